"""How an edition is set in Word: the measures and numbers that its blocks are written with."""

from __future__ import annotations

from typing import NamedTuple

from nds_docs.writers import look
from nds_docs.writers.look import Page, Type


class Setting(NamedTuple):
    """The text of an edition, the width of its column in mm, and whether its headings have numbers.

    `turned` is the width of the column on a page on its side; 0 where pages do not turn.
    """

    body: Type
    width: float
    numbered: bool
    turned: float = 0.0


def strategy_setting(page: Page) -> Setting:
    """How the strategy is set on `page`."""
    return Setting(look.BODY, page.text_width, numbered=True, turned=page.on_its_side.text_width)


LETTER = Setting(look.LETTER_BODY, look.LETTER_PAGE.text_width, numbered=False)
