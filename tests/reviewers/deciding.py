"""A returned file with some of its revisions accepted and the others rejected, and the text that it then has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from nds_docs.document.pieces import OBJECT
from nds_docs.document.source import Span
from nds_docs.review.alignment import folded
from nds_docs.review.returned import Fate, Line, Paragraph, Returned, Revision, RevisionKind, final, original
from tests.reviewers import sorts
from tests.reviewers.sent import DRESS, NOTHING, Character, Sent, SentLine, by_field, shown
from tests.reviewers.sorts import no_form
from tests.reviewers.standing import REFRESHED, aligned, found_again, same, standing, vanished

Accepts = Callable[[Revision], bool]

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


def _sent(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs if run.fate.in_original)


def _offset_sent(paragraph: Paragraph, at: int) -> int:
    """An offset of all that a paragraph holds as one of what was sent of it."""
    offset = 0
    for run in paragraph.runs:
        here, at = min(at, len(run.text)), max(at - len(run.text), 0)
        offset += here if run.fate.in_original else 0
    return offset


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


def _changed(paragraph: Paragraph, mine: Accepts) -> Iterator[tuple[int, int, bool]]:
    """Which words of a paragraph as it was sent some revisions take out, or where they put some in (of no length).

    The last says whether it is what a field holds besides what it shows.
    """
    offset = 0
    for run in paragraph.runs:
        length = len(run.text) if run.fate.in_original else 0
        code = run.generated and not run.text
        if (code or run.fate is not Fate.KEPT) and any(map(mine, run.revisions)):
            yield offset, length if run.fate is Fate.DELETED else 0, code
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
            copied = [at for at in known if new_note and _sent(paragraphs[at]) == _sent(paragraph)]
            if here and (_all(paragraph, Fate.INSERTED) or new_note):
                self.characters[number] = self.characters[here[0]]
                self.moved_from[number] = here[0]
            elif copied:  # others changed words of it where it came
                self.moved_from[number] = min(copied)

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
        line_of = self.line_of
        if not self.as_sent and not all(number in line_of for number in self._holding(mine)):
            yield from self._touched_in_parts(mine)
            return
        for line in self.lines:
            offset = 0
            for member in line.paragraphs:
                if (number := line_of.get(member)) is None:
                    continue
                paragraph = self.returned.paragraphs[member]
                for at, length, code in _changed(paragraph, mine):
                    yield Touch(number, offset + at, offset + at + length, code=code)
                offset += len(_sent(paragraph))
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
            for at, length, code in _changed(paragraph, mine):
                here = [(start, n) for start, n in parts if start < at + length and at < start + len(self._said(n))]
                inside = [(start, n) for start, n in here if start <= at and at + length <= start + len(self._said(n))]
                if len(here) != 1 or not inside:
                    return []
                found += (Touch(n, at - start, at - start + length, code=code) for start, n in inside)
        return found

    def _parts(self, number: int) -> Iterator[tuple[int, int]]:
        """The lines that were sent, each from an offset in a paragraph on that shows all of it, and no other does."""
        if number in self.line_of or number in self.moved_from:
            yield 0, self.line_of[self.moved_from.get(number, number)]
            return
        said = _sent(self.returned.paragraphs[number])
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


def in_generated(lines: Sequence[SentLine], touched: Sequence[Touch]) -> bool:
    """Whether a change would change what the program made; words beside what it shows of a picture do too.

    A paragraph that goes as a whole does not touch the one behind it, nor the one before it. A change of nothing but
    the code of fields, which only the program writes, is one.
    """
    if touched and all(one.code for one in touched):
        return True
    gone = _together(touched)
    whole = {line for line, start, end, *_ in gone if (start, end) == (0, len(lines[line].text))}
    if any(lines[one.line].generated(one.start, one.end) for one in gone):
        return True
    for one in (one for one in touched if one.start == one.end):
        with_what_goes = any(other.line == one.line and other.start <= one.start <= other.end for other in gone)
        beside = one.joint and bool({one.line - 1, one.line + 1} & whole)
        if with_what_goes or beside:
            continue
        parted = any(other.parts for other in touched if other.line == one.line)
        if lines[one.line].generated(one.start, one.end) or (lines[one.line].shows_picture and not parted):
            return True
    return False


def empties(lines: Sequence[SentLine], touched: Sequence[Touch]) -> bool:
    """Whether all words of a line go."""
    return any(
        not (lines[one.line].text[: one.start] + lines[one.line].text[one.end :]).strip() for one in _together(touched)
    )


def empties_with_others(reviewed: Reviewed, touched: Sequence[Touch]) -> bool:
    """Whether of a line that a change is on nothing is left by what all changes of the file take out."""
    for number in {one.line for one in touched}:
        here = [at for at, line in reviewed.line_of.items() if line == number]
        runs = [run for at in here for run in reviewed.returned.paragraphs[at].runs if run.text.strip()]
        if runs and not any(run.fate.in_final for run in runs):
            return True
    return False


def empties_head(reviewed: Reviewed, touched: Sequence[Touch]) -> bool:
    """Whether the only words of the head row of a table go: a table without a head is what is left."""
    for one in touched if empties(reviewed.standing, touched) else ():
        line = reviewed.standing[one.line]
        text = reviewed.sent.built.text(line.path) if line.block else None
        of = text.tables if text else {}
        at = of.get(Span(line.path, line.block.start, line.block.end)) if line.block else None
        if at and at.row < 0 and sum(other[:2] == at[:2] for other in of.values()) == 1:
            return True
    return False


def begins_badly(lines: Sequence[SentLine], touched: Sequence[Touch], new: str) -> bool:
    """Whether the note of a source would begin with what cannot begin it, by new words at its beginning.

    The program writes a capital there, a sign alone is no word, and the source itself is a word by itself.
    """
    numbers = {one.line for one in touched}
    if len(numbers) != 1 or lines[min(numbers)].sort != sorts.CITATION:
        return False
    text, start = lines[min(numbers)].text, min(one.start for one in touched)
    behind = text[max(one.end for one in touched) :]
    said, glued = new.strip() or behind.strip(), new[-1:].isalnum() and behind[:1].isalnum()
    return not text[:start].strip() and (glued or said[:1].islower() or not any(map(str.isalnum, new or said)))


def of_impossible_note(reviewed: Reviewed, mine: Accepts) -> bool:
    """Whether some revisions bring a footnote whose mark stands where none can, or are in such a note."""
    paragraphs = reviewed.returned.paragraphs
    known = {one.note for number, one in enumerate(paragraphs) if number in reviewed.line_of}
    for number, one in enumerate(paragraphs):
        line = reviewed.line_of.get(number)
        if line is None:
            continue
        stands = reviewed.standing[line]
        nowhere = no_form("nieuwe voetnoot", stands.sort, emptied=False)
        new = [(at, note) for at, note in one.notes if note not in known]
        whole, in_code = stands.text == _sent(one), reviewed.sent.in_code
        places = {note: _offset_sent(one, at) for at, note in new}
        inside_made = {note for note, at in places.items() if stands.generated(at, at) or in_code(stands, at)}
        impossible = {*places} if nowhere else inside_made if whole else set()
        inside = (run for other in paragraphs if other.note in impossible for run in other.runs)
        marks = (run for run in one.runs if impossible and OBJECT in run.text and run.fate is not Fate.KEPT)
        if any(map(mine, (revision for run in (*inside, *marks) for revision in run.revisions))):
            return True
    return False


def _together(touched: Sequence[Touch]) -> list[Touch]:
    """The stretches that go, those side by side as one: Word and LibreOffice cut them into runs."""
    found: list[Touch] = []
    for one in sorted(one for one in touched if one.start < one.end):
        if found and found[-1].line == one.line and one.start <= found[-1].end:
            found[-1] = found[-1]._replace(end=max(one.end, found[-1].end))
        else:
            found.append(one)
    return found


def sort_of_change(lines: Sequence[SentLine], touched: Sequence[Touch], *, joined: bool) -> str:
    """The sort of text that a change is on: of a joint both."""
    numbers = list(dict.fromkeys(one.line for one in touched))
    if not numbers:
        return sorts.MADE
    if joined and len(numbers) > 1:
        return f"{lines[numbers[0]].sort} + {lines[numbers[1]].sort}"
    return lines[numbers[0]].sort
