"""What a person changed beside what another did and cannot be: it goes in as if that other had done nothing."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

import pytest

from nds_docs.review.remark import RemarkKind
from tests.command_line import CommandLine
from tests.reviewers.word import Reviewer
from tests.reviewers.word_file import Element, W
from tests.small_project import FRONT_MATTER
from tests.test_review import PATH, after, imported, sent
from tests.test_review_moves import OTHERS, move
from tests.test_review_twice import new_note
from tests.test_review_untracked import split

TEXT = """\
Vooraf.

Register
: Een lijst.

Stelsel
: Wat samenhangt.

| Wie | Wat |
|---|---|
| gemeente | meldt |

Slot.
"""


def words_split_by_another(reviewer: Reviewer) -> None:
    """Rita types two words in a cell, and Otto presses Enter between them."""
    reviewer.insert("meldt", " met")
    reviewer.insert(" met", " namen")
    reviewer.author = "Otto Tweede"
    reviewer.split(" met")


def paragraph_above_anothers(reviewer: Reviewer) -> None:
    """Rita adds a paragraph to a meaning, and Otto moves a term in between its end and its words."""
    reviewer.add_paragraph("Een lijst", "Met cijfers.")
    reviewer.author = "Otto Tweede"
    move(reviewer, "Stelsel", "Een lijst", OTHERS)


CASES: dict[str, tuple[Callable[[Reviewer], None], tuple[str, str]]] = {
    "words that another parted": (words_split_by_another, ("| meldt |", "| meldt met namen |")),
    "a paragraph in which another put a term": (
        paragraph_above_anothers,
        ("Een lijst.\n", "Een lijst.\n\n  Met cijfers.\n"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_another_did_and_cannot_be_is_no_hindrance(tmp_path: Path, nds: CommandLine, name: str) -> None:
    edit, (old, new) = CASES[name]
    reviewer = Reviewer(sent(tmp_path, TEXT))
    edit(reviewer)
    of_rita = [one for one in imported(tmp_path, reviewer.save()) if one.author == "Rita Reviewer"]
    assert any(one.patches or one.joint for one in of_rita)
    assert after(tmp_path, nds, reviewer.save()) == TEXT.replace(old, new)


@pytest.mark.parametrize(
    ("parted", "word", "new"),
    [("Stel", "sel", "len"), ("Wie wat ", "doet", "meldt"), ("Meet", "net", "paal")],
    ids=["a term", "a caption", "a title"],
)
def test_a_word_goes_in_where_the_text_was_parted_with_tracking_off(
    tmp_path: Path, nds: CommandLine, parted: str, word: str, new: str
) -> None:
    text = TEXT.replace("| meldt |\n", "| meldt |\n\n: Wie wat doet {#tbl-wie}\n")
    reviewer = Reviewer(sent(tmp_path, text))
    split(parted)(reviewer)
    reviewer.replace(word, new)
    [one] = [one for one in imported(tmp_path, reviewer.save()) if one.tracked]
    [loose] = [one for one in imported(tmp_path, reviewer.save()) if not one.tracked]
    assert (one.at != "", loose.kind, loose.patches) == (True, RemarkKind.SPLIT, ())
    after(tmp_path, nds, reviewer.save())
    said = (FRONT_MATTER + text).replace(parted + word, parted + new, 1)
    assert (tmp_path / PATH).read_text(encoding="utf-8") == said


def test_words_in_what_another_moved_to_where_it_cannot_be_are_not_put_beside_it(
    tmp_path: Path, nds: CommandLine
) -> None:
    """Without the move there is no paragraph for them there: they would stand in the next one."""
    reviewer = Reviewer(sent(tmp_path, TEXT))
    there = move(reviewer, "Stelsel", "Vooraf", OTHERS)
    reviewer.author = "Otto Tweede"
    there.append(reviewer._insertion(" van afspraken"))
    assert "van afspraken\n\nRegister" not in after(tmp_path, nds, reviewer.save())
    assert "van afsprakenRegister" not in (tmp_path / PATH).read_text(encoding="utf-8")


def test_a_row_of_which_the_file_does_not_say_that_it_is_new_is_one(tmp_path: Path, nds: CommandLine) -> None:
    """As LibreOffice saves it where another person typed in it."""
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.add_row("gemeente", ("waterschap", "meet"))
    [of_row] = [one for one in reviewer.document.iter(W + "trPr") if one.find(W + "ins") is not None]
    of_row.clear()
    reviewer.author = "Otto Tweede"
    reviewer.replace("meet", "telt")
    expected = TEXT.replace("| gemeente | meldt |\n", "| gemeente | meldt |\n| waterschap | telt |\n")
    assert after(tmp_path, nds, reviewer.save()) == expected


def split_there(reviewer: Reviewer, there: Element) -> None:
    """Enter in a paragraph that moved, behind its first run: the first half gets a new end, the other keeps its own."""
    first = copy.deepcopy(there)
    for number, (run, copied) in enumerate(zip(list(there.iter(W + "r")), list(first.iter(W + "r")), strict=True)):
        gone = copied if number else run
        next(gone.iterancestors()).remove(gone)
    [properties] = first.findall(W + "pPr")
    for mark in properties.findall(W + "rPr"):
        properties.remove(mark)
    there.addprevious(first)
    reviewer._mark(first, "ins")


@pytest.mark.parametrize("behind", ["Slot", "Register"], ids=["a text", "a term, where none can be"])
def test_what_another_parted_where_it_moved_to_moves_with_all_its_words_or_stays(
    tmp_path: Path, nds: CommandLine, behind: str
) -> None:
    text = TEXT.replace("Vooraf.", "Wij *meten* veel.") + "\nEinde.\n"
    reviewer = Reviewer(sent(tmp_path, text))
    there = move(reviewer, "Wij", behind, OTHERS)
    reviewer.author = "Otto Tweede"
    split_there(reviewer, there)
    parted = text.replace("Wij *meten* veel.\n\n", "").replace("Slot.\n", "Slot.\n\nWij\n\n*meten* veel.\n")
    assert after(tmp_path, nds, reviewer.save()) == (parted if behind == "Slot" else text)


def test_a_note_in_what_another_moved_to_where_it_cannot_be_goes_in_where_it_stands(
    tmp_path: Path, nds: CommandLine
) -> None:
    text = TEXT.replace("Vooraf.", "Wij meten veel.")
    reviewer = Reviewer(sent(tmp_path, text))
    new_note(reviewer, "meten", "Met een noot.")
    reviewer.author = "Otto Tweede"
    there = move(reviewer, "Wij", "Register", OTHERS)
    marks = [one for one in reviewer.document.iter(W + "r") if one.find(W + "footnoteReference") is not None]
    for mark in marks:  # taken out of the one place by Otto, put in at the other
        if there in mark.iterancestors():
            next(mark.iterancestors()).set(W + "author", "Otto Tweede")
        else:
            reviewer._wrap([mark], "del")
    for by_otto in list(reviewer.roots["word/footnotes.xml"].iter(W + "del", W + "ins")):
        if by_otto.get(W + "author") == "Otto Tweede":  # LibreOffice says nothing of that in notes
            for deleted in by_otto.iter(W + "delText"):
                deleted.tag = W + "t"
            for child in list(by_otto):
                by_otto.addprevious(child)
            next(by_otto.iterancestors()).remove(by_otto)
    expected = text.replace("Wij meten veel.\n", "Wij meten[^1] veel.\n\n[^1]: Met een noot.\n")
    assert after(tmp_path, nds, reviewer.save()) == expected
