"""Where characters of an older text stand in a newer one, and whether they are still the same."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import NamedTuple


class Carried(NamedTuple):
    """The characters `start` to `end` of the newer text; `same` when they are what they were, and nothing new is in
    between."""

    start: int
    end: int
    same: bool


def carry(old: str, new: str, start: int, end: int) -> Carried:
    """Where the characters `start` to `end` of `old` are in `new`. A place of no characters is the same while both its
    neighbours are."""
    if old == new:
        return Carried(start, end, True)
    first, last = max(start - 1, 0), min(end + 1, len(old))
    begin, begin_kept = _follow(old, new, start, forward=True)
    finish, finish_kept = _follow(old, new, end, forward=False)
    finish = max(begin, finish)
    inside = old[start:end] == new[begin:finish] and begin_kept and finish_kept
    if start < end:
        return Carried(begin, finish, inside)
    before, after = begin - (start - first), begin + (last - end)
    around = before >= 0 and old[first:last] == new[before:after]
    return Carried(begin, begin, inside and around)


def _follow(old: str, new: str, offset: int, *, forward: bool) -> tuple[int, bool]:
    """The place of an offset, and whether it lies in what was kept; `forward`: it belongs to the character after it."""
    for tag, i1, i2, j1, j2 in _lines(old, new):
        inside = i1 <= offset < i2 if forward else i1 < offset <= i2
        if not inside and not (offset == i1 == i2):
            continue
        if tag == "equal":
            return j1 + offset - i1, True
        return _within(old[i1:i2], new[j1:j2], offset - i1, j1, forward=forward)
    return (len(new), True) if offset >= len(old) else (0, True)


def _within(old: str, new: str, offset: int, base: int, *, forward: bool) -> tuple[int, bool]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        inside = i1 <= offset < i2 if forward else i1 < offset <= i2
        if inside:
            return (base + j1 + offset - i1, True) if tag == "equal" else (base + (j1 if forward else j2), False)
    return base + (len(new) if offset else 0), True


def _lines(old: str, new: str) -> list[tuple[str, int, int, int, int]]:
    """The differences line by line, in characters."""
    ours, theirs = old.splitlines(keepends=True), new.splitlines(keepends=True)
    at, to = _starts(ours), _starts(theirs)
    codes = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return [(tag, at[i1], at[i2], to[j1], to[j2]) for tag, i1, i2, j1, j2 in codes]


def _starts(lines: list[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    return starts
