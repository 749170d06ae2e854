"""Two blocks become one: plans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from nds_docs.document import nodes as n
from nds_docs.document import pieces
from nds_docs.document.pieces import Leaf
from nds_docs.document.source import Span
from nds_docs.review.edit import reasons
from nds_docs.review.edit.code import ways_of_code
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import EditError, JoinBlocks, Patch, Replacement
from nds_docs.review.edit.lines import surroundings, with_removals, without_lines
from nds_docs.review.edit.lost import lost_notes, removed_notes, without_notes
from nds_docs.review.edit.parts import Part, Surroundings, compose, kept
from nds_docs.review.edit.placing import placing
from nds_docs.review.edit.removing import (
    COMMENT,
    handed_over,
    heirs_of,
    keep_labels,
    longer,
    runs_of,
    shapes_of,
    ways_of,
)
from nds_docs.review.edit.shape import CELL, ITEM, NOTE, PARAGRAPHS, RULE, Glyph, Group, Shape, Text, fresh, trimmed
from nds_docs.review.edit.tidying import tidied
from nds_docs.review.edit.tree import groups, replaced, texts
from nds_docs.review.edit.units import UnitKind, units_of
from nds_docs.review.edit.verify import Candidate, Plan
from nds_docs.review.edit.words import candidates_of

_FIXED = ("Caption", "Figure", CELL, "Definition")
_JOINABLE = (*PARAGRAPHS, "Header", "CodeBlock")
_SIMPLE_GAP = re.compile(r"[\s>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*\Z")
_MOST_WAYS = 6


def join_blocks(text: EditableText, edit: JoinBlocks) -> Plan:
    """Two blocks become one, in the place of the first or of the second; what stands between them goes."""
    first, second = text.path(edit.first), text.path(edit.second)
    between = _check(text, first, second)
    a, b = first[-1], second[-1]
    assert isinstance(a, Text)
    assert isinstance(b, Text)
    start = len(a.glyphs) if edit.start is None else edit.start
    if not 0 <= start <= len(a.glyphs) or not 0 <= edit.end <= len(b.glyphs):
        raise EditError(reasons.OUTSIDE)
    rules = _rules(text, a, b)
    beside = first[-2] is second[-2] and {a.kind, b.kind} <= set(PARAGRAPHS) and not rules
    edit = replace(edit, start=start, into_second=edit.into_second and not beside)
    stays, goes = (b, a) if edit.into_second else (a, b)
    glyphs = (*_carried(a, stays)[:start], *fresh(edit.between), *_carried(b, stays)[edit.end :])
    if stays.kind == "Header" and any(glyph.text == "\n" for glyph in glyphs):
        raise EditError(reasons.LINE_BREAK)
    joined = stays.saying(glyphs if stays.kind == "CodeBlock" else trimmed(glyphs))
    rules = () if edit.into_second else rules
    moved = () if edit.into_second or rules or between else _moved(first, second)
    doomed = frozenset((goes.span, *rules, *(one.span for one in between)))
    heirs = heirs_of(text, doomed - {*rules}, but=stays, ends=True) if not moved else ()
    runs = runs_of(text.shape, doomed) if not moved else ()
    gone = lost_notes(text, (a, b, *between), (joined,))

    def expected(shape: Group) -> Group:
        for one in (second[-2],) if moved else shapes_of(runs):
            shape = replaced(shape, one, ())
        if moved:
            shape = replaced(shape, first[-2], lambda now: (longer(now, moved),))
        return without_notes(handed_over(replaced(shape, stays, (joined,)), heirs), gone)

    keep_labels(text, (a, b, *between), expected(text.shape))
    ways = _lines(text, b) if moved else list(islice(ways_of(text, runs, comments=False), _MOST_WAYS))
    candidates = _written(text, edit, ways, alone=not between and not rules)
    return Plan(expected, with_removals(candidates, removed_notes(text, gone)), gone, loosely=True)


def _check(text: EditableText, first: tuple[Shape, ...], second: tuple[Shape, ...]) -> tuple[Text, ...]:
    """The blocks between two that are joined; refused where these are no texts that can go on in each other."""
    for path in (first, second):
        if path[-1].kind not in _JOINABLE or path[-2].kind in _FIXED:
            raise EditError(reasons.FIXED_PLACE)
    if [shape for shape in first if shape.kind == NOTE] != [shape for shape in second if shape.kind == NOTE]:
        raise EditError(reasons.NOT_NEIGHBOURS)
    leaves = list(texts(text.shape))
    spans = [leaf.span for leaf in leaves]
    at, until = spans.index(first[-1].span), spans.index(second[-1].span)
    if at >= until:
        raise EditError(reasons.NOT_NEIGHBOURS)
    return tuple(leaves[at + 1 : until])


def _rules(text: EditableText, a: Text, b: Text) -> tuple[Span, ...]:
    """The rules between two blocks: each is a line above the block that follows it, with which it goes."""
    rules = (group.span for group in groups(text.shape) if group.kind == RULE)
    return tuple(span for span in rules if a.span.end <= span.start and span.end <= b.span.start)


def _carried(one: Text, target: Text) -> tuple[Glyph, ...]:
    """The glyphs of a text as they are in another block: code has no markup, and what was code is plain text there."""
    if target.kind == "CodeBlock" and one.kind != "CodeBlock":
        if any(glyph.marks or glyph.object is not None for glyph in one.glyphs):
            raise EditError(reasons.CODE_IS_PLAIN)
    elif one.kind != "CodeBlock" or target.kind == "CodeBlock":
        return one.glyphs
    return fresh("".join(glyph.text for glyph in one.glyphs))


def _moved(first: tuple[Shape, ...], second: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """What follows the second text in its item, which the item of the first gets."""
    item, other = first[-2], second[-2]
    if other.kind != ITEM or other is item or not isinstance(other, Group) or len(other.children) == 1:
        return ()
    ends_item = isinstance(item, Group) and item.kind == ITEM and item.children[-1] is first[-1]
    follows = other.children[0] is second[-1] and first[-3:-2] == second[-3:-2]
    return other.children[1:] if ends_item and follows else ()


# --- writing ------------------------------------------------------------------------------------


def _lines(text: EditableText, one: Text) -> list[tuple[Patch, ...]]:
    return [(patch,) for patch in without_lines(text, one.span.start, one.span.end)]


def _written(
    text: EditableText, edit: JoinBlocks, ways: Sequence[tuple[Patch, ...]], *, alone: bool
) -> Iterator[Candidate]:
    """The ways to write a join: what lies between goes, or the words of one block move to the other."""
    assert edit.start is not None
    first, second = text.leaf(edit.first), text.leaf(edit.second)
    stays, goes = (second, first) if edit.into_second else (first, second)
    here = surroundings(text, stays)
    said = pieces.text(goes) if isinstance(goes, n.CodeBlock) or isinstance(stays, n.CodeBlock) else ""
    units = units_of(stays)
    if edit.into_second:
        change = placing(units, Replacement(0, edit.end, said[: edit.start] + edit.between))
    else:
        change = placing(units, Replacement(edit.start, len(pieces.text(stays)), edit.between + said[edit.end :]))
    if isinstance(stays, n.CodeBlock):
        old = text.path(stays.span)[-1]
        assert isinstance(old, Text)
        for candidate in ways_of_code(text, stays, old, compose(units, [change], [change.places[0]], here)):
            yield from _without(candidate, ways)
        return
    words = [] if said else _words(text, edit, goes)
    for at in change.places[:4]:
        parts = compose(units, [change], [at], here)
        if alone and not (edit.into_second or said or isinstance(stays, n.Header) or isinstance(goes, n.Header)):
            yield from _one_after_other(text, parts, words, (first, second), here)
        moved = [_moved_here(part, here) for part in words]
        for candidate in candidates_of(tidied(_together(stays, parts, moved, edit), here), stays.span):
            yield from _without(candidate, ways)


def _without(candidate: Candidate, ways: Sequence[tuple[Patch, ...]]) -> Iterator[Candidate]:
    """A candidate with what goes taken out, in each way."""
    for way in ways:
        yield Candidate(lambda escaped, way=way: (*candidate.write(escaped), *way), candidate.groups)  # type: ignore[misc]


def _words(text: EditableText, edit: JoinBlocks, goes: Leaf) -> list[Part]:
    """What moves of a block: all but its own signs and what is deleted."""
    units = units_of(goes)
    whole = len(pieces.text(goes))
    gone = Replacement(edit.start or 0, whole, "") if edit.into_second else Replacement(0, edit.end, "")
    deleted = placing(units, gone).deleted
    found = [kept(unit, text.text) for number, unit in enumerate(units) if number not in deleted]
    if isinstance(goes, n.Header):
        found = found[1:] if found and found[0].kind is UnitKind.GAP else found
        found = found[:-1] if found and found[-1].kind is UnitKind.GAP else found
    return found


def _together(stays: Leaf, parts: list[Part], moved: list[Part], edit: JoinBlocks) -> list[Part]:
    """The parts of the block that stays with those that moved to it, inside the signs of a heading."""
    heading = isinstance(stays, n.Header)
    if edit.into_second:
        first = 1 if heading and parts and parts[0].kind is UnitKind.GAP else 0
        return [*parts[:first], *moved, *parts[first:]]
    last = len(parts) - 1 if heading and parts and parts[-1].kind is UnitKind.GAP else len(parts)
    return [*parts[:last], *moved, *parts[last:]]


def _one_after_other(
    text: EditableText, parts: list[Part], rest: list[Part], leaves: tuple[Leaf, Leaf], here: Surroundings
) -> Iterator[Candidate]:
    """Both texts where they are, nothing but comments between them."""
    start, stop = leaves[0].span.start, leaves[1].span.end
    gap = text.text[leaves[0].span.end : leaves[1].span.start]
    if _SIMPLE_GAP.match(COMMENT.sub("", gap)):
        comments = [Part(UnitKind.GAP, comment + " ") for comment in COMMENT.findall(gap)]
        yield from candidates_of(tidied([*parts, *comments, *rest], here), Span(here.path, start, stop))


def _moved_here(part: Part, here: Surroundings) -> Part:
    """A part of another block: its lines begin as the lines here."""
    if part.kind is not UnitKind.BREAK:
        return replace(part, unit=None)
    if here.one_line:
        return Part(UnitKind.CHARACTER, " ", None, part.marks)
    return replace(part, text=part.text.split("\n")[0] + "\n" + here.prefix, unit=None)
