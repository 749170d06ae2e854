"""Tables as they stand in the file: columns that share the line as those of the PDF do, heads that come back.

Source: ECMA-376 part 1, 17.4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from nds_docs.document import nodes as n
from nds_docs.document.nodes import Alignment, Block
from nds_docs.writers.columns import Columns
from nds_docs.writers.docx.flow import EMPTY, Item, Paragraph, Table, write
from nds_docs.writers.docx.formatting import ParagraphFormat
from nds_docs.writers.docx.ooxml import twips
from nds_docs.writers.docx.style_sheet import COMPACT_CELL_SIDE, TABLE

_ALIGNMENTS = {
    Alignment.DEFAULT: "",
    Alignment.LEFT: "left",
    Alignment.RIGHT: "right",
    Alignment.CENTER: "center",
}
_COMPACT_MARGINS = "<w:tblCellMar>{}</w:tblCellMar>".format(
    "".join(f'<w:{side} w:w="{twips(COMPACT_CELL_SIDE)}" w:type="dxa"/>' for side in ("left", "right"))
)
_HEAD, _ROW = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", "<w:trPr><w:cantSplit/></w:trPr>"
_WITH_HEAD = 0x20  # in `w:tblLook`
_NO_BANDS = 0x600

CellWriter = Callable[[tuple[Block, ...], str, str], list[Item]]
"""Blocks, in a style and an alignment, as paragraphs and tables."""


def write_table(table: n.Table, asked: Columns, available: float, indent: float, cell: CellWriter) -> str:
    """`table` as it stands in the file, in a column of `available` mm and moved in by `indent` mm.

    Its widths are fixed, its rows stay in one piece, and its heads come back on the next page.
    """
    total = sum(asked.shares) or 1
    widths = tuple(twips(available * share / total) for share in asked.shares)
    rows = _Rows(table.columns, widths, "TableTextSmall" if asked.small else "TableText", cell)
    head = int(bool(table.head))
    moved = f'<w:tblInd w:w="{twips(indent)}" w:type="dxa"/>' if indent else ""
    look = f'w:val="{_NO_BANDS + _WITH_HEAD * head:04X}" w:firstRow="{head}" w:lastRow="0"'
    properties = (
        f'<w:tblPr><w:tblStyle w:val="{TABLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{moved}'
        f'<w:tblLayout w:type="fixed"/>{_COMPACT_MARGINS if asked.small else ""}'
        f'<w:tblLook {look} w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    shown = [rows.row(row, head=True) for row in table.head] + [rows.row(row, head=False) for row in table.body]
    return f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{''.join(shown)}</w:tbl>"


class _Covered(NamedTuple):
    """What a cell from above still takes of the rows below: how many of them, and how many columns."""

    rows: int
    columns: int


class _Rows:
    """Rows one below the other; `covered` is by the column that a cell from above starts in."""

    def __init__(self, columns: tuple[n.Column, ...], widths: tuple[int, ...], style: str, cell: CellWriter) -> None:
        self.columns, self.widths, self.style, self.write_cell = columns, widths, style, cell
        self.covered: dict[int, _Covered] = {}

    def row(self, row: n.Row, *, head: bool) -> str:
        return f"<w:tr>{_HEAD if head else _ROW}{''.join(self._cells(row, head=head))}</w:tr>"

    def _cells(self, row: n.Row, *, head: bool) -> Iterator[str]:
        """Every column of a row: a cell, or one that goes on from above."""
        waiting = iter(row.cells)
        at = 0
        while at < len(self.columns):
            above = self.covered.pop(at, None)
            if above:
                cell, across, merged = n.Cell(()), above.columns, "<w:vMerge/>"
                rows = above.rows
            else:
                cell = next(waiting, n.Cell(()))
                across = self._room(at, cell.column_span)
                merged = '<w:vMerge w:val="restart"/>' if cell.row_span > 1 else ""
                rows = cell.row_span
            if rows > 1:
                self.covered[at] = _Covered(rows - 1, across)
            yield self._cell(cell, at, across, merged, head=head)
            at += across

    def _room(self, at: int, wished: int) -> int:
        """How many columns a cell can take: up to the end of the row, or to a cell from above."""
        taken = [column for column in self.covered if column > at]
        return min(wished, min(taken, default=len(self.columns)) - at)

    def _cell(self, cell: n.Cell, at: int, across: int, merged: str, *, head: bool) -> str:
        own = cell.alignment if cell.alignment is not Alignment.DEFAULT else self.columns[at].alignment
        items = self.write_cell(cell.content, self.style, _ALIGNMENTS[own])
        items = items or [Paragraph(ParagraphFormat(self.style), "")]
        if head:
            items = [_kept(item) for item in items]
        if isinstance(items[-1], Table):
            items.append(EMPTY)  # a cell ends in a paragraph
        span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
        width = sum(self.widths[at : at + across])
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merged}</w:tcPr>{write(items)}</w:tc>'


def _kept(item: Item) -> Item:
    """A head stays with the row below it."""
    return item._replace(form=replace(item.form, keep_next=True)) if isinstance(item, Paragraph) else item
