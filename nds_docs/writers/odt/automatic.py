"""Automatic styles: what one paragraph, table or cell has of its own, once for all that have the same.

Source: OpenDocument 1.3 part 3, 3.15.3.
"""

from __future__ import annotations

from typing import NamedTuple

from nds_docs.writers.odt.formatting import ParagraphFormat
from nds_docs.writers.odt.odf import attributes, style_name

_PREFIXES = {
    "paragraph": "P",
    "table": "Tabel",
    "table-column": "Kolom",
    "table-row": "Rij",
    "table-cell": "Cel",
    "graphic": "Vorm",
}


class Own(NamedTuple):
    """What sets a paragraph apart from its style: spaces in pt, indents in mm. None leaves it to the style;
    one space alone makes the other 0.

    `lists` is a list style, "" for none; `master` the kind of page that starts with the paragraph;
    not `joined`: its box ends with it.
    """

    keep_next: bool | None = None
    before: float | None = None
    after: float | None = None
    left: float | None = None
    first: float | None = None
    align: str = ""
    lists: str | None = None
    master: str = ""
    joined: bool = True
    page_before: bool | None = None


NOTHING = Own()


class Automatic:
    """Gives names to automatic styles, in the order in which they are first asked for."""

    def __init__(self, first: str = "") -> None:
        """`first` starts every name, so that those of another part of the file are others."""
        self._first = first
        self._names: dict[tuple[str, str, str], str] = {}
        self._paragraphs: dict[tuple[str, Own], str] = {}

    def paragraph(self, style: str, own: Own) -> str:
        """The name of the style of a paragraph of `style` that has `own` too."""
        if own == NOTHING:
            return style_name(style)
        known = self._paragraphs.get((style, own))
        if known is None:
            before, after = own.before, own.after
            if before is not None or after is not None:  # LibreOffice takes both from here, or neither
                before, after = before or 0.0, after or 0.0
            form = ParagraphFormat(
                keep_next=own.keep_next, before=before, after=after, left=own.left, first=own.first,
                align=own.align, joined=own.joined, page_before=own.page_before,
            )  # fmt: skip
            given = {"style:parent-style-name": style_name(style), "style:master-page-name": own.master}
            listed = "" if own.lists is None else f' style:list-style-name="{style_name(own.lists)}"'
            known = self._paragraphs[style, own] = self.name("paragraph", form.xml(), attributes(given) + listed)
        return known

    def name(self, family: str, properties: str, given: str = "") -> str:
        """The name of a style of `family` with these properties and attributes, both as they stand in the file."""
        key = (family, given, properties)
        known = self._names.get(key)
        if known is None:
            number = 1 + sum(other == family for other, _, _ in self._names)
            known = self._names[key] = f"{self._first}{_PREFIXES[family]}{number}"
        return known

    def xml(self) -> str:
        """The styles, as they stand in `office:automatic-styles`."""
        return "".join(
            f'<style:style style:name="{name}" style:family="{family}"{given}>{properties}</style:style>'
            for (family, given, properties), name in self._names.items()
        )
