"""What a Word file says around the blocks of its text, as it is kept for the way back."""

from __future__ import annotations

import json
from typing import NamedTuple


class Frame(NamedTuple):
    """`lines` are those of the text that are no block's; `entries` those of lists of contents, without their pages.

    `labels` are the word and number before a caption by the number of its block, `heads` the lines of heads and feet.
    """

    lines: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    labels: tuple[tuple[int, str], ...] = ()
    heads: tuple[str, ...] = ()


def encode(frame: Frame) -> bytes:
    """JSON, for `decode`."""
    return json.dumps(frame._asdict(), ensure_ascii=False, separators=(",", ":")).encode()


def decode(raw: bytes) -> Frame:
    """The frame that `encode` wrote."""
    kept = json.loads(raw)
    labels = tuple((number, label) for number, label in kept["labels"])
    return Frame(tuple(kept["lines"]), tuple(kept["entries"]), labels, tuple(kept["heads"]))
