"""What the program says again elsewhere of a title that was changed: overviews and references in words follow it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nds_docs.review.alignment import folded
from nds_docs.review.returned import final, original
from tests.reviewers import sorts
from tests.reviewers.deciding import Accepts, Reviewed, decided
from tests.reviewers.sent import NOTHING, Character, Sent

TITLES = frozenset((sorts.TITLE, sorts.HEADING, sorts.HEADING_OF_FRAME))
SHORTEST = 8
"""Letters of a title below which it might stand in a line by chance."""


def followed(expected: list[str], reviewed: Reviewed, accepts: Accepts) -> list[str]:
    """Lines as `whole.words` gives them, those that the program makes with the titles that are accepted.

    A line that nobody typed cannot be changed by a remark, so that no wrong edit is hidden.
    """
    changed, made = _changed(reviewed, accepts), _made(reviewed.sent)
    return [_with(line, changed) if line in made else line for line in expected]


def _with(line: str, changed: Mapping[str, str]) -> str:
    for old, new in changed.items():
        line = line.replace(old, new)
    return line


def _changed(reviewed: Reviewed, accepts: Accepts) -> dict[str, str]:
    """The titles that change: what a person typed of them, and what it becomes."""
    found = {}
    for line in final(decided(reviewed.returned, accepts).paragraphs) if reviewed.as_sent else ():
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


def _made(sent: Sent) -> set[str]:
    """The lines of which nobody typed a word, without what fields show."""
    found = set()
    for line, known in zip(original(sent.returned.paragraphs), sent.lines, strict=True):
        if not known.written:
            runs = [run for number in line.paragraphs for run in sent.returned.paragraphs[number].runs]
            found.add(folded("".join(run.text for run in runs if not run.generated)).replace(" ", ""))
    return found
