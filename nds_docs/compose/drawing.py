"""What is to be drawn, as values, and the pictures that become of it when files are written."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, TypeAlias

from nds_docs.language import Language
from nds_docs.register.schema import PartyKind


@dataclass(frozen=True)
class Moment:
    """A milestone; `was` is the date planned before."""

    date: datetime.date
    title: str
    was: datetime.date | None = None

    @property
    def slipped(self) -> bool:
        return self.was is not None and self.was != self.date


@dataclass(frozen=True)
class Timeline:
    """Milestones in order of their dates, and the date of the document they stand in."""

    moments: tuple[Moment, ...]
    today: datetime.date
    language: Language


class Part(Enum):
    """What a party does for a priority."""

    WORKS_OUT = "works out"  # in a contribution placed there
    TOUCHES = "touches"  # in a contribution placed under another priority
    NONE = "none"


@dataclass(frozen=True)
class Contributor:
    """A party as the matrix names it."""

    short: str
    kind: PartyKind


@dataclass(frozen=True)
class Matrix:
    """Priorities × parties: `parts[row][column]` says what the party of the column does for the priority of the row."""

    priorities: tuple[str, ...]
    parties: tuple[Contributor, ...]
    parts: tuple[tuple[Part, ...], ...]
    language: Language

    def who(self, row: int, part: Part) -> tuple[str, ...]:
        """The short names of the parties that do this for the priority of a row."""
        return tuple(party.short for party, own in zip(self.parties, self.parts[row], strict=True) if own is part)


Drawing: TypeAlias = Timeline | Matrix

URL = "drawing:"
"""How the url of an image begins that the program draws, before the id of its figure; no file has such a path."""


class Drawn(NamedTuple):
    """One picture in three forms of the same size, each a whole file.

    `svg` has its words as text in the fonts of the package and no ground, for pages that carry these and are white;
    `outlines` has them as shapes on a white ground, for all others; `png` is for readers without SVG.
    """

    svg: bytes
    outlines: bytes
    png: bytes
