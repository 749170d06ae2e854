"""Markdown becomes a document, with the place of everything in it and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nds_docs.checks.diagnostics import Finding, in_reading_order
from nds_docs.checks.rules import structure as rules
from nds_docs.document.nodes import Document
from nds_docs.document.source import Source, Span
from nds_docs.markdown.blocks import BlockReader
from nds_docs.markdown.differences import report_differences
from nds_docs.markdown.page import Page
from nds_docs.markdown.parser import parse


@dataclass(frozen=True)
class Reading:
    """A text as it was read, and what was found on the way.

    `notes` says where the label of each footnote is defined, `links` where links are: the offsets of whole lines.
    """

    document: Document
    findings: tuple[Finding, ...]
    notes: Mapping[str, Span] = field(default_factory=dict)
    links: tuple[tuple[int, int], ...] = ()


def read(source: Source, *, start: int = 0, expressions: bool = False) -> Reading:
    """The Markdown of `source` from offset `start` on, which is the start of a line.

    All spans are offsets in `source.text`. `expressions` switches on `{{ … }}`: in chapters and the letter. Never
    raises on a text, whatever is in it.
    """
    page = Page(source, start, expressions)
    tokens = parse(page)
    blocks = BlockReader(page, tokens).blocks()
    report_differences(page, tokens)
    for label in page.notes.keys() - page.marked:
        page.findings.append(rules.UNUSED_FOOTNOTE.at(page.notes[label], label=label))
    span = page.span(start, len(source.text))
    starts = (*source.line_starts, len(source.text))
    links = tuple((starts[first], starts[after]) for first, after in page.links)
    return Reading(Document(blocks, span=span), in_reading_order(page.findings), page.notes, links)
