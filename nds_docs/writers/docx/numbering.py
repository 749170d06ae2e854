"""The lists of a Word file: chapters and annexes in one multilevel list each, bullets, and a list for every count.

Source: ECMA-376 part 1, 17.9.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from nds_docs.writers import look
from nds_docs.writers.docx.formatting import ParagraphFormat, RunFormat
from nds_docs.writers.docx.ooxml import DECLARED, mm

CHAPTERS: Final = 1
ANNEXES: Final = 2
BULLETS: Final = 3
FRAMED_BULLETS: Final = 4  # in measures, goals and boxes, whose text starts further to the right
UNNUMBERED: Final = 5  # for headings without a number: shows none
_FIRST_COUNT: Final = 11
_FIRST_CHAPTERS: Final = 5001

_COUNTS: Final = {(".", False): 6, (")", False): 7, (".", True): 8, (")", True): 9}
"""The abstract list of a numbered list: by its delimiter, and whether it stands in a frame."""

LEVELS: Final = 9
HEADING_STYLES: Final = 6
LIST_STYLES: Final = 5
HEADING_HANG: Final = (12.0, 12.0, 14.0, 17.0, 20.0, 23.0, 26.0, 29.0, 32.0)  # mm, from the number to the title
FRAME_INSET: Final = mm(look.BLOCK_BAR + look.BLOCK_INSET)

_SIGNS: Final = ("•", "–", "•", "–", "•", "–", "•", "–", "•")


@dataclass(frozen=True)
class Count:
    """One numbered list: where it starts, at which level it stands, and what its items look like."""

    start: int
    level: int
    delimiter: str
    framed: bool


def count_number(position: int) -> int:
    """The `w:num` of the numbered list at `position` among the counts of a file."""
    return _FIRST_COUNT + position


def chapters_number(position: int) -> int:
    """The `w:num` of the chapters from where counting breaks off for the time at `position`: in an excerpt."""
    return _FIRST_CHAPTERS + position


def numbering_xml(counts: Iterable[Count], *, headings: bool, chapters: Iterable[int] = ()) -> str:
    """The part `numbering.xml`; with `headings` the headings have numbers.

    `chapters` are the numbers at which chapters go on where some are left out.
    """
    abstracts = [
        _abstract(CHAPTERS, [_heading_level(level, "decimal", linked=headings) for level in range(LEVELS)]),
        _abstract(ANNEXES, [_heading_level(level, "upperLetter", linked=False) for level in range(LEVELS)]),
        _abstract(BULLETS, [_bullet_level(level, 0.0, linked=True) for level in range(LEVELS)]),
        _abstract(FRAMED_BULLETS, [_bullet_level(level, FRAME_INSET, linked=False) for level in range(LEVELS)]),
        _abstract(
            UNNUMBERED, [_level(level, "none", "", "", ParagraphFormat(left=0, hanging=0)) for level in range(LEVELS)]
        ),
    ]
    for (delimiter, framed), number in _COUNTS.items():
        inset = FRAME_INSET if framed else 0.0
        abstracts.append(_abstract(number, [_count_level(level, delimiter, inset) for level in range(LEVELS)]))
    nums = [f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, UNNUMBERED + 1)]
    nums += [_count_num(count_number(position), count) for position, count in enumerate(counts)]
    nums += [_chapters_num(chapters_number(position), first) for position, first in enumerate(chapters)]
    return f"<w:numbering {DECLARED}>{''.join(abstracts)}{''.join(nums)}</w:numbering>"


def _count_num(number: int, count: Count) -> str:
    abstract = _COUNTS[count.delimiter, count.framed]
    start = f'<w:lvlOverride w:ilvl="{count.level}"><w:startOverride w:val="{count.start}"/></w:lvlOverride>'
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{start}</w:num>'


def _chapters_num(number: int, first: int) -> str:
    start = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{first}"/></w:lvlOverride>'
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{CHAPTERS}"/>{start}</w:num>'


def _abstract(number: int, levels: list[str]) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="4E4453{number:02X}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'
    )


def _heading_level(level: int, first: str, *, linked: bool) -> str:
    text = ".".join(f"%{position}" for position in range(1, level + 2))
    style = f"Heading{level + 1}" if linked and level < HEADING_STYLES else ""
    hang = HEADING_HANG[level]
    return _level(level, "decimal" if level else first, text, style, ParagraphFormat(left=hang, hanging=hang))


def _bullet_level(level: int, inset: float, *, linked: bool) -> str:
    style = list_style("ListBullet", level) if linked and level < LIST_STYLES else ""
    return _level(level, "bullet", _SIGNS[level], style, _list_indent(level, inset), RunFormat(colour=look.BRAND))


def _count_level(level: int, delimiter: str, inset: float) -> str:
    return _level(level, "decimal", f"%{level + 1}{delimiter}", "", _list_indent(level, inset))


def _list_indent(level: int, inset: float) -> ParagraphFormat:
    return ParagraphFormat(left=inset + (level + 1) * look.LIST_INDENT, hanging=look.LIST_INDENT)


def _level(
    level: int, kind: str, text: str, style: str, paragraph: ParagraphFormat, run: RunFormat | None = None
) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        + (f'<w:pStyle w:val="{style}"/>' if style else "")
        + f'<w:suff w:val="{"tab" if text else "nothing"}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        + paragraph.xml()
        + (run.xml() if run else "")
        + "</w:lvl>"
    )


def list_style(stem: str, level: int) -> str:
    """`ListBullet`, `ListBullet2`, … : the style of a list's items at a level that counts from 0."""
    depth = min(level + 1, LIST_STYLES)
    return stem if depth == 1 else f"{stem}{depth}"
