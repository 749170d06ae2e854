"""Checks on what measures, goals, todo notes and places say in their attributes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.rules import measure as rules
from nds_docs.checks.rules import place
from nds_docs.checks.suggestion import did_you_mean
from nds_docs.compose.project import Chapter, Contribution, Project
from nds_docs.document import nodes as n
from nds_docs.document.classes import CONTRIBUTIONS, GOAL, MEASURE, OVERVIEW, TODO
from nds_docs.register.amounts import Notation, read_amount
from nds_docs.register.schema import Funding, MeasureState
from nds_docs.register.years import read_years

MEASURE_KEYS = ("owner", "partners", "year", "state", "funding", "amount", "goal", "source")
GOAL_KEYS = ("indicator",)
STATES = tuple(state.value for state in MeasureState)
FUNDINGS = tuple(funding.value for funding in Funding)
PLACE_KEYS = {CONTRIBUTIONS: ("priority",), OVERVIEW: ("of", "by")}


def check(project: Project) -> Iterator[Finding]:
    """Unknown parties, values and keys in measures and goals; amounts; text in places that the program fills."""
    parties = tuple(party.id for party in project.register.parties)
    amounts: list[tuple[n.Div, Notation]] = []
    for draft in project.texts:
        for node in draft.nodes:
            if isinstance(node, n.Div):
                yield from _div(node, draft, parties)
                amounts += _notation(node)
    yield from _mixed(amounts)


def _div(div: n.Div, draft: Chapter | Contribution, parties: tuple[str, ...]) -> Iterator[Finding]:
    classes = div.attr.classes
    if MEASURE in classes:
        yield from _measure(div, parties)
    elif GOAL in classes:
        yield from _keys(div, GOAL, GOAL_KEYS)
    elif TODO in classes:
        yield rules.TODO_LEFT.at(div.span, who=div.attr.get("for") or "?")
    elif filled := next((class_ for class_ in (CONTRIBUTIONS, OVERVIEW) if class_ in classes), None):
        yield from _filled(div, filled, draft)


def _measure(div: n.Div, parties: tuple[str, ...]) -> Iterator[Finding]:
    get = div.attr.get
    yield from _keys(div, MEASURE, MEASURE_KEYS)
    if not get("owner"):
        yield rules.MEASURE_WITHOUT_OWNER.at(div.span)
    for party in (get("owner"), *get("partners").split()):
        if party and party not in parties:
            yield rules.MEASURE_PARTY.at(div.span, hint=did_you_mean(party, parties), party=party)
    if get("state") and get("state") not in STATES:
        yield _value(div, "state", STATES)
    if get("funding") and get("funding") not in FUNDINGS:
        yield _value(div, "funding", FUNDINGS)
    if get("year") and read_years(get("year")) is None:
        yield rules.MEASURE_YEAR.at(div.span, year=get("year"))
    yield from _money(div)


def _money(div: n.Div) -> Iterator[Finding]:
    amount, funding = div.attr.get("amount"), div.attr.get("funding")
    if amount and read_amount(amount) is None:
        yield rules.AMOUNT_UNREADABLE.at(div.span, amount=amount)
    if amount and not funding:
        yield rules.AMOUNT_WITHOUT_FUNDING.at(div.span)
    if funding == Funding.ADDITIONAL.value and not amount:
        yield rules.ADDITIONAL_WITHOUT_AMOUNT.at(div.span)


def _notation(div: n.Div) -> Iterator[tuple[n.Div, Notation]]:
    """How the amount of a measure names its currency, where it does."""
    amount = read_amount(div.attr.get("amount")) if MEASURE in div.attr.classes else None
    if amount and amount.notation is not Notation.NONE:
        yield div, amount.notation


def _mixed(amounts: list[tuple[n.Div, Notation]]) -> Iterator[Finding]:
    """The amounts that are written in another way than most; of as many, than the first."""
    for usual, _ in Counter(notation for _, notation in amounts).most_common(1):
        for div, notation in amounts:
            if notation is not usual:
                yield rules.AMOUNTS_MIXED.at(div.span, this=notation.value, usual=usual.value)


def _keys(div: n.Div, kind: str, known: tuple[str, ...]) -> Iterator[Finding]:
    for key, _ in div.attr.pairs:
        if key not in known:
            hint = did_you_mean(key, known) or rules.KNOWN_KEYS
            yield rules.UNKNOWN_ATTRIBUTE.at(div.span, hint=hint, key=key, kind=kind, known=", ".join(known))


def _value(div: n.Div, key: str, known: tuple[str, ...]) -> Finding:
    value = div.attr.get(key)
    hint = did_you_mean(value, known) or rules.KNOWN_KEYS
    return rules.UNKNOWN_VALUE.at(div.span, hint=hint, key=key, value=value, known=", ".join(known))


def _filled(div: n.Div, kind: str, draft: Chapter | Contribution) -> Iterator[Finding]:
    yield from _keys(div, kind, PLACE_KEYS[kind])
    if isinstance(draft, Contribution):
        yield place.PLACE_IN_CONTRIBUTION.at(div.span, kind="." + kind)
    elif div.content:
        yield place.PLACE_WITH_TEXT.at(div.span, kind="." + kind)
