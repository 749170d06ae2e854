"""Moves: what one person took out here and put in again there, as one edit of both places, or none of either."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from nds_docs.document.pieces import OBJECT
from nds_docs.review import texts as t
from nds_docs.review.alignment import folded
from nds_docs.review.changes import END, Change, Position
from nds_docs.review.edit import edits as e
from nds_docs.review.edit.shape import Glyph
from nds_docs.review.in_source import InSource, Place, StopError, is_in_frame, looks
from nds_docs.review.paragraphs import HEADING
from nds_docs.review.remark import RemarkKind
from nds_docs.review.returned import Fate, Paragraph, Revision, RevisionKind
from nds_docs.review.title import RetitleText
from nds_docs.review.translation import Translated, Translator, lost_notes, new_notes


class Move(NamedTuple):
    """The two ends of a move; `changed`: what was put in is not what was taken out."""

    source: Change
    target: Change
    changed: bool = False

    def notes(self, paragraphs: tuple[Paragraph, ...]) -> tuple[str, ...]:
        """The footnotes that go with it: those at the old place and their copies at the new one."""
        return (*lost_notes(self.source, paragraphs), *new_notes(self.target, paragraphs))

    def ranges(self, paragraphs: tuple[Paragraph, ...]) -> tuple[Revision, ...]:
        """The marks in the file around the two ends."""
        ends = (self.source, self.target)
        return tuple(one for end in ends for one in _ranges(end, paragraphs) if one.author == self.source.author)


def _ranges(end: Change, paragraphs: tuple[Paragraph, ...]) -> tuple[Revision, ...]:
    return tuple(r for r in paragraphs[end.start.paragraph].properties if r.kind is RevisionKind.RANGE)


# --- which changes are moves ----------------------------------------------------------------------


def moves(found: Sequence[Change], paragraphs: tuple[Paragraph, ...]) -> list[Move]:
    """Every move: what the file says moved, and whole paragraphs that went and came by one person, word for word."""
    sources = [c for c in found if c.deleted and not c.inserted and (_is(c, RevisionKind.MOVED_FROM) or _whole(c))]
    targets = [c for c in found if c.inserted and not c.deleted and (_is(c, RevisionKind.MOVED_TO) or _whole(c))]
    pairs = []
    for source in sources:
        same = [one for one in targets if _are_one(source, one, paragraphs)]
        if not _is(source, RevisionKind.MOVED_FROM):  # nothing but the words says it: they must leave no doubt
            others = [one for one in sources if _are_one(one, same[0], paragraphs)] if same else []
            same = same if len(same) == len(others) == 1 else []
        if same:
            targets.remove(same[0])
            pairs.append(Move(source, same[0]))
    left = [c for c in sources if all(c is not move.source for move in pairs)]
    return [*pairs, *_changed(left, targets, paragraphs)]


def _is(change: Change, kind: RevisionKind) -> bool:
    return any(revision.kind is kind for revision in change.revisions)


def _whole(change: Change) -> bool:
    return END in change.deleted + change.inserted and re.search(r"\w", change.deleted + change.inserted) is not None


def _are_one(source: Change, target: Change, paragraphs: tuple[Paragraph, ...]) -> bool:
    """Whether the same person put in there what was taken out here; what fields show and white space may differ."""
    if source.author != target.author:
        return False
    words = (_typed(source, Fate.DELETED, paragraphs), _typed(target, Fate.INSERTED, paragraphs))
    return folded(source.deleted) == folded(target.inserted) or (words[0] == words[1] != "")


def _typed(change: Change, fate: Fate, paragraphs: tuple[Paragraph, ...]) -> str:
    """What of the changed text no field shows, without white space; an object as its sign."""
    lines = (_runs(change, number, fate, paragraphs) for number in _numbers(change))
    return END.join(line for line in lines if line)


def _numbers(change: Change) -> range:
    return range(change.start.paragraph, change.end.paragraph + 1)


def _runs(change: Change, number: int, fate: Fate, paragraphs: tuple[Paragraph, ...]) -> str:
    found, at = "", 0
    for run in paragraphs[number].runs:
        inside = change.holds(Position(number, at))
        if inside and run.fate is fate and (OBJECT in run.text or not run.generated):
            found += run.text
        at += len(run.text)
    return re.sub(r"\s+", "", folded(found))


def _changed(sources: Sequence[Change], targets: Sequence[Change], paragraphs: tuple[Paragraph, ...]) -> Iterator[Move]:
    """What the file says moved, and is not the same there."""
    for source in sources:
        names = {one.name for one in _ranges(source, paragraphs)} - {""}
        for target in targets:
            if names & {one.name for one in _ranges(target, paragraphs)}:
                yield Move(source, target, changed=True)
                break


# --- what they ask --------------------------------------------------------------------------------


def translate(move: Move, translator: Translator) -> tuple[Translated, ...]:
    """What a move asks for: whole blocks elsewhere as they were typed, or plain words elsewhere."""
    if move.changed or not has_same_notes(move, translator.paragraphs):
        return (Translated(RemarkKind.MOVE, why_not=t.MOVED_AND_CHANGED),)
    return both_ends(move, translator)


def both_ends(move: Move, translator: Translator, within: tuple[e.Edit, ...] = ()) -> tuple[Translated, ...]:
    """The same where the two ends are known to be one; `within` are edits of the blocks that move."""
    where = translator.where
    try:
        if any(where.is_at_joint(end) for end in (move.source, move.target)):
            raise StopError(t.ALSO_UNTRACKED)
        if (asked := _blocks(move, where)) is not None:
            path, edit = asked
            return (Translated(RemarkKind.MOVE, path, replace(edit, within=within)),)
    except StopError as stop:
        return (Translated(RemarkKind.MOVE, why_not=stop.why_not),)
    source, target = (translator.translate(end)._replace(kind=RemarkKind.MOVE) for end in (move.source, move.target))
    return _words(source, target, where)


def has_same_notes(move: Move, paragraphs: tuple[Paragraph, ...]) -> bool:
    """Whether the footnotes at the new place are those of the old one, word for word."""
    old = [words_of_note(note, paragraphs, new=False) for note in lost_notes(move.source, paragraphs)]
    return old == [words_of_note(note, paragraphs, new=True) for note in new_notes(move.target, paragraphs)]


def words_of_note(note: str, paragraphs: Sequence[Paragraph], *, new: bool) -> str:
    """What a footnote said when it was sent, or is to say (`new`), without white space and what fields show."""
    runs = (run for paragraph in paragraphs if paragraph.note == note for run in paragraph.runs if not run.generated)
    said = "".join(run.text for run in runs if (run.fate.in_final if new else run.fate.in_original))
    return re.sub(r"\s+", "", said)


def _blocks(move: Move, where: InSource) -> tuple[str, e.MoveBlocks] | None:
    """The path and the edit of a move of whole paragraphs; None where it is of words, or into a paragraph."""
    lines = _lines(move.source, where)
    if lines is None or END not in move.target.inserted:
        return None
    target = where.stretch(move.target)
    if (target.first, target.start) != (target.last, target.end):
        return None
    put_in = (where.paragraphs[number] for number in _numbers(move.target) if _runs_new(move, number, where))
    new = list(filter(_ends, put_in))
    if any(paragraph.cell for paragraph in new):
        raise StopError(t.LINES_IN_CELL)
    if any(paragraph.note for paragraph in (*new, where.ending(lines[0]))):
        return None
    if target.start == 0:
        ahead, behind = where.beside(target.first, lines, 0, 1), where.beside(target.first, lines, -1, -1)
    elif target.start == where.length(target.first):
        if not move.target.inserted.startswith(END):
            raise StopError(t.IN_NEW_PARAGRAPH)  # what comes before it is another's, who parted it from the line
        ahead, behind = where.beside(target.first, lines, 1, 1), where.beside(target.first, lines, 0, -1)
    else:
        return None
    moved = [where.place(line) for line in lines]
    if not _keep_looks(moved, [where.paragraphs[at].style for at in _old(move, where)], [p.style for p in new], where):
        raise StopError(t.MOVED_LOOKS)
    there = {place.path for place in (behind, ahead) if place}
    if there and moved[0].path not in there and not any(has_more(place.text.glyphs(place.leaf)) for place in moved):
        return None  # plain words can be typed anew in another file
    path, edit = between(moved, behind, ahead)
    below, above = (None if one and _are_new_between(move.target, one, where) else one for one in (behind, ahead))
    if below is None and above is None:
        raise StopError(t.MOVED_AMONG_NEW)
    sides = (span if one else None for span, one in ((edit.behind, below), (edit.ahead, above)))
    return path, replace(edit, behind=next(sides), ahead=next(sides), ends=move.source.deleted.endswith(END))


def _are_new_between(target: Change, beside: Place, where: InSource) -> bool:
    """Whether other new words stand between what moved and a line that was sent: then its place is not beside that."""
    there = {piece.paragraph for piece in where.placing.lines[beside.line].slices}
    start, end = target.start.paragraph, target.end.paragraph
    between_ = range(max(there) + 1, start) if max(there) < start else range(end + 1, min(there))
    runs = (run for number in between_ for run in where.paragraphs[number].runs)
    return any(run.fate is Fate.INSERTED and run.text.strip() for run in runs)


def _keep_looks(moved: Sequence[Place], old: Sequence[str], new: Sequence[str], where: InSource) -> bool:
    """Whether paragraphs have the styles they had; LibreOffice gives one the style of what is deleted before it."""
    if old == new or not len(moved) == len(old) == len(new):
        return old == new
    ways = zip(moved, old, new, strict=True)
    return all(
        was == is_ or (keeps_looks(one, is_, where) and where.mostly(was) != looks(one)) for one, was, is_ in ways
    )


def _lines(source: Change, where: InSource) -> list[int] | None:
    """The lines that go as a whole; None where part of one stays."""
    at = where.stretch(source)
    lines = where.lines(at.first, at.last)
    if len(lines) > 1 and at.end == 0:
        lines.pop()
    elif at.end < where.length(at.last):
        return None
    if len(lines) > 1 and at.start == where.length(at.first) and END not in source.deleted[len(source.deleted) - 1 :]:
        lines.pop(0)
    elif at.start > 0:
        return None
    return [line for line in lines if not where.is_empty(line)] or None


def _old(move: Move, where: InSource) -> list[int]:
    numbers = (number for number in _numbers(move.source) if _ends(where.paragraphs[number]))
    return [number for number in numbers if _runs(move.source, number, Fate.DELETED, where.paragraphs)]


def _ends(paragraph: Paragraph) -> bool:
    """Whether it ends in either text; one that does not runs into the next, and has the looks of that."""
    return paragraph.mark is not Fate.GONE


def _runs_new(move: Move, number: int, where: InSource) -> str:
    return _runs(move.target, number, Fate.INSERTED, where.paragraphs)


def between(moved: Sequence[Place], behind: Place | None, ahead: Place | None) -> tuple[str, e.MoveBlocks]:
    """The path and the edit that puts blocks between two others, None where the program made what stands there.

    Raises `StopError` where those are of another file, or where it is not certain on which side of a frame's edge the
    blocks are: the program writes lines of its own there.
    """
    path = moved[0].path
    if (behind is None) != (ahead is None) and is_in_frame(behind or ahead):
        raise StopError(t.MOVED_BESIDE_MADE)
    before, after = (place.leaf if place and place.path == path else None for place in (behind, ahead))
    if any(place.path != path for place in moved):
        raise StopError(t.SEVERAL_FILES)
    if before is None and after is None:
        raise StopError(t.MOVED_TO_OTHER_FILE if behind or ahead else t.GENERATED)
    return path, e.MoveBlocks(tuple(place.leaf for place in moved), before, after)


def keeps_looks(place: Place, style: str, where: InSource) -> bool:
    """Whether a paragraph of a style still looks like the heading, item or text that it was."""
    known = where.styles.get(style)
    if known is None:
        return (HEADING.search(style) is not None) == (looks(place) == "heading")
    return looks(place) in known


def _words(source: Translated, target: Translated, where: InSource) -> tuple[Translated, ...]:
    """Both ends of a move of words; refused where what moves is more than words, which the other end would lose."""
    text = where.built.text(source.path) if source.path else None
    match source.edit:
        case None | RetitleText():
            return source, target
        case e.DeleteBlocks(blocks) if text:
            moved = [glyph for block in blocks for glyph in text.glyphs(block)]
        case e.ReplaceText(block, replacements) if text:
            moved = [glyph for one in replacements for glyph in text.glyphs(block)[one.start : one.end]]
        case _:
            return (source._replace(edit=None, why_not=t.MOVED_MARKUP),)
    if has_more(moved):
        return (source._replace(edit=None, why_not=t.MOVED_MARKUP),)
    return _together(source, target)


def has_more(glyphs: Iterable[Glyph]) -> bool:
    """Whether there is more than plain words."""
    return any(glyph.marks or glyph.object is not None for glyph in glyphs)


def _together(source: Translated, target: Translated) -> tuple[Translated, ...]:
    """Both ends as one edit where they are in one text, so that they are right together."""
    match source.edit, target.edit:
        case (None, _) | (_, None) | (RetitleText(), _) | (_, RetitleText()):
            return source, target
        case e.ReplaceText(block, words), e.ReplaceText(other, new) if block == other and source.path == target.path:
            return (source._replace(edit=e.ReplaceText(block, (*words, *new))),)
        case _ if source.path == target.path:
            return (source._replace(edit=e.Several((target.edit, source.edit))),)
        case _:
            return source, target
