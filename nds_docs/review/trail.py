"""A paragraph that stands elsewhere now, character by character: which one was sent, who changed it on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from nds_docs.review.alignment import folded
from nds_docs.review.changes import Change
from nds_docs.review.returned import Fate, Paragraph, RevisionKind, Run

END: Final = -1
"""Stands for the place behind all characters of a paragraph."""


class Character(NamedTuple):
    """A character of the paragraph: where it was sent (`old`, an offset in that), where it stands now (`place`).

    `mine`: it is there, or left there, by who moved the paragraph. `stays`: it is there when all is done. `made`: a
    field shows it. `note` is the id of the footnote of which it is the mark.
    """

    text: str
    old: int | None
    place: int | None
    mine: bool
    stays: bool
    made: bool = False
    note: str = ""


class Others(NamedTuple):
    """Other words in the place of characters `start` to `end` of what was sent."""

    start: int
    end: int
    new: tuple[Character, ...]

    @property
    def text(self) -> str:
        return "".join(one.text for one in self.new)


@dataclass(frozen=True)
class Trail:
    """The paragraph `old` of the file, that was taken out and said what was `sent`, and `new`, where it stands now.

    `notes` are the ids of each footnote in the two.
    """

    old: int
    new: int
    sent: str
    characters: tuple[Character, ...]
    notes: tuple[tuple[str, str], ...]

    @property
    def added(self) -> Iterator[Character]:
        """The characters that were not sent."""
        return (one for one in self.characters if one.old is None)

    def others(self, kept: Callable[[Character], bool]) -> Iterator[Others]:
        """Where what is kept of the paragraph differs from what was sent."""
        at, new = 0, list[Character]()
        for one in filter(kept, self.characters):
            if one.old is None:
                new.append(one)
                continue
            if new or one.old > at:
                yield Others(at, one.old, tuple(new))
            at, new = one.old + 1, []
        if new or at < len(self.sent):
            yield Others(at, len(self.sent), tuple(new))

    def of(self, change: Change) -> Others | None:
        """What a change in the new paragraph does to what was sent.

        None where that is not words side by side, or where it is in what the mover typed there.
        """
        inside = [one for one in self.characters if one.place in range(change.start.at, change.end.at)]
        if any(map(_is_typed, inside)) or self._is_amid_typed(change):
            return None
        went = [one.old for one in inside if one.old is not None]
        new = tuple(one for one in inside if one.old is None and one.stays)
        start = went[0] if went else self._behind(change.start.at)
        if went != list(range(start, start + len(went))) or not (went or new):
            return None
        return Others(start, start + len(went), new)

    def _is_amid_typed(self, change: Change) -> bool:
        """Whether what stands right before a change and right behind it was typed by who moved the paragraph."""
        there = [one for one in self.characters if one.place is not None]
        before = [one for one in there if one.place is not None and one.place < change.start.at][-1:]
        behind = [one for one in there if one.place is not None and one.place >= change.end.at][:1]
        return bool(before and behind) and all(map(_is_typed, (*before, *behind)))

    def _behind(self, place: int) -> int:
        """Behind which character that was sent a place in the new paragraph is."""
        before = (one for one in self.characters if one.place is not None and one.place < place)
        return max((one.old + 1 for one in before if one.old is not None), default=0)

    def taken_out(self, change: Change) -> str:
        """What a change takes out again of what the new paragraph said."""
        here = range(change.start.at, change.end.at)
        return "".join(one.text for one in self.characters if one.place in here and not one.stays)


def _is_typed(character: Character) -> bool:
    """Whether who moved the paragraph put it in, and it was not sent."""
    return character.mine and character.old is None


class _Sign(NamedTuple):
    """A character of a paragraph of the file at its offset, and the footnote of which it is the mark."""

    at: int
    text: str
    run: Run
    note: str


def trail(old: int, new: int, author: str, paragraphs: Sequence[Paragraph]) -> Trail:
    """The trail of a paragraph that `author` took out of one place and put in at another."""
    before = [sign for sign in _signs(paragraphs[old]) if sign.run.fate.in_original]
    after = [sign for sign in _signs(paragraphs[new]) if is_pasted(sign.run, author)]
    ours = _tokens(before, lambda note: said_in_note(note, paragraphs, ""))
    theirs = _tokens(after, lambda note: said_in_note(note, paragraphs, author))
    offset = {sign.at: at for at, sign in enumerate(before)}
    came: dict[int, int] = {}
    left: dict[int, list[Character]] = {}
    matcher = SequenceMatcher(None, [key for key, _ in ours], [key for key, _ in theirs], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        were, are = ([sign for _, signs in of for sign in signs] for of in (ours[i1:i2], theirs[j1:j2]))
        if tag == "equal":
            came |= {now.at: offset[then.at] for then, now in zip(were, are, strict=True)}
        else:
            following = theirs[j1][1][0].at if j1 < len(theirs) else END
            of_others = (sign for sign in were if taken_out_by(sign.run) != author)
            left[following] = [Character(sign.text, offset[sign.at], None, True, False) for sign in of_others]
    characters = tuple(_characters(paragraphs[new], author, came, left))
    marks = ((before[one.old].note, one.note) for one in characters if one.note and one.old is not None)
    return Trail(old, new, "".join(sign.text for sign in before), characters, tuple(marks))


def _characters(
    paragraph: Paragraph, author: str, came: dict[int, int], left: dict[int, list[Character]]
) -> Iterator[Character]:
    """The characters of the new paragraph, with those of the old one that others took out (`left`) where they stood."""
    for sign in _signs(paragraph):
        yield from left.get(sign.at, ())
        mine, stays = is_pasted(sign.run, author), sign.run.fate.in_final
        if mine or stays:
            yield Character(sign.text, came.get(sign.at), sign.at, mine, stays, sign.run.generated, sign.note)
    yield from left.get(END, ())


def _signs(paragraph: Paragraph) -> Iterator[_Sign]:
    notes, at = dict(paragraph.notes), 0
    for run in paragraph.runs:
        for text in run.text:
            yield _Sign(at, text, run, notes.get(at, ""))
            at += 1


def _tokens(signs: Sequence[_Sign], said: Callable[[str], str]) -> list[tuple[object, list[_Sign]]]:
    """Signs in words, each with what it is compared as: what a field shows is one, a footnote is what it says."""
    text = "".join("\x00" if sign.run.generated else sign.text for sign in signs)
    found: list[tuple[object, list[_Sign]]] = []
    for match in re.finditer(r"\x00+|\w+|[^\w\x00]", text):
        inside = list(signs[match.start() : match.end()])
        key = folded("".join(sign.text for sign in inside))
        note = inside[0].note
        found.append(((inside[0].run.generated, said(note) if note else "", key, len(inside)), inside))
    return found


def taken_out_by(run: Run) -> str:
    """Who took a run out last."""
    return _last(run, RevisionKind.DELETION, RevisionKind.MOVED_FROM)


def put_in_by(run: Run) -> str:
    """Who put a run in."""
    return _last(run, RevisionKind.INSERTION, RevisionKind.MOVED_TO)


def _last(run: Run, *kinds: RevisionKind) -> str:
    return next((one.author for one in reversed(run.revisions) if one.kind in kinds), "")


def is_pasted(run: Run, author: str) -> bool:
    """Whether somebody put a run in and left it there; what a copied footnote says bears no mark of that."""
    left = run.fate in (Fate.KEPT, Fate.INSERTED) or taken_out_by(run) != author
    return left and (run.fate in (Fate.KEPT, Fate.DELETED) or put_in_by(run) == author)


def said_in_note(note: str, paragraphs: Sequence[Paragraph], author: str) -> str:
    """What a footnote said when it was sent, or the copy of it that `author` put in, without white space."""
    runs = (run for one in paragraphs if one.note == note for run in one.runs if not run.generated)
    said = (run.text for run in runs if (is_pasted(run, author) if author else run.fate.in_original))
    return re.sub(r"\s+", "", "".join(said))
