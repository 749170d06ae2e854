"""Where characters of an older text stand in a newer one, and whether they are still the same."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(r"\w+|\s+|[^\w\s]")
_MOST_PAIRS: Final = 4_000_000
"""Of words that are compared in one stretch of changed lines; in a longer one only its two ends are looked at."""


class Carried(NamedTuple):
    """The characters `start` to `end` of the newer text; `same` when they are what they were, with nothing new among
    them."""

    start: int
    end: int
    same: bool


class _Kept(NamedTuple):
    """`size` characters from `old` on in the older text stand from `new` on in the newer."""

    old: int
    new: int
    size: int


def carry(old: str, new: str, start: int, end: int) -> Carried:
    """Where the characters `start` to `end` of `old` are in `new`.

    What was replaced is carried to what replaced it. A place of no characters is the same while both its neighbours
    are still side by side.
    """
    if old == new:
        return Carried(start, end, True)
    kept = _kept(old, new)
    if start == end:
        return _point(kept, len(old), len(new), start)
    begin, finish = _image(kept, start), _image(kept, end - 1)
    first = begin if begin is not None else _end_before(kept, start)
    last = finish + 1 if finish is not None else _start_behind(kept, end, len(new))
    whole = begin is not None and finish is not None and last - first == end - start
    return Carried(first, last, whole and new[first:last] == old[start:end])


def _point(kept: Sequence[_Kept], length: int, new_length: int, at: int) -> Carried:
    before = _image(kept, at - 1) if at else -1
    behind = _image(kept, at) if at < length else new_length
    if before is not None:
        return Carried(before + 1, before + 1, behind == before + 1)
    place = behind if behind is not None else _end_before(kept, at)
    return Carried(place, place, False)


def _image(kept: Sequence[_Kept], at: int) -> int | None:
    """Where a character is now; None where it is gone."""
    number = bisect_right(kept, at, key=lambda one: one.old) - 1
    if number < 0 or at >= kept[number].old + kept[number].size:
        return None
    return kept[number].new + at - kept[number].old


def _end_before(kept: Sequence[_Kept], at: int) -> int:
    """The end of the last text that was kept before a character that is gone."""
    number = bisect_right(kept, at, key=lambda one: one.old) - 1
    return kept[number].new + kept[number].size if number >= 0 else 0


def _start_behind(kept: Sequence[_Kept], at: int, new_length: int) -> int:
    number = bisect_right(kept, at - 1, key=lambda one: one.old)
    return kept[number].new if number < len(kept) else new_length


@lru_cache(maxsize=64)
def _kept(old: str, new: str) -> tuple[_Kept, ...]:
    """What was kept, in order: whole lines, of other lines whole words, of other words their beginning and end."""
    ours, theirs = old.splitlines(keepends=True), new.splitlines(keepends=True)
    at, to = _starts(ours), _starts(theirs)
    found: list[_Kept] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(_Kept(at[i1], to[j1], at[i2] - at[i1]))
        elif tag == "replace":
            found += _words(old[at[i1] : at[i2]], new[to[j1] : to[j2]], at[i1], to[j1])
    return tuple(one for one in found if one.size)


def _words(old: str, new: str, at: int, to: int) -> Iterator[_Kept]:
    ours, theirs = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(ours) * len(theirs) > _MOST_PAIRS:
        yield from _ends(old, new, at, to)
        return
    starts, places = _starts(ours), _starts(theirs)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        here, there = at + starts[i1], to + places[j1]
        if tag == "equal":
            yield _Kept(here, there, starts[i2] - starts[i1])
        elif tag == "replace":
            yield from _ends(old[starts[i1] : starts[i2]], new[places[j1] : places[j2]], here, there)


def _ends(old: str, new: str, at: int, to: int) -> Iterator[_Kept]:
    """What two texts have in common at their beginnings and ends."""
    shortest = min(len(old), len(new))
    before = next((n for n in range(shortest) if old[n] != new[n]), shortest)
    left = shortest - before
    behind = next((n for n in range(left) if old[-1 - n] != new[-1 - n]), left)
    yield _Kept(at, to, before)
    yield _Kept(at + len(old) - behind, to + len(new) - behind, behind)


def _starts(parts: Sequence[str]) -> list[int]:
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    return starts
