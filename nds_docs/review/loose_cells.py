"""Cells of tables that came, went or became one with tracking off, as those of a column do, or that got words."""

from __future__ import annotations

from collections.abc import Iterator

from nds_docs.document import nodes as n
from nds_docs.document.pieces import OBJECT
from nds_docs.document.walk import descendants
from nds_docs.review import texts as t
from nds_docs.review.built import InTable
from nds_docs.review.loose import BETWEEN_CELLS, Loose, Untracked
from nds_docs.review.placing import Spot
from nds_docs.review.remark import RemarkKind
from nds_docs.review.returned import CellPlace
from nds_docs.review.translation import Translated


def cells_changed(loose: Loose) -> Iterator[Untracked]:
    """Of every such table all words that came and went, as one difference, which only a person can carry out."""
    if not (loose.added or loose.missing):
        return
    sent: dict[int, list[tuple[CellPlace, InTable, int]]] = {}
    for line, number in enumerate(loose.placing.of_line):
        cell = loose.first(line).cell
        if number is not None and cell is not None and (place := loose.place_in_table(line)) is not None:
            sent.setdefault(cell.table, []).append((cell, place, number))
    for table, cells in sent.items():
        there = {place.table for _, place, _ in cells}
        came = [line for line in loose.added if (cell := loose.first(line).cell) and cell.table == table]
        went = [number for number in loose.missing if (of := _place(loose, number)) and of.table in there]
        if not (came or went) or not (_are_merged(cells) or _are_more_or_less(loose, cells)):
            continue
        for line in came:
            del loose.added[line]
        for number in went:
            del loose.missing[number]
        old = BETWEEN_CELLS.join(loose.placing.blocks[number].text for number in went)
        new = BETWEEN_CELLS.join(loose.placing.lines[line].text for line in came)
        first = went[0] if went else cells[0][2]
        spot = Spot(first, 0, len(loose.placing.blocks[first].text) if went else 0)
        yield Untracked(spot, old, new, (Translated(RemarkKind.REARRANGED, why_not=t.CELLS),))


def cells_filled(loose: Loose) -> Iterator[Untracked]:
    """Words in cells that were sent without any."""
    for line in list(loose.added):
        said, (number, *more) = loose.placing.lines[line].text, loose.placing.lines[line].paragraphs
        cell = loose.paragraphs[number].cell
        alone = cell and not more and sum(one.cell == cell for one in loose.paragraphs) == 1
        found = loose.empty_cells.fill(number, said) if alone and OBJECT not in said else None
        if found is not None:
            spot = loose.before(line)
            del loose.added[line]
            yield Untracked(spot, "", said, (Translated(RemarkKind.INSERTION, *found),))


def _place(loose: Loose, number: int) -> InTable | None:
    text = loose.text(number)
    return text.tables.get(loose.span(number)) if text else None


def _are_merged(cells: list[tuple[CellPlace, InTable, int]]) -> bool:
    """Whether the words of several cells stand in one."""
    sent: dict[CellPlace, set[tuple[int, int]]] = {}
    for cell, place, _ in cells:
        sent.setdefault(cell, set()).add((place.row, place.column))
    return any(len(places) > 1 for places in sent.values())


def _are_more_or_less(loose: Loose, cells: list[tuple[CellPlace, InTable, int]]) -> bool:
    """Whether a row that was sent has more cells than it had, or less."""
    now: dict[tuple[int, int], int] = {}
    for cell in (paragraph.cell for paragraph in loose.paragraphs):
        if cell is not None:
            now[cell.table, cell.row] = max(now.get((cell.table, cell.row), 0), cell.cell + 1)
    text = loose.text(cells[0][2])
    blocks = text.editable.reading.document.blocks if text else ()
    columns = {
        node.span: len(row.cells)
        for node in descendants(blocks)
        if isinstance(node, n.Table)
        for row in (*node.head, *node.body)[:1]
    }
    return any(now[cell.table, cell.row] != columns.get(place.table) for cell, place, _ in cells)
