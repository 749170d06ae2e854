"""Other words in what was typed around the key of a citation: `zie` and `, art. 3` in `[zie @wet2024, art. 3]`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from nds_docs.document import nodes as n
from nds_docs.document.nodes import Inline
from nds_docs.document.pieces import text as said_by
from nds_docs.document.source import Span
from nds_docs.review.edit import reasons
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import EditError, Patch, ReplaceInCitation, Replacement
from nds_docs.review.edit.escaping import Signs, escapings, source_of
from nds_docs.review.edit.lines import surroundings
from nds_docs.review.edit.parts import Part, new_parts
from nds_docs.review.edit.shape import Group, Text
from nds_docs.review.edit.tree import replaced
from nds_docs.review.edit.units import Unit, UnitKind, units_of
from nds_docs.review.edit.verify import Candidate, Plan, fixed

_BLANK = " \t\n"
_PLAIN = (n.Str, n.SoftBreak, n.LineBreak)


class TypedWords(NamedTuple):
    """What was typed around one key: of number `item` of a citation's sources, `before` its key or after it."""

    item: int
    before: bool
    leaf: n.Plain


def typed_words(cite: n.Cite) -> Iterator[TypedWords]:
    """All that was typed around the keys of a citation, each as a block of its own."""
    for item, citation in enumerate(cite.citations):
        for before, said in ((True, citation.prefix), (False, citation.suffix)):
            if said:
                span = Span(cite.span.path, said[0].span.start, said[-1].span.end)
                yield TypedWords(item, before, n.Plain(said, span=span))


def replace_in_citation(text: EditableText, edit: ReplaceInCitation) -> Plan:
    """Other words around one key; the keys and all else of the citation stay."""
    leaf = text.leaf(edit.block)
    old = text.path(edit.block)[-1]
    assert isinstance(old, Text)
    at, cite = _cite(units_of(leaf), edit.cite)
    typed = next((one for one in typed_words(cite) if (one.item, one.before) == (edit.item, edit.before)), None)
    length = len(said_by(typed.leaf)) if typed else 0
    change = edit.replacement
    if not 0 <= edit.item < len(cite.citations) or not 0 <= change.start <= change.end <= length:
        raise EditError(reasons.OUTSIDE)
    content = _saying(typed, change) if typed else _first(edit)
    if content and not any(map(str.isalnum, _said(content))):
        raise EditError(reasons.ONLY_SIGNS_LEFT)
    citations = list(cite.citations)
    one = citations[edit.item]
    citations[edit.item] = replace(one, prefix=content) if edit.before else replace(one, suffix=content)
    glyphs = (*old.glyphs[:at], old.glyphs[at]._replace(object=tuple(citations)), *old.glyphs[at + 1 :])
    new = old.saying(glyphs)

    def expected(shape: Group) -> Group:
        return replaced(shape, old, (new,))

    if typed is None:
        return Plan(expected, _first_written(one, edit.before, new_parts(_said(content), surroundings(text, leaf))))
    if not content:
        return Plan(expected, iter((_without(cite, typed),)))
    parts = new_parts(_trimmed(typed, change, length), surroundings(text, leaf))
    return Plan(expected, (one for place in _places(text, typed, change, length) for one in _written(place, parts)))


def _cite(units: tuple[Unit, ...], span: Span) -> tuple[int, n.Cite]:
    """The citation at a span, and its offset in the text of its block."""
    at = 0
    for unit in units:
        if isinstance(unit.object, n.Cite) and unit.object.span == span:
            return at, unit.object
        at += len(unit.text)
    raise EditError(reasons.UNKNOWN_BLOCK)


# --- what it is to say --------------------------------------------------------------------------


def _saying(typed: TypedWords, change: Replacement) -> tuple[Inline, ...]:
    """The new words as they will be read: without spaces at their ends, but for the one between a key and them."""
    content = list(_replaced(typed.leaf.content, change))
    if content and isinstance(content[-1], n.Str | n.SoftBreak):
        content[-1:] = _plain(_characters((content[-1],)), stop=True)
    if content and typed.before and isinstance(content[0], n.Str):
        first = content[0].text.lstrip(_BLANK)
        content[:1] = [n.Str(first)] if first else []
    return tuple(content)


def _replaced(content: tuple[Inline, ...], change: Replacement) -> Iterator[Inline]:
    """Inlines with other words in one run of plain text; refused where those are in no such run."""
    groups = [tuple(group) for _, group in groupby(content, key=lambda one: isinstance(one, _PLAIN) or id(one))]
    starts = [0]
    for group in groups:
        starts.append(starts[-1] + len(said_by(n.Plain(group))))
    around = [at for at in range(len(groups)) if starts[at] <= change.start and change.end <= starts[at + 1]]
    if (change.start, change.end) == (0, starts[-1]) and not change.text:
        return
    chosen = next((at for at in around if isinstance(groups[at][0], _PLAIN)), around[0] if around else None)
    if chosen is None:
        raise EditError(reasons.NO_FORM)
    for at, group in enumerate(groups):
        if at != chosen:
            yield from group
            continue
        begin, end = change.start - starts[at], change.end - starts[at]
        first = group[0]
        if isinstance(first, _PLAIN):
            characters = _characters(group)
            yield from _plain([*characters[:begin], *map(n.Str, change.text), *characters[end:]])
        elif isinstance(first, n.Emph | n.Strong | n.Strikeout | n.Superscript | n.Subscript | n.Link):
            yield replace(first, content=tuple(_replaced(first.content, Replacement(begin, end, change.text))))
        else:
            raise EditError(reasons.NO_FORM)


def _characters(inlines: tuple[Inline, ...]) -> list[Inline]:
    found: list[Inline] = []
    for one in inlines:
        found += map(n.Str, one.text) if isinstance(one, n.Str) else (one,)
    return found


def _plain(characters: list[Inline], *, stop: bool = False) -> list[Inline]:
    """Characters as the reader makes inlines of them; `stop`: without spaces and line ends behind them."""
    while stop and characters and _is_blank(characters[-1]):
        characters = characters[:-1]
    found: list[Inline] = []
    for one in characters:
        if isinstance(one, n.Str) and found and isinstance(found[-1], n.Str):
            found[-1] = n.Str(found[-1].text + one.text)
        else:
            found.append(one)
    return found


def _is_blank(one: Inline) -> bool:
    return one.text in _BLANK if isinstance(one, n.Str) else isinstance(one, n.SoftBreak)


def _first(edit: ReplaceInCitation) -> tuple[Inline, ...]:
    """Words where there were none; behind a key with the space or comma that they begin with."""
    said = edit.replacement.text.rstrip(_BLANK)
    return (n.Str(said.lstrip(_BLANK) if edit.before else said),)


def _said(content: tuple[Inline, ...]) -> str:
    return said_by(n.Plain(content))


# --- how it is written --------------------------------------------------------------------------


def _without(cite: n.Cite, typed: TypedWords) -> Candidate:
    """All that was typed there goes, with the spaces beside the key and the brackets that are its own."""
    citation, (path, start, end) = cite.citations[typed.item], typed.leaf.span
    if typed.before:
        span = Span(path, start, citation.span.start)
    else:
        in_brackets = citation.mode is n.CitationMode.IN_TEXT
        span = Span(path, citation.span.end, cite.span.end if in_brackets else end)
    return fixed(Patch(*span, ""))


def _first_written(citation: n.Citation, before: bool, parts: list[Part]) -> Iterator[Candidate]:
    """The ways to write words beside a key that had none there."""
    path, start, end = citation.span
    if citation.mode is n.CitationMode.IN_TEXT and not before:
        parts = [Part(UnitKind.GAP, " ["), *parts, Part(UnitKind.GAP, "]")]
    elif before:
        parts = [*parts, Part(UnitKind.GAP, " ")]
    at = start if before else end
    return _written(Span(path, at, at), parts)


def _trimmed(typed: TypedWords, change: Replacement, length: int) -> str:
    """The new text without spaces that the reader does not keep."""
    said = change.text.rstrip(_BLANK) if change.end == length else change.text
    return said.lstrip(_BLANK) if typed.before and change.start == 0 else said


def _places(text: EditableText, typed: TypedWords, change: Replacement, length: int) -> list[Span]:
    """The source that goes, or the places where something new may come, best first."""
    path, start, end = typed.leaf.span
    at, edges = 0, []
    begin = until = -1
    for unit in units_of(typed.leaf):
        after = at + len(unit.text)
        if unit.text and at <= change.start < after and change.end > change.start:
            begin = unit.start
        if unit.text and at < change.end <= after and change.end > change.start:
            until = unit.end
        if unit.text and change.start == change.end:
            edges += [unit.end] if after == change.start else [unit.start] if at == change.start else []
        at = after
    if change.start == change.end:
        return [Span(path, edge, edge) for edge in dict.fromkeys(edges)]
    nothing = not _trimmed(typed, change, length)
    while nothing and change.end == length and begin > start and text.text[begin - 1] in _BLANK:
        begin -= 1
    while nothing and typed.before and change.start == 0 and until < end and text.text[until] in _BLANK:
        until += 1
    return [Span(path, begin, until)]


def _written(place: Span, parts: list[Part]) -> Iterator[Candidate]:
    """The ways to write new text, with ever more backslashes."""

    def write(escaped: Signs) -> tuple[Patch, ...]:
        return (Patch(*place, source_of(parts, escaped)),)

    return (Candidate(write, groups) for groups in escapings(parts))
