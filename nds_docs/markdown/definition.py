"""Definition lists: a term on a line, then `: ` and what it means."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from nds_docs.markdown.positions import SPACES, TRIMMED, BlockState, Lines
from nds_docs.markdown.table import below_caption


def definition_list(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Interrupts nothing but the definition before it."""
    assert isinstance(state, BlockState)
    if state.is_code_block(start_line):
        return False
    if silent:
        return state.ddIndent >= 0 and state.sCount[start_line] < state.blkIndent and _marker(state, start_line) >= 0
    line = _first_definition(state, start_line, end_line)
    if line < 0:
        return False
    state.push("dl_open", "dl", 1)
    term = start_line
    while line >= 0:
        _term(state, term)
        loose = line - term > 1
        line = term = _definitions(state, line, end_line, loose)
        line = _first_definition(state, term, end_line) if _may_be_term(state, term, end_line) else -1
    state.push("dl_close", "dl", -1)
    state.line = term
    return True


def _marker(state: BlockState, line: int) -> int:
    """The offset after the `:` or `~` of a definition; -1 where there is none."""
    first = state.first(line)
    if first >= state.eMarks[line] or state.src[first] not in ":~" or state.sCount[line] - state.blkIndent > 3:
        return -1
    after = first + 1
    return after if after < state.eMarks[line] and state.src[after] in SPACES else -1


def _first_definition(state: BlockState, term: int, end_line: int) -> int:
    """The line of the first definition of a term, at most one blank line below it; -1 where there is none."""
    line = term + 1
    if line < end_line and state.isEmpty(line):
        line += 1
        if below_caption(state, line, end_line) > line:
            return -1
    if line >= end_line or state.sCount[line] < state.blkIndent:
        return -1
    return line if _marker(state, line) >= 0 else -1


def _may_be_term(state: BlockState, line: int, end_line: int) -> bool:
    return (
        line < end_line
        and not state.isEmpty(line)
        and state.sCount[line] >= state.blkIndent
        and not state.is_code_block(line)
    )


def _term(state: BlockState, line: int) -> None:
    first = state.first(line)
    token = state.push("dt_open", "dt", 1)
    content = state.src[first : state.eMarks[line]].rstrip(TRIMMED)
    token.start, token.end = first, first + len(content)
    state.push_text(content, Lines((0,), (first,)), line, line + 1)
    state.push("dt_close", "dt", -1)


def _definitions(state: BlockState, line: int, end_line: int, loose: bool) -> int:
    """All definitions of one term; the line after them. Paragraphs are tight unless a blank line follows the term."""
    while True:
        start = len(state.tokens)
        state.push("dd_open", "dd", 1)
        after = _content(state, line, end_line)
        state.push("dd_close", "dd", -1)
        following = after
        while following < end_line and state.isEmpty(following):
            following += 1
        more = following < end_line and state.sCount[following] >= state.blkIndent and _marker(state, following) >= 0
        ends_blank = after > line and state.isEmpty(after - 1) if after < end_line else True
        _tighten(state, start, all_of_them=not loose, last=loose and more and not ends_blank and following == after)
        if not more:
            return following if following < end_line and after < following else after
        line = following


def _content(state: BlockState, line: int, end_line: int) -> int:
    """Read one definition as a container, indented as far as its text."""
    marks = state.tShift[line], state.sCount[line]
    outer = state.ddIndent, state.blkIndent, state.parentType, state.tight
    first, marker = state.first(line), _marker(state, line)
    column = state.sCount[line] + marker - first
    text, spaces = marker, column
    while text < state.eMarks[line] and state.src[text] in SPACES:
        spaces += 4 - (spaces + state.bsCount[line]) % 4 if state.src[text] == "\t" else 1
        text += 1
    width = spaces - column
    state.blkIndent = column + (width if text < state.eMarks[line] and width <= 4 else 1)
    state.tShift[line], state.sCount[line] = text - state.bMarks[line], spaces
    state.ddIndent, state.parentType = state.blkIndent, "deflist"
    state.md.block.tokenize(state, line, end_line)
    state.tShift[line], state.sCount[line] = marks
    state.ddIndent, state.blkIndent, state.parentType, state.tight = outer
    return state.line


def _tighten(state: BlockState, start: int, *, all_of_them: bool, last: bool) -> None:
    """Hide the paragraphs of a definition: they are `Plain`, all of them or the last one."""
    level = state.tokens[start].level + 1
    found = [
        token
        for token in state.tokens[start:]
        if token.level == level and token.type in ("paragraph_open", "paragraph_close")
    ]
    ends_in_text = bool(found) and state.tokens[-2] is found[-1]
    for token in found if all_of_them else found[-2:] if last and ends_in_text else ():
        token.hidden = True
