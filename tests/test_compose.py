"""Composing projects in which something is odd: what was written is shown all the same, and said."""

from __future__ import annotations

from pathlib import Path

import pytest

from nds_docs.compose.composition import Composition
from nds_docs.compose.gather import gather
from nds_docs.pipeline import compose
from tests.outline import outline
from tests.small_project import CHAPTER, FRONT_MATTER, Files, write_project


def composed(root: Path, changes: Files) -> Composition:
    write_project(root, changes)
    return compose(gather(root))


def shown(composition: Composition) -> str:
    return outline(composition.strategy.document.blocks, composition.strategy.labels)


def codes(composition: Composition) -> list[str]:
    return [finding.code for finding in composition.findings]


def test_a_label_that_stands_twice_is_told_and_both_are_there(tmp_path: Path) -> None:
    text = FRONT_MATTER + "# Een {#sec-a}\n\nA.\n\n# Twee {#sec-a}\n\nB.\n"
    book = composed(tmp_path, {"contributions/uvw/meetnet.md": text})
    assert "NDS305" in codes(book)
    assert "1.1.1 Een ⟨#uvw-meetnet-sec-a⟩" in shown(book)
    assert "Twee ⟨#uvw-meetnet-sec-a-2⟩" in shown(book)


def test_a_contribution_without_readable_front_matter_is_shown_at_the_end(tmp_path: Path) -> None:
    book = composed(tmp_path, {"contributions/uvw/meetnet.md": "---\ntitle: [\n---\n\nDeze woorden blijven.\n"})
    assert book.has_errors
    assert "Nog niet geplaatste bijdragen" in shown(book)
    assert "Deze woorden blijven." in shown(book)


def test_text_in_a_place_stays_after_what_comes_there(tmp_path: Path) -> None:
    chapter = CHAPTER + "\n::: {.contributions priority=BZK-1}\nVerdwaalde tekst.\n:::\n"
    book = composed(tmp_path, {"chapters/10-data.md": chapter})
    assert "NDS263" in codes(book)
    assert shown(book).index("Tekst.") < shown(book).index("Verdwaalde tekst.")


def test_two_places_for_one_priority(tmp_path: Path) -> None:
    place = "\n::: {.contributions priority=BZK-1}\n:::\n"
    book = composed(tmp_path, {"chapters/10-data.md": CHAPTER + place + place})
    assert "NDS261" in codes(book)
    assert shown(book).count("Meetnet") == 1


@pytest.mark.parametrize(
    ("code", "result"),
    [
        ("document.version", "0.1"),
        ("document.date", "14 februari 2025"),
        ("priorities | length", "4"),
        ("party('uvw').name", "Unie van Waterschappen"),
        ("document.show_parties", "ja"),
        ("1.5", "1,5"),
        ("'*geen nadruk*'", "*geen nadruk*"),
    ],
)
def test_an_expression_becomes_text(tmp_path: Path, code: str, result: str) -> None:
    book = composed(tmp_path, {"chapters/10-data.md": CHAPTER + f"\nHet is {{{{ {code} }}}} nu.\n"})
    assert f"Het is {result} nu." in shown(book)
    assert codes(book) == []


@pytest.mark.parametrize(
    "code",
    [
        *("nergens", "document.nergens", "party('x')", "document.__class__", "1 +", "1 / 0", "'a' * 5000", "parties"),
        *(r"'\x07'", r"'\ud800'", "9**9**9", "'a' * 10000000000000", "1e400", "parties | map('nope') | join"),
        *("(" * 500 + "1" + ")" * 500, "1+" * 2000 + "1"),
    ],
)
def test_an_expression_without_a_result_is_an_error(tmp_path: Path, code: str) -> None:
    book = composed(tmp_path, {"chapters/10-data.md": CHAPTER + f"\nHet is {{{{ {code} }}}} nu.\n"})
    assert codes(book) == ["NDS308"]
    assert f"[?{code}]" in shown(book)


def test_a_picture_that_is_no_picture_leaves_a_mark(tmp_path: Path) -> None:
    text = FRONT_MATTER + '![Onderschrift](plaat.png){#fig-a alt="Een plaat."}\n'
    book = composed(tmp_path, {"contributions/uvw/meetnet.md": text, "contributions/uvw/plaat.png": b"geen plaat"})
    assert codes(book) == ["NDS252"]
    assert "[?plaat.png]" in shown(book)
    assert book.strategy.images == {}


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("", "Paragraaf 1.1.1"),
        ("Zie ", "Zie paragraaf 1.1.1"),
        ("Zo is het. ", "Zo is het. Paragraaf 1.1.1"),
        ("Zie bijv. ", "Zie bijv. paragraaf 1.1.1"),
        ("(", "(paragraaf 1.1.1"),
        ("*Nu.* ", "*Nu.* Paragraaf 1.1.1"),
        ("Wat staat er? ", "Wat staat er? Paragraaf 1.1.1"),
    ],
)
def test_a_reference_has_a_capital_where_a_sentence_starts(tmp_path: Path, before: str, expected: str) -> None:
    text = FRONT_MATTER + f"{before}@sec-a\n\n# Een {{#sec-a}}\n\nTekst.\n"
    book = composed(tmp_path, {"contributions/uvw/meetnet.md": text})
    assert expected in shown(book).replace("\u00a0", " ")


def test_a_todo_note_stands_in_the_way_of_a_final_edition(tmp_path: Path) -> None:
    text = FRONT_MATTER + "Tekst.\n\n::: {.todo for=fez}\nNavragen.\n:::\n"
    book = composed(tmp_path, {"contributions/uvw/meetnet.md": text})
    assert not book.has_errors
    assert [finding.code for finding in book.in_the_way] == ["NDS275"]
