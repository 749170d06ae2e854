"""What moved in a returned file, as remarks: as it was sent, with changes in it, or too much changed to tell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from nds_docs.document.source import Span
from nds_docs.review import texts as t
from nds_docs.review.changes import Change, Position
from nds_docs.review.commented import Commented
from nds_docs.review.edit import edits as e
from nds_docs.review.edit.patching import patch
from nds_docs.review.journeys import Inside, Journey, at_once, journeys, left_of, translate_inside
from nds_docs.review.journeys import translate as translate_journey
from nds_docs.review.loose import Untracked
from nds_docs.review.moved_paragraphs import MovedParagraphs
from nds_docs.review.moves import Move, has_same_notes, moves, translate
from nds_docs.review.parted_moves import PartedMove, parted_moves
from nds_docs.review.parted_moves import translate as translate_parted
from nds_docs.review.placing import Spot
from nds_docs.review.remark import RemarkKind
from nds_docs.review.returned import Paragraph, Returned, Revision
from nds_docs.review.said import Said, readable
from nds_docs.review.together import half_accepted
from nds_docs.review.trail import said_in_note
from nds_docs.review.translation import Translated, Translator, lost_notes, new_notes, with_notes


class End(NamedTuple):
    """Where a remark changed something, and what it asks there by itself; None for one end of a move."""

    start: Position
    change: Change
    asked: Translated | None


class MovedRemark(NamedTuple):
    """A remark of what moved, or of what another changed in that.

    `at_once` is what a move of blocks asks for with all that others changed in those `paragraphs`, by number. `inside`
    are the remarks of what they changed at the new place.
    """

    said: Said
    spot: Spot | None
    asked: tuple[Translated, ...]
    revisions: tuple[Revision, ...]
    ends: tuple[End, ...]
    paragraphs: frozenset[int] = frozenset()
    at_once: Translated | None = None
    inside: tuple[MovedRemark, ...] = ()


@dataclass
class Moved:
    """What moved; `found` are the changes, of which it takes out what it tells of, as it does of `loose`."""

    returned: Returned
    translator: Translator
    found: list[Change]
    loose: list[Untracked]
    whole: list[Move] = field(default_factory=list)
    parted: list[PartedMove] = field(default_factory=list)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return self.returned.paragraphs

    @property
    def commented(self) -> Commented:
        """What comments are about, wherever that stands now."""
        return Commented(self.translator.where, self.whole, self.parted)

    def remarks(self) -> Iterator[MovedRemark]:
        """The remarks; `found` are those changes that are left."""
        found = list(self._found())
        going = {span for one in found if one.at_once for span in _blocks(one.at_once)}
        for one in found:
            yield self._beside_staying(one, going) if one.at_once else one

    def _beside_staying(self, one: MovedRemark, going: Collection[Span]) -> MovedRemark:
        """A move to beside what stays where it is, where something else that moves stood on its other side."""
        (asked,), all_ = one.asked, one.at_once
        match asked, all_:
            case Translated(path=path, edit=e.MoveBlocks() as edit), Translated(edit=e.MoveBlocks() as whole):
                behind, ahead = (None if span in going else span for span in (edit.behind, edit.ahead))
                text = self.translator.built.text(path)
                kept = replace(edit, behind=behind, ahead=ahead)
                if (
                    text is None
                    or kept == edit
                    or not (behind or ahead)
                    or isinstance(patch(text.editable, kept), e.Refused)
                ):
                    return one
                at_once_ = all_._replace(edit=replace(whole, behind=behind, ahead=ahead))
                return one._replace(asked=(asked._replace(edit=kept),), at_once=at_once_)
        return one

    def _found(self) -> Iterator[MovedRemark]:
        alone = [move for move in moves(self.found, self.paragraphs) if has_same_notes(move, self.paragraphs)]
        moved = MovedParagraphs(self.returned, self.found, [end for one in alone for end in (one.source, one.target)])
        trips = list(journeys(moved))
        self.found = left_of(moved, trips)
        self.whole = moves(self.found, self.paragraphs)
        ends = [end for move in self.whole for end in (move.source, move.target)]
        self.parted = parted_moves(self.found, ends, self.paragraphs)
        for move in self.whole:
            yield self.move(move)
        for journey in trips:
            yield self.journey(journey)
            self.whole.append(journey.move)
        for parted in self.parted:
            yield self.parted_move(parted)
        for change, other in list(half_accepted(self.found, self.loose)):
            self.loose.remove(other)
            yield self.half_accepted(change, other)

    def without(self, ends: Sequence[Change], notes: Iterable[str]) -> list[Change]:
        """Takes out what moved, and gives what was done in its footnotes."""
        of_notes = {*notes}
        inside = [change for change in self.found if self.paragraphs[change.start.paragraph].note in of_notes]
        self.found = [change for change in self.found if change not in (*ends, *inside)]
        return inside

    def move(self, move: Move) -> MovedRemark:
        """A move is one remark: taken out here, put in there, or neither."""
        asked = translate(move, self.translator)
        notes = self.without((move.source, move.target), move.notes(self.paragraphs))
        return self.as_one(move, asked, notes)

    def as_one(self, move: Move, asked: tuple[Translated, ...], notes: Sequence[Change]) -> MovedRemark:
        """The two ends, with what was done in the footnotes that went along."""
        source, target = move.source, move.target
        said = Said(source.author, source.date, readable(source.deleted), readable(target.inserted))
        if not self.has_same_notes(move):  # what was changed in them is nowhere else
            new = new_notes(target, self.paragraphs)
            said = said._replace(proposal=with_notes(said.proposal, new, self.paragraphs))
        spot = self.translator.where.spot(source.start, source.end)
        revisions = (revision for end in (source, target, *notes) for revision in end.revisions)
        both = (End(source.start, source, None), End(target.start, target, None))
        at_once_ = asked[0] if _moves_blocks(asked) else None
        return MovedRemark(said, spot, asked, (*revisions, *move.ranges(self.paragraphs)), both, at_once=at_once_)

    def has_same_notes(self, move: Move) -> bool:
        """Whether the footnotes say what they said, but for what others changed in them."""
        ends = (
            (lost_notes(move.source, self.paragraphs), ""),
            (new_notes(move.target, self.paragraphs), move.source.author),
        )
        old, new = ([said_in_note(note, self.paragraphs, author) for note in notes] for notes, author in ends)
        return list(filter(None, old)) == list(filter(None, new))

    def journey(self, journey: Journey) -> MovedRemark:
        """Paragraphs that moved are one remark, and what another changed in them is one of that person."""
        asked = translate_journey(journey, self.translator)
        inside = tuple(map(self.inside, (*journey.inside, *journey.in_notes)))
        others = {one.change.start for one in journey.in_notes}
        notes = [one for one in self.without((), journey.notes(self.paragraphs)) if one.start not in others]
        remark = self.as_one(journey.move, asked, notes)
        paragraphs = frozenset(number for one in journey.trails for number in (one.old, one.new))
        at_once_ = at_once(journey, asked, self.translator)
        return remark._replace(paragraphs=paragraphs, at_once=at_once_, inside=inside)

    def inside(self, inside: Inside) -> MovedRemark:
        """What another changed in a paragraph that moved, at the place of that where it was sent."""
        change, where = inside.change, self.translator.where
        notes = new_notes(change, self.paragraphs)
        new = with_notes(readable(change.inserted), notes, self.paragraphs)
        revisions = (r for one in (change, *self.without((), notes)) for r in one.revisions)
        asked = translate_inside(inside, self.translator)
        line = where.placing.line_at(Position(inside.trail.old, 0))
        spot = where.spot_in(line[0], inside.does.start, inside.does.end) if line and inside.does else None
        said = Said(change.author, change.date, readable(change.deleted), new)
        return MovedRemark(said, spot, (asked,), tuple(revisions), (End(change.start, change, asked),))

    def parted_move(self, move: PartedMove) -> MovedRemark:
        """So is a move one remark whose ends are not the same."""
        first, last = move.sources[0], move.sources[-1]
        old, new = (
            readable("".join(texts)) for texts in zip(*((e.deleted, e.inserted) for e in move.ends), strict=True)
        )
        spot = self.translator.where.spot(first.start, last.end)
        notes = self.without(move.ends, move.notes(self.paragraphs))
        revisions = (revision for end in (*move.ends, *notes) for revision in end.revisions)
        asked = translate_parted(move, self.translator)
        ends = (End(one.start, one, None) for one in move.ends)
        return MovedRemark(Said(first.author, first.date, old, new), spot, asked, tuple(revisions), tuple(ends))

    def half_accepted(self, change: Change, other: Untracked) -> MovedRemark:
        """So is one of which somebody accepted one end."""
        notes = self.without((change,), (*lost_notes(change, self.paragraphs), *new_notes(change, self.paragraphs)))
        old, new = other.deleted or readable(change.deleted), other.inserted or readable(change.inserted)
        spot = other.spot if change.inserted else self.translator.where.spot(change.start, change.end)
        revisions = (revision for one in (change, *notes) for revision in one.revisions)
        asked = Translated(RemarkKind.MOVE, why_not=t.ALSO_UNTRACKED)
        said = Said(change.author, change.date, old, new)
        return MovedRemark(said, spot, (asked,), tuple(revisions), (End(change.start, change, None),))


def _moves_blocks(asked: tuple[Translated, ...]) -> bool:
    return len(asked) == 1 and isinstance(asked[0].edit, e.MoveBlocks)


def _blocks(asked: Translated) -> tuple[Span, ...]:
    return asked.edit.blocks if isinstance(asked.edit, e.MoveBlocks) else ()
