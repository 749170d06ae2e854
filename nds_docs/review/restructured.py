"""Whole paragraphs and rows that came, went, split, joined or moved with tracking off.

An edit is only asked for where it is certain: the text of the lines says what became of the block, word for word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
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
from nds_docs.review.built import Built, BuiltText, InTable, draft_place
from nds_docs.review.edit import edits as e
from nds_docs.review.frame import label_of
from nds_docs.review.in_source import Place, StopError
from nds_docs.review.lost_notes import Notes
from nds_docs.review.moves import between, has_more, keeps_looks
from nds_docs.review.paragraphs import HEADING, New, new_blocks
from nds_docs.review.placing import Placing, Spot, has_label
from nds_docs.review.remark import RemarkKind
from nds_docs.review.returned import Fate, Paragraph
from nds_docs.review.stories import Gap, Stories, runs
from nds_docs.review.title import RetitleText
from nds_docs.review.translation import Translated, Translator, with_notes


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
        self.rewrote: set[int] = set()
        self.went: set[int] = set()
        self.notes = Notes(placing, built)
        self.stories = Stories(placing, self.notes)

    def changes(self) -> Iterator[Untracked]:
        """Every one of them, each line and block in one."""
        yield from self.rows_added()
        yield from self.rows_gone()
        yield from self.joined()
        yield from self.split()
        yield from self.moved()
        yield from self.rewritten()
        yield from self.left()

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
            for first, second in (
                (self.stories.block_beside(number, -1), number),
                (number, self.stories.block_beside(number, 1)),
            ):
                line = line_of.get(first if second == number else second)
                between = self.together(first, second, line) if line is not None else None
                if line is not None and between is not None and number in self.missing:
                    del self.missing[number]
                    self.explained.add(line)
                    both = "\n".join(self.placing.blocks[at].text for at in (first, second))
                    translated = self.join(first, second, between)
                    if self.is_revised(line):
                        translated = Translated(RemarkKind.JOIN, why_not=t.ALSO_UNTRACKED)
                    spot = Spot(first, 0, len(self.placing.blocks[first].text))
                    yield Untracked(spot, both, self.placing.lines[line].text, (translated,))

    def join(self, first: int, second: int, between: str) -> Translated:
        if any(has_label(self.placing.blocks[at]) for at in (first, second)):
            return Translated(RemarkKind.JOIN, why_not=t.INSIDE_GENERATED)
        return self.translated(RemarkKind.JOIN, first, e.JoinBlocks(self.span(first), self.span(second), between))

    def is_revised(self, line: int) -> bool:
        """Whether a line also holds what was changed with tracking on."""
        of_line = (self.paragraphs[number] for number in self.placing.lines[line].paragraphs)
        return any(run.revisions for paragraph in of_line for run in paragraph.runs)

    def together(self, first: int, second: int, line: int) -> str | None:
        """What stands in a line between the texts of two blocks that follow each other; None where it is not both."""
        if not (0 <= first < second < len(self.placing.blocks)):
            return None
        blocks = self.placing.blocks[first], self.placing.blocks[second]
        if blocks[0].path != blocks[1].path or not all(block.text for block in blocks):
            return None
        now = folded(self.placing.lines[line].text)
        texts = [folded(block.text) for block in blocks]
        return next((between for between in (" ", "") if now == between.join(texts)), None)

    def split(self) -> Iterator[Untracked]:
        for line in list(self.added):
            for first, second in (
                (self.stories.line_beside(line, -1), line),
                (line, self.stories.line_beside(line, 1)),
            ):
                other = first if second == line else second
                number = self.placing.of_line[other] if 0 <= other < len(self.placing.of_line) else None
                at = self.parted(number, first, second) if number is not None and line in self.added else None
                if number is None or at is None:
                    continue
                del self.added[line]
                self.explained.add(other)
                both = "\n".join(_unlabelled(self.placing.lines[part].text) for part in (first, second))
                spot = Spot(number, at, at)
                yield Untracked(spot, self.placing.blocks[number].text, both, (self.split_at(number, at),))

    def parted(self, number: int, first: int, second: int) -> int | None:
        """Where in a block's text the first of two lines ends that are together all of it; None where they are not."""
        whole = self.placing.blocks[number].text
        one, other = (self.placing.lines[line].text.strip() for line in (first, second))
        one = _unlabelled(one)
        if not (one and other and self.same_place(first, second)):
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
        return isinstance(self.leaf(number), Text) or number in self.notes.of_block

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
        """Quite other words in the place of blocks, as many as there were, between the two that stood beside them."""
        for gap in self.stories.gaps:
            lines, blocks = self.of_gap(gap)
            asked = [self.replacement(*pair) for pair in zip(blocks, lines, strict=False)]
            if len(lines) != len(blocks) or None in asked:
                continue
            for number, line, one in zip(blocks, lines, asked, strict=True):
                assert one is not None
                del self.added[line], self.missing[number]
                self.rewrote.add(number)
                old, new = self.placing.blocks[number].text, _unlabelled(self.placing.lines[line].text)
                yield Untracked(Spot(number, 0, len(old)), old, new, (one,))

    def replacement(self, number: int, line: int) -> Translated | None:
        """All the words of a block become others; None where line and block are not of one kind."""
        found, block = self.leaf(number), self.placing.blocks[number]
        new = _unlabelled(self.placing.lines[line].text)
        kind = RemarkKind.REPLACEMENT
        heading = HEADING.search(self.translator.where.style(line))
        if OBJECT in new or self.first(line).note or (heading and block.kind != "Header"):
            return None
        label = len(self.placing.lines[line].text) - len(new)
        bare = not label and not isinstance(found, Text) and _is_caption(*found)
        if bare or self.placing.shows_made(line, label, label + len(new)):
            return Translated(kind, why_not=t.INSIDE_GENERATED)
        if found is t.TITLE:
            return Translated(kind, block.path, RetitleText(0, len(block.text), new))
        if isinstance(found, Text):
            return Translated(kind, why_not=found)
        leaf, text = found
        if not self.is_same_cell(text.tables.get(leaf), line):
            return None
        ends = [draft_place(block, leaf, text, at, after=at > 0) for at in (0, len(block.text))]
        places = [place.offset for place in ends if place is not None and not place.inside]
        if len(places) < len(ends):
            return Translated(kind, why_not=t.INSIDE_GENERATED)
        return self.translated(kind, number, e.ReplaceText(leaf, (e.Replacement(places[0], places[1], new),)))

    # --- what is left -------------------------------------------------------------------------------

    def left(self) -> Iterator[Untracked]:
        """New paragraphs and lost ones; those between the same two are one difference, carried out whole or not."""
        marks = {note for line in range(len(self.placing.lines)) for note, new in self.placing.notes_of(line) if new}
        for line in [line for line in self.added if self.first(line).note in marks]:
            del self.added[line]  # those come with their mark
        self.went = self.notes.gone(self.missing, self.rewrote)
        for gap in self.stories.gaps:
            lines, blocks = self.of_gap(gap)
            if lines and blocks:
                asked = [self.insertion(together) for together in runs(lines)] + [self.deletion(at) for at in blocks]
                words = "\n".join(map(self.words_of, blocks))
                for line in lines:
                    del self.added[line]
                for number in blocks:
                    del self.missing[number]
                spot = Spot(blocks[0], 0, len(self.placing.blocks[blocks[0]].text))
                as_one = tuple(one._replace(kind=RemarkKind.REARRANGED) for one in asked)
                yield Untracked(spot, words, self.told(lines), as_one)
        for together in runs(list(self.added)):
            yield Untracked(self.before(together[0]), "", self.told(together), (self.insertion(together),))
        for number in self.missing:
            if number not in self.went:
                block = self.placing.blocks[number]
                spot = Spot(number, 0, len(block.text))
                yield Untracked(spot, self.words_of(number), "", (self.deletion(number),))

    def words_of(self, number: int) -> str:
        """What a block said that went, with what its notes said."""
        return "\n".join(filter(None, (self.placing.blocks[number].text, self.words_gone_with(number))))

    def words_gone_with(self, holder: int) -> str:
        """What the notes said whose marks went from a block."""
        gone = (at for at in sorted(self.went) if self.notes.of_block[at].holder == holder)
        return " ".join(self.placing.blocks[at].text for at in gone)

    def told(self, lines: list[int]) -> str:
        """The words of new paragraphs, with those of their footnotes."""
        new = [note for line in lines for note, is_new in self.placing.notes_of(line) if is_new]
        return with_notes("\n".join(self.placing.lines[line].text for line in lines), new, self.paragraphs)

    def insertion(self, lines: list[int]) -> Translated:
        """New paragraphs behind the one before them, or else before the one behind."""
        kind, first = RemarkKind.ADDED_PARAGRAPH, self.first(lines[0])
        texts = {line: self.placing.lines[line].text for line in lines}
        if first.cell or first.note or any(OBJECT in text for text in texts.values()):
            return Translated(kind, why_not=t.UNTRACKED_PARAGRAPH)
        if any(self.placing.shows_made(line, 0, len(text)) for line, text in texts.items()):
            return Translated(kind, why_not=t.INSIDE_GENERATED)
        why_not = t.UNTRACKED_PARAGRAPH
        for beside, before in (
            (self.stories.line_beside(lines[0], -1), False),
            (self.stories.line_beside(lines[-1], 1), True),
        ):
            number = self.placing.of_line[beside] if 0 <= beside < len(self.placing.of_line) else None
            if number is None or self.first(beside).note or (before and self.first(beside).cell):
                continue
            found = self.leaf(number)
            if isinstance(found, Text):
                continue
            if not before and label_of(self.placing.lines[beside].text):
                why_not = t.BESIDE_CAPTION
                continue
            leaf, text = found
            if _parts_figure(leaf, text, before=before):
                why_not = t.BESIDE_CAPTION
                continue
            where = self.translator.where
            try:
                typed = [New(self.placing.lines[line].text, where.style(line)) for line in lines]
                new = new_blocks(typed, where.place(beside), where)
            except StopError as stop:
                return Translated(kind, why_not=stop.why_not)
            return self.translated(kind, number, e.InsertBlocks(leaf, new, before=before))
        return Translated(kind, why_not=why_not)

    def deletion(self, number: int) -> Translated:
        """A block goes; of a cell only its words, for its row is still there."""
        found = self.leaf(number)
        if isinstance(found, Text):
            return Translated(RemarkKind.DELETED_PARAGRAPH, why_not=found)
        leaf, text = found
        if has_label(self.placing.blocks[number]):
            return Translated(RemarkKind.DELETED_PARAGRAPH, why_not=t.INSIDE_GENERATED)
        if text.starts_item(leaf) and self.stays(text.rest_of_item(leaf)):
            return Translated(RemarkKind.DELETED_PARAGRAPH, why_not=t.REST_OF_ITEM)
        if leaf not in text.tables:
            return self.translated(RemarkKind.DELETED_PARAGRAPH, number, e.DeleteBlocks((leaf,)))
        end = draft_place(self.placing.blocks[number], leaf, text, len(self.placing.blocks[number].text), after=True)
        if end is None or end.inside:
            return Translated(RemarkKind.DELETION, why_not=t.INSIDE_GENERATED)
        return self.translated(RemarkKind.DELETION, number, e.ReplaceText(leaf, (e.Replacement(0, end.offset, ""),)))

    def stays(self, leaves_: Collection[Span]) -> bool:
        """Whether any of some leaves is still there."""
        there = {self.span(number) for number in self.placing.of_line if number is not None}
        return not there.isdisjoint(leaves_)

    # --- places -------------------------------------------------------------------------------------

    def of_gap(self, gap: Gap) -> tuple[list[int], list[int]]:
        """What is left of a gap: the lines that were added and the blocks that are missing, but for notes."""
        lines = [line for line in gap.lines if line in self.added and not self.placing.note_at(line)]
        return lines, [at for at in gap.blocks if at in self.missing and at not in self.notes.of_block]

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


def _unlabelled(line: str) -> str:
    return line.removeprefix(label_of(line))


def _is_caption(leaf: Span, text: BuiltText) -> bool:
    return [shape.kind for shape in text.editable.path(leaf)][-2:-1] == ["Caption"]


def _parts_figure(leaf: Span, text: BuiltText, *, before: bool) -> bool:
    """Whether what comes behind (`before`: in front of) a leaf would part a picture and its caption."""
    kinds = [shape.kind for shape in text.editable.path(leaf)]
    return kinds[-3:-1] == ["Figure", "Caption"] if before else kinds[-2:-1] == ["Figure"]


def _sent(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs if run.fate.in_original)
