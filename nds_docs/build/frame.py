"""What a Word file says around the blocks of its text, as it is kept for the way back."""

from __future__ import annotations

import json

from nds_docs.writers.frame import Frame


def encode(frame: Frame) -> bytes:
    """JSON, for `decode`."""
    return json.dumps(frame._asdict(), ensure_ascii=False, separators=(",", ":")).encode()


def decode(raw: bytes) -> Frame:
    """The frame that `encode` wrote."""
    kept = json.loads(raw)
    labels = tuple((number, label) for number, label in kept["labels"])
    return Frame(tuple(kept["lines"]), tuple(kept["entries"]), labels, tuple(kept["heads"]))
