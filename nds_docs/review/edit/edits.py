"""Edits in terms of what a reader sees, and what becomes of them in the Markdown.

A block is named by the span of its leaf as it was read (`nds_docs/document/pieces.py`); offsets count the characters of
`pieces.text(leaf)`, in which an object is one U+FFFC. An empty cell of a table, which has no leaf, is named by the span
of its `Cell`. In new text a line end is a line break that the writer asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, TypeAlias

from nds_docs.document.source import Span
from nds_docs.language import Language, Text


class Kind(Enum):
    """What a new paragraph is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"  # of the list in which its neighbour stands
    HEADING = "heading"
    CODE = "code"


class Replacement(NamedTuple):
    """The characters `start` to `end` of a block's text become `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class ReplaceText:
    """Other words in one block; the replacements do not overlap."""

    block: Span
    replacements: tuple[Replacement, ...]


@dataclass(frozen=True)
class ReplaceInCitation:
    """Other words in what was typed around a key of the citation `cite` in a block.

    `item` numbers the key. The offsets count the characters of what stands `before` it, or of what stands after it;
    where nothing does, both are 0.
    """

    block: Span
    cite: Span
    item: int
    before: bool
    replacement: Replacement


@dataclass(frozen=True)
class RewriteObject:
    """A change of what the program made for the object at an offset: a number, the text of a reference, a value."""

    block: Span
    at: int


@dataclass(frozen=True)
class DeleteBlocks:
    """Whole blocks, with every list item, quote or table of which nothing is left.

    `ends`: the ends of the paragraphs went too, and with them their bullets and numbers.
    """

    blocks: tuple[Span, ...]
    ends: bool = False


@dataclass(frozen=True)
class NewBlock:
    """A new paragraph; `level` is that of a heading, as its number of `#`."""

    text: str
    kind: Kind = Kind.PARAGRAPH
    level: int = 0


@dataclass(frozen=True)
class InsertBlocks:
    """New paragraphs right after a block, or right `before` it; beside a table or figure, beside all of it."""

    block: Span
    new: tuple[NewBlock, ...]
    before: bool = False


@dataclass(frozen=True)
class SplitBlock:
    """One block becomes two: the characters `start` to `end` become `left`, the split, and `right`.

    `kind` is what the second one is, and new paragraphs in the `middle`. Spaces beside the split go.
    """

    block: Span
    start: int
    end: int
    kind: Kind = Kind.PARAGRAPH
    left: str = ""
    right: str = ""
    level: int = 0
    middle: tuple[str, ...] = ()


@dataclass(frozen=True)
class JoinBlocks:
    """Two blocks become one: `between` stands for all from `start` in the first to `end` in the second.

    Without a `start` the first one stays whole; blocks between the two go. The result is what the first one was, or,
    `into_second`, what the second one was: a heading, an item, a paragraph of a frame.
    """

    first: Span
    second: Span
    between: str = " "
    start: int | None = None
    end: int = 0
    into_second: bool = False


@dataclass(frozen=True)
class MoveBlocks:
    """Whole blocks, of one list item all of them, go as they were typed to between two others.

    `behind` is the block that stands before them then, `ahead` the one after them: one of the two is enough. `ends`:
    nothing of their paragraphs is left where they were, no bullet or number either. `within` are edits of these blocks
    that are made on the way.
    """

    blocks: tuple[Span, ...]
    behind: Span | None
    ahead: Span | None = None
    ends: bool = False
    within: tuple[Edit, ...] = ()


@dataclass(frozen=True)
class DeleteRows:
    """Rows of the body of a table (the span of the `Table`), counted from 0."""

    table: Span
    rows: tuple[int, ...]


@dataclass(frozen=True)
class InsertRow:
    """A new row in the body of a table: before the row that is now number `at`, counted from 0, or as the last."""

    table: Span
    at: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class MoveRow:
    """A row of the body of a table goes as it was typed to before the row that is now number `at`, or to the end."""

    table: Span
    row: int
    at: int


class OneMore(NamedTuple):
    """The paragraphs of another new footnote, and new words behind its mark."""

    text: tuple[str, ...]
    after: str = ""


@dataclass(frozen=True)
class InsertNote:
    """A new footnote whose mark stands at an offset in a block; `text` are its paragraphs.

    With an `end` the characters from `at` to there go; `before` and `after` are new words on both sides of the mark,
    behind which the marks of `further` footnotes stand.
    """

    block: Span
    at: int
    text: tuple[str, ...]
    end: int | None = None
    before: str = ""
    after: str = ""
    further: tuple[OneMore, ...] = ()


@dataclass(frozen=True)
class Several:
    """Edits of one text that are one change, each of other blocks or in another place; they are made in this order."""

    edits: tuple[Edit, ...]


Edit: TypeAlias = (
    ReplaceText
    | ReplaceInCitation
    | RewriteObject
    | DeleteBlocks
    | InsertBlocks
    | SplitBlock
    | JoinBlocks
    | MoveBlocks
    | DeleteRows
    | InsertRow
    | MoveRow
    | InsertNote
    | Several
)


class Patch(NamedTuple):
    """The characters `start` to `end` of `Source.text` of the file `path` become `text`."""

    path: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Beside:
    """What other edits of the same text do: the labels that `new_notes` footnotes will take, and their `patches`."""

    new_notes: int = 0
    patches: tuple[Patch, ...] = ()

    def changes(self, offset: int) -> bool:
        """Whether another edit takes out what is around an offset."""
        return any(patch.start < offset < patch.end for patch in self.patches)


ALONE = Beside()


@dataclass(frozen=True)
class Refused:
    """Why an edit cannot be made in the Markdown; `values` fill the sentence."""

    reason: Text
    values: tuple[tuple[str, object], ...] = ()

    def say(self, language: Language) -> str:
        """The reason, as a sentence without a full stop that a reviewer understands."""
        return self.reason.say(language, dict(self.values))


class EditError(Exception):
    """Inside this package: an edit ends here. `patch.py` turns it into its `Refused`."""

    def __init__(self, reason: Text, **values: object) -> None:
        self.refused = Refused(reason, tuple(values.items()))
        super().__init__(self.refused.say("en"))
