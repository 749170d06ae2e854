"""Two texts of a document line by line, as whole files are compared: what is to be, and what came out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations, takewhile

from nds_docs.compose.wording import LABEL_WORDS
from nds_docs.document.pieces import OBJECT
from nds_docs.review.alignment import CAPTION, STILL_THE_SAME, folded, likeness
from nds_docs.review.loose import BETWEEN_CELLS
from nds_docs.review.remark import Remark, RemarkKind
from nds_docs.review.returned import EMPTY_FIELD, Returned, final
from nds_docs.review.texts import FRAME, NEW_PICTURE
from tests.reviewers.as_it_was import AsSent, Before, Told, is_cut, pieces

_QUOTED = re.compile(r"'[^']*'")
"""What stands in quotes may be the title that a reference shows, which follows a change of that title."""

_LABEL_WORD = re.compile("|".join(word.nl for word in LABEL_WORDS.values() if word.nl), re.IGNORECASE)
"""What a reference says: the program writes it anew, with a capital where a sentence begins."""

_LABELLED = re.compile(rf"({_LABEL_WORD.pattern})\d+(\.?)\d*", re.IGNORECASE)
_HALF_NUMBER = re.compile(rf"({_LABEL_WORD.pattern})\.(?=\d)", re.IGNORECASE)
"""A label before the number of a thing in a chapter that LibreOffice finds no number for."""

_NUMBERS = re.compile(r"\d+(?:\.\d+)+")
"""Numbers in the words of a remark that a field of the file may show, which `words` leaves out."""

_CLOSING = re.compile(r"\.\.$", re.MULTILINE)
"""The full stop behind the note of a citation is the program's, which writes one only."""

LIST_HEADINGS = ("Inhoud", "Tabellen", "Figuren")
"""The headings of the lists in front, which come and go with what is in them."""

MOST_REVERTED = 4


def words(returned: Returned) -> list[str]:
    """The text as it is to be, line by line: without what fields show, which is worked out anew."""
    return [text for text, _ in words_of_lines(returned)]


def words_of_lines(returned: Returned) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The lines that `words` gives, each with the paragraphs of the file that it is made of."""
    for line in final(returned.paragraphs):
        paragraphs = [returned.paragraphs[number] for number in line.paragraphs]
        if any(paragraph.of_list for paragraph in paragraphs) or line.text in LIST_HEADINGS:
            continue
        if CAPTION.match(line.text) and any(r.generated and r.fate.in_final for p in paragraphs for r in p.runs):
            text = CAPTION.sub("", line.text, count=1)
        else:
            text = "".join(run.text for p in paragraphs for run in p.runs if run.fate.in_final and not run.generated)
        if folded(text) and not text.startswith("Bouwnummer"):
            yield folded(text).replace(" ", ""), line.paragraphs


def differences(
    expected: list[str], got: list[str], left: Sequence[Remark], before: Before | None = None
) -> Iterator[str]:
    """Where two texts differ; not where one has the old words of changes that were refused (`left`): untracked ones.

    `before` is the text as it was sent, where that is known.
    """
    ours, theirs = _without_moves(expected, got, left)
    frames = [text for one in left if one.why_not == FRAME.nl for text in (one.text, one.proposal)]
    around = {way for text in frames for line in (text, *text.split("\n")) for way in _without_fields(line)}
    ours = [at for at in ours if _close(expected[at]) not in around]
    theirs = [at for at in theirs if _close(got[at]) not in around]
    ours, theirs = _without_joins(ours, theirs, expected, got, left)
    near = [pair for one in left for pair in _old_words(one, _close("".join(got)))]
    as_sent, told = AsSent(before, got) if before else None, _told(left, near)
    every, came = [expected[at] for at in ours], [got[at] for at in theirs]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, every, came, autojunk=False).get_opcodes():
        new, old = "\n".join(every[i1:i2]), "\n".join(came[j1:j2])
        if tag == "equal" or _is_same(new, old) or _reverted(new, old, near):
            continue
        beside = ([-1, *theirs][j1], [*theirs, len(got)][j2])
        stands = as_sent is not None and as_sent.between(*beside)
        if not (stands and told.tell_of(list(map(_close, every[i1:i2])), list(map(_close, came[j1:j2])))):
            yield f"verwacht {every[i1:i2]!r}, gekregen {came[j1:j2]!r}"


def _told(left: Sequence[Remark], near: Sequence[tuple[str, str]]) -> Told:
    """What the remarks that were refused tell; `near` are the new words with the old ones."""
    old, new = (
        [_close(text) for text in pieces(texts, ("\n", BETWEEN_CELLS))]
        for texts in ([one.text for one in left], [one.proposal for one in left])
    )
    return Told(old, new, lambda line, other: _reverted(line, other, near))


def _without_moves(expected: list[str], got: list[str], left: Sequence[Remark]) -> tuple[list[int], list[int]]:
    """The lines of two texts but for those that refused moves are about: they stand in both, at another place.

    Other words may have come or gone in them, which are in both too.
    """
    lines = (line for one in left for line in _moved_lines(one))
    moved = {way for line in lines for way in _without_fields(line)} - {""}
    standing = [line for line in dict.fromkeys((*expected, *got)) if expected.count(line) == got.count(line)]
    both = {line for line in standing if any(_is_changed(way, _close(line)) for way in moved)}
    gone = [{at for at, line in enumerate(text) if line in both} for text in (expected, got)]
    for line in (line for one in left for line in _moved_lines(one)):
        for at, where in _notes_behind(line, expected, got):
            gone[0].add(at)
            gone[1].add(where)
    ours, theirs = (
        [at for at in range(len(text)) if at not in of] for text, of in zip((expected, got), gone, strict=True)
    )
    for one in (one for one in left if one.kind is RemarkKind.MOVE):  # changed on the way
        said = [_close(line) for line in expected]
        notes = {rest for way in _without_fields(one.proposal) for rest in _behind(way, said)}  # told behind its words
        ways = {way.removesuffix(note) for way in _without_fields(one.proposal) for note in {"", *notes}}
        new = [at for at in ours if said[at] in ways]
        old = [at for at in theirs if _close(got[at]) in _without_fields(one.text)]
        if one.text != one.proposal and len(new) == len(old) == 1:
            ours, theirs = [at for at in ours if at != new[0]], [at for at in theirs if at != old[0]]
            both_notes = {line for line in standing if _close(line) in notes}
            ours = [at for at in ours if expected[at] not in both_notes]
            theirs = [at for at in theirs if got[at] not in both_notes]
    return ours, theirs


def _notes_behind(moved: str, expected: Sequence[str], got: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The footnotes of a line that stands in both texts, by their numbers in each: they stand right behind it."""
    starts = [
        [at for at, line in enumerate(text) if _close(line) in _without_fields(moved)] for text in (expected, got)
    ]
    if [len(found) for found in starts] == [1, 1]:
        behind = zip(expected[starts[0][0] + 1 :], got[starts[1][0] + 1 :], strict=False)
        same = takewhile(lambda pair: pair[0] == pair[1], behind)
        for number, _ in zip(range(1, moved.count(OBJECT) + 1), same, strict=False):
            yield starts[0][0] + number, starts[1][0] + number


def _behind(told: str, lines: Sequence[str]) -> Iterator[str]:
    """The lines that are told behind another one, as the words of its footnote are."""
    starts = {line for line in lines if line and told.startswith(line)}
    yield from (line for line in lines if line and any(start + line == told for start in starts))


def _without_joins(
    ours: list[int], theirs: list[int], expected: list[str], got: list[str], left: Sequence[Remark]
) -> tuple[list[int], list[int]]:
    """The lines but for those that a refused join is about: both are in what came out, whatever came in them."""
    joined = [_close(one.proposal) for one in left if one.kind is RemarkKind.JOIN]
    for at in [at for at in ours if joined and expected[at] not in got]:
        whole = _close(expected[at])
        if not any(likeness(whole, one) >= STILL_THE_SAME or _is_changed(one, whole) for one in joined):
            continue
        said = {_close(got[number]): number for number in theirs if got[number] not in expected}
        halves = [(said[one], said[whole[len(one) :]]) for one in said if one and said.get(whole.removeprefix(one))]
        if len(halves) == 1 and halves[0][0] < halves[0][1]:
            ours = [one for one in ours if one != at]
            theirs = [one for one in theirs if one not in halves[0]]
    return ours, theirs


def _is_changed(moved: str, line: str) -> bool:
    return moved == line or is_cut(moved, line) or is_cut(line, moved) or likeness(moved, line) >= STILL_THE_SAME


def _moved_lines(one: Remark) -> list[str]:
    """The lines that a refused change would have moved."""
    return (
        [one.text] if one.kind is RemarkKind.MOVE else one.text.split("\n") if one.kind is RemarkKind.REARRANGED else []
    )


def _is_same(new: str, old: str) -> bool:
    """Whether two texts are one but for what nobody typed: what a reference shows of a title, a capital, a full stop.

    A title stands between quotes, and may have more of these in it.
    """
    new, old = (_LABEL_WORD.sub(lambda word: word[0].lower(), _CLOSING.sub(".", text)) for text in (new, old))
    titled = "'.*'".join(map(re.escape, new.split("''")))
    return _QUOTED.sub("''", new) == _QUOTED.sub("''", old) or re.fullmatch(titled, old) is not None


def _old_words(one: Remark, got: str) -> Iterator[tuple[str, str]]:
    """The new words of a refused change with the old ones.

    Of paragraphs that would be parted or joined the two may stand apart, with a footnote between them: then line by
    line, where all the old words are in what came out.
    """
    yield from zip(_without_fields(one.proposal), _without_fields(one.text), strict=True)
    yield from ((_close(one.proposal), way) for way in _without_fields(one.text))
    if one.kind is RemarkKind.MOVE and one.tracked:  # one of its ends was done with tracking off
        yield from (("", _close(one.text)), (_close(one.proposal), ""))
    yield _close(one.proposal), _close(one.text.replace(BETWEEN_CELLS, ""))  # of rows each cell is a line
    if one.text and one.proposal.startswith(one.text):  # words behind it, or of a footnote whose mark stands in it
        yield _close(one.proposal.removeprefix(one.text)), ""
        yield _close(one.text), _close(one.text)
    new, old = one.proposal.split("\n"), one.text.split("\n")
    with_note = one.kind is RemarkKind.ADDED_FOOTNOTE or one.why_not == NEW_PICTURE.nl  # its words stand elsewhere
    apart = len(new) > 1 or len(old) > 1 or one.kind is RemarkKind.REARRANGED or with_note
    if apart and all(any(way in got for way in _without_fields(line)) for line in old):
        for after in {"", one.proposal, *new}:
            for before in {"", one.text, *old} if after != one.proposal else {"", *old}:
                yield from zip(_without_fields(after), _without_fields(before), strict=True)


def _reverted(expected: str, got: str, left: Sequence[tuple[str, str]]) -> bool:
    """Whether `got` is `expected` with the old words of some refused changes in the place of the new ones."""
    near = list(dict.fromkeys((new, old) for new, old in left if new in _close(expected) and old in _close(got)))
    for many in range(1, min(len(near), MOST_REVERTED) + 1):
        for some in combinations(near, many):
            if _close(got) in _all_ways(_close(expected), some):
                return True
    return False


def _all_ways(text: str, some: Sequence[tuple[str, str]]) -> set[str]:
    """The texts with each of the new words made old again, at any place where they stand."""
    found = {text}
    for new, old in some:
        places = {
            (one, match.start()) for one in found for match in re.finditer(re.escape(new) if new else "(?=.|$)", one)
        }
        found = {one[:at] + old + one[at + len(new) :] for one, at in places}
        if len(found) > 100_000:
            return set()
    return found


def _without_fields(text: str) -> tuple[str, ...]:
    """The words of a remark, also without the numbers in them that fields may show: a label's, and of references."""
    close = _close(text)
    whole = _HALF_NUMBER.sub(r"\g<1>0.", close)
    unlabelled = _LABELLED.sub(r"\1\2", close)
    return close, unlabelled, _NUMBERS.sub("", whole), _NUMBERS.sub("", unlabelled), re.sub(r"\d+", "", close)


def _close(text: str) -> str:
    return folded(text).replace(" ", "").replace("\n", "").replace("\ufffc", "").replace(EMPTY_FIELD, "")
