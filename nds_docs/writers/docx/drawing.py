"""Pictures in the line of text: how large a PNG or JPEG is, how large it is shown, and the drawing that shows it.

Source: ECMA-376 part 1, 20.4; PNG (ISO/IEC 15948) 11.2.2 and 11.3.5.3; JPEG (ITU-T T.81) annex B.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from typing import NamedTuple

from nds_docs.errors import NdsError
from nds_docs.language import Text
from nds_docs.writers import look
from nds_docs.writers.docx.ooxml import EMU_PER_MM, escape

NO_PICTURE = Text(
    nl="de afbeelding is geen PNG of JPEG en kan niet in Word",
    en="the picture is no PNG or JPEG and cannot go into Word",
)

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_DOTS_PER_MM = 96 / 25.4
_HIGHEST = 0.85  # of the text on a page, so that a caption fits below
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(%|cm|mm|in|pt|px)?")
_UNITS = {"cm": 10.0, "mm": 1.0, "in": 25.4, "pt": 25.4 / 72, "px": 1 / _DOTS_PER_MM, "": 1 / _DOTS_PER_MM}
_FRAME_HEADERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


class Size(NamedTuple):
    """mm."""

    width: float
    height: float


@dataclass(frozen=True)
class Picture:
    """A file as it goes into the package: its suffix there, and how large it is of itself."""

    data: bytes
    suffix: str
    size: Size


def picture(data: bytes, path: str) -> Picture:
    """The picture in a file. Raises `NdsError` where it is neither PNG nor JPEG."""
    try:
        if data.startswith(_PNG):
            return Picture(data, "png", _png_size(data))
        if data.startswith(_JPEG):
            return Picture(data, "jpeg", _jpeg_size(data))
    except (struct.error, IndexError):
        pass
    raise NdsError(NO_PICTURE, path=path)


def shown_size(natural: Size, width: str, available: float) -> Size:
    """How large to show it: `width` as typed, else its own size; never wider or higher than fits."""
    wished = _length(width, available) or natural.width
    page = look.PAGE
    highest = (page.height - page.top - page.bottom) * _HIGHEST
    scale = min(wished, available) / natural.width
    scale = min(scale, highest / natural.height)
    return Size(natural.width * scale, natural.height * scale)


def drawing(relation: str, number: int, size: Size, description: str) -> str:
    """The run with the picture; `number` sets it apart from the others, `description` is what a screen reader says."""
    extent = f'cx="{round(size.width * EMU_PER_MM)}" cy="{round(size.height * EMU_PER_MM)}"'
    name = f'id="{number}" name="Afbeelding {number}"'
    described = f' descr="{escape(description)}"' if description else ""
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr {name}{described}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _length(text: str, available: float) -> float:
    """A typed length in mm; 0 where it says nothing."""
    match = _LENGTH.fullmatch(text.strip())
    if not match:
        return 0.0
    value, unit = float(match[1]), match[2] or ""
    return available * value / 100 if unit == "%" else value * _UNITS[unit]


def _png_size(data: bytes) -> Size:
    width, height = struct.unpack_from(">LL", data, 16)
    at, per_mm = 8, (_DOTS_PER_MM, _DOTS_PER_MM)
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
    at, per_mm = 2, (_DOTS_PER_MM, _DOTS_PER_MM)
    while data[at] == 0xFF:
        marker, (length,) = data[at + 1], struct.unpack_from(">H", data, at + 2)
        if marker == 0xE0 and data[at + 4 : at + 9] == b"JFIF\x00":
            unit, across, up = struct.unpack_from(">BHH", data, at + 11)
            if unit in (1, 2) and across and up:
                inch = 25.4 if unit == 1 else 10.0
                per_mm = (across / inch, up / inch)
        if marker in _FRAME_HEADERS:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return Size(max(width, 1) / per_mm[0], max(height, 1) / per_mm[1])
        at += 2 + length
    raise IndexError(at)
