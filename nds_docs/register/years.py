"""The years in which something runs, as measures write them: "2026", "2025-2027"."""

from __future__ import annotations

import re
from typing import NamedTuple

_YEARS = re.compile(r"(20\d\d)(?:-(20\d\d))?")


class Years(NamedTuple):
    """From the first year up to and including the last."""

    first: int
    last: int


def read_years(typed: str) -> Years | None:
    """The years that `typed` names; None where it names none, or the last before the first."""
    found = _YEARS.fullmatch(typed)
    if found is None:
        return None
    years = Years(int(found[1]), int(found[2] or found[1]))
    return years if years.first <= years.last else None
