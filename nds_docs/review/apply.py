"""Edits of reviewers go into the Markdown: each exactly as it was made, or not at all, with the reason.

Identical edits of several people are one; those that touch other characters all land; those that do not go together
are conflicts, which only a person decides. Those of one file that were made at one place come in its order, or all at
once as one edit (`units.py`). What several edits do together to what a reader sees is held against what each
does by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import combinations, islice, pairwise
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from nds_docs.document.source import Source
from nds_docs.review.carry import carry
from nds_docs.review.edit import edits as e
from nds_docs.review.edit.applying import apply as applied
from nds_docs.review.remark import Patch, Remark, others, shown_range
from nds_docs.review.title import front_can_be_read
from nds_docs.review.units import DEFINITION, Unit, in_order, units
from nds_docs.review.visible import Effect, effects, reading_of, same_shown, together, visible

_Ids: TypeAlias = tuple[str, ...]
_Said: TypeAlias = tuple[int, int, str, int]
_Rank: TypeAlias = tuple[int, tuple[str, ...], int]

_MOST_WAYS: Final = 200


class Outcome(Enum):
    """What became of a remark."""

    APPLIED = "applied"
    ALREADY = "already"  # today's text says it already
    CONFLICT = "conflict"  # with today's text, or with another edit
    NO_EDIT = "no_edit"  # it has no edit of the Markdown


@dataclass(frozen=True)
class Result:
    """A remark with its outcome; `ours` and `theirs` show the two sides of a conflict, `others` the remarks in it.

    `needs` are those of the same place without which it cannot be done.
    """

    remark: Remark
    outcome: Outcome
    ours: str = ""
    theirs: str = ""
    others: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


class _Edit(NamedTuple):
    """A patch in today's text. `nth` and `order` are those of its unit, `of` the ids of what asked it."""

    start: int
    end: int
    new: str
    nth: int
    order: int
    of: _Ids

    @property
    def said(self) -> _Said:
        return self.start, self.end, self.new, self.nth


@dataclass(frozen=True)
class Applied:
    """Today's files with the edits in them (only those that change), and the result of every remark asked for."""

    files: Mapping[str, bytes]
    results: tuple[Result, ...]


def apply(
    remarks: Iterable[tuple[Remark, Mapping[str, bytes]]],
    today: Mapping[str, bytes],
    accepted: Mapping[str, Remark] = MappingProxyType({}),
) -> Applied:
    """Carries out remarks, each given with the sources of the build it is about, in the files of `today`.

    `accepted` are those that were carried out before, by their id.
    """
    worker = _Worker(today)
    for unit in units(remarks, accepted):
        worker.place(unit)
    worker.settle()
    return Applied(worker.files(), tuple(worker.results.values()))


class _Worker:
    def __init__(self, today: Mapping[str, bytes]) -> None:
        self.today = {path: Source(path, raw) for path, raw in today.items() if path.endswith(".md")}
        self.edits: dict[str, list[_Edit]] = {}
        self.units: dict[_Ids, Unit] = {}
        self.results: dict[str, Result] = {}
        self.known: dict[tuple[str, tuple[_Said, ...]], str] = {}
        self.known_effects: dict[tuple[str, tuple[_Said, ...], bool], tuple[Effect, ...]] = {}

    def place(self, unit: Unit) -> None:
        """Finds the characters of today's text that a unit is about; of several patches all or none."""
        found = self.placed(unit)
        if isinstance(found, Outcome) and found is Outcome.CONFLICT and (parts := unit.apart()):
            for part in parts:
                self.place(part)
            return
        for remark in unit.remarks:
            if isinstance(found, Outcome):
                conflict = found is Outcome.CONFLICT and remark.patches
                self.results[remark.id] = self.conflict(unit, remark) if conflict else Result(remark, found)
        if isinstance(found, list):
            self.units[unit.ids] = unit
            for path, edit in found:
                self.edits.setdefault(path, []).append(edit)

    def placed(self, unit: Unit) -> list[tuple[str, _Edit]] | Outcome:
        """The edits of a unit in today's text, or what became of it."""
        if not unit.patches:
            return Outcome.NO_EDIT
        if any(patch.path not in self.today or patch.path not in unit.built for patch in unit.patches):
            return Outcome.CONFLICT
        based = unit.based()
        if based is None:
            return Outcome.CONFLICT
        edits = []
        already = 0
        for patch, text in based:
            now = self.today[patch.path].text
            found = carry(text, now, patch.start, patch.end)
            if _says_already(text, now, patch):
                already += 1
            elif not found.same:
                return Outcome.CONFLICT
            else:
                edits.append((patch.path, _Edit(found.start, found.end, patch.new, unit.equals, unit.order, unit.ids)))
        if already:
            return Outcome.ALREADY if already == len(based) else Outcome.CONFLICT
        return edits

    def conflict(self, unit: Unit, remark: Remark) -> Result:
        """A remark whose words are not there today: what stands in their place, and what it would have made of them.

        Where others of its place were accepted before, it goes with the rest of them.
        """
        done = {one.id for one in unit.done}
        if done and (needs := tuple(id_ for id_ in others(remark) if id_ not in done)):
            return Result(remark, Outcome.CONFLICT, needs=needs)
        for patch in remark.patches:
            source, old = self.today.get(patch.path), unit.built.get(patch.path)
            if source is None or old is None:
                return Result(remark, Outcome.CONFLICT, ours="", theirs=patch.new)
            text = Source(patch.path, old).text
            found = carry(text, source.text, patch.start, patch.end)
            if not found.same and not _says_already(text, source.text, patch):
                ours = _today(remark, text, source.text) or source.text[found.start : found.end]
                return Result(remark, Outcome.CONFLICT, ours=ours, theirs=remark.proposal or patch.new)
        return Result(remark, Outcome.CONFLICT)

    def settle(self) -> None:
        """Takes out what does not go together, until all that is left does.

        What is one unit because it was made at one place is taken apart before any of it is given up.
        """
        while clash := self.clash():
            among = tuple(id_ for ids in clash for id_ in ids)
            found = [self.units.pop(ids) for ids in clash]
            for path, edits in self.edits.items():
                self.edits[path] = [edit for edit in edits if edit.of in self.units]
            can_part = any(unit.apart() for unit in found)
            needed = found[0].place if len({unit.place for unit in found}) == 1 and not can_part else ()
            for part in (part for unit in found for part in unit.apart() or (unit,)):
                if can_part and part.patches:
                    self.place(part)
                    continue
                (remark,) = part.remarks
                beside = tuple(other for other in needed or among if other != remark.id)
                refused = Result(remark, Outcome.CONFLICT, theirs=remark.proposal)
                told = replace(refused, needs=beside) if needed else replace(refused, others=beside)
                self.results[remark.id] = told
        for unit in self.units.values():
            for remark in unit.remarks:
                self.results[remark.id] = Result(remark, Outcome.APPLIED)

    def clash(self) -> tuple[_Ids, ...]:
        """The units of the first edits that overlap or do not work together; none where all is well."""
        for path, edits in self.edits.items():
            for one, other in pairwise(sorted(set(edits), key=_place)):
                if one.said != other.said and (self.overlap(one, other) or self.is_a_guess(path, one, other)):
                    among = {one.said, other.said} | self.around(edits, one)
                    return tuple(dict.fromkeys(edit.of for edit in sorted(edits, key=_place) if edit.said in among))
            for place in {self.units[edit.of].place for edit in edits} - {()}:
                mine = sorted((edit for edit in edits if self.units[edit.of].place == place), key=_place)
                if not in_order((edit.order, edit.new) for edit in mine):
                    return tuple(dict.fromkeys(edit.of for edit in mine))
            asked = tuple(dict.fromkeys(edit.of for edit in edits))
            if not self.works(path, asked):
                return self.fewest(path, asked)
        return ()

    def fewest(self, path: str, asked: tuple[_Ids, ...]) -> tuple[_Ids, ...]:
        """As few as can be found of some units that do not work together: of all others nothing is wrong.

        Parts are left out, smaller and smaller ones, as long as the rest does not work (delta debugging, Zeller and
        Hildebrandt, 2002).
        """
        size = len(asked) // 2
        while size:
            at = 0
            while at < len(asked):
                rest = asked[:at] + asked[at + size :]
                if self.works(path, rest):
                    at += size
                else:
                    asked = rest
            size //= 2
        return asked

    def around(self, edits: Iterable[_Edit], first: _Edit) -> set[_Said]:
        """What an edit does and all that overlaps it, and that in turn: the third of three is no better."""
        known, new = {first.said}, [first]
        while new:
            one = new.pop()
            near = (edit for edit in edits if edit.said not in known)
            beside = [edit for edit in near if self.overlap(*sorted((one, edit), key=_place))]
            known |= {edit.said for edit in beside}
            new += beside
        return known

    def overlap(self, one: _Edit, other: _Edit) -> bool:
        """Whether two edits are about the same characters, or put different words in at the same place.

        Those of one file come there in the order of that file. New footnotes have no order among each other: their
        definitions can stand at one place.
        """
        if one.start == one.end == other.start == other.end:
            ordered = self.units[one.of].place == self.units[other.of].place != ()
            return not ordered and not (DEFINITION.match(one.new) and DEFINITION.match(other.new))
        return other.start < one.end or (one.start == other.start and one.end == other.end)

    def is_a_guess(self, path: str, one: _Edit, other: _Edit) -> bool:
        """Whether two put words in at one place of the text, beside other marks there, and nothing says which first."""
        both = [self.units[edit.of] for edit in (one, other)]
        if both[0].place == both[1].place != () or both[0] is both[1]:
            return False
        places = [{remark.at for remark in unit.remarks} for unit in both]
        words = all(edit.start == edit.end and not DEFINITION.match(edit.new) for edit in (one, other))
        if not words or places[0].isdisjoint(places[1] - {""}):
            return False
        seen = [self.effects(path, (edit.said,), backwards=way) for edit in (one, other) for way in (False, True)]
        starts = [{effect.start for effect in found} for found in seen]
        return not (starts[0] | starts[1]).isdisjoint(starts[2] | starts[3])

    def works(self, path: str, asked: tuple[_Ids, ...]) -> bool:
        """Whether what a reader sees after the edits of all units is what those of each do, side by side."""
        distinct: dict[tuple[_Said, ...], _Ids] = {}
        for ids in asked:
            distinct.setdefault(_said(edit for edit in self.edits[path] if edit.of == ids), ids)
        before = self.today[path].text
        everything = _said(edit for edit in self.edits[path] if edit.of in asked)
        after = _edited(before, everything)
        if len(reading_of(path, after).findings) > len(reading_of(path, before).findings):
            return False
        if front_can_be_read(self.today[path]) and not front_can_be_read(Source(path, after.encode())):
            return False
        if len(distinct) < 2:
            return True
        ranks = [(self.rank(path, ids), edits[0][3]) for edits, ids in distinct.items()]
        seen, wanted = self.seen(path, ()), self.seen(path, everything)
        forwards = [self.effects(path, edits) for edits in distinct]
        if same_shown(_side_by_side(seen, forwards, ranks), wanted):
            return True
        backwards = [self.effects(path, edits, backwards=True) for edits in distinct]
        ways = islice(_turned(forwards, backwards), _MOST_WAYS)
        return any(same_shown(_side_by_side(seen, chosen, ranks), wanted) for chosen in ways)

    def effects(self, path: str, edits: tuple[_Said, ...], *, backwards: bool = False) -> tuple[Effect, ...]:
        """What some edits do to what a reader sees."""
        key = (path, edits, backwards)
        if key not in self.known_effects:
            found = effects(self.seen(path, ()), self.seen(path, edits), backwards=backwards)
            self.known_effects[key] = tuple(one for one in found if one.start < one.end or one.text)
        return self.known_effects[key]

    def rank(self, path: str, ids: _Ids) -> _Rank:
        """Where what a unit does comes among what others do at one place of what a reader sees.

        That is in the order of the text, in which new footnotes come; of one place of a file in the order of that.
        """
        unit = self.units[ids]
        beside = {other for other, one in self.units.items() if one.place == unit.place} if unit.place else {ids}
        first = min((edit.start for edit in self.edits[path] if edit.of in beside), default=0)
        return first, unit.place, unit.order

    def seen(self, path: str, edits: tuple[_Said, ...]) -> str:
        """What a reader sees of today's text with edits in it."""
        if (path, edits) not in self.known:
            self.known[path, edits] = visible(path, _edited(self.today[path].text, edits))
        return self.known[path, edits]

    def files(self) -> dict[str, bytes]:
        """The new content of the files that change: their other bytes are what they were."""
        made = {}
        for path, edits in self.edits.items():
            if edits:
                patches = [e.Patch(path, start, end, new) for start, end, new, _ in _said(edits)]
                made[path] = applied(self.today[path], patches)
        return made


def _place(edit: _Edit) -> tuple[int, int, int, str, int]:
    return edit.start, edit.end, edit.order, edit.new, edit.nth


def _said(edits: Iterable[_Edit]) -> tuple[_Said, ...]:
    """What edits do, each once, in the order of the text."""
    return tuple(dict.fromkeys(edit.said for edit in sorted(edits, key=_place)))


def _turned(
    forwards: Sequence[tuple[Effect, ...]], backwards: Sequence[tuple[Effect, ...]]
) -> Iterator[list[tuple[Effect, ...]]]:
    """The effects with some of them said the other way: one of those that can be, each pair, all of them, and so on."""
    can_be = [at for at, (one, other) in enumerate(zip(forwards, backwards, strict=True)) if one != other]
    numbers = list(range(1, len(can_be) + 1))
    for number in [*numbers[:2], *numbers[:1:-1]]:
        for turned in combinations(can_be, number):
            yield [backwards[at] if at in turned else one for at, one in enumerate(forwards)]


def _side_by_side(seen: str, chosen: Iterable[tuple[Effect, ...]], ranks: Iterable[tuple[_Rank, int]]) -> str | None:
    """What a reader sees with the effects of several units; None where they overlap.

    `ranks` has for each the rank, and its number among equal ones of one file.
    """
    found: dict[tuple[Effect, int], _Rank] = {}
    for effects_, (rank, nth) in zip(chosen, ranks, strict=True):
        for one in effects_:
            found[one, nth] = min(found.get((one, nth), rank), rank)
    ordered = sorted(found.items(), key=lambda item: (item[0][0].start, item[0][0].end, item[1], item[0][0].text))
    return together(seen, [one for (one, _), _ in ordered])


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


def _edited(text: str, edits: Iterable[_Said]) -> str:
    for start, end, new, _ in reversed(tuple(edits)):
        text = text[:start] + new + text[end:]
    return text
