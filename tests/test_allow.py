"""Findings that a writer means to leave standing."""

from __future__ import annotations

from pathlib import Path

import pytest

from nds_docs.checks.every import check, without_allowed
from tests.small_project import Files, shown, small_project

ALLOWING = """\
---
title: Meetnet
party: uvw
priorities: [UVW-1]
allow:
  - {{rule: {rule}, reason: het kan even niet anders}}
---

{text}
"""
MEETNET = "contributions/uvw/meetnet.md"


def left(root: Path, changes: Files) -> list[str]:
    project = small_project(root, changes)
    return shown(without_allowed((*project.findings, *check(project)), project), project)


def test_what_is_allowed_is_not_shown(tmp_path: Path) -> None:
    assert left(tmp_path, {MEETNET: ALLOWING.format(rule="merged-priority", text="Tekst.")}) == []


def test_it_is_shown_elsewhere(tmp_path: Path) -> None:
    text = ALLOWING.format(rule="merged-priority", text="Tekst.")
    changes = {MEETNET: text, "contributions/uvw/tweede.md": text.partition("allow:")[0] + "---\n\nTekst.\n"}
    assert left(tmp_path, changes) == ["contributions/uvw/tweede.md:4:14 NDS121"]


@pytest.mark.parametrize(
    ("rule", "text", "codes"),
    [
        ("proposed-priority", "Tekst.", ["NDS140"]),
        ("merged-prioritie", "Tekst.", ["NDS141"]),
        ("empty-contribution", "", ["NDS142", "NDS132"]),
        ("todo-left", "Tekst.\n\n::: {.todo for=bzk}\nNavragen.\n:::", ["NDS142", "NDS275"]),
    ],
)
def test_what_allows_nothing_is_found(tmp_path: Path, rule: str, text: str, codes: list[str]) -> None:
    found = left(tmp_path, {MEETNET: ALLOWING.format(rule=rule, text=text)})
    assert sorted(line.split()[1] for line in found if "NDS121" not in line) == sorted(codes)
    assert f"{MEETNET}:6:12 {codes[0]}" in found
