"""Columns get their width from what stands in them, and the same in every edition."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nds_docs.compose.edition import Strategy
from nds_docs.document import nodes as n
from nds_docs.writers.columns import LINE, LONGEST_WORD, PADDING, columns
from nds_docs.writers.typst.strategy import strategy_source
from tests import built
from tests.editions import STRATEGY, row
from tests.word_file import W

WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=LONGEST_WORD), min_size=1, max_size=12).map(" ".join)


def edition(*blocks: n.Block) -> Strategy:
    return replace(STRATEGY, document=n.Document(blocks))


def table(*rows: tuple[str, ...]) -> n.Table:
    return n.Table((n.Column(),) * len(rows[0]), (row(*rows[0]),), tuple(row(*texts) for texts in rows[1:]))


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=2, max_size=4))
def test_no_word_is_wider_than_its_column(rows: list[tuple[str, ...]]) -> None:
    asked = columns(table(*rows))
    for at, share in enumerate(asked.shares):
        longest = max(len(word) for texts in rows for word in texts[at].split())
        assert LINE * share / sum(asked.shares) >= longest + PADDING - 1


def test_what_no_break_spaces_hold_together_is_one_word() -> None:
    dates = ("21\u00a0december\u00a02023", "de strategie naar de Kamer " * 4, "uitgesteld naar een ander jaar " * 3)
    asked = columns(table(("Datum", "Mijlpaal", "Verschoven"), dates))
    assert LINE * asked.shares[0] / sum(asked.shares) >= len(dates[0]) + PADDING - 1


def test_only_words_that_do_not_fit_are_hyphenated() -> None:
    made = strategy_source(edition(table(("Naam", "Wie"), ("Unie van Waterschappen", "Informatiebeveiligingsdienst"))))
    assert "[Unie van Waterschappen], [#hyphenated[Informatiebeveiligingsdienst];]" in made


def test_a_table_of_long_words_is_small_and_gives_what_is_left_to_who_needs_it() -> None:
    names = ("Toekomstbestendig", "Koninkrijksrelaties", "Verantwoordelijkheid", "samengevoegdheid", "Uitgewerkt in")
    asked = columns(table(names, ("AI", "BZK", "een lange titel " * 9, "ja", "3")))
    assert asked.small
    assert not asked.wide
    assert asked.shares[2] == max(asked.shares)


def test_the_length_of_dashes_does_not_count() -> None:
    typed = table(("Partij", "Wat die doet"), ("UvW", "meten " * 30))
    assert columns(replace(typed, columns=(n.Column(width=0.9), n.Column(width=0.1)))) == columns(typed)


def test_a_table_of_short_cells_gives_each_what_it_asks() -> None:
    assert columns(table(("Nr.", "Partij"), ("1", "UvW"))).shares == (3 + PADDING, 6 + PADDING)


@pytest.mark.parametrize("project", built.ROOTS)
def test_word_and_pdf_have_the_same_widths(project: str) -> None:
    source = strategy_source(built.composition(project).strategy)
    in_pdf = [
        [int(share) for share in re.findall(r"(\d+)fr", found)]
        for found in re.findall(r"table\(columns: \((.*?)\)", source)
    ]
    in_word = [
        [int(column.get(W + "w") or 0) for column in grid.iter(W + "gridCol")]
        for grid in built.strategy(project).word.document.iter(W + "tblGrid")
    ]
    assert len(in_pdf) == len(in_word) > 0
    for shares, widths in zip(in_pdf, in_word, strict=True):
        assert [share / sum(shares) for share in shares] == pytest.approx(
            [width / sum(widths) for width in widths], abs=2e-3
        )
