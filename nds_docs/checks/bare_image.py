"""A picture without what it says besides the picture: who made it, where, with what, and what it looked like before.

Kept is what decides how it shows: pixels, colours, density, which side is up. Only what is named here is kept, so that
what a camera or program thinks up tomorrow stays out too. The standard library alone.
Source: PNG (W3C, third edition) 11; JPEG (ITU-T T.81) annex B; JFIF 1.02; Exif 2.3 (CIPA DC-008) 4.6.
"""

from __future__ import annotations

import re
import struct
import zlib

from nds_docs.checks.image_header import JPEG_END, JPEG_START, PNG_SIGNATURE, START_OF_SCAN

_CHUNKS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs".split()
)  # fmt: skip
_PROFILE_NAME = b"ICC"
_FRAMES_AND_TABLES = frozenset((*range(0xC0, 0xD0), *range(0xDA, 0xDE))) - {0xC8}
_APP0, _APP1, _APP2, _APP14, _END = 0xE0, 0xE1, 0xE2, 0xEE, 0xD9
_JFIF, _EXIF, _ICC, _ADOBE = b"JFIF\0", b"Exif\0\0", b"ICC_PROFILE\0", b"Adobe"
_JFIF_SIZE, _ADOBE_SIZE = 14, 12  # without thumbnail, and without what some programs add
_MARKER = re.compile(rb"\xff+([^\xff])", re.DOTALL)
_SCAN_END = re.compile(rb"\xff+(?![\xff\x00\xd0-\xd7])")
_ORIENTATION, _UPRIGHT = 0x0112, 1


def bare_image(raw: bytes) -> bytes | None:
    """The PNG or JPEG in `raw` with nothing but the picture; None where its parts cannot be followed to its end."""
    if raw.startswith(PNG_SIGNATURE):
        return _png(raw)
    return _jpeg(raw) if raw.startswith(JPEG_START) else None


# --- PNG --------------------------------------------------------------------------------------------


def _png(raw: bytes) -> bytes | None:
    kept, at, turned = [PNG_SIGNATURE], len(PNG_SIGNATURE), False
    while at + 12 <= len(raw):
        end = at + 12 + int.from_bytes(raw[at : at + 4])
        kind, data = raw[at + 4 : at + 8], raw[at + 8 : end - 4]
        if kind == b"eXIf" and not turned and (exif := _exif(data)):
            turned = True
            kept.append(_chunk(kind, exif))
        elif kind == b"iCCP":
            kept.append(_chunk(kind, _PROFILE_NAME + data[data.find(b"\0") :]))
        elif kind in _CHUNKS:
            kept.append(raw[at:end])
        elif kind[:1].isupper():  # a picture that cannot be shown without it
            return None
        if kind == b"IEND":
            return b"".join(kept) if end <= len(raw) else None
        at = end
    return None


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)


# --- JPEG -------------------------------------------------------------------------------------------


def _jpeg(raw: bytes) -> bytes | None:
    """Goes through all segments, since comments may also stand between the scans of a picture."""
    kept, at, said = [JPEG_START], len(JPEG_START), set[int]()
    while marker := _MARKER.match(raw, at):
        kind, start = marker[1][0], marker.end()
        if kind == _END:
            return b"".join((*kept, JPEG_END))
        end = start + int.from_bytes(raw[start : start + 2])
        if not start + 2 <= end <= len(raw):
            return None
        data = _segment(kind, raw[start + 2 : end])
        if data is not None and (kind not in (_APP0, _APP1, _APP14) or kind not in said):
            said.add(kind)
            kept.append(bytes((0xFF, kind)) + (len(data) + 2).to_bytes(2) + data)
        at = end
        if kind == START_OF_SCAN:
            closing = _SCAN_END.search(raw, end)
            at = closing.start() if closing else len(raw)
            kept.append(raw[end:at])
    return None


def _segment(kind: int, data: bytes) -> bytes | None:
    """What is kept of a segment; None where that is nothing."""
    if kind in _FRAMES_AND_TABLES or (kind == _APP2 and data.startswith(_ICC)):
        return data
    if kind == _APP0 and data.startswith(_JFIF) and len(data) >= _JFIF_SIZE:
        return data[: _JFIF_SIZE - 2] + b"\0\0"
    if kind == _APP14 and data.startswith(_ADOBE):
        return data[:_ADOBE_SIZE]
    if kind == _APP1 and data.startswith(_EXIF) and (exif := _exif(data[len(_EXIF) :])):
        return _EXIF + exif
    return None


# --- Exif -------------------------------------------------------------------------------------------


def _exif(data: bytes) -> bytes:
    """Exif that says no more than which side of the picture is up; b"" where that is the side that is stored so."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(data[:4])
    try:
        up = _side_up(data, order) if order else _UPRIGHT
    except struct.error:
        up = _UPRIGHT
    if not _UPRIGHT < up <= 8:
        return b""
    return b"MM\0*" + struct.pack(">LHHHLHHL", 8, 1, _ORIENTATION, 3, 1, up, 0, 0)


def _side_up(data: bytes, order: str) -> int:
    """The orientation in the first directory. Raises `struct.error` where it is cut short."""
    (directory,) = struct.unpack_from(order + "L", data, 4)
    (count,) = struct.unpack_from(order + "H", data, directory)
    for at in range(directory + 2, directory + 2 + 12 * count, 12):
        tag, kind, _, value = struct.unpack_from(order + "HHLH", data, at)
        if tag == _ORIENTATION and kind == 3:
            return int(value)
    return _UPRIGHT
