"""What was changed with tracking off: where the text of a file, all revisions rejected, is not what was sent."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from nds_docs.document.pieces import OBJECT
from nds_docs.review import texts as t
from nds_docs.review.alignment import Difference, folded
from nds_docs.review.around import Outside, around
from nds_docs.review.built import Built
from nds_docs.review.edit import edits as e
from nds_docs.review.loose import Untracked, end_before
from nds_docs.review.marks import before_new_mark, notes_among
from nds_docs.review.placing import Placing, Spot
from nds_docs.review.refreshed import is_refreshed, shown
from nds_docs.review.remark import RemarkKind
from nds_docs.review.restructured import Restructured
from nds_docs.review.title import RetitleText
from nds_docs.review.together import together
from nds_docs.review.translation import Translated, Translator, is_tracked, note_paragraphs, unlike_words, with_notes
from nds_docs.writers.frame import Frame


def untracked(placing: Placing, translator: Translator, built: Built, frames: Sequence[Frame]) -> Iterator[Untracked]:
    """Every difference from what was sent, around the text too: only what fields show anew is none."""
    found_around = around(placing, frames)
    outside_text = []
    for outside in found_around.differences:
        notes = notes_among(placing, outside.line, 0, len(outside.now)) if OBJECT in outside.now else ()
        now = with_notes(outside.now, notes, placing.returned.paragraphs, untracked=True)
        spot = end_before(placing, outside.line)
        outside_text.append(Untracked(spot, outside.kept, now, (_frame(outside),)))
    whole = Restructured(placing, translator, built, found_around.added)
    bare = {outside.line for outside in found_around.bare}
    of_blocks = list(whole.changes())
    of_words = _of_words(placing, translator, whole, bare)
    yield from together([*outside_text, *of_blocks, *of_words], built, translator.where.stories)


def _of_words(
    placing: Placing, translator: Translator, whole: Restructured, bare: Collection[int]
) -> Iterator[Untracked]:
    """Other words within lines; of a caption without its label (`bare`) the whole line is one difference."""
    gone = frozenset(placing.missing)
    for line in range(len(placing.lines)):
        agreed, block = placing.correspondence(line), placing.of_line[line]
        if agreed is None or block is None or line in whole.explained:
            continue
        if line in bare:
            spot = Spot(block, 0, len(agreed.block))
            refused = Translated(RemarkKind.REPLACEMENT, why_not=t.INSIDE_GENERATED)
            yield Untracked(spot, agreed.block, agreed.line, (refused,))
            continue
        for found in _side_by_side(placing, line):
            spot = Spot(block, found[0].start, found[-1].end)
            deleted = agreed.block[found[0].start : found[-1].end]
            inserted = agreed.line[found[0].at : found[-1].until]
            if OBJECT in deleted:
                deleted = f"{deleted.replace(OBJECT, '')} {whole.words_gone_with(block)}".strip() or deleted
            asked = _asked(placing, translator, line, found)
            if any(_joins_made(placing, at, block, inserted) for at in range(block - 2, block + 3) if at in gone):
                asked = Translated(asked.kind, why_not=t.INSIDE_GENERATED)
            new = notes_among(placing, line, found[0].at, found[-1].until)
            paragraphs = placing.returned.paragraphs
            theirs = tuple(note for note in new if is_tracked(note, paragraphs))
            told = with_notes(inserted, new, paragraphs, untracked=True)
            yield Untracked(spot, deleted, told, (asked,), theirs)


def _joins_made(placing: Placing, gone: int, block: int, inserted: str) -> bool:
    """Whether new words in a block are those of a line beside it that the program made, which is gone."""
    made = placing.blocks[gone]
    return gone != block and not made.path and folded(made.text) in folded(inserted)


def _side_by_side(placing: Placing, line: int) -> Iterator[list[Difference]]:
    """The differences of a line; those with no letter or digit between them are one: nobody can tell them apart."""
    agreed = placing.correspondence(line)
    assert agreed is not None  # asked of lines that are blocks
    if not agreed.differences:
        return
    group: list[Difference] = []
    here, pieces = shown(placing, line), placing.blocks[placing.of_line[line] or 0].pieces
    for found in agreed.differences:
        if is_refreshed(pieces, here, found):
            continue
        near = group and not any(map(str.isalnum, agreed.block[group[-1].end : found.start]))
        loose = OBJECT in agreed.line[found.at : found.until]
        if group and (not near or loose):
            yield group
            group = []
        group.append(found)
        if loose:
            yield group
            group = []
    if group:
        yield group


def _asked(placing: Placing, translator: Translator, line: int, found: Sequence[Difference]) -> Translated:
    """What differences side by side ask for, as one: what is typed around a source is one text with its full stops."""
    first, last = found[0], found[-1]
    whole = _words(placing, translator, line, Difference(first.start, last.end, first.at, last.until))
    if len(found) == 1 or isinstance(whole.edit, e.ReplaceInCitation):
        return whole
    return _as_one([_words(placing, translator, line, one) for one in found])


def _as_one(asked: Sequence[Translated]) -> Translated:
    """Replacements in one block as one edit of it: refused where one of them is."""
    if refused := next((one for one in asked if one.edit is None), None):
        return refused
    kind = asked[0].kind if len({one.kind for one in asked}) == 1 else RemarkKind.REPLACEMENT
    words = [one.edit.replacements for one in asked if isinstance(one.edit, e.ReplaceText)]
    first = asked[0].edit
    if isinstance(first, e.ReplaceText) and len(words) == len(asked):
        every = tuple(replacement for some in words for replacement in some)
        return Translated(kind, asked[0].path, e.ReplaceText(first.block, every))
    return Translated(kind, why_not=t.TITLE)


def _words(placing: Placing, translator: Translator, line: int, found: Difference) -> Translated:
    """What other words ask for: those of a title too. A new mark of a footnote asks for the footnote."""
    agreed = placing.correspondence(line)
    number = placing.of_line[line]
    assert agreed is not None  # it has a difference
    assert number is not None
    inserted = agreed.line[found.at : found.until]
    start = before_new_mark(placing, line, found)
    asked = translator.words(number, line, start, start + found.end - found.start, inserted)
    if placing.shows_made(line, found.at, found.until):
        return Translated(asked.kind, why_not=asked.why_not or t.INSIDE_GENERATED)
    whole = (found.start, found.end, inserted.strip()) == (0, len(agreed.block), "")
    if asked.why_not is t.TITLE and OBJECT not in inserted and not whole:
        return Translated(asked.kind, placing.blocks[number].path, RetitleText(found.start, found.end, inserted))
    if OBJECT not in inserted or not isinstance(asked.edit, e.ReplaceText):
        return asked
    return _footnote(placing, line, found, asked)


def _footnote(placing: Placing, line: int, found: Difference, asked: Translated) -> Translated:
    """A new footnote, where that is all that is new."""
    agreed = placing.correspondence(line)
    assert agreed is not None  # it has a difference
    assert isinstance(asked.edit, e.ReplaceText)
    deleted, inserted = agreed.block[found.start : found.end], agreed.line[found.at : found.until]
    new = notes_among(placing, line, found.at, found.until)
    if inserted.strip() != OBJECT or deleted.strip() or agreed.line.count(OBJECT) != len(placing.lines[line].notes):
        return Translated(RemarkKind.INSERTION, why_not=t.NEW_PICTURE)
    if len(new) != 1:
        return Translated(RemarkKind.ADDED_FOOTNOTE, why_not=t.UNTRACKED_PARAGRAPH)
    if why_not := unlike_words(new[0], placing.returned.paragraphs):
        return Translated(RemarkKind.ADDED_FOOTNOTE, why_not=why_not)
    text = note_paragraphs(new[0], placing.returned.paragraphs, untracked=True)
    at = asked.edit.replacements[0].end
    return Translated(RemarkKind.ADDED_FOOTNOTE, asked.path, e.InsertNote(asked.edit.block, at, text))


def _frame(outside: Outside) -> Translated:
    kind = RemarkKind.REPLACEMENT if outside.now else RemarkKind.DELETED_PARAGRAPH
    return Translated(kind if outside.kept else RemarkKind.ADDED_PARAGRAPH, why_not=t.FRAME)
