"""Rows of tables that one person took out in one place and put in again in another, word for word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nds_docs.review import texts as t
from nds_docs.review.alignment import folded
from nds_docs.review.built import Built
from nds_docs.review.edit import edits as e
from nds_docs.review.moves import has_more
from nds_docs.review.placing import Placing
from nds_docs.review.remark import RemarkKind
from nds_docs.review.returned import Fate
from nds_docs.review.rows import RowChange
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
    """Both ends, to be done together; or why not."""
    out, back = (translate_row(row, placing, built) for row in moved)
    return as_moved((out, back), built)


def as_moved(asked: tuple[Translated, ...], built: Built) -> tuple[Translated, ...]:
    """What is asked of a row that goes, then comes: a new row has plain words only, so one with more is a person's."""
    match asked[0]:
        case Translated(path=path, edit=e.DeleteRows(table, rows)) if text := built.text(path):
            leaves = [leaf for leaf, at in text.tables.items() if at.table == table and at.row in rows]
            if any(has_more(text.glyphs(leaf)) for leaf in leaves):
                return (Translated(RemarkKind.MOVE, why_not=t.MOVED_MARKUP),)
    return tuple(one._replace(kind=RemarkKind.MOVE) for one in asked)
