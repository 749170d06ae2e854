"""The look of every edition: geometry in mm, type sizes and space in pt, colours as hexadecimal. Values only.

Text colours stand at a contrast of at least 4.5 : 1 on the grounds they are used on (a test computes it).
The letter's measures are those of letters ministries really sent, the type is DejaVu Sans for its Verdana-like widths.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

# --- colours ------------------------------------------------------------------------------------

INK: Final = "1B2430"  # running text
MUTED: Final = "505B68"  # captions, heads and feet, facts
BRAND: Final = "154273"  # headings, cover band, measures
BRAND_TINT: Final = "EDF2F8"
GOAL: Final = "225C3B"
GOAL_TINT: Final = "EDF5F0"
BOX: Final = "42495A"
BOX_TINT: Final = "F3F4F6"
QUOTE: Final = "7A3B69"
TODO: Final = "9A4300"
TODO_TINT: Final = "FFF3E6"
ACCENT: Final = "F2B233"  # the thin lines on the cover and at chapter openings, and the ground of its mark; never text
RULE: Final = "C3CBD5"  # lines in tables and above feet
TABLE_HEAD_TINT: Final = "E3EAF3"
LINK: Final = "0B5394"
WATERMARK: Final = "F0F1F4"
WHITE: Final = "FFFFFF"

# --- families -----------------------------------------------------------------------------------

TEXT_FONT: Final = "Carlito"  # the widths of Calibri, which Word has
CODE_FONT: Final = "DejaVu Sans Mono"
LETTER_FONT: Final = "DejaVu Sans"  # near Verdana, which Word has
SYMBOL_FONT: Final = "DejaVu Sans"  # for what the others lack
WORD_TEXT_FONT: Final = "Calibri"
WORD_LETTER_FONT: Final = "Verdana"
WORD_CODE_FONT: Final = "Courier New"  # about the widths of DejaVu Sans Mono


@dataclass(frozen=True)
class Page:
    """A page and its margins in mm; `head` and `foot` are the distances of those lines from the page's edges."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    head: float
    foot: float

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def on_its_side(self) -> Page:
        return replace(self, width=self.height, height=self.width)


@dataclass(frozen=True)
class Type:
    """How a kind of paragraph is set: size, leading and the space before and after it in pt."""

    size: float
    leading: float
    colour: str = INK
    bold: bool = False
    italic: bool = False
    before: float = 0.0
    after: float = 0.0
    font: str = TEXT_FONT


# --- the strategy -------------------------------------------------------------------------------

PAGE: Final = Page(width=210, height=297, left=30, right=30, top=32, bottom=28, head=15, foot=14)

BODY: Final = Type(11, 15, after=7)
HEADINGS: Final = (  # level 1, 2, …
    Type(25, 29, BRAND, bold=True, after=18),
    Type(16, 20, BRAND, bold=True, before=20, after=6),
    Type(13, 17, BRAND, bold=True, before=15, after=4),
    Type(11, 15, INK, bold=True, before=11, after=3),
    Type(11, 15, INK, italic=True, before=9, after=2),
)
CHAPTER_NUMBER: Final = Type(48, 46, BRAND)
ANNEX_NUMBER: Final = Type(17, 21, BRAND)  # "Bijlage A"
LEAD: Final = Type(13, 18, after=14)  # the paragraph that a chapter opens with
FRAME_TITLE: Final = Type(11.5, 15, bold=True)  # of a measure, goal, box or todo note, in the colour of its frame
CAPTION: Final = Type(9.5, 12.5, MUTED, before=4, after=6)
TABLE: Final = Type(9.5, 12.5)
SMALL_TABLE: Final = Type(8, 10.5)  # for many columns
CODE: Final = Type(8.5, 12.5, font=CODE_FONT)
FOOTNOTE: Final = Type(9, 11.5)
RUNNING: Final = Type(8.5, 11, MUTED)  # heads and feet
FACTS: Final = Type(9.5, 13, MUTED)  # the facts of a measure or goal, the source of a quote, the parties line
QUOTE_TEXT: Final = Type(13, 18, QUOTE, italic=True)

COVER_TITLE: Final = Type(38, 43, WHITE, bold=True)
COVER_SUBTITLE: Final = Type(17, 22, WHITE)
COVER_FACTS: Final = Type(11, 15)
COVER_MARK: Final = Type(11, 13, INK, bold=True)  # "CONCEPT" on the accent
COVER_BAND: Final = (46.0, 124.0)  # mm from the top of the page, height

BLOCK_BAR: Final = 2.5  # pt: the coloured line on the left of measures, goals, quotes
BLOCK_INSET: Final = 9.0  # pt: between that line and the text
LIST_INDENT: Final = 5.5  # mm a level
WATERMARK_TEXT: Final = Type(120, 120, WATERMARK, bold=True)
WATERMARK_ANGLE: Final = -52  # degrees, counter-clockwise is negative

CONTENTS_DEPTH: Final = 2  # levels of headings in the list of contents

# --- the letter ---------------------------------------------------------------------------------

LETTER_PAGE: Final = Page(width=210, height=297, left=28, right=48, top=53, bottom=24, head=15, foot=12)

LETTER_BODY: Final = Type(9, 12, font=LETTER_FONT)
LETTER_SMALL: Final = Type(6.5, 9, font=LETTER_FONT)  # retouradres, colofon, page number, notes
LETTER_NOTE: Final = Type(7, 9.5, font=LETTER_FONT)

# mm from the top-left corner of the page; of text: its (first) baseline
LETTER_LOGO: Final = (98.5, 0.0, 13.0, 37.1)  # left, top, width, height of the neutral placeholder
LETTER_LOGO_TINT: Final = TABLE_HEAD_TINT
LETTER_SENDER: Final = (113.5, 27.8)  # left, first baseline of the ministry's name beside the logo
LETTER_SENDER_TYPE: Final = Type(11, 14, font=LETTER_FONT)
LETTER_ADDRESS_WIDTH: Final = 100.0
LETTER_COLUMN: Final = 164.0  # left edge of the right column
LETTER_COLUMN_WIDTH: Final = 32.0
LETTER_COLUMN_TOP: Final = 56.6
LETTER_FOLLOWING: Final = 55.0  # the right column on following pages
LETTER_RETURN_ADDRESS: Final = 50.5
LETTER_ADDRESS: Final = 57.7
LETTER_FACTS: Final = 109.1  # "Datum", then "Betreft"
LETTER_FACTS_TAB: Final = 46.0  # where their values start
LETTER_SALUTATION: Final = 128.0
LETTER_SIGNATURE_SPACE: Final = 21.0  # mm between office and name
LETTER_NEXT_SIGNATORY: Final = 12.0  # mm from a name to the next office
LETTER_PAGE_NUMBER: Final = 286.0
