"""Notes whose mark went: their words go with it, and ask for no edit of their own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from nds_docs.document import nodes as n
from nds_docs.document.pieces import OBJECT, Leaf
from nds_docs.document.source import Span
from nds_docs.document.walk import descendants, leaves
from nds_docs.review.built import Built, BuiltText
from nds_docs.review.placing import Placing


class OfNote(NamedTuple):
    """The block that holds the mark of a note, and the mark or citation in its source."""

    holder: int
    mark: Span


class Notes:
    """The blocks of a build that are notes: what a footnote says, and the source that a citation names below."""

    def __init__(self, placing: Placing, built: Built) -> None:
        self.placing, self.built = placing, built

    @cached_property
    def of_block(self) -> Mapping[int, OfNote]:
        """The blocks of notes, by their number."""
        blocks = [(Span(b.path, b.start, b.end), at) for at, b in enumerate(self.placing.blocks) if b.path]
        numbers = dict(reversed(blocks))
        texts = {path: text for path in {span.path for span in numbers} if (text := self.built.text(path))}
        footnotes = {leaf: found for text in texts.values() for leaf, found in _footnotes(text)}
        notes: dict[int, OfNote] = {}
        for span, number in blocks:
            if number in self.placing.repeats:
                notes[number] = OfNote(numbers[span], span)
                continue
            text = texts.get(span.path)
            if span in footnotes and footnotes[span][0] in numbers:
                notes[number] = OfNote(numbers[footnotes[span][0]], footnotes[span][1])
            elif text is not None and span not in text.editable.leaves and span.start >= text.editable.start:
                around = [leaf for leaf in text.editable.leaves if leaf.start <= span.start and span.end <= leaf.end]
                holder = min(around, key=lambda leaf: leaf.end - leaf.start, default=None)
                if holder in numbers:
                    notes[number] = OfNote(numbers[holder], span)
        return notes

    def gone(self, missing: Collection[int], without: Collection[int]) -> set[int]:
        """Those of the missing blocks that went with their mark; the blocks in `without` have no marks any more."""
        found = set[int]()
        if not any(self.placing.blocks[number].path for number in missing):
            return found
        line_of = {number: line for line, number in enumerate(self.placing.of_line) if number is not None}
        for holder in {note.holder for note in self.of_block.values()}:
            mine = {number: note.mark for number, note in self.of_block.items() if note.holder == holder}
            left = {mark for number, mark in mine.items() if number not in missing}
            lost = set(mine.values()) - left
            marks = 0 if holder in missing or holder in without else None
            if marks is None and holder in line_of:
                marks = self._marks(line_of[holder])
            if lost and marks is not None and len(lost) <= len(set(mine.values())) - marks:
                found |= {number for number in mine if number in missing}
        return found

    def _marks(self, line: int) -> int:
        """How many marks of a line were sent."""
        marks = len(self.placing.lines[line].notes)
        agreed = self.placing.correspondence(line)
        if agreed is None or agreed.line.count(OBJECT) != marks:
            return marks
        return marks - sum(agreed.line[found.at : found.until].count(OBJECT) for found in agreed.differences)


def _footnotes(text: BuiltText) -> Iterator[tuple[Span, tuple[Span, Span]]]:
    """Each paragraph of a footnote, with the leaf of its mark and the mark."""
    holder: Span | None = None
    inside: set[Span] = set()
    for node in descendants(text.editable.reading.document.blocks):
        if isinstance(node, Leaf) and node.span not in inside:
            holder = node.span
        elif isinstance(node, n.Note) and holder is not None:
            for inner in leaves(node.content):
                inside.add(inner.span)
                yield inner.span, (holder, node.span)
