"""Findings: what is wrong where, as values. Any stage may return them; only `cli.py` prints them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from nds_docs.document.source import NOWHERE, Span
from nds_docs.errors import NdsError
from nds_docs.language import Language, Text


class Severity(Enum):
    """An error makes the exit code 1 and stands in the way of a final edition; a warning and a note do neither."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Finding:
    """One thing to repair, at one place; `values` fill the message of the rule and the hint."""

    rule: Rule
    span: Span = NOWHERE
    values: tuple[tuple[str, object], ...] = ()
    hint: Text | None = None

    @property
    def code(self) -> str:
        return self.rule.code

    @property
    def severity(self) -> Severity:
        return self.rule.severity

    def message(self, language: Language) -> str:
        return self.rule.message.say(language, dict(self.values))

    def hint_text(self, language: Language) -> str:
        """The repair in one sentence, that of the place before that of the rule; "" where there is none."""
        hint = self.hint or self.rule.hint
        return hint.say(language, dict(self.values)) if hint else ""

    def as_error(self, line: int) -> NdsError:
        """The same where nothing can go on: message and hint in one sentence."""
        return NdsError(Text(self._sentence("nl"), self._sentence("en")), path=self.span.path, line=line)

    def _sentence(self, language: Language) -> str:
        return "; ".join(filter(None, (self.message(language), self.hint_text(language))))


@dataclass(frozen=True)
class Rule:
    """One row of the table in `rules/`.

    `name` names the fault, so that "allow long-sentence" reads well. `bad` and `good` are the smallest Markdown
    files that do and do not break the rule: a test reads them. Where a rule is not about Markdown they are "".
    `hint` is the repair where it is the same everywhere. `stops_final`: no error, but it stands in the way of a final
    edition all the same.
    """

    code: str
    name: str
    severity: Severity
    message: Text
    why: Text
    bad: str = ""
    good: str = ""
    hint: Text | None = None
    stops_final: bool = False

    @property
    def in_the_way(self) -> bool:
        """Whether a final edition waits for the repair; then nobody can allow it either."""
        return self.stops_final or self.severity is Severity.ERROR

    def at(self, span: Span, *, hint: Text | None = None, **values: object) -> Finding:
        """A finding of this rule at a place."""
        return Finding(self, span, tuple(values.items()), hint)


def in_reading_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sorted by file, place and code, each once: the order in which they are shown."""
    return tuple(sorted(set(findings), key=lambda f: (f.span, f.rule.code, str(f.values))))


def has_errors(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)
