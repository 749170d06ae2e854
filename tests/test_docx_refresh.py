"""What LibreOffice makes of the Word file when everything in it is refreshed, and when a person puts in a heading."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from nds_docs.compose.edition import LabelKind
from nds_docs.compose.wording import capitalised, label_word
from nds_docs.writers.docx.strategy import strategy_docx
from tests import built, pdf
from tests.editions import STRATEGY
from tests.office import Insertion, Refreshed, Shown, refreshed
from tests.written_words import even

CONTENTS = re.compile(r"Contents \d|Figure Index 1|table of figures|toc \d", re.IGNORECASE)
PAGES_OFF = 3
"""How far the pages of the PDF and those of LibreOffice may stand apart."""


@pytest.fixture(scope="module", params=list(built.ROOTS))
def project(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def office(project: str, tmp_path_factory: pytest.TempPathFactory) -> Refreshed:
    return refreshed(built.with_pages(project)[0].docx, tmp_path_factory.mktemp(project))


def entries(found: Iterable[Shown]) -> list[tuple[str, int]]:
    """The lines of the contents and lists, each with the page at its end."""
    lines = [one.text.rpartition("\t") for one in found if CONTENTS.match(one.style)]
    return [(" ".join(text.split()), int(page)) for text, _, page in lines]


def rest(found: Iterable[Shown]) -> list[tuple[str, str]]:
    """Number and text of all other paragraphs, those of notes and cells too."""
    return [(one.number, one.text) for one in found if not CONTENTS.match(one.style)]


def test_no_text_changes(office: Refreshed) -> None:
    assert rest(office.after) == rest(office.before)
    before, after = entries(office.before), entries(office.after)
    assert [text for text, _ in after] == [text for text, _ in before]
    assert len(after) > 20


def test_the_pages_in_the_contents_are_near_those_of_libreoffice(office: Refreshed) -> None:
    """The contents show the pages of the PDF; Word's own come in their place when a person refreshes them."""
    pairs = zip(entries(office.before), entries(office.after), strict=True)
    off = [theirs - ours for (_, ours), (_, theirs) in pairs]
    assert max(map(abs, off)) <= PAGES_OFF, off


def test_the_numbers_in_both_pdf_files_are_those_of_the_labels(
    project: str, office: Refreshed, tmp_path_factory: pytest.TempPathFactory
) -> None:
    labels = built.composition(project).strategy.labels
    folder = tmp_path_factory.mktemp("read")
    theirs = even(" ".join(pdf.pages(office.pdf.read_bytes(), folder, "-layout")))
    ours = even(" ".join(built.with_pages(project)[0].tagged.lines()))
    for shown in (ours, theirs):
        at = 0
        for label in labels.values():
            if label.number:
                alone = label.kind in (LabelKind.CHAPTER, LabelKind.SECTION)
                word = "" if alone else capitalised(label_word(label.kind, "nl"))
                text = even(f"{word} {label.number} {label.title}")
                assert text in shown[at:], text
                at = shown.index(text, at)


def test_a_heading_that_a_person_puts_in_renumbers_all_that_follows(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("inserted")
    before = "Datagedreven waterbeheer in de praktijk"
    made = refreshed(
        strategy_docx(STRATEGY),
        folder,
        Insertion("Data als grondstof voor beleid", "Heading 1", "Ertussen"),
        Insertion(before, "Heading 2", "Nieuwe paragraaf"),
    )
    numbers = {one.text: one.number for one in made.after if one.style.startswith("Heading")}
    assert [numbers[title] for title in ("Inleiding", "Ertussen", "Data als grondstof voor beleid")] == ["1", "2", "3"]
    assert [numbers[title] for title in ("Nieuwe paragraaf", before, "Het meetnet")] == ["3.1", "3.2", "3.2.1"]
    assert numbers["Alle maatregelen"] == "A"
    seen = " ".join(one.text for one in made.after)
    assert "Zie hoofdstuk\u00a03, paragraaf\u00a03.2.1, tabel" in seen
    assert "bijlage\u00a0A, paragraaf\u00a0A.1 en" in seen
    titles = [text for text, _ in entries(made.after)]
    assert "2 Ertussen" in titles
    assert "3.1 Nieuwe paragraaf" in titles
