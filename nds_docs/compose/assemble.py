"""One text out of many: chapters in their order, and in them the contributions by priority."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.rules import place as rules
from nds_docs.compose import wording as w
from nds_docs.compose.labels import LabelTable, title_span
from nds_docs.compose.project import Chapter, Contribution, Project
from nds_docs.compose.qualify import CHAPTER_LEVEL, CONTRIBUTION_LEVEL, Qualified
from nds_docs.document import nodes as n
from nds_docs.document.classes import ANNEX, CONTRIBUTIONS, PARTIES, SEE_ALSO, UNNUMBERED
from nds_docs.document.nodes import Attr, Block, Inline, Piece, PieceKind
from nds_docs.document.source import Source, Span
from nds_docs.document.walk import WITH_ATTR, find, label_of, rewrite
from nds_docs.language import Text
from nds_docs.register.load import resolve_priority
from nds_docs.register.schema import ChapterKind, PriorityStatus, Register

Labelled = TypeVar("Labelled", bound=Block | Inline)
UNPLACED_ID = "niet-geplaatst"


@dataclass(frozen=True)
class Placement:
    """Which contributions go under which priority.

    `primary` maps a priority → the contributions written out there, `secondary` → those written out elsewhere; both
    hold those that a chapter absorbed, which have no text of their own. `unplaced` are those that have no place.
    """

    primary: Mapping[str, tuple[Contribution, ...]]
    secondary: Mapping[str, tuple[Contribution, ...]]
    unplaced: tuple[Contribution, ...]


def place(project: Project, table: LabelTable) -> Placement:
    """A contribution goes under the first of its priorities that has a place; merges are followed."""
    places = set(table.priorities) | set(_typed_places(project))
    primary: dict[str, list[Contribution]] = {}
    secondary: dict[str, list[Contribution]] = {}
    unplaced: list[Contribution] = []
    for contribution in _in_order_of_parties(project):
        first, *others = [name for name in followed(contribution, project.register) if name in places] or [""]
        if first:
            primary.setdefault(first, []).append(contribution)
        elif contribution.source.path not in table.absorbed:
            unplaced.append(contribution)
        for name in others:
            secondary.setdefault(name, []).append(contribution)
    return Placement(_frozen(primary), _frozen(secondary), tuple(unplaced))


def followed(contribution: Contribution, register: Register) -> tuple[str, ...]:
    """The priorities of a contribution after merges, each once; unknown and dropped ones left out."""
    known = {priority.id for priority in register.priorities}
    names = contribution.front.priorities if contribution.front else ()
    found = (resolve_priority(register, name) for name in names if name in known)
    return tuple(dict.fromkeys(p.id for p in found if p.status is not PriorityStatus.DROPPED))


def assemble(
    project: Project, texts: Mapping[str, Qualified], table: LabelTable, placement: Placement
) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """The whole text with its headings at their level; overviews are still empty places.

    Nothing that was written is left out, absorbed contributions apart: what has no place follows the last chapter.
    """
    assembler = _Assembler(project, texts, table, placement)
    blocks = with_unique_ids(tuple(assembler.blocks()))
    return blocks, tuple(assembler.findings)


class _Assembler:
    def __init__(
        self, project: Project, texts: Mapping[str, Qualified], table: LabelTable, placement: Placement
    ) -> None:
        self.project, self.texts, self.table, self.placement = project, texts, table, placement
        self.language = w.document_language(project.register.document.language)
        self.names = {party.id: party.name for party in project.register.parties}
        self.elsewhere = frozenset(_typed_places(project))
        self.filled: set[str] = set()
        self.findings: list[Finding] = []

    def blocks(self) -> Iterator[Block]:
        annexes = [chapter for chapter in self.project.chapters if _kind(chapter) is ChapterKind.ANNEX]
        for chapter in self.project.chapters:
            if chapter not in annexes:
                yield from self.chapter(chapter)
        yield from self.unplaced()
        for chapter in annexes:
            yield from self.chapter(chapter)

    def chapter(self, chapter: Chapter) -> Iterator[Block]:
        yield self.heading(chapter, CHAPTER_LEVEL)
        yield from self.taken_in(chapter)
        text = rewrite(self.texts[chapter.source.path].blocks, block=self.fill, of=(n.Div,))
        yield from text
        priority = chapter.front.priority if chapter.front else None
        if priority and priority not in self.elsewhere and priority not in self.filled:
            self.filled.add(priority)
            yield from self.contributions(priority)

    def fill(self, block: Block) -> tuple[Block, ...]:
        """The contributions in the place of `::: {.contributions priority=…}`, before what was typed in it."""
        if not (isinstance(block, n.Div) and CONTRIBUTIONS in block.attr.classes):
            return (block,)
        priority = _place_of(block, self.project.register)
        if priority in self.filled:
            self.findings.append(rules.PLACE_TWICE.at(block.span, priority=priority))
            return block.content
        self.filled.add(priority)
        return (*self.contributions(priority), *block.content)

    def contributions(self, priority: str) -> Iterator[Block]:
        for contribution in self.shown(self.placement.primary, priority):
            yield from self.contribution(contribution)
        if also := self.shown(self.placement.secondary, priority):
            yield n.Div(tuple(map(self.see_also, also)), Attr(classes=(SEE_ALSO,)))

    def shown(self, groups: Mapping[str, tuple[Contribution, ...]], priority: str) -> tuple[Contribution, ...]:
        """Those that have a text of their own."""
        return tuple(c for c in groups.get(priority, ()) if c.source.path not in self.table.absorbed)

    def contribution(self, contribution: Contribution) -> Iterator[Block]:
        yield self.heading(contribution, CONTRIBUTION_LEVEL)
        yield from self.parties(w.CONTRIBUTED_BY, (contribution,))
        yield from self.texts[contribution.source.path].blocks

    def heading(self, draft: Chapter | Contribution, level: int) -> n.Header:
        id_ = self.table.titles[draft.source.path]
        classes: tuple[str, ...] = ()
        if isinstance(draft, Chapter):
            classes = {ChapterKind.ANNEX: (ANNEX,), ChapterKind.UNNUMBERED: (UNNUMBERED,)}.get(_kind(draft), ())
        return title_heading(draft.title, title_span(draft), draft.source, level, Attr(id_, classes))

    def taken_in(self, chapter: Chapter) -> Iterator[n.Div]:
        """Whose contributions the text of a chapter has taken in, in the order of the parties."""
        heading = self.table.titles[chapter.source.path]
        absorbed = {path for path, into in self.table.absorbed.items() if into == heading}
        if absorbed:
            all_ = _in_order_of_parties(self.project)
            yield from self.parties(w.TAKEN_IN, tuple(c for c in all_ if c.source.path in absorbed))

    def parties(self, words: Text, contributions: tuple[Contribution, ...]) -> Iterator[n.Div]:
        """`words` with the names of those who wrote; nothing where the strategy speaks with one voice."""
        if not self.project.register.document.show_parties:
            return
        ids = dict.fromkeys(id_ for c in contributions for id_ in (c.front.all_parties if c.front else (c.party,)))
        names = tuple(self.names.get(id_, id_) for id_ in ids)
        text = words.say(self.language, {"parties": w.enumeration(names, self.language)})
        yield n.Div((n.Para((n.Str(text),)),), Attr(classes=(PARTIES,)))

    def see_also(self, contribution: Contribution) -> n.Para:
        """ "Zie voor deze prioriteit ook paragraaf 4.2: Titel."""
        id_ = self.table.titles[contribution.source.path]
        before, _, after = w.SEE_ALSO.say(self.language, {"reference": "\0", "title": contribution.title}).partition(
            "\0"
        )
        return n.Para((n.Str(before), n.CrossReference(id_), n.Str(after)))

    def unplaced(self) -> Iterator[Block]:
        if not self.placement.unplaced:
            return
        yield n.Header(1, (n.Str(w.NOT_PLACED.say(self.language)),), Attr(UNPLACED_ID, (UNNUMBERED,)))
        for contribution in self.placement.unplaced:
            yield from self.contribution(contribution)


def with_unique_ids(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with a number behind every id that occurs again, so that a draft can be made in spite of the error."""
    times = Counter(map(label_of, find(blocks, *WITH_ATTR)))
    twice = {id_ for id_, number in times.items() if id_ and number > 1}
    if not twice:
        return blocks
    seen: Counter[str] = Counter()

    def distinct(node: Labelled) -> Labelled:
        if not (isinstance(node, WITH_ATTR) and node.attr.id in twice):
            return node
        seen[node.attr.id] += 1
        number = seen[node.attr.id]
        return replace(node, attr=replace(node.attr, id=f"{node.attr.id}-{number}")) if number > 1 else node

    return rewrite(blocks, block=lambda node: (distinct(node),), inline=lambda node: (distinct(node),), of=WITH_ATTR)


def title_heading(title: str, span: Span, source: Source, level: int, attr: Attr) -> n.Header:
    """The title in the front matter as a heading; its text leads back to the YAML where it stands there as it is."""
    written = source.text[span.start : span.end]
    at = written.find(title)
    if not span or at < 0:
        piece = Piece(span.start, span.end, title, PieceKind.ATOM)
        return n.Header(level, (n.Str(title, span=span, pieces=(piece,) if span else ()),), attr, span=span)
    inside = Span(span.path, span.start + at, span.start + at + len(title))
    return n.Header(level, (n.Str(title, span=inside),), attr, span=span)


def _typed_places(project: Project) -> Iterator[str]:
    """The priorities that have a `.contributions` div somewhere."""
    for chapter in project.chapters:
        for node in chapter.nodes:
            if isinstance(node, n.Div) and CONTRIBUTIONS in node.attr.classes:
                yield _place_of(node, project.register)


def _place_of(div: n.Div, register: Register) -> str:
    """The priority whose contributions come here: the one that is named, or that it was merged into."""
    name = div.attr.get("priority")
    known = any(priority.id == name for priority in register.priorities)
    return resolve_priority(register, name).id if known else name


def _kind(chapter: Chapter) -> ChapterKind:
    return chapter.front.kind if chapter.front else ChapterKind.CHAPTER


def _in_order_of_parties(project: Project) -> list[Contribution]:
    """By the order of the parties in the register, then by name."""
    order = {party.id: position for position, party in enumerate(project.register.parties)}
    return sorted(project.contributions, key=lambda c: (order.get(c.party, len(order)), c.name))


def _frozen(groups: Mapping[str, Iterable[Contribution]]) -> Mapping[str, tuple[Contribution, ...]]:
    return {name: tuple(members) for name, members in groups.items()}
