"""What the commands about remarks say, line by line: enough to choose by."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nds_docs.review import files
from nds_docs.review.listing import said
from nds_docs.review.remark import Remark, RemarkKind
from tests.command_line import CommandLine
from tests.reviewers.word import Reviewer
from tests.test_review import PATH, sent
from tests.test_review_moves import TEXT as MOVED_TEXT
from tests.test_review_moves import move


@pytest.mark.parametrize(
    ("kind", "text", "proposal", "shown"),
    [
        (RemarkKind.REPLACEMENT, "meten", "wegen", "«meten» → «wegen»"),
        (RemarkKind.INSERTION, "", "vaak ", "erbij: «vaak»"),
        (RemarkKind.DELETION, "vaak", "", "weg: «vaak»"),
        (RemarkKind.MOVE, "Wij meten\nvaak.", "Wij  meten vaak.", "verplaatst: «Wij meten vaak.»"),
        (RemarkKind.MOVE, "Wij meten.", "Wij wegen.", "«Wij meten.» → «Wij wegen.»"),
    ],
)
def test_a_change_in_one_line(kind: RemarkKind, text: str, proposal: str, shown: str) -> None:
    remark = Remark(id="0" * 10, kind=kind, author="A", document="nds", text=text, proposal=proposal)
    assert said(remark).nl == shown
    assert len(said(remark, 20).nl) < 50


def returned(root: Path, nds: CommandLine) -> dict[str, str]:
    """Three people at one word, a comment, a change of what is made; gives the ids of the first, by who made them."""
    raw, names = sent(root), []
    for author, new in (("Anna", "eeuwen"), ("Bob", "eeuwen"), ("Cor", "maanden")):
        reviewer = Reviewer(raw, author=author)
        reviewer.replace("jaren", new)
        if author == "Cor":
            reviewer.comment("sloten", "Welke?")
            reviewer.replace("Tabel", "Lijst")
        names.append(root / f"{author}.docx")
        names[-1].write_bytes(reviewer.save())
    assert nds("review", "import", *names, "--project", root).code == 0
    every = [remark for review in files.load(root).values() for remark in review.remarks]
    return {one.author: one.id for one in every if one.text == "jaren"}


def test_who_does_not_go_together_is_named_with_what_they_want_and_how_to_choose(
    tmp_path: Path, nds: CommandLine
) -> None:
    ids = returned(tmp_path, nds)
    lines = nds("review", "apply", "--all", "--project", tmp_path).out.splitlines()
    at = lines.index(f"{PATH}:7:15–20: {ids['Anna']} Anna · in strijd: een mens moet kiezen")
    assert lines[at + 1 : at + 3] == [
        "    «jaren» → «eeuwen»",
        f"    gaat niet samen met {ids['Cor']} (Cor); `nds review apply --remark {ids['Anna']}` kiest deze",
    ]
    places = [int(match[1]) for line in lines if (match := re.match(rf"{PATH}:(\d+):", line))]
    assert places == sorted(places)
    assert lines[-1] == "Overgenomen: 0; stond er al: 0; in strijd: 3; zonder wijziging van de tekst: 2."

    assert nds("review", "apply", "--remark", ids["Anna"], "--project", tmp_path).code == 0
    rest = nds("review", "apply", "--all", "--project", tmp_path).out
    assert f"{ids['Bob']} Bob · stond er al" in rest
    assert "de tekst is nu: «eeuwen»" in rest


def test_of_three_different_proposals_none_wins(tmp_path: Path, nds: CommandLine) -> None:
    raw, names = sent(tmp_path), []
    for author, new in (("Anna", "eeuwen"), ("Bob", "maanden"), ("Cor", "weken")):
        reviewer = Reviewer(raw, author=author)
        reviewer.replace("jaren", new)
        names.append(tmp_path / f"{author}.docx")
        names[-1].write_bytes(reviewer.save())
    nds("review", "import", *names, "--project", tmp_path)
    before = (tmp_path / PATH).read_bytes()
    ran = nds("review", "apply", "--all", "--project", tmp_path)
    assert ran.out.splitlines()[-1].startswith("Overgenomen: 0; stond er al: 0; in strijd: 3;")
    assert (tmp_path / PATH).read_bytes() == before


def test_only_what_changes_the_text_can_be_taken_over(tmp_path: Path, nds: CommandLine) -> None:
    returned(tmp_path, nds)
    shown = nds("check", "--project", tmp_path).out
    tips = dict(re.findall(r"opmerking van \w+ \(\w+\): (.+)\n(?: .*\n){2,3}?.*tip: `nds review (\w+)", shown))
    assert tips == {
        "«jaren» → «eeuwen»": "apply",
        "«jaren» → «maanden»": "apply",
        "Welke?": "answer",
        "«Tabel» → «Lijst»": "answer",
    }


def test_the_list_says_where_a_move_goes(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, MOVED_TEXT))
    move(reviewer, "Dan dat", behind="Een citaat")
    (tmp_path / "terug.docx").write_bytes(reviewer.save())
    nds("review", "import", tmp_path / "terug.docx", "--project", tmp_path)
    listed = nds("review", "list", "--project", tmp_path).out
    assert "verplaatst: «Dan dat.»" in listed
    line = int(re.search(rf"komt bij {PATH}:(\d+)", listed)[1])  # type: ignore[index]
    before = (tmp_path / PATH).read_text().splitlines()
    assert before[line - 2 :][:2] == ["", "De laatste."]
    assert nds("review", "apply", "--all", "--project", tmp_path).code == 0
    assert "komt bij" not in nds("review", "list", "--project", tmp_path).out


@pytest.mark.parametrize(("name", "why"), [("weg.docx", "bestaat niet"), ("", "een map")])
def test_what_cannot_be_opened(tmp_path: Path, nds: CommandLine, name: str, why: str) -> None:
    sent(tmp_path)
    assert why in nds("review", "import", tmp_path / name, "--project", tmp_path).complaint
