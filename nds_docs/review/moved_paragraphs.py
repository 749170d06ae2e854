"""Which whole paragraphs one person moved, among other changes, or with other words in them at the new place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeAlias

from nds_docs.document.pieces import OBJECT
from nds_docs.review.alignment import MOST_PAIRS, folded
from nds_docs.review.changes import END, Change
from nds_docs.review.parted_moves import are_alike
from nds_docs.review.returned import Fate, Line, Paragraph, Returned, RevisionKind, Run, final
from nds_docs.review.trail import is_pasted, put_in_by, taken_out_by


class MovedParagraph(NamedTuple):
    """A paragraph of which all went, or came: who did that, its words, and whether the file says that it moved."""

    number: int
    author: str
    words: tuple[str, ...]
    certain: bool


Pair: TypeAlias = tuple[MovedParagraph, MovedParagraph]
"""The paragraph of the file that went, and the one that came."""


@dataclass(frozen=True)
class MovedParagraphs:
    """The paragraphs of a returned file that moved; the changes in `busy` are moves by themselves."""

    returned: Returned
    found: Sequence[Change]
    busy: Sequence[Change]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return self.returned.paragraphs

    @cached_property
    def pairs(self) -> list[Pair]:
        """Each paragraph that went with the one that came, where the words leave no doubt which that is."""
        taken = {number for change in self.busy for number in numbers_of(change)}
        free = [n for n, one in enumerate(self.paragraphs) if n not in taken and _is_text(one)]
        went = [one for n in free if (one := self.went(n))]
        came = [one for n in free if (one := self.came(n))]
        if len(went) * len(came) > MOST_PAIRS:
            return []
        same = _only(went, came, lambda old, new: old.words == new.words)
        known = {one.number for pair in same for one in pair}
        old, new = ([one for one in of if one.number not in known] for of in (went, came))
        both = same + _only(old, new, _are_alike)
        return sorted(pair for pair in both if self.holds_others(*pair))

    def went(self, number: int) -> MovedParagraph | None:
        """A paragraph that somebody took out, with its end where that can be taken out."""
        one, runs = self.paragraphs[number], _runs(self.paragraphs[number])
        last = one.mark is Fate.KEPT and self.is_last(number)
        if not (last or one.mark is Fate.DELETED) or any(run.fate.in_final for run in runs):
            return None
        if not _is_alone(number, self._before, self._after):
            return None
        author = taken_out_by(runs[0]) if last and runs else one.mark_revisions[-1].author if not last else ""
        gone = [run for run in runs if run.fate is Fate.DELETED and taken_out_by(run) == author]
        words = _words(run for run in runs if run.fate.in_original)
        certain = any(one.kind is RevisionKind.MOVED_FROM for run in gone for one in run.revisions)
        return MovedParagraph(number, author, words, certain) if gone and words else None

    def came(self, number: int) -> MovedParagraph | None:
        """A paragraph that somebody put in, with its end."""
        one, runs = self.paragraphs[number], _runs(self.paragraphs[number])
        if one.mark is not Fate.INSERTED or any(run.fate.in_original for run in runs):
            return None
        if not _is_alone(number, self._after, self._before):
            return None
        author = one.mark_revisions[0].author
        if self._is_parted(number, author):
            return None
        put = [run for run in runs if is_pasted(run, author)]
        words = _words(put)
        certain = any(one.kind is RevisionKind.MOVED_TO for run in put for one in run.revisions)
        return MovedParagraph(number, author, words, certain) if words else None

    def _is_parted(self, number: int, author: str) -> bool:
        """Whether what somebody put in is the rest of a paragraph that another ended before it."""
        for before in self.paragraphs[number - 1 : number]:
            ends = before.mark is Fate.INSERTED and before.mark_revisions[0].author != author
            return ends and any(put_in_by(run) == author for run in _runs(before))
        return False

    def is_last(self, number: int) -> bool:
        """Whether it is the last of the text, or before a table: its end cannot be taken out."""
        following = self.paragraphs[number + 1 : number + 2]
        return not following or following[0].cell is not None or following[0].part != self.paragraphs[number].part

    @cached_property
    def _before(self) -> Mapping[int, Line]:
        return {number: line for line in self.returned.original for number in line.paragraphs}

    @cached_property
    def _after(self) -> Mapping[int, Line]:
        return {number: line for line in final(self.paragraphs) for number in line.paragraphs}

    def holds_others(self, old: MovedParagraph, new: MovedParagraph) -> bool:
        """Whether what others changed in the two paragraphs is words within one of them."""
        others = (c for c in self.found if c.author != old.author and {old.number, new.number} & {*numbers_of(c)})
        return all(c.start.paragraph == c.end.paragraph and not _has_end(c, self.paragraphs) for c in others)


def numbers_of(change: Change) -> range:
    """The paragraphs of the file that a change is about."""
    return range(change.start.paragraph, change.end.paragraph + 1)


def _has_end(change: Change, paragraphs: tuple[Paragraph, ...]) -> bool:
    return END in change.deleted + change.inserted or change.end.at > len(paragraphs[change.end.paragraph].all_text)


def _is_text(paragraph: Paragraph) -> bool:
    """Whether it is running text, in no note, table or list of contents."""
    return not (paragraph.note or paragraph.cell or paragraph.of_list)


def _is_alone(number: int, here: Mapping[int, Line], there: Mapping[int, Line]) -> bool:
    """Whether a paragraph is a line by itself in one text, and in the other runs into none that stands before it."""
    line, other = here.get(number), there.get(number)
    if line is None or line.paragraphs[-1] != number or any(one.paragraph != number for one in line.slices):
        return False
    return other is None or all(one.paragraph > number for one in other.slices)


def _runs(paragraph: Paragraph) -> list[Run]:
    return [run for run in paragraph.runs if run.text]


def _words(runs: Iterable[Run]) -> tuple[str, ...]:
    """What runs say, without what fields show; nothing where that is no words."""
    text = folded("".join(run.text for run in runs if not run.generated).replace(OBJECT, ""))
    return tuple(re.findall(r"\w+|[^\w\s]", text)) if re.search(r"\w", text) else ()


def _are_alike(old: MovedParagraph, new: MovedParagraph) -> bool:
    return are_alike(old.words, new.words, certain=old.certain and new.certain)


def _only(
    went: Sequence[MovedParagraph],
    came: Sequence[MovedParagraph],
    are_one: Callable[[MovedParagraph, MovedParagraph], bool],
) -> list[Pair]:
    """The pairs of one person that are one, where neither is one with another."""
    pairs = [(old, new) for old in went for new in came if old.author == new.author and are_one(old, new)]
    ends = [one.number for pair in pairs for one in pair]
    return [pair for pair in pairs if all(ends.count(one.number) == 1 for one in pair)]
