"""A file as Word leaves it when it saves what LibreOffice had saved: other bytes, the same words and revisions."""

from __future__ import annotations

from tests.reviewers.word import Reviewer


def as_word_leaves_it(raw: bytes, seed: int) -> bytes:
    """The file with all that Word changes besides the text."""
    word = Reviewer(raw)
    word.disturb(seed)
    word.in_dutch()
    return word.save()
