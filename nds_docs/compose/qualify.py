"""A text becomes independent of its file: global ids, headings at their level, pictures by their path."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.images import project_path, shown_bytes
from nds_docs.checks.rules import reference as rules
from nds_docs.checks.suggestion import meaning
from nds_docs.compose import labels as l
from nds_docs.compose.labels import Draft, LabelTable
from nds_docs.compose.project import Contribution, Project
from nds_docs.document import nodes as n
from nds_docs.document.classes import UNRESOLVED
from nds_docs.document.nodes import Attr, Block, Inline, Piece, PieceKind
from nds_docs.document.source import Span
from nds_docs.document.walk import WITH_ATTR, rewrite
from nds_docs.language import Text

CHAPTER_LEVEL = 1
"""Of a chapter's title; its headings are as much deeper."""

CONTRIBUTION_LEVEL = 2

_OF_ITS_FILE = (*WITH_ATTR, n.CrossReference)

ON_INTERNET = re.compile(r"(https?|ftp|mailto|tel):", re.IGNORECASE)
SPELL_OUT = Text("schrijf {spellings}", "write {spellings}")


@dataclass(frozen=True)
class Qualified:
    """The blocks of one text; nothing in them depends on the file they came from. `images`: project path → bytes."""

    draft: Draft
    blocks: tuple[Block, ...]
    images: Mapping[str, bytes]
    findings: tuple[Finding, ...]


def qualify(draft: Draft, project: Project, table: LabelTable, deeper: int = 0) -> Qualified:
    """One text with its labels, references, links and pictures made global, and its headings `deeper` levels deeper.

    What has no target, or is no picture that can be shown, shows as `[?…]`; a finding says why, here or in `checks`.
    """
    qualifier = _Qualifier(draft, project, table, deeper)
    blocks = rewrite(draft.document.blocks, block=qualifier.block, inline=qualifier.inline, of=_OF_ITS_FILE)
    return Qualified(draft, blocks, qualifier.images, (*_hidden(draft, table), *qualifier.findings))


def qualified(project: Project, table: LabelTable) -> Iterator[Qualified]:
    """Every text of the document, with its headings where they belong in it."""
    for chapter in project.chapters:
        yield qualify(chapter, project, table, CHAPTER_LEVEL)
    for contribution in project.contributions:
        yield qualify(contribution, project, table, CONTRIBUTION_LEVEL)


def _hidden(draft: Draft, table: LabelTable) -> Iterator[Finding]:
    """Labels of a contribution that a chapter has too: there, references mean its own."""
    if not isinstance(draft, Contribution) or draft.source.path in table.absorbed:
        return
    for label, target in table.local[draft.source.path].items():
        others = [o.span.path for o in table.everywhere.get(label, ()) if o.span.path.startswith("chapters/")]
        if others and target.span != l.title_span(draft):
            yield rules.HIDDEN_LABEL.at(target.span, label=label, other=others[0])


class _Qualifier:
    def __init__(self, draft: Draft, project: Project, table: LabelTable, deeper: int) -> None:
        self.project, self.table, self.deeper = project, table, deeper
        self.path = draft.source.path
        self.labels: Mapping[str, l.Target] = table.local[self.path]
        made = frozenset(table.automatic[self.path])
        self.automatic = {target.span: target.id for target in self.labels.values() if target.id in made}
        self.findings: list[Finding] = []
        self.images: dict[str, bytes] = {}

    def block(self, node: Block) -> tuple[Block, ...]:
        if isinstance(node, n.Div) and node.attr.get("goal"):
            node = replace(node, attr=self.with_goal(node.attr, node))
        if isinstance(node, n.Header):
            node = replace(node, level=node.level + self.deeper)
        if isinstance(node, WITH_ATTR):
            return (replace(node, attr=self.with_global_id(node, node.attr)),)
        return (node,)

    def inline(self, node: Inline) -> tuple[Inline, ...]:
        match node:
            case n.CrossReference():
                return (self.reference(node),)
            case n.Link() if node.url.startswith("#"):
                return (self.link(node),)
            case n.Link() if node.url and not ON_INTERNET.match(node.url):
                self.findings.append(rules.LINK_TO_A_FILE.at(node.span, link=node.url))
                return (_words_of(node),)
            case n.Image():
                return (self.picture(node),)
            case n.Link() | n.Code() | n.BracketedSpan() if node.attr.id:
                return (replace(node, attr=self.with_global_id(node, node.attr)),)
            case _:
                return (node,)

    def with_global_id(self, node: Block | Inline, attr: Attr) -> Attr:
        if attr.id:
            return replace(attr, id=self.labels[attr.id].id)
        if l.needs_id(node):
            return replace(attr, id=self.automatic[node.span])
        return attr

    def with_goal(self, attr: Attr, node: n.Div) -> Attr:
        """`goal=goal-x` of a measure, as a global id; an unknown goal is left out after its finding."""
        found = self.find(attr.get("goal"), node)
        others = tuple(pair for pair in attr.pairs if pair[0] != "goal")
        return replace(attr, pairs=(*others, ("goal", found)) if found else others)

    def reference(self, node: n.CrossReference) -> Inline:
        found = self.find(node.target, node)
        return replace(node, target=found) if found else unresolved(node.target, node)

    def link(self, node: n.Link) -> Inline:
        found = self.find(node.url[1:], node)
        if found:
            return replace(node, url="#" + found)
        return _words_of(node)

    def picture(self, node: n.Image) -> Inline:
        path = project_path(node.url, self.path)
        shown = shown_bytes(self.project.files.get(path, b""))
        if shown is None:
            return unresolved(path.rsplit("/", 1)[-1], node)
        self.images[path] = shown
        return replace(node, url=path, attr=self.with_global_id(node, node.attr))

    def find(self, target: str, node: n.Div | n.Link | n.CrossReference) -> str:
        """The global id of what is meant, or "" after a finding."""
        sign = "#" if isinstance(node, n.Link) else "@"
        resolution = l.find(target, self.path, self.project, self.table)
        self.findings += fault(resolution, sign, target, node.span)
        return resolution.id if isinstance(resolution, l.Found) else ""


def fault(resolution: l.Resolution, sign: str, target: str, span: Span) -> tuple[Finding, ...]:
    """What is wrong with a reference to `target` at `span`, written with `sign` before it; nothing when it is found."""
    typed = sign + target
    match resolution:
        case l.Found(absorbed=absorbed):
            return (rules.REFERENCE_INTO_ABSORBED.at(span, label=typed),) if absorbed else ()
        case l.Missing(near):
            hint = meaning(sign + near) if near else None
            return (rules.UNRESOLVED_REFERENCE.at(span, hint=hint, label=typed),)
        case l.Ambiguous(places, spellings):
            values = {"places": ", ".join(places), "spellings": _either(sign + one for one in spellings)}
            hint = SPELL_OUT if len(spellings) == len(places) else None
            return (rules.AMBIGUOUS_REFERENCE.at(span, hint=hint, label=typed, **values),)
        case l.Dropped():
            return (rules.REFERENCE_TO_DROPPED.at(span, label=typed),)
        case other:
            assert_never(other)


def _words_of(link: n.Link) -> n.BracketedSpan:
    """What a draft shows of a link that leads nowhere."""
    return n.BracketedSpan(link.content, Attr(classes=(UNRESOLVED,)), span=link.span)


def _either(spellings: Iterable[str]) -> Text:
    """One or the other: "`a` of `b`"."""
    quoted = [f"`{spelling}`" for spelling in spellings]
    return Text(" of ".join(quoted), " or ".join(quoted))


def unresolved(label: str, node: Inline) -> n.BracketedSpan:
    """What a draft shows where a reference has no target: `[?label]`, in the place of `node`."""
    text = f"[?{label}]"
    piece = Piece(node.span.start, node.span.end, text, PieceKind.GENERATED)
    return n.BracketedSpan((n.Str(text, span=node.span, pieces=(piece,)),), Attr(classes=(UNRESOLVED,)), span=node.span)
