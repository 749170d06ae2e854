"""Findings as a person reads them on a terminal, and as a program reads them (JSON)."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from nds_docs.checks.diagnostics import Finding, Severity, in_reading_order
from nds_docs.document.source import Source
from nds_docs.language import Language, Text

TAB = "    "
WINDOW = 72
"""Columns of a line that are shown: with its number it fits a terminal of 80."""
ELLIPSIS = "…"

KINDS = {
    Severity.ERROR: Text(nl="", en=""),
    Severity.WARNING: Text(nl="waarschuwing: ", en="warning: "),
    Severity.NOTE: Text(nl="ter informatie: ", en="note: "),
}
COUNTED = {
    Severity.ERROR: (Text(nl="fout", en="error"), Text(nl="fouten", en="errors")),
    Severity.WARNING: (Text(nl="waarschuwing", en="warning"), Text(nl="waarschuwingen", en="warnings")),
    Severity.NOTE: (Text(nl="opmerking", en="note"), Text(nl="opmerkingen", en="notes")),
}
NOTHING_FOUND = Text(nl="Niets gevonden: alles in orde.", en="Nothing found: all is well.")
HINT = Text(nl="tip", en="hint")

_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_QUIET = "2"


def text_report(
    findings: Iterable[Finding], sources: Mapping[str, Source], language: Language, *, colour: bool = False
) -> str:
    """Every finding as `file:line:column: CODE message`, its line with the place underlined, and a hint.

    In the order of the text, each once, and a count at the end. `sources` are the texts by path; a finding elsewhere
    has no line. `colour` adds ANSI colours; without it the report is plain text.
    """
    ordered = in_reading_order(findings)
    if not ordered:
        return NOTHING_FOUND.say(language) + "\n"
    shown = ("\n".join(_finding(finding, sources, language, colour)) for finding in ordered)
    return "\n\n".join((*shown, summary(ordered, language))) + "\n"


def summary(findings: Iterable[Finding], language: Language) -> str:
    """How much there is of what: "2 fouten, 1 waarschuwing"."""
    counts = _counts(findings)
    parts = (f"{n} {COUNTED[kind][n != 1].say(language)}" for kind, n in counts.items() if n)
    return ", ".join(parts)


def json_report(findings: Iterable[Finding], sources: Mapping[str, Source], language: Language) -> str:
    """The findings as one JSON object, in the order of the text.

    `{"errors": 1, "warnings": 0, "notes": 0, "findings": [{"code": "NDS301", "name": "unresolved-reference",
    "severity": "error", "file": "chapters/10-inleiding.md", "line": 3, "column": 5, "end_line": 3, "end_column": 12,
    "message": "…", "hint": "…"}]}`. Lines and columns count from 1, columns in characters, the end exclusive; null
    where there is no place. `file` and `hint` are "" where there is none.
    """
    ordered = in_reading_order(findings)
    counts = {f"{kind.value}s": count for kind, count in _counts(ordered).items()}
    shown = [_as_json(finding, sources, language) for finding in ordered]
    return json.dumps({**counts, "findings": shown}, ensure_ascii=False, indent=2) + "\n"


def _counts(findings: Iterable[Finding]) -> dict[Severity, int]:
    counts = dict.fromkeys(Severity, 0)
    for finding in findings:
        counts[finding.severity] += 1
    return counts


def _as_json(finding: Finding, sources: Mapping[str, Source], language: Language) -> dict[str, str | int | None]:
    source = sources.get(finding.span.path)
    start = source.place(finding.span.start) if source else None
    end = source.place(finding.span.end) if source else None
    return {
        "code": finding.code,
        "name": finding.rule.name,
        "severity": finding.severity.value,
        "file": finding.span.path,
        "line": start and start.line,
        "column": start and start.column,
        "end_line": end and end.line,
        "end_column": end and end.column,
        "message": finding.message(language),
        "hint": finding.hint_text(language),
    }


def _finding(finding: Finding, sources: Mapping[str, Source], language: Language, colour: bool) -> Iterator[str]:
    span, source = finding.span, sources.get(finding.span.path)
    place = source.place(span.start) if source else None
    where = ":".join(str(part) for part in (span.path, *(place or ())) if part)
    code = _painted(finding.code, _COLOURS[finding.severity], colour)
    message = visible(KINDS[finding.severity].say(language) + finding.message(language))
    yield f"{where}: {code} {message}" if where else f"{code} {message}"
    margin = " "
    if source and place and span.end > 0:
        line = source.line(place.line)
        length = max(1, min(span.end - span.start, len(line) - place.column + 1))
        excerpt, bar = shown_line(line, place.column - 1, length), _painted("|", _QUIET, colour)
        margin = " " * len(f"  {place.line}")
        yield f"  {place.line} {bar} {excerpt.line}"
        yield f"{margin} {bar} {_painted(excerpt.underline, _COLOURS[finding.severity], colour)}"
    if hint := finding.hint_text(language):
        yield f"{margin} = {HINT.say(language)}: {visible(hint)}"


class Excerpt(NamedTuple):
    """A line as it is shown, and what stands below it."""

    line: str
    underline: str


def shown_line(line: str, start: int, length: int) -> Excerpt:
    """The part of a line around `length` characters from `start`, and carets below them.

    Tabs become spaces, wide characters count for two and accents for none, so that the carets stand right; what no
    screen can show, or what would change what it shows, becomes a visible sign.
    """
    first = max(0, start - WINDOW)
    cells_before = [_cell(character) for character in line[first:start]]
    cells_after = [_cell(character) for character in line[start : start + WINDOW]]
    room = max(WINDOW // 2, WINDOW - sum(map(_width, cells_after)))
    before = cells_before[len(cells_before) - _fitting(cells_before[::-1], room) :]
    after = cells_after[: _fitting(cells_after, WINDOW - sum(map(_width, before)))]
    head = ELLIPSIS if len(before) < start else ""
    tail = ELLIPSIS if start + len(after) < len(line) else ""
    left = head + "".join(before)
    carets = max(1, sum(map(_width, after[:length])))
    return Excerpt(left + "".join(after) + tail, " " * _width(left) + "^" * carets)


def _fitting(cells: list[str], width: int) -> int:
    """How many of these cells fit in `width` columns."""
    used = 0
    for count, cell in enumerate(cells):
        used += _width(cell)
        if used > width:
            return count
    return len(cells)


def visible(text: str) -> str:
    """The text with tabs as spaces and a sign for each character that is not seen."""
    return "".join(map(_cell, text))


def _cell(character: str) -> str:
    if character == "\t":
        return TAB
    if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Cs"):
        return "·"
    return character


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _painted(text: str, style: str, colour: bool) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if colour else text
