"""Document → what pandoc should write: paragraphs, headings and tables only, with marks for all that makes them Word.

Divs, lists, quotes, figures and definitions become the paragraphs they consist of, in reading order, so that every
leaf of the document is one paragraph of the Word file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, assert_never

from nds_docs.compose.edition import Label, LabelKind
from nds_docs.compose.wording import capitalised, label_word
from nds_docs.document import classes as c
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Attr, Block, Inline
from nds_docs.document.walk import plain_text
from nds_docs.language import Language
from nds_docs.writers import look
from nds_docs.writers.columns import alike
from nds_docs.writers.docx import numbering
from nds_docs.writers.docx.inlines import InlineLowering
from nds_docs.writers.docx.lowered import Entry, Lowered, Target
from nds_docs.writers.docx.marks import AnchorMark, HeadingMark, NumberMark, ParagraphMark, bookmark_name
from nds_docs.writers.docx.numbering import FRAME_INSET, Count, list_style
from nds_docs.writers.docx.style_sheet import AFTER_FRAME, BOX, GOAL, MEASURE, TODO, Frame, space_after
from nds_docs.writers.docx.tables import table_layout
from nds_docs.writers.look import Page, Type

_FRAMES = {c.MEASURE: MEASURE, c.GOAL: GOAL, c.BOX: BOX, c.TODO: TODO}
_STYLES = {
    c.QUOTE: "IntenseQuote",
    c.SOURCE: "QuoteSource",
    c.PARTIES: "Parties",
    c.SEE_ALSO: "SeeAlso",
    c.GROUP: "TableGroup",
}
_CAPTION_LABEL = Attr(pairs=(("custom-style", "CaptionLabel"),))
CAPTION_SEPARATOR = "\u2002"


_KEPT_WHOLE = 1200  # characters: a frame of no more stays on one page


class Setting(NamedTuple):
    """How an edition is set: its text, the width of its column in mm, and whether its headings have numbers.

    `turned` is the width of the column on a page on its side; 0 where pages do not turn.
    """

    body: Type
    width: float
    numbered: bool
    turned: float = 0.0


def strategy_setting(page: Page) -> Setting:
    """How the strategy is set on `page`."""
    return Setting(look.BODY, page.text_width, numbered=True, turned=page.on_its_side.text_width)


LETTER = Setting(look.LETTER_BODY, look.LETTER_PAGE.text_width, numbered=False)


@dataclass(frozen=True)
class _Place:
    """Where a block stands: its style or frame, in which list (`level` -1: none), how far in, how wide the column.

    `alike` are the tables that a table shares its columns with.
    """

    available: float
    style: str = ""
    frame: Frame | None = None
    level: int = -1
    indent: float = 0.0
    in_note: bool = False
    alike: tuple[n.Table, ...] = ()


class _Sign(NamedTuple):
    """The bullet or number of a list item, until its first paragraph takes it."""

    stem: str
    numbering: tuple[int, int]


def lower(document: n.Document, labels: Mapping[str, Label], language: Language, setting: Setting) -> Lowered:
    """The text of `document` as the edition of `setting` shows it."""
    lowering = _Lowering(labels, language, setting)
    lowering.made.blocks = lowering.blocks(document.blocks, _Place(setting.width))
    return lowering.made


class _Lowering:
    def __init__(self, labels: Mapping[str, Label], language: Language, setting: Setting) -> None:
        self.labels, self.language, self.setting = labels, language, setting
        self.made = Lowered()
        self.marks = self.made.marks
        self.inline = InlineLowering(self.marks, labels, self.note)
        self.heading_list = numbering.CHAPTERS
        self.counted: dict[LabelKind, tuple[str, int]] = {}  # the chapter and place last given out
        self.sign: _Sign | None = None
        self.titled: Label | None = None  # the measure or goal whose title comes next
        self.chapter, self.chapter_list = 0, numbering.CHAPTERS  # the number last given out, and in which list
        self.rule = False
        self.anchors: list[str] = []  # ids of blocks around the next paragraph

    # --- blocks ---------------------------------------------------------------------------------

    def blocks(self, blocks: tuple[Block, ...], place: _Place) -> tuple[Block, ...]:
        return tuple(lowered for block in blocks for lowered in self.block(block, place))

    def block(self, block: Block, place: _Place) -> tuple[Block, ...]:
        match block:
            case n.Para() | n.Plain():
                return (self.paragraph(block.content, place),)
            case n.Header():
                return self.heading(block, place)
            case n.BulletList():
                sign = _Sign(
                    "ListBullet", (numbering.FRAMED_BULLETS if place.frame else numbering.BULLETS, place.level + 1)
                )
                return self.items(block.items, sign, place)
            case n.OrderedList():
                return self.items(block.items, self.count(block, place), place)
            case n.Div():
                return self.div(block, place)
            case n.BlockQuote():
                return self.blocks(block.content, replace(place, style="Quote"))
            case n.DefinitionList():
                return tuple(lowered for item in block.items for lowered in self.definition(item, place))
            case n.CodeBlock():
                return (self.code(block, place),)
            case n.Table():
                return self.table(block, place)
            case n.Figure():
                return self.figure(block, place)
            case n.HorizontalRule():
                self.rule = True
                return ()
            case _:
                assert_never(block)

    def paragraph(self, content: tuple[Inline, ...], place: _Place) -> n.Para:
        """One leaf of running text as one paragraph."""
        inlines = self.inline.lower(content, place.available)
        titled, self.titled = self.titled, None
        if titled:
            inlines = self.numbered_title(inlines, titled)
        inlines = self.anchored(inlines)
        mark = self.paragraph_mark(place)
        return n.Para((self.marks.span(mark), *inlines) if mark else inlines)

    def paragraph_mark(self, place: _Place) -> ParagraphMark | None:
        """What sets a paragraph apart from plain running text: None for nothing."""
        sign, self.sign = self.sign, None
        rule, self.rule = self.rule, False
        if sign:
            own = sign.numbering[0] != numbering.BULLETS or place.level >= numbering.LIST_STYLES
            style = place.frame.list if place.frame else list_style(sign.stem, place.level)
            return ParagraphMark(style, sign.numbering if own else None, rule)
        if place.level >= 0 and not place.style:
            if place.frame:
                return ParagraphMark(place.frame.list, None, rule, left=place.indent)
            return ParagraphMark(list_style("ListContinue", place.level), None, rule)
        style = place.style or (place.frame.stem if place.frame else "")
        if not style and place.in_note and not rule:
            return None
        return ParagraphMark(style or "BodyText", None, rule) if style or rule else None

    def anchored(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """`inlines` with the bookmarks of the blocks that start with this paragraph."""
        anchors, self.anchors = self.anchors, []
        for id_ in anchors:
            inlines = (self.marks.span(AnchorMark(self.target(id_, "", "")), inlines),)
        return inlines

    def target(self, id_: str, number: str, words: str) -> str:
        """The bookmark of `id_`, known from now on to show `number` or `words`."""
        bookmark = bookmark_name(id_)
        self.made.targets[bookmark] = Target(number, words)
        return bookmark

    def note(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        kept = self.sign, self.rule, self.anchors
        self.sign, self.rule, self.anchors = None, False, []
        lowered = self.blocks(blocks, _Place(self.setting.width, in_note=True))
        self.sign, self.rule, self.anchors = kept
        return lowered

    def heading(self, header: n.Header, place: _Place) -> tuple[Block, ...]:
        """The heading; above that of an annex its word, so that the number is the bare letter that references show."""
        self.sign, self.rule = None, False
        label = self.labels.get(header.attr.id)
        number = label.number if label and self.setting.numbered else ""
        word: tuple[Block, ...] = ()
        if label and number and label.kind is LabelKind.ANNEX:
            word = (n.Para((self.marks.span(ParagraphMark("AnnexWord")), n.Str(self.word(label.kind)))),)
        if header.level == 1:
            self.heading_list = numbering.ANNEXES if c.ANNEX in header.attr.classes else self.chapters(number)
        text = plain_text(header.content)
        bookmark = self.target(header.attr.id or f"heading {len(self.made.headings)}", number, text)
        self.made.headings.append(Entry(header.level, number, text, bookmark))
        own: tuple[int, int] | None = None
        if self.setting.numbered and not number:
            own = (numbering.UNNUMBERED, header.level - 1)
        elif self.setting.numbered and self.heading_list != numbering.CHAPTERS:
            own = (self.heading_list, header.level - 1)
        inlines = self.anchored(self.inline.lower(header.content, place.available))
        mark = HeadingMark(bookmark, own, below_word=bool(word))
        return (*word, n.Header(min(header.level, numbering.HEADING_STYLES), (self.marks.span(mark, inlines),)))

    def word(self, kind: LabelKind) -> str:
        """The word before a number, as it stands alone: "Tabel"."""
        return capitalised(label_word(kind, self.language))

    def chapters(self, number: str) -> int:
        """The list of a chapter: one of its own from where chapters before it are left out."""
        if number.isdecimal():
            if int(number) != self.chapter + 1:
                self.made.chapters.append(int(number))
                self.chapter_list = numbering.chapters_number(len(self.made.chapters) - 1)
            self.chapter = int(number)
        return self.chapter_list

    def items(self, items: tuple[tuple[Block, ...], ...], sign: _Sign, place: _Place) -> tuple[Block, ...]:
        level = place.level + 1
        indent = (FRAME_INSET if place.frame else 0.0) + (level + 1) * look.LIST_INDENT
        inside = replace(place, level=level, indent=indent, style="", available=place.available - look.LIST_INDENT)
        lowered: list[Block] = []
        for item in items:
            self.sign = sign
            lowered += self.blocks(item, inside) if item else (self.paragraph((), inside),)
        self.sign = None
        if lowered and level == 0 and not place.frame and (mark := self.mark_of(lowered[-1])):
            lowered[-1] = self.marked(lowered[-1], mark._replace(after=space_after(self.setting.body)))
        return tuple(lowered)

    def count(self, block: n.OrderedList, place: _Place) -> _Sign:
        level = place.level + 1
        self.made.counts.append(Count(block.start, level, block.delimiter, place.frame is not None))
        return _Sign("ListNumber", (numbering.count_number(len(self.made.counts) - 1), level))

    def definition(self, item: n.Definition, place: _Place) -> tuple[Block, ...]:
        term = self.paragraph(item.term.content, replace(place, style="DefinitionTerm"))
        inside = replace(place, style="Definition", available=place.available - look.LIST_INDENT)
        return (term, *(block for body in item.definitions for block in self.blocks(body, inside)))

    def code(self, block: n.CodeBlock, place: _Place) -> n.Para:
        lines: list[Inline] = []
        for line in block.text.split("\n"):
            lines += [n.LineBreak(), n.Str(line)]
        if block.attr.id:
            self.anchors.append(block.attr.id)
        return self.paragraph(tuple(lines[1:]), replace(place, style="SourceCode", level=-1))

    # --- divs -----------------------------------------------------------------------------------

    def div(self, div: n.Div, place: _Place) -> tuple[Block, ...]:
        classes = frozenset(div.attr.classes)
        label = self.labels.get(div.attr.id)
        frame = next((_FRAMES[name] for name in div.attr.classes if name in _FRAMES), None)
        if frame and label and label.number:
            self.titled = label
        elif div.attr.id:
            self.anchors.append(div.attr.id)
        if frame:
            place = replace(place, frame=frame, style="", available=place.available - 2 * FRAME_INSET)
        elif place.frame and c.TITLE in classes:
            place = replace(place, style=place.frame.title)
        elif place.frame and c.FACTS in classes:
            place = replace(place, style=place.frame.facts)
        else:
            style = next((_STYLES[name] for name in div.attr.classes if name in _STYLES), place.style)
            place = replace(place, style=style)
        lowered = self.blocks(div.content, place)
        return self.joined(lowered, frame) if frame else lowered

    def joined(self, blocks: tuple[Block, ...], frame: Frame) -> tuple[Block, ...]:
        """The blocks of a frame as one: a short one stays on one page, and nowhere is a gap in its ground.

        Where a list starts Word ends one box and opens another, so there the space between them goes.
        """
        marks = [self.mark_of(block) for block in blocks]
        short = sum(map(_length, blocks)) <= _KEPT_WHOLE
        joined = list(blocks)
        for at, (mark, following) in enumerate(zip(marks, [*marks, None][1:], strict=True)):
            if mark is None:
                continue
            last = at == len(marks) - 1
            if last and mark.style == frame.list:
                mark = mark._replace(after=AFTER_FRAME)
            elif following and following.style == frame.list != mark.style:
                mark = mark._replace(after=0)
            joined[at] = self.marked(blocks[at], mark._replace(keep_next=mark.keep_next or (short and not last)))
        return tuple(joined)

    def mark_of(self, block: Block) -> ParagraphMark | None:
        match block:
            case n.Para(content=(n.BracketedSpan(attr=attr), *_)):
                mark = self.marks.named(attr.id)
                return mark if isinstance(mark, ParagraphMark) else None
        return None

    def marked(self, block: Block, mark: ParagraphMark) -> Block:
        """`block`, a paragraph with a mark, with another."""
        return n.Para((self.marks.span(mark), *block.content[1:])) if isinstance(block, n.Para) else block

    def numbered_title(self, inlines: tuple[Inline, ...], label: Label) -> tuple[Inline, ...]:
        """The title of a measure or goal, its number as fields."""
        return tuple(
            self.number(label, part.content)
            if isinstance(part, n.BracketedSpan) and c.NUMBER in part.attr.classes
            else part
            for part in inlines
        )

    def number(self, label: Label, content: tuple[Inline, ...]) -> Inline:
        """The number of a caption, measure or goal, as fields that count for themselves."""
        chapter, _, place = label.number.rpartition(".")
        last = self.counted.get(label.kind, ("", 0))
        self.counted[label.kind] = (chapter, int(place))
        restart = (chapter, int(place) - 1) != last
        bookmark = self.target(label.id, "", label.number)
        return self.marks.span(NumberMark(bookmark, chapter, self.word(label.kind), int(place), restart), content)

    # --- tables and figures ---------------------------------------------------------------------

    def table(self, table: n.Table, place: _Place) -> tuple[Block, ...]:
        self.rule, self.sign = False, None
        caption = self.caption(table.caption, table.attr.id, place, keep_next=True)
        inset = place.indent if place.level >= 0 else FRAME_INSET if place.frame else 0.0
        alone = place.level < 0 and not (place.in_note or place.frame or place.style or place.alike)
        turned = self.setting.turned if alone else 0.0
        layout = table_layout(table, place.available, inset, place.alike, turned)
        (self.made.note_tables if place.in_note else self.made.tables).append(layout)
        inside = _Place(place.available / len(table.columns), style="TableText", in_note=place.in_note)
        rows = replace(table, head=self.rows(table.head, inside), body=self.rows(table.body, inside))
        return (*caption, replace(rows, caption=n.Caption(), attr=n.NO_ATTR))

    def rows(self, rows: tuple[n.Row, ...], place: _Place) -> tuple[n.Row, ...]:
        return tuple(
            replace(row, cells=tuple(replace(cell, content=self.cell(cell.content, place)) for cell in row.cells))
            for row in rows
        )

    def cell(self, blocks: tuple[Block, ...], place: _Place) -> tuple[Block, ...]:
        """Plain text in a cell needs no mark: pandoc gives it a style that nothing else has."""
        match blocks:
            case (n.Plain() | n.Para() as only,) if not self.anchors:
                return (n.Plain(self.inline.lower(only.content, place.available)),)
        return self.blocks(blocks, place)

    def figure(self, figure: n.Figure, place: _Place) -> tuple[Block, ...]:
        if c.TABLES in figure.attr.classes:
            caption = self.caption(figure.caption, figure.attr.id, place, keep_next=True)
            return (*caption, *self.blocks(figure.content, replace(place, alike=alike(figure))))
        content = self.blocks(figure.content, replace(place, style="Figure"))
        return (*content, *self.caption(figure.caption, figure.attr.id, place, keep_next=False))

    def caption(self, caption: n.Caption, id_: str, place: _Place, *, keep_next: bool) -> tuple[Block, ...]:
        """The paragraphs of a caption, the first with its word and number before it."""
        label = self.labels.get(id_)
        before: tuple[Inline, ...] = ()
        if label and label.number:
            word = self.word(label.kind)
            number = self.number(label, (n.Str(label.number),))
            before = (n.BracketedSpan((n.Str(word + "\u00a0"), number), _CAPTION_LABEL), n.Str(CAPTION_SEPARATOR))
            whole = f"{word}\u00a0{label.number}{CAPTION_SEPARATOR}{label.title}"
            entry = Entry(1, "", whole, bookmark_name(id_))
            self.made.captions.setdefault(label.kind, []).append(entry)
        elif id_:
            self.anchors.append(id_)
        below = replace(place, style="Caption")
        match caption.content:
            case (n.Plain(content=words) | n.Para(content=words), *rest):
                inlines = self.anchored(self.inline.lower(words, place.available))
            case _ if before:
                inlines, rest = (), list(caption.content)
            case _:
                return self.blocks(caption.content, below)
        mark = self.marks.span(ParagraphMark("Caption", keep_next=keep_next))
        return (n.Para((mark, *before, *inlines)), *self.blocks(tuple(rest), below))


def _length(block: Block) -> int:
    """How many characters a paragraph of a frame has; what is no paragraph counts as long."""
    return len(plain_text(block.content)) if isinstance(block, n.Para) else _KEPT_WHOLE
