"""Checks on contributions, each on the smallest project with one thing wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from nds_docs.checks import contributions
from nds_docs.checks.contributions import better_name
from nds_docs.checks.diagnostics import Finding
from tests.small_project import CONTRIBUTION, Files, shown, small_project

MEETNET = "contributions/uvw/meetnet.md"


def found(root: Path, changes: Files) -> tuple[list[str], tuple[Finding, ...]]:
    project = small_project(root, changes)
    findings = tuple(contributions.check(project))
    return shown(findings, project), findings


def with_front(*lines: str, text: str = "Tekst.\n") -> str:
    return "\n".join(("---", *lines, "---", "", text))


def test_nothing_is_wrong_with_a_good_contribution(tmp_path: Path) -> None:
    assert found(tmp_path, {}) == ([], ())


def test_a_joint_contribution(tmp_path: Path) -> None:
    text = with_front("title: Meetnet", "parties: [uvw, bzk]", "priorities: [BZK-1]", "builds_on: [vaarkaart2023]")
    assert found(tmp_path, {MEETNET: text}) == ([], ())


@pytest.mark.parametrize(
    ("lines", "expected", "hint"),
    [
        (("party: uwv", "priorities: [BZK-1]"), "3:8 NDS110", "bedoelde u `uvw`?"),
        (("parties: [uvw, bkz]", "priorities: [BZK-1]"), "3:16 NDS110", "bedoelde u `bzk`?"),
        (("party: bzk", "priorities: [BZK-1]"), "3:8 NDS112", "verplaats het bestand naar `contributions/bzk/`"),
        (("parties: [bzk, uvw]", "priorities: [BZK-1]"), "3:11 NDS113", "zet `uvw` vooraan in `parties:`"),
        (("priorities: [BZK-1]",), "2:1 NDS114", "gebruik `party: uvw` voor één partij"),
        (("party: uvw", "parties: [uvw]", "priorities: [BZK-1]"), "3:8 NDS114", "gebruik `party: uvw`"),
        (("party: uvw", "priorities: [BZK-1, BZK-11]"), "4:21 NDS120", "bedoelde u `BZK-1`?"),
        (("party: uvw", "priorities: [UVW-1]"), "4:14 NDS121", ""),
        (("party: uvw", "priorities: [BZK-3]"), "4:14 NDS122", "kies een prioriteit met status `adopted`"),
        (("party: uvw", "priorities: [BZK-2]"), "4:14 NDS123", ""),
        (("party: uvw", "priorities: [BZK-1]", "builds_on: [vaarkaart]"), "5:13 NDS130", "bedoelde u `vaarkaart2023`?"),
        (("party: uvw", "priorities: [BZK-1]", "funding: additional"), "5:10 NDS131", "leg in `funding_note:` uit"),
    ],
)
def test_front_matter(tmp_path: Path, lines: tuple[str, ...], expected: str, hint: str) -> None:
    places, findings = found(tmp_path, {MEETNET: with_front("title: Meetnet", *lines)})
    assert places == [f"{MEETNET}:{expected}"]
    assert findings[0].hint_text("nl").startswith(hint)


def test_a_merged_priority_says_where_the_text_goes(tmp_path: Path) -> None:
    text = with_front("title: Meetnet", "party: uvw", "priorities: [UVW-1]")
    _, (finding,) = found(tmp_path, {MEETNET: text})
    assert finding.message("nl") == "prioriteit `UVW-1` is samengevoegd; de tekst komt bij `BZK-1` (Data)"


@pytest.mark.parametrize("text", ["", "\n \n", "<!-- volgt -->\n", "# Kop\n\n## Kop\n", "::: {.box}\n:::\n"])
def test_no_text(tmp_path: Path, text: str) -> None:
    text = with_front("title: Meetnet", "party: uvw", "priorities: [BZK-1]", text=text)
    assert found(tmp_path, {MEETNET: text})[0] == [f"{MEETNET}:1:1 NDS132"]


@pytest.mark.parametrize("text", ["Ja\n", "# Kop\n\n- a\n", "`x`\n", "| a |\n|---|\n| b |\n", "```\nx\n```\n"])
def test_any_text_will_do(tmp_path: Path, text: str) -> None:
    text = with_front("title: Meetnet", "party: uvw", "priorities: [BZK-1]", text=text)
    assert found(tmp_path, {MEETNET: text})[0] == []


def test_a_folder_that_is_no_party_is_named_once(tmp_path: Path) -> None:
    other = CONTRIBUTION.replace("party: uvw", "party: bzk")
    places, findings = found(tmp_path, {"contributions/bzkk/a.md": other, "contributions/bzkk/b.md": other})
    assert [place for place in places if "NDS111" in place] == ["contributions/bzkk/a.md:1:1 NDS111"]
    assert findings[0].hint_text("nl") == "bedoelde u `bzk`?"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Meetnet 2 (def).md", "noem het bestand `meetnet-2-def.md`"),
        ("gemeenten_één.md", "noem het bestand `gemeenten-een.md`"),
        ("MEETNET.md", "noem het bestand `meetnet.md`"),
        ("水.md", ""),
    ],
)
def test_names(tmp_path: Path, name: str, hint: str) -> None:
    places, findings = found(tmp_path, {MEETNET: "", f"contributions/uvw/{name}": CONTRIBUTION})
    assert places == [f"contributions/uvw/{name}:1:1 NDS136"]
    assert findings[0].hint_text("nl") == hint


def test_a_better_name_has_only_letters_digits_and_hyphens() -> None:
    assert better_name("  Álles, of: niets!.md") == "alles-of-niets-md"
