"""What a change of Markdown does to what a reader sees: the measure of whether several of them go together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import chain
from typing import NamedTuple

from nds_docs.document.nodes import Block, Cell, CodeBlock, Header, Note, Row, Table
from nds_docs.document.pieces import Leaf
from nds_docs.document.pieces import text as text_of
from nds_docs.document.source import Source
from nds_docs.document.walk import AnyNode, children, find, leaves
from nds_docs.markdown.front_matter import split
from nds_docs.markdown.reader import Reading, read

BLOCK = "\f"
"""After the text of every block; no text holds it."""

_AROUND = re.compile(f" *{BLOCK} *")

NOTES = "\v"
"""A block between the text and its footnotes: where the one ends, the other does not begin."""


class Effect(NamedTuple):
    """The characters `start` to `end` of what a reader sees become `text`."""

    start: int
    end: int
    text: str


def reading_of(path: str, text: str) -> Reading:
    """A text of the project, read as it is in a build."""
    source = Source(path, text.encode())
    return read(source, start=split(source).body, expressions=path.startswith("chapters/"))


def visible(path: str, text: str) -> str:
    """Front matter, then every block with its kind, then a sign and those of footnotes, as one string."""
    source = Source(path, text.encode())
    of_text, of_notes = _leaves(reading_of(path, text).document.blocks)
    said, below = ([f"{_kind(one)}{_text(one)}" for one in found] for found in (of_text, of_notes))
    return "".join(block + BLOCK for block in (text[: split(source).body], *said, NOTES, *below))


def _leaves(blocks: tuple[Block, ...]) -> tuple[list[Leaf | Cell], list[Leaf]]:
    """The blocks that hold text, and those of footnotes: two that become one have nothing between them.

    A cell without words is one too: its words may go and come.
    """
    of_notes = {leaf.span: leaf for note in find(blocks, Note) for leaf in leaves(note.content)}
    return list(_shown(blocks)), list(of_notes.values())


def _shown(blocks: tuple[Block, ...]) -> Iterator[Leaf | Cell]:
    """The blocks that hold text, and the cells that hold none, in reading order."""
    waiting: list[AnyNode | Cell] = list(reversed(blocks))
    while waiting:
        node = waiting.pop()
        match node:
            case Cell():
                yield node
            case Table():
                waiting += reversed((*node.caption.content, *chain.from_iterable(map(_cells, _rows(node)))))
            case _ if isinstance(node, Leaf):
                yield node
            case _:
                waiting += reversed(children(node))


def _rows(table: Table) -> tuple[Row, ...]:
    """The rows of a table; one without a head is one of which the head has no words."""
    empty = Row(tuple(Cell((), span=table.span) for _ in table.columns), span=table.span)
    return (*(table.head or (empty,)), *table.body)


def _cells(row: Row) -> Iterator[Block | Cell]:
    for cell in row.cells:
        yield from cell.content or (cell,)


def _text(one: Leaf | Cell) -> str:
    return "" if isinstance(one, Cell) else text_of(one)


def _kind(leaf: object) -> str:
    match leaf:
        case Header():
            return f"{'#' * leaf.level} "
        case CodeBlock():
            return "` "
        case _:
            return ""


def effects(before: str, after: str, *, backwards: bool = False) -> tuple[Effect, ...]:
    """The stretches in which two visible texts differ, as short as they can be.

    Of two blocks that changed places either may have moved: the second one, or (`backwards`) the first; and new words
    that end as what stands before them may stand behind that or (`backwards`) before it.
    """
    ours, theirs = _blocks(before), _blocks(after)
    starts = [0]
    for block in ours:
        starts.append(starts[-1] + len(block))
    found: list[Effect] = []
    for tag, i1, i2, j1, j2 in _differences(ours, theirs, backwards=backwards):
        if tag != "equal":
            ways = _ways(ours[i1:i2], theirs[j1:j2])
            best = min(ways, key=lambda way: sum(one.end - one.start + len(one.text) for one in way))
            found += (Effect(starts[i1] + start, starts[i1] + end, text) for start, end, text in best)
    return tuple(_begun_early(before, one) for one in found) if backwards else tuple(found)


def _begun_early(before: str, one: Effect) -> Effect:
    """The same insertion or deletion, begun as early as it can be said: " a" before a space is "a " behind it."""
    start, end, new = one
    changed = new or before[start:end]
    if (start < end and new) or BLOCK in changed:
        return one
    while changed and start and before[start - 1] == changed[-1]:
        start, end, changed = start - 1, end - 1, changed[-1] + changed[:-1]
    return Effect(start, end, changed if new else "")


def _differences(ours: list[str], theirs: list[str], *, backwards: bool) -> Iterator[tuple[str, int, int, int, int]]:
    if not backwards:
        yield from SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
        return
    turned = SequenceMatcher(None, ours[::-1], theirs[::-1], autojunk=False).get_opcodes()
    for tag, i1, i2, j1, j2 in reversed(turned):
        yield tag, len(ours) - i2, len(ours) - i1, len(theirs) - j2, len(theirs) - j1


def _blocks(visible: str) -> list[str]:
    return [block + BLOCK for block in visible.split(BLOCK)[:-1]]


def _ways(ours: list[str], theirs: list[str]) -> Iterator[list[Effect]]:
    """How some blocks may have become others: block by block with those that came or went at an end, or as one text."""
    common = min(len(ours), len(theirs))
    first = _pairs(ours[:common], theirs[:common], 0)
    at = len("".join(ours[:common]))
    yield [*first, Effect(at, len("".join(ours)), "".join(theirs[common:]))]
    rest, new = ours[: len(ours) - common], theirs[: len(theirs) - common]
    at = len("".join(rest))
    yield [Effect(0, at, "".join(new)), *_pairs(ours[len(rest) :], theirs[len(new) :], at)]
    yield [shortest("".join(ours), "".join(theirs))]


def _pairs(ours: list[str], theirs: list[str], at: int) -> list[Effect]:
    found = []
    for old, new in zip(ours, theirs, strict=True):
        start, end, text = shortest(old, new)
        found.append(Effect(at + start, at + end, text))
        at += len(old)
    return [one for one in found if one.start < one.end or one.text]


def shortest(before: str, after: str) -> Effect:
    """The one stretch in which two texts differ, as short as it can be."""
    start = 0
    least = min(len(before), len(after))
    while start < least and before[start] == after[start]:
        start += 1
    end = 0
    while end < least - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return Effect(start, len(before) - end, after[start : len(after) - end])


def same_shown(one: str | None, other: str) -> bool:
    """Whether two visible texts are one, but for spaces around the text of a block, which Markdown does not keep."""
    return one is not None and _AROUND.sub(BLOCK, one) == _AROUND.sub(BLOCK, other)


def together(before: str, effects: list[Effect]) -> str | None:
    """The visible text with all effects, which come in the order of their places; None where two of them overlap."""
    result, at = [], 0
    for one in effects:
        if one.start < at:
            return None
        result += [before[at : one.start], one.text]
        at = one.end
    return "".join((*result, before[at:]))
