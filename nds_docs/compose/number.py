"""Numbers for chapters, sections, annexes, tables, figures, measures and goals, as one table of values."""

from __future__ import annotations

from collections import Counter

from nds_docs.compose.edition import Label, LabelKind
from nds_docs.compose.measures import is_goal, is_measure, title_of
from nds_docs.document import nodes as n
from nds_docs.document.classes import ANNEX, FRAMES, TABLES, UNNUMBERED
from nds_docs.document.nodes import Block, Inline
from nds_docs.document.source import Span
from nds_docs.document.walk import plain_text


def number(blocks: tuple[Block, ...], *, headings: bool = True) -> dict[str, Label]:
    """Global id → label, in reading order. `headings=False` leaves headings without numbers (a letter).

    Chapters count 1, 2, 3, sections 2.1 and 2.1.1, annexes A, B, C and their sections A.1; tables, figures, measures
    and goals count per chapter or annex, and through where there is none.
    """
    counter = _Counter(headings)
    counter.blocks(blocks)
    return counter.labels


def annex_letter(position: int) -> str:
    """1 → A, 26 → Z, 27 → AA."""
    letters = ""
    while position > 0:
        position, remainder = divmod(position - 1, 26)
        letters = chr(ord("A") + remainder) + letters
    return letters


class _Counter:
    def __init__(self, headings: bool) -> None:
        self.headings = headings
        self.labels: dict[str, Label] = {}
        self.chapters = self.annexes = 0
        self.prefix = ""  # number of the chapter or annex we are in; "" where it has none
        self.sections: list[int] = []
        self.numbered = False
        self.within: Counter[tuple[LabelKind, str]] = Counter()

    def blocks(self, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            self.block(block)

    def block(self, block: Block) -> None:
        match block:
            case n.Header():
                self.header(block)
            case n.Table() if block.caption.content:
                self.captioned(block, LabelKind.TABLE, block.caption)
            case n.Figure():
                kind = LabelKind.TABLE if TABLES in block.attr.classes else LabelKind.FIGURE
                self.captioned(block, kind, block.caption)
            case n.Div():
                self.div(block)
            case n.BlockQuote():
                self.blocks(block.content)
            case n.BulletList() | n.OrderedList():
                for item in block.items:
                    self.blocks(item)
            case n.DefinitionList():
                for definition in block.items:
                    for body in definition.definitions:
                        self.blocks(body)
            case _:
                pass

    def div(self, div: n.Div) -> None:
        if is_measure(div):
            self.counted(div.attr.id, LabelKind.MEASURE, title_of(div), div.span)
        elif is_goal(div):
            self.counted(div.attr.id, LabelKind.GOAL, title_of(div), div.span)
        framed = bool(FRAMES & set(div.attr.classes))
        for block in div.content:
            if framed and isinstance(block, n.Header):
                self.put(block.attr.id, LabelKind.UNNUMBERED, "", block.content, block.span)
            else:
                self.block(block)

    def captioned(self, block: n.Table | n.Figure, kind: LabelKind, caption: n.Caption) -> None:
        first = caption.content[0] if caption.content else None
        content = first.content if isinstance(first, n.Plain | n.Para) else ()
        self.counted(block.attr.id, kind, content, block.span)

    def counted(self, id_: str, kind: LabelKind, content: tuple[Inline, ...], span: Span) -> None:
        self.within[kind, self.prefix] += 1
        place = str(self.within[kind, self.prefix])
        self.put(id_, kind, f"{self.prefix}.{place}" if self.prefix else place, content, span)

    def header(self, header: n.Header) -> None:
        if header.level == 1:
            kind = self.chapter(header)
        elif self.numbered and UNNUMBERED not in header.attr.classes:
            kind = self.section(header.level)
        else:
            kind = LabelKind.UNNUMBERED
        value = ".".join([self.prefix, *map(str, self.sections)]) if kind is LabelKind.SECTION else self.prefix
        shown = "" if kind is LabelKind.UNNUMBERED else value
        self.put(header.attr.id, kind, shown, header.content, header.span)

    def chapter(self, header: n.Header) -> LabelKind:
        self.sections = []
        self.numbered = self.headings and UNNUMBERED not in header.attr.classes
        if not self.numbered:
            self.prefix = ""
            return LabelKind.UNNUMBERED
        if ANNEX in header.attr.classes:
            self.annexes += 1
            self.prefix = annex_letter(self.annexes)
            return LabelKind.ANNEX
        self.chapters += 1
        self.prefix = str(self.chapters)
        return LabelKind.CHAPTER

    def section(self, level: int) -> LabelKind:
        """Counts on at `level`; a level that was skipped counts as 1, so that no number starts with 0."""
        depth = level - 1
        self.sections = self.sections[:depth]
        if len(self.sections) == depth:
            self.sections[-1] += 1
        else:
            self.sections += [1] * (depth - len(self.sections))
        return LabelKind.SECTION

    def put(self, id_: str, kind: LabelKind, value: str, content: tuple[Inline, ...], span: Span) -> None:
        if id_:
            self.labels[id_] = Label(id_, kind, value, plain_text(content), span)
