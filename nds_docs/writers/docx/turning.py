"""Sections of a Word file: pages upright, and on their side for tables that need it.

Source: ECMA-376 part 1, 17.6.17 and 17.6.18: a section ends in its last paragraph, the last one at the end.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from nds_docs.writers.docx.flow import EMPTY, Item, Paragraph, Table, apart


class Sections(NamedTuple):
    """The `w:sectPr` of upright pages, and that of pages on their side where there are any."""

    upright: str
    side: str = ""

    def write(self, items: Iterable[Item]) -> str:
        """`items` as they stand in the file, each turned table with its caption on pages of its own."""
        made: list[Item] = []
        upright = self.upright
        for item in apart(items):
            if isinstance(item, Table) and item.turned:
                _end_before(made, _first(made), upright)
                upright = _without_title(self.upright)
                made += [item, EMPTY._replace(section=_without_title(self.side))]
            else:
                made.append(item)
        return "".join(item.xml() for item in made) + upright


def _first(made: list[Item]) -> int:
    """Where what belongs to the next table starts: at the paragraphs of its caption."""
    first = len(made)
    while first and _is_caption(made[first - 1]):
        first -= 1
    return first


def _is_caption(item: Item) -> bool:
    return isinstance(item, Paragraph) and item.form.style == "Caption" and item.form.keep_next is True


def _end_before(made: list[Item], at: int, section: str) -> None:
    """Ends a section in the paragraph above `at`; where there is none, or it ends another, in one made for it."""
    above = made[at - 1] if at else None
    if isinstance(above, Paragraph) and not above.section:
        made[at - 1] = above._replace(section=section)
    else:
        made.insert(at, EMPTY._replace(section=section))


def _without_title(section: str) -> str:
    return section.replace("<w:titlePg/>", "")
