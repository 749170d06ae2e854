"""The parts of a Word file become a `Returned`: every paragraph, comment and revision element, none left out.

Source: ECMA-376 part 1, 17.13 (annotations), 17.16 (fields), 17.11 (footnotes); MS-DOCX 2.2 (comment threads).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from lxml import etree

from nds_docs.document.pieces import OBJECT
from nds_docs.review.archive import MAIN, Archive
from nds_docs.review.comments import comments
from nds_docs.review.open_text import Field, Open, State
from nds_docs.review.returned import (
    EMPTY_FIELD,
    Anchor,
    CellPlace,
    Fate,
    Paragraph,
    Returned,
    Revision,
    RevisionKind,
    Run,
    original,
)
from nds_docs.review.revisions import KINDS, Revisions
from nds_docs.review.signs import ALTERNATIVES, FALLBACK, FORMULA, SHOWN, boxes, chosen, shown
from nds_docs.writers.docx.ooxml import w

Element = etree._Element

_HEAD: Final = re.compile(r"word/(?:header|footer)\d*\.xml")
NOTE_PARTS: Final = ("word/footnotes.xml", "word/endnotes.xml")

_P, _TABLE, _RUN, _ROW, _CELL = w("p"), w("tbl"), w("r"), w("tr"), w("tc")
_OF_PARAGRAPH, _OF_RUN, _OF_ROW, _OF_CELL = w("pPr"), w("rPr"), w("trPr"), w("tcPr")
_BOOKMARK, _ID, _NAME, _TYPE, _VALUE, _STYLE = map(w, ("bookmarkStart", "id", "name", "type", "val", "pStyle"))
_NEW: Final = frozenset((w("ins"), w("moveTo")))
_OLD: Final = frozenset((w("del"), w("moveFrom")))
_NOTE_MARKS: Final = {w("footnoteReference"): NOTE_PARTS[0], w("endnoteReference"): NOTE_PARTS[1]}
_ANCHORS: Final = frozenset((w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")))
_FIELD: Final = frozenset((w("fldChar"), w("fldSimple"), w("instrText"), w("delInstrText")))
_REFERS: Final = re.compile(r"\s*(?:REF|PAGEREF|STYLEREF|SEQ)\b")
_FRAME: Final = w("framePr")
_OF_TABLE: Final = frozenset(map(w, ("tblPr", "tblGrid", "tblPrEx")))
_NO_TEXT: Final = frozenset((_OF_PARAGRAPH, _OF_RUN, FALLBACK))
_SHOWS: Final = re.compile(r"\s*(?:MACROBUTTON|GOTOBUTTON|SYMBOL|EQ|LISTNUM|AUTONUM\w*|FORMCHECKBOX|INCLUDEPICTURE)\b")
"""Fields that show something of which the file does not hold what."""


def read(archive: Archive) -> Returned:
    """The file as values. Raises `NdsError` where a part is damaged."""
    reader = _Reader(archive)
    paragraphs = tuple(reader.paragraphs())
    found = tuple(comments(archive, reader.revisions))
    attached = {revision.key for paragraph in paragraphs for revision in attached_to(paragraph)}
    attached |= {revision.key for comment in found for revision in comment.revisions}
    loose = tuple(revision for key, revision in reader.revisions.all().items() if key not in attached)
    return Returned(archive.name, paragraphs, found, loose, *_saved(archive), heads=tuple(reader.heads()))


def _saved(archive: Archive) -> tuple[str, str]:
    """Who saved the file last, and when."""
    root = archive.xml("docProps/core.xml")
    known = {etree.QName(child).localname: child.text or "" for child in root} if root is not None else {}
    return known.get("lastModifiedBy") or known.get("creator", ""), known.get("modified", "")


def attached_to(paragraph: Paragraph) -> Iterator[Revision]:
    """Every revision that a paragraph knows of; one may come more than once."""
    yield from (*paragraph.mark_revisions, *paragraph.properties, *paragraph.row_revisions)
    for run in paragraph.runs:
        yield from (*run.revisions, *run.formatting)


class _Reader:
    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.revisions = Revisions(archive)
        self.fields: list[Field] = []
        self.tables = 0
        self.ranged: set[str] = set()
        self.between: list[Element] = []

    def paragraphs(self) -> Iterator[Paragraph]:
        body = self.archive.xml(MAIN)
        assert body is not None  # `open_archive` saw it
        roots = [root for part in (MAIN, *NOTE_PARTS) if (root := self.archive.xml(part)) is not None]
        self.ranged = {start.get(_ID) or "" for root in roots for start in root.iter(w("commentRangeStart"))}
        of_body = self.story(body, MAIN, "")
        yield from map(_outside_fields, of_body) if self.fields else of_body
        for part in NOTE_PARTS:
            root = self.archive.xml(part)
            for note in root.iterchildren(w("footnote"), w("endnote")) if root is not None else ():
                if note.get(_TYPE) is None:
                    self.fields = []
                    yield from self.story(note, part, _note_id(part, note))

    def story(self, parent: Element, part: str, note: str) -> list[Paragraph]:
        """The paragraphs of the text, or of a note; what ends behind the last ends in it."""
        found = list(self.blocks(parent, part, note, None, State(), ()))
        if self.between and found:
            rest = Open(length=len(found[-1].all_text))
            self.take_between(rest, State())
            last = found[-1]
            found[-1] = replace(last, ends=(*last.ends, *rest.ends), properties=(*last.properties, *rest.ranges))
        self.between = []
        return found

    def heads(self) -> dict[str, None]:
        """The lines of heads and feet, those in frames too; what a field shows there is another on every page."""
        found: dict[str, None] = {}
        for part in sorted(part for part in self.archive.parts if _HEAD.fullmatch(part)):
            root = self.archive.xml(part)
            self.fields = []
            for element in root.iter(_P) if root is not None else ():
                paragraph = self.paragraph(element, part, "", None, State(), ())
                shown = replace(paragraph, runs=tuple(map(_without_result, paragraph.runs)))
                found |= dict.fromkeys(line.text.strip() for line in original((shown,)))
        found.pop("", None)
        return found

    def blocks(
        self, parent: Element, part: str, note: str, cell: CellPlace | None, state: State, row: tuple[Revision, ...]
    ) -> Iterator[Paragraph]:
        """The paragraphs in an element, tables and what wraps blocks included."""
        for child in parent:
            if _is_between(child):
                self.between.append(child)
            elif child.tag == _P:
                yield self.paragraph(child, part, note, cell, state, row)
            elif child.tag == _TABLE:
                yield from self.table(child, part, note, state)
            elif child.tag in _NEW | _OLD:
                yield from self.blocks(child, part, note, cell, self.revised(state, child), row)
            elif child.tag == ALTERNATIVES:
                way = chosen(child)
                yield from self.blocks(way, part, note, cell, state, row) if way is not None else ()
            else:
                yield from self.blocks(child, part, note, cell, state, row)

    def table(self, table: Element, part: str, note: str, state: State) -> Iterator[Paragraph]:
        number = self.tables
        self.tables += 1
        for row_number, row in enumerate(self.parts(table, _ROW)):
            properties = row.find(_OF_ROW)
            marks = tuple(child for child in properties if child.tag in _NEW | _OLD) if properties is not None else ()
            revised = state
            for mark in marks:
                revised = self.revised(revised, mark)
            of_row = tuple(self.revisions.of(mark) for mark in marks)
            for cell_number, cell in enumerate(self.parts(row, _CELL)):
                place = CellPlace(number, row_number, cell_number)
                for paragraph in self.blocks(cell, part, note, place, state, of_row):
                    yield _in_row(paragraph, revised.fate, self.revisions.inside(cell.find(_OF_CELL)))

    def parts(self, parent: Element, wanted: str) -> Iterator[Element]:
        """The rows of a table or cells of a row, also those that something wraps; not those of a table in a cell."""
        for child in parent:
            if child.tag == wanted:
                yield child
            elif _is_between(child):
                self.between.append(child)
            elif child.tag not in (*_OF_TABLE, _OF_ROW, FALLBACK):
                yield from self.parts(child, wanted)

    def paragraph(
        self,
        element: Element,
        part: str,
        note: str,
        cell: CellPlace | None,
        state: State,
        row: tuple[Revision, ...],
    ) -> Paragraph:
        open_ = Open(of_list=self.in_list, in_head=_HEAD.fullmatch(part) is not None)
        self.take_between(open_, state)
        properties = element.find(_OF_PARAGRAPH)
        mark = state
        marks: tuple[Element, ...] = ()
        if properties is not None and (of_mark := properties.find(_OF_RUN)) is not None:
            marks = tuple(child for child in of_mark if child.tag in _NEW | _OLD)
            for child in marks:
                mark = self.revised(mark, child)
        self.inlines(element, open_, state, ())
        made_mark = tuple(self.revisions.of(child) for child in marks)
        others = tuple(found for found in self.revisions.inside(properties) if found not in made_mark)
        points = [anchor for anchor in open_.references if anchor.comment not in self.ranged]
        ended = {anchor.comment for anchor in open_.ends}
        return Paragraph(
            part=part,
            style=_style(properties),
            runs=tuple(open_.runs),
            mark=mark.fate,
            mark_revisions=(*state.revisions, *made_mark),
            properties=(*others, *open_.ranges),
            note=note,
            cell=cell,
            row_revisions=row,
            of_list=open_.of_list or self.in_list,
            starts=(*open_.starts, *points),
            ends=(*open_.ends, *(anchor for anchor in open_.references if anchor.comment not in ended)),
            notes=tuple(open_.notes),
            bookmarks=tuple(open_.bookmarks),
        )

    def take_between(self, open_: Open, state: State) -> None:
        """What stood between the paragraphs, rows or cells before the place that is being read."""
        for child in self.between:
            self.inline(child, open_, state, ())
        self.between = []

    def inlines(self, parent: Element, open_: Open, state: State, formatting: tuple[Revision, ...]) -> None:
        for child in parent:
            self.inline(child, open_, state, formatting)

    def inline(self, child: Element, open_: Open, state: State, formatting: tuple[Revision, ...]) -> None:
        tag = child.tag
        if tag in _NEW | _OLD:
            before, inside = open_.length, self.revised(state, child)
            self.inlines(child, open_, inside, formatting)
            if open_.length == before:  # an empty one is kept with the paragraph, so that none is lost
                of_field = next(child.iter(*_FIELD), None) is not None
                open_.add(Run("", inside.fate, inside.revisions, generated=of_field))
        elif tag == _RUN:
            self.inlines(child, open_, state, self.revisions.inside(child.find(_OF_RUN)))
        elif tag in SHOWN:
            self.text(shown(child), open_, state, formatting)
            for box in boxes(child) if not open_.in_head else ():
                self.box(box, open_, state)
        elif tag == ALTERNATIVES:
            self.alternatives(child, open_, state, formatting)
        elif tag == FORMULA:  # more than the words in it, which say nothing without their places
            self.inlines(child, open_, state, formatting)
            self.text(OBJECT, open_, state, formatting)
        elif tag in _NOTE_MARKS:
            open_.notes.append((open_.length, _note_id(_NOTE_MARKS[tag], child)))
            self.text(OBJECT, open_, state, formatting)
        elif tag in _FIELD:
            self.field(child, open_, state, formatting)
        elif tag == _BOOKMARK:
            open_.bookmarks.append(child.get(_NAME) or "")
        elif tag in _ANCHORS:
            anchors = {w("commentRangeStart"): open_.starts, w("commentRangeEnd"): open_.ends}
            anchors.get(tag, open_.references).append(Anchor(child.get(_ID) or "", open_.length))
        elif KINDS.get(tag) is RevisionKind.RANGE:
            open_.ranges.append(self.revisions.of(child))
        elif tag not in _NO_TEXT:
            self.inlines(child, open_, state, formatting)

    def alternatives(self, element: Element, open_: Open, state: State, formatting: tuple[Revision, ...]) -> None:
        """One of several ways to show something; the revisions in the others are the same ones again."""
        way = chosen(element)
        for child in element:
            if child is way:
                self.inlines(child, open_, state, formatting)
            elif again := self.revisions.inside(child):
                open_.add(Run("", state.fate, (*state.revisions, *again)))

    def box(self, parent: Element, open_: Open, state: State) -> None:
        """The text of a text box: part of the paragraph in which the box hangs, each of its own on a line."""
        for child in parent:
            if child.tag == _P:
                self.text("\n", open_, state, ())
                open_.ranges += self.revisions.inside(child.find(_OF_PARAGRAPH))
                self.inlines(child, open_, state, ())
            elif child.tag in (*_OF_TABLE, _OF_ROW, _OF_CELL):
                open_.ranges += self.revisions.inside(child)
            elif child.tag in _NEW | _OLD:
                self.box(child, open_, self.revised(state, child))
            elif _is_between(child):
                self.inline(child, open_, state, ())
            elif child.tag != FALLBACK:
                self.box(child, open_, state)

    def text(self, text: str, open_: Open, state: State, formatting: tuple[Revision, ...]) -> None:
        if self.fields and not self.fields[-1].in_result:
            text = ""  # part of an instruction
        if text or formatting:
            made = not all(field_.is_link for field_ in self.fields)
            open_.add(Run(text, state.fate, state.revisions, formatting, generated=made))
        for field_ in self.fields:
            field_.shown |= bool(text)

    def field(self, child: Element, open_: Open, state: State, formatting: tuple[Revision, ...]) -> None:
        """What begins, parts and ends fields, which may go on over several paragraphs."""
        if child.tag == w("fldSimple"):
            self.fields.append(Field(child.get(w("instr")) or "", in_result=True))
            self.inlines(child, open_, state, formatting)
            self.field_ends(open_, state)
        elif child.tag != w("fldChar"):
            if self.fields:
                self.fields[-1].code += child.text or ""
        elif child.get(w("fldCharType")) == "begin":
            self.fields.append(Field())
        elif child.get(w("fldCharType")) == "separate" and self.fields:
            self.fields[-1].in_result = True
        elif child.get(w("fldCharType")) == "end" and self.fields:
            self.field_ends(open_, state)

    def field_ends(self, open_: Open, state: State) -> None:
        """What a field that shows nothing stands for."""
        open_.of_list |= self.in_list  # a list of one line begins and ends in it
        ended = self.fields.pop()
        if _SHOWS.match(ended.code) and not ended.shown:
            self.text(OBJECT, open_, state, ())
        new = state.fate is Fate.INSERTED and not ended.is_link
        if not ended.shown and (new or (state.fate is Fate.KEPT and _REFERS.match(ended.code))):
            open_.add(Run(EMPTY_FIELD, state.fate, state.revisions, generated=True))

    @property
    def in_list(self) -> bool:
        """Whether a list of contents, tables or figures is being read."""
        return any(field.code.lstrip().startswith("TOC") for field in self.fields)

    def revised(self, state: State, element: Element) -> State:
        """The state inside an insertion or deletion."""
        new = element.tag in _NEW
        match state.fate:
            case Fate.KEPT:
                fate = Fate.INSERTED if new else Fate.DELETED
            case Fate.INSERTED:
                fate = Fate.INSERTED if new else Fate.GONE
            case Fate.DELETED:
                fate = Fate.GONE if new else Fate.DELETED
            case Fate.GONE:
                fate = Fate.GONE
        return State(fate, (*state.revisions, self.revisions.of(element)))


def _outside_fields(paragraph: Paragraph) -> Paragraph:
    """A paragraph of a file in which a field never ends: what lies in fields and what does not cannot be told."""
    runs = tuple(run._replace(generated=False) for run in paragraph.runs)
    return replace(paragraph, runs=runs, of_list=False)


def _without_result(run: Run) -> Run:
    """A run of a head as it is compared; a picture or drawing is not text, and word processors redraw it."""
    return run._replace(text="#" if run.generated and run.text else run.text.replace(OBJECT, ""))


def _is_between(element: Element) -> bool:
    """Whether an element marks a place, and may stand between paragraphs, rows or cells too.

    So does a paragraph that is the large first letter of the next one.
    """
    if element.tag == _P:
        frame = element.find(f"{_OF_PARAGRAPH}/{_FRAME}")
        return frame is not None and frame.get(w("dropCap")) in ("drop", "margin")
    return element.tag in _ANCHORS or KINDS.get(element.tag) is RevisionKind.RANGE


def _in_row(paragraph: Paragraph, fate: Fate, of_cell: tuple[Revision, ...]) -> Paragraph:
    return replace(paragraph, row=fate, properties=(*paragraph.properties, *of_cell))


def _note_id(part: str, element: Element) -> str:
    """An id of its own for every note, also where footnotes and endnotes have the same numbers."""
    return f"{part}#{element.get(w('id')) or ''}"


def _style(properties: Element | None) -> str:
    style = properties.find(_STYLE) if properties is not None else None
    return (style.get(_VALUE) or "") if style is not None else ""
