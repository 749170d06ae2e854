"""What a comment is about: the words that were sent at its place, also where somebody moved them or typed in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from nds_docs.review.alignment import Correspondence
from nds_docs.review.changes import Position
from nds_docs.review.in_source import InSource
from nds_docs.review.moves import Move
from nds_docs.review.parted_moves import PartedMove, characters
from nds_docs.review.placing import Spot
from nds_docs.review.returned import EMPTY_FIELD, Fate
from nds_docs.review.threads import Thread


class About(NamedTuple):
    """The place of a comment in what was sent, and its words."""

    spot: Spot | None
    words: str


class Commented:
    """Tells of each comment what it is about; `whole` and `parted` are the moves in the file."""

    def __init__(self, where: InSource, whole: Sequence[Move], parted: Sequence[PartedMove]) -> None:
        self.where = where
        self.paragraphs = where.placing.returned.paragraphs
        self.moves = [*(((move.source,), (move.target,)) for move in whole), *((m.sources, m.targets) for m in parted)]

    def about(self, thread: Thread) -> About:
        """A comment that the file shows nowhere is about nothing."""
        if thread.start is None or thread.end is None:
            return About(None, "")
        start, end = thread.start, thread.end
        words = self.words(start, end, sent=True)
        if words.strip():
            start = self.first_words(start, end)
        else:
            words = self.words(start, end, sent=False)
            start, end = self.origin(start, end) or (start, end)
        return About(self.where.spot(start, end), words.replace(EMPTY_FIELD, ""))

    def first_words(self, start: Position, end: Position) -> Position:
        """The place from which on a comment is about words that were sent: it may begin in a new paragraph."""
        begins = [start, *(Position(number, 0) for number in range(start.paragraph + 1, end.paragraph + 1))]
        within = [*(one._replace(at=len(self.paragraphs[one.paragraph].all_text)) for one in begins[:-1]), end]
        stretches = zip(begins, within, strict=True)
        return next((one for one, until in stretches if self.words(one, until, sent=True).strip()), start)

    def words(self, start: Position, end: Position, *, sent: bool) -> str:
        """The words that were sent between two places, or else those that came in."""
        parts: list[str] = []
        for number in range(start.paragraph, end.paragraph + 1):
            paragraph, at = self.paragraphs[number], 0
            for run in paragraph.runs:
                begin = max(0, start.at - at) if number == start.paragraph else 0
                until = min(len(run.text), end.at - at) if number == end.paragraph else len(run.text)
                shown = run.fate.in_original if sent else run.fate.in_final
                parts.append(run.text[begin : max(begin, until)] if shown else "")
                at += len(run.text)
            ends = paragraph.mark.in_original if sent else paragraph.mark.in_final
            parts.append("\n" if number < end.paragraph and ends else "")
        return "".join(parts)

    def origin(self, start: Position, end: Position) -> tuple[Position, Position] | None:
        """Where words stood that were moved to a place; None where what stands there was not moved."""
        there = [old for new, old in self.origins.items() if start <= new < end]
        return (there[0], there[-1]._replace(at=there[-1].at + 1)) if there else None

    @cached_property
    def origins(self) -> dict[Position, Position]:
        """Of each character that was moved, where it stands now → where it was taken out, in the order of the file."""
        found: dict[Position, Position] = {}
        for sources, targets in self.moves:
            old = list(characters(sources, Fate.DELETED, self.paragraphs))
            new = list(characters(targets, Fate.INSERTED, self.paragraphs))
            agreed = Correspondence("".join(one.text for one in old), "".join(one.text for one in new))
            for one in agreed.same:
                found |= {new[one.at + n].place: old[one.start + n].place for n in range(one.end - one.start)}
        for source, target in self.copies:
            length = len(self.paragraphs[target].all_text)
            found = {Position(target, at): Position(source, at) for at in range(length)} | found
        return found

    @property
    def copies(self) -> Iterator[tuple[int, int]]:
        """Paragraphs that came, as the same person took one out elsewhere, though more was done there than that."""
        said: dict[tuple[str, str], dict[Fate, list[int]]] = {}
        for number, one in enumerate(self.paragraphs):
            runs = [run for run in one.runs if run.text]
            fates, authors = {run.fate for run in runs}, {run.revisions[-1].author for run in runs if run.revisions}
            if one.all_text.strip() and len(fates) == len(authors) == 1:
                said.setdefault((min(authors), one.all_text), {}).setdefault(runs[0].fate, []).append(number)
        for of in said.values():
            went, came = of.get(Fate.DELETED, []), of.get(Fate.INSERTED, [])
            if len(went) == len(came) == 1:
                yield went[0], came[0]
