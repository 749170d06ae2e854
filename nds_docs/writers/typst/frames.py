"""The title and the facts of a measure or goal as Typst markup: the number apart, each fact in its own columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from nds_docs.compose.furnish import SEPARATOR
from nds_docs.document import nodes as n
from nds_docs.document.classes import NUMBER
from nds_docs.document.nodes import Inline
from nds_docs.document.walk import plain_text
from nds_docs.writers.typst.inlines import Setting, inlines

COLUMNS = 3
"""Columns of the grid of facts."""
COLUMN = 28
"""Characters that fit on a line of one of them."""


def frame_title(title: n.Para, setting: Setting) -> str:
    """The title, with its number as a label: "Maatregel 3.4"."""
    match title.content:
        case (n.Str() as word, n.BracketedSpan(attr=attr) as number, *rest) if NUMBER in attr.classes:
            shown = f"#frame-label[{inlines((word, number), setting)}];{inlines(tuple(rest), setting)}"
        case _:
            shown = inlines(title.content, setting)
    return f"#frame-title[{shown}];"


def facts(line: n.Para, setting: Setting) -> str:
    """The facts in the order of the line. Its separators are left out: each fact stands by itself."""
    apart = tuple(_apart(line.content))
    widths = spans([len(plain_text(fact)) for fact in apart])
    cells = ", ".join(f"({width}, [{inlines(fact, setting)}])" for width, fact in zip(widths, apart, strict=True))
    return f"#facts({cells});"


def spans(lengths: Sequence[int]) -> list[int]:
    """How many columns facts of so many characters take, set in rows; the last of a row takes what is left of it."""
    taken: list[int] = []
    free = COLUMNS
    for length in lengths:
        wanted = min(max(-(-length // COLUMN), 1), COLUMNS)
        if wanted > free:
            taken[-1] += free
            free = COLUMNS
        taken.append(wanted)
        free = free - wanted or COLUMNS
    if taken:
        taken[-1] += free % COLUMNS
    return taken


def _apart(line: tuple[Inline, ...]) -> Iterator[tuple[Inline, ...]]:
    """The parts between separators that a bold word follows."""
    start = 0
    for at, (inline, following) in enumerate(pairwise(line)):
        if inline == SEPARATOR and isinstance(following, n.Strong):
            yield line[start:at]
            start = at + 1
    yield line[start:]
