"""A paragraph that moved among other changes, or that was changed on the way: it moves, and the words with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from nds_docs.review.archive import open_archive
from nds_docs.review.changes import changes
from nds_docs.review.reading import read
from nds_docs.review.remark import RemarkKind
from nds_docs.review.trail import trail
from tests.command_line import CommandLine
from tests.reviewers.word import Reviewer
from tests.reviewers.word_file import W
from tests.small_project import FRONT_MATTER
from tests.test_review import PATH, after, imported, sent
from tests.test_review_moves import OTHERS, WORD, move, typed_in
from tests.test_review_untracked import retype

TEXT = """\
Wij **meten** [al jaren](https://voorbeeld.nl) heel veel water,
zie @sec-een.[^1]

Dan dat.

- eerste *punt*
  met meer
- tweede punt is langer
- derde punt staat daar

# Kop {#sec-een}

De laatste.

[^1]: Een noot over *meten*.
"""
FIRST, _, REST = TEXT.partition("\n\n")
MOVED = REST.replace("Dan dat.\n", f"Dan dat.\n\n{FIRST}\n")
"""The first paragraph behind the second."""


def other(reviewer: Reviewer) -> None:
    reviewer.author = "Otto Tweede"


def types(reviewer: Reviewer) -> None:
    other(reviewer)
    reviewer.insert("heel", " erg")


def deletes(reviewer: Reviewer) -> None:
    other(reviewer)
    reviewer.delete("heel ")


def replaces(reviewer: Reviewer) -> None:
    other(reviewer)
    reviewer.replace("heel veel water", "lucht")


def types_in_emphasis(reviewer: Reviewer) -> None:
    other(reviewer)
    reviewer.insert("met", "h")


def types_in_note(reviewer: Reviewer) -> None:
    other(reviewer)
    reviewer.insert("noot over", " het")


INSIDE: dict[str, tuple[Callable[[Reviewer], None], str, str]] = {
    "words in": (types, "heel veel", "heel erg veel"),
    "words out": (deletes, "heel veel", "veel"),
    "other words": (replaces, "heel veel water", "lucht"),
    "in emphasis": (types_in_emphasis, "**meten**", "**methen**"),
    "note": (types_in_note, "noot over", "noot over het"),
}
"""What another does at the new place, and what that is in the Markdown."""


def moved_and_changed(root: Path, name: str) -> tuple[bytes, str, str]:
    """The file in which a paragraph moved and another changed something in that; what becomes what."""
    change, old, new = INSIDE[name]
    reviewer = Reviewer(sent(root, TEXT))
    move(reviewer, "Wij meten", "Dan dat.", OTHERS)
    change(reviewer)
    return reviewer.save(), old, new


def text_of(root: Path) -> str:
    return (root / PATH).read_text(encoding="utf-8").removeprefix(FRONT_MATTER)


@pytest.mark.parametrize("name", INSIDE)
def test_what_another_changed_goes_along(tmp_path: Path, nds: CommandLine, name: str) -> None:
    raw, old, new = moved_and_changed(tmp_path, name)
    assert MOVED.count(old) == 1
    assert after(tmp_path, nds, raw) == MOVED.replace(old, new)


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("name", INSIDE)
def test_one_after_the_other_they_come_to_the_same(tmp_path: Path, nds: CommandLine, name: str, turned: bool) -> None:
    raw, old, new = moved_and_changed(tmp_path, name)
    (tmp_path / "terug.docx").write_bytes(raw)
    remarks = sorted(imported(tmp_path, raw), key=lambda one: one.kind is RemarkKind.MOVE, reverse=turned)
    assert [one.author for one in remarks].count("Otto Tweede") == len(remarks) - 1 == 1
    nds("review", "import", tmp_path / "terug.docx", "--project", tmp_path)
    assert nds("review", "apply", "--remark", remarks[0].id, "--project", tmp_path).code == 0
    assert text_of(tmp_path) == (MOVED if turned else TEXT.replace(old, new))
    assert nds("review", "apply", "--remark", remarks[1].id, "--project", tmp_path).code == 0
    assert text_of(tmp_path) == MOVED.replace(old, new)


def test_a_note_that_another_put_in_goes_along(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    there = move(reviewer, "Wij meten", "Dan dat.", OTHERS)
    typed_in(reviewer, there, "heel", "X")
    [typed] = [text for text in there.iter(W + "t") if text.text == "X"]
    mark = typed.getparent()
    assert mark is not None
    mark.remove(typed)
    etree.SubElement(mark, W + "footnoteReference").set(W + "id", "88")
    other(reviewer)
    note = etree.SubElement(reviewer.roots["word/footnotes.xml"], W + "footnote", {W + "id": "88"})
    etree.SubElement(note, W + "p").append(reviewer._insertion("Nieuw."))
    assert [one.kind for one in imported(tmp_path, reviewer.save())] == [RemarkKind.MOVE, RemarkKind.ADDED_FOOTNOTE]
    text = after(tmp_path, nds, reviewer.save())
    assert text == MOVED.replace("heel veel", "heel[^2] veel") + "\n[^2]: Nieuw.\n"


@pytest.mark.parametrize("tags", [WORD, OTHERS], ids=["moved", "deleted and inserted"])
def test_what_its_mover_changed_on_the_way_is_one_with_the_move(
    tmp_path: Path, nds: CommandLine, tags: tuple[str, str]
) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    there = move(reviewer, "Wij meten", "Dan dat.", tags)
    typed_in(reviewer, there, "heel ", "erg ", author=reviewer.author)
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.kind is RemarkKind.MOVE
    assert after(tmp_path, nds, reviewer.save()) == MOVED.replace("heel veel", "heel erg veel")


def test_words_that_its_mover_took_out_of_the_copied_note_are_told(tmp_path: Path, nds: CommandLine) -> None:
    """LibreOffice does not say that what a copied footnote holds is new."""
    reviewer = Reviewer(sent(tmp_path, TEXT))
    move(reviewer, "Wij meten", "Dan dat.", OTHERS)
    [copied] = [one for one in reviewer.roots["word/footnotes.xml"] if one.get(W + "id") == "77"]
    for put_in in list(copied.iter(W + "ins")):
        put_in.addnext(put_in[0])
        put_in.getparent().remove(put_in)  # type: ignore[union-attr]
    reviewer._wrap([next(run for run in copied.iter(W + "r") if "noot" in (run.findtext(W + "t") or ""))], "del")
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.patches) == (RemarkKind.MOVE, ())
    assert remark.proposal.endswith(".1. meten.")
    assert after(tmp_path, nds, reviewer.save()) == TEXT


def test_what_another_took_out_before_it_moved_stays_a_change_of_its_own(tmp_path: Path, nds: CommandLine) -> None:
    """The mover pasted what was left of the paragraph."""
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.author = "Ina Derde"
    reviewer.delete("heel ")
    reviewer.author = "Rita Reviewer"
    there = move(reviewer, "Wij meten", "Dan dat.", OTHERS)
    for gone in [one for one in there.iter(W + "del") if one.getparent() is there]:
        there.remove(gone)
    remarks = {one.author: one for one in imported(tmp_path, reviewer.save())}
    assert {author: one.kind for author, one in remarks.items()} == {
        "Ina Derde": RemarkKind.DELETION,
        "Rita Reviewer": RemarkKind.MOVE,
    }
    assert after(tmp_path, nds, reviewer.save()) == MOVED.replace("heel veel", "veel")


def test_two_moves_side_by_side_are_two(tmp_path: Path, nds: CommandLine) -> None:
    """Where the one went, the other came: in the file that is one stretch of changes by one person."""
    text = "Een *eerste* zin.\n\nTwee.\n\nDrie.\n\nVier.\n\nEen `vijfde` zin.\n\nSlot.\n"
    reviewer = Reviewer(sent(tmp_path, text))
    old = reviewer.paragraph("eerste")
    move(reviewer, "eerste", "Drie.", OTHERS)
    old.addnext(move(reviewer, "vijfde", "Twee.", OTHERS))
    remarks = imported(tmp_path, reviewer.save())
    assert [(one.kind, bool(one.patches)) for one in remarks] == [(RemarkKind.MOVE, True)] * 2
    new = "Een `vijfde` zin.\n\nTwee.\n\nDrie.\n\nEen *eerste* zin.\n\nVier.\n\nSlot.\n"
    assert after(tmp_path, nds, reviewer.save()) == new


def test_a_paragraph_beside_one_that_was_deleted_moves(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.delete_paragraph("Dan dat.")
    move(reviewer, "Wij meten", "derde punt", OTHERS)
    remarks = imported(tmp_path, reviewer.save())
    assert {one.kind for one in remarks} == {RemarkKind.MOVE, RemarkKind.DELETED_PARAGRAPH}
    assert after(tmp_path, nds, reviewer.save()) == REST.replace("Dan dat.\n\n", "").replace(
        "staat daar\n", f"staat daar\n\n{FIRST}\n"
    )


def test_what_was_retyped_untracked_above_what_moved_is_no_part_of_the_move(tmp_path: Path, nds: CommandLine) -> None:
    """Of the old words no line is left: in the file their place is where the moved paragraph stood."""
    text = "Een alinea over water.\n\nBij het *publiceren* van beleid.\n\nDerde.\n\nSlot.\n"
    reviewer = Reviewer(sent(tmp_path, text))
    typed_in(reviewer, move(reviewer, "Bij het", "Derde.", OTHERS), "van", " goed")
    retype("Een alinea", "Zo staat hier iets.")(reviewer)
    new = ("Zo staat hier iets.", "Derde.", "Bij het *publiceren* van goed beleid.", "Slot.")
    assert after(tmp_path, nds, reviewer.save()) == "\n\n".join(new) + "\n"


def new_paragraph(reviewer: Reviewer, text: str) -> etree._Element:
    """A paragraph that somebody typed, with its end."""
    new = etree.Element(W + "p")
    new.append(reviewer._insertion(text))
    reviewer._mark(new, "ins")
    return new


@pytest.mark.parametrize("above", [False, True])
def test_what_moves_to_beside_a_new_paragraph_is_never_on_the_wrong_side_of_it(
    tmp_path: Path, nds: CommandLine, above: bool
) -> None:
    text = "Een.\n\nTwee.\n\nVier *keer* iets.\n\nSlot.\n"
    reviewer = Reviewer(sent(tmp_path, text))
    there = move(reviewer, "Vier", "Een.", OTHERS)
    other(reviewer)
    (there.addnext if above else there.addprevious)(new_paragraph(reviewer, "Nieuw."))
    new = ("Vier *keer* iets.", "Nieuw.") if above else ("Nieuw.", "Vier *keer* iets.")
    both = "\n\n".join(("Een.", *new, "Twee.", "Slot.")) + "\n"
    assert after(tmp_path, nds, reviewer.save()) in ((both,) if above else (both, text))


def test_what_another_typed_goes_in_where_a_move_that_cannot_be_leaves_it(tmp_path: Path, nds: CommandLine) -> None:
    """A heading does not go into a frame, where it has no number."""
    text = "# Een lange kop met *nadruk*\n\nDan dat.\n\n::: {.box}\n## Kader\n\nIn het kader.\n\nEn dit.\n:::\n"
    reviewer = Reviewer(sent(tmp_path, text))
    move(reviewer, "Een lange kop", "In het kader.", OTHERS)
    other(reviewer)
    reviewer.insert("lange", " brede")
    remarks = {one.author: one for one in imported(tmp_path, reviewer.save())}
    assert remarks["Rita Reviewer"].patches == ()
    assert after(tmp_path, nds, reviewer.save()) == text.replace("lange", "lange brede")


def test_of_two_paragraphs_that_say_the_same_none_is_known_to_have_moved(tmp_path: Path, nds: CommandLine) -> None:
    text = "Wij meten *heel* veel water.\n\nDan dat.\n\nWij meten *heel* veel water.\n\nSlot.\n"
    reviewer = Reviewer(sent(tmp_path, text))
    for words in ("Wij meten", "Wij meten"):
        there = move(reviewer, words, "Slot.", OTHERS)
    typed_in(reviewer, there, "veel ", "erg ")
    after(tmp_path, nds, reviewer.save())
    assert "*heel*" in text_of(tmp_path)


@pytest.mark.parametrize(("behind", "placed"), [(" van", False), ("heel", True)])
def test_words_amid_what_the_mover_typed_have_no_place_in_what_was_sent(
    tmp_path: Path, behind: str, placed: bool
) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    there = move(reviewer, "Wij", "Dan dat.", OTHERS)
    typed_in(reviewer, there, "veel", " van de vele", "Rita Reviewer")
    typed_in(reviewer, there, behind, " werkelijk")
    paragraphs = read(open_archive(reviewer.save(), "terug.docx")).paragraphs
    [old, new] = [number for number, one in enumerate(paragraphs) if one.all_text.startswith("Wij meten")]
    [change] = [one for one in changes(paragraphs) if one.author == "Otto Tweede"]
    assert (trail(old, new, "Rita Reviewer", paragraphs).of(change) is not None) == placed
