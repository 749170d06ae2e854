"""One voice: what a chapter has taken in stays on record, and a change to it is seen at both places."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from nds_docs.compose.gather import gather
from nds_docs.pipeline import compose
from tests.outline import outline
from tests.small_project import (
    CONTRIBUTION,
    FINGERPRINT,
    FRONT_MATTER,
    REGISTER,
    Files,
    shown,
    small_project,
    write_project,
)

CHAPTER = "chapters/20-ai.md"
MEETNET = "contributions/uvw/meetnet.md"
ON_RECORD = f"uvw/meetnet@{FINGERPRINT}"
MEASURE = "\n::: {.measure #act-meten owner=uvw}\n## Samen meten\n\nWij meten samen.\n:::\n"


def absorbing(entry: str, text: str = "Tekst.") -> Files:
    return {CHAPTER: f"---\ntitle: AI\nabsorbs: [{entry}]\n---\n\n{text}\n"}


def test_fingerprints_stay_what_they_are(tmp_path: Path) -> None:
    """They stand in the files of editors: another way to make them would call every text changed."""
    assert fingerprint(tmp_path) == FINGERPRINT


def fingerprint(root: Path, text: str = CONTRIBUTION) -> str:
    [contribution] = small_project(root, {MEETNET: text}).contributions
    return contribution.fingerprint


def found(root: Path, changes: Files) -> list[str]:
    write_project(root, changes)
    made = compose(gather(root))
    return shown(made.findings, made.project)


def test_the_text_on_record_is_no_finding(tmp_path: Path) -> None:
    assert found(tmp_path / "b", absorbing(ON_RECORD)) == []


def test_what_does_not_exist_and_what_two_chapters_took_in_are_found(tmp_path: Path) -> None:
    assert found(tmp_path / "a", absorbing("uvw/meetnt")) == [f"{CHAPTER}:3:11 NDS133"]
    again = {"chapters/30-cloud.md": absorbing(ON_RECORD)[CHAPTER]}
    assert found(tmp_path / "b", {**absorbing(ON_RECORD), **again}) == ["chapters/30-cloud.md:3:11 NDS134"]


def test_without_a_fingerprint_the_finding_says_what_to_write(tmp_path: Path) -> None:
    write_project(tmp_path, absorbing("uvw/meetnet"))
    [finding] = compose(gather(tmp_path)).findings
    assert finding.rule.name == "no-fingerprint"
    assert finding.hint_text("nl") == f"schrijf `uvw/meetnet@{FINGERPRINT}`"


@pytest.mark.parametrize(
    "change",
    [
        CONTRIBUTION.replace("Tekst.", "Andere tekst."),
        CONTRIBUTION + "\nNog een zin.\n",
        CONTRIBUTION.replace("title: Meetnet", "title: Het meetnet"),
    ],
)
def test_a_change_is_a_finding_at_both_places_and_stops_a_final_edition(tmp_path: Path, change: str) -> None:
    write_project(tmp_path / "b", {**absorbing(ON_RECORD), MEETNET: change})
    made = compose(gather(tmp_path / "b"))
    assert shown(made.findings, made.project) == [f"{CHAPTER}:3:11 NDS144", f"{MEETNET}:1:1 NDS144"]
    assert [finding.rule.code for finding in made.in_the_way] == ["NDS144", "NDS144"]
    assert f"`uvw/meetnet@{fingerprint(tmp_path / 'c', change)}`" in made.findings[0].hint_text("nl")


@pytest.mark.parametrize(
    "same",
    [
        CONTRIBUTION.replace("\n", "\r\n"),
        CONTRIBUTION.replace("priorities: [BZK-1]", "priorities: [BZK-1]\nstatus: agreed"),
        CONTRIBUTION + "\n\n",
    ],
)
def test_what_is_no_change_of_text_is_none(tmp_path: Path, same: str) -> None:
    assert fingerprint(tmp_path / "a", same) == fingerprint(tmp_path / "b")


def test_the_way_an_accent_is_stored_is_no_change(tmp_path: Path) -> None:
    one, two = (FRONT_MATTER + unicodedata.normalize(form, "Eén.\n") for form in ("NFC", "NFD"))
    assert one != two
    assert fingerprint(tmp_path / "a", one) == fingerprint(tmp_path / "b", two)


def test_a_measure_that_does_not_return_in_the_chapter_is_found(tmp_path: Path) -> None:
    entry = f"uvw/meetnet@{fingerprint(tmp_path / 'a', FRONT_MATTER + MEASURE)}"
    left_out = {**absorbing(entry), MEETNET: FRONT_MATTER + MEASURE}
    assert found(tmp_path / "b", left_out) == [f"{MEETNET}:8:1 NDS145"]
    for name, text in (
        ("label", MEASURE.replace("Samen meten", "Meten doen wij samen")),
        ("title", MEASURE.replace("#act-meten", "#act-anders")),
    ):
        assert found(tmp_path / name, {**left_out, **absorbing(entry, text)}) == []
    goal = MEASURE.replace(".measure #act-meten owner=uvw", ".goal #goal-meten indicator=x")
    assert found(tmp_path / "other", {**left_out, **absorbing(entry, goal)}) == [f"{MEETNET}:8:1 NDS145"]


def test_a_reference_into_an_absorbed_text_means_what_was_taken_over(tmp_path: Path) -> None:
    absorbed = FRONT_MATTER + MEASURE
    changes = {
        **absorbing(f"uvw/meetnet@{fingerprint(tmp_path / 'a', absorbed)}", MEASURE),
        MEETNET: absorbed,
        "chapters/10-data.md": "---\ntitle: Data\npriority: BZK-1\n---\n\nZie @uvw/meetnet#act-meten en @act-meten.\n",
    }
    assert found(tmp_path / "b", changes) == []
    made = compose(gather(tmp_path / "b"))
    text = outline(made.strategy.document.blocks, made.strategy.labels).replace("\u00a0", " ")
    assert "Zie maatregel 2.1→#act-meten en maatregel 2.1→#act-meten." in text


def test_the_chapter_names_those_whose_texts_it_took_in(tmp_path: Path) -> None:
    write_project(tmp_path / "b", absorbing(ON_RECORD))
    one_voice = REGISTER.replace("short: nds,", "short: nds, show_parties: false,")
    write_project(tmp_path / "c", {**absorbing(ON_RECORD), "nds.yml": one_voice})
    line = "In dit hoofdstuk zijn bijdragen verwerkt van Unie van Waterschappen"
    for folder, there in (("b", True), ("c", False)):
        made = compose(gather(tmp_path / folder))
        assert (line in outline(made.strategy.document.blocks, made.strategy.labels)) is there
