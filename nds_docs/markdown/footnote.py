"""Footnote definitions: `[^label]: text`, further paragraphs indented by four."""

from __future__ import annotations

import re
from unicodedata import normalize

from markdown_it.rules_block import StateBlock

from nds_docs.checks.rules import structure as rules
from nds_docs.markdown.positions import BlockState

MARK = re.compile(r"\[\^([^\]\s\[]+)\]")
"""`[^label]`"""
_DEFINITION = re.compile(rf"{MARK.pattern}:")
_INDENT = 4


def footnote(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Interrupts the text of a footnote before it, and no other paragraph."""
    assert isinstance(state, BlockState)
    first = state.first(start_line)
    if not state.src.startswith("[^", first) or state.is_code_block(start_line):
        return False
    mark = _DEFINITION.match(state.src, first, state.eMarks[start_line])
    if mark is None:
        return False
    if silent:
        return state.note_depth > 0 and state.sCount[start_line] < state.blkIndent
    label = normalize("NFC", mark[1])
    if label in state.page.notes:
        state.page.report(rules.REPEATED_FOOTNOTE, first, mark.end() - 1, label=label)
    state.page.notes[label] = state.page.span(first, mark.end() - 1)
    state.push("footnote_open", "", 1).content = label
    _content(state, start_line, end_line, mark.end())
    state.push("footnote_close", "", -1)
    return True


def _content(state: BlockState, line: int, end_line: int, start: int) -> None:
    """Read the definition as a container that is indented by four."""
    marks = state.bMarks[line], state.tShift[line], state.sCount[line]
    parent = state.parentType
    state.bMarks[line] = start
    state.tShift[line] = min(state.skipSpaces(start), state.eMarks[line]) - start
    state.blkIndent += _INDENT
    state.sCount[line] = state.blkIndent
    state.parentType = "footnote"
    state.note_depth += 1
    state.md.block.tokenize(state, line, end_line)
    state.note_depth -= 1
    state.parentType = parent
    state.blkIndent -= _INDENT
    state.bMarks[line], state.tShift[line], state.sCount[line] = marks
