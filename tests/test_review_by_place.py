"""Lines of which all words changed with tracking off are what stood in their place."""

from __future__ import annotations

from pathlib import Path

from nds_docs.review.remark import RemarkKind
from tests.command_line import CommandLine
from tests.reviewers.word import Reviewer
from tests.reviewers.word_file import W
from tests.test_review import TEXT, after, imported, sent
from tests.test_review_untracked import MEASURE, drop_rows

BROKEN = "Error: Reference source not found"
"""What LibreOffice shows in a field when the bookmark that it refers to is gone."""


def break_fields(reviewer: Reviewer, words: str) -> None:
    """The fields in the paragraph with these words show that they found nothing."""
    in_result = False
    for element in list(reviewer.paragraph(words).iter(W + "fldChar", W + "t")):
        if element.tag == W + "fldChar":
            in_result = element.get(W + "fldCharType") == "separate"
        elif in_result:
            element.text = BROKEN


def test_a_row_whose_reference_shows_an_error_did_not_go(tmp_path: Path, nds: CommandLine) -> None:
    text = TEXT.replace("| waterschap | meet |", "| waterschap | meet |\n| @sec-aanpak | op |")
    reviewer = Reviewer(sent(tmp_path, text))
    drop_rows("waterschap")(reviewer)
    break_fields(reviewer, "Paragraaf")
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.kind is RemarkKind.DELETED_ROW
    assert after(tmp_path, nds, reviewer.save()) == text.replace("| waterschap | meet |\n", "")


def test_a_title_whose_number_shows_an_error_is_no_change(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path, MEASURE.replace("Meten aan de bron", "Meten")))
    break_fields(reviewer, "Meten")
    assert imported(tmp_path, reviewer.save()) == ()


def test_a_cell_with_a_note_that_was_retyped_keeps_the_note(tmp_path: Path, nds: CommandLine) -> None:
    text = TEXT.replace("| meldt |", "| meldt[^1] |").replace("baten.[^1]", "baten.")
    reviewer = Reviewer(sent(tmp_path, text))
    reviewer.runs("meldt")[0].find(W + "t").text = "www.nl"  # type: ignore[union-attr]
    assert after(tmp_path, nds, reviewer.save()) == text.replace("meldt", "www.nl")
