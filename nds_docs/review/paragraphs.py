"""A change with ends of paragraphs in it as edits of blocks: split, joined, new, gone, or several of these at once.

Before the change stands P, the head of the first line, behind it S, the tail of the last. Of the lines that were sent
there are n + 1 where n ends were deleted; of those that are to be m + 1 where m ends were inserted. What a paragraph is
(heading, item, text) is said by the paragraph of the file that holds its end, in which all of its properties stand
(ECMA-376 part 1, 17.13.5.15 and 17.13.5.20).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from nds_docs.compose.qualify import CHAPTER_LEVEL, CONTRIBUTION_LEVEL
from nds_docs.document import nodes as n
from nds_docs.document.pieces import OBJECT
from nds_docs.review import texts as t
from nds_docs.review.alignment import CAPTION
from nds_docs.review.changes import END, Change, Position
from nds_docs.review.edit import edits as e
from nds_docs.review.in_source import InSource, Place, StopError, Stretch, is_picture, looks
from nds_docs.review.returned import Fate

HEADING: Final = re.compile(r"(?:heading|kop|titre|überschrift|berschrift)[ -]?(\d)", re.IGNORECASE)
"""Styles of headings, as Word and LibreOffice name them here and next door."""


class New(NamedTuple):
    """A paragraph as it is to be between what stays before and behind it, and the style of the one with its end."""

    text: str
    style: str


@dataclass(frozen=True)
class Restructured:
    """A change with ends of paragraphs: the lines it is about, and the paragraphs that they are to be."""

    where: InSource
    at: Stretch
    lines: tuple[int, ...]
    new: tuple[New, ...]
    deletes: bool

    @property
    def head(self) -> bool:
        """Whether some of the first line stays."""
        return self.at.start > 0

    @property
    def tail(self) -> bool:
        """Whether some of the last line stays."""
        return self.at.end < self.where.length(self.at.last)

    @property
    def first(self) -> Place:
        return self.where.place(self.at.first)

    @property
    def last(self) -> Place:
        return self.where.place(self.at.last)


def restructure(change: Change, at: Stretch, where: InSource) -> tuple[str, e.Edit]:
    """The text and the edit of it that carries the change out. Raises `StopError` where there is none."""
    lines = tuple(where.lines(at.first, at.last))
    new = _new(change, where)
    if _keeps_last_end(lines, new, at, where):
        lines, new = lines[:-1], new[:-1]
        at = Stretch(at.first, at.start, lines[-1], where.length(lines[-1]))
    asked = Restructured(where, at, lines, new, bool(change.deleted))
    if any(OBJECT in one.text for one in asked.new):
        raise StopError(t.NEW_PICTURE)
    if len(lines) == len(asked.new) == 1:
        return _emptied(asked)
    replaced = asked.deletes and not (asked.head or asked.tail)
    if len(lines) == 1 and not replaced:
        return _below_made(asked) or _added(asked)
    if len(asked.new) == 1:
        return _removed(asked)
    return _mixed(asked)


def _keeps_last_end(lines: Sequence[int], new: Sequence[New], at: Stretch, where: InSource) -> bool:
    """Whether the end that went before the last line came again, with nothing behind it."""
    if len(lines) == 1 or len(new) == 1 or at.end > 0 or new[-1].text or where.is_empty(lines[-2]):
        return False
    return new[-2].style == where.style(lines[-2])


def _new(change: Change, where: InSource) -> tuple[New, ...]:
    numbers = range(change.start.paragraph, change.end.paragraph + 1)
    styles = [where.own_style(number) for number in numbers if _ends_new(change, number, where)]
    parts = change.inserted.split(END)
    return tuple(New(*one) for one in zip(parts, [*styles, where.style_behind(change.end)], strict=True))


def _ends_new(change: Change, number: int, where: InSource) -> bool:
    """Whether the end of a paragraph of the file was inserted by the change."""
    paragraph = where.paragraphs[number]
    return paragraph.mark is Fate.INSERTED and change.holds(Position(number, len(paragraph.all_text)))


def _emptied(asked: Restructured) -> tuple[str, e.Edit]:
    """The last paragraph of a cell or before a table has an end that stays, whatever the file says of it."""
    place, (only,) = asked.first, asked.new
    if asked.head or asked.tail or only.text or place.leaf in place.text.tables:
        return place.path, e.ReplaceText(
            place.leaf, asked.where.replaced(place, asked.at.start, asked.at.end, only.text)
        )
    return place.path, e.DeleteBlocks((place.leaf,))


# --- one line becomes several --------------------------------------------------------------------


def _added(asked: Restructured) -> tuple[str, e.Edit]:
    place, at = asked.first, asked.at
    if place.leaf in place.text.tables:
        raise StopError(t.LINES_IN_CELL)
    *before, last = asked.new
    if not asked.head and not last.text and not asked.deletes:
        if _below_picture(place):
            raise StopError(t.BESIDE_CAPTION)
        return place.path, new_beside(before, place, asked.where, before=True)
    if not asked.tail:
        if _above_caption(place, asked):
            raise StopError(t.BESIDE_CAPTION)
        words = _words(place, at.start, at.end, asked.new[0].text, asked)
        return _as_one(place.path, [*words, *_inserted(asked.new[1:], place, asked)])
    if not asked.head:
        words = _words(place, at.start, at.end, last.text, asked)
        return _as_one(place.path, [*words, *_inserted(before, place, asked, before=True)])
    middle = [one for one in before[1:] if one.text.strip()]
    if any(one.style != last.style for one in middle):
        raise StopError(t.REARRANGED)
    start, end = asked.where.offsets(place, at.start, at.end)
    kind, level = kind_of_half(place, asked.new[0].style, last.style)
    said = tuple(one.text.strip() for one in middle)
    return place.path, e.SplitBlock(place.leaf, start, end, kind, asked.new[0].text, last.text, level, said)


def _below_made(asked: Restructured) -> tuple[str, e.Edit] | None:
    """New paragraphs below a line that the program made stand above the text that follows it; None where none does."""
    at, where, new = asked.at, asked.where, asked.new
    behind = at.start == at.end == where.length(at.first) and not new[0].text
    if not behind or not where.is_made(at.first):
        return None
    following = where.following(at.first)
    if following is None or where.is_made(following):
        return None
    place = where.place(following)
    if (
        len(place.text.editable.path(place.leaf)) > 2
    ):  # of a list or frame it cannot be told on which side of its beginning they stand
        return None
    return place.path, e.InsertBlocks(place.leaf, new_blocks(new[1:], place, where), before=True)


def _above_caption(place: Place, asked: Restructured) -> bool:
    """Whether it is the caption of a table, which stands above it in the file, or the picture above its caption."""
    captioned = CAPTION.match(asked.where.placing.lines[place.line].text) is not None
    return is_picture(place) or (captioned and not _below_picture(place))


def _below_picture(place: Place) -> bool:
    """Whether it is the caption of a figure, which stands below it in the file."""
    kinds = [shape.kind for shape in place.text.editable.path(place.leaf)]
    return kinds[-3:-1] == ["Figure", "Caption"]


def kind_of_half(place: Place, first: str, second: str) -> tuple[e.Kind, int]:
    """What the second half of a block that is split is, by the styles of both: the same where they are, else text."""
    leaf = place.text.editable.leaves[place.leaf]
    same = first == second
    if isinstance(leaf, n.Header):
        if not same and HEADING.search(second):
            raise StopError(t.REARRANGED)  # the first half is no heading any more
        return (e.Kind.HEADING, leaf.level) if same else (e.Kind.PARAGRAPH, 0)
    if isinstance(leaf, n.CodeBlock):
        return e.Kind.CODE, 0
    if place.text.starts_item(place.leaf):
        if not same:
            raise StopError(t.REARRANGED)  # one of the halves is no item any more
        return e.Kind.ITEM, 0
    return e.Kind.PARAGRAPH, 0


# --- several lines become one --------------------------------------------------------------------


def _removed(asked: Restructured) -> tuple[str, e.Edit]:
    at, (only,) = asked.at, asked.new
    first, *middle, last = asked.lines
    if (asked.head and asked.tail) or (only.text and not asked.head and not asked.tail):
        return _joined(asked, only)
    if asked.head:  # the first stays, what is left of it
        place = asked.first
        words = _words(place, at.start, asked.where.length(first), only.text, asked)
        return _as_one(place.path, [*words, *_deleted([*middle, last], asked, place.path)])
    if asked.tail or at.end == 0:  # the last stays
        gone = [first, *middle]
        if not only.text and at.end == 0:
            return _as_one(_path(gone, asked), list(_deleted(gone, asked, _path(gone, asked), ends=True)))
        place = asked.last
        words = _words(place, 0, at.end, only.text, asked)
        return _as_one(place.path, [*words, *_deleted(gone, asked, place.path)])
    gone = list(asked.lines)
    return _as_one(_path(gone, asked), list(_deleted(gone, asked, _path(gone, asked))))


def _joined(asked: Restructured, only: New) -> tuple[str, e.Edit]:
    first, last, where = asked.first, asked.last, asked.where
    if first.path != last.path:
        raise StopError(t.SEVERAL_FILES)
    if first.leaf in first.text.tables:
        raise StopError(t.LINES_IN_CELL)
    for line in asked.lines[1:-1]:
        if not where.is_empty(line):
            where.place(line)  # stops where the program made it
    gone = ((first.line, asked.at.start, where.length(first.line)), (last.line, 0, asked.at.end))
    if any(where.placing.also_untracked(*one) for one in gone):
        raise StopError(t.ALSO_UNTRACKED)
    start, _ = where.offsets(first, asked.at.start, asked.at.start)
    _, end = where.offsets(last, asked.at.end, asked.at.end)
    into_second = where.style(asked.at.first) != only.style
    whole = asked.at.start == where.length(asked.at.first) and asked.at.end == 0
    if whole:
        return first.path, e.JoinBlocks(first.leaf, last.leaf, only.text or " ", into_second=into_second)
    return first.path, e.JoinBlocks(first.leaf, last.leaf, only.text, start, end, into_second=into_second)


# --- several lines become several others ---------------------------------------------------------


def _mixed(asked: Restructured) -> tuple[str, e.Edit]:
    """Heads and tails that stay keep their block; of the rest what has the style of one that goes takes its place."""
    where, at = asked.where, asked.at
    edits: list[e.Edit] = []
    old = [line for line in asked.lines if not where.is_empty(line)]
    new = list(asked.new)
    anchor: Place | None = None
    if asked.head:
        anchor = asked.first
        edits += _words(anchor, at.start, where.length(at.first), new.pop(0).text, asked)
        old.remove(at.first)
    tail = None
    if asked.tail:
        tail = asked.last
        edits += _words(tail, 0, at.end, new.pop().text, asked)
        old.remove(at.last)
    new = [one for one in new if one.text.strip()]
    while old and new and where.style(old[0]) == new[0].style:
        anchor = where.place(old.pop(0))
        edits += _words(anchor, 0, where.length(anchor.line), new.pop(0).text, asked)
    beside = anchor or tail or (where.place(old[0]) if old else None)
    if beside is None:  # only empty paragraphs are there
        raise StopError(t.REARRANGED if new else t.EMPTY_PARAGRAPHS)
    if new:
        if anchor is not None and _above_caption(anchor, asked):
            raise StopError(t.BESIDE_CAPTION)
        edits += _inserted(new, beside, asked, before=anchor is None)
    edits += _deleted(old, asked, beside.path)
    return _as_one(beside.path, edits)


# --- parts of edits -------------------------------------------------------------------------------


def _as_one(path: str, edits: list[e.Edit]) -> tuple[str, e.Edit]:
    if not edits:
        raise StopError(t.EMPTY_PARAGRAPHS)
    return path, edits[0] if len(edits) == 1 else e.Several(tuple(edits))


def _words(place: Place, start: int, end: int, text: str, asked: Restructured) -> Iterator[e.Edit]:
    """Other words in a line; none where nothing of it changes."""
    if start < end or text:
        if place.leaf in place.text.tables:
            raise StopError(t.LINES_IN_CELL)
        yield e.ReplaceText(place.leaf, asked.where.replaced(place, start, end, text))


def _path(lines: Sequence[int], asked: Restructured) -> str:
    paths = {asked.where.place(line).path for line in lines if not asked.where.is_empty(line)}
    if len(paths) != 1:
        raise StopError(t.SEVERAL_FILES if paths else t.NOT_OF_THIS_BUILD)
    return paths.pop()


def _deleted(lines: Sequence[int], asked: Restructured, path: str, *, ends: bool = False) -> Iterator[e.Edit]:
    places = [asked.where.place(line) for line in lines if not asked.where.is_empty(line)]
    if any(place.path != path for place in places):
        raise StopError(t.SEVERAL_FILES)
    if places:
        yield e.DeleteBlocks(tuple(place.leaf for place in places), ends)


def _inserted(new: Sequence[New], place: Place, asked: Restructured, *, before: bool = False) -> Iterator[e.Edit]:
    if any(one.text.strip() for one in new):
        yield new_beside(new, place, asked.where, before=before)


def new_beside(
    new: Sequence[New], place: Place, where: InSource, *, before: bool, lines: Sequence[int] = ()
) -> e.InsertBlocks:
    """New paragraphs beside a block; at a list, where they are unlike it, beside the block on their other side.

    `lines` are they, where they are lines of the text that came back, for nobody tracked them.
    """
    try:
        return e.InsertBlocks(place.leaf, new_blocks(new, place, where), before)
    except StopError as stop:
        if stop.why_not is not t.UNLIKE_ITEM:
            raise
        step = -1 if before else 1
        other = where.beside(place.line, lines, step, step)
        styles = {one.style for one in new if one.text.strip()}
        if other is None or other.path != place.path or not _takes_beside(other, styles, where, before=not before):
            raise
        return e.InsertBlocks(other.leaf, new_blocks(new, other, where), not before)


def _takes_beside(place: Place, styles: set[str], where: InSource, *, before: bool) -> bool:
    """Whether new paragraphs of some styles may stand behind a block, or `before` it, but part nothing.

    They look like it; or they look like text that stands in nothing else, and so does it, or its table or figure.
    """
    kinds = [shape.kind for shape in place.text.editable.path(place.leaf)][1:-1]
    edge = kinds in (["Table", "Caption"], ["Figure"]) if before else kinds == ["Figure", "Caption"]
    alike = styles == {where.style(place.line)} and {"Table", "Figure", "Caption", "Term"}.isdisjoint(kinds)
    return alike or ((edge or not kinds) and styles <= where.plain_styles)


def new_blocks(new: Sequence[New], place: Place, where: InSource) -> tuple[e.NewBlock, ...]:
    """New paragraphs as blocks, those without words left out: Markdown knows no empty paragraphs."""
    found = [e.NewBlock(one.text.strip(), *_kind(one.style, place, where)) for one in new if one.text.strip()]
    if not found:
        raise StopError(t.EMPTY_PARAGRAPHS)
    return tuple(found)


def _kind(style: str, place: Place, where: InSource) -> tuple[e.Kind, int]:
    """What a new paragraph of a style beside a block is."""
    if style in where.list_styles:
        raise StopError(t.FRAME)
    heading = HEADING.search(style)
    if heading:
        base = CONTRIBUTION_LEVEL if place.path.startswith("contributions/") else CHAPTER_LEVEL
        return e.Kind.HEADING, max(int(heading[1]) - base, 1)
    same = style == where.style(place.line)
    if same and isinstance(place.text.editable.leaves[place.leaf], n.CodeBlock):
        return e.Kind.CODE, 0
    if same and {looks(place), where.mostly(style)} == {"item", "text"}:
        raise StopError(t.UNLIKE_ITEM)  # LibreOffice gives an item the looks of text that was before it, or the reverse
    if same and place.text.starts_item(place.leaf):
        return e.Kind.ITEM, 0
    if not same and place.text.in_item(place.leaf):
        raise StopError(t.UNLIKE_ITEM)
    return e.Kind.PARAGRAPH, 0
