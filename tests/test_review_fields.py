"""What a field shows in new text is nobody's words: a number or reference never comes in as if it had been typed."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from lxml import etree

from tests.command_line import CommandLine
from tests.reviewers.word import Reviewer
from tests.reviewers.word_file import W
from tests.test_review import after, imported, sent
from tests.test_review_moves import copy_note, mark

Element = etree._Element

TEXT = """\
# Kop {#sec-kop}

Zie @sec-kop voor meer.

| Wie | Wat |
|---|---|
| gemeente | zie @sec-kop |

Een alinea.[^1]

Slot.

[^1]: Een noot, zie @sec-kop.
"""


def pasted(reviewer: Reviewer, words: str, behind: str) -> Element:
    """A paragraph is copied to another place: its fields with it."""
    there = copy.deepcopy(reviewer.paragraph(words))
    mark(reviewer, there, "ins")
    reviewer.paragraph(behind).addnext(there)
    return there


def new_paragraph(reviewer: Reviewer) -> None:
    pasted(reviewer, "Zie", "Een alinea.")


def among_words(reviewer: Reviewer) -> None:
    field = [run for run in reviewer.paragraph("Zie").iter(W + "r") if "Zie" not in reviewer._text(run)]
    there = reviewer._revision("ins")
    there.extend(copy.deepcopy(run) for run in field)
    reviewer.runs("Een")[-1].addnext(there)


def in_title(reviewer: Reviewer) -> None:
    field = [run for run in reviewer.paragraph("Zie").iter(W + "r") if "Zie" not in reviewer._text(run)]
    there = reviewer._revision("ins")
    there.extend(copy.deepcopy(run) for run in field)
    reviewer.runs("Meetnet")[-1].addnext(there)


def new_row(reviewer: Reviewer) -> None:
    row = next(one for one in reviewer.paragraph("gemeente").iterancestors(W + "tr"))
    new = copy.deepcopy(row)
    properties = new.find(W + "trPr")
    if properties is None:
        properties = etree.Element(W + "trPr")
        new.insert(0, properties)
    properties.append(reviewer._revision("ins"))
    for paragraph in new.iter(W + "p"):
        mark(reviewer, paragraph, "ins")
    row.addnext(new)


def new_note(reviewer: Reviewer) -> None:
    old = reviewer.paragraph("Een alinea.")
    run = copy.deepcopy(next(run for run in old.iter(W + "r") if run.find(W + "footnoteReference") is not None))
    [reference] = run.iter(W + "footnoteReference")
    copy_note(reviewer, reference)
    notes = reviewer.roots["word/footnotes.xml"]
    for note in notes:
        for revision in list(note.iter(W + "ins", W + "del")):
            for child in list(revision):
                for said in child.findall(W + "delText"):
                    said.tag = W + "t"
                revision.addprevious(child)
            revision.getparent().remove(revision)  # type: ignore[union-attr]
    new = next(note for note in notes if note.get(W + "id") == "77")
    for paragraph in new.iter(W + "p"):
        mark(reviewer, paragraph, "ins")
    there = reviewer._revision("ins")
    there.append(run)
    reviewer.runs("Slot")[-1].addnext(there)


FIELDS = (new_paragraph, among_words, in_title, new_row, new_note)


@pytest.mark.parametrize("edit", FIELDS, ids=lambda edit: edit.__name__)
def test_new_text_with_a_field_is_left_to_a_person(tmp_path: Path, nds: CommandLine, edit: object) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    assert callable(edit)
    edit(reviewer)
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.patches == ()
    assert "velden maakt het programma" in remark.why_not
    assert after(tmp_path, nds, reviewer.save()) == TEXT


def test_a_line_of_the_contents_is_no_text(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path, TEXT))
    line = next(
        paragraph
        for paragraph in reviewer.document.iter(W + "p")
        if (style := paragraph.find(f"{W}pPr/{W}pStyle")) is not None and (style.get(W + "val") or "") == "TOC2"
    )
    new = etree.Element(W + "p")
    new.append(copy.deepcopy(line[0]))
    new.append(reviewer._insertion("1.1 Meetnet\t3"))
    reviewer._mark(new, "ins")
    reviewer.paragraph("Een alinea.").addnext(new)
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.patches == ()
    assert "inhoudsopgave" in remark.why_not
    assert after(tmp_path, nds, reviewer.save()) == TEXT


def test_a_formula_is_more_than_its_words(tmp_path: Path, nds: CommandLine) -> None:
    math = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
    reviewer = Reviewer(sent(tmp_path, TEXT))
    there = reviewer._revision("ins")
    power = etree.SubElement(etree.SubElement(there, math + "oMath"), math + "sSup")
    for part, said in (("e", "x"), ("sup", "2")):
        etree.SubElement(etree.SubElement(etree.SubElement(power, math + part), math + "r"), math + "t").text = said
    reviewer.runs("Slot")[-1].addnext(there)
    [remark] = imported(tmp_path, reviewer.save())
    assert remark.proposal.startswith("x2")
    assert (remark.patches, "object" in remark.why_not) == ((), True)
    assert after(tmp_path, nds, reviewer.save()) == TEXT


def test_an_address_that_somebody_typed_is_words(tmp_path: Path, nds: CommandLine) -> None:
    """Word makes a field of it."""
    reviewer = Reviewer(sent(tmp_path, TEXT))
    there = reviewer._revision("ins")
    for name, text in (("begin", ' HYPERLINK "https://nl.nl/" '), ("separate", "https://nl.nl"), ("end", "")):
        run = etree.SubElement(there, W + "r")
        etree.SubElement(run, W + "fldChar", {W + "fldCharType": name})
        if text:
            tag = "instrText" if name == "begin" else "t"
            etree.SubElement(etree.SubElement(there, W + "r"), W + tag).text = text
    reviewer.runs("Slot")[-1].addnext(there)
    assert after(tmp_path, nds, reviewer.save()) == TEXT.replace("Slot", "Slothttps://nl.nl")


@pytest.mark.parametrize("simple", [False, True], ids=["in parts", "as Word saves some"])
def test_a_reference_that_shows_nothing_is_still_there(tmp_path: Path, simple: bool) -> None:
    """LibreOffice shows none whose heading somebody changed; the next to save the file may be Word."""
    reviewer = Reviewer(sent(tmp_path, TEXT))
    paragraph = reviewer.paragraph("Zie")
    begins, parts, ends = (list(paragraph).index(run) for run in paragraph if run.find(W + "fldChar") is not None)
    runs = list(paragraph)
    field = runs[begins : ends + 1]
    for run in field if simple else runs[parts + 1 : ends]:
        paragraph.remove(run)
    if simple:
        code = next(text for run in field for text in run.iter(W + "instrText")).text or ""
        paragraph.insert(begins, etree.Element(W + "fldSimple", {W + "instr": code}))
    assert imported(tmp_path, reviewer.save()) == ()
