"""What pandoc cannot write, as marks: each goes through pandoc as the name of a bookmark or anchor and comes back.

A mark on a paragraph is an empty span at its start; one on words is a span around them; one on a reference is the
target of its link. `Marks` gives the names, the pass over pandoc's output (`native.py`) turns them into Word.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from nds_docs.document import nodes as n
from nds_docs.document.nodes import Attr, Inline


class ParagraphMark(NamedTuple):
    """The style of a paragraph, and what it has of its own: list, line above, indent in mm, space after in pt."""

    style: str
    numbering: tuple[int, int] | None = None
    rule: bool = False
    keep_next: bool = False
    left: float | None = None
    after: float | None = None


class HeadingMark(NamedTuple):
    """A heading: its bookmark, its list where that is not the one of its style, and whether "Bijlage" is above it."""

    bookmark: str
    numbering: tuple[int, int] | None
    below_word: bool


class NumberMark(NamedTuple):
    """The number of a caption or measure: "3" of the chapter, "2" in the sequence; `restart` where counting breaks."""

    bookmark: str
    chapter: str
    sequence: str
    place: int
    restart: bool


class AnchorMark(NamedTuple):
    """Words that a link may lead to."""

    bookmark: str


class ReferenceMark(NamedTuple):
    """A reference to a bookmark, showing `text`."""

    bookmark: str
    text: str


class ImageMark(NamedTuple):
    """A picture in the line; `width` as typed ("80%", "6cm", "")."""

    path: str
    description: str
    width: str
    available: float


class CommentMark(NamedTuple):
    """Where the comments of a thread, `first` up to but not including `behind`, begin or end."""

    first: int
    behind: int
    ends: bool


Mark: TypeAlias = ParagraphMark | HeadingMark | NumberMark | AnchorMark | ReferenceMark | ImageMark | CommentMark

_PREFIX = "nds"


@dataclass
class Marks:
    """Every mark of a document once, by the number in its name."""

    all: list[Mark] = field(default_factory=list)
    _known: dict[Mark, str] = field(default_factory=dict)

    def name(self, mark: Mark) -> str:
        """The name under which `mark` goes through pandoc."""
        name = self._known.get(mark)
        if name is None:
            name = self._known[mark] = f"{_PREFIX}{len(self.all)}"
            self.all.append(mark)
        return name

    def named(self, name: str) -> Mark | None:
        """The mark of that name; None where the name is none of ours."""
        number = name.removeprefix(_PREFIX)
        return self.all[int(number)] if name.startswith(_PREFIX) and number.isdecimal() else None

    def span(self, mark: Mark, content: tuple[Inline, ...] = ()) -> n.BracketedSpan:
        """`mark` around words, or in front of a paragraph."""
        return n.BracketedSpan(content, Attr(self.name(mark)))

    def link(self, mark: ReferenceMark, content: tuple[Inline, ...]) -> n.Link:
        return n.Link(content, "#" + self.name(mark))


def bookmark_name(id_: str) -> str:
    """The bookmark of a global id: the same in every build; hidden in Word's list, as its own `_Ref` ones are."""
    return "_Ref" + hashlib.sha256(id_.encode()).hexdigest()[:20]
