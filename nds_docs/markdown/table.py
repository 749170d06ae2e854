"""Pipe tables with their captions, spelled as Pandoc spells them.

Cells are cut as Pandoc cuts them: a `|` in code or behind a backslash does not count. So a cell's text is source as
it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple
from unicodedata import combining, east_asian_width

from markdown_it.rules_block import StateBlock

from nds_docs.checks.rules import structure as rules
from nds_docs.document.nodes import Alignment
from nds_docs.markdown.attributes import trailing_attributes
from nds_docs.markdown.code import Backticks
from nds_docs.markdown.expression import CLOSE, OPEN
from nds_docs.markdown.positions import TRIMMED, BlockState, Lines, Placed

_PART = r"[ \t]*(:?)-+(:?)[ \t]*"
_RULER = re.compile(rf"(\|?){_PART}(?:[|+]{_PART})*\|?[ \t]*\Z")
_COLUMN = re.compile(_PART)
_STOP = re.compile(r"\\.|`+|\|")
_CAPTION = re.compile(r"(?:[Tt]able)?:(?!:)[ \t]*")
WIDEST = 72
"""A table with a longer row takes the whole width, its columns in proportion to their dashes."""

_ALIGNMENTS = {
    ("", ""): Alignment.DEFAULT,
    (":", ""): Alignment.LEFT,
    ("", ":"): Alignment.RIGHT,
    (":", ":"): Alignment.CENTER,
}


class Ruler(NamedTuple):
    """The line of dashes: how each column stands, and how many dashes it has."""

    alignments: tuple[Alignment, ...]
    dashes: tuple[int, ...]


class CellSpan(NamedTuple):
    """The source of a cell, without the spaces around it; `width` counts those too, as columns on a screen."""

    start: int
    end: int
    width: int


def table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A line with a `|`, a line of dashes, then lines with a `|`. Does not interrupt a paragraph."""
    assert isinstance(state, BlockState)
    if silent or state.is_code_block(start_line):
        return False
    line = below_caption(state, start_line, end_line)
    if not _starts(state, line, end_line):
        return False
    opening = state.push("table_open", "table", 1)
    opening.meta["ruler"] = _ruler(state, line + 1)
    after = _push_rows(state, opening, line, end_line)
    if line > start_line:
        _push_caption(state, opening, start_line, line)
        state.line = after
    else:
        state.line = _caption_below(state, opening, after, end_line)
    state.push("table_close", "table", -1)
    return True


def below_caption(state: BlockState, start_line: int, end_line: int) -> int:
    """The line at which a table begins whose caption stands at `start_line`; `start_line` where there is none."""
    after = _after_caption(state, start_line, end_line)
    for line in range(start_line + 1, after):
        if _starts(state, line, end_line):
            return line
    line = after
    while line < end_line and state.isEmpty(line):
        line += 1
    return line if line > after > start_line and _starts(state, line, end_line) else start_line


def _starts(state: BlockState, line: int, end_line: int) -> bool:
    """Whether a table starts at a line."""
    if line + 2 > end_line or not _belongs(state, line) or not _cells(state, line):
        return False
    return _ruler(state, line + 1) is not None


def _push_rows(state: BlockState, opening: Placed, line: int, end_line: int) -> int:
    """The head and the rows of a table; the line after them."""
    ruler: Ruler = opening.meta["ruler"]
    head, rows, after = _cells(state, line), [], line + 2
    while after < end_line and _belongs(state, after) and (row := _cells(state, after)):
        rows.append((after, row))
        after += 1
    opening.meta["wide"] = _is_wide(ruler, (head, *(row for _, row in rows)))
    if any(cell.start < cell.end for cell in head):
        _push_row(state, "head", line, head, len(ruler.dashes))
    for number, row in rows:
        _push_row(state, "body", number, row, len(ruler.dashes))
    return after


def _belongs(state: BlockState, line: int) -> bool:
    return not state.isEmpty(line) and state.sCount[line] >= state.blkIndent


def _ruler(state: BlockState, line: int) -> Ruler | None:
    if not _belongs(state, line) or state.is_code_block(line):
        return None
    text = state.src[state.first(line) : state.last(line)]
    found = _RULER.match(text)
    if found is None or "|" not in text:
        return None
    columns = list(_COLUMN.finditer(text))
    alignments = tuple(_ALIGNMENTS[column[1], column[2]] for column in columns)
    return Ruler(alignments, tuple(len(column[0].strip()) for column in columns))


def _cells(state: BlockState, line: int) -> tuple[CellSpan, ...]:
    """The cells of a line; none where it is no row of a table."""
    start, end = state.first(line), state.last(line)
    if state.src.find("|", start, end) < 0:
        return ()
    opened = state.src[start] == "|"
    bounds = [start if opened else start - 1, *(start + at for at in _pipes(state.src[start:end], int(opened)))]
    if bounds[-1] != end - 1 or len(bounds) == 1:
        bounds.append(end)
    cells = tuple(_trimmed(state.src, left + 1, right) for left, right in pairwise(bounds))
    return cells if opened or len(cells) > 1 else ()


def _pipes(text: str, at: int) -> Iterator[int]:
    """Where a line is cut."""
    backticks = Backticks(text)
    while (stop := _STOP.search(text, at)) is not None:
        at = stop.end()
        if stop[0] == "|":
            yield stop.start()
        elif stop[0].startswith("`"):
            at = max(at, backticks.code_end(stop.start(), len(stop[0])))


def _trimmed(text: str, start: int, end: int) -> CellSpan:
    inner = text[start:end]
    left = len(inner) - len(inner.lstrip(TRIMMED))
    return CellSpan(start + left, start + max(left, len(inner.rstrip(TRIMMED))), _columns(inner))


def _columns(text: str) -> int:
    """How many columns a text takes on a screen."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(sign) in "WF" else 0 if combining(sign) else 1 for sign in text)


def _is_wide(ruler: Ruler, rows: Iterable[tuple[CellSpan, ...]]) -> bool:
    """Whether a row, with a `|` around each of its cells, is longer than a line may be."""
    count = len(ruler.dashes)
    widths = [sum(cell.width for cell in row[:count]) for row in rows]
    return max(sum(ruler.dashes), *widths) + count + 1 > WIDEST


def _push_row(state: BlockState, kind: str, line: int, cells: tuple[CellSpan, ...], count: int) -> None:
    row = state.push("tr_open", kind, 1)
    row.start, row.end = state.first(line), state.last(line)
    for start, end, _ in cells[:count]:
        cell = state.push_text(state.src[start:end], Lines((0,), (start,)), line, line + 1)
        cell.start, cell.end, cell.info = start, end, "cell"
    _report(state, cells, count)
    state.push("tr_close", kind, -1)


def _report(state: BlockState, cells: tuple[CellSpan, ...], count: int) -> None:
    """What a cut at a `|` takes away from the writer."""
    for start, end, _ in cells:
        opening = state.src.rfind(OPEN, start, end)
        if state.page.expressions and opening >= 0 and state.src.find(CLOSE, opening, end) < 0:
            state.page.report(rules.PIPE_IN_EXPRESSION, opening, end)
            return
    if len(cells) > count:
        state.page.report(rules.CELLS_LOST, cells[count].start, cells[-1].end, count=count, found=len(cells))


def _caption_below(state: BlockState, table: Placed, line: int, end_line: int) -> int:
    """Read the caption below a table, if it is there; the line after all of it."""
    after_table = line
    while line < end_line and state.isEmpty(line):
        line += 1
    after = _after_caption(state, line, end_line)
    if after == line:
        return after_table
    _push_caption(state, table, line, after)
    return after


def _after_caption(state: BlockState, line: int, end_line: int) -> int:
    """The line after the caption that begins at `line`; `line` where none does."""
    if line >= end_line or not _belongs(state, line) or state.is_code_block(line):
        return line
    mark = _CAPTION.match(state.src, state.first(line), state.eMarks[line])
    if mark is None or mark.end() >= state.last(line):
        return line
    ends = state.md.block.ruler.getRules("caption")
    after = line + 1
    while after < end_line and _belongs(state, after) and not any(rule(state, after, end_line, True) for rule in ends):
        after += 1
    return after


def _push_caption(state: BlockState, table: Placed, line: int, after: int) -> None:
    """The text of a caption; the attributes at its end go to the table."""
    while state.isEmpty(after - 1):
        after -= 1
    content = state.text_of(line, after)
    lines = state.cut_lines
    assert lines is not None
    mark = _CAPTION.match(content)
    assert mark is not None
    shifted = Lines(
        tuple(max(0, at - mark.end()) for at in lines.contents), (lines.sources[0] + mark.end(), *lines.sources[1:])
    )
    text = content[mark.end() :].rstrip(TRIMMED)
    trailing = trailing_attributes(state.page, text, shifted)
    if trailing is not None:
        text, table.attr = trailing
    caption = state.push("caption", "", 0)
    caption.start, caption.end = lines.sources[0], state.last(after - 1)
    state.push_text(text, shifted, line, after)
