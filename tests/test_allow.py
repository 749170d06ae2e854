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
priorities: [BZK-1]
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
    assert left(tmp_path, {MEETNET: ALLOWING.format(rule="heading-skipped", text="## Twee\n\nTekst.")}) == []


def test_it_is_shown_elsewhere(tmp_path: Path) -> None:
    changes = {
        MEETNET: ALLOWING.format(rule="heading-skipped", text="## Twee\n\nTekst."),
        "chapters/20-ai.md": "---\ntitle: AI\n---\n\n## Twee\n",
    }
    assert left(tmp_path, changes) == ["chapters/20-ai.md:5:1 NDS241"]


@pytest.mark.parametrize(("rule", "code"), [("heading-skipped", "NDS140"), ("heading-skiped", "NDS141")])
def test_what_allows_nothing_is_found(tmp_path: Path, rule: str, code: str) -> None:
    assert left(tmp_path, {MEETNET: ALLOWING.format(rule=rule, text="Tekst.")}) == [f"{MEETNET}:6:12 {code}"]
