"""Every check there is, and the findings that a writer means to leave standing."""

from __future__ import annotations

from collections.abc import Iterator

from nds_docs.checks import (
    absorbed,
    chapters,
    contributions,
    images,
    labels,
    letter,
    letter_data,
    measures,
    register,
    structure,
)
from nds_docs.checks.diagnostics import Finding, in_reading_order
from nds_docs.checks.rules import RULES
from nds_docs.checks.rules import contribution as rules
from nds_docs.checks.suggestion import did_you_mean
from nds_docs.compose.project import Chapter, Contribution, Project
from nds_docs.register.positioned import place_of

SUBJECTS = (
    register,
    letter_data,
    contributions,
    chapters,
    absorbed,
    structure,
    images,
    labels,
    measures,
    letter,
)


def check(project: Project) -> tuple[Finding, ...]:
    """What the checks find in a project that was read; `project.findings`, those of reading, are not among them."""
    return tuple(finding for subject in SUBJECTS for finding in subject.check(project))


def without_allowed(findings: tuple[Finding, ...], project: Project) -> tuple[Finding, ...]:
    """All findings of reading, checking and composing, less the warnings and notes that their file allows.

    An `allow` that names no rule or what is in the way of a final edition, or that allows nothing, is a finding. In
    reading order, each once.
    """
    allowed = {(draft.source.path, name) for draft in project.texts for name in _names(draft)}
    kept = [
        finding
        for finding in findings
        if finding.rule.in_the_way or (finding.span.path, finding.rule.name) not in allowed
    ]
    used = {(finding.span.path, finding.rule.name) for finding in findings}
    about_allow = (finding for draft in project.texts for finding in _unneeded(draft, used))
    return in_reading_order((*kept, *about_allow))


def _names(draft: Chapter | Contribution) -> tuple[str, ...]:
    return tuple(allowance.rule for allowance in draft.front.allow) if draft.front else ()


def _unneeded(draft: Chapter | Contribution, used: set[tuple[str, str]]) -> Iterator[Finding]:
    known = {rule.name: rule for rule in RULES}
    for index, name in enumerate(_names(draft)):
        span = place_of(draft.places, "allow", index, "rule")
        if name not in known:
            yield rules.UNKNOWN_ALLOW.at(span, name=name, hint=did_you_mean(name, known))
        elif known[name].in_the_way:
            yield rules.ALLOWED_ERROR.at(span, name=name)
        elif (draft.source.path, name) not in used:
            yield rules.UNUSED_ALLOW.at(span, name=name)
