"""Pieces of other Word files in one of ours, as a reviewer pastes them: with what they bring along, tracked or not.

Source: ECMA-376 part 1, 17.3 (text), 17.13 (annotations). What Word leaves out when it pastes is brought along too.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Final, NamedTuple

from lxml import etree

from tests.reviewers.word_file import W_URI, Element, W, WordFile, properties_of

MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
NEW: Final = (W + "ins", W + "moveTo")
OLD: Final = (W + "del", W + "moveFrom")
LOOKS: Final = tuple(W + name for name in ("rPrChange", "pPrChange", "sectPrChange", "numberingChange", "cellMerge"))
OF_TABLES: Final = tuple(W + f"{name}Change" for name in ("tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr"))
RANGES: Final = tuple(W + f"{name}Range{end}" for name in ("moveFrom", "moveTo") for end in ("Start", "End"))
CUSTOM: Final = tuple(
    W + f"customXml{name}Range{end}" for name in ("Ins", "Del", "MoveFrom", "MoveTo") for end in ("Start", "End")
)
ANCHORS: Final = tuple(W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
BLOCKS: Final = (*(W + name for name in ("p", "tbl", "sdt", "customXml")), MC + "AlternateContent", *RANGES, *ANCHORS)
NOTES: Final = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
PROPERTIES: Final = (W + "pPr", W + "rPr", W + "sdtPr", W + "sectPr")
AUTHOR, DATE = "Rita Reviewer", "2025-03-01T10:00:00Z"


class Pasted(NamedTuple):
    """What was pasted: the words that it shows, a string for each paragraph; those of its comments; how it was done.

    `in_parts`: tracked changes of somebody came with it, or a text box, among whose words a line may be parted.
    """

    lines: tuple[str, ...]
    comments: tuple[str, ...]
    in_parts: bool
    how: str = ""


class Donor:
    """A Word file that pieces are taken from."""

    def __init__(self, raw: bytes) -> None:
        self.file = WordFile(raw)
        body = self.file.document.find(W + "body")
        self.blocks = [one for one in body if one.tag in BLOCKS] if body is not None else []
        self.paragraphs = [one for one in self.file.document.iter(W + "p") if is_plain_place(one)]

    def some_blocks(self, chance: random.Random) -> list[Element]:
        """One to four paragraphs, tables or controls one after another, in which no field is half."""
        if not self.blocks:
            return []
        at, many = chance.randrange(len(self.blocks)), chance.choice((1, 1, 1, 2, 3, 4))
        return whole_fields(self.blocks[at : at + many])

    def some_words(self, chance: random.Random) -> list[Element]:
        """Some of what stands in a paragraph, one after another, in which no field is half."""
        paragraphs = [one for one in self.paragraphs if len(one) > 1]
        if not paragraphs:
            return []
        inside = [one for one in chance.choice(paragraphs) if one.tag != W + "pPr"]
        at = chance.randrange(len(inside) or 1)
        return whole_fields(inside[at : at + chance.randrange(1, 7)]) or whole_fields(inside)


def is_plain_place(paragraph: Element) -> bool:
    """Whether a paragraph stands in the text itself, not in a text box or in what older programs show."""
    return not any(one.tag in (W + "txbxContent", MC + "Fallback") for one in paragraph.iterancestors())


def whole_fields(elements: Sequence[Element]) -> list[Element]:
    """Copies of elements; none where a field begins or ends outside them, and none that insert another document."""
    copies = [copy.deepcopy(one) for one in elements]
    open_ = 0
    for copied in copies:
        for one in copied.iter(W + "fldChar", W + "altChunk", W + "subDoc"):
            open_ += {"begin": 1, "end": -1}.get(one.get(W + "fldCharType") or "", 0)
            if open_ < 0 or one.tag != W + "fldChar":
                return []
    return copies if not open_ else []


class Paster:
    """Pastes pieces of donors into one of our files."""

    def __init__(self, target: WordFile, seed: int) -> None:
        self.target, self.chance = target, random.Random(seed)
        self.ids = count(50_000 + 1)

    def paste(self, donor: Donor) -> Pasted | None:
        """One piece at one place; None where the donor has none."""
        blocks, tracked = self.chance.random() < 0.5, self.chance.random() < 0.5
        elements = donor.some_blocks(self.chance) if blocks else donor.some_words(self.chance)
        if not elements or sum(1 for one in elements for _ in one.iter()) > 20_000:
            return None
        place = self.chance.choice(self.places())
        if blocks:
            return self.blocks(donor, elements, place, tracked=tracked)
        return self.words(donor, elements, place, tracked=tracked)

    def places(self) -> list[Element]:
        """The paragraphs of the text with words in them, but for lists of contents."""
        found = []
        for paragraph in self.target.document.iter(W + "p"):
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            listed = style is not None and (style.get(W + "val") or "").startswith(("TOC", "TableofFigures", "Inhopg"))
            ours = is_plain_place(paragraph) and not any(one.get("pasted") for one in paragraph.iterancestors(W + "p"))
            if ours and not listed and not paragraph.get("pasted") and next(paragraph.iter(W + "t"), None) is not None:
                found.append(paragraph)
        return found

    def blocks(self, donor: Donor, elements: list[Element], place: Element, *, tracked: bool) -> Pasted:
        """Before a paragraph."""
        pasted = self._prepared(donor, elements, tracked=tracked)
        for element in elements:
            place.addprevious(element)
            for paragraph in element.iter(W + "p"):
                paragraph.set("pasted", "1")
        cell = next(place.iterancestors(W + "tc"), None)
        return pasted._replace(
            how=f"{'tracked' if tracked else 'untracked'} blocks{' in cell' if cell is not None else ''}"
        )

    def words(self, donor: Donor, elements: list[Element], place: Element, *, tracked: bool) -> Pasted:
        """Among the words of a paragraph."""
        runs = [run for run in typed(place) if run.find(W + "t") is not None]
        pasted = self._prepared(donor, elements, tracked=tracked)
        if runs:
            run = self.chance.choice(runs)
            said = run.findall(W + "t")
            if len(said) == 1 and len(said[0].text or "") > 2 and self.chance.random() < 0.7:
                self.target._cut(run, self.chance.randrange(1, len(said[0].text or "")))
            for element in reversed(elements):
                run.addnext(element)
        else:
            place.extend(elements)
        return pasted._replace(how=f"{'tracked' if tracked else 'untracked'} words")

    # --- what comes along -------------------------------------------------------------------------------

    def _prepared(self, donor: Donor, elements: list[Element], *, tracked: bool) -> Pasted:
        """Makes elements those of this file: notes and comments along, all as one person's insertion where tracked."""
        notes = [note for element in elements for note in self._notes(donor, element)]
        all_ = [*elements, *notes]
        comments = [said for element in all_ for said in self._comments(donor, element)]
        if tracked:
            holder = etree.Element(W + "holder")
            holder.extend(elements)
            settled(holder)
            self._as_inserted(holder)
            elements[:] = list(holder)
            for element in elements:
                holder.remove(element)
            for note in notes:
                settled(note)
                self._as_inserted(note, marks=False)
        lines = [line for element in all_ for line in shown_lines(element)]
        parting = (W + "txbxContent", *(() if tracked else (*NEW, *OLD)))
        in_parts = any(True for element in all_ for _ in element.iter(*parting))
        return Pasted(tuple(filter(None, lines)), tuple(comments), in_parts)

    def _notes(self, donor: Donor, element: Element) -> Iterator[Element]:
        for kind, part in NOTES.items():
            root = donor.file.roots.get(part)
            for mark in list(element.iter(f"{W}{kind}Reference")):
                all_ = root.iterchildren(W + kind) if root is not None else ()
                found = next((one for one in all_ if one.get(W + "id") == mark.get(W + "id")), None)
                run = mark.getparent()
                if found is None and run is not None:  # Word pastes no mark without its note
                    run.remove(mark)
                elif found is not None:
                    note = copy.deepcopy(found)
                    id_ = str(next(self.ids))
                    note.set(W + "id", id_)
                    mark.set(W + "id", id_)
                    self._root(part, f"{kind}s").append(note)
                    yield note

    def _comments(self, donor: Donor, element: Element) -> Iterator[str]:
        root = donor.file.roots.get("word/comments.xml")
        known = {one.get(W + "id"): one for one in root} if root is not None else {}
        new: dict[str | None, str] = {}
        for anchor in list(element.iter(*ANCHORS)):
            old, parent = anchor.get(W + "id"), anchor.getparent()
            if old not in known:
                if parent is not None:
                    parent.remove(anchor)
                continue
            if old not in new:
                new[old] = str(next(self.ids))
                comment = copy.deepcopy(known[old])
                comment.set(W + "id", new[old])
                self._root("word/comments.xml", "comments").append(comment)
                yield from filter(None, shown_lines(comment))
            anchor.set(W + "id", new[old])

    def _root(self, part: str, name: str) -> Element:
        if part not in self.target.roots:
            self.target.parts[part] = b""
            self.target.roots[part] = etree.Element(W + name, nsmap={"w": W_URI})
        return self.target.roots[part]

    def _as_inserted(self, element: Element, *, marks: bool = True) -> None:
        """Marks all that stands in an element as inserted, rows and ends of paragraphs too."""
        for run in list(element.iter(W + "r", M + "oMath")):
            around = {one.tag for one in run.iterancestors()}
            if not around & {W + "r", M + "oMath", MC + "AlternateContent", W + "ins"}:
                revision = self._revision("ins")
                run.addprevious(revision)
                revision.append(run)
        for row in [one for one in element.iter(W + "tr") if is_plain_place(one)]:
            properties_of(row, "trPr").append(self._revision("ins"))
        for paragraph in [one for one in element.iter(W + "p") if is_plain_place(one)] if marks else ():
            last = paragraph.getparent().tag == W + "tc" and paragraph.getnext() is None  # type: ignore[union-attr]
            if not last:
                properties = properties_of(paragraph, "pPr")
                properties_of(properties, "rPr").insert(0, self._revision("ins"))

    def _revision(self, name: str) -> Element:
        return etree.Element(W + name, {W + "id": str(next(self.ids)), W + "author": AUTHOR, W + "date": DATE})


def typed(paragraph: Element) -> Iterator[Element]:
    """The runs of a paragraph that no field shows: what is typed there goes when the field is worked out anew."""
    open_ = 0
    for run in paragraph.iterchildren(W + "r"):
        kinds = [mark.get(W + "fldCharType") for mark in run.iter(W + "fldChar")]
        open_ += kinds.count("begin") - kinds.count("end")
        if not open_ and not kinds:
            yield run


def settled(element: Element) -> None:
    """Accepts all revisions in an element: who pastes with tracking on pastes what is shown."""
    for row in list(element.iter(W + "tr")):
        if row.find(f"{W}trPr/{W}del") is not None:
            row.getparent().remove(row)  # type: ignore[union-attr]
    for one in list(element.iter(*OLD, *LOOKS, *OF_TABLES, *RANGES, *CUSTOM, W + "cellIns", W + "cellDel")):
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)
    for one in list(element.iter(*NEW)):
        parent = one.getparent()
        if parent is not None:
            for child in list(one):
                one.addprevious(child)
            parent.remove(one)


def shown_lines(element: Element) -> Iterator[str]:
    """The words of every paragraph in an element, or of an element in a paragraph: read another way than the reader."""
    inside = [one for one in element.iter(W + "p") if is_read(one)]
    if not inside:
        yield "".join(shown(element))
    for paragraph in inside:
        yield "".join(shown(paragraph))


def is_read(element: Element) -> bool:
    return not any(one.tag in OLD or is_unread_way(one) or is_deleted_row(one) for one in element.iterancestors())


def is_deleted_row(element: Element) -> bool:
    return element.tag == W + "tr" and element.find(f"{W}trPr/{W}del") is not None


def is_unread_way(element: Element) -> bool:
    """Whether it is the way to show something that programs older than the file take."""
    if element.tag not in (MC + "Choice", MC + "Fallback"):
        return False
    before = element.itersiblings(MC + "Choice", preceding=True)
    return any(str(one.tag).startswith((W, M)) for way in before for one in way.iter())


def shown(element: Element) -> Iterator[str]:
    """What an element shows, that of text boxes left out: they have paragraphs of their own."""
    if element.tag in (W + "t", M + "t"):
        yield element.text or ""
    elif element.tag not in (*OLD, *PROPERTIES, W + "txbxContent", W + "fldData") and not is_unread_way(element):
        for child in element:
            if child.tag != W + "p":
                yield from shown(child)
