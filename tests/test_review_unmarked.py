"""New paragraphs of which the file does not say that their end is new, as LibreOffice 25.2 saves some of what moved."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from nds_docs.review.remark import RemarkKind
from tests.command_line import CommandLine
from tests.reviewers.word import Reviewer
from tests.reviewers.word_file import W
from tests.test_review import after as taken_over
from tests.test_review import imported, sent
from tests.test_review_moves import OTHERS, PARAGRAPH, TEXT, mark, move, swapped

BOTH = ("ins", "del")


def without_ends(reviewer: Reviewer, tags: tuple[str, ...] = BOTH) -> None:
    """Takes out what says of ends of paragraphs that they are new or gone."""
    for properties in reviewer.roots["word/document.xml"].iter(W + "rPr"):
        for end in (end for tag in tags for end in properties.findall(W + tag)):
            properties.remove(end)


MOVED = {
    "a paragraph": ("Wij meten", "Dan dat.", swapped(PARAGRAPH, "- eerste")),
    "an item": ("eerste punt", "tweede punt", swapped("- eerste *punt*\n  met meer\n", "- derde")),
}


@pytest.mark.parametrize("tags", [BOTH, ("ins",), ("del",)], ids=["both", "new", "old"])
@pytest.mark.parametrize("name", MOVED)
def test_what_moved_without_an_end_moves_as_a_whole(
    tmp_path: Path, nds: CommandLine, name: str, tags: tuple[str, ...]
) -> None:
    words, behind, expected = MOVED[name]
    reviewer = Reviewer(sent(tmp_path, TEXT))
    move(reviewer, words, behind, OTHERS)
    without_ends(reviewer, tags)
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.why_not) == (RemarkKind.MOVE, "")
    assert taken_over(tmp_path, nds, reviewer.save()) == expected


def test_so_it_does_with_another_word_in_it(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    there = move(reviewer, "Wij meten", "Dan dat.", OTHERS)
    [text] = [text for text in there.iter(W + "t") if text.text == "Wij "]
    text.text = "Wij allen "
    without_ends(reviewer)
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.why_not) == (RemarkKind.MOVE, "")
    expected = swapped(PARAGRAPH, "- eerste").replace("Wij **meten", "Wij allen **meten")
    assert taken_over(tmp_path, nds, reviewer.save()) == expected


def test_a_new_paragraph_of_which_somebody_accepted_the_end_goes_in(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.add_paragraph("Dan dat.", "En dit nog.")
    without_ends(reviewer)
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.proposal) == (RemarkKind.ADDED_PARAGRAPH, "En dit nog.")
    assert taken_over(tmp_path, nds, reviewer.save()) == TEXT.replace("Dan dat.\n", "Dan dat.\n\nEn dit nog.\n")


def test_so_it_does_where_another_took_a_word_out_of_it(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.add_paragraph("Dan dat.", "En dit nog even.")
    without_ends(reviewer)
    reviewer.author = "Otto Tweede"
    reviewer.delete(" even")
    [remark] = [one for one in imported(tmp_path, reviewer.save()) if one.author == "Rita Reviewer"]
    assert (remark.kind, remark.why_not) == (RemarkKind.ADDED_PARAGRAPH, "")
    assert taken_over(tmp_path, nds, reviewer.save()) == TEXT.replace("Dan dat.\n", "Dan dat.\n\nEn dit nog.\n")


def test_the_half_of_what_moved_that_another_parted_from_it_keeps_its_end(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.author = "Otto Tweede"
    reviewer.split("Dan dat")
    reviewer.author = "Rita Reviewer"
    first = reviewer.paragraph("Dan dat")
    there = move(reviewer, "Dan dat", "De laatste.", OTHERS)
    for paragraph, whose in ((first, "Rita Reviewer"), (there, "Otto Tweede")):
        ends = paragraph.find(f"{W}pPr/{W}rPr")
        assert ends is not None
        [other] = [end for end in ends if end.get(W + "author") == whose]
        ends.remove(other)
    [text] = there.iter(W + "t")
    text.text = "Dan dat."
    [second] = [one for one in reviewer.document.iter(W + "p") if "".join(map(str, one.itertext())) == "."]
    mark(reviewer, second, "del")
    imported(tmp_path, reviewer.save())  # stops where a revision is in no remark


def test_the_last_paragraph_moves_so_too(tmp_path: Path, nds: CommandLine) -> None:
    text = TEXT.removesuffix("\n[^1]: Een noot over *meten*.\n").replace("[^1]", "")
    reviewer = Reviewer(sent(tmp_path, text))
    move(reviewer, "Dan dat.", "De laatste.", OTHERS)
    without_ends(reviewer, ("ins",))
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.why_not) == (RemarkKind.MOVE, "")
    assert taken_over(tmp_path, nds, reviewer.save()) == text.replace("Dan dat.\n\n", "") + "\nDan dat.\n"


def test_words_between_new_ones_are_typed_with_tracking_off_and_no_new_paragraph(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.add_paragraph("Dan dat.", "En dit nog.")
    without_ends(reviewer)
    run = reviewer.paragraph("En dit nog.").find(W + "ins")
    assert run is not None
    typed = copy.deepcopy(reviewer.runs("Dan dat.")[0])
    for text in typed.iter(W + "t"):
        text.text = "Los getypt. "
    run.addnext(typed)
    kinds = {(remark.kind, remark.tracked) for remark in imported(tmp_path, reviewer.save())}
    assert (RemarkKind.ADDED_PARAGRAPH, True) not in kinds
    assert not all(tracked for _, tracked in kinds)
