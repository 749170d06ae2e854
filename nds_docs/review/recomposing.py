"""A build as it would be with other words in its sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from nds_docs.build.blocks import stored_block
from nds_docs.build.documents import documents
from nds_docs.build.identity import PROFILE
from nds_docs.compose.gather import Inputs
from nds_docs.compose.public import public
from nds_docs.errors import NdsError
from nds_docs.pipeline import compose
from nds_docs.review.built import Built

_EDITABLE = ("docx", "letter")


def can_be_composed(built: Built) -> bool:
    """Whether a build can be composed again: not one by a program that divided texts into other blocks."""
    return built.build.profile == PROFILE


def recomposed(built: Built, document: str, changed: Mapping[str, bytes]) -> Built | None:
    """The build with other bytes at some paths of its sources; of its documents only one, by its stem.

    None where that cannot be composed.
    """
    if not can_be_composed(built):
        return None
    sources = {**built.build.sources, **changed}
    try:
        composition = compose(Inputs(Path(), sources, ()))
    except NdsError:
        return None
    strategy, letters = public(composition.strategy), tuple(map(public, composition.letters))
    of_stem = documents(replace(composition, strategy=strategy, letters=letters), _EDITABLE)
    if document not in of_stem:
        return None
    blocks = {document: tuple(map(stored_block, of_stem[document]))}
    frames = {stem: tuple(one._replace(labels=()) for one in kept) for stem, kept in built.frames.items()}
    return Built(replace(built.build, sources=sources, blocks=blocks), frames)
