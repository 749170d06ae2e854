"""The yardstick where a file is not what was sent: what is certainly the program's, and whose changes meet."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from tests.reviewers.contested import contested
from tests.reviewers.deciding import Reviewed
from tests.reviewers.formless import in_generated, only_space
from tests.reviewers.projects import build
from tests.reviewers.sent import NOTHING, Character, SentLine
from tests.reviewers.standing import standing
from tests.reviewers.tally import Outcome, Tally, report
from tests.reviewers.word import Reviewer
from tests.reviewers.word_file import W
from tests.small_project import FRONT_MATTER, write_project
from tests.test_reviewers import TEXT, reviewed

Change = Callable[[Reviewer], None]
SOURCE = "In [-@tbl-wie] staat dat al lang [@vaarkaart2023, p. 8].\n"
WIM, RITA = "Wim Jansen", "Rita Reviewer"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    write_project(folder, {"contributions/uvw/meetnet.md": f"{FRONT_MATTER}{TEXT}\n{SOURCE}"})
    build(folder)
    return folder


def loosely(old: str, new: str) -> Change:
    """Other words in one run, with tracking off."""

    def change(reviewer: Reviewer) -> None:
        run = next(run for run in reviewer.runs(old) if run.findtext(W + "t") == old)
        said = run.find(W + "t")
        assert said is not None
        said.text = new
        said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    return change


def join_with_the_line_behind(reviewer: Reviewer) -> None:
    """The title and the line of the program below it, with tracking off."""
    made, title = reviewer.paragraph("Bijdrage van"), reviewer.paragraph("Bijdrage 7")
    for run in reversed(list(title.iter(W + "r"))):
        made.insert(1, run)
    title.getparent().remove(title)  # type: ignore[union-attr]


def without_number(reviewer: Reviewer) -> None:
    """A reference loses its number with tracking off; what stood before it is words then."""
    for run in list(reviewer.paragraph("zie tabel").iter(W + "r")):
        if run.find(W + "t") is None or "1" in (run.findtext(W + "t") or ""):
            run.getparent().remove(run)  # type: ignore[union-attr]


def short_caption(reviewer: Reviewer) -> None:
    """With tracking off all of a caption goes but its label, the first figure of its number, and its last letters."""
    paragraph = reviewer.paragraph("Wie wat doet")
    *made, last = paragraph.findall(W + "r")
    loosely(last.findtext(W + "t") or "", "et")(reviewer)
    first = next(at for at, run in enumerate(made) if run.findtext(W + "t") == ".")
    for run in made[first:]:
        paragraph.remove(run)


def full_stop_of_a_number(reviewer: Reviewer) -> None:
    reviewer._wrap([reviewer.runs("\u00a01.1\u2002Wie")[2]], "del")


def new_note_on_the_title_page(reviewer: Reviewer) -> None:
    notes, place = reviewer.roots["word/footnotes.xml"], reviewer.runs("Versie")[-1]
    note = etree.SubElement(notes, W + "footnote")
    note.set(W + "id", "99")
    etree.SubElement(note, W + "p").append(reviewer._insertion("Een noot."))
    mark = etree.SubElement(reviewer._insertion(""), W + "r")
    etree.SubElement(mark, W + "footnoteReference").set(W + "id", "99")
    place.addnext(mark.getparent())  # type: ignore[arg-type]


def code_of_a_field(reviewer: Reviewer) -> None:
    run = next(run for run in reviewer.paragraph("staat dat al").iter(W + "r") if run.find(W + "fldChar") is not None)
    reviewer._wrap([run], "del")


ELSEWHERE = loosely("De laatste alinea.", "De allerlaatste alinea.")


def nothing(_: Reviewer) -> None:
    """Where somebody had tracking off elsewhere alone."""


@pytest.mark.parametrize(
    ("loose", "change", "generated"),
    [
        (nothing, lambda r: r.delete("zie tabel"), True),
        (nothing, lambda r: r.replace("sloten", "beken"), False),
        (nothing, lambda r: r.insert("Versie", " twee"), True),
        (nothing, lambda r: r.insert("p.\u00a08.", " erbij"), True),  # behind what the program ends the note with
        (nothing, lambda r: r.insert("waterschap", " erbij"), False),
        (nothing, new_note_on_the_title_page, True),
        (nothing, code_of_a_field, True),
        (loosely("gebeurt", "stroomt"), lambda r: r.insert("zie tab", "x"), True),
        (loosely("gebeurt", "stroomt"), lambda r: r.delete("Wij meten"), False),
        (loosely("Concept", "Concept twee"), lambda r: r.insert("Stat", "x"), True),
        (loosely("Concept", "Concept twee"), lambda r: r.delete("twee"), False),  # somebody typed it
        (loosely("Vaarkaart", "Vaarkaart nieuw"), lambda r: r.delete("Unie van"), True),
        (loosely("Vaarkaart", "Vaarkaart nieuw"), lambda r: r.delete("nieuw"), False),
        (loosely("Vaarkaart", "Vaarkaart nieuw"), lambda r: r.insert("nieuw", "er"), True),  # inside it all the same
        (without_number, lambda r: r.delete("tabel"), False),  # no reference any more
        (loosely("Tabel\u00a0", "\u00a0"), full_stop_of_a_number, True),  # still between two fields
        (short_caption, lambda r: r.delete("Tabel\u00a01"), True),  # all but its label is another
        (loosely("p.\u00a08.", "p.\u00a08.(zie"), lambda r: r.insert("(zie", " blz. 7"), True),  # behind that end too
    ],
)
def test_what_is_made_where_somebody_had_tracking_off(
    root: Path, loose: Change, change: Change, generated: bool
) -> None:
    def both(reviewer: Reviewer) -> None:
        for edit in (ELSEWHERE, loose, change):
            edit(reviewer)

    file, _ = reviewed(root, both)
    assert not file.as_sent
    assert in_generated(file.standing, list(file.touched(lambda _: True))) is generated


def joined_title(root: Path, behind: str) -> Reviewed:
    """A title that was joined with tracking off to the line that the program makes below it, and a letter in them."""
    front = FRONT_MATTER.replace("Meetnet", "Bijdrage 7")
    write_project(root, {"contributions/uvw/meetnet.md": front + TEXT})
    build(root)

    def both(reviewer: Reviewer) -> None:
        join_with_the_line_behind(reviewer)
        reviewer.insert(behind, "x")

    file, _ = reviewed(root, both)
    assert any(line.text == "Bijdrage 7Bijdrage van Unie van Waterschappen" for line in file.lines)
    return file


def test_a_title_that_was_joined_with_a_line_of_the_program_is_not_the_programs(tmp_path: Path) -> None:
    assert list(joined_title(tmp_path, "Bijdrage 7").touched(lambda _: True)) == []


def test_words_in_what_the_program_made_are_that_wherever_it_was_joined_to(tmp_path: Path) -> None:
    file = joined_title(tmp_path, "Bijdrage van Un")
    [touch] = file.touched(lambda _: True)
    assert file.standing[touch.line].text == "Bijdrage van Unie van Waterschappen"
    assert in_generated(file.standing, [touch])


def test_nothing_comes_between_the_comma_and_the_mark_of_a_source(tmp_path: Path) -> None:
    write_project(tmp_path, {"contributions/uvw/meetnet.md": FRONT_MATTER + "Zie Jansen [@vaarkaart2023], en dat.\n"})
    build(tmp_path)
    for behind, generated in (("Jansen,", True), ("Jansen", False), (" en", False)):
        file, _ = reviewed(tmp_path, lambda r, behind=behind: r.insert(behind, "x"))  # type: ignore[misc]
        assert in_generated(file.standing, list(file.touched(lambda _: True))) is generated


def test_a_source_does_not_go_without_the_mark_of_its_note_behind_the_comma(tmp_path: Path) -> None:
    write_project(tmp_path, {"contributions/uvw/meetnet.md": FRONT_MATTER + "Zie @vaarkaart2023, en dat.\n"})
    build(tmp_path)
    for words, generated in (("Vaarkaart,", True), (", en", False)):
        file, _ = reviewed(tmp_path, lambda r, words=words: r.delete(words))  # type: ignore[misc]
        assert in_generated(file.standing, list(file.touched(lambda _: True))) is generated


@pytest.mark.parametrize(("behind", "formless"), [("De laatste alinea.", True), ("De laatste", False)])
def test_a_space_behind_all_words_has_no_form(root: Path, behind: str, formless: bool) -> None:
    file, _ = reviewed(root, lambda r: r.insert(behind, " "))
    assert only_space(file, lambda _: True) is formless


def test_a_space_for_one_that_went_changes_nothing(root: Path) -> None:
    def change(reviewer: Reviewer) -> None:
        loosely("De laatste alinea.", "De laatstealinea.")(reviewer)
        reviewer.insert("De laatste", " ")

    file, _ = reviewed(root, change)
    assert only_space(file, lambda _: True)


def by(author: str, change: Change) -> Change:
    def made(reviewer: Reviewer) -> None:
        reviewer.author = author
        change(reviewer)

    return made


def at_the_start(reviewer: Reviewer) -> None:
    reviewer.runs("eerste")[0].addprevious(reviewer._insertion("Het "))


def all_but_what_came(reviewer: Reviewer) -> None:
    """A paragraph goes, as LibreOffice saves it where another typed in it afterwards."""
    paragraph = reviewer.paragraph("eerste")
    reviewer._wrap(paragraph.findall(W + "r"), "del")
    reviewer._mark(paragraph, "del")


def below(reviewer: Reviewer) -> None:
    """Words below a paragraph, with the end that was that one's: they run into it when theirs goes."""
    first = reviewer.paragraph("eerste")
    second = copy.deepcopy(first)
    for run in second.findall(W + "r"):
        second.remove(run)
    second.append(reviewer._insertion("nieuw punt"))
    first.addnext(second)


def with_its_end(reviewer: Reviewer) -> None:
    below(reviewer)
    reviewer._mark(reviewer.paragraph("nieuw punt"), "ins")


def all_that_was_there(reviewer: Reviewer) -> None:
    reviewer.delete_paragraph("eerste")


def move_paragraph(reviewer: Reviewer) -> None:
    """Cut and pasted below the last, with all that is in it."""
    said = reviewer._said(reviewer.paragraph("Wij meten"))
    reviewer.delete_paragraph("Wij meten")
    reviewer.add_paragraph("De laatste", said)


@pytest.mark.parametrize(
    ("wim", "rita", "meet"),
    [
        (lambda r: r.insert("er in", " diepe"), lambda r: r.delete(" diepe"), True),
        (lambda r: r.insert("er in", " diepe"), lambda r: r.replace("diepe", "brede"), True),
        (lambda r: r.insert("wat", " nu"), lambda r: (r.delete("wat"), r.delete(" er in")), True),
        (lambda r: r.insert("eerste", " nu"), lambda r: r.delete_paragraph("eerste"), True),
        (below, all_that_was_there, True),  # it stands there instead
        (with_its_end, all_that_was_there, False),
        (lambda r: r.insert("waterschap", " nu"), lambda r: r.delete_row("waterschap"), True),
        (at_the_start, all_but_what_came, True),
        (lambda r: r.insert("er in", " diepe"), lambda r: r.delete(" sloten"), False),  # side by side
        (lambda r: r.insert("er in", " diepe"), lambda r: r.insert("diepe", "re"), False),  # typed in what came
        (lambda r: r.insert("er in", " diepe"), move_paragraph, False),  # it moved along
        (lambda r: r.delete("sloten"), lambda r: r.insert("eerste", " nu"), False),
    ],
)
def test_whose_changes_meet_at_the_same_words(root: Path, wim: Change, rita: Change, meet: bool) -> None:
    def both(reviewer: Reviewer) -> None:
        by(WIM, wim)(reviewer)
        by(RITA, rita)(reviewer)

    file, _ = reviewed(root, both)
    for author in (WIM, RITA):
        assert contested(file, lambda revision, who=author: revision.author == who, author, ()) is meet  # type: ignore[misc]


@pytest.mark.parametrize(
    ("typed", "says", "who", "words", "meet"),
    [
        (" in zeer diepe sloten", "zeer diepe", WIM, "zeer diepe", True),
        (" in zeer diepe sloten", "zeer diepe", WIM, "diepe", True),
        (" in zeer diepe sloten", "zeer diepe", RITA, "zeer diepe", False),  # typed it herself
        (" in zeer diepe sloten", "brede", WIM, "zeer diepe", False),  # nobody says so
        (" alinea", "alinea", WIM, " alinea.", False),  # or what was sent: the one or the other
    ],
)
def test_what_was_typed_with_tracking_off_and_is_taken_out(
    root: Path, typed: str, says: str, who: str, words: str, meet: bool
) -> None:
    def change(reviewer: Reviewer) -> None:
        loosely("De laatste alinea.", f"De laatste alinea{typed}.")(reviewer)
        reviewer.delete(words)

    file, _ = reviewed(root, change)
    assert contested(file, lambda _: True, RITA, [{"author": who, "new": says}]) is meet


@pytest.mark.parametrize(
    ("text", "made"), [("zie 3 hier", "3"), ("zie 3 3 nu", ""), ("ook zie 3 nu 3", "3"), ("nu", "")]
)
def test_a_sign_that_may_be_one_of_two_is_no_proof(text: str, made: str) -> None:
    own = [Character(one, NOTHING, False, at, at + 1) for at, one in enumerate("zie 3 nu")]
    sent = SentLine("zie 3 nu", "alinea", "", (*own[:4], Character("3", 0, True, 4, 9), *own[5:]), None)
    found = standing(text, sent, [False] * len(text))
    assert (found.text, "".join(one.text for one in found.characters if one.thing == 0)) == (text, made)


def test_a_conflict_is_no_part_of_what_could_be_carried_out() -> None:
    tally = Tally()
    for outcome, many in ((Outcome.DONE, 3), (Outcome.CONFLICT, 2), (Outcome.REFUSED, 1)):
        for _ in range(many):
            tally.add("toevoeging", "alinea", outcome)
    tally.add("toevoeging", "titel", Outcome.CONFLICT, emptied=True)  # there is no form for it, whoever else did what
    lines = list(report(tally))
    assert "| woorden | 7 | 2 | 3 | 1 | 60.0 % | 75.0 % | 99.8 % |" in lines
    assert "|  | alinea | 3 | 0 | 2 | 0 | 1 | 0 | 0 | 75.0 % |" in lines
