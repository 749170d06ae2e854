"""The revision elements of a Word file: each once, with who made it and when.

Source: ECMA-376 part 1, 17.13.5 (revisions).
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from nds_docs.review.archive import Archive
from nds_docs.review.returned import Revision, RevisionKind
from nds_docs.writers.docx.ooxml import w

Element = etree._Element

KINDS: Final = {
    w("ins"): RevisionKind.INSERTION,
    w("del"): RevisionKind.DELETION,
    w("moveFrom"): RevisionKind.MOVED_FROM,
    w("moveTo"): RevisionKind.MOVED_TO,
    w("rPrChange"): RevisionKind.FORMATTING,
    w("pPrChange"): RevisionKind.PARAGRAPH,
    w("numberingChange"): RevisionKind.NUMBERING,
    w("sectPrChange"): RevisionKind.SECTION,
    w("tblPrChange"): RevisionKind.TABLE,
    w("tblPrExChange"): RevisionKind.TABLE,
    w("trPrChange"): RevisionKind.TABLE,
    w("tcPrChange"): RevisionKind.TABLE,
    w("tblGridChange"): RevisionKind.TABLE,
    w("cellIns"): RevisionKind.CELL,
    w("cellDel"): RevisionKind.CELL,
    w("cellMerge"): RevisionKind.CELL,
    w("moveFromRangeStart"): RevisionKind.RANGE,
    w("moveToRangeStart"): RevisionKind.RANGE,
    w("customXmlInsRangeStart"): RevisionKind.RANGE,
    w("customXmlDelRangeStart"): RevisionKind.RANGE,
    w("customXmlMoveFromRangeStart"): RevisionKind.RANGE,
    w("customXmlMoveToRangeStart"): RevisionKind.RANGE,
}
"""Every element that records a revision; the ends of ranges close one and record none of their own."""


class Revisions:
    """The revision elements of a file, numbered in the order of each part."""

    def __init__(self, archive: Archive) -> None:
        self._by_element: dict[Element, Revision] = {}
        self._around: set[Element] = set()
        for part in sorted(archive.parts):
            if part.startswith("word/") and part.endswith(".xml") and (root := archive.xml(part)) is not None:
                for number, element in enumerate(root.iter(*KINDS)):
                    self._by_element[element] = _revision(part, number, element)
                    self._around.update(element.iterancestors())

    def of(self, element: Element) -> Revision:
        return self._by_element[element]

    def inside(self, element: Element | None) -> tuple[Revision, ...]:
        """Those recorded in an element of properties, at any depth."""
        if element is None or element not in self._around:
            return ()
        return tuple(self.of(found) for found in element.iter(*KINDS))

    def all(self) -> dict[tuple[str, int], Revision]:
        return {revision.key: revision for revision in self._by_element.values()}


def _revision(part: str, number: int, element: Element) -> Revision:
    def get(name: str) -> str:
        return element.get(w(name)) or ""

    return Revision(part, number, KINDS[element.tag], get("author"), get("date"), get("name"))
