"""The end of a line inside a paragraph."""

from __future__ import annotations

from nds_docs.markdown.positions import SPACES, InlineState


def line_end(state: InlineState) -> bool:
    """A soft break, or a hard one after two spaces; it takes the spaces around it and the prefix of the next line."""
    position = start = state.pos
    if state.run_end == position:
        while start > state.run_start and state.src[start - 1] == " ":
            start -= 1
        state.run_end = start
    after = position + 1
    while after < state.posMax and state.src[after] in SPACES:
        after += 1
    state.put("hardbreak" if position - start >= 2 else "softbreak", 0, start, after)
    state.pos = after
    return True


def verbatim(state: InlineState, start: int, end: int) -> None:
    """Take the characters `start` to `end` as text, line ends as soft breaks."""
    while (found := state.src.find("\n", start, end)) >= 0:
        state.text(start, found)
        state.pos = found
        line_end(state)
        start = min(state.pos, end)
    state.text(start, end)
    state.pos = end


def line_spans(state: InlineState, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The source offsets of each line of the text between two places."""
    bounds = [start]
    while (found := state.src.find("\n", bounds[-1], end)) >= 0:
        bounds += [found, found + 1]
    bounds.append(end)
    return tuple((state.at(a), state.at(a) + b - a) for a, b in zip(bounds[::2], bounds[1::2], strict=True))
