"""Places in a returned file as places in the blocks of the Markdown that can be edited, or why they are none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from nds_docs.build.blocks import StoredBlock
from nds_docs.document import nodes as n
from nds_docs.document.source import Span
from nds_docs.language import Text
from nds_docs.review import texts as t
from nds_docs.review.built import Built, BuiltText, draft_place, is_within_one_thing, parts_what_belongs_together
from nds_docs.review.changes import Change, Position
from nds_docs.review.edit import edits as e
from nds_docs.review.joints import Joints
from nds_docs.review.lost_notes import Notes
from nds_docs.review.moved_notes import MovedNote, around, moved_notes
from nds_docs.review.placing import Placing, Spot
from nds_docs.review.returned import Fate, Paragraph
from nds_docs.review.stories import Stories


class StopError(Exception):
    """No edit, for this reason."""

    def __init__(self, why_not: Text) -> None:
        super().__init__(why_not.en)
        self.why_not = why_not


@dataclass(frozen=True)
class Stretch:
    """A stretch of the text that was sent: from `start` of line `first` to `end` of line `last`."""

    first: int
    start: int
    last: int
    end: int


@dataclass(frozen=True)
class Place:
    """A line of the file as a leaf of a text: its block as it was stored, and that leaf as it was read."""

    line: int
    block: StoredBlock
    text: BuiltText

    @property
    def path(self) -> str:
        return self.block.path

    @property
    def leaf(self) -> Span:
        return Span(self.block.path, self.block.start, self.block.end)


class InSource:
    """Where the lines of a returned file stand in the texts it was built from."""

    def __init__(self, placing: Placing, built: Built) -> None:
        self.placing, self.built = placing, built
        self.paragraphs = placing.returned.paragraphs
        self.notes = Notes(placing, built)
        self.stories = Stories(placing, self.notes)
        self.joints = Joints(placing, self.stories)

    def stretch(self, change: Change) -> Stretch:
        """What the change encloses, in lines of the text that was sent."""
        begin = self.placing.line_at(change.start)
        finish = self.placing.line_at(self.next_position(change.end))
        if begin is None or finish is None:
            raise StopError(t.NOT_OF_THIS_BUILD)
        return Stretch(*begin, *finish)

    def is_at_joint(self, change: Change) -> bool:
        """Whether a change is in a paragraph that was joined or split with tracking off."""
        at = self.stretch(change)
        return any(line in self.joints.of_line for line in range(at.first, at.last + 1))

    def next_position(self, position: Position) -> Position:
        """A place behind the end of a paragraph as the start of the next one in the same story and cell."""
        here = self.paragraphs[position.paragraph]
        following = self.paragraphs[position.paragraph + 1 : position.paragraph + 2]
        behind = position.at > len(here.all_text)
        if behind and following and _story(following[0]) == _story(here):
            return Position(position.paragraph + 1, 0)
        return position

    def spot(self, start: Position, end: Position) -> Spot | None:
        """The characters of a block between two positions; of a stretch over several lines those in the first."""
        found, last = self.placing.line_at(start), self.placing.line_at(end)
        if found is not None and found[0] in self.joints.of_line:
            line, first = found
            until = last[1] if last and last[0] == line else self.length(line)
            return self.joints.spot(line, first, until) or self.joints.spot(line, first, first)
        return self.placing.spot(start, end)

    def spot_in(self, line: int, start: int, end: int) -> Spot | None:
        """The characters of a block that characters of a line are; None where they are of none."""
        agreed, block = self.placing.correspondence(line), self.placing.of_line[line]
        if agreed is None or block is None:
            return None
        begin = agreed.to_block(start, after=start == end)
        return Spot(block, begin, max(begin, agreed.to_block(end, after=True)))

    def length(self, line: int) -> int:
        return len(self.placing.lines[line].text)

    def lines(self, first: int, last: int) -> list[int]:
        """The lines from one to another of the same story: those of the footnotes between them are left out."""
        stories = {line: _story(self.ending(line)) for line in range(first, last + 1)}
        return [line for line, story in stories.items() if story == stories[first]]

    def ending(self, line: int) -> Paragraph:
        """The paragraph of the file that ends a line."""
        return self.paragraphs[self.placing.lines[line].paragraphs[-1]]

    def style_behind(self, position: Position) -> str:
        """The style of the paragraph in which the text at a position ends when all is done."""
        number = self.next_position(position).paragraph
        while number + 1 < len(self.paragraphs) and not self.paragraphs[number].mark.in_final:
            number += 1
        return self.paragraphs[number].style

    def runs_on(self, number: int) -> bool:
        """Whether a paragraph runs on in the next one when all is done."""
        here = self.paragraphs[number : number + 2] if number >= 0 else ()
        return len(here) > 1 and not here[0].mark.in_final and _story(here[0]) == _story(here[1])

    def own_style(self, number: int) -> str:
        """The style of a paragraph; of one that LibreOffice gave that of the one it was joined to, what it had."""
        line = self.placing.line_at(Position(number, 0))
        joined = self.runs_on(number - 1) and self.paragraphs[number - 1].mark is Fate.DELETED
        return self.style(line[0]) if joined and line else self.paragraphs[number].style

    def is_empty(self, line: int) -> bool:
        """Whether a line is nothing but white space around the blocks."""
        return not self.placing.lines[line].text and self.placing.of_line[line] is None

    def style(self, line: int) -> str:
        """The style of the paragraph that ends a line."""
        return self.ending(line).style

    def place(self, line: int) -> Place:
        """What a line is; stops where the program made all of it."""
        number = self.placing.of_line[line]
        if number is None:
            raise StopError(t.NOT_OF_THIS_BUILD)
        return self.place_of(number, line)

    def place_of(self, number: int, line: int) -> Place:
        """The same of a block that a line is some of."""
        block = self.placing.blocks[number]
        if not block.path:
            raise StopError(t.GENERATED)
        text = self.built.text(block.path)
        if text is None:
            raise StopError(t.FROM_REGISTER)
        made = number in self.placing.repeats
        if made or Span(block.path, block.start, block.end) not in text.editable.leaves:
            raise StopError(t.TITLE if block.start < text.editable.start else t.GENERATED)
        return Place(line, block, text)

    def is_made(self, line: int) -> bool:
        """Whether the program made all of a line, the title of a file included."""
        try:
            self.place(line)
        except StopError:
            return self.placing.of_line[line] is not None
        return False

    def following(self, line: int) -> int | None:
        """The next line of the same story that is not empty; None where a table comes first, or nothing."""
        for number in range(line + 1, len(self.placing.lines)):
            paragraph = self.ending(number)
            if paragraph.note:
                continue
            if _story(paragraph) != _story(self.ending(line)):
                return None
            if not self.is_empty(number):
                return number
        return None

    def beside(self, line: int, without: Sequence[int], start: int, step: int) -> Place | None:
        """The first line from `start` beyond a line on, in steps, that is text; None where the program made it."""
        number = line + start
        while 0 <= number < len(self.placing.lines):
            if number not in without and not self.ending(number).note and not self.is_empty(number):
                try:
                    return self.place(number)
                except StopError:
                    return None
            number += step
        return None

    @cached_property
    def _places(self) -> tuple[Place, ...]:
        """The lines that are text of a person's."""
        found = []
        for line in range(len(self.placing.lines)):
            try:
                found.append(self.place(line))
            except StopError:
                continue
        return tuple(found)

    @cached_property
    def _looks(self) -> Mapping[str, Counter[str]]:
        """How many lines of each style are items, headings, other text."""
        found: dict[str, Counter[str]] = {}
        for place in self._places:
            found.setdefault(self.style(place.line), Counter())[looks(place)] += 1
        return found

    @cached_property
    def styles(self) -> Mapping[str, frozenset[str]]:
        """What the lines of each style are: items, headings, other text."""
        return {style: frozenset(kinds) for style, kinds in self._looks.items()}

    @cached_property
    def plain_styles(self) -> frozenset[str]:
        """The styles of text that stands in nothing else: no list, quote, frame or table."""
        found: dict[str, set[bool]] = {}
        for place in self._places:
            alone = len(place.text.editable.path(place.leaf)) == 2 and looks(place) == "text"
            found.setdefault(self.style(place.line), set()).add(alone)
        return frozenset(style for style, kinds in found.items() if kinds == {True})

    @cached_property
    def unframed_styles(self) -> frozenset[str]:
        """The styles of lines that stand in no frame: one that is only of frames stays one of a frame elsewhere."""
        return frozenset(self.style(place.line) for place in self._places if not is_in_frame(place))

    def mostly(self, style: str) -> str:
        """What most lines of a style are; "" where there are none."""
        return next((kind for kind, _ in self._looks.get(style, Counter[str]()).most_common(1)), "")

    @cached_property
    def list_styles(self) -> frozenset[str]:
        """The styles that only lines of the lists in front have: a new paragraph of one was copied from there."""
        entries = {paragraph.style for paragraph in self.paragraphs if paragraph.of_list}
        return frozenset(entries - self.styles.keys())

    def offsets(self, place: Place, start: int, end: int) -> tuple[int, int]:
        """Offsets in a line's text as offsets in that of its leaf as it was read."""
        agreed = self.placing.correspondence(place.line)
        assert agreed is not None  # `place` found one
        if agreed.is_dress(start, end):
            raise StopError(t.INSIDE_GENERATED)
        return in_leaf(place, *self.in_block(place, start, end))

    def replaced(self, place: Place, start: int, end: int, text: str) -> tuple[e.Replacement, ...]:
        """Other words in the place of characters of a line, as replacements in its leaf as it was read."""
        agreed = self.placing.correspondence(place.line)
        assert agreed is not None  # `place` found one
        if agreed.is_dress(start, end):
            raise StopError(t.INSIDE_GENERATED)
        return replaced(place, *self.in_block(place, start, end), text)

    def in_block(self, place: Place, start: int, end: int) -> tuple[int, int]:
        """Offsets in a line's text as offsets in that of its block."""
        agreed = self.placing.correspondence(place.line)
        assert agreed is not None  # `place` found one
        if self.placing.also_untracked(place.line, start, end):
            raise StopError(t.ALSO_UNTRACKED)
        begins = agreed.to_block(start, after=start == end)
        return begins, max(begins, agreed.to_block(end, after=True))


def _story(paragraph: Paragraph) -> tuple[object, ...]:
    """Ends of paragraphs are joined and split within one story, and within one cell."""
    return paragraph.part, paragraph.note, paragraph.cell


def replaced(place: Place, start: int, end: int, text: str) -> tuple[e.Replacement, ...]:
    """Other words in the place of characters of a block, as replacements in its leaf as it was read."""
    notes = [note for note in moved_notes(place.block) if note.is_parted(start, end)]
    if not notes:
        return (e.Replacement(*in_leaf(place, start, end), text),)
    start, end, text = least(place.block.text, start, end, text)
    notes = [note for note in notes if note.is_parted(start, end)]
    if len(notes) == 1 and not text and notes[0].is_all(start, end) and (gone := _cited(place, notes[0])):
        return (gone,)
    if not notes or (not text and notes[0].marks <= start and end <= notes[0].note):
        return (e.Replacement(*_in_leaf(place, start, end), text),)
    parts = around(place.block, notes[0], start, end, text) if len(notes) == 1 else None
    if parts is None:
        raise StopError(t.INSIDE_GENERATED)
    found = (e.Replacement(*_in_leaf(place, part.start, part.end), part.text) for part in parts)
    return tuple(one for one in found if one.start < one.end or one.text)


def _cited(place: Place, note: MovedNote) -> e.Replacement | None:
    """What goes with a note behind punctuation: the citation before that, and the space before the citation."""
    block, text = place.block, place.text
    first = draft_place(block, place.leaf, text, note.marks, after=True)
    last = draft_place(block, place.leaf, text, note.marks, after=False)
    if first is None or last is None or first.inside or last.inside:
        return None
    gone = text.glyphs(place.leaf)[first.offset : last.offset]
    cites = [glyph for glyph in gone if glyph.object is not None]
    if len(cites) != 1 or any(glyph.object is None and not glyph.text.isspace() for glyph in gone):
        return None
    return e.Replacement(first.offset, last.offset, "")


def least(said: str, start: int, end: int, text: str) -> tuple[int, int, str]:
    """A replacement without the characters at its ends that stay as they are."""
    while end > start and text and said[end - 1] == text[-1]:
        end, text = end - 1, text[:-1]
    while start < end and text and said[start] == text[0]:
        start, text = start + 1, text[1:]
    return start, end, text


def in_leaf(place: Place, start: int, end: int) -> tuple[int, int]:
    """Offsets in a block's text as offsets in that of its leaf as it was read."""
    if any(note.is_parted(start, end) for note in moved_notes(place.block)):
        raise StopError(t.INSIDE_GENERATED)
    return _in_leaf(place, start, end)


def _in_leaf(place: Place, start: int, end: int) -> tuple[int, int]:
    block, text = place.block, place.text
    if parts_what_belongs_together(block, start, end) if start < end else is_within_one_thing(block, start):
        raise StopError(t.INSIDE_GENERATED)
    first = draft_place(block, place.leaf, text, start, after=start == end)
    last = draft_place(block, place.leaf, text, end, after=True)
    empty = first and last and first.offset >= last.offset  # all of it was made by the program
    if first is None or last is None or first.inside or last.inside or (start < end and empty):
        raise StopError(t.INSIDE_GENERATED)
    return first.offset, max(first.offset, last.offset)


def is_picture(place: Place) -> bool:
    """Whether it is the picture of a figure, which is no text."""
    *_, parent, _ = place.text.editable.path(place.leaf)
    return parent.kind == "Figure"


def is_in_frame(place: Place | None) -> bool:
    """Whether a text stands in a measure, goal, box or note of what is to be done."""
    return place is not None and any(shape.kind == "Div" for shape in place.text.editable.path(place.leaf))


def looks(place: Place) -> str:
    """What a line looks like in the file, by its style: an item, a heading or other text."""
    if isinstance(place.text.editable.leaves[place.leaf], n.Header):
        return "heading"
    return "item" if place.text.starts_item(place.leaf) else "text"
