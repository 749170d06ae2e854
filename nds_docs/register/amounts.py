"""Amounts of money as Dutch letters and papers write them: "€ 20 miljoen", "517,9 miljoen euro per jaar", "p.m."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

SCALES = {
    "duizend": 1_000,
    "miljoen": 1_000_000,
    "mln": 1_000_000,
    "miljard": 1_000_000_000,
    "mld": 1_000_000_000,
}
_FIGURE = r"(?P<whole>\d{1,3}(?:\.\d{3}){1,4}|\d{1,15})(?:,(?P<cents>\d{1,9}|-{1,2}))?"
_AMOUNT = re.compile(
    rf"(?P<before>(?:structureel|jaarlijks) )?(?P<sign>(?:€|EUR) ?)?{_FIGURE}"
    rf"(?: (?P<scale>{'|'.join(SCALES)})\.?)?(?P<word> euro)?(?P<after> (?:per jaar|structureel|jaarlijks))?",
    re.IGNORECASE,
)
_NOT_KNOWN = re.compile(r"p\.? ?m\.?|pro memorie", re.IGNORECASE)


class Notation(Enum):
    """How an amount names its currency."""

    SIGN = "€ 20 miljoen"
    WORD = "20 miljoen euro"
    NONE = "20 miljoen"


@dataclass(frozen=True)
class Amount:
    """`euros` is None for "p.m.": money is needed, how much is not known. `yearly`: so much in every year."""

    euros: Decimal | None
    yearly: bool
    notation: Notation


def read_amount(typed: str) -> Amount | None:
    """The amount that `typed` names; None where it names none that is certain.

    A dot groups thousands and a comma starts the decimals. A bare figure ("800") is no amount: in tables of Finance it
    would stand for thousands.
    """
    text = " ".join(typed.split())
    if _NOT_KNOWN.fullmatch(text):
        return Amount(None, yearly=False, notation=Notation.NONE)
    found = _AMOUNT.fullmatch(text)
    if found is None or (found["sign"] and found["word"]) or (found["before"] and found["after"]):
        return None
    if not (found["sign"] or found["word"] or found["scale"]):
        return None
    cents = (found["cents"] or "").strip("-")
    figure = Decimal(f"{found['whole'].replace('.', '')}.{cents or 0}")
    notation = Notation.SIGN if found["sign"] else Notation.WORD if found["word"] else Notation.NONE
    euros = figure * SCALES.get((found["scale"] or "").lower(), 1)
    return Amount(euros, bool(found["before"] or found["after"]), notation)
