"""A row of a table that a reviewer moved moves in the Markdown, or both its ends stay and the remark says why."""

from __future__ import annotations

from pathlib import Path

from nds_docs.review import texts as t
from nds_docs.review.remark import RemarkKind
from tests.command_line import CommandLine
from tests.reviewers.word import Reviewer
from tests.test_review import after as taken_over
from tests.test_review import imported, sent

FIRST, SECOND, THIRD = "| meet | 2025 |\n", "| *deelt* | 2026 |\n", "| toetst | 2027 |\n"
TEXT = f"| wie | wanneer |\n|---|---|\n{FIRST}{SECOND}{THIRD}"


def test_a_row_that_moved_is_one_remark(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.delete_row("meet")
    reviewer.add_row("toetst", ("meet", "2025"))
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.text, remark.proposal) == (RemarkKind.MOVE, "meet | 2025", "meet | 2025")
    assert taken_over(tmp_path, nds, reviewer.save()) == TEXT.replace(FIRST, "").replace(THIRD, THIRD + FIRST)


def test_a_row_with_emphasis_does_not_lose_it(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.delete_row("deelt")
    reviewer.add_row("toetst", ("deelt", "2026"))
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.patches, remark.why_not) == (RemarkKind.MOVE, (), t.MOVED_MARKUP.nl)
    assert taken_over(tmp_path, nds, reviewer.save()) == TEXT


def test_of_rows_that_say_the_same_none_moved(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.delete_row("meet")
    reviewer.add_row("toetst", ("meet", "2025"))
    reviewer.add_row("toetst", ("meet", "2025"))
    kinds = [remark.kind for remark in imported(tmp_path, reviewer.save())]
    assert (kinds.count(RemarkKind.ADDED_ROW), kinds.count(RemarkKind.DELETED_ROW)) == (2, 1)
