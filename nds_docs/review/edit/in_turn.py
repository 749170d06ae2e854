"""Several edits of one text made one after the other, each in what the ones before it left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import NamedTuple, TypeAlias, TypeGuard, TypeVar, cast

from nds_docs.document import nodes as n
from nds_docs.document import pieces
from nds_docs.document.source import Source, Span
from nds_docs.review.edit import reasons
from nds_docs.review.edit.applying import apply
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import (
    Beside,
    Edit,
    EditError,
    InsertNote,
    JoinBlocks,
    MoveBlocks,
    Patch,
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
        done = _composed(text, done, made)
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


# --- patches of patches ---------------------------------------------------------------------------


class _Part(NamedTuple):
    """The characters `start` to `end` of a text, which are `new` now; None where they are as they were."""

    start: int
    end: int
    new: str | None = None

    @property
    def length(self) -> int:
        return self.end - self.start if self.new is None else len(self.new)

    @property
    def is_anything(self) -> bool:
        return self.start < self.end or self.length > 0

    def cut(self, at: int) -> tuple[_Part, _Part]:
        """What stands before and behind an offset, of which one is nothing where that is not in it."""
        if at <= 0:
            return _Part(self.start, self.start), self
        if at >= self.length:
            return self, _Part(self.end, self.end)
        if self.new is None:
            return _Part(self.start, self.start + at), _Part(self.start + at, self.end)
        return _Part(self.start, self.end, self.new[:at]), _Part(self.end, self.end, self.new[at:])


def _composed(text: EditableText, first: Patches, second: Patches) -> Patches:
    """Patches of a text and those of what it is with them, as patches of that text."""
    parts, at = list[_Part](), 0
    for one in sorted(first, key=lambda one: (one.start, one.end)):
        parts += [_Part(at, one.start), _Part(one.start, one.end, one.text)]
        at = one.end
    parts.append(_Part(at, len(text.text)))
    for one in sorted(second, key=lambda one: (one.start, one.end), reverse=True):
        parts = _replaced(parts, one)
    return tuple(_patches(text.source.path, parts))


def _replaced(parts: Iterable[_Part], one: Patch) -> list[_Part]:
    """The parts with those that a patch is about as one."""
    before, inside, behind = list[_Part](), list[_Part](), list[_Part]()
    at = 0
    for part in parts:
        if not part.length:  # characters that went go with what stands before them
            (behind or inside or before).append(part)
            continue
        head, rest = part.cut(one.start - at)
        gone, tail = rest.cut(one.end - at - head.length)
        for found, where in ((head, before), (gone, inside), (tail, behind)):
            if found.is_anything:
                where.append(found)
        at += part.length
    place = before[-1].end if before else 0
    start, end = (inside[0].start, inside[-1].end) if inside else (place, place)
    return [*before, _Part(start, end, one.text), *behind]


def _patches(path: str, parts: Iterable[_Part]) -> Iterator[Patch]:
    """The parts that are new, those that touch as one."""
    open_: Patch | None = None
    for part in parts:
        if part.new is None:
            if part.length and open_ is not None:
                yield open_
                open_ = None
        elif open_ is None:
            open_ = Patch(path, part.start, part.end, part.new)
        else:
            open_ = Patch(path, open_.start, part.end, open_.text + part.new)
    if open_ is not None:
        yield open_
