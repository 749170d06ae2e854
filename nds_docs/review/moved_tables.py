"""Tables that were moved: the words of every cell taken out, and put into a new table.

LibreOffice tells of none of the new rows: with all revisions rejected there are two tables then, one without words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple, TypeAlias

from nds_docs.document.source import Span
from nds_docs.review import texts as t
from nds_docs.review.alignment import folded
from nds_docs.review.changes import Change, Position
from nds_docs.review.edit import edits as e
from nds_docs.review.loose import BETWEEN_CELLS
from nds_docs.review.moved import End, MovedRemark
from nds_docs.review.remark import RemarkKind
from nds_docs.review.returned import Fate, Paragraph, Revision, RevisionKind
from nds_docs.review.rows import RowChange
from nds_docs.review.said import Said
from nds_docs.review.translation import Translated, Translator

_Cells: TypeAlias = tuple[int, ...]
"""The paragraphs of a table, by number."""


class MovedTable(NamedTuple):
    """The paragraphs of a table where it was sent and where it stands now, and what its mover changed in them."""

    source: _Cells
    target: _Cells
    changes: tuple[Change, ...]
    rows: tuple[RowChange, ...]
    words: str
    same: bool

    @property
    def revisions(self) -> tuple[Revision, ...]:
        of_words = (revision for change in self.changes for revision in change.revisions)
        return (*of_words, *(revision for row in self.rows for revision in row.revisions))

    @property
    def author(self) -> str:
        return self.changes[0].author

    def remark(self, translator: Translator) -> MovedRemark:
        """That it moved, where nothing else tells of that."""
        first, last = Position(self.source[0], 0), Position(self.source[-1], 0)
        date = max(change.date for change in self.changes)
        said = Said(self.author, date, self.words, self.words)
        ends = tuple(End(change.start, change, None) for change in self.changes)
        return MovedRemark(said, translator.where.spot(first, last), self.asked(translator), self.revisions, ends)

    def went_with(self, one: MovedRemark) -> bool:
        """Whether what moved stood beside it at both places: its caption."""
        ends = zip(one.ends, (self.source, self.target), strict=False)
        held = (end.change.start.paragraph < table[0] <= end.change.end.paragraph + 1 for end, table in ends)
        return len(one.ends) == 2 and all(held)

    def asked(self, translator: Translator, caption: tuple[Translated, ...] = ()) -> tuple[Translated, ...]:
        """What is asked; where its `caption` goes to another place, to move both."""
        if not self.same:
            return (Translated(RemarkKind.MOVE, why_not=t.MOVED_AND_CHANGED),)
        match caption:
            case (Translated(path=path, edit=e.MoveBlocks() as edit) as one,):
                blocks = self.blocks(translator, path)
                if blocks:
                    return (one._replace(edit=replace(edit, blocks=blocks)),)
        return (Translated(RemarkKind.MOVE, why_not=t.WHOLE_TABLE),)

    def blocks(self, translator: Translator, path: str) -> tuple[Span, ...]:
        """All that has words in it and its caption; nothing where it does not stand in the text at `path`."""
        placing, text = translator.where.placing, translator.built.text(path)
        numbers = [number for at in self.source if (number := placing.block_of(at)) is not None]
        cells = [Span(block.path, block.start, block.end) for block in (placing.blocks[number] for number in numbers)]
        found = {place.table for cell in cells if text and (place := text.tables.get(cell))}
        if text is None or len(found) != 1:
            return ()
        (table,) = found
        return tuple(leaf for leaf in text.editable.leaves if table.start <= leaf.start and leaf.end <= table.end)


def moved_tables(
    paragraphs: Sequence[Paragraph], found: Sequence[Change], rows: Sequence[RowChange]
) -> tuple[MovedTable, ...]:
    """The tables that moved; of those that say the same none is known to have, where there is more than one."""
    return tuple(_moved(paragraphs, found, rows))


def with_tables(
    found: Iterable[MovedRemark], tables: Sequence[MovedTable], translator: Translator
) -> Iterator[MovedRemark]:
    """The remarks of what moved: that of a caption tells of its table too, and one without has a remark of its own."""
    left = list(tables)
    for one in found:
        table = next((table for table in left if table.went_with(one)), None)
        if table is None:
            yield one
            continue
        left.remove(table)
        asked = table.asked(translator, one.asked)
        yield one._replace(asked=asked, revisions=(*one.revisions, *table.revisions), at_once=None)
    for table in left:
        yield table.remark(translator)


def _moved(paragraphs: Sequence[Paragraph], found: Sequence[Change], rows: Sequence[RowChange]) -> Iterator[MovedTable]:
    tables = list(_tables(paragraphs))
    went = [(table, author) for table in tables if (author := _emptied_by(table, paragraphs))]
    came = [(table, author) for table in tables if (author := _filled_by(table, paragraphs))]
    for table, author in went:
        alike = [other for other, by in came if by == author and _alike(table, other, paragraphs, author)]
        rivals = [one for one, by in went if by == author and any(_alike(one, o, paragraphs, author) for o in alike)]
        if len(alike) == len(rivals) == 1:
            (other,) = alike
            inside = {*table, *other}
            changes = tuple(one for one in found if one.author == author and one.start.paragraph in inside)
            old, new = _said(table, paragraphs), _put_in(other, paragraphs, author)
            words = BETWEEN_CELLS.join(filter(None, old))
            of_rows = tuple(row for row in rows if row.paragraphs[0] in inside)
            yield MovedTable(table, other, changes, of_rows, words, same=old == new)


def _tables(paragraphs: Sequence[Paragraph]) -> Iterator[_Cells]:
    def place(number: int) -> tuple[str, str, int] | None:
        cell = paragraphs[number].cell
        return (paragraphs[number].part, paragraphs[number].note, cell.table) if cell else None

    for key, members in groupby(range(len(paragraphs)), key=place):
        if key is not None:
            yield tuple(members)


def _emptied_by(table: _Cells, paragraphs: Sequence[Paragraph]) -> str:
    """Who took out all words of a table, perhaps with its rows; "" where nobody did."""
    runs = [run for number in table for run in paragraphs[number].runs if run.text and run.fate.in_original]
    gone = all(run.fate is Fate.DELETED for run in runs) and _rows(table, paragraphs) <= {Fate.KEPT, Fate.DELETED}
    authors = {run.revisions[-1].author for run in runs if run.revisions}
    return authors.pop() if gone and len(authors) == 1 else ""


def _rows(table: _Cells, paragraphs: Sequence[Paragraph]) -> set[Fate]:
    return {paragraphs[number].row for number in table}


def _filled_by(table: _Cells, paragraphs: Sequence[Paragraph]) -> str:
    """Who put in the first words of a table that was none; "" where somebody's words were sent."""
    runs = [run for number in table for run in paragraphs[number].runs if run.text]
    new = not any(run.fate.in_original for run in runs) and _rows(table, paragraphs) <= {Fate.KEPT, Fate.INSERTED}
    authors = [run.revisions[0].author for run in runs if run.revisions]
    return max(authors, key=authors.count) if new and authors else ""


def _alike(table: _Cells, other: _Cells, paragraphs: Sequence[Paragraph], author: str) -> bool:
    """Whether most cells of two tables of one shape say the same."""
    old, new = _said(table, paragraphs), _put_in(other, paragraphs, author)
    same = sum(bool(one) and one == two for one, two in zip(old, new, strict=False))
    return len(old) == len(new) and 2 * same >= sum(map(bool, old)) > 0


def _said(table: _Cells, paragraphs: Sequence[Paragraph]) -> list[str]:
    runs = ((run for run in paragraphs[number].runs if run.fate.in_original) for number in table)
    return [folded("".join(run.text for run in of)) for of in runs]


def _put_in(table: _Cells, paragraphs: Sequence[Paragraph], author: str) -> list[str]:
    """What the mover put into each cell, whatever others took out of it."""

    def mine(revisions: Sequence[Revision]) -> bool:
        return any(one.author == author and one.kind in _PUT_IN for one in revisions[:1])

    return [folded("".join(run.text for run in paragraphs[at].runs if mine(run.revisions))) for at in table]


_PUT_IN = (RevisionKind.INSERTION, RevisionKind.MOVED_TO)
