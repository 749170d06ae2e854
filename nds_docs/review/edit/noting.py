"""New footnotes: plans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from nds_docs.document import nodes as n
from nds_docs.document.source import Span
from nds_docs.markdown.footnote import MARK
from nds_docs.review.edit import reasons
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import Beside, EditError, InsertNote, OneMore, Patch, Replacement
from nds_docs.review.edit.escaping import Signs, escapings, patches_of, source_of
from nds_docs.review.edit.lines import is_blank, surroundings, with_removals
from nds_docs.review.edit.lost import lost_notes, removed_notes, without_notes
from nds_docs.review.edit.parts import SPLIT, Part, Surroundings, compose, new_parts
from nds_docs.review.edit.placing import placing
from nds_docs.review.edit.shape import NOTE, Group, Text, fresh, note_glyph, trimmed
from nds_docs.review.edit.tidying import tidied
from nds_docs.review.edit.tree import replaced
from nds_docs.review.edit.units import UnitKind, units_of
from nds_docs.review.edit.verify import Candidate, Plan


def insert_note(text: EditableText, edit: InsertNote, beside: Beside) -> Plan:
    """A mark at a place, and the footnote where this text has its footnotes."""
    leaf = text.leaf(edit.block)
    path = text.path(edit.block)
    old = path[-1]
    assert isinstance(old, Text)
    if isinstance(leaf, n.CodeBlock):
        raise EditError(reasons.NO_NOTE_HERE)
    if any(shape.kind == NOTE for shape in path):
        raise EditError(reasons.NOTE_IN_NOTE)
    all_ = (OneMore(edit.text, edit.after), *edit.further)
    put = edit.before + "".join(SPLIT + one.after for one in all_)
    change = Replacement(edit.at, edit.at if edit.end is None else edit.end, put)
    if not 0 <= change.start <= change.end <= len(old.glyphs):
        raise EditError(reasons.OUTSIDE)
    if not all(one.text and all(trimmed(fresh(said)) for said in one.text) for one in all_):
        raise EditError(reasons.NOTHING_NEW)
    labels = [new_label(text, beside.new_notes + number) for number in range(len(all_))]
    around = [glyph.marks for glyph in (*old.glyphs[change.start - 1 : change.start], *old.glyphs[change.end :][:1])]
    if change.start and len(around) > 1 and any(isinstance(mark.node, n.Code) for mark in {*around[0]} & {*around[1]}):
        raise EditError(reasons.NO_NOTE_HERE)
    marks = (glyph for label, one in zip(labels, all_, strict=True) for glyph in (note_glyph(label), *fresh(one.after)))
    words = (*fresh(edit.before), *marks)
    new = old.saying(trimmed((*old.glyphs[: change.start], *words, *old.glyphs[change.end :])))
    gone = lost_notes(text, (old,), (new,))
    notes = [
        Group(NOTE, (label,), tuple(Text("Para", (), trimmed(fresh(said))) for said in one.text))
        for label, one in zip(labels, all_, strict=True)
    ]

    def expected(shape: Group) -> Group:
        return _with_notes(without_notes(replaced(shape, old, (new,)), gone), notes)

    places = [one for one in _places(text, path[1].span.end) if not beside.changes(one[0])]
    new_notes = list(zip(labels, (one.text for one in all_), strict=True))
    candidates = _candidates(text, edit.block, change, places, new_notes)
    return Plan(expected, with_removals(candidates, removed_notes(text, gone)), gone)


def new_label(text: EditableText, new_notes: int) -> str:
    """The number after the highest in the text and that of `new_notes` others; no label is used twice."""
    numbers = [int(label) for label in (*text.notes, *MARK.findall(text.text)) if label.isdecimal()]
    return str(max(numbers, default=0) + 1 + new_notes)


def _with_notes(shape: Group, new: list[Group]) -> Group:
    notes = sorted([*(c for c in shape.children if c.kind == NOTE), *new], key=_label)
    return replace(shape, children=(*(c for c in shape.children if c.kind != NOTE), *notes))


def _label(shape: Group | Text) -> str:
    return str(shape.data[0])


def _candidates(
    text: EditableText,
    block: Span,
    change: Replacement,
    places: list[tuple[int, str, str]],
    new_notes: list[tuple[str, tuple[str, ...]]],
) -> Iterator[Candidate]:
    leaf = text.leaf(block)
    here, units = surroundings(text, leaf), units_of(leaf)
    own = Surroundings(here.path, text.text, "    ")
    labels = [label for label, _ in new_notes]
    for at, before, after in places:
        definitions: list[Part] = []
        for label, said in new_notes:
            gap = f"{before}[^{label}]: "
            for paragraph in said:
                definitions += [Part(UnitKind.GAP, gap), *tidied(new_parts(paragraph, own), own)]
                gap = f"\n\n{own.prefix}"
        definitions.append(Part(UnitKind.GAP, after))
        place = placing(units, change)
        for where in place.places[:3]:
            parts = compose(units, [place], [where], here)
            parts = tidied(list(_with_marks(parts, labels)), here)
            for groups in escapings([*parts, *definitions]):
                yield Candidate(partial(_write, parts, definitions, block, at), groups)


def _with_marks(parts: list[Part], labels: list[str]) -> Iterator[Part]:
    """Parts with the marks of the footnotes in their places."""
    left = iter(labels)
    for part in parts:
        yield Part(UnitKind.OBJECT, f"[^{next(left)}]", None, part.marks) if part.text == SPLIT else part


def _write(parts: list[Part], definition: list[Part], block: Span, at: int, escaped: Signs) -> tuple[Patch, ...]:
    count = len(parts)
    inside = frozenset(sign for sign in escaped if sign < count)
    below = frozenset(sign - count for sign in escaped if sign >= count)
    return (*patches_of(parts, inside, block), Patch(block.path, at, at, source_of(definition, below)))


def _places(text: EditableText, block_end: int) -> Iterator[tuple[int, str, str]]:
    """Where a new footnote can come, and what stands before and after it.

    With the others where those are at the end; else below the block, or at the end where that cannot be.
    """
    places, blocks = sorted(text.notes.values()), text.reading.document.blocks
    if places and places[0] > blocks[-1].span.start:
        yield text.line_end(max(text.note_ends.values())), "\n" if _are_close(text, places) else "\n\n", ""
    at = text.line_end(max(block_end - 1, 0))
    while (following := _next_note(text, at)) is not None:
        at = text.line_end(following)
    blank = at >= len(text.text) or is_blank(text, at + 1, text.line_end(at + 1))
    yield at, "\n\n", "" if blank else "\n"
    end = len(text.text.rstrip())
    yield end, "\n\n", ""


def _are_close(text: EditableText, places: list[int]) -> bool:
    """Whether the last two footnotes stand without a blank line between them."""
    return len(places) > 1 and not text.text[: places[-1]].endswith("\n\n")


def _next_note(text: EditableText, at: int) -> int | None:
    """Where the footnote ends that follows an offset, blank lines aside; None where something else follows."""
    for label, place in text.notes.items():
        if place > at and is_blank(text, at + 1, place):
            return text.note_ends[label]
    return None
