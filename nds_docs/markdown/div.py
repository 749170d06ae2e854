"""Fenced divs: `::: {.measure #act-x}` or `::: name` to a line of colons; they nest."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from nds_docs.checks.rules import structure as rules
from nds_docs.document.nodes import Attr
from nds_docs.markdown.attributes import attributes_at, report_repeated
from nds_docs.markdown.block_parser import BlockParser, closes_div
from nds_docs.markdown.positions import BlockState

_NAMED = re.compile(r":{3,}[ \t]*([^\s{:][^\s{]*)[ \t]*:*[ \t]*\Z")
_FENCE = re.compile(r":{3,}")
_REST = re.compile(r"[ \t]*:*[ \t]*\Z")


def div_end(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A closing line ends paragraphs, quotes and lists; the block parser itself stops at it."""
    return silent and isinstance(state, BlockState) and closes_div(state, start_line)


def div(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    assert isinstance(state, BlockState)
    first = state.first(start_line)
    if silent or not state.src.startswith(":::", first) or state.is_code_block(start_line):
        return False
    attr = _opening(state, start_line)
    if attr is None:
        return False
    state.push("div_open", "div", 1).attr = attr
    outer, state.parentType = state.parentType, "div"
    state.open_divs, state.div_depth = state.open_divs + 1, state.div_depth + 1
    state.line = start_line + 1
    parser = state.md.block
    assert isinstance(parser, BlockParser)
    parser.tokenize_lines(state, start_line + 1, end_line)
    closed = state.line < end_line and state.sCount[state.line] >= state.blkIndent and closes_div(state, state.line)
    state.open_divs, state.div_depth = state.open_divs - 1, state.div_depth - 1
    state.parentType = outer
    if closed:
        state.line += 1
    else:
        state.page.report(rules.UNCLOSED_DIV, first, state.last(start_line))
    state.push("div_close", "div", -1)
    return True


def _opening(state: BlockState, line: int) -> Attr | None:
    """The attributes of an opening line; a line that only looks like one is a finding."""
    start, end = state.first(line), state.last(line)
    text = state.src
    fence = _FENCE.match(text, start, end)
    assert fence is not None
    at = state.skipSpaces(fence.end())
    attributes = attributes_at(text, at, end) if at < end else None
    if attributes is not None and _REST.match(text, attributes.end, end):
        report_repeated(state.page, attributes, start, end)
        return attributes.attr
    named = _NAMED.match(text, start, end)
    if named is not None:
        return Attr(classes=(named[1],))
    state.page.report(rules.STRAY_DIV_END if at >= end else rules.MALFORMED_DIV, start, end, text=text[start:end])
    return None
