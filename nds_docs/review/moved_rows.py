"""Rows of tables that one person took out in one place and put in again in another, word for word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nds_docs.document.pieces import OBJECT
from nds_docs.review import texts as t
from nds_docs.review.alignment import folded
from nds_docs.review.built import Built
from nds_docs.review.edit import edits as e
from nds_docs.review.moves import has_more, words_of_note
from nds_docs.review.placing import Placing
from nds_docs.review.remark import RemarkKind
from nds_docs.review.returned import Fate, Paragraph
from nds_docs.review.rows import RowChange, put_in
from nds_docs.review.rows import translate as translate_row
from nds_docs.review.said import by
from nds_docs.review.translation import Translated


class MovedRow(NamedTuple):
    """A row where it was sent and where it stands now."""

    source: RowChange
    target: RowChange


def moved_rows(found: Sequence[RowChange]) -> tuple[MovedRow, ...]:
    """The rows that moved; of rows that say the same none is known to have, where there is more than one."""
    return tuple(_moved(found))


def _moved(found: Sequence[RowChange]) -> Iterator[MovedRow]:
    for row in (one for one in found if one.fate is Fate.DELETED):
        alike = [one for one in found if _said(one) == _said(row)]
        if [one.fate for one in alike if one is not row] == [Fate.INSERTED]:
            yield MovedRow(row, next(one for one in alike if one is not row))


def _said(row: RowChange) -> tuple[str, list[str]]:
    author, _ = by(row.revisions)
    return author, [folded(cell) for cell in row.cells if cell.strip()]


def translate(moved: MovedRow, placing: Placing, built: Built) -> tuple[Translated, ...]:
    """The row elsewhere in its table, as it was typed; else both ends, to be done together; or why not."""
    paragraphs = placing.returned.paragraphs
    old = [words_of_note(note, paragraphs, new=False) for note in _notes(moved.source, paragraphs)]
    if old != [words_of_note(note, paragraphs, new=True) for note in _notes(moved.target, paragraphs)]:
        return (Translated(RemarkKind.MOVE, why_not=t.MOVED_AND_CHANGED),)
    out = translate_row(moved.source, placing, built)
    if one := _elsewhere(out, put_in(moved.target, placing, built)):
        return (one,)
    return as_moved((out, translate_row(moved.target, placing, built)), built)


def notes_of(moved: MovedRow, paragraphs: Sequence[Paragraph]) -> set[str]:
    """The ids of the footnotes that went along, and of their copies."""
    return {note for row in moved for note in _notes(row, paragraphs)}


def _notes(row: RowChange, paragraphs: Sequence[Paragraph]) -> list[str]:
    return [note for number in row.paragraphs for _, note in paragraphs[number].notes]


def _elsewhere(out: Translated, back: Translated) -> Translated | None:
    """The move of a row within its table."""
    match out.edit, back.edit:
        case e.DeleteRows(table, (row,)), e.InsertRow(other, at) if table == other:
            return Translated(RemarkKind.MOVE, out.path, e.MoveRow(table, row, at))
    return None


def as_moved(asked: tuple[Translated, ...], built: Built) -> tuple[Translated, ...]:
    """What is asked of a row that goes, then comes: in another table a new row has plain words only."""
    new = asked[-1].edit
    plain = isinstance(new, e.InsertRow) and not any(OBJECT in cell for cell in new.cells)
    if plain and len(asked) > 1 and (one := _elsewhere(asked[0], asked[-1])):
        return (one,)
    match asked[0]:
        case Translated(path=path, edit=e.DeleteRows(table, rows)) if text := built.text(path):
            leaves = [leaf for leaf, at in text.tables.items() if at.table == table and at.row in rows]
            if any(has_more(text.glyphs(leaf)) for leaf in leaves):
                return (Translated(RemarkKind.MOVE, why_not=t.MOVED_MARKUP),)
    return tuple(one._replace(kind=RemarkKind.MOVE) for one in asked)
