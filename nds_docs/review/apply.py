"""Edits of reviewers go into the Markdown: each exactly as it was made, or not at all, with the reason.

Identical edits of several people are one; those that touch other characters all land; those that do not go together
are conflicts, which only a person decides. What several edits do together to what a reader sees is held against what
each does by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from nds_docs.document.source import Source
from nds_docs.review.carry import carry
from nds_docs.review.edit import edits as e
from nds_docs.review.edit.applying import apply as applied
from nds_docs.review.remark import Patch, Remark, shown_range
from nds_docs.review.title import front_can_be_read
from nds_docs.review.visible import Effect, effects, reading_of, together, visible

_DEFINITION: Final = re.compile(r"\n+\[\^[^\]\s]+\]: ")


class Outcome(Enum):
    """What became of a remark."""

    APPLIED = "applied"
    ALREADY = "already"  # today's text says it already
    CONFLICT = "conflict"  # with today's text, or with another edit
    NO_EDIT = "no_edit"  # it has no edit of the Markdown


@dataclass(frozen=True)
class Result:
    """A remark with its outcome; `ours` and `theirs` show the two sides of a conflict, `others` the remarks in it."""

    remark: Remark
    outcome: Outcome
    ours: str = ""
    theirs: str = ""
    others: tuple[str, ...] = ()


class _Edit(NamedTuple):
    """A patch in today's text."""

    start: int
    end: int
    new: str
    remark: str


@dataclass(frozen=True)
class Applied:
    """Today's files with the edits in them (only those that change), and the result of every remark asked for."""

    files: Mapping[str, bytes]
    results: tuple[Result, ...]


def apply(remarks: Iterable[tuple[Remark, Mapping[str, bytes]]], today: Mapping[str, bytes]) -> Applied:
    """Carries out remarks, each given with the sources of the build it is about, in the files of `today`."""
    worker = _Worker(today)
    for remark, built in remarks:
        worker.place(remark, built)
    worker.settle()
    return Applied(worker.files(), tuple(worker.results.values()))


class _Worker:
    def __init__(self, today: Mapping[str, bytes]) -> None:
        self.today = {path: Source(path, raw) for path, raw in today.items() if path.endswith(".md")}
        self.edits: dict[str, list[_Edit]] = {}
        self.remarks: dict[str, Remark] = {}
        self.results: dict[str, Result] = {}
        self.known: dict[tuple[str, frozenset[tuple[int, int, str]]], str] = {}

    def place(self, remark: Remark, built: Mapping[str, bytes]) -> None:
        """Finds the characters of today's text that a remark is about; of several patches all or none."""
        if not remark.patches:
            self.results[remark.id] = Result(remark, Outcome.NO_EDIT)
            return
        edits = []
        already = 0
        for patch in remark.patches:
            source, old = self.today.get(patch.path), built.get(patch.path)
            if source is None or old is None:
                self.results[remark.id] = Result(remark, Outcome.CONFLICT, ours="", theirs=patch.new)
                return
            text = Source(patch.path, old).text
            found = carry(text, source.text, patch.start, patch.end)
            if _says_already(text, source.text, patch):
                already += 1
            elif not found.same:
                ours = _today(remark, text, source.text) or source.text[found.start : found.end]
                theirs = remark.proposal or patch.new
                self.results[remark.id] = Result(remark, Outcome.CONFLICT, ours=ours, theirs=theirs)
                return
            else:
                edits.append((patch.path, _Edit(found.start, found.end, patch.new, remark.id)))
        if already:
            outcome = Outcome.ALREADY if already == len(remark.patches) else Outcome.CONFLICT
            self.results[remark.id] = Result(remark, outcome)
            return
        self.remarks[remark.id] = remark
        for path, edit in edits:
            self.edits.setdefault(path, []).append(edit)

    def settle(self) -> None:
        """Takes out what does not go together, until all that is left does."""
        while clash := self.clash():
            for id_ in clash:
                remark = self.remarks.pop(id_)
                others = tuple(other for other in clash if other != id_)
                self.results[id_] = Result(remark, Outcome.CONFLICT, theirs=remark.proposal, others=others)
            for path, edits in self.edits.items():
                self.edits[path] = [edit for edit in edits if edit.remark in self.remarks]
        for id_, remark in self.remarks.items():
            self.results[id_] = Result(remark, Outcome.APPLIED)

    def clash(self) -> tuple[str, ...]:
        """The remarks of the first edits that overlap or do not work together; none where all is well."""
        for path, edits in self.edits.items():
            for one, other in pairwise(sorted(set(edits))):
                if one[:3] != other[:3] and _overlap(one, other):
                    both = (one[:3], other[:3])
                    return tuple(dict.fromkeys(edit.remark for edit in sorted(edits) if edit[:3] in both))
            remarks = tuple(dict.fromkeys(edit.remark for edit in edits))
            if not self.works(path, remarks):
                pairs = (pair for pair in combinations(remarks, 2) if not self.works(path, pair))
                return next(pairs, remarks)
        return ()

    def works(self, path: str, remarks: tuple[str, ...]) -> bool:
        """Whether what a reader sees after the edits of all remarks is what those of each do, side by side."""
        by_remark = {id_: frozenset(edit[:3] for edit in self.edits[path] if edit.remark == id_) for id_ in remarks}
        distinct = set(by_remark.values())
        if len(distinct) < 2:
            return True
        before = self.today[path].text
        seen = self.seen(path, frozenset())
        found: dict[Effect, int] = {}  # with the first place of the edits that have it: notes come in that order
        for edits in distinct:
            for one in effects(seen, self.seen(path, edits)):
                if one.start < one.end or one.text:
                    place = min(start for start, *_ in edits)
                    found[one] = min(found.get(one, place), place)
        everything = frozenset().union(*distinct)
        after = _edited(before, everything)
        expected = together(seen, sorted(found, key=lambda one: (one.start, one.end, found[one], one.text)))
        more = len(reading_of(path, after).findings) > len(reading_of(path, before).findings)
        broken = front_can_be_read(self.today[path]) and not front_can_be_read(Source(path, after.encode()))
        return expected is not None and not more and not broken and self.seen(path, everything) == expected

    def seen(self, path: str, edits: frozenset[tuple[int, int, str]]) -> str:
        """What a reader sees of today's text with edits in it."""
        if (path, edits) not in self.known:
            self.known[path, edits] = visible(path, _edited(self.today[path].text, edits))
        return self.known[path, edits]

    def files(self) -> dict[str, bytes]:
        """The new content of the files that change: their other bytes are what they were."""
        made = {}
        for path, edits in self.edits.items():
            if edits:
                patches = [e.Patch(path, *one) for one in sorted({edit[:3] for edit in edits})]
                made[path] = applied(self.today[path], patches)
        return made


def _overlap(one: _Edit, other: _Edit) -> bool:
    """Whether two edits are about the same characters, or put different words in at the same place.

    New footnotes have no order among each other: their definitions can stand at one place.
    """
    if one.start == one.end == other.start == other.end:
        return not (_DEFINITION.match(one.new) and _DEFINITION.match(other.new))
    return other.start < one.end or (one.start == other.start and one.end == other.end)


def _today(remark: Remark, built: str, today: str) -> str:
    """What stands today where the text of a remark stood."""
    at = shown_range(remark.at)
    if at is None:
        return ""
    was = at.span(Source(at.path, built.encode()))
    now = carry(built, today, was.start, was.end)
    return today[now.start : now.end]


def _says_already(old: str, new: str, patch: Patch) -> bool:
    """Whether today's text has the new words in the place of the old: someone made the edit before."""
    edited = old[: patch.start] + patch.new + old[patch.end :]
    found = carry(edited, new, patch.start, patch.start + len(patch.new))
    was = carry(old, new, patch.start, patch.end)
    return found.same and not was.same


def _edited(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text
