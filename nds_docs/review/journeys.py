"""Paragraphs that moved, with what anybody changed in them on the way: what is asked of each, and of all at once.

What the file says at the new place is held character by character against what was sent (`trail.py`). So the move is
of the block as it was typed, and what somebody changed in it is about the words of that block, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from nds_docs.document.pieces import OBJECT
from nds_docs.review import texts as t
from nds_docs.review.changes import END, Change, Position, changes
from nds_docs.review.edit import edits as e
from nds_docs.review.in_source import StopError, Stretch
from nds_docs.review.moved_paragraphs import MovedParagraph, MovedParagraphs, Pair, numbers_of
from nds_docs.review.moves import Move, both_ends
from nds_docs.review.remark import RemarkKind
from nds_docs.review.returned import Fate, Paragraph, Revision, RevisionKind
from nds_docs.review.trail import Character, Others, Trail, trail
from nds_docs.review.translation import Translated, Translator, kind_of, new_notes


class Inside(NamedTuple):
    """What another person changed in a paragraph at its new place, and what it does to what was sent there."""

    change: Change
    trail: Trail
    does: Others | None


@dataclass(frozen=True)
class Journey:
    """Paragraphs side by side that one person moved, and what others changed in them, or in their footnotes."""

    move: Move
    trails: tuple[Trail, ...]
    inside: tuple[Inside, ...]
    in_notes: tuple[Inside, ...]

    def notes(self, paragraphs: tuple[Paragraph, ...]) -> tuple[str, ...]:
        """The footnotes that went along; not those that others put in."""
        new = {note for one in self.inside for note in new_notes(one.change, paragraphs)}
        return tuple(note for note in self.move.notes(paragraphs) if note not in new)


def left_of(moved: MovedParagraphs, trips: Iterable[Journey]) -> list[Change]:
    """The changes without those of the paragraphs that moved, and without what others changed at the new place."""
    mover = {one.number: one.author for pair in moved.pairs for one in pair}
    inside = {one.change.revisions for trip in trips for one in trip.inside}
    cut = [c for c in moved.found if c.author in {mover[n] for n in numbers_of(c) if n in mover}]
    found = [c for c in moved.found if c not in cut and c.revisions not in inside]
    for one in changes(moved.paragraphs, without=mover) if cut else ():
        found += [one for whole in cut if whole.start <= one.start and one.end <= whole.end]
    return sorted(found, key=lambda change: change.start)


def journeys(moved: MovedParagraphs) -> Iterator[Journey]:
    """What moved, paragraphs that stay side by side as one."""
    group: list[Pair] = []
    for pair in moved.pairs:
        if group and not all(_follows(*both) for both in zip(group[-1], pair, strict=True)):
            yield _journey(group, moved)
            group = []
        group.append(pair)
    if group:
        yield _journey(group, moved)


def _follows(one: MovedParagraph, other: MovedParagraph) -> bool:
    return one.number + 1 == other.number and one.author == other.author


def _journey(pairs: Sequence[Pair], moved: MovedParagraphs) -> Journey:
    author, paragraphs = pairs[0][0].author, moved.paragraphs
    trails = tuple(trail(old.number, new.number, author, paragraphs) for old, new in pairs)
    in_notes = tuple(one for of in trails for one in _of_notes(of, author, paragraphs))
    inside, of_notes = (tuple(_inside(of, author, moved.found)) for of in (trails, in_notes))
    return Journey(Move(*_ends(trails, author, paragraphs)), trails, inside, of_notes)


def _of_notes(of: Trail, author: str, paragraphs: tuple[Paragraph, ...]) -> Iterator[Trail]:
    """The trails of the footnotes that went along and say what they said."""
    for old, new in of.notes:
        ours, theirs = ([n for n, one in enumerate(paragraphs) if one.note == note] for note in (old, new))
        if len(ours) == len(theirs):
            yield from (trail(*pair, author, paragraphs) for pair in zip(ours, theirs, strict=True))


def _inside(trails: Iterable[Trail], author: str, found: Sequence[Change]) -> Iterator[Inside]:
    """What others changed in the new paragraphs; what they took out of them is `deleted`, whoever put it in."""
    for one in trails:
        for change in found:
            out = one.taken_out(change) if change.start.paragraph == change.end.paragraph == one.new else ""
            if change.author != author and change.start.paragraph == one.new and (out or change.inserted):
                yield Inside(replace(change, deleted=out), one, one.of(change))


def _ends(trails: Sequence[Trail], author: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Change, Change]:
    """The two ends of a move, as if nobody else had changed anything there."""
    first, last = trails[0], trails[-1]
    closed = END if paragraphs[last.old].mark is Fate.DELETED else ""
    old = END.join(one.sent for one in trails) + closed
    new = "".join("".join(sign.text for sign in one.characters if sign.mine) + END for one in trails)
    went = _revisions((one.old for one in trails), author, paragraphs)
    came = _revisions((one.new for one in trails), author, paragraphs)
    ends = (len(paragraphs[at].all_text) for at in (last.old, last.new))
    source = Change(Position(first.old, 0), Position(last.old, next(ends) + len(closed)), old, "", tuple(went), author)
    return source, Change(Position(first.new, 0), Position(last.new, next(ends) + 1), "", new, tuple(came), author)


def _revisions(numbers: Iterable[int], author: str, paragraphs: tuple[Paragraph, ...]) -> Iterator[Revision]:
    """The revisions of some paragraphs by who moved them, before those that this took back."""
    found: dict[Revision, None] = {}
    for one in (paragraphs[number] for number in numbers):
        found |= dict.fromkeys(r for r in one.properties if r.kind is RevisionKind.RANGE and r.author == author)
        for revisions in (one.mark_revisions, *(run.revisions for run in one.runs)):
            if revisions and revisions[-1].author == author:
                found |= dict.fromkeys(revisions)
    yield from sorted(found, key=lambda revision: revision.author != author)


# --- what they ask --------------------------------------------------------------------------------


def translate(journey: Journey, translator: Translator) -> tuple[Translated, ...]:
    """What the move asks for, with what the same person changed on the way."""
    try:
        if any(sign.note or sign.text == OBJECT for one in journey.trails for sign in one.added if sign.mine):
            raise StopError(t.MOVED_AND_CHANGED)
        within = _edits(journey, translator, lambda sign: sign.mine)
    except StopError as stop:
        return (Translated(RemarkKind.MOVE, why_not=stop.why_not),)
    return both_ends(journey.move, translator, within)


def at_once(journey: Journey, asked: tuple[Translated, ...], translator: Translator) -> Translated | None:
    """The same with what everybody changed; None where that cannot be."""
    match asked:
        case (Translated(edit=e.MoveBlocks() as edit),):
            try:
                return asked[0]._replace(edit=replace(edit, within=_edits(journey, translator, lambda s: s.stays)))
            except StopError:
                return None
    return None


def translate_inside(inside: Inside, translator: Translator) -> Translated:
    """What another's change asks for by itself: other words in the block, where it was sent."""
    kind = kind_of(inside.change, translator.paragraphs)
    if inside.does is None:
        return Translated(kind, why_not=t.IN_NEW_PARAGRAPH)
    try:
        return Translated(kind, *_asked(inside.trail, inside.does, translator))
    except StopError as stop:
        return Translated(kind, why_not=stop.why_not)


def _edits(journey: Journey, translator: Translator, kept: Callable[[Character], bool]) -> tuple[e.Edit, ...]:
    """The edits that make of the blocks what is kept of them, all words of one block as one."""
    found: list[e.Edit] = []
    for one in journey.trails:
        asked = [_asked(one, others, translator)[1] for others in one.others(kept)]
        words = [edit for edit in asked if isinstance(edit, e.ReplaceText)]
        found += [edit for edit in asked if not isinstance(edit, e.ReplaceText)]
        if words:
            found.append(replace(words[0], replacements=tuple(r for edit in words for r in edit.replacements)))
    return tuple(found)


def _asked(one: Trail, others: Others, translator: Translator) -> tuple[str, e.Edit]:
    """Other words in the line that the old paragraph is."""
    where = translator.where
    found = where.placing.line_at(Position(one.old, 0))
    if found is None or found[0] in where.joints.of_line:
        raise StopError(t.ALSO_UNTRACKED)
    if any(sign.made for sign in others.new):
        raise StopError(t.FIELD)
    line, notes = found[0], [sign.note for sign in others.new if sign.note]
    at = Stretch(line, others.start, line, others.end)
    change = Change(
        Position(one.old, 0), Position(one.old, 0), one.sent[others.start : others.end], others.text, (), ""
    )
    if cited := translator.citation(change, at):
        return cited
    place = where.place(line)
    return place.path, translator.other_words(place, at, others.text, notes)
