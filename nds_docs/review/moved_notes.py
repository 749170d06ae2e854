"""Notes of citations that stand behind punctuation in the document, and before it in the Markdown.

`keten [@bron].` reads as `keten.¹`: a change of `keten.` reaches over the citation in the source without touching its
note. Such a change becomes two replacements, around the citation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from nds_docs.build.blocks import StoredBlock
from nds_docs.compose.cite import PUNCTUATION
from nds_docs.document.nodes import PieceKind
from nds_docs.document.pieces import OBJECT


class MovedNote(NamedTuple):
    """Offsets in a block's text: the words of the citation in the sentence, if any, from `words`; punctuation from
    `marks`; the note at `note`.
    """

    words: int
    marks: int
    note: int

    def is_parted(self, start: int, end: int) -> bool:
        """Whether new text in the place of a stretch parts the citation, its punctuation and its note."""
        if start == end:
            return self.marks < start <= self.note
        if end > self.note:
            return self.words < start <= self.note
        return end > self.words

    def is_all(self, start: int, end: int) -> bool:
        """Whether a stretch is the mark of the note, which is all that is shown of the citation."""
        return (start, end) == (self.note, self.note + 1) and self.words == self.marks


def moved_notes(block: StoredBlock) -> Iterator[MovedNote]:
    """The notes in a block that stand behind punctuation which follows their citation."""
    at = before = 0
    marks = ""
    words = -1  # where the last words begin that the program made of a citation, where nothing stands behind them yet
    for piece in block.pieces:
        if not piece.text:
            continue
        if piece.text == OBJECT and piece.start == piece.end and marks:
            yield MovedNote(words if words >= 0 else before, before, at)
        if marks := piece.text if not piece.text.strip(PUNCTUATION) else "":
            before = at
        else:
            words = at if piece.kind is PieceKind.GENERATED else -1
        at += len(piece.text)


class Part(NamedTuple):
    """The characters `start` to `end` of a block's text become `text`."""

    start: int
    end: int
    text: str


def around(block: StoredBlock, note: MovedNote, start: int, end: int, text: str) -> tuple[Part, Part] | None:
    """A change that parts a citation and its note as one before the citation and one of the punctuation behind it.

    None where it is about the words of the citation, takes only some of all along, or would put punctuation behind a
    note before it, which would then change places with it.
    """
    if note.words < note.marks or end > note.note:
        return None
    marks = block.text[note.marks : note.note]
    said = marks[: max(0, start - note.marks)] + text + marks[max(0, end - note.marks) :]
    words = said.rstrip(PUNCTUATION)
    if words[:1] and words[0] in PUNCTUATION and block.text[: min(start, note.marks)].endswith(OBJECT):
        return None
    return Part(min(start, note.marks), note.marks, words), Part(note.marks, note.note, said[len(words) :])
