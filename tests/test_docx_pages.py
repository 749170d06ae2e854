"""The Word files as LibreOffice lays them out: numbers it works out itself, and the places of the letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from nds_docs.compose.edition import LabelKind
from nds_docs.compose.wording import capitalised, label_word
from nds_docs.writers import look
from nds_docs.writers.docx.letter import letter_docx
from nds_docs.writers.docx.strategy import strategy_docx
from tests.editions import IMPRINT, LABELS, LETTER, STRATEGY
from tests.office import Place, lines, office_pdf, places


@pytest.fixture(scope="module")
def strategy_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return office_pdf(strategy_docx(STRATEGY), tmp_path_factory.mktemp("strategy"))


@pytest.fixture(scope="module")
def letter_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return office_pdf(letter_docx(LETTER), tmp_path_factory.mktemp("letter"))


def test_the_numbers_that_a_reader_sees_are_those_of_the_labels(strategy_pdf: Path) -> None:
    seen = lines(strategy_pdf)
    for label in LABELS.values():
        if label.kind in (LabelKind.CHAPTER, LabelKind.SECTION, LabelKind.UNNUMBERED):
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


def test_the_letter_stands_where_ministries_put_it(letter_pdf: Path) -> None:
    """Measures of facts.md, section 1: within 2 mm."""
    found = places(letter_pdf)
    expected = {
        "Retouradres": (None, look.LETTER_RETURN_ADDRESS),
        "Voorzitter": (None, look.LETTER_ADDRESS),
        "Datum": (look.LETTER_PAGE.left, look.LETTER_FACTS),
        "Betreft": (look.LETTER_PAGE.left, look.LETTER_FACTS + 4.23),
        "Geachte": (look.LETTER_PAGE.left, look.LETTER_SALUTATION),
        "Hierbij": (look.LETTER_PAGE.left, look.LETTER_SALUTATION + 8.5),
        "Turfmarkt": (look.LETTER_COLUMN, None),
        "Pagina": (look.LETTER_COLUMN, look.LETTER_PAGE_NUMBER),
    }
    for word, (left, base) in expected.items():
        place = first(found, word)
        assert left is None or abs(place.left - left) < 2, place
        assert base is None or abs(place.base - base) < 2, place
    assert abs(first(found, "14").left - look.LETTER_FACTS_TAB) < 2
    column = first(found, "Ministerie", after=45)
    assert abs(column.left - look.LETTER_COLUMN) < 2
    text = [place for place in found if place.page == 1 and 130 < place.base < 270 and place.left < look.LETTER_COLUMN]
    assert max(place.right for place in text) < 162 + 2


def test_following_pages_repeat_sender_and_reference(letter_pdf: Path) -> None:
    found = places(letter_pdf)
    column = first(found, "Ministerie", page=2)
    assert abs(column.left - look.LETTER_COLUMN) < 2
    assert abs(column.base - look.LETTER_FOLLOWING) < 2
    assert first(found, "2025-0000000000", page=2)
    text = min(place.base for place in found if place.page == 2 and place.left < 160 and place.base > 20)
    assert abs(text - 55.5) < 2


def test_the_order_of_a_letter(letter_pdf: Path) -> None:
    seen = " ".join(line for line in lines(letter_pdf) if line)
    words = (
        "> Retouradres Postbus 20011 2500 EA Den Haag", "De Voorzitter van de Tweede Kamer der Staten-Generaal",
        "Datum 14 februari 2025", "Betreft Nederlandse Digitaliseringsstrategie", "Geachte voorzitter,",
        "Pagina 1 van 2", "Hoogachtend,", "DE MINISTER VAN BINNENLANDSE ZAKEN EN KONINKRIJKSRELATIES,",
        "mede namens de minister van Economische Zaken,", "A. Voorbeeld", "DE STAATSSECRETARIS DIGITALISERING,",
        "B. Voorbeeld", "Bijlagen", "1. Nederlandse Digitaliseringsstrategie", "2. Beslisnota bij de Kamerbrief",
        "Pagina 2 van 2",
    )  # fmt: skip
    at = [seen.index(word) for word in words]
    assert at == sorted(at)
