"""A place in an older text is found in a newer one, whatever was changed around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nds_docs.review.carry import Carried, carry

OLD = "# Aanpak\n\nDe waterschappen meten elke dag.\n\nDaarna delen zij de gegevens.\n"
CHANGED = {
    "a paragraph before": (OLD.replace("# Aanpak", "Nieuw.\n\n# Aanpak"), "meten", "meten", True),
    "a word before": (OLD.replace("De water", "Alle 21 water"), "meten", "meten", True),
    "a word behind": (OLD.replace("elke dag", "elk uur van de dag"), "meten", "meten", True),
    "the word itself": (OLD.replace("meten", "peilen"), "meten", "peilen", False),
    "a letter in it": (OLD.replace("meten", "metten"), "meten", "metten", False),
    "a word among them": (OLD.replace("elke dag", "elke nieuwe dag"), "elke dag", "elke nieuwe dag", False),
    "it is gone": (OLD.replace("meten ", ""), "meten", "", False),
    "its paragraph is gone": (OLD.replace("De waterschappen meten elke dag.\n\n", ""), "meten", "", False),
    "the first words": (OLD.replace("# Aanpak", "# Onze aanpak"), "Daarna delen", "Daarna delen", True),
    "everything": ("Iets heel anders.", "meten", None, False),
}


@pytest.mark.parametrize("name", CHANGED)
def test_words_are_followed(name: str) -> None:
    new, words, expected, same = CHANGED[name]
    start = OLD.index(words)
    found = carry(OLD, new, start, start + len(words))
    assert found.same is same
    if expected is not None:
        assert new[found.start : found.end] == expected


def test_a_place_between_characters_is_the_same_while_its_neighbours_are() -> None:
    at = OLD.index(" elke")
    assert carry(OLD, "Eerst.\n" + OLD, at, at) == Carried(at + 7, at + 7, True)
    assert carry(OLD, OLD.replace(" elke", ", elke"), at, at) == Carried(at, at, False)
    assert carry(OLD, OLD.replace("meten ", "meten zij "), at, at).same
    assert carry(OLD, "", at, at) == Carried(0, 0, False)


texts = st.text(alphabet="ab \n", max_size=30)


@st.composite
def ranges(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(texts)
    start = draw(st.integers(0, len(text)))
    return text, start, draw(st.integers(start, len(text)))


@given(ranges(), texts)
def test_a_range_stays_a_range_and_same_is_true(given_: tuple[str, int, int], new: str) -> None:
    old, start, end = given_
    found = carry(old, new, start, end)
    assert 0 <= found.start <= found.end <= len(new)
    if found.same:
        assert new[found.start : found.end] == old[start:end]
    if found.same and start == end:
        assert old[max(start - 1, 0) : start] == new[max(found.start - 1, 0) : found.start]
        assert old[start : start + 1] == new[found.start : found.start + 1]


@given(ranges())
def test_in_the_same_text_nothing_moves(given_: tuple[str, int, int]) -> None:
    old, start, end = given_
    assert carry(old, old, start, end) == Carried(start, end, True)


@given(ranges(), texts)
def test_order_is_kept(given_: tuple[str, int, int], new: str) -> None:
    old, start, end = given_
    first, whole = carry(old, new, 0, start), carry(old, new, 0, end)
    assert first.start <= whole.start or start == 0
    assert first.end <= whole.end or 0 in (start, end)


words = st.lists(st.integers(0, 10_000).map(lambda number: f"w{number}"), min_size=1, max_size=30, unique=True)


@given(words, st.data())
def test_of_distinct_words_each_is_found_after_any_edit_elsewhere(them: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(them) - 1))
    first = data.draw(st.integers(0, len(them)))
    last = data.draw(st.integers(first, len(them)))
    put_in = data.draw(st.lists(st.sampled_from(["nieuw", "ander"]), max_size=4))
    if first <= at < last:
        return
    separator = data.draw(st.sampled_from([" ", "\n", " - "]))
    old = separator.join(them)
    new = separator.join((*them[:first], *put_in, *them[last:]))
    start = sum(len(word) + len(separator) for word in them[:at])
    found = carry(old, new, start, start + len(them[at]))
    assert found.same
    assert new[found.start : found.end] == them[at]
