"""The text of a PDF as a screen reader takes it: along the structure tree, without what is marked as an artifact.

Only for what Typst writes: fonts with two-byte codes and a table to Unicode, text in no form of its own.
Source: ISO 32000-1, 9.10 (extraction of text), 14.7 (logical structure), 14.8 (tagged PDF).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

INLINE = {"/Span", "/Link", "/Strong", "/Em", "/Quote", "/Reference", "/Code"}
"""Structure types that stand in a line; all others start a new one."""

SKIPPED = {"/TOC", "/Figure"}
"""Lists of contents, which hold numbers of pages, and the words that stand for a picture."""

OPERATORS = "BDC BMC EMC Tf Tj TJ"
Place = tuple[Any, int | None]
"""A page, and the number of a marked text on it."""


class TaggedPdf:
    """A PDF file, its text read once. `pages` has all text of each page, artifacts too."""

    def __init__(self, file: pikepdf.Pdf) -> None:
        self.file = file
        self._fonts: dict[tuple[int, int], dict[int, str]] = {}
        self._texts: dict[Place, str] = {}
        self.pages: list[str] = []
        for page in file.pages:
            shown = list(self._shown(page))
            self.pages.append(" ".join(text for _, text in shown))
            for marked, text in shown:
                place = (page.objgen, marked)
                self._texts[place] = self._texts.get(place, "") + text

    def lines(self) -> list[str]:
        """The text: a string for every element that stands by itself, footnotes right after their mark."""
        found = [""]
        for part in self._parts(self.file.Root.StructTreeRoot.K, None):
            if part is None:
                found.append("")
            else:
                found[-1] += part
        return [line for line in found if line.strip()]

    def marks(self) -> list[str]:
        """The numbers of the footnotes, in the order of the text."""
        notes = self._elements(self.file.Root.StructTreeRoot.K, "/Note")
        return ["".join(filter(None, self._parts(_label(note), note.get("/Pg")))) for note in notes]

    def _shown(self, page: pikepdf.Page) -> Iterator[tuple[int | None, str]]:
        """Each text of a page with the number under which the structure knows it."""
        open_marks: list[pikepdf.Dictionary] = []
        font: Mapping[int, str] = {}
        for instruction in pikepdf.parse_content_stream(page, OPERATORS):
            operands = instruction.operands
            match str(instruction.operator):
                case "BDC" | "BMC":
                    properties = operands[1] if len(operands) > 1 else None
                    open_marks.append(
                        properties if isinstance(properties, pikepdf.Dictionary) else pikepdf.Dictionary()
                    )
                    if "/ActualText" in open_marks[-1]:
                        yield _number(open_marks), str(open_marks[-1].ActualText)
                case "EMC":
                    open_marks.pop()
                case "Tf":
                    font = self._font(page.Resources.Font[str(operands[0])])
                case _ if not any("/ActualText" in mark for mark in open_marks):
                    yield _number(open_marks), _decoded(operands[0], font)

    def _font(self, font: pikepdf.Object) -> Mapping[int, str]:
        if font.objgen not in self._fonts:
            table = font.ToUnicode.read_bytes().decode("latin-1")
            assert "bfrange" not in table
            pairs = re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", table, re.MULTILINE)
            self._fonts[font.objgen] = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
        return self._fonts[font.objgen]

    def _parts(self, element: Any, page: Any) -> Iterator[str | None]:
        """The texts below `element` in reading order; None where another line starts."""
        match element:
            case pikepdf.Array():
                for kid in element:
                    yield from self._parts(kid, page)
            case pikepdf.Dictionary() if "/S" in element:
                yield from self._of_element(element, element.get("/Pg", page))
            case pikepdf.Dictionary() if "/MCID" in element:
                yield self._texts.get((element.get("/Pg", page).objgen, int(element.MCID)), "")
            case int():
                yield self._texts.get((page.objgen, element), "")

    def _of_element(self, element: pikepdf.Dictionary, page: Any) -> Iterator[str | None]:
        if str(element.S) in SKIPPED or _is_mark(element):
            return
        alone = str(element.S) not in INLINE or _is_placed_as_block(element)
        if alone:
            yield None
        yield from self._parts(element.get("/K", pikepdf.Array()), page)
        if alone:
            yield None

    def _elements(self, element: Any, kind: str) -> Iterator[pikepdf.Dictionary]:
        if isinstance(element, pikepdf.Array):
            for kid in element:
                yield from self._elements(kid, kind)
        elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
            if str(element.S) == kind:
                yield element
            yield from self._elements(element.get("/K", pikepdf.Array()), kind)


def _number(marks: list[pikepdf.Dictionary]) -> int | None:
    return next((int(mark.MCID) for mark in reversed(marks) if "/MCID" in mark), None)


def _decoded(operand: Any, font: Mapping[int, str]) -> str:
    strings = operand if isinstance(operand, pikepdf.Array) else [operand]
    codes = b"".join(bytes(part) for part in strings if isinstance(part, pikepdf.String))
    return "".join(font[int.from_bytes(codes[at : at + 2])] for at in range(0, len(codes), 2))


def _label(note: pikepdf.Dictionary) -> Any:
    """What is in the label of a note: the link that leads back to its mark."""
    return next(kid.K for kid in note.K if isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == "/Lbl")


def _is_mark(element: pikepdf.Dictionary) -> bool:
    """Whether it is the mark of a footnote, in the text or before the note: the only labels that are links."""
    kids = element.get("/K")
    first = kids[0] if isinstance(kids, pikepdf.Array) and len(kids) else kids
    return element.S == "/Lbl" and isinstance(first, pikepdf.Dictionary) and first.get("/S") == "/Link"


def _is_placed_as_block(element: pikepdf.Dictionary) -> bool:
    attributes = element.get("/A", pikepdf.Array())
    owners = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    return any(isinstance(owner, pikepdf.Dictionary) and owner.get("/Placement") == "/Block" for owner in owners)
