"""What reviewers changed, as replacements in the text that was sent: one for each place and person.

The text is seen as one string of characters and ends of paragraphs for each story (the body, a footnote, a cell), so
that splitting, joining, adding and deleting paragraphs are replacements like any other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final, NamedTuple

from nds_docs.review.returned import Fate, Paragraph, Revision, RevisionKind

END: Final = "\u2029"
"""The end of a paragraph in the texts of a change (Unicode: paragraph separator)."""


class Position(NamedTuple):
    """Before a character of the whole text of a paragraph of the file, or before its end."""

    paragraph: int
    at: int


@dataclass(frozen=True)
class Change:
    """One replacement by one person, its `author`. `start` and `end` enclose all of it, inserted text included.

    `deleted` and `inserted` hold `END` for every end of a paragraph. `revisions` made it, in the order of the file.
    `without` are stretches in it that others put in.
    """

    start: Position
    end: Position
    deleted: str
    inserted: str
    revisions: tuple[Revision, ...]
    author: str
    without: tuple[tuple[Position, Position], ...] = ()

    def holds(self, position: Position) -> bool:
        """Whether what stands at a position is part of it."""
        others = any(start <= position < end for start, end in self.without)
        return self.start <= position < self.end and not others

    @property
    def date(self) -> str:
        return max((revision.date for revision in self.revisions), default="")

    @property
    def moves(self) -> bool:
        """Whether it is one end of a move."""
        kinds = {revision.kind for revision in self.revisions}
        return bool(kinds & {RevisionKind.MOVED_FROM, RevisionKind.MOVED_TO})


class _Token(NamedTuple):
    """A run, or the end of a paragraph, with its fate."""

    position: Position
    end: Position
    text: str
    fate: Fate
    revisions: tuple[Revision, ...]


def changes(
    paragraphs: tuple[Paragraph, ...], *, of_all: bool = False, without: Collection[int] = ()
) -> tuple[Change, ...]:
    """Every insertion and deletion of text and of ends of paragraphs, rows apart, in the order of the file.

    Those in some paragraphs, by number, are left out (`without`), and part what is on both sides of them.

    Neighbouring ones of one person are one change, or (`of_all`) of all people. Text that was inserted and deleted
    again gives a change of "" by "" where nothing else stands beside it, so that its revisions are accounted for.
    """
    found: list[Change] = []
    for _, story in groupby(_tokens(paragraphs), key=lambda token: _place(paragraphs[token.position.paragraph])):
        found += map(_change, _together(story, without, of_all=of_all))
    return tuple(found)


def _together(story: Iterable[_Token], without: Collection[int], *, of_all: bool) -> Iterator[list[_Token]]:
    """The tokens that are one change, where a change parts no other by revisions that hold nothing."""
    open_: list[_Token] = []
    empty: list[_Token] = []
    for token in story:
        out = token.position.paragraph in without
        mine = of_all or not open_ or _person(token) == _person(open_[0])
        if not token.text and not mine and not out:
            empty.append(token)
            continue
        if open_ and (out or not mine or (token.fate is Fate.KEPT and token.text)):
            yield open_
            open_ = []
        revised = not out and (token.fate is not Fate.KEPT or bool(token.revisions))
        if revised and not open_ and empty and all(_person(one) == _person(token) for one in empty):
            open_, empty = empty, []  # it begins with them
        yield from ([one] for one in empty)
        empty = []
        if revised:
            open_.append(token)
    yield from ([one] for one in empty)
    if open_:
        yield open_


def with_whole_paragraphs(found: Sequence[Change], paragraphs: tuple[Paragraph, ...]) -> Iterator[Change]:
    """The changes; what one person put in as a new paragraph is one, and what others put into that is theirs."""
    left = list(found)
    while left:
        one, inside = left.pop(0), list[Change]()
        while (number := _further_part(one, left, paragraphs)) is not None:
            inside += left[:number]
            one = _as_one(one, left[:number], left[number])
            del left[: number + 1]
        yield one
        yield from inside


def _further_part(one: Change, left: Sequence[Change], paragraphs: tuple[Paragraph, ...]) -> int | None:
    """Which of the changes behind one goes on with the same new paragraph, behind what others put in."""
    end = one.end
    for number, other in enumerate(left):
        sent = (run.fate.in_original and run.text for run in paragraphs[other.start.paragraph].runs)
        if other.start != end or one.deleted or other.deleted or any(sent):
            return None
        if other.author == one.author:
            return number if number else None
        if END in other.inserted:
            return None
        end = other.end
    return None


def _as_one(one: Change, inside: Sequence[Change], other: Change) -> Change:
    others = tuple((change.start, change.end) for change in inside)
    return replace(
        one,
        end=other.end,
        inserted=one.inserted + other.inserted,
        revisions=tuple(dict.fromkeys((*one.revisions, *other.revisions))),
        without=(*one.without, *others, *other.without),
    )


def _tokens(paragraphs: tuple[Paragraph, ...]) -> Iterator[_Token]:
    for number, paragraph in enumerate(paragraphs):
        at = 0
        for run in paragraph.runs if _is_revised(paragraph) else ():
            start, at = at, at + len(run.text)
            if not run.revisions and (not run.text or run.fate is Fate.GONE):
                continue  # nothing stands here, so that what is beside it is one change
            yield _Token(Position(number, start), Position(number, at), run.text, run.fate, run.revisions)
        end = Position(number, at)
        if paragraph.mark is Fate.GONE and not paragraph.mark_revisions:
            continue
        yield _Token(end, Position(number, at + 1), END, paragraph.mark, paragraph.mark_revisions)


def _is_revised(paragraph: Paragraph) -> bool:
    """Whether a paragraph is more than kept text, of which the end alone parts the changes around it."""
    marked = paragraph.mark is not Fate.KEPT or paragraph.mark_revisions
    return bool(marked) or any(run.fate is not Fate.KEPT or run.revisions for run in paragraph.runs)


def _place(paragraph: Paragraph) -> tuple[object, ...]:
    """Ends of paragraphs are joined and split within one story, and within one cell."""
    return paragraph.part, paragraph.note, paragraph.cell


def _person(token: _Token) -> str:
    """Who made the last of the revisions that decided on the token: deleting another's insertion is one's own doing."""
    return token.revisions[-1].author if token.revisions else ""


def _change(tokens: list[_Token]) -> Change:
    revisions = dict.fromkeys(revision for token in tokens for revision in token.revisions)
    return Change(
        start=tokens[0].position,
        end=tokens[-1].end,
        deleted="".join(token.text for token in tokens if token.fate is Fate.DELETED),
        inserted="".join(token.text for token in tokens if token.fate is Fate.INSERTED),
        revisions=tuple(revisions),
        author=_person(tokens[0]),
    )
