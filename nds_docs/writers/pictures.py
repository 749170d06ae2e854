"""How large a picture is of itself, and how large every edition shows it.

Source: PNG (ISO/IEC 15948) 11.2.2 and 11.3.5.3; JPEG (ITU-T T.81) annex B; `width=` as Pandoc spells it. SVG is for
drawings of the program's own, whose root says its size in pt; no such file of a project comes this far.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import Literal, NamedTuple

from nds_docs.document import nodes as n
from nds_docs.document.walk import descendants, label_of
from nds_docs.errors import NdsError
from nds_docs.language import Text
from nds_docs.writers import look

NO_PICTURE = Text(
    nl="de afbeelding is geen PNG of JPEG en kan niet worden getoond",
    en="the picture is no PNG or JPEG and cannot be shown",
)

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_SVG = re.compile(rb'<\?xml [^>]*>\s*<svg [^>]*?width="([\d.]+)pt" height="([\d.]+)pt"')
_MM_PER_INCH = 25.4
_PIXELS_PER_MM = 96 / _MM_PER_INCH  # where the file does not say it
_HIGHEST = 0.85 * (look.PAGE.height - look.PAGE.top - look.PAGE.bottom)  # mm, so that a caption fits below
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(%|cm|mm|in|pt|px)?", re.ASCII)
_UNITS = {
    "cm": 10.0, "mm": 1.0, "in": _MM_PER_INCH, "pt": _MM_PER_INCH / 72, "px": 1 / _PIXELS_PER_MM,
    None: 1 / _PIXELS_PER_MM,
}  # fmt: skip
_FRAME_HEADERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


class Size(NamedTuple):
    """mm."""

    width: float
    height: float


class Picture(NamedTuple):
    """The kind of a file, as its suffix, and how large it is of itself."""

    suffix: Literal["png", "jpeg", "svg"]
    size: Size


class ShownWidth(NamedTuple):
    """As wide as `share` (0 to 1) of the column, but no wider than `most` mm."""

    share: float
    most: float


def picture(data: bytes, path: str) -> Picture:
    """What the bytes of a file hold. Raises `NdsError` where that is no picture."""
    try:
        if data.startswith(_PNG):
            return Picture("png", _png_size(data))
        if data.startswith(_JPEG):
            return Picture("jpeg", _jpeg_size(data))
        if drawing := _SVG.match(data):
            return Picture("svg", Size(*(float(side) * _MM_PER_INCH / 72 for side in drawing.groups())))
    except (struct.error, IndexError):
        pass
    raise NdsError(NO_PICTURE, path=path)


def shown_width(natural: Size, typed: str) -> ShownWidth:
    """The width that `typed` ("80%", "6cm", "300") asks for, else its own; as far as it fits on the page."""
    most = natural.width * _HIGHEST / natural.height
    match = _LENGTH.fullmatch(typed.strip())
    value = float(match[1]) if match else 0.0
    if match and value and match[2] == "%":
        return ShownWidth(min(value / 100, 1.0), most)
    wished = value * _UNITS[match[2]] if match and value else natural.width
    return ShownWidth(1.0, min(wished, most))


def ids_of(image: n.Image) -> Iterator[str]:
    """The ids that stand for a picture: its own, and those in the words that describe it, which are not in the text."""
    return filter(None, map(label_of, descendants((n.Plain((image,)),))))


def _png_size(data: bytes) -> Size:
    width, height = struct.unpack_from(">LL", data, 16)
    at, per_mm = 8, (_PIXELS_PER_MM, _PIXELS_PER_MM)
    while at + 8 <= len(data):
        length, kind = struct.unpack_from(">L4s", data, at)
        if kind == b"pHYs":
            across, up, unit = struct.unpack_from(">LLB", data, at + 8)
            if unit == 1 and across and up:
                per_mm = (across / 1000, up / 1000)
        if kind in (b"IDAT", b"IEND"):
            break
        at += 12 + length
    return Size(max(width, 1) / per_mm[0], max(height, 1) / per_mm[1])


def _jpeg_size(data: bytes) -> Size:
    at, per_mm = 2, (_PIXELS_PER_MM, _PIXELS_PER_MM)
    while data[at] == 0xFF:
        marker, (length,) = data[at + 1], struct.unpack_from(">H", data, at + 2)
        if marker == 0xE0 and data[at + 4 : at + 9] == b"JFIF\x00":
            unit, across, up = struct.unpack_from(">BHH", data, at + 11)
            if unit in (1, 2) and across and up:
                inch = _MM_PER_INCH if unit == 1 else 10.0
                per_mm = (across / inch, up / inch)
        if marker in _FRAME_HEADERS:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return Size(max(width, 1) / per_mm[0], max(height, 1) / per_mm[1])
        at += 2 + length
    raise IndexError(at)
