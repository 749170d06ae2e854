"""The timeline: a row for each milestone, its mark at its day, and an arrow from the day it was planned for before."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final

from nds_docs.compose import overview_wording as ow
from nds_docs.compose.drawing import Moment, Timeline
from nds_docs.language import Language
from nds_docs.writers import look
from nds_docs.writers.drawings.calendar import Calendar
from nds_docs.writers.drawings.sheet import LINE, MM, WIDTH, Sheet, width_of, wrapped

SIZE: Final = 8.5  # pt
SMALL: Final = 7.5
DATES: Final = 21.5  # mm: the column of dates
LEFT: Final = 80.0  # mm: where time starts
TITLES: Final = LEFT - DATES - 4
YEARS: Final = 6.0  # mm: the band with the years
MONTHS: Final = 4.5
ROW: Final = 3.8  # mm in a row that is not text
MARK: Final = 1.55  # mm: the radius of a mark
STROKE: Final = 1.1  # pt
FOOT: Final = 6.0


@dataclass(frozen=True)
class _Row:
    moment: Moment
    title: tuple[str, ...]
    height: float


def timeline(drawing: Timeline) -> Sheet:
    """The drawing on its sheet."""
    rows = [_row(moment) for moment in drawing.moments]
    days = [day for moment in drawing.moments for day in (moment.date, moment.was) if day]
    calendar = Calendar.of((*days, drawing.today), LEFT, WIDTH)
    top = YEARS + (MONTHS if any(calendar.months(drawing.language)) else 0)
    bottom = top + sum(row.height for row in rows)
    sheet = Sheet(bottom + FOOT)
    _ground(sheet, calendar, drawing.language, bottom)
    y = top
    for row in rows:
        sheet.line((0, WIDTH), (y, y), look.RULE, 0.5)
        _words(sheet, row, y, drawing.language)
        y += row.height
    sheet.line((0, WIDTH), (bottom, bottom), look.RULE, 0.5)
    _today(sheet, calendar, drawing, top, bottom)
    y = top
    for row in rows:
        _mark(sheet, row.moment, calendar, y + row.height / 2)
        y += row.height
    if any(row.moment.slipped for row in rows):
        _legend(sheet, drawing.language, bottom + 3.6)
    return sheet


def _row(moment: Moment) -> _Row:
    title = wrapped(moment.title, TITLES, SIZE)
    lines = max(len(title), 2 if moment.slipped else 1)
    return _Row(moment, title, lines * SIZE * LINE * MM + ROW)


def _ground(sheet: Sheet, calendar: Calendar, language: Language, bottom: float) -> None:
    """The years as bands, and below their names those of months or quarters."""
    for turn, year in calendar.years():
        if turn % 2:
            sheet.box(year.start, 0, year.end - year.start, bottom, look.BRAND_TINT)
        middle = (year.start + year.end) / 2
        sheet.text(middle, YEARS / 2, year.name, SIZE, look.BRAND, bold=True, align="center")
    for month in calendar.months(language):
        if month.start > LEFT:
            sheet.line((month.start, month.start), (YEARS, YEARS + MONTHS), look.RULE, 0.5)
        sheet.text(month.start + 0.9, YEARS + MONTHS / 2, month.name, SMALL, look.MUTED)


def _words(sheet: Sheet, row: _Row, y: float, language: Language) -> None:
    step = SIZE * LINE * MM
    middle = y + row.height / 2
    dates = [(_short_date(row.moment.date, language), SIZE, look.BRAND, True)]
    if row.moment.slipped and row.moment.was:
        was = ow.WAS.say(language, {"date": _short_date(row.moment.was, language)})
        dates.append((was, SMALL, look.MUTED, False))
    for at, (text, size, colour, bold) in enumerate(dates):
        sheet.text(0, middle + (at - (len(dates) - 1) / 2) * step, text, size, colour, bold=bold)
    for at, line in enumerate(row.title):
        sheet.text(DATES, middle + (at - (len(row.title) - 1) / 2) * step, line, SIZE)


def _mark(sheet: Sheet, moment: Moment, calendar: Calendar, y: float) -> None:
    x = calendar.at(moment.date)
    if moment.slipped and moment.was:
        was = calendar.at(moment.was)
        towards = 1 if x > was else -1
        if abs(x - was) > 2 * MARK + 1:
            sheet.arrow(was + towards * MARK, x - towards * MARK, y, look.BRAND, STROKE)
        sheet.ring(was, y, MARK, look.BRAND, STROKE)
    sheet.disc(x, y, MARK, look.BRAND)


def _today(sheet: Sheet, calendar: Calendar, drawing: Timeline, top: float, bottom: float) -> None:
    """The date of this version, as a line from top to bottom with its name below."""
    name = ow.THIS_VERSION.say(drawing.language, {"date": _short_date(drawing.today, drawing.language)})
    x, half = calendar.at(drawing.today), width_of(name, SMALL, bold=True) / 2
    sheet.line((x, x), (top, bottom + 1.6), look.TODO, 1, dashed=True)
    middle = min(max(x, LEFT + half), WIDTH - half)
    sheet.text(middle, bottom + 3.6, name, SMALL, look.TODO, bold=True, align="center")


def _legend(sheet: Sheet, language: Language, y: float) -> None:
    x = DATES + MARK
    sheet.disc(x, y, MARK, look.BRAND)
    name = ow.MILESTONE.say(language)
    sheet.text(x + 3, y, name, SMALL, look.MUTED)
    x += 3 + width_of(name, SMALL) + 6
    sheet.ring(x, y, MARK, look.BRAND, STROKE)
    sheet.arrow(x + MARK, x + 9 - MARK, y, look.BRAND, STROKE)
    sheet.disc(x + 9, y, MARK, look.BRAND)
    sheet.text(x + 12, y, ow.SLIPPED.say(language), SMALL, look.MUTED)


def _short_date(day: datetime.date, language: Language) -> str:
    return f"{day.day} {ow.SHORT_MONTHS[language][day.month - 1]} {day.year}"
