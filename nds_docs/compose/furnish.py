"""Measures, goals, boxes, quotes and todo notes get the lines that the program writes around their text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nds_docs.compose import wording as w
from nds_docs.compose.edition import Label
from nds_docs.compose.measures import Goal, Measure, goal_of, measure_of
from nds_docs.compose.project import Project
from nds_docs.compose.wording import capitalised, label_word
from nds_docs.document import nodes as n
from nds_docs.document.classes import BOX, FACTS, GOAL, MEASURE, NUMBER, QUOTE, SOURCE, TITLE, TODO
from nds_docs.document.nodes import Attr, Block, Inline
from nds_docs.document.source import NOWHERE
from nds_docs.document.walk import rewrite
from nds_docs.language import Language, Text

SEPARATOR = n.Str(" · ")


def furnish(
    blocks: tuple[Block, ...], labels: Mapping[str, Label], project: Project, language: Language
) -> tuple[Block, ...]:
    """The blocks with a `title` div first and a `facts` or `source` div last in every div that takes one.

    What is added may hold `CrossReference`s with a global id and `Cite`s: run before `resolve` and `cite`.
    """
    furnisher = _Furnisher(labels, project, language)
    return rewrite(blocks, block=furnisher.block, of=(n.Div,))


class _Furnisher:
    def __init__(self, labels: Mapping[str, Label], project: Project, language: Language) -> None:
        self.labels, self.language = labels, language
        self.parties = {party.id: party.short for party in project.register.parties}
        self.names = {short.casefold(): short for short in project.words.abbreviations} | self.parties

    def block(self, block: Block) -> tuple[Block, ...]:
        if not isinstance(block, n.Div):
            return (block,)
        classes = frozenset(block.attr.classes)
        if MEASURE in classes:
            return (self.framed(block, self.facts(measure_of(block))),)
        if GOAL in classes:
            return (self.framed(block, self.goal_facts(goal_of(block))),)
        if BOX in classes or TODO in classes:
            return (self.framed(block, ()),)
        if QUOTE in classes:
            return (self.quote(block),)
        return (block,)

    def framed(self, div: n.Div, facts: tuple[Inline, ...]) -> n.Div:
        """`div` with its title first, from its number and the heading it starts with, and its facts last."""
        first = div.content[0] if div.content else None
        heading = first if isinstance(first, n.Header) else None
        rest = div.content[1:] if heading else div.content
        title = self.title(div, heading)
        inside = tuple(_as_paragraph(block) for block in rest)
        last = (_wrapped(FACTS, facts),) if facts else ()
        return n.Div((*title, *inside, *last), div.attr, span=div.span)

    def title(self, div: n.Div, heading: n.Header | None) -> tuple[Block, ...]:
        words = (*self.title_words(div), *((n.Str(" "), *heading.content) if heading else ()))
        if not words:
            return ()
        if isinstance(words[0], n.Str) and words[0].text == " ":
            words = words[1:]
        paragraph = n.Para(words, span=heading.span if heading else NOWHERE)
        id_ = heading.attr.id if heading else ""
        return (n.Div((paragraph,), Attr(id_, (TITLE,))),)

    def title_words(self, div: n.Div) -> tuple[Inline, ...]:
        """The generated part of a title: "Maatregel 3.4" or "Nog te doen (FEZ)"."""
        if TODO in div.attr.classes:
            who = div.attr.get("for")
            text = w.TODO_FOR if who else w.TODO
            return (n.Str(text.say(self.language, {"who": self.names.get(who, who)})),)
        label = self.labels.get(div.attr.id)
        if label is None or not label.number:
            return ()
        word = capitalised(label_word(label.kind, self.language))
        return (n.Str(word + "\u00a0"), n.BracketedSpan((n.Str(label.number),), Attr(classes=(NUMBER,))))

    def quote(self, div: n.Div) -> n.Div:
        source = div.attr.get("source")
        if not source:
            return div
        inline: Inline = n.Str(source)
        if source.startswith("@"):
            inline = n.Cite((n.Citation(source[1:], mode=n.CitationMode.IN_TEXT),), (n.Str(source),), span=div.span)
        return n.Div((*div.content, _wrapped(SOURCE, (inline,))), div.attr, span=div.span)

    def facts(self, measure: Measure) -> tuple[Inline, ...]:
        return _joined(self.measure_facts(measure))

    def measure_facts(self, measure: Measure) -> Iterator[tuple[Inline, ...]]:
        if measure.owner:
            yield self.fact(w.OWNER, self.party(measure.owner))
        if measure.partners:
            yield self.fact(w.PARTNERS, w.enumeration(tuple(map(self.party, measure.partners)), self.language))
        if measure.year:
            yield self.fact(w.PERIOD, measure.period)
        if measure.state:
            yield self.fact(w.STATE, w.typed_word(measure.state, w.MEASURE_STATE_WORDS, self.language))
        if money := self.money(measure):
            yield self.fact(w.MONEY, money)
        if measure.goal:
            yield (*self.fact(w.FOR_GOAL, ""), n.CrossReference(measure.goal))
        if measure.sources:
            citations = tuple(
                n.Citation(key, mode=n.CitationMode.IN_TEXT, span=measure.span) for key in measure.sources
            )
            cites = tuple(
                n.Cite((citation,), (n.Str("@" + citation.key),), span=measure.span) for citation in citations
            )
            yield (*self.fact(w.BUILDS_ON, ""), *_joined(((cite,) for cite in cites), n.Str(", ")))

    def money(self, measure: Measure) -> str:
        """The amount and where it comes from: "1,2 miljoen euro, binnen bestaande begroting"."""
        funding = w.typed_word(measure.funding, w.FUNDING_WORDS, self.language)
        return ", ".join(part for part in (measure.amount, funding) if part)

    def goal_facts(self, goal: Goal) -> tuple[Inline, ...]:
        return self.fact(w.INDICATOR, goal.indicator) if goal.indicator else ()

    def fact(self, word: Text, value: str) -> tuple[Inline, ...]:
        return (n.Strong((n.Str(word.say(self.language) + ":"),)), n.Str(" " + value))

    def party(self, id_: str) -> str:
        return self.parties.get(id_, id_)


def _wrapped(class_: str, content: tuple[Inline, ...]) -> n.Div:
    return n.Div((n.Para(content),), Attr(classes=(class_,)))


def _joined(parts: Iterator[tuple[Inline, ...]], separator: n.Str = SEPARATOR) -> tuple[Inline, ...]:
    joined: list[Inline] = []
    for part in parts:
        joined += [separator, *part] if joined else part
    return tuple(joined)


def _as_paragraph(block: Block) -> Block:
    """A further heading inside a measure or box: bold text, for it is no section."""
    if isinstance(block, n.Header):
        words = n.BracketedSpan(block.content, Attr(block.attr.id), span=block.span)
        return n.Para((n.Strong((words,), span=block.span),), span=block.span)
    return block
