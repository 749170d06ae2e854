"""What of a returned file has no place yet: lines that somebody typed with tracking off, and blocks that went."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from nds_docs.document.source import Span
from nds_docs.language import Text
from nds_docs.review import texts as t
from nds_docs.review.built import Built, BuiltText, InTable
from nds_docs.review.edit import edits as e
from nds_docs.review.empty_cells import EmptyCells
from nds_docs.review.placing import Placing, Spot
from nds_docs.review.remark import RemarkKind
from nds_docs.review.returned import Paragraph
from nds_docs.review.translation import Translated

BETWEEN_CELLS: Final = " | "
"""Between the cells of a row, as its words are told."""


class Untracked(NamedTuple):
    """One difference: the characters of a block at `spot`, which are `deleted`, became `inserted`.

    `notes` are new footnotes in it of which all words were tracked, so that those are part of it.
    """

    spot: Spot | None
    deleted: str
    inserted: str
    translated: tuple[Translated, ...]
    notes: tuple[str, ...] = ()


class Loose:
    """The lines that were `added` and the blocks that are `missing`, until it is told what became of them.

    `unmarked` are blocks of which that is told, and of which no marks of notes are left.
    """

    def __init__(self, placing: Placing, built: Built, added: Sequence[int]) -> None:
        self.placing, self.built = placing, built
        self.empty_cells = EmptyCells(placing, built)
        self.added = dict.fromkeys(added)
        self.missing = dict.fromkeys(placing.missing)
        self.unmarked: set[int] = set()

    def is_same_cell(self, place: InTable | None, line: int) -> bool:
        """Whether a line stands in the cell that a block stood in, or in none as it did."""
        cell = self.first(line).cell
        if place is None or cell is None:
            return place is None and cell is None
        row = self.row_of(self.first(line))
        beside = [at for at, number in enumerate(self.placing.of_line) if number is not None]
        found = (self.place_in_table(at) for at in beside if self.row_of(self.first(at)) == row)
        return cell.cell == place.column and {(one.table, one.row) for one in found if one} == {place[:2]}

    def place_in_table(self, line: int) -> InTable | None:
        """The cell that a line was sent in."""
        number = self.placing.of_line[line]
        text = self.text(number) if number is not None else None
        return text.tables.get(self.span(number)) if text and number is not None else None

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return self.placing.returned.paragraphs

    def first(self, line: int) -> Paragraph:
        return self.paragraphs[self.placing.lines[line].paragraphs[0]]

    def row_of(self, paragraph: Paragraph) -> tuple[str, str, int, int] | None:
        cell = paragraph.cell
        return (paragraph.part, paragraph.note, cell.table, cell.row) if cell else None

    def span(self, number: int) -> Span:
        block = self.placing.blocks[number]
        return Span(block.path, block.start, block.end)

    def text(self, number: int) -> BuiltText | None:
        path = self.placing.blocks[number].path
        return self.built.text(path) if path else None

    def leaf(self, number: int) -> tuple[Span, BuiltText] | Text:
        """A block as it stands in its text, or why no edit can be made there."""
        block, text = self.placing.blocks[number], self.text(number)
        if text is None:
            return t.FROM_REGISTER if block.path else t.GENERATED
        if self.span(number) not in text.editable.leaves or number in self.placing.repeats:
            return t.TITLE if block.start < text.editable.start else t.GENERATED
        return self.span(number), text

    def before(self, line: int) -> Spot | None:
        """The end of the block that a line is or stands behind."""
        return end_before(self.placing, line)

    def take(self, lines: Sequence[int], blocks: Sequence[int]) -> None:
        """Of these it is told what became of them."""
        for line in lines:
            self.added.pop(line, None)
        for number in blocks:
            self.missing.pop(number, None)

    def translated(self, kind: RemarkKind, number: int, edit: e.Edit) -> Translated:
        found = self.leaf(number)
        if isinstance(found, Text):
            return Translated(kind, why_not=found)
        return Translated(kind, self.placing.blocks[number].path, edit)

    def gone(self, numbers: list[int], kind: RemarkKind, edit: e.Edit) -> Untracked:
        for number in numbers:
            del self.missing[number]
        self.unmarked.update(numbers)
        text = BETWEEN_CELLS.join(self.placing.blocks[number].text for number in numbers)
        spot = Spot(numbers[0], 0, len(self.placing.blocks[numbers[0]].text))
        return Untracked(spot, text, "", (self.translated(kind, numbers[0], edit),))


def end_before(placing: Placing, line: int) -> Spot | None:
    """The end of the block that a line is or stands behind; None before the first."""
    number = next((number for at in range(line, -1, -1) if (number := placing.of_line[at]) is not None), None)
    return Spot(number, *(len(placing.blocks[number].text),) * 2) if number is not None else None
