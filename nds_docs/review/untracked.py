"""What was changed with tracking off: where the text of a file, all revisions rejected, is not what was sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nds_docs.document.nodes import PieceKind
from nds_docs.document.source import Span
from nds_docs.review import texts as t
from nds_docs.review.alignment import Difference
from nds_docs.review.around import Outside, around
from nds_docs.review.edit import edits as e
from nds_docs.review.frame import Frame
from nds_docs.review.placing import Placing, Spot
from nds_docs.review.remark import RemarkKind
from nds_docs.review.translation import Translated, Translator


class Untracked(NamedTuple):
    """One difference: the characters of a block at `spot`, which are `deleted`, became `inserted`."""

    spot: Spot | None
    deleted: str
    inserted: str
    translated: Translated


def untracked(placing: Placing, translator: Translator, frames: Sequence[Frame]) -> Iterator[Untracked]:
    """Every difference from what was sent, around the text too: only what fields show anew is none."""
    for line in range(len(placing.lines)):
        agreed, block = placing.correspondence(line), placing.of_line[line]
        if agreed is None or block is None:
            continue
        for found in agreed.differences:
            if not _refreshed(placing, line, found):
                deleted, inserted = agreed.block[found.start : found.end], agreed.line[found.at : found.until]
                translated = translator.words(line, found.at, found.until, deleted, inserted)
                yield Untracked(Spot(block, found.start, found.end), deleted, inserted, translated)
    found_around = around(placing, frames)
    for outside in found_around.differences:
        yield Untracked(_before(placing, outside.line), outside.kept, outside.now, _frame(outside))
    for line in found_around.added:
        text = placing.lines[line].text
        why_not = Translated(RemarkKind.ADDED_PARAGRAPH, why_not=t.UNTRACKED_PARAGRAPH)
        yield Untracked(_before(placing, line), "", text, why_not)
    for number in placing.missing:
        block_text = placing.blocks[number]
        leaf = Span(block_text.path, block_text.start, block_text.end)
        edit = e.DeleteBlocks((leaf,)) if block_text.path else None
        translated = Translated(RemarkKind.DELETED_PARAGRAPH, block_text.path, edit, None if edit else t.UNTRACKED_LOSS)
        yield Untracked(Spot(number, 0, len(block_text.text)), block_text.text, "", translated)


def _before(placing: Placing, line: int) -> Spot | None:
    """The end of the block that a line is or stands behind."""
    number = next((number for at in range(line, -1, -1) if (number := placing.of_line[at]) is not None), None)
    return Spot(number, *(len(placing.blocks[number].text),) * 2) if number is not None else None


def _frame(outside: Outside) -> Translated:
    kind = RemarkKind.REPLACEMENT if outside.now else RemarkKind.DELETED_PARAGRAPH
    return Translated(kind if outside.kept else RemarkKind.ADDED_PARAGRAPH, why_not=t.FRAME)


def _refreshed(placing: Placing, line: int, found: Difference) -> bool:
    """Whether both texts were made by the program: a number or reference that Word worked out anew."""
    block = placing.blocks[placing.of_line[line] or 0]
    at = 0
    for piece in block.pieces:
        until = at + len(piece.text)
        touched = at < found.end and found.start < until if found.start < found.end else at <= found.start <= until
        if piece.text and touched and piece.kind is PieceKind.GENERATED and placing.made(line, found.at, found.until):
            return True
        at = until
    return False
