"""Checks on chapters, each on the smallest project with one thing wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from nds_docs.checks import chapters
from tests.small_project import CHAPTER, shown, small_project


def chapter(*lines: str) -> str:
    return "\n".join(("---", "title: Iets", *lines, "---", "", "Tekst.", ""))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"chapters/kamerbrief.md": chapter()}, []),
        ({"chapters/20-inleiding.md": chapter()}, []),
        ({"chapters/inleiding.md": chapter()}, ["chapters/inleiding.md:1:1 NDS135"]),
        ({"chapters/20 Inleiding.md": chapter()}, ["chapters/20 Inleiding.md:1:1 NDS135"]),
        ({"chapters/20-ai.md": chapter("priority: BZK-9")}, ["chapters/20-ai.md:3:11 NDS120"]),
        ({"chapters/20-ai.md": chapter("priority: BZK-2")}, ["chapters/20-ai.md:3:11 NDS126"]),
        ({"chapters/20-ai.md": chapter("priority: BZK-1")}, ["chapters/20-ai.md:3:11 NDS125"]),
        ({"chapters/10-data.md": chapter()}, ["nds.yml:6:10 NDS124"]),
    ],
)
def test_chapters(tmp_path: Path, changes: dict[str, str], expected: list[str]) -> None:
    project = small_project(tmp_path, changes)
    assert shown(tuple(chapters.check(project)), project) == expected


def test_two_chapters_for_one_priority_are_both_named(tmp_path: Path) -> None:
    project = small_project(tmp_path, {"chapters/20-ook.md": CHAPTER})
    [finding] = chapters.check(project)
    assert finding.message("nl") == "prioriteit `BZK-1` heeft al een hoofdstuk: chapters/10-data.md"


def test_a_better_name_for_a_chapter(tmp_path: Path) -> None:
    project = small_project(tmp_path, {"chapters/Slot_Woord.md": chapter()})
    [finding] = chapters.check(project)
    assert finding.hint_text("nl") == "noem het bestand bijvoorbeeld `40-slot-woord.md`"
