"""What goes with what is deleted: the footnote whose last mark goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from nds_docs.review.edit import reasons
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import EditError, Patch
from nds_docs.review.edit.lines import without_lines
from nds_docs.review.edit.shape import NOTE, Group, Shape
from nds_docs.review.edit.tree import notes_in, without_groups

SEPARATOR = "<!-- -->"
"""Keeps apart what would become one without what stood between: two lists."""


def lost_notes(text: EditableText, old: Sequence[Shape], new: Sequence[Shape]) -> frozenset[str]:
    """The footnotes that lose their last mark; refused where one of them is defined twice."""
    lost = Counter(notes_in(old)) - Counter(notes_in(new))
    gone = frozenset(label for label, count in lost.items() if text.marks[label] <= count)
    if gone and text.repeats_notes:
        raise EditError(reasons.REPEATED_NOTE)
    return gone


def removed_notes(text: EditableText, labels: Iterable[str]) -> list[tuple[Patch, ...]]:
    """For each footnote the ways to take its definition out."""
    return [(*without_lines(text, *span), Patch(text.source.path, *span, SEPARATOR)) for span in _spans(text, labels)]


def _spans(text: EditableText, labels: Iterable[str]) -> list[tuple[int, int]]:
    return [text.note_span(label) for label in sorted(labels)]


def without_notes(shape: Group, labels: Iterable[str]) -> Group:
    """A tree without some footnotes."""
    for label in labels:
        shape = without_groups(shape, NOTE, (label,))
    return shape
