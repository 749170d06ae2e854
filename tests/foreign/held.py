"""What a Word file holds, counted with the standard library alone: nothing here is shared with the reader."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STARTS: Final = frozenset(
    "ins del moveFrom moveTo moveFromRangeStart moveToRangeStart rPrChange pPrChange sectPrChange numberingChange "
    "tblPrChange tblPrExChange tblGridChange trPrChange tcPrChange cellIns cellDel cellMerge customXmlInsRangeStart "
    "customXmlDelRangeStart customXmlMoveFromRangeStart customXmlMoveToRangeStart".split()
)
"""ECMA-376 part 1, 17.13.5: every element that records a revision; what ends a range records none of its own."""


@dataclass
class Held:
    """Numbers of comments, of those that answer another, of resolved ones; revision elements by name.

    `letters` are the characters of comments that are no space.
    """

    comments: int = 0
    replies: int = 0
    resolved: int = 0
    letters: int = 0
    revisions: Counter[str] = field(default_factory=Counter)

    def add(self, other: Held) -> None:
        self.comments += other.comments
        self.replies += other.replies
        self.resolved += other.resolved
        self.letters += other.letters
        self.revisions += other.revisions

    def __bool__(self) -> bool:
        return bool(self.comments or self.revisions)


def held(path: Path) -> Held:
    """What a file holds. Raises `zipfile.BadZipFile` and `ElementTree.ParseError` where it is none."""
    found = Held()
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                _count(ElementTree.fromstring(archive.read(name)), name, found)
    return found


def _count(root: ElementTree.Element, part: str, found: Held) -> None:
    is_comments = re.fullmatch(r"word/comments\d*\.xml", part) is not None
    for element in root.iter():
        local = element.tag.rpartition("}")[2]
        if element.tag.startswith(W):
            if local == "comment" and is_comments:
                found.comments += 1
                found.letters += _letters(element)
            found.revisions[local] += local in STARTS
        elif local == "commentEx":
            said = {name.rpartition("}")[2]: value for name, value in element.attrib.items()}
            found.replies += bool(said.get("paraIdParent"))
            found.resolved += said.get("done") in ("1", "true")
    found.revisions = +found.revisions


def _letters(element: ElementTree.Element) -> int:
    local = element.tag.rpartition("}")[2]
    if local in ("del", "moveFrom"):
        return 0
    own = len("".join((element.text or "").split())) if local == "t" else 0
    return own + sum(map(_letters, element))
