"""Which party a returned file is from, where a person says so."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from nds_docs.review import files
from nds_docs.review.rounds import load_rounds
from tests.command_line import CommandLine
from tests.reviewers.word import Reviewer
from tests.test_review import sent

DUE = (datetime.date.today() + datetime.timedelta(days=14)).isoformat()


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
