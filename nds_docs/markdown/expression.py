"""`{{ … }}`: an expression over the register, in chapters and the letter."""

from __future__ import annotations

from nds_docs.checks.rules import structure as rules
from nds_docs.markdown.line_end import verbatim
from nds_docs.markdown.positions import InlineState

OPEN, CLOSE = "{{", "}}"


def expression_end(text: str, start: int, end: int) -> int:
    """Where the expression that opens at `start` ends; -1 where it does not."""
    found = text.find(CLOSE, start + len(OPEN), end)
    return found + len(CLOSE) if found >= 0 else -1


def expression(state: InlineState) -> bool:
    """Binds like code. Outside chapters it is a finding and stays text."""
    start = state.pos
    if not state.src.startswith(OPEN, start):
        return False
    end = expression_end(state.src, start, state.posMax)
    if end < 0:
        return _unclosed(state)
    if not state.page.expressions:
        state.page.report(rules.EXPRESSION_OUTSIDE_CHAPTER, state.at(start), state.at(end))
        verbatim(state, start, end)
        return True
    state.put("expression", 0, start, end).content = state.src[start + len(OPEN) : end - len(CLOSE)]
    state.pos = end
    return True


def _unclosed(state: InlineState) -> bool:
    """A cell reports by itself: there the `|` of the expression ended it."""
    if state.page.expressions and not state.in_cell:
        place = state.at(state.pos)
        state.page.report(rules.UNCLOSED_EXPRESSION, place, place + len(OPEN))
    return False
