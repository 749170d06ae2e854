"""What one reading knows and finds: shared by the rules, which markdown-it calls with its own states."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import Any, cast

from nds_docs.checks.diagnostics import Finding, Rule
from nds_docs.document.source import Source, Span
from nds_docs.language import Text

_KEY = "page"


@dataclass(slots=True)
class Page:
    """One text being read. `notes` holds the labels of the footnotes it defines and where: the last one counts."""

    source: Source
    start: int
    expressions: bool
    findings: list[Finding] = field(default_factory=list)
    notes: dict[str, Span] = field(default_factory=dict)
    note_depth: int = 0

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
