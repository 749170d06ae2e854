"""Motions and toezeggingen as an annex in the letter: what is settled and where, and what is open and until when.

Every text of `nds.yml` is a paragraph of its own with its place there, so that a remark on it can be led back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.letter_data import source_key
from nds_docs.checks.register import MOTIONS
from nds_docs.compose import wording as w
from nds_docs.compose.citeproc import Wordings
from nds_docs.compose.edition import Label, LabelKind
from nds_docs.compose.labels import Found, LabelTable, find
from nds_docs.compose.project import Project
from nds_docs.compose.qualify import fault, unresolved
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Attr, Block, Inline, Piece, PieceKind
from nds_docs.document.source import Span
from nds_docs.language import Language, Text
from nds_docs.register.positioned import place_of
from nds_docs.register.schema import Motion, MotionState

LABEL = "sec-moties"
"""What a letter refers to its annex with."""

_NOTHING = "–"
_GAP = "\0"


class MotionsAnnex(NamedTuple):
    """The annex as blocks with `CrossReference`s to global ids, the label of its heading, and what was found."""

    blocks: tuple[Block, ...]
    label: Label
    findings: tuple[Finding, ...]


def motions_annex(project: Project, table: LabelTable, wordings: Wordings, language: Language) -> MotionsAnnex | None:
    """The annex of the letter with `file: motions`; None where it is not listed or has nothing to list.

    `table` has the labels of the strategy. The number of the annex is its place in `annexes`. Two tables, as in
    Kamerstukken II 2023/24, 26643, nr. 1149: what is settled (A), and what is open with its expected moment (B).
    """
    letter = project.register.letter
    if letter is None or not letter.motions:
        return None
    place = next((at for at, annex in enumerate(letter.annexes) if annex.file == MOTIONS), None)
    if place is None:
        return None
    maker = _Maker(project, table, wordings, language)
    span = place_of(project.places, "letter", "annexes", place, "title")
    number, title, id_ = str(place + 1), letter.annexes[place].title, f"letter-{LABEL}"
    blocks = (
        n.Header(1, (maker.numbered(number, title),), Attr(id_), span=span, mapped=False),
        *maker.part(MotionState.SETTLED, f"{number}A", f"{id_}-a"),
        *maker.part(MotionState.OPEN, f"{number}B", f"{id_}-b"),
    )
    return MotionsAnnex(blocks, Label(id_, LabelKind.ANNEX, number, title, span), tuple(maker.findings))


class _Maker:
    def __init__(self, project: Project, table: LabelTable, wordings: Wordings, language: Language) -> None:
        self.project, self.table, self.wordings, self.language = project, table, wordings, language
        self.findings: list[Finding] = []

    def part(self, state: MotionState, number: str, id_: str) -> Iterator[Block]:
        """The heading of a part and its table, or the sentence that there is nothing in it."""
        yield n.Header(2, (self.numbered(number, w.MOTION_TITLES[state].say(self.language)),), Attr(id_))
        letter = self.project.register.letter
        motions = [(at, one) for at, one in enumerate(letter.motions if letter else ()) if one.state is state]
        if not motions:
            yield n.Para((n.Str(w.NO_MOTIONS[state].say(self.language)),))
            return
        yield n.Para((n.Str(w.MOTION_OPENINGS[state].say(self.language)),))
        heads = [w.MOTION_ASKS, w.MOTION_SOURCE, w.MOTION_ANSWERS[state]]
        heads += [w.MOTION_EXPECTED] if state is MotionState.OPEN else []
        rows = tuple(n.Row(tuple(self.cells(at, motion))) for at, motion in motions)
        yield n.Table(tuple(n.Column() for _ in heads), (n.Row(tuple(map(self.head, heads))),), rows)

    def head(self, text: Text) -> n.Cell:
        return n.Cell((n.Plain((n.Str(text.say(self.language)),)),))

    def numbered(self, number: str, title: str) -> n.Str:
        return n.Str(w.NUMBERED_ANNEX.say(self.language, {"number": number, "title": title}))

    def cells(self, at: int, motion: Motion) -> Iterator[n.Cell]:
        asks = self.place(at, "asks")
        kind = n.Strong((n.Str(w.MOTION_WORDS[motion.kind].say(self.language) + ":"),))
        yield n.Cell((_paragraph(asks, kind, n.Str(" "), _written(motion.asks, asks)),))
        yield _cell(self.text(at, "by", motion.by), self.source(at, motion.source))
        yield _cell(self.text(at, "answer", motion.answer), self.where(at, motion.where))
        if motion.state is MotionState.OPEN:
            yield _cell(self.text(at, "expected", motion.expected))

    def text(self, at: int, key: str, text: str) -> n.Para | None:
        span = self.place(at, key)
        return _paragraph(span, _written(text, span)) if text else None

    def source(self, at: int, source: str) -> n.Para | None:
        """The words of a source in `references.yml`, or those that were given."""
        span = self.place(at, "source")
        key = source_key(source)
        if not key:
            return self.text(at, "source", source)
        words = self.wordings.notes.get(key) if key in self.project.references else None
        return _paragraph(span, *(words or (unresolved(key, n.Str(key, span=span)),)))

    def where(self, at: int, label: str) -> n.Para | None:
        """ "Zie paragraaf 10.2 van de NDS." """
        if not label:
            return None
        span = self.place(at, "where")
        resolution = find(label, span.path, self.project, self.table)
        self.findings += fault(resolution, "", label, span)
        place: Inline = unresolved(label, n.Str(label, span=span))
        if isinstance(resolution, Found):
            place = n.CrossReference(resolution.id, span=span)
        values = {"place": _GAP, "strategy": self.strategy()}
        before, _, after = w.SEE_STRATEGY.say(self.language, values).partition(_GAP)
        return _paragraph(span, n.Str(before), place, n.Str(after))

    def strategy(self) -> Text:
        """What a sentence calls the document: its abbreviation, when `words.yml` has one for its title."""
        title = self.project.register.document.title
        short = next((s for s, name in self.project.words.abbreviations.items() if name == title), "")
        if not short:
            return w.THE_STRATEGY
        return Text(w.THE_ABBREVIATED.say("nl", {"name": short}), w.THE_ABBREVIATED.say("en", {"name": short}))

    def place(self, at: int, key: str) -> Span:
        return place_of(self.project.places, "letter", "motions", at, key)


def _cell(*paragraphs: n.Para | None) -> n.Cell:
    there = tuple(paragraph for paragraph in paragraphs if paragraph is not None)
    return n.Cell(there or (n.Plain((n.Str(_NOTHING),)),))


def _paragraph(span: Span, *content: Inline) -> n.Para:
    return n.Para(content, span=span, mapped=False)


def _written(text: str, span: Span) -> n.Str:
    """Text of `nds.yml`: its place is known, which characters became which is not."""
    return n.Str(text, span=span, pieces=(Piece(span.start, span.end, text, PieceKind.GENERATED),))
