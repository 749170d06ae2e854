"""Tables as they stand in the file: columns that share the line as those of the PDF do, heads that come back.

Source: OpenDocument 1.3 part 3, 9.1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from nds_docs.document import nodes as n
from nds_docs.document.nodes import Alignment, Block
from nds_docs.writers import look
from nds_docs.writers.columns import LONGEST_ROW, Columns
from nds_docs.writers.odt.automatic import Automatic
from nds_docs.writers.odt.formatting import Line
from nds_docs.writers.odt.odf import attributes, mm

ALIGNMENTS = {
    Alignment.DEFAULT: "",
    Alignment.LEFT: "start",
    Alignment.RIGHT: "end",
    Alignment.CENTER: "center",
}
_ABOVE = 1.1  # mm, between the edge of a cell and its text
_SIDE, _SMALL_SIDE = 1.5, 1.0
_EDGE, _BETWEEN = Line(look.BRAND, 1), Line(look.RULE, 0.5)


class CellStyle(NamedTuple):
    """The style of the paragraphs of a cell, and how they are aligned."""

    name: str
    align: str


CellWriter = Callable[[tuple[Block, ...], CellStyle, float], str]


class TableWriter(NamedTuple):
    """`cell` gives blocks in a style, for a width in mm, as they stand in the file."""

    automatic: Automatic
    cell: CellWriter

    def write(self, table: n.Table, asked: Columns, available: float) -> str:
        """Columns and rows of `table` in a column of `available` mm; a head without words is left out."""
        total = sum(asked.shares) or 1
        widths = [available * share / total for share in asked.shares]
        columns = "".join(f'<table:table-column table:style-name="{self._column(width)}"/>' for width in widths)
        rows = _Rows(self, table.columns, widths, asked.small)
        head = table.head if any(cell.content for row in table.head for cell in row.cells) else ()
        heads = "".join(rows.row(row, head=True, last=False) for row in head)
        if heads:
            heads = f"<table:table-header-rows>{heads}</table:table-header-rows>"
        last = len(table.body) - 1
        breaks = asked.longest > LONGEST_ROW
        body = "".join(rows.row(row, last=at == last, breaks=breaks) for at, row in enumerate(table.body))
        return columns + heads + body

    def _column(self, width: float) -> str:
        properties = f'<style:table-column-properties style:column-width="{mm(width)}"/>'
        return self.automatic.name("table-column", properties)

    def edges(self, *, head: bool, last: bool, small: bool) -> str:
        """The style of a cell."""
        below = _EDGE if head or last else _BETWEEN
        values = {
            "fo:border-top": str(_EDGE) if head else "none",
            "fo:border-bottom": str(below),
            "fo:border-left": "none",
            "fo:border-right": "none",
            "fo:background-color": f"#{look.TABLE_HEAD_TINT}" if head else "",
        }
        sides = {"top": _ABOVE, "bottom": _ABOVE, "left": _SIDE, "right": _SIDE}
        if small:
            sides |= {"left": _SMALL_SIDE, "right": _SMALL_SIDE}
        values |= {f"fo:padding-{side}": mm(size) for side, size in sides.items()}
        return self.automatic.name("table-cell", f"<style:table-cell-properties{attributes(values)}/>")

    def row_style(self) -> str:
        """The style of a row that may go on on the next page."""
        return self.automatic.name("table-row", '<style:table-row-properties fo:keep-together="auto"/>')


class _Rows:
    """Rows one below the other: `covered` counts, by column, the rows that a cell from above still takes."""

    def __init__(self, writer: TableWriter, columns: tuple[n.Column, ...], widths: list[float], small: bool) -> None:
        self.writer, self.columns, self.widths, self.small = writer, columns, widths, small
        self.covered = [0] * len(columns)

    def row(self, row: n.Row, *, head: bool = False, last: bool, breaks: bool = False) -> str:
        edges = self.writer.edges(head=head, last=last, small=self.small)
        cells = "".join(self._cells(row, edges, head=head))
        style = f' table:style-name="{self.writer.row_style()}"' if breaks else ""
        return f"<table:table-row{style}>{cells}</table:table-row>"

    def _cells(self, row: n.Row, edges: str, *, head: bool) -> Iterator[str]:
        """Every column of a row: a cell, or the place that another one covers."""
        waiting = iter(row.cells)
        at = 0
        while at < len(self.columns):
            if self.covered[at]:
                self.covered[at] -= 1
                yield "<table:covered-table-cell/>"
                at += 1
                continue
            cell = next(waiting, n.Cell(()))
            across = min(cell.column_span, len(self.columns) - at)
            yield self._cell(cell, at, across, edges, head=head)
            yield "<table:covered-table-cell/>" * (across - 1)
            self.covered[at : at + across] = [cell.row_span - 1] * across
            at += across

    def _cell(self, cell: n.Cell, at: int, across: int, edges: str, *, head: bool) -> str:
        own = cell.alignment if cell.alignment is not Alignment.DEFAULT else self.columns[at].alignment
        name = ("Table Heading" if head else "Table Contents") + (" klein" if self.small else "")
        content = self.writer.cell(cell.content, CellStyle(name, ALIGNMENTS[own]), sum(self.widths[at : at + across]))
        spans = {
            "table:number-columns-spanned": str(across) if across > 1 else "",
            "table:number-rows-spanned": str(cell.row_span) if cell.row_span > 1 else "",
        }
        return (
            f'<table:table-cell table:style-name="{edges}"{attributes(spans)} office:value-type="string">'
            f"{content}</table:table-cell>"
        )
