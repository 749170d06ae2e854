"""The fonts of the package, and which characters they can show."""

from __future__ import annotations

import struct
from functools import cache
from importlib.resources import files
from pathlib import Path

FOLDER = Path(str(files("nds_docs.writers") / "fonts"))
FALLBACK_FACES = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSans-Oblique.ttf", "DejaVuSans-BoldOblique.ttf")

FORBIDDEN = {0xFEFF, *range(0xE000, 0xF900)}
"""What PDF/A-2a forbids in text: the byte order mark and the private use area."""
DIRECTIONS = {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
"""Signs that turn the direction of the text after them, unseen: they are better seen."""


@cache
def shown_characters() -> frozenset[int]:
    """The code points that every face of the fallback family has, and PDF/A allows."""
    faces = [_characters((FOLDER / name).read_bytes()) for name in FALLBACK_FACES]
    return frozenset.intersection(*faces) - FORBIDDEN - DIRECTIONS


def _characters(font: bytes) -> frozenset[int]:
    """The code points in the 12-type subtable of `cmap` (OpenType specification, "cmap", format 12)."""
    (table_count,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(table_count))
    cmap = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    subtables = [struct.unpack_from(">HHL", font, cmap + 4 + 8 * number)[2] + cmap for number in range(count)]
    subtable = next(offset for offset in subtables if struct.unpack_from(">H", font, offset) == (12,))
    (groups,) = struct.unpack_from(">L", font, subtable + 12)
    found: set[int] = set()
    for number in range(groups):
        first, last, _ = struct.unpack_from(">LLL", font, subtable + 16 + 12 * number)
        found.update(range(first, last + 1))
    return frozenset(found)
