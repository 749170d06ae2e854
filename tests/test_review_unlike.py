"""Which differences between a document and a file are no edit's: what was refused may read otherwise beside others."""

from __future__ import annotations

from pathlib import Path

import pytest

from nds_docs.review.remark import RemarkKind
from nds_docs.review.unlike import Said
from tests.reviewers.word import Reviewer
from tests.test_review import PATH, imported, sent
from tests.test_review_untracked import move, retype

MOVE, ANEW, WORDS = RemarkKind.MOVE, RemarkKind.REARRANGED, RemarkKind.REPLACEMENT


@pytest.mark.parametrize(
    ("said", "left", "told"),
    [
        (Said("een", "twee"), [Said("een", "twee")], True),
        (Said("nog een dag", "nog twee dag"), [Said("een", "twee")], True),
        (Said("een", "drie"), [Said("een", "twee")], False),
        (Said("een", "twee"), [], False),
        (Said("", "e"), [Said("", "woorden met een e erin")], True),
        (Said("", "e"), [Said("", "veel")], False),  # a letter that was lost elsewhere
        (Said("noot", "iets anders"), [Said("", "iets anders"), Said("een noot", "")], True),
        (Said("noot", "iets anders"), [Said("", "iets anders")], False),
        (Said("Wij. Zij.", "Wij. Zij.", MOVE), [Said("Hier.", "Hier.", MOVE)], True),
        (Said("Wij. Zij.", "Wij. Zij.", MOVE), [Said("een", "twee")], False),
        (Said("een\ntwee", "een twee"), [Said("twee\neen", "tweeeen", ANEW)], True),
        (Said("een\ntwee", "een twee"), [Said("een", "twee", WORDS)], False),
        (Said("nEn dus", "nus"), [Said("En dus", "us")], True),  # beside a letter that was made
        (Said(" nieuw’?", "x"), [Said("’?", "x")], True),  # a title that is longer now
        (Said(" nieuw’?", "y"), [Said("’?", "x")], False),
    ],
)
def test_what_other_differences_tell(said: Said, left: list[Said], told: bool) -> None:
    assert said.is_told(left) is told


def test_what_a_reference_shows_of_a_heading_that_moved_away_is_no_difference(tmp_path: Path) -> None:
    """The file shows the number that the heading had; the document shows what it is now."""
    text = "Vooraf, zie @sec-b.\n\n## Eerste\n\nWoorden.\n\n## Tweede {#sec-b}\n\nMeer.\n\n## Derde\n\nSlot.\n"
    reviewer = Reviewer(sent(tmp_path, text))
    move("Tweede", "Slot.")(reviewer)
    retype("Woorden", "Andere woorden.")(reviewer)
    remarks = imported(tmp_path, reviewer.save())
    assert {patch.path for remark in remarks for patch in remark.patches} == {PATH}
    assert all(remark.patches for remark in remarks)


def test_a_reference_that_begins_a_sentence_now_has_a_capital(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path, "Ook @sec-b telt.\n\n## Tweede {#sec-b}\n\nMeer.\n"))
    reviewer.delete("Ook ")
    [remark] = imported(tmp_path, reviewer.save())
    assert [patch.old for patch in remark.patches] == ["Ook "]
