"""A text as it was read, and the places in it: the module everything else may import."""

from __future__ import annotations

import re
from bisect import bisect_right
from codecs import BOM_UTF8
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple


class Span(NamedTuple):
    """A range of characters in one source: `start` inclusive, `end` exclusive.

    Offsets count code points of `Source.text`; line, column and bytes are computed when asked for.
    """

    path: str
    start: int
    end: int

    def __bool__(self) -> bool:
        """Whether there is a place: not in `NOWHERE`."""
        return self.path != ""


NOWHERE = Span("", 0, 0)
"""The span of what the program made itself."""


class Place(NamedTuple):
    """Where a person finds an offset: line and column count from 1, columns in code points."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """One text file of the project.

    `path` is relative to the project, with `/`. `raw` holds the bytes of the file, `text` what they say:
    decoded from UTF-8, without a byte order mark, every line end as `\\n`. `byte_range` leads back.
    """

    path: str
    raw: bytes = field(repr=False)

    @cached_property
    def text(self) -> str:
        """The characters; raises `UnicodeDecodeError` where the bytes are not UTF-8."""
        return self.raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of the first character of every line."""
        return (0, *(end.end() for end in re.finditer("\n", self.text)))

    def place(self, offset: int) -> Place:
        """Line and column of an offset in `text`."""
        line = bisect_right(self.line_starts, offset)
        return Place(line, offset - self.line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of line `number`, counted from 1, without its line end; "" past the end."""
        if not 1 <= number <= len(self.line_starts):
            return ""
        start = self.line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]

    def byte_range(self, start: int, end: int) -> tuple[int, int]:
        """The bytes of `raw` that hold the characters `start` to `end` of `text`."""
        return self._byte_offset(start), self._byte_offset(end)

    @cached_property
    def _raw_line_starts(self) -> tuple[int, ...]:
        first = len(BOM_UTF8) if self.raw.startswith(BOM_UTF8) else 0
        return (first, *(end.end() for end in re.finditer(b"\r\n?|\n", self.raw)))

    def _byte_offset(self, offset: int) -> int:
        line = bisect_right(self.line_starts, offset) - 1
        before = self.text[self.line_starts[line] : offset]
        return self._raw_line_starts[line] + len(before.encode())
