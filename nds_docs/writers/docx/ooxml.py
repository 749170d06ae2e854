"""WordprocessingML: its names, its units, and elements from text.

Source: ECMA-376 part 1 (Office Open XML), transitional.
"""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape as _escape

from lxml import etree

W_URI: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"

NAMESPACES: Final = {
    "w": W_URI,
    "r": f"{OFFICE}/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DECLARED: Final = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())

EMU_PER_MM: Final = 36000
TAB: Final = "<w:r><w:tab/></w:r>"


def w(name: str) -> str:
    """The name of an element or attribute of WordprocessingML, as lxml spells it."""
    return f"{{{W_URI}}}{name}"


def r(name: str) -> str:
    """The name of an attribute that points to another part."""
    return f"{{{NAMESPACES['r']}}}{name}"


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(mm * 1440 / 25.4)


def twentieths(pt: float) -> int:
    """Points in twentieths of a point."""
    return round(pt * 20)


def pt(mm: float) -> float:
    """Millimetres in points."""
    return mm * 72 / 25.4


def mm(pt: float) -> float:
    """Points in millimetres."""
    return pt * 25.4 / 72


def escape(text: str) -> str:
    """Text between tags or in an attribute between double quotes."""
    return _escape(text, {'"': "&quot;"})


def elements(xml: str) -> list[etree._Element]:
    """The elements that a text of WordprocessingML holds, side by side."""
    return list(etree.fromstring(f"<w:body {DECLARED}>{xml}</w:body>"))


def run(text: str, properties: str = "") -> str:
    """A run of text; `properties` is its `w:rPr`, or ""."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
