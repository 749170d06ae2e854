"""What others changed in what somebody moved, where the move was refused: it belongs to the words where they stayed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from nds_docs.review.returned import Fate, Paragraph, Returned, Run
from tests.reviewers.deciding import PUT_IN, Accepts, decided


class _Piece(NamedTuple):
    """A character of the paragraph that stayed, or one that another put in; `note` is that of which it is the mark."""

    run: Run
    note: str = ""


def carried_back(returned: Returned, accepts: Accepts) -> Returned:
    """The file as `decided`, with what others changed in paragraphs that did not move in those."""
    found = list(decided(returned, accepts).paragraphs)
    for number, came in enumerate(returned.paragraphs):
        refused = came.mark is Fate.INSERTED and found[number].mark is Fate.GONE and not _sent(came)
        if not refused:
            continue
        mover = came.mark_revisions[0].author
        said = "".join(run.text for run in came.runs if _is_of(run, mover))
        went = [at for at, one in enumerate(returned.paragraphs) if one.mark is Fate.DELETED and _sent(one) == said]
        if not (said and len(went) == 1 and found[went[0]].mark is Fate.KEPT):
            continue
        for old, new in _notes(returned.paragraphs, returned.paragraphs[went[0]], came):
            found[old] = replace(found[old], runs=found[new].runs)
        if any(run.text and any(map(accepts, run.revisions)) for run in came.runs):
            pieces = list(_pieces(found[went[0]], came, mover, accepts))
            found[went[0]] = _made_of(found[went[0]], pieces)
            found[number] = replace(
                found[number], runs=tuple(run._replace(fate=Fate.GONE) for run in found[number].runs)
            )
    return replace(returned, paragraphs=tuple(found))


def _notes(paragraphs: Sequence[Paragraph], went: Paragraph, came: Paragraph) -> Iterator[tuple[int, int]]:
    """The paragraphs of the footnotes of one that moved, each with the one of its copy, where others changed words."""
    for (_, old), (_, new) in zip(went.notes, came.notes, strict=False):
        ours, theirs = ([at for at, one in enumerate(paragraphs) if one.note == note] for note in (old, new))
        same = [_sent(paragraphs[at]) for at in ours] == [_sent(paragraphs[at]) for at in theirs]
        yield from zip(ours, theirs, strict=True) if same else ()


def _is_of(run: Run, mover: str) -> bool:
    return not run.generated and any(one.kind in PUT_IN and one.author == mover for one in run.revisions[:1])


def _was_sent(run: Run) -> bool:
    return not run.generated and run.fate.in_original


def _sent(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs if _was_sent(run))


def _signs(paragraph: Paragraph) -> Iterator[_Piece]:
    notes, at = dict(paragraph.notes), 0
    for run in paragraph.runs:
        for text in run.text:
            yield _Piece(run._replace(text=text), notes.get(at, ""))
            at += 1


def _pieces(stayed: Paragraph, came: Paragraph, mover: str, accepts: Accepts) -> Iterator[_Piece]:
    """The characters that stayed, with what came between them, and those gone that others took out."""
    left = list(_signs(stayed))
    for sign in _signs(came):
        if _is_of(sign.run, mover):
            while not _was_sent(left[0].run):
                yield left.pop(0)
            here = left.pop(0)
            out = any(map(accepts, sign.run.revisions[1:]))
            yield here._replace(run=here.run._replace(fate=Fate.GONE)) if out else here
        elif not sign.run.generated and sign.run.fate is Fate.INSERTED and all(map(accepts, sign.run.revisions)):
            yield sign
    yield from left


def _made_of(stayed: Paragraph, pieces: list[_Piece]) -> Paragraph:
    notes = tuple((at, piece.note) for at, piece in enumerate(pieces) if piece.note)
    return replace(stayed, runs=tuple(piece.run for piece in pieces), notes=notes)
