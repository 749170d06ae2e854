"""Paragraphs that were joined or split with tracking off: which characters of which block they still are.

Of these it is certain: the lines are word for word the blocks, so that a change with tracking on elsewhere in them is
one of those words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise, product
from typing import Final, NamedTuple

from nds_docs.review.alignment import Correspondence, folded
from nds_docs.review.frame import begins_caption, is_entry, label_of
from nds_docs.review.placing import Placing, Spot
from nds_docs.review.refreshed import as_sent, shown
from nds_docs.review.stories import Stories

MOST_PAIRS: Final = 100
"""Of lines and blocks between two that are known; where there are more, all was rewritten."""


class Joined(NamedTuple):
    """Two blocks are one line, with `between` between their texts; those that `went` were no line any more."""

    first: int
    second: int
    line: int
    between: str
    went: tuple[int, ...]


class Split(NamedTuple):
    """A block is two lines, of which those that `came` were none when it was sent; `at` is where its text is parted."""

    number: int
    first: int
    second: int
    at: int
    came: tuple[int, ...]


class Joints:
    """All of a returned file."""

    def __init__(self, placing: Placing, stories: Stories) -> None:
        self.placing, self.stories = placing, stories

    @cached_property
    def joined(self) -> tuple[Joined, ...]:
        return tuple(self._joined())

    @cached_property
    def split(self) -> tuple[Split, ...]:
        return tuple(self._split())

    @cached_property
    def of_line(self) -> Mapping[int, Joined | Split]:
        """The lines that are joined, or half of a block."""
        halves = {line: one for one in self.split for line in (one.first, one.second)}
        return {**halves, **{one.line: one for one in self.joined}}

    def spot(self, line: int, start: int, end: int) -> Spot | None:
        """The characters of a block that characters of such a line are; None where they reach to where it was done."""
        joint = self.of_line[line]
        lines = (joint.line,) if isinstance(joint, Joined) else (joint.first, joint.second)
        before = "".join(self.placing.lines[at].text for at in lines if at < line)
        all_ = "".join(self.placing.lines[at].text for at in lines)
        blocks = (joint.first, joint.second) if isinstance(joint, Joined) else (joint.number,)
        between = joint.between if isinstance(joint, Joined) else ""
        agreed = Correspondence(between.join(self.placing.blocks[at].text for at in blocks), all_)
        begin = agreed.to_block(len(before) + start, after=start == end)
        until = max(begin, agreed.to_block(len(before) + end, after=True))
        cut = joint.at if isinstance(joint, Split) else len(self.placing.blocks[joint.first].text)
        if until < cut:
            return Spot(blocks[0], begin, until)
        if begin <= cut + 1:  # a space may stand there
            return None
        away = cut + len(between) if isinstance(joint, Joined) else 0
        return Spot(blocks[-1], begin - away, until - away)

    # --- which there are --------------------------------------------------------------------------

    def _joined(self) -> Iterator[Joined]:
        line_of = {block: line for line, block in enumerate(self.placing.of_line) if block is not None}
        for number in self.placing.missing:
            for first, second in (
                (self.stories.block_beside(number, -1), number),
                (number, self.stories.block_beside(number, 1)),
            ):
                line = line_of.get(first if second == number else second)
                between = self._between(first, second, line) if line is not None else None
                if line is not None and between is not None:
                    yield Joined(first, second, line, between, (number,))
                    break
        for lines, blocks in self._left():
            for line, (first, second) in product(lines, pairwise(blocks)):
                if (between := self._between(first, second, line)) is not None:
                    yield Joined(first, second, line, between, (first, second))

    def _between(self, first: int, second: int, line: int) -> str | None:
        """What stands in a line between the texts of two blocks that follow each other; None where it is not both."""
        if not (0 <= first < second < len(self.placing.blocks)):
            return None
        blocks = self.placing.blocks[first], self.placing.blocks[second]
        if blocks[0].path != blocks[1].path or not all(block.text for block in blocks):
            return None
        [now] = as_sent((*blocks[0].pieces, *blocks[1].pieces), [shown(self.placing, line)])
        texts = [folded(block.text) for block in blocks]
        return next((between for between in (" ", "") if folded(now) == between.join(texts)), None)

    def _split(self) -> Iterator[Split]:
        lines, of_line = self.placing.lines, self.placing.of_line
        for line in (at for at, number in enumerate(of_line) if number is None and lines[at].text.strip()):
            if is_entry(lines[line], self.placing.returned):
                continue
            for first, second in (
                (self.stories.line_beside(line, -1), line),
                (line, self.stories.line_beside(line, 1)),
            ):
                other = first if second == line else second
                number = of_line[other] if 0 <= other < len(lines) else None
                at = self._parted(number, first, second) if number is not None else None
                if number is not None and at is not None:
                    yield Split(number, first, second, at, (line,))
                    break
        for loose, blocks in self._left():
            for number, (first, second) in product(blocks, pairwise(loose)):
                if (at := self._parted(number, first, second)) is not None:
                    yield Split(number, first, second, at, (first, second))

    def _left(self) -> Iterator[tuple[list[int], list[int]]]:
        """The lines and blocks between two that are known, where there are few: too short beside what they became."""
        for gap in self.stories.gaps:
            lines = [at for at in gap.lines if self.placing.lines[at].text.strip() and not self.placing.note_at(at)]
            blocks = [at for at in gap.blocks if self.placing.blocks[at].text and at not in self.stories.notes.of_block]
            if lines and blocks and len(lines) * len(blocks) <= MOST_PAIRS:
                yield lines, blocks

    def _parted(self, number: int, first: int, second: int) -> int | None:
        """Where in a block's text the first of two lines ends that are together all of it; None where they are not."""
        if not self._same_place(first, second):
            return None
        block = self.placing.blocks[number]
        parts = as_sent(block.pieces, [shown(self.placing, line) for line in (first, second)])
        one, other = (part.strip() for part in parts)
        one = one.removeprefix(label_of(one))
        if not (one and other) or begins_caption(other):
            return None
        if block.text.startswith(one) and block.text[len(one) :].strip() == other:
            return len(one)
        agreed = (Correspondence(block.text, between.join((one, other))) for between in (" ", ""))
        return next((way.to_block(len(one), after=True) for way in agreed if not way.differences), None)

    def _same_place(self, one: int, other: int) -> bool:
        paragraphs = [self.placing.returned.paragraphs[self.placing.lines[at].paragraphs[0]] for at in (one, other)]
        return (paragraphs[0].note, paragraphs[0].cell) == (paragraphs[1].note, paragraphs[1].cell)
