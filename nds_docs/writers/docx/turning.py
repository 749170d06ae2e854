"""Sections of a Word file: pages upright, and on their side for tables that need it.

Source: ECMA-376 part 1, 17.6.17 and 17.6.18: a section ends in its last paragraph, the last one at the end.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from nds_docs.writers.docx.ooxml import elements, w

Element = etree._Element


class Sections(NamedTuple):
    """The `w:sectPr` of upright pages, and that of pages on their side where there are any."""

    upright: str
    side: str = ""

    def close(self, turned: Iterable[Element]) -> str:
        """Puts each table of `turned`, its caption with it, on pages of its own; gives the section that comes last."""
        upright = self.upright
        for table in turned:
            _end_before(_first(table), upright)
            upright = _without_title(self.upright)
            table.addnext(_break(_without_title(self.side)))
        return upright


def _first(table: Element) -> Element:
    """Where what belongs to a table starts: at the paragraphs of its caption."""
    first, before = table, table.getprevious()
    while before is not None and _style(before) == "Caption" and before.find(f"{w('pPr')}/{w('keepNext')}") is not None:
        first, before = before, before.getprevious()
    return first


def _end_before(first: Element, section: str) -> None:
    """Ends a section in the paragraph above; where there is none, or it ends another, in one made for it."""
    above = first.getprevious()
    if above is None or above.tag != w("p") or above.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        first.addprevious(_break(section))
        return
    properties = above.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        above.insert(0, properties)
    properties.extend(elements(section))


def _break(section: str) -> Element:
    return elements(f"<w:p><w:pPr>{section}</w:pPr></w:p>")[0]


def _without_title(section: str) -> str:
    return section.replace("<w:titlePg/>", "")


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return (style.get(w("val")) or "") if style is not None else ""
