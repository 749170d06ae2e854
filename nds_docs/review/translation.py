"""What a change in Word asks of the Markdown: an edit of blocks, or the reason why it asks none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nds_docs.document.pieces import OBJECT
from nds_docs.language import Text
from nds_docs.review import texts as t
from nds_docs.review.built import Built
from nds_docs.review.changes import END, Change, Position
from nds_docs.review.citation_notes import in_citation
from nds_docs.review.edit import edits as e
from nds_docs.review.empty_cells import EmptyCells
from nds_docs.review.in_source import InSource, Place, StopError, Stretch, is_picture, replaced
from nds_docs.review.paragraphs import restructure
from nds_docs.review.placing import Placing
from nds_docs.review.remark import RemarkKind
from nds_docs.review.returned import Fate, Paragraph, RevisionKind
from nds_docs.review.title import RetitleText


class Translated(NamedTuple):
    """What a change is, and the edit that carries it out in the text at `path`; without one `why_not` tells why."""

    kind: RemarkKind
    path: str = ""
    edit: e.Edit | RetitleText | None = None
    why_not: Text | None = None


class Translator:
    """Turns the changes of one returned file into edits of the texts it was built from."""

    def __init__(self, placing: Placing, built: Built) -> None:
        self.placing, self.built = placing, built
        self.where = InSource(placing, built)
        self.empty_cells = EmptyCells(placing, built)
        self.paragraphs = placing.returned.paragraphs

    def translate(self, change: Change) -> Translated:
        """What a change of text or of ends of paragraphs asks for."""
        kind = kind_of(change, self.paragraphs)
        try:
            if self.is_of_cells(change):
                raise StopError(t.CELLS)
            stretch = self.where.stretch(change)
            at_joint = self.beside_joint(change, stretch) if self.where.is_at_joint(change) else None
            elsewhere = at_joint or self.in_moved(change, stretch)
            whole = END in change.deleted or END in change.inserted
            if not (elsewhere or whole) and self.in_new_paragraph(change, stretch):
                raise StopError(t.IN_NEW_PARAGRAPH)
            elsewhere = elsewhere or self.in_empty_cell(change, stretch)
            words = elsewhere or self.title(change, stretch) or self.citation(change, stretch)
            path, edit = words or self.edit(change, stretch)
            if inserts_field(change, self.paragraphs):
                raise StopError(t.FIELD)
        except StopError as stop:
            return Translated(kind, why_not=stop.why_not)
        return Translated(_as_done(kind, edit), path, edit)

    def beside_joint(self, change: Change, at: Stretch) -> tuple[str, e.Edit]:
        """Other words in a paragraph that was joined or split with tracking off, elsewhere than where that was done."""
        more = {END, OBJECT} & {*change.deleted, *change.inserted}
        spot = self.where.joints.spot(at.first, at.start, at.end) if at.first == at.last and not more else None
        if spot is None:
            raise StopError(t.ALSO_UNTRACKED)
        place = self.where.place_of(spot.block, at.first)
        return place.path, e.ReplaceText(place.leaf, replaced(place, spot.start, spot.end, change.inserted))

    def in_moved(self, change: Change, at: Stretch) -> tuple[str, e.Edit | RetitleText] | None:
        """Other words in a paragraph that was moved with tracking off: in the block, where it was sent."""
        new = at.first == at.last and self.placing.of_line[at.first] is None
        number = self.placing.came_from(at.first) if new else None
        spot = self.placing.spot(change.start, change.end) if number is not None else None
        if number is None or spot is None or {END, OBJECT} & {*change.deleted, *change.inserted}:
            return None
        block = self.placing.blocks[number]
        text = self.built.text(block.path) if block.path else None
        if not change.inserted and (spot.start, spot.end) == (0, len(block.text)):
            return None
        if text is not None and block.start < text.editable.start:
            return block.path, RetitleText(spot.start, spot.end, change.inserted)
        asked = self.words(number, at.first, spot.start, spot.end, change.inserted)
        return (asked.path, asked.edit) if asked.edit is not None else None

    def in_empty_cell(self, change: Change, at: Stretch) -> tuple[str, e.Edit] | None:
        """Words in a cell that was sent without any; None where it is no such cell, or more than words."""
        empty = at.first == at.last and not self.placing.lines[at.first].text and self.placing.of_line[at.first] is None
        if not empty or change.deleted or {END, OBJECT} & {*change.inserted}:
            return None
        return self.empty_cells.fill(change.start.paragraph, change.inserted)

    def words(self, number: int, line: int, start: int, end: int, inserted: str) -> Translated:
        """What other words in the place of characters of a block ask for, made with tracking off.

        The block is what a line is, or some of it.
        """
        both = RemarkKind.REPLACEMENT if inserted else RemarkKind.DELETION
        kind = both if start < end else RemarkKind.INSERTION
        try:
            if cited := self.in_citation(number, start, end, inserted):
                return Translated(kind, *cited)
            place = self.where.place_of(number, line)
            replacements = replaced(place, start, end, inserted)
        except StopError as stop:
            return Translated(kind, why_not=stop.why_not)
        return Translated(kind, place.path, e.ReplaceText(place.leaf, replacements))

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
        if self.placing.also_untracked(at.first, at.start, at.end):
            raise StopError(t.ALSO_UNTRACKED)
        return block.path, RetitleText(begin, end, change.inserted)

    def citation(self, change: Change, at: Stretch) -> tuple[str, e.ReplaceInCitation] | None:
        """Other words in what was typed around a key of a citation; None where it is about anything else."""
        agreed = self.placing.correspondence(at.first)
        if agreed is None or agreed.is_dress(at.start, at.end) or END in {*change.deleted, *change.inserted}:
            return None
        begin = agreed.to_block(at.start, after=at.start == at.end)
        end = max(begin, agreed.to_block(at.end, after=True))
        number = self.placing.of_line[at.first]
        assert number is not None  # it agrees with a block
        return self.in_citation(number, begin, end, change.inserted)

    def in_citation(self, number: int, start: int, end: int, new: str) -> tuple[str, e.ReplaceInCitation] | None:
        """The same for characters of a block."""
        block = self.placing.blocks[number]
        text = self.built.text(block.path) if block.path else None
        found = in_citation(block, text, start, end, new) if text else None
        if isinstance(found, Text):
            raise StopError(found)
        return (block.path, found) if found else None

    def edit(self, change: Change, at: Stretch) -> tuple[str, e.Edit]:
        if END in change.deleted or END in change.inserted:
            if self.cuts_new_paragraph(change):
                raise StopError(t.IN_NEW_PARAGRAPH)
            return restructure(change, at, self.where)
        return self.within(change, at)

    def within(self, change: Change, at: Stretch) -> tuple[str, e.Edit]:
        """Other words, or a new footnote, in one block."""
        place = self.where.place(at.first)
        whole = at.start == 0 and at.end == self.where.length(at.first) and not change.inserted
        if whole and change.deleted and place.leaf not in place.text.tables:
            return place.path, e.DeleteBlocks((place.leaf,))
        notes = new_notes(change, self.paragraphs) if OBJECT in change.inserted else ()
        return place.path, self.other_words(place, at, change.inserted, notes)

    def other_words(self, place: Place, at: Stretch, new: str, notes: Sequence[str]) -> e.Edit:
        """New text in the place of a stretch of one line, with these footnotes."""
        if is_picture(place):
            raise StopError(t.PICTURE)
        if OBJECT in new:
            start, end = self.where.offsets(place, at.start, at.end)
            before, after, *rest = new.split(OBJECT)
            first, *others = self.said_in(notes, new.count(OBJECT))
            further = tuple(map(e.OneMore, others, rest))
            return e.InsertNote(place.leaf, start, first, end, before, after, further)
        return e.ReplaceText(place.leaf, self.where.replaced(place, at.start, at.end, new))

    def is_of_cells(self, change: Change) -> bool:
        """Whether words came or went with the cells they stand in, of which the row stays."""
        own = self.paragraphs[change.start.paragraph : change.end.paragraph + 1]
        return any(revision.kind is RevisionKind.CELL for one in own for revision in one.properties)

    def in_new_paragraph(self, change: Change, at: Stretch) -> bool:
        """Whether words stand in a paragraph of which nothing was sent, begun by another change: not in the line."""
        first = last = change.start.paragraph
        while self.where.runs_on(first - 1):
            first -= 1
        while self.where.runs_on(last):
            last += 1
        runs = (run for paragraph in self.paragraphs[first : last + 1] for run in paragraph.runs)
        others = len(self.placing.lines[at.first].paragraphs) > 1
        return others and not any(run.text and run.fate.in_original for run in runs)

    def cuts_new_paragraph(self, change: Change) -> bool:
        """Whether a change holds part of a paragraph of which nothing was sent, and other changes hold the rest."""
        start, end = change.start, change.end
        first, last = self.paragraphs[start.paragraph], self.paragraphs[end.paragraph]
        parts = (first, range(start.at)), (last, range(end.at, len(last.all_text)))
        return any(
            any(of.fate(at) is not Fate.GONE for at in rest)
            and not any(run.text and run.fate.in_original for run in of.runs)
            for of, rest in parts
        )

    def said_in(self, notes: Sequence[str], objects: int) -> list[tuple[str, ...]]:
        """The words of new footnotes, where so many new objects are their marks."""
        if not notes or len(notes) != objects:
            raise StopError(t.NEW_PICTURE)
        for why_not in (unlike_words(one, self.paragraphs) for one in notes):
            if why_not:
                raise StopError(why_not)
        return [note_paragraphs(one, self.paragraphs) for one in notes]


def kind_of(change: Change, paragraphs: tuple[Paragraph, ...]) -> RemarkKind:
    """What a change is called, from its texts alone."""
    deleted, inserted = change.deleted, change.inserted
    if END in deleted and END in inserted:
        return RemarkKind.REARRANGED
    if END in inserted:
        return RemarkKind.ADDED_PARAGRAPH if inserted.replace(END, "").strip() else RemarkKind.SPLIT
    if END in deleted:
        return RemarkKind.DELETED_PARAGRAPH if deleted.replace(END, "").strip() else RemarkKind.JOIN
    if inserted == OBJECT and not deleted and new_notes(change, paragraphs):
        return RemarkKind.ADDED_FOOTNOTE
    if deleted == OBJECT and not inserted:
        return RemarkKind.DELETED_FOOTNOTE if lost_notes(change, paragraphs) else RemarkKind.DELETION
    if deleted and inserted:
        return RemarkKind.REPLACEMENT
    return RemarkKind.INSERTION if inserted else RemarkKind.DELETION if deleted else RemarkKind.OTHER


def inserts_field(change: Change, paragraphs: tuple[Paragraph, ...]) -> bool:
    """Whether a field shows some of what a change inserts: these are no words that anybody typed."""
    for number in range(change.start.paragraph, change.end.paragraph + 1):
        at = 0
        for run in paragraphs[number].runs:
            shown = run.text and run.generated and run.fate is Fate.INSERTED
            if shown and change.holds(Position(number, at)):
                return True
            at += len(run.text)
    return False


def new_notes(change: Change, paragraphs: tuple[Paragraph, ...]) -> tuple[str, ...]:
    """The ids of the footnotes whose marks a change inserts."""
    return _notes(change, paragraphs, Fate.INSERTED)


def lost_notes(change: Change, paragraphs: tuple[Paragraph, ...]) -> tuple[str, ...]:
    """The ids of the footnotes whose marks a change deletes."""
    return _notes(change, paragraphs, Fate.DELETED)


def gone_notes(change: Change, paragraphs: tuple[Paragraph, ...]) -> tuple[str, ...]:
    """The ids of the footnotes in a change whose marks came and went again."""
    return _notes(change, paragraphs, Fate.GONE)


def _notes(change: Change, paragraphs: tuple[Paragraph, ...], fate: Fate) -> tuple[str, ...]:
    return tuple(
        note
        for number in range(change.start.paragraph, change.end.paragraph + 1)
        for offset, note in paragraphs[number].notes
        if change.holds(Position(number, offset)) and paragraphs[number].fate(offset) is fate
    )


def note_text(note: str, paragraphs: tuple[Paragraph, ...], *, untracked: bool = False) -> str:
    """What a footnote is to say, its paragraphs on lines of their own."""
    return "\n".join(note_paragraphs(note, paragraphs, untracked=untracked))


def note_paragraphs(note: str, paragraphs: tuple[Paragraph, ...], *, untracked: bool = False) -> tuple[str, ...]:
    """The paragraphs that a footnote is to have: those without words are none in Markdown.

    Of one that came `untracked` without what was tracked in it, where not all of it was.
    """
    own = [paragraph for paragraph in paragraphs if paragraph.note == note]
    original = untracked and not is_tracked(note, paragraphs)

    def shown(fate: Fate) -> bool:
        return fate.in_original if original else fate.in_final

    text = "".join(
        "".join(run.text for run in one.runs if shown(run.fate)) + (END if shown(one.mark) else "") for one in own
    )
    return tuple(filter(None, map(str.strip, text.split(END))))


def is_tracked(note: str, paragraphs: tuple[Paragraph, ...]) -> bool:
    """Whether all words of a new footnote were tracked: somebody may have accepted its mark alone."""
    runs = (run for paragraph in paragraphs if paragraph.note == note for run in paragraph.runs)
    return not any(run.text.strip() and run.fate.in_original for run in runs)


def unlike_words(note: str, paragraphs: tuple[Paragraph, ...]) -> Text | None:
    """Why the words of a new footnote cannot be typed; None where they can."""
    own = [one for one in paragraphs if one.note == note]
    runs = [run for one in own for run in one.runs if run.fate.in_final and run.text]
    if any(one.cell for one in own) or any(OBJECT in run.text for run in runs):
        return t.NEW_PICTURE
    return t.FIELD if any(run.generated for run in runs) else None


def with_notes(text: str, notes: Iterable[str], paragraphs: tuple[Paragraph, ...], *, untracked: bool = False) -> str:
    """New text as it is told: the words of its footnotes behind it."""
    words = " ".join(note_text(note, paragraphs, untracked=untracked) for note in notes)
    return f"{text.replace(OBJECT, '')} {words}".strip() if words else text


def _as_done(kind: RemarkKind, edit: e.Edit | RetitleText) -> RemarkKind:
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
