"""A row of a table that a reviewer moved moves in the Markdown, or both its ends stay and the remark says why."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from lxml import etree

from nds_docs.review.remark import RemarkKind
from nds_docs.review.texts import HEAD_ROW, TOP_ROW, WHOLE_TABLE
from tests.command_line import CommandLine
from tests.reviewers.word import Reviewer
from tests.reviewers.word_file import W
from tests.test_review import after as taken_over
from tests.test_review import imported, sent
from tests.test_review_moves import copy_note, mark

Element = etree._Element

FIRST, SECOND, THIRD = "| meet | 2025 |\n", "| *deelt* | 2026 |\n", "| toetst | 2027 |\n"
TEXT = f"| wie | wanneer |\n|---|---|\n{FIRST}{SECOND}{THIRD}"


def test_a_row_that_moved_is_one_remark(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.delete_row("meet")
    reviewer.add_row("toetst", ("meet", "2025"))
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.text, remark.proposal) == (RemarkKind.MOVE, "meet | 2025", "meet | 2025")
    assert taken_over(tmp_path, nds, reviewer.save()) == TEXT.replace(FIRST, "").replace(THIRD, THIRD + FIRST)


def test_a_row_with_emphasis_keeps_it(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.delete_row("deelt")
    reviewer.add_row("toetst", ("deelt", "2026"))
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.kind is RemarkKind.MOVE
    assert taken_over(tmp_path, nds, reviewer.save()) == TEXT.replace(SECOND, "").replace(THIRD, THIRD + SECOND)


def moved_row(reviewer: Reviewer, words: str, beside: str) -> Element:
    """Cuts a row and pastes it above another, fields, notes and all."""
    old = reviewer._around(reviewer.paragraph(words), "tr")
    new = copy.deepcopy(old)
    reviewer._around(reviewer.paragraph(beside), "tr").addprevious(new)
    for row, tag in ((old, "del"), (new, "ins")):
        reviewer._properties(row, "trPr").append(reviewer._revision(tag))
        for paragraph in row.iter(W + "p"):
            mark(reviewer, paragraph, tag)
    for reference in new.iter(W + "footnoteReference"):
        copy_note(reviewer, reference)
    return new


RICH = f"""\
# Kop {{#sec-kop}}

| wie | wanneer |
|---|---|
{FIRST}{SECOND}| [zie](https://voorbeeld.nl) @sec-kop | `2028`[^1] <!-- nog --> |

[^1]: Een noot.
"""
LAST = RICH.split("\n")[-4] + "\n"


@pytest.mark.parametrize("changed", [False, True])
def test_a_row_goes_with_its_links_references_and_notes(tmp_path: Path, nds: CommandLine, changed: bool) -> None:
    reviewer = Reviewer(sent(tmp_path, RICH))
    moved_row(reviewer, "zie", "meet")
    if changed:
        new = next(note for note in reviewer.roots["word/footnotes.xml"] if note.get(W + "id") == "77")
        next(text for text in new.iter(W + "t") if "noot" in (text.text or "")).text = "Iets anders."
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, bool(remark.patches)) == (RemarkKind.MOVE, not changed)
    moved = RICH.replace(LAST, "").replace(FIRST, LAST + FIRST)
    assert taken_over(tmp_path, nds, reviewer.save()) == (RICH if changed else moved)


def test_of_rows_that_say_the_same_none_moved(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.delete_row("meet")
    reviewer.add_row("toetst", ("meet", "2025"))
    reviewer.add_row("toetst", ("meet", "2025"))
    kinds = [remark.kind for remark in imported(tmp_path, reviewer.save())]
    assert (kinds.count(RemarkKind.ADDED_ROW), kinds.count(RemarkKind.DELETED_ROW)) == (2, 1)


def test_a_table_that_was_taken_out_or_moved_stays_whole(tmp_path: Path, nds: CommandLine) -> None:
    """Its head row cannot go by itself, and the other rows would go without it."""
    reviewer = Reviewer(sent(tmp_path, TEXT))
    for words in ("wie", "meet", "deelt", "toetst"):
        reviewer.delete_row(words)
    remarks = imported(tmp_path, reviewer.save())
    assert {(remark.kind, remark.why_not) for remark in remarks} == {(RemarkKind.DELETED_ROW, WHOLE_TABLE.nl)}
    assert taken_over(tmp_path, nds, reviewer.save()) == TEXT


def test_a_head_row_stays_and_says_why(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.delete_row("wie")
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.patches, remark.why_not) == (RemarkKind.DELETED_ROW, (), HEAD_ROW.nl)


def test_words_of_a_head_row_that_were_typed_anew_with_tracking_off_are_no_new_row(
    tmp_path: Path, nds: CommandLine
) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    for old, new in (("wie", "n"), ("wanneer", "x")):
        [text] = reviewer.paragraph(old).iter(W + "t")
        text.text = new
    assert {remark.kind for remark in imported(tmp_path, reviewer.save())} == {RemarkKind.REPLACEMENT}
    assert taken_over(tmp_path, nds, reviewer.save()) == TEXT.replace("| wie | wanneer |", "| n | x |")


def test_a_row_above_the_head_row_is_left_to_a_person(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.add_row("wie", ("nieuw", "2030"))
    head = reviewer._around(reviewer.paragraph("wie"), "tr")
    new = reviewer._around(reviewer.paragraph("nieuw"), "tr")
    head.addprevious(new)
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.why_not, remark.patches) == (RemarkKind.ADDED_ROW, TOP_ROW.nl, ())
