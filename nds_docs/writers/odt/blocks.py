"""Blocks as a flat row of paragraphs and tables, each leaf of the document one paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple, assert_never

from nds_docs.compose.edition import Label, LabelKind
from nds_docs.compose.wording import capitalised, label_word
from nds_docs.document import classes as c
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Block, Inline
from nds_docs.document.walk import WITH_ATTR, find, label_of, plain_text
from nds_docs.language import Language
from nds_docs.writers import look
from nds_docs.writers.columns import KEPT_WHOLE as WHOLE_TABLE
from nds_docs.writers.columns import alike, columns
from nds_docs.writers.look import Type
from nds_docs.writers.odt import lists
from nds_docs.writers.odt.automatic import NOTHING, Automatic, Own
from nds_docs.writers.odt.flow import Flow, Item, Level, Paragraph, Table
from nds_docs.writers.odt.inlines import InlineWriter
from nds_docs.writers.odt.odf import TAB, escape
from nds_docs.writers.odt.pictures import Pictures
from nds_docs.writers.odt.sequences import Sequences
from nds_docs.writers.odt.strategy_styles import SIDEWAYS_WIDTH
from nds_docs.writers.odt.style_sheet import AFTER_FRAME, FRAME_SIDES, FRAMES, LIST_LEVELS, Frame, space_after
from nds_docs.writers.odt.tables import CellStyle, TableWriter

_STYLES = {
    c.QUOTE: "Citaat",
    c.SOURCE: "Citaatbron",
    c.PARTIES: "Inbreng",
    c.SEE_ALSO: "Zie ook",
    c.GROUP: "Tabelgroep",
}
_CAPTION_STYLES = {LabelKind.TABLE: "Table", LabelKind.FIGURE: "Figure"}
CAPTION_SEPARATOR = "\u2002"
_KEPT_WHOLE = 1200  # characters: a frame of no more stays on one page
_NUMBER_STYLE = 'text:style-name="Bijschriftnummer"'


class Setting(NamedTuple):
    """How an edition is set: its text, the width of its column in mm, and whether its headings have numbers."""

    body: Type
    width: float
    numbered: bool


STRATEGY = Setting(look.BODY, look.PAGE.text_width, numbered=True)
LETTER = Setting(look.LETTER_BODY, look.LETTER_PAGE.text_width, numbered=False)


class Entry(NamedTuple):
    """A line of the contents or of a list: `number` with its word where it has one, `id` the place it leads to."""

    level: int
    number: str
    text: str
    id: str


@dataclass(frozen=True)
class _Place:
    """Where a block stands: style or frame, the lists around it, how far in and how wide the column is, in mm."""

    available: float
    style: str = ""
    align: str = ""
    frame: Frame | None = None
    path: tuple[Level, ...] = ()
    indent: float = 0.0
    inside: bool = False  # in a note or cell, where no section starts
    noted: bool = False  # in a note, where LibreOffice shows no table
    loose: bool = True  # nothing stands around it
    alike: tuple[n.Table, ...] = ()  # the tables that a table shares its columns with

    @property
    def within(self) -> _Place:
        return replace(self, loose=False) if self.loose else self


@dataclass
class Body:
    """Writes the text of a document. `headings` and `captions` are what its lists of contents are made of."""

    labels: Mapping[str, Label]
    language: Language
    setting: Setting
    automatic: Automatic
    inline: InlineWriter
    flow: Flow
    sequences: Sequences
    headings: list[Entry] = field(default_factory=list)
    captions: dict[LabelKind, list[Entry]] = field(default_factory=dict)
    _annexes: bool = False
    _lists: int = 0
    _tables: int = 0
    _titled: Label | None = None  # the measure or goal whose title comes next
    _anchors: list[str] = field(default_factory=list)  # ids of blocks around the next paragraph

    def items(self, blocks: tuple[Block, ...]) -> list[Item]:
        """`blocks` as paragraphs and tables, for `flow` to write."""
        items = self.blocks(blocks, _Place(self.setting.width))
        if self.setting.numbered:
            items = _led_in(items)
        if self._anchors:
            items.append(Paragraph("Text body", self.anchored("")))
        return items

    # --- blocks ---------------------------------------------------------------------------------

    def blocks(self, blocks: tuple[Block, ...], place: _Place) -> list[Item]:
        return [item for block in blocks for item in self.block(block, place)]

    def block(self, block: Block, place: _Place) -> list[Item]:
        match block:
            case n.Para() | n.Plain():
                return [self.paragraph(block.content, place)]
            case n.Header():
                return [self.heading(block, place)]
            case n.BulletList():
                return self.listed(block.items, lists.BULLETS, 1, place.within)
            case n.OrderedList():
                return self.listed(block.items, lists.COUNTS[block.delimiter], block.start, place.within)
            case n.Div():
                return self.div(block, place)
            case n.BlockQuote():
                return self.blocks(block.content, replace(place.within, style="Quotations"))
            case n.DefinitionList():
                return [item for definition in block.items for item in self.definition(definition, place.within)]
            case n.CodeBlock():
                if block.attr.id:
                    self._anchors.append(block.attr.id)
                return [self.paragraph((n.Str(block.text),), replace(place, style="Preformatted Text"))]
            case n.Table():
                return self.table(block, place)
            case n.Figure():
                return self.figure(block, place)
            case n.HorizontalRule():
                return [Paragraph("Horizontal Line", "")]
            case _:
                assert_never(block)

    def paragraph(self, content: tuple[Inline, ...], place: _Place, caption: str = "") -> Paragraph:
        """One leaf of running text."""
        titled, self._titled = self._titled, None
        number = self.number(titled) if titled else ""
        shown = self.anchored(self.inline.write(content, place.available, number=number, caption=caption))
        own = Own(align=place.align) if place.align else NOTHING
        length = len(plain_text(content)) if place.frame else 0
        return Paragraph(self.style(place), shown, place.path, own, length=length)

    def style(self, place: _Place) -> str:
        """The style of running text at a place."""
        if place.style:
            return place.style
        if place.path:
            stem = "List" if place.path[-1].style == lists.BULLETS else "Numbering"
            return place.frame.list if place.frame else f"{stem} {min(len(place.path), LIST_LEVELS)}"
        if place.frame:
            return place.frame.name
        return "Footnote" if place.inside else "Text body"

    def anchored(self, content: str) -> str:
        """`content` behind the bookmarks of the blocks that start with it."""
        anchors, self._anchors = self._anchors, []
        return "".join(self.inline.place(id_, "") for id_ in anchors) + content

    def note(self, blocks: tuple[Block, ...]) -> str:
        """The blocks of a footnote as they stand in the file."""
        kept, self._anchors = self._anchors, []
        items = self.blocks(blocks, _Place(self.setting.width, inside=True, noted=True, loose=False))
        self._anchors = kept
        return self.flow.write(items or [Paragraph("Footnote", "")])

    def heading(self, header: n.Header, place: _Place) -> Paragraph:
        if place.inside:
            return self.paragraph((n.Strong(header.content),), place)
        label = self.labels.get(header.attr.id)
        number = label.number if label and self.setting.numbered else ""
        if header.level == 1:
            self._annexes = c.ANNEX in header.attr.classes
            self.sequences.chapter()
        if label and label.kind is LabelKind.ANNEX and number:
            number = f"{capitalised(label_word(LabelKind.ANNEX, self.language))} {number}"
        id_ = header.attr.id or f"kop{len(self.headings)}"
        self.headings.append(Entry(header.level, number, plain_text(header.content), id_))
        shown = self.anchored(self.inline.place(id_, self.inline.write(header.content, place.available)))
        level = min(header.level, lists.LEVELS)
        annex = self._annexes and bool(number)
        own = NOTHING
        if self.setting.numbered and (annex or not number):
            own = Own(lists=lists.ANNEXES if annex else "")
        return Paragraph(f"Heading {level}", shown, (), own, level, annex)

    def listed(self, items: tuple[tuple[Block, ...], ...], style: str, start: int, place: _Place) -> list[Item]:
        self._lists += 1
        list_ = self._lists
        depth = len(place.path)
        indent = place.indent + look.LIST_INDENT
        inside = replace(place, style="", indent=indent, available=place.available - look.LIST_INDENT)
        made: list[Item] = []
        for at, item in enumerate(items):
            path = (*place.path[: lists.LEVELS - 1], Level(list_, style, at, start))
            here = replace(inside, path=path)
            made += self.blocks(item, here) if item else [self.paragraph((), here)]
        if made and not depth and not place.frame and isinstance(made[-1], Paragraph) and made[-1].path:
            own = made[-1].own._replace(after=space_after(self.setting.body))
            made[-1] = made[-1]._replace(own=own)
        return made

    def definition(self, item: n.Definition, place: _Place) -> list[Item]:
        term = self.paragraph(item.term.content, replace(place, style="List Heading"))
        inside = replace(place, style="List Contents", available=place.available - look.LIST_INDENT)
        return [term, *(made for body in item.definitions for made in self.blocks(body, inside))]

    # --- divs -----------------------------------------------------------------------------------

    def div(self, div: n.Div, place: _Place) -> list[Item]:
        classes = frozenset(div.attr.classes)
        label = self.labels.get(div.attr.id)
        frame = next((FRAMES[name] for name in div.attr.classes if name in FRAMES), None)
        if frame and label and label.number:
            self._titled = label
        elif div.attr.id:
            self._anchors.append(div.attr.id)
        if frame:
            available, indent = place.available - FRAME_SIDES, place.indent + FRAME_SIDES / 2
            place = replace(place.within, frame=frame, style="", path=(), available=available, indent=indent)
        elif place.frame and c.TITLE in classes:
            place = replace(place, style=place.frame.title)
        elif place.frame and c.FACTS in classes:
            place = replace(place, style=place.frame.facts)
        else:
            style = next((_STYLES[name] for name in div.attr.classes if name in _STYLES), place.style)
            place = replace(place, style=style)
        made = self.blocks(div.content, place)
        return joined(made, frame, self.setting.body) if frame else made

    def number(self, label: Label) -> str:
        """The number of a caption, measure or goal, which counts for itself."""
        return self.inline.place(label.id, self.sequences.next(label))

    # --- tables and figures ---------------------------------------------------------------------

    def table(self, table: n.Table, place: _Place) -> list[Item]:
        if not table.columns:
            self._anchors += [table.attr.id] if table.attr.id else []
            return []
        asked = columns(table, place.alike)
        sideways = place.loose and asked.wide
        available = SIDEWAYS_WIDTH if sideways else place.available
        caption = self.caption(table.caption, table.attr.id, replace(place, path=()), LabelKind.TABLE)
        if place.noted:
            return [*caption, *(self.row(row, place) for row in (*table.head, *table.body))]
        self._tables += 1
        name = f"Tabel {self._tables}"
        writer = TableWriter(self.automatic, self.cell)
        content = writer.write(table, asked, available)
        grid = Table(name, content, available, place.indent, asked.lines <= WHOLE_TABLE, sideways)
        return [*(item._replace(sideways=sideways) for item in caption), grid]

    def row(self, row: n.Row, place: _Place) -> Paragraph:
        """A row as one line, its cells apart by tabs."""
        cells = (self.blocks(cell.content, replace(place, path=())) for cell in row.cells)
        shown = (item.content for items in cells for item in items if isinstance(item, Paragraph))
        return Paragraph(self.style(place), TAB.join(shown), place.path)

    def cell(self, blocks: tuple[Block, ...], style: CellStyle, width: float) -> str:
        place = _Place(width, style.name, style.align, inside=True, loose=False)
        return self.flow.write(self.blocks(blocks, place) or [self.paragraph((), place)])

    def figure(self, figure: n.Figure, place: _Place) -> list[Item]:
        if c.TABLES in figure.attr.classes:
            caption = self.caption(figure.caption, figure.attr.id, place, LabelKind.TABLE)
            return [*caption, *self.blocks(figure.content, replace(place.within, alike=alike(figure)))]
        words = " ".join(plain_text(part.content) for part in figure.caption.content if isinstance(part, _WORDS))
        inside = replace(place.within, style="Afbeelding")
        match figure.content:
            case (n.Para(content=content) | n.Plain(content=content),):
                made: list[Item] = [self.paragraph(content, inside, words)]
            case _:
                made = self.blocks(figure.content, inside)
        return [*made, *self.caption(figure.caption, figure.attr.id, place, LabelKind.FIGURE)]

    def caption(self, caption: n.Caption, id_: str, place: _Place, kind: LabelKind) -> list[Item]:
        """The paragraphs of a caption, the first with its word and number before it."""
        label = self.labels.get(id_)
        before = ""
        if label and label.number:
            word = capitalised(label_word(label.kind, self.language))
            number = f"<text:span {_NUMBER_STYLE}>{escape(word)}\u00a0{self.number(label)}</text:span>"
            before = number + CAPTION_SEPARATOR
            entry = Entry(1, f"{word}\u00a0{label.number}", label.title, id_)
            self.captions.setdefault(label.kind, []).append(entry)
        elif id_:
            self._anchors.append(id_)
        below = replace(place, style=_CAPTION_STYLES[kind])
        match caption.content:
            case (n.Plain(content=words) | n.Para(content=words), *rest):
                shown = self.inline.write(words, place.available)
            case _ if before:
                shown, rest = "", list(caption.content)
            case _:
                return self.blocks(caption.content, below)
        first = Paragraph(below.style, self.anchored(before + shown), place.path)
        return [first, *self.blocks(tuple(rest), below)]


_WORDS = (n.Plain, n.Para, n.Header)


def _led_in(items: list[Item]) -> list[Item]:
    """The paragraph that a chapter opens with leads in."""
    made = items[:1]
    for above, below in pairwise(items):
        opens = isinstance(above, Paragraph) and above.level == 1 and not above.annex
        leads = opens and isinstance(below, Paragraph) and below.style == "Text body"
        made.append(below._replace(style="Inleidende alinea") if leads and isinstance(below, Paragraph) else below)
    return made


def joined(items: list[Item], frame: Frame, body: Type) -> list[Item]:
    """The paragraphs of a frame as one block: a short one stays on one page."""
    short = sum(item.length if isinstance(item, Paragraph) else _KEPT_WHOLE for item in items) <= _KEPT_WHOLE
    made: list[Item] = []
    for at, item in enumerate(items):
        last = at == len(items) - 1
        if isinstance(item, Paragraph):
            own = item.own._replace(keep_next=True) if short and not last else item.own
            if last:
                above = body.after if item.style == frame.title else None
                own = own._replace(before=above, after=AFTER_FRAME, joined=False)
            item = item._replace(own=own)
        made.append(item)
    return made


def body(
    blocks: tuple[Block, ...],
    labels: Mapping[str, Label],
    language: Language,
    setting: Setting,
    pictures: Pictures,
    automatic: Automatic,
) -> Body:
    """What writes `blocks`, which it has gone through once for the places in them."""
    places = frozenset(label_of(node) for node in find(blocks, *WITH_ATTR)) - {""}
    inline = InlineWriter(labels, places, pictures, lambda note: made.note(note))
    made = Body(labels, language, setting, automatic, inline, Flow(automatic), Sequences(language))
    return made
