"""What `lower` makes of a text: blocks for pandoc, and the values behind the marks in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from nds_docs.compose.edition import LabelKind
from nds_docs.document.nodes import Block
from nds_docs.writers.docx.marks import Marks
from nds_docs.writers.docx.numbering import Count
from nds_docs.writers.docx.tables import TableLayout


class Entry(NamedTuple):
    """A line of the contents or of a list. In a list of captions `text` is the whole caption, and `number` is ""."""

    level: int
    number: str
    text: str
    bookmark: str


class Target(NamedTuple):
    """What a reference to a bookmark can show: the number of its paragraph, or the words it holds."""

    number: str
    words: str


@dataclass
class Lowered:
    """`blocks` for pandoc, and what stands behind the marks in them.

    `tables` and `note_tables` are in the order of the text, in its running part and in its footnotes; `targets` is by
    bookmark.
    """

    marks: Marks = field(default_factory=Marks)
    blocks: tuple[Block, ...] = ()
    tables: list[TableLayout] = field(default_factory=list)
    note_tables: list[TableLayout] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    chapters: list[int] = field(default_factory=list)  # where their numbers go on after some that are left out
    headings: list[Entry] = field(default_factory=list)
    captions: dict[LabelKind, list[Entry]] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)
