"""Going through a document: children, every node in reading order, and rebuilding it with changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from operator import is_
from typing import assert_never

from nds_docs.document import nodes as n
from nds_docs.document.classes import TABLES
from nds_docs.document.nodes import Block, Inline
from nds_docs.document.pieces import Leaf

WITH_ATTR = (n.Header, n.CodeBlock, n.Table, n.Figure, n.Div, n.Link, n.Image, n.Code, n.BracketedSpan)
_WITHOUT_INSIDE = (n.Str, n.Code, n.SoftBreak, n.LineBreak, n.CrossReference, n.Expression)
AnyNode = Inline | Block | n.Term
BlockMapper = Callable[[Block], tuple[Block, ...]]
InlineMapper = Callable[[Inline], tuple[Inline, ...]]


def children(node: AnyNode) -> Iterator[AnyNode]:
    """The nodes directly inside, in reading order: a caption before its table or tables, after any other figure."""
    match node:
        case (
            n.Plain() | n.Para() | n.Header() | n.Term() | n.BlockQuote() | n.Div() | n.Emph() | n.Strong() | n.Note()
            | n.Link() | n.BracketedSpan() | n.Superscript() | n.Subscript() | n.Strikeout() | n.Image()
        ):  # fmt: skip
            yield from node.content
        case (
            n.Str() | n.Code() | n.SoftBreak() | n.LineBreak() | n.CrossReference() | n.Expression()
            | n.CodeBlock() | n.HorizontalRule()
        ):  # fmt: skip
            pass
        case n.Cite():
            for citation in node.citations:
                yield from citation.prefix
                yield from citation.suffix
        case n.BulletList() | n.OrderedList():
            for item in node.items:
                yield from item
        case n.DefinitionList():
            for definition in node.items:
                yield definition.term
                for blocks in definition.definitions:
                    yield from blocks
        case n.Table():
            yield from node.caption.content
            for row in (*node.head, *node.body):
                for cell in row.cells:
                    yield from cell.content
        case n.Figure() if TABLES in node.attr.classes:
            yield from node.caption.content
            yield from node.content
        case n.Figure():
            yield from node.content
            yield from node.caption.content
        case _:
            assert_never(node)


def descendants(blocks: tuple[Block, ...]) -> Iterator[AnyNode]:
    """Every node below, parents first, in reading order; footnotes where their mark stands."""
    waiting: list[AnyNode] = list(reversed(blocks))
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, _WITHOUT_INSIDE):
            waiting += reversed(tuple(children(node)))


def leaves(blocks: tuple[Block, ...]) -> Iterator[Leaf]:
    """Every block that holds text, in reading order, those of footnotes right after the block of their mark."""
    for node in descendants(blocks):
        if isinstance(node, Leaf):
            yield node


def label_of(node: AnyNode) -> str:
    """What stands after `#` in the attributes of a node; "" where nothing does."""
    return node.attr.id if isinstance(node, WITH_ATTR) else ""


def plain_text(content: tuple[Inline, ...]) -> str:
    """What a reader sees of inlines, footnotes left out, line ends as one space."""
    return "".join(_plain(inline) for inline in content)


def _plain(inline: Inline) -> str:
    match inline:
        case n.Str() | n.Code():
            return inline.text
        case n.SoftBreak() | n.LineBreak():
            return " "
        case n.Note():
            return ""
        case n.CrossReference():
            return "@" + inline.target
        case n.Expression():
            return "{{" + inline.code + "}}"
        case (
            n.Emph() | n.Strong() | n.Strikeout() | n.Superscript() | n.Subscript()
            | n.Link() | n.Image() | n.BracketedSpan() | n.Cite()
        ):  # fmt: skip
            return plain_text(inline.content)
        case _:
            assert_never(inline)


def rewrite(
    blocks: tuple[Block, ...],
    *,
    block: BlockMapper | None = None,
    inline: InlineMapper | None = None,
) -> tuple[Block, ...]:
    """The same blocks with `block` and `inline` applied to every node, children before their parents.

    Each mapper returns what takes the node's place: nothing, one node or several. What did not change keeps its
    identity, so that a rewrite of little costs little; without `inline` only footnotes are looked for in a text.
    """
    rewriter = _Rewriter(block, inline)
    return rewriter.blocks(blocks)


class _Rewriter:
    def __init__(self, block: BlockMapper | None, inline: InlineMapper | None) -> None:
        self.block, self.inline = block, inline

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        inside = tuple(map(self.inside_block, blocks))
        new = inside if self.block is None else tuple(chain.from_iterable(map(self.block, inside)))
        return blocks if _same(blocks, new) else new

    def inlines(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        if self.inline is None and all(map(_has_no_inside, inlines)):
            return inlines
        inside = tuple(map(self.inside_inline, inlines))
        new = inside if self.inline is None else tuple(chain.from_iterable(map(self.inline, inside)))
        return inlines if _same(inlines, new) else new

    def inside_inline(self, node: Inline) -> Inline:
        match node:
            case n.Str() | n.Code() | n.SoftBreak() | n.LineBreak() | n.CrossReference() | n.Expression():
                return node
            case n.Note():
                blocks = self.blocks(node.content)
                return node if blocks is node.content else replace(node, content=blocks)
            case n.Cite():
                citations = tuple(self.citation(citation) for citation in node.citations)
                return node if _same(citations, node.citations) else replace(node, citations=citations)
            case (
                n.Emph() | n.Strong() | n.Strikeout() | n.Superscript() | n.Subscript()
                | n.Link() | n.Image() | n.BracketedSpan()
            ):  # fmt: skip
                content = self.inlines(node.content)
                return node if content is node.content else replace(node, content=content)
            case _:
                assert_never(node)

    def citation(self, citation: n.Citation) -> n.Citation:
        prefix, suffix = self.inlines(citation.prefix), self.inlines(citation.suffix)
        if prefix is citation.prefix and suffix is citation.suffix:
            return citation
        return replace(citation, prefix=prefix, suffix=suffix)

    def inside_block(self, node: Block) -> Block:
        match node:
            case n.CodeBlock() | n.HorizontalRule():
                return node
            case n.Plain() | n.Para() | n.Header():
                content = self.inlines(node.content)
                return node if content is node.content else replace(node, content=content)
            case n.BlockQuote() | n.Div():
                blocks = self.blocks(node.content)
                return node if blocks is node.content else replace(node, content=blocks)
            case n.BulletList() | n.OrderedList():
                items = tuple(self.blocks(item) for item in node.items)
                return node if _same(items, node.items) else replace(node, items=items)
            case n.DefinitionList():
                definitions = tuple(self.definition(item) for item in node.items)
                return node if _same(definitions, node.items) else replace(node, items=definitions)
            case n.Figure():
                return self.figure(node)
            case n.Table():
                return self.table(node)
            case _:
                assert_never(node)

    def definition(self, definition: n.Definition) -> n.Definition:
        content = self.inlines(definition.term.content)
        bodies = tuple(self.blocks(body) for body in definition.definitions)
        if content is definition.term.content and _same(bodies, definition.definitions):
            return definition
        return replace(definition, term=replace(definition.term, content=content), definitions=bodies)

    def caption(self, caption: n.Caption) -> n.Caption:
        blocks = self.blocks(caption.content)
        return caption if blocks is caption.content else replace(caption, content=blocks)

    def figure(self, figure: n.Figure) -> n.Figure:
        content, caption = self.blocks(figure.content), self.caption(figure.caption)
        if content is figure.content and caption is figure.caption:
            return figure
        return replace(figure, content=content, caption=caption)

    def table(self, table: n.Table) -> n.Table:
        caption = self.caption(table.caption)
        head = tuple(self.row(row) for row in table.head)
        body = tuple(self.row(row) for row in table.body)
        if caption is table.caption and _same(head, table.head) and _same(body, table.body):
            return table
        return replace(table, caption=caption, head=head, body=body)

    def row(self, row: n.Row) -> n.Row:
        cells = tuple(self.cell(cell) for cell in row.cells)
        return row if _same(cells, row.cells) else replace(row, cells=cells)

    def cell(self, cell: n.Cell) -> n.Cell:
        blocks = self.blocks(cell.content)
        return cell if blocks is cell.content else replace(cell, content=blocks)


def _has_no_inside(inline: Inline) -> bool:
    return isinstance(inline, _WITHOUT_INSIDE)


def _same(old: tuple[object, ...], new: tuple[object, ...]) -> bool:
    return len(old) == len(new) and all(map(is_, old, new))
