"""Backslashes and entities: characters that stand for another."""

from __future__ import annotations

import re

from markdown_it.rules_inline.entity import entity as markdown_it_entity

from nds_docs.checks.rules import dialect as rules
from nds_docs.document.characters import without_forbidden
from nds_docs.markdown.positions import SPACES, InlineState, Placed

_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_LATEX = re.compile(r"\\[A-Za-z]+(?:\{[^{}\n]*\})*")


def escape(state: InlineState) -> bool:
    r"""`\*` is a `*`; a backslash at the end of a line is a hard break; any other is a backslash."""
    start = state.pos
    after = state.src[start + 1 : start + 2] if start + 1 < state.posMax else ""
    if after == "\n":
        end = start + 2
        while end < state.posMax and state.src[end] in SPACES:
            end += 1
        state.put("hardbreak", 0, start, end)
        state.pos = end
        return True
    if after and after in _PUNCTUATION:
        state.put("text_special", 0, start, start + 2).content = after
        state.pos = start + 2
        return True
    _report(state, start, after)
    return False


def _report(state: InlineState, start: int, after: str) -> None:
    """What pandoc makes of a backslash where CommonMark sees a backslash."""
    if after == " ":
        state.page.report(rules.ESCAPED_SPACE, state.at(start), state.at(start) + 2)
    elif (latex := _LATEX.match(state.src, start, state.posMax)) is not None:
        state.page.report(rules.RAW_LATEX, state.at(start), state.at(start) + len(latex[0]), text=latex[0])


def entity(state: InlineState) -> bool:
    """`&nbsp;`, `&#8364;`."""
    start = state.pos
    state.flush()
    if not markdown_it_entity(state, False):
        return False
    token = state.tokens[-1]
    assert isinstance(token, Placed)
    token.start, token.end = state.at(start), state.at(state.pos)
    token.content = without_forbidden(token.content)  # what `&#12;` stands for: no XML can hold it
    return True
