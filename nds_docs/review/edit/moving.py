"""Whole blocks put elsewhere in their text, as they were typed: plans.

What stands between two neighbours may stand at several depths there: below the last item of a list a paragraph can be
part of the item or follow the list. What is moved stays what it was: an item an item, a quote a quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice, product, takewhile
from typing import NamedTuple

from nds_docs.document.source import Span
from nds_docs.review.edit import reasons
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import EditError, MoveBlocks, Patch
from nds_docs.review.edit.inserting import (
    NO_HEADING,
    WHOLE,
    blank_below,
    indent_of,
    item_break,
    margin_of,
    marker_of,
    number_of,
)
from nds_docs.review.edit.lines import is_blank
from nds_docs.review.edit.lost import SEPARATOR
from nds_docs.review.edit.removing import Heir, Run, handed_over, heirs_of, runs_of, ways_of
from nds_docs.review.edit.shape import BULLETS, DOCUMENT, ITEM, LISTS, NOTE, NUMBERS, Group, Shape, around
from nds_docs.review.edit.tree import place_in, replaced, texts
from nds_docs.review.edit.verify import Candidate, Plan, fixed, right_ones

_QUOTE, _DIV = "BlockQuote", "Div"
_DEFINITIONS, _DEFINITION = "DefinitionList", "Definition"
_OPEN = (DOCUMENT, _DIV, _QUOTE, NOTE)
"""Containers in which any paragraph can stand."""
_FREE = (DOCUMENT, _DIV)
"""Containers in which a paragraph is one like any other."""
_BEGUN = (ITEM, "Body")
"""Containers that their first paragraph makes what they are: nothing comes before it."""
_COMMENT = "<!--"
_WAYS = 3
"""Ways to change what moves, of which each is tried."""


@dataclass(frozen=True)
class _Moved:
    """Neighbours that move, and the containers they are taken out of, outermost first.

    `run` is what goes there: where a list or quote is left empty, that too, and what moves lies `depth` deep in it.
    With `heirs` it is the beginning of an item, and an item of its own there; the rest is the end of the one before it.
    `changes` are made in it on the way.
    """

    run: Run
    shapes: tuple[Shape, ...]
    containers: tuple[Group, ...]
    depth: int
    heirs: tuple[Heir, ...] = ()
    changes: tuple[Patch, ...] = ()

    @property
    def is_item(self) -> bool:
        """Whether it is of a list: items, or terms with their definitions."""
        return self.shapes[0].kind in (ITEM, _DEFINITION)

    def taken(self, gone: list[Shape]) -> tuple[Shape, ...]:
        """What moves, of what went in another reading of the text."""
        if self.heirs:
            return (Group(ITEM, (), tuple(gone)),)
        if not self.depth:
            return tuple(gone)
        (one,) = gone
        for _ in range(self.depth):
            assert isinstance(one, Group)
            one = one.children[0]
        return (one,)


class _Level(NamedTuple):
    """A place between two blocks at one depth: after a shape, or before it, in the innermost of the containers.

    With a `parted` the shape is in two parts, behind that: of an item the second one is the new item's, of a list or
    quote what moves comes between the two. `parted` goes from a child down: a list in an item is parted too.
    """

    containers: tuple[Group, ...]
    anchor: Shape
    before: bool
    parted: tuple[Shape, ...] = ()

    @property
    def last(self) -> Shape:
        """What stands right before what comes behind the anchor, or behind part of it."""
        return self.parted[-1] if self.parted else self.anchor


def move_blocks(text: EditableText, edit: MoveBlocks, within: Plan | None = None) -> Plan:
    """Blocks go to another place in the text, with their markup, references and notes; `within`: changed on the way."""
    moved = _moved(text, edit)
    ways = [replace(moved, changes=way) for way in islice(right_ones(text, within), _WAYS)] if within else [moved]
    if not ways:
        raise EditError(reasons.NO_FORM)
    for level, wraps in _fitting(moved, list(_levels(text, edit))):
        plan = _plan(text, ways, level, wraps, within)
        if next(right_ones(text, plan), None) is not None:
            return plan
    raise EditError(reasons.NO_PLACE)


def _moved(text: EditableText, edit: MoveBlocks) -> _Moved:
    paths = [text.path(block) for block in edit.blocks]
    runs = runs_of(text.shape, frozenset(edit.blocks))
    if len(runs) != 1:
        raise EditError(reasons.NOT_TOGETHER)
    (run,) = runs
    path = paths[0]
    top = at = next(number for number, shape in enumerate(path) if shape is run.shapes[0])
    if len(run.shapes) == 1:
        while path[at].kind in (*LISTS, _QUOTE) and _only(path[at]):
            at += 1
    shapes = run.shapes if at == top else (path[at],)
    containers = tuple(shape for shape in path[:at] if isinstance(shape, Group))
    if containers[-1].kind == ITEM and containers[-1].children[0] is shapes[0]:
        return _Moved(run, (around(ITEM, (), shapes),), containers[:-1], 0, _heirs(text, edit))
    return _Moved(run, shapes, containers, at - top)


def _heirs(text: EditableText, edit: MoveBlocks) -> tuple[Heir, ...]:
    """Whose the rest of an item is of which the beginning moves."""
    try:
        return heirs_of(text, edit.blocks, ends=edit.ends, lists=True)
    except EditError:
        raise EditError(reasons.FIRST_OF_ITEM) from None


def _only(shape: Shape) -> bool:
    return isinstance(shape, Group) and len(shape.children) == 1


# --- where --------------------------------------------------------------------------------------


def _levels(text: EditableText, edit: MoveBlocks) -> Iterator[_Level]:
    """Every depth at which something can stand between the two neighbours, innermost first."""
    sides = [(text.path(span), before) for span, before in ((edit.behind, False), (edit.ahead, True)) if span]
    ends = [_whole(path) for path, _ in sides]
    if len(ends) == 2 and ends[0][-1] is ends[1][-1]:
        raise EditError(reasons.FIXED_PLACE)
    for path, (_, before) in zip(ends, sides, strict=True):
        for at in range(len(path) - 1, 0, -1):
            containers = tuple(shape for shape in path[:at] if isinstance(shape, Group))
            parent = containers[-1]
            if not (before and _begins(path[at], parent)):
                yield _Level(containers, path[at], before)
            staying = [child for child in parent.children if not _goes(child, edit.blocks)]
            if parent.kind == NOTE or staying[0 if before else -1] is not path[at]:
                if not before and parent.kind in (ITEM, *LISTS, _QUOTE):
                    yield _Level(containers[:-1], parent, False, (path[at],))
                if not before and parent.kind == BULLETS and containers[-2].kind == ITEM:
                    yield _Level(containers[:-2], containers[-2], False, (parent, path[at]))
                break


def _begins(shape: Shape, parent: Group) -> bool:
    """Whether it is the paragraph that makes its container what it is, or the title of a frame."""
    return parent.children[0] is shape and (parent.kind in _BEGUN or (parent.kind, shape.kind) == (_DIV, "Header"))


def _whole(path: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """A path down to a leaf, or to the table or figure that holds it."""
    at = next((at for at, shape in enumerate(path) if shape.kind in WHOLE), len(path) - 1)
    return path[: at + 1]


def _goes(shape: Shape, blocks: tuple[Span, ...]) -> bool:
    spans = [leaf.span for leaf in texts(shape)]
    return bool(spans) and all(span in blocks for span in spans)


def _fitting(moved: _Moved, levels: list[_Level]) -> Iterator[tuple[_Level, tuple[Group, ...]]]:
    """The places where what moves stays what it is, best first, with the list or quotes it brings along."""
    own = [group.kind for group in moved.containers]
    fitting = []
    for level in levels:
        wraps = _wraps(moved, level)
        if wraps is not None and _may_stand(moved, level):
            kinds = [group.kind for group in level.containers]
            alike = kinds == own[: len(kinds)]
            fitting.append(((not alike, len(wraps), -len(kinds), level.before), level, wraps))
    for _, level, wraps in sorted(fitting, key=lambda one: one[0]):
        yield level, wraps
    if not fitting and not moved.is_item:
        for level in levels:
            free = all(group.kind in _FREE for group in level.containers)
            if free and _may_stand(moved, level) and ITEM not in own:
                yield level, ()


def _wraps(moved: _Moved, level: _Level) -> tuple[Group, ...] | None:
    """What is around the blocks now and not there; None where that is no place for them. Frames stay behind."""
    own = [group for group in moved.containers if group.kind != _DIV]
    there = [group for group in level.containers if group.kind != _DIV]
    if [group.kind for group in there] != [group.kind for group in own[: len(there)]]:
        return None
    rest = tuple(own[len(there) :])
    quotes = rest[:-1] if moved.is_item else rest
    if any(group.kind != _QUOTE for group in quotes):
        return None
    return rest


def _may_stand(moved: _Moved, level: _Level) -> bool:
    container = level.containers[-1].kind
    if level.parted and level.anchor.kind != ITEM and moved.is_item and not _keeps_number(moved):
        return False
    if container == _DEFINITIONS:
        return moved.shapes[0].kind == _DEFINITION
    if container in LISTS:
        return moved.shapes[0].kind == ITEM and (not level.parted or len(moved.shapes) == 1)
    headings = any(shape.kind == "Header" for shape in moved.shapes)
    if headings and _in_frame(moved.containers) != _in_frame(level.containers):
        return False  # only outside frames it has a number
    return container in (*_OPEN, *_BEGUN) and not (headings and container in NO_HEADING)


def _keeps_number(moved: _Moved) -> bool:
    """Whether items have no number, or in a list of their own the one that they have."""
    list_ = moved.containers[-1]
    whole = moved.depth > 0 and list_.kind == NUMBERS and list_.data[0] == 1
    return moved.shapes[0].kind == ITEM and (list_.kind == BULLETS or whole)


def _in_frame(containers: tuple[Group, ...]) -> bool:
    return any(group.kind == _DIV for group in containers)


# --- how ----------------------------------------------------------------------------------------


def _plan(text: EditableText, ways: list[_Moved], level: _Level, wraps: tuple[Group, ...], within: Plan | None) -> Plan:
    moved = ways[0]

    def expected(shape: Group) -> Group:
        shape = within.expected(shape) if within else shape
        gone: list[Shape] = []

        def out(now: Shape) -> tuple[Shape, ...]:
            gone.append(now)
            return ()

        for one in moved.run.shapes:
            shape = replaced(shape, one, out)
        new = _wrapped(moved.taken(gone), wraps)
        return handed_over(replaced(shape, level.anchor, lambda now: _beside(now, new, level)), moved.heirs)

    candidates = chain.from_iterable(_written(text, way, level, wraps) for way in ways)
    return Plan(expected, tuple(candidates), within.gone if within else frozenset(), loosely=True)


def _beside(now: Shape, new: tuple[Shape, ...], level: _Level) -> tuple[Shape, ...]:
    if not level.parted:
        return (*new, now) if level.before else (now, *new)
    first, rest = _in_two(now, level.parted)
    if now.kind != ITEM:
        return first, *new, rest
    (item,) = new
    assert isinstance(item, Group)
    return first, replace(item, children=(*item.children, *rest.children))


def _in_two(now: Shape, parted: tuple[Shape, ...]) -> tuple[Group, Group]:
    """A shape up to one in it, and the rest."""
    assert isinstance(now, Group)
    at = place_in(now, parted[0].span)
    if len(parted) == 1:
        return replace(now, children=now.children[: at + 1]), _from(now, at + 1)
    first, rest = _in_two(now.children[at], parted[1:])
    return (
        replace(now, children=(*now.children[:at], first)),
        replace(now, children=(rest, *now.children[at + 1 :])),
    )


def _from(group: Group, at: int) -> Group:
    """The part of a list or quote from a child on; a list goes on with its numbers."""
    data = (group.data[0] + at, *group.data[1:]) if group.kind == NUMBERS else group.data  # type: ignore[operator]
    return replace(group, data=data, children=group.children[at:])


def _wrapped(shapes: tuple[Shape, ...], wraps: tuple[Group, ...]) -> tuple[Shape, ...]:
    """Blocks with what they bring along around them; a numbered list of their own begins at 1."""
    for group in reversed(wraps):
        data = (1, *group.data[1:]) if group.kind == NUMBERS else group.data
        shapes = (Group(group.kind, data, shapes),)
    return shapes


def _written(text: EditableText, moved: _Moved, level: _Level, wraps: tuple[Group, ...]) -> Iterator[Candidate]:
    """Each way to write the blocks there with each way to take them out here; comments in them go along."""
    out = ways_of(text, (moved.run,), comments=False)
    into = list(_put_in(text, moved, level, wraps))
    elsewhere = (one for one in moved.changes if not any(_is_in(one, shape.span) for shape in moved.run.shapes))
    others = (*_number_behind(text, level), *elsewhere)
    for removal, put in islice(product(out, into), 60):
        both = chain(removal, (put,)) if put.start <= removal[0].start else chain((put,), removal)
        yield fixed(*both, *others)


def _is_in(patch: Patch, span: Span) -> bool:
    return span.start <= patch.start and patch.end <= span.end


def _number_behind(text: EditableText, level: _Level) -> tuple[Patch, ...]:
    """The number that the second part of a list begins with, where another is typed."""
    list_ = level.anchor
    if not level.parted or not isinstance(list_, Group) or list_.kind != NUMBERS:
        return ()
    at = list_.children.index(level.parted[0]) + 1
    following = list_.children[at]
    assert isinstance(following, Group)
    place, typed = number_of(text, following)
    said = str(_from(list_, at).data[0])
    return (Patch(text.source.path, place, place + len(typed), said),) if typed != said else ()


def _put_in(text: EditableText, moved: _Moved, level: _Level, wraps: tuple[Group, ...]) -> Iterator[Patch]:
    anchor = level.anchor
    if isinstance(anchor, Group) and anchor.kind == ITEM:
        loose = anchor.children[0].kind == "Para"
        for blank in (loose, not loose):
            between = item_break(text, anchor, blank=blank)
            yield _patch(text, moved, level, between, between, "")
        return
    margin = margin_of(text, anchor)
    between = "\n" + margin.rstrip() + "\n" + margin
    lead = _lead(text, moved, wraps)
    yield _patch(text, moved, level, between, between + lead, lead)
    yield _patch(text, moved, level, between + SEPARATOR + between, between + lead, lead)  # beside other code, an item


def _lead(text: EditableText, moved: _Moved, wraps: tuple[Group, ...]) -> str:
    """What blocks have before them that bring their list or quotes along."""
    lead = "> " * sum(group.kind == _QUOTE for group in wraps)
    item = moved.shapes[0]
    if wraps and isinstance(item, Group) and item.kind == ITEM:
        marker = marker_of(text, item)
        lead += re.sub(r"\A\d+", "1", marker)
    return lead


def _patch(text: EditableText, moved: _Moved, level: _Level, first: str, between: str, lead: str) -> Patch:
    """New lines: `first` between them and the anchor, `between` two blocks, and `lead` what the first one has more."""
    margin = between.rpartition("\n")[2]
    inside = re.sub(r"[^>\s]", " ", margin)
    typed = [_typed(text, shape, inside, moved.changes) for shape in moved.shapes]
    said = between.join(typed)
    anchor = level.last
    if level.before:
        at = anchor.span.start - indent_of(text, anchor)
        return Patch(text.source.path, at, at, lead + said + first)
    at = text.line_end(max(anchor.span.start, anchor.span.end - 1))
    following = text.line_end(at + 1)
    if level.anchor.kind == _QUOTE and level.parted and is_blank(text, at + 1, following):
        return Patch(text.source.path, at, following, first + lead + said + "\n" + margin.rstrip())
    below = blank_below(text, at, first.rpartition("\n")[2])
    return Patch(text.source.path, at, at, first + lead + said + below)


def _typed(text: EditableText, shape: Shape, margin: str, changes: tuple[Patch, ...]) -> str:
    """The lines of a block as they were typed, with another margin, and with the changes that are made in it."""
    start = shape.span.start - indent_of(text, shape)
    end = text.line_end(max(shape.span.start, shape.span.end - 1))
    before = text.text[text.line_start(start) : start]
    if _COMMENT in before:
        start -= len(before) - before.index(_COMMENT)
    said = text.text[start:end]
    for one in sorted((one for one in changes if _is_in(one, shape.span)), reverse=True):
        said = said[: one.start - start] + one.text + said[one.end - start :]
    first, *others = said.split("\n")
    own = margin_of(text, shape)
    lines = (_without(line, own) for line in others)
    return "\n".join([first, *(margin + line if line.strip() else margin.rstrip() for line in lines)])


def _without(line: str, margin: str) -> str:
    """A line without its margin, or as much of it as it has: a paragraph may go on without."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(line, margin, strict=False))
    return line[len(list(same)) :]
