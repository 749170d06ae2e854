"""The second reading: what has no place in what was sent, or none beside the others, may have one in what they made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from lxml import etree

from nds_docs.compose.gather import NO_REGISTER
from nds_docs.errors import NdsError
from nds_docs.review import recomposing, rereading
from nds_docs.review.accepting import accepted
from nds_docs.review.archive import open_archive
from nds_docs.review.edit.composing import composed
from nds_docs.review.edit.edits import Patch
from nds_docs.review.reading import read
from nds_docs.review.remark import RemarkKind
from nds_docs.review.returned import Paragraph, Revision, final, original
from tests.command_line import CommandLine
from tests.reviewers.word import Reviewer
from tests.reviewers.word_file import W
from tests.small_project import FRONT_MATTER
from tests.test_review import PATH, after, imported, sent
from tests.test_review_moves import OTHERS, move, typed_in
from tests.test_review_untracked import add
from tests.test_review_untracked import move as move_untracked

TEXT = """\
Vooraf.

Wij meten *al jaren* [@vaarkaart2023, p. 4] veel.

Dan dat.

En verder.

| Wie | Wat |
|---|---|
| gemeente | meldt |
| waterschap | meet |

Slot.
"""


def other(reviewer: Reviewer) -> None:
    reviewer.author = "Otto Tweede"


def new_note(reviewer: Reviewer, behind: str, text: str) -> None:
    """A footnote behind some words that somebody else put in."""
    reviewer.insert(behind, "X")
    [typed] = [one for one in reviewer.document.iter(W + "t") if one.text == "X"]
    mark = typed.getparent()
    assert mark is not None
    mark.remove(typed)
    etree.SubElement(mark, W + "footnoteReference").set(W + "id", "88")
    note = etree.SubElement(reviewer.roots["word/footnotes.xml"], W + "footnote", {W + "id": "88"})
    etree.SubElement(note, W + "p").append(reviewer._insertion(text))


def note_in_new_paragraph(reviewer: Reviewer) -> None:
    reviewer.add_paragraph("Dan dat", "Een nieuwe alinea.")
    other(reviewer)
    new_note(reviewer, "nieuwe", "Met een noot.")


def words_in_moved_citation(reviewer: Reviewer) -> None:
    there = move(reviewer, "Wij meten", "Dan dat.", OTHERS)
    typed_in(reviewer, there, "veel", ", heel veel")


def row_above_moved(reviewer: Reviewer) -> None:
    move_untracked("Dan dat.", "Slot.")(reviewer)
    reviewer.delete_row("waterschap")


def split_in_new(reviewer: Reviewer) -> None:
    add("Dan dat", "Eerst dit, dan dit.")(reviewer)
    reviewer.split("Eerst dit,")
    other(reviewer)
    reviewer.replace("dan dit", "dan *dat*")


CHANGES: dict[str, tuple[Callable[[Reviewer], None], dict[str, str]]] = {
    "a note in another's new paragraph": (
        note_in_new_paragraph,
        {"dat.\n": "dat.\n\nEen nieuwe[^1] alinea.\n\n[^1]: Met een noot.\n"},
    ),
    "words in what another moved": (
        words_in_moved_citation,
        {
            "Wij meten *al jaren* [@vaarkaart2023, p. 4] veel.\n\nDan dat.\n": "Dan dat.\n\n"
            "Wij meten *al jaren* [@vaarkaart2023, p. 4] veel, heel veel.\n"
        },
    ),
    "the last row above what was moved there": (
        row_above_moved,
        {"Dan dat.\n\n": "", "| waterschap | meet |\n": "", "Slot.\n": "Slot.\n\nDan dat.\n"},
    ),
    "a new paragraph that another split and a third changed": (
        split_in_new,
        {"dat.\n": "dat.\n\nEerst dit,\n\ndan \\*dat\\*.\n"},
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_stands_in_another_change_goes_in_with_it(tmp_path: Path, nds: CommandLine, name: str) -> None:
    edit, changed = CHANGES[name]
    reviewer = Reviewer(sent(tmp_path, TEXT))
    edit(reviewer)
    expected = TEXT
    for old, new in changed.items():
        assert expected.count(old) == 1
        expected = expected.replace(old, new)
    assert after(tmp_path, nds, reviewer.save()) == expected


def test_words_at_the_end_of_a_title_and_a_new_paragraph_below_it_are_no_guess(
    tmp_path: Path, nds: CommandLine
) -> None:
    """The new paragraph has its place behind the title, for what is below that the program made."""
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.insert("Meetnet", "ten")
    reviewer.add_paragraph("Bijdrage van", "Een nieuwe alinea.")
    after(tmp_path, nds, reviewer.save())
    front = FRONT_MATTER.replace("Meetnet", "Meetnetten")
    assert (tmp_path / PATH).read_text(encoding="utf-8") == f"{front}Een nieuwe alinea.\n\n{TEXT}"


@pytest.mark.parametrize("behind", ["Meetnet", "Wij meten"], ids=["title", "citation"])
def test_what_another_typed_in_a_new_paragraph_is_no_part_of_the_line_above(
    tmp_path: Path, nds: CommandLine, behind: str
) -> None:
    text = TEXT.replace(" veel.", "")
    reviewer = Reviewer(sent(tmp_path, text))
    reviewer.add_paragraph(behind, "Een nieuwe alinea.")
    other(reviewer)
    reviewer.insert("Een nieuwe", " lange")
    after(tmp_path, nds, reviewer.save())
    now = (tmp_path / PATH).read_text(encoding="utf-8")
    assert now.startswith(FRONT_MATTER)
    assert "[@vaarkaart2023, p. 4]\n" in now
    assert "lange" not in now or "nieuwe lange alinea" in now


def test_two_that_each_take_out_part_of_a_title_leave_a_title(tmp_path: Path, nds: CommandLine) -> None:
    """The one took out what was sent, the other what a third had typed with tracking off."""
    reviewer = Reviewer(sent(tmp_path, TEXT))
    [title] = reviewer.paragraph("Meetnet").iter(W + "t")
    title.text = "Meetnet X"
    reviewer.delete("Meetnet ")
    other(reviewer)
    reviewer.delete("X")
    after(tmp_path, nds, reviewer.save())
    [line] = [line for line in (tmp_path / PATH).read_text(encoding="utf-8").splitlines() if line.startswith("title:")]
    assert line.removeprefix("title:").strip()
    assert nds("check", "--project", tmp_path).code == 0


def test_a_new_note_and_a_new_last_paragraph_go_together(tmp_path: Path, nds: CommandLine) -> None:
    """The words of the note stand behind all text, and the paragraph before them."""
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.add_paragraph("Slot", "Nog iets.")
    other(reviewer)
    new_note(reviewer, "Dan", "Met een noot.")
    text = TEXT.replace("Dan dat.", "Dan[^1] dat.\n\n[^1]: Met een noot.") + "\nNog iets.\n"
    assert after(tmp_path, nds, reviewer.save()) == text


def test_what_has_its_place_is_composed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Composing again takes time: a big file with nothing that waits for it pays that once, to be held against it."""
    composed_again = []

    def counted(*given: object) -> object:
        composed_again.append(given)
        return recomposing.recomposed(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(rereading, "recomposed", counted)
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.add_paragraph("Dan dat", "Een nieuwe alinea.")
    other(reviewer)
    reviewer.replace("Slot", "Einde")
    assert all(remark.patches for remark in imported(tmp_path, reviewer.save()))
    assert len(composed_again) == 1


@pytest.mark.parametrize("why", ["another program", "no project"])
def test_what_cannot_be_composed_again_is_read_once(
    tmp_path: Path, nds: CommandLine, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    """A build of before may have been divided into other blocks; what waits is left to a person then."""
    reviewer = Reviewer(sent(tmp_path, TEXT))
    row_above_moved(reviewer)
    note_in_new_paragraph(reviewer)
    if why == "another program":
        monkeypatch.setattr(recomposing, "PROFILE", 99)
    else:
        monkeypatch.setattr(recomposing, "compose", fails)
    remarks = imported(tmp_path, reviewer.save())
    [note] = [remark for remark in remarks if remark.kind is RemarkKind.ADDED_FOOTNOTE]
    assert not note.patches
    assert not note.together
    assert "nieuwe alinea" in note.why_not


def fails(_: object) -> None:
    raise NdsError(NO_REGISTER, folder="")


# --- some revisions accepted ----------------------------------------------------------------------


@pytest.mark.parametrize("name", CHANGES)
def test_accepting_some_revisions_leaves_what_all_of_them_give(tmp_path: Path, name: str) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    CHANGES[name][0](reviewer)
    reviewer.delete("Dan")
    returned = read(open_archive(reviewer.save(), "terug.docx"))
    found = {one.author for one in revisions_of(returned.paragraphs)}
    assert len(found) > 1 or name == "the last row above what was moved there"
    wanted = [line.text for line in final(returned.paragraphs)]
    for author in found:
        keys = {one.key for one in revisions_of(returned.paragraphs) if one.author == author}
        some = accepted(returned, keys)
        assert [line.text for line in final(some.paragraphs)] == wanted
        assert {one.author for one in revisions_of(some.paragraphs)} == found - {author}
    everything = accepted(returned, {one.key for one in revisions_of(returned.paragraphs)})
    assert [line.text for line in original(everything.paragraphs)] == wanted


def revisions_of(paragraphs: Iterable[Paragraph]) -> list[Revision]:
    return [
        revision
        for one in paragraphs
        for revisions in (*(run.revisions for run in one.runs), one.mark_revisions, one.row_revisions)
        for revision in revisions
    ]


def test_patches_of_patches_are_patches_of_the_text() -> None:
    first = [Patch("a.md", 2, 4, "xyz"), Patch("a.md", 6, 6, "pq")]
    second = [Patch("a.md", 3, 4, "-"), Patch("a.md", 8, 9, "")]
    text = "0123456789"
    once = edited(text, first)
    assert edited(text, composed("a.md", len(text), first, second)) == edited(once, second)


def edited(text: str, patches: list[Patch] | tuple[Patch, ...]) -> str:
    for one in sorted(patches, key=lambda one: one.start, reverse=True):
        text = text[: one.start] + one.text + text[one.end :]
    return text
