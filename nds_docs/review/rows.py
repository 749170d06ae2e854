"""Rows of tables that were added or taken out, each row once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from nds_docs.document.source import Span
from nds_docs.review import texts as t
from nds_docs.review.built import Built, InTable
from nds_docs.review.edit import edits as e
from nds_docs.review.empty_cells import EmptyCells
from nds_docs.review.placing import Placing
from nds_docs.review.remark import RemarkKind
from nds_docs.review.returned import Fate, Paragraph, Revision
from nds_docs.review.translation import Translated


@dataclass(frozen=True)
class RowChange:
    """A row that is not as it was sent: its paragraphs by number, the texts of its cells, its new `notes`.

    `whole_table`: every row of its table is taken out.
    """

    paragraphs: tuple[int, ...]
    fate: Fate
    cells: tuple[str, ...]
    revisions: tuple[Revision, ...]
    notes: frozenset[str] = frozenset()
    whole_table: bool = False


def row_changes(paragraphs: tuple[Paragraph, ...]) -> tuple[RowChange, ...]:
    """Every row with a fate of its own, with all revisions in it: of its text too, for they come and go with it."""

    def place(number: int) -> tuple[str, str, int, int] | None:
        cell = paragraphs[number].cell
        changed = cell is not None and paragraphs[number].row is not Fate.KEPT
        return (paragraphs[number].part, paragraphs[number].note, cell.table, cell.row) if cell and changed else None

    found = []
    stay = {(p.part, p.note, p.cell.table) for p in paragraphs if p.cell and p.row is not Fate.DELETED}
    for key, members in groupby(range(len(paragraphs)), key=place):
        if key is None:
            continue
        numbers = tuple(members)
        cells: dict[int, list[str]] = {}
        revisions: dict[Revision, None] = {}
        for number in numbers:
            paragraph = paragraphs[number]
            cells.setdefault(paragraph.cell.cell if paragraph.cell else 0, []).append(_said(paragraph))
            of_text = (revision for run in paragraph.runs for revision in (*run.revisions, *run.formatting))
            for group in (paragraph.row_revisions, paragraph.mark_revisions, paragraph.properties, of_text):
                revisions |= dict.fromkeys(group)
        texts = tuple("\n".join(lines).strip() for lines in cells.values())
        notes = frozenset(note for number in numbers for note in _new_notes(paragraphs[number]))
        whole = key[:3] not in stay
        found.append(RowChange(numbers, paragraphs[numbers[0]].row, texts, tuple(revisions), notes, whole))
    return tuple(found)


def _new_notes(paragraph: Paragraph) -> list[str]:
    """The footnotes that were not there when the row was sent."""
    return [note for at, note in paragraph.notes if not paragraph.fate(at).in_original]


def _said(paragraph: Paragraph) -> str:
    """What stands in a row: as it was where it is taken out, as it is to be where it is new."""
    shown = Fate.DELETED if paragraph.row is Fate.DELETED else Fate.INSERTED
    return "".join(run.text for run in paragraph.runs if run.fate in (Fate.KEPT, shown))


def translate(row: RowChange, placing: Placing, built: Built) -> Translated:
    """The edit that takes a row out or puts it in, or why there is none."""
    if row.fate is Fate.DELETED:
        return _deleted(row, placing, built)
    if row.fate is Fate.INSERTED:
        runs = (run for number in row.paragraphs for run in placing.returned.paragraphs[number].runs)
        if any(run.generated and run.text and run.fate.in_final for run in runs):
            return Translated(RemarkKind.ADDED_ROW, why_not=t.FIELD)
        return put_in(row, placing, built)
    return Translated(RemarkKind.OTHER, why_not=t.COME_AND_GONE)


def _deleted(row: RowChange, placing: Placing, built: Built) -> Translated:
    places = [found for paragraph in row.paragraphs if (found := _in_table(paragraph, placing, built))]
    if places and row.whole_table:
        return Translated(RemarkKind.DELETED_ROW, why_not=t.WHOLE_TABLE)
    for table, number, _ in places:
        if number >= 0:
            return Translated(RemarkKind.DELETED_ROW, table.path, e.DeleteRows(table, (number,)))
    return Translated(RemarkKind.DELETED_ROW, why_not=t.HEAD_ROW if places else t.GENERATED)


def put_in(row: RowChange, placing: Placing, built: Built) -> Translated:
    """A row before the next one that was sent, else behind the last one before it."""
    paragraphs, empty_cells = placing.returned.paragraphs, EmptyCells(placing, built)
    first = paragraphs[row.paragraphs[0]].cell
    if first is not None and first.row == 0:
        return Translated(RemarkKind.ADDED_ROW, why_not=t.TOP_ROW)
    for step, numbers in (
        (0, range(row.paragraphs[-1] + 1, len(paragraphs))),
        (1, range(row.paragraphs[0] - 1, -1, -1)),
    ):
        for number in numbers:
            cell = paragraphs[number].cell
            if cell is None or first is None or cell.table != first.table:
                break
            there = paragraphs[number].row.in_original
            found = (_in_table(number, placing, built) or empty_cells.sent(number)) if there else None
            if found and found.row + step >= 0:
                asked = e.InsertRow(found.table, found.row + step, row.cells)
                return Translated(RemarkKind.ADDED_ROW, found.table.path, asked)
    return Translated(RemarkKind.ADDED_ROW, why_not=t.GENERATED)


def _in_table(paragraph: int, placing: Placing, built: Built) -> InTable | None:
    """The cell in the source that a paragraph of the file stands for."""
    number = placing.block_of(paragraph)
    block = placing.blocks[number] if number is not None else None
    text = built.text(block.path) if block and block.path else None
    return text.tables.get(Span(block.path, block.start, block.end)) if text and block else None
