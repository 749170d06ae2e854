"""Whether what `nds.yml` says agrees with itself, with `references.yml` and with the folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath

from nds_docs.checks import word_template
from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.rules import contribution as shared
from nds_docs.checks.rules import register as rules
from nds_docs.checks.suggestion import did_you_mean
from nds_docs.compose.project import LETTER, Project
from nds_docs.document.source import Span
from nds_docs.language import Text
from nds_docs.register.load import resolve_priority
from nds_docs.register.positioned import place_of
from nds_docs.register.schema import ABSORBED, PARTY_ID, PRIORITY_ID, Priority, PriorityStatus, Register

STRATEGY = "strategy"
"""The file of an annex that is the document itself."""

MOTIONS = "motions"
"""The file of an annex that is the list of motions and toezeggingen, in the letter itself."""


def check(project: Project) -> Iterator[Finding]:
    """What is wrong with the register without making it unreadable."""
    yield from _priorities(project)
    yield from _milestones(project)
    yield from _approvals(project)
    yield from _letter(project)
    yield from _annexes(project)
    yield from _template(project)


def _place(project: Project, *path: str | int) -> Span:
    return place_of(project.places, *path)


def _priorities(project: Project) -> Iterator[Finding]:
    parties = [party.id for party in project.register.parties]
    for index, priority in enumerate(project.register.priorities):
        if priority.proposed_by not in parties:
            span = _place(project, "priorities", index, "proposed_by")
            hint = did_you_mean(priority.proposed_by, parties)
            yield shared.UNKNOWN_PARTY.at(span, party=priority.proposed_by, hint=hint)
        for number, key in enumerate(priority.basis):
            if key not in project.references:
                span = _place(project, "priorities", index, "basis", number)
                hint = did_you_mean(key, project.references)
                yield shared.UNKNOWN_REFERENCE_KEY.at(span, key=key, hint=hint)
        yield from _merge(project, index, priority)


def _merge(project: Project, index: int, priority: Priority) -> Iterator[Finding]:
    if priority.into is None:
        return
    span = _place(project, "priorities", index, "into")
    if priority.status is not PriorityStatus.MERGED:
        yield rules.INTO_WITHOUT_MERGE.at(span, priority=priority.id, into=priority.into, status=priority.status.value)
        return
    final = resolve_priority(project.register, priority.id)
    if final.status is not PriorityStatus.ADOPTED:
        yield rules.MERGED_INTO_NOTHING.at(span, priority=priority.id, final=final.id, status=final.status.value)


def _milestones(project: Project) -> Iterator[Finding]:
    latest = None
    for index, milestone in enumerate(project.register.milestones):
        if milestone.was == milestone.date:
            yield rules.UNCHANGED_DATE.at(_place(project, "milestones", index, "was"), milestone=milestone.id)
        if latest is not None and milestone.date < latest.date:
            yield rules.MILESTONE_ORDER.at(
                _place(project, "milestones", index, "date"),
                milestone=milestone.id,
                date=milestone.date.isoformat(),
                other=latest.id,
                later=latest.date.isoformat(),
            )
        else:
            latest = milestone


def _approvals(project: Project) -> Iterator[Finding]:
    for index, approval in enumerate(project.register.approvals):
        if hint := _party_meant(project.register, approval.by):
            yield rules.UNKNOWN_APPROVER.at(_place(project, "approvals", index, "by"), party=approval.by, hint=hint)
        yield from _scope(project, approval.scope, _place(project, "approvals", index, "scope"))


def _party_meant(register: Register, by: str) -> Text | None:
    """The party that was meant by a free text: named by its name or its abbreviation, or almost by its id."""
    ids = [party.id for party in register.parties]
    if by in ids:
        return None
    for party in register.parties:
        if by.casefold() in (party.id.casefold(), party.short.casefold(), party.name.casefold()):
            return did_you_mean(party.id, ids)
    return did_you_mean(by, ids) if re.search(PARTY_ID, by) else None


def _scope(project: Project, scope: str, span: Span) -> Iterator[Finding]:
    priorities = [priority.id for priority in project.register.priorities]
    contributions = [contribution.id for contribution in project.contributions]
    if scope == "document" or scope in priorities or scope in contributions:
        return
    if re.search(PRIORITY_ID, scope):
        yield shared.UNKNOWN_PRIORITY.at(span, priority=scope, hint=did_you_mean(scope, priorities))
    elif re.search(ABSORBED, scope):
        yield shared.UNKNOWN_CONTRIBUTION.at(span, contribution=scope, hint=did_you_mean(scope, contributions))
    else:
        yield rules.UNKNOWN_SCOPE.at(span, scope=scope, hint=did_you_mean(scope, ["document", *contributions]))


def _letter(project: Project) -> Iterator[Finding]:
    """A letter takes its data and its text: one without the other is none."""
    unread = any(finding.span.path == LETTER for finding in project.findings)
    if project.register.letter is not None and project.letter is None and not unread:
        yield rules.LETTER_WITHOUT_TEXT.at(_place(project, "letter", "subject"), file=LETTER)
    if project.register.letter is None and project.letter is not None:
        yield rules.TEXT_WITHOUT_LETTER.at(Span(LETTER, 0, 0))


def _template(project: Project) -> Iterator[Finding]:
    file = project.register.document.word_template
    if file and (reason := word_template.fault(project.files.get(file))):
        yield rules.TEMPLATE_NOT_USED.at(_place(project, "document", "word_template"), file=file, reason=reason)


def _annexes(project: Project) -> Iterator[Finding]:
    letter = project.register.letter
    if letter is None or not letter.annexes:
        return
    files = [annex.file for annex in letter.annexes]
    if STRATEGY not in files:
        yield rules.ANNEX_WITHOUT_STRATEGY.at(_place(project, "letter", "annexes"))
    for index, file in enumerate(files):
        span = _place(project, "letter", "annexes", index, "file")
        if file in files[:index]:
            yield rules.ANNEX_TWICE.at(span, file=file)
        if _leaves(file):
            yield rules.ANNEX_OUTSIDE.at(span, file=file)


def _leaves(file: str) -> bool:
    """Whether a path leads out of the project, on this system or on another."""
    windows = PureWindowsPath(file)
    return PurePosixPath(file).is_absolute() or bool(windows.anchor) or ".." in windows.parts
