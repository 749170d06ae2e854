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
from nds_docs.review.edit.shape import BULLETS, ITEM, LISTS, NOTE, RULE, TABLE, Group, Shape
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
    heirs = heirs_of(text, edit.blocks, ends=edit.ends)
    runs = runs_of(text.shape, frozenset(edit.blocks))
    doomed = shapes_of(runs)
    gone = lost_notes(text, doomed, ())

    def expected(shape: Group) -> Group:
        for one in doomed:
            shape = replaced(shape, one, ())
        return without_notes(handed_over(shape, heirs), gone)

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


@dataclass(frozen=True)
class Heir:
    """An item whose first paragraph goes, and the one `before` it, of which the rest of it is the end then."""

    item: Group
    before: Group


def heirs_of(
    text: EditableText,
    blocks: Iterable[Span],
    but: Shape | None = None,
    *,
    ends: bool,
    lists: bool = False,
) -> tuple[Heir, ...]:
    """Where what follows in an item goes without the paragraph that had the bullet or number: to the item before it.

    Refused where there is none, or the end of the paragraph is still there, without `ends`.
    `but` may stay as the one that says it all, and a list in the item where it is, unless `lists` go along too.
    """
    going, found = frozenset(blocks), []
    for *_, list_, item, shape in (path for path in map(text.path, going) if len(path) > 2):
        if not (isinstance(item, Group) and item.kind == ITEM and item.children[0] is shape):
            continue
        left = [child for child in item.children if not _all_of(child, going)]
        if not left or left[0] is but or (left[0].kind in LISTS and not lists):
            continue
        assert isinstance(list_, Group)
        heir = _heir(list_, item, going)
        if heir is None or not ends:
            raise EditError(reasons.REST_OF_ITEM)
        found.append(Heir(item, heir))
    return tuple(found)


def _heir(list_: Group, item: Group, going: frozenset[Span]) -> Group | None:
    """The last item before another of which the beginning stays; None where all before it goes."""
    for before in reversed(list_.children[: list_.children.index(item)]):
        if isinstance(before, Group) and not _all_of(before, going):
            return None if before.children[0].span in going else before
    return None


def _all_of(shape: Shape, going: frozenset[Span]) -> bool:
    spans = [leaf.span for leaf in texts(shape)]
    return bool(spans) and all(span in going for span in spans)


def handed_over(shape: Group, heirs: Iterable[Heir]) -> Group:
    """A tree in which the rest of items is the end of those before them; what goes of both is gone already."""
    for heir in heirs:
        kept: list[Shape] = []

        def out(now: Shape, kept: list[Shape] = kept) -> tuple[Shape, ...]:
            assert isinstance(now, Group)
            kept += now.children
            return ()

        shape = replaced(shape, heir.item, out)
        shape = replaced(shape, heir.before, lambda now, kept=kept: (longer(now, kept),))  # type: ignore[misc]
    return shape


def longer(group: Shape, rest: Iterable[Shape]) -> Group:
    """A container with more at its end; bullets go on in the bullets that it ends with."""
    assert isinstance(group, Group)
    last, first, *others = (*group.children[-1:], *rest)
    if isinstance(last, Group) and isinstance(first, Group) and last.kind == first.kind == BULLETS:
        return replace(group, children=(*group.children[:-1], longer(last, first.children), *others))
    return replace(group, children=(*group.children, first, *others))


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
    begin = _with_comment_before(text, start)
    spans = [(begin, run.shapes[0].span.end), *((shape.span.start, shape.span.end) for shape in run.shapes[1:])]
    comments = [one for span in spans for one in COMMENT.findall(text.text, *span)]
    if run.first and run.following is not None and not _hides(text, start, run.following.span.start):
        after = run.following.span.start
        lines[:0] = [(Patch(path, one, after, ""),) for one in dict.fromkeys((begin, start))]
    if comments and keep:
        return list(_with_comments(text, (begin, end), lines, comments))
    if not _hides(text, start, end):
        lines.append((Patch(path, start, end, SEPARATOR),))
    return lines


def _with_comment_before(text: EditableText, start: int) -> int:
    """Where a block begins with the comments that stand before it on its line."""
    before = text.text.find("<!--", text.line_start(start), start)
    return start if before < 0 else before


def _with_comments(
    text: EditableText, around: tuple[int, int], lines: list[tuple[Patch, ...]], comments: list[str]
) -> Iterator[tuple[Patch, ...]]:
    """Comments in what goes stay: in its place, before the next text or after the one before."""
    path, (start, end) = text.source.path, around
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
