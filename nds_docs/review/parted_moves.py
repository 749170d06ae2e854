"""Moves whose two ends are not the same any more: somebody typed in what moved, or several moves lie side by side.

Such a move is one remark all the same, so that its words are never taken out here and not put in there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from nds_docs.document.pieces import OBJECT
from nds_docs.review import texts as t
from nds_docs.review.alignment import folded
from nds_docs.review.changes import END, Change, Position
from nds_docs.review.remark import RemarkKind
from nds_docs.review.returned import Fate, Paragraph, RevisionKind
from nds_docs.review.translation import Translated, Translator, lost_notes, new_notes

LEAST_COMMON: Final = 0.6
"""The share of the shorter end that stands in the other in one piece, where the file says that it moved."""

LEAST_ALIKE: Final = 0.75
"""The share that two whole paragraphs have in common, where only their words say that one is the other moved."""

SHORTEST: Final = 4
"""So many words that are nearly the same are no chance."""


class Moved(NamedTuple):
    """A character of a move and its place; `made`: a field shows it."""

    place: Position
    text: str
    made: bool


class PartedMove(NamedTuple):
    """The changes that took words out, and those that put them in elsewhere.

    `changed`: the file says that it moved, or somebody else typed in it.
    """

    sources: tuple[Change, ...]
    targets: tuple[Change, ...]
    changed: bool

    @property
    def ends(self) -> tuple[Change, ...]:
        return tuple(dict.fromkeys((*self.sources, *self.targets)))

    def notes(self, paragraphs: tuple[Paragraph, ...]) -> tuple[str, ...]:
        """The footnotes that go with it."""
        old = (note for source in self.sources for note in lost_notes(source, paragraphs))
        return (*old, *(note for target in self.targets for note in new_notes(target, paragraphs)))


@dataclass
class _End:
    """Changes of one person side by side, with nothing between them that stays, and their words and marks.

    `mixed`: at that place that person also did the opposite.
    """

    changes: tuple[Change, ...]
    words: list[str]
    certain: bool
    mixed: bool
    others: list[_End] = field(default_factory=list)


def parted_moves(
    found: Sequence[Change], paired: Sequence[Change], paragraphs: tuple[Paragraph, ...]
) -> list[PartedMove]:
    """What moved among the changes that are no end of a whole move (`paired`), each change in one of them at most."""
    sources: list[_End] = []
    targets: list[_End] = []
    whole = {id(change) for change in paired}
    for beside in _side_by_side(found, paragraphs):
        for author in dict.fromkeys(change.author for change in beside):
            mine = [c for c in beside if c.author == author and id(c) not in whole]
            sources += _ends(mine, RevisionKind.MOVED_FROM, Fate.DELETED, paragraphs)
            targets += _ends(mine, RevisionKind.MOVED_TO, Fate.INSERTED, paragraphs)
    for source in sources:
        for target in targets:
            if source.changes[0].author == target.changes[0].author and _are_one(source, target):
                source.others.append(target)
                target.others.append(source)
    return list(_together(sources, targets))


def _side_by_side(found: Sequence[Change], paragraphs: tuple[Paragraph, ...]) -> Iterator[list[Change]]:
    """The changes in groups that touch, whoever made them."""
    group: list[Change] = []
    for change in found:
        if group and _behind(group[-1].end, paragraphs) != change.start and group[-1].end != change.start:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _behind(position: Position, paragraphs: tuple[Paragraph, ...]) -> Position:
    """A place behind the end of a paragraph as the start of the next."""
    here, following = paragraphs[position.paragraph], paragraphs[position.paragraph + 1 : position.paragraph + 2]
    over = position.at > len(here.all_text) and any(
        (one.part, one.note, one.cell) == (here.part, here.note, here.cell) for one in following
    )
    return Position(position.paragraph + 1, 0) if over else position


def _ends(mine: Sequence[Change], kind: RevisionKind, fate: Fate, paragraphs: tuple[Paragraph, ...]) -> Iterator[_End]:
    """What one person took out (or put in) at one place, if it may be an end of a move: all of it, or a paragraph."""
    gone = fate is Fate.DELETED
    pieces = tuple(change for change in mine if (change.deleted if gone else change.inserted))
    alone = [(one,) for one in pieces if END in (one.deleted if gone else one.inserted)] if len(pieces) > 1 else []
    for some in (pieces, *alone):
        text = "".join(one.text for one in characters(some, fate, paragraphs) if not one.made).replace(OBJECT, "")
        certain = any(revision.kind is kind for change in some for revision in change.revisions)
        mixed = any(change.inserted if gone else change.deleted for change in some)
        whole = any(END in change.deleted + change.inserted for change in some)
        if re.search(r"\w", text) and (certain or whole):
            yield _End(some, re.findall(r"\w+|[^\w\s]", folded(text)), certain, mixed)


def _are_one(source: _End, target: _End) -> bool:
    """Whether the words of one end are those of the other, or were before somebody typed in them."""
    certain, mixed = source.certain and target.certain, source.mixed or target.mixed
    return are_alike(source.words, target.words, certain=certain, guess=not mixed)


def are_alike(one: Sequence[str], other: Sequence[str], *, certain: bool, guess: bool = True) -> bool:
    """Whether two texts in words are one that moved: `certain`, the file says so; `guess`, likeness tells it too."""
    shorter, longer = sorted((one, other), key=len)
    if shorter == longer:
        return True
    matcher = SequenceMatcher(None, shorter, longer, autojunk=False)
    if certain and matcher.find_longest_match().size >= LEAST_COMMON * len(shorter):
        return True
    if len(shorter) < SHORTEST or not guess or matcher.real_quick_ratio() < LEAST_ALIKE:
        return False
    return matcher.quick_ratio() >= LEAST_ALIKE and matcher.ratio() >= LEAST_ALIKE


def _together(sources: Sequence[_End], targets: Sequence[_End]) -> Iterator[PartedMove]:
    """The ends that hang together as one move."""
    seen: set[int] = set()
    for first in sources:
        if not first.others or id(first) in seen:
            continue
        ends, todo = [], [first]
        while todo:
            one = todo.pop()
            if id(one) not in seen:
                seen.add(id(one))
                ends.append(one)
                todo += one.others
                todo += [e for e in (*sources, *targets) if e is not one and {*e.changes} & {*one.changes} and e.others]
        old = [change for end in sources if any(end is one for one in ends) for change in end.changes]
        new = [change for end in targets if any(end is one for one in ends) for change in end.changes]
        changed = any(end.certain or len(end.changes) > 1 for end in ends)
        yield PartedMove(tuple(old), tuple(new), changed)


def translate(move: PartedMove, translator: Translator) -> tuple[Translated, ...]:
    """What it asks for: all of its parts as they are, where only their likeness tells that they are one move."""
    if move.changed:
        return (Translated(RemarkKind.MOVE, why_not=t.MOVED_AND_CHANGED),)
    return tuple(translator.translate(end)._replace(kind=RemarkKind.MOVE) for end in move.ends)


def characters(ends: Sequence[Change], fate: Fate, paragraphs: tuple[Paragraph, ...]) -> Iterator[Moved]:
    """The characters that changes took out (or put in), in the order of the file."""
    for end in ends:
        for number in range(end.start.paragraph, end.end.paragraph + 1):
            at = 0
            for run in paragraphs[number].runs:
                if run.fate is fate and end.holds(Position(number, at)):
                    yield from (Moved(Position(number, at + n), one, run.generated) for n, one in enumerate(run.text))
                at += len(run.text)
