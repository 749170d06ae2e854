"""The marks of footnotes among the characters of a line, and which of them are new."""

from __future__ import annotations

from nds_docs.document.pieces import OBJECT
from nds_docs.review.alignment import Difference
from nds_docs.review.placing import Placing


def notes_among(placing: Placing, line: int, start: int, end: int) -> tuple[str, ...]:
    """The footnotes of marks among some characters of a line, of which nothing was sent."""
    marks = placing.notes_of(line)
    return tuple(marks[at][0] for at in _marks(placing, line, start, end) if marks[at][1])


def _marks(placing: Placing, line: int, start: int, end: int) -> range:
    """The marks of notes, by number, among some characters of a line, with those right beside them: they are alike."""
    text = placing.lines[line].text
    if text.count(OBJECT) != len(placing.lines[line].notes) or OBJECT not in text[start:end]:
        return range(0)
    first, last = text.index(OBJECT, start), text.rindex(OBJECT, start, end) + 1
    while text[first - 1 : first] == OBJECT:
        first -= 1
    while text[last : last + 1] == OBJECT:
        last += 1
    return range(text[:first].count(OBJECT), text[:last].count(OBJECT))


def before_new_mark(placing: Placing, line: int, found: Difference) -> int:
    """Where in a block a difference begins: of marks side by side the new one need not be the one that differs."""
    text, marks = placing.lines[line].text, placing.notes_of(line)
    beside = _marks(placing, line, found.at, found.until)
    new = [at for at in beside if marks[at][1]]
    if text[found.at : found.until] != OBJECT or found.start < found.end or len(new) != 1:
        return found.start
    return found.start + new[0] - text[: found.at].count(OBJECT)
