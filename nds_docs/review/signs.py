"""What the elements among the words of a Word file show: words, a space, a sign, or something that is no text.

Source: ECMA-376 part 1, 17.3.3 (content of runs), 22.1 (formulas); part 3, 7.5 (alternate content).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from nds_docs.document.pieces import OBJECT
from nds_docs.writers.docx.ooxml import W_URI, w

Element = etree._Element

_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

ALTERNATIVES, FALLBACK = _COMPATIBILITY + "AlternateContent", _COMPATIBILITY + "Fallback"
FORMULA: Final = _MATH + "oMath"
BOX: Final = w("txbxContent")
WORDS: Final = frozenset((w("t"), w("delText"), _MATH + "t"))
_DATES: Final = tuple(w(unit + form) for unit in ("day", "month", "year") for form in ("Short", "Long"))
_SIGNS: Final = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
    **dict.fromkeys((*map(w, ("drawing", "pict", "object", "contentPart", "sym", "pgNum")), *_DATES), OBJECT),
}
SHOWN: Final = WORDS | _SIGNS.keys()
"""Every element that shows something by itself."""


def shown(element: Element) -> str:
    """What one of those shows; a new page or column is no part of the text."""
    if element.tag in WORDS:
        return element.text or ""
    return "" if element.get(w("type")) in ("page", "column") else _SIGNS[element.tag]


def chosen(alternatives: Element) -> Element | None:
    """Which of several ways to show something is read: the first with anything that is known here.

    Word writes a picture of today with one for older programs, and an emoji of today with the letter that it is.
    """
    ways = list(alternatives)
    known = (f"{{{W_URI}}}", _MATH)
    return next((way for way in ways if any(str(one.tag).startswith(known) for one in way.iter())), None)


def boxes(element: Element) -> Iterator[Element]:
    """The texts of the text boxes in a drawing; a box in another belongs to the text of that one."""
    for child in element:
        if child.tag == BOX:
            yield child
        elif child.tag == ALTERNATIVES:
            yield from boxes(way) if (way := chosen(child)) is not None else ()
        else:
            yield from boxes(child)
