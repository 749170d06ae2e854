"""Words that went in one place and came in another with tracking off are one difference: both are done, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from nds_docs.document.pieces import OBJECT
from nds_docs.review import texts as t
from nds_docs.review.alignment import folded
from nds_docs.review.built import Built
from nds_docs.review.changes import END, Change
from nds_docs.review.edit import edits as e
from nds_docs.review.edit.shape import Glyph
from nds_docs.review.loose import Untracked
from nds_docs.review.moves import has_more
from nds_docs.review.remark import RemarkKind
from nds_docs.review.stories import Stories
from nds_docs.review.translation import Translated

NEAR = 3
"""Blocks between two places, up to which a few words in both may well be the same words."""

SHORTEST = 3
"""Less than a word of so many characters says nothing."""

LONG = 8
"""Of fewer characters part of a word may be the same by chance."""

MANY_WORDS = 3
"""So many words in the same order are the same words, wherever they stand."""

_NEW_WORDS = (RemarkKind.INSERTION, RemarkKind.REPLACEMENT)
_WHOLE = (RemarkKind.ADDED_PARAGRAPH, RemarkKind.DELETED_PARAGRAPH)


def together(found: Sequence[Untracked], built: Built, stories: Stories) -> Iterator[Untracked]:
    """The differences, with a paragraph that went and the words that it left elsewhere as one, and the other way.

    What would be lost of those words when they are typed anew, their emphasis, references and notes, refuses it. A
    paragraph that went and new words where it stood, at the edge of the one beside it, are one too.
    """
    left = list(found)
    while left:
        one = left.pop(0)
        while (other := next((other for other in left if _shares(one, other)), None)) is not None:
            left.remove(other)
            stood = _stands_in(one, other) or _stands_in(other, one)
            one = _as_one(*((_without_loss(each, built) for each in (one, other)) if stood else (one, other)))
        while (other := next((other for other in left if _stood_there(one, other, stories)), None)) is not None:
            left.remove(other)
            one = _as_one(one, other)
        yield one


def half_accepted(found: Sequence[Change], loose: Sequence[Untracked]) -> Iterator[tuple[Change, Untracked]]:
    """Moves of which somebody accepted one end: a paragraph that went untracked and stands elsewhere as a change, or
    the other way; each with its change.
    """
    left = list(loose)
    for change in found:
        other = next((one for one in left if _is_other_end(change, one)), None)
        if other is not None:
            left.remove(other)
            yield change, other


def _is_other_end(change: Change, one: Untracked) -> bool:
    if bool(change.deleted) == bool(change.inserted) or END not in change.deleted + change.inserted:
        return False
    went, came = (one.deleted, change.inserted) if change.inserted else (change.deleted, one.inserted)
    words, others = (folded(text.replace(END, " ").replace(OBJECT, "")) for text in (went, came))
    whole = not (one.inserted if change.inserted else one.deleted)
    return whole and len(words.split()) >= MANY_WORDS and words == others


def _as_one(one: Untracked, other: Untracked) -> Untracked:
    asked = tuple(part._replace(kind=RemarkKind.REARRANGED) for part in (*one.translated, *other.translated))
    deleted, inserted = (
        filter(None, texts) for texts in ((one.deleted, other.deleted), (one.inserted, other.inserted))
    )
    notes = (*one.notes, *other.notes)
    return Untracked(one.spot or other.spot, "\n".join(deleted), "\n".join(inserted), asked, notes)


def _stood_there(one: Untracked, other: Untracked, stories: Stories) -> bool:
    for gone, words in ((one, other), (other, one)):
        if gone.spot is None or words.spot is None or gone.spot.start == gone.spot.end or not words.inserted.strip():
            continue
        whole = {part.kind for part in gone.translated} == {RemarkKind.DELETED_PARAGRAPH}
        if whole and all(part.kind in _NEW_WORDS and part.why_not is not t.FRAME for part in words.translated):
            number, start, end = words.spot
            before, behind = (stories.block_beside(gone.spot.block, step) for step in (-1, 1))
            if (number, start) == (behind, 0) or (number, end) == (before, len(stories.placing.blocks[number].text)):
                return True
    return False


def _without_loss(one: Untracked, built: Built) -> Untracked:
    """A difference; refused where it takes out more than plain words, which stand elsewhere now."""
    return one._replace(translated=tuple(_plain(asked, built) for asked in one.translated))


def _plain(asked: Translated, built: Built) -> Translated:
    text = built.text(asked.path) if asked.path else None
    lost: list[Glyph] = []
    match asked.edit:
        case e.DeleteBlocks(blocks) if text:
            lost = [glyph for block in blocks for glyph in text.glyphs(block)]
        case e.ReplaceText(block, words) if text:
            lost = [glyph for one in words for glyph in text.glyphs(block)[one.start : one.end]]
    return asked._replace(edit=None, why_not=t.MOVED_MARKUP) if has_more(lost) else asked


def _shares(one: Untracked, other: Untracked) -> bool:
    """Whether the words of a paragraph that came or went are among those that went or came with the other."""
    parts = [part for both in (one, other) for part in both.translated]
    whole = any(part.kind in _WHOLE or part.why_not is t.FRAME for part in parts)
    return whole and (_holds(one, other) or _holds(other, one))


def _stands_in(one: Untracked, other: Untracked) -> bool:
    """Whether words that went with the one are no chance in the other: they are those that stood there."""
    lost, new = folded(one.deleted), folded(other.inserted)
    found = SequenceMatcher(None, lost, new, autojunk=False).find_longest_match()
    return found.size >= 2 * LONG or len(lost[found.a : found.a + found.size].split()) >= MANY_WORDS


def _holds(one: Untracked, other: Untracked) -> bool:
    lost, new = folded(one.deleted), folded(other.inserted)
    near = one.spot is None or other.spot is None or abs(one.spot.block - other.spot.block) <= NEAR
    words, text = sorted((lost, new), key=len)
    if near and len(words) >= LONG:
        common = SequenceMatcher(None, words, text, autojunk=False).find_longest_match().size
        return common >= min(len(words), 2 * LONG)
    if len(words) < LONG:
        words, text = f" {words} ", f" {text} "  # a part of a word is no word
    many = near or len(words.split()) >= MANY_WORDS
    return many and len(words.strip()) >= SHORTEST and words in text
