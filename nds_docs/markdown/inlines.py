"""Tokens of one block's text become the inlines of the model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast
from unicodedata import normalize

from markdown_it.token import Token

from nds_docs.document import nodes as n
from nds_docs.document.characters import without_forbidden
from nds_docs.document.nodes import Block, Inline, Piece, PieceKind
from nds_docs.document.source import Span
from nds_docs.markdown.page import Page
from nds_docs.markdown.positions import NESTING, Placed

_TEXT = frozenset({"text", "text_special", "comment"})
_MARKED: dict[str, Callable[..., Inline]] = {
    "em_open": n.Emph,
    "strong_open": n.Strong,
    "s_open": n.Strikeout,
    "sub_open": n.Subscript,
    "sup_open": n.Superscript,
}
Notes = Callable[[str], tuple[Block, ...]]


class InlineReader:
    """Goes through the tokens of one text, from left to right. `notes` gives the blocks of a footnote."""

    def __init__(self, page: Page, notes: Notes, tokens: Sequence[Token]) -> None:
        self.page, self.path, self.notes = page, page.source.path, notes
        self.tokens = cast(Sequence[Placed], tokens)
        self.at, self.stop = 0, len(tokens)

    def read(self) -> tuple[Inline, ...]:
        """All inlines; a comment at the end takes the space before it with it."""
        found = self.content(0)
        if self.tokens and self.tokens[-1].type == "comment":
            return _without_space_at_end(found)
        return found

    def content(self, depth: int) -> tuple[Inline, ...]:
        """The inlines up to the token that closes this level, which is taken too."""
        found: list[Inline] = []
        unnested = 0
        while self.at < self.stop:
            token = self.tokens[self.at]
            self.at += 1
            if token.type in _TEXT:
                found += self.plain(token)
            elif token.nesting == 0:
                found.append(self.single(token))
            elif token.nesting > 0 and (depth < NESTING or token.type not in _MARKED):
                found.append(self.enclosing(token, depth + 1))
            elif token.nesting > 0 or unnested:
                unnested += token.nesting
                found.append(self.verbatim(token.start, token.end))
            else:
                break
        return tuple(found)

    def span(self, start: int, end: int) -> Span:
        return Span(self.path, start, end)

    def plain(self, token: Placed) -> tuple[Inline, ...]:
        """Text up to the next token that is none."""
        first = self.at - 1
        while self.at < self.stop and self.tokens[self.at].type in _TEXT:
            self.at += 1
        if self.at == first + 1 and token.type == "text":
            return (self.verbatim(token.start, token.end),) if token.content else ()
        pieces: list[Piece] = []
        for part in self.tokens[first : self.at]:
            self.add(pieces, part)
        while pieces and pieces[-1].kind is PieceKind.MARKUP:
            pieces.pop()
        return (self.string(pieces),) if pieces else ()

    def add(self, pieces: list[Piece], token: Placed) -> None:
        """Add what a token stands for; text that goes on where text ended is one piece."""
        start, end = token.start, token.end
        if token.type == "text_special":
            pieces.append(Piece(start, end, token.content, PieceKind.ATOM))
        elif token.type == "comment":
            if pieces:
                pieces.append(Piece(start, end, "", PieceKind.MARKUP))
        elif token.content:
            if pieces and pieces[-1].kind is PieceKind.TEXT and pieces[-1].end == start:
                start = pieces.pop().start
            pieces += self.page.pieces(start, end)

    def string(self, pieces: list[Piece]) -> n.Str:
        span = Span(self.path, pieces[0].start, pieces[-1].end)
        if len(pieces) == 1 and pieces[0].kind is PieceKind.TEXT:
            return n.Str(pieces[0].text, span=span)
        return n.Str("".join(piece.text for piece in pieces), span=span, pieces=tuple(pieces))

    def verbatim(self, start: int, end: int) -> n.Str:
        """Source as it stands; at least one character."""
        if not self.page.has_replaced:
            return n.Str(self.page.text[start:end], span=self.span(start, end))
        return self.string(self.page.pieces(start, end))

    def single(self, token: Placed) -> Inline:
        """A token without content."""
        span = self.span(token.start, token.end)
        match token.type:
            case "softbreak":
                return n.SoftBreak(span=span)
            case "hardbreak":
                return n.LineBreak(span=span)
            case "code_inline":
                pieces = token.meta["pieces"]
                return n.Code("".join(piece.text for piece in pieces), token.attr, span=span, pieces=pieces)
            case "footnote":
                return n.Note(self.notes(token.content), span=span)
            case "reference":
                return n.CrossReference(token.content, token.meta["bare"], span=span)
            case "expression":
                return n.Expression(token.content, span=span)
        raise AssertionError(token.type)

    def enclosing(self, token: Placed, depth: int) -> Inline:
        """A token with content, and all of that."""
        if token.type == "cite_open":
            return self.cite(token, depth)
        content = self.content(depth)
        span = self.span(token.start, self.tokens[self.at - 1].end)
        if token.type in _MARKED:
            return _MARKED[token.type](content, span=span)
        if token.type == "span_open":
            return n.BracketedSpan(content, token.attr, span=span)
        url = without_forbidden(normalize("NFC", str(token.attrs["href"])))
        title = without_forbidden(str(token.attrs.get("title", "")))
        kind = n.Image if token.type == "image_open" else n.Link
        return kind(content, url, title, token.attr, span=span)

    def cite(self, token: Placed, depth: int) -> n.Cite:
        citations = []
        while self.tokens[self.at].type == "citation_open":
            citations.append(self.citation(self.tokens[self.at], depth))
        end = self.tokens[self.at].end
        self.at += 1
        return n.Cite(tuple(citations), tuple(self.typed(token.meta["lines"])), span=self.span(token.start, end))

    def citation(self, token: Placed, depth: int) -> n.Citation:
        self.at += 1
        outer = self.stop
        self.stop = token.meta["key"]
        prefix = self.content(depth)
        place = self.span(self.tokens[self.stop].start, self.tokens[self.stop].end)
        self.at, self.stop = self.stop + 1, outer
        return n.Citation(token.content, prefix, self.content(depth), token.meta["mode"], span=place)

    def typed(self, lines: Sequence[tuple[int, int]]) -> list[Inline]:
        """Source as it stands, its line ends as soft breaks."""
        found: list[Inline] = []
        for start, end in lines:
            if found:
                found.append(n.SoftBreak(span=self.span(found[-1].span.end, start)))
            if start < end:
                found.append(self.verbatim(start, end))
        return found


def _without_space_at_end(found: tuple[Inline, ...]) -> tuple[Inline, ...]:
    while found and isinstance(found[-1], n.SoftBreak):
        found = found[:-1]
    match found:
        case (*before, n.Str() as last) if not last.pieces and last.text.endswith(" "):
            text = last.text.rstrip(" ")
            span = last.span._replace(end=last.span.start + len(text))
            return (*before, replace(last, text=text, span=span)) if text else tuple(before)
    return found
