"""WordprocessingML: its names, its units, and text as it stands in a file.

Source: ECMA-376 part 1 (Office Open XML), transitional.
"""

from __future__ import annotations

from typing import Final

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
_SOFT_HYPHEN: Final = "\u00ad"  # Word shows the character itself as a hyphen everywhere
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
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def run(text: str, properties: str = "") -> str:
    """A run of text; `properties` is its `w:rPr`, or ""."""
    words = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    if _SOFT_HYPHEN in words:
        words = words.replace(_SOFT_HYPHEN, '</w:t><w:softHyphen/><w:t xml:space="preserve">')
    return f"<w:r>{properties}{words}</w:r>"
