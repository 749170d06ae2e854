"""YAML 1.2 as plain data, with the place of every value and key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from nds_docs.document.source import NOWHERE, Source, Span


@dataclass(frozen=True)
class Number:
    """A number as it was typed. Nothing we read is a number: `version: 0.10` is a text without its quotes."""

    text: str


Data: TypeAlias = "bool | Number | str | list[Data] | dict[str, Data] | None"
Path: TypeAlias = tuple[str | int, ...]
Places: TypeAlias = Mapping[Path, Span]
"""Where a value of YAML stands: ("priorities", 3, "into") → its span."""


def place_of(places: Places, *path: str | int) -> Span:
    """The span of a value, or of the nearest thing around it that has one."""
    while path:
        if path in places:
            return places[path]
        path = path[:-1]
    return places.get((), NOWHERE)


@dataclass(frozen=True)
class Positioned:
    """Data with the spans of its values (`places`) and of the keys before them (`keys`).

    `start` is where the YAML begins in the source.
    """

    data: Data
    places: Places
    keys: Places
    start: int


def parse(source: Source, text: str | None = None, start: int = 0) -> Positioned:
    """`text`, which begins at offset `start` of the source, as data; the whole source when not given.

    An empty text gives None. Texts come out in NFC, so that names are the same however they were typed. Raises
    `NdsError` with path and line for what is no YAML, a key that occurs twice, anchors, aliases and tags.
    """
    from nds_docs.register.yaml_reader import YamlReader  # imports ruamel.yaml, which takes 40 ms

    return YamlReader(source, source.text if text is None else text, start).read()
