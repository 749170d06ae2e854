"""What was changed with tracking off: where the text of a file, all revisions rejected, is not what was sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from nds_docs.compose.edition import LabelKind
from nds_docs.compose.wording import LABEL_WORDS, capitalised
from nds_docs.document.nodes import PieceKind
from nds_docs.document.source import Span
from nds_docs.review import texts as t
from nds_docs.review.alignment import Difference
from nds_docs.review.edit import edits as e
from nds_docs.review.placing import Placing, Spot
from nds_docs.review.remark import RemarkKind
from nds_docs.review.translation import Translated, Translator


class Untracked(NamedTuple):
    """One difference: the characters of a block at `spot`, which are `deleted`, became `inserted`."""

    spot: Spot | None
    deleted: str
    inserted: str
    translated: Translated


def untracked(placing: Placing, translator: Translator) -> Iterator[Untracked]:
    """Every difference in words; what fields show anew, and what the program wrote around the text, are none."""
    for line in range(len(placing.lines)):
        agreed, block = placing.correspondence(line), placing.of_line[line]
        if agreed is None or block is None:
            continue
        for found in agreed.differences:
            if not _refreshed(placing, line, found):
                deleted, inserted = agreed.block[found.start : found.end], agreed.line[found.at : found.until]
                translated = translator.words(line, found.at, found.until, deleted, inserted)
                yield Untracked(Spot(block, found.start, found.end), deleted, inserted, translated)
    for line in _added(placing):
        text = placing.lines[line].text
        before = next((at for at in range(line, -1, -1) if placing.of_line[at] is not None), None)
        spot = Spot(placing.of_line[before] or 0, 0, 0) if before is not None else None
        yield Untracked(spot, "", text, Translated(RemarkKind.ADDED_PARAGRAPH, why_not=t.UNTRACKED_PARAGRAPH))
    for number in placing.missing:
        block_text = placing.blocks[number]
        leaf = Span(block_text.path, block_text.start, block_text.end)
        edit = e.DeleteBlocks((leaf,)) if block_text.path else None
        translated = Translated(RemarkKind.DELETED_PARAGRAPH, block_text.path, edit, None if edit else t.UNTRACKED_LOSS)
        yield Untracked(Spot(number, 0, len(block_text.text)), block_text.text, "", translated)


def _added(placing: Placing) -> Iterator[int]:
    """Lines with text that are no block, between lines that are: before and behind stands what the program wrote."""
    own = [at for at, block in enumerate(placing.of_line) if block is not None]
    if own:
        for line in range(own[0], own[-1]):
            paragraphs = placing.lines[line].paragraphs
            in_list = any(placing.returned.paragraphs[number].of_list for number in paragraphs)
            text = placing.lines[line].text.strip()
            if placing.of_line[line] is None and text and not in_list and not _is_annex_word(placing, line):
                yield line


def _is_annex_word(placing: Placing, line: int) -> bool:
    """Whether a line is the word that stands above the title of an annex, which the program writes."""
    words = {capitalised(LABEL_WORDS[LabelKind.ANNEX].say(language)) for language in ("nl", "en")}
    below = placing.of_line[line + 1] if line + 1 < len(placing.lines) else None
    return placing.lines[line].text in words and below is not None and placing.blocks[below].kind == "Header"


def _refreshed(placing: Placing, line: int, found: Difference) -> bool:
    """Whether both texts were made by the program: a number or reference that Word worked out anew."""
    block = placing.blocks[placing.of_line[line] or 0]
    at = 0
    for piece in block.pieces:
        until = at + len(piece.text)
        touched = at < found.end and found.start < until if found.start < found.end else at <= found.start <= until
        if piece.text and touched and piece.kind is PieceKind.GENERATED and _shown_by_field(placing, line, found):
            return True
        at = until
    return False


def _shown_by_field(placing: Placing, line: int, found: Difference) -> bool:
    """Whether the characters in the file are the result of a field; of none at all it cannot be told."""
    if found.at == found.until:
        return True
    at = 0
    for piece in placing.lines[line].slices:
        until = at + piece.length
        if at < found.until and found.at < until and not placing.returned.paragraphs[piece.paragraph].made(piece.at):
            return False
        at = until
    return True
