"""What fields show anew in a returned file: a number or reference that a word processor worked out is no change."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from nds_docs.document.nodes import Piece, PieceKind
from nds_docs.document.pieces import OBJECT
from nds_docs.review.alignment import Correspondence, Difference
from nds_docs.review.placing import Placing


class Shown(NamedTuple):
    """The text of a line, and of each of its characters whether a field shows it."""

    text: str
    made: tuple[bool, ...]


def shown(placing: Placing, line: int) -> Shown:
    text = placing.lines[line].text
    return Shown(text, tuple(placing.made(line, at, at + 1) for at in range(len(text))))


def is_refreshed(pieces: Sequence[Piece], line: Shown, found: Difference) -> bool:
    """Whether the program made both texts of a difference between blocks, whose `pieces` these are, and a line."""
    at = 0
    touched = []
    for piece in pieces:
        until = at + len(piece.text)
        touches = at < found.end and found.start < until if found.start < found.end else at <= found.start <= until
        if piece.text and touches:
            touched.append((piece.kind, (at, until)))
        at = until
    kinds = [kind for kind, _ in touched]
    made = PieceKind.GENERATED in kinds and (found.start == found.end or {*kinds} == {PieceKind.GENERATED})
    if OBJECT in line.text[found.at : found.until]:
        return False  # somebody put a note there
    if found.at < found.until or not made:
        return made and all(line.made[found.at : found.until])
    [(_, (start, end)), *others] = touched  # a shorter number: some of it is left
    whole = (start, end) == (found.start, found.end)
    return not others and not whole and any(line.made[max(found.at - 1, 0) : found.at + 1])


def as_sent(pieces: Sequence[Piece], lines: Sequence[Shown]) -> list[str]:
    """The texts of lines that are together some blocks, with what fields show anew as the blocks had it."""
    block = "".join(piece.text for piece in pieces)
    whole = Shown("".join(line.text for line in lines), tuple(flag for line in lines for flag in line.made))
    ends = list(accumulate(len(line.text) for line in lines))
    refreshed = [one for one in Correspondence(block, whole.text).differences if is_refreshed(pieces, whole, one)]
    found, begin = [], 0
    for end in ends:
        parts, at = [], begin
        for one in refreshed:
            if begin <= one.at and one.until <= end and one.at < end:
                parts += [whole.text[at : one.at], block[one.start : one.end]]
                at = one.until
        found.append("".join((*parts, whole.text[at:end])))
        begin = end
    return found
