"""A comment is about words that were sent: its text and its place are those, whatever others did with them."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from lxml import etree

from nds_docs.document.source import Source
from nds_docs.review.remark import Remark, RemarkKind, shown_range
from tests.reviewers.word import Reviewer
from tests.reviewers.word_file import W
from tests.small_project import FRONT_MATTER
from tests.test_review import PATH, imported, sent
from tests.test_review_moves import OTHERS, WORD, mark, mark_runs, move, typed_in

TEXT = """\
Wij meten *al jaren* wat er gebeurt.

De tweede alinea gaat over water.

De derde alinea blijft.

De laatste.
"""


def comment_of(root: Path, reviewer: Reviewer, comment: str = "Klopt dit?") -> tuple[Remark, str]:
    """The remark of a comment, and the Markdown at its place."""
    [found] = [one for one in imported(root, reviewer.save()) if one.comment == comment]
    at = shown_range(found.at)
    assert at is not None
    source = Source(PATH, (root / PATH).read_bytes())
    span = at.span(source)
    return found, source.text[span.start : span.end]


@pytest.mark.parametrize("new", ["eeuwen", ""])
def test_words_that_were_replaced_are_what_it_is_about(tmp_path: Path, new: str) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.comment("jaren", "Klopt dit?")
    reviewer.replace("jaren", new)
    remark, there = comment_of(tmp_path, reviewer)
    assert (remark.text, there) == ("jaren", "jaren")


def test_words_typed_among_them_are_not(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.comment("tweede alinea", "Klopt dit?")
    reviewer.insert("tweede", " en kortere")
    remark, there = comment_of(tmp_path, reviewer)
    assert (remark.text, there) == ("tweede alinea", "tweede alinea")


def test_a_paragraph_that_was_split_is_one(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.comment("alinea gaat over", "Klopt dit?")
    reviewer.split("tweede ali")
    remark, there = comment_of(tmp_path, reviewer)
    assert (remark.text, there) == ("alinea gaat over", "alinea gaat over")


def test_new_words_are_all_it_is_about_where_nothing_else_is(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.insert("tweede", " en kortere")
    reviewer.comment(" en kortere", "Klopt dit?")
    remark, there = comment_of(tmp_path, reviewer)
    assert (remark.text, there) == (" en kortere", "")


@pytest.mark.parametrize("tags", [WORD, OTHERS], ids=["moved", "deleted and inserted"])
def test_words_that_moved_are_where_they_were_taken_out(tmp_path: Path, tags: tuple[str, str]) -> None:
    """LibreOffice has a comment on words that move twice."""
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.comment("derde", "Klopt dit?")
    there = move(reviewer, "De derde", "De laatste.", tags)
    for anchor in [one for one in there.iter() if "comment" in etree.QName(one).localname]:
        anchor.getparent().remove(anchor)  # type: ignore[union-attr]
    [run] = [run for run in there.iter(W + "r") if run.find(W + "t") is not None and "derde" in reviewer._text(run)]
    reviewer.comment_on([run], "Deze ook")
    for said in ("Klopt dit?", "Deze ook"):
        remark, found = comment_of(tmp_path, reviewer, said)
        assert (remark.text, found) == ("derde", "derde")


def test_and_where_more_was_changed_there_than_what_moved(tmp_path: Path) -> None:
    """Then it is no move any more; its words are those that were sent all the same."""
    reviewer = Reviewer(sent(tmp_path, TEXT))
    title, place = reviewer.paragraph("Meetnet"), reviewer.paragraph("Wij meten")
    there = copy.deepcopy(title)
    for anchor in [one for one in there.iter() if "bookmark" in etree.QName(one).localname]:
        anchor.getparent().remove(anchor)  # type: ignore[union-attr]
    mark_runs(reviewer, there, "ins")
    mark(reviewer, title, "del")
    reviewer.replace("wat er gebeurt.", "iets nieuws")
    reviewer._mark(place, "ins")
    place.addnext(there)
    [run] = [run for run in there.iter(W + "r") if "Meetnet" in reviewer._text(run)]
    reviewer.comment_on([run], "Klopt dit?")
    assert RemarkKind.MOVE not in {one.kind for one in imported(tmp_path, reviewer.save())}
    remark, found = comment_of(tmp_path, reviewer)
    assert (remark.text, found) == ("Meetnet", "Meetnet")


def test_so_are_words_that_somebody_typed_in(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    there = move(reviewer, "De tweede", "De laatste.")
    typed_in(reviewer, there, "alinea gaat", " ook")
    rest = [run for run in there.iter(W + "r") if "over water" in reviewer._text(run)]
    reviewer.comment_on(rest, "Klopt dit?")
    remark, found = comment_of(tmp_path, reviewer)
    assert (remark.text.strip(), found.strip()) == ("over water.", "over water.")
    moves = [one for one in imported(tmp_path, reviewer.save()) if one.kind is RemarkKind.MOVE]
    assert [one.patches for one in moves] == [()]


@pytest.mark.parametrize("author", ["Rita Reviewer", "Otto Tweede"])
def test_the_empty_revision_that_libreoffice_puts_around_its_end_parts_no_move(tmp_path: Path, author: str) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.comment("tweede alinea", "Klopt dit?")
    move(reviewer, "tweede alinea", "De derde", OTHERS)
    reviewer.author = author
    for end, tag in zip(list(reviewer.document.iter(W + "commentRangeEnd")), ("del", "ins"), strict=True):
        nothing = reviewer._revision(tag)
        etree.SubElement(nothing, W + "r")
        end.addprevious(nothing)
    kinds = [remark.kind for remark in imported(tmp_path, reviewer.save())]
    assert (len(kinds), set(kinds)) == (2, {RemarkKind.COMMENT, RemarkKind.MOVE})


def test_and_words_that_moved_with_tracking_off(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    reviewer.comment("derde", "Klopt dit?")
    reviewer.paragraph("Wij meten").addprevious(reviewer.paragraph("De derde"))
    remark, found = comment_of(tmp_path, reviewer)
    assert (remark.text, found) == ("derde", "derde")
    assert remark.at.startswith(f"{PATH}:{FRONT_MATTER.count(chr(10)) + 5}:")
