"""Typography, and that every changed character keeps its place in the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nds_docs.compose.typography import typeset
from nds_docs.document import nodes as n
from nds_docs.document.pieces import pieces, text
from nds_docs.document.source import Span


def paragraph(*parts: str) -> n.Para:
    """A paragraph of plain and, every second part, emphasised text, each with its place in `"".join(parts)`."""
    content: list[n.Inline] = []
    at = 0
    for position, part in enumerate(parts):
        span = Span("a.md", at, at + len(part))
        said = n.Str(part, span=span)
        content.append(n.Emph((said,), span=span) if position % 2 else said)
        at += len(part)
    return n.Para(tuple(content), span=Span("a.md", 0, at))


def typeset_text(*parts: str) -> str:
    (block,) = typeset((paragraph(*parts),))
    assert isinstance(block, n.Para)
    return text(block)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ('Hij zei "ja".', "Hij zei “ja”."),
        ('"Ja \'nee\'" ("x")', "“Ja ‘nee’” (“x”)"),
        ("'s Morgens foto's en 'n huis", "’s Morgens foto’s en ’n huis"),
        ("art. 3, lid 2, p. 7, nrs. 4 en € 20", "art.\u00a03, lid\u00a02, p.\u00a07, nrs.\u00a04 en €\u00a020"),
        ("de start. 3 apr. 4 in 2025", "de start. 3 apr. 4 in 2025"),
    ],
)
def test_marks(typed: str, shown: str) -> None:
    assert typeset_text(typed) == shown


def test_what_stands_before_emphasis_counts() -> None:
    assert typeset_text('Zie "', "dit", '" en (', '"dat"', ")") == "Zie “dit” en (“dat”)"


@given(st.lists(st.text("ab \"'.(€3p", max_size=12), max_size=4))
def test_pieces_tile_and_lengths_stay(parts: list[str]) -> None:
    typed = "".join(parts)
    (block,) = typeset((paragraph(*parts),))
    assert isinstance(block, n.Para)
    made = pieces(block)
    assert len(text(block)) == len(typed)
    assert [piece.start for piece in made[1:]] == [piece.end for piece in made[:-1]]
    for piece in made:
        if piece.kind is n.PieceKind.TEXT:
            assert piece.text == typed[piece.start : piece.end]
