"""What a writer typed in a citation can change in its note; what the program makes of the source cannot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command_line import CommandLine
from tests.reviewers.word import Reviewer
from tests.reviewers.word_file import W
from tests.test_review import PATH, after, imported, sent

Edit = Callable[[Reviewer], None]

TEXT = """\
Wij meten [zie @vaarkaart2023, art. 3, lid 2]. En @vaarkaart2023 [art. 5, *Vaarkaart*] ook.[^1]

Verder [@vaarkaart2023, blz. 7; vgl. -@vaarkaart2023, blz. 7 e.v.] en nog eens [@vaarkaart2023, Vaarkaart
op blz. 9].

Ook @vaarkaart2023 [hst. 1] telt.

[^1]: Lees @vaarkaart2023 [§ 11] en [@vaarkaart2023, § 12].
"""

DONE: dict[str, tuple[Edit, str, str]] = {
    "article": (lambda r: r.replace("art.\u00a03", "art. 4"), "art. 3", "art. 4"),
    "behind the last word": (lambda r: r.insert("lid\u00a02", ", onder a"), "lid 2]", "lid 2, onder a]"),
    "words in the middle": (lambda r: r.replace(", lid\u00a02", ""), ", lid 2", ""),
    "all behind a key": (lambda r: r.delete(", art.\u00a03, lid\u00a02"), ", art. 3, lid 2]", "]"),
    "right behind the source": (lambda r: r.insert("2023", ", bijlage"), ", art. 3", ", bijlage, art. 3"),
    "all behind a key in the sentence": (lambda r: r.delete(", hst. 1"), " [hst. 1]", ""),
    "before a key": (lambda r: r.replace("Zie", "Vergelijk"), "zie @", "Vergelijk @"),
    "more before a key": (lambda r: r.insert("Zie ", "ook "), "zie @", "zie ook @"),
    "nothing before a key": (lambda r: r.delete("Zie "), "zie @", "@"),
    "before the second key": (lambda r: r.replace("vgl.", "anders"), "vgl. -@", "anders -@"),
    "nothing before the second key": (lambda r: r.delete("vgl. "), "vgl. -@", "-@"),
    "the second of two": (lambda r: r.replace("blz.\u00a07 e.v.", "blz. 8 e.v."), "7 e.v.", "8 e.v."),
    "the first of two": (lambda r: r.replace("blz.\u00a07;", "blz. 8;"), "blz. 7;", "blz. 8;"),
    "a word of the title": (lambda r: r.replace("Vaarkaart op", "Kaart op"), "Vaarkaart\nop", "Kaart\nop"),
    "over a line end": (lambda r: r.replace("Vaarkaart op blz.", "op p."), "Vaarkaart\nop blz.", "op p."),
    "in markup": (lambda r: r.replace("5, Vaarkaart", "5, Waterkaart"), "*Vaarkaart*", "*Waterkaart*"),
    "a full stop of its own": (lambda r: r.insert("lid\u00a02", " e.v."), "lid 2]", "lid 2 e.v.]"),
    "no full stop of its own": (lambda r: r.replace(" e.v.", " en verder"), "7 e.v.", "7 en verder"),
    "signs": (lambda r: r.replace("art.\u00a03", "art. 3; [4] @x"), "art. 3", r"art. 3\; [4] \@x"),
    "in a footnote": (lambda r: r.replace("§ 11", "§ 13"), "§ 11", "§ 13"),
    "in brackets in a footnote": (lambda r: r.replace("§ 12", "§ 13"), "§ 12", "§ 13"),
}


@pytest.mark.parametrize("name", DONE)
def test_what_was_typed_in_a_citation_changes(tmp_path: Path, nds: CommandLine, name: str) -> None:
    edit, old, new = DONE[name]
    assert TEXT.count(old) == 1
    reviewer = Reviewer(sent(tmp_path, TEXT))
    edit(reviewer)
    assert after(tmp_path, nds, reviewer.save()) == TEXT.replace(old, new)


SOURCE = "Unie van Waterschappen, Vaar"
NEW: dict[str, tuple[str, Edit, str]] = {
    "behind a key": ("Daarna [@v].", lambda r: r.insert("2023", ", blz. 12"), "Daarna [@v, blz. 12]."),
    "in brackets of its own": ("Daarna [@v].", lambda r: r.insert("2023", " (oud)"), "Daarna [@v (oud)]."),
    "behind a key in the sentence": ("Ook @v zegt.", lambda r: r.insert("2023", ", art. 3"), "Ook @v [art. 3] zegt."),
    "behind a key in braces": ("Ook @{v}s.", lambda r: r.insert("2023", ", art. 3"), "Ook @{v} [art. 3]s."),
    "behind a bare key": ("Ook [-@v].", lambda r: r.insert("2023", ", [art. 3]; 4"), r"Ook [-@v, [art. 3]\; 4]."),
    "before a key": ("Daarna [@v].", lambda r: r.replace(SOURCE, "Zie " + SOURCE), "Daarna [Zie @v]."),
    "before a key with words behind": (
        "Ja [@v, § 1].",
        lambda r: r.replace(SOURCE, "Zie " + SOURCE),
        "Ja [Zie @v, § 1].",
    ),
    "before the first words": ("Ja [zie @v].", lambda r: r.replace("Zie", "Maar Zie"), "Ja [Maar Zie @v]."),
    "behind the first of two": ("Ja [@v; -@v].", lambda r: r.insert("2023", ", § 1"), "Ja [@v, § 1; -@v]."),
    "behind the second of two": ("Ja [@v; -@v].", lambda r: r.replace("2023.", "2023, § 1."), "Ja [@v; -@v, § 1]."),
    "before the second of two": ("Ja [@v; -@v].", lambda r: r.insert("; ", "ook "), "Ja [@v; ook -@v]."),
    "before what stands behind": ("Ja [@v, § 1].", lambda r: r.insert("2023", " (oud)"), "Ja [@v (oud), § 1]."),
}


@pytest.mark.parametrize("name", NEW)
def test_new_words_in_a_citation(tmp_path: Path, nds: CommandLine, name: str) -> None:
    text, edit, changed = NEW[name]
    reviewer = Reviewer(sent(tmp_path, _with_key(text)))
    edit(reviewer)
    assert after(tmp_path, nds, reviewer.save()) == _with_key(changed)


def _with_key(text: str) -> str:
    return text.replace("@v", "@vaarkaart2023").replace("@{v", "@{vaarkaart2023") + "\n"


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("Ja [@v].", lambda r: r.replace(SOURCE, "zie " + SOURCE)),  # a note begins with a capital
        ("Ja [@v].", lambda r: r.replace(SOURCE, "Zie" + SOURCE)),
        ("Ja [@v].", lambda r: r.insert("2023", "a")),
        ("Ja [@v].", lambda r: r.insert("2023", ", ")),
        ("Ja [@v].", lambda r: r.insert("2023", "\n")),
        ("Ja [@v].", lambda r: r.insert("Vaarkaart,", " deel 2,")),
        ("Ja @v.", lambda r: r.insert("2023", " (oud)")),  # the program puts a comma there
        ("Ja @v.", lambda r: r.replace(SOURCE, "Zie " + SOURCE)),
    ],
)
def test_new_words_for_which_a_citation_has_no_place(tmp_path: Path, text: str, edit: Edit) -> None:
    reviewer = Reviewer(sent(tmp_path, _with_key(text)))
    edit(reviewer)
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.patches == ()
    assert remark.why_not


REFUSED: dict[str, Edit] = {
    "the title": lambda r: r.replace("Vaarkaart, 2023", "Waterkaart, 2023"),
    "the title and what follows": lambda r: r.replace("2023, art.\u00a03", "2024, art. 3a"),
    "behind the full stop": lambda r: r.insert("lid\u00a02.", " En meer"),
    "the full stop": lambda r: r.delete("lid\u00a02."),
    "words with the joint between two sources": lambda r: r.delete("blz.\u00a07; vgl."),
    "a comma that stays": lambda r: r.delete("hst. 1"),
    "no capital in front": lambda r: r.replace("Zie", "lees"),
    "over the edge of markup": lambda r: r.replace("5, Vaarkaart", "6"),
    "a new line": lambda r: r.insert("lid\u00a02", "\n"),
    "the brackets around it": lambda r: r.replace("§ 11)", "§ 11"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_everything_else_in_a_note_is_refused(tmp_path: Path, nds: CommandLine, name: str) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    REFUSED[name](reviewer)
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.patches == ()
    assert remark.why_not
    assert remark.at.startswith(PATH)
    assert after(tmp_path, nds, reviewer.save()) == TEXT


def test_with_tracking_off_too(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    for old, new in (("art.\u00a03, lid", "art.\u00a04, lid"), ("hst. 1", "hst. 12")):
        runs = reviewer.runs(old)
        for run in runs[1:]:
            run[-1].text = ""
        runs[0][-1].text = new
    remarks = imported(tmp_path, reviewer.save())
    assert [(remark.tracked, bool(remark.patches)) for remark in remarks] == [(False, True), (False, True)]
    changed = TEXT.replace("art. 3", "art. 4").replace("hst. 1]", "hst. 12]")
    assert after(tmp_path, nds, reviewer.save()) == changed


def test_with_tracking_off_a_full_stop_parts_nothing(tmp_path: Path, nds: CommandLine) -> None:
    """Of ", blz. 14" the full stop could be the one that closed the note."""
    reviewer = Reviewer(sent(tmp_path, _with_key("Ook [@v] zegt.")))
    last = reviewer.runs("2023.")[-1][-1]
    last.text = (last.text or "").replace("2023.", "2023, blz. 14.")
    [remark] = imported(tmp_path, reviewer.save())
    assert not remark.tracked
    assert after(tmp_path, nds, reviewer.save()) == _with_key("Ook [@v, blz. 14] zegt.")


def test_no_punctuation_comes_behind_the_note_before(tmp_path: Path, nds: CommandLine) -> None:
    """In `meten¹.²` words between the full stop and its note would take it to the first note, which changes places."""
    text = "Wij meten [@vaarkaart2023, p. 1] [@vaarkaart2023, p. 2].\n"
    reviewer = Reviewer(sent(tmp_path, text))
    *_, last = reviewer.paragraph("Wij meten").iter(W + "footnoteReference")
    run = last.getparent()
    assert run is not None
    run.addprevious(reviewer._insertion(" beleid"))
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.patches == ()
    assert after(tmp_path, nds, reviewer.save()) == text


@pytest.mark.parametrize("tracked", [True, False])
def test_a_citation_goes_with_its_note_behind_the_full_stop(tmp_path: Path, nds: CommandLine, tracked: bool) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    paragraph = reviewer.paragraph("nog eens")
    *_, mark = (run for run in paragraph.iter(W + "r") if run.find(W + "footnoteReference") is not None)
    if tracked:
        reviewer._wrap([mark], "del")
    else:
        note = next(reviewer.paragraph("Vaarkaart op blz.").iterancestors(W + "footnote"))
        for one in (mark, note):
            one.getparent().remove(one)  # type: ignore[union-attr]
    old = " [@vaarkaart2023, Vaarkaart\nop blz. 9]."
    assert TEXT.count(old) == 1
    assert after(tmp_path, nds, reviewer.save()) == TEXT.replace(old, ".")


def test_a_paragraph_that_is_one_citation_goes_untracked_with_its_note(tmp_path: Path, nds: CommandLine) -> None:
    """In the Markdown both are the very same characters."""
    text = "Wij meten.\n\n[@vaarkaart2023, p. 38]\n\nDan dat.\n"
    reviewer = Reviewer(sent(tmp_path, text))
    mark = next(reviewer.document.iter(W + "footnoteReference"))
    note = next(reviewer.paragraph("Vaarkaart").iterancestors(W + "footnote"))
    for one in (next(mark.iterancestors(W + "p")), note):
        one.getparent().remove(one)  # type: ignore[union-attr]
    assert len(imported(tmp_path, reviewer.save())) == 1
    assert after(tmp_path, nds, reviewer.save()) == "Wij meten.\n\nDan dat.\n"
