"""Cells of tables that were sent without words: they are no blocks, and are told by the cells around them."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple, TypeAlias

from nds_docs.document import nodes as n
from nds_docs.document.source import Span
from nds_docs.document.walk import descendants
from nds_docs.review.built import Built, InTable
from nds_docs.review.edit import edits as e
from nds_docs.review.placing import Placing
from nds_docs.review.returned import CellPlace, Paragraph

_Table: TypeAlias = tuple[str, str, int]


class _Known(NamedTuple):
    """A cell of the file, and the one in a text that it was sent as."""

    at: CellPlace
    sent: InTable


class EmptyCells:
    """The cells of a returned file of which nothing was sent but that they are there."""

    def __init__(self, placing: Placing, built: Built) -> None:
        self.placing, self.built = placing, built

    def fill(self, number: int, text: str) -> tuple[str, e.ReplaceText] | None:
        """The path and the edit that puts words in the cell of a paragraph of the file, by its number.

        None where that is no such cell, or where it is not certain which it is.
        """
        found = self.sent(number)
        table = self._table_of(found)
        if found is None or table is None:
            return None
        row = table.head[0] if found.row < 0 and table.head else table.body[found.row] if found.row >= 0 else None
        if row is None or found.column >= len(row.cells) or row.cells[found.column].content:
            return None
        *left, cell = (one.span for one in row.cells[: found.column + 1])
        return None if cell in left else (found.table.path, e.ReplaceText(cell, (e.Replacement(0, 0, text),)))

    def may_be_sent(self, number: int) -> bool:
        """Whether a paragraph of the file may stand in a row that was sent without a word.

        The table has such a row, and not more rows than it had.
        """
        paragraph = self.placing.returned.paragraphs[number]
        table = self._table_of(next((one.sent for one in self._known.get(_table(paragraph), ())), None))
        rows = (*table.head, *table.body) if table else ()
        empty = any(not any(cell.content for cell in row.cells) for row in rows)
        return empty and len(self._rows[_table(paragraph)]) <= len(rows)

    def _table_of(self, place: InTable | None) -> n.Table | None:
        text = self.built.text(place.table.path) if place else None
        for node in descendants(text.editable.reading.document.blocks) if text else ():
            if isinstance(node, n.Table) and place and node.span == place.table:
                return node
        return None

    def sent(self, number: int) -> InTable | None:
        """Which cell of a text a paragraph of the file was sent in; None where that is not certain.

        In the row of those beside it, else in the one that is as far down as in the file.
        """
        paragraph = self.placing.returned.paragraphs[number]
        at, known = paragraph.cell, self._known.get(_table(paragraph), [])
        tables = {one.sent.table for one in known}
        if at is None or len(tables) != 1 or any(one.at.cell != one.sent.column for one in known):
            return None
        [table] = tables
        down = {row: number - 1 for number, row in enumerate(self._rows[_table(paragraph)])}
        beside = {one.sent.row for one in known if one.at.row == at.row}
        if not beside and all(down.get(one.at.row) == one.sent.row for one in known):
            beside = {down[at.row]} if at.row in down else set()
        return InTable(table, beside.pop(), at.cell) if len(beside) == 1 else None

    @cached_property
    def _known(self) -> dict[_Table, list[_Known]]:
        found: dict[_Table, list[_Known]] = {}
        for number, one in enumerate(self.placing.returned.paragraphs):
            block = self.placing.block_of(number) if one.cell else None
            if one.cell is None or block is None or not (path := self.placing.blocks[block].path):
                continue
            text, stored = self.built.text(path), self.placing.blocks[block]
            place = text.tables.get(Span(path, stored.start, stored.end)) if text else None
            if place is not None:
                found.setdefault(_table(one), []).append(_Known(one.cell, place))
        return found

    @cached_property
    def _rows(self) -> dict[_Table, list[int]]:
        """The rows of each table that were there when it was sent, those that somebody added with tracking off too."""
        found: dict[_Table, dict[int, None]] = {}
        for one in self.placing.returned.paragraphs:
            if one.cell and one.row.in_original:
                found.setdefault(_table(one), {})[one.cell.row] = None
        return {table: sorted(rows) for table, rows in found.items()}


def _table(paragraph: Paragraph) -> _Table:
    return paragraph.part, paragraph.note, paragraph.cell.table if paragraph.cell else -1
