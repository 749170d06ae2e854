"""Going through a document: children, every node in reading order, and rebuilding it with changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from operator import is_
from typing import TypeVar, assert_never, get_args

from nds_docs.document import nodes as n
from nds_docs.document.classes import TABLES
from nds_docs.document.nodes import Block, Inline
from nds_docs.document.pieces import Leaf

WITH_ATTR = (n.Header, n.CodeBlock, n.Table, n.Figure, n.Div, n.Link, n.Image, n.Code, n.BracketedSpan)
_WITHOUT_INSIDE = frozenset(
    (n.Str, n.Code, n.SoftBreak, n.LineBreak, n.CrossReference, n.Expression, n.CodeBlock, n.HorizontalRule)
)
AnyNode = Inline | Block | n.Term
Kinds = Iterable[type[Inline | Block]]
BlockMapper = Callable[[Block], tuple[Block, ...]]
InlineMapper = Callable[[Inline], tuple[Inline, ...]]
It = TypeVar("It", Inline, Block)
Found = TypeVar("Found", bound=AnyNode)
AnyPart = TypeVar("AnyPart", bound=n.Node)
_EVERY_KIND: frozenset[type[Inline | Block]] = frozenset(get_args(Inline | Block))
_ALONE = {kind: frozenset((kind,)) for kind in _WITHOUT_INSIDE}
_KINDS = "_kinds"


def children(node: AnyNode) -> tuple[AnyNode, ...]:
    """The nodes directly inside, in reading order: a caption before its table or tables, after any other figure."""
    match node:
        case (
            n.Plain() | n.Para() | n.Header() | n.Term() | n.BlockQuote() | n.Div() | n.Emph() | n.Strong() | n.Note()
            | n.Link() | n.BracketedSpan() | n.Superscript() | n.Subscript() | n.Strikeout() | n.Image()
        ):  # fmt: skip
            return node.content
        case (
            n.Str() | n.Code() | n.SoftBreak() | n.LineBreak() | n.CrossReference() | n.Expression()
            | n.CodeBlock() | n.HorizontalRule()
        ):  # fmt: skip
            return ()
        case n.Cite():
            return tuple(chain.from_iterable((*citation.prefix, *citation.suffix) for citation in node.citations))
        case n.BulletList() | n.OrderedList():
            return tuple(chain.from_iterable(node.items))
        case n.DefinitionList():
            return tuple(chain.from_iterable((item.term, *chain(*item.definitions)) for item in node.items))
        case n.Table():
            cells = (cell.content for row in (*node.head, *node.body) for cell in row.cells)
            return (*node.caption.content, *chain.from_iterable(cells))
        case n.Figure() if TABLES in node.attr.classes:
            return (*node.caption.content, *node.content)
        case n.Figure():
            return (*node.content, *node.caption.content)
        case _:
            assert_never(node)


def descendants(blocks: tuple[Block, ...]) -> Iterator[AnyNode]:
    """Every node below, parents first, in reading order; footnotes where their mark stands."""
    waiting: list[AnyNode] = list(reversed(blocks))
    while waiting:
        node = waiting.pop()
        yield node
        if type(node) not in _WITHOUT_INSIDE:
            waiting += reversed(children(node))


def find(blocks: tuple[Block, ...], *classes: type[Found]) -> Iterator[Found]:
    """The `descendants` of these classes; what holds none of them is not gone through."""
    wanted = frozenset(classes)
    waiting: list[AnyNode] = list(reversed(blocks))
    while waiting:
        node = waiting.pop()
        if wanted.isdisjoint(kinds(node)):
            continue
        if isinstance(node, classes):
            yield node
        waiting += reversed(children(node))


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


def kinds(node: AnyNode) -> frozenset[type]:
    """The classes of a node and of all nodes in it. Kept with the node, which never changes, from the first time on."""
    if type(node) in _WITHOUT_INSIDE:
        return _ALONE[type(node)]
    known: frozenset[type] | None = vars(node).get(_KINDS)
    if known is None:
        known = vars(node)[_KINDS] = frozenset((type(node),)).union(*map(kinds, children(node)))
    return known


def rewrite(
    blocks: tuple[Block, ...],
    *,
    block: BlockMapper | None = None,
    inline: InlineMapper | None = None,
    of: Kinds = _EVERY_KIND,
    holding: Kinds = (),
) -> tuple[Block, ...]:
    """The same blocks with `block` and `inline` applied to every node of the classes in `of`, children before parents.

    With `holding` only to those that are, or have inside, a node of one of these. Each mapper returns what takes the
    node's place: nothing, one node or several. What did not change keeps its identity, and what cannot change is not
    gone through, so that a rewrite of little costs little.
    """
    rewriter = _Rewriter(block, inline, frozenset(of), frozenset(holding or of))
    return rewriter.blocks(blocks)


class _Rewriter:
    def __init__(
        self, block: BlockMapper | None, inline: InlineMapper | None, of: frozenset[type], holding: frozenset[type]
    ) -> None:
        self.block, self.inline, self.of, self.holding = block, inline, of, holding

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return self.each(blocks, self.inside_block, self.block)

    def inlines(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return self.each(inlines, self.inside_inline, self.inline)

    def each(
        self, nodes: tuple[It, ...], inside: Callable[[It], It], mapper: Callable[[It], tuple[It, ...]] | None
    ) -> tuple[It, ...]:
        """The insides of all nodes of one level, then the nodes themselves; those without `holding` are left alone."""
        left = list(map(self.holding.isdisjoint, map(kinds, nodes)))
        if all(left):
            return nodes
        new = [node if leave else inside(node) for node, leave in zip(nodes, left, strict=True)]
        if mapper is not None:
            gone_into, new = new, []
            for node, leave in zip(gone_into, left, strict=True):
                if leave or type(node) not in self.of:
                    new.append(node)
                else:
                    new += mapper(node)
        return nodes if len(new) == len(nodes) and all(map(is_, nodes, new)) else tuple(new)

    def inside_inline(self, node: Inline) -> Inline:
        match node:
            case n.Str() | n.Code() | n.SoftBreak() | n.LineBreak() | n.CrossReference() | n.Expression():
                return node
            case n.Note():
                blocks = self.blocks(node.content)
                return node if blocks is node.content else _with(node, content=blocks)
            case n.Cite():
                citations = tuple(self.citation(citation) for citation in node.citations)
                return node if _same(citations, node.citations) else _with(node, citations=citations)
            case (
                n.Emph() | n.Strong() | n.Strikeout() | n.Superscript() | n.Subscript()
                | n.Link() | n.Image() | n.BracketedSpan()
            ):  # fmt: skip
                content = self.inlines(node.content)
                return node if content is node.content else _with(node, content=content)
            case _:
                assert_never(node)

    def citation(self, citation: n.Citation) -> n.Citation:
        prefix, suffix = self.inlines(citation.prefix), self.inlines(citation.suffix)
        if prefix is citation.prefix and suffix is citation.suffix:
            return citation
        return _with(citation, prefix=prefix, suffix=suffix)

    def inside_block(self, node: Block) -> Block:
        match node:
            case n.Plain() | n.Para() | n.Header():
                content = self.inlines(node.content)
                return node if content is node.content else _with(node, content=content)
            case n.CodeBlock() | n.HorizontalRule():
                return node
            case n.BlockQuote() | n.Div():
                blocks = self.blocks(node.content)
                return node if blocks is node.content else _with(node, content=blocks)
            case n.BulletList() | n.OrderedList():
                items = tuple(self.blocks(item) for item in node.items)
                return node if _same(items, node.items) else _with(node, items=items)
            case n.DefinitionList():
                definitions = tuple(self.definition(item) for item in node.items)
                return node if _same(definitions, node.items) else _with(node, items=definitions)
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
        return _with(definition, term=_with(definition.term, content=content), definitions=bodies)

    def caption(self, caption: n.Caption) -> n.Caption:
        blocks = self.blocks(caption.content)
        return caption if blocks is caption.content else _with(caption, content=blocks)

    def figure(self, figure: n.Figure) -> n.Figure:
        content, caption = self.blocks(figure.content), self.caption(figure.caption)
        if content is figure.content and caption is figure.caption:
            return figure
        return _with(figure, content=content, caption=caption)

    def table(self, table: n.Table) -> n.Table:
        caption = self.caption(table.caption)
        head = tuple(self.row(row) for row in table.head)
        body = tuple(self.row(row) for row in table.body)
        if caption is table.caption and _same(head, table.head) and _same(body, table.body):
            return table
        return _with(table, caption=caption, head=head, body=body)

    def row(self, row: n.Row) -> n.Row:
        cells = tuple(self.cell(cell) for cell in row.cells)
        return row if _same(cells, row.cells) else _with(row, cells=cells)

    def cell(self, cell: n.Cell) -> n.Cell:
        blocks = self.blocks(cell.content)
        return cell if blocks is cell.content else _with(cell, content=blocks)


def _with(node: AnyPart, **fields: object) -> AnyPart:
    """`dataclasses.replace` in a fifth of the time: nodes do nothing when they are made."""
    new = object.__new__(type(node))
    vars(new).update(vars(node) | fields)
    vars(new).pop(_KINDS, None)
    return new


def _same(old: Sequence[object], new: Sequence[object]) -> bool:
    return len(old) == len(new) and all(map(is_, old, new))
