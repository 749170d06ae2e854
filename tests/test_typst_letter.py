"""The letter as PDF: the order of a letter that ministries send; its places are in `test_letter_places.py`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from nds_docs.writers.typst.letter import letter_pdf
from tests import editions, pdf


@pytest.fixture(scope="module")
def made() -> bytes:
    return letter_pdf(editions.LETTER)


def test_the_order_is_that_of_a_letter(made: bytes, tmp_path: Path) -> None:
    text = " ".join(pdf.pages(made, tmp_path, "-raw"))
    parts = [
        "> Retouradres Postbus 20011 2500 EA Den Haag",
        "De Voorzitter van de Tweede Kamer der Staten-Generaal Postbus 20018 2500 EA DEN HAAG",
        "Directie Digitale Samenleving",
        "Turfmarkt 147 Den Haag Postbus 20011 2500 EA Den Haag",
        "Ons kenmerk 2025-0000000000",
        "Kamerdossier(s) 26 643",
        "Bijlage(n) 3",
        "Datum 14 februari 2025",
        "Betreft Nederlandse Digitaliseringsstrategie",
        "Geachte voorzitter,",
        "Hierbij bieden wij u, mede namens de minister van Economische Zaken,",
        "Wat de strategie vraagt",
        "Tot slot",
        "Hoogachtend,",
        "DE MINISTER VAN BINNENLANDSE ZAKEN EN KONINKRIJKSRELATIES,",
        "A. Voorbeeld",
        "DE STAATSSECRETARIS DIGITALISERING,",
        "B. Voorbeeld",
        "Bijlagen 1. Nederlandse Digitaliseringsstrategie 2. Beslisnota bij de Kamerbrief 3. Moties en toezeggingen",
        "Bijlage 3: Moties en toezeggingen",
    ]
    at = 0
    for part in parts:
        assert part in text[at:], part
        at = text.index(part, at) + len(part)


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
