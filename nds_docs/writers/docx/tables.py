"""How wide the columns of a table are: each gets room for its longest word, the rest goes by the amount of text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from nds_docs.document import nodes as n
from nds_docs.document.walk import LEAVES, descendants, plain_text
from nds_docs.writers import look
from nds_docs.writers.docx.ooxml import mm, twips
from nds_docs.writers.docx.style_sheet import CELL_SIDE

_NARROW = frozenset("ijlftr.,:;'’‘!|()[]I -")
_WIDE = frozenset("mwMW@%—…")
_EM = mm(look.TABLE.size)
_SHORT = 60.0  # mm: a cell of at most this much text stays on one line where there is room


class TableLayout(NamedTuple):
    """Widths of the columns and indent of the whole, in twips."""

    widths: tuple[int, ...]
    indent: int


class _Need(NamedTuple):
    """mm: what the longest word of a column takes, and what its longest cell takes on one line."""

    least: float
    most: float


def table_layout(table: n.Table, available: float, indent: float) -> TableLayout:
    """The layout of `table` in a column of `available` mm, moved in by `indent` mm."""
    given = [column.width for column in table.columns]
    if all(width is not None for width in given):
        widths = [available * (width or 0.0) for width in given]
    else:
        widths = _fitted([_need(table, position) for position in range(len(table.columns))], available)
    return TableLayout(tuple(map(twips, widths)), twips(indent))


def _fitted(needs: list[_Need], available: float) -> list[float]:
    """Widths that add up to `available`, or to less where every cell fits on one line."""
    if sum(need.most for need in needs) <= available:
        return _spread([need.most for need in needs], available)
    least = [need.least for need in needs]
    if sum(least) >= available:
        return [width * available / sum(least) for width in least]
    wished = [max(0.0, min(need.most, available) - need.least) for need in needs]
    short = [
        min(wish, max(0.0, _SHORT - need.least)) if need.most <= _SHORT else 0.0
        for wish, need in zip(wished, needs, strict=True)
    ]
    room = available - sum(least)
    if 0 < sum(short) <= room / 2:
        least = [width + extra for width, extra in zip(least, short, strict=True)]
        wished = [wish - extra for wish, extra in zip(wished, short, strict=True)]
        room -= sum(short)
    total = sum(wish**0.5 for wish in wished) or 1.0
    return [width + room * wish**0.5 / total for width, wish in zip(least, wished, strict=True)]


def _spread(widths: list[float], available: float) -> list[float]:
    """A table that nearly fills the line fills it; a small one stays small."""
    total = sum(widths)
    return [width * available / total for width in widths] if total > 0.6 * available else widths


def _need(table: n.Table, column: int) -> _Need:
    least = most = 6.0
    for text in _texts(table, column):
        words = text.replace("\u00a0", "x").split()
        least = max(least, max(map(_width, words), default=0.0))
        most = max(most, _width(text))
    padding = 2 * CELL_SIDE + 0.8
    return _Need(least + padding, most + padding)


def _texts(table: n.Table, column: int) -> Iterable[str]:
    for row in (*table.head, *table.body):
        if column < len(row.cells) and all(cell.column_span == 1 for cell in row.cells):
            for node in descendants(row.cells[column].content):
                if isinstance(node, LEAVES):
                    yield node.text if isinstance(node, n.CodeBlock) else plain_text(node.content)


def _width(text: str) -> float:
    """About how wide `text` is set, in mm: no font is measured, a little too wide is harmless."""
    units = sum(
        0.3 if sign in _NARROW else 0.85 if sign in _WIDE else 0.64 if sign.isupper() else 0.54 for sign in text
    )
    return units * _EM
