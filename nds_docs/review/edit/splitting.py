"""One block becomes two: plans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nds_docs.document import nodes as n
from nds_docs.document.pieces import Leaf
from nds_docs.review.edit import reasons
from nds_docs.review.edit.code import FENCE, opening_of, ways_of_code
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import EditError, Kind, NewBlock, Replacement, SplitBlock
from nds_docs.review.edit.inserting import item_break, margin_of, new_shape
from nds_docs.review.edit.lines import prefix, surroundings, with_removals
from nds_docs.review.edit.lost import SEPARATOR, lost_notes, removed_notes, without_notes
from nds_docs.review.edit.parts import SPLIT, compose, divided
from nds_docs.review.edit.placing import placing
from nds_docs.review.edit.shape import CELL, ITEM, PARAGRAPHS, Group, Shape, Text, fresh, trimmed
from nds_docs.review.edit.tidying import tidied
from nds_docs.review.edit.tree import place_in, replaced
from nds_docs.review.edit.units import UnitKind, units_of
from nds_docs.review.edit.verify import Candidate, Plan
from nds_docs.review.edit.words import candidates_of

_FIXED = ("Caption", "Figure", CELL, "Definition")


def split_block(text: EditableText, edit: SplitBlock) -> Plan:
    """A paragraph, item, heading or block of code becomes two blocks."""
    leaf = text.leaf(edit.block)
    *around, old = text.path(edit.block)
    parent = around[-1]
    assert isinstance(old, Text)
    assert isinstance(parent, Group)
    if parent.kind in _FIXED:
        raise EditError(reasons.ONE_PARAGRAPH)
    if edit.kind is Kind.CODE:
        return _split_code(text, edit, old)
    if old.kind not in (*PARAGRAPHS, "Header"):
        raise EditError(reasons.NOT_HERE)
    if not 0 <= edit.start <= edit.end <= len(old.glyphs):
        raise EditError(reasons.OUTSIDE)
    left = old.saying(trimmed((*old.glyphs[: edit.start], *fresh(edit.left))))
    right = trimmed((*fresh(edit.right), *old.glyphs[edit.end :]))
    if not left.glyphs or not right:
        raise EditError(reasons.NOTHING_NEW)
    kind = old.kind if old.kind in PARAGRAPHS and edit.kind is Kind.ITEM else "Para"
    rest = tuple(new_shape(NewBlock(said, edit.kind, edit.level), kind) for said in (*edit.middle, ""))
    rest = (*rest[:-1], rest[-1].saying(right))
    gone = lost_notes(text, (old,), (left, *rest))

    def expected(shape: Group) -> Group:
        if edit.kind is Kind.ITEM:
            return without_notes(replaced(shape, parent, lambda item: _items(item, old, left, rest)), gone)
        return without_notes(replaced(shape, old, (left, *rest)), gone)

    candidates = _split(text, leaf, edit, _break(text, edit, old, parent))
    return Plan(expected, with_removals(candidates, removed_notes(text, gone)), gone, loosely=True)


def _items(item: Shape, old: Shape, left: Text, rest: tuple[Text, ...]) -> tuple[Group, ...]:
    """An item for every part; the last one gets what followed in the item."""
    assert isinstance(item, Group)
    at = place_in(item, old.span)
    first = replace(item, children=(*item.children[:at], left))
    *new, last = (Group(ITEM, (), (one,)) for one in rest)
    return first, *new, replace(last, children=(*last.children, *item.children[at + 1 :]))


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
    place = placing(units, Replacement(edit.start, edit.end, SPLIT.join((edit.left, *edit.middle, edit.right))))
    here = surroundings(text, leaf)
    for at in place.places[:4]:
        parts = tidied(compose(units, [place], [at], here), here)
        if isinstance(leaf, n.Header) and parts[-1].kind is UnitKind.GAP:
            middle = next(number for number, part in enumerate(parts) if part.text == SPLIT)
            parts = [*parts[:middle], replace(parts[-1], unit=None), *parts[middle:-1]]
        for _ in range(len(edit.middle) + 1):
            parts = divided(parts, between)
        yield from candidates_of(parts, leaf.span)


def _split_code(text: EditableText, edit: SplitBlock, old: Text) -> Plan:
    """Two blocks of code of one kind, with a fence as the one that is split has."""
    leaf = text.leaf(edit.block)
    if not isinstance(leaf, n.CodeBlock) or leaf.attr.id:
        raise EditError(reasons.NOT_HERE)
    left = old.saying((*old.glyphs[: edit.start], *fresh(edit.left)))
    right = old.saying((*fresh(edit.right), *old.glyphs[edit.end :]))
    if not left.glyphs or not right.glyphs:
        raise EditError(reasons.NOTHING_NEW)
    margin = margin_of(text, old)
    opening = opening_of(text, leaf)
    fence = FENCE.match(opening)
    lines = (fence[0], "", opening) if fence else ("", SEPARATOR, "")
    between = "".join("\n" + (margin + line).rstrip() for line in lines) + "\n"
    units = units_of(leaf)
    place = placing(units, Replacement(edit.start, edit.end, SPLIT.join((edit.left, *edit.middle, edit.right))))
    parts = compose(units, [place], [place.places[0]], surroundings(text, leaf))
    halves = (left, *(old.saying(fresh(said)) for said in edit.middle), right)
    return Plan(lambda shape: replaced(shape, old, halves), ways_of_code(text, leaf, old, parts, between))
