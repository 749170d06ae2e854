"""References read as Dutch: `@sec-x` becomes "paragraaf 3.2", with a capital where a sentence starts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.rules import reference as rules
from nds_docs.compose.edition import Label
from nds_docs.compose.qualify import unresolved
from nds_docs.compose.wording import capitalised, label_word
from nds_docs.document import nodes as n
from nds_docs.document.classes import NUMBER, REFERENCE
from nds_docs.document.nodes import Attr, Block, Inline, Piece, PieceKind
from nds_docs.document.source import Span
from nds_docs.document.walk import plain_text, rewrite
from nds_docs.language import Language

_TEXTS = (n.Plain, n.Para, n.Header, n.DefinitionList)
NO_BREAK_SPACE = "\u00a0"
ABBREVIATIONS = frozenset(
    "art. bijv. blz. bv. ca. cf. d.w.z. e.d. e.g. enz. etc. evt. fig. i.e. incl. jl. m.b.t. m.n. max. min. nr. nrs. "
    "o.a. o.g.v. p. par. resp. t.a.v. t.b.v. t.o.v. vgl. vs. z.o.z.".split()
)
SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+$")
LAST_WORD = re.compile(r"(\S+)\s+$")


def resolve(
    blocks: tuple[Block, ...],
    labels: Mapping[str, Label],
    language: Language,
    *,
    elsewhere: frozenset[str] = frozenset(),
) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """The blocks with every `CrossReference` in words. A reference to an id in `elsewhere` becomes no link.

    Returns the findings for references to what has no number (a table without a caption).
    """
    resolver = _Resolver(labels, language, elsewhere)
    blocks = rewrite(blocks, block=resolver.block, of=_TEXTS, holding=(n.CrossReference, n.Cite))
    return blocks, tuple(resolver.findings)


class _Resolver:
    def __init__(self, labels: Mapping[str, Label], language: Language, elsewhere: frozenset[str]) -> None:
        self.labels, self.language, self.elsewhere = labels, language, elsewhere
        self.findings: list[Finding] = []

    def block(self, node: Block) -> tuple[Block, ...]:
        match node:
            case n.Plain() | n.Para() | n.Header():
                content = self.inlines(node.content, "")
                return (node if content is node.content else replace(node, content=content),)
            case n.DefinitionList():
                return (replace(node, items=tuple(self.definition(item) for item in node.items)),)
            case _:
                return (node,)

    def definition(self, item: n.Definition) -> n.Definition:
        return replace(item, term=replace(item.term, content=self.inlines(item.term.content, "")))

    def inlines(self, content: tuple[Inline, ...], before: str) -> tuple[Inline, ...]:
        """`content` resolved; `before` is the text of the block up to here, which decides on capitals."""
        if not any(map(_holds_reference, content)):
            return content
        new: list[Inline] = []
        for inline in content:
            resolved = self.inline(inline, before)
            new.append(resolved)
            before += plain_text((resolved,))
        return tuple(new)

    def inline(self, inline: Inline, before: str) -> Inline:
        match inline:
            case n.CrossReference():
                return self.reference(inline, before)
            case (
                n.Emph() | n.Strong() | n.Strikeout() | n.Superscript() | n.Subscript() | n.Link() | n.BracketedSpan()
            ):  # fmt: skip
                return replace(inline, content=self.inlines(inline.content, before))
            case n.Cite():
                return replace(inline, citations=tuple(self.citation(citation) for citation in inline.citations))
            case _:
                return inline

    def citation(self, citation: n.Citation) -> n.Citation:
        return replace(citation, prefix=self.inlines(citation.prefix, ""), suffix=self.inlines(citation.suffix, "x"))

    def reference(self, node: n.CrossReference, before: str) -> Inline:
        label = self.labels.get(node.target)
        if label is None:
            self.findings.append(rules.UNNUMBERED_TARGET.at(node.span, label=node.target))
            return unresolved(node.target, node)
        content = words(label, self.language, bare=node.bare, capital=starts_sentence(before), span=node.span)
        attr = Attr(classes=(REFERENCE,))
        if node.target in self.elsewhere:
            return n.BracketedSpan(content, attr, span=node.span)
        return n.Link(content, "#" + node.target, attr=attr, span=node.span)


def words(label: Label, language: Language, *, bare: bool, capital: bool, span: Span) -> tuple[Inline, ...]:
    """What a reader sees of a reference: its word and its number, or its title where it has no number.

    The first part stands for the source of the reference, what follows for none.
    """
    word = label_word(label.kind, language)
    if not label.number:
        return (_generated(f"‘{label.title}’", span),)
    if bare or not word:
        return (_number(label.number, span),)
    shown = (capitalised(word) if capital else word) + NO_BREAK_SPACE
    return (_generated(shown, span), _number(label.number, span._replace(start=span.end)))


def _number(number: str, span: Span) -> n.BracketedSpan:
    return n.BracketedSpan((_generated(number, span),), Attr(classes=(NUMBER,)), span=span)


def starts_sentence(before: str) -> bool:
    """Whether a sentence starts after `before`, the text of the block so far."""
    if not before.strip(" \n\t\u00a0“‘\"'(["):
        return not before.rstrip().endswith(("(", "["))
    if not SENTENCE_END.search(before):
        return False
    last = LAST_WORD.search(before)
    return last is None or last.group(1).lower().lstrip("([\"'“‘") not in ABBREVIATIONS


def _generated(text: str, span: Span) -> n.Str:
    """Text that stands for the source of a reference."""
    return n.Str(text, span=span, pieces=(Piece(span.start, span.end, text, PieceKind.GENERATED),))


def _holds_reference(inline: Inline) -> bool:
    match inline:
        case n.Str() | n.SoftBreak():
            return False
        case n.CrossReference() | n.Cite():
            return True
        case (
            n.Emph() | n.Strong() | n.Strikeout() | n.Superscript() | n.Subscript() | n.Link() | n.BracketedSpan()
        ):  # fmt: skip
            return any(map(_holds_reference, inline.content))
        case _:
            return False
