"""What a person sees of a finding."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nds_docs.checks.diagnostics import Finding, Rule, Severity
from nds_docs.checks.report import WINDOW, json_report, shown_line, text_report
from nds_docs.document.source import NOWHERE, Source, Span
from nds_docs.language import Text

FAULT = Rule("NDS901", "fault", Severity.ERROR, Text(nl="fout in `{what}`", en="fault in `{what}`"), why=Text("", ""))
DOUBT = Rule("NDS902", "doubt", Severity.WARNING, Text(nl="let op", en="mind"), why=Text("", ""))
REMARK = Rule("NDS903", "remark", Severity.NOTE, Text(nl="opmerking", en="remark"), why=Text("", ""))
MEANT = Text(nl="bedoelde u `@sec-b`?", en="did you mean `@sec-b`?")


def source(text: str, path: str = "chapters/10-a.md") -> Source:
    return Source(path, text.encode())


def report(finding: Finding, text: str) -> str:
    file = source(text)
    return text_report([finding], {file.path: file}, "nl")


def test_a_finding_with_its_line_and_a_hint() -> None:
    text = "# Kop\n\nZie @sec-a voor meer.\n"
    finding = FAULT.at(Span("chapters/10-a.md", 11, 17), what="@sec-a", hint=MEANT)
    assert report(finding, text) == (
        "chapters/10-a.md:3:5: NDS901 fout in `@sec-a`\n"
        "  3 | Zie @sec-a voor meer.\n"
        "    |     ^^^^^^\n"
        "    = tip: bedoelde u `@sec-b`?\n"
        "\n"
        "1 fout\n"
    )


def test_the_order_of_the_text_each_once_and_a_count() -> None:
    file = source("a\nb\n")
    findings = [DOUBT.at(Span(file.path, 2, 3)), FAULT.at(Span(file.path, 0, 1), what="a"), REMARK.at(NOWHERE)]
    assert text_report([*findings, *findings], {file.path: file}, "en") == (
        "NDS903 note: remark\n"
        "\n"
        "chapters/10-a.md:1:1: NDS901 fault in `a`\n"
        "  1 | a\n"
        "    | ^\n"
        "\n"
        "chapters/10-a.md:2:1: NDS902 warning: mind\n"
        "  2 | b\n"
        "    | ^\n"
        "\n"
        "1 error, 1 warning, 1 note\n"
    )


def test_nothing_found() -> None:
    assert text_report([], {}, "nl") == "Niets gevonden: alles in orde.\n"


def test_a_file_that_is_no_text_has_no_line() -> None:
    finding = DOUBT.at(Span("contributions/uvw/plaat.png", 0, 0))
    assert text_report([finding], {}, "nl").startswith("contributions/uvw/plaat.png: NDS902 waarschuwing: let op\n\n")


def test_a_finding_about_a_whole_file_shows_no_line() -> None:
    assert report(REMARK.at(Span("chapters/10-a.md", 0, 0)), "tekst").splitlines()[1] == ""


def test_a_place_of_more_lines_is_underlined_to_the_end_of_the_first() -> None:
    assert "\n    |  ^^\n" in report(DOUBT.at(Span("chapters/10-a.md", 1, 6)), "abc\ndef\n")


def test_the_end_of_a_file_can_be_pointed_at() -> None:
    assert "a.md:2:1: NDS902 waarschuwing: let op\n  2 | \n    | ^\n" in report(
        DOUBT.at(Span("chapters/10-a.md", 4, 4)), "abc\n"
    )


@pytest.mark.parametrize(
    ("line", "start", "length", "shown", "underline"),
    [
        ("\ta\tb", 1, 3, "    a    b", "    ^^^^^^"),
        ("日本 x", 3, 1, "日本 x", "     ^"),
        ("日本 x", 1, 1, "日本 x", "  ^^"),
        ("e\u0301n x", 4, 1, "e\u0301n x", "   ^"),
        ("a\x1b[31m\u202eb", 7, 1, "a·[31m·b", "       ^"),
        ("", 0, 1, "", "^"),
    ],
)
def test_the_carets_stand_right(line: str, start: int, length: int, shown: str, underline: str) -> None:
    assert shown_line(line, start, length) == (shown, underline)


def test_a_long_line_is_shown_around_the_place() -> None:
    line = "a" * 500_000 + "HIER" + "b" * 500_000
    shown, underline = shown_line(line, 500_000, 4)

    assert (shown[0], shown[-1], len(shown)) == ("…", "…", WINDOW + 2)
    assert shown[underline.index("^") : len(underline)] == "HIER"


def test_a_line_that_fits_is_shown_whole() -> None:
    line = "woord " * (WINDOW // 6)
    assert shown_line(line, WINDOW - 6, 5).line == line


@pytest.mark.parametrize("start", [0, 1, 49, 50, 51, 99, 100, 101, 150, 198])
def test_carets_stay_in_the_line(start: int) -> None:
    line = "".join(chr(0x100 + at) for at in range(200))
    shown, underline = shown_line(line, start, 1)
    assert shown[underline.index("^")] == line[start]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=300), st.data())
def test_any_line_is_shown_within_the_window(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    shown, underline = shown_line(line, start, data.draw(st.integers(1, 300)))

    assert underline.strip(" ") == "^" * underline.count("^") != ""
    assert all(character.isprintable() or unicodedata.category(character) in ("Zs", "Co", "Cn") for character in shown)
    assert sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in shown if not _mark(c)) <= WINDOW + 2


def _mark(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me")


def test_colour_changes_nothing_but_colour() -> None:
    file = source("abc\n")
    finding = FAULT.at(Span(file.path, 0, 2), what="ab", hint=MEANT)
    coloured = text_report([finding], {file.path: file}, "nl", colour=True)
    plain = text_report([finding], {file.path: file}, "nl")

    assert "\x1b[1;31mNDS901\x1b[0m" in coloured
    for style in ("\x1b[1;31m", "\x1b[2m", "\x1b[0m"):
        coloured = coloured.replace(style, "")
    assert plain == coloured


def test_json() -> None:
    file = source("Zie @sec-a\n")
    finding = FAULT.at(Span(file.path, 4, 10), what="één", hint=MEANT)
    text = json_report([REMARK.at(NOWHERE), finding], {file.path: file}, "nl")

    assert "één" in text
    assert json.loads(text) == {
        "errors": 1,
        "warnings": 0,
        "notes": 1,
        "findings": [
            {
                "code": "NDS903",
                "name": "remark",
                "severity": "note",
                "file": "",
                "line": None,
                "column": None,
                "end_line": None,
                "end_column": None,
                "message": "opmerking",
                "hint": "",
            },
            {
                "code": "NDS901",
                "name": "fault",
                "severity": "error",
                "file": "chapters/10-a.md",
                "line": 1,
                "column": 5,
                "end_line": 1,
                "end_column": 11,
                "message": "fout in `één`",
                "hint": "bedoelde u `@sec-b`?",
            },
        ],
    }
