"""Comments that the program itself puts into a Word file end in a line that says so, and whether they are untouched.

Initials, ids of paragraphs and dates do not survive every word processor; the words do.
"""

from __future__ import annotations

import hashlib
import re
from typing import Final, NamedTuple

_LAST_LINE: Final = re.compile(r"(?s)(.*?)\s*\[nds ([0-9a-f]{10}) ([0-9a-f]{8})\]\s*")


class OwnComment(NamedTuple):
    """A comment that the program wrote about a remark; `touched` when somebody has changed its words since."""

    remark: str
    touched: bool


def signed(remark: str, text: str) -> str:
    """The words of a comment about a remark (its id), with the line by which `own_comment` knows them."""
    return f"{text.rstrip()}\n[nds {remark} {_sum(remark, text)}]"


def own_comment(text: str) -> OwnComment | None:
    """What a comment in a returned file is when the program wrote it; None for one of a person."""
    match = _LAST_LINE.fullmatch(text)
    return OwnComment(match[2], _sum(match[2], match[1]) != match[3]) if match else None


def _sum(remark: str, text: str) -> str:
    """Eight hexadecimal digits of remark and words; white space does not count, since programs change it."""
    return hashlib.sha256("".join((remark, *text.split())).encode("utf-8", "surrogatepass")).hexdigest()[:8]
