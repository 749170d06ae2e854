"""Checks on labels."""

from __future__ import annotations

from pathlib import Path

from nds_docs.checks import labels
from tests.small_project import FRONT_MATTER, shown, small_project

MEETNET = "contributions/uvw/meetnet.md"


def test_a_label_twice_in_one_text(tmp_path: Path) -> None:
    project = small_project(tmp_path, {MEETNET: FRONT_MATTER + "# Een {#sec-a}\n\n[Twee]{#sec-a}\n"})
    [finding] = labels.check(project)
    assert shown((finding,), project) == [f"{MEETNET}:9:1 NDS305"]
    assert finding.message("nl") == "label `sec-a` staat al op regel 7"


def test_a_label_in_two_chapters(tmp_path: Path) -> None:
    text = "---\ntitle: {}\n---\n\n# Kop {{#sec-a}}\n"
    changes = {"chapters/20-a.md": text.format("A"), "chapters/30-b.md": text.format("B")}
    project = small_project(tmp_path, {**changes, MEETNET: FRONT_MATTER + "# Een {#sec-a}\n"})
    [finding] = labels.check(project)
    assert shown((finding,), project) == ["chapters/30-b.md:5:1 NDS305"]
    assert finding.message("en") == "label `sec-a` is already used: chapters/20-a.md, line 5"


def test_a_label_that_says_what_it_names(tmp_path: Path) -> None:
    text = "# Een {#sec-een}\n\n::: {.measure #act-een owner=uvw}\nTekst.\n:::\n\n| a |\n|---|\n\n: Tabel {#tbl-een}\n"
    project = small_project(tmp_path, {MEETNET: FRONT_MATTER + text + "\n[span]{#overal}\n"})
    assert list(labels.check(project)) == []


def test_a_label_that_does_not(tmp_path: Path) -> None:
    text = "# Een {#een}\n\n::: {.measure #sec-een owner=uvw}\nTekst.\n:::\n"
    project = small_project(tmp_path, {MEETNET: FRONT_MATTER + text})
    findings = tuple(labels.check(project))
    assert shown(findings, project) == [f"{MEETNET}:7:1 NDS309", f"{MEETNET}:9:1 NDS309"]
    assert findings[0].hint_text("nl") == "noem het `sec-een`"
