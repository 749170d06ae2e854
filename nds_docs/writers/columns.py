"""The widths of a table's columns, from what stands in them: so that few cells run over and no word breaks."""

from __future__ import annotations

from typing import NamedTuple

from nds_docs.document import nodes as n
from nds_docs.document.walk import descendants

LINE = 88
"""Characters of table text on a line of an upright page."""
SMALL_LINE = 104
"""The same in the small size for a table of many columns."""
WIDE_LINE = 164
"""The same in the small size on a page on its side."""
LONGEST_WORD = 17
"""A word of more characters may be hyphenated, so that it does not take the room of other columns."""
LONGEST_SMALL_WORD = 14
"""The same where words do not fit side by side in the usual size."""
LONGEST_ROW = 30
"""A table with a row of more lines lets its rows break over pages."""
KEPT_WHOLE = 16
"""A table of no more lines stays on one page."""
PADDING = 3
"""Characters' worth of space that a column needs around its text."""


class Need(NamedTuple):
    """What a column asks for, in characters: its longest word and its longest cell."""

    word: int
    cell: int


class Columns(NamedTuple):
    """`shares` are whole numbers that the widths stand to each other as.

    `lines`: how many lines of text the table takes, about; `longest`: those of its longest row. `word`: the characters
    of the longest word that is sure to fit. `small`: words fit only in the small size; `wide`: only on a page on its
    side.
    """

    shares: tuple[int, ...]
    lines: int
    longest: int
    word: int
    small: bool
    wide: bool


def columns(table: n.Table, alike: tuple[n.Table, ...] = ()) -> Columns:
    """How wide the columns should be; those of the tables in `alike` get the same widths.

    Widths that the Markdown gives by the length of its dashes do not count: hardly anyone means them.
    """
    texts = _texts(table)
    all_texts = [row for other in alike for row in _texts(other)] or texts
    needs = [_need([row[at] for row in all_texts if at < len(row)]) for at in range(len(table.columns))]
    least = sum(_least(need, LONGEST_WORD) for need in needs)
    small, wide = least > LINE, least > SMALL_LINE
    longest = LONGEST_SMALL_WORD if small else LONGEST_WORD
    room = WIDE_LINE if wide else SMALL_LINE if small else LINE
    shares = _shares(needs, longest, room)
    rows = [_lines(row, shares, room) for row in texts]
    return Columns(shares, sum(rows), max(rows, default=0), longest, small, wide)


def _texts(table: n.Table) -> list[list[str]]:
    return [[_text(cell) if cell.column_span == 1 else "" for cell in row.cells] for row in (*table.head, *table.body)]


def _need(texts: list[str]) -> Need:
    word = max((len(word) for text in texts for word in text.split(" ")), default=1)  # a date is one: no-break spaces
    return Need(word, max(map(len, texts), default=1))


def alike(figure: n.Figure) -> tuple[n.Table, ...]:
    """The tables of a figure of tables: they share their columns."""
    return tuple(block for block in figure.content if isinstance(block, n.Table))


def _text(cell: n.Cell) -> str:
    match cell.content:
        case ():
            return ""
        case (n.Plain(content=(n.Str() as only,)),):
            return only.text
    parts: list[str] = []
    for node in descendants(cell.content):
        match node:
            case n.Str() | n.Code():
                parts.append(node.text)
            case n.SoftBreak() | n.LineBreak():
                parts.append(" ")
            case _:
                pass
    return "".join(parts)


def _least(need: Need, longest: int) -> int:
    return min(need.word, longest) + PADDING


def _shares(needs: list[Need], longest: int, room: int) -> tuple[int, ...]:
    wished = [need.cell + PADDING for need in needs]
    if sum(wished) <= room:
        return tuple(wished)
    least = [_least(need, longest) for need in needs]
    spare = max(room - sum(least), 0)
    more = [max(wish - low, 0) ** 0.7 for wish, low in zip(wished, least, strict=True)]
    total = sum(more) or 1
    return tuple(round(10 * (low + spare * extra / total)) for low, extra in zip(least, more, strict=True))


def _lines(row: list[str], shares: tuple[int, ...], room: int) -> int:
    widths = [max(room * share // sum(shares) - PADDING, 1) for share in shares]
    return max((-(-len(text) // width) for text, width in zip(row, widths, strict=False)), default=0)
