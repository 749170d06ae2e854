"""The names of places that readers get: made from what they can see, and from nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nds_docs.compose.edition import Label, Letter, Strategy
from nds_docs.compose.gather import gather
from nds_docs.compose.public import PUBLIC_KEYS, public, public_names
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Attr
from nds_docs.document.pieces import pieces
from nds_docs.document.walk import WITH_ATTR, descendants, label_of, leaves
from nds_docs.pipeline import compose
from tests import built, editions
from tests.small_project import FRONT_MATTER, Files, write_project

EDITIONS: dict[str, Strategy | Letter] = {
    "all nodes": editions.STRATEGY,
    "book": built.composition("book").strategy,
    "own": built.composition("own").strategy,
    "letter": built.composition("own").letters[0],
}


@pytest.fixture(params=EDITIONS)
def edition(request: pytest.FixtureRequest) -> Strategy | Letter:
    return EDITIONS[request.param]


def all_of(edition: Strategy | Letter) -> tuple[n.Block, ...]:
    """Every block of an edition: of a letter also what follows the signature."""
    return (*edition.document.blocks, *(edition.annex if isinstance(edition, Letter) else ()))


def names(blocks: tuple[n.Block, ...]) -> list[str]:
    return [id_ for id_ in map(label_of, descendants(blocks)) if id_]


def links(blocks: tuple[n.Block, ...]) -> list[str]:
    return [node.url for node in descendants(blocks) if isinstance(node, n.Link)]


def test_every_place_has_a_name_of_its_own(edition: Strategy | Letter) -> None:
    old, new = names(all_of(edition)), names(all_of(public(edition)))
    assert len(set(old)) == len(set(new)) > 1
    assert [name for name in new if not re.fullmatch("p[0-9a-f]{16}", name)] == []


def test_links_and_numbers_belong_to_the_same_places(edition: Strategy | Letter) -> None:
    shown = public(edition)
    renamed = dict(zip(names(all_of(edition)), names(all_of(shown)), strict=True))
    for before, after in zip(links(all_of(edition)), links(all_of(shown)), strict=True):
        assert after == ("#" + renamed[before[1:]] if before.startswith("#") else before)
    numbers = {renamed[id_]: label.number for id_, label in edition.labels.items() if id_ in renamed}
    assert {id_: shown.labels[id_].number for id_ in numbers} == numbers
    assert {id_: label.id for id_, label in shown.labels.items()} == {id_: id_ for id_ in shown.labels}


def test_the_text_and_its_way_back_stay_as_they_are(edition: Strategy | Letter) -> None:
    old, new = leaves(all_of(edition)), leaves(all_of(public(edition)))
    for before, after in zip(old, new, strict=True):
        assert pieces(before) == pieces(after)
        assert (before.span, before.mapped) == (after.span, after.mapped)


def test_no_attribute_is_left_that_no_file_is_made_with(edition: Strategy | Letter) -> None:
    nodes = descendants(all_of(public(edition)))
    keys = {key for node in nodes if isinstance(node, WITH_ATTR) for key, _ in node.attr.pairs}
    assert keys <= set(PUBLIC_KEYS)


TEXT = "# Aanpak {#sec-aanpak}\n\nTekst.\n\n# Aanpak\n\n| a |\n|---|\n| b |\n\n: Tabel {#tbl-x}\n"
ELSEWHERE: Files = {
    "contributions/uvw/meetnet.md": "",
    "contributions/bzk/anders.md": FRONT_MATTER.replace("uvw", "bzk")
    + TEXT.replace("-aanpak", "-plan")
    + "\n# Nieuw\n",
}


def test_a_name_does_not_depend_on_party_file_and_label_nor_on_what_stands_elsewhere(tmp_path: Path) -> None:
    def named(folder: str, files: Files) -> dict[str, list[str]]:
        write_project(tmp_path / folder, files)
        by_title: dict[str, list[str]] = {}
        for label in public(compose(gather(tmp_path / folder)).strategy).labels.values():
            by_title.setdefault(label.title, []).append(label.id)
        return by_title

    here = named("here", {"contributions/uvw/meetnet.md": FRONT_MATTER + TEXT})
    there = named("there", ELSEWHERE)
    assert len(set(here["Aanpak"])) == 2
    assert there.pop("Nieuw")
    assert there == here


def test_places_that_say_the_same_are_counted_in_the_order_of_the_text() -> None:
    blocks = tuple(n.Div((editions.para("Tekst."),), Attr(id_)) for id_ in ("a", "b"))
    first, second = public_names(blocks, {}).values()
    assert first != second
    assert list(public_names(blocks[::-1], {}).values()) == [first, second]


def test_a_label_that_no_block_has_gets_a_name_too() -> None:
    label: Label = next(iter(editions.LABELS.values()))
    assert set(public_names((), {"x": label})) == {"x"}
