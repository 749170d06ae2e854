"""A table that was moved as LibreOffice writes it moves as a whole, or not at all: never its words alone."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from lxml import etree

from nds_docs.review import texts as t
from nds_docs.review.remark import RemarkKind
from tests.command_line import CommandLine
from tests.reviewers.word import Reviewer
from tests.reviewers.word_file import W
from tests.test_review import after, imported, sent
from tests.test_review_moves import OTHERS, mark_runs, move

Element = etree._Element

TABLE = """\
| Wie | Wat |
|---|---|
| gemeente | meldt het |
| waterschap | meet |
"""
CAPTION = "\n: Wie wat doet {#tbl-wie}\n"
TEXT = f"Vooraf.\n\n{TABLE}{CAPTION}\nDan dat.\n\nSlot.\n"
WITHOUT = TEXT.replace(CAPTION, "")


def move_table(reviewer: Reviewer, *, captioned: bool) -> Element:
    """The words of every cell are taken out, and put into a new table below the last paragraph; no row is revised."""
    [table] = reviewer.document.iter(W + "tbl")
    there = copy.deepcopy(table)
    for of, tag in ((table, "del"), (there, "ins")):
        for paragraph in of.iter(W + "p"):
            mark_runs(reviewer, paragraph, tag)
    place = move(reviewer, "Wie wat doet", "Slot.", OTHERS) if captioned else reviewer.paragraph("Slot.")
    if captioned:  # before a table it writes no end that is new
        for end in place.findall(f"{W}pPr/{W}rPr/{W}ins"):
            parent = end.getparent()
            assert parent is not None
            parent.remove(end)
    place.addnext(there)
    there.addnext(copy.deepcopy(reviewer.paragraph("Vooraf")))
    [*_, last] = reviewer.document.iter(W + "p")
    for run in last.findall(W + "r"):
        last.remove(run)
    return there


def test_a_table_moves_with_its_caption(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    move_table(reviewer, captioned=True)
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.kind is RemarkKind.MOVE
    assert after(tmp_path, nds, reviewer.save()) == f"Vooraf.\n\nDan dat.\n\nSlot.\n\n{TABLE}{CAPTION}"


@pytest.mark.parametrize("captioned", [True, False])
def test_a_table_that_was_changed_on_the_way_stays(tmp_path: Path, nds: CommandLine, captioned: bool) -> None:
    """Nothing of it goes: its words would be taken out here and not be put in there."""
    text = TEXT if captioned else WITHOUT
    reviewer = Reviewer(sent(tmp_path, text))
    there = move_table(reviewer, captioned=captioned)
    for words in there.iter(W + "t"):
        words.text = (words.text or "").replace("meldt", "zegt")
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.why_not) == (RemarkKind.MOVE, t.MOVED_AND_CHANGED.nl)
    assert after(tmp_path, nds, reviewer.save()) == text


def test_a_table_without_a_caption_is_told_of_in_one_remark(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, WITHOUT))
    move_table(reviewer, captioned=False)
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.why_not) == (RemarkKind.MOVE, t.WHOLE_TABLE.nl)
    assert remark.text == remark.proposal == "Wie | Wat | gemeente | meldt het | waterschap | meet"
    assert after(tmp_path, nds, reviewer.save()) == WITHOUT


def test_so_is_one_of_which_the_old_rows_are_marked(tmp_path: Path, nds: CommandLine) -> None:
    """A row that goes would go, and what is in the new one, which is not marked, would not come."""
    reviewer = Reviewer(sent(tmp_path, WITHOUT))
    move_table(reviewer, captioned=False)
    [table, _] = reviewer.document.iter(W + "tbl")
    for row in table.iter(W + "tr"):
        reviewer._properties(row, "trPr").append(reviewer._revision("del"))
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.why_not) == (RemarkKind.MOVE, t.WHOLE_TABLE.nl)
    assert after(tmp_path, nds, reviewer.save()) == WITHOUT


def test_the_words_of_a_table_that_are_taken_out_and_not_put_in_again_go(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, WITHOUT))
    [table] = reviewer.document.iter(W + "tbl")
    for paragraph in list(table.iter(W + "p"))[2:]:
        mark_runs(reviewer, paragraph, "del")
    assert after(tmp_path, nds, reviewer.save()) == WITHOUT.replace("gemeente | meldt het", " | ").replace(
        "waterschap | meet", " | "
    )
