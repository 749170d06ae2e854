"""What was changed with tracking off: where the text of a file, all revisions rejected, is not what was sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nds_docs.document.nodes import PieceKind
from nds_docs.document.pieces import OBJECT
from nds_docs.review import texts as t
from nds_docs.review.alignment import Difference
from nds_docs.review.around import Outside, around
from nds_docs.review.built import Built
from nds_docs.review.edit import edits as e
from nds_docs.review.placing import Placing, Spot
from nds_docs.review.remark import RemarkKind
from nds_docs.review.restructured import Restructured, Untracked, end_before
from nds_docs.review.title import RetitleText
from nds_docs.review.translation import Translated, Translator, note_text
from nds_docs.writers.frame import Frame


def untracked(placing: Placing, translator: Translator, built: Built, frames: Sequence[Frame]) -> Iterator[Untracked]:
    """Every difference from what was sent, around the text too: only what fields show anew is none."""
    found_around = around(placing, frames)
    for outside in found_around.differences:
        yield Untracked(end_before(placing, outside.line), outside.kept, outside.now, (_frame(outside),))
    whole = Restructured(placing, translator, built, found_around.added)
    yield from whole.changes()
    for line in range(len(placing.lines)):
        agreed, block = placing.correspondence(line), placing.of_line[line]
        if agreed is None or block is None or line in whole.explained:
            continue
        for found in agreed.differences:
            if not _refreshed(placing, line, found):
                deleted, inserted = agreed.block[found.start : found.end], agreed.line[found.at : found.until]
                translated = _words(placing, translator, line, found)
                yield Untracked(Spot(block, found.start, found.end), deleted, inserted, (translated,))


def _words(placing: Placing, translator: Translator, line: int, found: Difference) -> Translated:
    """What other words ask for: those of a title too. A new mark of a footnote asks for the footnote."""
    agreed = placing.correspondence(line)
    assert agreed is not None  # it has a difference
    deleted, inserted = agreed.block[found.start : found.end], agreed.line[found.at : found.until]
    asked = translator.words(line, found.at, found.until, deleted, inserted)
    number = placing.of_line[line]
    whole = (found.start, found.end, inserted.strip()) == (0, len(agreed.block), "")
    if asked.why_not is t.TITLE and number is not None and OBJECT not in inserted and not whole:
        return Translated(asked.kind, placing.blocks[number].path, RetitleText(found.start, found.end, inserted))
    if OBJECT not in inserted or not isinstance(asked.edit, e.ReplaceText):
        return asked
    before = agreed.line[: found.at].count(OBJECT)
    notes = placing.lines[line].notes[before : before + inserted.count(OBJECT)]
    only_notes = agreed.line.count(OBJECT) == len(placing.lines[line].notes)
    if not only_notes or inserted.strip() != OBJECT or deleted.strip() or len(notes) != 1:
        return Translated(RemarkKind.INSERTION, why_not=t.NEW_PICTURE)
    text = note_text(notes[0], placing.returned.paragraphs)
    return Translated(
        RemarkKind.ADDED_FOOTNOTE, asked.path, e.InsertNote(asked.edit.block, asked.edit.replacements[0].end, text)
    )


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
