"""The loop over the lines of a container, which places every block it meets."""

from __future__ import annotations

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock, RuleFuncBlockType
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from nds_docs.checks.rules import structure as rules
from nds_docs.markdown.paragraph import paragraph
from nds_docs.markdown.positions import BlockState, Lines, Placed

_BEGINNINGS = {
    "comment": "<",
    "div_end": "",
    "div": ":",
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "footnote": "[",
    "reference": "[",
    "heading": "#",
}
"""What a rule's block can begin with: no other is asked of a line. The rules that are not here take any line."""

_DIV_END = re.compile(r":{3,}[ \t]*\Z")
_NESTING = 24
"""Blocks nested deeper than this are text: Typst cannot follow. A list counts twice."""


def closes_div(state: BlockState, line: int) -> bool:
    """Whether a line closes a div of this container, or of one around it that the line has left."""
    first = state.first(line)
    if not state.open_divs or state.src[first : first + 1] != ":" or state.is_code_block(line):
        return False
    if state.div_depth == 0 and state.sCount[line] >= state.blkIndent:
        return False
    return _DIV_END.match(state.src[first : state.eMarks[line]]) is not None


class BlockParser(ParserBlock):
    """markdown-it's block parser with three differences: tokens get their place, a line of colons ends the blocks of
    a div, and what is nested too deep becomes text instead of nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.rules: dict[str, list[RuleFuncBlockType]] = {}
        """By the first character of a block, filled as they come up."""

    def parse(self, src: str, md: MarkdownIt, env: Any, outTokens: list[Token]) -> list[Token] | None:  # noqa: N803  markdown-it's name
        state = BlockState(src, md, env, outTokens)
        body = state.page.source.place(state.page.start).line - 1
        self.tokenize(state, min(body, state.lineMax), state.lineMax)
        return state.tokens

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803  markdown-it's name
        """The blocks of a new container."""
        assert isinstance(state, BlockState)
        outer, state.div_depth = state.div_depth, 0
        self.tokenize_lines(state, startLine, endLine)
        state.div_depth = outer

    def tokenize_lines(self, state: BlockState, line: int, end_line: int) -> None:
        """The blocks from a line on, to the end of the container or of the div."""
        empty_lines = False
        while line < end_line:
            state.line = line = state.skipEmptyLines(line)
            if line >= end_line or state.sCount[line] < state.blkIndent:
                break
            if state.div_depth and closes_div(state, line):
                break
            self.block(state, line, end_line)
            state.tight = not empty_lines
            line = state.line
            if line - 1 < end_line and state.isEmpty(line - 1):
                empty_lines = True
            if line < end_line and state.isEmpty(line):
                empty_lines = True
                line += 1
                state.line = line

    def rules_for(self, first: str) -> list[RuleFuncBlockType]:
        """The rules whose block can begin with a character, in their order."""
        if first not in self.rules:
            named = zip(self.ruler.get_active_rules(), self.ruler.getRules(""), strict=True)
            self.rules[first] = [rule for name, rule in named if first in _BEGINNINGS.get(name, first)]
        return self.rules[first]

    def block(self, state: BlockState, line: int, end_line: int) -> None:
        """One block; its first token gets its place."""
        start, first = state.first(line), len(state.tokens)
        if state.level >= _NESTING:
            state.page.report(rules.TOO_DEEP, start, state.last(line))
            paragraph(state, line, end_line, False)
        else:
            for rule in self.rules_for(state.src[start]):
                if rule(state, line, end_line, False):
                    break
        assert state.line > line
        if len(state.tokens) > first:
            _place(state, first, start, line)


def _place(state: BlockState, first: int, start: int, line: int) -> None:
    opening, closing = state.tokens[first], state.tokens[-1]
    assert isinstance(opening, Placed)
    assert isinstance(closing, Placed)
    if opening.start >= 0:
        return
    last = state.line - 1
    while last > line and state.isEmpty(last):
        last -= 1
    opening.start, opening.end = start, max(start, state.last(last))
    if opening.type in ("fence", "code_block"):
        opening.code = state.cut_code
    elif opening.type == "heading_open" and opening.markup.startswith("#"):
        _place_heading(state, opening, state.tokens[first + 1])


def _place_heading(state: BlockState, heading: Placed, inline: Token) -> None:
    assert isinstance(inline, Placed)
    first = state.skipSpaces(heading.start + len(heading.markup))
    inline.lines = Lines((0,), (min(first, heading.end),))
