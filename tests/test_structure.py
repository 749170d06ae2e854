"""Checks on headings."""

from __future__ import annotations

from pathlib import Path

import pytest

from nds_docs.checks import structure
from tests.small_project import FRONT_MATTER, shown, small_project


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Een\n\n## Twee\n\n# Een\n", []),
        ("# Een\n\n## Twee\n\n### Drie\n", ["11:1 NDS240"]),
        ("# Een\n\n### Drie\n", ["9:1 NDS240"]),
        ("## Twee\n", ["7:1 NDS241"]),
        ("::: {.box}\n### Kop van een kader\n:::\n", []),
        ("::: {.bijzonder}\n## Twee\n:::\n", ["8:1 NDS241"]),
        ("> ## Twee\n", []),
    ],
)
def test_contributions(tmp_path: Path, text: str, expected: list[str]) -> None:
    path = "contributions/uvw/meetnet.md"
    project = small_project(tmp_path, {path: FRONT_MATTER + text})
    assert shown(tuple(structure.check(project)), project) == [f"{path}:{place}" for place in expected]


@pytest.mark.parametrize(
    ("text", "expected"), [("# 1\n\n## 2\n\n### 3\n", []), ("# 1\n\n## 2\n\n### 3\n\n#### 4\n", ["12:1 NDS240"])]
)
def test_chapters_go_one_deeper(tmp_path: Path, text: str, expected: list[str]) -> None:
    path = "chapters/10-data.md"
    project = small_project(tmp_path, {path: "---\ntitle: Data\npriority: BZK-1\n---\n\n" + text})
    assert shown(tuple(structure.check(project)), project) == [f"{path}:{place}" for place in expected]
