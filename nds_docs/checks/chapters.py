"""Checks on chapters: their names, the priorities they work out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nds_docs.checks.contributions import better_name
from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.rules import contribution as rules
from nds_docs.checks.rules import place
from nds_docs.checks.suggestion import did_you_mean
from nds_docs.compose.project import Chapter, Project
from nds_docs.document import nodes as n
from nds_docs.document.classes import CONTRIBUTIONS
from nds_docs.document.source import Span
from nds_docs.language import Text
from nds_docs.register.positioned import place_of
from nds_docs.register.schema import PriorityStatus

CHAPTER_NAME = re.compile(r"[0-9]+-[a-z0-9][a-z0-9-]*")


def check(project: Project) -> Iterator[Finding]:
    """What is wrong with the names and the front matter of chapters, and priorities that have none."""
    for chapter in project.chapters:
        yield from _name(chapter)
    yield from _priorities(project)
    yield from _places(project)


def _name(chapter: Chapter) -> Iterator[Finding]:
    if CHAPTER_NAME.fullmatch(chapter.name):
        return
    better = better_name(chapter.name)
    if not better[:1].isdigit():
        better = f"40-{better}"
    hint = Text(nl="noem het bestand bijvoorbeeld `{better}.md`", en="name the file for instance `{better}.md`")
    yield rules.CHAPTER_NAME.at(Span(chapter.source.path, 0, 0), hint=hint, better=better)


def _priorities(project: Project) -> Iterator[Finding]:
    known = {priority.id: priority for priority in project.register.priorities}
    taken: dict[str, str] = {}
    for chapter in project.chapters:
        id_ = chapter.front.priority if chapter.front else None
        if id_ is None:
            continue
        span = place_of(chapter.places, "priority")
        if id_ not in known:
            yield rules.UNKNOWN_PRIORITY.at(span, priority=id_, hint=did_you_mean(id_, known))
        elif known[id_].status is not PriorityStatus.ADOPTED:
            yield rules.CHAPTER_NOT_ADOPTED.at(span, priority=id_, status=known[id_].status.value)
        if id_ in taken:
            yield rules.TWO_CHAPTERS.at(span, priority=id_, other=taken[id_])
        taken.setdefault(id_, chapter.source.path)
    for index, priority in enumerate(project.register.priorities):
        if priority.status is PriorityStatus.ADOPTED and priority.id not in taken:
            span = place_of(project.places, "priorities", index, "id")
            yield rules.PRIORITY_WITHOUT_CHAPTER.at(span, priority=priority.id, title=priority.title)


def _places(project: Project) -> Iterator[Finding]:
    known = [priority.id for priority in project.register.priorities]
    for chapter in project.chapters:
        for node in chapter.nodes:
            if isinstance(node, n.Div) and CONTRIBUTIONS in node.attr.classes:
                id_ = node.attr.get("priority")
                if id_ not in known:
                    yield place.PLACE_WITHOUT_PRIORITY.at(node.span, priority=id_, hint=did_you_mean(id_, known))
