"""A stretch of time on a line: where a day stands, and which years and months can be named along it."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from nds_docs.compose.overview_wording import SHORT_MONTHS
from nds_docs.language import Language

SHORTEST = 150
"""Days that a line shows at least."""

AROUND = 0.035
"""Of the line, before the first day and after the last."""

NARROWEST_YEAR, NARROWEST_MONTH = 9.5, 7.5
"""mm: what has room for its name."""

YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
MONTH_STEPS = (1, 3)
DAYS_A_YEAR = 365.2425


class Stretch(NamedTuple):
    """A part of the line in mm and what stands there."""

    start: float
    end: float
    name: str


@dataclass(frozen=True)
class Calendar:
    """`first` and `last` are days (`date.toordinal`), at `left` and `right` mm."""

    first: float
    last: float
    left: float
    right: float

    @classmethod
    def of(cls, days: Iterable[datetime.date], left: float, right: float) -> Calendar:
        """The line that shows all of `days`."""
        ordinals = [day.toordinal() for day in days]
        middle, half = (min(ordinals) + max(ordinals)) / 2, max(max(ordinals) - min(ordinals), SHORTEST) / 2
        half /= 1 - 2 * AROUND
        return cls(middle - half, middle + half, left, right)._with_room()

    def _with_room(self) -> Calendar:
        """The same line, a little longer where a year at its ends would else be too narrow for its name."""
        room = NARROWEST_YEAR / (self.right - self.left)
        if self._length(DAYS_A_YEAR) < NARROWEST_YEAR:
            return self
        first, last = self.first, self.last
        turn = _day(self._year(first) + 1, 1)
        if turn < last and (turn - first) / (last - first) < room:
            first = (turn - room * last) / (1 - room)
        turn = _day(self._year(last), 1)
        if turn > first and (last - turn) / (last - first) < room:
            last = (turn - room * first) / (1 - room)
        return replace(self, first=first, last=last)

    def at(self, day: datetime.date) -> float:
        """Where a day stands, in mm."""
        return self._place(day.toordinal())

    def years(self) -> Iterator[tuple[int, Stretch]]:
        """The years, or as many together as have room for a name, from end to end of the line; with their turn.

        What is cut off by an end of the line has no name where it is too narrow for one.
        """
        room = NARROWEST_YEAR if self._length(DAYS_A_YEAR) >= NARROWEST_YEAR else 2 * NARROWEST_YEAR
        step = next((s for s in YEAR_STEPS if self._length(DAYS_A_YEAR * s) >= room), YEAR_STEPS[-1])
        for year in range(self._year(self.first) // step * step, self._year(self.last) + 1, step):
            start, end = self._cut(_day(year, 1)), self._cut(_day(year + step, 1))
            if end > start:
                name = str(year) if step == 1 else f"{max(year, 1)}–{year + step - 1}"
                yield year // step, Stretch(start, end, name if end - start >= room else "")

    def months(self, language: Language) -> Iterator[Stretch]:
        """The months or quarters that are wide enough to name, named by their (first) month."""
        step = next((s for s in MONTH_STEPS if self._length(DAYS_A_YEAR / 12 * s) >= NARROWEST_MONTH), None)
        if step is None:
            return
        for year in range(self._year(self.first), self._year(self.last) + 1):
            for month in range(1, 13, step):
                after = _day(year, month + step) if month + step <= 12 else _day(year + 1, 1)
                start, end = self._cut(_day(year, month)), self._cut(after)
                if end > start:
                    name = SHORT_MONTHS[language][month - 1] if end - start >= NARROWEST_MONTH else ""
                    yield Stretch(start, end, name)

    def _place(self, day: float) -> float:
        return self.left + (day - self.first) / (self.last - self.first) * (self.right - self.left)

    def _cut(self, day: float) -> float:
        return min(max(self._place(day), self.left), self.right)

    def _length(self, days: float) -> float:
        return days / (self.last - self.first) * (self.right - self.left)

    @staticmethod
    def _year(day: float) -> int:
        whole = math.floor(day)
        if datetime.date.min.toordinal() <= whole <= datetime.date.max.toordinal():
            return datetime.date.fromordinal(whole).year
        return int((day - 1) // DAYS_A_YEAR) + 1


def _day(year: int, month: int) -> float:
    """The first day of a month; of years that have no dates too."""
    if datetime.MINYEAR <= year <= datetime.MAXYEAR:
        return datetime.date(year, month, 1).toordinal()
    return (year - 1) * DAYS_A_YEAR + 1
