"""`*emphasis*`, `**strong**` and `~~strikeout~~`: runs of markers that markdown-it pairs afterwards."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import emphasis as markdown_it_emphasis
from markdown_it.rules_inline import strikethrough as markdown_it_strikethrough
from markdown_it.rules_inline.balance_pairs import link_pairs

from nds_docs.markdown.positions import InlineState, Placed


def emphasis(state: InlineState) -> bool:
    return _run(state, markdown_it_emphasis.tokenize)


def strikeout(state: InlineState) -> bool:
    return _run(state, markdown_it_strikethrough.tokenize)


def _run(state: InlineState, rule: Callable[[StateInline, bool], bool]) -> bool:
    """Let the rule push one token for each marker, and place them one after the other."""
    state.flush()
    first, at = len(state.tokens), state.at(state.pos)
    if not rule(state, False):
        return False
    for token in state.tokens[first:]:
        assert isinstance(token, Placed)
        token.start, token.end = at, at + len(token.content)
        at = token.end
    return True


def pair_markers(state: InlineState) -> None:
    """Turn pairs of markers into the start and end of emphasis; the others stay text."""
    if not any(meta for meta in state.tokens_meta) and not state.delimiters:
        return
    link_pairs(state)
    markdown_it_strikethrough.postProcess(state)
    markdown_it_emphasis.postProcess(state)
    for token in state.tokens:
        if token.tag == "strong" and isinstance(token, Placed):
            _widen(token)


def _widen(token: Placed) -> None:
    """markdown-it uses the inner one of the two markers of strong text, and empties the outer one."""
    if token.nesting == 1:
        token.start -= 1
    else:
        token.end += 1
