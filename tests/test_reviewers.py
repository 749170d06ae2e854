"""The yardstick itself: what is source and what the program made, and what Word's files hold besides words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from nds_docs.compose.gather import gather
from nds_docs.document.pieces import OBJECT
from nds_docs.review.archive import open_archive
from nds_docs.review.built import Builds
from nds_docs.review.counting import count
from nds_docs.review.extracting import remarks_of
from nds_docs.review.identity import recognise
from nds_docs.review.reading import read
from nds_docs.review.remark import Remark, RemarkKind
from nds_docs.review.remarks import Extracted
from tests.reviewers import sorts, spoiling
from tests.reviewers.comparing import differences
from tests.reviewers.deciding import Reviewed, Touch
from tests.reviewers.formless import begins_badly, empties_head, empties_with_others, in_generated, sort_of_change
from tests.reviewers.margin import as_saved
from tests.reviewers.projects import build
from tests.reviewers.sent import Sent, SentLine, composed
from tests.reviewers.single import difference
from tests.reviewers.sorts import CITATION, no_form
from tests.reviewers.tally import Outcome, Tally
from tests.reviewers.untracked import pairs
from tests.reviewers.word import Reviewer
from tests.reviewers.word_dress import nameless
from tests.reviewers.word_file import WordFile
from tests.reviewers.word_saving import as_word_leaves_it
from tests.small_project import FRONT_MATTER, png, write_project

TEXT = """\
Wij meten *al jaren* wat er in sloten gebeurt, zie @tbl-wie voor wie wat doet.

- eerste punt
- tweede punt

| Wie | Wat |
|---|---|
| gemeente | meldt |
| waterschap | meet |

: Wie wat doet {#tbl-wie}

De laatste alinea.
"""
Change = Callable[[Reviewer], None]
LOOKS = [RemarkKind.FORMATTING, RemarkKind.OTHER]
"""Of a cell, which has its place; of its row and table."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_project(tmp_path, {"contributions/uvw/meetnet.md": FRONT_MATTER + TEXT})
    build(tmp_path)
    return tmp_path


def reviewed(root: Path, change: Change) -> tuple[Reviewed, Extracted]:
    reviewer = Reviewer((root / "build/nds.docx").read_bytes())
    change(reviewer)
    archive, sent = open_archive(reviewer.save(), "terug.docx"), Sent(root)
    returned = read(archive)
    return Reviewed(sent, returned), remarks_of(returned, count(archive), sent.built, sent.document, "nl")


@pytest.mark.parametrize(
    ("change", "sort", "generated"),
    [
        (lambda r: r.replace("sloten", "beken"), sorts.PARAGRAPH, False),
        (lambda r: r.replace("Tabel", "Figuur"), "bijschrift", True),
        (
            lambda r: r.delete(", zie tabel\u00a01.1 voor"),
            sorts.PARAGRAPH,
            False,
        ),  # all of the reference with its words
        (lambda r: r.delete("zie tabel"), sorts.PARAGRAPH, True),  # half of it
        (lambda r: r.insert("zie ", "ook "), sorts.PARAGRAPH, False),
        (lambda r: r.insert("zie tab", "x"), sorts.PARAGRAPH, True),
        (lambda r: r.delete_paragraph("eerste punt"), sorts.ITEM, False),
        (lambda r: r.join("eerste punt"), f"{sorts.ITEM} + {sorts.ITEM}", False),
        (lambda r: r.delete_row("waterschap"), "cel", False),
        (lambda r: r.replace("Bijdrage van", "Van"), sorts.MADE, True),
        (lambda r: r.replace("Meetnet", "Meten"), sorts.TITLE, False),
    ],
)
def test_what_is_source_and_what_is_made(root: Path, change: Change, sort: str, generated: bool) -> None:
    file, _ = reviewed(root, change)
    touched = list(file.touched(lambda _: True))
    assert file.as_sent
    assert sort_of_change(file.standing, touched, joined="+" in sort) == sort
    assert in_generated(file.standing, touched) is generated


@pytest.mark.parametrize(
    ("change", "generated"),
    [
        (lambda r: r.insert("weg.png]", " erbij"), True),
        (lambda r: r.delete("weg.png"), True),
        (lambda r: r.delete("[?weg.png]"), False),  # the picture itself
        (lambda r: r.add_paragraph("weg.png", "Nieuw."), False),
    ],
)
def test_what_is_shown_of_a_picture_is_made(tmp_path: Path, change: Change, generated: bool) -> None:
    text = FRONT_MATTER + "Eerst.\n\n![Een sloot](weg.png){#fig-a}\n\nDaarna.\n"
    write_project(tmp_path, {"contributions/uvw/meetnet.md": text})
    build(tmp_path)
    file, _ = reviewed(tmp_path, change)
    touched = list(file.touched(lambda _: True))
    assert sort_of_change(file.standing, touched, joined=False) == sorts.PICTURE
    assert in_generated(file.standing, touched) is generated


def test_what_one_person_took_out_is_not_what_another_typed(root: Path) -> None:
    def change(reviewer: Reviewer) -> None:
        made = reviewer._said(reviewer.paragraph("Bijdrage van"))
        reviewer.delete_paragraph("Bijdrage van")
        reviewer.author = "Wim Jansen"
        reviewer.add_paragraph("De laatste", made)

    file, _ = reviewed(root, change)
    typed = [one.text for one in file.expected(lambda revision: revision.author == "Wim Jansen")]
    assert typed[-1].startswith("Bijdrage van")


def test_a_picture_has_no_number_among_the_paragraphs_that_libreoffice_has_text_of(tmp_path: Path) -> None:
    picture = '\n![Een kaart](kaart.png){#fig-kaart alt="Kaart"}\n'
    write_project(tmp_path, {"contributions/uvw/meetnet.md": FRONT_MATTER + TEXT + picture})
    (tmp_path / "contributions/uvw/kaart.png").write_bytes(png())
    build(tmp_path)
    sent = Sent(tmp_path)
    texts = [sent.lines[line].text for line in sent.numbered if line is not None]
    assert "\ufffc" not in texts
    assert texts[-1].endswith("Een kaart")


def test_what_was_not_carried_out_is_seen(root: Path) -> None:
    file, _ = reviewed(root, lambda r: r.replace("sloten", "beken"))
    unchanged = composed(gather(root))
    assert difference(file.expected(lambda _: False), unchanged) == ""
    assert "beken" in difference(file.expected(lambda _: True), unchanged)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Ja [@vaarkaart2023].", "Ja [@vaarkaart2023, blz. 3].", "Ja [@vaarkaart2023, blz. 4]."),
        ("Ja @vaarkaart2023.", "Ja @vaarkaart2023 [blz. 3].", "Ja @vaarkaart2023 [blz. 4]."),
    ],
)
def test_words_put_between_a_source_and_the_full_stop_of_its_note(
    tmp_path: Path, text: str, right: str, wrong: str
) -> None:
    file = tmp_path / "contributions/uvw/meetnet.md"
    write_project(tmp_path, {"contributions/uvw/meetnet.md": FRONT_MATTER + text + "\n"})
    build(tmp_path)
    reviewed_, _ = reviewed(tmp_path, lambda r: r.insert(", 2023", ", blz. 3"))
    file.write_text(FRONT_MATTER + right + "\n", encoding="utf-8")
    assert difference(reviewed_.expected(lambda _: True), composed(gather(tmp_path))) == ""
    file.write_text(FRONT_MATTER + wrong + "\n", encoding="utf-8")
    assert "blz. 3" in difference(reviewed_.expected(lambda _: True), composed(gather(tmp_path)))


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda r: r.add_row("gemeente", ("provincie", "ziet toe")), RemarkKind.ADDED_ROW),
        (lambda r: r.delete_cell("meldt"), RemarkKind.FORMATTING),
        (lambda r: r.merge_cell("meldt"), RemarkKind.FORMATTING),
        (lambda r: r.looks_of_table("meldt"), LOOKS),
        (lambda r: r.looks_of_page(), RemarkKind.OTHER),
        (lambda r: r.renumber("eerste punt"), RemarkKind.FORMATTING),
        (lambda r: r.style("De laatste", "Quote"), RemarkKind.FORMATTING),
        (lambda r: r.split("al jaren"), RemarkKind.SPLIT),
        (lambda r: r.join("eerste punt"), RemarkKind.JOIN),
        (lambda r: r.add_paragraph("tweede punt", "derde punt"), RemarkKind.ADDED_PARAGRAPH),
        (lambda r: r.delete_row("waterschap"), RemarkKind.DELETED_ROW),
        (lambda r: r.delete(", zie tabel\u00a01.1 voor"), RemarkKind.DELETION),
        (lambda r: r.move("al jaren", "laatste"), RemarkKind.MOVE),
        (lambda r: r.comment("sloten", "Welke?", answers=("Alle.",), resolved=True), RemarkKind.COMMENT),
    ],
)
def test_what_word_saves_is_read_as_what_it_was(
    root: Path, change: Change, kind: RemarkKind | Sequence[RemarkKind]
) -> None:
    reviewer = Reviewer((root / "build/nds.docx").read_bytes())
    change(reviewer)
    raw, sent = reviewer.save(), Sent(root)
    read_ = []
    for bytes_ in (raw, *(as_word_leaves_it(raw, seed) for seed in range(3))):
        archive = open_archive(bytes_, "terug.docx")
        extracted = remarks_of(read(archive), count(archive), sent.built, sent.document, "nl")
        assert extracted.account.balanced
        read_.append([(one.kind, one.at, one.comment, one.replies, one.patches) for one in extracted.remarks])
    assert [one[0] for one in read_[0]] == ([kind] if isinstance(kind, RemarkKind) else kind)
    assert read_.count(read_[0]) == len(read_)


def test_a_comment_is_held_against_the_words_that_the_file_itself_has(root: Path) -> None:
    reviewer = Reviewer((root / "build/nds.docx").read_bytes())
    reviewer.comment("sloten gebeurt", "Klopt dit?")
    reviewer.comment("tweede punt", "En dit?")
    reviewer.replace("sloten", "beken")
    reviewer.split("tweede pu")
    (root / "terug.docx").write_bytes(reviewer.save())
    first, second = as_saved(root / "terug.docx").values()
    assert first == ("sloten gebeurt", "beken gebeurt", "slotenbeken gebeurt")
    assert (second.sent, second.shown) == ("tweede punt", "tweede pu nt")


def test_an_inserted_cell_is_reported_whole(root: Path) -> None:
    _, extracted = reviewed(root, lambda r: r.insert_cell("meldt", "nieuw"))
    assert extracted.account.balanced
    assert extracted.account.revisions == 2
    assert not any(one.patches for one in extracted.remarks)  # a row of three cells in a table of two
    assert {one.why_not != "" for one in extracted.remarks} == {True}


def test_other_spacing_everywhere_hides_no_edit(root: Path) -> None:
    def change(reviewer: Reviewer) -> None:
        reviewer.replace("sloten", "beken")
        reviewer.looks_of_every_paragraph()

    _, extracted = reviewed(root, change)
    assert extracted.account.balanced
    [edit] = [one for one in extracted.remarks if one.kind is not RemarkKind.FORMATTING]
    assert (edit.text, edit.proposal, len(edit.patches)) == ("sloten", "beken", 1)
    looks = [one for one in extracted.remarks if one.kind is RemarkKind.FORMATTING]
    assert sum(one.revisions for one in looks) == extracted.account.revisions - 2


def test_without_names_and_dates_the_remarks_are_the_same(root: Path) -> None:
    reviewer = Reviewer((root / "build/nds.docx").read_bytes())
    reviewer.replace("sloten", "beken")
    reviewer.comment("laatste", "Welke?", answers=("Deze.",))
    found = []
    for scrub in (False, True):
        word = WordFile(reviewer.save()) if scrub else reviewer
        if scrub:
            nameless(word)
        archive, sent = open_archive(word.save(), "terug.docx"), Sent(root)
        assert recognise(archive, read(archive), Builds(root)).build.id == sent.build.id
        extracted = remarks_of(read(archive), count(archive), sent.built, sent.document, "nl")
        found.append([(one.kind, one.at, one.patches, [r.text for r in one.replies]) for one in extracted.remarks])
        assert {one.author for one in extracted.remarks} == {"Auteur" if scrub else "Rita Reviewer"}
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("kind", "sort", "emptied", "formless"),
    [
        ("gesplitst", "titel", False, True),
        ("alinea gesplitst (zonder bijhouden)", "titel", False, True),
        ("gesplitst", "kop", False, False),
        ("samengevoegd", "alinea + begrip", False, True),
        ("samengevoegd", "alinea + lijstitem", False, False),
        ("woorden weg", "titel", True, True),
        ("woorden weg", "begrip", True, True),
        ("woorden weg", "titel", False, False),
        ("woorden weg", "alinea", True, False),
        ("nieuwe voetnoot", "code", False, True),
        ("vervanging", "bronvermelding", True, True),
        ("vervanging", "bronvermelding", False, False),
    ],
)
def test_what_markdown_has_no_form_for(kind: str, sort: str, emptied: bool, formless: bool) -> None:
    assert no_form(kind, sort, emptied=emptied) is formless
    tally = Tally()
    tally.add(kind, sort, Outcome.REFUSED, emptied=emptied)
    tally.add(kind, sort, Outcome.DONE, emptied=emptied)
    assert tally.total(Outcome.FORMLESS) == formless
    assert tally.total(Outcome.DONE) == 1


@pytest.mark.parametrize(
    ("old", "new", "badly"),
    [
        ("Zie ", "", False),
        ("Zie ", "vgl. ", True),
        ("Zie ", "Vgl. ", False),
        ("Zie ", "! ", True),
        ("Kamerstukken", "stukken", False),
        ("Zie Kamerstukken", "", False),
        ("Zie Kamerstukken II en", "", True),
    ],
)
def test_the_note_of_a_source_cannot_begin_with_a_small_letter_or_a_sign(old: str, new: str, badly: bool) -> None:
    text = "Zie Kamerstukken II en nr. 7."
    line = SentLine(text, CITATION, "a.md", (), None)
    start, end = text.index(old), text.index(old) + len(old)
    touched = [Touch(0, start, end), Touch(0, end, end)]
    assert begins_badly([line], touched, new) is badly
    assert not begins_badly([replace(line, sort="alinea")], touched, new)


def refused_move(text: str, proposal: str) -> Remark:
    remark = Remark(id="1", kind=RemarkKind.MOVE, author="R", document="nds")
    return structs.replace(remark, text=text, proposal=proposal, tracked=False)


@pytest.mark.parametrize(
    ("proposal", "expected", "got", "faults"),
    [
        ("wat blijft", ["een", "wat blijft", "twee"], ["wat blijft", "een", "twee"], 0),
        ("wat blijft", ["een", "wat blijft", "twee"], ["een", "twee"], 1),
        ("wat anders is", ["een", "wat anders is", "twee"], ["wat blijft", "een", "twee"], 0),
        ("wat anders is", ["een", "wat anders is", "twee"], ["een", "twee"], 1),
        ("wat blijft", ["een", "wat blijft", "twee"], ["wat blijft", "twee", "een"], 2),
    ],
)
def test_what_a_refused_move_is_about_stands_where_it_stood(
    proposal: str, expected: list[str], got: list[str], faults: int
) -> None:
    ours, theirs = ([line.replace(" ", "") for line in text] for text in (expected, got))
    assert len(list(differences(ours, theirs, [refused_move("wat blijft", proposal)]))) == faults


@pytest.mark.parametrize("number", ["1.1", ".1"])
def test_what_a_field_shows_in_a_refused_move_is_not_compared(number: str) -> None:
    ours, theirs = ["een", "tabelentweewoorden"], ["tabelentwee", "een"]
    refused = refused_move("tabel 1.1 en twee", f"tabel {number} en twee woorden")
    assert list(differences(ours, theirs, [refused])) == []


@pytest.mark.parametrize(("marks", "faults"), [(OBJECT, 0), ("", 2), (2 * OBJECT, 0)])
def test_the_notes_of_a_refused_move_stand_behind_it(marks: str, faults: int) -> None:
    said = f"watblijft{marks}"
    ours, theirs = ["een", "noot", "twee", said, "noot"], [said, "noot", "een", "noot", "twee"]
    assert len(list(differences(ours, theirs, [refused_move(said, said)]))) == faults


def test_paragraphs_side_by_side_are_told_apart() -> None:
    ours = ["een noot die gaat", "wat hier staat blijft staan", "nog een zin over water"]
    theirs = ["wat hier staat bleef staan", "nog een zin over water en land", "een nieuwe noot"]
    assert pairs(ours, theirs) == [
        ((0, 1), (0, 0)),
        ((1, 2), (0, 1)),
        ((2, 3), (1, 2)),
        ((3, 3), (2, 3)),
    ]


def test_every_edit_that_is_spoiled_is_refused_and_what_passes_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "7"
    write_project(root, {"contributions/uvw/meetnet.md": FRONT_MATTER + TEXT})
    build(root)
    reviewer = Reviewer((root / "build/nds.docx").read_bytes())
    reviewer.replace("sloten", "beken")
    reviewer.replace("laatste", "allerlaatste")
    (root / "terug.docx").write_bytes(reviewer.save())
    tally, passed = Tally(), Tally()
    spoiling.judge(root, tally)
    ways = [f"bedorven, {how}: geweigerd" for how in spoiling.SPOILS]
    assert +tally.counts == {"bestanden": 1, **dict.fromkeys(ways, 1)}
    assert not tally.wrong
    monkeypatch.setattr(spoiling, "proven", lambda found, _: found)
    spoiling.judge(root, passed)
    assert len(passed.wrong) == len(ways)


@pytest.mark.parametrize(("second", "told"), [("vijfzesookzevenacht", True), ("vijfzeszevenacht", False)])
def test_a_refused_join_stands_as_two_with_what_came_in_them(second: str, told: bool) -> None:
    """A word that another put in is there; where it is not, it was lost."""
    old = "een twee drie vier\nvijf zes zeven acht"
    new, join = old.replace("\n", " "), RemarkKind.JOIN
    left = [Remark(id="a", kind=join, author="", document="nds", text=old, proposal=new, tracked=False)]
    expected = ["eentweedrieviervijfzesookzevenacht", "noot"]
    got = ["eentweedrievier", "noot", second]
    assert (list(differences(expected, got, left)) == []) is told
    assert list(differences(expected, got, []))


def test_two_that_each_take_out_part_of_a_title_leave_none(root: Path) -> None:
    def both(reviewer: Reviewer) -> None:
        reviewer.delete("Meet")
        reviewer.author = "Otto Tweede"
        reviewer.delete("net")

    for change, empty in ((both, True), (lambda r: r.delete("Meet"), False)):
        read_again, _ = reviewed(root, change)
        touched = list(read_again.touched(lambda one: one.author == "Rita Reviewer"))
        assert empties_with_others(read_again, touched) is empty


def test_the_last_words_of_a_head_row(tmp_path: Path) -> None:
    """A table without a head is another table; of two cells with words one can go."""
    for head, only in (("| Partij |  |", True), ("| Partij | Taak |", False)):
        root = tmp_path / str(only)
        text = f"{head}\n|---|---|\n| gemeente | meldt |\n"
        write_project(root, {"contributions/uvw/meetnet.md": FRONT_MATTER + text})
        build(root)
        read_again, _ = reviewed(root, lambda r: r.delete("Partij"))
        assert empties_head(read_again, list(read_again.touched(lambda _: True))) is only
