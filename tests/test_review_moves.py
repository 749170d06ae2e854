"""A paragraph that a reviewer moved is moved in the Markdown, as it was typed, or it stays and the remark says why."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from lxml import etree

from nds_docs.review.remark import RemarkKind
from tests.command_line import CommandLine
from tests.reviewers.word import Reviewer
from tests.reviewers.word_file import W
from tests.small_project import FRONT_MATTER, write_project
from tests.test_review import after as taken_over
from tests.test_review import build, imported, sent

Element = etree._Element

TEXT = """\
# Kop *een* {#sec-een}

Wij **meten** [al jaren](https://voorbeeld.nl),
zie @sec-een.[^1]

Dan dat.

- eerste *punt*
  met meer
- tweede punt
- derde punt
  - diep
  - dieper

> Een citaat.

De laatste.

[^1]: Een noot over *meten*.
"""
WORD, OTHERS = ("moveFrom", "moveTo"), ("del", "ins")


def move(reviewer: Reviewer, words: str, behind: str, tags: tuple[str, str] = WORD) -> Element:
    """Cuts a paragraph and pastes it behind another, with a copy of its footnotes; gives what was pasted."""
    place, moved = reviewer.paragraph(behind), reviewer.paragraph(words)
    there = copy.deepcopy(moved)
    for paragraph, tag in ((moved, tags[0]), (there, tags[1])):
        mark(reviewer, paragraph, tag)
    for reference in there.iter(W + "footnoteReference"):
        copy_note(reviewer, reference)
    place.addnext(there)
    return there


def mark(reviewer: Reviewer, paragraph: Element, tag: str) -> None:
    """Revises all of a paragraph as Word does: runs side by side in one element, fields included."""
    open_: Element | None = None
    for child in list(paragraph):
        if child.tag == W + "r":
            if open_ is None:
                open_ = reviewer._revision(tag)
                child.addprevious(open_)
            open_.append(child)
            for text in child.findall(W + "t") if tag == "del" else ():
                text.tag = W + "delText"
        else:
            open_ = None
            if child.tag == W + "hyperlink":
                mark_runs(reviewer, child, tag)
    reviewer._mark(paragraph, tag)


def mark_runs(reviewer: Reviewer, parent: Element, tag: str) -> None:
    for run in list(parent.iter(W + "r")):
        reviewer._wrap([run], tag)


def copy_note(reviewer: Reviewer, reference: Element) -> None:
    """The old footnote is revised, and there is a new one that says the same."""
    notes = reviewer.roots["word/footnotes.xml"]
    old = next(note for note in notes if note.get(W + "id") == reference.get(W + "id"))
    new = copy.deepcopy(old)
    new.set(W + "id", "77")
    reference.set(W + "id", "77")
    notes.append(new)
    for note, tag in ((old, "del"), (new, "ins")):
        for run in [run for run in note.iter(W + "r") if run.find(W + "t") is not None]:
            reviewer._wrap([run], tag)


def typed_in(reviewer: Reviewer, paragraph: Element, behind: str, text: str, author: str = "Otto Tweede") -> None:
    """Somebody else types in what moved: its revision is parted there."""
    run = next(run for run in paragraph.iter(W + "r") if behind in _words(run))
    rest, at = copy.deepcopy(run), _words(run).index(behind) + len(behind)
    for one, words in ((run, _words(run)[:at]), (rest, _words(run)[at:])):
        [said] = [child for child in one if child.tag in (W + "t", W + "delText")]
        said.text = words
        said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    outer = run.getparent()
    assert outer is not None
    others = reviewer._revision(etree.QName(outer).localname)
    others.extend([rest, *run.itersiblings()])
    mine, reviewer.author = reviewer.author, author
    outer.addnext(reviewer._insertion(text))
    reviewer.author = mine
    outer.getnext().addnext(others)  # type: ignore[union-attr]


def _words(run: Element) -> str:
    return "".join(child.text or "" for child in run if child.tag in (W + "t", W + "delText"))


def swapped(moved: str, before: str) -> str:
    """The text with one part of it before another."""
    assert TEXT.count(moved) == TEXT.count(before) == 1
    return TEXT.replace(moved, "").replace(before, moved + before)


def alone(item: str, before: str) -> str:
    """The text with an item taken out of its list, which becomes a list of its own."""
    return swapped(item, before).replace(item, item + "\n")


PARAGRAPH = "Wij **meten** [al jaren](https://voorbeeld.nl),\nzie @sec-een.[^1]\n\n"
MOVES: dict[str, tuple[str, str, str]] = {
    "a paragraph with all that is in it": ("Wij meten", "Dan dat.", swapped(PARAGRAPH, "- eerste")),
    "a paragraph below a list": ("Wij meten", "dieper", swapped(PARAGRAPH, "> Een citaat")),
    "a paragraph between items": (
        "Dan dat.",
        "tweede punt",
        TEXT.replace("Dan dat.\n\n", "").replace("- derde", "\nDan dat.\n\n- derde"),
    ),
    "a heading": ("Kop een", "Dan dat.", swapped("# Kop *een* {#sec-een}\n\n", "- eerste")),
    "an item": ("eerste punt", "tweede punt", swapped("- eerste *punt*\n  met meer\n", "- derde")),
    "an item between paragraphs": ("eerste punt", "Een citaat", alone("- eerste *punt*\n  met meer\n", "De laatste")),
    "a quote": ("Een citaat", "Dan dat.", swapped("> Een citaat.\n\n", "- eerste")),
}


@pytest.mark.parametrize("tags", [WORD, OTHERS], ids=["moved", "deleted and inserted"])
@pytest.mark.parametrize("name", MOVES)
def test_the_markdown_moves_as_it_was_typed(tmp_path: Path, nds: CommandLine, name: str, tags: tuple[str, str]) -> None:
    words, behind, expected = MOVES[name]
    reviewer = Reviewer(sent(tmp_path, TEXT))
    move(reviewer, words, behind, tags)
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.why_not) == (RemarkKind.MOVE, "")
    assert taken_over(tmp_path, nds, reviewer.save()) == expected


REFUSED = {
    "between items of a list in an item": ("Dan dat.", "diep", "blijven wat het is"),
    "into a note": ("Dan dat.", "Een noot over", ""),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_has_no_place_there_stays(tmp_path: Path, nds: CommandLine, name: str) -> None:
    words, behind, why = REFUSED[name]
    reviewer = Reviewer(sent(tmp_path, TEXT))
    move(reviewer, words, behind)
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.patches) == (RemarkKind.MOVE, ())
    assert why in remark.why_not
    assert taken_over(tmp_path, nds, reviewer.save()) == TEXT


BEGINNING = """\
1. een
2. twee *x*

   vervolg
3. drie

Slot.
"""
DEFINITIONS = """\
Een
: uitleg van *een*

Twee
: uitleg van twee

Slot.
"""
PARTS: dict[str, tuple[str, tuple[str, ...], str, str]] = {
    "the beginning of an item, down": (
        BEGINNING,
        ("twee x",),
        "drie",
        "1. een\n\n   vervolg\n3. drie\n\n4. twee *x*\n\nSlot.\n",
    ),
    "the beginning of an item, below the rest of it": (
        BEGINNING,
        ("twee x",),
        "vervolg",
        "1. een\n\n   vervolg\n\n3. twee *x*\n3. drie\n\nSlot.\n",
    ),
    "a term with its definition": (
        DEFINITIONS,
        ("Een", "uitleg van een"),
        "uitleg van twee",
        "Twee\n: uitleg van twee\n\nEen\n: uitleg van *een*\n\nSlot.\n",
    ),
}


@pytest.mark.parametrize("tags", [WORD, OTHERS], ids=["moved", "deleted and inserted"])
@pytest.mark.parametrize("name", PARTS)
def test_parts_of_lists_move(tmp_path: Path, nds: CommandLine, name: str, tags: tuple[str, str]) -> None:
    text, moved, behind, expected = PARTS[name]
    reviewer = Reviewer(sent(tmp_path, text))
    for words in reversed(moved):
        move(reviewer, words, behind, tags)
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.why_not) == (RemarkKind.MOVE, "")
    assert taken_over(tmp_path, nds, reviewer.save()) == expected


def test_the_beginning_of_an_item_goes_with_its_number(tmp_path: Path, nds: CommandLine) -> None:
    """Without its end an empty item with its number is left, which has no form above the rest of it."""
    kept = {}
    for name in ("words", "paragraph"):
        reviewer = Reviewer(sent(tmp_path / name, BEGINNING))
        if name == "words":
            reviewer.delete("twee x")
        else:
            reviewer.delete_paragraph("twee x")
        kept[name] = taken_over(tmp_path / name, nds, reviewer.save())
    assert kept == {"words": BEGINNING, "paragraph": "1. een\n\n   vervolg\n3. drie\n\nSlot.\n"}


@pytest.mark.parametrize("tags", [WORD, OTHERS], ids=["moved", "deleted and inserted"])
def test_other_words_in_the_copy_of_a_note_are_left_to_a_person(tmp_path: Path, tags: tuple[str, str]) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    move(reviewer, "Wij meten", "Dan dat.", tags)
    new = next(note for note in reviewer.roots["word/footnotes.xml"] if note.get(W + "id") == "77")
    next(text for text in new.iter(W + "t") if "noot" in (text.text or "")).text = "Iets anders over "
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.patches) == (RemarkKind.MOVE, ())
    assert "onderweg" in remark.why_not


def test_other_words_in_what_moved_are_left_to_a_person(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    there = move(reviewer, "Dan dat.", "De laatste.")
    for paragraph in (reviewer.paragraph("Dan dat."), there):
        tag = "moveFrom" if paragraph is not there else "moveTo"
        start = reviewer._revision(tag + "RangeStart")
        start.set(W + "name", "move1")
        paragraph.insert(1, start)
    next(text for text in there.iter(W + "t")).text = "Dan iets anders."
    remarks = imported(tmp_path, reviewer.save())
    assert [(remark.kind, remark.patches) for remark in remarks] == [(RemarkKind.MOVE, ())]
    assert "onderweg" in remarks[0].why_not
    assert taken_over(tmp_path, nds, reviewer.save()) == TEXT


def in_two_files(root: Path, words: str, *, tracked: bool = True) -> Reviewer:
    """Two contributions, and the file in which the words of the first moved to the end of the second."""
    bodies = {"a": f"{words}\n\nBlijft hier.\n", "b": "Eerst dit.\n\nDan dat.\n\nSlot.\n"}
    write_project(root, {f"contributions/uvw/{name}.md": FRONT_MATTER + body for name, body in bodies.items()})
    reviewer = Reviewer(build(root))
    if tracked:
        move(reviewer, "Gaat weg", "Dan dat.")
    else:
        reviewer.paragraph("Dan dat.").addnext(reviewer.paragraph("Gaat weg"))
    return reviewer


@pytest.mark.parametrize("tracked", [True, False])
def test_what_has_markup_is_not_moved_to_another_file(tmp_path: Path, tracked: bool) -> None:
    [remark] = imported(tmp_path, in_two_files(tmp_path, "Gaat weg *zo*.", tracked=tracked).save())
    assert (remark.kind, remark.patches) == (RemarkKind.MOVE, ())
    assert "ander bestand" in remark.why_not


@pytest.mark.parametrize("tracked", [True, False])
def test_plain_words_go_to_another_file_and_out_of_their_own(tmp_path: Path, nds: CommandLine, tracked: bool) -> None:
    raw = in_two_files(tmp_path, "Gaat weg.", tracked=tracked).save()
    [remark] = imported(tmp_path, raw)
    assert {patch.path[-4:] for patch in remark.patches} == {"a.md", "b.md"}
    (tmp_path / "terug.docx").write_bytes(raw)
    assert nds("review", "import", tmp_path / "terug.docx", "--project", tmp_path).code == 0
    nds("review", "apply", "--all", "--project", tmp_path)
    found = {name: (tmp_path / f"contributions/uvw/{name}.md").read_text(encoding="utf-8") for name in "ab"}
    assert found == {
        "a": FRONT_MATTER + "Blijft hier.\n",
        "b": FRONT_MATTER + "Eerst dit.\n\nDan dat.\n\nGaat weg.\n\nSlot.\n",
    }


@pytest.mark.parametrize(
    ("frame", "behind"),
    [
        ("::: {.measure #act-a owner=uvw year=2025}\n## Meten\n\nWij meten.\n:::", "Wij meten"),
        ("::: {.todo for=fez}\nUitzoeken.\n:::", "Nog te doen"),
    ],
)
def test_what_moved_beside_a_line_of_the_program_in_a_frame_is_left_to_a_person(
    tmp_path: Path, frame: str, behind: str
) -> None:
    """Between the last text of a measure and its facts, or a note's label and its text: inside it, or out of it?"""
    reviewer = Reviewer(sent(tmp_path, f"# Kop\n\n{frame}\n\nEen *alinea* met nadruk.\n\nSlot.\n"))
    move(reviewer, "met nadruk", behind)
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.patches) == (RemarkKind.MOVE, ())
    assert "kader" in remark.why_not


@pytest.mark.parametrize("tags", [WORD, OTHERS], ids=["moved", "deleted and inserted"])
def test_neither_end_is_done_where_somebody_else_typed_where_it_stood(
    tmp_path: Path, nds: CommandLine, tags: tuple[str, str]
) -> None:
    """Those words are still there in the file: they are in a paragraph of their own now."""
    reviewer = Reviewer(sent(tmp_path, TEXT))
    old = reviewer.paragraph("De laatste.")
    move(reviewer, "De laatste.", "Dan dat.", tags)
    typed_in(reviewer, old, "De ", "aller")
    remarks = imported(tmp_path, reviewer.save())
    [moved] = [remark for remark in remarks if remark.author == "Rita Reviewer"]
    assert (moved.kind, moved.patches) == (RemarkKind.MOVE, ())
    assert "onderweg" in moved.why_not
    assert taken_over(tmp_path, nds, reviewer.save()) in (TEXT, TEXT.replace("De laatste", "De allerlaatste"))


@pytest.mark.parametrize("tags", [WORD, OTHERS], ids=["moved", "deleted and inserted"])
def test_neither_end_is_done_where_a_note_came_with_one(
    tmp_path: Path, nds: CommandLine, tags: tuple[str, str]
) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    old = reviewer.paragraph("Wij meten")
    mark_of_note = next(run for run in old.iter(W + "r") if run.find(W + "footnoteReference") is not None)
    there = move(reviewer, "Dan dat.", "De laatste.", tags)
    there.append(copy.deepcopy(mark_of_note))
    [reference] = there.iter(W + "footnoteReference")
    copy_note(reviewer, reference)
    reviewer._wrap([there[-1]], "ins")
    [moved] = [remark for remark in imported(tmp_path, reviewer.save()) if "Dan dat." in remark.text]
    assert (moved.kind, moved.patches) == (RemarkKind.MOVE, ())
    assert taken_over(tmp_path, nds, reviewer.save()) == TEXT


FRAMED = "# Kop\n\nEen.\n\n::: {.box}\n## Kader\n\nIn het kader.\n\nNog iets.\n:::\n\nSlot.\n"


def test_a_heading_does_not_go_into_a_frame_where_it_has_no_number(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, FRAMED))
    move(reviewer, "Kop", "In het kader.")
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.patches) == (RemarkKind.MOVE, ())
    assert taken_over(tmp_path, nds, reviewer.save()) == FRAMED


MADE = {
    "a measure": ("::: {.measure #act-a owner=uvw year=2025}\n## Meten\n\nWij meten.\n:::", "Maatregel"),
    "a caption": ("| a | b |\n|---|---|\n| c | d |\n\n: Wie wat doet {#tbl-wie}", "Wie wat doet"),
}


@pytest.mark.parametrize("tags", [WORD, OTHERS], ids=["moved", "deleted and inserted"])
@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("typed", [False, True])
def test_what_fields_show_never_becomes_words(
    tmp_path: Path, nds: CommandLine, name: str, tags: tuple[str, str], typed: bool
) -> None:
    """The number of a measure or caption that moved, also where somebody else typed in it."""
    made, words = MADE[name]
    text = f"# Kop\n\n{made}\n\nEen alinea.\n\nSlot.\n"
    reviewer = Reviewer(sent(tmp_path, text))
    old = reviewer.paragraph(words)
    move(reviewer, words, "Een alinea.", tags)
    if typed:
        typed_in(reviewer, old, words[:3], "xx")
    moved = [remark for remark in imported(tmp_path, reviewer.save()) if remark.author == "Rita Reviewer"]
    assert [(remark.kind, remark.patches) for remark in moved] == [(RemarkKind.MOVE, ())]
    assert taken_over(tmp_path, nds, reviewer.save()).replace("xx", "") == text


@pytest.mark.parametrize("tags", [WORD, OTHERS], ids=["moved", "deleted and inserted"])
@pytest.mark.parametrize("of_copy", [False, True])
def test_neither_end_is_done_where_somebody_accepted_one(
    tmp_path: Path, nds: CommandLine, tags: tuple[str, str], of_copy: bool
) -> None:
    """The words would be typed anew there, without their markup."""
    text = "Wij *meten* al jaren.\n\nDan dat.\n\nSlot.\n"
    reviewer = Reviewer(sent(tmp_path, text))
    old = reviewer.paragraph("Wij meten")
    there = move(reviewer, "Wij meten", "Dan dat.", tags)
    if of_copy:
        for revision in list(there.iter(W + tags[1])):
            for child in list(revision):
                revision.addprevious(child)
            revision.getparent().remove(revision)  # type: ignore[union-attr]
    else:
        old.getparent().remove(old)  # type: ignore[union-attr]
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.patches) == (RemarkKind.MOVE, ())
    assert "aanvaard" in remark.why_not
    assert taken_over(tmp_path, nds, reviewer.save()) == text


def test_quotes_that_word_changed_do_not_part_a_move(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path, "Wij 'meten' al 'jaren' wat.\n\nDan dat.\n\nSlot.\n"))
    old = reviewer.paragraph("Wij")
    move(reviewer, "Wij", "Dan dat.")
    typed_in(reviewer, old, "al ", "heel ")
    reviewer.autocorrect()
    moved = [remark for remark in imported(tmp_path, reviewer.save()) if remark.author == "Rita Reviewer"]
    assert [(remark.kind, remark.patches) for remark in moved] == [(RemarkKind.MOVE, ())]


def test_a_paragraph_moved_to_behind_an_end_that_another_put_there_stays_without_it(
    tmp_path: Path, nds: CommandLine
) -> None:
    """One typed a paragraph below a text, another moved one to between the two: alone it would be part of the text."""
    reviewer = Reviewer(sent(tmp_path, "Wij meten.\n\nDan dat.\n\nDe laatste.\n"))
    reviewer.add_paragraph("Dan dat.", "Nieuw.")
    reviewer.author = "Otto Tweede"
    move(reviewer, "Wij meten.", "Dan dat.")
    remarks = imported(tmp_path, reviewer.save())
    [moved] = [remark for remark in remarks if remark.kind is RemarkKind.MOVE]
    assert moved.patches == ()
    assert {*moved.together} == {remark.id for remark in remarks}
    assert taken_over(tmp_path, nds, reviewer.save()) == "Dan dat.\n\nWij meten.\n\nNieuw.\n\nDe laatste.\n"


def test_a_paragraph_in_which_its_mover_typed_goes_at_both_ends_or_at_neither(tmp_path: Path, nds: CommandLine) -> None:
    """The title of a measure is not taken out, so it does not come in elsewhere; another's move lies in between."""
    text = "::: {.measure #act-bron owner=uvw year=2025}\n## Dienst\n\nWij meten.\n\nZij ook.\n:::\n\nDan dat.\n"
    reviewer = Reviewer(sent(tmp_path, text))
    moved = reviewer.paragraph("Dienst")
    reviewer.author = "Otto Tweede"
    move(reviewer, "Wij meten.", "Dan dat.")
    reviewer.author = "Ina Derde"
    move(reviewer, "Dienst", "Wij meten.", OTHERS)
    moved.append(reviewer._insertion("r"))
    remarks = [remark for remark in imported(tmp_path, reviewer.save()) if "Dienst" in remark.text + remark.proposal]
    assert [(remark.kind, remark.patches) for remark in remarks] == [(RemarkKind.MOVE, ())]
    assert "Dienst\n" not in taken_over(tmp_path, nds, reviewer.save()).replace("## Dienst\n", "")
