"""What a text says, as a tree that can be changed as a reader changes it and compared with what is read afterwards.

A text of the tree is a row of glyphs: characters with the marks around them. New glyphs may have any marks; those that
were there before must keep theirs, and two that shared a link or emphasis must share it still.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeAlias, assert_never
from unicodedata import normalize

from nds_docs.document import nodes as n
from nds_docs.document.nodes import Block
from nds_docs.document.pieces import OBJECT, Leaf
from nds_docs.document.source import NOWHERE, Source, Span
from nds_docs.document.walk import AnyNode, children
from nds_docs.review.edit.units import Mark, Object, Unit, UnitKind, units_of


class Glyph(NamedTuple):
    """A character, the marks around it, and for an object what it is. `is_break` is not compared."""

    text: str
    marks: tuple[Mark, ...] = ()
    object: object = None
    is_break: bool = False
    fresh: bool = False

    @property
    def is_space(self) -> bool:
        """Whether it is a space that Markdown does not keep at the end of a line."""
        return self.text in (" ", "\t", "\n") and not self.in_code

    @property
    def in_code(self) -> bool:
        return any(isinstance(mark.node, n.Code) for mark in self.marks)


@dataclass(frozen=True, eq=False)
class Text:
    """A leaf block: `kind` is the name of its class, `data` what it has besides its text.

    One that was read has its `leaf`, and makes its glyphs when they are asked for: most never are.
    """

    kind: str
    data: tuple[object, ...]
    made: tuple[Glyph, ...] = ()
    span: Span = NOWHERE
    leaf: Leaf | None = None
    shaper: Shaper | None = None

    @cached_property
    def glyphs(self) -> tuple[Glyph, ...]:
        return self.made if self.leaf is None or self.shaper is None else self.shaper.glyphs(self.leaf)

    @property
    def typed(self) -> str:
        """The source of one that was read."""
        return self.shaper.source.text[self.leaf.span.start : self.leaf.span.end] if self.leaf and self.shaper else ""

    def saying(self, glyphs: tuple[Glyph, ...]) -> Text:
        """The same block with another text."""
        return Text(self.kind, self.data, glyphs, self.span)


@dataclass(frozen=True)
class Group:
    """A container, or the rule between paragraphs. `span` is where it was written."""

    kind: str
    data: tuple[object, ...] = ()
    children: tuple[Shape, ...] = ()
    span: Span = NOWHERE


Shape: TypeAlias = Text | Group
ITEM, DOCUMENT, NOTE, CELL, ROW, TABLE = "Item", "Document", "Note", "Cell", "Row", "Table"
BULLETS, NUMBERS = LISTS = ("BulletList", "OrderedList")
PARAGRAPHS = ("Para", "Plain")
RULE = "HorizontalRule"


def fresh(text: str) -> tuple[Glyph, ...]:
    """The glyphs of new text."""
    return tuple(Glyph(character, is_break=character == "\n", fresh=True) for character in text)


def note_glyph(label: str) -> Glyph:
    """The mark of a footnote."""
    return Glyph(OBJECT, object=(NOTE, label), fresh=True)


def trimmed(glyphs: Iterable[Glyph]) -> tuple[Glyph, ...]:
    """Without what Markdown cannot hold: spaces at both ends and beside a line end, and one line end after another."""
    found: list[Glyph] = []
    for glyph in glyphs:
        if glyph.is_break:
            while found and found[-1].is_space and not (found[-1].is_break and found[-1].text == glyph.text == "\n"):
                glyph = found[-1] if found[-1].is_break and found[-1].text == "\n" else glyph
                found.pop()
            found.append(glyph)
        elif not (glyph.is_space and found and found[-1].is_break):
            found.append(glyph)
    while found and found[-1].is_space:
        found.pop()
    first = next((at for at, glyph in enumerate(found) if not glyph.is_space), len(found))
    return tuple(found[first:])


# --- a document becomes shapes ------------------------------------------------------------------


@dataclass
class Shaper:
    """Makes the shapes of one reading. `shift` says where an offset of that reading is in the source.

    `notes` collects the footnotes by label, `marks` counts their marks.
    """

    source: Source
    shift: Callable[[int], int] = field(default=lambda offset: offset)
    notes: dict[str, Group] = field(default_factory=dict)
    marks: Counter[str] = field(default_factory=Counter)

    def label(self, note: n.Note) -> str:
        """The label of a footnote, from its mark."""
        typed = self.source.text[note.span.start : note.span.end]
        return normalize("NFC", typed.removeprefix("[^").removesuffix("]"))

    def span(self, span: Span) -> Span:
        return Span(self.source.path, self.shift(span.start), self.shift(span.start) + span.end - span.start)

    def blocks(self, blocks: Iterable[Block]) -> tuple[Shape, ...]:
        return tuple(self.block(block) for block in blocks)

    def block(self, block: Block) -> Shape:
        match block:
            case n.Para() | n.Plain() | n.Header() | n.CodeBlock():
                return self.text(block)
            case n.BlockQuote():
                return self.group(block, (), self.blocks(block.content))
            case n.Div():
                return self.group(block, (block.attr,), self.blocks(block.content))
            case n.BulletList():
                return self.group(block, (), self.bodies(ITEM, block.items))
            case n.OrderedList():
                return self.group(block, (block.start, block.delimiter), self.bodies(ITEM, block.items))
            case n.DefinitionList():
                return self.group(block, (), tuple(self.definition(item) for item in block.items))
            case n.HorizontalRule():
                return self.group(block, (), ())
            case n.Figure():
                caption = self.group(block.caption, (), self.blocks(block.caption.content))
                return self.group(block, (block.attr,), (*self.pictures(block), caption))
            case n.Table():
                return self.table(block)
            case _:
                assert_never(block)

    def group(
        self,
        node: Block | n.Definition | n.Caption | n.Cell | n.Row,
        data: tuple[object, ...],
        inside: tuple[Shape, ...],
    ) -> Group:
        return Group(type(node).__name__, data, inside, self.span(node.span))

    def bodies(self, kind: str, bodies: tuple[tuple[Block, ...], ...]) -> tuple[Group, ...]:
        return tuple(around(kind, (), self.blocks(body)) for body in bodies)

    def definition(self, definition: n.Definition) -> Group:
        return self.group(definition, (), (self.text(definition.term), *self.bodies("Body", definition.definitions)))

    def table(self, table: n.Table) -> Group:
        alignments = tuple(column.alignment for column in table.columns)
        head = tuple(self.row(row, "Head") for row in table.head)
        body = tuple(self.row(row, ROW) for row in table.body)
        caption = self.group(table.caption, (), self.blocks(table.caption.content)) if table.caption.content else None
        return self.group(table, (alignments, table.attr), (*head, *body, *((caption,) if caption else ())))

    def pictures(self, figure: n.Figure) -> tuple[Shape, ...]:
        """The picture of a figure. Its alternative text counts where it is not simply the caption."""
        caption = [leaf.content for leaf in figure.caption.content if isinstance(leaf, n.Plain)]
        match figure.content:
            case (n.Plain(content=(n.Image() as image,)) as leaf,) if image.content in caption:
                glyphs = (Glyph(OBJECT, object=(image.url, image.title, image.attr)),)
                return (Text("Plain", (), glyphs, self.span(leaf.span)),)
        return self.blocks(figure.content)

    def row(self, row: n.Row, kind: str) -> Group:
        cells = tuple(self.group(cell, (), self.blocks(cell.content)) for cell in row.cells)
        return Group(kind, (), cells, self.span(row.span))

    def text(self, leaf: Leaf) -> Text:
        data: tuple[object, ...] = ()
        if isinstance(leaf, n.Header):
            data = (leaf.level, leaf.attr)
        elif isinstance(leaf, n.CodeBlock):
            data = (leaf.attr,)
        if not isinstance(leaf, n.CodeBlock):
            self.find_notes(leaf.content)
        return Text(type(leaf).__name__, data, (), self.span(leaf.span), leaf, self)

    def find_notes(self, content: Iterable[AnyNode]) -> None:
        """Makes the shapes of the footnotes that are marked in a text."""
        for node in content:
            if isinstance(node, n.Note):
                label = self.label(node)
                self.marks[label] += 1
                if label not in self.notes:
                    self.notes[label] = Group(NOTE, (label,))
                    self.notes[label] = around(NOTE, (label,), self.blocks(node.content))
            elif not isinstance(node, n.Str):
                self.find_notes(children(node))

    def glyphs(self, leaf: Leaf) -> tuple[Glyph, ...]:
        """The glyphs of a leaf; of one that is not mapped, the leaf itself as one."""
        if not leaf.mapped:
            return (Glyph(OBJECT, object=leaf),)
        found: list[Glyph] = []
        for unit in units_of(leaf):
            found += glyphs_of(unit, self.identity(unit.object) if unit.object else None)
        return tuple(found)

    def identity(self, thing: Object) -> object:
        """What must stay the same of an object. How a citation was typed is no part of it."""
        match thing:
            case n.Note():
                return (NOTE, self.label(thing))
            case n.Cite():
                return thing.citations
            case n.Image() | n.CrossReference() | n.Expression():
                return thing
            case _:
                assert_never(thing)


def around(kind: str, data: tuple[object, ...], inside: tuple[Shape, ...]) -> Group:
    """A container that has no place of its own but that of what is in it."""
    if not inside:
        return Group(kind, data)
    return Group(kind, data, inside, Span(inside[0].span.path, inside[0].span.start, max(s.span.end for s in inside)))


def glyphs_of(unit: Unit, identity: object = None) -> tuple[Glyph, ...]:
    """The glyphs of one unit."""
    is_break = unit.kind is UnitKind.BREAK
    made = {character: Glyph(character, unit.marks, identity, is_break) for character in {*unit.text}}
    return tuple(made[character] for character in unit.text)


def document_shape(shaper: Shaper, blocks: tuple[Block, ...]) -> Group:
    """A document and its footnotes, those in the order of their labels."""
    inside = shaper.blocks(blocks)
    return Group(DOCUMENT, (), (*inside, *(shaper.notes[label] for label in sorted(shaper.notes))))
