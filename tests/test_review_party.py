"""Which party a returned file is from, where a person says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from nds_docs.review import files
from nds_docs.review.round_status import status
from nds_docs.review.rounds import load_rounds
from tests.command_line import DUE, TODAY, CommandLine
from tests.reviewers.word import Reviewer
from tests.test_review import sent


@pytest.fixture
def opened(tmp_path: Path, nds: CommandLine) -> Path:
    """A project with a round, and a file that came back under a name of its own."""
    reviewer = Reviewer(sent(tmp_path))
    reviewer.comment("sloten", "Welke?")
    (tmp_path / "terug.docx").write_bytes(reviewer.save())
    ran = nds("round", "open", "ronde-1", "--to", "uvw", "--due", DUE, "--project", tmp_path)
    assert ran.code in (0, 1)
    return tmp_path


def parties(root: Path) -> dict[str, str]:
    return {review.reviewer: review.party for review in files.load(root).values()}


def test_a_party_that_is_named_is_that_of_the_reviewer(opened: Path, nds: CommandLine) -> None:
    ran = nds("review", "import", "--from", "uvw", opened / "terug.docx", "--project", opened)
    assert ran.code == 0
    assert parties(opened) == {"Rita Reviewer": "uvw"}
    again = nds("review", "import", opened / "terug.docx", "--project", opened)
    assert again.code == 0
    assert parties(opened) == {"Rita Reviewer": "uvw"}


def test_two_parties_without_names_are_two(opened: Path, nds: CommandLine) -> None:
    """Word takes out who made a change, where a person asks for that: then all are called the same."""
    nds("round", "open", "ronde-2", "--to", "uvw,bzk", "--due", DUE, "--project", opened)
    raw, (of_round,) = sent(opened), [one for one in load_rounds(opened) if one.id == "ronde-2"]
    for file in of_round.sent:
        reviewer = Reviewer(raw, author="Auteur")
        reviewer.replace("jaren", "eeuwen")
        (opened / file.file.name).write_bytes(reviewer.save())
    names = [opened / file.file.name for file in of_round.sent]
    for new, known in ((1, 0), (0, 1)):
        ran = nds("review", "import", *names, "--project", opened)
        assert ran.out.count(f"{new} nieuw, {known} al bekend") == 2
    known_files = files.load(opened)
    assert sorted(Path(path).name for path in known_files) == ["auteur-bzk.yml", "auteur.yml"]
    _, of_second = status(load_rounds(opened), known_files, TODAY)
    status_of = {one.party: one.silent for one in of_second.parties}
    assert status_of == {"uvw": False, "bzk": False}
    [id_] = {remark.id for review in known_files.values() for remark in review.remarks}
    assert nds("review", "answer", id_, "Ja.", "--accept", "--project", opened).code == 0
    answers = [remark.answer for review in files.load(opened).values() for remark in review.remarks]
    assert answers == ["Ja.", "Ja."]


def test_a_party_that_is_not_known_is_refused(opened: Path, nds: CommandLine) -> None:
    ran = nds("review", "import", "--from", "uvv", opened / "terug.docx", "--project", opened)
    assert ran.code == 2
    assert "partij `uvv` staat niet in nds.yml" in ran.complaint
    assert parties(opened) == {}


def test_a_file_that_was_sent_to_another_party_is_refused(opened: Path, nds: CommandLine) -> None:
    (made,) = load_rounds(opened)
    path = opened / f"reactie op {made.sent[0].file.name}"
    path.write_bytes((opened / "terug.docx").read_bytes())
    ran = nds("review", "import", "--from", "bzk", path, "--project", opened, language="en")
    assert ran.code == 2
    assert "was sent to uvw in round ronde-1, not to bzk" in ran.complaint
    assert parties(opened) == {}


def test_a_person_speaks_for_one_party(opened: Path, nds: CommandLine) -> None:
    nds("review", "import", "--from", "uvw", opened / "terug.docx", "--project", opened)
    ran = nds("review", "import", "--from", "bzk", opened / "terug.docx", "--project", opened)
    assert ran.code == 2
    assert "Rita Reviewer spreekt volgens dit bestand voor uvw, niet voor bzk" in ran.complaint
    assert "reviews/ronde-1/rita-reviewer.yml" in ran.complaint
    assert parties(opened) == {"Rita Reviewer": "uvw"}
