"""Whole paragraphs that came, went, split, joined or moved with tracking off; with those of rows, all of them.

An edit is only asked for where it is certain: the text of the lines says what became of the block, word for word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from nds_docs.document import nodes as n
from nds_docs.document.nodes import PieceKind
from nds_docs.document.pieces import OBJECT
from nds_docs.document.source import Span
from nds_docs.language import Text
from nds_docs.review import texts as t
from nds_docs.review.alignment import MOST_PAIRS, STILL_THE_SAME, Correspondence, Difference, folded, likeness
from nds_docs.review.built import Built, BuiltText, draft_place
from nds_docs.review.edit import edits as e
from nds_docs.review.frame import label_of
from nds_docs.review.in_source import Place, StopError, is_in_frame
from nds_docs.review.joints import Joined
from nds_docs.review.loose import Untracked
from nds_docs.review.loose_cells import cells_changed, cells_filled
from nds_docs.review.loose_rows import rows_changed
from nds_docs.review.marks import notes_among
from nds_docs.review.moves import between, has_more, keeps_looks
from nds_docs.review.paragraphs import HEADING, New, new_beside
from nds_docs.review.placing import Placing, Spot, has_label
from nds_docs.review.refreshed import as_sent, shown
from nds_docs.review.rejoined import Rejoined
from nds_docs.review.remark import RemarkKind
from nds_docs.review.stories import Gap, runs
from nds_docs.review.title import RetitleText
from nds_docs.review.translation import Translated, Translator, with_notes


class Restructured(Rejoined):
    """What became of whole paragraphs: `added` are lines that somebody typed, `placing.missing` blocks that went."""

    def __init__(self, placing: Placing, translator: Translator, built: Built, added: Sequence[int]) -> None:
        super().__init__(placing, translator, built, added)
        self.went: set[int] = set()
        self.notes, self.stories = translator.where.notes, translator.where.stories

    def changes(self) -> Iterator[Untracked]:
        """Every one of them, each line and block in one."""
        yield from cells_changed(self)
        yield from rows_changed(self)
        yield from cells_filled(self)
        yield from self.joined()
        yield from self.split()
        yield from self.moved()
        yield from self.moved_and_changed()
        yield from self.rewritten()
        yield from self.left()

    # --- elsewhere ----------------------------------------------------------------------------------

    def moved(self) -> Iterator[Untracked]:
        found = [(line, number) for line in self.added if (number := self.only_missing(line)) is not None]
        with_text = any(not self.first(line).note for line, _ in found)
        for line, number in found:
            del self.added[line], self.missing[number]
            if with_text and self.first(line).note and self.is_note(number):
                continue  # footnotes stand in the order of their marks, which moved
            text, now = self.placing.blocks[number].text, self.placing.lines[line].text
            asked = tuple(one._replace(kind=RemarkKind.MOVE) for one in self.move(number, line))
            yield Untracked(Spot(number, 0, len(text)), text, now, asked)

    def only_missing(self, line: int) -> int | None:
        """The one block that is gone and says what a line says; None where there is none, or more than one."""
        same = [number for number in self.missing if self.says(line, number)]
        others = [at for at in self.added if self.says(at, same[0])] if len(same) == 1 else []
        return same[0] if others == [line] else None

    def says(self, line: int, number: int) -> bool:
        """Whether a line says what a block said, but for what fields show anew."""
        block, now = self.placing.blocks[number], self.placing.lines[line].text
        if folded(block.text) == folded(now):
            return True
        made = any(piece.kind is PieceKind.GENERATED for piece in block.pieces)
        if not made or likeness(block.text, now) < STILL_THE_SAME:
            return False
        return folded(as_sent(block.pieces, [shown(self.placing, line)])[0]) == folded(block.text)

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
        behind, ahead = where.beside(line, (), -1, -1), where.beside(line, (), 1, 1)
        leaves = is_in_frame(place) and not (is_in_frame(behind) or is_in_frame(ahead))
        if leaves and where.style(line) not in where.unframed_styles:  # so it stayed there, and another moved
            return (Translated(RemarkKind.MOVE, why_not=t.MOVED_LOOKS),)
        try:
            asked = between([place], behind, ahead)
        except StopError as stop:
            if stop.why_not is t.MOVED_TO_OTHER_FILE and not has_more(found[1].glyphs(found[0])):
                return self.deletion(number), self.insertion([line])
            return (Translated(RemarkKind.MOVE, why_not=stop.why_not),)
        path, edit = asked
        return (Translated(RemarkKind.MOVE, path, replace(edit, ends=self.left_nothing(number))),)

    def moved_and_changed(self) -> Iterator[Untracked]:
        """Paragraphs that are at another place and say almost the same: plain words go and come, or neither."""
        if len(self.added) * len(self.missing) > MOST_PAIRS:
            return
        gap_of = {at: gap for gap in self.stories.gaps for at in gap.lines}
        for line in list(self.added):
            number = self.almost_missing(line)
            if number is None or number in gap_of[line].blocks:
                continue
            del self.added[line], self.missing[number]
            asked: tuple[Translated, ...] = (self.deletion(number), self.insertion([line]))
            if not self.are_plain_words(number, asked[1].edit):
                asked = (asked[0]._replace(edit=None, why_not=asked[0].why_not or t.MOVED_AND_CHANGED),)
            spot = Spot(number, 0, len(self.placing.blocks[number].text))
            as_one = tuple(one._replace(kind=RemarkKind.MOVE) for one in asked)
            yield Untracked(spot, self.words_of(number), self.told([line]), as_one)

    def are_plain_words(self, number: int, new: e.Edit | RetitleText | None) -> bool:
        """Whether a block is no more than words, and a new one would be of its kind; a heading may have a label."""
        found = self.leaf(number)
        if isinstance(found, Text) or not isinstance(new, e.InsertBlocks):
            return True  # refused for another reason
        leaf, text = found
        match text.editable.leaves[leaf]:
            case n.Header():
                return False
            case n.CodeBlock():
                kind = e.Kind.CODE
            case _:
                kind = e.Kind.ITEM if text.starts_item(leaf) else e.Kind.PARAGRAPH
        return not has_more(text.glyphs(leaf)) and all(one.kind is kind for one in new.new)

    def almost_missing(self, line: int) -> int | None:
        """The one block that is gone and is most like a line, which is like no other; None where none is."""
        if self.first(line).note or self.first(line).cell:
            return None
        text = self.placing.lines[line].text
        alike = [at for at in self.missing if likeness(self.placing.blocks[at].text, text) >= STILL_THE_SAME]
        if len(alike) != 1 or alike[0] in self.notes.of_block or self.is_in_table(alike[0]):
            return None
        said = self.placing.blocks[alike[0]].text
        others = [at for at in self.added if likeness(said, self.placing.lines[at].text) >= STILL_THE_SAME]
        return alike[0] if others == [line] else None

    def is_in_table(self, number: int) -> bool:
        text = self.text(number)
        return text is not None and self.span(number) in text.tables

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
                self.unmarked.add(number)
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
        differences = Correspondence(block.text, new).differences
        if 4 * sum(one.end - one.start for one in differences) > len(block.text):  # little is left of it
            made = (one.text for one in block.pieces if one.kind is PieceKind.GENERATED and one.text.strip())
            if any(words in new for words in made):  # it would be typed
                return Translated(kind, why_not=t.INSIDE_GENERATED)
            differences = (Difference(0, len(block.text), 0, len(new)),)
        replaced = []
        for one in differences:
            ends = [draft_place(block, leaf, text, at, after=at > 0) for at in (one.start, one.end)]
            places = [place.offset for place in ends if place is not None and not place.inside]
            if len(places) < len(ends):
                return Translated(kind, why_not=t.INSIDE_GENERATED)
            replaced.append(e.Replacement(places[0], places[1], new[one.at : one.until]))
        return self.translated(kind, number, e.ReplaceText(leaf, tuple(replaced)))

    # --- what is left -------------------------------------------------------------------------------

    def left(self) -> Iterator[Untracked]:
        """New paragraphs and lost ones; those between the same two are one difference, carried out whole or not."""
        for line in [line for line in self.added if self.first(line).note in self.told_with_mark]:
            del self.added[line]
        self.went = self.notes.gone(self.missing, self.unmarked)
        for gap in self.stories.gaps:
            lines, blocks = self.of_gap(gap)
            if lines and blocks:
                asked = [self.insertion(together) for together in runs(lines)]
                asked += [self.deletion(*together) for together in self.by_item(blocks)]
                words = "\n".join(map(self.words_of, blocks))
                self.take(lines, blocks)
                spot = Spot(blocks[0], 0, len(self.placing.blocks[blocks[0]].text))
                as_one = tuple(one._replace(kind=RemarkKind.REARRANGED) for one in asked)
                yield Untracked(spot, words, self.told(lines), as_one)
        for together in runs(list(self.added)):
            yield Untracked(self.before(together[0]), "", self.told(together), (self.insertion(together),))
        for gone in self.by_item([number for number in self.missing if number not in self.went]):
            spot = Spot(gone[0], 0, len(self.placing.blocks[gone[0]].text))
            yield Untracked(spot, "\n".join(map(self.words_of, gone)), "", (self.deletion(*gone),))

    def by_item(self, numbers: Sequence[int]) -> Iterator[list[int]]:
        """Blocks that went, the beginning of an item together with what went of the rest of it."""
        found: list[list[int]] = []
        for number in numbers:
            if found and self.is_rest(number, found[-1][0]):
                found[-1].append(number)
            else:
                found.append([number])
        yield from found

    def is_rest(self, number: int, first: int) -> bool:
        """Whether a block stands in the item that another begins."""
        found = self.leaf(first)
        if isinstance(found, Text) or not found[1].starts_item(found[0]):
            return False
        return self.span(number) in found[1].rest_of_item(found[0])

    @cached_property
    def told_with_mark(self) -> frozenset[str]:
        """The new notes whose words come with their mark: it is in a new paragraph, or among new characters."""
        told = {note for line in self.added for note, new in self.placing.notes_of(line) if new}
        for line in range(len(self.placing.lines)):
            agreed = self.placing.correspondence(line) if self.placing.lines[line].notes else None
            for found in agreed.differences if agreed else ():
                told.update(notes_among(self.placing, line, found.at, found.until))
            told.update(notes_among(self.placing, line, 0, len(label_of(self.placing.lines[line].text))))
        return frozenset(told)

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
        return with_notes(
            "\n".join(self.placing.lines[line].text for line in lines), new, self.paragraphs, untracked=True
        )

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
            number = self.beside(beside, before=before)
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
                edit = new_beside(typed, where.place_of(number, beside), where, before=before, lines=lines)
            except StopError as stop:
                return Translated(kind, why_not=stop.why_not)
            return self.translated(kind, number, edit)
        return Translated(kind, why_not=why_not)

    def beside(self, line: int, *, before: bool) -> int | None:
        """The block that a line is; of two that were joined the one that is on the side of what comes beside it."""
        joint = self.translator.where.joints.of_line.get(line)
        if isinstance(joint, Joined):
            return joint.first if before else joint.second
        return self.placing.of_line[line] if 0 <= line < len(self.placing.of_line) else None

    def deletion(self, number: int, *rest: int) -> Translated:
        """A block goes, with the rest of its item; of a cell only its words, for its row is still there."""
        found = self.leaf(number)
        if isinstance(found, Text):
            return Translated(RemarkKind.DELETED_PARAGRAPH, why_not=found)
        leaf, text = found
        if has_label(self.placing.blocks[number]):
            return Translated(RemarkKind.DELETED_PARAGRAPH, why_not=t.INSIDE_GENERATED)
        if leaf not in text.tables:
            leaves_ = (leaf, *map(self.span, rest))
            edit = e.DeleteBlocks(leaves_, ends=all(map(self.left_nothing, (number, *rest))))
            return self.translated(RemarkKind.DELETED_PARAGRAPH, number, edit)
        end = draft_place(self.placing.blocks[number], leaf, text, len(self.placing.blocks[number].text), after=True)
        if end is None or end.inside:
            return Translated(RemarkKind.DELETION, why_not=t.INSIDE_GENERATED)
        return self.translated(RemarkKind.DELETION, number, e.ReplaceText(leaf, (e.Replacement(0, end.offset, ""),)))

    def left_nothing(self, number: int) -> bool:
        """Whether where a block stood no empty paragraph is left, which has its bullet or number still."""
        gap = next(gap for gap in self.stories.gaps if number in gap.blocks)
        return all(self.placing.lines[line].text for line in gap.lines)

    def of_gap(self, gap: Gap) -> tuple[list[int], list[int]]:
        """What is left of a gap: the lines that were added and the blocks that are missing, but for notes."""
        lines = [line for line in gap.lines if line in self.added and not self.placing.note_at(line)]
        return lines, [at for at in gap.blocks if at in self.missing and at not in self.notes.of_block]


def _unlabelled(line: str) -> str:
    return line.removeprefix(label_of(line))


def _is_caption(leaf: Span, text: BuiltText) -> bool:
    return [shape.kind for shape in text.editable.path(leaf)][-2:-1] == ["Caption"]


def _parts_figure(leaf: Span, text: BuiltText, *, before: bool) -> bool:
    """Whether what comes behind (`before`: in front of) a leaf would part a picture and its caption."""
    kinds = [shape.kind for shape in text.editable.path(leaf)]
    return kinds[-3:-1] == ["Figure", "Caption"] if before else kinds[-2:-1] == ["Figure"]
