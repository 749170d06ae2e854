"""Footnotes of which so much was changed with tracking off that their mark tells which they are, and no words do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nds_docs.document.pieces import OBJECT
from nds_docs.document.source import Span
from nds_docs.review.alignment import folded
from nds_docs.review.built import Built
from nds_docs.review.lost_notes import Notes
from nds_docs.review.placing import Placing


def with_notes_by_mark(placing: Placing, built: Built) -> Placing:
    """The same with the lines of such notes as the blocks that they are."""
    of_line = placing.of_line
    loose = {note for line in range(len(of_line)) if of_line[line] is None and (note := placing.note_at(line))}
    missing = set(placing.missing)
    if not (loose and missing):
        return placing
    notes = Notes(placing, built)
    found: dict[int, int] = {}
    for holder, line in _holders(placing):
        blocks: dict[Span, list[int]] = {}
        for number, of in sorted(notes.of_block.items(), key=lambda entry: (entry[1].mark.start, entry[0])):
            if of.holder == holder:
                blocks.setdefault(of.mark, []).append(number)
        marks = _sent_marks(placing, line)
        for note, of_mark in zip(marks, blocks.values(), strict=False) if len(marks) == len(blocks) else ():
            lines = [at for at in range(len(of_line)) if placing.note_at(at) == note] if note in loose else []
            if len(lines) == len(of_mark) and missing.issuperset(of_mark):
                found |= {at: number for at, number in zip(lines, of_mark, strict=True) if of_line[at] is None}
    return replace(placing, of_line=tuple(found.get(line, number) for line, number in enumerate(of_line)))


def _holders(placing: Placing) -> Iterator[tuple[int, int]]:
    """Blocks with the lines that they are, or that say the same elsewhere."""
    loose = [at for at, number in enumerate(placing.of_line) if number is None and placing.lines[at].notes]
    for line, number in enumerate(placing.of_line):
        if number is not None and placing.lines[line].notes:
            yield number, line
    for number in placing.missing if loose else ():
        said = folded(placing.blocks[number].text)
        same = [line for line in loose if folded(placing.lines[line].text) == said]
        if len(same) == 1:
            yield number, same[0]


def _sent_marks(placing: Placing, line: int) -> list[str]:
    """The notes of the marks in a line that were sent, in their order; of marks side by side it cannot be told."""
    agreed, notes = placing.correspondence(line), placing.lines[line].notes
    if agreed is None:
        return list(notes)
    if agreed.line.count(OBJECT) != len(notes):
        return []
    new = [at for found in agreed.differences for at in range(found.at, found.until) if agreed.line[at] == OBJECT]
    if any(agreed.line[at - 1 : at] == OBJECT or agreed.line[at + 1 : at + 2] == OBJECT for at in new):
        return []
    places = [at for at, sign in enumerate(agreed.line) if sign == OBJECT]
    return [note for note, at in zip(notes, places, strict=True) if at not in new]
