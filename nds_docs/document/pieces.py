"""Which source characters became which characters of a text: the way back from Word."""

from __future__ import annotations

from typing import assert_never

from nds_docs.document import nodes as n
from nds_docs.document.nodes import Inline, Piece, PieceKind
from nds_docs.document.source import Source, Span

Leaf = n.Plain | n.Para | n.Header | n.CodeBlock | n.Term
"""Every kind of `TextBlock`."""

_Enclosing = n.Emph | n.Strong | n.Strikeout | n.Superscript | n.Subscript | n.Link | n.BracketedSpan
_Single = n.Str | n.Code | n.SoftBreak | n.LineBreak | n.Image | n.Note | n.CrossReference | n.Expression | n.Cite

OBJECT = "\ufffc"
"""Stands in a block's text for what is no text: a footnote mark, a picture (Unicode 23.8)."""


def pieces(leaf: Leaf) -> tuple[Piece, ...]:
    """The pieces of a block in reading order, with the markup around the text.

    For a block as it was read they tile its span: each starts where the one before ends. After `resolve` a
    generated piece may stand for source (a reference) or for none (`start == end`). What was written in another file
    than the block, and all words of a block that the program made, are generated without source.
    """
    tiling = _Tiling(leaf.span)
    if isinstance(leaf, n.CodeBlock):
        for piece in leaf.pieces:
            tiling.add(piece)
    else:
        tiling.inlines(leaf.content)
    tiling.markup_to(leaf.span.end)
    return tuple(tiling.found)


def text(leaf: Leaf) -> str:
    """The text of a block as its pieces give it."""
    return "".join(piece.text for piece in pieces(leaf))


def tiling_fault(leaf: Leaf, source: Source) -> str:
    """Why the pieces of a block that was just read do not tile its span; "" when they do."""
    at = leaf.span.start
    for start, end, shown, kind in pieces(leaf):
        if start != at or end < start:
            return f"a piece starts at {start}, the one before ends at {at}"
        if kind is PieceKind.TEXT and source.text[start:end] != shown:
            return f"{source.text[start:end]!r} is not {shown!r}"
        at = end
    return "" if at == leaf.span.end else f"the pieces end at {at}, the block at {leaf.span.end}"


class _Tiling:
    """Lays the pieces of a block one behind the other; `at` is the offset after the last."""

    def __init__(self, span: Span) -> None:
        self.path, self.at = span.path, span.start
        self.found: list[Piece] = []

    def markup_to(self, offset: int) -> None:
        """What lies between here and `offset` is markup."""
        if offset > self.at:
            self.found.append(Piece(self.at, offset, "", PieceKind.MARKUP))
            self.at = offset

    def add(self, piece: Piece) -> None:
        self.markup_to(piece.start)
        self.found.append(piece)
        self.at = max(self.at, piece.end)

    def inlines(self, inlines: tuple[Inline, ...]) -> None:
        for inline in inlines:
            path, start, end = inline.span
            if self.path and path == self.path:
                self.markup_to(start)
                self.written(inline, start, end)
                self.markup_to(end)
            elif isinstance(inline, _Enclosing):
                self.inlines(inline.content)
            else:
                self.found.append(Piece(0, 0, _shown(inline), PieceKind.GENERATED))

    def written(self, inline: Inline, start: int, end: int) -> None:
        """An inline that stands in the file of the block, from `start` to `end`."""
        match inline:
            case n.Str() | n.Code() if inline.pieces:
                for piece in inline.pieces:
                    self.add(piece)
            case n.Str():
                self.add(Piece(start, end, inline.text, PieceKind.TEXT))
            case n.Code():
                self.add(Piece(0, 0, inline.text, PieceKind.GENERATED))
            case n.SoftBreak() | n.LineBreak() | n.Image() | n.Note():
                self.add(Piece(start, end, _shown(inline), PieceKind.ATOM))
            case n.CrossReference() | n.Expression() | n.Cite():
                self.add(Piece(start, end, _shown(inline), PieceKind.GENERATED))
            case (
                n.Emph() | n.Strong() | n.Strikeout() | n.Superscript() | n.Subscript()
                | n.Link() | n.BracketedSpan()
            ):  # fmt: skip
                self.inlines(inline.content)
            case _:
                assert_never(inline)


def _shown(inline: _Single) -> str:
    """What stands in a block's text for an inline that holds no other text."""
    match inline:
        case n.Str() | n.Code():
            return inline.text
        case n.SoftBreak():
            return " "
        case n.LineBreak():
            return "\n"
        case n.Image() | n.Note() | n.CrossReference() | n.Expression() | n.Cite():
            return OBJECT
        case _:
            assert_never(inline)
