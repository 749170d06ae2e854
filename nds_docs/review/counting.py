"""Counts what is in a file another way than reading does, so that what reading misses shows."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from nds_docs.review.archive import Archive
from nds_docs.writers.docx.ooxml import W_URI

_PREFIX: Final = re.compile(rb'xmlns(?::([\w.-]+))?\s*=\s*["\']' + re.escape(W_URI.encode()) + rb'["\']')
_UTF_16: Final = {
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"<\x00": "utf-16-le",
    b"\x00<": "utf-16-be",
}
_REVISIONS: Final = (
    rb"(?:ins|del|moveFrom|moveTo|moveFromRangeStart|moveToRangeStart|rPrChange|pPrChange|sectPrChange|numberingChange"
    rb"|tblPrChange|tblPrExChange|trPrChange|tcPrChange|tblGridChange|cellIns|cellDel|cellMerge"
    rb"|customXml(?:Ins|Del|MoveFrom|MoveTo)RangeStart)"
)


class Counted(NamedTuple):
    """How many comments and elements of revisions a file has."""

    comments: int
    revisions: int


class Account(NamedTuple):
    """What is in a file and what became of it.

    `comments` (answers included) and `revisions` were counted in the file; `in_remarks` are the revisions that remarks
    stand for, `empty` those that hold nothing.
    """

    comments: int
    in_threads: int
    revisions: int
    in_remarks: int
    empty: int

    @property
    def balanced(self) -> bool:
        """Whether nothing was lost on the way."""
        return self.comments == self.in_threads and self.revisions == self.in_remarks + self.empty


def count(archive: Archive) -> Counted:
    """Counts start tags in the bytes of the parts."""
    revisions = comments = 0
    for part, content in archive.parts.items():
        if part.startswith("word/") and part.endswith(".xml"):
            raw = _in_utf8(content)
            for prefix in {match[1] for match in _PREFIX.finditer(raw)}:
                name = rb"<" + (re.escape(prefix) + rb":" if prefix else b"")
                revisions += len(re.findall(name + _REVISIONS + rb"(?=[\s/>])", raw))
                if part == "word/comments.xml":
                    comments += len(re.findall(name + rb"comment(?=[\s/>])", raw))
    return Counted(comments, revisions)


def _in_utf8(raw: bytes) -> bytes:
    """The bytes of a part, which XML may also have in UTF-16 (ECMA-376 part 2, 6.2.5); other codes start as ASCII."""
    for beginning, code in _UTF_16.items():
        if raw.startswith(beginning):
            return raw.decode(code, "replace").encode("utf-8", "replace")
    return raw
