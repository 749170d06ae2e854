"""Which block of the built document a line of a returned file is, and which of its characters are which.

Lines are compared without what Word changes by itself: kinds of quotes, dashes and spaces, and the numbers that fields
show. What differs besides was changed with tracking off.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, NamedTuple

CAPTION: Final = re.compile(r"[^\u2002]{1,40}\u2002")
"""The word and number before a caption, up to the space that only captions have."""

LEAST_ALIKE: Final = 0.4
"""The share of words that two texts have in common, from which on one may be the other changed."""

STILL_THE_SAME: Final = 0.65
"""The same, from which on a text that stands elsewhere is the other, moved and changed."""

MOST_PAIRS: Final = 400_000
"""Of lines and blocks that are compared one by one; where more differ in one stretch, it is no revision any more."""

_WORD: Final = re.compile(r"\w+|\s+|[^\w\s]")
_FOLD: Final = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´`", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\t\n", " "),
        "\u00ad": "",
        "…": "...",
    }
)


@lru_cache(maxsize=1 << 16)
def folded(text: str) -> str:
    """`text` as it is compared: one kind of quote, dash and space, no soft hyphens, no space at either end."""
    return re.sub(" +", " ", text.translate(_FOLD)).replace("--", "-").strip()


def align(lines: Sequence[str], blocks: Sequence[str]) -> tuple[int | None, ...]:
    """For each line the number of the block that it is, None for one that is none of them; both in reading order."""
    keys = [folded(CAPTION.sub("", line, count=1)) for line in lines]
    wanted = [folded(block) for block in blocks]
    found: list[int | None] = [None] * len(lines)
    for tag, start, end, first, last in _opcodes(keys, wanted):
        if tag == "equal":
            found[start:end] = range(first, last)
        elif tag == "replace" and (end - start) * (last - first) <= MOST_PAIRS:
            for at, block in alike(keys[start:end], wanted[first:last]):
                found[start + at] = first + block
    return tuple(found)


def _opcodes(lines: Sequence[str], blocks: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """As `SequenceMatcher.get_opcodes`, after parting both at the texts that stand once in each and kept their order.

    Cohen's patience diff (2003): it costs the length of the texts, not that times the number of changes.
    """
    at = block = 0
    for start, end, first in (*_runs_that_stayed(lines, blocks), (len(lines), len(lines), len(blocks))):
        matcher = SequenceMatcher(None, lines[at:start], blocks[block:first], autojunk=False)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            yield tag, at + i1, at + i2, block + j1, block + j2
        at, block = end, first + end - start
        if start < end:
            yield "equal", start, end, first, block


def _runs_that_stayed(lines: Sequence[str], blocks: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Each text that stands once in both, with the equal ones around it: lines `start` to `end`, from a block on."""
    at = block = 0
    for line, number in _kept_in_order(lines, blocks):
        if line < at:
            continue  # in the run before
        start, end, shift = line, line + 1, number - line
        while start > at and start + shift > block and lines[start - 1] == blocks[start - 1 + shift]:
            start -= 1
        while end < len(lines) and end + shift < len(blocks) and lines[end] == blocks[end + shift]:
            end += 1
        yield start, end, start + shift
        at, block = end, end + shift


def _kept_in_order(lines: Sequence[str], blocks: Sequence[str]) -> list[tuple[int, int]]:
    """The most pairs of equal texts that stand once in each and in the same order: Schensted (1961).

    From the end on, so that of two that changed places the first one stayed.
    """
    places, times, times_there = {block: number for number, block in enumerate(blocks)}, Counter(lines), Counter(blocks)
    alone = [(at, places[line]) for at, line in enumerate(lines) if times[line] == times_there[line] == 1][::-1]
    ends: list[int] = []
    tails: list[int] = []
    behind: list[int] = []
    for number, (_, block) in enumerate(alone):
        length = bisect_left(ends, -block)
        behind.append(tails[length - 1] if length else -1)
        ends[length : length + 1], tails[length : length + 1] = [-block], [number]
    found, number = [], tails[-1] if tails else -1
    while number >= 0:
        found.append(alone[number])
        number = behind[number]
    return found


def alike(lines: Sequence[str], blocks: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs, in order, that have most words in common: Needleman and Wunsch (1970) without a price for gaps."""
    words = [Counter(_WORD.findall(block)) for block in blocks]
    best = [[0.0] * (len(blocks) + 1) for _ in range(len(lines) + 1)]
    alike = [[_likeness(Counter(_WORD.findall(line)), other) for other in words] for line in lines]
    for at in range(len(lines) - 1, -1, -1):
        for block in range(len(blocks) - 1, -1, -1):
            pair = alike[at][block]
            together = best[at + 1][block + 1] + pair if pair >= LEAST_ALIKE else 0.0
            best[at][block] = max(best[at + 1][block], best[at][block + 1], together)
    pairs, at, block = [], 0, 0
    while at < len(lines) and block < len(blocks):
        pair = alike[at][block]
        if pair >= LEAST_ALIKE and best[at][block] == best[at + 1][block + 1] + pair:
            pairs.append((at, block))
            at, block = at + 1, block + 1
        elif best[at][block] == best[at + 1][block]:
            at += 1
        else:
            block += 1
    return pairs


def likeness(one: str, other: str) -> float:
    """The share of words and marks that two texts have in common, from 0 to 1."""
    return _likeness(_words(folded(one)), _words(folded(other)))


@lru_cache(maxsize=1 << 12)
def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Dice's coefficient over words and marks, spaces left out; two texts of nothing are alike."""
    total = sum(n for word, n in (one + other).items() if not word.isspace())
    common = sum(n for word, n in (one & other).items() if not word.isspace())
    return 2 * common / total if total else 1.0


class Difference(NamedTuple):
    """Characters `start` to `end` of a block's text stand in the file as characters `at` to `until` of its line."""

    start: int
    end: int
    at: int
    until: int


class Correspondence:
    """Which characters of a block's text are which of its line's, and where the two differ in more than dress."""

    _anchors: list[Difference]
    differences: tuple[Difference, ...]
    _dress: tuple[Difference, ...]

    def __init__(self, block: str, line: str) -> None:
        self.block, self.line = block, line
        if block == line:
            self._anchors = [Difference(0, len(block), 0, len(line))]
            self.differences = self._dress = ()
            return
        label = CAPTION.match(line) if not CAPTION.match(block) else None
        dressed = label.end() if label else 0
        ours = _tokens(block)
        theirs = [(key, at + dressed, until + dressed) for key, at, until in _tokens(line[dressed:])]
        matcher = SequenceMatcher(None, [key for key, *_ in ours], [key for key, *_ in theirs], autojunk=False)
        self._anchors = [Difference(0, 0, 0, dressed)] if label else []
        differences = [*self._anchors]
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            if tag == "equal":
                for (_, start, end), (_, at, until) in zip(ours[i1:i2], theirs[j1:j2], strict=True):
                    self._anchors.append(Difference(start, end, at, until))
            else:
                start, at = _begins(ours, i1, len(block)), _begins(theirs, j1, len(line))
                difference = Difference(start, _begins(ours, i2, len(block)), at, _begins(theirs, j2, len(line)))
                self._anchors.append(difference)
                differences.append(difference)
        self.differences = tuple(d for d in differences if not self._is_dress(d))
        self._dress = tuple(d for d in differences if self._is_dress(d) and d.at < d.until)

    def _is_dress(self, d: Difference) -> bool:
        """A caption's number before the text, or nothing but space at an end or more of it."""
        ours, theirs = self.block[d.start : d.end], self.line[d.at : d.until]
        if d.start == d.end == 0 and CAPTION.fullmatch(theirs):
            return True
        return folded(ours) == folded(theirs)

    def is_dress(self, start: int, end: int) -> bool:
        """Whether characters of the line lie in what the program wrote around the block: the number of a caption.

        Spaces around it go with the words beside them: those that a line ends with stand in no block.
        """
        around = [d for d in self._dress if d.start == d.end]
        if start == end:
            return any(d.at <= start < d.until and not self._ends_with(d) for d in around)
        words = [d for d in around if self.line[d.at : d.until].strip() or (d.at <= start and end <= d.until)]
        return any(d.at < end and start < d.until for d in words)

    def _ends_with(self, d: Difference) -> bool:
        return d.until == len(self.line) and not self.line[d.at :].strip()

    @property
    def same(self) -> Iterator[Difference]:
        """The stretches of which each character is one of the line's."""
        other = {*self.differences, *self._dress}
        return (one for one in self._anchors if one.end - one.start == one.until - one.at and one not in other)

    def to_block(self, offset: int, *, after: bool = False) -> int:
        """The offset in the block's text of an offset in the line's; `after`: of the character before it, its end."""
        return _across([(d.at, d.until, d.start, d.end) for d in self._anchors], offset, after, len(self.block))


def _across(anchors: list[tuple[int, int, int, int]], offset: int, after: bool, length: int) -> int:
    for at, until, start, end in anchors:
        inside = at < offset <= until if after else at <= offset < until
        if inside:
            same = until - at == end - start
            return start + offset - at if same else (end if after else start)
    if not after:
        return length
    return 0


def _tokens(text: str) -> list[tuple[str, int, int]]:
    """Words, spaces and marks with their place, each with how it is compared; a soft hyphen is no part of any."""
    found = []
    for match in re.finditer(r"(?:\w|\u00ad)+|\s+|\.\.\.|--|[^\w\s]", text):
        key = match.group().translate(_FOLD)
        found.append((" " if key.isspace() else "-" if key == "--" else key, match.start(), match.end()))
    return found


def _begins(tokens: list[tuple[str, int, int]], at: int, length: int) -> int:
    return tokens[at][1] if at < len(tokens) else length
