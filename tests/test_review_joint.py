"""Changes of several people at one place of one file: each a remark of its own, and together what the file says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nds_docs.review import files
from nds_docs.review.remark import Remark, RemarkState
from tests.clones import git
from tests.command_line import CommandLine
from tests.reviewers.word import Reviewer
from tests.small_project import FRONT_MATTER, write_project
from tests.test_review import PATH, after, build, imported, new_footnote, sent, under_git
from tests.test_review_moves import move

TEXT = """\
Het gaat om CO~2~ en *water*.

Wij meten al jaren.

- eerste punt
- tweede punt

| Wie | Wat |
|---|---|
| gemeente | meldt |
| waterschap | meet |

Slot.
"""


def typed_behind(reviewer: Reviewer) -> None:
    """One types behind a subscript, another behind what the first typed: the second could stand inside its mark."""
    reviewer.author = "Otto Tweede"
    reviewer.insert("CO2", " 50%")
    reviewer.author = "Ina Derde"
    reviewer.insert(" 50%", "n")


def typed_in_new_paragraph(reviewer: Reviewer) -> None:
    reviewer.add_paragraph("jaren", "Een nieuwe alinea.")
    reviewer.author = "Otto Tweede"
    reviewer.insert("Een nieuwe", " lange")
    reviewer.author = "Ina Derde"
    reviewer.insert(" lange", ", goede")


def two_rows(reviewer: Reviewer) -> None:
    reviewer.add_row("gemeente", ("provincie", "telt"))
    reviewer.author = "Otto Tweede"
    reviewer.add_row("provincie", ("rijk", "kijkt"))


def beside_what_went(reviewer: Reviewer) -> None:
    reviewer.insert("Wij", "Zij")
    reviewer.author = "Otto Tweede"
    reviewer.delete("Wij")


def beside_more(reviewer: Reviewer) -> None:
    beside_what_went(reviewer)
    reviewer.author = "Ina Derde"
    reviewer.delete(" meten")


def beside_a_split(reviewer: Reviewer) -> None:
    """The space that the first stood before goes where the second pressed Enter."""
    reviewer.insert("Wij", " ook")
    reviewer.author = "Otto Tweede"
    reviewer.split("Wij ook ")


def two_notes(reviewer: Reviewer) -> None:
    new_footnote(reviewer, "Wij meten al jaren.", "Tweede.", 78)
    reviewer.author = "Otto Tweede"
    new_footnote(reviewer, "Wij meten al jaren.", "Eerste.", 77)


PLACES = {
    "split": (beside_a_split, "Wij meten", "Wij ook\n\nmeten"),
    "words": (typed_behind, "CO~2~", "CO~2~ 50%n"),
    "paragraph": (typed_in_new_paragraph, "jaren.\n", "jaren.\n\nEen nieuwe lange, goede alinea.\n"),
    "rows": (two_rows, "meldt |\n", "meldt |\n| provincie | telt |\n| rijk | kijkt |\n"),
    "replaced": (beside_what_went, "Wij", "Zij"),
    "of three": (beside_more, "Wij meten", "Zij"),
}


def of_one_place(root: Path, name: str) -> tuple[Remark, ...]:
    reviewer = Reviewer(sent(root, TEXT))
    PLACES[name][0](reviewer)
    (root / "terug.docx").write_bytes(reviewer.save())
    found = imported(root, reviewer.save())
    assert len({remark.together for remark in found}) == 1
    by_id = {remark.id: remark for remark in found}
    return tuple(by_id[id_] for id_ in found[0].together)


def text_of(root: Path) -> str:
    return (root / PATH).read_text(encoding="utf-8").removeprefix(FRONT_MATTER)


@pytest.mark.parametrize("name", PLACES)
def test_all_at_once_they_are_what_the_file_says(tmp_path: Path, nds: CommandLine, name: str) -> None:
    edit, old, new = PLACES[name]
    reviewer = Reviewer(sent(tmp_path, TEXT))
    edit(reviewer)
    assert TEXT.count(old) == 1
    assert after(tmp_path, nds, reviewer.save()) == TEXT.replace(old, new)


@pytest.mark.parametrize("turned", [None, False, True])
def test_two_notes_at_one_place_come_in_the_order_of_the_file(
    tmp_path: Path, nds: CommandLine, turned: bool | None
) -> None:
    reviewer = Reviewer(sent(tmp_path, "Wij meten al jaren.\n\nDat is zo.[^1]\n\n[^1]: Een noot.\n"))
    two_notes(reviewer)
    (tmp_path / "terug.docx").write_bytes(reviewer.save())
    first, second = (one.id for one in sorted(imported(tmp_path, reviewer.save()), key=lambda one: one.proposal))
    nds("review", "import", tmp_path / "terug.docx", "--project", tmp_path)
    for ids in [(first, second)] if turned is None else [(second,), (first,)] if turned else [(first,), (second,)]:
        some = (argument for id_ in ids for argument in ("--remark", id_))
        assert nds("review", "apply", *some, "--project", tmp_path).code == 0
    text = text_of(tmp_path)
    one, two = re.findall(r"\[\^(\d+)\]", text.split("\n")[0])
    assert (f"[^{one}]: Eerste." in text, f"[^{two}]: Tweede." in text) == (True, True)


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("name", ["words", "rows", "replaced"])
def test_one_after_the_other_they_come_in_the_order_of_the_file(
    tmp_path: Path, nds: CommandLine, name: str, turned: bool
) -> None:
    _, old, new = PLACES[name]
    remarks = of_one_place(tmp_path, name)
    nds("review", "import", tmp_path / "terug.docx", "--project", tmp_path)
    for remark in reversed(remarks) if turned else remarks:
        assert nds("review", "apply", "--remark", remark.id, "--project", tmp_path).code == 0
    assert text_of(tmp_path) == TEXT.replace(old, new)


@pytest.mark.parametrize("at", range(3))
def test_what_is_left_of_three_goes_at_once(tmp_path: Path, nds: CommandLine, at: int) -> None:
    _, old, new = PLACES["of three"]
    remarks = of_one_place(tmp_path, "of three")
    nds("review", "import", tmp_path / "terug.docx", "--project", tmp_path)
    assert nds("review", "apply", "--remark", remarks[at].id, "--project", tmp_path).code == 0
    first, second = (remark.id for remark in remarks if remark is not remarks[at])
    before = text_of(tmp_path)
    alone = nds("review", "apply", "--remark", first, "--project", tmp_path)
    if alone.code:
        assert f"gaat alleen tegelijk met {second}, op dezelfde plaats gewijzigd" in alone.out
        assert text_of(tmp_path) == before
    assert nds("review", "apply", "--all", "--project", tmp_path).code == 0
    assert text_of(tmp_path) == TEXT.replace(old, new)


def test_what_cannot_be_done_alone_says_what_it_goes_with(tmp_path: Path, nds: CommandLine) -> None:
    remarks = of_one_place(tmp_path, "paragraph")
    nds("review", "import", tmp_path / "terug.docx", "--project", tmp_path)
    assert [remark.author.split()[0] for remark in remarks] == ["Rita", "Otto", "Ina"]
    assert [bool(remark.joint) for remark in remarks] == [True, False, False]
    ran = nds("review", "apply", "--reviewer", "Otto", "--project", tmp_path)
    assert f"kan alleen tegelijk met wat op dezelfde plaats is gewijzigd: {remarks[0].id}, {remarks[2].id}" in ran.out
    assert text_of(tmp_path) == TEXT
    some = (argument for remark in remarks for argument in ("--remark", remark.id))
    assert "Overgenomen: 3;" in nds("review", "apply", *some, "--project", tmp_path).out
    assert text_of(tmp_path) == TEXT.replace(PLACES["paragraph"][1], PLACES["paragraph"][2])


def test_the_list_and_the_report_say_what_goes_together(tmp_path: Path, nds: CommandLine) -> None:
    first, second = of_one_place(tmp_path, "words")
    nds("review", "import", tmp_path / "terug.docx", "--project", tmp_path)
    listed = nds("review", "list", "--project", tmp_path).out
    assert f"samen met {second.id}, op dezelfde plaats" in listed
    assert f"samen met {first.id}, op dezelfde plaats" in listed
    assert nds("review", "report", "--project", tmp_path).code == 0
    page = (tmp_path / "build/intern/verwerking.html").read_text(encoding="utf-8")
    assert "Samen met nr. 2, op dezelfde plaats." in page


def test_the_same_file_again_adds_nothing_and_an_earlier_one_does_not_part_them(
    tmp_path: Path, nds: CommandLine
) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT), "Otto Tweede")
    reviewer.insert("CO2", " 50%")
    (tmp_path / "eerst.docx").write_bytes(reviewer.save())
    reviewer.author = "Ina Derde"
    reviewer.insert(" 50%", "n")
    (tmp_path / "terug.docx").write_bytes(reviewer.save())
    nds("review", "import", tmp_path / "terug.docx", "--project", tmp_path)
    [one] = files.load(tmp_path)["reviews/" + _folder(tmp_path) + "/ina-derde.yml"].remarks
    nds("review", "answer", one.id, "Liever niet.", "--project", tmp_path)
    before = files.load(tmp_path)
    for name in ("terug.docx", "eerst.docx"):
        assert "0 nieuw" in nds("review", "import", tmp_path / name, "--project", tmp_path).out
        remarks = {path: review.remarks for path, review in files.load(tmp_path).items()}
        assert remarks == {path: review.remarks for path, review in before.items()}
    assert nds("review", "apply", "--all", "--project", tmp_path).code == 0
    assert text_of(tmp_path) == TEXT.replace("CO~2~", "CO~2~ 50%n")


def _folder(root: Path) -> str:
    return next((root / files.FOLDER).iterdir()).name


def test_what_another_file_contradicts_is_taken_apart_and_the_rest_lands(tmp_path: Path, nds: CommandLine) -> None:
    raw = sent(tmp_path, TEXT)
    reviewer = Reviewer(raw, "Otto Tweede")
    reviewer.insert("jaren", " eeuwen lang")
    reviewer.author = "Ina Derde"
    reviewer.delete("jaren")
    other = Reviewer(raw, "Bob")
    other.replace("jaren", "dagen")
    for name, of in (("terug", reviewer), ("bob", other)):
        (tmp_path / f"{name}.docx").write_bytes(of.save())
    nds("review", "import", tmp_path / "terug.docx", tmp_path / "bob.docx", "--project", tmp_path)
    ran = nds("review", "apply", "--all", "--project", tmp_path)
    assert ran.code == 1
    assert "jaren" in text_of(tmp_path) or "dagen" not in text_of(tmp_path)
    states = {remark.author: remark.state for review in files.load(tmp_path).values() for remark in review.remarks}
    assert states["Bob"] is RemarkState.OPEN


def test_what_two_people_typed_at_one_place_of_two_files_is_never_ordered_by_guess(
    tmp_path: Path, nds: CommandLine
) -> None:
    raw = sent(tmp_path, TEXT)
    for name, new in (("Otto", " 50%"), ("Ina", "n")):
        reviewer = Reviewer(raw, name)
        reviewer.insert("CO2", new)
        (tmp_path / f"{name}.docx").write_bytes(reviewer.save())
    nds("review", "import", tmp_path / "Otto.docx", tmp_path / "Ina.docx", "--project", tmp_path)
    assert "in strijd: 2;" in nds("review", "apply", "--all", "--project", tmp_path).out
    assert text_of(tmp_path) == TEXT


def test_what_goes_together_is_committed_with_the_last_of_them(
    tmp_path: Path, nds: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = under_git(tmp_path / "project", TEXT, monkeypatch)
    reviewer = Reviewer(build(root))
    typed_in_new_paragraph(reviewer)
    (tmp_path / "terug.docx").write_bytes(reviewer.save())
    nds("review", "import", tmp_path / "terug.docx", "--project", root)
    git(root, "add", "reviews")
    git(root, "commit", "-q", "-m", "reviews")
    assert nds("review", "apply", "--all", "--commit", "--project", root).code == 0
    last, before = git(root, "log", "-2", "--format=%s").splitlines()
    assert last == "3 opmerkingen van Ina Derde, Otto Tweede en Rita Reviewer overgenomen"
    assert before == "reviews"
    assert git(root, "log", "-1", "--format=%(trailers:key=Reviewed-by,valueonly)").split("\n")[1] == "Otto Tweede"
    assert git(root, "status", "--porcelain") == ""


def test_words_in_a_block_that_another_moved_past(tmp_path: Path, nds: CommandLine) -> None:
    """Of two blocks that changed places either may have moved: the words stay in the one they were typed in."""
    text = "De eerste alinea.\n\nDe tweede.\n\nSlot.\n"
    reviewer = Reviewer(sent(tmp_path, text))
    move(reviewer, "De eerste alinea.", "De tweede.")
    reviewer.author = "Otto Tweede"
    reviewer.insert("De tweede", " of derde")
    assert after(tmp_path, nds, reviewer.save()) == "De tweede of derde.\n\nDe eerste alinea.\n\nSlot.\n"


def test_two_changes_of_a_title_that_are_written_as_one(tmp_path: Path, nds: CommandLine) -> None:
    """Each by itself would write the whole title anew, in quotes."""
    write_project(tmp_path, {PATH: FRONT_MATTER.replace("Meetnet", "Het meetnet hier") + TEXT})
    reviewer = Reviewer(build(tmp_path))
    reviewer.insert("Het", ":")
    reviewer.author = "Otto Tweede"
    reviewer.insert("hier", " #nu")
    after(tmp_path, nds, reviewer.save())
    assert '\ntitle: "Het: meetnet hier #nu"\n' in (tmp_path / PATH).read_text(encoding="utf-8")
