"""What to do at a bracket: `brackets.py` knows what it means."""

from __future__ import annotations

import re

from nds_docs.checks.rules import dialect
from nds_docs.checks.rules import structure as rules
from nds_docs.markdown.attributes import looks_like_attributes, report_repeated
from nds_docs.markdown.brackets import Bracket, Kind, brackets_of
from nds_docs.markdown.citation import citation
from nds_docs.markdown.footnote import MARK
from nds_docs.markdown.positions import NESTING, InlineState, Placed


def bracket(state: InlineState) -> bool:
    """`[…]`: a link, a span, a citation, a footnote mark, or nothing special."""
    pair = brackets_of(state).get(state.pos)
    if pair is None or pair.end > state.posMax or state.level >= NESTING:
        return False
    match pair.kind:
        case Kind.TEXT | Kind.IMAGE:
            _report_text(state, pair)
            return False
        case Kind.CITATION:
            citation(state, pair)
        case Kind.NOTE:
            return _note(state, pair)
        case Kind.LINK | Kind.SPAN:
            _enclosed(state, pair, pair.open, pair.kind.value)
    return True


def exclamation(state: InlineState) -> bool:
    """`![…](…)`: an image."""
    pair = brackets_of(state).get(state.pos + 1)
    if pair is None or pair.kind is not Kind.IMAGE or pair.end > state.posMax or state.level >= NESTING:
        return False
    _enclosed(state, pair, state.pos, "image")
    return True


def _enclosed(state: InlineState, pair: Bracket, start: int, name: str) -> None:
    token = state.put(f"{name}_open", 1, start, pair.open + 1)
    token.attrs = {"href": pair.url, "title": pair.title}
    _set_attributes(state, pair, token)
    outer = state.posMax
    state.pos, state.posMax = pair.open + 1, pair.close
    state.md.inline.tokenize(state)
    state.posMax = outer
    state.put(f"{name}_close", -1, pair.close, pair.end)
    state.pos = pair.end
    if pair.attributes is None and looks_like_attributes(state.src, pair.end, outer):
        _report_malformed(state, pair.end)


def _set_attributes(state: InlineState, pair: Bracket, token: Placed) -> None:
    if pair.attributes is None:
        return
    token.attr = pair.attributes.attr
    report_repeated(state.page, pair.attributes, token.start, state.at(pair.end))
    if "alt" in pair.attributes.values:
        start, end = pair.attributes.values["alt"]
        token.meta["alt"] = (state.at(start), state.at(end))


def _note(state: InlineState, pair: Bracket) -> bool:
    state.page.marked.add(pair.label)
    if state.page.note_depth:
        state.page.report(rules.FOOTNOTE_IN_FOOTNOTE, state.at(pair.open), state.at(pair.end), label=pair.label)
        return False
    state.put("footnote", 0, pair.open, pair.end).content = pair.label
    state.pos = pair.end
    return True


def _report_text(state: InlineState, pair: Bracket) -> None:
    """Brackets that stay text though someone meant more by them."""
    mark = MARK.match(state.src, pair.open, state.posMax)
    if mark is not None and not _starts_definition(state, mark):
        state.page.report(rules.UNDEFINED_FOOTNOTE, state.at(pair.open), state.at(mark.end()), label=mark[1])
    elif looks_like_attributes(state.src, pair.end, state.posMax):
        _report_malformed(state, pair.end)
    elif state.pos == 0 and not state.in_cell and state.src[pair.open + 1 : pair.close] in (" ", "x", "X"):
        state.page.report(dialect.TASK, state.at(pair.open), state.at(pair.end))


def _starts_definition(state: InlineState, mark: re.Match[str]) -> bool:
    """`[^label]:` on a line of a paragraph: what lacks there is the blank line above it."""
    return state.src.startswith(":", mark.end()) and state.src[mark.start() - 1 : mark.start()] in ("", "\n")


def _report_malformed(state: InlineState, start: int) -> None:
    end = state.src.find("}", start) + 1
    state.page.report(rules.MALFORMED_ATTRIBUTES, state.at(start), state.at(end), text=state.src[start:end])
