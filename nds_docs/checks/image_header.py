"""What the bytes of a PNG or JPEG say about the picture, and whether they are whole. The standard library alone."""

from __future__ import annotations

import zlib
from typing import Literal, NamedTuple

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
JPEG_START, JPEG_END = b"\xff\xd8", b"\xff\xd9"
SIZE_MARKERS = (0xC0, 0xC1, 0xC2)
"""The kinds of JPEG that programs can show: baseline, extended, progressive (ITU-T T.81, table B.1)."""
START_OF_SCAN = 0xDA


class ImageHeader(NamedTuple):
    """The kind and the size in pixels."""

    kind: Literal["PNG", "JPEG"]
    width: int
    height: int


def image_header(raw: bytes) -> ImageHeader | None:
    """What is in the file; None where it is neither PNG nor JPEG, is cut short or damaged."""
    header = _png(raw) if raw.startswith(PNG_SIGNATURE) else _jpeg(raw) if raw.startswith(JPEG_START) else None
    return header if header and header.width and header.height else None


def _png(raw: bytes) -> ImageHeader | None:
    """Follows the chunks to the last one and checks the sum of each (PNG, third edition, 5.3)."""
    at, size, data = len(PNG_SIGNATURE), (0, 0), False
    while at + 12 <= len(raw):
        length = int.from_bytes(raw[at : at + 4])
        kind, end = raw[at + 4 : at + 8], at + 8 + length
        if raw[end : end + 4] != zlib.crc32(raw[at + 4 : end]).to_bytes(4):
            return None
        if kind == b"IHDR":
            size = int.from_bytes(raw[at + 8 : at + 12]), int.from_bytes(raw[at + 12 : at + 16])
        data = data or kind == b"IDAT"
        if kind == b"IEND":
            return ImageHeader("PNG", *size) if data else None
        at = end + 4
    return None


def _jpeg(raw: bytes) -> ImageHeader | None:
    """Follows the segments to the first scan (ITU-T T.81, annex B), and looks for the end of the picture."""
    at, header = 2, None
    while at + 4 <= len(raw) and raw[at] == 0xFF:
        marker = raw[at + 1]
        if marker == 0xFF:  # fill bytes may stand before a marker
            at += 1
            continue
        if marker in SIZE_MARKERS:
            header = ImageHeader("JPEG", int.from_bytes(raw[at + 7 : at + 9]), int.from_bytes(raw[at + 5 : at + 7]))
        if marker == START_OF_SCAN:
            return header if JPEG_END in raw[at:] else None
        at += 2 + int.from_bytes(raw[at + 2 : at + 4])
    return None
