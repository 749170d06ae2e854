"""A Word file comes back: every remark at its line of Markdown, every edit exactly, nothing lost, nothing guessed."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from nds_docs.build import store
from nds_docs.build.delivery import Order, deliver, origin
from nds_docs.build.store import StoredBuild
from nds_docs.compose.gather import gather
from nds_docs.pipeline import compose
from nds_docs.review import files
from nds_docs.review.archive import open_archive
from nds_docs.review.importing import import_files
from nds_docs.review.own_comments import signed
from nds_docs.review.reading import read
from nds_docs.review.remark import Remark, RemarkKind
from tests.clones import git
from tests.command_line import CommandLine
from tests.reviewers.word import Reviewer
from tests.reviewers.word_file import W
from tests.small_project import FRONT_MATTER, write_project

TEXT = """\
Wij meten *al jaren* wat er in [sloten](https://voorbeeld.nl) gebeurt.
De tweede zin zegt iets over `code` en over kosten & baten.[^1]

- eerste punt
- tweede punt

| Wie | Wat |
|---|---|
| gemeente | meldt |
| waterschap | meet |

: Wie wat doet {#tbl-wie}

# Aanpak {#sec-aanpak}

Zie @tbl-wie voor wie wat doet. Dat is genoeg.

De laatste alinea blijft staan.

[^1]: Een noot over meten.
"""
PATH = "contributions/uvw/meetnet.md"


def sent(root: Path, text: str = TEXT) -> bytes:
    """The Word file of a project with one contribution."""
    write_project(root, {PATH: FRONT_MATTER + text})
    return build(root)


def build(root: Path) -> bytes:
    inputs, order = gather(root), Order(frozenset(("docx", "letter")))
    wanted = origin(inputs, order)
    deliver(compose(inputs, build_id=wanted.build_id), inputs, order, wanted, root / "build")
    return (root / "build/nds.docx").read_bytes()


def imported(root: Path, raw: bytes) -> tuple[Remark, ...]:
    changed, _ = import_files(root, {"terug.docx": raw}, {}, "nl")
    return tuple(remark for review in changed.values() for remark in review.remarks)


def after(root: Path, nds: CommandLine, raw: bytes) -> str:
    """The text of the contribution when all that came back is taken over."""
    (root / "terug.docx").write_bytes(raw)
    assert nds("review", "import", root / "terug.docx", "--project", root).code == 0
    nds("review", "apply", "--all", "--project", root)
    return (root / PATH).read_text(encoding="utf-8").removeprefix(FRONT_MATTER)


EDITS: dict[str, tuple[Callable[[Reviewer], None], str, str]] = {
    "word": (lambda r: r.replace("jaren", "eeuwen"), "*al jaren*", "*al eeuwen*"),
    "over markup": (lambda r: r.replace("meten al jaren wat", "tellen"), "meten *al jaren* wat", "tellen"),
    "in a link": (lambda r: r.insert("slo", "o"), "[sloten]", "[slooten]"),
    "escaped": (lambda r: r.replace("iets", "2 * 3 [x] of _y_"), "zegt iets", "zegt 2 * 3 [x] of \\_y\\_"),
    "deleted": (lambda r: r.delete(" en over kosten & baten"), " en over kosten & baten", ""),
    "cell": (lambda r: r.replace("meldt", "telt | meet"), "| meldt |", "| telt \\| meet |"),
    "note": (lambda r: r.replace("noot over", "opmerking bij"), "noot over", "opmerking bij"),
    "item": (lambda r: r.replace("tweede punt", "ander punt"), "- tweede punt", "- ander punt"),
    "heading": (lambda r: r.replace("Aanpak", "Wat wij doen"), "# Aanpak {", "# Wat wij doen {"),
    "caption": (lambda r: r.replace("Wie wat doet", "Wie meet"), ": Wie wat doet {", ": Wie meet {"),
    "split": (lambda r: r.split("gebeurt."), "gebeurt.\nDe tweede", "gebeurt.\n\nDe tweede"),
    "join": (lambda r: r.join("Dat is genoeg."), "genoeg.\n\nDe laatste", "genoeg. De laatste"),
    "paragraph out": (lambda r: r.delete_paragraph("De laatste"), "De laatste alinea blijft staan.\n\n", ""),
    "paragraph in": (lambda r: r.add_paragraph("Dat is", "Nieuw."), "genoeg.\n", "genoeg.\n\nNieuw.\n"),
    "item in": (lambda r: r.add_paragraph("eerste punt", "nieuw punt"), "eerste punt\n", "eerste punt\n- nieuw punt\n"),
    "row out": (lambda r: r.delete_row("waterschap"), "| waterschap | meet |\n", ""),
    "title": (lambda r: r.replace("Meetnet", "Meten: zo"), "", ""),
}


@pytest.mark.parametrize("disturbed", [0, 1, 2])
@pytest.mark.parametrize("name", [name for name in EDITS if name != "title"])
def test_an_edit_changes_those_bytes_only(tmp_path: Path, nds: CommandLine, name: str, disturbed: int) -> None:
    edit, old, new = EDITS[name]
    reviewer = Reviewer(sent(tmp_path))
    if disturbed:
        reviewer.disturb(disturbed)
        reviewer.in_dutch()
    edit(reviewer)
    assert TEXT.count(old) == 1
    assert after(tmp_path, nds, reviewer.save()) == TEXT.replace(old, new)


STRUCTURE = """\
Een alinea.

# Kop zonder label

Tekst onder de kop.

- punt een
- punt twee

Na de lijst.

::: {.box}
## Kader

Tekst in het kader.
:::

Na het kader.

::: {.todo for=fez}
Nog na te gaan.
:::

Slot.
"""

STRUCTURED: dict[str, tuple[Callable[[Reviewer], None], str, str]] = {
    "heading into text": (lambda r: r.join("Kop zonder"), "# Kop zonder label\n\nTekst", "Kop zonder label Tekst"),
    "text into heading": (lambda r: r.join("Een alinea"), "Een alinea.\n\n# Kop", "# Een alinea. Kop"),
    "text as heading": (lambda r: as_libreoffice(r, "Kop zonder"), "label\n\nTekst", "label Tekst"),
    "items": (lambda r: r.join("punt een"), "een\n- punt", "een punt"),
    "item into text": (lambda r: r.join("punt twee"), "- punt twee\n\nNa de lijst", "\npunt twee Na de lijst"),
    "text into item": (lambda r: as_libreoffice(r, "punt twee"), "twee\n\nNa de lijst", "twee Na de lijst"),
    "out of a box": (
        lambda r: r.join("Tekst in het"),
        "Tekst in het kader.\n:::\n\nNa het",
        ":::\n\nTekst in het kader. Na het",
    ),
    "heading out": (lambda r: r.delete_paragraph("Kop zonder"), "# Kop zonder label\n\n", ""),
    "last of a frame": (lambda r: r.delete_paragraph("Nog na te gaan"), "Nog na te gaan.\n", ""),
    "heading split": (lambda r: r.split("Kop "), "# Kop zonder", "# Kop\n\n# zonder"),
    "item split": (lambda r: r.split("punt "), "- punt een", "- punt\n- een"),
    "split and more": (
        lambda r: split_with_more(r, "Tekst onder", "Nieuw."),
        "onder de kop",
        "onder\n\nNieuw.\n\nde kop",
    ),
    "another paragraph": (lambda r: another_paragraph(r, "Na de lijst.", "Nieuw."), "Na de lijst.", "Nieuw."),
}


def split_with_more(reviewer: Reviewer, after: str, text: str) -> None:
    reviewer.split(after)
    reviewer.add_paragraph(after, text)


def another_paragraph(reviewer: Reviewer, words: str, text: str) -> None:
    reviewer.add_paragraph(words, text)
    reviewer.delete(words)


def as_libreoffice(reviewer: Reviewer, words: str) -> None:
    """Joins a paragraph with the next as LibreOffice writes it: with the properties of the first for both."""
    paragraph = reviewer.paragraph(words)
    following = paragraph.getnext()
    assert following is not None
    for properties in following.findall("{*}pPr"):
        following.remove(properties)
    own = paragraph.find("{*}pPr")
    assert own is not None
    following.insert(0, copy.deepcopy(own))
    reviewer.join(words)


@pytest.mark.parametrize("name", STRUCTURED)
def test_paragraphs_become_what_the_file_says(tmp_path: Path, nds: CommandLine, name: str) -> None:
    edit, old, new = STRUCTURED[name]
    reviewer = Reviewer(sent(tmp_path, STRUCTURE))
    edit(reviewer)
    assert STRUCTURE.count(old) == 1
    assert after(tmp_path, nds, reviewer.save()) == STRUCTURE.replace(old, new)


def test_a_paragraph_below_a_line_of_the_program_comes_above_the_text_that_follows(
    tmp_path: Path, nds: CommandLine
) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.add_paragraph("Bijdrage van Unie", "Vooraf.")
    assert after(tmp_path, nds, reviewer.save()) == "Vooraf.\n\n" + TEXT


@pytest.mark.parametrize(("style", "new"), [("BodyText", "Nieuw."), ("Heading3", "# Nieuw.")])
def test_a_paragraph_above_the_title_of_a_frame_comes_above_the_frame(
    tmp_path: Path, nds: CommandLine, style: str, new: str
) -> None:
    text = "Eerst dit.\n\n::: {.box}\n## Kader\n\nIn het kader.\n:::\n"
    reviewer = Reviewer(sent(tmp_path, text))
    there = copy.deepcopy(reviewer.paragraph("Eerst dit."))
    there.find(f"{W}pPr/{W}pStyle").set(W + "val", style)  # type: ignore[union-attr]
    for run in list(there.iter(W + "r")):
        there.remove(run)
    there.append(reviewer._insertion("Nieuw."))
    reviewer._mark(there, "ins")
    reviewer.paragraph("Kader").addprevious(there)
    assert after(tmp_path, nds, reviewer.save()) == text.replace("::: {.box}", f"{new}\n\n::: {{.box}}")


def test_a_heading_stays_where_another_text_refers_to_it(tmp_path: Path) -> None:
    other = FRONT_MATTER.replace("Meetnet", "Elders") + "Zie @uvw/meetnet#sec-aanpak.\n"
    write_project(tmp_path, {PATH: FRONT_MATTER + TEXT, "contributions/uvw/elders.md": other})
    reviewer = Reviewer(build(tmp_path))
    reviewer.delete_paragraph("Aanpak")
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.patches == ()
    assert remark.why_not == "contributions/uvw/elders.md:7 verwijst naar `@sec-aanpak`; dat label zou verdwijnen"


@pytest.mark.parametrize(
    "edit",
    [
        lambda r: r.join("Meetnet"),
        lambda r: r.split("Meet"),
        lambda r: r.add_paragraph("Meetnet", "Nieuw."),
        lambda r: r.delete_paragraph("Meetnet"),
        lambda r: r.split("Wie wat"),
        lambda r: r.split("mel"),
    ],
)
def test_what_has_no_form_in_markdown_says_so(tmp_path: Path, edit: Callable[[Reviewer], None]) -> None:
    reviewer = Reviewer(sent(tmp_path))
    edit(reviewer)
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.patches == ()
    assert "geen vorm" in remark.why_not or "maakt het programma" in remark.why_not


def test_a_caption_goes_and_its_table_stays(tmp_path: Path, nds: CommandLine) -> None:
    text = TEXT.replace("Zie @tbl-wie", "Zie de tabel")
    reviewer = Reviewer(sent(tmp_path, text))
    reviewer.delete_paragraph("Wie wat doet")
    assert after(tmp_path, nds, reviewer.save()) == text.replace(": Wie wat doet {#tbl-wie}\n\n", "")


def new_footnote(reviewer: Reviewer, after: str, text: str, id_: int) -> None:
    """A footnote behind some words, as Word inserts one."""
    reviewer.insert(after, "")
    [run] = reviewer.runs(after)
    inserted = run.getnext()
    assert inserted is not None
    mark = inserted.find("{*}r")
    assert mark is not None
    etree.SubElement(mark, W + "footnoteReference").set(W + "id", str(id_))
    note = etree.SubElement(reviewer.roots["word/footnotes.xml"], W + "footnote")
    note.set(W + "id", str(id_))
    paragraph = etree.SubElement(note, W + "p")
    run_of_note = etree.SubElement(etree.SubElement(paragraph, W + "ins", {W + "author": reviewer.author}), W + "r")
    etree.SubElement(run_of_note, W + "t").text = text


def test_two_footnotes_in_one_heading_and_one_at_the_end(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, "# Een kop vooraf\n\nSlot.\n"))
    for number, (words, text) in enumerate((("Een", "Eerste."), ("kop", "Tweede."), ("Slot.", "Derde."))):
        new_footnote(reviewer, words, text, 70 + number)
    changed = after(tmp_path, nds, reviewer.save())
    assert re.sub(r"\n+", "\n", changed) == (
        "# Een[^1] kop[^2] vooraf\n[^1]: Eerste.\n[^2]: Tweede.\nSlot.[^3]\n[^3]: Derde.\n"
    )


def test_no_footnote_comes_between_a_citation_and_its_note(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path, "Volgens @vaarkaart2023 kan het beter.\n"))
    new_footnote(reviewer, "Vaarkaart", "Nieuw.", 77)
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.patches == ()
    assert "bronvermelding" in remark.why_not


def test_a_change_in_a_footnote_goes_with_the_footnote(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.replace("noot over", "opmerking bij")
    [mark] = reviewer.document.iter(W + "footnoteReference")
    run = mark.getparent()
    assert run is not None
    deleted = etree.Element(W + "del", {W + "id": "9900", W + "author": reviewer.author, W + "date": reviewer.date})
    run.addprevious(deleted)
    deleted.append(run)
    changed = after(tmp_path, nds, reviewer.save())
    assert changed == TEXT.replace("baten.[^1]", "baten.").replace("\n\n[^1]: Een noot over meten.", "")


def test_a_word_for_itself_is_no_change(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.replace("jaren", "jaren")
    assert imported(tmp_path, reviewer.save()) == ()


def test_a_title_changes_in_the_front_matter(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.replace("Meetnet", "Meten: zo")
    after(tmp_path, nds, reviewer.save())
    assert (tmp_path / PATH).read_text().startswith('---\ntitle: "Meten: zo"\nparty: uvw')


@pytest.mark.parametrize(
    ("words", "new"),
    [
        ("Tabel\u00a01.1", "Figuur"),
        ("tabel\u00a01.1", "de tabel"),
        ("Bijdrage van Unie", "Van Unie"),
    ],
)
def test_what_the_program_makes_is_never_edited(tmp_path: Path, nds: CommandLine, words: str, new: str) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.replace(words[:5], new)
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.patches == ()
    assert "programma" in remark.why_not
    assert remark.at.startswith(PATH)
    assert after(tmp_path, nds, reviewer.save()) == TEXT


def test_comments_come_back_with_answers_and_state_at_their_words(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.comment("sloten", "Welke?", answers=("De grote.", "Akkoord."), resolved=True)
    reviewer.comment("meldt", "Aan wie?")
    first, second = imported(tmp_path, reviewer.save())
    assert (first.kind, first.text, first.comment, first.resolved) == (RemarkKind.COMMENT, "sloten", "Welke?", True)
    assert [reply.text for reply in first.replies] == ["De grote.", "Akkoord."]
    assert first.at == f"{PATH}:7:33–39"
    assert (second.text, second.resolved, second.at) == ("meldt", False, f"{PATH}:15:14–19")
    assert (first.party, first.contribution) == ("uvw", "uvw/meetnet")


def test_comments_of_the_program_come_back_as_nothing_and_answers_to_them_as_remarks(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.comment("sloten", signed("0123456789", "Eerder gevraagd: welke?"))
    reviewer.comment("meldt", signed("9876543210", "Aan wie?"), answers=("Aan de bron.",))
    [answer] = imported(tmp_path, reviewer.save())
    assert (answer.comment, answer.text, answer.at) == ("Aan de bron.", "meldt", f"{PATH}:15:14–19")


def test_a_citation_goes_with_its_note_or_not_at_all(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path, "Volgens @vaarkaart2023 kan het beter.\n"))
    reviewer.delete("Vaarkaart")
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.patches == ()
    assert "programma" in remark.why_not


@pytest.mark.parametrize(
    ("edit", "result"),
    [
        (lambda r: r.replace("keten.", "ketens!"), "ketens [@vaarkaart2023]!"),
        (lambda r: r.replace("in de keten.", "erin."), "erin [@vaarkaart2023]."),
        (lambda r: r.insert("keten.", " dus"), "in de keten. dus [@vaarkaart2023]"),
        (lambda r: r.replace("keten.", "zin"), "in de zin [@vaarkaart2023]"),
    ],
)
def test_a_citation_stays_where_words_before_its_note_change(
    tmp_path: Path, nds: CommandLine, edit: Callable[[Reviewer], None], result: str
) -> None:
    text = "Wij meten in de keten [@vaarkaart2023]. Meer niet.\n"
    reviewer = Reviewer(sent(tmp_path, text))
    edit(reviewer)
    before = "Wij meten " if result.startswith(("in", "erin")) else "Wij meten in de "
    assert after(tmp_path, nds, reviewer.save()) == f"{before}{result} Meer niet.\n"


def test_two_edits_of_a_title_that_are_no_title_side_by_side_are_one(tmp_path: Path, nds: CommandLine) -> None:
    write_project(tmp_path, {PATH: FRONT_MATTER.replace("Meetnet", "Bijdrage 77") + TEXT})
    reviewer = Reviewer(build(tmp_path))
    reviewer.delete("Bijdrage ")
    reviewer.author = "Wim Jansen"
    reviewer.insert("77", " [x]")
    after(tmp_path, nds, reviewer.save())
    assert (tmp_path / PATH).read_text().startswith('---\ntitle: "77 [x]"\nparty: uvw\n')


def test_paragraphs_are_joined_over_words_that_were_typed_with_tracking_off_with_those(
    tmp_path: Path, nds: CommandLine
) -> None:
    reviewer = Reviewer(sent(tmp_path, "Wij meten al jaren.\n\nDan dat.\n"))
    [run] = reviewer.runs("al jaren.")
    said = run.find(W + "t")
    assert said is not None
    said.text = "al eeuwen."
    reviewer.delete("eeuwen.")
    reviewer.join("Wij meten")
    untracked, join = sorted(imported(tmp_path, reviewer.save()), key=lambda one: one.tracked)
    assert join.patches == ()
    assert join.why_not.endswith(untracked.id)
    assert after(tmp_path, nds, reviewer.save()) == "Wij meten al Dan dat.\n"


def test_an_item_typed_above_what_follows_in_the_item_before_it_takes_that_along(
    tmp_path: Path, nds: CommandLine
) -> None:
    text = "- eerste punt\n\n  Meer daarover.\n\n- tweede punt\n"
    reviewer = Reviewer(sent(tmp_path, text))
    item, rest = reviewer.paragraph("eerste punt"), reviewer.paragraph("Meer daarover.")
    new = etree.Element(W + "p")
    properties = item.find(W + "pPr")
    assert properties is not None
    new.append(copy.deepcopy(properties))
    new.append(reviewer._insertion("nieuw punt"))
    reviewer._mark(new, "ins")
    rest.addprevious(new)
    assert after(tmp_path, nds, reviewer.save()) == text.replace("\n\n  Meer", "\n\n- nieuw punt\n\n  Meer")


def test_a_paragraph_between_a_caption_and_its_table_is_refused(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.add_paragraph("Wie wat doet", "Tussenin.")
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.patches == ()
    assert "bijschrift" in remark.why_not


def test_a_paragraph_between_a_picture_and_its_caption_is_refused(tmp_path: Path) -> None:
    write_project(tmp_path, {PATH: FRONT_MATTER + '![Kaart](kaart.png){#fig-kaart alt="x"}\n\nZie @fig-kaart.\n'})
    reviewer = Reviewer(build(tmp_path))
    reviewer.add_paragraph("kaart.png", "Tussenin.")
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.patches == ()
    assert "bijschrift" in remark.why_not


def test_a_move_is_one_remark_and_both_ends_of_it_are_done(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.move(" wat er in", "De tweede zin")
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.kind is RemarkKind.MOVE
    assert remark.revisions == 4  # an element from, one to, and the start of each range
    changed = after(tmp_path, nds, reviewer.save())
    assert changed == TEXT.replace(" wat er in", "").replace("De tweede zin", "De tweede zin wat er in")


def test_a_move_that_would_lose_markup_is_refused(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.move(" al jaren", "De tweede zin")
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.patches) == (RemarkKind.MOVE, ())
    assert "opmaak" in remark.why_not


def test_looks_are_a_remark_and_no_edit(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.bold("sloten")
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.kind, remark.text, remark.patches) == (RemarkKind.FORMATTING, "sloten", ())
    assert "opmaak" in remark.why_not


def test_what_the_program_writes_around_the_text_is_no_remark(tmp_path: Path) -> None:
    annexes = {"chapters/90-lijst.md": "---\ntitle: Lijst\nkind: annex\n---\n\n::: {.overview of=parties}\n:::\n"}
    write_project(tmp_path, {PATH: FRONT_MATTER + TEXT, **annexes})
    assert imported(tmp_path, build(tmp_path)) == ()


def test_a_list_of_one_line_is_no_text(tmp_path: Path) -> None:
    paragraphs = read(open_archive(sent(tmp_path), "nds.docx")).paragraphs
    listed = [one.all_text for one in paragraphs if one.of_list]
    assert "Tabel\u00a01.1\u2002Wie wat doet" in listed
    assert len(listed) == len([one for one in paragraphs if one.style.startswith(("TOC1", "TOC2", "TOC3", "TableofF"))])


def test_what_word_changes_by_itself_is_no_remark(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.disturb(7)
    reviewer.in_dutch()
    reviewer.autocorrect()
    assert imported(tmp_path, reviewer.save()) == ()


def test_a_file_that_says_nothing_of_itself_is_known_by_its_foot_and_else_by_its_text(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.replace("jaren", "eeuwen")
    reviewer.scrub()
    [by_foot] = imported(tmp_path, reviewer.save())
    for name in [name for name in reviewer.roots if "footer" in name or "header" in name]:
        for text in reviewer.roots[name].iter("{*}t"):
            text.text = ""
    for text in reviewer.document.iter("{*}t"):
        if re.fullmatch("Bouwnummer|[0-9a-f]{8}", text.text or ""):
            text.text = ""
    changed, [report] = import_files(tmp_path, {"terug.docx": reviewer.save()}, {}, "nl")
    review, of_nobody = sorted(changed.values(), key=lambda one: -len(one.reviewer))
    assert report.by_text
    assert "herkend aan de tekst" in review.note
    assert [remark.patches for remark in review.remarks] == [by_foot.patches]
    assert all("om de tekst heen" in remark.why_not for remark in of_nobody.remarks)  # the number that went


def test_edits_with_tracking_off_are_found(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path))
    [run] = reviewer.runs("De laatste")
    run[-1].text = "De allerlaatste"
    [remark] = imported(tmp_path, reviewer.save())
    assert (remark.tracked, remark.text, remark.proposal) == (False, "laatste", "allerlaatste")
    assert after(tmp_path, nds, reviewer.save()) == TEXT.replace("De laatste", "De allerlaatste")


def test_the_same_file_twice_adds_nothing_and_answers_stay(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.comment("sloten", "Welke?")
    (tmp_path / "terug.docx").write_bytes(reviewer.save())
    first = nds("review", "import", tmp_path / "terug.docx", "--project", tmp_path)
    assert "1 nieuw, 0 al bekend" in first.out
    [(path, review)] = files.load(tmp_path).items()
    [remark] = review.remarks
    assert nds("review", "answer", remark.id, "De grote.", "--reject", "--project", tmp_path).code == 0
    again = nds("review", "import", tmp_path / "terug.docx", "--project", tmp_path)
    assert "0 nieuw, 1 al bekend" in again.out
    [kept] = files.load(tmp_path)[path].remarks
    assert (kept.state.value, kept.answer) == ("rejected", "De grote.")


def test_a_build_is_read_once_for_all_files_and_all_remarks_of_it(
    tmp_path: Path, nds: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, names = sent(tmp_path), []
    for number, word in enumerate(("jaren", "meldt", "Dat is")):
        reviewer = Reviewer(raw, author=f"Lezer {number}")
        reviewer.replace(word, "X")
        names.append(tmp_path / f"{number}.docx")
        names[-1].write_bytes(reviewer.save())
    loaded: list[str] = []
    load = store.load

    def counted(root: Path, build_id: str) -> StoredBuild | None:
        loaded.append(build_id)
        return load(root, build_id)

    monkeypatch.setattr(store, "load", counted)
    for times, *arguments in ((1, "import", *names), (1, "list"), (2, "apply", "--all")):  # apply lists them first
        loaded.clear()
        assert nds("review", *map(str, arguments), "--project", tmp_path).code == 0
        assert len(loaded) == times


def test_each_person_has_a_file_of_their_own(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.replace("jaren", "eeuwen")
    reviewer.author = "Wim Jansen"
    reviewer.replace("meldt", "telt")
    (tmp_path / "terug.docx").write_bytes(reviewer.save())
    nds("review", "import", tmp_path / "terug.docx", "--project", tmp_path)
    assert {Path(path).name for path in files.load(tmp_path)} == {"rita-reviewer.yml", "wim-jansen.yml"}
    assert "1 opmerking" in nds("review", "list", "--reviewer", "wim", "--project", tmp_path).out
    listed = json.loads(nds("review", "list", "--format", "json", "--project", tmp_path).out)
    assert [row["place"] for row in listed["remarks"]] == [f"{PATH}:7:15–20", f"{PATH}:15:14–19"]


def test_identical_edits_merge_compatible_ones_land_and_others_are_conflicts(tmp_path: Path, nds: CommandLine) -> None:
    raw = sent(tmp_path)
    names = []
    for name, edits in {
        "Anna": (("jaren", "eeuwen"), ("meldt", "telt"), ("Dat is", "Dit is")),
        "Bob": (("jaren", "eeuwen"), ("meet", "weegt"), ("meldt", "telt")),
        "Cor": (("meldt", "belt"),),
    }.items():
        reviewer = Reviewer(raw, author=name)
        for old, new in edits:
            reviewer.replace(old, new)
        names.append(tmp_path / f"{name}.docx")
        names[-1].write_bytes(reviewer.save())
    assert nds("review", "import", *names, "--project", tmp_path).code == 0
    ran = nds("review", "apply", "--all", "--project", tmp_path)
    assert ran.code == 1
    assert "Overgenomen: 4;" in ran.out
    assert "in strijd: 3;" in ran.out
    text = TEXT.replace("al jaren", "al eeuwen").replace("| meet |", "| weegt |").replace("Dat is", "Dit is")
    assert (tmp_path / PATH).read_text().removeprefix(FRONT_MATTER) == text
    assert "3 opmerkingen" in nds("review", "list", "--state", "open", "--project", tmp_path).out


def test_where_the_text_moved_on_the_place_is_carried_along(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.replace("jaren", "eeuwen")
    reviewer.replace("meldt", "telt")
    (tmp_path / "terug.docx").write_bytes(reviewer.save())
    nds("review", "import", tmp_path / "terug.docx", "--project", tmp_path)
    moved = FRONT_MATTER + "Een nieuwe alinea vooraf.\n\n" + TEXT.replace("| meldt |", "| belt |")
    (tmp_path / PATH).write_text(moved, encoding="utf-8")
    ran = nds("review", "apply", "--all", "--project", tmp_path)
    assert ran.code == 1
    assert "de tekst is nu: «belt»" in ran.out
    assert "voorgesteld: «telt»" in ran.out
    assert (tmp_path / PATH).read_text() == moved.replace("al jaren", "al eeuwen")


def test_line_ends_of_windows_stay(tmp_path: Path, nds: CommandLine) -> None:
    raw = (FRONT_MATTER + TEXT).replace("\n", "\r\n").encode()
    write_project(tmp_path, {PATH: raw})
    reviewer = Reviewer(build(tmp_path))
    reviewer.split("gebeurt.")
    (tmp_path / "terug.docx").write_bytes(reviewer.save())
    nds("review", "import", tmp_path / "terug.docx", "--project", tmp_path)
    nds("review", "apply", "--all", "--project", tmp_path)
    assert (tmp_path / PATH).read_bytes() == raw.replace(b"gebeurt.\r\n", b"gebeurt.\r\n\r\n")


def under_git(root: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one contribution, all of it committed; gives its folder."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Test")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "test@example.org")
    write_project(root, {PATH: FRONT_MATTER + text, ".gitignore": "build/\n"})
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "first")
    return root


def test_one_commit_for_each_reviewer(tmp_path: Path, nds: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    root = under_git(tmp_path / "project", TEXT, monkeypatch)
    raw, names = build(root), []
    for name, old, new in (("Anna", "jaren", "eeuwen"), ("Bob", "meldt", "telt")):
        reviewer = Reviewer(raw, author=name)
        reviewer.replace(old, new)
        names.append(tmp_path / f"{name}.docx")
        names[-1].write_bytes(reviewer.save())
    nds("review", "import", *names, "--project", root)
    git(root, "add", "reviews")
    git(root, "commit", "-q", "-m", "reviews")
    assert nds("review", "apply", "--all", "--commit", "--project", root).code == 0
    assert git(root, "log", "-2", "--format=%(trailers:key=Reviewed-by,valueonly)").split() == ["Bob", "Anna"]
    assert git(root, "status", "--porcelain") == ""


def test_a_remark_can_be_entered_by_hand_and_shows_in_check(tmp_path: Path, nds: CommandLine) -> None:
    sent(tmp_path)
    added = nds("review", "add", f"{PATH}:10", "Dit klopt niet.", "--reviewer", "Per mail", "--project", tmp_path)
    assert added.code == 0
    assert f"{PATH}:10:1" in nds("review", "list", "--project", tmp_path).out
    shown = nds("check", "--project", tmp_path).out
    assert f"{PATH}:10:1: NDS601" in shown
    assert "Dit klopt niet." in shown
    wrong = nds("review", "add", f"{PATH}:999", "x", "--reviewer", "y", "--project", tmp_path)
    assert "is geen plaats" in wrong.complaint


def test_words_of_a_new_paragraph_go_nowhere_without_it(tmp_path: Path) -> None:
    """A second reviewer put a paragraph between a text and the paragraph that a first one typed below it."""
    reviewer = Reviewer(sent(tmp_path, "Wij meten al jaren.\n\nSlot.\n"))
    reviewer.split("al jaren.")
    rest = reviewer.paragraph("al jaren.").getnext()
    assert rest is not None
    between = etree.Element(W + "p")
    rest.addprevious(between)
    otto = {W + "author": "Otto Tweede", W + "date": "2025-03-02T10:00:00Z"}
    mark = etree.SubElement(etree.SubElement(between, W + "pPr"), W + "rPr")
    etree.SubElement(mark, W + "ins", {W + "id": "901", **otto})
    for paragraph, text, by in (
        (between, "Ertussen.", {W + "id": "902", **otto}),
        (rest, "Nieuw.", {W + "id": "903", **otto, W + "author": "Rita Reviewer"}),
    ):
        inserted = etree.SubElement(paragraph, W + "ins", by)
        etree.SubElement(etree.SubElement(inserted, W + "r"), W + "t").text = text
    [new] = [remark for remark in imported(tmp_path, reviewer.save()) if "Nieuw." in remark.proposal]
    assert all(patch.new.startswith("\n") for patch in new.patches)
    assert new.patches or new.why_not


@pytest.mark.parametrize("others", ["Rita Reviewer", "Otto Tweede"])
def test_a_new_paragraph_in_which_another_typed_comes_in_without_that_or_with_it(
    tmp_path: Path, nds: CommandLine, others: str
) -> None:
    """What the other typed has no place without it."""
    text = "Wij meten al jaren.\n\nSlot.\n"
    first = Reviewer(sent(tmp_path, text), "Rita Reviewer")
    first.add_paragraph("jaren", "Een nieuwe alinea.")
    second = Reviewer(first.save(), "Otto Tweede")
    second.insert("Een nieuwe", " lange")
    (tmp_path / "terug.docx").write_bytes(second.save())
    assert sorted(one.author for one in imported(tmp_path, second.save())) == ["Otto Tweede", "Rita Reviewer"]
    nds("review", "import", tmp_path / "terug.docx", "--project", tmp_path)
    nds("review", "apply", "--reviewer", others, "--project", tmp_path)
    new = "Een nieuwe alinea.\n\n" if others == "Rita Reviewer" else ""
    assert (tmp_path / PATH).read_text(encoding="utf-8") == FRONT_MATTER + text.replace("Slot", new + "Slot")
    assert after(tmp_path, nds, second.save()) == text.replace("Slot", "Een nieuwe lange alinea.\n\nSlot")
