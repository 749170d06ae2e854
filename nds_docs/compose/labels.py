"""What can be referred to: every label of every text, and which place a reference means.

Local first, then global (design: "Labels"). The global id of a contribution's label is PARTY-FILESTEM-LABEL, that of a
chapter's label is the label itself; the title of a file has the label `sec-FILESTEM`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from nds_docs.checks.suggestion import nearest
from nds_docs.compose.overview_wording import FIGURE_IDS, overview_id
from nds_docs.compose.project import Chapter, Contribution, Project
from nds_docs.document import nodes as n
from nds_docs.document.classes import GOAL, MEASURE, OVERVIEW
from nds_docs.document.nodes import Block
from nds_docs.document.source import Span
from nds_docs.document.walk import AnyNode, label_of, plain_text
from nds_docs.register.load import resolve_priority
from nds_docs.register.positioned import place_of
from nds_docs.register.schema import PriorityStatus

Draft = Chapter | Contribution
CONTRIBUTIONS = "contributions/"


class Target(NamedTuple):
    """One labelled place: its global id and where it is written."""

    id: str
    span: Span


@dataclass(frozen=True)
class LabelTable:
    """`local` maps path → label → target: typed labels, that of the title, and those of headings without one.

    `titles` maps path → the id of the title; `automatic` maps path → the ids, in reading order, of what has a number or
    heading but no label.
    `everywhere` maps a typed label → its targets in the running text; `priorities` maps a priority → the heading of its
    chapter; `absorbed` maps the path of an absorbed contribution → the heading of the chapter that took it in.
    """

    local: Mapping[str, Mapping[str, Target]]
    titles: Mapping[str, str]
    automatic: Mapping[str, tuple[str, ...]]
    everywhere: Mapping[str, tuple[Target, ...]]
    priorities: Mapping[str, str]
    absorbed: Mapping[str, str]


@dataclass(frozen=True)
class Found:
    """A reference with one target; `absorbed` when its text went into a chapter, whose heading stands in."""

    id: str
    absorbed: bool = False


@dataclass(frozen=True)
class Missing:
    """No such label; `near` is one that looks like it, as it would be typed here, "" where none does."""

    near: str = ""


@dataclass(frozen=True)
class Ambiguous:
    """Several texts have the label, and the referring text is none of them.

    `places` are their files, `spellings` what to type for those that are contributions.
    """

    places: tuple[str, ...]
    spellings: tuple[str, ...]


@dataclass(frozen=True)
class Dropped:
    """The priority was dropped: it has no chapter."""

    priority: str


Resolution = Found | Missing | Ambiguous | Dropped


def title_label(draft: Draft, typed: Container[str]) -> str:
    """The label of a file's title: `sec-` and the file name, in chapters without its number.

    Where the text has typed that label itself, a reference means what was typed, and the title has one of its own.
    """
    label = "sec-" + (re.sub(r"^\d+-", "", draft.name) if isinstance(draft, Chapter) else draft.name)
    return _free(f"{label}-titel", typed) if label in typed else label


def title_span(draft: Draft) -> Span:
    return place_of(draft.places, "title")


def global_id(draft: Draft, label: str) -> str:
    """PARTY-FILESTEM-LABEL for a contribution, LABEL for a chapter."""
    return f"{draft.party}-{draft.name}-{label}" if isinstance(draft, Contribution) else label


def collect(project: Project) -> LabelTable:
    """The labels of all chapters and contributions (the letter apart)."""
    local: dict[str, Mapping[str, Target]] = {}
    titles: dict[str, str] = {}
    automatic: dict[str, tuple[str, ...]] = {}
    everywhere: dict[str, list[Target]] = {}
    absorbed = _absorbed(project)
    for draft in project.drafts:
        path, labels = draft.source.path, _typed(draft)
        title = title_label(draft, labels)
        titles[path] = global_id(draft, title)
        labels[title] = Target(titles[path], title_span(draft))
        local[path], automatic[path] = _with_automatic(draft, labels)
        if path not in absorbed:
            for label, target in labels.items():
                everywhere.setdefault(label, []).append(target)
    return LabelTable(
        local,
        titles,
        automatic,
        {label: tuple(targets) for label, targets in everywhere.items()},
        {c.front.priority: titles[c.source.path] for c in project.chapters if c.front and c.front.priority},
        {path: titles[chapter.source.path] for path, chapter in absorbed.items()},
    )


def labels_of_letter(letter: Chapter, table: LabelTable, also: Mapping[str, Target]) -> LabelTable:
    """The same table with the labels of the covering letter, which only the letter itself can use.

    `also` are those of what the program adds to the letter; what was typed comes first.
    """
    path = letter.source.path
    typed = {label: Target("letter-" + label, target.span) for label, target in _typed(letter).items()}
    typed = {**also, **typed}
    labels, automatic = _with_automatic(letter, typed)
    return replace(table, local={**table.local, path: labels}, automatic={**table.automatic, path: automatic})


def _absorbed(project: Project) -> dict[str, Chapter]:
    paths = {contribution.id: contribution.source.path for contribution in project.contributions}
    return {
        paths[name]: chapter
        for chapter in reversed(project.chapters)
        if chapter.front
        for name, _ in chapter.front.absorbed
        if name in paths
    }


def _typed(draft: Draft) -> dict[str, Target]:
    """The labels a person typed and those of overviews; of two the same the first counts."""
    labels: dict[str, Target] = {}
    for node in draft.nodes:
        if label := label_of(node):
            labels.setdefault(label, Target(global_id(draft, label), node.span))
        if isinstance(node, n.Div) and isinstance(draft, Chapter) and OVERVIEW in node.attr.classes:
            of = node.attr.get("of")
            for overview in filter(None, (overview_id(of, node.attr.get("by")), FIGURE_IDS.get(of))):
                labels.setdefault(overview, Target(overview, node.span))
    return labels


def _with_automatic(draft: Draft, typed: Mapping[str, Target]) -> tuple[dict[str, Target], tuple[str, ...]]:
    """Labels for what needs an id and has none: headings by their words, the rest by their place."""
    labels, made = dict(typed), []
    for node in unlabelled(draft.nodes):
        label = _free(_automatic_label(node), labels)
        prefix = draft.name if isinstance(draft, Chapter) else f"{draft.party}-{draft.name}"
        labels[label] = Target(f"{prefix}-{label}", node.span)
        made.append(labels[label].id)
    return labels, tuple(made)


def unlabelled(nodes: Iterable[AnyNode]) -> Iterator[Block]:
    """Headings, measures, goals, figures and tables with a caption that have no label."""
    for node in nodes:
        if isinstance(node, n.Header | n.Figure | n.Table | n.Div) and needs_id(node):
            yield node


def needs_id(node: AnyNode) -> bool:
    match node:
        case n.Header() | n.Figure():
            return not node.attr.id
        case n.Table():
            return not node.attr.id and bool(node.caption.content)
        case n.Div():
            return not node.attr.id and (MEASURE in node.attr.classes or GOAL in node.attr.classes)
        case _:
            return False


def _automatic_label(node: Block) -> str:
    match node:
        case n.Header():
            return slug(plain_text(node.content)) or "kop"
        case n.Table():
            return "tabel-1"
        case n.Figure():
            return "figuur-1"
        case n.Div() if GOAL in node.attr.classes:
            return "doel-1"
        case _:
            return "maatregel-1"


def _free(label: str, taken: Container[str]) -> str:
    """`label`, or the next one with a number that nothing has."""
    stem, number = re.sub(r"-1$", "", label), 2
    while label in taken:
        label, number = f"{stem}-{number}", number + 1
    return label


def slug(text: str) -> str:
    """A heading as an id: small letters, digits and hyphens, as Pandoc's `gfm_auto_identifiers` makes it."""
    small = unicodedata.normalize("NFC", text).lower()
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", small).strip())


def find(target: str, path: str, project: Project, table: LabelTable) -> Resolution:
    """Which place `target` (as typed, without `@`) means in the file `path`."""
    if target.startswith("prio-"):
        return _find_priority(target.removeprefix("prio-"), project, table)
    name, hash_sign, label = target.partition("#")
    if hash_sign:
        return _find_in(name, label, table)
    if label_here := table.local.get(path, {}).get(target):
        return Found(label_here.id)
    candidates = table.everywhere.get(target, ())
    if len(candidates) == 1:
        return Found(candidates[0].id)
    if candidates:
        places = sorted(candidate.span.path for candidate in candidates)
        return Ambiguous(tuple(places), tuple(f"{_name(p)}#{target}" for p in places if p.startswith(CONTRIBUTIONS)))
    for absorbed, heading in table.absorbed.items():
        if target in table.local[absorbed]:
            return Found(heading, absorbed=True)
    return Missing(nearest(target, (*table.everywhere, *table.local.get(path, {}))))


def _find_in(name: str, label: str, table: LabelTable) -> Resolution:
    """A label of the contribution PARTY/name."""
    path = f"{CONTRIBUTIONS}{name}.md"
    labels = table.local.get(path)
    if labels is None:
        near = nearest(name, (_name(known) for known in table.local if known.startswith(CONTRIBUTIONS)))
        return Missing(near and f"{near}#{label}")
    if label in labels:
        return _unless_absorbed(labels[label], label, path, table)
    near = nearest(label, labels)
    return Missing(near and f"{name}#{near}")


def _unless_absorbed(target: Target, label: str, path: str, table: LabelTable) -> Found:
    """The place itself; of an absorbed contribution what the chapter gave the same label, else that chapter."""
    heading = table.absorbed.get(path)
    if heading is None:
        return Found(target.id)
    chapter = next(path for path, title in table.titles.items() if title == heading)
    taken_over = table.local[chapter].get(label)
    return Found(taken_over.id) if taken_over else Found(heading, absorbed=True)


def _find_priority(name: str, project: Project, table: LabelTable) -> Resolution:
    known = {priority.id for priority in project.register.priorities}
    if name not in known:
        near = nearest(name, known)
        return Missing(near and "prio-" + near)
    priority = resolve_priority(project.register, name)
    if priority.status is PriorityStatus.DROPPED:
        return Dropped(priority.id)
    chapter = table.priorities.get(priority.id)
    return Found(chapter) if chapter else Missing()


def _name(path: str) -> str:
    """PARTY/name of a contribution."""
    return path.removeprefix(CONTRIBUTIONS).removesuffix(".md")
