"""Patches become the bytes of the file, which keep everything else: line ends, byte order mark, last line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from nds_docs.document.source import Source
from nds_docs.errors import NdsError
from nds_docs.language import Text
from nds_docs.review.edit.edits import Patch

_LINE_END = re.compile(rb"\r\n?|\n")
OVERLAPPING = Text(
    nl="twee wijzigingen gaan over dezelfde tekens; voer er eerst één door",
    en="two changes are about the same characters; carry out one of them first",
)


def apply(source: Source, patches: Iterable[Patch]) -> bytes:
    """The bytes of the file with patches, new lines as the file has them.

    Patches at one place come in the order given. Raises `NdsError` where two overlap.
    """
    ordered = sorted(patches, key=lambda patch: (patch.start, patch.end))
    for before, after in pairwise(ordered):
        if before.end > after.start:
            raise NdsError(OVERLAPPING, path=source.path, line=source.place(after.start).line)
    found, at = [], 0
    for patch in ordered:
        start, end = source.byte_range(patch.start, patch.end)
        found += [source.raw[at:start], patch.text.encode().replace(b"\n", _line_end(source.raw, start))]
        at = end
    return b"".join([*found, source.raw[at:]])


def _line_end(raw: bytes, offset: int) -> bytes:
    """How the line at an offset ends, or the one before where it is the last."""
    found = _LINE_END.search(raw, offset) or next(iter(reversed(list(_LINE_END.finditer(raw)))), None)
    return found[0] if found else b"\n"
