"""The documents of a build that people can edit: which there are, and the leaves of each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from nds_docs.compose.composition import Composition
from nds_docs.compose.edition import Letter
from nds_docs.document.pieces import Leaf
from nds_docs.document.walk import leaves


def letters_by_stem(composition: Composition, editions: Collection[str]) -> Iterator[tuple[str, Letter]]:
    """kamerbrief, kamerbrief-2, …: a letter for each addressee."""
    if "letter" in editions:
        for letter in composition.letters:
            yield "kamerbrief" if letter.addressee == 0 else f"kamerbrief-{letter.addressee + 1}", letter


def documents(composition: Composition, editions: Collection[str]) -> Mapping[str, Iterator[Leaf]]:
    """The stem of each document of these editions that people can edit → its leaves, of what readers may have."""
    found: dict[str, Iterator[Leaf]] = {}
    if not {"docx", "odt"}.isdisjoint(editions):
        found[composition.strategy.imprint.short] = leaves(composition.strategy.document.blocks)
    for stem, letter in letters_by_stem(composition, editions):
        found[stem] = leaves((*letter.document.blocks, *letter.annex))
    return found
