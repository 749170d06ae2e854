"""Stretches of what came out that stand as they were sent: nothing was edited there, so nothing was edited wrongly.

What a reviewer did there was refused, and a remark must tell of every line of it: else it was lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile


@dataclass(frozen=True)
class Before:
    """The lines as they were sent, and those of them (by number) that what was carried out is about."""

    lines: Sequence[str]
    edited: frozenset[int]


class AsSent:
    """Which of the lines that came out (`got`) are which that were sent."""

    def __init__(self, before: Before, got: Sequence[str]) -> None:
        self.edited = before.edited
        self.line_of: dict[int, int] = {-1: -1, len(got): len(before.lines)}
        self.same: set[int] = set()
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, before.lines, got, autojunk=False).get_opcodes():
            if i2 - i1 == j2 - j1:
                self.line_of |= zip(range(j1, j2), range(i1, i2), strict=True)
            if tag == "equal":
                self.same |= set(range(j1, j2))

    def between(self, before: int, behind: int) -> bool:
        """Whether all that stands between two lines that came out is what was sent between these, and nobody's edit."""
        numbers = [self.line_of.get(at) for at in range(before, behind + 1)]
        first = numbers[0]
        in_a_row = first is not None and numbers == list(range(first, first + len(numbers)))
        return in_a_row and self.same.issuperset(range(before + 1, behind)) and self.edited.isdisjoint(numbers[1:-1])


@dataclass(frozen=True)
class Told:
    """What remarks that were refused say: the old lines and the new ones.

    `reverts` is whether a line, with their old words in the place of the new ones, is another.
    """

    old: Sequence[str]
    new: Sequence[str]
    reverts: Callable[[str, str], bool]

    def tell_of(self, expected: Sequence[str], got: Sequence[str]) -> bool:
        """Whether they tell of every line that is in the one and not in the other."""
        new, old = [one for one in expected if one not in got], [one for one in got if one not in expected]
        pairs = [(one, other) for one in new for other in old if self.reverts(one, other)]
        return all(
            any(line in pair for pair in pairs) or any(_says(text, line) for text in texts)
            for lines, texts in ((new, self.new), (old, self.old))
            for line in lines
        )


def pieces(texts: Iterable[str], between: Sequence[str]) -> Iterator[str]:
    """Texts, and the parts of them between signs."""
    for text in texts:
        parts = [text]
        for sign in between:
            parts = [piece for part in parts for piece in part.split(sign)]
        yield from dict.fromkeys((text, *parts))


def _says(text: str, line: str) -> bool:
    """Whether a remark tells of a line: it has all of it, or most of it, perhaps with words out of its middle."""
    many = 2 * len(text) >= len(line)
    return bool(text) and (line in text or (many and (text in line or is_cut(text, line))))


def is_cut(text: str, line: str) -> bool:
    """Whether a text is a line without some of its middle."""
    start = _in_common(text, line)
    return start + _in_common(text[start:][::-1], line[start:][::-1]) == len(text)


def _in_common(one: str, other: str) -> int:
    """How many signs two texts begin with both."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
