"""The ways to write a block of code: as it is typed, or between fences where only those can say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from nds_docs.document import nodes as n
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import Patch
from nds_docs.review.edit.escaping import patches_of
from nds_docs.review.edit.inserting import fenced, indent_of, margin_of
from nds_docs.review.edit.lines import line_prefix
from nds_docs.review.edit.parts import SPLIT, Part
from nds_docs.review.edit.shape import Text
from nds_docs.review.edit.units import UnitKind
from nds_docs.review.edit.verify import Candidate, fixed

FENCE = re.compile("`{3,}|~{3,}")


def opening_of(text: EditableText, leaf: n.CodeBlock) -> str:
    """The line that opens code between fences; empty where it is indented."""
    line = text.text[leaf.span.start : text.line_end(leaf.span.start)]
    return line if FENCE.match(line) else ""


def ways_of_code(
    text: EditableText, leaf: n.CodeBlock, old: Text, parts: Sequence[Part], between: str = ""
) -> Iterator[Candidate]:
    """The ways to write the parts of code, best first; `between` stands for each split in them.

    Code that is indented cannot begin or end with an empty line, and fences must be longer than any inside them.
    """
    own = line_prefix(text, leaf)
    pairs = zip_longest(parts, parts[1:])
    typed = [_as_line(part, following, own, between + own) for part, following in pairs]
    yield Candidate(lambda _: patches_of(typed, frozenset(), leaf.span))
    margin, opening = margin_of(text, old), opening_of(text, leaf) or "```"
    blocks = (fenced(said, margin, opening) for said in "".join(map(_said, parts)).split(SPLIT))
    begin = leaf.span.start - indent_of(text, old)
    yield fixed(Patch(leaf.span.path, begin, leaf.span.end, f"\n{margin.rstrip()}\n{margin}".join(blocks)))


def _as_line(part: Part, following: Part | None, prefix: str, split: str) -> Part:
    """A part as it is typed: a line begins as the others do, also one that was empty and is no more."""
    if part.text == SPLIT:
        return replace(part, text=split)
    if not _ends_line(part) or _are_neighbours(part, following):
        return part
    ends = following is None or _ends_line(following)
    return replace(part, text="\n" + (prefix.rstrip() if ends else prefix), unit=None)


def _ends_line(part: Part) -> bool:
    return part.kind is UnitKind.BREAK or part.text.startswith("\n")


def _are_neighbours(part: Part, following: Part | None) -> bool:
    if part.unit is None or following is None or following.unit is None:
        return False
    return part.unit.end == following.unit.start


def _said(part: Part) -> str:
    """What a part is in the code itself."""
    if part.unit is not None:
        return part.unit.text
    return "\n" if part.kind is UnitKind.BREAK else part.text
