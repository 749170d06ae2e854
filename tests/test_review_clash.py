"""What does not go together is left to a person, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from nds_docs.review.apply import Outcome, apply
from nds_docs.review.remark import Patch, Remark, RemarkKind
from tests.command_line import CommandLine
from tests.reviewers.word import Reviewer
from tests.reviewers.word_file import W
from tests.test_review import PATH, after, sent
from tests.test_review_moves import move

TEXT = "Een twee:drie.\n\nVijf zes.\n\nZeven.\n"


def put_in(text: str, before: str) -> Remark:
    at = TEXT.index(before)
    patch = Patch(path=PATH, start=at, end=at, old="", new=text)
    return Remark(id=before, kind=RemarkKind.INSERTION, author="Rita", document="nds", patches=(patch,))


def test_of_three_that_only_together_make_something_else_the_others_are_carried_out() -> None:
    """Each two of them are signs that stand for themselves; all three are a link."""
    where = {"twee": "[", ":": "](", ".": ")", "zes": "nog ", "Zeven": "heel "}
    remarks = [put_in(text, before) for before, text in where.items()]
    files = {PATH: TEXT.encode()}
    applied = apply(((remark, files) for remark in remarks), files)
    outcomes = {result.remark.id: result.outcome for result in applied.results}
    assert outcomes == {
        **dict.fromkeys(("twee", ":", "."), Outcome.CONFLICT),
        **dict.fromkeys(("zes", "Zeven"), Outcome.APPLIED),
    }
    assert applied.files[PATH].decode() == TEXT.replace("zes", "nog zes").replace("Zeven", "heel Zeven")
    assert {result.others for result in applied.results if result.outcome is Outcome.CONFLICT} == {
        (":", "."),
        ("twee", "."),
        ("twee", ":"),
    }


def test_an_edit_that_would_leave_a_text_without_a_title_is_not_carried_out() -> None:
    front = "---\ntitle: Een\nparty: uvw\npriorities: [BZK-1]\n---\n\n"
    patch = Patch(path=PATH, start=11, end=14, old="Een", new="")
    remark = Remark(id="titel", kind=RemarkKind.DELETION, author="Rita", document="nds", patches=(patch,))
    files = {PATH: (front + TEXT).encode()}
    applied = apply([(remark, files)], files)
    assert [result.outcome for result in applied.results] == [Outcome.CONFLICT]
    assert applied.files == {}


def test_a_word_goes_in_behind_all_words_of_a_cell_that_another_takes_out(tmp_path: Path, nds: CommandLine) -> None:
    """The space before it is none then: the text of a cell does not begin with one."""
    text = "| Wie | Wat |\n|---|---|\n| gemeente | meldt het |\n"
    reviewer = Reviewer(sent(tmp_path, text))
    [cell] = reviewer.paragraph("meldt het").iter(W + "t")
    cell.text = "meldt het snel"
    reviewer.delete("meldt het")
    assert after(tmp_path, nds, reviewer.save()) == text.replace("meldt het", " snel")


def test_two_take_all_words_out_of_a_head_row(tmp_path: Path, nds: CommandLine) -> None:
    """Each leaves one cell without words; a table of which no cell of the head has any is one without a head."""
    text = "| Partij | Bezigheid |\n|---|---|\n| gemeente | meldt het |\n"
    reviewer = Reviewer(sent(tmp_path, text))
    reviewer.delete("Partij")
    reviewer.author = "Otto Tweede"
    reviewer.delete("Bezigheid")
    assert after(tmp_path, nds, reviewer.save()) == text.replace("Partij | Bezigheid", " | ")


@pytest.mark.parametrize("many", [1, 7])
def test_a_move_that_can_be_told_in_two_ways_goes_with_many_other_changes(
    tmp_path: Path, nds: CommandLine, many: int
) -> None:
    """Of two blocks that changed places either may have moved, and a word behind a space may stand before it."""
    lines = ["De eerste alinea.", "De tweede.", *(f"Regel {number} is er." for number in range(many)), "Slot."]
    reviewer = Reviewer(sent(tmp_path, "\n\n".join(lines) + "\n"))
    move(reviewer, lines[0], lines[1])
    reviewer.author = "Otto Tweede"
    reviewer.insert("De tweede", " of derde")
    for number in range(many):
        reviewer.insert(f"Regel {number}", " daar")
    moved = [lines[1].replace("tweede", "tweede of derde"), lines[0]]
    others = [line.replace(" is", " daar is") for line in lines[2:-1]]
    assert after(tmp_path, nds, reviewer.save()) == "\n\n".join([*moved, *others, "Slot."]) + "\n"
