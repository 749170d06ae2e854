"""`H~2~O` and `x^2^`: subscript and superscript, without spaces inside."""

from __future__ import annotations

import re

from nds_docs.checks.rules import dialect as rules
from nds_docs.markdown.brackets import brackets_of
from nds_docs.markdown.emphasis import strikeout
from nds_docs.markdown.positions import NESTING, InlineState

_SUBSCRIPT = re.compile(r"~(?:\\\S|[^\\~\s])+~(?!~)")
_SUPERSCRIPT = re.compile(r"\^(?:\\\S|[^\\^\s])+\^")


def tilde(state: InlineState) -> bool:
    """`~~` strikes out, a single `~` starts a subscript."""
    if state.src.startswith("~~", state.pos):
        return strikeout(state)
    return _script(state, _SUBSCRIPT, "sub")


def caret(state: InlineState) -> bool:
    """A superscript; Pandoc's inline notes `^[…]` are a finding."""
    if _script(state, _SUPERSCRIPT, "sup"):
        return True
    if state.src.startswith("^[", state.pos) and (pair := brackets_of(state).get(state.pos + 1)) is not None:
        state.page.report(rules.INLINE_NOTE, state.at(state.pos), state.at(pair.close + 1))
    return False


def _script(state: InlineState, form: re.Pattern[str], name: str) -> bool:
    found = form.match(state.src, state.pos, state.posMax)
    if found is None or state.level >= NESTING:
        return False
    start, end = found.span()
    outer = state.posMax
    state.put(f"{name}_open", 1, start, start + 1)
    state.pos, state.posMax = start + 1, end - 1
    state.md.inline.tokenize(state)
    state.posMax = outer
    state.put(f"{name}_close", -1, end - 1, end)
    state.pos = end
    return True
