"""`$…$`: mathematics for Pandoc, plain text here."""

from __future__ import annotations

import re

from nds_docs.checks.rules import dialect as rules
from nds_docs.markdown.positions import InlineState

_MATH = re.compile(r"\$\$[^$]+\$\$|\$(?=[^\s$])(?:\\.|[^$\\]){0,1000}(?<=[^\s\\])\$(?!\d)")


def dollar(state: InlineState) -> bool:
    """Only a finding: `$` is text."""
    found = _MATH.match(state.src, state.pos, state.posMax)
    if found is not None:
        state.page.report(rules.MATH, state.at(found.start()), state.at(found.end()), text=found[0])
        state.text(state.pos, state.pos + 1)
        state.pos += 1
        return True
    return False
