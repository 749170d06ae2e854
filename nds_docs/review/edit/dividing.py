"""One block becomes two, or two become one: plans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nds_docs.document import nodes as n
from nds_docs.document.pieces import Leaf
from nds_docs.document.source import Span
from nds_docs.review.edit import reasons
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import EditError, JoinBlocks, Kind, NewBlock, Replacement, SplitBlock
from nds_docs.review.edit.inserting import item_break, new_shape
from nds_docs.review.edit.lines import prefix, surroundings, with_removals, without_lines
from nds_docs.review.edit.lost import lost_notes, removed_notes, without_notes
from nds_docs.review.edit.parts import SPLIT, Part, Surroundings, compose, divided, kept
from nds_docs.review.edit.placing import placing
from nds_docs.review.edit.removing import COMMENT
from nds_docs.review.edit.shape import CELL, ITEM, PARAGRAPHS, Group, Shape, Text, fresh, trimmed
from nds_docs.review.edit.tidying import tidied
from nds_docs.review.edit.tree import groups, replaced, texts
from nds_docs.review.edit.units import UnitKind, units_of
from nds_docs.review.edit.verify import Candidate, Plan
from nds_docs.review.edit.words import candidates_of

_FIXED = ("Caption", "Figure", CELL)
_SIMPLE_GAP = re.compile(r"[\s>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*\Z")


# --- splitting ----------------------------------------------------------------------------------


def split_block(text: EditableText, edit: SplitBlock) -> Plan:
    """A paragraph, item or heading becomes two blocks."""
    leaf = text.leaf(edit.block)
    *around, old = text.path(edit.block)
    parent = around[-1]
    assert isinstance(old, Text)
    assert isinstance(parent, Group)
    if old.kind not in (*PARAGRAPHS, "Header") or parent.kind in _FIXED:
        raise EditError(reasons.NOT_HERE)
    if not 0 <= edit.start <= edit.end <= len(old.glyphs):
        raise EditError(reasons.OUTSIDE)
    left = old.saying(trimmed((*old.glyphs[: edit.start], *fresh(edit.left))))
    right = trimmed((*fresh(edit.right), *old.glyphs[edit.end :]))
    if not left.glyphs or not right:
        raise EditError(reasons.NOTHING_NEW)
    kind = old.kind if old.kind in PARAGRAPHS and edit.kind is Kind.ITEM else "Para"
    second = new_shape(NewBlock("", edit.kind, edit.level), kind).saying(right)
    gone = lost_notes(text, (old,), (left, second))

    def expected(shape: Group) -> Group:
        if edit.kind is Kind.ITEM:
            return without_notes(replaced(shape, parent, lambda item: _two_items(item, old, left, second)), gone)
        return without_notes(replaced(shape, old, (left, second)), gone)

    candidates = _split(text, leaf, edit, _break(text, edit, old, parent))
    return Plan(expected, with_removals(candidates, removed_notes(text, gone)), gone, loosely=True)


def _two_items(item: Shape, old: Shape, left: Text, right: Text) -> tuple[Group, Group]:
    assert isinstance(item, Group)
    at = next(at for at, child in enumerate(item.children) if child.span == old.span)
    first = replace(item, children=(*item.children[:at], left))
    return first, Group(ITEM, (), (right, *item.children[at + 1 :]))


def _break(text: EditableText, edit: SplitBlock, old: Text, parent: Group) -> str:
    """What stands between the two blocks."""
    if edit.kind is Kind.ITEM:
        if parent.kind != ITEM:
            raise EditError(reasons.NO_LIST)
        return item_break(text, parent, blank=old.kind == "Para")
    margin = prefix(text, edit.block.start)
    if edit.kind is Kind.HEADING and parent.kind in (ITEM, "Body", "Note"):
        raise EditError(reasons.NOT_HERE)
    return "\n" + margin.rstrip() + "\n" + margin + ("#" * edit.level + " " if edit.kind is Kind.HEADING else "")


def _split(text: EditableText, leaf: Leaf, edit: SplitBlock, between: str) -> Iterator[Candidate]:
    units = units_of(leaf)
    place = placing(units, Replacement(edit.start, edit.end, edit.left + SPLIT + edit.right))
    here = surroundings(text, leaf)
    for at in place.places[:4]:
        parts = tidied(compose(units, [place], [at], here), here)
        if isinstance(leaf, n.Header) and parts[-1].kind is UnitKind.GAP:
            middle = next(number for number, part in enumerate(parts) if part.text == SPLIT)
            parts = [*parts[:middle], replace(parts[-1], unit=None), *parts[middle:-1]]
        yield from candidates_of(divided(parts, between), leaf.span)


# --- joining ------------------------------------------------------------------------------------


def join_blocks(text: EditableText, edit: JoinBlocks) -> Plan:
    """Two neighbours become one block, in the place of the first."""
    leaf, other = text.leaf(edit.first), text.leaf(edit.second)
    first, second = text.path(edit.first), text.path(edit.second)
    _check_join(text, first, second)
    a, b = first[-1], second[-1]
    assert isinstance(a, Text)
    assert isinstance(b, Text)
    start = len(a.glyphs) if edit.start is None else edit.start
    if not 0 <= start <= len(a.glyphs) or not 0 <= edit.end <= len(b.glyphs):
        raise EditError(reasons.OUTSIDE)
    joined = a.saying(trimmed((*a.glyphs[:start], *fresh(edit.between), *b.glyphs[edit.end :])))
    if edit.kind is Kind.PARAGRAPH and a.kind == "Header":
        joined = Text("Para", (), joined.glyphs, joined.span)
        keep_attributes(a)
    if b.kind == "Header":
        keep_attributes(b)
    gone = lost_notes(text, (a, b), (joined,))
    emptied, moved = _emptied(second, b), _moved(first, second)

    def expected(shape: Group) -> Group:
        if moved is None:
            shape = replaced(shape, emptied, ())
        else:
            shape = replaced(replaced(shape, second[-2], ()), first[-2], lambda now: (_longer(now, moved),))
        return without_notes(replaced(shape, a, (joined,)), gone)

    candidates = _joined(text, leaf, other, replace(edit, start=start), emptied)
    return Plan(expected, with_removals(candidates, removed_notes(text, gone)), gone, loosely=True)


def _longer(item: Shape, rest: tuple[Shape, ...]) -> Group:
    assert isinstance(item, Group)
    return replace(item, children=(*item.children, *rest))


def keep_attributes(heading: Text) -> None:
    """Refused where a heading that goes has a label or class."""
    if heading.data[1] != n.NO_ATTR:
        raise EditError(reasons.LABEL_LOST)


def _check_join(text: EditableText, first: tuple[Shape, ...], second: tuple[Shape, ...]) -> None:
    """Refused where two texts are no neighbours, or no texts that can go on in each other."""
    leaves = [leaf.span for leaf in texts(text.shape)]
    kinds = (first[-1].kind, second[-1].kind)
    fitting = kinds[0] in (*PARAGRAPHS, "Header") and kinds[1] in PARAGRAPHS
    frames = [shape.span for path in (first, second) for shape in path[1:-1] if shape.kind in ("Div", "Note")]
    apart = any(frames.count(span) == 1 for span in frames)
    inside = any(path[-2].kind in (*_FIXED, "Body") for path in (first, second))
    if not fitting or apart or inside or leaves.index(second[-1].span) != leaves.index(first[-1].span) + 1:
        raise EditError(reasons.NOT_NEIGHBOURS)
    between = text.text[first[-1].span.end : second[-1].span.start]
    if re.search(r"^[>\s]*([-*_][ \t]*){3,}$", between, re.MULTILINE):
        raise EditError(reasons.NOT_NEIGHBOURS)


def _emptied(path: tuple[Shape, ...], leaf: Shape) -> Shape:
    """The largest container of which nothing is left without a leaf."""
    found = leaf
    for shape in reversed(path[1:-1]):
        if len(list(texts(shape))) > 1 or any(group.kind == "HorizontalRule" for group in groups(shape)):
            break
        found = shape
    return found


def _moved(first: tuple[Shape, ...], second: tuple[Shape, ...]) -> tuple[Shape, ...] | None:
    """What follows the second text in its item, which the item of the first gets; None where nothing does."""
    item, other = first[-2], second[-2]
    if other.kind != ITEM or other is item or not isinstance(other, Group) or len(other.children) == 1:
        return None
    ends_item = isinstance(item, Group) and item.kind == ITEM and item.children[-1] is first[-1]
    if not ends_item or first[-3] is not second[-3]:
        raise EditError(reasons.NOT_NEIGHBOURS)
    return other.children[1:]


def _joined(text: EditableText, leaf: Leaf, other: Leaf, edit: JoinBlocks, emptied: Shape) -> Iterator[Candidate]:
    """The ways to write a join: what lies between goes, or the words of the second move to the first."""
    assert edit.start is not None
    heading = isinstance(leaf, n.Header)
    to_paragraph = heading and edit.kind is Kind.PARAGRAPH
    here = replace(surroundings(text, leaf), one_line=heading and not to_paragraph)
    units, more = units_of(leaf), units_of(other)
    head = placing(units, Replacement(edit.start, sum(len(unit.text) for unit in units), edit.between))
    tail = placing(more, Replacement(0, edit.end, ""))
    rest = [kept(unit, text.text) for number, unit in enumerate(more) if number not in tail.deleted]
    for at in head.places[:4]:
        parts = compose(units, [head], [at], here)
        end = [parts.pop()] if heading and parts[-1].kind is UnitKind.GAP else []
        if to_paragraph:
            parts, end = parts[1:] if parts[0].kind is UnitKind.GAP else parts, []
        if not end and not here.one_line:
            yield from _one_after_other(text, parts, rest, (leaf, other), here)
        moved = [_moved_here(part, here) for part in rest]
        removal = without_lines(text, emptied.span.start, emptied.span.end)
        yield from with_removals(candidates_of(tidied([*parts, *moved, *end], here), leaf.span), [removal])


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
