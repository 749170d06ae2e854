"""A leaf block as a row of units, which together are its source: characters, objects, and the markup between them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, TypeAlias, assert_never

from nds_docs.document import nodes as n
from nds_docs.document.nodes import Inline, Piece, PieceKind
from nds_docs.document.pieces import OBJECT, Leaf

Marking: TypeAlias = (
    n.Emph | n.Strong | n.Strikeout | n.Superscript | n.Subscript | n.Link | n.BracketedSpan | n.Code
)  # fmt: skip
Object: TypeAlias = n.Image | n.Note | n.CrossReference | n.Expression | n.Cite


class UnitKind(Enum):
    """What a unit of source is."""

    CHARACTER = "character"  # stands for itself
    SIGN = "sign"  # an escape, an entity, a tab: source that stands for its text as a whole
    BREAK = "break"  # a line end, soft or hard, with the prefix of the next line
    OBJECT = "object"  # a reference, citation, expression, footnote mark or picture
    OPEN = "open"  # `**`, `[`, `` ` ``
    CLOSE = "close"  # `**`, `](url)`, `` ` ``
    GAP = "gap"  # `# `, `{#sec-x}`, a comment


@dataclass(frozen=True, eq=False)
class Mark:
    """One piece of emphasis, link, span or code around characters: this very one."""

    node: Marking


class Unit(NamedTuple):
    """Source characters `start` to `end`, and the text that a reader sees of them.

    `marks` are those around it, outermost first; those of an `OPEN` or `CLOSE` end with its own. `object` is that of
    an `OBJECT`.
    """

    kind: UnitKind
    start: int
    end: int
    text: str
    marks: tuple[Mark, ...] = ()
    object: Object | None = None


def units_of(leaf: Leaf) -> tuple[Unit, ...]:
    """The units of a leaf that was just read and is `mapped`; they tile its span."""
    walk = _Walk(leaf.span.start)
    if isinstance(leaf, n.CodeBlock):
        for piece in leaf.pieces:
            walk.gap_to(piece.start)
            walk.piece(piece, ())
    else:
        walk.inlines(leaf.content, ())
    walk.gap_to(leaf.span.end)
    return tuple(walk.found)


class _Walk:
    """Goes through the inlines; `at` is the offset after the last unit."""

    def __init__(self, start: int) -> None:
        self.at = start
        self.found: list[Unit] = []

    def add(self, kind: UnitKind, end: int, text: str, marks: tuple[Mark, ...], object_: Object | None = None) -> None:
        self.found.append(Unit(kind, self.at, end, text, marks, object_))
        self.at = end

    def gap_to(self, offset: int, marks: tuple[Mark, ...] = ()) -> None:
        if offset > self.at:
            self.add(UnitKind.GAP, offset, "", marks)

    def inlines(self, inlines: tuple[Inline, ...], marks: tuple[Mark, ...]) -> None:
        for inline in inlines:
            self.gap_to(inline.span.start, marks)
            self.inline(inline, marks)

    def inline(self, inline: Inline, marks: tuple[Mark, ...]) -> None:
        end = inline.span.end
        match inline:
            case n.Str():
                for piece in inline.pieces or (Piece(self.at, end, inline.text, PieceKind.TEXT),):
                    self.piece(piece, marks)
            case n.SoftBreak():
                self.add(UnitKind.BREAK, end, " ", marks)
            case n.LineBreak():
                self.add(UnitKind.BREAK, end, "\n", marks)
            case n.Image() | n.Note() | n.CrossReference() | n.Expression() | n.Cite():
                self.add(UnitKind.OBJECT, end, OBJECT, marks, inline)
            case n.Code():
                own = (*marks, Mark(inline))
                self.add(UnitKind.OPEN, inline.pieces[0].start if inline.pieces else end, "", own)
                for piece in inline.pieces:
                    self.piece(piece, own)
                self.add(UnitKind.CLOSE, end, "", own)
            case (
                n.Emph() | n.Strong() | n.Strikeout() | n.Superscript() | n.Subscript()
                | n.Link() | n.BracketedSpan()
            ):  # fmt: skip
                own = (*marks, Mark(inline))
                self.add(UnitKind.OPEN, inline.content[0].span.start if inline.content else end, "", own)
                self.inlines(inline.content, own)
                self.add(UnitKind.CLOSE, end, "", own)
            case _:
                assert_never(inline)

    def piece(self, piece: Piece, marks: tuple[Mark, ...]) -> None:
        match piece.kind:
            case PieceKind.TEXT:
                for character in piece.text:
                    self.add(UnitKind.CHARACTER, self.at + 1, character, marks)
            case PieceKind.ATOM | PieceKind.GENERATED:
                self.add(UnitKind.SIGN, piece.end, piece.text, marks)
            case PieceKind.MARKUP:
                self.add(UnitKind.GAP, piece.end, "", marks)
            case _:
                assert_never(piece.kind)
