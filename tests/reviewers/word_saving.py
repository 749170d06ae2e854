"""A file as Word leaves it when it saves what LibreOffice had saved: other bytes, the same words and revisions."""

from __future__ import annotations

from tests.reviewers.word_anew import written_anew
from tests.reviewers.word_dress import dressed
from tests.reviewers.word_file import WordFile


def as_word_leaves_it(raw: bytes, seed: int) -> bytes:
    """The file with all that Word changes besides the words: runs, ids, styles, fields, quotes, wrappers, metadata."""
    word = WordFile(raw)
    word.disturb(seed)
    word.refresh_fields()
    word.renew_ids(seed)
    word.in_dutch()
    word.autocorrect()
    written_anew(word, seed)
    dressed(word, seed)
    word.scrub()
    return word.save()
