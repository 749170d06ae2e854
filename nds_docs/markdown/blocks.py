"""Tokens of a whole text become the blocks of the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar, cast

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from nds_docs.checks.rules import structure as rules
from nds_docs.document import nodes as n
from nds_docs.document.characters import without_forbidden
from nds_docs.document.nodes import Attr, Block, Inline, Piece, PieceKind
from nds_docs.document.pieces import Leaf, tiling_fault
from nds_docs.document.source import Span
from nds_docs.markdown.attributes import RAW_FORMAT, attributes_at, report_repeated
from nds_docs.markdown.inlines import InlineReader
from nds_docs.markdown.page import Page
from nds_docs.markdown.positions import CodeLine, Placed
from nds_docs.markdown.tables import read_table

LeafT = TypeVar("LeafT", bound=Leaf)


class BlockReader:
    """Goes through the tokens of a text. Footnotes are read where their mark stands."""

    def __init__(self, page: Page, tokens: Sequence[Token]) -> None:
        self.page, self.source = page, page.source
        self.tokens = cast(Sequence[Placed], tokens)
        self.at = 0
        self.definitions = {token.content: at for at, token in enumerate(tokens) if token.type == "footnote_open"}
        self.notes: dict[str, tuple[Block, ...]] = {}

    def span(self, start: int, end: int) -> Span:
        return self.page.span(start, end)

    def take(self) -> Placed:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def blocks(self) -> tuple[Block, ...]:
        """The blocks up to the token that closes this level, which is taken too."""
        found: list[Block] = []
        while self.at < len(self.tokens):
            token = self.take()
            if token.nesting < 0:
                break
            if token.type == "footnote_open":
                self.skip_note()
            else:
                found.append(self.block(token))
        return tuple(found)

    def skip_note(self) -> None:
        depth = 1
        while depth:
            token = self.take()
            depth += token.nesting if token.type in ("footnote_open", "footnote_close") else 0

    def note(self, label: str) -> tuple[Block, ...]:
        """The blocks of a footnote."""
        if label not in self.notes:
            outer, self.at = self.at, self.definitions[label] + 1
            self.notes[label] = self.blocks()
            self.at = outer
        return self.notes[label]

    def block(self, token: Placed) -> Block:
        match token.type:
            case "paragraph_open":
                return self.paragraph(token)
            case "heading_open":
                content, _ = self.text()
                level = int(token.tag[1:])
                return self.mapped(n.Header(level, content, token.attr, span=self.span(token.start, token.end)))
            case "fence" | "code_block":
                return self.code_block(token)
            case "hr":
                return n.HorizontalRule(span=self.span(token.start, token.end))
            case "table_open":
                return read_table(self, token)
            case "dl_open":
                return self.definition_list(token)
            case "bullet_list_open" | "ordered_list_open":
                return self.list(token)
            case "blockquote_open" | "div_open":
                inside = self.blocks()
                span = self.around(token, inside)
                return n.Div(inside, token.attr, span=span) if token.tag == "div" else n.BlockQuote(inside, span=span)
        raise AssertionError(token.type)

    def around(self, token: Placed, content: Sequence[Block | n.Definition]) -> Span:
        """The span of a container: what is inside it may go on to a blank line at its end."""
        end = max((block.span.end for block in content), default=token.end)
        return self.span(token.start, max(token.end, end))

    def mapped(self, leaf: LeafT) -> LeafT:
        """The same, marked where its pieces do not tile its source."""
        return replace(leaf, mapped=False) if tiling_fault(leaf, self.source) else leaf

    def text(self) -> tuple[tuple[Inline, ...], Placed]:
        """The inlines of the "inline" token that comes, and that token; the closing token is taken too."""
        token = self.take()
        self.at += 1
        return self.inlines(token), token

    def inlines(self, token: Placed) -> tuple[Inline, ...]:
        return InlineReader(self.page, self.note, token.children or ()).read()

    def paragraph(self, opening: Placed) -> Block:
        content, token = self.text()
        assert token.lines is not None
        span = self.span(token.lines.at(0), token.lines.at(len(token.content)))
        match content:
            case (n.Image(content=(_, *_)) as image,):
                return self.figure(image, cast(Placed, (token.children or [])[0]))
        return self.mapped((n.Plain if opening.hidden else n.Para)(content, span=span))

    def figure(self, image: n.Image, token: Placed) -> n.Figure:
        """A picture that is a paragraph by itself: its text is the caption, `alt="…"` the alternative text."""
        alternative = image.content
        if "alt" in token.meta:
            start, end = token.meta["alt"]
            text = image.attr.get("alt")
            pieces = () if text == self.source.text[start:end] else (Piece(start, end, text, PieceKind.ATOM),)
            alternative = (n.Str(text, span=self.span(start, end), pieces=pieces),) if text else ()
        pairs = tuple(pair for pair in image.attr.pairs if pair[0] != "alt")
        inner = replace(image, content=alternative, attr=Attr("", image.attr.classes, pairs))
        caption_span = self.span(token.end, image.content[-1].span.end)
        caption = n.Caption((self.mapped(n.Plain(image.content, span=caption_span)),), span=caption_span)
        picture = self.mapped(n.Plain((inner,), span=image.span))
        return n.Figure((picture,), caption, Attr(image.attr.id), span=image.span)

    def code_block(self, token: Placed) -> n.CodeBlock:
        lines = token.code
        start = token.start
        if token.type == "code_block" and lines:
            start = lines[0].start - (1 if lines[0].pad else 0)
        pieces = _code_pieces(self.page, lines)
        end = max(token.end, pieces[-1].end) if pieces else token.end
        attr = self.code_attributes(token) if token.type == "fence" else n.NO_ATTR
        text = "".join(piece.text for piece in pieces)
        return self.mapped(n.CodeBlock(text, attr, span=self.span(start, end), pieces=pieces))

    def code_attributes(self, token: Placed) -> Attr:
        """The word after a fence is a class; `{.class key=value}` may follow it or take its place."""
        info = token.info.strip()
        place = self.page.text.find(info, token.start + len(token.markup))
        opening = info.find("{")
        if RAW_FORMAT.fullmatch(info):
            self.page.report(rules.RAW_BLOCK, place, place + len(info), text=info)
            return n.NO_ATTR
        words = info.split()
        attributes = attributes_at(info, opening, len(info)) if opening >= 0 else None
        if attributes is None or attributes.end != len(info) or len(info[:opening].split()) > 1:
            return Attr(classes=(without_forbidden(unescapeAll(words[0])),)) if words else n.NO_ATTR
        report_repeated(self.page, attributes, place + opening, place + len(info))
        attr = attributes.attr
        return replace(attr, classes=(*info[:opening].split(), *attr.classes))

    def list(self, token: Placed) -> n.BulletList | n.OrderedList:
        items = []
        while self.take().nesting > 0:
            items.append(self.blocks())
        span = self.around(token, [block for item in items for block in item])
        if token.type == "bullet_list_open":
            return n.BulletList(tuple(items), span=span)
        return n.OrderedList(tuple(items), int(token.attrs.get("start", 1)), token.markup, span=span)

    def definition_list(self, token: Placed) -> n.DefinitionList:
        found: list[n.Definition] = []
        while (opening := self.take()).type == "dt_open":
            content, _ = self.text()
            term = self.mapped(n.Term(content, span=self.span(opening.start, opening.end)))
            bodies = []
            while self.tokens[self.at].type == "dd_open":
                self.at += 1
                bodies.append(self.blocks())
            end = max((block.span.end for body in bodies for block in body), default=opening.end)
            found.append(n.Definition(term, tuple(bodies), span=self.span(opening.start, end)))
        return n.DefinitionList(tuple(found), span=self.around(token, found))


def _code_pieces(page: Page, lines: Sequence[CodeLine]) -> tuple[Piece, ...]:
    """The text of a code block; a line end stands together with the indent of the next line."""
    found: list[Piece] = []
    for number, (pad, start, end) in enumerate(lines):
        if number:
            found.append(Piece(lines[number - 1].end, start, "\n" + " " * pad, PieceKind.ATOM))
        elif pad:
            found.append(Piece(start - 1, start, " " * pad, PieceKind.ATOM))
        found += page.pieces(start, end, tabs=True)
    return tuple(found)
