"""The letter as PDF: the order and the places of a letter that ministries send."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from nds_docs.writers.typst.letter import letter_pdf
from tests import editions, pdf
from tests.tools import require_tool

MM = 72 / 25.4
DESCENT = 0.236
"""How far DejaVu Sans reaches below its baseline, in parts of its size: pdftotext gives boxes, not baselines."""


@pytest.fixture(scope="module")
def made() -> bytes:
    return letter_pdf(editions.LETTER)


def words(content: bytes, folder: Path, page: int) -> list[tuple[str, float, float]]:
    """Each word of a page with its left side and the bottom of its box in mm."""
    file = folder / "letter.pdf"
    file.write_bytes(content)
    options = ["-f", str(page), "-l", str(page), "-bbox"]
    out = subprocess.run([require_tool("pdftotext"), *options, str(file), "-"], capture_output=True, check=True).stdout
    found = re.findall(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>', out.decode())
    return [(word, float(x) / MM, float(y) / MM) for x, y, word in found]


@pytest.mark.parametrize(
    ("word", "size", "left", "baseline"),
    [
        ("Retouradres", 6.5, 30.0, 50.5),
        ("Voorzitter", 9, 34, 57.7),
        ("Datum", 9, 27.8, 109.1),
        ("Betreft", 9, 27.8, 113.3),
        ("februari", 9, 53, 109.1),
        ("Geachte", 9, 27.8, 128.5),
        ("Pagina", 6.5, 163.2, 286),
    ],
)
def test_the_first_page_has_the_measures_of_real_letters(
    made: bytes, tmp_path: Path, word: str, size: float, left: float, baseline: float
) -> None:
    _, x, bottom = next(entry for entry in words(made, tmp_path, 1) if entry[0] == word)
    assert bottom - DESCENT * size / MM == pytest.approx(baseline, abs=2)
    assert x == pytest.approx(left, abs=2.5)


def test_the_order_is_that_of_a_letter(made: bytes, tmp_path: Path) -> None:
    text = " ".join(pdf.pages(made, tmp_path, "-raw"))
    parts = [
        "> Retouradres Postbus 20011 2500 EA Den Haag",
        "De Voorzitter van de Tweede Kamer der Staten-Generaal Postbus 20018 2500 EA DEN HAAG",
        "Directie Digitale Samenleving",
        "Turfmarkt 147 Den Haag Postbus 20011 2500 EA Den Haag",
        "Ons kenmerk 2025-0000000000",
        "Bijlage(n) 2",
        "Datum 14 februari 2025",
        "Betreft Nederlandse Digitaliseringsstrategie",
        "Geachte voorzitter,",
        "Hierbij bieden wij u",
        "Wat de strategie vraagt",
        "Tot slot",
        "Hoogachtend,",
        "DE MINISTER VAN BINNENLANDSE ZAKEN EN KONINKRIJKSRELATIES, mede namens de minister van Economische Zaken,",
        "A. Voorbeeld",
        "DE STAATSSECRETARIS DIGITALISERING,",
        "B. Voorbeeld",
        "Bijlagen 1. Nederlandse Digitaliseringsstrategie 2. Beslisnota bij de Kamerbrief",
    ]
    at = 0
    for part in parts:
        assert part in text[at:], part
        at = text.index(part, at) + len(part)


def test_following_pages_repeat_sender_and_reference(made: bytes, tmp_path: Path) -> None:
    found = words(made, tmp_path, 2)
    column = " ".join(word for word, x, y in found if x > 160 and y < 100)
    assert column == "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties Ons kenmerk 2025-0000000000"
    assert "Pagina 2 van 2" in pdf.pages(made, tmp_path)[1]


def test_your_reference_is_printed_when_given(tmp_path: Path) -> None:
    data = editions.LETTER_DATA
    fields = {name: getattr(data, name) for name in data.__struct_fields__} | {"your_reference": "26643-1149"}
    letter = replace(editions.LETTER, letter=type(data)(**fields), addressee=1)
    text = pdf.pages(letter_pdf(letter), tmp_path, "-raw")[0]
    assert "Uw kenmerk 26643-1149" in text
    assert "Eerste Kamer" in text


def test_a_draft_says_so_on_every_page_and_a_final_letter_does_not(made: bytes, tmp_path: Path) -> None:
    for page in pdf.pages(made, tmp_path):
        assert "CONCEPT" in page
        assert "bouwnummer 01234567" in page
        assert "NIET VOOR VERSPREIDING" in page
    final = replace(editions.LETTER, imprint=editions.FINAL_STRATEGY.imprint)
    for page in pdf.pages(letter_pdf(final), tmp_path):
        assert not any(word in page for word in ("CONCEPT", "01234567", "VERSPREIDING"))


def test_it_is_accessible(made: bytes) -> None:
    file = pdf.opened(made)
    assert file.Root.Lang == "nl-NL"
    assert file.docinfo["/Title"] == "Nederlandse Digitaliseringsstrategie"
    assert {"/H1", "/P", "/L", "/Note"} <= set(pdf.tags(file))
    assert pdf.link_faults(file) == []
    assert pdf.fonts_not_embedded(file) == []
