"""A returned file with some of its revisions accepted and the others rejected, and the text that it then has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from nds_docs.review.alignment import folded
from nds_docs.review.returned import Fate, Line, Paragraph, Returned, Revision, final, original
from tests.reviewers import sorts
from tests.reviewers.sent import DRESS, NOTHING, Character, Sent, SentLine, shown

REFRESHED = -3
"""What a field shows where nothing of the program's stood."""

Accepts = Callable[[Revision], bool]


class Expected(NamedTuple):
    """A paragraph as it is to be: its text as it is compared, its sort where nothing in it was changed, else "".

    `whole` is all that it shows.
    """

    text: str
    sort: str
    whole: str = ""


def decided(returned: Returned, accepts: Accepts) -> Returned:
    """The file with what `accepts` accepted, all else rejected."""

    def fate(one: Fate, revisions: Sequence[Revision]) -> Fate:
        if one in (Fate.KEPT, Fate.GONE) or not revisions or all(map(accepts, revisions)):
            return one
        return Fate.KEPT if one is Fate.DELETED else Fate.GONE

    def paragraph(one: Paragraph) -> Paragraph:
        runs = tuple(run._replace(fate=fate(run.fate, run.revisions)) for run in one.runs)
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


def _all(paragraph: Paragraph, fate: Fate) -> bool:
    return bool(paragraph.all_text.strip()) and all(run.fate is fate for run in paragraph.runs if run.text)


class Touch(NamedTuple):
    """Characters of a line that go, or a place in it.

    `joint`: an end that is taken out, or the start behind it; `parts`: an end that is put in.
    """

    line: int
    start: int
    end: int
    joint: bool = False
    parts: bool = False


class Reviewed:
    """A returned file beside what was sent. With tracking on, all its revisions rejected it is what was sent."""

    def __init__(self, sent: Sent, returned: Returned) -> None:
        self.sent, self.returned = sent, returned
        self.lines = original(returned.paragraphs)
        with_text = [line for line in self.lines if line.text.strip()]
        numbers = [number for number, line in enumerate(sent.lines) if line.text.strip()]
        self.as_sent = len(with_text) == len(numbers) and all(
            same(line.text, sent.lines[number], by_field(returned, line)) or sent.lines[number].block is None
            for line, number in zip(with_text, numbers, strict=True)
        )
        self.alike = self._alike(with_text, numbers)
        self.line_of: dict[int, int] = {}  # by paragraph of the returned file the line as it was sent
        self.moved_from: dict[int, int] = {}  # by paragraph that was put in the one that was taken out
        self.characters = [list(_new(paragraph)) for paragraph in returned.paragraphs]
        self.vanished: dict[tuple[int, int], tuple[Character, ...]] = {}  # before an offset of a paragraph
        if self.as_sent:
            for line, number in zip(with_text, numbers, strict=True):
                self._mark(line, sent.lines[number])
                self.line_of |= dict.fromkeys(line.paragraphs, number)
            self._moved()
            if len(self.lines) == len(sent.lines):  # empty cells too
                for number, line in enumerate(self.lines):
                    self.line_of |= dict.fromkeys(line.paragraphs, number)

    def _alike(self, lines: Sequence[Line], numbers: Sequence[int]) -> dict[int, int]:
        """The lines that are word for word what was sent, where some are not: by paragraph, as `line_of`."""
        ours, theirs = [line.text for line in lines], [self.sent.lines[number].text for number in numbers]
        blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
        pairs = ((lines[a + n], numbers[b + n]) for a, b, size in blocks for n in range(size))
        return {paragraph: number for line, number in pairs for paragraph in line.paragraphs}

    def _moved(self) -> None:
        """What was taken out and put in again elsewhere is what it was: what the program made in it too."""
        paragraphs = self.returned.paragraphs
        known = {number for number, one in enumerate(paragraphs) if one.note and number in self.line_of}
        old = [number for number, one in enumerate(paragraphs) if _all(one, Fate.DELETED) or number in known]
        for number, paragraph in enumerate(paragraphs):
            same_words = [at for at in old if paragraphs[at].all_text == paragraph.all_text]
            here = [at for at in same_words if at in known or _authors(paragraphs[at]) & _authors(paragraph)]
            new_note = paragraph.note and number not in known and paragraph.all_text.strip()
            if here and (_all(paragraph, Fate.INSERTED) or new_note):
                self.characters[number] = self.characters[here[0]]
                self.moved_from[number] = here[0]

    def _mark(self, line: Line, sent: SentLine) -> None:
        whole = aligned(line.text, sent, by_field(self.returned, line))
        gone = _vanished(line.text, sent)
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
            if sents and all(one.block is None for one in sents):
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
        line_of = self.line_of if self.as_sent else self.alike
        if not self.as_sent and not all(number in line_of for number in self._holding(mine)):
            return
        for line in self.lines:
            offset = 0
            for member in line.paragraphs:
                if (number := line_of.get(member)) is None:
                    continue
                paragraph = self.returned.paragraphs[member]
                for run in paragraph.runs:
                    length = len(run.text) if run.fate.in_original else 0
                    if run.fate is not Fate.KEPT and any(map(mine, run.revisions)):
                        yield Touch(number, offset, offset + (length if run.fate is Fate.DELETED else 0))
                    offset += length
                if any(map(mine, paragraph.mark_revisions)):
                    gone = paragraph.mark is Fate.DELETED
                    yield Touch(number, offset, offset, joint=gone, parts=not gone)
                    if gone and (following := line_of.get(member + 1)) is not None:
                        yield Touch(following, 0, 0, joint=True)
                if any(map(mine, paragraph.row_revisions)):
                    yield Touch(number, 0, 0, joint=True)
        for number, paragraph in enumerate(self.returned.paragraphs):  # rows that were added
            if number not in line_of and any(map(mine, paragraph.row_revisions)):
                above = (n for n in range(number - 1, -1, -1) if n in line_of)
                yield Touch(line_of[next(above)], 0, 0, joint=True)
                return

    def _holding(self, mine: Accepts) -> Iterator[int]:
        """The paragraphs that some revisions are in, and those behind an end that they change."""
        for number, paragraph in enumerate(self.returned.paragraphs):
            marked = any(map(mine, (*paragraph.mark_revisions, *paragraph.row_revisions)))
            if marked or any(map(mine, (revision for run in paragraph.runs for revision in run.revisions))):
                yield number
            if marked:
                yield number + 1


def aligned(text: str, sent: SentLine, by_field: Sequence[bool]) -> list[Character]:
    """The characters of a line that was sent, as they stand in `text`; those that are new are a person's.

    `by_field` tells of each character whether a field shows it: then it is the program's, worked out anew.
    """
    if text == sent.text:
        return list(sent.characters)
    ours, theirs = tokens(sent.text), tokens(text)
    starts = [0]
    for token in ours:
        starts.append(starts[-1] + len(token))
    found: list[Character] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        old = sent.characters[starts[i1] : starts[i2]]
        if tag == "equal":
            found += old
            continue
        made = next((one for one in old if one.thing != NOTHING), Character("", REFRESHED, False, -1, -1))
        for one in "".join(theirs[j1:j2]):
            like = made if by_field[len(found)] else Character("", NOTHING, False, -1, -1)
            found.append(like._replace(text=one))
    return found


def tokens(text: str) -> list[str]:
    return re.findall(r"\w+|\s|[^\w\s]", text)


def _vanished(text: str, sent: SentLine) -> dict[int, tuple[Character, ...]]:
    """What the program made in a line that was sent and what is not in `text`, by the offset where it would stand.

    With tracking on nobody took it out: LibreOffice shows nothing for a reference of which the target is revised.
    """
    if text == sent.text:
        return {}
    ours, theirs = tokens(sent.text), tokens(text)
    old, new = [0], [0]
    for tokens_, starts in ((ours, old), (theirs, new)):
        for token in tokens_:
            starts.append(starts[-1] + len(token))
    found = {}
    for tag, i1, i2, j1, _ in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        gone = sent.characters[old[i1] : old[i2]]
        if tag == "delete" and all(one.thing != NOTHING for one in gone):
            found[new[j1]] = gone
    return found


def same(text: str, sent: SentLine, by_field: Sequence[bool], *, tracked: bool = True) -> bool:
    """Whether a line is as it was sent, but for what fields show anew; with tracking on that may be nothing."""
    if text == sent.text:
        return True
    ours, theirs = tokens(sent.text), tokens(text)
    old, new = [0], [0]
    for tokens_, starts in ((ours, old), (theirs, new)):
        for token in tokens_:
            starts.append(starts[-1] + len(token))
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        gone = all(one.thing != NOTHING for one in sent.characters[old[i1] : old[i2]])
        if tag != "equal" and not (all(by_field[new[j1] : new[j2]]) and (j1 < j2 or (tracked and gone))):
            return False
    return True


def by_field(returned: Returned, line: Line) -> list[bool]:
    """Of each character of a line whether a field shows it."""
    found: list[bool] = []
    for paragraph, at, length in line.slices:
        found += [returned.paragraphs[paragraph].made(at)] * length
    return found


def in_generated(lines: Sequence[SentLine], touched: Sequence[Touch]) -> bool:
    """Whether a change would change what the program made; words beside what it shows of a picture do too.

    A paragraph that goes as a whole does not touch the one behind it, nor the one before it.
    """
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
