"""The document model: frozen dataclasses that mirror the Pandoc AST, with the source span of every node.

Inlines and blocks are closed unions (`Inline`, `Block`): dispatch with `match` and end with `assert_never`.
Children are tuples. Equality ignores spans and pieces, so tests build nodes without them.
Text stands in one `Str`, spaces included. Spans may be `NOWHERE` for what the program made itself.

Source: Text.Pandoc.Definition (pandoc-types 1.23).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple, TypeAlias

from nds_docs.document.source import NOWHERE, Span


class PieceKind(Enum):
    """How a piece of source stands to the text a reader sees."""

    TEXT = "text"  # the source characters are the text, one to one
    ATOM = "atom"  # an escape, entity, line break or quote: stands for its text as a whole
    GENERATED = "generated"  # the program wrote the text (a number, a citation): not a person's words
    MARKUP = "markup"  # source without text: `**`, `](url)`, `# `, `{#sec-x}`


class Piece(NamedTuple):
    """Source characters `start` to `end` (in the file of the node's span) and the text they become."""

    start: int
    end: int
    text: str
    kind: PieceKind


@dataclass(frozen=True)
class Node:
    """What every node has: where it was written."""

    span: Span = field(default=NOWHERE, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True)
class Attr:
    """`{#id .class key=value}`; `id` is "" where there is none. A key may occur once."""

    id: str = ""
    classes: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()

    def get(self, key: str, default: str = "") -> str:
        """The value of `key`, `default` where it was not given."""
        return next((value for name, value in self.pairs if name == key), default)


NO_ATTR = Attr()


# --- inlines ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Str(Node):
    """Text, spaces included. Without `pieces` the text is exactly the source of the span."""

    text: str
    pieces: tuple[Piece, ...] = field(default=(), kw_only=True, compare=False, repr=False)


@dataclass(frozen=True)
class Emph(Node):
    content: tuple[Inline, ...]


@dataclass(frozen=True)
class Strong(Node):
    content: tuple[Inline, ...]


@dataclass(frozen=True)
class Strikeout(Node):
    content: tuple[Inline, ...]


@dataclass(frozen=True)
class Superscript(Node):
    content: tuple[Inline, ...]


@dataclass(frozen=True)
class Subscript(Node):
    content: tuple[Inline, ...]


@dataclass(frozen=True)
class Code(Node):
    """Code in a line; `pieces` tile the text between the backticks."""

    text: str
    attr: Attr = NO_ATTR
    pieces: tuple[Piece, ...] = field(default=(), kw_only=True, compare=False, repr=False)


@dataclass(frozen=True)
class SoftBreak(Node):
    """A line end in the source; the span holds it and the prefix (`> `, indent) of the next line."""


@dataclass(frozen=True)
class LineBreak(Node):
    """A line end that the writer asked for."""


@dataclass(frozen=True)
class Link(Node):
    """`url` is "#ID" for a place in this document: the global id of a label."""

    content: tuple[Inline, ...]
    url: str
    title: str = ""
    attr: Attr = NO_ATTR


@dataclass(frozen=True)
class Image(Node):
    """`url` is as typed, and after `qualify` the path from the project's root; `content` is the alternative text."""

    content: tuple[Inline, ...]
    url: str
    title: str = ""
    attr: Attr = NO_ATTR


@dataclass(frozen=True)
class BracketedSpan(Node):
    """A bracketed span `[text]{.class}`: Pandoc calls it Span, a name that here means a place."""

    content: tuple[Inline, ...]
    attr: Attr = NO_ATTR


@dataclass(frozen=True)
class Note(Node):
    """A footnote. The span is the mark in the text; the blocks have the spans of the definition."""

    content: tuple[Block, ...]


class CitationMode(Enum):
    """How a citation stands in the sentence; the values are Pandoc's constructors."""

    NORMAL = "NormalCitation"  # [@key]
    IN_TEXT = "AuthorInText"  # @key
    BARE = "SuppressAuthor"  # [-@key]


@dataclass(frozen=True)
class Citation(Node):
    """One source in a `Cite`. The span is that of the key alone: `@key`, `-@key`."""

    key: str
    prefix: tuple[Inline, ...] = ()
    suffix: tuple[Inline, ...] = ()
    mode: CitationMode = CitationMode.NORMAL


@dataclass(frozen=True)
class Cite(Node):
    """A group of citations of `references.yml`; `content` is what was typed."""

    citations: tuple[Citation, ...]
    content: tuple[Inline, ...]


@dataclass(frozen=True)
class CrossReference(Node):
    """`@sec-x`, `[-@tbl-x]` (bare), `@{sec-x}`, `@uvw/name#sec-x`. `target` is as typed, without `@`.

    It stands until `resolve`; a writer that meets one raises.
    """

    target: str
    bare: bool = False


@dataclass(frozen=True)
class Expression(Node):
    """`{{ … }}`: a Jinja2 expression over the register. `code` is the text between the braces.

    It stands until `assemble`; a writer that meets one raises.
    """

    code: str


Inline: TypeAlias = (
    Str
    | Emph
    | Strong
    | Strikeout
    | Superscript
    | Subscript
    | Code
    | SoftBreak
    | LineBreak
    | Link
    | Image
    | BracketedSpan
    | Note
    | Cite
    | CrossReference
    | Expression
)


# --- blocks -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class TextBlock(Node):
    """A block that holds text; its pieces (see `pieces.py`) tile its span.

    `mapped` is False where they do not: such a block is never edited by the program.
    """

    mapped: bool = field(default=True, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True)
class Plain(TextBlock):
    """Text that is no paragraph: in a tight list item, a table cell, a caption."""

    content: tuple[Inline, ...]


@dataclass(frozen=True)
class Para(TextBlock):
    content: tuple[Inline, ...]


@dataclass(frozen=True)
class Header(TextBlock):
    """`level` counts from 1. After assembly every header has a global id."""

    level: int
    content: tuple[Inline, ...]
    attr: Attr = NO_ATTR


@dataclass(frozen=True)
class CodeBlock(TextBlock):
    text: str
    attr: Attr = NO_ATTR
    pieces: tuple[Piece, ...] = field(default=(), kw_only=True, compare=False, repr=False)


@dataclass(frozen=True)
class Term(TextBlock):
    """The term of a definition."""

    content: tuple[Inline, ...]


@dataclass(frozen=True)
class BlockQuote(Node):
    content: tuple[Block, ...]


@dataclass(frozen=True)
class BulletList(Node):
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True)
class OrderedList(Node):
    """A list numbered 1., 2., 3. (`delimiter` ".") or 1), 2), 3) (")"), from `start`."""

    items: tuple[tuple[Block, ...], ...]
    start: int = 1
    delimiter: str = "."


@dataclass(frozen=True)
class Definition(Node):
    term: Term
    definitions: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True)
class DefinitionList(Node):
    items: tuple[Definition, ...]


@dataclass(frozen=True)
class HorizontalRule(Node):
    pass


class Alignment(Enum):
    """The values are Pandoc's constructors."""

    DEFAULT = "AlignDefault"
    LEFT = "AlignLeft"
    RIGHT = "AlignRight"
    CENTER = "AlignCenter"


@dataclass(frozen=True)
class Column:
    """`width` is a share of the line (0 to 1); None leaves it to the writer."""

    alignment: Alignment = Alignment.DEFAULT
    width: float | None = None


@dataclass(frozen=True)
class Cell(Node):
    content: tuple[Block, ...]
    alignment: Alignment = Alignment.DEFAULT
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True)
class Row(Node):
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Caption(Node):
    """The blocks of a caption; none where there is no caption."""

    content: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Table(Node):
    """`head` is empty where a table has no header row."""

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    caption: Caption = Caption()
    attr: Attr = NO_ATTR


@dataclass(frozen=True)
class Figure(Node):
    """A picture (its `Image` holds the alternative text) and its caption."""

    content: tuple[Block, ...]
    caption: Caption = Caption()
    attr: Attr = NO_ATTR


@dataclass(frozen=True)
class Div(Node):
    """A fenced div: measures, goals, boxes, quotes, todo notes, places, and what generated blocks wrap."""

    content: tuple[Block, ...]
    attr: Attr = NO_ATTR


Block: TypeAlias = (
    Plain
    | Para
    | Header
    | CodeBlock
    | BlockQuote
    | BulletList
    | OrderedList
    | DefinitionList
    | HorizontalRule
    | Table
    | Figure
    | Div
)


@dataclass(frozen=True)
class Document(Node):
    """A text from top to bottom."""

    blocks: tuple[Block, ...]
