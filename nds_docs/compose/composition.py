"""A project composed: its editions before they are written."""

from __future__ import annotations

from dataclasses import dataclass

from nds_docs.checks.diagnostics import Finding, has_errors
from nds_docs.compose.edition import Letter, Strategy
from nds_docs.compose.measure_list import ListedMeasure
from nds_docs.compose.project import Project


@dataclass(frozen=True)
class Composition:
    """The editions, and all that was found on the way; the letters are in the order of their addressees.

    `measures` are those of the strategy, in its order.
    """

    project: Project
    strategy: Strategy
    letters: tuple[Letter, ...]
    measures: tuple[ListedMeasure, ...]
    findings: tuple[Finding, ...]

    @property
    def has_errors(self) -> bool:
        return has_errors(self.findings)

    @property
    def in_the_way(self) -> tuple[Finding, ...]:
        """What stands in the way of a final edition: errors, and what is still to be done."""
        return tuple(finding for finding in self.findings if finding.rule.in_the_way)
