"""Where two texts became one, or one became two: what was changed there, and what was changed elsewhere in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from nds_docs.document.nodes import Piece, PieceKind
from nds_docs.document.pieces import OBJECT
from nds_docs.review.alignment import LEAST_ALIKE, Correspondence, Difference, folded, likeness
from nds_docs.review.refreshed import Shown, is_refreshed

END: Final = "\n"
"""Between two texts that are held against one."""


class Seam(NamedTuple):
    """At the seam the characters `start` to `end` of what was sent became `at` to `until` of what there is.

    `others` are differences elsewhere.
    """

    start: int
    end: int
    at: int
    until: int
    others: tuple[Difference, ...] = ()


def joined_at(first: Sequence[Piece], second: Sequence[Piece], line: Shown) -> Seam | None:
    """The seam of two blocks that are one line; None where it is not much of both."""
    cut = sum(len(piece.text) for piece in first)
    return _seam((*first, Piece(0, 0, END, PieceKind.ATOM), *second), line, cut, in_block=True)


def parted_at(block: Sequence[Piece], first: Shown, second: Shown) -> Seam | None:
    """The seam of a block that is two lines; None where both are not much of it."""
    both = Shown(first.text + END + second.text, (*first.made, False, *second.made))
    return _seam(block, both, len(first.text), in_block=False)


def _seam(pieces: Sequence[Piece], line: Shown, cut: int, *, in_block: bool) -> Seam | None:
    """The seam where a block or else a line is `cut`."""
    block = "".join(piece.text for piece in pieces)
    if likeness(block, line.text) < LEAST_ALIKE:
        return None
    agreed = Correspondence(block, line.text)
    before: list[Difference] = []
    behind: list[Difference] = []
    for one in agreed.same:
        start, end = one[:2] if in_block else one[2:]
        if _stays(block[one.start : one.end]) and not start <= cut < end:
            (before if end <= cut else behind).append(one)
    parts = ((block if in_block else line.text)[:cut], (block if in_block else line.text)[cut:])
    if not (_is_much(before, parts[0]) and _is_much(behind, parts[1])):
        return None
    found = _least(Seam(before[-1].end, behind[0].start, before[-1].until, behind[0].at), block, line.text)
    elsewhere = (one for one in agreed.differences if _is_before(one, before[-1]) or _is_before(behind[0], one))
    others = tuple(_side_by_side((one for one in elsewhere if not is_refreshed(pieces, line, one)), block))
    places = (*others, Difference(*found[:4]))
    if any(OBJECT in block[one.start : one.end] + line.text[one.at : one.until] for one in places):
        return None
    return found._replace(others=others)


def _stays(text: str) -> bool:
    """Whether a stretch that both texts have is surely the same: marks and spaces may be so by chance."""
    return OBJECT in text or any(map(str.isalnum, text))


def _is_before(one: Difference, other: Difference) -> bool:
    """Whether a stretch ends where another ends at the latest, in both texts."""
    return one.end <= other.end and one.until <= other.until


def _side_by_side(found: Iterable[Difference], block: str) -> Iterator[Difference]:
    """Differences; those with no letter or digit between them are one."""
    last: Difference | None = None
    for one in found:
        if last and not any(map(str.isalnum, block[last.end : one.start])):
            last = Difference(last.start, one.end, last.at, one.until)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _is_much(same: Sequence[Difference], part: str) -> bool:
    """Whether enough of a part is the same in both texts."""
    return bool(same) and sum(one.end - one.start for one in same) >= LEAST_ALIKE * sum(map(str.isalnum, part))


def _least(seam: Seam, block: str, line: str) -> Seam:
    """A seam without the characters at its ends that are the same, up to the end that came or went there."""
    start, end, at, until, _ = seam
    while start < end and at < until and END not in (block[start], line[at]) and _are_alike(block[start], line[at]):
        start, at = start + 1, at + 1
    while start < end and at < until and _are_alike(block[end - 1], line[until - 1]):
        if END in (block[end - 1], line[until - 1]):
            break
        end, until = end - 1, until - 1
    return Seam(start, end, at, until)


def _are_alike(one: str, other: str) -> bool:
    """Whether two characters are the same but for their dress."""
    return one == other or folded(one) == folded(other)
