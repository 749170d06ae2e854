"""Which differences between a document and a file are no edit's: what was refused may read otherwise beside others."""

from __future__ import annotations

from pathlib import Path

import pytest

from nds_docs.document.source import Span
from nds_docs.review.archive import open_archive
from nds_docs.review.built import Builds
from nds_docs.review.counting import count
from nds_docs.review.identity import recognise
from nds_docs.review.reading import read
from nds_docs.review.remark import RemarkKind
from nds_docs.review.remarks import read_once
from nds_docs.review.rereading import Rereading, side_by_side
from nds_docs.review.unlike import Said, _is_reference
from tests.reviewers.word import Reviewer
from tests.test_review import PATH, imported, sent

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
        (Said("een\ntwee", "eentwee"), [Said("een\ntwee drie", "een twee drie")], True),  # the join that was refused
        (Said("een\ntwee", "eentwee"), [Said("een", "drie")], False),
    ],
)
def test_what_other_differences_tell(said: Said, left: list[Said], told: bool) -> None:
    assert said.is_told(left) is told


@pytest.mark.parametrize(("gone", "shown"), [("Meer", True), ("zie ", False)])
def test_what_a_reference_shows_is_no_edits_where_none_is_beside_it(tmp_path: Path, gone: str, shown: bool) -> None:
    """It shows a number or a title, of what may have moved elsewhere."""
    text = "Vooraf, zie @sec-b.\n\n## Tweede {#sec-b}\n\nMeer dan dat.\n"
    reviewer = Reviewer(sent(tmp_path, text))
    reviewer.delete(gone)
    archive = open_archive(reviewer.save(), "terug.docx")
    returned, counted = read(archive), count(archive)
    recognised = recognise(archive, returned, Builds(tmp_path))
    found = read_once(returned, counted, recognised.built, recognised.document, "nl")
    rereading = Rereading(returned, counted, recognised.built, recognised.document, "nl")
    again = rereading.with_made(found, side_by_side(found.remarks))
    assert again is not None
    source = again.built.source(PATH)
    assert source is not None
    start = source.text.index("@sec-b")
    at = Span(PATH, start, start + len("@sec-b"))
    assert _is_reference(Said("paragraaf 1.1", "‘Tweede’"), at, found, again) is shown


def test_a_reference_that_begins_a_sentence_now_has_a_capital(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path, "Ook @sec-b telt.\n\n## Tweede {#sec-b}\n\nMeer.\n"))
    reviewer.delete("Ook ")
    [remark] = imported(tmp_path, reviewer.save())
    assert [patch.old for patch in remark.patches] == ["Ook "]
