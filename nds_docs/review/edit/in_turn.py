"""Several edits of one text made one after the other, each in what the ones before it left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import NamedTuple, TypeAlias, TypeGuard, TypeVar, cast

from nds_docs.document import nodes as n
from nds_docs.document import pieces
from nds_docs.document.source import Source, Span
from nds_docs.review.edit import reasons
from nds_docs.review.edit.applying import apply
from nds_docs.review.edit.composing import composed
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import (
    Beside,
    Edit,
    EditError,
    InsertNote,
    JoinBlocks,
    MoveBlocks,
    Refused,
    ReplaceText,
    Several,
    SplitBlock,
)
from nds_docs.review.edit.escaping import least
from nds_docs.review.edit.noting import new_label
from nds_docs.review.edit.patching import Patches, patch
from nds_docs.review.edit.shape import NOTE, TABLE
from nds_docs.review.edit.tree import groups, texts
from nds_docs.review.edit.units import units_of

_Name: TypeAlias = tuple[str, str, int]
_Any = TypeVar("_Any")


class Step(NamedTuple):
    """An edit of the text as it was read, and what is made beside it."""

    edit: Edit
    beside: Beside


def in_turn(text: EditableText, steps: Sequence[Step]) -> Patches | Refused:
    """The patches of edits, given in the order of the text, that are made from the last to the first.

    What stands before an edit is then as it was read when it is made; so it is not where blocks move.
    """
    if any(_moves_blocks(step.edit) for step in steps):
        return Refused(reasons.OVERLAP)
    now, done = text, Patches()
    for edit, beside in reversed(steps):
        try:
            there = _carried(text, now, edit)
        except EditError as refusal:
            return refusal.refused
        labels = int(new_label(text, beside.new_notes)) - int(new_label(now, 0))
        made = patch(now, there, Beside(labels, beside.patches if now is text else ()))
        if isinstance(made, Refused):
            return made
        done = composed(text.source.path, len(text.text), done, made)
        now = replace(text, source=Source(text.source.path, apply(text.source, done)), excerpts={})
    return tuple(one for one in (least(one, text.text) for one in done) if one.text or one.start < one.end)


def _moves_blocks(edit: Edit) -> bool:
    return isinstance(edit, MoveBlocks) or (isinstance(edit, Several) and any(map(_moves_blocks, edit.edits)))


# --- places of one text in another ---------------------------------------------------------------


def places_in(edit: Edit) -> set[Span]:
    """The blocks, cells, tables and citations that an edit names."""
    found = set[Span]()

    def seen(span: Span) -> Span:
        found.add(span)
        return span

    _with_places(edit, seen)
    return found


def _carried(text: EditableText, now: EditableText, edit: Edit) -> Edit:
    """An edit of a text as one of what that is now; refused where what it is about is not as it was."""
    here, there = _names(text), {name: span for span, name in _names(now).items()}

    def place(span: Span) -> Span:
        name = here.get(span)
        if name is None or name not in there:
            raise EditError(reasons.UNKNOWN_BLOCK)
        return there[name]

    for block, until in _untouched(text, edit):
        old, new = (pieces.text(one.leaf(span)) for one, span in ((text, block), (now, place(block))))
        if old[:until] != new[:until]:
            raise EditError(reasons.OVERLAP)
    return _with_places(edit, place)


def _names(text: EditableText) -> dict[Span, _Name]:
    """The blocks, tables and citations of a text by what they are: the how manieth, of the text or of a footnote."""
    notes = {str(child.data[0]): (child,) for child in text.shape.children if child.kind == NOTE}
    found: dict[Span, _Name] = {}
    for part, shapes in {"": tuple(c for c in text.shape.children if c.kind != NOTE), **notes}.items():
        leaves = [leaf.span for shape in shapes for leaf in texts(shape)]
        units = (unit for span in leaves if text.leaves[span].mapped for unit in units_of(text.leaves[span]))
        of = {
            "leaf": leaves,
            TABLE: [group.span for shape in shapes for group in groups(shape) if group.kind == TABLE],
            "cite": [unit.object.span for unit in units if isinstance(unit.object, n.Cite)],
        }
        found |= {span: (part, kind, number) for kind, spans in of.items() for number, span in enumerate(spans)}
    return found


def _untouched(text: EditableText, edit: Edit) -> Iterator[tuple[Span, int]]:
    """The blocks of which an edit counts the characters, and up to where it does."""
    match edit:
        case ReplaceText(block, replacements) if block in text.leaves:
            yield block, max(one.end for one in replacements)
        case SplitBlock(block):
            yield block, edit.end
        case InsertNote(block):
            yield block, edit.at if edit.end is None else edit.end
        case JoinBlocks(first, second):
            yield first, len(pieces.text(text.leaf(first))) if edit.start is None else edit.start
            yield second, edit.end


def _with_places(value: _Any, place: Callable[[Span], Span]) -> _Any:
    """The same with every place in it carried."""
    found: object = value
    if isinstance(value, Span):
        found = place(value)
    elif _is_row(value):
        found = tuple(_with_places(one, place) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        found = replace(value, **{one.name: _with_places(getattr(value, one.name), place) for one in fields(value)})
    return cast(_Any, found)


def _is_row(value: object) -> TypeGuard[tuple[object, ...]]:
    """Whether it is a row of things, and no value with named parts."""
    return type(value) is tuple
