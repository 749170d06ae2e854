"""What a Word file says around the blocks of its text: title page, lists of contents, letterhead, closing, heads, feet.

It is kept when the file is made, for whatever differs from it when the file comes back was changed with tracking off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from nds_docs.build.frame import Frame
from nds_docs.review.alignment import CAPTION, align, folded
from nds_docs.review.archive import open_archive
from nds_docs.review.reading import read
from nds_docs.review.returned import Line, Returned

_PAGE: Final = re.compile(r"\t\d+\s*\Z")


def frame_of(raw: bytes, blocks: Sequence[str]) -> Frame:
    """The frame of a Word file that was just made, around the texts of its blocks."""
    returned = read(open_archive(raw, ""))
    lines = returned.original
    own = [line for line in lines if not is_entry(line, returned)]
    of_line = _in_order([line.text for line in own], blocks)
    around = (line.text for line, number in zip(own, of_line, strict=True) if number is None)
    labels = ((number, label_of(line.text)) for line, number in zip(own, of_line, strict=True) if number is not None)
    entries = (entry_of(line) for line in lines if is_entry(line, returned))
    return Frame(
        tuple(text for text in around if text.strip()),
        tuple(entry for entry in entries if entry.strip()),
        tuple((number, label) for number, label in labels if label),
        returned.heads,
    )


def _in_order(lines: Sequence[str], blocks: Sequence[str]) -> Sequence[int | None]:
    """The block that each line is: in a file that was just made they come one after the other."""
    found: list[int | None] = []
    at = 0
    for line in lines:
        is_next = at < len(blocks) and (line == blocks[at] or _alike(line, blocks[at]))
        found.append(at if is_next else None)
        at += is_next
    around = {folded(line) for line, number in zip(lines, found, strict=True) if number is None} - {""}
    longest = 2 * max(map(len, around), default=0)
    doubtful = at < len(blocks) or any(len(block) <= longest and folded(block) in around for block in blocks)
    return align(lines, blocks) if doubtful else found


def _alike(line: str, block: str) -> bool:
    return folded(line.removeprefix(label_of(line))) == folded(block)


def is_entry(line: Line, returned: Returned) -> bool:
    """Whether a line is one of a list of contents, tables or figures."""
    return any(returned.paragraphs[number].of_list for number in line.paragraphs)


def entry_of(line: Line) -> str:
    """A line of a list of contents without its page, which is another as soon as somebody types."""
    return _PAGE.sub("", line.text)


def label_of(line: str) -> str:
    """The word and number before a caption; "" where a line has none."""
    found = CAPTION.match(line)
    return found[0] if found else ""
