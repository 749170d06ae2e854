"""Several people in one paragraph, with words between what they changed: all at once it is what the file says."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from nds_docs.review import files
from nds_docs.review.remark import RemarkKind, RemarkState
from tests.command_line import CommandLine
from tests.reviewers.word import Reviewer
from tests.reviewers.word_file import W
from tests.test_review import after, as_libreoffice, imported, new_footnote, sent

TEXT = """\
Wij meten al jaren.

| Wie | Wat |
|---|---|
| gemeente | meldt |
| waterschap | meet |

Slot.
"""


def a_word_in_what_is_joined(reviewer: Reviewer) -> None:
    """The note of the first paragraph stands behind it in what a reader sees."""
    reviewer.join("De eerste")
    reviewer.author = "Otto Tweede"
    reviewer.insert("De tweede", " of derde")


def words_at_both_sides_of_a_join(reviewer: Reviewer) -> None:
    reviewer.join("Een kop")
    reviewer.author = "Otto Tweede"
    reviewer.insert("Een", " hele")
    reviewer.delete("gewone ")
    reviewer.author = "Ina Derde"
    reviewer.delete("kop")


def typed_above(reviewer: Reviewer, words: str, text: str) -> None:
    """A new paragraph above another, with an end of its own."""
    below = reviewer.paragraph(words)
    new = copy.deepcopy(below)
    for run in list(new.iter(W + "r")):
        new.remove(run)
    new.append(reviewer._insertion(text))
    reviewer._mark(new, "ins")
    below.addprevious(new)


def a_new_paragraph_that_another_joined(reviewer: Reviewer) -> None:
    typed_above(reviewer, "Slot.", "Eindelijk: ")
    reviewer.author = "Otto Tweede"
    reviewer.join("Eindelijk")


def most_of_a_new_paragraph_gone(reviewer: Reviewer) -> None:
    typed_above(reviewer, "Slot.", "Zomaar iets nieuws.")
    reviewer.author = "Otto Tweede"
    reviewer.delete("Zomaar iets ")


def an_end_that_came_and_went(reviewer: Reviewer) -> None:
    """One presses Enter and takes out a word behind it, another all the rest with the end behind that."""
    reviewer.split("Een gewone ")
    reviewer.delete("alinea ")
    reviewer.author = "Otto Tweede"
    reviewer.delete_paragraph("met woorden.")


def split_behind_a_join(reviewer: Reviewer) -> None:
    """LibreOffice gives what is joined to an item the looks of that; behind it the other is split as it was."""
    reviewer.author = "Otto Tweede"
    reviewer.split("punt")
    reviewer.author = "Rita Reviewer"
    as_libreoffice(reviewer, "Een gewone")
    reviewer.author = "Otto Tweede"
    reviewer._mark(reviewer.paragraph("punt"), "ins")


AMONG: dict[str, tuple[str, Callable[[Reviewer], None], str]] = {
    "joined": (
        "De eerste.[^1]\n\nDe tweede.\n\n[^1]: Een noot.\n",
        a_word_in_what_is_joined,
        "De eerste.[^1] De tweede of derde.\n\n[^1]: Een noot.\n",
    ),
    "both sides": (
        "# Een kop\n\nEen gewone alinea.\n",
        words_at_both_sides_of_a_join,
        "Een hele Een alinea.\n",
    ),
    "no end": (
        "Een gewone alinea.\n\nSlot.\n",
        a_new_paragraph_that_another_joined,
        "Een gewone alinea.\n\nEindelijk: Slot.\n",
    ),
    "mostly gone": (
        "Een gewone alinea.\n\nSlot.\n",
        most_of_a_new_paragraph_gone,
        "Een gewone alinea.\n\nnieuws.\n\nSlot.\n",
    ),
    "an end": (
        "::: {.todo for=fez}\nEen gewone alinea met woorden.\n:::\n\n::: {.todo for=fez}\nMeer.\n:::\n",
        an_end_that_came_and_went,
        "::: {.todo for=fez}\nEen gewone\n:::\n\n::: {.todo for=fez}\nMeer.\n:::\n",
    ),
    "behind a join": (
        "Een gewone alinea.\n\n- punt een\n- punt twee\n",
        split_behind_a_join,
        "Een gewone alinea. punt\n\n- een\n- punt twee\n",
    ),
}


@pytest.mark.parametrize("name", AMONG)
def test_what_several_did_to_one_paragraph_is_what_the_file_says(tmp_path: Path, nds: CommandLine, name: str) -> None:
    text, edit, new = AMONG[name]
    reviewer = Reviewer(sent(tmp_path, text))
    edit(reviewer)
    assert after(tmp_path, nds, reviewer.save()) == new
    states = {one.state for review in files.load(tmp_path).values() for one in review.remarks}
    assert states == {RemarkState.ACCEPTED}


def test_a_note_that_came_and_went_is_no_remark_of_its_own(tmp_path: Path, nds: CommandLine) -> None:
    """Its words are in the file still."""
    reviewer = Reviewer(sent(tmp_path, TEXT))
    new_footnote(reviewer, "Wij meten", "Een noot.", 77)
    [mark] = reviewer.document.iter(W + "footnoteReference")
    run = mark.getparent()
    assert run is not None
    reviewer.author = "Otto Tweede"
    reviewer._wrap([run], "del")
    assert imported(tmp_path, reviewer.save()) == ()
    reviewer.delete(" meten")
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.author, remark.text, remark.proposal) == ("Otto Tweede", " meten", "")
    assert after(tmp_path, nds, reviewer.save()) == TEXT.replace("Wij meten", "Wij")


def test_a_note_in_a_row_that_another_took_out_goes_with_the_row(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    new_footnote(reviewer, "waterschap", "Een noot.", 77)
    reviewer.author = "Otto Tweede"
    reviewer.delete_row("waterschap")
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.kind is RemarkKind.DELETED_ROW
    assert after(tmp_path, nds, reviewer.save()) == TEXT.replace("| waterschap | meet |\n", "")


def test_a_long_row_of_paragraphs_that_two_people_joined_is_not_read_again_for_each(
    tmp_path: Path, nds: CommandLine
) -> None:
    """Each goes in by itself then, beside the others."""
    lines = [f"Alinea {number} gaat over water." for number in range(30)]
    reviewer = Reviewer(sent(tmp_path, "\n\n".join(lines) + "\n"))
    for number, line in enumerate(lines[:-1]):
        reviewer.author = ("Rita Reviewer", "Otto Tweede")[number % 2]
        reviewer.insert(line, " Ook")
        reviewer.join(f"Alinea {number} gaat")
    remarks = imported(tmp_path, reviewer.save())
    assert (len(remarks), {remark.joint for remark in remarks}) == (29, {()})
    assert after(tmp_path, nds, reviewer.save()) == " Ook".join(lines) + "\n"


def test_revisions_without_words_begin_what_their_person_does_behind_another(tmp_path: Path) -> None:
    """As Word leaves a field that was taken out: its begin and code are revisions too, and show nothing."""
    reviewer = Reviewer(sent(tmp_path, "Een gewone alinea met woorden.\n"))
    reviewer.author = "Otto Tweede"
    reviewer.insert("gewone", "re")
    reviewer.author = "Rita Reviewer"
    reviewer.delete(" alinea")
    [deleted] = reviewer.document.iter(W + "del")
    for _ in range(2):
        nothing = reviewer._revision("del")
        etree.SubElement(nothing, W + "r")
        deleted.addprevious(nothing)
    found = [(remark.author, remark.text, remark.revisions) for remark in imported(tmp_path, reviewer.save())]
    assert found == [("Otto Tweede", "", 1), ("Rita Reviewer", " alinea", 3)]
