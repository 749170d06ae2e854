"""What a Word file says around the blocks of its text: title page, lists of contents, letterhead, closing, heads, feet.

It is kept when the file is made, for whatever differs from it when the file comes back was changed with tracking off.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_PAGE: Final = re.compile(r"\t\d+\s*\Z")


class Frame(NamedTuple):
    """`lines` are those of the text that are no block's; `entries` those of lists of contents, `without_page`.

    `labels` are the word and number before a caption by the number of its block, `heads` the lines of heads and feet.
    """

    lines: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    labels: tuple[tuple[int, str], ...] = ()
    heads: tuple[str, ...] = ()


def without_page(entry: str) -> str:
    """A line of a list of contents without its page, which is another as soon as somebody types."""
    return _PAGE.sub("", entry)
