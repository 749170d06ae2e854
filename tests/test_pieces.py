"""Pieces of blocks that the program made or moved words into: only what stands in the file of the block leads there."""

from __future__ import annotations

from nds_docs.document import nodes as n
from nds_docs.document.nodes import Piece, PieceKind
from nds_docs.document.pieces import OBJECT, pieces, text
from nds_docs.document.source import Span


def at(start: int, end: int) -> Span:
    return Span("a.md", start, end)


MOVED = (
    n.Str("it’s", span=at(50, 54), pieces=(Piece(50, 52, "it", PieceKind.TEXT), Piece(52, 54, "’s", PieceKind.ATOM))),
    n.SoftBreak(span=at(54, 55)),
    n.Strong((n.Str("so", span=at(57, 59)),), span=at(55, 61)),
    n.LineBreak(span=at(61, 63)),
    n.Note((), span=at(63, 67)),
    n.Image((n.Str("alt", span=at(69, 72)),), "a.png", span=at(67, 80)),
)


def test_words_moved_into_a_block_that_was_made_lead_nowhere() -> None:
    made = n.Para(MOVED)
    assert text(made) == f"it’s so\n{OBJECT}{OBJECT}"
    assert {(piece.start, piece.end, piece.kind) for piece in pieces(made)} == {(0, 0, PieceKind.GENERATED)}


def test_words_moved_into_a_block_of_another_file_lead_nowhere() -> None:
    block = n.Para((n.Str("Zie ", span=Span("b.md", 7, 11)), *MOVED), span=Span("b.md", 7, 14))
    first, *moved, last = pieces(block)
    assert first == Piece(7, 11, "Zie ", PieceKind.TEXT)
    assert {(piece.start, piece.end, piece.kind) for piece in moved} == {(0, 0, PieceKind.GENERATED)}
    assert last == Piece(11, 14, "", PieceKind.MARKUP)


def test_words_of_the_file_inside_what_was_made_lead_back() -> None:
    word = n.Str("data", span=at(4, 8))
    block = n.Para((n.Strong((n.Str("Doel 3.1 "), word)),), span=at(2, 8))
    assert pieces(block) == (
        Piece(0, 0, "Doel 3.1 ", PieceKind.GENERATED),
        Piece(2, 4, "", PieceKind.MARKUP),
        Piece(4, 8, "data", PieceKind.TEXT),
    )
