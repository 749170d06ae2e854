"""OpenDocument: its names, its units, and text as it stands in a file.

Source: ISO/IEC 26300 as OASIS OpenDocument 1.3, part 3.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

VERSION: Final = "1.3"
_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES: Final = {
    "office": f"{_OASIS}:office:1.0",
    "style": f"{_OASIS}:style:1.0",
    "text": f"{_OASIS}:text:1.0",
    "table": f"{_OASIS}:table:1.0",
    "draw": f"{_OASIS}:drawing:1.0",
    "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}:svg-compatible:1.0",
    "meta": f"{_OASIS}:meta:1.0",
    "config": f"{_OASIS}:config:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ooo": "http://openoffice.org/2004/office",
    "ooow": "http://openoffice.org/2004/writer",
}
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_DECLARED: Final = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())

TAB: Final = "<text:tab/>"
_SPACES: Final = re.compile(r"(\t|\n| {2,})")
_ADDRESS_SAFE: Final = re.compile(r"[^\w!#$%&'()*+,\-./:;=?@\[\]~]|%(?![0-9A-Fa-f]{2})", re.ASCII)


def part(name: str, content: str) -> str:
    """A part of a file: the element `office:NAME` with everything declared."""
    return f'{DECLARATION}<office:{name} {_DECLARED} office:version="{VERSION}">{content}</office:{name}>'


def escape(text: str) -> str:
    """Text between tags or in an attribute between double quotes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def spaced(text: str, *, after_space: bool) -> str:
    """Text of a paragraph: every space counts. `after_space`: a space here follows another, or starts the paragraph."""
    shown = escape(text)
    if after_space and shown.startswith(" "):
        shown = "<text:s/>" + shown[1:]
    if "  " not in shown and "\t" not in shown and "\n" not in shown:
        return shown
    return "".join(_space(piece) if at % 2 else piece for at, piece in enumerate(_SPACES.split(shown)))


def whole(text: str) -> str:
    """Text that starts a paragraph; see `spaced`."""
    return spaced(text, after_space=True)


def _space(piece: str) -> str:
    match piece:
        case "\t":
            return TAB
        case "\n":
            return "<text:line-break/>"
        case _:
            return f' <text:s text:c="{len(piece) - 1}"/>'


def address(url: str) -> str:
    """`url` as an IRI that every program takes: what cannot stand in one is written in hexadecimal."""
    return _ADDRESS_SAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), url)


@cache
def style_name(display: str) -> str:
    """The name in the file of a style that people see as `display`."""
    return re.sub(r"[^A-Za-z0-9.\-]", lambda found: f"_{ord(found[0]):x}_", display)


def attributes(values: dict[str, str]) -> str:
    """As they stand in a tag; those that are "" are left out."""
    return "".join(f' {name}="{value}"' for name, value in values.items() if value)


def mm(value: float) -> str:
    """A length in millimetres."""
    return f"{round(value, 2):g}mm"


def pt(value: float) -> str:
    """A length in points."""
    return f"{round(value, 2):g}pt"


def in_mm(points: float) -> float:
    """Points in millimetres."""
    return points * 25.4 / 72


def in_pt(millimetres: float) -> float:
    """Millimetres in points."""
    return millimetres * 72 / 25.4
