"""Paragraphs that were joined or split with tracking off: which characters of which block they still are.

What was changed besides, at the place where that was done or elsewhere in the lines, is told with it. All else in the
lines is word for word the blocks, so that a change with tracking on is one of those words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise, product
from typing import Final, NamedTuple

from nds_docs.build.blocks import StoredBlock
from nds_docs.review.alignment import Correspondence, Difference, folded
from nds_docs.review.frame import begins_caption, is_entry, label_of
from nds_docs.review.placing import Placing, Spot
from nds_docs.review.refreshed import Shown, as_sent, shown
from nds_docs.review.seams import END, joined_at, parted_at
from nds_docs.review.stories import Stories

MOST_PAIRS: Final = 100
"""Of lines and blocks between two that are known; where there are more, all was rewritten."""


class Words(NamedTuple):
    """The characters of a block at `spot` became `text`; a field shows some of that where it is `made`."""

    spot: Spot
    text: str
    made: bool


class Joined(NamedTuple):
    """Two blocks are one line, of which those that `went` are no line any more.

    The line is the first one up to `start`, `between`, and the second one from `end`, but for the `others`.
    """

    first: int
    second: int
    line: int
    start: int
    between: str
    end: int
    went: tuple[int, ...]
    others: tuple[Words, ...]
    made: bool

    def said(self, blocks: Sequence[StoredBlock]) -> tuple[str, str, str]:
        """What the line says before the place, at it and behind it, without the others."""
        return blocks[self.first].text[: self.start], self.between, blocks[self.second].text[self.end :]


class Split(NamedTuple):
    """A block is two lines, of which those that `came` were none when it was sent.

    They are its text up to `start` with `left`, and `right` with its text from `end`, but for the `others`.
    """

    number: int
    first: int
    second: int
    start: int
    left: str
    right: str
    end: int
    came: tuple[int, ...]
    others: tuple[Words, ...]
    made: bool

    def said(self, blocks: Sequence[StoredBlock]) -> tuple[str, str, str]:
        """What the lines say before the place, at it and behind it, without the others."""
        text = blocks[self.number].text
        return text[: self.start], self.left + self.right, text[self.end :]


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
        """The characters of a block that characters of such a line are; None where they reach to what was changed."""
        joint, blocks = self.of_line[line], self.placing.blocks
        lines = (joint.line,) if isinstance(joint, Joined) else (joint.first, joint.second)
        ahead = sum(len(self.placing.lines[at].text) for at in lines if at < line)
        before, there, behind = joint.said(blocks)
        agreed = Correspondence(before + there + behind, "".join(self.placing.lines[at].text for at in lines))
        if agreed.is_dress(ahead + start, ahead + end):
            return None
        begin = agreed.to_block(ahead + start, after=start == end)
        until = max(begin, agreed.to_block(ahead + end, after=True))
        first, second = (joint.first, joint.second) if isinstance(joint, Joined) else (joint.number, joint.number)
        if until < len(before):
            found = Spot(first, begin, until)
        elif begin <= len(before) + max(len(there), 1):  # a space may stand there
            return None
        else:
            away = len(before + there) - joint.end
            found = Spot(second, begin - away, until - away)
        touched = (one.spot for one in joint.others if one.spot.block == found.block)
        return None if any(one.start <= found.end and found.start <= one.end for one in touched) else found

    # --- which there are --------------------------------------------------------------------------

    def _joined(self) -> Iterator[Joined]:
        line_of = {block: line for line, block in enumerate(self.placing.of_line) if block is not None}
        for number in self.placing.missing:
            for first, second in (
                (self.stories.block_beside(number, -1), number),
                (number, self.stories.block_beside(number, 1)),
            ):
                line = line_of.get(first if second == number else second)
                found = self._join(first, second, line, (number,)) if line is not None else None
                if found:
                    yield found
                    break
        for lines, blocks in self._left():
            for line, (first, second) in product(lines, pairwise(blocks)):
                if found := self._join(first, second, line, (first, second)):
                    yield found

    def _join(self, first: int, second: int, line: int, went: tuple[int, ...]) -> Joined | None:
        """Two blocks that follow each other, as they are in a line; None where it is not both."""
        if not (0 <= first < second < len(self.placing.blocks)):
            return None
        one, other = self.placing.blocks[first], self.placing.blocks[second]
        if one.path != other.path or not (one.text and other.text):
            return None
        here = shown(self.placing, line)
        [now] = as_sent((*one.pieces, *other.pieces), [here])
        for between in (" ", ""):
            if folded(now) == between.join((folded(one.text), folded(other.text))):
                return Joined(first, second, line, len(one.text), between, 0, went, (), made=False)
        seam = joined_at(one.pieces, other.pieces, here)
        if seam is None:
            return None
        behind = len(one.text) + len(END)

        def place(found: Difference) -> Spot:
            away = behind if found.start >= behind else 0
            return Spot(second if away else first, found.start - away, found.end - away)

        between = here.text[seam.at : seam.until]
        others = tuple(_words(place(found), found, here) for found in seam.others)
        made = any(here.made[seam.at : seam.until])
        end = seam.end - behind
        return Joined(first, second, line, seam.start, between if between.strip() else " ", end, went, others, made)

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
                found = self._part(number, first, second, (line,)) if number is not None else None
                if found:
                    yield found
                    break
        for loose, blocks in self._left():
            for number, (first, second) in product(blocks, pairwise(loose)):
                if found := self._part(number, first, second, (first, second)):
                    yield found

    def _left(self) -> Iterator[tuple[list[int], list[int]]]:
        """The lines and blocks between two that are known, where there are few: too short beside what they became."""
        for gap in self.stories.gaps:
            lines = [at for at in gap.lines if self.placing.lines[at].text.strip() and not self.placing.note_at(at)]
            there = [at for at in gap.blocks if self.placing.blocks[at].text] if lines else []
            blocks = [at for at in there if at not in self.stories.notes.of_block]
            if blocks and len(lines) * len(blocks) <= MOST_PAIRS:
                yield lines, blocks

    def _part(self, number: int, first: int, second: int, came: tuple[int, ...]) -> Split | None:
        """A block as it is in two lines; None where they are not it."""
        if not self._same_place(first, second):
            return None
        block = self.placing.blocks[number]
        here = shown(self.placing, first), shown(self.placing, second)
        one, other = (part.strip() for part in as_sent(block.pieces, here))
        one = one.removeprefix(label_of(one))
        if not (one and other) or begins_caption(other):
            return None
        if block.text.startswith(one) and block.text[len(one) :].strip() == other:
            return Split(number, first, second, len(one), "", "", len(one), came, (), made=False)
        for way in (Correspondence(block.text, between.join((one, other))) for between in (" ", "")):
            if not way.differences:
                at = way.to_block(len(one), after=True)
                return Split(number, first, second, at, "", "", at, came, (), made=False)
        seam = parted_at(block.pieces, *here)
        if seam is None:
            return None
        both = Shown(here[0].text + END + here[1].text, (*here[0].made, False, *here[1].made))
        left, right = both.text[seam.at : len(here[0].text)], both.text[len(here[0].text) + 1 : seam.until]
        others = tuple(_words(Spot(number, found.start, found.end), found, both) for found in seam.others)
        made = any(both.made[seam.at : seam.until])
        return Split(number, first, second, seam.start, left, right, seam.end, came, others, made)

    def _same_place(self, one: int, other: int) -> bool:
        paragraphs = [self.placing.returned.paragraphs[self.placing.lines[at].paragraphs[0]] for at in (one, other)]
        return (paragraphs[0].note, paragraphs[0].cell) == (paragraphs[1].note, paragraphs[1].cell)


def _words(spot: Spot, found: Difference, line: Shown) -> Words:
    return Words(spot, line.text[found.at : found.until], any(line.made[found.at : found.until]))
