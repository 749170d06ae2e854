"""Whole blocks taken out, and what is empty then: plans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, product

from nds_docs.document.nodes import NO_ATTR, Attr
from nds_docs.document.source import Span
from nds_docs.review.edit import reasons
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import DeleteBlocks, EditError, Patch
from nds_docs.review.edit.lines import with_removals, without_lines
from nds_docs.review.edit.lost import SEPARATOR, lost_notes, removed_notes, without_notes
from nds_docs.review.edit.shape import ITEM, LISTS, NOTE, RULE, TABLE, Group, Shape
from nds_docs.review.edit.tree import groups, is_measure, labels_in, replaced, targets_in, texts
from nds_docs.review.edit.verify import Plan, fixed

COMMENT = re.compile(r"<!--(?:-?>|.*?-->)", re.DOTALL)
_WHOLE = ("Table", "Figure")


@dataclass(frozen=True)
class Run:
    """Neighbours that go, in the order of the text; `following` is the next one that stays in the same container."""

    shapes: tuple[Shape, ...]
    following: Shape | None
    first: bool


def delete_blocks(text: EditableText, edit: DeleteBlocks) -> Plan:
    """Blocks and every container of which nothing is left."""
    for block in edit.blocks:
        text.leaf(block)
    if caption := _caption(text, edit.blocks):
        return _delete_caption(text, *caption)
    keep_items(text, edit.blocks)
    runs = runs_of(text.shape, frozenset(edit.blocks))
    doomed = shapes_of(runs)
    gone = lost_notes(text, doomed, ())

    def expected(shape: Group) -> Group:
        for one in doomed:
            shape = replaced(shape, one, ())
        return without_notes(shape, gone)

    keep_labels(text, doomed, expected(text.shape))
    candidates = (fixed(*way) for way in ways_of(text, runs))
    return Plan(expected, with_removals(candidates, removed_notes(text, gone)), gone, loosely=True)


def _caption(text: EditableText, blocks: tuple[Span, ...]) -> tuple[Group, Shape] | None:
    """The table of which the caption goes, and that caption; None where something else goes."""
    for table, caption, _ in (path[-3:] for path in map(text.path, blocks) if len(path) > 2):
        if len(blocks) == 1 and caption.kind == "Caption" and isinstance(table, Group) and table.kind == TABLE:
            return table, caption
    return None


def _delete_caption(text: EditableText, table: Group, caption: Shape) -> Plan:
    """A table without its caption has no number and no label any more."""
    alignments, attr = table.data
    if isinstance(attr, Attr) and (attr.classes or attr.pairs):
        raise EditError(reasons.PART_OF_TABLE)
    gone = lost_notes(text, (caption,), ())

    def expected(shape: Group) -> Group:
        without = replaced(shape, caption, ())
        return without_notes(replaced(without, table, lambda now: (_with_data(now, (alignments, NO_ATTR)),)), gone)

    keep_labels(text, (table,), expected(text.shape))
    candidates = (fixed(patch) for patch in without_lines(text, caption.span.start, caption.span.end))
    return Plan(expected, with_removals(candidates, removed_notes(text, gone)), gone, loosely=True)


def _with_data(group: Shape, data: tuple[object, ...]) -> Group:
    assert isinstance(group, Group)
    return replace(group, data=data)


def keep_items(text: EditableText, blocks: Iterable[Span], but: Shape | None = None) -> None:
    """Refused where what follows in a list item would become an item of its own; `but` may, since it says it all."""
    going = frozenset(blocks)
    for *_, item, shape in map(text.path, going):
        if isinstance(item, Group) and item.kind == ITEM and item.children[0] is shape:
            left = next((child for child in item.children if child.span not in going), None)
            if left is not None and left is not but and left.kind not in LISTS:
                raise EditError(reasons.REST_OF_ITEM)


def keep_labels(text: EditableText, doomed: tuple[Shape, ...], left: Group) -> None:
    """Refused where something refers to a label that goes, in this text or another."""
    lost = labels_in(doomed) - labels_in((left,))
    if labels := lost & targets_in((left,)):
        raise EditError(reasons.LABEL_IN_USE, label="@" + min(labels))
    for label in sorted(lost):
        if place := text.elsewhere(label):
            raise EditError(reasons.LABEL_USED_AT, label="@" + label, place=place)


def runs_of(shape: Group, blocks: frozenset[Span]) -> tuple[Run, ...]:
    """What goes when blocks go: they and every container of which nothing is left."""
    return tuple(_runs(shape, blocks))


def shapes_of(runs: Iterable[Run]) -> tuple[Shape, ...]:
    return tuple(shape for run in runs for shape in run.shapes)


def _runs(group: Group, blocks: frozenset[Span]) -> Iterator[Run]:
    """What goes of a container, as large as can be."""
    run: list[Shape] = []
    first = True
    for child in (*group.children, None):
        if child is not None and _goes(child, blocks):
            run.append(child)
            continue
        if run:
            yield Run(tuple(run), child if child is None or child.kind != NOTE else None, first)
            run = []
        first = False
        if isinstance(child, Group) and _spans(child) & blocks:
            _check_rest(child, blocks)
            yield from _runs(child, blocks)


def _goes(shape: Shape, blocks: frozenset[Span]) -> bool:
    """Whether all of a shape goes; refused where that would take more along than its text."""
    if shape.kind == RULE:
        return shape.span in blocks
    spans = [leaf.span for leaf in texts(shape)]
    if not spans or not all(span in blocks for span in spans):
        return False
    if any(_is_frame(group) or (group.kind == RULE and group.span not in blocks) for group in groups(shape)):
        return False
    if shape.kind == NOTE:
        raise EditError(reasons.LAST_OF_NOTE)
    return True


def _spans(group: Group) -> set[Span]:
    """The spans of what can go of a container: its texts and the rules between them."""
    return {leaf.span for leaf in texts(group)} | {rule.span for rule in groups(group) if rule.kind == RULE}


def _is_frame(group: Group) -> bool:
    """Whether it has data of its own, which show without any text: it stays, and is empty."""
    attr = group.data[0] if group.kind == "Div" else None
    return isinstance(attr, Attr) and bool(attr.id or attr.pairs)


def _check_rest(group: Group, blocks: frozenset[Span]) -> None:
    """Refused where a part goes without which the rest of a container cannot be."""
    if group.kind in _WHOLE:
        raise EditError(reasons.PART_OF_TABLE)
    if is_measure(group) and group.children[0].span in blocks:
        raise EditError(reasons.TITLE_OF_FRAME)
    if group.kind == "Definition":
        term, *bodies = group.children
        if term.span in blocks or all(leaf.span in blocks for body in bodies for leaf in texts(body)):
            raise EditError(reasons.TERM_ALONE)


def ways_of(text: EditableText, runs: tuple[Run, ...], *, comments: bool = True) -> Iterator[tuple[Patch, ...]]:
    """The ways to take all of it out; the `comments` in it stay, or are written elsewhere."""
    for chosen in islice(product(*(_ways(text, run, comments) for run in runs)), 40):
        yield tuple(patch for way in chosen for patch in way)


def _ways(text: EditableText, run: Run, keep: bool) -> list[tuple[Patch, ...]]:
    """The ways to take a run out: its lines, or what stands before the next block."""
    path, start, end = text.source.path, run.shapes[0].span.start, run.shapes[-1].span.end
    lines = list(zip(*(without_lines(text, shape.span.start, shape.span.end) for shape in run.shapes), strict=True))
    comments = [one for shape in run.shapes for one in COMMENT.findall(text.text, shape.span.start, shape.span.end)]
    if comments and keep:
        return list(_with_comments(text, run, lines, comments))
    if run.first and run.following is not None and not _hides(text, start, run.following.span.start):
        lines.insert(0, (Patch(path, start, run.following.span.start, ""),))
    if not _hides(text, start, end):
        lines.append((Patch(path, start, end, SEPARATOR),))
    return lines


def _with_comments(
    text: EditableText, run: Run, lines: list[tuple[Patch, ...]], comments: list[str]
) -> Iterator[tuple[Patch, ...]]:
    """Comments in what goes stay: in its place, before the next text or after the one before."""
    path, start, end = text.source.path, run.shapes[0].span.start, run.shapes[-1].span.end
    if not _hides(text, start, end):
        yield (Patch(path, start, end, "\n".join(comments)),)
    places = sorted(leaf.span for leaf in texts(text.shape))
    after = next((span.start for span in places if span.start >= end), None)
    before = next((span.end for span in reversed(places) if span.end <= start), None)
    for way in lines:
        if after is not None:
            yield (*way, Patch(path, after, after, " ".join(comments) + " "))
        if before is not None:
            yield (Patch(path, before, before, " " + " ".join(comments)), *way)


def _hides(text: EditableText, start: int, end: int) -> bool:
    """Whether a footnote or link is defined between two places."""
    places = (*text.notes.values(), *(first for first, _ in text.links))
    return any(start <= place < end for place in places)
