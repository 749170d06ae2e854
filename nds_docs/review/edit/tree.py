"""Finding shapes in the tree of a text, and changing it as a reader does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from nds_docs.document import classes as c
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Attr
from nds_docs.document.source import Span
from nds_docs.review.edit import reasons
from nds_docs.review.edit.edits import EditError
from nds_docs.review.edit.shape import DOCUMENT, NOTE, Group, Shape, Text


def path_to(shape: Shape, span: Span, *, kind: str = "") -> tuple[Shape, ...]:
    """From the outermost shape to the text with a span, or to the group of a `kind`; empty where there is none."""
    if shape.span == span and (isinstance(shape, Text) if not kind else shape.kind == kind):
        return (shape,)
    if isinstance(shape, Group):
        for child in shape.children:
            within = child.kind == NOTE or (child.span.start <= span.start and span.end <= child.span.end)
            if within and (found := path_to(child, span, kind=kind)):
                return (shape, *found)
    return ()


def texts(shape: Shape) -> Iterator[Text]:
    """Every text in a shape, in reading order."""
    if isinstance(shape, Text):
        yield shape
    else:
        for child in shape.children:
            yield from texts(child)


def groups(shape: Shape) -> Iterator[Group]:
    """Every group in a shape, itself first."""
    if isinstance(shape, Group):
        yield shape
        for child in shape.children:
            yield from groups(child)


def is_measure(shape: Shape) -> bool:
    """Whether it is a measure or goal: its number stands before its title, and below its text who leads it and when."""
    attr = shape.data[0] if isinstance(shape, Group) and shape.kind == "Div" else None
    return isinstance(attr, Attr) and not {c.MEASURE, c.GOAL}.isdisjoint(attr.classes)


def labels_in(shapes: Iterable[Shape]) -> set[str]:
    """The labels that stand in shapes."""
    found: set[str] = set()
    for shape in shapes:
        attrs = [attr for group in groups(shape) for attr in group.data]
        for text in texts(shape):
            attrs += text.data
            nodes = (mark.node for glyph in text.glyphs for mark in glyph.marks)
            attrs += [node.attr for node in nodes if isinstance(node, n.Link | n.BracketedSpan | n.Code)]
        found |= {attr.id for attr in attrs if isinstance(attr, Attr) and attr.id}
    return found


def targets_in(shapes: Iterable[Shape]) -> set[str]:
    """The labels that are referred to in shapes."""
    objects = (glyph.object for shape in shapes for text in texts(shape) for glyph in text.glyphs)
    return {thing.target for thing in objects if isinstance(thing, n.CrossReference)}


def notes_in(shapes: Iterable[Shape]) -> list[str]:
    """The labels of the footnote marks in shapes, as often as they stand there."""
    objects = (glyph.object for shape in shapes for text in texts(shape) for glyph in text.glyphs)
    return [str(thing[1]) for thing in objects if isinstance(thing, tuple) and thing[:1] == (NOTE,)]


def replaced(shape: Shape, old: Shape, new: Callable[[Shape], tuple[Shape, ...]] | tuple[Shape, ...]) -> Group:
    """A tree with other shapes in the place of one, or what `new` makes of that as it is in the tree.

    It is found by its kind and span, so that the same edit can be made in several readings of a text.
    """
    assert isinstance(shape, Group)
    children: list[Shape] = []
    for child in shape.children:
        if (child.kind, child.span) == (old.kind, old.span) and type(child) is type(old):
            children += new(child) if callable(new) else new
        elif isinstance(child, Group) and _holds(child, old):
            children.append(replaced(child, old, new))
        else:
            children.append(child)
    return replace(shape, children=tuple(children))


def _holds(group: Group, other: Shape) -> bool:
    if group.kind in (DOCUMENT, NOTE):
        return True
    return group.span.start <= other.span.start and other.span.end <= group.span.end


def place_in(group: Group, span: Span) -> int:
    """Where a shape stands directly in a group. Raises `EditError` where another edit took it from there."""
    for at, child in enumerate(group.children):
        if child.span == span:
            return at
    raise EditError(reasons.NO_FORM)


def without_groups(shape: Group, kind: str, data: tuple[object, ...]) -> Group:
    """A tree without the groups directly in it that are of a kind and have these data."""
    return replace(
        shape,
        children=tuple(c for c in shape.children if not (isinstance(c, Group) and (c.kind, c.data) == (kind, data))),
    )
