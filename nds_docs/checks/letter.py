"""Checks on the text of the covering letter: what article 3.1 of the Comptabiliteitswet 2016 asks, and who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.rules import letter as rules
from nds_docs.checks.suggestion import did_you_mean
from nds_docs.compose.project import LETTER, Chapter, Project
from nds_docs.document import nodes as n
from nds_docs.document.classes import CW31, QUOTE, TODO
from nds_docs.document.nodes import PieceKind
from nds_docs.document.pieces import Leaf, pieces
from nds_docs.document.source import Span
from nds_docs.document.walk import AnyNode, children
from nds_docs.language import Language
from nds_docs.register.positioned import place_of
from nds_docs.register.schema import Cw31Part

PARTS = tuple(part.value for part in Cw31Part)

_NL_ONE = {"ik": "wij", "mij": "ons", "mijn": "ons of onze", "mijzelf": "onszelf"}
_NL_MORE = {"wij": "ik", "we": "ik", "ons": "mij of mijn", "onze": "mijn", "onszelf": "mijzelf"}
_EN_ONE = {"I": "we", "me": "us", "my": "our", "myself": "ourselves"}
_EN_MORE = {"we": "I", "us": "me", "our": "my", "ourselves": "myself"}
PRONOUNS: Mapping[Language, tuple[Mapping[str, str], Mapping[str, str]]] = {
    "nl": (_NL_ONE, _NL_MORE),
    "en": (_EN_ONE, _EN_MORE),
}
"""How one signatory speaks of itself, and how several do: each word with its counterpart."""

_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|„[^”“]*[”“]|«[^»]*»|‘.*?’(?!\w)|(?<!\w)'(?![stnmk]\b).*?'(?!\w)")
_OF_ALL = re.compile(
    r"\b(?:ons|onze)\s+(?:land|samenleving|economie|democratie|rechtsstaat|koninkrijk|allen|allemaal|minister)\b",
    re.IGNORECASE,
)
"""Not what the senders have, but everybody; "Onze Minister" is how laws name one."""


def check(project: Project) -> Iterator[Finding]:
    """The parts of article 3.1 in the letter, in their order and place, and its `ik` and `wij`."""
    for draft in project.drafts:
        for div in _cw31(draft.nodes):
            yield rules.CW31_OUTSIDE.at(div.span, file=LETTER)
    if project.letter is None or project.register.letter is None:
        return
    yield from _parts(project.letter)
    yield from _pronouns(project.letter, project.register.document.language, len(project.register.letter.signatories))


# --- article 3.1 ------------------------------------------------------------------------------------


def _cw31(nodes: Iterable[AnyNode]) -> Iterator[n.Div]:
    return (node for node in nodes if isinstance(node, n.Div) and CW31 in node.attr.classes)


def _parts(letter: Chapter) -> Iterator[Finding]:
    known: dict[str, n.Div] = {}
    for div in _cw31(letter.nodes):
        part = div.attr.get("part")
        if part not in PARTS:
            hint = did_you_mean(part, PARTS) if part else None
            yield rules.CW31_PART.at(div.span, hint=hint, part=part, known=", ".join(PARTS))
        elif part in known:
            yield rules.CW31_TWICE.at(div.span, part=part)
        else:
            known[part] = div
    yield from _missing(letter, known)
    yield from _order(known)
    yield from _together(letter)


def _missing(letter: Chapter, known: Mapping[str, n.Div]) -> Iterator[Finding]:
    """A part without text counts as missing."""
    missing = [part for part in PARTS if part not in known or not known[part].content]
    if missing:
        first = next(iter(known.values()), None)
        span = first.span if first else place_of(letter.places, "title")
        yield rules.CW31_MISSING.at(span, parts=", ".join(missing), first=missing[0])


def _order(known: Mapping[str, n.Div]) -> Iterator[Finding]:
    for earlier, later in pairwise(known):
        if PARTS.index(later) < PARTS.index(earlier):
            yield rules.CW31_ORDER.at(known[later].span, part=later, before=earlier)


def _together(letter: Chapter) -> Iterator[Finding]:
    """A part that stands in something else, or behind something that is no part."""
    blocks = letter.document.blocks
    places = [at for at, block in enumerate(blocks) if isinstance(block, n.Div) and CW31 in block.attr.classes]
    apart = [blocks[later] for earlier, later in pairwise(places) if later != earlier + 1]
    inside = [div for div in _cw31(letter.nodes) if not any(div is block for block in blocks)]
    for div in (*apart, *inside):
        assert isinstance(div, n.Div)
        yield rules.CW31_APART.at(div.span, part=div.attr.get("part"))


# --- who speaks -------------------------------------------------------------------------------------


def _pronouns(letter: Chapter, tag: str, signatories: int) -> Iterator[Finding]:
    of_one, of_more = PRONOUNS["nl" if tag.startswith("nl") else "en"]
    wrong = of_more if signatories == 1 else of_one
    words = re.compile(rf"(?<![\w-])(?:{'|'.join(map(_with_capital, wrong))})(?![\w-])")
    counterparts = {word.lower(): other for word, other in wrong.items()}
    for block in letter.document.blocks:
        for leaf in _spoken(block):
            for word, span in _found(leaf, words):
                other = counterparts[word.lower()]
                yield rules.SENDER_PRONOUN.at(span, word=word, count=signatories, other=other)


def _with_capital(word: str) -> str:
    return f"[{word[0].upper()}{word[0]}]{word[1:]}"


def _spoken(node: AnyNode) -> Iterator[Leaf]:
    """The texts in which the senders speak: not quotations, nor what is noted for those who write the letter."""
    match node:
        case n.BlockQuote() | n.CodeBlock():
            return
        case n.Div() if {QUOTE, TODO} & set(node.attr.classes):
            return
        case _ if isinstance(node, Leaf):
            yield node
    for child in children(node):
        yield from _spoken(child)


def _found(leaf: Leaf, words: re.Pattern[str]) -> Iterator[tuple[str, Span]]:
    """Each of `words` outside quotation marks, with its place in the source."""
    made = pieces(leaf)
    text = "".join(piece.text for piece in made)
    for aside in (_QUOTED, _OF_ALL):
        text = aside.sub(lambda match: " " * len(match.group()), text)
    at = 0
    for piece in made:
        end = at + len(piece.text)
        if piece.kind is PieceKind.TEXT:
            for match in words.finditer(text, at, end):
                start = piece.start + match.start() - at
                yield match.group(), Span(leaf.span.path, start, start + len(match.group()))
        at = end
