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
HEADING, HEADING_OF_FRAME = "kop", "kop van kader"
CAPTION, TERM, MEANING, CELL = "bijschrift", "begrip", "omschrijving", "cel"
PICTURE, CODE = "figuur", "code"

_OF_SOMETHING = frozenset((TITLE, CAPTION, TERM, MEANING, CELL, PICTURE))
"""What has its place with something else: one paragraph of it, where it stands, and nothing beside it."""

_NO_FORM = {
    **dict.fromkeys(("gesplitst", "alinea gesplitst"), frozenset((TITLE, CAPTION, TERM, CELL, PICTURE))),
    **dict.fromkeys(("samengevoegd", "alinea’s samengevoegd", "alinea weg", "verplaatst"), _OF_SOMETHING),
    "nieuwe alinea": frozenset((TITLE, CAPTION, TERM, CELL, PICTURE)),
    "nieuwe voetnoot": frozenset((TITLE, PICTURE, CODE)),
}


def sorts(blocks: Iterable[n.Block]) -> Mapping[Span, str]:
    """The sort of every leaf of a text as it was read, by its span."""
    found: dict[Span, str] = {}
    for block in blocks:
        _into(block, PARAGRAPH, found)
    return found


def no_form(kind: str, sort: str, *, emptied: bool) -> bool:
    """Whether Markdown has no way to say an edit of a kind on a sort of text: the title stands in the front matter.

    A title, term or meaning without words (`emptied`) is none, nor is the note of a source that begins with none that
    can; and beside a picture of a figure stand no words.
    """
    on = frozenset(sort.split(" + "))
    kind = kind.removesuffix(" (zonder bijhouden)")
    none = _NO_FORM.get(kind, frozenset()) | {PICTURE}
    return bool(on & (none | {TITLE, TERM, MEANING, CITATION} if emptied else none))


def _into(node: AnyNode, around: str, found: dict[Span, str]) -> None:
    match node:
        case n.Header():
            found[node.span] = HEADING_OF_FRAME if around == IN_FRAME else HEADING
        case n.CodeBlock():
            found[node.span] = CODE
        case n.Term():
            found[node.span] = TERM
        case n.Plain() | n.Para():
            found[node.span] = around
    match node:
        case n.BulletList() | n.OrderedList():
            for item in node.items:
                for at, block in enumerate(item):
                    _into(block, ITEM if at == 0 else IN_ITEM, found)
        case n.Table():
            _all(node.caption.content, CAPTION, found)
            for row in (*node.head, *node.body):
                for cell in row.cells:
                    _all(cell.content, CELL, found)
        case n.Figure():
            _all(node.content, PICTURE, found)
            _all(node.caption.content, CAPTION, found)
        case n.DefinitionList():
            for one in node.items:
                _into(one.term, around, found)
                for blocks in one.definitions:
                    _all(blocks, MEANING, found)
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
