"""Tables as Typst code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from nds_docs.document import nodes as n
from nds_docs.document.nodes import Alignment, Block
from nds_docs.document.walk import find
from nds_docs.writers.columns import KEPT_WHOLE, LONGEST_ROW, columns
from nds_docs.writers.typst.inlines import Setting

ALIGNMENTS = {
    Alignment.DEFAULT: "left",
    Alignment.LEFT: "left",
    Alignment.RIGHT: "right",
    Alignment.CENTER: "center",
}


class Grid(NamedTuple):
    """Typst code of a table, whether it stays on one page, and whether it fits only on a page on its side."""

    code: str
    whole: bool
    wide: bool


def table(block: n.Table, setting: Setting, cell: Callable[[tuple[Block, ...], Setting], str]) -> Grid:
    """The rows and columns of a table. `cell` writes the blocks of a cell."""
    asked = columns(block, setting.alike)
    setting = replace(setting, longest_word=asked.word)
    widths = ", ".join(f"{share}fr" for share in asked.shares)
    alignments = ", ".join(ALIGNMENTS[column.alignment] for column in block.columns)
    head = "".join(_row(row, setting, cell, "th") for row in block.head)
    if any(content.content for row in block.head for content in row.cells):
        head = f"table.header({'' if _repeats(block) else 'repeat: false, '}{head}), "
    body = "".join(_row(row, setting, cell, "table.cell") for row in block.body)
    code = f"table(columns: ({widths},), align: ({alignments},), {head}{body})"
    options = {"small": asked.small, "breaking": asked.longest > LONGEST_ROW}
    chosen = "".join(f"{name}: true, " for name, wanted in options.items() if wanted)
    code = f"table-text({chosen}{code})"
    return Grid(code, asked.lines <= KEPT_WHOLE, asked.wide)


def _repeats(block: n.Table) -> bool:
    """Whether the head may stand on every page: PDF/UA-1 forbids links, also to notes, in what is repeated."""
    head = tuple(part for row in block.head for cell in row.cells for part in cell.content)
    return not any(find(head, n.Link, n.Note))


def _row(row: n.Row, setting: Setting, cell: Callable[[tuple[Block, ...], Setting], str], function: str) -> str:
    return "".join(_cell(one, function, cell(one.content, setting)) for one in row.cells)


def _cell(cell: n.Cell, function: str, content: str) -> str:
    options = [f"colspan: {cell.column_span}"] if cell.column_span > 1 else []
    options += [f"rowspan: {cell.row_span}"] if cell.row_span > 1 else []
    options += [f"align: {ALIGNMENTS[cell.alignment]}"] if cell.alignment is not Alignment.DEFAULT else []
    if function == "th":
        return f"th({', '.join([*options, ''])}[{content}]), "
    return f"table.cell({', '.join(options)})[{content}], " if options else f"[{content}], "
