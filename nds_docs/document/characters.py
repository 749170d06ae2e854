"""Characters that no document can hold: a Word file with one does not open (XML 1.0, 2.2)."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def forbidden(text: str) -> str:
    """The first such character in `text`, "" where there is none."""
    found = _FORBIDDEN.search(text)
    return found[0] if found else ""


def without_forbidden(text: str) -> str:
    """`text` with U+FFFD for each such character."""
    return _FORBIDDEN.sub(REPLACEMENT, text)
