"""The coherence matrix: priorities in rows, parties in columns, these together by kind; a full or an open mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from nds_docs.compose import overview_wording as ow
from nds_docs.compose.drawing import Contributor, Matrix, Part
from nds_docs.language import Language
from nds_docs.register.schema import PartyKind
from nds_docs.writers import look
from nds_docs.writers.drawings.sheet import LINE, MM, WIDTH, Sheet, said, width_of, wrapped

SIZE: Final = 8.5  # pt
SMALL: Final = 7.5
TITLES: Final = 50.0  # mm: the column of priorities, at most
BETWEEN: Final = 1.6  # mm between kinds of parties
WIDEST: Final = 14.0  # mm: a column of marks
KINDS: Final = 6.0  # mm: the line with the kinds of parties
ROW: Final = 3.8  # mm in a row that is not text
MARK: Final = 1.9  # mm: the radius of a mark
STROKE: Final = 1.3  # pt
FOOT: Final = 7.5


@dataclass(frozen=True)
class _Group:
    """Parties of one kind: which columns of the matrix they are, and where each of them begins, in mm."""

    kind: PartyKind
    columns: tuple[int, ...]
    starts: tuple[float, ...]
    column: float

    @property
    def left(self) -> float:
        return self.starts[0]

    @property
    def width(self) -> float:
        return self.column * len(self.starts)


def matrix(drawing: Matrix) -> Sheet:
    """The drawing on its sheet."""
    titles = [wrapped(title, TITLES, SIZE) for title in drawing.priorities]
    left = max(width_of(line, SIZE) for lines in titles for line in lines) + 4
    groups = _groups(drawing.parties, left)
    size, heads = _heads(drawing.parties, groups[0].column)
    top = (KINDS if _kinds_fit(groups, drawing.language) else 0) + heads
    heights = [max(len(lines), 1) * SIZE * LINE * MM + ROW for lines in titles]
    sheet = Sheet(top + sum(heights) + FOOT)
    for group in groups:
        sheet.box(group.left, 0, group.width, top + sum(heights), look.BRAND_TINT)
        _head(sheet, group, drawing, top, heads, size)
    y = top
    for parts, lines, height in zip(drawing.parts, titles, heights, strict=True):
        sheet.line((0, groups[-1].left + groups[-1].width), (y, y), look.RULE, 0.5)
        for at, line in enumerate(lines):
            sheet.text(0, y + height / 2 + (at - (len(lines) - 1) / 2) * SIZE * LINE * MM, line, SIZE)
        for group in groups:
            for start, column in zip(group.starts, group.columns, strict=True):
                _mark(sheet, parts[column], start + group.column / 2, y + height / 2, _radius(group.column))
        y += height
    sheet.line((0, groups[-1].left + groups[-1].width), (y, y), look.RULE, 0.5)
    _legend(sheet, drawing.language, y + 4.4)
    return sheet


def _groups(parties: tuple[Contributor, ...], left: float) -> list[_Group]:
    """The parties by kind, side by side from `left`."""
    by_kind = {kind: tuple(at for at, party in enumerate(parties) if party.kind is kind) for kind in PartyKind}
    present = {kind: columns for kind, columns in by_kind.items() if columns}
    column = min((WIDTH - left - BETWEEN * (len(present) - 1)) / len(parties), WIDEST)
    groups, x = [], left
    for kind, columns in present.items():
        groups.append(_Group(kind, columns, tuple(x + column * at for at in range(len(columns))), column))
        x += column * len(columns) + BETWEEN
    return groups


def _kinds_fit(groups: list[_Group], language: Language) -> bool:
    return all(width_of(ow.KINDS[group.kind].say(language), SMALL) <= group.width - 0.6 for group in groups)


def _heads(parties: tuple[Contributor, ...], column: float) -> tuple[float, float]:
    """The size of the names of parties, and how high their line is: upright where one is too wide for its column."""
    widest = max(width_of(said(party.short), SIZE, bold=True) for party in parties)
    if widest <= column - 1:
        return SIZE, 6.5
    size = min(SIZE, column / MM / LINE)
    return size, widest * size / SIZE + 3.5


def _head(sheet: Sheet, group: _Group, drawing: Matrix, top: float, heads: float, size: float) -> None:
    if top > heads:
        kind = ow.KINDS[group.kind].say(drawing.language)
        sheet.text(group.left + group.width / 2, 3.4, kind, SMALL, look.MUTED, align="center")
    upright = heads > 6.5
    for start, column in zip(group.starts, group.columns, strict=True):
        x, name = start + group.column / 2, said(drawing.parties[column].short)
        if upright:
            sheet.text(x, top - 1.8, name, size, look.BRAND, bold=True, upright=True)
        else:
            sheet.text(x, top - heads / 2, name, size, look.BRAND, bold=True, align="center")


def _radius(column: float) -> float:
    return min(MARK, 0.36 * column)


def _mark(sheet: Sheet, part: Part, x: float, y: float, radius: float) -> None:
    match part:
        case Part.WORKS_OUT:
            sheet.disc(x, y, radius, look.BRAND)
        case Part.TOUCHES:
            sheet.ring(x, y, radius, look.BRAND, STROKE)
        case Part.NONE:
            sheet.disc(x, y, 0.3, look.RULE)


def _legend(sheet: Sheet, language: Language, y: float) -> None:
    x = MARK
    for part, words in ((Part.WORKS_OUT, ow.WORKS_OUT), (Part.TOUCHES, ow.TOUCHES)):
        _mark(sheet, part, x, y, MARK * 0.85)
        sheet.text(x + 3, y, words.say(language), SMALL, look.MUTED)
        x += 3 + width_of(words.say(language), SMALL) + 7
