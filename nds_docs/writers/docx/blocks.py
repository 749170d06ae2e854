"""Blocks as a flat row of paragraphs and tables, each leaf of the document one paragraph.

Divs, lists, quotes, figures and definitions become the paragraphs they consist of, in reading order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple, assert_never

from nds_docs.compose.edition import Label, LabelKind
from nds_docs.compose.wording import capitalised, label_word
from nds_docs.document import classes as c
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Block, Inline
from nds_docs.document.walk import plain_text
from nds_docs.language import Language
from nds_docs.writers import look
from nds_docs.writers.columns import alike, columns
from nds_docs.writers.docx import numbering
from nds_docs.writers.docx.flow import Item, Paragraph, Table
from nds_docs.writers.docx.formatting import Border, ParagraphFormat, RunFormat
from nds_docs.writers.docx.inlines import InlineWriter
from nds_docs.writers.docx.notes import Notes
from nds_docs.writers.docx.numbering import FRAME_INSET, Count, list_style
from nds_docs.writers.docx.ooxml import run
from nds_docs.writers.docx.package import NOTES, Package
from nds_docs.writers.docx.pictures import Pictures
from nds_docs.writers.docx.sequences import Sequences
from nds_docs.writers.docx.setting import Setting
from nds_docs.writers.docx.style_sheet import AFTER_FRAME, BOX, GOAL, MEASURE, TODO, Frame, space_after
from nds_docs.writers.docx.tables import write_table
from nds_docs.writers.docx.targets import bookmark_name, targets

_FRAMES = {c.MEASURE: MEASURE, c.GOAL: GOAL, c.BOX: BOX, c.TODO: TODO}
_STYLES = {
    c.QUOTE: "IntenseQuote",
    c.SOURCE: "QuoteSource",
    c.PARTIES: "Parties",
    c.SEE_ALSO: "SeeAlso",
    c.GROUP: "TableGroup",
}
_CAPTION_LABEL = RunFormat(style="CaptionLabel")
CAPTION_SEPARATOR = "\u2002"
_KEPT_WHOLE = 1200  # characters: a frame of no more stays on one page
_RULE = (Border("top", look.RULE, 0.75, 10),)
_ABOVE_RULE = 10.0  # pt


class Entry(NamedTuple):
    """A line of the contents or of a list. In a list of captions `text` is the whole caption, and `number` is ""."""

    level: int
    number: str
    text: str
    bookmark: str


@dataclass(frozen=True)
class _Place:
    """Where a block stands: its style or frame, in which list (`level` -1: none), how far in, how wide the column.

    `alike` are the tables that a table shares its columns with.
    """

    available: float
    style: str = ""
    align: str = ""
    frame: Frame | None = None
    level: int = -1
    indent: float = 0.0
    in_note: bool = False
    alike: tuple[n.Table, ...] = ()


class _Sign(NamedTuple):
    """The bullet or number of a list item, until its first paragraph takes it."""

    stem: str
    numbering: tuple[int, int]


@dataclass
class Body:
    """Writes the text of a document. `headings` and `captions` are what its lists of contents are made of.

    `counts` are its numbered lists; `chapters` the numbers at which chapters go on after some that are left out.
    `around` are the lines with words that are no leaf's, `labelled` the leaves with a word and number before them.
    """

    labels: Mapping[str, Label]
    language: Language
    setting: Setting
    inline: InlineWriter
    notes: Notes = field(default_factory=Notes)
    headings: list[Entry] = field(default_factory=list)
    captions: dict[LabelKind, list[Entry]] = field(default_factory=dict)
    counts: list[Count] = field(default_factory=list)
    chapters: list[int] = field(default_factory=list)
    around: list[str] = field(default_factory=list)
    labelled: list[tuple[Block, str]] = field(default_factory=list)
    _heading_list: int = numbering.CHAPTERS
    _chapter: int = 0  # the number last given out, and in which list
    _chapter_list: int = numbering.CHAPTERS
    _sign: _Sign | None = None
    _titled: Label | None = None  # the measure or goal whose title comes next
    _rule: bool = False
    _anchors: list[str] = field(default_factory=list)  # ids of blocks around the next paragraph

    def items(self, blocks: tuple[Block, ...]) -> list[Item]:
        """`blocks` as paragraphs and tables, for `flow` to write."""
        return self.whole(blocks, _Place(self.setting.width))

    def whole(self, blocks: tuple[Block, ...], place: _Place) -> list[Item]:
        """`blocks` with a paragraph for the bookmarks that are left at their end, which a link may lead to."""
        made = self.blocks(blocks, place)
        return [*made, Paragraph(self.form(place), self.anchored(""))] if self._anchors else made

    # --- blocks ---------------------------------------------------------------------------------

    def blocks(self, blocks: tuple[Block, ...], place: _Place) -> list[Item]:
        return [item for block in blocks for item in self.block(block, place)]

    def block(self, block: Block, place: _Place) -> list[Item]:
        match block:
            case n.Para() | n.Plain():
                return [self.paragraph(block.content, place)]
            case n.Header():
                return self.heading(block, place)
            case n.BulletList():
                bullets = numbering.FRAMED_BULLETS if place.frame else numbering.BULLETS
                return self.listed(block.items, _Sign("ListBullet", (bullets, place.level + 1)), place)
            case n.OrderedList():
                return self.listed(block.items, self.count(block, place), place)
            case n.Div():
                return self.div(block, place)
            case n.BlockQuote():
                return self.blocks(block.content, replace(place, style="Quote"))
            case n.DefinitionList():
                return [item for definition in block.items for item in self.definition(definition, place)]
            case n.CodeBlock():
                return [self.code(block, place)]
            case n.Table():
                return self.table(block, place)
            case n.Figure():
                return self.figure(block, place)
            case n.HorizontalRule():
                self._rule = True
                return []
            case _:
                assert_never(block)

    def paragraph(self, content: tuple[Inline, ...], place: _Place) -> Paragraph:
        """One leaf of running text."""
        titled, self._titled = self._titled, None
        match content:
            case (n.Image() as image,) if instead := self.inline.pictures.instead(image):
                self.around.append(instead)
        shown = self.anchored(self.inline.write(content, place.available, titled))
        length = len(plain_text(content)) if place.frame else 0
        return Paragraph(self.form(place), shown, length=length)

    def form(self, place: _Place) -> ParagraphFormat:
        """How running text at a place is laid out; the first paragraph of a list item takes its sign."""
        sign, self._sign = self._sign, None
        rule, self._rule = self._rule, False
        own: tuple[int, int] | None = None
        left: float | None = None
        if sign:
            style = place.frame.list if place.frame else list_style(sign.stem, place.level)
            if sign.numbering[0] != numbering.BULLETS or place.level >= numbering.LIST_STYLES:
                own = sign.numbering
        elif place.level >= 0 and not place.style:
            style = place.frame.list if place.frame else list_style("ListContinue", place.level)
            left = place.indent if place.frame else None
        else:
            standing = "FootnoteText" if place.in_note else "BodyText"
            style = place.style or (place.frame.stem if place.frame else standing)
        return ParagraphFormat(
            style, numbering=own, borders=_RULE if rule else (), before=_ABOVE_RULE if rule else None,
            left=left, hanging=None if left is None else 0, align=place.align,
        )  # fmt: skip

    def anchored(self, content: str) -> str:
        """`content` with the bookmarks of the blocks that start with it."""
        anchors, self._anchors = self._anchors, []
        for id_ in anchors:
            content = self.inline.place(id_, content)
        return content

    def note(self, blocks: tuple[Block, ...]) -> str:
        """The mark of a footnote, whose blocks go to their own part."""
        number = self.notes.begin()
        kept = self._sign, self._titled, self._rule, self._anchors, self.inline.part
        self._sign, self._titled, self._rule, self._anchors, self.inline.part = None, None, False, [], NOTES
        self.notes.end(number, self.whole(blocks, _Place(self.setting.width, in_note=True)))
        self._sign, self._titled, self._rule, self._anchors, self.inline.part = kept
        return self.notes.mark(number)

    def heading(self, header: n.Header, place: _Place) -> list[Item]:
        """The heading; above that of an annex its word, so that the number is the bare letter that references show."""
        self._sign, self._rule = None, False
        label = self.labels.get(header.attr.id)
        number = label.number if label and self.setting.numbered else ""
        below_word = bool(label and number and label.kind is LabelKind.ANNEX)
        word: list[Item] = []
        if below_word:
            shown = self.word(LabelKind.ANNEX)
            self.around.append(shown)
            word = [Paragraph(ParagraphFormat("AnnexWord", align=place.align), run(shown), length=len(shown))]
        if header.level == 1:
            self._heading_list = numbering.ANNEXES if c.ANNEX in header.attr.classes else self.chapter(number)
        id_ = header.attr.id or f"heading {len(self.headings)}"
        self.headings.append(Entry(header.level, number, plain_text(header.content), bookmark_name(id_)))
        level = min(header.level, numbering.HEADING_STYLES)
        form = ParagraphFormat(
            f"Heading{level}", numbering=self.heading_list(header.level, number), align=place.align,
            page_break_before=False if below_word else None, before=0 if below_word else None,
        )  # fmt: skip
        content = self.anchored(self.inline.write(header.content, place.available))
        return [*word, Paragraph(form, self.inline.place(id_, content), level)]

    def heading_list(self, level: int, number: str) -> tuple[int, int] | None:
        """The list of a heading and its level in it; None where those of its style are right."""
        if not self.setting.numbered or (number and self._heading_list == numbering.CHAPTERS):
            return None
        return (self._heading_list if number else numbering.UNNUMBERED, level - 1)

    def word(self, kind: LabelKind) -> str:
        """The word before a number, as it stands alone: "Tabel"."""
        return capitalised(label_word(kind, self.language))

    def chapter(self, number: str) -> int:
        """The list of a chapter: one of its own from where chapters before it are left out."""
        if number.isdecimal():
            if int(number) != self._chapter + 1:
                self.chapters.append(int(number))
                self._chapter_list = numbering.chapters_number(len(self.chapters) - 1)
            self._chapter = int(number)
        return self._chapter_list

    def listed(self, items: tuple[tuple[Block, ...], ...], sign: _Sign, place: _Place) -> list[Item]:
        level = place.level + 1
        indent = (FRAME_INSET if place.frame else 0.0) + (level + 1) * look.LIST_INDENT
        inside = replace(place, level=level, indent=indent, style="", available=place.available - look.LIST_INDENT)
        made: list[Item] = []
        for item in items:
            self._sign = sign
            made += self.blocks(item, inside) if item else [self.paragraph((), inside)]
        self._sign = None
        if made and level == 0 and not place.frame and isinstance(made[-1], Paragraph) and not made[-1].level:
            made[-1] = made[-1]._replace(form=replace(made[-1].form, after=space_after(self.setting.body)))
        return made

    def count(self, block: n.OrderedList, place: _Place) -> _Sign:
        level = place.level + 1
        self.counts.append(Count(block.start, level, block.delimiter, place.frame is not None))
        return _Sign("ListNumber", (numbering.count_number(len(self.counts) - 1), level))

    def definition(self, item: n.Definition, place: _Place) -> list[Item]:
        term = self.paragraph(item.term.content, replace(place, style="DefinitionTerm"))
        inside = replace(place, style="Definition", available=place.available - look.LIST_INDENT)
        return [term, *(made for body in item.definitions for made in self.blocks(body, inside))]

    def code(self, block: n.CodeBlock, place: _Place) -> Paragraph:
        lines: list[Inline] = []
        for line in block.text.split("\n"):
            lines += [n.LineBreak(), n.Str(line)]
        if block.attr.id:
            self._anchors.append(block.attr.id)
        return self.paragraph(tuple(lines[1:]), replace(place, style="SourceCode", level=-1))

    # --- divs -----------------------------------------------------------------------------------

    def div(self, div: n.Div, place: _Place) -> list[Item]:
        classes = frozenset(div.attr.classes)
        label = self.labels.get(div.attr.id)
        frame = next((_FRAMES[name] for name in div.attr.classes if name in _FRAMES), None)
        if frame and label and label.number:
            self._titled = label
        elif div.attr.id:
            self._anchors.append(div.attr.id)
        if frame:
            place = replace(place, frame=frame, style="", available=place.available - 2 * FRAME_INSET)
        elif place.frame and c.TITLE in classes:
            place = replace(place, style=place.frame.title)
        elif place.frame and c.FACTS in classes:
            place = replace(place, style=place.frame.facts)
        else:
            style = next((_STYLES[name] for name in div.attr.classes if name in _STYLES), place.style)
            place = replace(place, style=style)
        made = self.blocks(div.content, place)
        return _joined(made, frame) if frame else made

    # --- tables and figures ---------------------------------------------------------------------

    def table(self, table: n.Table, place: _Place) -> list[Item]:
        self._rule, self._sign = False, None
        if not table.columns:
            self._anchors += [table.attr.id] if table.attr.id else []
            return []
        caption = self.caption(table.caption, table.attr.id, place, keep_next=True)
        inset = place.indent if place.level >= 0 else FRAME_INSET if place.frame else 0.0
        alone = place.level < 0 and not (place.in_note or place.frame or place.style or place.alike)
        asked = columns(table, place.alike)
        turned = asked.wide and alone and self.setting.turned > 0
        inside = _Place(place.available / len(table.columns), in_note=place.in_note)

        def cell(blocks: tuple[Block, ...], style: str, align: str) -> list[Item]:
            return self.blocks(blocks, replace(inside, style=style, align=align))

        available = self.setting.turned if turned else place.available
        return [*caption, Table(write_table(table, asked, available, inset, cell), turned)]

    def figure(self, figure: n.Figure, place: _Place) -> list[Item]:
        if c.TABLES in figure.attr.classes:
            caption = self.caption(figure.caption, figure.attr.id, place, keep_next=True)
            return [*caption, *self.blocks(figure.content, replace(place, alike=alike(figure)))]
        content = self.blocks(figure.content, replace(place, style="Figure"))
        return [*content, *self.caption(figure.caption, figure.attr.id, place, keep_next=False)]

    def caption(self, caption: n.Caption, id_: str, place: _Place, *, keep_next: bool) -> list[Item]:
        """The paragraphs of a caption, the first with its word and number before it."""
        label = self.labels.get(id_)
        before, prefix = "", ""
        if label and label.number:
            word = self.word(label.kind) + "\u00a0"
            prefix = f"{word}{label.number}{CAPTION_SEPARATOR}"
            number = self.inline.number(label, _CAPTION_LABEL)
            before = run(word, _CAPTION_LABEL.xml()) + number + run(CAPTION_SEPARATOR)
            entry = Entry(1, "", prefix + label.title, bookmark_name(id_))
            self.captions.setdefault(label.kind, []).append(entry)
        elif id_:
            self._anchors.append(id_)
        below = replace(place, style="Caption")
        words: tuple[Inline, ...] = ()
        match caption.content:
            case ((n.Plain(content=words) | n.Para(content=words)) as leaf, *rest):
                self.labelled += [(leaf, prefix)] if prefix else []
                shown = self.anchored(self.inline.write(words, place.available))
            case _ if before:
                self.around.append(prefix)
                shown, rest = "", list(caption.content)
            case _:
                return self.blocks(caption.content, below)
        form = ParagraphFormat("Caption", keep_next=keep_next or None, align=place.align)
        first = Paragraph(form, before + shown, length=len(prefix + plain_text(words)))
        return [first, *self.blocks(tuple(rest), below)]


def _joined(items: list[Item], frame: Frame) -> list[Item]:
    """The paragraphs of a frame as one block: a short one stays on one page, and nowhere is a gap in its ground.

    Where a list starts Word ends one box and opens another, so there the space between them goes.
    """
    short = sum(map(_length, items)) <= _KEPT_WHOLE
    made: list[Item] = []
    for at, item in enumerate(items):
        following = items[at + 1] if at + 1 < len(items) else None
        if isinstance(item, Paragraph) and not item.level:
            form = item.form
            if following is None and form.style == frame.list:
                form = replace(form, after=AFTER_FRAME)
            elif form.style != frame.list and _is_listed(following, frame):
                form = replace(form, after=0)
            if short and following is not None:
                form = replace(form, keep_next=True)
            item = item._replace(form=form)
        made.append(item)
    return made


def _is_listed(item: Item | None, frame: Frame) -> bool:
    return isinstance(item, Paragraph) and item.form.style == frame.list


def _length(item: Item) -> int:
    """How many characters a paragraph of a frame has; what is none of running text counts as long."""
    return item.length if isinstance(item, Paragraph) and not item.level else _KEPT_WHOLE


def body(
    blocks: tuple[Block, ...],
    labels: Mapping[str, Label],
    language: Language,
    setting: Setting,
    package: Package,
    pictures: Pictures,
) -> Body:
    """What writes `blocks`, which it has gone through once for the places in them; what they show goes to `package`."""
    places = targets(blocks, labels, numbered=setting.numbered)
    inline = InlineWriter(labels, places, package, pictures, Sequences(language), lambda note: made.note(note))
    made = Body(labels, language, setting, inline)
    return made
