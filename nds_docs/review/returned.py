"""A returned Word file as values: paragraphs of runs, and what reviewers did to them.

Nothing here knows where a text was written: that is for `place`. Offsets count characters of a paragraph's runs, those
that are deleted or inserted included ("all text"); `View` holds one of the two texts that a paragraph can be read as.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Final, NamedTuple, TypeAlias

EMPTY_FIELD: Final = "\u2060"
"""Stands for a reference that shows nothing: LibreOffice shows none while the heading it refers to is revised."""


class Fate(Enum):
    """What became of a piece of text, a paragraph's end or a row."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"
    GONE = "gone"  # inserted and then deleted: in neither text

    @property
    def in_original(self) -> bool:
        return self in (Fate.KEPT, Fate.DELETED)

    @property
    def in_final(self) -> bool:
        return self in (Fate.KEPT, Fate.INSERTED)


class RevisionKind(Enum):
    """What a revision element records; the values are the names in reports."""

    INSERTION = "insertion"
    DELETION = "deletion"
    MOVED_FROM = "moved-from"
    MOVED_TO = "moved-to"
    FORMATTING = "formatting"  # of characters
    PARAGRAPH = "paragraph-formatting"
    TABLE = "table-formatting"  # of a table, row, cell or grid
    CELL = "cell"  # a cell inserted, deleted or merged
    SECTION = "section-formatting"
    NUMBERING = "numbering"
    RANGE = "range"  # the start of a moved range, or of a custom XML range: belongs to what it encloses


class Revision(NamedTuple):
    """One revision element. `part` and `element` (its number among those of the part) tell it from all others."""

    part: str
    element: int
    kind: RevisionKind
    author: str
    date: str
    name: str = ""

    @property
    def key(self) -> tuple[str, int]:
        return self.part, self.element


class Run(NamedTuple):
    """A piece of text with one fate. `revisions` made that fate, outermost first; `formatting` changed its looks.

    `generated`: the program made it (a field's result); its words are not a writer's.
    """

    text: str
    fate: Fate = Fate.KEPT
    revisions: tuple[Revision, ...] = ()
    formatting: tuple[Revision, ...] = ()
    generated: bool = False


class CellPlace(NamedTuple):
    """Where a paragraph stands in a table: numbers from 0, tables in the order of the file."""

    table: int
    row: int
    cell: int


class Anchor(NamedTuple):
    """A comment begins (or ends) at an offset of a paragraph's whole text."""

    comment: str
    at: int


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the file. `note` is the id of the footnote it stands in, "" in the text; `part` its part.

    `mark` is the fate of its end: where that is not kept, it runs into the next in one of the two texts. `row` is that
    of its table row. `of_list` marks a line of a list of contents. `properties` are revisions of its looks and row.
    `notes` are the ids of footnotes referred to, by offset.
    """

    part: str
    style: str
    runs: tuple[Run, ...]
    mark: Fate = Fate.KEPT
    mark_revisions: tuple[Revision, ...] = ()
    properties: tuple[Revision, ...] = ()
    note: str = ""
    cell: CellPlace | None = None
    row: Fate = Fate.KEPT
    row_revisions: tuple[Revision, ...] = ()
    of_list: bool = False
    starts: tuple[Anchor, ...] = ()
    ends: tuple[Anchor, ...] = ()
    notes: tuple[tuple[int, str], ...] = ()
    bookmarks: tuple[str, ...] = ()

    @property
    def all_text(self) -> str:
        return "".join(run.text for run in self.runs)

    def made(self, offset: int) -> bool:
        """Whether the program made the character at an offset of the whole text."""
        run = self._run_at(offset)
        return run is not None and run.generated

    def fate(self, offset: int) -> Fate:
        """What became of the character at an offset of the whole text."""
        run = self._run_at(offset)
        return Fate.KEPT if run is None else run.fate

    def revisions(self, offset: int) -> tuple[Revision, ...]:
        """What revises the character at an offset of the whole text."""
        run = self._run_at(offset)
        return run.revisions if run else ()

    def _run_at(self, offset: int) -> Run | None:
        for run in self.runs:
            if offset < len(run.text):
                return run
            offset -= len(run.text)
        return None


@dataclass(frozen=True)
class Comment:
    """A comment as its author wrote it; `parent` is the id of the one it answers, "" for the first of a thread.

    `resolved` is None where the file does not say. `revisions` are those inside its own text.
    """

    id: str
    author: str
    initials: str
    date: str
    text: str
    parent: str = ""
    resolved: bool | None = None
    revisions: tuple[Revision, ...] = ()


@dataclass(frozen=True)
class Returned:
    """A file as it came back. `paragraphs` are in the order of the file: the text, then the footnotes.

    `loose` are revisions outside the text: of sections, heads, feet and what is not shown. `last_author` and `modified`
    are who saved the file last, and when, as the file says it. `heads` are the lines of heads and feet as they were
    sent, each once, with a number sign for what fields show there.
    """

    name: str
    paragraphs: tuple[Paragraph, ...]
    comments: tuple[Comment, ...]
    loose: tuple[Revision, ...]
    last_author: str = ""
    modified: str = ""
    heads: tuple[str, ...] = ()

    @cached_property
    def original(self) -> tuple[Line, ...]:
        """Its text with every revision rejected."""
        return original(self.paragraphs)


class Slice(NamedTuple):
    """Characters of a view's text that stand in a paragraph: `length` from `at` in its whole text."""

    paragraph: int
    at: int
    length: int


@dataclass(frozen=True)
class Line:
    """A paragraph as one of the two texts shows it: it may be made of several `paragraphs` of the file (their numbers).

    `notes` are the ids of the footnotes whose marks it shows.
    """

    text: str
    slices: tuple[Slice, ...]
    paragraphs: tuple[int, ...]
    notes: tuple[str, ...] = ()


_Shown: TypeAlias = Callable[[Fate], bool]


def original(paragraphs: tuple[Paragraph, ...]) -> tuple[Line, ...]:
    """The text with every revision rejected: what was sent, where all was done with tracking on.

    Lines are in reading order: those of a footnote right after the one with its mark.
    """
    return _in_reading_order(tuple(_lines(paragraphs, lambda fate: fate.in_original)), paragraphs)


def final(paragraphs: tuple[Paragraph, ...]) -> tuple[Line, ...]:
    """The text with every revision accepted, in reading order."""
    return _in_reading_order(tuple(_lines(paragraphs, lambda fate: fate.in_final)), paragraphs)


def _lines(paragraphs: tuple[Paragraph, ...], shown: _Shown) -> Iterable[Line]:
    """Paragraphs as they are shown: what has lost its end runs into the next of the same story and cell."""
    open_: list[int] = []
    for at, paragraph in enumerate(paragraphs):
        if not shown(paragraph.row):
            continue
        open_.append(at)
        following = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
        if not shown(paragraph.mark) and following and same_place(paragraph, following):
            continue
        line = _line(paragraphs, tuple(open_), shown)
        if line.text or shown(paragraph.mark):
            yield line
        open_ = []


def same_place(one: Paragraph, other: Paragraph) -> bool:
    """Whether two paragraphs side by side can be one: both in the text, in one note or in one cell."""
    return (one.part, one.note, one.cell) == (other.part, other.note, other.cell)


def _line(paragraphs: tuple[Paragraph, ...], members: tuple[int, ...], shown: _Shown) -> Line:
    text: list[str] = []
    slices: list[Slice] = []
    notes: list[str] = []
    for member in members:
        at = 0
        paragraph = paragraphs[member]
        marks = dict(paragraph.notes)
        for run in paragraph.runs:
            if shown(run.fate) and run.text:
                text.append(run.text)
                slices.append(Slice(member, at, len(run.text)))
                notes += [marks[place] for place in range(at, at + len(run.text)) if place in marks] if marks else []
            at += len(run.text)
    return Line("".join(text), tuple(slices), members, tuple(notes))


def _in_reading_order(lines: tuple[Line, ...], paragraphs: tuple[Paragraph, ...]) -> tuple[Line, ...]:
    """The lines of a note after the one with its mark; those of a note without a mark here are not shown."""
    of_note: dict[str, list[Line]] = {}
    for line in lines:
        of_note.setdefault(paragraphs[line.paragraphs[0]].note, []).append(line)
    ordered: list[Line] = []
    for line in of_note.get("", ()):
        ordered.append(line)
        for note in line.notes:
            ordered += of_note.get(note, ())
    return tuple(ordered)
