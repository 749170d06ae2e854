"""Patches of what a text is with other patches, as patches of the text itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from nds_docs.review.edit.edits import Patch


class _Part(NamedTuple):
    """The characters `start` to `end` of a text, which are `new` now; None where they are as they were."""

    start: int
    end: int
    new: str | None = None

    @property
    def length(self) -> int:
        return self.end - self.start if self.new is None else len(self.new)

    @property
    def is_anything(self) -> bool:
        return self.start < self.end or self.length > 0

    def cut(self, at: int) -> tuple[_Part, _Part]:
        """What stands before and behind an offset, of which one is nothing where that is not in it."""
        if at <= 0:
            return _Part(self.start, self.start), self
        if at >= self.length:
            return self, _Part(self.end, self.end)
        if self.new is None:
            return _Part(self.start, self.start + at), _Part(self.start + at, self.end)
        return _Part(self.start, self.end, self.new[:at]), _Part(self.end, self.end, self.new[at:])


def composed(path: str, length: int, first: Iterable[Patch], second: Iterable[Patch]) -> tuple[Patch, ...]:
    """Patches of a text of so many characters, and those of what it is with them, as patches of that text."""
    parts, at = list[_Part](), 0
    for one in sorted(first, key=lambda one: (one.start, one.end)):
        parts += [_Part(at, one.start), _Part(one.start, one.end, one.text)]
        at = one.end
    parts.append(_Part(at, length))
    for one in sorted(second, key=lambda one: (one.start, one.end), reverse=True):
        parts = _replaced(parts, one)
    return tuple(_patches(path, parts))


def _replaced(parts: Iterable[_Part], one: Patch) -> list[_Part]:
    """The parts with those that a patch is about as one."""
    before, inside, behind = list[_Part](), list[_Part](), list[_Part]()
    at = 0
    for part in parts:
        if not part.length:  # characters that went go with what stands before them
            (behind or inside or before).append(part)
            continue
        head, rest = part.cut(one.start - at)
        gone, tail = rest.cut(one.end - at - head.length)
        for found, where in ((head, before), (gone, inside), (tail, behind)):
            if found.is_anything:
                where.append(found)
        at += part.length
    place = before[-1].end if before else 0
    start, end = (inside[0].start, inside[-1].end) if inside else (place, place)
    return [*before, _Part(start, end, one.text), *behind]


def _patches(path: str, parts: Iterable[_Part]) -> Iterator[Patch]:
    """The parts that are new, those that touch as one."""
    open_: Patch | None = None
    for part in parts:
        if part.new is None:
            if part.length and open_ is not None:
                yield open_
                open_ = None
        elif open_ is None:
            open_ = Patch(path, part.start, part.end, part.new)
        else:
            open_ = Patch(path, open_.start, part.end, open_.text + part.new)
    if open_ is not None:
        yield open_
