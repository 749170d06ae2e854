"""Paragraphs that were joined or split with tracking off, with what was changed in them besides: edits of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nds_docs.language import Text
from nds_docs.review import texts as t
from nds_docs.review.built import Built, draft_place
from nds_docs.review.edit import edits as e
from nds_docs.review.in_source import Place, StopError, in_leaf
from nds_docs.review.joints import Joined, Split, Words
from nds_docs.review.loose import Loose, Untracked
from nds_docs.review.paragraphs import kind_of_half
from nds_docs.review.placing import Placing, Spot, has_label
from nds_docs.review.remark import RemarkKind
from nds_docs.review.translation import Translated, Translator, note_text


class Rejoined(Loose):
    """Two that became one, one that became two.

    After these were asked for, `explained` are lines of which nothing is left to be said word by word.
    """

    def __init__(self, placing: Placing, translator: Translator, built: Built, added: Sequence[int]) -> None:
        super().__init__(placing, built, added)
        self.translator = translator
        self.explained: set[int] = set()

    def joined(self) -> Iterator[Untracked]:
        for one in self.translator.where.joints.joined:
            if self.missing.keys() >= {*one.went}:
                self.take((one.line,), one.went)
                self.explained.add(one.line)
                both = "\n".join(self.placing.blocks[at].text for at in (one.first, one.second))
                spot = Spot(one.first, 0, len(self.placing.blocks[one.first].text))
                yield Untracked(spot, both, "".join(one.said(self.placing.blocks)), (self.join(one),))
                yield from self.elsewhere(one.others, one.line)
                yield from self.other_notes((one.line,))

    def elsewhere(self, others: Sequence[Words], line: int) -> Iterator[Untracked]:
        """Other words in what was joined or split."""
        for spot, text, made in others:
            asked = self.translator.words(spot.block, line, spot.start, spot.end, text)
            if made:
                asked = Translated(asked.kind, why_not=t.INSIDE_GENERATED)
            yield Untracked(spot, self.placing.blocks[spot.block].text[spot.start : spot.end], text, (asked,))

    def other_notes(self, lines: Sequence[int]) -> Iterator[Untracked]:
        """The notes in what was joined or split of which nothing was sent as it stands there."""
        for line in lines:
            for note in (note for note, new in self.placing.notes_of(line) if new):
                self.take([at for at in self.added if self.first(at).note == note], ())
                asked = Translated(RemarkKind.ADDED_FOOTNOTE, why_not=t.UNTRACKED_PARAGRAPH)
                yield Untracked(self.before(line), "", note_text(note, self.paragraphs, untracked=True), (asked,))

    def join(self, one: Joined) -> Translated:
        if one.made or any(has_label(self.placing.blocks[at]) for at in (one.first, one.second)):
            return Translated(RemarkKind.JOIN, why_not=t.INSIDE_GENERATED)
        first, second = self.span(one.first), self.span(one.second)
        whole = (one.start, one.end) == (len(self.placing.blocks[one.first].text), 0)
        try:
            start = None if whole else self.in_leaf(one.first, one.line, one.start)
            end = 0 if whole else self.in_leaf(one.second, one.line, one.end)
        except StopError as stop:
            return Translated(RemarkKind.JOIN, why_not=stop.why_not)
        return self.translated(RemarkKind.JOIN, one.first, e.JoinBlocks(first, second, one.between, start, end))

    def in_leaf(self, number: int, line: int, offset: int) -> int:
        """An offset in a block's text as one in that of its leaf as it was read."""
        return in_leaf(self.translator.where.place_of(number, line), offset, offset)[0]

    def split(self) -> Iterator[Untracked]:
        for one in self.translator.where.joints.split:
            if self.added.keys() >= {*one.came}:
                self.take(one.came, (one.number,))
                self.explained |= {one.first, one.second}
                text = self.placing.blocks[one.number].text
                both = f"{text[: one.start]}{one.left}\n{one.right}{text[one.end :]}"
                yield Untracked(Spot(one.number, one.start, one.end), text, both, (self.split_at(one),))
                yield from self.elsewhere(one.others, one.first)
                yield from self.other_notes((one.first, one.second))

    def split_at(self, one: Split) -> Translated:
        found, where = self.leaf(one.number), self.translator.where
        if isinstance(found, Text):
            return Translated(RemarkKind.SPLIT, why_not=found)
        leaf, text = found
        block = self.placing.blocks[one.number]
        places = [draft_place(block, leaf, text, at, after=True) for at in (one.start, one.end)]
        offsets = [place.offset for place in places if place is not None and not place.inside]
        if one.made or len(offsets) < len(places):
            return Translated(RemarkKind.SPLIT, why_not=t.INSIDE_GENERATED)
        try:
            kind, level = kind_of_half(Place(one.first, block, text), where.style(one.first), where.style(one.second))
        except StopError as stop:
            return Translated(RemarkKind.SPLIT, why_not=stop.why_not)
        edit = e.SplitBlock(leaf, offsets[0], offsets[1], kind, one.left, one.right, level)
        return self.translated(RemarkKind.SPLIT, one.number, edit)
