"""The frame of a Word file as a reader finds it: all lines of the file that are none of its blocks."""

from __future__ import annotations

from collections.abc import Sequence

from nds_docs.review.alignment import align, folded
from nds_docs.review.archive import open_archive
from nds_docs.review.frame import entry_of, is_entry, label_of
from nds_docs.review.reading import read
from nds_docs.writers.frame import Frame


def frame_of(raw: bytes, blocks: Sequence[str]) -> Frame:
    """The frame of a file that was just made, around the texts of its blocks.

    Before the first words of a footnote stands a space, which is no part of a label.
    """
    returned = read(open_archive(raw, ""))
    lines = returned.original
    own = [line for line in lines if not is_entry(line, returned)]
    of_line = _in_order([line.text for line in own], blocks)
    around = (line.text for line, number in zip(own, of_line, strict=True) if number is None)
    labels = (
        (number, label_of(line.text).lstrip()) for line, number in zip(own, of_line, strict=True) if number is not None
    )
    entries = (entry_of(line) for line in lines if is_entry(line, returned))
    return Frame(
        tuple(text for text in around if text.strip()),
        tuple(entry for entry in entries if entry.strip()),
        tuple((number, label) for number, label in labels if label),
        tuple(returned.heads),
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
    doubtful = at < len(blocks) or any(folded(block) in around for block in blocks)
    return align(lines, blocks) if doubtful else found


def _alike(line: str, block: str) -> bool:
    return folded(line.removeprefix(label_of(line))) == folded(block)
