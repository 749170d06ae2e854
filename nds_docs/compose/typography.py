"""Typography that writers need not type: Dutch quotation marks, and no line end inside "art. 3" or "€ 20".

Every character that changes becomes a piece of its own, so that it never reads as an edit of a reviewer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from operator import is_

from nds_docs.document import nodes as n
from nds_docs.document.classes import UNRESOLVED
from nds_docs.document.nodes import Block, Inline, Piece, PieceKind
from nds_docs.document.pieces import OBJECT
from nds_docs.document.walk import rewrite

CHANGES = re.compile(r""""|'| (?=\d)""")  # alternatives that begin with a letter of their own are found fastest
BOUND_TO_NUMBER = re.compile(r"(?:€|\b(?:art|nrs?|p|blz)\.|\blid)$")
LONGEST_BOUND = 5
OPENS_AFTER = re.compile(r"[\s(\[{/–—“‘" + OBJECT + r"]$")
SHORT_WORD = re.compile(r"'(?:s|t|n|m|k|r|er|em|ie|ns)\b", re.IGNORECASE)
"""'s morgens, 't, 'n: an apostrophe, though it stands where a quotation opens."""


def typeset(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with typographic marks in their text; code and what has no target are left as they are."""
    return rewrite(blocks, block=_block, of=(n.Plain, n.Para, n.Header, n.DefinitionList))


def _block(block: Block) -> tuple[Block, ...]:
    match block:
        case n.Plain() | n.Para() | n.Header():
            content = _Setter().inlines(block.content)
            return (block if content is block.content else replace(block, content=content),)
        case n.DefinitionList():
            items = tuple(
                replace(item, term=replace(item.term, content=_Setter().inlines(item.term.content)))
                for item in block.items
            )
            return (replace(block, items=items),)
        case _:
            return (block,)


class _Setter:
    """Goes through the inlines of one block; what stands before decides which way a quotation mark turns."""

    def __init__(self) -> None:
        self.before = ""

    def inlines(self, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        new = tuple(map(self.inline, content))
        return content if all(map(is_, content, new)) else new

    def inline(self, inline: Inline) -> Inline:
        match inline:
            case n.Str():
                changed = self.text(inline)
                self.before = inline.text or self.before
                return changed
            case n.SoftBreak() | n.LineBreak():
                self.before = " "
            case n.Code() | n.Image() | n.Note():
                self.before = "x"
            case n.BracketedSpan() if UNRESOLVED in inline.attr.classes:
                self.before = "x"
            case (
                n.Emph() | n.Strong() | n.Strikeout() | n.Superscript() | n.Subscript() | n.Link() | n.BracketedSpan()
            ):  # fmt: skip
                content = self.inlines(inline.content)
                return inline if content is inline.content else replace(inline, content=content)
            case _:
                self.before = "x"
        return inline

    def text(self, node: n.Str) -> n.Str:
        if not CHANGES.search(node.text):
            return node
        found = ((match.start(), self.mark(match.start(), node.text)) for match in CHANGES.finditer(node.text))
        changes = {at: mark for at, mark in found if mark != node.text[at]}
        if not changes:
            return node
        text = "".join(changes.get(at, character) for at, character in enumerate(node.text))
        return replace(node, text=text, pieces=tuple(_pieces(node, changes)) if node.span else ())

    def mark(self, at: int, text: str) -> str:
        """What the character at `at` becomes; a space stays one unless it binds a number to a word."""
        if text[at] == " ":
            return "\u00a0" if BOUND_TO_NUMBER.search(text[max(0, at - LONGEST_BOUND) : at]) else " "
        before = text[:at] or self.before
        opens = not before or bool(OPENS_AFTER.search(before))
        if text[at] == '"':
            return "“" if opens else "”"
        return "‘" if opens and not SHORT_WORD.match(text, at) else "’"


def _pieces(node: n.Str, changes: dict[int, str]) -> Iterator[Piece]:
    """The pieces of `node` with those characters changed; escapes keep their source, generated text stays so."""
    whole = Piece(node.span.start, node.span.end, node.text, PieceKind.TEXT)
    offset = 0
    for piece in node.pieces or (whole,):
        inside = [at for at in sorted(changes) if offset <= at < offset + len(piece.text)]
        yield from _split(piece, offset, inside, changes)
        offset += len(piece.text)


def _split(piece: Piece, offset: int, inside: list[int], changes: dict[int, str]) -> Iterator[Piece]:
    if piece.kind is not PieceKind.TEXT:
        text = "".join(changes.get(offset + at, character) for at, character in enumerate(piece.text))
        yield piece._replace(text=text)
        return
    done = 0
    for at in inside:
        here = at - offset
        if here > done:
            yield Piece(piece.start + done, piece.start + here, piece.text[done:here], PieceKind.TEXT)
        yield Piece(piece.start + here, piece.start + here + 1, changes[at], PieceKind.ATOM)
        done = here + 1
    if done < len(piece.text):
        yield Piece(piece.start + done, piece.end, piece.text[done:], PieceKind.TEXT)
