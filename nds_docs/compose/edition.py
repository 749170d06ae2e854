"""What a writer gets: a whole edition, resolved, with its numbers. Values only."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from nds_docs.compose.drawing import Drawing, Drawn
from nds_docs.document.nodes import Block, Document
from nds_docs.document.source import NOWHERE, Span
from nds_docs.register.schema import LetterData, Status


class LabelKind(Enum):
    """What a label names; decides its word ("hoofdstuk", "tabel") and how it is numbered."""

    CHAPTER = "chapter"  # 3
    SECTION = "section"  # 3.2, 3.2.1, in an annex A.1
    ANNEX = "annex"  # A
    UNNUMBERED = "unnumbered"  # a heading without a number
    TABLE = "table"  # 3.2
    FIGURE = "figure"
    MEASURE = "measure"
    GOAL = "goal"


@dataclass(frozen=True)
class Label:
    """A place that can be referred to. `id` is the global id, `number` without its word ("3.2", "A", "")."""

    id: str
    kind: LabelKind
    number: str
    title: str
    span: Span = NOWHERE


@dataclass(frozen=True)
class Imprint:
    """What identifies this edition, on the title page, in heads and feet, in the properties of the file.

    `build_id` is 64 hexadecimal digits; people see the first eight. `commit` is "" outside git.
    `draft` is False only for a final edition: then no CONCEPT, marking or build id is shown.
    """

    title: str
    short: str
    subtitle: str
    status: Status
    version: str
    date: datetime.date
    language: str
    marking: str
    build_id: str
    profile: int
    commit: str
    draft: bool

    @property
    def short_build_id(self) -> str:
        return self.build_id[:8]


@dataclass(frozen=True)
class Strategy:
    """The numbered document. `labels` are in the order of the text; `images` maps project path → bytes.

    `drawings` maps the url of an image that the program makes itself to what it shows; `drawn` has their pictures, from
    when files are written.

    In `document` every block with a number has its global id in `attr.id`, and `labels[id].number` is the number to
    show. Level-1 headers carry the class "unnumbered" or "annex" where they are that. References are `Link`s with the
    class "reference", their url "#" + global id, their content the words to show: `Str`s, with the number itself in a
    `BracketedSpan` of class "number". Citations are `Note`s. What is left are the node types that mirror Pandoc.
    `template` is the Word file whose look the Word edition takes; b"" for our own.
    `first_note` is the number of the first footnote: more than 1 in an excerpt.
    """

    imprint: Imprint
    document: Document
    labels: Mapping[str, Label]
    images: Mapping[str, bytes]
    drawings: Mapping[str, Drawing] = field(default_factory=dict)
    drawn: Mapping[str, Drawn] = field(default_factory=dict)
    template: bytes = b""
    first_note: int = 1


@dataclass(frozen=True)
class Letter:
    """One covering letter, to `letter.addressees[addressee]`.

    `document` is its body, from after the salutation; `annex` what follows the signature on pages of its own, starting
    with a header; nothing where there is no such annex.
    """

    imprint: Imprint
    letter: LetterData
    addressee: int
    document: Document
    labels: Mapping[str, Label]
    images: Mapping[str, bytes]
    annex: tuple[Block, ...] = ()
