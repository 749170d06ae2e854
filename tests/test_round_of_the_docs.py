"""The round that `docs/review.md` shows: done again in LibreOffice, the program says what stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.reviewers import round as round_of_three
from tests.reviewers.office import python_with_uno

DOCS = Path(__file__).parents[1] / "docs/review.md"
VARIES = {
    r"\b[0-9a-f]{7,10}\b": "ID",
    r"\d{4}-\d\d-\d\d": "DATUM",
    r"nog \d+ dagen": "nog N dagen",  # one fewer past midnight
    r"bijgehouden wijzigingen: \d+": "bijgehouden wijzigingen: N",  # in more or fewer pieces
    r" \(\d+ zonder inhoud\)": "",
}


def told(text: str) -> list[str]:
    """The lines, without what is another each time."""
    for pattern, same in VARIES.items():
        text = re.sub(pattern, same, text)
    return text.splitlines()


def test_the_docs_show_what_the_program_says(capsys: pytest.CaptureFixture[str]) -> None:
    python_with_uno()
    assert round_of_three.main() == 0
    said = told(capsys.readouterr().out)
    shown = re.findall(r"```\n(\$ nds .*?)\n```", DOCS.read_text("utf-8"), re.DOTALL)
    assert len(shown) == 8
    assert [line for block in shown for line in told(block) if line not in said and line != "…"] == []
