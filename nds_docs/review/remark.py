"""A remark: what one person said or changed at one place of a document that was sent out, and what became of it."""

from __future__ import annotations

import hashlib
import re
from enum import Enum
from typing import Annotated, Final, NamedTuple

from msgspec import Meta, Struct

from nds_docs.document.source import Source, Span


class RemarkKind(Enum):
    """What a remark is; the values stand in the files of reviews."""

    COMMENT = "comment"
    INSERTION = "insertion"
    DELETION = "deletion"
    REPLACEMENT = "replacement"
    MOVE = "move"
    SPLIT = "split"
    JOIN = "join"
    ADDED_PARAGRAPH = "added-paragraph"
    DELETED_PARAGRAPH = "deleted-paragraph"
    ADDED_ROW = "added-row"
    DELETED_ROW = "deleted-row"
    ADDED_FOOTNOTE = "added-footnote"
    DELETED_FOOTNOTE = "deleted-footnote"
    FORMATTING = "formatting"
    REARRANGED = "rearranged"  # several of these at once
    OTHER = "other"


class RemarkState(Enum):
    """What became of a remark."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class _Strict(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Immutable; a key that is not named here is an error."""


class SourceRange(NamedTuple):
    """A place in a text as a person finds it: lines and columns count from 1, the end is behind the last character."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def shown(self) -> str:
        """`file:line:column–end`; the end with its line where that is another."""
        where = f"{self.path}:{self.line}:{self.column}"
        if self.end_line == self.line:
            return f"{where}–{self.end_column}" if self.end_column > self.column else where
        return f"{where}–{self.end_line}:{self.end_column}"

    def span(self, source: Source) -> Span:
        """The characters of the text it is about."""
        start = source.line_starts[min(self.line, len(source.line_starts)) - 1] + self.column - 1
        end = source.line_starts[min(self.end_line, len(source.line_starts)) - 1] + self.end_column - 1
        return Span(self.path, start, max(start, end))


_SHOWN: Final = re.compile(r"(.+?):(\d+):(\d+)(?:–(?:(\d+):)?(\d+))?")


def shown_range(text: str) -> SourceRange | None:
    """The range that `SourceRange.shown` wrote; None where it is none."""
    match = _SHOWN.fullmatch(text)
    if match is None:
        return None
    line, column = int(match[2]), int(match[3])
    return SourceRange(match[1], line, column, int(match[4] or line), int(match[5] or column))


class Patch(_Strict, frozen=True, kw_only=True):
    """The exact edit of the Markdown: characters `start` to `end` of `path`, which are `old`, become `new`."""

    path: str
    start: int
    end: int
    old: str
    new: str


class Reply(_Strict, frozen=True, kw_only=True):
    """An answer in a thread of comments in the Word file; Word marks those of a resolved thread too."""

    author: str
    text: str
    date: str = ""
    resolved: bool = False


class Remark(_Strict, frozen=True, kw_only=True):
    """One remark of one person.

    `document` is the stem of the Word file. `at` is `file:line:column–end` in the build, "" where there is no place.
    `text` is what it is about, as it was sent; `proposal` what a change would make of it; `comment` what a comment
    says. `patches` carry out a change of source text; where there are none, `why_not` says why. `together` are the ids
    of all remarks made at this place of the file, its own included, in the order of the file; the first of them has
    the patches that carry them out all at once as `joint`. `tracked` is False for what was changed with tracking off.
    `revisions` counts the elements of the file that it stands for.
    """

    id: str
    kind: RemarkKind
    author: str
    document: str
    date: str = ""
    party: str = ""
    contribution: str = ""
    at: str = ""
    text: str = ""
    proposal: str = ""
    comment: str = ""
    replies: tuple[Reply, ...] = ()
    resolved: bool | None = None
    tracked: bool = True
    patches: tuple[Patch, ...] = ()
    why_not: str = ""
    together: tuple[str, ...] = ()
    joint: tuple[Patch, ...] = ()
    revisions: Annotated[int, Meta(ge=0)] = 0
    state: RemarkState = RemarkState.OPEN
    answer: str = ""

    @property
    def only_moved(self) -> bool:
        """Whether the same words stand at another place, and nothing else is asked."""
        return self.kind is RemarkKind.MOVE and self.text.split() == self.proposal.split()


def others(remark: Remark) -> tuple[str, ...]:
    """The ids of the remarks that a remark was made together with, its own left out."""
    return tuple(id_ for id_ in remark.together if id_ != remark.id)


def source_range(source: Source, span: Span) -> SourceRange:
    """The range of a span."""
    return SourceRange(span.path, *source.place(span.start), *source.place(span.end))


def of_path(path: str) -> tuple[str, str]:
    """The party that a text is of, "" for none, and the contribution by its name; both "" without a path."""
    party = path.split("/")[1] if path.startswith("contributions/") else ""
    return party, path.removeprefix("contributions/").removesuffix(".md")


def remark_id(*parts: object) -> str:
    """Ten hexadecimal digits that are the same whenever the same remark comes in again."""
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:10]
