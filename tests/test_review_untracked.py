"""Paragraphs and rows that come, go, split, join or move with tracking off change the Markdown as tracked ones do."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from nds_docs.review.remark import Remark, RemarkKind
from tests.command_line import CommandLine
from tests.reviewers.word import Reviewer
from tests.reviewers.word_file import W
from tests.small_project import FRONT_MATTER, write_project
from tests.test_review import PATH, TEXT, after, build, imported, sent
from tests.test_review_around import said

Edit = Callable[[Reviewer], None]
Element = etree._Element


def type_in(paragraph: Element, text: str) -> None:
    """Gives a paragraph one run, with these words."""
    for child in list(paragraph):
        if child.tag != W + "pPr":
            paragraph.remove(child)
    etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "t").text = text


def add(behind: str, *texts: str, style: str = "") -> Edit:
    def edit(reviewer: Reviewer) -> None:
        place = reviewer.paragraph(behind)
        for text in reversed(texts):
            new = copy.deepcopy(place)
            type_in(new, text)
            if style:
                new.find(f"{W}pPr/{W}pStyle").set(W + "val", style)  # type: ignore[union-attr]
            place.addnext(new)

    return edit


def drop(*words: str) -> Edit:
    def edit(reviewer: Reviewer) -> None:
        for paragraph in map(reviewer.paragraph, words):
            paragraph.getparent().remove(paragraph)  # type: ignore[union-attr]

    return edit


def drop_last(words: str) -> Edit:
    """Drops the last paragraph that holds some words."""

    def edit(reviewer: Reviewer) -> None:
        *_, last = (one for one in reviewer.document.iter(W + "p") if words in "".join(map(str, one.itertext())))
        last.getparent().remove(last)  # type: ignore[union-attr]

    return edit


def split(words: str) -> Edit:
    def edit(reviewer: Reviewer) -> None:
        reviewer.split(words)
        for mark in list(reviewer.document.iter(W + "ins")):
            mark.getparent().remove(mark)  # type: ignore[union-attr]

    return edit


def join(words: str, between: str) -> Edit:
    def edit(reviewer: Reviewer) -> None:
        first = reviewer.paragraph(words)
        second = first.getnext()
        assert second is not None
        etree.SubElement(etree.SubElement(first, W + "r"), W + "t").text = between
        first.extend([child for child in second if child.tag != W + "pPr"])
        second.getparent().remove(second)  # type: ignore[union-attr]

    return edit


def move(words: str, behind: str) -> Edit:
    return lambda reviewer: reviewer.paragraph(behind).addnext(reviewer.paragraph(words))


def row(reviewer: Reviewer, words: str) -> Element:
    return next(reviewer.paragraph(words).iterancestors(W + "tr"))


def add_row(behind: str, *cells: str) -> Edit:
    def edit(reviewer: Reviewer) -> None:
        place = row(reviewer, behind)
        new = copy.deepcopy(place)
        for paragraph, text in zip(new.iter(W + "p"), cells, strict=True):
            type_in(paragraph, text)
        place.addnext(new)

    return edit


def drop_rows(*words: str) -> Edit:
    def edit(reviewer: Reviewer) -> None:
        for one in [row(reviewer, word) for word in words]:
            one.getparent().remove(one)  # type: ignore[union-attr]

    return edit


def retype(words: str, text: str) -> Edit:
    return lambda reviewer: type_in(reviewer.paragraph(words), text)


def empty(words: str) -> Edit:
    return lambda reviewer: type_in(reviewer.paragraph(words), "")


EDITS: dict[str, tuple[Edit, str, str]] = {
    "paragraph in": (add("Dat is", "Nieuw * hier."), "genoeg.\n", "genoeg.\n\nNieuw * hier.\n"),
    "paragraphs in": (add("Dat is", "Een.", "Twee."), "genoeg.\n", "genoeg.\n\nEen.\n\nTwee.\n"),
    "item in": (add("eerste punt", "nieuw punt"), "eerste punt\n", "eerste punt\n- nieuw punt\n"),
    "paragraph in above a table": (add("tweede punt", "Kort.", style="BodyText"), "punt\n\n|", "punt\n\nKort.\n\n|"),
    "last paragraph in": (add("De laatste", "Slot."), "blijft staan.\n", "blijft staan.\n\nSlot.\n"),
    "heading in": (add("Dat is", "Tot slot", style="Heading3"), "genoeg.\n", "genoeg.\n\n# Tot slot\n"),
    "paragraph out": (drop("De laatste"), "De laatste alinea blijft staan.\n\n", ""),
    "item out": (drop("tweede punt"), "- tweede punt\n", ""),
    "split": (split("Dat is"), "Dat is genoeg.", "Dat is\n\ngenoeg."),
    "split in an emphasised text": (split("gebeurt."), "gebeurt.\nDe tweede", "gebeurt.\n\nDe tweede"),
    "split item": (split("eerste"), "- eerste punt", "- eerste\n- punt"),
    "join": (join("Dat is genoeg.", " "), "genoeg.\n\nDe laatste", "genoeg. De laatste"),
    "join without a space": (join("Dat is genoeg.", ""), "genoeg.\n\nDe laatste", "genoeg.De laatste"),
    "join items": (join("eerste punt", " "), "eerste punt\n- tweede", "eerste punt tweede"),
    "rewritten": (retype("De laatste", "Iets anders."), "De laatste alinea blijft staan.", "Iets anders."),
    "cell rewritten": (retype("meldt", "x"), "| meldt |", "| x |"),
    "row in": (add_row("gemeente", "provincie", "kijkt"), "| meldt |\n", "| meldt |\n| provincie | kijkt |\n"),
    "last row in": (add_row("waterschap", "rijk", "|"), "| meet |\n", "| meet |\n| rijk | \\| |\n"),
    "row out": (drop_rows("waterschap"), "| waterschap | meet |\n", ""),
    "cell emptied": (empty("meldt"), "| gemeente | meldt |", "| gemeente |  |"),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_changes_those_bytes_only(tmp_path: Path, nds: CommandLine, name: str) -> None:
    edit, old, new = EDITS[name]
    reviewer = Reviewer(sent(tmp_path))
    edit(reviewer)
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.tracked, remark.revisions) == (False, 0)
    assert TEXT.count(old) == 1
    assert after(tmp_path, nds, reviewer.save()) == TEXT.replace(old, new)


LISTED = "- eerste punt\n- tweede punt\n\nVerder dit.\n\n> Een citaat.\n\nSlot.\n"


def test_a_paragraph_behind_a_list_stands_before_the_text_that_follows(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, LISTED))
    add("tweede punt", "Nieuw hier.", style="BodyText")(reviewer)
    assert after(tmp_path, nds, reviewer.save()) == LISTED.replace("Verder", "Nieuw hier.\n\nVerder")


@pytest.mark.parametrize("style", ["Onbekend", "ListContinue"])
def test_a_paragraph_behind_a_list_that_looks_like_nothing_there_is_left_to_a_person(
    tmp_path: Path, nds: CommandLine, style: str
) -> None:
    refused(tmp_path, nds, LISTED, add("tweede punt", "Nieuw hier.", style=style))


def test_a_moved_paragraph_is_one_remark_and_both_ends_of_it_are_done(tmp_path: Path, nds: CommandLine) -> None:
    text = "Eerst dit.\n\nDan dat.\n\nTen slotte *iets* anders.\n"
    reviewer = Reviewer(sent(tmp_path, text))
    move("Dan dat.", "Ten slotte")(reviewer)
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.tracked) == (RemarkKind.MOVE, False)
    moved = "Eerst dit.\n\nTen slotte *iets* anders.\n\nDan dat.\n"
    assert after(tmp_path, nds, reviewer.save()) == moved


def test_a_moved_paragraph_keeps_what_is_in_it(tmp_path: Path, nds: CommandLine) -> None:
    text = "# Kop {#sec-k}\n\nEerst *dit*, zie\n@sec-k.[^1]\n\nDan dat.\n\n- Ten slotte\n- iets anders\n\n[^1]: Noot.\n"
    reviewer = Reviewer(sent(tmp_path, text))
    move("Eerst dit", "Dan dat.")(reviewer)
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.tracked) == (RemarkKind.MOVE, False)
    moved = (
        "# Kop {#sec-k}\n\nDan dat.\n\nEerst *dit*, zie\n@sec-k.[^1]\n\n- Ten slotte\n- iets anders\n\n[^1]: Noot.\n"
    )
    assert after(tmp_path, nds, reviewer.save()) == moved


def test_what_moved_into_a_frame_takes_nothing_out_of_it(tmp_path: Path, nds: CommandLine) -> None:
    """Which of two changed places is not to be seen from their words; the one still has the looks of its frame."""
    text = ":::: {.todo for=uvw}\nDit *moet* nog.\n::::\n\n```\nx = 1\n```\n"
    reviewer = Reviewer(sent(tmp_path, text))
    move("Dit moet", "x = 1")(reviewer)
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.patches) == (RemarkKind.MOVE, ())
    assert after(tmp_path, nds, reviewer.save()) == text


def test_what_moved_out_of_a_frame_and_looks_so_is_out_of_it(tmp_path: Path, nds: CommandLine) -> None:
    text = ":::: {.todo for=uvw}\nDit *moet* nog.\n\nEn dit.\n::::\n\nDan dat.\n\nTen slotte.\n"
    reviewer = Reviewer(sent(tmp_path, text))
    moved, plain = reviewer.paragraph("Dit moet"), reviewer.paragraph("Dan dat")
    moved.replace(moved.find(W + "pPr"), copy.deepcopy(plain.find(W + "pPr")))  # type: ignore[arg-type]
    plain.addnext(moved)
    expected = ":::: {.todo for=uvw}\nEn dit.\n::::\n\nDan dat.\n\nDit *moet* nog.\n\nTen slotte.\n"
    assert after(tmp_path, nds, reviewer.save()) == expected


def test_a_paragraph_moved_between_items_parts_their_list(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, "Dan *dat*.\n\n- Ten slotte\n- iets anders\n"))
    move("Dan dat", "Ten slotte")(reviewer)
    assert after(tmp_path, nds, reviewer.save()) == "- Ten slotte\n\nDan *dat*.\n\n- iets anders\n"


def test_a_paragraph_moved_between_items_of_a_list_in_an_item_is_left_to_a_person(
    tmp_path: Path, nds: CommandLine
) -> None:
    text = "Dan *dat*.\n\n- Ten slotte\n  - iets anders\n  - nog iets\n"
    reviewer = Reviewer(sent(tmp_path, text))
    move("Dan dat", "iets anders")(reviewer)
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.patches) == (RemarkKind.MOVE, ())
    assert "blijven wat het is" in remark.why_not
    assert after(tmp_path, nds, reviewer.save()) == text


def test_a_new_footnote_is_put_in_and_a_lost_one_goes_with_its_mark(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path))
    notes = reviewer.roots["word/footnotes.xml"]
    note = copy.deepcopy(next(reviewer.paragraph("Een noot over meten.").iterancestors(W + "footnote")))
    note.set(W + "id", "77")
    notes.append(note)
    texts = [text for text in note.iter(W + "t") if (text.text or "").strip()]
    texts[0].text = "Nog een noot."
    mark = copy.deepcopy(
        next(one for one in reviewer.document.iter(W + "r") if one.find(W + "footnoteReference") is not None)
    )
    mark.find(W + "footnoteReference").set(W + "id", "77")  # type: ignore[union-attr]
    reviewer.runs("Dat is genoeg.")[-1].addnext(mark)
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.kind is RemarkKind.ADDED_FOOTNOTE
    changed = after(tmp_path, nds, reviewer.save())
    assert "Dat is genoeg.[^2]" in changed
    assert "[^2]: Nog een noot." in changed


def test_a_table_goes_with_its_caption(tmp_path: Path, nds: CommandLine) -> None:
    text = TEXT.replace("Zie @tbl-wie voor wie wat doet. ", "")
    reviewer = Reviewer(sent(tmp_path, text))
    table = next(reviewer.paragraph("gemeente").iterancestors(W + "tbl"))
    table.getparent().remove(table)  # type: ignore[union-attr]
    drop("Wie wat doet")(reviewer)
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.patches
    start, end = text.index("| Wie"), text.index("# Aanpak")
    assert after(tmp_path, nds, reviewer.save()) == text[:start] + text[end:]


def test_a_row_goes_with_the_note_of_its_citation_in_one_remark(tmp_path: Path, nds: CommandLine) -> None:
    text = TEXT.replace("| meet |", "| meet @vaarkaart2023 |")
    reviewer = Reviewer(sent(tmp_path, text))
    note = next(reviewer.paragraph("Vaarkaart, 2023").iterancestors(W + "footnote"))
    note.getparent().remove(note)  # type: ignore[union-attr]
    drop_rows("waterschap")(reviewer)
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.kind is RemarkKind.DELETED_ROW
    assert after(tmp_path, nds, reviewer.save()) == text.replace("| waterschap | meet @vaarkaart2023 |\n", "")


def test_a_title_changes_in_the_front_matter(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.runs("Meetnet")[-1].find(W + "t").text = "Meten: zo"  # type: ignore[union-attr]
    after(tmp_path, nds, reviewer.save())
    assert (tmp_path / PATH).read_text().startswith('---\ntitle: "Meten: zo"\nparty: uvw')


def test_a_caption_that_was_split_is_left_to_a_person(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path))
    split("Wie wat")(reviewer)
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.patches) == (RemarkKind.SPLIT, ())
    assert remark.why_not


@pytest.mark.parametrize(("style", "second"), [("", "# 'twee' dagen"), ("BodyText", "'twee' dagen")])
def test_the_half_of_a_heading_is_what_the_file_says(tmp_path: Path, nds: CommandLine, style: str, second: str) -> None:
    """Word changes quotes and spaces as it saves; the words are the same."""
    text = "# Kop met 'twee' dagen\n\nTekst.\n"
    reviewer = Reviewer(sent(tmp_path, text))
    split("Kop met ")(reviewer)
    if style:
        half = reviewer.paragraph("Kop met").getnext()
        half.find(f"{W}pPr/{W}pStyle").set(W + "val", style)  # type: ignore[union-attr]
    reviewer.autocorrect()
    assert after(tmp_path, nds, reviewer.save()) == text.replace(" 'twee' dagen", f"\n\n{second}")


def test_a_word_of_a_title_that_was_split_is_two_halves(tmp_path: Path, nds: CommandLine) -> None:
    """Word changes the space in the number before it as it saves; between the halves of a word stands none."""
    reviewer = Reviewer(sent(tmp_path, MEASURE.replace("Meten aan", "Peildagen aan")))
    split("Peil")(reviewer)
    reviewer.autocorrect()
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.tracked) == (RemarkKind.SPLIT, False)
    assert after(tmp_path, nds, reviewer.save()) == MEASURE.replace("Meten aan", "Peil\n\n## dagen aan")


@pytest.mark.parametrize("words", ["Bijdrage van Unie", "Data"])
def test_what_the_program_makes_is_never_edited(tmp_path: Path, nds: CommandLine, words: str) -> None:
    reviewer = Reviewer(sent(tmp_path))
    drop(words)(reviewer)
    remarks = imported(tmp_path, reviewer.save())
    assert remarks
    assert all(remark.patches == () and remark.why_not for remark in remarks)
    assert after(tmp_path, nds, reviewer.save()) == TEXT


MEASURE = """\
Vooraf dit.

::: {.measure #act-bron owner=uvw year=2025}
## Meten aan de bron

Wij meten.
:::
"""


def refused(root: Path, nds: CommandLine, text: str, edit: Edit) -> Remark:
    """The one remark of an edit that is not carried out, after which the text is as it was."""
    reviewer = Reviewer(sent(root, text))
    edit(reviewer)
    [remark] = imported(root, reviewer.save())
    assert remark.patches == ()
    assert remark.why_not
    assert after(root, nds, reviewer.save()) == text
    return remark


def test_a_caption_keeps_its_label_out_of_the_text(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path))
    run = reviewer.runs("Wie wat doet")[-1]
    run.find(W + "t").text = "wat doet"  # type: ignore[union-attr]
    assert after(tmp_path, nds, reviewer.save()) == TEXT.replace(": Wie wat doet", ": wat doet")


@pytest.mark.parametrize("new", ["Tabel van iets anders", "Tabel wat doet"])
def test_a_caption_whose_label_went_is_left_to_a_person(tmp_path: Path, nds: CommandLine, new: str) -> None:
    refused(tmp_path, nds, TEXT, retype("Wie wat doet", new))


@pytest.mark.parametrize("new", ["Meten: zo", "Iets heel anders"])
def test_quite_another_title_is_another_title(tmp_path: Path, nds: CommandLine, new: str) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.runs("Meetnet")[-1].find(W + "t").text = new  # type: ignore[union-attr]
    after(tmp_path, nds, reviewer.save())
    assert new in (tmp_path / PATH).read_text().split("party")[0]


def test_the_heading_of_a_measure_stays_with_it(tmp_path: Path, nds: CommandLine) -> None:
    refused(tmp_path, nds, MEASURE, drop("Meten aan de bron"))


def test_the_label_of_a_measure_never_becomes_words(tmp_path: Path, nds: CommandLine) -> None:
    refused(tmp_path, nds, MEASURE, join("Vooraf dit.", " "))


def test_the_beginning_of_the_first_item_stays_where_the_rest_of_it_does(tmp_path: Path, nds: CommandLine) -> None:
    refused(tmp_path, nds, "- eerste\n\n  tweede\n\n- derde\n", drop("eerste"))


LONG_ITEM = "- eerste\n\n- tweede\n\n  vervolg\n\n- derde\n"


def test_the_rest_of_an_item_without_its_beginning_is_of_the_item_before_it(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, LONG_ITEM))
    drop("tweede")(reviewer)
    assert after(tmp_path, nds, reviewer.save()) == "- eerste\n\n  vervolg\n\n- derde\n"


def test_an_item_whose_bullet_is_left_keeps_its_beginning(tmp_path: Path, nds: CommandLine) -> None:
    refused(tmp_path, nds, LONG_ITEM, empty("tweede"))


def test_the_beginning_of_an_item_that_moved_is_an_item(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, LONG_ITEM))
    move("tweede", "vervolg")(reviewer)
    assert after(tmp_path, nds, reviewer.save()) == "- eerste\n\n  vervolg\n\n- tweede\n\n- derde\n"


def test_an_item_of_several_paragraphs_goes_as_one(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, LONG_ITEM))
    drop("tweede", "vervolg")(reviewer)
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.text == "tweede\nvervolg"
    assert after(tmp_path, nds, reviewer.save()) == "- eerste\n\n- derde\n"


def test_an_emptied_footnote_whose_mark_stands_is_told(tmp_path: Path, nds: CommandLine) -> None:
    def edit(reviewer: Reviewer) -> None:
        for text in reviewer.paragraph("Een noot over meten.").iter(W + "t"):
            text.text = ""

    remark = refused(tmp_path, nds, TEXT, edit)
    assert remark.text == "Een noot over meten."


def test_a_footnote_goes_with_its_mark_in_one_remark(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path))
    mark = next(reviewer.document.iter(W + "footnoteReference"))
    note = next(reviewer.paragraph("Een noot over meten.").iterancestors(W + "footnote"))
    for one in (mark, note):
        one.getparent().remove(one)  # type: ignore[union-attr]
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.patches
    assert "[^1]" not in after(tmp_path, nds, reviewer.save())


NOTED = "Eerst dit.[^1] Dan dat.\n\nTen slotte.\n\n[^1]: Een noot over meten.\n"


def test_a_paragraph_with_a_footnote_is_split_and_joined(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, NOTED))
    split("Dan")(reviewer)
    assert after(tmp_path, nds, reviewer.save()) == NOTED.replace("Dan dat", "Dan\n\ndat")
    (tmp_path / "samen").mkdir()
    reviewer = Reviewer(sent(tmp_path / "samen", NOTED))
    join("Dan dat.", " ")(reviewer)
    assert after(tmp_path / "samen", nds, reviewer.save()) == NOTED.replace("dat.\n\nTen", "dat. Ten")


def test_words_side_by_side_are_one_change(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path))
    retype("De laatste", "De eerste regel blijft staan.")(reviewer)
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.text, remark.proposal) == ("laatste alinea", "eerste regel")
    assert after(tmp_path, nds, reviewer.save()) == TEXT.replace("laatste alinea", "eerste regel")


def test_a_term_that_moved_into_another_paragraph_is_not_typed_twice(tmp_path: Path, nds: CommandLine) -> None:
    """Its words stand in another paragraph now, which says more too: neither half of that is carried out alone."""
    text = "Hier staat een zin met genoeg woorden.\n\nLange term hier\n: Wat het is.\n"

    def edit(reviewer: Reviewer) -> None:
        retype("Hier staat", "Hier staat één zin met genoeg woorden. Lange term hier")(reviewer)
        drop_last("Lange term hier")(reviewer)

    reviewer = Reviewer(sent(tmp_path, text))
    edit(reviewer)
    remarks = imported(tmp_path, reviewer.save())
    assert [remark.patches for remark in remarks if "term" in remark.text + remark.proposal] == [()]
    assert after(tmp_path, nds, reviewer.save()) == text.replace("een zin", "één zin")


CAPTIONED = "Vooraf dit.\n\n| Meten aan de bron |\n|---|\n| x |\n\n: Wie wat meet {#tbl-wie}\n"


@pytest.mark.parametrize(("text", "words"), [(MEASURE, "Meten aan de bron"), (CAPTIONED, "Wie wat meet")])
def test_a_note_in_a_label_is_told_once(tmp_path: Path, nds: CommandLine, text: str, words: str) -> None:
    """A mark among the characters that a field shows is not what the field shows."""
    text = text.replace("Vooraf dit.", "Vooraf dit.[^1]") + "\n[^1]: Een noot over meten.\n"

    def edit(reviewer: Reviewer) -> None:
        note = copy.deepcopy(next(reviewer.paragraph("Een noot over meten.").iterancestors(W + "footnote")))
        note.set(W + "id", "77")
        reviewer.roots["word/footnotes.xml"].append(note)
        next(one for one in note.iter(W + "t") if (one.text or "").strip()).text = "Nog een noot."
        mark = copy.deepcopy(
            next(one for one in reviewer.document.iter(W + "r") if one.find(W + "footnoteReference") is not None)
        )
        mark.find(W + "footnoteReference").set(W + "id", "77")  # type: ignore[union-attr]
        number = next(one for one in reviewer.paragraph(words).iter(W + "t") if (one.text or "")[:1] == "1")
        number.getparent().addnext(mark)  # type: ignore[union-attr]

    assert "Nog een noot." in refused(tmp_path, nds, text, edit).proposal


def test_words_taken_out_of_what_the_program_made_are_told(tmp_path: Path, nds: CommandLine) -> None:
    made = "Bijdrage van Unie van Waterschappen"
    assert refused(tmp_path, nds, TEXT, retype(made, "Bijdrage van Unie")).text == " van Waterschappen"


def test_a_reference_that_shows_nothing_is_no_change(tmp_path: Path) -> None:
    """LibreOffice leaves the field and shows nothing in it while the heading it refers to is revised."""
    reviewer = Reviewer(sent(tmp_path, "# Aanpak {#sec-aanpak}\n\nZie ook @sec-aanpak voor meer.\n"))
    paragraph = next(one for one in reviewer.document.iter(W + "p") if "Zie ook" in said(one))
    in_result = False
    for element in list(paragraph.iter(W + "fldChar", W + "t")):
        if element.tag == W + "fldChar":
            in_result = element.get(W + "fldCharType") == "separate"
        elif in_result:
            element.text = ""
    assert "1" not in said(paragraph)
    assert imported(tmp_path, reviewer.save()) == ()


@pytest.mark.parametrize("words", ["jaren", "Een titel"])
def test_words_that_were_typed_without_tracking_and_then_deleted_take_nothing_else(tmp_path: Path, words: str) -> None:
    """What somebody accepted is in the text that was sent, for all that the file tells; a later deletion is of that."""
    write = FRONT_MATTER.replace("title: ", "title: Een titel en ", 1) if words == "Een titel" else FRONT_MATTER
    write_project(tmp_path, {PATH: write + TEXT})
    reviewer = Reviewer(build(tmp_path))
    paragraph = reviewer.paragraph(words)
    text = next(one for one in paragraph.iter(W + "t") if words in (one.text or ""))
    text.text = (text.text or "").replace(words, words + "lang")
    reviewer.delete("lang")
    assert all(remark.patches == () for remark in imported(tmp_path, reviewer.save()) if remark.tracked)


ONE = "Alinea {0}.\n\n::: {{.todo for=fez}}\nZin {0} is lang genoeg om haar te herkennen.\n:::\n"
TODO = "\n".join(map(ONE.format, (1, 2, 3)))


def test_a_line_that_the_program_made_is_not_typed_where_it_was_joined_to_a_text(
    tmp_path: Path, nds: CommandLine
) -> None:
    """Another such line was split, so that which of the two went where cannot be told from their words."""
    reviewer = Reviewer(sent(tmp_path, TODO))
    split("Nog te")(reviewer)
    *_, last = (text for text in reviewer.document.iter(W + "t") if "Nog te doen" in (text.text or ""))
    second = next(last.iterancestors(W + "p"))
    text = second.getnext()
    assert text is not None
    second.extend([child for child in text if child.tag != W + "pPr"])
    text.getparent().remove(text)  # type: ignore[union-attr]
    assert all(remark.patches == () for remark in imported(tmp_path, reviewer.save()))
    assert after(tmp_path, nds, reviewer.save()) == TODO


def test_the_list_says_what_the_file_did_not_tell_of(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.replace("tweede punt", "ander punt")
    add("Aanpak", "Losgetypt.")(reviewer)
    (tmp_path / "terug.docx").write_bytes(reviewer.save())
    assert nds("review", "import", tmp_path / "terug.docx", "--project", tmp_path).code == 0
    lines = nds("review", "list", "--project", tmp_path).out.splitlines()
    kinds = {line.split(" · ")[1] for line in lines if " · " in line}
    assert kinds == {"vervanging", "nieuwe alinea, zonder wijzigingen bij te houden"}
