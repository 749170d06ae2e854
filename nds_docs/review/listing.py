"""Remarks as a list: each where its text stands today, and only those that were asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from nds_docs.build import store
from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.rules import review as rules
from nds_docs.compose.project import Chapter, Contribution, Project
from nds_docs.document.source import Source, Span
from nds_docs.language import Language, Text
from nds_docs.review.carry import carry
from nds_docs.review.files import ReviewFile
from nds_docs.review.remark import Remark, RemarkState, shown_range, source_range
from nds_docs.review.wording import change


@dataclass(frozen=True)
class Listed:
    """A remark with the `file` it stands in, who the file is of, and its place in today's text.

    `moved_on`: the text it is about is no longer what it was. `span` is empty where it has no place. `to` is the
    `file:line` that an open move brings its words to, "" for all else.
    """

    remark: Remark
    file: str
    reviewer: str
    build: str
    place: str
    span: Span
    moved_on: bool
    to: str = ""


@dataclass(frozen=True)
class Wanted:
    """What to list: "" and None stand for all. `contribution` is PARTY/name, `priority` an id."""

    party: str = ""
    contribution: str = ""
    reviewer: str = ""
    state: RemarkState | None = None
    priority: str = ""
    ids: tuple[str, ...] = ()


def listed(root: Path, reviews: Mapping[str, ReviewFile], today: Mapping[str, bytes]) -> tuple[Listed, ...]:
    """Every remark, in the order of today's texts; those without a place come last."""
    sources = {path: Source(path, raw) for path, raw in today.items() if path.endswith((".md", ".yml"))}
    builds = {id_: _sources(root, id_) for id_ in {review.build for review in reviews.values()}}
    found = []
    for file, review in reviews.items():
        built = builds[review.build]
        for remark in review.remarks:
            place, span, moved_on = _today(remark, built, sources)
            to = _moved_to(remark, built, sources)
            found.append(Listed(remark, file, review.reviewer, review.build, place, span, moved_on, to))
    return tuple(sorted(found, key=lambda one: (not one.span, one.span, one.file, one.remark.id)))


def _sources(root: Path, build: str) -> Mapping[str, Source]:
    """The texts of a build; none where it is not kept here."""
    kept = store.load(root, build)
    return {path: Source(path, raw) for path, raw in kept.sources.items()} if kept else {}


def _today(remark: Remark, built: Mapping[str, Source], sources: Mapping[str, Source]) -> tuple[str, Span, bool]:
    at = shown_range(remark.at)
    if at is None:
        return "", Span("", 0, 0), False
    old, new = built.get(at.path), sources.get(at.path)
    if new is None:
        return remark.at, Span("", 0, 0), True
    if old is None:
        return remark.at, at.span(new), True
    was = at.span(old)
    now = carry(old.text, new.text, was.start, was.end)
    span = Span(at.path, now.start, now.end)
    return source_range(new, span).shown, span, not now.same


def _moved_to(remark: Remark, built: Mapping[str, Source], sources: Mapping[str, Source]) -> str:
    if not (remark.only_moved and remark.patches and remark.state is RemarkState.OPEN):
        return ""
    there = max(remark.patches, key=lambda one: len(one.new) - len(one.old))
    old, new = built.get(there.path), sources.get(there.path)
    if old is None or new is None:
        return ""
    line, _ = new.place(carry(old.text, new.text, there.start, there.start).start)
    return f"{there.path}:{line + len(there.new) - len(there.new.lstrip(chr(10)))}"


def chosen(all_: Iterable[Listed], wanted: Wanted, project: Project) -> tuple[Listed, ...]:
    """Those that were asked for."""
    of_priority = _texts_of(project, wanted.priority) if wanted.priority else frozenset()
    return tuple(
        one
        for one in all_
        if (not wanted.party or one.remark.party == wanted.party)
        and (not wanted.contribution or one.remark.contribution == wanted.contribution)
        and (not wanted.reviewer or wanted.reviewer.casefold() in one.reviewer.casefold())
        and (wanted.state is None or one.remark.state is wanted.state)
        and (not wanted.priority or one.span.path in of_priority)
        and (not wanted.ids or one.remark.id in wanted.ids)
    )


def _texts_of(project: Project, priority: str) -> frozenset[str]:
    """The texts that are tagged with a priority."""

    def tagged(draft: Chapter | Contribution) -> bool:
        if draft.front is None:
            return False
        return priority in (draft.front.priorities if isinstance(draft, Contribution) else (draft.front.priority,))

    return frozenset(draft.source.path for draft in project.drafts if tagged(draft))


def open_findings(all_: Iterable[Listed]) -> tuple[Finding, ...]:
    """A note at the place of every remark that nobody answered."""
    return tuple(
        rules.OPEN_REMARK.at(
            one.span,
            hint=None if one.remark.patches else rules.ANSWER_IT,
            id=one.remark.id,
            author=one.remark.author,
            said=said(one.remark),
        )
        for one in all_
        if one.remark.state is RemarkState.OPEN and one.span
    )


def said(remark: Remark, most: int = 70) -> Text:
    """What a remark says, on one line: the comment, or the old words and the new."""
    if remark.comment:
        comment = _short(remark.comment, most)
        return Text(comment, comment)
    each = most // 2 if remark.text and remark.proposal and not remark.only_moved else most
    return change(_short(remark.text, each), _short(remark.proposal, each), moved=remark.only_moved)


def _short(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def as_json(all_: Iterable[Listed], language: Language) -> str:
    """The list for programs."""
    rows = [
        {"place": one.place, "moved_on": one.moved_on, "file": one.file, "reviewer": one.reviewer}
        | msgspec.to_builtins(one.remark)
        for one in all_
    ]
    return json.dumps({"language": language, "remarks": rows}, ensure_ascii=False, indent=2) + "\n"
