"""What a change in Word asks of the Markdown: an edit of blocks, or the reason why it asks none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from nds_docs.build.blocks import StoredBlock
from nds_docs.compose.qualify import CHAPTER_LEVEL, CONTRIBUTION_LEVEL
from nds_docs.document.pieces import OBJECT
from nds_docs.document.source import Span
from nds_docs.language import Text
from nds_docs.review import texts as t
from nds_docs.review.alignment import CAPTION
from nds_docs.review.built import Built, BuiltText, draft_place, parts_what_belongs_together
from nds_docs.review.changes import END, Change, Position
from nds_docs.review.edit import edits as e
from nds_docs.review.placing import Placing
from nds_docs.review.remark import RemarkKind
from nds_docs.review.returned import Paragraph
from nds_docs.review.title import RetitleText

HEADING: Final = re.compile(r"(?:heading|kop|titre|überschrift|berschrift)[ -]?(\d)", re.IGNORECASE)
"""Styles of headings, as Word and LibreOffice name them here and next door."""


class Translated(NamedTuple):
    """What a change is, and the edit that carries it out in the text at `path`; without one `why_not` tells why."""

    kind: RemarkKind
    path: str = ""
    edit: e.Edit | RetitleText | None = None
    why_not: Text | None = None


class _StopError(Exception):
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


class Translator:
    """Turns the changes of one returned file into edits of the texts it was built from."""

    def __init__(self, placing: Placing, built: Built) -> None:
        self.placing, self.built = placing, built
        self.paragraphs = placing.returned.paragraphs

    def translate(self, change: Change) -> Translated:
        """What a change of text or of ends of paragraphs asks for."""
        kind = kind_of(change, self.paragraphs)
        try:
            stretch = self.stretch(change)
            if retitled := self.title(change, stretch):
                return Translated(kind, *retitled)
            path, edit = self.edit(change, kind, stretch)
        except _StopError as stop:
            return Translated(kind, why_not=stop.why_not)
        return Translated(_as_done(kind, edit), path, edit)

    def words(self, line: int, start: int, end: int, deleted: str, inserted: str) -> Translated:
        """What a change of words within one line asks for, made with tracking off: the line has the new words."""
        both = RemarkKind.REPLACEMENT if inserted else RemarkKind.DELETION
        kind = both if deleted else RemarkKind.INSERTION
        try:
            block, text = self.block(line)
            agreed = self.placing.correspondence(line)
            assert agreed is not None  # `block` found one
            found = next(d for d in agreed.differences if (d.at, d.until) == (start, end))
            leaf = Span(block.path, block.start, block.end)
            first, last = self.in_leaf(block, text, found.start, found.end)
        except _StopError as stop:
            return Translated(kind, why_not=stop.why_not)
        return Translated(kind, block.path, e.ReplaceText(leaf, (e.Replacement(first, last, inserted),)))

    def stretch(self, change: Change) -> Stretch:
        """What the change encloses, in lines of the text that was sent."""
        begin = self.placing.line_at(change.start)
        finish = self.placing.line_at(self.next_position(change.end))
        if begin is None or finish is None:
            raise _StopError(t.NOT_OF_THIS_BUILD)
        return Stretch(*begin, *finish)

    def title(self, change: Change, at: Stretch) -> tuple[str, RetitleText] | None:
        """Other words in the title of a file; None where it is no title, or more than words."""
        number = self.placing.of_line[at.first]
        block = self.placing.blocks[number] if number is not None else None
        agreed = self.placing.correspondence(at.first)
        text = self.built.text(block.path) if block and block.path else None
        only_words = not {END, OBJECT} & {*change.deleted, *change.inserted}
        if not (block and agreed and text and only_words and block.start < text.editable.start):
            return None
        if (at.start, at.end) == (0, len(self.placing.lines[at.first].text)) and not change.inserted:
            return None  # a file must have a title
        begin = agreed.to_block(at.start, after=at.start == at.end)
        end = max(begin, agreed.to_block(at.end, after=True))
        return block.path, RetitleText(begin, end, change.inserted)

    def next_position(self, position: Position) -> Position:
        """A place behind the end of a paragraph as the start of the next one in the same story and cell."""
        here = self.paragraphs[position.paragraph]
        following = self.paragraphs[position.paragraph + 1 : position.paragraph + 2]
        behind = position.at > len(here.all_text)
        if behind and following and (following[0].part, following[0].note) == (here.part, here.note):
            return Position(position.paragraph + 1, 0)
        return position

    def edit(self, change: Change, kind: RemarkKind, at: Stretch) -> tuple[str, e.Edit]:
        removed, added = change.deleted.count(END), change.inserted.count(END)
        if not removed and not added:
            return self.within(change, kind, at)
        if removed and added:
            raise _StopError(t.REARRANGED)
        return self.added(change, at) if added else self.removed(change, at)

    # --- within one block ---------------------------------------------------------------------------

    def within(self, change: Change, kind: RemarkKind, at: Stretch) -> tuple[str, e.Edit]:
        block, text = self.block(at.first)
        leaf = Span(block.path, block.start, block.end)
        whole = at.start == 0 and at.end == len(self.placing.lines[at.first].text) and not change.inserted
        if whole and change.deleted and leaf not in text.tables:
            return block.path, e.DeleteBlocks((leaf,))
        start, end = self.offsets(at.first, at.start, at.end)
        if kind is RemarkKind.ADDED_FOOTNOTE:
            return block.path, e.InsertNote(leaf, end, self.new_note(change))
        if OBJECT in change.inserted:
            raise _StopError(t.NEW_PICTURE)
        return block.path, e.ReplaceText(leaf, (e.Replacement(start, end, change.inserted),))

    def new_note(self, change: Change) -> str:
        """The words of the one footnote that a change adds."""
        note = note_in(change, self.paragraphs)
        if not note:
            raise _StopError(t.NEW_PICTURE)
        return note_text(note, self.paragraphs)

    # --- whole paragraphs ---------------------------------------------------------------------------

    def added(self, change: Change, at: Stretch) -> tuple[str, e.Edit]:
        block, text = self.block(at.first)
        leaf = Span(block.path, block.start, block.end)
        parts = change.inserted.split(END)
        if any(OBJECT in part for part in parts):
            raise _StopError(t.NEW_PICTURE)
        at_start = at.start == at.end == 0 and not parts[-1]
        at_end = at.start == at.end == len(self.placing.lines[at.first].text) and not parts[0]
        if at_end and not change.deleted:
            if CAPTION.match(self.placing.lines[at.first].text):
                raise _StopError(t.BESIDE_CAPTION)
            first = change.start.paragraph + 1
            new = self.new_blocks(parts[1:], first, change.start.paragraph, leaf, text)
            return block.path, e.InsertBlocks(leaf, new)
        if at_start and not change.deleted:
            first = change.start.paragraph
            new = self.new_blocks(parts[:-1], first, self.next_position(change.end).paragraph, leaf, text)
            return block.path, e.InsertBlocks(leaf, new, before=True)
        if len(parts) != 2:
            raise _StopError(t.REARRANGED)
        start, end = self.offsets(at.first, at.start, at.end)
        kind = e.Kind.ITEM if leaf in text.items else e.Kind.PARAGRAPH
        return block.path, e.SplitBlock(leaf, start, end, kind, parts[0], parts[1])

    def new_blocks(
        self, parts: list[str], first: int, neighbour: int, leaf: Span, text: BuiltText
    ) -> tuple[e.NewBlock, ...]:
        """New paragraphs as blocks, those without words left out: Markdown knows no empty paragraphs."""
        new = []
        for number, part in enumerate(parts, first):
            style = self.paragraphs[number].style if number < len(self.paragraphs) else ""
            if part.strip():
                kind, level = self.kind_of_new(style, self.paragraphs[neighbour].style, leaf, text)
                new.append(e.NewBlock(part.strip(), kind, level))
        if not new:
            raise _StopError(t.EMPTY_PARAGRAPHS)
        return tuple(new)

    def kind_of_new(self, style: str, neighbour: str, leaf: Span, text: BuiltText) -> tuple[e.Kind, int]:
        heading = HEADING.search(style)
        if heading:
            base = CONTRIBUTION_LEVEL if leaf.path.startswith("contributions/") else CHAPTER_LEVEL
            return e.Kind.HEADING, max(int(heading[1]) - base, 1)
        if leaf in text.items and style == neighbour:
            return e.Kind.ITEM, 0
        return e.Kind.PARAGRAPH, 0

    def removed(self, change: Change, at: Stretch) -> tuple[str, e.Edit]:
        lines = self.placing.lines
        if not change.inserted:
            if at.start == 0 and at.end == 0:
                return self.deleted(range(at.first, at.last))
            if at.start == len(lines[at.first].text) and at.end == len(lines[at.last].text):
                return self.deleted(range(at.first + 1, at.last + 1))
            if at.start == 0 and at.end == len(lines[at.last].text):
                return self.deleted(range(at.first, at.last + 1))
        block, _ = self.block(at.first)
        other, _ = self.block(at.last)
        if block.path != other.path or change.deleted.count(END) != 1:
            raise _StopError(t.REARRANGED)
        start, _ = self.offsets(at.first, at.start, at.start)
        _, end = self.offsets(at.last, at.end, at.end)
        first, second = (Span(b.path, b.start, b.end) for b in (block, other))
        whole = at.start == len(lines[at.first].text) and at.end == 0
        if whole:
            return block.path, e.JoinBlocks(first, second, change.inserted or " ")
        return block.path, e.JoinBlocks(first, second, change.inserted, start, end)

    def deleted(self, lines: range) -> tuple[str, e.Edit]:
        blocks = [self.block(line)[0] for line in lines if self.placing.lines[line].text or self.is_block(line)]
        paths = {block.path for block in blocks}
        if len(paths) != 1:
            raise _StopError(t.SEVERAL_FILES if paths else t.NOT_OF_THIS_BUILD)
        return blocks[0].path, e.DeleteBlocks(tuple(Span(b.path, b.start, b.end) for b in blocks))

    # --- places -------------------------------------------------------------------------------------

    def is_block(self, line: int) -> bool:
        return self.placing.of_line[line] is not None

    def block(self, line: int) -> tuple[StoredBlock, BuiltText]:
        """The block that a line is and the text it stands in; stops where the program made all of it."""
        number = self.placing.of_line[line]
        if number is None:
            raise _StopError(t.NOT_OF_THIS_BUILD)
        block = self.placing.blocks[number]
        if not block.path:
            raise _StopError(t.GENERATED)
        text = self.built.text(block.path)
        if text is None:
            raise _StopError(t.FROM_REGISTER)
        if Span(block.path, block.start, block.end) not in text.editable.leaves:
            raise _StopError(t.TITLE if block.start < text.editable.start else t.GENERATED)
        return block, text

    def offsets(self, line: int, start: int, end: int) -> tuple[int, int]:
        """Offsets in a line's text as offsets in that of its leaf as it was read."""
        block, text = self.block(line)
        agreed = self.placing.correspondence(line)
        assert agreed is not None  # `block` found one
        if agreed.is_dress(start, end):
            raise _StopError(t.INSIDE_GENERATED)
        begins = agreed.to_block(start, after=start == end)
        return self.in_leaf(block, text, begins, max(begins, agreed.to_block(end, after=True)))

    def in_leaf(self, block: StoredBlock, text: BuiltText, start: int, end: int) -> tuple[int, int]:
        """Offsets in a block's text as offsets in that of its leaf as it was read."""
        if start < end and parts_what_belongs_together(block, start, end):
            raise _StopError(t.INSIDE_GENERATED)
        leaf = Span(block.path, block.start, block.end)
        first = draft_place(block, leaf, text, start, after=start == end)
        last = draft_place(block, leaf, text, end, after=True)
        empty = first and last and first.offset >= last.offset  # all of it was made by the program
        if first is None or last is None or first.inside or last.inside or (start < end and empty):
            raise _StopError(t.INSIDE_GENERATED)
        return first.offset, max(first.offset, last.offset)


def kind_of(change: Change, paragraphs: tuple[Paragraph, ...]) -> RemarkKind:
    """What a change is called, from its texts alone."""
    deleted, inserted = change.deleted, change.inserted
    if END in deleted and END in inserted:
        return RemarkKind.REARRANGED
    if END in inserted:
        return RemarkKind.ADDED_PARAGRAPH if inserted.replace(END, "").strip() else RemarkKind.SPLIT
    if END in deleted:
        return RemarkKind.DELETED_PARAGRAPH if deleted.replace(END, "").strip() else RemarkKind.JOIN
    if inserted == OBJECT and not deleted and note_in(change, paragraphs):
        return RemarkKind.ADDED_FOOTNOTE
    if deleted == OBJECT and not inserted:
        return RemarkKind.DELETED_FOOTNOTE if note_in(change, paragraphs) else RemarkKind.DELETION
    if deleted and inserted:
        return RemarkKind.REPLACEMENT
    return RemarkKind.INSERTION if inserted else RemarkKind.DELETION if deleted else RemarkKind.OTHER


def note_in(change: Change, paragraphs: tuple[Paragraph, ...]) -> str:
    """The id of the first footnote whose mark lies in a change; "" where none does."""
    for number in range(change.start.paragraph, change.end.paragraph + 1):
        for offset, note in paragraphs[number].notes:
            if change.start <= Position(number, offset) < change.end:
                return note
    return ""


def note_text(note: str, paragraphs: tuple[Paragraph, ...]) -> str:
    """What a footnote is to say, its paragraphs on lines of their own."""
    lines = (_final_text(paragraph) for paragraph in paragraphs if paragraph.note == note)
    return "\n".join(lines).strip()


def _final_text(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs if run.fate.in_final)


def _as_done(kind: RemarkKind, edit: e.Edit) -> RemarkKind:
    """The same by what the edit does: adding words with an end of a paragraph may be splitting."""
    match edit:
        case e.SplitBlock():
            return RemarkKind.SPLIT
        case e.JoinBlocks():
            return RemarkKind.JOIN
        case e.InsertBlocks():
            return RemarkKind.ADDED_PARAGRAPH
        case e.DeleteBlocks():
            return RemarkKind.DELETED_PARAGRAPH
        case _:
            return kind
