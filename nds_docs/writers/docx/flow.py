"""Paragraphs and tables one below the other, and how they stand in a file.

A writer makes a flat row of them. What hangs on neighbours is settled here: the room below a table, and the sections of
pages on their side.
Source: ECMA-376 part 1, 17.3.1 (paragraphs), 17.4 (tables).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from nds_docs.writers.docx.formatting import ParagraphFormat

_AFTER_TABLE = 12.0  # pt
_WITH_OWN_ROOM = ("Heading", "Caption", "AnnexWord")
"""What the names of styles start with that keep their distance from a table themselves."""


class Paragraph(NamedTuple):
    """`content` as it stands in the file; `level` of a heading, `length` in characters, `section` that ends with it."""

    form: ParagraphFormat
    content: str
    level: int = 0
    length: int = 0
    section: str = ""

    def xml(self) -> str:
        properties = _properties(self.form)
        if self.section:
            properties = f"{properties.removesuffix(_END) or _START}{self.section}{_END}"
        return f"<w:p>{properties}{self.content}</w:p>"


class Table(NamedTuple):
    """A table as it stands in the file; `turned` says that it stands on pages on their side."""

    content: str
    turned: bool = False

    def xml(self) -> str:
        return self.content


Item = Paragraph | Table

EMPTY = Paragraph(ParagraphFormat(), "")
_START, _END = "<w:pPr>", "</w:pPr>"
_properties = cache(ParagraphFormat.xml)


def write(items: Iterable[Item]) -> str:
    """`items` as they stand in the file."""
    return "".join(item.xml() for item in apart(items))


def apart(items: Iterable[Item]) -> Iterator[Item]:
    """`items` with room below tables: a paragraph between two of them, which Word would take for one."""
    above: Item | None = None
    for item in items:
        if isinstance(above, Table):
            if isinstance(item, Table):
                yield EMPTY
            elif _is_close(item.form):
                item = item._replace(form=replace(item.form, before=_AFTER_TABLE))
        yield item
        above = item


def _is_close(form: ParagraphFormat) -> bool:
    """Whether a paragraph has no room above it of its own."""
    spaced = form.before is not None or form.after is not None
    return bool(form.style) and not form.style.startswith(_WITH_OWN_ROOM) and not spaced
