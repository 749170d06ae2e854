"""Every change and comment of a returned file gets its place in the text that was sent, or none and why."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from nds_docs.build.blocks import StoredBlock
from nds_docs.document.nodes import PieceKind
from nds_docs.document.source import Span
from nds_docs.review.alignment import Correspondence, Difference, align, folded
from nds_docs.review.changes import Position
from nds_docs.review.returned import Line, Returned


class Spot(NamedTuple):
    """Characters `start` to `end` of the text of block number `block`."""

    block: int
    start: int
    end: int


@dataclass(frozen=True)
class Placing:
    """A returned file held against what was sent.

    `lines` is its text with all revisions rejected; `of_line` the block that each is, None for one that is none (a
    title page, a list of contents, a paragraph typed with tracking off). `missing` are blocks of which no line is left.
    """

    returned: Returned
    blocks: tuple[StoredBlock, ...]
    lines: tuple[Line, ...]
    of_line: tuple[int | None, ...]

    @property
    def missing(self) -> tuple[int, ...]:
        """Blocks with text that no line stands for."""
        there = set(self.of_line)
        return tuple(number for number, block in enumerate(self.blocks) if block.text and number not in there)

    @cached_property
    def repeats(self) -> frozenset[int]:
        """Blocks of the very same characters as one before them: the note of a citation that is a whole paragraph."""
        first: dict[tuple[str, int, int], int] = {}
        for number, block in enumerate(self.blocks):
            first.setdefault((block.path, block.start, block.end), number)
        kept = frozenset(first.values())
        return frozenset(at for at, block in enumerate(self.blocks) if block.path and at not in kept)

    @cached_property
    def _line_of(self) -> Mapping[int, int]:
        return {paragraph: at for at, line in enumerate(self.lines) for paragraph in line.paragraphs}

    @cached_property
    def _correspondences(self) -> dict[int, Correspondence]:
        return {}

    def block_of(self, paragraph: int) -> int | None:
        """The block that a paragraph of the file is, or is part of."""
        line = self._line_of.get(paragraph)
        return None if line is None else self.of_line[line]

    def line_at(self, position: Position) -> tuple[int, int] | None:
        """The line a position lies in and the offset there; None where nothing of that paragraph was sent."""
        number = self._line_of.get(position.paragraph)
        if number is None:
            return None
        offset = 0
        for piece in self.lines[number].slices:
            if piece.paragraph > position.paragraph:
                break
            if piece.paragraph == position.paragraph:
                offset += max(0, min(position.at - piece.at, piece.length))
            else:
                offset += piece.length
        return number, offset

    def position(self, spot: Spot) -> Position | None:
        """Where in the file a place in a block is, or what follows a block that is gone; None where that is nowhere.

        Of what was typed with tracking off at that place it is the start.
        """
        for line, number in enumerate(self.of_line):
            if number is None or number < spot.block:
                continue
            agreed, left = self.correspondence(line), 0
            if number == spot.block and agreed is not None:
                places = range(len(agreed.line))
                left = bisect_left(places, spot.start, key=lambda at: agreed.to_block(at, after=True))
            for piece in self.lines[line].slices:
                if left <= piece.length:
                    return Position(piece.paragraph, piece.at + left)
                left -= piece.length
        return None

    def also_untracked(self, line: int, start: int, end: int) -> bool:
        """Whether somebody typed some of these characters of a line with tracking off, or accepted them."""
        agreed = self.correspondence(line)
        near = (d for d in agreed.differences if d.at < end and start < d.until) if agreed else ()
        return any(not (self.made(line, d.at, d.until) or self._shows_less(line, d)) for d in near)

    def _shows_less(self, line: int, d: Difference) -> bool:
        """Whether nothing is left of some characters, beside what a field shows: that may have shown them too."""
        return d.at == d.until and (self.made(line, d.at - 1, d.at) or self.made(line, d.at, d.at + 1))

    def made(self, line: int, start: int, end: int) -> bool:
        """Whether all of some characters of a line are what a field shows; of none at all it cannot be told."""
        at = 0
        for piece in self.lines[line].slices:
            until = at + piece.length
            if at < end and start < until and not self.returned.paragraphs[piece.paragraph].made(piece.at):
                return False
            at = until
        return start < end

    def shows_made(self, line: int, start: int, end: int) -> bool:
        """Whether any of some characters of a line is what a field shows."""
        at = 0
        for piece in self.lines[line].slices:
            until = at + piece.length
            inside = max(at, start) < min(until, end)
            if inside and self.returned.paragraphs[piece.paragraph].made(piece.at):
                return True
            at = until
        return False

    def notes_of(self, line: int) -> tuple[tuple[str, bool], ...]:
        """The notes whose marks a line has, each with whether it is new: none of its words were sent."""
        return tuple((note, note not in self._sent_notes) for note in self.lines[line].notes)

    @cached_property
    def _sent_notes(self) -> frozenset[str]:
        """The notes of which any words were sent."""
        return frozenset(self.note_at(at) for at, block in enumerate(self.of_line) if block is not None)

    def note_at(self, line: int) -> str:
        """The note that a line stands in; "" for one of the text itself."""
        return self.returned.paragraphs[self.lines[line].paragraphs[0]].note

    def correspondence(self, line: int) -> Correspondence | None:
        """How a line and its block agree; None for a line that is no block."""
        block = self.of_line[line]
        if block is None:
            return None
        if line not in self._correspondences:
            self._correspondences[line] = Correspondence(self.blocks[block].text, self.lines[line].text)
        return self._correspondences[line]

    def came_from(self, line: int) -> int | None:
        """The one block that is gone of which a line has the words, moved with tracking off; None where none is."""
        lines, blocks = self._loose
        said = folded(self.lines[line].text)
        return blocks[said][0] if said and len(lines.get(said, ())) == len(blocks.get(said, ())) == 1 else None

    @cached_property
    def _loose(self) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        """The lines that are no block and the blocks that no line stands for, by what they say."""
        lines: dict[str, list[int]] = {}
        blocks: dict[str, list[int]] = {}
        for at, line in enumerate(self.lines):
            if self.of_line[at] is None:
                lines.setdefault(folded(line.text), []).append(at)
        for number in self.missing:
            blocks.setdefault(folded(self.blocks[number].text), []).append(number)
        return lines, blocks

    def spot(self, start: Position, end: Position) -> Spot | None:
        """The characters of a block between two positions; of a stretch over several lines those in the first."""
        found = self.line_at(start)
        if found is None:
            return None
        line, first = found
        last = self.line_at(end)
        until = last[1] if last and last[0] == line else len(self.lines[line].text)
        agreed, block = self.correspondence(line), self.of_line[line]
        if agreed is None and (block := self.came_from(line)) is not None:
            agreed = Correspondence(self.blocks[block].text, self.lines[line].text)
        if agreed is None or block is None:
            return None
        if first == until:
            at = agreed.to_block(first, after=True)
            return Spot(block, at, at)
        begin = agreed.to_block(first)
        return Spot(block, begin, max(begin, agreed.to_block(until, after=True)))


def placed(returned: Returned, blocks: tuple[StoredBlock, ...]) -> Placing:
    """The file `returned` held against the blocks that were stored for it."""
    lines = returned.original
    own = [at for at, line in enumerate(lines) if not any(returned.paragraphs[p].of_list for p in line.paragraphs)]
    numbers = align([lines[at].text for at in own], [block.text for block in blocks])
    of_line: list[int | None] = [None] * len(lines)
    for at, number in zip(own, numbers, strict=True):
        of_line[at] = number
    return Placing(returned, blocks, lines, tuple(of_line))


def has_label(block: StoredBlock) -> bool:
    """Whether the program wrote a word and number before the words of a block that somebody else wrote."""
    first = next((piece for piece in block.pieces if piece.text), None)
    labelled = first is not None and first.kind is PieceKind.GENERATED and first.start == first.end
    return labelled and bool(block.path)


def source_span(block: StoredBlock, start: int, end: int) -> tuple[Span, bool]:
    """The characters of Markdown that characters of a block's text stand for, and whether the program made any of them.

    Without a source (a generated block) the span is that of the block: the element that was typed for it, if any.
    """
    whole = Span(block.path, block.start, block.end)
    generated = not block.path
    first = last = -1
    at = 0
    for piece in block.pieces:
        length = len(piece.text)
        if length and _touches(at, at + length, start, end):
            one_to_one = piece.kind is PieceKind.TEXT and length == piece.end - piece.start
            generated |= piece.kind is PieceKind.GENERATED and (start < end or at < start < at + length)
            begins = piece.start + (max(start, at) - at if one_to_one else 0)
            ends = piece.start + min(end, at + length) - at if one_to_one else piece.end
            if piece.end > piece.start:
                first, last = begins if first < 0 else first, max(last, ends)
        at += length
    return (whole if first < 0 else Span(block.path, first, max(first, last))), generated


def _touches(at: int, until: int, start: int, end: int) -> bool:
    """Whether a piece holds some of the characters; of a place between two pieces, the one before it holds it."""
    if start < end:
        return at < end and start < until
    return at < start <= until or start == at == 0
