"""Measures and goals as the text and the overviews need them: read from their divs, typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from nds_docs.document import nodes as n
from nds_docs.document.classes import GOAL, MEASURE
from nds_docs.document.nodes import Block, Inline
from nds_docs.document.source import Span
from nds_docs.document.walk import find, rewrite
from nds_docs.register.years import Years, read_years


@dataclass(frozen=True)
class Measure:
    """`::: {.measure …}`. `id` and `goal` are global ids, `owner` and `partners` party ids, the rest as typed."""

    id: str
    title: tuple[Inline, ...]
    owner: str
    partners: tuple[str, ...]
    year: str
    state: str
    funding: str
    amount: str
    goal: str
    sources: tuple[str, ...]
    span: Span

    @property
    def years(self) -> Years | None:
        return read_years(self.year)

    @property
    def period(self) -> str:
        """The year or years as they are printed: "2025–2027"."""
        return self.year.replace("-", "–")


class Placed(NamedTuple):
    """A measure, and the heading of the chapter it stands in."""

    chapter: n.Header
    measure: Measure


@dataclass(frozen=True)
class Goal:
    """`::: {.goal …}`."""

    id: str
    title: tuple[Inline, ...]
    indicator: str
    span: Span


def is_measure(div: n.Div) -> bool:
    return MEASURE in div.attr.classes


def is_goal(div: n.Div) -> bool:
    return GOAL in div.attr.classes


def measure_of(div: n.Div) -> Measure:
    """The measure a div describes; what was not given is ""."""
    get = div.attr.get
    return Measure(
        id=div.attr.id,
        title=title_of(div),
        owner=get("owner"),
        partners=tuple(get("partners").split()),
        year=get("year"),
        state=get("state"),
        funding=get("funding"),
        amount=get("amount"),
        goal=get("goal"),
        sources=tuple(get("source").split()),
        span=div.span,
    )


def goal_of(div: n.Div) -> Goal:
    """The goal a div describes."""
    return Goal(div.attr.id, title_of(div), div.attr.get("indicator"), div.span)


def measures(blocks: tuple[Block, ...]) -> Iterator[Measure]:
    """All measures in reading order."""
    return (measure_of(div) for div in find(blocks, n.Div) if is_measure(div))


def with_chapters(blocks: tuple[Block, ...]) -> Iterator[Placed]:
    """All measures of an assembled text in reading order, each with its chapter."""
    chapter = n.Header(1, ())
    for node in find(blocks, n.Header, n.Div):
        if isinstance(node, n.Header) and node.level == 1:
            chapter = node
        elif isinstance(node, n.Div) and is_measure(node):
            yield Placed(chapter, measure_of(node))


def goals(blocks: tuple[Block, ...]) -> Iterator[Goal]:
    """All goals in reading order."""
    return (goal_of(div) for div in find(blocks, n.Div) if is_goal(div))


def title_of(div: n.Div) -> tuple[Inline, ...]:
    """The heading a div starts with, else its first paragraph, without footnotes."""
    first = div.content[0] if div.content else None
    match first:
        case n.Header() | n.Para() | n.Plain():
            return without_notes(first.content)
        case _:
            return ()


def without_notes(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The same inlines without footnotes and citations, as a list of contents or a table repeats them."""
    kept = rewrite((n.Plain(content),), inline=lambda _: (), of=(n.Note, n.Cite))
    plain = kept[0]
    return plain.content if isinstance(plain, n.Plain) else ()
