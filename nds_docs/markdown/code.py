"""`code` in a line."""

from __future__ import annotations

import re

from nds_docs.checks.rules import dialect
from nds_docs.checks.rules import structure as rules
from nds_docs.document.nodes import Piece, PieceKind
from nds_docs.markdown.attributes import RAW_FORMAT, attributes_at, report_repeated
from nds_docs.markdown.positions import InlineState

_RUN = re.compile("`+")


class Backticks:
    """Where the runs of backticks in a text end, by their length: what closes a span of code."""

    def __init__(self, text: str) -> None:
        self.runs: dict[int, list[int]] = {}
        for run in _RUN.finditer(text):
            self.runs.setdefault(run.end() - run.start(), []).append(run.start())
        self.next = dict.fromkeys(self.runs, 0)

    def code_end(self, start: int, length: int) -> int:
        """Where code that opens with `length` backticks at `start` ends; -1 where it does not. Asked in text order."""
        runs, at = self.runs.get(length, ()), self.next.get(length, 0)
        while at < len(runs) and runs[at] <= start:
            at += 1
        self.next[length] = at
        return runs[at] + length if at < len(runs) else -1


def code(state: InlineState) -> bool:
    start = state.pos
    run = _RUN.match(state.src, start, state.posMax)
    assert run is not None
    length = len(run[0])
    if state.backtick_runs is None:
        state.backtick_runs = Backticks(state.src)
    end = state.backtick_runs.code_end(start, length)
    if end < 0 or end > state.posMax:
        state.text(start, run.end())
        state.pos = run.end()
        return True
    attributes = attributes_at(state.src, end, state.posMax)
    token = state.put("code_inline", 0, start, attributes.end if attributes else end)
    token.meta["pieces"] = _pieces(state, start + length, end - length)
    state.pos = end
    if state.in_cell and "\\|" in state.src[start:end]:
        state.page.report(dialect.ESCAPED_PIPE_IN_CODE, token.start, token.end)
    if attributes is not None:
        token.attr, state.pos = attributes.attr, attributes.end
        report_repeated(state.page, attributes, state.at(end), token.end)
    elif (raw := RAW_FORMAT.match(state.src, end, state.posMax)) is not None:
        state.page.report(rules.RAW_BLOCK, state.at(end), state.at(raw.end()), text=raw[0])
    return True


def _pieces(state: InlineState, start: int, end: int) -> tuple[Piece, ...]:
    """The text between the backticks, line ends as spaces, without one space at both ends if there is more."""
    found: list[Piece] = []
    at = start
    while at < end:
        stop = state.src.find("\n", at, end)
        stop = end if stop < 0 else stop
        place = state.at(at)
        found += state.page.pieces(place, place + stop - at, tabs=True)
        if stop < end:
            found.append(Piece(state.at(stop), state.at(stop + 1), " ", PieceKind.ATOM))
        at = stop + 1
    text = "".join(piece.text for piece in found)
    if text.startswith(" ") and text.endswith(" ") and text.strip(" "):
        first = found[0]
        found[0] = first._replace(start=first.start + 1, text=first.text[1:])
        last = found[-1]
        found[-1] = last._replace(end=last.end - 1, text=last.text[:-1])
    return tuple(piece for piece in found if piece.text)
