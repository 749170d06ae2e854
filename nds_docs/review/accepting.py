"""A returned file as it would be with some of its revisions accepted, or some rejected, or ends taken back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from nds_docs.review.returned import Fate, Paragraph, Returned, Revision, RevisionKind, Run

PUT_IN: Final = (RevisionKind.INSERTION, RevisionKind.MOVED_TO)
_TAKEN_OUT: Final = (RevisionKind.DELETION, RevisionKind.MOVED_FROM)

_Decided: TypeAlias = Callable[[Fate, Sequence[Revision]], tuple[Fate, tuple[Revision, ...]]]
"""What becomes of a piece of text, and which revisions are still to be decided on."""


def accepted(returned: Returned, keys: Collection[tuple[str, int]]) -> Returned:
    """The file with the revisions of these keys accepted.

    What is taken out by one of them stays where it was, in neither of the two texts, so that offsets are what they
    were.
    """

    def decided(fate: Fate, revisions: Sequence[Revision]) -> tuple[Fate, tuple[Revision, ...]]:
        done = [revision.kind for revision in revisions if revision.key in keys]
        left = tuple(revision for revision in revisions if revision.key not in keys)
        if not done:
            return fate, left
        if any(kind in _TAKEN_OUT for kind in done):
            return Fate.GONE, ()
        came = fate in (Fate.INSERTED, Fate.GONE) and not any(revision.kind in PUT_IN for revision in left)
        return (Fate.KEPT if fate is Fate.INSERTED else Fate.DELETED) if came else fate, left

    return _with(returned, decided)


def rejected(returned: Returned, keys: Collection[tuple[str, int]]) -> Returned:
    """The file with the revisions of these keys rejected.

    What one of them put in stays where it was, in neither text.
    """

    def decided(fate: Fate, revisions: Sequence[Revision]) -> tuple[Fate, tuple[Revision, ...]]:
        left = tuple(revision for revision in revisions if revision.key not in keys)
        if len(left) == len(revisions):
            return fate, left
        if any(revision.kind in PUT_IN for revision in revisions if revision.key in keys):
            return Fate.GONE, ()
        new, goes = (any(revision.kind in kinds for revision in left) for kinds in (PUT_IN, _TAKEN_OUT))
        if new:
            return Fate.GONE if goes else Fate.INSERTED, left
        return Fate.DELETED if goes else Fate.KEPT, left

    return _with(returned, decided)


def rejoined(returned: Returned, ends: Collection[int]) -> Returned:
    """The file in which the paragraphs of these numbers go on in the next: without an end of their own."""
    paragraphs = (replace(one, mark=Fate.GONE) if at in ends else one for at, one in enumerate(returned.paragraphs))
    return replace(returned, paragraphs=tuple(paragraphs))


def _with(returned: Returned, decided: _Decided) -> Returned:
    def run(one: Run) -> Run:
        fate, revisions = decided(one.fate, one.revisions)
        return one._replace(fate=fate, revisions=revisions)

    def paragraph(one: Paragraph) -> Paragraph:
        mark, mark_revisions = decided(one.mark, one.mark_revisions)
        row, row_revisions = decided(one.row, one.row_revisions)
        runs = tuple(map(run, one.runs))
        return replace(one, runs=runs, mark=mark, mark_revisions=mark_revisions, row=row, row_revisions=row_revisions)

    return replace(returned, paragraphs=tuple(map(paragraph, returned.paragraphs)))
