"""The layout of a table in Word: its columns share the line as those of the PDF do."""

from __future__ import annotations

from typing import NamedTuple

from nds_docs.document import nodes as n
from nds_docs.writers.columns import columns
from nds_docs.writers.docx.ooxml import twips


class TableLayout(NamedTuple):
    """Widths of the columns and indent of the whole, in twips; `compact` where only small type fits.

    `turned` says that it stands on pages on their side.
    """

    widths: tuple[int, ...]
    indent: int
    compact: bool
    turned: bool


def table_layout(
    table: n.Table, available: float, indent: float, alike: tuple[n.Table, ...], turned: float
) -> TableLayout:
    """The layout of `table` in a column of `available` mm, moved in by `indent` mm, its widths those of `alike`.

    `turned` is the width in mm of a page on its side, which a table that needs it gets; 0 where it may not turn.
    """
    asked = columns(table, alike)
    turns = asked.wide and turned > 0
    available = turned if turns else available
    total = sum(asked.shares) or 1
    widths = tuple(twips(available * share / total) for share in asked.shares)
    return TableLayout(widths, twips(indent), asked.small, turns)
