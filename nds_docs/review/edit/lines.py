"""Whole lines of the source: what a line of a block begins with, and taking blocks out with their blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from nds_docs.document import nodes as n
from nds_docs.document.pieces import Leaf
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import Patch
from nds_docs.review.edit.parts import Surroundings
from nds_docs.review.edit.shape import CELL
from nds_docs.review.edit.verify import Candidate

_NOTE = re.compile(r"\[\^[^\]\s]+\]:[ \t]*")
_OTHER = re.compile(r"[^>\s]")
_BLANK = re.compile(r"[>\s]*\Z")


def prefix(text: EditableText, offset: int) -> str:
    """What the next line of a paragraph begins with whose first line has its text at an offset."""
    first = text.text[text.line_start(offset) : offset].split("<!--")[0]
    return _OTHER.sub(" ", _NOTE.sub("    ", first, count=1))


def surroundings(text: EditableText, leaf: Leaf) -> Surroundings:
    """What writing in a block must know."""
    parent = text.path(leaf.span)[-2]
    one_line = isinstance(leaf, n.Header | n.Term) or parent.kind == CELL
    sentences = text.breaks_at_sentences and not isinstance(leaf, n.CodeBlock)
    return Surroundings(text.source.path, text.text, line_prefix(text, leaf), one_line, sentences)


def line_prefix(text: EditableText, leaf: Leaf) -> str:
    """What a new line of a block begins with; of code, what its lines begin with now."""
    if not isinstance(leaf, n.CodeBlock):
        return prefix(text, leaf.span.start)
    first = leaf.pieces[0].start if leaf.pieces else leaf.span.start
    return prefix(text, first if leaf.pieces else leaf.span.start)


def is_blank(text: EditableText, start: int, end: int) -> bool:
    """Whether characters are nothing but spaces and the `>` of quotes."""
    return _BLANK.match(text.text, start, end) is not None


def without_lines(text: EditableText, start: int, end: int) -> tuple[Patch, ...]:
    """Ways to take out the lines of the characters `start` to `end`: with the blank lines below, above, or none."""
    first, last = text.line_start(start), text.line_end(end)
    after = min(last + 1, len(text.text))
    below = after
    while below < len(text.text) and is_blank(text, below, text.line_end(below)):
        below = min(text.line_end(below) + 1, len(text.text))
    above = first
    while above > text.start and is_blank(text, text.line_start(above - 1), above - 1):
        above = text.line_start(above - 1)
    path = text.source.path
    found = [
        Patch(path, first, below, ""),
        Patch(path, max(above - 1, text.start), last, ""),
        Patch(path, first, after, ""),
    ]
    ends_quote = ">" in text.text[above:first] and ">" not in text.text[after:below]
    if below == len(text.text) or ends_quote:
        found = [found[1], found[2], found[0]]
    return tuple(found)


def with_removals(candidates: Iterable[Candidate], removals: Sequence[Sequence[Patch]]) -> Iterator[Candidate]:
    """Candidates with blocks taken out elsewhere, in each way."""
    if not removals:
        yield from candidates
        return
    for candidate in islice(candidates, 20):
        for ways in zip(*removals, strict=True):
            yield _with(candidate, ways)


def _with(candidate: Candidate, ways: tuple[Patch, ...]) -> Candidate:
    return Candidate(lambda escaped: (*candidate.write(escaped), *ways), candidate.groups)
