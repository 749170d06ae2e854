"""Checks on contributions that a chapter has taken in: known, once, unchanged since, all measures and goals kept."""

from __future__ import annotations

from collections.abc import Iterator

from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.rules import absorbed as rules
from nds_docs.checks.rules.contribution import UNKNOWN_CONTRIBUTION
from nds_docs.checks.suggestion import did_you_mean
from nds_docs.compose.project import Chapter, Contribution, Project
from nds_docs.document import nodes as n
from nds_docs.document.classes import GOAL, MEASURE
from nds_docs.document.source import Span
from nds_docs.document.walk import plain_text
from nds_docs.register.positioned import place_of
from nds_docs.register.schema import Absorbed

COUNTED = (MEASURE, GOAL)
"""What overviews list: it may not get lost when a text is rewritten."""


def check(project: Project) -> Iterator[Finding]:
    """What is wrong with `absorbs`, and what of an absorbed contribution the chapter does not say (any more)."""
    contributions = {contribution.id: contribution for contribution in project.contributions}
    taken: dict[str, str] = {}
    for chapter in project.chapters:
        for index, entry in enumerate(chapter.front.absorbed if chapter.front else ()):
            span = place_of(chapter.places, "absorbs", index)
            id_ = entry.contribution
            if id_ not in contributions:
                hint = did_you_mean(id_, contributions)
                yield UNKNOWN_CONTRIBUTION.at(span, contribution=id_, hint=hint)
            elif id_ in taken:
                yield rules.ABSORBED_TWICE.at(span, contribution=id_, other=taken[id_])
            else:
                yield from _version(entry, contributions[id_], chapter, span)
                yield from _left_out(contributions[id_], chapter)
            taken.setdefault(id_, chapter.source.path)


def _version(entry: Absorbed, contribution: Contribution, chapter: Chapter, span: Span) -> Iterator[Finding]:
    now = contribution.fingerprint
    if not entry.fingerprint:
        yield rules.NO_FINGERPRINT.at(span, contribution=contribution.id, fingerprint=now)
    elif entry.fingerprint != now:
        for place in (span, Span(contribution.source.path, 0, 0)):
            yield rules.CHANGED_SINCE.at(
                place, contribution=contribution.id, chapter=chapter.source.path, fingerprint=now
            )


def _left_out(contribution: Contribution, chapter: Chapter) -> Iterator[Finding]:
    """Measures and goals whose label and heading the chapter has neither of, in a block of that kind."""
    there = {name for kind, div in _counted(chapter) for name in _names(kind, div)}
    for kind, div in _counted(contribution):
        if there.isdisjoint(_names(kind, div)):
            yield rules.NOT_TAKEN_OVER.at(div.span, kind=kind, chapter=chapter.source.path)


def _counted(draft: Chapter | Contribution) -> Iterator[tuple[str, n.Div]]:
    for node in draft.nodes:
        if isinstance(node, n.Div):
            yield from ((kind, node) for kind in COUNTED if kind in node.attr.classes)


def _names(kind: str, div: n.Div) -> set[tuple[str, str]]:
    """What a measure or goal can be known by: its label, and the heading it starts with."""
    first = div.content[0] if div.content else None
    title = plain_text(first.content) if isinstance(first, n.Header) else ""
    return {(kind, name) for name in ("#" + div.attr.id, title) if name.strip("#")}
