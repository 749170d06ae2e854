"""Lines of which so much was changed with tracking off that their place tells which block they are, and no words do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nds_docs.document.pieces import OBJECT
from nds_docs.document.source import Span
from nds_docs.review.alignment import MOST_PAIRS, folded
from nds_docs.review.built import Built
from nds_docs.review.lost_notes import Notes
from nds_docs.review.placing import Placing
from nds_docs.review.refreshed import as_sent, shown
from nds_docs.review.stories import Stories


def with_lines_by_place(placing: Placing, built: Built) -> Placing:
    """The same with such lines as the blocks that they are."""
    found = dict(_found(placing, built))
    if not found:
        return placing
    return replace(placing, of_line=tuple(found.get(line, number) for line, number in enumerate(placing.of_line)))


def _found(placing: Placing, built: Built) -> Iterator[tuple[int, int]]:
    notes = Notes(placing, built)
    for gap in Stories(placing, notes).gaps:
        lines = [at for at in gap.lines if placing.lines[at].text.strip() and not placing.note_at(at)]
        blocks = [at for at in gap.blocks if placing.blocks[at].text]
        if not lines or not blocks or len(lines) * len(blocks) > MOST_PAIRS:
            continue
        blocks = [at for at in blocks if at not in notes.of_block]
        if len(lines) == len(blocks) == 1 and _keeps_marks(placing, built, lines[0], blocks[0]):
            yield lines[0], blocks[0]
            continue
        for line in lines:
            same = [at for at in blocks if _shows_anew(placing, line, at)]
            same = same or [at for at in blocks if _heads_column(placing, built, line, at)]
            if len(same) == 1:
                yield line, same[0]


def _shows_anew(placing: Placing, line: int, number: int) -> bool:
    """Whether a line says what a block said, but for what its fields show: where they refer to is gone, perhaps."""
    block, now = placing.blocks[number], shown(placing, line)
    return any(now.made) and folded(as_sent(block.pieces, [now])[0]) == folded(block.text)


def _heads_column(placing: Placing, built: Built, line: int, number: int) -> bool:
    """Whether a line is all that stands in the head row of a table above a column, as the block did: there is one."""
    block, cell = placing.blocks[number], placing.returned.paragraphs[placing.lines[line].paragraphs[0]].cell
    text = built.text(block.path) if block.path else None
    place = text.tables.get(Span(block.path, block.start, block.end)) if text else None
    if place is None or cell is None or (place.row, place.column) != (-1, cell.cell) or cell.row != 0:
        return False
    return sum(one.cell == cell for one in placing.returned.paragraphs) == 1


def _keeps_marks(placing: Placing, built: Built, line: int, number: int) -> bool:
    """Whether a line still has the marks of notes and the pictures of the one block that stood there."""
    block, now = placing.blocks[number], placing.lines[line].text
    text = built.text(block.path) if block.path else None
    if text is None or not now.count(OBJECT) == block.text.count(OBJECT) > 0:
        return False
    cell = placing.returned.paragraphs[placing.lines[line].paragraphs[0]].cell
    return (cell is not None) == (Span(block.path, block.start, block.end) in text.tables)
