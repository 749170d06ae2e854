"""Where in the source of a block new text goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from nds_docs.review.edit import reasons
from nds_docs.review.edit.edits import EditError, Replacement
from nds_docs.review.edit.units import Mark, Unit, UnitKind


@dataclass
class Placing:
    """The units of a block, those that a replacement deletes, and where its text could stand (before which unit)."""

    replacement: Replacement
    deleted: set[int] = field(default_factory=set)
    places: list[int] = field(default_factory=list)


def placing(units: Sequence[Unit], replacement: Replacement) -> Placing:
    """Which units a replacement deletes, and the places for its text, the best one first."""
    found = Placing(replacement)
    start, end = replacement.start, replacement.end
    offset, low, high = 0, 0, len(units)
    for at, unit in enumerate(units):
        after = offset + len(unit.text)
        if unit.text:
            if start <= offset and after <= end:
                found.deleted.add(at)
            elif after <= start:
                low = at + 1
            elif offset >= end:
                high = min(high, at)
            else:
                raise EditError(reasons.PART_OF_SIGN, typed=unit.text)
        offset = after
    if not 0 <= start <= end <= offset:
        raise EditError(reasons.OUTSIDE)
    if low == 0 and units and units[0].kind is UnitKind.GAP:
        low = 1
    if high == len(units) > low and units[-1].kind is UnitKind.GAP:
        high -= 1
    found.places = _best_first(units, found, low, max(low, high))
    return found


def _best_first(units: Sequence[Unit], found: Placing, low: int, high: int) -> list[int]:
    """All places between two units that stay: where the deleted words were, else as a writer would go on.

    Before and behind what is deleted is one place.
    """
    places = [at for at in range(low, high + 1) if at == low or at - 1 not in found.deleted]
    if found.deleted:
        first = min(found.deleted)
        return sorted(places, key=lambda at: (abs(at - first), at))
    text = found.replacement.text
    left = units[low - 1].text[-1:] if low else ""
    right = units[high].text[:1] if high < len(units) else ""
    depths = {at: _depth(units, at) for at in places}
    if text[:1].isalnum() and left.isalnum():
        return places
    if text[-1:].isalnum() and right.isalnum():
        return places[::-1]
    return sorted(places, key=lambda at: (depths[at], at))


def _depth(units: Sequence[Unit], at: int) -> int:
    """How many marks are around a place before a unit."""
    return len(marks_at(units, at))


def marks_at(units: Sequence[Unit], at: int) -> tuple[Mark, ...]:
    """The marks around a place before a unit."""
    if at >= len(units):
        return ()
    unit = units[at]
    return unit.marks[:-1] if unit.kind is UnitKind.OPEN else unit.marks
