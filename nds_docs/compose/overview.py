"""The overviews that the program writes, in the place of `::: {.overview of=…}`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.rules import place as rules
from nds_docs.checks.suggestion import did_you_mean
from nds_docs.compose import overview_wording as ow
from nds_docs.compose import wording as w
from nds_docs.compose.assemble import Placement
from nds_docs.compose.labels import LabelTable
from nds_docs.compose.measures import Measure, goals, measures
from nds_docs.compose.project import Contribution, Project
from nds_docs.document import nodes as n
from nds_docs.document.classes import OVERVIEW
from nds_docs.document.nodes import Attr, Block, Inline
from nds_docs.document.walk import AnyNode, children, rewrite
from nds_docs.language import Language, Text
from nds_docs.register.load import resolve_priority
from nds_docs.register.schema import Party, Priority, PriorityStatus

Bibliography = Mapping[str, tuple[Inline, ...]]
"""Reference key → the full description of the source, in the order of the list."""


@dataclass(frozen=True)
class Survey:
    """What overviews are made from: the assembled text and all that is known about it."""

    project: Project
    blocks: tuple[Block, ...]
    placement: Placement
    table: LabelTable
    bibliography: Bibliography
    language: Language


def fill_overviews(survey: Survey) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """The text with every overview in its place. A second of a kind has an id of its own."""
    filler = _Filler(survey)
    return rewrite(survey.blocks, block=filler.block), tuple(filler.findings)


@dataclass
class _Filler:
    survey: Survey
    findings: list[Finding] = field(default_factory=list)
    made: dict[str, int] = field(default_factory=dict)

    def block(self, block: Block) -> tuple[Block, ...]:
        if not (isinstance(block, n.Div) and OVERVIEW in block.attr.classes and not _in_contribution(block)):
            return (block,)
        kind = block.attr.get("of")
        make = OVERVIEWS.get(kind)
        if make is None:
            hint, kinds = did_you_mean(kind, OVERVIEWS), ", ".join(OVERVIEWS)
            self.findings.append(rules.UNKNOWN_OVERVIEW.at(block.span, hint=hint, kind=kind, kinds=kinds))
            return (block,)
        self.made[kind] = self.made.get(kind, 0) + 1
        suffix = f"-{self.made[kind]}" if self.made[kind] > 1 else ""
        content = make(self.survey, f"{ow.IDS[kind]}{suffix}")
        return (replace(block, content=(*content, *block.content)),)


def _measures(survey: Survey, id_: str) -> tuple[Block, ...]:
    found = tuple(measures(survey.blocks))
    if not found:
        return _nothing(ow.NO_MEASURES, survey)
    parties = {party.id: party.short for party in survey.project.register.parties}
    rows = tuple(
        (
            _reference(measure.id),
            measure.title,
            _said(parties.get(measure.owner, measure.owner)),
            _said(", ".join(parties.get(partner, partner) for partner in measure.partners)),
            _said(measure.period),
            _said(_money(measure, survey.language)),
        )
        for measure in found
    )
    return (_table(survey, id_, ow.ALL_MEASURES, ow.MEASURE_COLUMNS, rows),)


def _goals(survey: Survey, id_: str) -> tuple[Block, ...]:
    found = tuple(goals(survey.blocks))
    if not found:
        return _nothing(ow.NO_GOALS, survey)
    by_goal: dict[str, list[Measure]] = {}
    for measure in measures(survey.blocks):
        by_goal.setdefault(measure.goal, []).append(measure)
    rows = tuple(
        (
            _reference(goal.id),
            goal.title,
            _said(goal.indicator),
            _references([measure.id for measure in by_goal.get(goal.id, [])]),
        )
        for goal in found
    )
    return (_table(survey, id_, ow.ALL_GOALS, ow.GOAL_COLUMNS, rows),)


def _priorities(survey: Survey, id_: str) -> tuple[Block, ...]:
    parties = {party.id: party.name for party in survey.project.register.parties}
    rows = tuple(
        (
            _said(priority.title),
            _said(parties.get(priority.proposed_by, priority.proposed_by)),
            _joined([_cited(key, survey) for key in priority.basis]),
            _said(_fate(priority, survey)),
            _chapter_of(priority, survey),
        )
        for priority in survey.project.register.priorities
    )
    return (_table(survey, id_, ow.ALL_PRIORITIES, ow.PRIORITY_COLUMNS, rows),)


def _coherence(survey: Survey, id_: str) -> tuple[Block, ...]:
    """Priorities in rows, parties in columns: a full dot for working out, an open one for touching on."""
    register, placement = survey.project.register, survey.placement
    contributing = {id_ for c in survey.project.contributions if c.front for id_ in c.front.all_parties}
    parties = tuple(party for party in register.parties if party.id in contributing)
    adopted = tuple(p for p in register.priorities if p.id in survey.table.priorities)
    if not parties or not adopted:
        return _nothing(ow.NO_COHERENCE, survey)
    rows = tuple(
        ((n.Str(priority.title),), *(_said(_part(placement, priority.id, party)) for party in parties))
        for priority in adopted
    )
    heads = (ow.PRIORITY, *(Text(party.short, party.short) for party in parties))
    legend = n.Para((n.Str(ow.COHERENCE_LEGEND.say(survey.language)),))
    centred = (n.Alignment.DEFAULT, *(n.Alignment.CENTER for _ in parties))
    return (_table(survey, id_, ow.COHERENCE, heads, rows, centred), legend)


def _part(placement: Placement, priority: str, party: Party) -> str:
    def brings(contributions: Mapping[str, tuple[Contribution, ...]]) -> bool:
        return any(c.front and party.id in c.front.all_parties for c in contributions.get(priority, ()))

    if brings(placement.primary):
        return "●"
    return "○" if brings(placement.secondary) else "–"


def _planning(survey: Survey, id_: str) -> tuple[Block, ...]:
    milestones = sorted(survey.project.register.milestones, key=lambda m: m.date)
    if not milestones:
        return _nothing(ow.NO_MILESTONES, survey)
    rows = tuple(
        (
            _said(w.long_date(milestone.date, survey.language)),
            _said(milestone.title),
            _said(w.long_date(milestone.was, survey.language) if milestone.was else "–"),
        )
        for milestone in milestones
    )
    return (_table(survey, id_, ow.PLANNING, ow.PLANNING_COLUMNS, rows),)


def _parties_overview(survey: Survey, id_: str) -> tuple[Block, ...]:
    language = survey.language
    rows = tuple(
        (
            _said(party.name),
            _said(party.short),
            _said(w.PARTY_KIND_WORDS[party.kind].say(language)),
            _said((ow.YES if party.writing_group else ow.NO).say(language)),
        )
        for party in survey.project.register.parties
    )
    return (_table(survey, id_, ow.ALL_PARTIES, ow.PARTY_COLUMNS, rows),)


def _references_overview(survey: Survey, id_: str) -> tuple[Block, ...]:
    """Every source that is cited or built on, and the chapters and contributions that do so."""
    used = _cited_where(survey)
    rows = tuple(
        (description, _references(used[key])) for key, description in survey.bibliography.items() if key in used
    )
    if not rows:
        return _nothing(ow.NO_REFERENCES, survey)
    return (_table(survey, id_, ow.ALL_REFERENCES, ow.REFERENCE_COLUMNS, rows),)


def _abbreviations(survey: Survey, id_: str) -> tuple[Block, ...]:
    known = {party.short: party.name for party in survey.project.register.parties if party.short != party.name}
    known.update(survey.project.words.abbreviations)
    if not known:
        return _nothing(ow.NO_ABBREVIATIONS, survey)
    rows = tuple((_said(short), _said(known[short])) for short in sorted(known, key=str.casefold))
    return (_table(survey, id_, ow.ALL_ABBREVIATIONS, ow.ABBREVIATION_COLUMNS, rows),)


OVERVIEWS: dict[str, Callable[[Survey, str], tuple[Block, ...]]] = {
    "measures": _measures,
    "goals": _goals,
    "priorities": _priorities,
    "coherence": _coherence,
    "planning": _planning,
    "parties": _parties_overview,
    "references": _references_overview,
    "abbreviations": _abbreviations,
}


def _in_contribution(div: n.Div) -> bool:
    return div.span.path.startswith("contributions/")


def _cited_where(survey: Survey) -> dict[str, list[str]]:
    """Reference key → the ids of the headings of level 1 and 2 under which it is cited, in reading order."""
    where: dict[str, list[str]] = {}
    heading = ""
    builds_on = _builds_on(survey)
    for block in survey.blocks:
        if isinstance(block, n.Header) and block.level <= 2:
            heading = block.attr.id
        for key in (*builds_on.get(heading, ()), *_keys(block)):
            if heading and heading not in where.setdefault(key, []):
                where[key].append(heading)
    return where


def _builds_on(survey: Survey) -> dict[str, list[str]]:
    """The sources that contributions say they build on, by the id of the heading under which they are."""
    found: dict[str, list[str]] = {}
    for contribution in survey.project.contributions:
        path = contribution.source.path
        heading = survey.table.absorbed.get(path, survey.table.titles[path])
        found.setdefault(heading, []).extend(contribution.front.builds_on if contribution.front else ())
    return found


def _keys(node: AnyNode) -> Iterator[str]:
    if isinstance(node, n.Cite):
        yield from (citation.key for citation in node.citations)
    if isinstance(node, n.Div):
        yield from node.attr.get("source").removeprefix("@").split()
    for child in children(node):
        yield from _keys(child)


def _fate(priority: Priority, survey: Survey) -> str:
    titles = {p.id: p.title for p in survey.project.register.priorities}
    words = w.PRIORITY_STATUS_WORDS[priority.status]
    return words.say(survey.language, {"into": titles.get(priority.into or "", "")})


def _chapter_of(priority: Priority, survey: Survey) -> tuple[Inline, ...]:
    final = resolve_priority(survey.project.register, priority.id)
    chapter = survey.table.priorities.get(final.id)
    return _reference(chapter, bare=False) if chapter and final.status is not PriorityStatus.DROPPED else _said("–")


def _cited(key: str, survey: Survey) -> tuple[Inline, ...]:
    reference = survey.project.references.get(key)
    return _said(reference.title if reference else key)


def _money(measure: Measure, language: Language) -> str:
    funding = w.typed_word(measure.funding, ow.FUNDING_SHORT, language)
    return ", ".join(part for part in (measure.amount, funding) if part)


def _said(text: str) -> tuple[Inline, ...]:
    return (n.Str(text),) if text else ()


def _reference(id_: str, *, bare: bool = True) -> tuple[Inline, ...]:
    return (n.CrossReference(id_, bare),) if id_ else ()


def _references(ids: list[str]) -> tuple[Inline, ...]:
    return _joined([_reference(id_) for id_ in ids])


def _joined(parts: list[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    joined: list[Inline] = []
    for part in parts:
        joined += [n.Str(", "), *part] if joined else part
    return tuple(joined)


def _nothing(text: Text, survey: Survey) -> tuple[Block, ...]:
    return (n.Para((n.Str(text.say(survey.language)),)),)


def _table(
    survey: Survey,
    id_: str,
    caption: Text,
    heads: tuple[Text, ...],
    rows: tuple[tuple[tuple[Inline, ...], ...], ...],
    alignments: tuple[n.Alignment, ...] = (),
) -> n.Table:
    """A table of generated text."""
    aligned = alignments or tuple(n.Alignment.DEFAULT for _ in heads)
    said = tuple((n.Str(head.say(survey.language)),) for head in heads)
    return n.Table(
        columns=tuple(map(n.Column, aligned)),
        head=(_row(said),),
        body=tuple(_row(row) for row in rows),
        caption=n.Caption((n.Plain((n.Str(caption.say(survey.language)),)),)),
        attr=Attr(id_),
    )


def _row(cells: tuple[tuple[Inline, ...], ...]) -> n.Row:
    return n.Row(tuple(n.Cell((n.Plain(content),) if content else ()) for content in cells))
