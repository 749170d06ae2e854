"""The one MarkdownIt: CommonMark, and the named extensions of our dialect."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from nds_docs.markdown.angle import angle
from nds_docs.markdown.attributes import trailing_attributes
from nds_docs.markdown.block_parser import BlockParser
from nds_docs.markdown.citation import key_in_text
from nds_docs.markdown.code import code
from nds_docs.markdown.comment import comment
from nds_docs.markdown.definition import definition_list
from nds_docs.markdown.div import div, div_end
from nds_docs.markdown.dollar import dollar
from nds_docs.markdown.emphasis import emphasis, pair_markers
from nds_docs.markdown.escape import entity, escape
from nds_docs.markdown.expression import expression
from nds_docs.markdown.footnote import footnote
from nds_docs.markdown.line_end import line_end
from nds_docs.markdown.links import bracket, exclamation
from nds_docs.markdown.page import Page, page_of
from nds_docs.markdown.paragraph import paragraph
from nds_docs.markdown.positions import BlockState, InlineState, Placed, plain_text
from nds_docs.markdown.scripts import caret, tilde
from nds_docs.markdown.table import table

InlineRule = Callable[[InlineState], bool]
INLINE_RULES: Mapping[str, InlineRule] = {
    "\n": line_end,
    "\\": escape,
    "&": entity,
    "`": code,
    "*": emphasis,
    "_": emphasis,
    "~": tilde,
    "^": caret,
    "<": angle,
    "[": bracket,
    "!": exclamation,
    "@": key_in_text,
    "-": key_in_text,
    "{": expression,
    "$": dollar,
}
"""What may begin at a character; where the rule says no, the character is text."""

_STOP = re.compile("|".join([*map(re.escape, "\n\\&`*_~^<[@$"), r"!(?=\[)", "-(?=@)", r"\{(?=\{)"]))
_CLOSING_HASHES = re.compile(r"(?:^|[ \t]+)#+\Z")
_TEXT_BLOCKS = ["paragraph", "reference", "blockquote", "list", "caption"]


class InlineParser(ParserInline):
    """Reads the text of one block: jumps from one character that may mean something to the next."""

    def tokenize(self, state: StateInline) -> None:
        assert isinstance(state, InlineState)
        text, end = state.src, state.posMax
        while state.pos < end:
            start = state.pos
            stop = _STOP.search(text, start, end)
            if stop is None:
                state.text(start, end)
                break
            at = stop.start()
            if at > start:
                state.text(start, at)
                state.pos = at
            if not INLINE_RULES[text[at]](state):
                state.text(at, at + 1)
                state.pos = at + 1
        state.pos = end

    def read(self, state: InlineState) -> list[Token]:
        """All tokens of a block's text."""
        self.tokenize(state)
        state.flush()
        pair_markers(state)
        return state.tokens


class Markdown(MarkdownIt):
    """Addresses stay as they were written: each writer encodes them as its format asks."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802  markdown-it's name
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802  markdown-it's name
        return True


@cache
def parser() -> MarkdownIt:
    """The parser; it keeps nothing between two texts."""
    md = Markdown("commonmark", {"html": False})
    md.inline = InlineParser()
    md.block = BlockParser()
    md.core.ruler.at("inline", _inlines)
    md.core.ruler.disable(["text_join"])
    blocks = md.block.ruler
    blocks.enableOnly(["blockquote", "code", "fence", "heading", "hr", "list", "reference", "paragraph"])
    blocks.at("paragraph", paragraph)
    blocks.at("reference", _link_definition)
    blocks.before("code", "comment", comment)
    blocks.before("fence", "div_end", div_end, {"alt": _TEXT_BLOCKS})
    blocks.before("fence", "div", div)
    blocks.before("reference", "footnote", footnote, {"alt": ["paragraph", "blockquote", "list"]})
    blocks.before("paragraph", "pipe_table", table)
    blocks.before("paragraph", "definition", definition_list, {"alt": ["paragraph", "blockquote", "list"]})
    return md


def parse(page: Page) -> list[Token]:
    """The tokens of a page, each with its place; what is wrong and where links are defined goes to the page."""
    environment = page.environment()
    tokens = parser().parse(page.text, environment)
    page.links = [
        (first, after) for first, after in (link["map"] for link in environment.get("references", {}).values())
    ]
    return tokens


def _link_definition(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """`[label]: url`; a citation cannot be a label."""
    assert isinstance(state, BlockState)
    first = state.first(start_line)
    return not state.src.startswith(("[@", "[-@"), first) and reference(state, start_line, end_line, silent)


def _inlines(state: StateCore) -> None:
    """Read the text of every block."""
    page = page_of(state.env)
    inline = state.md.inline
    assert isinstance(inline, InlineParser)
    heading: Placed | None = None
    for token in state.tokens:
        assert isinstance(token, Placed)
        if token.type == "inline":
            if heading is not None:
                _take_attributes(page, heading, token)
            if _STOP.search(token.content):
                token.children = inline.read(InlineState(token, state.md, state.env))
            else:
                token.children = [plain_text(token)] if token.content else []
        elif token.type in ("footnote_open", "footnote_close"):
            page.note_depth += token.nesting
        heading = token if token.type == "heading_open" else None


def _take_attributes(page: Page, heading: Placed, text: Placed) -> None:
    """`{#id}` at the end of a heading belongs to the heading."""
    assert text.lines is not None
    trailing = trailing_attributes(page, text.content, text.lines)
    if trailing is not None:
        text.content, heading.attr = trailing
        if heading.markup.startswith("#"):
            text.content = _CLOSING_HASHES.sub("", text.content)
