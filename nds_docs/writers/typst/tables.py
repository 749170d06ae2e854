"""Tables: the widths of their columns from what stands in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from nds_docs.document import nodes as n
from nds_docs.document.nodes import Alignment, Block
from nds_docs.document.walk import descendants
from nds_docs.writers.typst.inlines import Setting

ALIGNMENTS = {
    Alignment.DEFAULT: "left",
    Alignment.LEFT: "left",
    Alignment.RIGHT: "right",
    Alignment.CENTER: "center",
}
LINE = 88
"""Characters of table text on a line of the page, upright."""
SMALL_LINE = 104
"""The same in the small size that a table of many columns gets."""
PADDING = 3
"""Characters' worth of space that a column needs around its text."""
LONGEST_CELL = 1500
"""Characters in a cell above which rows may break over pages."""


class Need(NamedTuple):
    """What a column asks for, in characters: its longest word and its longest cell."""

    word: int
    cell: int


class Grid(NamedTuple):
    """Typst code of a table, and whether it fits only on a page on its side."""

    code: str
    wide: bool


def table(block: n.Table, setting: Setting, cell: Callable[[tuple[Block, ...], Setting], str]) -> Grid:
    """The rows and columns of a table. `cell` writes the blocks of a cell."""
    needs = _needs(block)
    columns = ", ".join(f"{share}fr" for share in _shares(block, needs))
    alignments = ", ".join(ALIGNMENTS[column.alignment] for column in block.columns)
    head = "".join(_row(row, setting, cell, "th") for row in block.head)
    if any(content.content for row in block.head for content in row.cells):
        head = f"table.header({head}), "
    body = "".join(_row(row, setting, cell, "table.cell") for row in block.body)
    code = f"table(columns: ({columns},), align: ({alignments},), {head}{body})"
    smallest = sum(need.word + PADDING for need in needs)
    code = f"small({code})" if smallest > LINE else code
    code = f"breaking({code})" if any(need.cell > LONGEST_CELL for need in needs) else code
    return Grid(code, smallest > SMALL_LINE)


def _row(row: n.Row, setting: Setting, cell: Callable[[tuple[Block, ...], Setting], str], function: str) -> str:
    return "".join(_cell(one, function, cell(one.content, setting)) for one in row.cells)


def _cell(cell: n.Cell, function: str, content: str) -> str:
    options = [f"colspan: {cell.column_span}"] if cell.column_span > 1 else []
    options += [f"rowspan: {cell.row_span}"] if cell.row_span > 1 else []
    options += [f"align: {ALIGNMENTS[cell.alignment]}"] if cell.alignment is not Alignment.DEFAULT else []
    if function == "th":
        return f"th({', '.join([*options, ''])}[{content}]), "
    return f"table.cell({', '.join(options)})[{content}], " if options else f"[{content}], "


def _needs(block: n.Table) -> list[Need]:
    needs = [Need(1, 1)] * len(block.columns)
    for row in (*block.head, *block.body):
        for at, cell in enumerate(row.cells[: len(needs)]):
            if cell.column_span == 1:
                text = _text(cell)
                longest = max(map(len, text.split()), default=1)
                needs[at] = Need(max(needs[at].word, longest), max(needs[at].cell, len(text)))
    return needs


def _text(cell: n.Cell) -> str:
    return "".join(
        node.text if isinstance(node, n.Str | n.Code) else " "
        for node in descendants(cell.content)
        if isinstance(node, n.Str | n.Code | n.SoftBreak | n.LineBreak)
    )


def _shares(block: n.Table, needs: list[Need]) -> list[int]:
    """Widths that stand to each other as the writer asked, else as the words and texts of the columns need."""
    if all(column.width for column in block.columns):
        return [round(1000 * (column.width or 0)) for column in block.columns]
    wished = [need.cell + PADDING for need in needs]
    if sum(wished) <= LINE:
        return wished
    least = [need.word + PADDING for need in needs]
    spare = max(LINE - sum(least), 0)
    extra = [(need.cell - need.word) ** 0.7 for need in needs]
    total = sum(extra) or 1
    return [round(10 * (low + spare * more / total)) for low, more in zip(least, extra, strict=True)]
