"""The drawings beside the overviews, and what they show in words for who does not see them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import assert_never

from nds_docs.compose import overview_wording as ow
from nds_docs.compose import wording as w
from nds_docs.compose.assemble import Placement
from nds_docs.compose.drawing import Contributor, Drawing, Matrix, Moment, Part, Timeline
from nds_docs.compose.project import Contribution
from nds_docs.compose.survey import Survey
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Attr
from nds_docs.language import Language

LONGEST_DESCRIPTION = 900
"""Characters of a description that names everything; a longer one counts, for the table has it all."""


def timeline(survey: Survey) -> Timeline | None:
    """The milestones of the register; None where there are none."""
    register = survey.project.register
    milestones = sorted(register.milestones, key=lambda milestone: milestone.date)
    moments = tuple(Moment(milestone.date, milestone.title, milestone.was) for milestone in milestones)
    return Timeline(moments, register.document.date, survey.language) if moments else None


def matrix(survey: Survey) -> Matrix | None:
    """Who works on which of the priorities that have a chapter; None where nobody contributes, or there are none."""
    project, placement = survey.project, survey.placement
    contributing = {id_ for c in project.contributions if c.front for id_ in c.front.all_parties}
    parties = tuple(party for party in project.register.parties if party.id in contributing)
    adopted = tuple(p for p in project.register.priorities if p.id in survey.table.priorities)
    if not parties or not adopted:
        return None
    parts = tuple(tuple(_part(placement, priority.id, party.id) for party in parties) for priority in adopted)
    contributors = tuple(Contributor(party.short, party.kind) for party in parties)
    return Matrix(tuple(priority.title for priority in adopted), contributors, parts, survey.language)


DRAWINGS: Mapping[str, Callable[[Survey], Drawing | None]] = {"coherence": matrix, "planning": timeline}
"""What is drawn beside the table of an overview, by its `of=`; None where there is nothing to draw."""


def _part(placement: Placement, priority: str, party: str) -> Part:
    def brings(contributions: Mapping[str, tuple[Contribution, ...]]) -> bool:
        return any(c.front and party in c.front.all_parties for c in contributions.get(priority, ()))

    if brings(placement.primary):
        return Part.WORKS_OUT
    return Part.TOUCHES if brings(placement.secondary) else Part.NONE


def figure(drawing: Drawing, id_: str, url: str) -> n.Figure:
    """The figure that shows `drawing` as the image `url`, with its caption and its description."""
    caption = ow.FIGURE_CAPTIONS[type(drawing)].say(drawing.language)
    image = n.Image((), url, attr=Attr(pairs=(("alt", description(drawing)),)))
    return n.Figure((n.Plain((image,)),), n.Caption((n.Plain((n.Str(caption),)),)), Attr(id_))


def description(drawing: Drawing) -> str:
    """What is to be seen: everything by name where that is not too long, else what stands out, else in numbers."""
    forms: tuple[tuple[str, ...], ...]
    match drawing:
        case Timeline():
            opening = _timeline_opening(drawing)
            forms = (tuple(_moments(drawing)), tuple(_slips(drawing)), (_slip_count(drawing),))
        case Matrix():
            counts = {"priorities": len(drawing.priorities), "parties": len(drawing.parties)}
            opening = ow.MATRIX_SHOWN.say(drawing.language, counts)
            forms = (tuple(_rows(drawing, w.enumeration)), tuple(_rows(drawing, _counted)), _matrix_count(drawing))
        case _:
            assert_never(drawing)
    more = ow.TABLE_HAS_ALL.say(drawing.language)
    texts = [" ".join((opening, *sentences, *((more,) if at else ()))) for at, sentences in enumerate(forms)]
    return next((text for text in texts if len(text) <= LONGEST_DESCRIPTION), texts[-1])


def _timeline_opening(drawing: Timeline) -> str:
    one = len(drawing.moments) == 1
    values = {
        "count": len(drawing.moments),
        "first": w.long_date(drawing.moments[0].date, drawing.language),
        "last": w.long_date(drawing.moments[-1].date, drawing.language),
        "today": w.long_date(drawing.today, drawing.language),
    }
    return (ow.TIMELINE_SHOWN_ONE if one else ow.TIMELINE_SHOWN).say(drawing.language, values)


def _moments(drawing: Timeline) -> Iterator[str]:
    for moment in drawing.moments:
        text = ow.MOMENT_SLIPPED if moment.slipped else ow.MOMENT
        yield text.say(drawing.language, _said(moment, drawing.language))


def _slips(drawing: Timeline) -> Iterator[str]:
    slips = [moment for moment in drawing.moments if moment.slipped]
    if not slips:
        yield _slip_count(drawing)
    for moment in slips:
        yield ow.MOMENT_SLIPPED.say(drawing.language, _said(moment, drawing.language))


def _said(moment: Moment, language: Language) -> Mapping[str, str]:
    return {
        "date": w.long_date(moment.date, language),
        "title": moment.title.rstrip("."),
        "was": w.long_date(moment.was, language) if moment.was else "",
    }


def _slip_count(drawing: Timeline) -> str:
    count = sum(moment.slipped for moment in drawing.moments)
    return ow.SLIPPED_COUNT[min(count, 2)].say(drawing.language, {"count": count})


def _rows(drawing: Matrix, name: Callable[[tuple[str, ...], Language], str]) -> Iterator[str]:
    """A sentence for each priority; `name` says who in words."""
    for row, priority in enumerate(drawing.priorities):
        working, touching = drawing.who(row, Part.WORKS_OUT), drawing.who(row, Part.TOUCHES)
        values = {
            "priority": priority,
            "working": name(working, drawing.language),
            "touching": name(touching, drawing.language),
        }
        yield ow.MATRIX_ROWS[bool(working), bool(touching)].say(drawing.language, values)


def _counted(names: tuple[str, ...], language: Language) -> str:
    return (ow.ONE_PARTY if len(names) == 1 else ow.PARTIES_COUNT).say(language, {"count": len(names)})


def _matrix_count(drawing: Matrix) -> tuple[str, ...]:
    """How many priorities nobody works out; nothing where that is none."""
    empty = sum(Part.WORKS_OUT not in row for row in drawing.parts)
    return (ow.MATRIX_COUNT.say(drawing.language, {"empty": empty}),) if empty else ()
