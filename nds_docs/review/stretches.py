"""Which of many patches stand at a place of a text."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from nds_docs.review.remark import Patch
from nds_docs.review.units import DEFINITION


class _Stretch(NamedTuple):
    start: int
    end: int
    owner: str
    patch: Patch


class Stretches:
    """Patches of texts, each with the id of the remark that asks for it."""

    def __init__(self, patches: Iterable[tuple[str, Patch]] = ()) -> None:
        self._of: dict[str, list[_Stretch]] = {}
        self._longest: dict[str, int] = {}
        for owner, patch in patches:
            self.add(owner, patch)

    def add(self, owner: str, patch: Patch) -> None:
        of_text = self._of.setdefault(patch.path, [])
        insort(of_text, _Stretch(patch.start, patch.end, owner, patch), key=lambda one: one.start)
        self._longest[patch.path] = max(self._longest.get(patch.path, 0), patch.end - patch.start)

    def beside(self, patch: Patch) -> Iterator[tuple[str, Patch]]:
        """Those between which and a patch nothing stands, in the order of the text."""
        found = self._of.get(patch.path, [])
        first = patch.start - self._longest.get(patch.path, 0)
        for one in found[bisect_left(found, first, key=lambda one: one.start) :]:
            if one.start > patch.end:
                return
            if one.end >= patch.start:
                yield one.owner, one.patch


def cross(one: Patch, other: Patch) -> bool:
    """Whether two patches cannot be made side by side; definitions of new footnotes have no order."""
    if one.path != other.path or (DEFINITION.match(one.new) and DEFINITION.match(other.new)):
        return False
    same = one.start == one.end == other.start == other.end
    return same or (one.start < other.end and other.start < one.end)
