"""`<!-- … -->` where a block could begin: it vanishes; what follows it on its line is read as if alone."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from nds_docs.checks.rules import structure as rules
from nds_docs.markdown.angle import COMMENT, comment_end
from nds_docs.markdown.block_parser import BlockParser
from nds_docs.markdown.positions import BlockState


def comment(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Never interrupts a paragraph: there a comment is part of the line."""
    assert isinstance(state, BlockState)
    if silent or state.is_code_block(start_line) or not state.src.startswith(COMMENT, state.first(start_line)):
        return False
    line, found = start_line, _closing(state, start_line, end_line)
    if found is None:
        place = state.first(line)
        state.page.report(rules.UNCLOSED_COMMENT, place, place + len(COMMENT))
        return False
    while found is not None:
        line, after = found
        _continue_after(state, line, after)
        if state.isEmpty(line):
            state.line = line + 1
            return True
        found = _closing(state, line, end_line)
    parser = state.md.block
    assert isinstance(parser, BlockParser)
    parser.block(state, line, end_line)
    return True


def _closing(state: BlockState, start_line: int, end_line: int) -> tuple[int, int] | None:
    """The line on which a comment ends and the offset after it; None where it does not end in this container."""
    start = state.first(start_line)
    if not state.src.startswith(COMMENT, start) or not state.comment_may_end(start):
        return None
    for line in range(start_line, end_line):
        if line > start_line and state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return None
        if line == start_line:
            end = comment_end(state.src, start, state.eMarks[line])
        else:
            found = state.src.find("-->", state.first(line), state.eMarks[line])
            end = found + len("-->") if found >= 0 else -1
        if end >= 0:
            return line, end
    return None


def _continue_after(state: BlockState, line: int, offset: int) -> None:
    """Make the line begin after the comment."""
    first = state.skipSpaces(offset)
    state.bMarks[line] = offset
    state.tShift[line] = first - offset
    state.sCount[line] = state.blkIndent
