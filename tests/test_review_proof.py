"""What the remarks of a file give is held against the file: an edit that says something else is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from msgspec import structs

from nds_docs.compose.gather import NO_REGISTER
from nds_docs.errors import NdsError
from nds_docs.review import proving, recomposing
from nds_docs.review import texts as t
from nds_docs.review.archive import open_archive
from nds_docs.review.built import Builds, Built
from nds_docs.review.counting import count
from nds_docs.review.identity import recognise
from nds_docs.review.proving import proven
from nds_docs.review.reading import read
from nds_docs.review.remark import Patch, Remark
from nds_docs.review.remarks import read_once
from nds_docs.review.rereading import Rereading
from tests.command_line import CommandLine
from tests.reviewers.word import Reviewer
from tests.small_project import FRONT_MATTER, write_project
from tests.test_review import PATH, after, build, sent
from tests.test_review_moves import OTHERS, move, typed_in
from tests.test_review_untracked import retype

TEXT = """\
Wij meten *al jaren* [@vaarkaart2023, p. 4] veel water.

- Eerste punt
- Tweede punt[^1]

[^1]: Met een noot erbij.

| Wie | Wat |
|---|---|
| gemeente | meldt snel iets |
| waterschap | meet |

<!-- een woord dat niemand ziet -->

Slot van alles.
"""

Spoil = Callable[[Patch, str], Patch]


def at(patch: Patch, text: str, start: int, end: int, new: str) -> Patch:
    return structs.replace(patch, start=start, end=end, old=text[start:end], new=new)


def moved_to(patch: Patch, text: str, words: str) -> Patch:
    """It puts its words in before others, or a letter where it has none."""
    return at(patch, text, text.index(words), text.index(words), patch.new or "x")


def letter_more(patch: Patch, text: str) -> Patch:
    """The next letter goes too; where there is none, the last before it."""
    behind = next((place for place in range(patch.end, len(text)) if text[place].isalpha()), None)
    if behind is not None:
        return at(patch, text, patch.start, behind + 1, patch.new)
    return at(patch, text, patch.start - 2, patch.end, patch.new)


SPOILS: dict[str, Spoil] = {
    "four places to the left": lambda one, text: at(one, text, one.start - 4, one.end - 4, one.new),
    "a letter more taken out": letter_more,
    "a letter lost": lambda one, text: at(one, text, one.start, one.end, one.new[:-1] or "x"),
    "other words": lambda one, text: at(one, text, one.start, one.end, "iets heel anders"),
    "in another paragraph": lambda one, text: moved_to(one, text, "lot van alles"),
    "where nobody sees it": lambda one, text: moved_to(one, text, "woord dat"),
    "in the front matter": lambda one, text: moved_to(one, text, "priorities"),
}


def edits(reviewer: Reviewer) -> None:
    reviewer.replace("jaren", "decennia")
    reviewer.insert("Eerste", " echte")
    reviewer.split("Tweede ")
    reviewer.delete("erbij")
    reviewer.replace("snel", "traag")
    reviewer.delete_row("waterschap")
    reviewer.add_paragraph("Slot", "Nog een alinea.")


class Found:
    """What is found in what a reviewer made of `TEXT`."""

    def __init__(self, root: Path, edit: Callable[[Reviewer], None]) -> None:
        reviewer = Reviewer(sent(root, TEXT))
        edit(reviewer)
        archive = open_archive(reviewer.save(), "terug.docx")
        returned = read(archive)
        recognised = recognise(archive, returned, Builds(root))
        self.built: Built = recognised.built
        counted, document = count(archive), recognised.document
        self.extracted = read_once(returned, counted, self.built, document, "nl")
        self.rereading = Rereading(returned, counted, self.built, document, "nl")

    def proven(self, spoilt: Mapping[str, tuple[Patch, ...]]) -> tuple[Remark, ...]:
        """What is left of the remarks where those of some ids have other patches."""
        remarks = tuple(structs.replace(one, patches=spoilt.get(one.id, one.patches)) for one in self.extracted.remarks)
        return proven(self.extracted._replace(remarks=remarks), self.rereading).remarks


def test_what_is_right_is_as_it_was(tmp_path: Path) -> None:
    found = Found(tmp_path, edits)
    assert all(one.patches for one in found.extracted.remarks)
    assert found.proven({}) == found.extracted.remarks


@pytest.mark.parametrize("how", SPOILS)
def test_an_edit_that_gives_something_else_is_refused_and_no_other(tmp_path: Path, how: str) -> None:
    """Each edit in turn is spoiled; wherever it then stands, it is that one that is refused."""
    found = Found(tmp_path, edits)
    source = found.built.source(PATH)
    assert source is not None
    for remark in found.extracted.remarks:
        first, *others = remark.patches
        spoilt = SPOILS[how](first, source.text)
        after = found.proven({remark.id: (spoilt, *others)})
        expected = structs.replace(remark, patches=(), why_not=t.READS_OTHERWISE.nl)
        assert after == tuple(expected if one.id == remark.id else one for one in found.extracted.remarks)


def test_two_that_are_wrong_are_both_refused(tmp_path: Path) -> None:
    found = Found(tmp_path, edits)
    first, *_, last = found.extracted.remarks
    spoilt = {one.id: (structs.replace(one.patches[0], new=f"iets heel {one.id}"),) for one in (first, last)}
    assert [one.id for one in found.proven(spoilt) if not one.patches] == [first.id, last.id]


def test_what_is_refused_takes_what_needs_it_along(tmp_path: Path) -> None:
    """Two at one place, which only the first can do by itself."""

    def twice(reviewer: Reviewer) -> None:
        reviewer.replace("veel", "heel veel")
        reviewer.replace("water.", "nat.")

    found = Found(tmp_path, twice)
    one, other = found.extracted.remarks
    wrong = structs.replace(one.patches[0], new="iets anders")
    one = structs.replace(one, patches=(), joint=(wrong,), together=(one.id, other.id))
    other = structs.replace(other, patches=(), why_not="alleen samen", together=(one.id, other.id))
    after = proven(found.extracted._replace(remarks=(one, other)), found.rereading).remarks
    assert [(remark.joint, remark.why_not) for remark in after] == [((), t.READS_OTHERWISE.nl)] * 2


def test_the_words_in_what_did_not_move_are_not_held_against_where_it_would_be(tmp_path: Path) -> None:
    """What moves to another file cannot go; what another typed in its copy goes in where it stands."""

    def moved(reviewer: Reviewer) -> None:
        there = move(reviewer, "Wij meten", "Inleiding", OTHERS)
        typed_in(reviewer, there, "Wij", " allen")

    found = Found(tmp_path, moved)
    words = [one for one in found.proven({}) if one.patches]
    assert [patch.new for one in words for patch in one.patches] == [" allen"]


def test_what_was_refused_untracked_stays_so_beside_what_is_right(tmp_path: Path) -> None:
    """That difference is there whatever is made of the rest; the rest is right."""

    def both(reviewer: Reviewer) -> None:
        retype("Vaarkaart", "Vaarboek, 2024.")(reviewer)
        reviewer.replace("Eerste", "Derde")

    found = Found(tmp_path, both)
    assert not all(one.patches for one in found.extracted.remarks)
    assert found.proven({}) == found.extracted.remarks


@pytest.mark.parametrize("why", ["another program", "no project"])
def test_what_cannot_be_composed_again_is_as_it_was_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    def fails(_: object) -> None:
        raise NdsError(NO_REGISTER, folder="")

    found = Found(tmp_path, edits)
    monkeypatch.setattr(recomposing, *(("PROFILE", 99) if why == "another program" else ("compose", fails)))
    assert found.proven({}) == found.extracted.remarks


def test_a_file_of_which_nothing_is_right_is_not_read_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proving, "MOST_READINGS", 3)
    found = Found(tmp_path, edits)
    wrong = {
        one.id: tuple(structs.replace(patch, new=patch.new + f"fout{number}") for patch in one.patches)
        for number, one in enumerate(found.extracted.remarks)
    }
    assert not any(one.patches for one in found.proven(wrong))


def test_an_overview_follows_what_was_changed_in_the_texts(tmp_path: Path, nds: CommandLine) -> None:
    """It says something else then than the file, and nobody did that."""
    chapter = "---\ntitle: Overzicht\nkind: annex\n---\n\nDeze.\n\n::: {.overview of=measures}\n:::\n"
    text = "Vooraf.\n\n::: {.measure #act-bron owner=uvw year=2025}\n## Dienst bouwen\n\nWij bouwen.\n:::\n"
    write_project(tmp_path, {PATH: FRONT_MATTER + text, "chapters/92-overzicht.md": chapter})
    raw = build(tmp_path)
    assert sum("Dienst bouwen" in one.all_text for one in read(open_archive(raw, "nds.docx")).paragraphs) > 1
    reviewer = Reviewer(raw)
    reviewer.replace("Dienst bouwen", "Dienst beheren")
    assert after(tmp_path, nds, reviewer.save()) == text.replace("Dienst bouwen", "Dienst beheren")
