"""What the program says again elsewhere of a title that was changed: overviews and references in words follow it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from nds_docs.review.alignment import folded
from nds_docs.review.returned import Returned, final
from tests.reviewers import sorts
from tests.reviewers.comparing import words_of_lines
from tests.reviewers.deciding import Accepts, Reviewed, decided
from tests.reviewers.sent import NOTHING, Character

TITLES = frozenset((sorts.TITLE, sorts.HEADING, sorts.HEADING_OF_FRAME))
SHORTEST = 8
"""Letters of a title below which it might stand in a line by chance."""


def followed(returned: Returned, got: Sequence[str], reviewed: Reviewed, accepts: Accepts) -> list[str]:
    """The words of `returned`; in lines that the program makes the titles that are accepted, where `got` has them.

    The title of a priority may stand in such a line too, and stays: it is in `nds.yml`. A line that nobody typed cannot
    be changed by a remark, so that no wrong edit is hidden.
    """
    changed = _changed(reviewed, accepts)
    lines = list(words_of_lines(returned))
    found = [text for text, _ in lines]
    as_sent = {new: old for old, new in changed.items() if len(new) >= SHORTEST}
    ours, theirs = ([_with(line, as_sent) for line in text] for text in (found, got))
    for at, there, size in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
        for number in range(size):
            line, paragraphs = lines[at + number]
            if _is_made(paragraphs, reviewed) and got[there + number] == _with(line, changed):
                found[at + number] = got[there + number]
    return found


def _with(line: str, changed: Mapping[str, str]) -> str:
    for old, new in changed.items():
        line = line.replace(old, new)
    return line


def _changed(reviewed: Reviewed, accepts: Accepts) -> dict[str, str]:
    """The titles that change: what a person typed of them, and what it becomes."""
    found = {}
    for line in final(decided(reviewed.returned, accepts).paragraphs):
        of = {reviewed.line_of[number] for number in line.paragraphs if number in reviewed.line_of}
        sent = [reviewed.sent.lines[number] for number in of]
        if len(sent) == 1 and sent[0].sort in TITLES:
            now = [one for number, at, length in line.slices for one in reviewed.between(number, at, at + length)]
            old, new = _typed(sent[0].characters), _typed(now)
            if old != new and len(old) >= SHORTEST:
                found[old] = new
    return found


def _typed(characters: Iterable[Character]) -> str:
    return folded("".join(one.text for one in characters if one.thing == NOTHING)).replace(" ", "")


def _is_made(paragraphs: Sequence[int], reviewed: Reviewed) -> bool:
    """Whether nobody typed a word of a line."""
    numbers = [reviewed.line_of.get(number) for number in paragraphs]
    return all(number is not None and not reviewed.sent.lines[number].written for number in numbers)
