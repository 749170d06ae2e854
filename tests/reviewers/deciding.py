"""A returned file with some of its revisions accepted and the others rejected, and the text that it then has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from nds_docs.review.alignment import folded
from nds_docs.review.returned import Fate, Line, Paragraph, Returned, Revision, RevisionKind, Run, final, original
from tests.reviewers.sent import DRESS, NOTHING, Character, Sent, by_field, shown
from tests.reviewers.standing import REFRESHED, aligned, found_again, same, standing, vanished

Accepts = Callable[[Revision], bool]

_LEAST = 20
"""So many characters that only one line has are that line's."""

PUT_IN = (RevisionKind.INSERTION, RevisionKind.MOVED_TO)


class Expected(NamedTuple):
    """A paragraph as it is to be: its text as it is compared, its sort where nothing in it was changed, else "".

    `whole` is all that it shows.
    """

    text: str
    sort: str
    whole: str = ""


def decided(returned: Returned, accepts: Accepts) -> Returned:
    """The file with what `accepts` accepted, all else rejected.

    Of a new paragraph the words that another took out are there where that is rejected, whoever's remark holds both.
    """

    def fate(one: Fate, revisions: Sequence[Revision], of_end: Sequence[Revision] = ()) -> Fate:
        if one is Fate.KEPT or not revisions or all(map(accepts, revisions)):
            return one
        if one is Fate.GONE:
            with_end = any(end.author == revisions[0].author and accepts(end) for end in of_end[:1])
            stays = (accepts(revisions[0]) or with_end) and not any(map(accepts, revisions[1:]))
            return Fate.INSERTED if stays and revisions[0].kind in PUT_IN else Fate.GONE
        return Fate.KEPT if one is Fate.DELETED else Fate.GONE

    def paragraph(one: Paragraph) -> Paragraph:
        runs = tuple(run._replace(fate=fate(run.fate, run.revisions, one.mark_revisions)) for run in one.runs)
        mark, row = fate(one.mark, one.mark_revisions), fate(one.row, one.row_revisions)
        return replace(one, runs=runs, mark=mark, row=row)

    return replace(returned, paragraphs=tuple(map(paragraph, returned.paragraphs)))


def apart(returned: Returned) -> Returned:
    """The file with new paragraphs that stay by themselves where somebody else's end before them was rejected.

    Whose end is whose cannot be told: a paragraph that is pasted below one that another began brings its own end.
    """
    found = list(returned.paragraphs)
    for number, (one, following) in enumerate(pairwise(found)):
        new = following.mark is Fate.INSERTED and _all(following, Fate.INSERTED)
        if one.mark is Fate.GONE and new:
            found[number] = replace(found[number], mark=Fate.INSERTED)
            found[number + 1] = replace(following, mark=Fate.GONE)
    return replace(returned, paragraphs=tuple(found))


def _new(paragraph: Paragraph) -> Iterator[Character]:
    """The characters of a paragraph as if all were new: what a field shows there is a thing of the program's."""
    for run in paragraph.runs:
        thing = REFRESHED if run.generated else NOTHING
        yield from (Character(text, thing, run.generated, -1, -1) for text in run.text)


def _authors(paragraph: Paragraph) -> set[str]:
    return {revision.author for run in paragraph.runs for revision in run.revisions}


def words_sent(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs if run.fate.in_original)


def _is_of(run: Run, mover: str) -> bool:
    return any(one.kind in PUT_IN and one.author == mover for one in run.revisions[:1])


def _typed(runs: Iterable[Run]) -> str:
    """What runs hold, with a sign for each character that a field shows: that may be another now."""
    return "".join(len(run.text) * "\x00" if run.generated else run.text for run in runs)


def _all(paragraph: Paragraph, fate: Fate) -> bool:
    return bool(paragraph.all_text.strip()) and all(run.fate is fate for run in paragraph.runs if run.text)


class Touch(NamedTuple):
    """Characters of a line that go, or a place in it.

    `joint`: an end that is taken out, or the start behind it; `parts`: an end that is put in; `code`: what a field
    holds besides what it shows.
    """

    line: int
    start: int
    end: int
    joint: bool = False
    parts: bool = False
    code: bool = False


def _changed(paragraph: Paragraph, mine: Accepts, mover: str = "") -> Iterator[tuple[int, int, bool]]:
    """Which words of a paragraph as it was sent some revisions take out, or where they put some in (of no length).

    Of one that `mover` put elsewhere: as that was put there. The last says whether it is what a field holds besides
    what it shows.
    """
    offset = 0
    for run in paragraph.runs:
        length = len(run.text) if run.fate.in_original or _is_of(run, mover) else 0
        code = run.generated and not run.text
        if (code or run.fate is not Fate.KEPT) and any(map(mine, run.revisions)):
            yield offset, length if run.fate in (Fate.DELETED, Fate.GONE) else 0, code
        offset += length


class Reviewed:
    """A returned file beside what was sent. With tracking on, all its revisions rejected it is what was sent.

    `standing` are the lines that were sent, as they stand in it with all revisions rejected: `Touch` counts in those.
    """

    def __init__(self, sent: Sent, returned: Returned) -> None:
        self.sent, self.returned = sent, returned
        self.lines = original(returned.paragraphs)
        with_text = [line for line in self.lines if line.text.strip()]
        numbers = [number for number, line in enumerate(sent.lines) if line.text.strip()]
        self.as_sent = len(with_text) == len(numbers) and all(
            same(line.text, sent.lines[number], by_field(returned, line)) or sent.lines[number].block is None
            for line, number in zip(with_text, numbers, strict=True)
        )
        self.line_of: dict[int, int] = {}  # by paragraph of the returned file the line as it was sent
        self.moved_from: dict[int, int] = {}  # by paragraph that was put in the one that was taken out
        self.mover: dict[int, str] = {}  # of those in which others changed words
        self.characters = [list(_new(paragraph)) for paragraph in returned.paragraphs]
        self.vanished: dict[tuple[int, int], tuple[Character, ...]] = {}  # before an offset of a paragraph
        again = found_again([line.text for line in self.lines], sent.lines)
        certain = ((self.lines[at], number) for at, number in again.items())
        self.standing = list(sent.lines)
        for line, number in zip(with_text, numbers, strict=True) if self.as_sent else certain:
            self._mark(line, number)
            self.line_of |= dict.fromkeys(line.paragraphs, number)
        self._moved()
        if self.as_sent and len(self.lines) == len(sent.lines):  # empty cells too
            for number, line in enumerate(self.lines):
                self.line_of |= dict.fromkeys(line.paragraphs, number)

    def _moved(self) -> None:
        """What was taken out and put in again elsewhere is what it was: what the program made in it too."""
        paragraphs = self.returned.paragraphs
        known = {number for number, one in enumerate(paragraphs) if one.note and number in self.line_of}
        old = [number for number, one in enumerate(paragraphs) if _all(one, Fate.DELETED) or number in known]
        for number, paragraph in enumerate(paragraphs):
            same_words = [at for at in old if paragraphs[at].all_text == paragraph.all_text]
            here = [at for at in same_words if at in known or _authors(paragraphs[at]) & _authors(paragraph)]
            new_note = paragraph.note and number not in known and paragraph.all_text.strip()
            copied = [at for at in known if new_note and words_sent(paragraphs[at]) == words_sent(paragraph)]
            mover = next((run.revisions[0].author for run in paragraph.runs if run.revisions), "")
            put_in = _typed(run for run in paragraph.runs if _is_of(run, mover))
            changed = [at for at in old if put_in.strip() and _typed(paragraphs[at].runs) == put_in]
            if here and (_all(paragraph, Fate.INSERTED) or new_note):
                self.characters[number] = self.characters[here[0]]
                self.moved_from[number] = here[0]
            elif copied:  # others changed words of it where it came
                self.moved_from[number] = min(copied)
            elif len(changed) == 1 and mover in _authors(paragraphs[changed[0]]) and not words_sent(paragraph):
                self.moved_from[number], self.mover[number] = changed[0], mover

    def _mark(self, line: Line, number: int) -> None:
        sent, fields = self.sent.lines[number], by_field(self.returned, line)
        if self.as_sent:
            self.standing[number] = replace(sent, text=line.text, characters=tuple(aligned(line.text, sent, fields)))
        else:
            self.standing[number] = standing(line.text, sent, fields)
        whole = self.standing[number].characters
        gone = vanished(line.text, sent)
        offset = 0
        for paragraph, at, length in line.slices:
            here = (place for place in gone if offset <= place < offset + length)
            self.vanished |= {(paragraph, at + place - offset): gone[place] for place in here}
            self.characters[paragraph][at : at + length] = whole[offset : offset + length]
            offset += length

    def expected(self, accepts: Accepts) -> tuple[Expected, ...]:
        """The paragraphs of the running text with some revisions accepted; those without text left out."""
        found = []
        file = decided(self.returned, accepts)
        for line in final(file.paragraphs):
            of = {self.line_of[number] for number in line.paragraphs if number in self.line_of}
            sents = [self.sent.lines[number] for number in sorted(of)]
            if sents and all(one.block is None and not one.written for one in sents):
                continue
            said = [one for n, at, length in line.slices for one in self.between(n, at, at + length)]
            text = shown(said)
            untouched = len(sents) == 1 and text == shown(sents[0].characters)
            if text:
                whole = folded("".join(one.text for one in said if one.thing != DRESS))
                found.append(Expected(text, sents[0].sort if untouched else "", whole))
        return tuple(found)

    def between(self, paragraph: int, start: int, end: int) -> Iterator[Character]:
        """The characters of a stretch, with what fields showed there when it was sent and show no more."""
        for at in range(start, end):
            yield from self.vanished.get((paragraph, at), ())
            yield self.characters[paragraph][at]

    def touched(self, mine: Accepts) -> Iterator[Touch]:
        """Where some revisions change what was sent; nowhere where it is not certain that this is what was sent."""
        holding = set(self._holding(mine))
        whole = (self.as_sent or holding <= self.line_of.keys()) and holding.isdisjoint(self.mover)
        found = list(self._touched_in_lines(mine)) if whole else []
        yield from found or self._touched_in_parts(mine)

    def _touched_in_lines(self, mine: Accepts) -> Iterator[Touch]:
        line_of = self.line_of
        for line in self.lines:
            offset = 0
            for member in line.paragraphs:
                if (number := line_of.get(member)) is None:
                    continue
                paragraph = self.returned.paragraphs[member]
                for at, length, code in _changed(paragraph, mine):
                    yield Touch(number, offset + at, offset + at + length, code=code)
                offset += len(words_sent(paragraph))
                if any(map(mine, paragraph.mark_revisions)):
                    joins = paragraph.mark is Fate.DELETED
                    yield Touch(number, offset, offset, joint=joins, parts=not joins)
                    if joins and (following := line_of.get(member + 1)) is not None:
                        yield Touch(following, 0, 0, joint=True)
                if any(map(mine, paragraph.row_revisions)):
                    yield Touch(number, 0, 0, joint=True)
        for number, paragraph in enumerate(self.returned.paragraphs):  # rows that were added
            if number not in line_of and any(map(mine, paragraph.row_revisions)):
                above = (n for n in range(number - 1, -1, -1) if n in line_of)
                yield Touch(line_of[next(above)], 0, 0, joint=True)
                return

    def _touched_in_parts(self, mine: Accepts) -> list[Touch]:
        """Where changes of words are inside lines that were sent, whole in a line with more in it, or in a moved note.

        Nothing where one of them is anywhere else.
        """
        found: list[Touch] = []
        for number in dict.fromkeys(self._holding(mine)):
            paragraph = self.returned.paragraphs[number]
            if any(map(mine, (*paragraph.mark_revisions, *paragraph.row_revisions))):
                return []
            parts = list(self._parts(number))
            for at, length, code in _changed(paragraph, mine, self.mover.get(number, "")):
                if self._is_whole(number):
                    inside = parts
                else:
                    inside = [one for one in parts if self._is_inside(at, length, *one)]
                if len(inside) != 1:
                    return []
                found += (Touch(n, at - start, at - start + length, code=code) for start, n in inside)
        return found

    def _is_inside(self, at: int, length: int, start: int, line: int) -> bool:
        """Whether words of a paragraph are within what it has of a line; a place, and at no end of that."""
        end = start + len(self._said(line))
        return start <= at and at + length <= end and (length > 0 or max(start, 0) < at < end)

    def _is_whole(self, number: int) -> bool:
        """Whether a paragraph is one line that was sent, perhaps one that moved."""
        return number in self.line_of or self.moved_from.get(number) in self.line_of

    def _parts(self, number: int) -> Iterator[tuple[int, int]]:
        """The lines that were sent, each from an offset in a paragraph on that shows all of it, and no other does.

        Or the one that shows all of the paragraph: then it begins before that.
        """
        if self._is_whole(number):
            moved = number in self.mover or number not in self.line_of
            yield 0, self.line_of[self.moved_from[number] if moved else number]
            return
        said = words_sent(self.returned.paragraphs[number])
        holding = [
            (one.text.index(said), line) for line, one in enumerate(self.sent.lines) if one.text.count(said) == 1
        ]
        if len(said) > _LEAST and len(holding) == sum(said in one.text for one in self.sent.lines) == 1:
            yield -holding[0][0], holding[0][1]
            return
        there = Counter(line.text for line in self.sent.lines)
        for line, one in enumerate(self.sent.lines):
            if one.text.strip() and there[one.text] == said.count(one.text) == 1:
                yield said.index(one.text), line

    def _said(self, line: int) -> str:
        return self.standing[line].text

    def _holding(self, mine: Accepts) -> Iterator[int]:
        """The paragraphs that some revisions are in, and those behind an end that they change.

        Not those of a footnote that is new: it has its mark in one that is told.
        """
        for number, paragraph in enumerate(self.returned.paragraphs):
            if paragraph.note and _all(paragraph, Fate.INSERTED):
                continue
            marked = any(map(mine, (*paragraph.mark_revisions, *paragraph.row_revisions)))
            if marked or any(map(mine, (revision for run in paragraph.runs for revision in run.revisions))):
                yield number
            if marked:
                yield number + 1
