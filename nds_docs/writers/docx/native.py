"""The pass over what pandoc wrote: every mark becomes Word's own bookmark, field, list, style, table or drawing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import NamedTuple, assert_never

from lxml import etree

from nds_docs.compose.drawing import Drawn
from nds_docs.writers import look
from nds_docs.writers.docx import fields
from nds_docs.writers.docx.drawing import drawing
from nds_docs.writers.docx.formatting import Border, ParagraphFormat
from nds_docs.writers.docx.lowered import Lowered
from nds_docs.writers.docx.marks import (
    AnchorMark,
    CommentMark,
    HeadingMark,
    ImageMark,
    Mark,
    NumberMark,
    ParagraphMark,
    ReferenceMark,
)
from nds_docs.writers.docx.ooxml import elements, run, twentieths, twips, w
from nds_docs.writers.docx.package import Package
from nds_docs.writers.docx.style_sheet import COMPACT_CELL_SIDE, TABLE
from nds_docs.writers.docx.tables import TableLayout
from nds_docs.writers.pictures import Size, picture, shown_width

Element = etree._Element

P, PPR, PSTYLE, JC = w("p"), w("pPr"), w("pStyle"), w("jc")
R, RPR, RSTYLE, HYPERLINK = w("r"), w("rPr"), w("rStyle"), w("hyperlink")
BOOKMARK_START, BOOKMARK_END = w("bookmarkStart"), w("bookmarkEnd")
ID, NAME, VAL, ANCHOR = w("id"), w("name"), w("val"), w("anchor")

PANDOC_STYLES = {"FirstParagraph": "BodyText", "Compact": "TableText", "FootnoteBlockText": "FootnoteText"}
_AFTER_TABLE = twentieths(12)
_COMPACT_MARGINS = "<w:tblCellMar>{}</w:tblCellMar>".format(
    "".join(f'<w:{side} w:w="{twips(COMPACT_CELL_SIDE)}" w:type="dxa"/>' for side in ("left", "right"))
)
_RULE = (Border("top", look.RULE, 0.75, 10),)


class _Media(NamedTuple):
    """A picture in the package and its own size; `vector` is the same as SVG, for those who can show that."""

    name: str
    size: Size
    vector: str = ""


@dataclass
class Native:
    """Makes parts native. One value for a whole file: it gives out the ids of bookmarks and pictures."""

    lowered: Lowered
    package: Package
    images: Mapping[str, bytes]
    drawn: Mapping[str, Drawn]
    turned: list[Element] = field(default_factory=list)
    """The tables that stand on pages on their side."""
    _bookmarks: int = 0
    _pictures: dict[str, _Media] = field(default_factory=dict)
    _drawings: int = 0
    _properties: dict[Mark, Element] = field(default_factory=dict)

    def make(self, root: Element, part: str, tables: list[TableLayout]) -> None:
        """Changes `root`, the content of `part`, in place; `tables` are the layouts of the tables in it."""
        starts, ends, links = _marked(root)
        for style in root.iter(PSTYLE):
            name = style.get(VAL) or ""
            if name in PANDOC_STYLES:
                style.set(VAL, PANDOC_STYLES[name])
        for start in starts:
            mark = self.lowered.marks.named(start.get(NAME) or "")
            if mark is not None:
                self._apply(mark, start, ends[start.get(ID) or ""], part)
        for link in links:
            mark = self.lowered.marks.named(link.get(ANCHOR) or "")
            if isinstance(mark, ReferenceMark):
                self._refer(mark, link)
        for table, layout in zip(list(root.iter(w("tbl"))), tables, strict=True):
            _lay_out(table, layout)
            if layout.turned:
                self.turned.append(table)

    def _apply(self, mark: Mark, start: Element, end: Element, part: str) -> None:
        match mark:
            case ParagraphMark():
                self._style(mark, _parent(start))
                _drop(start, end)
            case HeadingMark():
                self._bookmark(mark.bookmark, start, end)
                _list_of_heading(mark, _parent(start))
            case NumberMark():
                self._bookmark(mark.bookmark, start, end)
                _count(mark, start, end)
            case AnchorMark():
                self._bookmark(mark.bookmark, start, end)
            case ImageMark():
                start.addprevious(elements(self._drawing(mark, part))[0])
                _drop(start, end)
            case CommentMark():
                for element in elements(_comment_place(mark)):
                    start.addprevious(element)
                _drop(start, end)
            case ReferenceMark():
                _drop(start, end)
            case _:
                assert_never(mark)

    def _bookmark(self, name: str, start: Element, end: Element) -> None:
        number = str(self._bookmarks)
        self._bookmarks += 1
        start.set(ID, number)
        start.set(NAME, name)
        end.set(ID, number)

    def _style(self, mark: ParagraphMark, paragraph: Element) -> None:
        known = self._properties.get(mark)
        if known is None:
            made = ParagraphFormat(
                style=mark.style,
                keep_next=mark.keep_next or None,
                numbering=mark.numbering,
                borders=_RULE if mark.rule else (),
                left=mark.left,
                hanging=0 if mark.left is not None else None,
                before=10 if mark.rule else None,
                after=mark.after,
            )
            known = self._properties[mark] = elements(made.xml())[0]
        properties = deepcopy(known)
        old = paragraph.find(PPR)
        if old is not None:
            aligned = old.find(JC)
            if aligned is not None:
                properties.append(aligned)
            paragraph.remove(old)
        paragraph.insert(0, properties)

    def _refer(self, mark: ReferenceMark, link: Element) -> None:
        """A field where the target shows exactly these words, else a link; plain text where there is no target."""
        target = self.lowered.targets.get(mark.bookmark)
        in_words = target is not None and target.words.partition(":")[0].endswith(f" {mark.text}")  # a letter's annex
        if in_words or not target or mark.text in (target.number, target.words):
            _without_style(link)
        if target and mark.text not in (target.number, target.words):
            link.set(ANCHOR, mark.bookmark)
            link.set(w("history"), "1")
            return
        runs = list(link)
        if target:
            code = fields.reference(mark.bookmark, by_number=mark.text == target.number)
            runs = [*elements(fields.start(code)), *runs, *elements(fields.END)]
        for item in runs:
            link.addprevious(item)
        _parent(link).remove(link)

    def _drawing(self, mark: ImageMark, part: str) -> str:
        if mark.path not in self.images and mark.path not in self.drawn:
            return run(f"[{mark.description}]")
        media = self._media(mark.path)
        relation = self.package.relate(part, "image", media.name)
        vector = self.package.relate(part, "image", media.vector) if media.vector else ""
        self._drawings += 1
        share, most = shown_width(media.size, mark.width)
        width = min(share * mark.available, most)
        size = Size(width, media.size.height * width / media.size.width)
        return drawing(relation, vector, self._drawings, size, mark.description)

    def _media(self, path: str) -> _Media:
        """The file of a picture in the package, which holds it once however often it is shown."""
        if path not in self._pictures:
            name = f"media/image{len(self._pictures) + 1}"
            if drawn := self.drawn.get(path):
                self.package.add(f"word/{name}.png", drawn.png)
                self.package.add(f"word/{name}.svg", drawn.outlines)
                self._pictures[path] = _Media(f"{name}.png", picture(drawn.outlines, path).size, f"{name}.svg")
            else:
                shown = picture(self.images[path], path)
                self.package.add(f"word/{name}.{shown.suffix}", self.images[path])
                self._pictures[path] = _Media(f"{name}.{shown.suffix}", shown.size)
        return self._pictures[path]


def _comment_place(mark: CommentMark) -> str:
    """Where the comments of a thread begin, or where they end and the margin points to."""
    numbers = range(mark.first, mark.behind)
    if not mark.ends:
        return "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in numbers)
    return "".join(
        f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>' for number in numbers
    )


def _without_style(link: Element) -> None:
    """A reference reads as the text around it."""
    for properties in link.iter(RPR):
        style = properties.find(RSTYLE)
        if style is not None:
            properties.remove(style)


def _marked(root: Element) -> tuple[list[Element], dict[str, Element], list[Element]]:
    """Starts of bookmarks, their ends by id, and links to places in the document."""
    starts: list[Element] = []
    ends: dict[str, Element] = {}
    links: list[Element] = []
    for element in root.iter(BOOKMARK_START, BOOKMARK_END, HYPERLINK):
        if element.tag == BOOKMARK_START:
            starts.append(element)
        elif element.tag == BOOKMARK_END:
            ends[element.get(ID) or ""] = element
        elif element.get(ANCHOR):
            links.append(element)
    return starts, ends, links


def _list_of_heading(mark: HeadingMark, paragraph: Element) -> None:
    made = ParagraphFormat(numbering=mark.numbering)
    if mark.below_word:
        made = replace(made, page_break_before=False, before=0)
    if made.xml():
        paragraph[0][1:1] = elements(made.xml())[0]


def _count(mark: NumberMark, start: Element, end: Element) -> None:
    """Fields in the place of the number between `start` and `end`, in its characters."""
    properties = ""
    between = list(_between(start, end))
    for item in between:
        found = item.find(RPR)
        if found is not None and not properties:
            properties = "".join(etree.tostring(child, encoding="unicode") for child in found)
        _parent(item).remove(item)
    made = fields.counted(
        mark.chapter,
        mark.sequence,
        mark.place,
        restart=mark.restart,
        properties=f"<w:rPr>{properties}</w:rPr>" if properties else "",
    )
    for item in elements(made):
        end.addprevious(item)


def _between(start: Element, end: Element) -> Iterator[Element]:
    item = start.getnext()
    while item is not None and item is not end:
        yield item
        item = item.getnext()


def _lay_out(table: Element, layout: TableLayout) -> None:
    """The table of `layout`: fixed widths, rows in one piece, heads that come back on the next page."""
    total = sum(layout.widths)
    indent = f'<w:tblInd w:w="{layout.indent}" w:type="dxa"/>' if layout.indent else ""
    margins = _COMPACT_MARGINS if layout.compact else ""
    head = int(table.find(f"{w('tr')}/{w('trPr')}/{w('tblHeader')}") is not None)
    properties = (
        f'<w:tblPr><w:tblStyle w:val="{TABLE}"/><w:tblW w:w="{total}" w:type="dxa"/>{indent}'
        f'<w:tblLayout w:type="fixed"/>{margins}<w:tblLook w:val="{0x600 + 0x20 * head:04X}" w:firstRow="{head}"'
        ' w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in layout.widths)
    table[:2] = elements(f"{properties}<w:tblGrid>{columns}</w:tblGrid>")
    for row in table.iterchildren(w("tr")):
        _lay_out_row(row, layout.widths)
    if layout.compact:
        for style in table.iter(PSTYLE):
            if style.get(VAL) == "TableText":
                style.set(VAL, "TableTextSmall")
    following = table.getnext()
    if following is not None and following.tag == P:
        _space_after_table(following)


def _lay_out_row(row: Element, widths: tuple[int, ...]) -> None:
    properties = row.find(w("trPr"))
    if properties is None:
        properties = etree.Element(w("trPr"))
        row.insert(0, properties)
    header = properties.find(w("tblHeader"))
    properties.insert(0, etree.Element(w("cantSplit")))
    column = 0
    for cell in row.iterchildren(w("tc")):
        cell_properties = cell[0]
        span = cell_properties.find(w("gridSpan"))
        columns = int(span.get(VAL) or 1) if span is not None else 1
        width = etree.Element(w("tcW"))
        width.set(w("w"), str(sum(widths[column : column + columns])))
        width.set(w("type"), "dxa")
        cell_properties.insert(0, width)
        column += columns
        if header is not None:
            for heading in cell.iterfind(f"{P}/{PPR}"):
                if heading.find(w("keepNext")) is None:
                    heading.insert(1, etree.Element(w("keepNext")))


def _space_after_table(paragraph: Element) -> None:
    """Room above the paragraph after a table, unless its style has some of its own."""
    properties = paragraph.find(PPR)
    style = properties.find(PSTYLE) if properties is not None else None
    if properties is None or style is None or (style.get(VAL) or "").startswith(("Heading", "Caption")):
        return
    if properties.find(w("spacing")) is None:
        spacing = etree.Element(w("spacing"))
        spacing.set(w("before"), str(_AFTER_TABLE))
        behind = next(iter(properties.iterchildren(w("ind"), w("contextualSpacing"), JC)), None)
        if behind is None:
            properties.append(spacing)
        else:
            behind.addprevious(spacing)


def _drop(start: Element, end: Element) -> None:
    _parent(start).remove(start)
    _parent(end).remove(end)


def _parent(element: Element) -> Element:
    parent = element.getparent()
    if parent is None:
        raise ValueError(element.tag)
    return parent
