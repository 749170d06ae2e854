"""What one reading knows and finds: shared by the rules, which markdown-it calls with its own states."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, cast

from nds_docs.checks.diagnostics import Finding, Rule
from nds_docs.document.characters import REPLACEMENT, without_forbidden
from nds_docs.document.nodes import Piece, PieceKind
from nds_docs.document.source import Source, Span
from nds_docs.language import Text

_KEY = "page"
_REPLACED = re.compile("[\t\ufffd]")


@dataclass
class Page:
    """One text being read. `notes` holds the labels of the footnotes it defines and where: the last one counts.

    `marked` are the labels that have a mark in the text, `note_depth` is above 0 inside a footnote. `links` are the
    lines (from 0, the last not included) of each definition of a link.
    """

    source: Source
    start: int
    expressions: bool
    findings: list[Finding] = field(default_factory=list)
    notes: dict[str, Span] = field(default_factory=dict)
    marked: set[str] = field(default_factory=set)
    links: list[tuple[int, int]] = field(default_factory=list)
    note_depth: int = 0

    @cached_property
    def text(self) -> str:
        """The text of the source; characters that no document may hold are U+FFFD, one for one."""
        return without_forbidden(self.source.text)

    @cached_property
    def has_replaced(self) -> bool:
        return _REPLACED.search(self.text) is not None

    def pieces(self, start: int, end: int, *, tabs: bool = False) -> list[Piece]:
        """Text as it stands in the source; a tab is shown as a space unless `tabs`."""
        found: list[Piece] = []
        at = start
        for other in _REPLACED.finditer(self.text, start, end) if self.has_replaced else ():
            place = other.start()
            text = other[0] if tabs or other[0] == REPLACEMENT else " "
            if text == self.source.text[place]:
                continue
            if at < place:
                found.append(Piece(at, place, self.text[at:place], PieceKind.TEXT))
            at = place + 1
            found.append(Piece(place, at, text, PieceKind.ATOM))
        if at < end:
            found.append(Piece(at, end, self.text[at:end], PieceKind.TEXT))
        return found

    def span(self, start: int, end: int) -> Span:
        return Span(self.source.path, start, end)

    def report(self, rule: Rule, start: int, end: int, *, hint: Text | None = None, **values: object) -> None:
        """Add a finding about the characters `start` to `end` of the source."""
        self.findings.append(rule.at(self.span(start, end), hint=hint, **values))

    def environment(self) -> dict[str, Any]:
        """The `env` of markdown-it with this page in it."""
        return {_KEY: self}


def page_of(env: MutableMapping[str, Any]) -> Page:
    """The page that `Page.environment` put there."""
    return cast(Page, env[_KEY])
