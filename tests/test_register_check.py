"""What the register says against itself, the references and the folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from nds_docs.checks import register
from tests.small_project import REGISTER, Files, small_project


def found(root: Path, text: str) -> list[str]:
    """Code, hint and place of what is found in a register; a letter in it has its text."""
    letter = "---\ntitle: Brief\n---\n\nTekst.\n" if "letter:" in text else ""
    project = small_project(root, {"nds.yml": text, "chapters/kamerbrief.md": letter})
    source = project.sources["nds.yml"].text
    return [f"{f.code} {source[f.span.start : f.span.end]} {f.hint_text('nl')}" for f in register.check(project)]


def codes_of(found_: list[str]) -> list[str]:
    return [line.split()[0] for line in found_]


def test_nothing_is_wrong_with_the_smallest_register(tmp_path: Path) -> None:
    assert found(tmp_path, REGISTER) == []


def test_parties_and_sources_of_priorities_must_exist(tmp_path: Path) -> None:
    text = REGISTER.replace("title: AI, proposed_by: bzk", "title: AI, basis: [vaarkaart], proposed_by: bkz")
    assert found(tmp_path, text) == ["NDS110 bkz bedoelde u `bzk`?", "NDS130 vaarkaart bedoelde u `vaarkaart2023`?"]


@pytest.mark.parametrize(
    ("by", "hints"),
    [
        ("uvw", []),
        ("FEZ", []),
        ("ministerraad", []),
        ("Fee", []),
        ("UvW", ["bedoelde u `uvw`?"]),
        ("Unie van Waterschappen", ["bedoelde u `uvw`?"]),
        ("uwv", ["bedoelde u `uvw`?"]),
    ],
)
def test_who_agreed_is_a_party_or_free_text(by: str, hints: list[str], tmp_path: Path) -> None:
    text = REGISTER + f'approvals: [{{by: {by}, scope: document, commit: "1a2b3c4", date: 2025-01-20}}]\n'
    assert found(tmp_path, text) == [f"NDS174 {by} {hint}" for hint in hints]


@pytest.mark.parametrize(
    ("scope", "codes"),
    [
        ("document", []),
        ("BZK-1", []),
        ("uvw/meetnet", []),
        ("BZK-9", ["NDS120"]),
        ("uvw/meetnt", ["NDS133"]),
        ("alles", ["NDS175"]),
    ],
)
def test_what_was_agreed_to_must_exist(scope: str, codes: list[str], tmp_path: Path) -> None:
    text = REGISTER + f'approvals: [{{by: uvw, scope: {scope}, commit: "1a2b3c4", date: 2025-01-20}}]\n'
    assert codes_of(found(tmp_path, text)) == codes


@pytest.mark.parametrize(
    ("file", "codes"),
    [
        ("annexes/nota.pdf", []),
        ("../nota.pdf", ["NDS177"]),
        ("/nota.pdf", ["NDS177"]),
        (r"C:\nota.pdf", ["NDS177"]),
        (r"annexes\..\..\nota.pdf", ["NDS177"]),
        ("strategy", ["NDS178"]),
    ],
)
def test_annexes_stay_in_the_project_and_are_listed_once(file: str, codes: list[str], tmp_path: Path) -> None:
    letter = (
        "letter: {sender: {name: M}, addressees: [{name: V, address: [P]}], place: D, subject: S, "
        "signatories: [{office: O, name: N}], "
        f"annexes: [{{title: S, file: strategy}}, {{title: N, file: '{file}'}}]}}\n"
    )
    assert codes_of(found(tmp_path, REGISTER + letter)) == codes


def test_a_letter_that_cannot_be_read_is_not_missing(tmp_path: Path) -> None:
    text = REGISTER + "letter: {sender: {name: M}, addressees: [{name: V, address: [P]}], place: D, subject: S, "
    files: Files = {"nds.yml": text + "signatories: [{office: O, name: N}]}\n", "chapters/kamerbrief.md": b"caf\xe9"}
    assert list(register.check(small_project(tmp_path, files))) == []


def test_milestones_are_in_order_of_date(tmp_path: Path) -> None:
    text = (
        REGISTER
        + "milestones:\n"
        + "".join(
            f"  - {{id: {id_}, date: {date}, title: T}}\n"
            for id_, date in (("a", "2025-01-01"), ("b", "2025-03-01"), ("c", "2025-02-01"), ("d", "2025-02-15"))
        )
    )
    hint = "zet de mijlpalen op volgorde van datum"
    assert found(tmp_path, text) == [f"NDS172 2025-02-01 {hint}", f"NDS172 2025-02-15 {hint}"]


def test_a_merge_ends_in_a_chapter(tmp_path: Path) -> None:
    assert codes_of(found(tmp_path, REGISTER.replace("into: BZK-1", "into: BZK-3"))) == ["NDS171"]
