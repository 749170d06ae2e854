"""What Word writes that our own editions never hold comes back whole: text boxes, emoji, anchors between blocks.

The shapes are those of files that Word saved; `python -m tests.foreign FOLDER --paste N` pastes pieces of such files.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from nds_docs.document.pieces import OBJECT
from nds_docs.review.archive import open_archive
from nds_docs.review.reading import read
from nds_docs.review.returned import Fate, Returned
from nds_docs.review.texts import CELLS
from tests.command_line import CommandLine
from tests.foreign.held import held
from tests.foreign.kept import kept
from tests.foreign.pasted import faults
from tests.foreign.pasting import Donor, Paster
from tests.foreign.shapes import BY, EMOJI, END, MARK, NAMES, NOTE, SHAPES, START, box, field, paragraph, run
from tests.reviewers.projects import project
from tests.reviewers.sent import Sent
from tests.reviewers.word import Reviewer
from tests.reviewers.word_file import W, WordFile
from tests.test_review import TEXT, after, imported, new_footnote, sent
from tests.test_review_foreign import comments, document, written
from tests.test_review_hostile import packed


def returned(body: str, *said: tuple[str, str]) -> Returned:
    parts = {"word/document.xml": document(body), **({"word/comments.xml": comments(*said)} if said else {})}
    return read(open_archive(packed(parts), "a.docx"))


def words(body: str) -> list[str]:
    return [one.all_text for one in returned(body).paragraphs]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (EMOJI, "\U0001f44d"),
        (box(paragraph(run("een")) + paragraph(run("twee"))), f"{OBJECT}\neen\ntwee"),
        (box(paragraph(box(paragraph(run("binnen"))))), f"{OBJECT}\n{OBJECT}\nbinnen"),
        ("<w:r><w:ptab/><w:pgNum/><w:contentPart/></w:r>", f"\t{OBJECT}{OBJECT}"),
        (field("MACROBUTTON Niets [Klik hier]"), OBJECT),
        (field("SEQ Tabel", "3"), "3"),
        (field("XE &quot;water&quot;"), ""),
    ],
)
def test_what_is_read_of_what_word_writes(inside: str, text: str) -> None:
    assert words(paragraph(inside)) == [text]


def test_what_is_tracked_in_a_text_box_is_told_once(tmp_path: Path) -> None:
    inside = f"<w:p><w:pPr><w:rPr><w:ins {BY}/></w:rPr></w:pPr><w:ins {BY}>{run('nieuw')}</w:ins></w:p>"
    parts = {"word/document.xml": document(paragraph(box(inside)))}
    path = written(tmp_path, parts)
    assert kept(path) == held(path)
    [one] = returned(paragraph(box(inside))).paragraphs
    assert [(run_.text, run_.fate) for run_ in one.runs if run_.text] == [
        (OBJECT, Fate.KEPT),
        ("\n", Fate.KEPT),
        ("nieuw", Fate.INSERTED),
    ]


@pytest.mark.parametrize(
    "body",
    [
        f"<w:tbl><w:tr>{START}<w:tc><w:p>{run('a')}</w:p></w:tc><w:tc><w:p>{run('b')}{END}{MARK}</w:p></w:tc></w:tr></w:tbl>",
        f"<w:tbl>{START}<w:tr><w:tc><w:p>{run('a')}</w:p></w:tc><w:tc><w:p>{run('b')}{MARK}</w:p></w:tc></w:tr></w:tbl>{END}",
        f"{START}<w:p>{run('a')}</w:p><w:p>{run('b')}{MARK}</w:p>{END}<w:sectPr/>",
        f"<w:p>{START}{run('a')}</w:p><w:p>{run('b')}{MARK}</w:p>{END}",
    ],
)
def test_a_comment_may_begin_and_end_between_paragraphs_rows_and_cells(body: str) -> None:
    found = returned(body, ("0", "Vraag"))
    starts = [(number, at.at) for number, one in enumerate(found.paragraphs) for at in one.starts]
    ends = [(number, at.at) for number, one in enumerate(found.paragraphs) for at in one.ends]
    assert starts == [(0, 0)]
    assert (1, 1) in ends


def test_the_range_of_a_move_that_ends_behind_the_text_belongs_to_its_last_paragraph() -> None:
    found = returned(f"<w:p>{run('a')}</w:p><w:moveToRangeStart {BY}/><w:moveToRangeEnd {BY}/><w:sectPr/>")
    assert [len(one.properties) for one in found.paragraphs] == [1]
    assert not found.loose


def test_a_comment_says_what_stands_in_its_text_boxes_once_and_shows_its_pictures_and_emoji() -> None:
    said = etree.fromstring(comments(("0", "")))
    [paragraph_] = said.iter(W + "p")
    inside = f"{run('tekst')}{EMOJI}<w:r><w:drawing/></w:r>{box(paragraph(run('in een kader')))}"
    paragraph_.extend(etree.fromstring(f"<w:p {NAMES}>{inside}</w:p>"))
    parts = {"word/document.xml": document(paragraph(MARK)), "word/comments.xml": etree.tostring(said)}
    [comment] = read(open_archive(packed(parts), "a.docx")).comments
    assert comment.text == f"tekst\U0001f44d{OBJECT}{OBJECT}\nin een kader"


# --- what becomes of it ------------------------------------------------------------------------------


@pytest.mark.parametrize("author", ["Rita Reviewer", "Otto Tweede"])
def test_a_comment_on_some_words_of_a_new_paragraph_does_not_part_it(
    tmp_path: Path, nds: CommandLine, author: str
) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.add_paragraph("Dat is", "Een alinea.")
    reviewer.insert("Een", " nieuwe")
    reviewer.comment("Dat is", "Waarom?")
    [mark] = reviewer.document.iter(W + "commentReference")
    revised = etree.Element(W + "ins", {W + "id": "9950", W + "author": author})
    around = mark.getparent()
    assert around is not None
    revised.append(around)
    next(reviewer.paragraph("Een nieuwe").iterchildren(W + "ins")).addnext(revised)
    raw = reviewer.save()
    assert [one.proposal for one in imported(tmp_path, raw) if one.proposal] == ["Een nieuwe alinea."]
    new = "Dat is genoeg.\n\nEen nieuwe alinea.\n"
    assert after(tmp_path, nds, raw) == TEXT.replace("Dat is genoeg.\n", new)


@pytest.mark.parametrize("code", [("REF x", "tabel 3"), ("XE &quot;water&quot;", "")])
def test_words_with_a_field_are_one_change_also_where_each_of_its_pieces_is_inserted_by_itself(
    tmp_path: Path, code: tuple[str, str]
) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.insert("Dat is genoeg.", " Zie ook ")
    place = next(one for one in reviewer.document.iter(W + "ins"))
    pieces = etree.fromstring(f"<w:p {NAMES}>{field(*code, each=f'<w:ins {BY}>{{}}</w:ins>')}</w:p>")
    for one in pieces:
        one.set(W + "author", reviewer.author)
    for one in reversed(pieces):
        place.addnext(one)
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.proposal == f" Zie ook {code[1]}"
    assert "veld" in remark.why_not
    assert not remark.patches


def test_a_text_box_is_refused_with_its_words(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path))
    [run_] = etree.fromstring(f"<w:p {NAMES}>{box(paragraph(run('Let hierop.')))}</w:p>")
    reviewer.runs("Dat is genoeg.")[-1].addnext(run_)
    [remark] = imported(tmp_path, reviewer.save())
    assert "Let hierop." in remark.proposal
    assert remark.why_not
    assert not remark.patches


def test_a_new_footnote_has_the_paragraphs_that_were_typed(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, "Slot.\n"))
    new_footnote(reviewer, "Slot.", "Eerste.", 70)
    [*_, note] = reviewer.roots["word/footnotes.xml"]
    note.append(etree.fromstring(f"<w:p {NAMES}/>"))
    note.append(etree.fromstring(f"<w:p {NAMES}>{run('Tweede.')}</w:p>"))
    assert after(tmp_path, nds, reviewer.save()) == "Slot.[^1]\n\n[^1]: Eerste.\n\n    Tweede.\n"


def test_an_emoji_goes_in(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.insert("Dat is genoeg.", " Goed ")
    [inserted] = reviewer.document.iter(W + "ins")
    inserted.extend(etree.fromstring(f"<w:p {NAMES}>{EMOJI}</w:p>"))
    assert after(tmp_path, nds, reviewer.save()) == TEXT.replace("Dat is genoeg.", "Dat is genoeg. Goed \U0001f44d")


def test_a_new_footnote_with_a_table_is_refused(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path, "Slot.\n"))
    new_footnote(reviewer, "Slot.", "Eerste.", 70)
    [*_, note] = reviewer.roots["word/footnotes.xml"]
    note.append(etree.fromstring(f"<w:tbl {NAMES}><w:tr><w:tc><w:p>{run('cel')}</w:p></w:tc></w:tr></w:tbl>"))
    [remark] = imported(tmp_path, reviewer.save())
    assert "cel" in remark.proposal
    assert remark.why_not
    assert not remark.patches


def test_a_heading_that_is_pasted_in_a_frame_does_not_become_its_title(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path, "::: {.todo for=fez}\nNog na te gaan.\n:::\n"))
    pasted = etree.fromstring(f'<w:p {NAMES}><w:pPr><w:pStyle w:val="Heading3"/></w:pPr>{run("Een kop")}</w:p>')
    reviewer.paragraph("Nog na te gaan").addprevious(pasted)
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.proposal == "Een kop"
    assert remark.why_not
    assert not remark.patches


def test_the_large_first_letter_of_a_paragraph_is_its_first_letter(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path))
    [letter] = reviewer.runs("De laatste")
    reviewer._cut(letter, 1)
    large = etree.fromstring(f"<w:p {NAMES}><w:pPr><w:framePr w:dropCap='drop' w:lines='3'/></w:pPr></w:p>")
    next(letter.iterancestors(W + "p")).addprevious(large)
    large.append(letter)
    assert imported(tmp_path, reviewer.save()) == ()


@pytest.mark.parametrize("gone", [True, False])
def test_words_that_come_or_go_with_their_column_are_refused(tmp_path: Path, gone: bool) -> None:
    """Only the words would go, or come, and an empty column would stay."""
    reviewer = Reviewer(sent(tmp_path))
    for cell in ("meldt", "waterschap"):
        if gone:
            reviewer.delete_cell(cell)
            reviewer.delete(cell)
        else:
            reviewer.insert_cell(cell, "nieuw")
    remarks = imported(tmp_path, reviewer.save())
    assert {remark.why_not for remark in remarks} == {CELLS.nl}
    assert not any(remark.patches for remark in remarks)


def column_taken_out(rows: list[list[etree._Element]]) -> None:
    for *_, last in rows:
        last.getparent().remove(last)  # type: ignore[union-attr]


def column_put_in(rows: list[list[etree._Element]]) -> None:
    for *_, last in rows:
        last.addnext(etree.fromstring(f"<w:tc {NAMES}>{paragraph(run('nieuw'))}</w:tc>"))


def merged_downwards(rows: list[list[etree._Element]]) -> None:
    """Word puts the paragraphs of both cells in the upper one."""
    (*_, upper), (*_, lower) = rows[1:]
    upper.extend(lower.findall(W + "p"))
    lower.append(etree.Element(W + "p"))


@pytest.mark.parametrize("change", [column_taken_out, column_put_in, merged_downwards])
def test_cells_that_come_go_or_become_one_with_tracking_off_are_refused(
    tmp_path: Path, change: Callable[[list[list[etree._Element]]], None]
) -> None:
    """A row came and another lost its words, or the words of a column went and it stayed."""
    reviewer = Reviewer(sent(tmp_path))
    table = next(reviewer.paragraph("meldt").iterancestors(W + "tbl"))
    change([row.findall(W + "tc") for row in table.findall(W + "tr")])
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.why_not == CELLS.nl
    assert not remark.patches


MADE = pytest.mark.parametrize("made", ["![Plaat](plaat.png)", "@tbl-nergens"])
MUCH = " En dan nog dit, dat iemand elders vond." * 5


@MADE
def test_what_the_program_shows_for_what_is_not_there_stays_where_much_is_pasted(tmp_path: Path, made: str) -> None:
    reviewer = Reviewer(sent(tmp_path, f"Wij *meten* hier {made} mee.\n"))
    reviewer.runs("Wij")[-1].addnext(etree.fromstring(f"<w:p {NAMES}>{run(MUCH)}</w:p>")[0])
    [remark] = imported(tmp_path, reviewer.save())
    assert [(patch.old, patch.new) for patch in remark.patches] == [("", MUCH)]


@MADE
def test_what_the_program_shows_for_what_is_not_there_does_not_become_words(tmp_path: Path, made: str) -> None:
    """Nearly all words around it are others, with tracking off."""
    reviewer = Reviewer(sent(tmp_path, f"Wij *meten* hier {made} mee.\n"))
    for old, new in (("Wij", f"Daar{MUCH}"), ("meten", "telden"), ("hier", "toen")):
        next(reviewer.runs(old)[0].iter(W + "t")).text = new
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.why_not
    assert not remark.patches


def test_words_around_much_that_is_pasted_with_tracking_off_keep_their_looks(tmp_path: Path, nds: CommandLine) -> None:
    """The quotes are others in the file than in the Markdown."""
    text = 'Zie "dit" en *meet* CO~2~ hier.\n'
    reviewer = Reviewer(sent(tmp_path, text))
    reviewer.runs("hier")[-1].addnext(etree.fromstring(f"<w:p {NAMES}>{run(MUCH)}</w:p>")[0])
    assert " ".join(after(tmp_path, nds, reviewer.save()).split()) == text.replace("hier", "hier" + MUCH).strip()


# --- all of it, pasted at random ---------------------------------------------------------------------


def donor(body: str) -> Donor:
    """A file of one shape, with a note and a comment."""
    notes = f"<w:footnotes {NAMES}>{NOTE}</w:footnotes>".encode()
    parts = {"word/document.xml": document(body), "word/footnotes.xml": notes}
    return Donor(packed(parts | {"word/comments.xml": comments(("0", "Vraag"))}))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pasted")
    project(folder, 4100)
    return folder


def wrong(root: Path, names: list[str], seed: int) -> list[str]:
    target = WordFile((root / "build/nds.docx").read_bytes())
    paster = Paster(target, seed)
    pasted = [one for name in names if (one := paster.paste(donor(SHAPES[name])))]
    return list(faults(root, Sent(root), target.save(), pasted))


@pytest.mark.parametrize("seed", range(12))
def test_what_is_pasted_stands_in_remarks_and_goes_in_as_it_is_or_not_at_all(root: Path, seed: int) -> None:
    names = list(SHAPES)
    assert wrong(root, [names[(seed * 5 + at * 7) % len(names)] for at in range(5)], seed) == []


def test_what_the_reader_does_not_see_is_found(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nds_docs.review.reading.boxes", lambda _: ())
    assert any("kader" in fault for fault in wrong(root, ["text box"] * 3, 1))
