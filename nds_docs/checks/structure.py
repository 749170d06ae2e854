"""Checks on the headings of a text."""

from __future__ import annotations

from collections.abc import Iterator

from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.rules import headings as rules
from nds_docs.compose.project import Contribution, Project
from nds_docs.document import nodes as n
from nds_docs.document.classes import FRAMES
from nds_docs.document.nodes import Block

DEEPEST_IN_CONTRIBUTION = 2
DEEPEST_IN_CHAPTER = 3


def check(project: Project) -> Iterator[Finding]:
    """Headings that are deeper than the strategy goes, or that skip a level."""
    for draft in project.texts:
        deepest = DEEPEST_IN_CONTRIBUTION if isinstance(draft, Contribution) else DEEPEST_IN_CHAPTER
        yield from _outline(draft.document.blocks, deepest)


def _outline(blocks: tuple[Block, ...], deepest: int) -> Iterator[Finding]:
    above = 0
    for heading in headings(blocks):
        marks = "#" * heading.level
        if heading.level > deepest:
            yield rules.HEADING_TOO_DEEP.at(heading.span, marks=marks, limit="#" * deepest)
        elif heading.level > above + 1:
            yield rules.HEADING_SKIPPED.at(heading.span, marks=marks, wanted="#" * (above + 1))
        above = heading.level


def headings(blocks: tuple[Block, ...]) -> Iterator[n.Header]:
    """The headings that divide a text, in reading order."""
    for block in blocks:
        if isinstance(block, n.Header):
            yield block
        elif isinstance(block, n.Div) and FRAMES.isdisjoint(block.attr.classes):
            yield from headings(block.content)
