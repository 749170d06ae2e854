"""What was done with tracking off beside something else: moved and changed, around tracked words, in footnotes."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from lxml import etree

from nds_docs.review import texts as t
from nds_docs.review.remark import RemarkKind
from tests.command_line import CommandLine
from tests.reviewers.word import Reviewer
from tests.reviewers.word_file import W
from tests.small_project import FRONT_MATTER
from tests.test_review import PATH, after, imported, sent
from tests.test_review_untracked import Edit, add, drop, join, move, refused, retype, row, split

MOVED = """\
Eerst staat hier een zin over het water in sloten.

Dan volgt een andere alinea, die blijft.

# Kop

En een derde alinea met eigen woorden.

| Wie | Wat |
|---|---|
| gemeente | meldt |
| waterschap | meet |
| rijk | betaalt |
"""


def move_and_retype(reviewer: Reviewer) -> None:
    move("Eerst staat", "En een derde")(reviewer)
    retype("Eerst staat", "Eerst staat hier een lange zin over het water in sloten.")(reviewer)


def test_a_paragraph_that_was_moved_and_changed_is_one_remark(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, MOVED))
    move_and_retype(reviewer)
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.tracked) == (RemarkKind.MOVE, False)
    old, _, rest = MOVED.partition("\n\n")
    there = "eigen woorden.\n\n"
    moved = rest.replace(there, there + old.replace("een zin", "een lange zin") + "\n\n")
    assert after(tmp_path, nds, reviewer.save()) == moved


def test_a_paragraph_with_markup_that_was_moved_and_changed_is_left_to_a_person(
    tmp_path: Path, nds: CommandLine
) -> None:
    remark = refused(tmp_path, nds, MOVED.replace("het water", "*het water*"), move_and_retype)
    assert "onderweg ook gewijzigd" in remark.why_not


def move_row(reviewer: Reviewer) -> None:
    row(reviewer, "rijk").addnext(row(reviewer, "gemeente"))


def test_a_row_that_was_moved_is_one_remark(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, MOVED))
    move_row(reviewer)
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.tracked) == (RemarkKind.MOVE, False)
    gone, place = "| gemeente | meldt |\n", "| rijk | betaalt |\n"
    assert after(tmp_path, nds, reviewer.save()) == MOVED.replace(gone, "").replace(place, place + gone)


def test_a_row_with_emphasis_that_was_moved_keeps_it(tmp_path: Path, nds: CommandLine) -> None:
    text = MOVED.replace("meldt", "*meldt*")
    reviewer = Reviewer(sent(tmp_path, text))
    move_row(reviewer)
    gone, place = "| gemeente | *meldt* |\n", "| rijk | betaalt |\n"
    assert after(tmp_path, nds, reviewer.save()) == text.replace(gone, "").replace(place, place + gone)


TEXT = """\
# Kop {#sec-kop}

Eerst staat hier iets, zie @sec-kop, over water en land.

Dan volgt een andere alinea over zee en zand.

Tot slot dit.[^1] Meer niet.

[^1]: Een noot over meten.
"""


def in_words(old: str, new: str) -> Edit:
    """Other words in one run of the text."""

    def edit(reviewer: Reviewer) -> None:
        text = next(one for one in reviewer.document.iter(W + "t") if old in (one.text or ""))
        text.text = (text.text or "").replace(old, new)

    return edit


def both(*edits: Edit) -> Edit:
    def edit(reviewer: Reviewer) -> None:
        for one in edits:
            one(reviewer)

    return edit


def with_these(text: str, changed: dict[str, str]) -> str:
    """A text with other words in some places, each of which is one."""
    for old, new in changed.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


JOINED, SPLIT = join("Eerst staat", " "), split("een andere")
MIXED: dict[str, tuple[Edit, dict[str, str]]] = {
    "words": (
        both(in_words("water", "vuur"), lambda r: r.replace("land", "klei")),
        {"water": "vuur", "land": "klei"},
    ),
    "joined, in the first": (
        both(JOINED, lambda r: r.replace("water", "vuur")),
        {"land.\n\nDan": "land. Dan", "water": "vuur"},
    ),
    "joined, in the second": (
        both(JOINED, lambda r: r.replace("zee", "lucht")),
        {"land.\n\nDan": "land. Dan", "zee": "lucht"},
    ),
    "split, in the first": (
        both(SPLIT, lambda r: r.insert("Dan", " pas")),
        {"een andere alinea": "een andere\n\nalinea", "Dan": "Dan pas"},
    ),
    "split behind a space, at the end of the first": (
        both(split("een andere "), lambda r: r.insert("een andere", "n")),
        {"een andere alinea": "een anderen\n\nalinea"},
    ),
    "split, in the second": (
        both(SPLIT, lambda r: r.delete(" en zand")),
        {"een andere alinea": "een andere\n\nalinea", " en zand": ""},
    ),
    "behind the last word, above a new paragraph": (
        both(add("Dan volgt", "Nieuw."), lambda r: r.insert("zand.", " En klei.")),
        {"zand.\n": "zand. En klei.\n\nNieuw.\n"},
    ),
}


@pytest.mark.parametrize("name", MIXED)
def test_a_tracked_change_beside_what_was_done_untracked_goes_in_exactly(
    tmp_path: Path, nds: CommandLine, name: str
) -> None:
    edit, changed = MIXED[name]
    reviewer = Reviewer(sent(tmp_path, TEXT))
    edit(reviewer)
    remarks = imported(tmp_path, reviewer.save())
    assert sorted(remark.tracked for remark in remarks) == [False, True]
    expected = with_these(TEXT, changed)
    assert after(tmp_path, nds, reviewer.save()) == expected


def new_note(*, tracked: bool = False) -> Edit:
    """A footnote of which the mark came untracked, and the words too or (`tracked`) not."""

    def edit(reviewer: Reviewer) -> None:
        note = etree.SubElement(reviewer.roots["word/footnotes.xml"], W + "footnote", {W + "id": "88"})
        words = reviewer._insertion("Losse noot hier.")
        etree.SubElement(note, W + "p").append(words if tracked else words[0])
        mark = etree.Element(W + "r")
        etree.SubElement(mark, W + "footnoteReference").set(W + "id", "88")
        reviewer.runs("over zee")[-1].addnext(mark)

    return edit


IN_UNTRACKED: dict[str, tuple[Edit, Edit, dict[str, str]]] = {
    "all of what was joined": (
        JOINED,
        lambda r: r.delete_paragraph("Dan volgt"),
        {
            "Eerst staat hier iets, zie @sec-kop, over water en land.\n\n": "",
            "Dan volgt een andere alinea over zee en zand.\n\n": "",
        },
    ),
    "over the joint": (JOINED, lambda r: r.delete("land. Dan"), {"land.\n\nDan": ""}),
    "half of what was split": (
        SPLIT,
        lambda r: r.delete_paragraph("Dan volgt"),
        {"Dan volgt een andere alinea": "alinea"},
    ),
    "the other half": (
        SPLIT,
        lambda r: r.delete_paragraph("alinea over zee"),
        {"een andere alinea over zee en zand.": "een andere"},
    ),
    "words that were changed in what was joined": (
        both(JOINED, in_words("zand", "klei")),
        lambda r: r.replace("klei", "leem"),
        {"land.\n\nDan": "land. Dan", "zand": "leem"},
    ),
    "words in a new paragraph": (
        add("Dan volgt", "Nog een zin over klei."),
        lambda r: r.replace("een zin", "*veel*"),
        {"zand.\n": "zand.\n\nNog \\*veel\\* over klei.\n"},
    ),
    "words in a new footnote": (
        new_note(),
        lambda r: r.replace("noot hier", "woorden daar"),
        {"over zee": "over zee[^2]", "meten.\n": "meten.\n\n[^2]: Losse woorden daar.\n"},
    ),
    "a new paragraph that is split": (
        add("Dan volgt", "Nog iets over klei."),
        lambda r: r.split("Nog iets"),
        {"zand.\n": "zand.\n\nNog iets\n\nover klei.\n"},
    ),
    "a new paragraph above another": (
        add("Eerst staat", "Los getypt."),
        lambda r: r.add_paragraph("Eerst staat", "Eerst getypt."),
        {"land.\n": "land.\n\nEerst getypt.\n\nLos getypt.\n"},
    ),
    "words that were typed": (
        in_words("over zee", "over de grote zee"),
        lambda r: r.replace("grote", "wijde"),
        {"over zee": "over de wijde zee"},
    ),
    "words that were typed and more": (
        in_words("over zee", "over de grote zee"),
        lambda r: r.delete("grote zee en "),
        {"over zee en ": "over de "},
    ),
}
"""What is done with tracking off, what is then done with tracking on in that, and what becomes what."""


@pytest.mark.parametrize("name", IN_UNTRACKED)
def test_a_tracked_change_in_what_was_done_untracked_goes_in_with_it(
    tmp_path: Path, nds: CommandLine, name: str
) -> None:
    untracked, tracked, changed = IN_UNTRACKED[name]
    reviewer = Reviewer(sent(tmp_path, TEXT))
    both(untracked, tracked)(reviewer)
    [inside] = [remark for remark in imported(tmp_path, reviewer.save()) if remark.tracked]
    assert inside.together
    assert inside.at.startswith(PATH)
    assert inside.contribution == "uvw/meetnet"
    assert inside.patches or "kan alleen tegelijk met" in inside.why_not
    expected = with_these(TEXT, changed)
    assert after(tmp_path, nds, reviewer.save()) == expected


@pytest.mark.parametrize("name", IN_UNTRACKED)
def test_what_was_untracked_first_and_what_was_tracked_in_it_later_come_to_the_same(
    tmp_path: Path, nds: CommandLine, name: str
) -> None:
    untracked, tracked, changed = IN_UNTRACKED[name]
    reviewer = Reviewer(sent(tmp_path, TEXT))
    both(untracked, tracked)(reviewer)
    (tmp_path / "terug.docx").write_bytes(reviewer.save())
    remarks = sorted(imported(tmp_path, reviewer.save()), key=lambda one: one.tracked)
    nds("review", "import", tmp_path / "terug.docx", "--project", tmp_path)
    for remark in remarks:
        assert nds("review", "apply", "--remark", remark.id, "--project", tmp_path).code == 0
    expected = with_these(TEXT, changed)
    assert (tmp_path / PATH).read_text(encoding="utf-8").removeprefix(FRONT_MATTER) == expected


@pytest.mark.parametrize("words", ["Dan volgt", "zand."])
def test_words_in_what_was_moved_untracked_go_in_whether_that_can_be_or_not(
    tmp_path: Path, nds: CommandLine, words: str
) -> None:
    """A title has one place; the words that another typed in it are words of it, wherever it stands."""
    reviewer = Reviewer(sent(tmp_path, TEXT))
    both(move("Dan volgt", "Tot slot"), move("Meetnet", "Eerst staat"))(reviewer)
    reviewer.insert(words, " X")
    reviewer.insert("Meetnet", "ten")
    [moved] = [line for line in TEXT.splitlines() if line.startswith("Dan volgt")]
    there = TEXT.replace(f"{moved}\n\n", "").replace("Meer niet.", f"Meer niet.\n\n{moved}")
    after(tmp_path, nds, reviewer.save())
    front = FRONT_MATTER.replace("Meetnet", "Meetnetten")
    assert (tmp_path / PATH).read_text(encoding="utf-8") == front + there.replace(words, f"{words} X")


def test_a_new_footnote_of_which_the_mark_was_accepted_is_one_remark(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    new_note(tracked=True)(reviewer)
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.proposal, remark.revisions) == (RemarkKind.ADDED_FOOTNOTE, "Losse noot hier.", 1)
    expected = TEXT.replace("over zee", "over zee[^2]").replace("meten.\n", "meten.\n\n[^2]: Losse noot hier.\n")
    assert after(tmp_path, nds, reviewer.save()) == expected


def test_words_before_the_label_of_a_caption_that_was_split_untracked_are_no_words_of_it(
    tmp_path: Path, nds: CommandLine
) -> None:
    text = "Eerst dit.\n\n| Wie | Wat |\n|---|---|\n| rijk | telt |\n\n: Wie wat telt {#tbl-wie}\n"
    reviewer = Reviewer(sent(tmp_path, text))
    split("Wie wat")(reviewer)
    caption = reviewer.paragraph("Wie wat")
    next(caption.iter(W + "r")).addprevious(reviewer._insertion("e"))
    [typed] = [remark for remark in imported(tmp_path, reviewer.save()) if remark.tracked]
    assert typed.patches == ()
    assert after(tmp_path, nds, reviewer.save()) == text


BACK_AGAIN: dict[str, tuple[Edit, Edit]] = {
    "split again": (JOINED, lambda r: r.split("land.")),
    "joined again": (SPLIT, lambda r: r.join("Dan volgt")),
}


@pytest.mark.parametrize("name", BACK_AGAIN)
def test_a_tracked_change_that_undoes_what_was_done_untracked_is_left_to_a_person(
    tmp_path: Path, nds: CommandLine, name: str
) -> None:
    untracked, tracked = BACK_AGAIN[name]
    reviewer = Reviewer(sent(tmp_path, TEXT))
    both(untracked, tracked)(reviewer)
    for remark in imported(tmp_path, reviewer.save()):
        assert remark.tracked == (remark.patches == ())
    old, new = ("land.\n\nDan", "land. Dan") if untracked is JOINED else ("andere alinea", "andere\n\nalinea")
    assert after(tmp_path, nds, reviewer.save()) == TEXT.replace(old, new)


def test_what_was_typed_untracked_and_taken_out_tracked_comes_and_goes(tmp_path: Path, nds: CommandLine) -> None:
    """Nothing of it was sent; what another typed before it comes in."""
    reviewer = Reviewer(sent(tmp_path, TEXT))
    in_words("zand.", "zand.!")(reviewer)
    reviewer.insert("zand.", " Ja")
    reviewer.author = "Ina Derde"
    reviewer.delete("!")
    assert after(tmp_path, nds, reviewer.save()) == TEXT.replace("zand.", "zand. Ja")


@pytest.mark.parametrize("typed_first", [True, False])
def test_what_was_typed_tracked_and_untracked_at_one_place_is_in_the_order_of_the_file(
    tmp_path: Path, nds: CommandLine, typed_first: bool
) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    both(in_words("Eerst staat", "Nu eerst staat"), in_words("land.", "land, zo."))(reviewer)
    reviewer.insert(", zo" if typed_first else "land", " ja")
    new = "land, zo ja." if typed_first else "land ja, zo."
    expected = TEXT.replace("Eerst staat", "Nu eerst staat").replace("land.", new)
    assert after(tmp_path, nds, reviewer.save()) == expected


def test_a_comment_in_a_paragraph_that_was_joined_is_on_its_words(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    JOINED(reviewer)
    reviewer.comment("zee", "Welke?")
    [comment] = [remark for remark in imported(tmp_path, reviewer.save()) if remark.kind is RemarkKind.COMMENT]
    whole = TEXT.splitlines()
    line = next(number for number, text in enumerate(whole) if "zee" in text)
    assert comment.at.endswith(f":{line + 7}:{whole[line].index('zee') + 1}–{whole[line].index('zee') + 4}")


def note(reviewer: Reviewer, text: str) -> None:
    """Other words in the footnote of the text."""
    first, *others = (
        one for one in reviewer.paragraph("Een noot over meten.").iter(W + "t") if (one.text or "").strip()
    )
    first.text = text
    for one in others:
        one.text = ""


def test_quite_another_footnote_is_told_and_carried_out(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    note(reviewer, "Iets totaal anders hier.")
    assert after(tmp_path, nds, reviewer.save()) == TEXT.replace("Een noot over meten", "Iets totaal anders hier")


@pytest.mark.parametrize("edit", [join("Dan volgt", " "), split("Tot slot dit.")], ids=["joined", "split"])
def test_quite_another_footnote_of_what_was_joined_or_split_is_told(tmp_path: Path, edit: Edit) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    both(edit, lambda r: note(r, "Iets totaal anders hier."))(reviewer)
    told = [remark.proposal for remark in imported(tmp_path, reviewer.save())]
    assert sum("Iets totaal anders hier." in words for words in told) == 1


def test_another_footnote_of_a_paragraph_that_was_moved_is_told(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    note(reviewer, "Een noot over weten.")
    reviewer.paragraph("Eerst staat").addprevious(reviewer.paragraph("Tot slot"))
    moved, words = imported(tmp_path, reviewer.save())
    assert (moved.kind, words.kind) == (RemarkKind.MOVE, RemarkKind.REPLACEMENT)
    assert (words.text, words.proposal) == ("meten", "weten")


def test_a_new_footnote_right_before_another_is_told_with_its_words(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    new = copy.deepcopy(next(reviewer.paragraph("Een noot over meten.").iterancestors(W + "footnote")))
    new.set(W + "id", "77")
    next(one for one in new.iter(W + "t") if (one.text or "").strip()).text = "Nog een noot."
    reviewer.roots["word/footnotes.xml"].append(new)
    mark = next(one for one in reviewer.document.iter(W + "r") if one.find(W + "footnoteReference") is not None)
    other = copy.deepcopy(mark)
    other.find(W + "footnoteReference").set(W + "id", "77")  # type: ignore[union-attr]
    mark.addprevious(other)
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.proposal) == (RemarkKind.ADDED_FOOTNOTE, "Nog een noot.")
    text = after(tmp_path, nds, reviewer.save())
    assert text.startswith(TEXT.split("[^1]")[0] + "[^2][^1] Meer niet.")
    assert "[^2]: Nog een noot." in text


TERM = "Eerst dit.\n\nEen begrip\n: Wat het is.\n"


def test_a_paragraph_that_went_and_words_where_it_stood_are_one_change(tmp_path: Path, nds: CommandLine) -> None:
    """A term that was typed anew and joined with its meaning: neither half of that is right by itself."""
    refused(tmp_path, nds, TERM, both(drop("Een begrip"), in_words("Wat het is", "Iets anders: Wat het is")))


def test_a_join_is_seen_though_a_reference_in_it_shows_another_number(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    JOINED(reviewer)
    number = next(one for one in reviewer.paragraph("Eerst staat").iter(W + "t") if "1.1.1" in (one.text or ""))
    number.text = "1.2.1"
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.kind is RemarkKind.JOIN
    assert after(tmp_path, nds, reviewer.save()) == TEXT.replace("land.\n\nDan", "land. Dan")


BESIDES: dict[str, tuple[Edit, dict[str, str]]] = {
    "joined, and words in the second": (
        both(JOINED, in_words(" en zand", ", klei en zand")),
        {"land.\n\nDan": "land. Dan", " en zand": ", klei en zand"},
    ),
    "joined, and words in both": (
        both(JOINED, in_words("iets", "wat"), in_words("zand", "klei")),
        {"land.\n\nDan": "land. Dan", "iets": "wat", "zand": "klei"},
    ),
    "joined, without the words there": (
        both(JOINED, in_words(" en land", ""), in_words("Dan volgt", "waar volgt")),
        {" en land.\n\nDan volgt": ". waar volgt"},
    ),
    "joined with other words there": (
        both(JOINED, in_words(" en land.", " en zand,"), in_words("Dan volgt", "want dan volgt")),
        {" land.\n\nDan volgt": " zand, want dan volgt"},
    ),
    "joined without a space": (
        both(join("Eerst staat", ""), in_words(" en land.", " en zand,")),
        {" land.\n\nDan": " zand,Dan"},
    ),
    "split, and words in the first": (
        both(SPLIT, in_words("Dan", "Nu")),
        {"een andere alinea": "een andere\n\nalinea", "Dan": "Nu"},
    ),
    "split, and words in both": (
        both(SPLIT, in_words("Dan", "Nu"), in_words("zand", "klei")),
        {"een andere alinea": "een andere\n\nalinea", "Dan": "Nu", "zand": "klei"},
    ),
    "joined, and a new paragraph behind it": (
        both(add("Dan volgt", "Nog een zin."), JOINED),
        {"land.\n\nDan": "land. Dan", "zand.\n": "zand.\n\nNog een zin.\n"},
    ),
    "joined, and a new heading before it": (
        both(add("Kop", "Nog een zin."), JOINED),
        {"land.\n\nDan": "land. Dan", "# Kop {#sec-kop}\n": "# Kop {#sec-kop}\n\n# Nog een zin.\n"},
    ),
    "split with words there": (
        both(SPLIT, in_words("een andere", "een andere zin."), in_words("alinea over", "De alinea over")),
        {"een andere alinea": "een andere zin.\n\nDe alinea"},
    ),
}


@pytest.mark.parametrize("name", BESIDES)
def test_what_was_joined_or_split_and_changed_besides_keeps_its_emphasis(
    tmp_path: Path, nds: CommandLine, name: str
) -> None:
    text = TEXT.replace("water", "*water*").replace("zee", "*zee*")
    edit, changed = BESIDES[name]
    reviewer = Reviewer(sent(tmp_path, text))
    edit(reviewer)
    remarks = imported(tmp_path, reviewer.save())
    assert len(remarks) == len(changed)
    expected = with_these(text, changed)
    assert after(tmp_path, nds, reviewer.save()) == expected


def test_the_note_at_the_end_of_what_was_joined_stays_where_the_words_before_it_went(
    tmp_path: Path, nds: CommandLine
) -> None:
    text = TEXT.replace("land.", "land.[^1]").replace("dit.[^1]", "dit.")
    reviewer = Reviewer(sent(tmp_path, text))
    both(join("Eerst staat", " "), in_words(" en land.", ""))(reviewer)
    assert after(tmp_path, nds, reviewer.save()) == text.replace(" en land.[^1]\n\nDan", "[^1] Dan")


def test_a_word_that_stood_in_a_paragraph_that_went_may_be_typed_elsewhere(tmp_path: Path, nds: CommandLine) -> None:
    """One word is no proof that it is the same one: the emphasis of the paragraph goes with it."""
    text = TEXT.replace("zee en", "*zee* en")
    reviewer = Reviewer(sent(tmp_path, text))
    both(drop("Dan volgt"), in_words("over water", "over alinea en water"))(reviewer)
    expected = text.replace("Dan volgt een andere alinea over *zee* en zand.\n\n", "").replace(
        "water", "alinea en water"
    )
    assert after(tmp_path, nds, reviewer.save()) == expected


def test_empty_paragraphs_that_became_others_are_told_and_change_nothing(tmp_path: Path, nds: CommandLine) -> None:
    """One put in empty paragraphs with tracking off, another took some of these out and put fewer in."""
    reviewer = Reviewer(sent(tmp_path, TEXT))
    place = reviewer.paragraph("Eerst staat")
    for tag in ("", "del", "del", "ins"):
        empty = etree.Element(W + "p")
        place.addnext(empty)
        if tag:
            reviewer._mark(empty, tag)
    [remark] = [remark for remark in imported(tmp_path, reviewer.save()) if remark.tracked]
    assert (remark.patches, remark.why_not) == ((), t.EMPTY_PARAGRAPHS.nl)
    assert after(tmp_path, nds, reviewer.save()) == TEXT


def test_words_at_the_end_go_with_a_space_that_somebody_typed_there(tmp_path: Path, nds: CommandLine) -> None:
    """As a paragraph ends that was split with tracking off."""
    text = "Vooraf.\n\nWij meten al jaren.\n\nSlot.\n"
    reviewer = Reviewer(sent(tmp_path, text))
    [run] = [one for one in reviewer.document.iter(W + "t") if one.text == "Wij meten al jaren."]
    run.text = "Wij meten al jaren. "
    run.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    reviewer.delete(" jaren. ")
    assert after(tmp_path, nds, reviewer.save()) == text.replace(" jaren.", "")
