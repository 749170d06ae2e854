"""Whether a change meets another person's at the very same words, so that only a person can choose.

Told from the file, and from what the reviewers say they did; not from what import makes of it. Changes side by side go
together, and so do words that one person types in what another put in or moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from nds_docs.review.alignment import folded
from nds_docs.review.returned import Fate, Paragraph, Revision, RevisionKind
from tests.reviewers.deciding import Accepts, Reviewed

Entry = Mapping[str, Any]


def contested(reviewed: Reviewed, mine: Accepts, author: str, log: Sequence[Entry]) -> bool:
    """Whether of a change (`mine`, by `author`) and another's one takes out what the other types, there or inside it.

    With tracking off a file does not tell who typed what: the reviewers' log does.
    """
    met = any(any(map(mine, place)) for place in _places(reviewed.returned.paragraphs))
    return met or any(_typed_by_another(text, author, log) for text in _unsent(reviewed, mine))


class _Step(NamedTuple):
    """A run, or the end of a paragraph, with what decided on it; `taker` takes it out, and puts it in nowhere else."""

    fate: Fate
    revisions: tuple[Revision, ...]
    taker: str


def _places(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Revision, ...]]:
    """The revisions that meet at the same words, place by place."""
    moved = _moved(paragraphs)
    steps = [list(_steps(number, one, moved)) for number, one in enumerate(paragraphs)]
    for _, story in groupby(range(len(paragraphs)), key=lambda number: _story(paragraphs[number])):
        numbers = list(story)
        for number in numbers:
            yield from _in_what_goes(steps[number], steps[number])
            yield from _where_all_went([paragraphs[number]])
        for line in _joined([paragraphs[number] for number in numbers]):
            yield from _where_all_went(line)
        every = [step for number in numbers for step in steps[number]]
        old = [at for at, step in enumerate(every) if step.fate in (Fate.KEPT, Fate.DELETED)]
        for before, behind in pairwise(old):
            yield from _in_what_goes(every[before + 1 : behind], (every[before], every[behind]))
        for step in every:
            if step.fate is Fate.GONE and step.taker and len({revision.author for revision in step.revisions}) > 1:
                yield step.revisions


def _in_what_goes(new: Sequence[_Step], around: Sequence[_Step]) -> Iterator[tuple[Revision, ...]]:
    """What is new among or between steps that one person takes out, all of them, with what takes these out."""
    old = [step for step in around if step.fate in (Fate.KEPT, Fate.DELETED)]
    takers = {step.taker for step in old}
    for step in new:
        by = {revision.author for revision in step.revisions}
        if step.fate is Fate.INSERTED and len(takers) == 1 and "" not in takers and not by & takers:
            yield (*step.revisions, *(revision for one in old for revision in one.revisions))


def _joined(paragraphs: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """Paragraphs that are one when all is accepted, for the end of each but the last was taken out.

    A last one that has an end of its own, which is new, is another.
    """
    line: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.mark is Fate.INSERTED and line:
            yield line
            line = []
        line.append(paragraph)
        if paragraph.mark is not Fate.DELETED:
            yield line
            line = []
    yield line


def _where_all_went(line: Sequence[Paragraph]) -> Iterator[tuple[Revision, ...]]:
    """What one types in the place of a text of which another takes all words away, with what does that."""
    runs = [run for paragraph in line for run in paragraph.runs]
    old = [run for run in runs if run.text and run.fate.in_original]
    takers = {run.revisions[-1].author if run.fate is Fate.DELETED else "" for run in old}
    for run in runs:
        typed = run.fate is Fate.INSERTED and run.text and not {one.author for one in run.revisions} & takers
        if typed and len(takers) == 1 and "" not in takers:
            yield (*run.revisions, *(revision for one in old for revision in one.revisions))


def _steps(number: int, paragraph: Paragraph, moved: set[tuple[int, str]]) -> Iterator[_Step]:
    end = (paragraph.mark, paragraph.mark_revisions)
    for fate, revisions in (*((run.fate, run.revisions) for run in paragraph.runs if run.text), end):
        if fate is Fate.KEPT and paragraph.row is Fate.DELETED:
            fate, revisions = Fate.DELETED, paragraph.row_revisions
        goes = fate in (Fate.DELETED, Fate.GONE) and _goes(number, revisions, moved)
        yield _Step(fate, revisions, revisions[-1].author if goes else "")


def _goes(number: int, revisions: Sequence[Revision], moved: set[tuple[int, str]]) -> bool:
    """Whether what is taken out of a paragraph is put in nowhere else."""
    last = revisions[-1]
    return last.kind is not RevisionKind.MOVED_FROM and (number, last.author) not in moved


def _moved(paragraphs: Sequence[Paragraph]) -> set[tuple[int, str]]:
    """The paragraphs that somebody takes out and puts in elsewhere, with whose words are in them by then."""
    gone, new = (
        {(number, who): text for number, one in enumerate(paragraphs) for who, text in _by_person(one, fates).items()}
        for fates in ((Fate.DELETED, Fate.GONE), (Fate.INSERTED,))
    )
    put_in = {(who, text) for (_, who), text in new.items()}
    return {(number, who) for (number, who), text in gone.items() if text.strip() and (who, text) in put_in}


def _by_person(paragraph: Paragraph, fates: Sequence[Fate]) -> dict[str, str]:
    """What each person took out of a paragraph, or put in it."""
    found: dict[str, str] = {}
    for run in paragraph.runs:
        if run.fate in fates and run.revisions:
            who = run.revisions[-1].author
            found[who] = found.get(who, "") + run.text
    return found


def _story(paragraph: Paragraph) -> tuple[object, ...]:
    return paragraph.part, paragraph.note, paragraph.cell


def _unsent(reviewed: Reviewed, mine: Accepts) -> Iterator[str]:
    """What a change takes out that the file has as sent, and that was not: words of which the text sent has none."""
    all_ = [folded(line.text) for line in reviewed.sent.lines]
    moved = _moved(reviewed.returned.paragraphs)
    for number, paragraph in enumerate(reviewed.returned.paragraphs):
        line, at = reviewed.line_of.get(number), 0
        sent = all_ if line is None else [all_[line]]
        for run in paragraph.runs:
            characters = reviewed.characters[number][at : at + len(run.text)]
            at += len(run.text)
            if (
                run.fate is not Fate.DELETED
                or not any(map(mine, run.revisions))
                or not _goes(number, run.revisions, moved)
            ):
                continue
            for new, group in groupby(characters, key=lambda one: one.is_new):
                words = folded("".join(one.text for one in group))
                if new and not any(words in text for text in sent):
                    yield words


def _typed_by_another(words: str, author: str, log: Sequence[Entry]) -> bool:
    """Whether somebody else says to have typed these words."""
    return any(words in folded(entry["new"]) for entry in log if "new" in entry and entry.get("author") != author)
