"""Words in cells that were sent without any: what is typed there has its place by the cells around it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from nds_docs.review.remark import RemarkKind, RemarkState
from tests.command_line import CommandLine
from tests.reviewers.word import Reviewer
from tests.reviewers.word_file import Element, W
from tests.test_review import after, imported, sent

TEXT = """\
Vooraf.

|  | Wat | Wanneer |
|---|---|---|
| gemeente | meldt |  |
|  |  |  |
| | meet |
| waterschap |

Slot.
"""


def cell(reviewer: Reviewer, row: int, column: int) -> Element:
    """The paragraph of a cell, counted from the head row on."""
    rows = list(reviewer.document.iter(W + "tr"))
    return list(rows[row].iter(W + "p"))[column]


def tracked(reviewer: Reviewer, paragraph: Element, text: str) -> None:
    paragraph.append(reviewer._insertion(text))


def untracked(_: Reviewer, paragraph: Element, text: str) -> None:
    run = etree.SubElement(paragraph, W + "r")
    etree.SubElement(run, W + "t").text = text


FILLED = {
    "at the end of a row": ((1, 2), ("| gemeente | meldt |  |", "| gemeente | meldt | telt |")),
    "at the start of a row": ((3, 0), ("| | meet |", "| telt | meet |")),
    "of the head": ((0, 0), ("|  | Wat |", "| telt | Wat |")),
    "in a row without words": ((2, 1), ("|  |  |  |", "|  | telt |  |")),
    "that was left out": ((4, 1), ("| waterschap |", "| waterschap | telt |")),
}


@pytest.mark.parametrize("type_", [tracked, untracked])
@pytest.mark.parametrize("name", FILLED)
def test_words_in_an_empty_cell_go_in_there(
    tmp_path: Path, nds: CommandLine, name: str, type_: Callable[[Reviewer, Element, str], None]
) -> None:
    (row, column), (old, new) = FILLED[name]
    reviewer = Reviewer(sent(tmp_path, TEXT))
    type_(reviewer, cell(reviewer, row, column), "telt")
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.text, remark.proposal) == (RemarkKind.INSERTION, "", "telt")
    assert remark.at.startswith("contributions/uvw/meetnet.md:")
    assert remark.party == "uvw"
    assert after(tmp_path, nds, reviewer.save()) == TEXT.replace(old, new)


def test_two_who_fill_cells_of_a_row_without_words_both_do(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    tracked(reviewer, cell(reviewer, 2, 0), "provincie")
    reviewer.author = "Otto Tweede"
    tracked(reviewer, cell(reviewer, 2, 2), "in 2026")
    expected = TEXT.replace("|  |  |  |", "| provincie |  | in 2026 |")
    assert after(tmp_path, nds, reviewer.save()) == expected


def test_a_cell_below_a_new_row_is_the_one_that_it_was(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    tracked(reviewer, cell(reviewer, 2, 1), "leest")
    reviewer.add_row("gemeente", ("provincie", "kijkt", "nu"))
    new = "| gemeente | meldt |  |\n| provincie | kijkt | nu |\n|  | leest |  |\n"
    expected = TEXT.replace("| gemeente | meldt |  |\n|  |  |  |\n", new)
    assert after(tmp_path, nds, reviewer.save()) == expected


def test_two_who_fill_one_cell_are_a_conflict_or_both_there(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    tracked(reviewer, cell(reviewer, 1, 2), "nu")
    reviewer.author = "Otto Tweede"
    tracked(reviewer, cell(reviewer, 1, 2), " of straks")
    remarks = imported(tmp_path, reviewer.save())
    assert [one.proposal for one in remarks] == ["nu", " of straks"]
    now = after(tmp_path, nds, reviewer.save())
    assert now in (TEXT, TEXT.replace("| meldt |  |", "| meldt | nu of straks |"))


def test_a_cell_that_is_not_certain_is_left_to_a_person(tmp_path: Path, nds: CommandLine) -> None:
    """With tracking off a row went, and a cell of another without words was filled: which one cannot be told."""
    text = TEXT.replace("| | meet |\n", "|  |  |  |\n|  |  |  |\n")
    reviewer = Reviewer(sent(tmp_path, text))
    tracked(reviewer, cell(reviewer, 3, 0), "telt")
    row = list(reviewer.document.iter(W + "tr"))[2]
    next(row.iterancestors()).remove(row)
    remarks = imported(tmp_path, reviewer.save())
    assert all(not remark.patches and remark.state is RemarkState.OPEN for remark in remarks)
    assert after(tmp_path, nds, reviewer.save()) == text
