"""What sort of text a block is: the names that the tables of results use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nds_docs.document import nodes as n
from nds_docs.document.pieces import Leaf
from nds_docs.document.source import Span
from nds_docs.document.walk import AnyNode, children, descendants

TITLE = "titel"
MADE = "gemaakte tekst"
CITATION = "bronvermelding"
PARAGRAPH = "alinea"
ITEM = "lijstitem"
IN_ITEM = "alinea in lijstitem"
IN_FRAME = "tekst in kader"


def sorts(blocks: Iterable[n.Block]) -> Mapping[Span, str]:
    """The sort of every leaf of a text as it was read, by its span."""
    found: dict[Span, str] = {}
    for block in blocks:
        _into(block, PARAGRAPH, found)
    return found


def _into(node: AnyNode, around: str, found: dict[Span, str]) -> None:
    match node:
        case n.Header():
            found[node.span] = "kop van kader" if around == IN_FRAME else "kop"
        case n.CodeBlock():
            found[node.span] = "code"
        case n.Term():
            found[node.span] = "begrip"
        case n.Plain() | n.Para():
            found[node.span] = around
    match node:
        case n.BulletList() | n.OrderedList():
            for item in node.items:
                for at, block in enumerate(item):
                    _into(block, ITEM if at == 0 else IN_ITEM, found)
        case n.Table():
            _all(node.caption.content, "bijschrift", found)
            for row in (*node.head, *node.body):
                for cell in row.cells:
                    _all(cell.content, "cel", found)
        case n.Figure():
            _all(node.content, "figuur", found)
            _all(node.caption.content, "bijschrift", found)
        case n.DefinitionList():
            for one in node.items:
                _into(one.term, around, found)
                for blocks in one.definitions:
                    _all(blocks, "omschrijving", found)
        case n.Div():
            _all(node.content, IN_FRAME, found)
        case n.BlockQuote():
            _all(node.content, "citaat", found)
        case _ if isinstance(node, Leaf):
            for note in (inline for inline in descendants((node,)) if isinstance(inline, n.Note)):  # type: ignore[arg-type]
                _all(note.content, "voetnoot", found)
        case _:
            _all(tuple(children(node)), around, found)


def _all(nodes: Iterable[AnyNode], around: str, found: dict[Span, str]) -> None:
    for node in nodes:
        _into(node, around, found)
