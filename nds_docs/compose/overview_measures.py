"""The overviews of measures, in the order that a reader asks for, and of goals."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import NamedTuple

from nds_docs.compose import overview_wording as ow
from nds_docs.compose import wording as w
from nds_docs.compose.measures import Measure, goals, measures, with_chapters, without_notes
from nds_docs.compose.overview_cells import Content, Group, grouped, nothing, reference, references, row, said, table
from nds_docs.compose.survey import Survey
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Block
from nds_docs.language import Text
from nds_docs.register.years import Years

MOST_YEARS = 6
"""Columns of years on an upright page; later years share the last."""


class Column(NamedTuple):
    """A column of a table of measures: its head, and what a measure has in it."""

    head: Text
    cell: Callable[[Measure, Survey], Content]


NUMBER = Column(ow.NUMBER, lambda measure, survey: reference(measure.id))
TITLE = Column(ow.MEASURE, lambda measure, survey: measure.title)
OWNER = Column(w.OWNER, lambda measure, survey: said(_short(measure.owner, survey)))
PARTNERS = Column(
    w.PARTNERS,
    lambda measure, survey: said(", ".join(_short(partner, survey) for partner in measure.partners)),
)
PERIOD = Column(w.PERIOD, lambda measure, survey: said(measure.period))
MONEY = Column(w.MONEY, lambda measure, survey: said(_money(measure, survey)))

WHOLE = (NUMBER, TITLE, OWNER, PARTNERS, PERIOD, MONEY)
OF_AN_OWNER = (NUMBER, TITLE, PARTNERS, PERIOD, MONEY)


def all_measures(survey: Survey, id_: str) -> tuple[Block, ...]:
    """Measures in reading order."""
    rows = _rows(measures(survey.blocks), WHOLE, survey)
    return (table(survey, id_, ow.ALL_MEASURES, _heads(WHOLE), rows),) if rows else nothing(ow.NO_MEASURES, survey)


def by_priority(survey: Survey, id_: str) -> tuple[Block, ...]:
    """Measures under the chapter they stand in, which works out a priority or not."""
    groups = [
        Group(without_notes(chapter.content), _rows((placed.measure for placed in found), WHOLE, survey))
        for chapter, found in groupby(with_chapters(survey.blocks), key=lambda placed: placed.chapter)
    ]
    return _grouped(survey, id_, ow.BY_PRIORITY, WHOLE, groups)


def by_owner(survey: Survey, id_: str) -> tuple[Block, ...]:
    """Measures under their owner, each once; below them, in one line, those in which that party is a partner."""
    found = tuple(measures(survey.blocks))
    groups: list[Group] = []
    for party, name in _owners(found, survey).items():
        own = _rows((measure for measure in found if measure.owner == party), OF_AN_OWNER, survey)
        helped = references(measure.id for measure in found if party in measure.partners)
        if own or helped:
            after = (n.Str(ow.PARTNER_IN.say(survey.language)), *helped) if helped else ()
            groups.append(Group(said(name), own, after))
    if orphans := _rows((measure for measure in found if not measure.owner), OF_AN_OWNER, survey):
        groups.append(Group(said(ow.NO_OWNER.say(survey.language)), orphans))
    return _grouped(survey, id_, ow.BY_OWNER, OF_AN_OWNER, groups)


def by_year(survey: Survey, id_: str) -> tuple[Block, ...]:
    """Measures under the year in which they start, with a column for every year in which one runs.

    So each stands there once, and no amount is counted twice; who plans a year reads down its column.
    """
    found = tuple(measures(survey.blocks))
    columns = (NUMBER, TITLE, OWNER, *map(_year_column, shown_years([m.years for m in found if m.years])))
    groups: list[Group] = []
    for first in sorted({measure.years.first for measure in found if measure.years}):
        rows = _rows((m for m in found if m.years and m.years.first == first), columns, survey)
        groups.append(Group(said(ow.STARTS_IN.say(survey.language, {"year": first})), rows))
    if undated := _rows((measure for measure in found if not measure.years), columns, survey):
        groups.append(Group(said(ow.NO_YEAR.say(survey.language)), undated))
    legend = n.Para(said(ow.YEARS_LEGEND.say(survey.language)))
    return (*_grouped(survey, id_, ow.BY_YEAR, columns, groups), *((legend,) if groups else ()))


def all_goals(survey: Survey, id_: str) -> tuple[Block, ...]:
    """Goals in reading order, each with the measures that contribute to it."""
    found = tuple(goals(survey.blocks))
    if not found:
        return nothing(ow.NO_GOALS, survey)
    by_goal: dict[str, list[str]] = {}
    for measure in measures(survey.blocks):
        by_goal.setdefault(measure.goal, []).append(measure.id)
    rows = (
        row(reference(goal.id), goal.title, said(goal.indicator), references(by_goal.get(goal.id, [])))
        for goal in found
    )
    return (table(survey, id_, ow.ALL_GOALS, ow.GOAL_COLUMNS, rows),)


def _grouped(
    survey: Survey, id_: str, caption: Text, columns: tuple[Column, ...], groups: list[Group]
) -> tuple[Block, ...]:
    if not groups:
        return nothing(ow.NO_MEASURES, survey)
    return (grouped(survey, id_, caption, _heads(columns), groups),)


def _heads(columns: tuple[Column, ...]) -> tuple[Text, ...]:
    return tuple(column.head for column in columns)


def _rows(found: Iterable[Measure], columns: tuple[Column, ...], survey: Survey) -> tuple[n.Row, ...]:
    return tuple(row(*(column.cell(measure, survey) for column in columns)) for measure in found)


def shown_years(periods: list[Years]) -> tuple[Years, ...]:
    """The years of the columns, one each; the last stands for all that follow where there are too many."""
    if not periods:
        return ()
    first, last = min(period.first for period in periods), max(period.last for period in periods)
    single = [Years(year, year) for year in range(first, min(last + 1, first + MOST_YEARS))]
    return (*single[:-1], Years(single[-1].first, last))


def _year_column(shown: Years) -> Column:
    head = Text(str(shown.first), str(shown.first))
    if shown.first != shown.last:
        head = Text(ow.AND_LATER.nl.format(year=shown.first), ow.AND_LATER.en.format(year=shown.first))
    return Column(head, lambda measure, survey: said(part_of_period(measure.years, shown).say(survey.language)))


def part_of_period(years: Years | None, shown: Years) -> Text:
    """What a measure does in a year: start, run, end, or nothing."""
    if years is None or years.last < shown.first or shown.last < years.first:
        return ow.NOT_THEN
    starts, ends = shown.first <= years.first, years.last <= shown.last
    return ow.PARTS_OF_PERIOD[starts, ends]


def _owners(found: tuple[Measure, ...], survey: Survey) -> dict[str, str]:
    """The parties in the order of the register, then owners that it does not know."""
    known = {party.id: ow.named(party) for party in survey.project.register.parties}
    return known | {measure.owner: measure.owner for measure in found if measure.owner and measure.owner not in known}


def _short(party: str, survey: Survey) -> str:
    return next((known.short for known in survey.project.register.parties if known.id == party), party)


def _money(measure: Measure, survey: Survey) -> str:
    funding = w.typed_word(measure.funding, ow.FUNDING_SHORT, survey.language)
    return ", ".join(part for part in (measure.amount, funding) if part)
