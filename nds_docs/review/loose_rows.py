"""Rows of tables that came, went or moved with tracking off."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from nds_docs.document import nodes as n
from nds_docs.document.source import Span
from nds_docs.document.walk import descendants, leaves
from nds_docs.language import Text
from nds_docs.review.alignment import folded
from nds_docs.review.edit import edits as e
from nds_docs.review.loose import BETWEEN_CELLS, Loose, Untracked
from nds_docs.review.moved_rows import as_moved
from nds_docs.review.remark import RemarkKind
from nds_docs.review.returned import Fate, Paragraph
from nds_docs.review.rows import RowChange, translate


def rows_changed(loose: Loose) -> Iterator[Untracked]:
    """Every such row; one that went and came word for word is one difference."""
    came, went = list(_rows_added(loose)), list(_rows_gone(loose))
    for row in went:
        same = [one for one in came if _cells(one.inserted) == _cells(row.deleted)]
        others = [one for one in went if _cells(one.deleted) == _cells(row.deleted)]
        of_row = any(isinstance(one.edit, e.DeleteRows) for one in row.translated)
        if len(same) == len(others) == 1 and of_row:
            came.remove(same[0])
            asked = as_moved((*row.translated, *same[0].translated), loose.built)
            yield Untracked(row.spot, row.deleted, same[0].inserted, asked)
        else:
            yield row
    yield from came


def _cells(words: str) -> list[str]:
    return [folded(cell) for cell in words.split(BETWEEN_CELLS) if cell.strip()]


def _rows_added(loose: Loose) -> Iterator[Untracked]:
    """Rows of which no cell was sent."""
    lines = [line for line in loose.added if loose.first(line).cell]
    for _, of_row in groupby(lines, key=lambda line: loose.row_of(loose.first(line))):
        members = list(of_row)
        there = [
            at for at, one in enumerate(loose.paragraphs) if loose.row_of(one) == loose.row_of(loose.first(members[0]))
        ]
        if any(loose.placing.block_of(at) is not None for at in there) or loose.empty_cells.may_be_sent(there[0]):
            continue  # the row was sent, and somebody filled a cell of it
        for line in members:
            del loose.added[line]
        cells = tuple(
            "\n".join(map(_sent, of_cell)).strip()
            for _, of_cell in groupby((loose.paragraphs[at] for at in there), key=lambda one: one.cell)
        )
        row = RowChange(tuple(there), Fate.INSERTED, cells, ())
        translated = translate(row, loose.placing, loose.built)
        yield Untracked(loose.before(members[0]), "", BETWEEN_CELLS.join(cells), (translated,))


def _rows_gone(loose: Loose) -> Iterator[Untracked]:
    """Rows of which all text went, and tables of which all rows did."""
    tables: dict[Span, dict[int, list[int]]] = {}
    for number in loose.missing:
        found = loose.leaf(number)
        if not isinstance(found, Text) and (place := found[1].tables.get(found[0])):
            tables.setdefault(place.table, {}).setdefault(place.row, []).append(number)
    for table, of_row in tables.items():
        whole = {row: numbers for row, numbers in of_row.items() if _is_whole(loose, table, row, numbers)}
        gone = [number for numbers in whole.values() for number in numbers]
        text = loose.text(gone[0]) if gone else None
        all_gone = text is not None and {place.row for place in text.tables.values() if place.table == table} == {
            *whole
        }
        if all_gone:
            gone = [*_caption_gone(loose, table, gone[0]), *gone]
            yield loose.gone(gone, RemarkKind.DELETED_PARAGRAPH, e.DeleteBlocks(tuple(map(loose.span, gone))))
        else:
            for row, numbers in whole.items():
                if row >= 0:
                    yield loose.gone(numbers, RemarkKind.DELETED_ROW, e.DeleteRows(table, (row,)))


def _caption_gone(loose: Loose, table: Span, number: int) -> list[int]:
    """The block of the caption of a table, where that went too: with the table it can."""
    text = loose.text(number)
    blocks = text.editable.reading.document.blocks if text else ()
    captions = (
        node.caption.content for node in descendants(blocks) if isinstance(node, n.Table) and node.span == table
    )
    spans = {leaf.span for content in captions for leaf in leaves(content)}
    return [at for at in loose.missing if loose.span(at) in spans]


def _is_whole(loose: Loose, table: Span, row: int, numbers: list[int]) -> bool:
    """Whether the blocks are all of a row that hold text."""
    text = loose.text(numbers[0])
    cells = {leaf for leaf, place in text.tables.items() if (place.table, place.row) == (table, row)} if text else set()
    there = {loose.span(at) for at, block in enumerate(loose.placing.blocks) if block.text and loose.span(at) in cells}
    return there <= {loose.span(number) for number in numbers}


def _sent(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs if run.fate.in_original)
