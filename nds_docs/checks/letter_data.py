"""Whether the data of the covering letter agree with each other and with the register."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.register import MOTIONS
from nds_docs.checks.rules import contribution as shared
from nds_docs.checks.rules import letter_data as rules
from nds_docs.checks.suggestion import did_you_mean
from nds_docs.compose.project import Project
from nds_docs.document.source import Span
from nds_docs.register.positioned import place_of
from nds_docs.register.schema import LetterData, Motion, MotionState

_KEY = re.compile(r"[^\W\d_][\w:.-]*")


def check(project: Project) -> Iterator[Finding]:
    """What is wrong with the motions, toezeggingen and dates of a letter."""
    letter = project.register.letter
    if letter is None:
        return
    yield from _annex(project, letter)
    for index, motion in enumerate(letter.motions):
        yield from _motion(project, index, motion)
    document = project.register.document.date
    if letter.date is not None and letter.date < document:
        span = place_of(project.places, "letter", "date")
        yield rules.LETTER_BEFORE_DOCUMENT.at(span, letter=letter.date.isoformat(), document=document.isoformat())


def source_key(source: str) -> str:
    """The key that a `source:` of a motion names; "" where it is words, as "Kamerstuk 26 643, nr. 904"."""
    return source if _KEY.fullmatch(source) else ""


def _annex(project: Project, letter: LetterData) -> Iterator[Finding]:
    listed = [index for index, annex in enumerate(letter.annexes) if annex.file == MOTIONS]
    if letter.motions and not listed:
        yield rules.MOTIONS_UNLISTED.at(_first(place_of(project.places, "letter", "motions")))
    if listed and not letter.motions:
        yield rules.ANNEX_WITHOUT_MOTIONS.at(place_of(project.places, "letter", "annexes", listed[0], "file"))


def _motion(project: Project, index: int, motion: Motion) -> Iterator[Finding]:
    def place(key: str) -> Span:
        return place_of(project.places, "letter", "motions", index, key)

    key = source_key(motion.source)
    if key and key not in project.references:
        yield shared.UNKNOWN_REFERENCE_KEY.at(place("source"), key=key, hint=did_you_mean(key, project.references))
    if motion.state is MotionState.OPEN and not motion.expected:
        yield rules.OPEN_WITHOUT_MOMENT.at(place("state"))
    if motion.state is MotionState.SETTLED and motion.expected:
        yield rules.SETTLED_WITH_MOMENT.at(place("expected"), expected=motion.expected)
    if motion.state is MotionState.SETTLED and not (motion.answer or motion.where):
        yield rules.SETTLED_WITHOUT_ANSWER.at(place("state"))


def _first(span: Span) -> Span:
    """Where a list starts: enough to show."""
    return Span(span.path, span.start, min(span.end, span.start + 1))
