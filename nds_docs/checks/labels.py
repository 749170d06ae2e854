"""Checks on labels: that each is used once, and says what it names."""

from __future__ import annotations

from collections.abc import Iterator

from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.rules import reference as rules
from nds_docs.compose.project import Chapter, Contribution, Project
from nds_docs.document import nodes as n
from nds_docs.document.classes import GOAL, MEASURE
from nds_docs.document.source import Span
from nds_docs.document.walk import AnyNode, label_of
from nds_docs.language import Text

ON_A_LINE = Text(nl="regel {line}", en="line {line}")
IN_A_FILE = Text(nl="{file}, regel {line}", en="{file}, line {line}")
RENAME = Text(nl="noem het `{expected}{label}`", en="name it `{expected}{label}`")


def check(project: Project) -> Iterator[Finding]:
    """Labels that stand twice in one text or in two chapters, and labels nobody can refer to."""
    in_chapters: dict[str, Span] = {}
    for chapter in project.chapters:
        yield from _labels(chapter, in_chapters, project)
    for draft in (*((project.letter,) if project.letter else ()), *project.contributions):
        yield from _labels(draft, {}, project)


def _labels(draft: Chapter | Contribution, taken: dict[str, Span], project: Project) -> Iterator[Finding]:
    for node in draft.nodes:
        label = label_of(node)
        if not label:
            continue
        if label in taken:
            yield rules.DUPLICATE_LABEL.at(node.span, label=label, place=_place(taken[label], draft, project))
        taken.setdefault(label, node.span)
        expected = _expected(node)
        if expected and not label.startswith(expected):
            yield rules.UNKNOWN_LABEL_KIND.at(node.span, label=label, expected=expected, hint=RENAME)


def _expected(node: AnyNode) -> str:
    """How the label of a node begins when `@` can refer to it; "" where nothing is expected."""
    match node:
        case n.Header():
            return "sec-"
        case n.Table():
            return "tbl-"
        case n.Figure():
            return "fig-"
        case n.Div() if MEASURE in node.attr.classes:
            return "act-"
        case n.Div() if GOAL in node.attr.classes:
            return "goal-"
        case _:
            return ""


def _place(first: Span, draft: Chapter | Contribution, project: Project) -> Text:
    line = project.sources[first.path].place(first.start).line
    template = ON_A_LINE if first.path == draft.source.path else IN_A_FILE
    values = {"file": first.path, "line": line}
    return Text(nl=template.say("nl", values), en=template.say("en", values))
