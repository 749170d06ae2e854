"""The Word files as LibreOffice lays them out: its own numbers, and the places of the letter (also in ODF)."""

from __future__ import annotations

from pathlib import Path

import pytest

from nds_docs.compose.edition import LabelKind
from nds_docs.compose.wording import capitalised, label_word
from nds_docs.writers import look
from nds_docs.writers.docx.letter import letter_docx
from nds_docs.writers.docx.strategy import PendingStrategy, strategy_docx
from nds_docs.writers.odt.letter import letter_odt
from tests.editions import IMPRINT, LABELS, LETTER, STRATEGY
from tests.office import Place, lines, office_pdf, places


@pytest.fixture(scope="module")
def strategy_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return office_pdf(strategy_docx(STRATEGY), tmp_path_factory.mktemp("strategy"))


@pytest.fixture(scope="module", params=["docx", "odt"])
def letter_pdf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    write = {"docx": letter_docx, "odt": letter_odt}[request.param]
    return office_pdf(write(LETTER), tmp_path_factory.mktemp("letter"), request.param)


def test_the_numbers_that_a_reader_sees_are_those_of_the_labels(strategy_pdf: Path) -> None:
    seen = lines(strategy_pdf)
    for label in LABELS.values():
        if label.kind is LabelKind.ANNEX:
            assert f"Bijlage {label.number} {label.title}" in " ".join(filter(None, seen))
        if label.kind in (LabelKind.CHAPTER, LabelKind.SECTION, LabelKind.ANNEX, LabelKind.UNNUMBERED):
            assert f"{label.number} {label.title}".strip() in seen
        else:
            assert f"{capitalised(label_word(label.kind, 'nl'))} {label.number} {label.title}" in seen


def test_references_are_worked_out_to_the_same_words(strategy_pdf: Path) -> None:
    seen = " ".join(lines(strategy_pdf))
    assert (
        "Zie hoofdstuk 2, paragraaf 2.1.1, tabel 2.1, figuur 2.1, maatregel 2.1, 2.1, bijlage A, paragraaf A.1 en "
        "‘Samenvatting’." in seen
    )
    assert "Zie tabel 2.2." in seen
    assert "Error" not in seen


def test_titles_in_the_contents_stand_near_their_numbers(strategy_pdf: Path) -> None:
    found = places(strategy_pdf)
    for word in ("Inleiding", "Datagedreven", "Alle", "Begrippen"):
        assert first(found, word, page=2).left < look.PAGE.left + 25


def test_every_entry_of_contents_and_lists_shows_its_page(tmp_path: Path) -> None:
    seen = lines(office_pdf(PendingStrategy(STRATEGY).finish(dict.fromkeys(LABELS, 777)), tmp_path))
    shown = " ".join(line.rstrip(".7 ") for line in seen if line.endswith("777"))
    for label in LABELS.values():
        if label.kind in (LabelKind.CHAPTER, LabelKind.UNNUMBERED, LabelKind.TABLE, LabelKind.FIGURE):
            assert f"{label.number} {label.title}".strip() in shown


def test_every_page_but_the_first_has_its_head_and_foot(strategy_pdf: Path) -> None:
    seen = lines(strategy_pdf)
    pages = sum(line.startswith(f"{IMPRINT.title} Concept") for line in seen)
    feet = [
        line
        for line in seen
        if line.startswith("CONCEPT · versie 0.3 · 14 februari 2025 · bouwnummer 01234567 Pagina ")
    ]
    assert pages == len(feet) >= 8
    assert feet[-1].endswith(f"Pagina {pages + 1} van {pages + 1}")


def first(found: list[Place], word: str, page: int = 1, after: float = 0.0) -> Place:
    return next(place for place in found if place.page == page and place.word == word and place.base > after)


def test_the_order_of_a_letter(letter_pdf: Path) -> None:
    seen = " ".join(line for line in lines(letter_pdf) if line)
    words = (
        "> Retouradres Postbus 20011 2500 EA Den Haag", "De Voorzitter van de Tweede Kamer", "der Staten-Generaal",
        "Datum 14 februari 2025", "Betreft Nederlandse Digitaliseringsstrategie", "Geachte voorzitter,",
        "Pagina 1 van 3", "Hoogachtend,", "DE MINISTER VAN BINNENLANDSE ZAKEN EN KONINKRIJKSRELATIES,",
        "A. Voorbeeld", "DE STAATSSECRETARIS DIGITALISERING,",
        "B. Voorbeeld", "Bijlagen", "1. Nederlandse Digitaliseringsstrategie", "2. Beslisnota bij de Kamerbrief",
        "3. Moties en toezeggingen", "Pagina 2 van 3", "Bijlage 3: Moties en toezeggingen", "Pagina 3 van 3",
    )  # fmt: skip
    at = [seen.index(word) for word in words]
    assert at == sorted(at)
