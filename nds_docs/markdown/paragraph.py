"""A paragraph: lines up to a blank one, or to a block that may interrupt it; underlined it is a heading."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from nds_docs.markdown.angle import COMMENT
from nds_docs.markdown.positions import TRIMMED, BlockState

_MAY_INTERRUPT = frozenset("`~>#*+-_=:[0123456789")
"""What a block that ends a paragraph can begin with: most lines need no closer look."""
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*\Z")
_CODE_OR_COMMENT = re.compile(r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)|<!--(?:-?>|.*?-->)|(<!--)", re.DOTALL)


def paragraph(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    assert isinstance(state, BlockState)
    after = _line_after(state, start_line)
    content = state.text_of(start_line, after)
    while COMMENT in content and (longer := _with_comment(state, content, after)) > after:
        after = _line_after(state, longer - 1)
        content = state.text_of(start_line, after)
    lines = state.cut_lines
    assert lines is not None
    level = _underlined(state, after) if after < state.lineMax else 0
    state.line = after + (1 if level else 0)
    kind, tag = ("heading", f"h{level}") if level else ("paragraph", "p")
    opening = state.push(f"{kind}_open", tag, 1)
    opening.map = [start_line, state.line]
    opening.markup = " =-"[level] if level else ""
    state.push_text(content.rstrip(TRIMMED), lines, start_line, after)
    state.push(f"{kind}_close", tag, -1)
    return True


def _line_after(state: BlockState, line: int) -> int:
    """The line after a paragraph of which `line` is part; the line of `===` or `---` that makes it a heading."""
    interrupting = state.md.block.ruler.getRules("paragraph")
    outer, state.parentType = state.parentType, "paragraph"
    line += 1
    while line < state.lineMax and not state.isEmpty(line):
        lazy = state.sCount[line] - state.blkIndent > 3 or state.sCount[line] < 0
        if (
            not lazy
            and state.src[state.first(line)] in _MAY_INTERRUPT
            and (_underlined(state, line) or any(rule(state, line, state.lineMax, True) for rule in interrupting))
        ):
            break
        line += 1
    state.parentType = outer
    return line


def _underlined(state: BlockState, line: int) -> int:
    """The level of the heading that a line makes of the paragraph above it; 0 where it does not."""
    if not 0 <= state.sCount[line] - state.blkIndent <= 3:
        return 0
    underline = _UNDERLINE.match(state.src, state.first(line), state.eMarks[line])
    return 0 if underline is None else "=-".index(underline[1][0]) + 1


def _with_comment(state: BlockState, content: str, after: int) -> int:
    """The line after the one that closes a comment left open in `content`; `after` where there is none to close."""
    if not state.comment_may_end(state.eMarks[after - 1]):
        return after
    if not any(found[2] for found in _CODE_OR_COMMENT.finditer(content)):
        return after
    for line in range(after, state.lineMax):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return after
        if "-->" in state.src[state.first(line) : state.eMarks[line]]:
            return line + 1
    return after
