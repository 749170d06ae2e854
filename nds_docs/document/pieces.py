"""Which source characters became which characters of a text: the way back from Word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from nds_docs.document import nodes as n
from nds_docs.document.nodes import Inline, Piece, PieceKind
from nds_docs.document.source import Source, Span

Leaf = n.Plain | n.Para | n.Header | n.CodeBlock | n.Term

OBJECT = "\ufffc"
"""Stands in a block's text for what is no text: a footnote mark, a picture (Unicode 23.8)."""


def pieces(leaf: Leaf) -> tuple[Piece, ...]:
    """The pieces of a block in reading order, with the markup around the text.

    For a block as it was read they tile its span: each starts where the one before ends. After `resolve` a
    generated piece may stand for source (a reference) or for none (`start == end`).
    """
    inner = leaf.pieces if isinstance(leaf, n.CodeBlock) else tuple(_of_inlines(leaf.content, leaf.span.path))
    return tuple(_framed(leaf.span, inner))


def text(leaf: Leaf) -> str:
    """The text of a block as its pieces give it."""
    return "".join(piece.text for piece in pieces(leaf))


def tiling_fault(leaf: Leaf, source: Source) -> str:
    """Why the pieces of a block that was just read do not tile its span; "" when they do."""
    at = leaf.span.start
    for piece in pieces(leaf):
        if piece.start != at or piece.end < piece.start:
            return f"a piece starts at {piece.start}, the one before ends at {at}"
        if piece.kind is PieceKind.TEXT and source.text[piece.start : piece.end] != piece.text:
            return f"{source.text[piece.start : piece.end]!r} is not {piece.text!r}"
        at = piece.end
    return "" if at == leaf.span.end else f"the pieces end at {at}, the block at {leaf.span.end}"


def _framed(span: Span, inner: tuple[Piece, ...]) -> Iterator[Piece]:
    """`inner` with markup pieces for the source between them and up to both ends of `span`."""
    at = span.start
    for piece in inner:
        if piece.start > at and span:
            yield Piece(at, piece.start, "", PieceKind.MARKUP)
        yield piece
        at = max(at, piece.end)
    if span and at < span.end:
        yield Piece(at, span.end, "", PieceKind.MARKUP)


def _of_inlines(inlines: tuple[Inline, ...], path: str) -> Iterator[Piece]:
    for inline in inlines:
        yield from _of_inline(inline, path)


def _of_inline(inline: Inline, path: str) -> Iterator[Piece]:
    here = inline.span.path == path and bool(path)
    match inline:
        case n.Str() if inline.pieces:
            yield from inline.pieces
        case n.Str() if here:
            yield Piece(inline.span.start, inline.span.end, inline.text, PieceKind.TEXT)
        case n.Str():
            yield Piece(0, 0, inline.text, PieceKind.GENERATED)
        case n.Code():
            yield from _framed(inline.span, inline.pieces)
        case n.SoftBreak():
            yield Piece(inline.span.start, inline.span.end, " ", PieceKind.ATOM)
        case n.LineBreak():
            yield Piece(inline.span.start, inline.span.end, "\n", PieceKind.ATOM)
        case n.Image() | n.Note():
            yield Piece(inline.span.start, inline.span.end, OBJECT, PieceKind.ATOM)
        case n.CrossReference() | n.Expression() | n.Cite():
            yield Piece(inline.span.start, inline.span.end, OBJECT, PieceKind.GENERATED)
        case (
            n.Emph() | n.Strong() | n.Strikeout() | n.Superscript() | n.Subscript()
            | n.Link() | n.BracketedSpan()
        ):  # fmt: skip
            yield from _framed(inline.span, tuple(_of_inlines(inline.content, path)))
        case _:
            assert_never(inline)
