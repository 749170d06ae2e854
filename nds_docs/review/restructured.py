"""Whole paragraphs and rows that came, went, split, joined or moved with tracking off.

An edit is only asked for where it is certain: the text of the lines says what became of the block, word for word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from nds_docs.document import nodes as n
from nds_docs.document.pieces import OBJECT
from nds_docs.document.source import Span
from nds_docs.document.walk import descendants, leaves
from nds_docs.language import Text
from nds_docs.review import rows
from nds_docs.review import texts as t
from nds_docs.review.alignment import folded
from nds_docs.review.built import Built, BuiltText, draft_place
from nds_docs.review.edit import edits as e
from nds_docs.review.frame import label_of
from nds_docs.review.in_source import Place, StopError
from nds_docs.review.moves import between, has_more, keeps_looks
from nds_docs.review.paragraphs import New, new_blocks
from nds_docs.review.placing import Placing, Spot
from nds_docs.review.remark import RemarkKind
from nds_docs.review.returned import Fate, Paragraph
from nds_docs.review.title import RetitleText
from nds_docs.review.translation import Translated, Translator


class Untracked(NamedTuple):
    """One difference: the characters of a block at `spot`, which are `deleted`, became `inserted`."""

    spot: Spot | None
    deleted: str
    inserted: str
    translated: tuple[Translated, ...]


class Restructured:
    """What became of whole paragraphs; `added` are the lines that somebody typed, `placing.missing` blocks that went.

    After `changes` were asked for, `explained` are lines of which nothing is left to be said word by word.
    """

    def __init__(self, placing: Placing, translator: Translator, built: Built, added: Sequence[int]) -> None:
        self.placing, self.translator, self.built = placing, translator, built
        self.added = dict.fromkeys(added)
        self.missing = dict.fromkeys(placing.missing)
        self.explained: set[int] = set()

    def changes(self) -> Iterator[Untracked]:
        """Every one of them, each line and block in one."""
        yield from self.rows_added()
        yield from self.rows_gone()
        yield from self.joined()
        yield from self.split()
        yield from self.moved()
        yield from self.rewritten()
        yield from self.paragraphs_added()
        yield from self.paragraphs_gone()

    # --- rows ---------------------------------------------------------------------------------------

    def rows_added(self) -> Iterator[Untracked]:
        lines = [line for line in self.added if self.first(line).cell]
        for _, of_row in groupby(lines, key=lambda line: self.row_of(self.first(line))):
            members = list(of_row)
            there = [
                at for at, one in enumerate(self.paragraphs) if self.row_of(one) == self.row_of(self.first(members[0]))
            ]
            if any(self.placing.block_of(at) is not None for at in there):
                continue  # the row was sent, and somebody filled a cell of it
            for line in members:
                del self.added[line]
            cells = tuple(
                "\n".join(map(_sent, of_cell)).strip()
                for _, of_cell in groupby((self.paragraphs[at] for at in there), key=lambda one: one.cell)
            )
            row = rows.RowChange(tuple(there), Fate.INSERTED, cells, ())
            translated = rows.translate(row, self.placing, self.built)
            yield Untracked(self.before(members[0]), "", " | ".join(cells), (translated,))

    def rows_gone(self) -> Iterator[Untracked]:
        tables: dict[Span, dict[int, list[int]]] = {}
        for number in self.missing:
            found = self.leaf(number)
            if not isinstance(found, Text) and (place := found[1].tables.get(found[0])):
                tables.setdefault(place.table, {}).setdefault(place.row, []).append(number)
        for table, of_row in tables.items():
            whole = {row: numbers for row, numbers in of_row.items() if self.is_whole(table, row, numbers)}
            gone = [number for numbers in whole.values() for number in numbers]
            text = self.text(gone[0]) if gone else None
            all_gone = text is not None and {place.row for place in text.tables.values() if place.table == table} == {
                *whole
            }
            if all_gone:
                gone = [*self.caption_gone(table, gone[0]), *gone]
                yield self.gone(gone, RemarkKind.DELETED_PARAGRAPH, e.DeleteBlocks(tuple(map(self.span, gone))))
            else:
                for row, numbers in whole.items():
                    if row >= 0:
                        yield self.gone(numbers, RemarkKind.DELETED_ROW, e.DeleteRows(table, (row,)))

    def caption_gone(self, table: Span, number: int) -> list[int]:
        """The block of the caption of a table, where that went too: with the table it can."""
        text = self.text(number)
        blocks = text.editable.reading.document.blocks if text else ()
        captions = (
            node.caption.content for node in descendants(blocks) if isinstance(node, n.Table) and node.span == table
        )
        spans = {leaf.span for content in captions for leaf in leaves(content)}
        return [at for at in self.missing if self.span(at) in spans]

    def is_whole(self, table: Span, row: int, numbers: list[int]) -> bool:
        """Whether the blocks are all of a row that hold text."""
        text = self.text(numbers[0])
        cells = (
            {leaf for leaf, place in text.tables.items() if (place.table, place.row) == (table, row)} if text else set()
        )
        there = {self.span(at) for at, block in enumerate(self.placing.blocks) if block.text and self.span(at) in cells}
        return there <= {self.span(number) for number in numbers}

    # --- one becomes two, two become one --------------------------------------------------------------

    def joined(self) -> Iterator[Untracked]:
        line_of = {block: line for line, block in enumerate(self.placing.of_line) if block is not None}
        for number in list(self.missing):
            for first in (number - 1, number):
                line = line_of.get(first if first < number else number + 1)
                between = self.together(first, line) if line is not None and first >= 0 else None
                if line is not None and between is not None and number in self.missing:
                    del self.missing[number]
                    self.explained.add(line)
                    spans = self.span(first), self.span(first + 1)
                    both = "\n".join(self.placing.blocks[at].text for at in (first, first + 1))
                    translated = self.translated(RemarkKind.JOIN, first, e.JoinBlocks(*spans, between))
                    spot = Spot(first, 0, len(self.placing.blocks[first].text))
                    yield Untracked(spot, both, self.placing.lines[line].text, (translated,))

    def together(self, first: int, line: int) -> str | None:
        """What stands in a line between the texts of two blocks that follow each other; None where it is not both."""
        blocks = self.placing.blocks[first : first + 2]
        if len(blocks) < 2 or blocks[0].path != blocks[1].path or not all(block.text for block in blocks):
            return None
        now = folded(self.placing.lines[line].text)
        texts = [folded(block.text) for block in blocks]
        return next((between for between in (" ", "") if now == between.join(texts)), None)

    def split(self) -> Iterator[Untracked]:
        for line in list(self.added):
            for first in (line - 1, line):
                other = first if first < line else line + 1
                number = self.placing.of_line[other] if 0 <= other < len(self.placing.of_line) else None
                at = self.parted(number, first) if number is not None and line in self.added else None
                if number is None or at is None:
                    continue
                del self.added[line]
                self.explained.add(other)
                both = "\n".join(self.placing.lines[part].text for part in (first, first + 1))
                spot = Spot(number, at, at)
                yield Untracked(spot, self.placing.blocks[number].text, both, (self.split_at(number, at),))

    def parted(self, number: int, first: int) -> int | None:
        """Where in a block's text the first of two lines ends that are together all of it; None where they are not."""
        whole = self.placing.blocks[number].text
        one, other = (self.placing.lines[line].text.strip() for line in (first, first + 1))
        one = one.removeprefix(label_of(one))
        if not (one and other and self.same_place(first, first + 1)):
            return None
        if whole.startswith(one) and whole[len(one) :].strip() == other:
            return len(one)
        return None

    def split_at(self, number: int, at: int) -> Translated:
        found = self.leaf(number)
        if isinstance(found, Text):
            return Translated(RemarkKind.SPLIT, why_not=found)
        leaf, text = found
        place = draft_place(self.placing.blocks[number], leaf, text, at, after=True)
        if place is None or place.inside:
            return Translated(RemarkKind.SPLIT, why_not=t.INSIDE_GENERATED)
        kind = e.Kind.ITEM if text.starts_item(leaf) else e.Kind.PARAGRAPH
        return self.translated(RemarkKind.SPLIT, number, e.SplitBlock(leaf, place.offset, place.offset, kind))

    # --- elsewhere ----------------------------------------------------------------------------------

    def moved(self) -> Iterator[Untracked]:
        found = [(line, number) for line in self.added if (number := self.only_missing(line)) is not None]
        with_text = any(not self.first(line).note for line, _ in found)
        for line, number in found:
            del self.added[line], self.missing[number]
            if with_text and self.first(line).note and self.is_note(number):
                continue  # footnotes stand in the order of their marks, which moved
            text = self.placing.lines[line].text
            spot = Spot(number, 0, len(self.placing.blocks[number].text))
            yield Untracked(
                spot, text, text, tuple(one._replace(kind=RemarkKind.MOVE) for one in self.move(number, line))
            )

    def only_missing(self, line: int) -> int | None:
        """The one block that is gone and says what a line says; None where there is none, or more than one."""
        text = folded(self.placing.lines[line].text)
        same = [at for at in self.missing if folded(self.placing.blocks[at].text) == text]
        others = [at for at in self.added if folded(self.placing.lines[at].text) == text]
        return same[0] if len(same) == len(others) == 1 else None

    def is_note(self, number: int) -> bool:
        """Whether a block is text of a footnote, or one that the program makes of a citation."""
        return isinstance(self.leaf(number), Text) or self.in_lost_note(number)

    def move(self, number: int, line: int) -> tuple[Translated, ...]:
        """A block goes to where a line stands now, as it was typed; plain words may go to another file."""
        where, found, here = self.translator.where, self.leaf(number), self.first(line)
        if isinstance(found, Text):
            return (Translated(RemarkKind.MOVE, why_not=found),)
        if here.cell or here.note:
            return (Translated(RemarkKind.MOVE, why_not=t.UNTRACKED_PARAGRAPH),)
        place = Place(line, self.placing.blocks[number], found[1])
        if not keeps_looks(place, where.style(line), where):
            return (Translated(RemarkKind.MOVE, why_not=t.MOVED_LOOKS),)
        try:
            asked = between([place], where.beside(line, (), -1, -1), where.beside(line, (), 1, 1))
        except StopError as stop:
            if stop.why_not is t.MOVED_TO_OTHER_FILE and not has_more(found[1].glyphs(found[0])):
                return self.deletion(number), self.insertion([line])
            return (Translated(RemarkKind.MOVE, why_not=stop.why_not),)
        return (Translated(RemarkKind.MOVE, *asked),)

    def rewritten(self) -> Iterator[Untracked]:
        """Quite other words in the place of a block, between the two that stood beside it."""
        for line in list(self.added):
            beside = [self.placing.of_line[at] for at in (line - 1, line + 1) if 0 <= at < len(self.placing.of_line)]
            number = beside[0] + 1 if beside and beside[0] is not None else None
            is_last = number == len(self.placing.blocks) - 1
            if number is not None and number in self.missing and (is_last or beside[1:] == [number + 1]):
                old, new = self.placing.blocks[number].text, self.placing.lines[line].text
                if (asked := self.replacement(number, line, new)) is not None:
                    del self.added[line], self.missing[number]
                    yield Untracked(Spot(number, 0, len(old)), old, new, (asked,))

    def replacement(self, number: int, line: int, new: str) -> Translated | None:
        """All the words of a block become others; None where line and block are not of one kind."""
        found, block = self.leaf(number), self.placing.blocks[number]
        kind = RemarkKind.REPLACEMENT
        if OBJECT in new or self.first(line).note:
            return None
        if found is t.TITLE:
            return Translated(kind, block.path, RetitleText(0, len(block.text), new))
        if isinstance(found, Text):
            return Translated(kind, why_not=found)
        leaf, text = found
        if (leaf in text.tables) != (self.first(line).cell is not None):
            return None
        ends = [draft_place(block, leaf, text, at, after=at > 0) for at in (0, len(block.text))]
        places = [place.offset for place in ends if place is not None and not place.inside]
        if len(places) < len(ends):
            return Translated(kind, why_not=t.INSIDE_GENERATED)
        return self.translated(kind, number, e.ReplaceText(leaf, (e.Replacement(places[0], places[1], new),)))

    # --- what is left -------------------------------------------------------------------------------

    def paragraphs_added(self) -> Iterator[Untracked]:
        marks = {note for line in range(len(self.placing.lines)) for note in self.placing.lines[line].notes}
        known = {self.first(at).note for at, number in enumerate(self.placing.of_line) if number is not None}
        lines = [line for line in self.added if self.first(line).note not in marks - known - {""}]  # those come with it
        for _, group in groupby(enumerate(lines), key=lambda one: one[1] - one[0]):
            together = [line for _, line in group]
            text = "\n".join(self.placing.lines[line].text for line in together)
            yield Untracked(self.before(together[0]), "", text, (self.insertion(together),))

    def insertion(self, lines: list[int]) -> Translated:
        """New paragraphs behind the one before them, or else before the one behind."""
        kind, first = RemarkKind.ADDED_PARAGRAPH, self.first(lines[0])
        if first.cell or first.note or any(OBJECT in self.placing.lines[line].text for line in lines):
            return Translated(kind, why_not=t.UNTRACKED_PARAGRAPH)
        why_not = t.UNTRACKED_PARAGRAPH
        for beside, before in ((lines[0] - 1, False), (lines[-1] + 1, True)):
            number = self.placing.of_line[beside] if 0 <= beside < len(self.placing.of_line) else None
            if number is None or self.first(beside).note or (before and self.first(beside).cell):
                continue
            found = self.leaf(number)
            if isinstance(found, Text):
                continue
            if not before and label_of(self.placing.lines[beside].text):
                why_not = t.BESIDE_CAPTION
                continue
            leaf, _ = found
            where = self.translator.where
            try:
                typed = [New(self.placing.lines[line].text, where.style(line)) for line in lines]
                new = new_blocks(typed, where.place(beside), where)
            except StopError as stop:
                return Translated(kind, why_not=stop.why_not)
            return self.translated(kind, number, e.InsertBlocks(leaf, new, before=before))
        return Translated(kind, why_not=why_not)

    def paragraphs_gone(self) -> Iterator[Untracked]:
        for number in self.missing:
            if not self.in_lost_note(number):
                block = self.placing.blocks[number]
                yield Untracked(Spot(number, 0, len(block.text)), block.text, "", (self.deletion(number),))

    def deletion(self, number: int) -> Translated:
        """A block goes; of a cell only its words, for its row is still there."""
        found = self.leaf(number)
        if isinstance(found, Text):
            return Translated(RemarkKind.DELETED_PARAGRAPH, why_not=found)
        leaf, text = found
        if leaf not in text.tables:
            return self.translated(RemarkKind.DELETED_PARAGRAPH, number, e.DeleteBlocks((leaf,)))
        end = draft_place(self.placing.blocks[number], leaf, text, len(self.placing.blocks[number].text), after=True)
        if end is None or end.inside:
            return Translated(RemarkKind.DELETION, why_not=t.INSIDE_GENERATED)
        return self.translated(RemarkKind.DELETION, number, e.ReplaceText(leaf, (e.Replacement(0, end.offset, ""),)))

    def in_lost_note(self, number: int) -> bool:
        """Whether a block is of a footnote whose mark went: it goes with it."""
        text = self.text(number)
        if text is None:
            return False
        blocks = text.editable.reading.document.blocks
        notes = (node for node in descendants(blocks) if isinstance(node, n.Note))
        return any(leaf.span == self.span(number) for note in notes for leaf in leaves(note.content))

    # --- places -------------------------------------------------------------------------------------

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return self.placing.returned.paragraphs

    def first(self, line: int) -> Paragraph:
        return self.paragraphs[self.placing.lines[line].paragraphs[0]]

    def row_of(self, paragraph: Paragraph) -> tuple[str, str, int, int] | None:
        cell = paragraph.cell
        return (paragraph.part, paragraph.note, cell.table, cell.row) if cell else None

    def same_place(self, one: int, other: int) -> bool:
        return (self.first(one).note, self.first(one).cell) == (self.first(other).note, self.first(other).cell)

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
        if self.span(number) not in text.editable.leaves:
            return t.TITLE if block.start < text.editable.start else t.GENERATED
        return self.span(number), text

    def before(self, line: int) -> Spot | None:
        """The end of the block that a line is or stands behind."""
        return end_before(self.placing, line)

    def translated(self, kind: RemarkKind, number: int, edit: e.Edit) -> Translated:
        found = self.leaf(number)
        if isinstance(found, Text):
            return Translated(kind, why_not=found)
        return Translated(kind, self.placing.blocks[number].path, edit)

    def gone(self, numbers: list[int], kind: RemarkKind, edit: e.Edit) -> Untracked:
        for number in numbers:
            del self.missing[number]
        text = " | ".join(self.placing.blocks[number].text for number in numbers)
        spot = Spot(numbers[0], 0, len(self.placing.blocks[numbers[0]].text))
        return Untracked(spot, text, "", (self.translated(kind, numbers[0], edit),))


def end_before(placing: Placing, line: int) -> Spot | None:
    """The end of the block that a line is or stands behind; None before the first."""
    number = next((number for at in range(line, -1, -1) if (number := placing.of_line[at]) is not None), None)
    return Spot(number, *(len(placing.blocks[number].text),) * 2) if number is not None else None


def _sent(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs if run.fate.in_original)
