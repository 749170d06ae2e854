"""The places of a letter on its pages, in the PDF, and in Word and OpenDocument as LibreOffice lays them out.

Every row of the measures that were taken on letters ministries really sent (facts.md, section 1a), within 2 mm.
"""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from nds_docs.compose.edition import Letter
from nds_docs.document.nodes import Document
from nds_docs.writers.docx.letter import letter_docx
from nds_docs.writers.odt.letter import letter_odt
from nds_docs.writers.typst.letter import letter_pdf
from tests import editions, office
from tests.office import Place
from tests.tools import require_tool

NEAR = 2.0
"""mm: how far a measure may be off."""

WRITERS = {"docx": letter_docx, "odt": letter_odt}
EDITIONS = ("pdf", *WRITERS)

LINE = 12 * office.MM
"""mm: from one line of the text to the next, 12 pt."""


def letter(signatories: int) -> Letter:
    """A letter of several full pages."""
    data = editions.LETTER_DATA
    fields = {name: getattr(data, name) for name in data.__struct_fields__}
    fields |= {"signatories": data.signatories[:signatories], "your_reference": "26643-1149"}
    body = (*editions.LETTER_BODY[:-1], *(editions.para(editions.TEXT * 3) for _ in range(9)))
    return replace(editions.LETTER, letter=type(data)(**fields), document=Document(body))


@dataclass(frozen=True)
class Laid:
    """A letter laid out as a PDF. `box`: how high pdftotext makes the box of a word, in parts of its size."""

    pdf: Path
    signatories: int
    box: float

    @cached_property
    def places(self) -> list[Place]:
        return office.places(self.pdf)

    def first(self, word: str, page: int = 1, left: float = 0.0, below: float = 45.0) -> Place:
        """The first such word of a page, right of `left` and `below`: the sender's name at the logo is above that."""
        return next(p for p in self.places if (p.page, p.word) == (page, word) and p.left > left and p.base > below)

    def size(self, word: str) -> float:
        """The size of a word on the first page in pt."""
        return self.first(word).height / self.box

    def text(self, page: int) -> list[Place]:
        """The words in the column of the text and its notes, without what a draft says of itself."""
        on_page = (place for place in self.places if place.page == page and place.height < 20)
        return [place for place in on_page if 50 < place.base < 282 and place.left < 160]

    @property
    def last(self) -> int:
        return max(p.page for p in self.places)

    @property
    def closing(self) -> int:
        """The page of the signatures."""
        return next(place.page for place in self.places if place.word == "Hoogachtend,")


@pytest.fixture(scope="module")
def box_of_office(tmp_path_factory: pytest.TempPathFactory) -> float:
    """The box of a word of 10 pt, by the fonts and the pdftotext that are here: 1.3 or 1.16 of its size."""
    document, made = docx.Document(), io.BytesIO()
    run = document.add_paragraph().add_run("Maat")
    run.font.name, run.font.size = "Verdana", Pt(10)
    document.save(made)
    [word] = office.places(office.office_pdf(made.getvalue(), tmp_path_factory.mktemp("size")))
    return word.height / 10


@pytest.fixture(scope="module", params=[(edition, count) for edition in EDITIONS for count in (1, 2)], ids=str)
def laid(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Laid:
    edition, signatories = request.param
    folder = tmp_path_factory.mktemp("letter")
    made = letter(signatories)
    if edition in WRITERS:
        made_by_office = office.office_pdf(WRITERS[edition](made), folder, edition)
        return Laid(made_by_office, signatories, box=request.getfixturevalue("box_of_office"))
    (folder / "file.pdf").write_bytes(letter_pdf(made))
    return Laid(folder / "file.pdf", signatories, box=1.0)


Measure = tuple[Callable[[Laid], float], float, float]

MEASURES: dict[str, Measure] = {
    "left edge of the text": (lambda m: min(p.left for p in m.text(1)), 27.5, 28.1),
    "right edge of the text": (lambda m: max(p.right for page in (1, 2) for p in m.text(page)), 155, 162),
    "left edge of the right column": (lambda m: m.first("Turfmarkt", left=150).left, 161.6, 164.8),
    "right edge of the right column": (lambda m: max(p.right for p in m.places if p.left > 160), 185, 196),
    "retouradres": (lambda m: m.first("Retouradres").base, 50, 51),
    "size of the retouradres": (lambda m: m.size("Retouradres"), 6.5, 6.5),
    "first line of the address": (lambda m: m.first("Voorzitter").base, 57.7, 57.7),
    "second line of the address": (lambda m: m.first("Staten-Generaal").base, 57.7 + LINE, 57.7 + LINE),
    "last line of the address": (lambda m: m.first("HAAG").base, 57.7 + 3 * LINE, 57.7 + 3 * LINE),
    "size of the address": (lambda m: m.size("Voorzitter"), 9, 9),
    "Datum": (lambda m: m.first("Datum").base, 109.1, 109.1),
    "Betreft": (lambda m: m.first("Betreft").base, 113.3, 113.3),
    "value of Datum": (lambda m: m.first("14").left, 43, 50),
    "aanhef": (lambda m: m.first("Geachte").base, 125, 130),
    "from the aanhef to the text": (lambda m: m.first("Hierbij").base - m.first("Geachte").base, 8.5, 8.5),
    "size of the text": (lambda m: m.size("Hierbij"), 9, 9),
    "page number": (lambda m: m.first("Pagina").base, 285, 287),
    "left edge of the page number": (lambda m: m.first("Pagina").left, 161.6, 164.8),
    "size of the page number": (lambda m: m.size("Pagina"), 6.5, 6.5),
    "last line of a full page": (lambda m: max(p.base for p in m.text(2)), 269, 279),
    "first line of a following page": (lambda m: min(p.base for p in m.text(2)), 55.5, 55.5),
    "size of a note": (lambda m: m.size("Kamerstukken"), 6.5, 8.2),
    "size of a heading": (lambda m: m.size("Wat"), 9, 9),
    "from office to name": (lambda m: m.first("A.", m.closing).base - m.first("DE", m.closing).base, 21, 21),
}
SECOND: Measure = (lambda m: m.first("STAATSSECRETARIS", m.closing).base - m.first("A.", m.closing).base, 12, 12)
SECOND_NAME: Measure = (lambda m: m.first("B.", m.closing).base - m.first("STAATSSECRETARIS", m.closing).base, 21, 21)


@pytest.mark.parametrize("name", MEASURES)
def test_a_letter_stands_where_ministries_put_it(laid: Laid, name: str) -> None:
    measured, least, most = MEASURES[name]
    near = 0.3 if name.startswith("size") else NEAR
    assert least - near <= measured(laid) <= most + near


@pytest.mark.parametrize("measure", [SECOND, SECOND_NAME], ids=["office", "name"])
def test_the_second_signatory_stands_12_mm_lower(laid: Laid, measure: Measure) -> None:
    measured, least, most = measure
    if laid.signatories == 1:
        assert not any(place.word == "STAATSSECRETARIS" for place in laid.places)
    else:
        assert least - NEAR <= measured(laid) <= most + NEAR


def test_the_page_is_a4(laid: Laid) -> None:
    out = subprocess.run([require_tool("pdfinfo"), str(laid.pdf)], capture_output=True, check=True).stdout.decode()
    width, height = next(line.split()[2:5:2] for line in out.splitlines() if line.startswith("Page size"))
    assert [float(width), float(height)] == pytest.approx([595.28, 841.89], abs=0.5)


def test_lines_of_text_stand_12_pt_apart(laid: Laid) -> None:
    bases = sorted({round(place.base, 1) for place in laid.text(2) if place.height > 8.5})
    steps = [below - above for above, below in pairwise(bases)]
    assert min(steps) == pytest.approx(LINE, abs=0.15)


def test_the_right_column_has_its_parts_in_order(laid: Laid) -> None:
    column = [place for place in laid.places if place.page == 1 and place.left > 160 and 50 < place.base < 280]
    column.sort(key=lambda place: (round(place.base), place.left))
    assert " ".join(place.word for place in column) == (
        "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties Directie Digitale Samenleving "
        "Turfmarkt 147 Den Haag Postbus 20011 2500 EA Den Haag Ons kenmerk 2025-0000000000 "
        "Uw kenmerk 26643-1149 Kamerdossier(s) 26 643 Bijlage(n) 3"
    )


def test_following_pages_repeat_the_sender_and_the_kenmerk_alone(laid: Laid) -> None:
    assert laid.last > 2
    for page in range(2, laid.last + 1):
        column = [p.word for p in laid.places if p.page == page and p.left > 160 and p.base < 280]
        assert " ".join(column) == (
            "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties Ons kenmerk 2025-0000000000"
        )


def test_every_page_says_its_number(laid: Laid) -> None:
    for page in range(1, laid.last + 1):
        foot = [place.word for place in laid.places if place.page == page and place.left > 160 and place.base > 280]
        assert " ".join(foot) == f"Pagina {page} van {laid.last}"


def test_the_annex_starts_a_page_of_its_own(laid: Laid) -> None:
    first = min(laid.text(laid.closing + 1), key=lambda place: (round(place.base), place.left))
    assert (first.word, laid.last) == ("Bijlage", laid.closing + 1)
    assert first.base == pytest.approx(55.5, abs=NEAR)


def test_no_page_starts_with_the_closing(laid: Laid) -> None:
    closing = laid.first("Hoogachtend,", laid.closing)
    assert any(place.base < closing.base for place in laid.text(laid.closing))
