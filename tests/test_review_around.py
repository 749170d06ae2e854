"""What stands around the text: title page, contents, letterhead, closing, heads, feet. Changed, it is a remark."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from nds_docs.build import store
from nds_docs.build.frame import decode, encode
from nds_docs.review.importing import import_files
from nds_docs.review.remark import Remark
from nds_docs.writers.frame import Frame
from tests.command_line import CommandLine
from tests.reviewers.word import Reviewer
from tests.reviewers.word_file import W
from tests.small_project import FRONT_MATTER, LETTER, LETTER_DATA, REGISTER, write_project
from tests.test_review import PATH, TEXT, build, imported, sent

Edit = Callable[[Reviewer], None]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("around")
    annex = "---\ntitle: Lijst\nkind: annex\n---\n\n::: {.overview of=parties}\n:::\n"
    write_project(
        root,
        {
            "nds.yml": REGISTER + LETTER_DATA,
            PATH: FRONT_MATTER + TEXT,
            "chapters/kamerbrief.md": LETTER,
            "chapters/90-lijst.md": annex,
        },
    )
    build(root)
    return root


def said(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(W + "t"))


def retype(old: str, new: str) -> Edit:
    """Other words in the first paragraph that holds some, wherever it stands, with tracking off."""

    def edit(reviewer: Reviewer) -> None:
        for name in sorted(reviewer.roots, reverse=True):  # heads and feet before the text
            for paragraph in reviewer.roots[name].iter(W + "p"):
                if old in said(paragraph):
                    whole = said(paragraph).replace(old, new)
                    first, *rest = paragraph.iter(W + "t")
                    first.text = whole
                    for text in rest:
                        text.text = ""
                    return
        raise AssertionError(old)

    return edit


def add(after: str, text: str) -> Edit:
    """A paragraph behind the first one of the text that holds some words; before all where `after` is ""."""

    def edit(reviewer: Reviewer) -> None:
        place = next(one for one in reviewer.document.iter(W + "p") if after in said(one))
        new = etree.Element(W + "p")
        etree.SubElement(etree.SubElement(new, W + "r"), W + "t").text = text
        if after:
            place.addnext(new)
        else:
            place.addprevious(new)

    return edit


def drop(words: str) -> Edit:
    def edit(reviewer: Reviewer) -> None:
        paragraph = next(one for one in reviewer.document.iter(W + "p") if words in said(one))
        paragraph.getparent().remove(paragraph)  # type: ignore[union-attr]

    return edit


def caption(old: str, new: str) -> Edit:
    """Other words in the label of the first caption of the text."""

    def edit(reviewer: Reviewer) -> None:
        for text in reviewer.paragraph("Wie wat doet").iter(W + "t"):
            text.text = (text.text or "").replace(old, new)

    return edit


EDITS: dict[str, tuple[str, Edit, str, str]] = {
    "title": ("nds", retype("Strategie", "Koers"), "Strategie", "Koers"),
    "facts of the title page": ("nds", retype("Versie", "Uitgave"), "Versie\t0.1", "Uitgave0.1"),
    "before all": ("nds", add("", "Geheim!"), "", "Geheim!"),
    "on the title page": ("nds", add("14 februari", "Onder embargo"), "", "Onder embargo"),
    "fact out": ("nds", drop("14 februari"), "Datum\t14 februari 2025", ""),
    "contents, heading": ("nds", retype("Inhoud", "Wat erin staat"), "Inhoud", ""),
    "contents, entry": ("nds", retype("Meetnet", "Sloten"), "1.1\tMeetnet", "1.1Sloten"),
    "contents, entry out": ("nds", drop("Meetnet"), "1.1\tMeetnet", ""),
    "annex word": ("nds", retype("Bijlage", "Aanhangsel"), "Bijlage", "Aanhangsel"),
    "foot": ("nds", retype("CONCEPT", "VERTROUWELIJK"), "CONCEPT", "VERTROUWELIJK"),
    "caption": ("nds", caption("Tabel", "Overzicht"), "Tabel\u00a01.1", "Overzicht\u00a01.1"),
    "letterhead": ("kamerbrief", retype("Postbus 20018", "Postbus 1"), "Postbus 20018", "Postbus 1"),
    "salutation": ("kamerbrief", retype("Geachte", "Beste"), "Geachte voorzitter,", "Beste voorzitter,"),
    "signature": ("kamerbrief", retype("Naam", "Een ander"), "Naam", ""),
    "behind all": ("kamerbrief", add("Strategie", "PS: veel leesplezier"), "", "PS: veel leesplezier"),
}


def back(project: Path, document: str, edit: Edit) -> tuple[Remark, ...]:
    reviewer = Reviewer((project / f"build/{document}.docx").read_bytes())
    edit(reviewer)
    return imported(project, reviewer.save())


@pytest.mark.parametrize("document", ["nds", "kamerbrief"])
@pytest.mark.parametrize("disturbed", [0, 1, 2])
def test_what_nobody_changed_is_no_remark(project: Path, document: str, disturbed: int) -> None:
    reviewer = Reviewer((project / f"build/{document}.docx").read_bytes())
    if disturbed:
        reviewer.disturb(disturbed)
        reviewer.in_dutch()
        reviewer.autocorrect()
    assert imported(project, reviewer.save()) == ()


@pytest.mark.parametrize("name", EDITS)
def test_a_change_around_the_text_with_tracking_off_is_a_remark_without_an_edit(project: Path, name: str) -> None:
    document, edit, old, new = EDITS[name]
    remarks = back(project, document, edit)
    assert remarks
    assert all(remark.patches == () and remark.why_not and not remark.tracked for remark in remarks)
    assert old in "\n".join(remark.text for remark in remarks)
    assert new in "\n".join(remark.proposal for remark in remarks)
    assert len(remarks) <= 2


def test_with_tracking_on_it_is_a_remark_too(project: Path) -> None:
    for document, words in (("nds", "Concept"), ("kamerbrief", "Geachte"), ("kamerbrief", "Naam")):
        reviewer = Reviewer((project / f"build/{document}.docx").read_bytes())
        reviewer.replace(words, "Anders")
        [remark] = imported(project, reviewer.save())
        assert (remark.patches, remark.tracked, remark.proposal) == ((), True, "Anders")
        assert remark.why_not


def test_contents_that_are_made_anew_are_no_remark(project: Path) -> None:
    """A heading was changed with tracking on, and the contents were refreshed."""

    def edit(reviewer: Reviewer) -> None:
        entry = next(one for one in reviewer.document.iter(W + "p") if "Aanpak" in said(one))
        reviewer.replace("Aanpak", "Werkwijze")
        for text in entry.iter(W + "t"):
            text.text = (text.text or "").replace("Aanpak", "Werkwijze")

    [remark] = back(project, "nds", edit)
    assert (remark.text, remark.proposal) == ("Aanpak", "Werkwijze")
    assert remark.patches


def test_the_word_across_the_page_is_no_remark(project: Path) -> None:
    """LibreOffice makes a line of it when it saves what it saved before."""

    def edit(reviewer: Reviewer) -> None:
        name = next(name for name in reviewer.roots if "header" in name)
        line = etree.SubElement(etree.SubElement(etree.SubElement(reviewer.roots[name], W + "p"), W + "r"), W + "t")
        line.text = "CONCEPT"

    assert back(project, "nds", edit) == ()


def test_contents_that_never_end_take_no_text_with_them(project: Path) -> None:
    """A field whose end somebody lost goes on to the end of the file; no word processor shows it so."""
    remarks = back(project, "nds", drop("Lijst"))
    assert [remark.patches for remark in remarks] == [()] * len(remarks)


def test_of_a_build_of_before_this_was_kept_the_text_is_read_and_the_rest_let_be(
    tmp_path: Path, nds: CommandLine
) -> None:
    reviewer = Reviewer(sent(tmp_path))
    retype("Concept", "Definitief")(reviewer)
    reviewer.replace("jaren", "eeuwen")
    shutil.rmtree(tmp_path / store.FRAME_FOLDER)
    (tmp_path / "terug.docx").write_bytes(reviewer.save())
    ran = nds("review", "import", tmp_path / "terug.docx", "--project", tmp_path)
    assert ran.code == 0
    assert "1 nieuw" in ran.out
    assert "titelblad" in ran.out


def test_of_letters_to_several_each_is_known_by_its_head(tmp_path: Path) -> None:
    two = LETTER_DATA.replace("[Postbus 20018]}]", "[Postbus 20018]}, {name: De Voorzitter, address: [Postbus 20017]}]")
    assert two != LETTER_DATA
    write_project(tmp_path, {"nds.yml": REGISTER + two, "chapters/kamerbrief.md": LETTER})
    build(tmp_path)
    for document in ("kamerbrief", "kamerbrief-2"):
        raw = (tmp_path / f"build/{document}.docx").read_bytes()
        _, [report] = import_files(tmp_path, {"terug.docx": raw}, {}, "nl")
        assert (report.document, report.new) == (document, 0)


def test_a_title_that_is_a_heading_too_is_no_remark(tmp_path: Path) -> None:
    register = REGISTER.replace("title: Strategie", "title: Data")
    write_project(tmp_path, {"nds.yml": register, PATH: FRONT_MATTER + TEXT})
    assert imported(tmp_path, build(tmp_path)) == ()


def test_a_frame_is_kept_as_it_is_and_once(tmp_path: Path) -> None:
    frame = Frame(("a\tb", "“c”"), ("1\td",), ((3, "Tabel\u00a01.1\u2002"),), ("e",))
    assert decode(encode(frame)) == frame
    other = Frame(("final",))
    for one in (frame, frame, other):
        assert store.keep_frame(tmp_path, "0" * 64, "nds", one)
    assert sorted(store.frames(tmp_path, "0" * 64)["nds"]) == sorted((frame, other))
