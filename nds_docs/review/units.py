"""What is carried out as one: a remark, or all remarks that were made at one place of a file.

Of those, some may have been accepted before: then the text has their words already, and the others come beside these in
the order that the file has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from nds_docs.document.source import Source
from nds_docs.review.remark import Patch, Remark

DEFINITION: Final = re.compile(r"\n+\[\^[^\]\s]+\]: ")


class Based(NamedTuple):
    """A patch of `text`, which is what a file was once some remarks had been carried out in it."""

    patch: Patch
    text: str


@dataclass(frozen=True)
class Unit:
    """Remarks that are carried out as one by `patches` of the sources `built`.

    `done` are the remarks of the same place that were accepted before, in the order of the file. `equals` is how many
    others there put in the very same before it. `whole`: the patches stand for those that were done too.
    """

    remarks: tuple[Remark, ...]
    patches: tuple[Patch, ...]
    built: Mapping[str, bytes]
    done: tuple[Remark, ...] = ()
    equals: int = 0
    whole: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(remark.id for remark in self.remarks)

    @property
    def place(self) -> tuple[str, ...]:
        """The ids of all remarks at its place of the file; none where it is alone there."""
        return self.remarks[0].together

    @property
    def order(self) -> int:
        """Which of those at its place it is."""
        return self.place.index(self.remarks[0].id) if self.place else 0

    def apart(self) -> tuple[Unit, ...]:
        """Its remarks each by itself; none where it is one already."""
        if not self.whole:
            return ()
        return tuple(_alone(remark, self.built, self.done) for remark in self.remarks)

    def based(self) -> tuple[Based, ...] | None:
        """Its patches with the text each of them is about; None where those that were done leave no place for it."""
        texts = {path: Source(path, self.built[path]).text for path in {p.path for p in self.patches}}
        if not self.done:
            return tuple(Based(patch, texts[patch.path]) for patch in self.patches)
        found: list[Based] = []
        for path, text in texts.items():
            own = [(self.order, patch) for patch in self.patches if patch.path == path]
            before = [(self.place.index(one.id), p) for one in self.done for p in one.patches if p.path == path]
            now = _ordered(before)
            then = _ordered(own if self.whole else [*before, *own])
            if now is None or then is None:
                return None
            base = edited(text, now)
            found += (Based(patch, base) for patch in _difference(path, text, now, then))
        return tuple(found)


def units(asked: Iterable[tuple[Remark, Mapping[str, bytes]]], accepted: Mapping[str, Remark]) -> Iterator[Unit]:
    """What is to be carried out, of remarks that are asked for, each with the sources of its build.

    `accepted` are remarks by their id. Those of one place are one where all the others are asked for or accepted.
    """
    by_id = {remark.id: (remark, built) for remark, built in asked}
    taken: set[str] = set()
    for remark, built in by_id.values():
        if remark.id in taken:
            continue
        mine = tuple(by_id[id_][0] for id_ in remark.together if id_ in by_id)
        done = tuple(accepted[id_] for id_ in remark.together if id_ in accepted and id_ not in by_id)
        joint = next((one.joint for one in (*mine, *done) if one.joint), ())
        if joint and len(mine) + len(done) == len(remark.together):
            yield Unit(mine, joint, built, done, whole=True)
            taken.update(one.id for one in mine)
        else:
            equal = (one for one in mine if one.together.index(one.id) < remark.together.index(remark.id))
            yield _alone(remark, built, done, sum(one.patches == remark.patches for one in equal))


def _alone(remark: Remark, built: Mapping[str, bytes], done: tuple[Remark, ...], equals: int = 0) -> Unit:
    return Unit((remark,), remark.patches, built, done, equals)


def edited(text: str, patches: Iterable[Patch]) -> str:
    """A text with patches, which are in the order of their places and do not overlap."""
    found, at = [], 0
    for patch in patches:
        found += [text[at : patch.start], patch.new]
        at = patch.end
    return "".join((*found, text[at:]))


def _ordered(patches: Iterable[tuple[int, Patch]]) -> list[Patch] | None:
    """Patches in the order of their places; None where they overlap, or where that is not the order of the file.

    The number of each is that of its remark in the file.
    """
    found = sorted(patches, key=lambda one: (one[1].start, one[1].end, one[0]))
    if any(one.end > other.start for (_, one), (_, other) in pairwise(found)):
        return None
    return [patch for _, patch in found] if in_order((number, patch.new) for number, patch in found) else None


def in_order(found: Iterable[tuple[int, str]]) -> bool:
    """Whether new words, in the order of their places, are in that of the file; each has the number of its remark.

    Definitions of footnotes have no order.
    """
    numbers = [number for number, new in found if new and not DEFINITION.match(new)]
    return numbers == sorted(numbers)


def _difference(path: str, text: str, now: Sequence[Patch], then: Sequence[Patch]) -> Iterator[Patch]:
    """The patches that make of a text with some patches the text with others."""
    shift = 0
    for start, end in _stretches((*now, *then)):
        old, new = (_part(text, start, end, patches) for patches in (now, then))
        at = start + shift
        shift += len(old) - (end - start)
        first = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
        rest = zip(reversed(old[first:]), reversed(new[first:]), strict=False)
        last = next((n for n, (a, b) in enumerate(rest) if a != b), min(len(old), len(new)) - first)
        gone = old[first : len(old) - last]
        put = new[first : len(new) - last]
        if gone or put:
            yield Patch(path=path, start=at + first, end=at + first + len(gone), old=gone, new=put)


def _part(text: str, start: int, end: int, patches: Iterable[Patch]) -> str:
    """A stretch of a text with the patches in it."""
    inside = (one for one in patches if start <= one.start and one.end <= end)
    moved = (Patch(path="", start=p.start - start, end=p.end - start, old="", new=p.new) for p in inside)
    return edited(text[start:end], moved)


def _stretches(patches: Iterable[Patch]) -> list[tuple[int, int]]:
    """The stretches that patches are about, those that touch as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((patch.start, patch.end) for patch in patches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
