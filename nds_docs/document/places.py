"""From a place in the Markdown to the place in a document that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from nds_docs.document import nodes as n
from nds_docs.document.nodes import Block, Inline, Piece, PieceKind
from nds_docs.document.pieces import Leaf, pieces
from nds_docs.document.source import Span
from nds_docs.document.walk import AnyNode, children

Words = n.Plain | n.Para | n.Header | n.Term
"""The leaves whose text is inlines: marks can stand in it."""


class Stretch(NamedTuple):
    """Characters `start` to `end` of the text of a leaf, counted as `pieces` does."""

    leaf: Words
    start: int
    end: int


class _Shown(NamedTuple):
    """A leaf, and the stretch of the running text that stands for it: its own text, or the mark of its footnote."""

    leaf: Leaf
    running: Words
    note: int | None


class Places:
    """The leaves of a document by what they were written in."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self._shown: dict[str, list[_Shown]] = {}
        self._first: Words | None = None
        for shown in _running(blocks):
            self._first = self._first or shown.running
            if shown.leaf.span:
                self._shown.setdefault(shown.leaf.span.path, []).append(shown)

    def stretch(self, span: Span) -> Stretch | None:
        """What shows the characters of `span`; a text in a footnote is shown by its mark.

        Where nothing shows them it is the end of what stands before them in their file, or the start of the file. None
        where the document shows nothing of that file.
        """
        if span.path not in self._shown:
            return None
        before: _Shown | None = None
        for shown in self._shown[span.path]:
            leaf = shown.leaf.span
            last = leaf.end - 1 if span.end > span.start else leaf.end
            if leaf.start <= span.start <= last or span.start <= leaf.start < span.end:
                return _stretch(shown, span)
            if leaf.end < span.start and (before is None or leaf.end > before.leaf.span.end):
                before = shown
        if before is None:
            first = self._shown[span.path][0]
            return _stretch(first, Span(span.path, first.leaf.span.start, first.leaf.span.start))
        return _stretch(before, Span(span.path, before.leaf.span.end, before.leaf.span.end))

    @property
    def beginning(self) -> Stretch | None:
        """Before the first word; None in a document without any."""
        return Stretch(self._first, 0, 0) if self._first else None


def _running(blocks: tuple[Block, ...]) -> Iterator[_Shown]:
    """Every leaf in reading order; code is shown by the end of the paragraph before it."""
    last: Words | None = None
    for node in _outer(blocks):
        if isinstance(node, n.CodeBlock):
            if last:
                yield _Shown(node, last, length(last.content))
            continue
        last = node
        yield _Shown(node, node, None)
        for at, note in _notes(node.content, 0):
            yield from (_Shown(leaf, node, at) for leaf in _outer(note.content))


def _outer(nodes: tuple[AnyNode, ...]) -> Iterator[Leaf]:
    """The leaves that stand in the text itself."""
    for node in nodes:
        if isinstance(node, Leaf):
            yield node
        else:
            yield from _outer(tuple(children(node)))


def _notes(content: tuple[Inline, ...], at: int) -> Iterator[tuple[int, n.Note]]:
    """The footnotes in inlines that begin at an offset, each with that of its mark."""
    for inline in content:
        match inline:
            case n.Note():
                yield at, inline
            case (
                n.Emph() | n.Strong() | n.Strikeout() | n.Superscript() | n.Subscript()
                | n.Link() | n.BracketedSpan()
            ):  # fmt: skip
                yield from _notes(inline.content, at)
            case _:
                pass
        at += length((inline,))


def length(content: tuple[Inline, ...]) -> int:
    """How many characters inlines have in the text of their block."""
    total = 0
    for inline in content:
        match inline:
            case n.Str() | n.Code():
                total += len(inline.text)
            case (
                n.Emph() | n.Strong() | n.Strikeout() | n.Superscript() | n.Subscript()
                | n.Link() | n.BracketedSpan()
            ):  # fmt: skip
                total += length(inline.content)
            case _:
                total += 1
    return total


def _stretch(shown: _Shown, span: Span) -> Stretch:
    if shown.note is not None:
        most = length(shown.running.content)
        return Stretch(shown.running, min(shown.note, most), min(shown.note + 1, most))
    start, end = _characters(pieces(shown.leaf), span.start, span.end)
    return Stretch(shown.running, start, end)


def _characters(of_leaf: tuple[Piece, ...], start: int, end: int) -> tuple[int, int]:
    """The characters of a block's text that characters of its source became; two equal offsets where none did."""
    at, first, last, point = 0, -1, -1, 0
    for piece in of_leaf:
        size = len(piece.text)
        one_to_one = piece.kind is PieceKind.TEXT and size == piece.end - piece.start
        if piece.end > piece.start or piece.text:
            if piece.end > piece.start and piece.start <= start:
                point = at + (min(start - piece.start, size) if one_to_one else size if start >= piece.end else 0)
            if size and piece.start < end and start < piece.end:
                begins = at + (max(start - piece.start, 0) if one_to_one else 0)
                first = begins if first < 0 else first
                last = at + (min(end - piece.start, size) if one_to_one else size)
        at += size
    return (point, point) if first < 0 else (first, last)
