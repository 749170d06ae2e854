"""Amounts as they stand in letters to Parliament and papers of Finance, read as euros."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nds_docs.register.amounts import Amount, Notation, read_amount


@pytest.mark.parametrize(
    ("typed", "euros"),
    [
        ("800 miljoen euro", "800000000"),
        ("517,9 miljoen", "517900000"),
        ("€ 20 miljoen", "20000000"),
        ("€20 mln.", "20000000"),
        ("1,5 miljard euro", "1500000000"),
        ("€ 1,25 mld", "1250000000"),
        ("€ 1.250.000", "1250000"),
        ("800.000 euro", "800000"),
        ("€ 2,50", "2.50"),
        ("€ 950,-", "950"),
        ("€ 950,--", "950"),
        ("EUR 12 duizend", "12000"),
        ("€\u00a020\u202fmiljoen", "20000000"),
        ("0 euro", "0"),
    ],
)
def test_an_amount(typed: str, euros: str) -> None:
    read = read_amount(typed)
    assert read is not None
    assert (read.euros, read.yearly) == (Decimal(euros), False)


@pytest.mark.parametrize(
    "typed", ["€ 2 miljoen per jaar", "2 miljoen euro structureel", "structureel 2 miljoen euro", "jaarlijks € 2 mln."]
)
def test_an_amount_for_every_year(typed: str) -> None:
    read = read_amount(typed)
    assert read is not None
    assert (read.euros, read.yearly) == (Decimal(2_000_000), True)


@pytest.mark.parametrize("typed", ["p.m.", "pm", "P.M.", "p. m.", "pro memorie"])
def test_an_amount_that_is_not_known_yet(typed: str) -> None:
    assert read_amount(typed) == Amount(None, yearly=False, notation=Notation.NONE)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "veel",
        "800",
        "1.250.000",
        "1.5 miljoen euro",
        "1,250,000 euro",
        "€ 12.50",
        "20 miljoen dollar",
        "€ 20 miljoen euro",
        "2 tot 3 miljoen euro",
        "2-3 miljoen euro",
        "circa 2 miljoen euro",
        "-2 miljoen euro",
        "structureel 2 miljoen euro per jaar",
        "2 miljoen euro in 2026",
        "² miljoen euro",
    ],
)
def test_no_amount_is_guessed(typed: str) -> None:
    assert read_amount(typed) is None


def grouped(euros: int) -> str:
    return f"{euros:,}".replace(",", ".")


@given(st.integers(0, 10**12), st.sampled_from(["€ {}", "{} euro", "€ {},-"]))
def test_whatever_is_written_out_is_read_to_the_euro(euros: int, form: str) -> None:
    read = read_amount(form.format(grouped(euros)))
    assert read is not None
    assert read.euros == euros


@given(st.text(max_size=20))
def test_any_text_is_an_amount_or_none(typed: str) -> None:
    read = read_amount(typed)
    assert read is None or read.euros is None or read.euros >= 0
