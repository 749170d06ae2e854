"""What stands beside what: lines and blocks in the order of the text, footnotes left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby, pairwise
from typing import NamedTuple

from nds_docs.review.lost_notes import Notes
from nds_docs.review.placing import Placing


class Gap(NamedTuple):
    """What stands between two lines that are blocks: new lines, and blocks that went. Footnotes are left out."""

    lines: tuple[int, ...]
    blocks: tuple[int, ...]


class Stories:
    """The lines of a returned file and the blocks that were sent, each among those of its own story."""

    def __init__(self, placing: Placing, notes: Notes) -> None:
        self.placing, self.notes = placing, notes

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The places between every two lines that are blocks, before the first and behind the last."""
        matched = [
            (line, number)
            for line, number in enumerate(self.placing.of_line)
            if number is not None and not self.placing.note_at(line)
        ]
        bounds = [(-1, -1), *matched, (len(self.placing.lines), len(self.placing.blocks))]
        return tuple(
            Gap(tuple(range(line + 1, other)), tuple(range(number + 1, following)))
            for (line, number), (other, following) in pairwise(bounds)
        )

    def block_beside(self, number: int, step: int) -> int:
        """The block before or behind another in the same story; one out of range where there is none."""
        number += step
        while 0 <= number < len(self.placing.blocks) and number in self.notes.of_block:
            number += step
        return number

    def line_beside(self, line: int, step: int) -> int:
        """The line before or behind another in the same story; one out of range where there is none."""
        note, line = self.placing.note_at(line), line + step
        while 0 <= line < len(self.placing.lines) and self.placing.note_at(line) != note:
            line += step
        return line


def runs(lines: Sequence[int]) -> Iterator[list[int]]:
    """Lines that follow each other, together."""
    for _, group in groupby(enumerate(lines), key=lambda one: one[1] - one[0]):
        yield [line for _, line in group]
