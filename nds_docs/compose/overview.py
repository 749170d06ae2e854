"""The overviews that the program writes, in the place of `::: {.overview of=…}`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.rules import place as rules
from nds_docs.checks.suggestion import did_you_mean
from nds_docs.compose import overview_measures
from nds_docs.compose import overview_wording as ow
from nds_docs.compose import wording as w
from nds_docs.compose.drawing import URL, Drawing
from nds_docs.compose.overview_cells import Content, Group, grouped, joined, nothing, reference, row, said, table
from nds_docs.compose.overview_drawings import DRAWINGS, figure, matrix
from nds_docs.compose.overview_sources import sources
from nds_docs.compose.survey import Survey
from nds_docs.document import nodes as n
from nds_docs.document.classes import OVERVIEW
from nds_docs.document.nodes import Block
from nds_docs.document.walk import rewrite
from nds_docs.language import Text
from nds_docs.register.load import resolve_priority
from nds_docs.register.schema import Milestone, Priority, PriorityStatus

NO_BREAK = "\u00a0"


class Filled(NamedTuple):
    """The text with every overview in its place; `drawings` maps the url of an image in it to what it shows."""

    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...]
    drawings: Mapping[str, Drawing]


def fill_overviews(survey: Survey) -> Filled:
    """Puts every overview in its place. A second of a kind has ids of its own."""
    filler = _Filler(survey)
    blocks = rewrite(survey.blocks, block=filler.block, of=(n.Div,))
    return Filled(blocks, tuple(filler.findings), filler.drawings)


@dataclass
class _Filler:
    survey: Survey
    findings: list[Finding] = field(default_factory=list)
    made: Counter[str] = field(default_factory=Counter)
    drawings: dict[str, Drawing] = field(default_factory=dict)

    def block(self, block: Block) -> tuple[Block, ...]:
        if not (isinstance(block, n.Div) and OVERVIEW in block.attr.classes and not _in_contribution(block)):
            return (block,)
        of = block.attr.get("of")
        kinds = tuple(dict.fromkeys(kind for kind, _ in OVERVIEWS))
        if of not in kinds:
            values = {"kind": of, "kinds": ", ".join(kinds)}
            self.findings.append(rules.UNKNOWN_OVERVIEW.at(block.span, hint=did_you_mean(of, kinds), **values))
            return (block,)
        by = self.order(block, of)
        id_ = ow.overview_id(of, by)
        self.made[id_] += 1
        suffix = f"-{self.made[id_]}" if self.made[id_] > 1 else ""
        content = OVERVIEWS[of, by](self.survey, id_ + suffix)
        return (replace(block, content=(*self.figure(of, suffix), *content, *block.content)),)

    def figure(self, of: str, suffix: str) -> tuple[Block, ...]:
        """What the overview shows as a drawing, for the kinds that have one."""
        drawing = DRAWINGS[of](self.survey) if of in DRAWINGS else None
        if drawing is None:
            return ()
        id_ = f"{ow.FIGURE_IDS[of]}{suffix}"
        url = f"{URL}{id_}"
        self.drawings[url] = drawing
        return (figure(drawing, id_, url),)

    def order(self, div: n.Div, of: str) -> str:
        """`by=` of an overview; "" where it is not given or means nothing, the latter with a finding."""
        by = div.attr.get("by")
        orders = tuple(order for kind, order in OVERVIEWS if kind == of and order)
        if (of, by) in OVERVIEWS:
            return by
        if orders:
            values = {"by": by, "kind": of, "orders": ", ".join(orders)}
            self.findings.append(rules.UNKNOWN_ORDER.at(div.span, hint=did_you_mean(by, orders), **values))
        else:
            self.findings.append(rules.NO_ORDER.at(div.span, kind=of, by=by))
        return ""


def _priorities(survey: Survey, id_: str) -> tuple[Block, ...]:
    """By the party that proposed them: on what basis, what became of them, where they are worked out."""
    register, language = survey.project.register, survey.language
    names = {party.id: ow.named(party) for party in register.parties}
    proposers = dict.fromkeys(priority.proposed_by for priority in register.priorities)
    groups = (
        Group(
            said(ow.PROPOSED_BY.say(language, {"party": names.get(proposer, proposer)})),
            tuple(_origin(priority, survey) for priority in register.priorities if priority.proposed_by == proposer),
        )
        for proposer in proposers
    )
    return (grouped(survey, id_, ow.ALL_PRIORITIES, ow.PRIORITY_COLUMNS, groups),)


def _origin(priority: Priority, survey: Survey) -> n.Row:
    return row(
        said(priority.title),
        joined(_cited(key, survey) for key in priority.basis),
        said(_fate(priority, survey)),
        _chapter_of(priority, survey),
    )


def _coherence(survey: Survey, id_: str) -> tuple[Block, ...]:
    """Priorities in rows, parties in columns: a full dot for working out, an open one for touching on."""
    known = matrix(survey)
    if known is None:
        return nothing(ow.NO_COHERENCE, survey)
    rows = (
        row(said(priority), *(said(ow.SIGNS[part]) for part in parts))
        for priority, parts in zip(known.priorities, known.parts, strict=True)
    )
    heads = (ow.PRIORITY, *(Text(party.short, party.short) for party in known.parties))
    legend = n.Para((n.Str(ow.COHERENCE_LEGEND.say(survey.language)),))
    centred = (n.Alignment.DEFAULT, *(n.Alignment.CENTER for _ in known.parties))
    return (table(survey, id_, ow.COHERENCE, heads, rows, centred), legend)


def _planning(survey: Survey, id_: str) -> tuple[Block, ...]:
    milestones = sorted(survey.project.register.milestones, key=lambda m: m.date)
    if not milestones:
        return nothing(ow.NO_MILESTONES, survey)
    rows = (
        row(
            said(w.long_date(milestone.date, survey.language).replace(" ", NO_BREAK)),
            said(milestone.title),
            said(_moved(milestone, survey)),
        )
        for milestone in milestones
    )
    return (table(survey, id_, ow.PLANNING, ow.PLANNING_COLUMNS, rows),)


def _moved(milestone: Milestone, survey: Survey) -> str:
    """The date that was planned before and the new one, in words."""
    if milestone.was is None:
        return "–"
    words = ow.EARLIER if milestone.date < milestone.was else ow.LATER
    was, now = (w.long_date(day, survey.language) for day in (milestone.was, milestone.date))
    return words.say(survey.language, {"was": was, "now": now})


def _parties_overview(survey: Survey, id_: str) -> tuple[Block, ...]:
    language = survey.language
    rows = (
        row(
            said(party.name),
            said(party.short),
            said(w.PARTY_KIND_WORDS[party.kind].say(language)),
            said((ow.YES if party.writing_group else ow.NO).say(language)),
        )
        for party in survey.project.register.parties
    )
    return (table(survey, id_, ow.ALL_PARTIES, ow.PARTY_COLUMNS, rows),)


def _abbreviations(survey: Survey, id_: str) -> tuple[Block, ...]:
    known = {party.short: party.name for party in survey.project.register.parties if party.short != party.name}
    known.update(survey.project.words.abbreviations)
    if not known:
        return nothing(ow.NO_ABBREVIATIONS, survey)
    rows = (row(said(short), said(known[short])) for short in sorted(known, key=str.casefold))
    return (table(survey, id_, ow.ALL_ABBREVIATIONS, ow.ABBREVIATION_COLUMNS, rows),)


OVERVIEWS: dict[tuple[str, str], Callable[[Survey, str], tuple[Block, ...]]] = {
    ("measures", ""): overview_measures.all_measures,
    ("measures", "priority"): overview_measures.by_priority,
    ("measures", "owner"): overview_measures.by_owner,
    ("measures", "year"): overview_measures.by_year,
    ("goals", ""): overview_measures.all_goals,
    ("priorities", ""): _priorities,
    ("coherence", ""): _coherence,
    ("planning", ""): _planning,
    ("parties", ""): _parties_overview,
    ("references", ""): sources,
    ("abbreviations", ""): _abbreviations,
}
"""What makes an overview, by its `of=` and `by=`."""


def _in_contribution(div: n.Div) -> bool:
    return div.span.path.startswith("contributions/")


def _fate(priority: Priority, survey: Survey) -> str:
    """What became of a priority, and when that was decided."""
    titles = {p.id: p.title for p in survey.project.register.priorities}
    words = w.PRIORITY_STATUS_WORDS[priority.status]
    state = words.say(survey.language, {"into": titles.get(priority.into or "", "")})
    if priority.decided is None:
        return state
    return ow.DECIDED.say(survey.language, {"state": state, "date": w.long_date(priority.decided, survey.language)})


def _chapter_of(priority: Priority, survey: Survey) -> Content:
    final = resolve_priority(survey.project.register, priority.id)
    chapter = survey.table.priorities.get(final.id)
    return reference(chapter, bare=False) if chapter and final.status is not PriorityStatus.DROPPED else said("–")


def _cited(key: str, survey: Survey) -> Content:
    source = survey.project.references.get(key)
    return said(source.short_title if source else key)
