"""Paragraphs and tables one below the other, and how they stand in a file: in lists, and on pages on their side.

A writer makes a flat row of them, each with the lists it stands in; what OpenDocument nests is nested here.
Source: OpenDocument 1.3 part 3, 5.3 (lists), 9 (tables).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from nds_docs.writers.odt.automatic import NOTHING, Automatic, Own
from nds_docs.writers.odt.lists import ANNEXES
from nds_docs.writers.odt.odf import mm, pt, style_name

UPRIGHT, SIDEWAYS = "Standard", "Landscape"
_ANNEX_LIST = "bijlagen"
_AFTER_TABLE = 12.0  # pt


class Level(NamedTuple):
    """A list that a paragraph stands in, by a number of its own, its style, the item in it and where it starts."""

    list: int
    style: str
    item: int
    start: int


class Paragraph(NamedTuple):
    """`content` as it stands in the file, `path` the lists around it; `level` of a heading, `annex` of one in an annex.

    `length` is in characters; `sideways` says that it stands on a page on its side.
    """

    style: str
    content: str
    path: tuple[Level, ...] = ()
    own: Own = NOTHING
    level: int = 0
    annex: bool = False
    length: int = 0
    sideways: bool = False


class Table(NamedTuple):
    """`content`: columns and rows as they stand in the file; `width` and `indent` in mm; `whole`: on one page."""

    name: str
    content: str
    width: float
    indent: float
    whole: bool
    sideways: bool


Item = Paragraph | Table


class Flow:
    """Writes rows of items. One value for a whole file: it knows which lists there were."""

    def __init__(self, automatic: Automatic) -> None:
        self._automatic = automatic
        self._annexes = False
        self._begun: set[tuple[int, int]] = set()
        self._sideways = False

    def write(self, items: Iterable[Item]) -> str:
        """`items` as they stand in the file."""
        parts: list[str] = []
        path: tuple[Level, ...] = ()
        for item in items:
            wanted = item.path if isinstance(item, Paragraph) else ()
            if wanted or path:
                parts += self._moved(path, wanted)
                path = wanted
            master = ""
            if item.sideways != self._sideways:
                self._sideways = item.sideways
                master = SIDEWAYS if item.sideways else UPRIGHT
            parts.append(self._paragraph(item, master) if isinstance(item, Paragraph) else self._table(item, master))
        parts += self._moved(path, ())
        return "".join(parts)

    def _paragraph(self, item: Paragraph, master: str) -> str:
        own = item.own._replace(master=master) if master else item.own
        name = self._automatic.paragraph(item.style, own)
        if not item.level:
            return f'<text:p text:style-name="{name}">{item.content}</text:p>'
        heading = f'<text:h text:style-name="{name}" text:outline-level="{item.level}">{item.content}</text:h>'
        return self._annex(heading, item.level) if item.annex else heading

    def _annex(self, heading: str, level: int) -> str:
        """A heading in the list of annexes, which goes on wherever it was left."""
        list_ = f'text:continue-list="{_ANNEX_LIST}"' if self._annexes else f'xml:id="{_ANNEX_LIST}"'
        self._annexes = True
        for _ in range(level - 1):
            heading = f"<text:list><text:list-item>{heading}</text:list-item></text:list>"
        style = f'text:style-name="{style_name(ANNEXES)}"'
        return f"<text:list {list_} {style}><text:list-item>{heading}</text:list-item></text:list>"

    def _moved(self, path: tuple[Level, ...], wanted: tuple[Level, ...]) -> Iterator[str]:
        """The tags between a paragraph in the lists of `path` and one in those of `wanted`."""
        same = 0
        while same < min(len(path), len(wanted)) and path[same].list == wanted[same].list:
            same += 1
            if path[same - 1].item != wanted[same - 1].item:
                break
        stays = same > 0 and path[same - 1].item == wanted[same - 1].item
        for _ in path[same:]:
            yield "</text:list-item></text:list>"
        if same and not stays:
            yield "</text:list-item>"
            yield self._item(wanted[same - 1])
        for level in wanted[same:]:
            yield self._list(level)
            yield self._item(level)

    def _list(self, level: Level) -> str:
        """A list that begins, or goes on behind what no list can hold."""
        style = f'text:style-name="{style_name(level.style)}"'
        if any(list_ == level.list for list_, _ in self._begun):
            return f'<text:list text:continue-list="lijst{level.list}" {style}>'
        return f'<text:list xml:id="lijst{level.list}" {style}>'

    def _item(self, level: Level) -> str:
        first = all(list_ != level.list for list_, _ in self._begun)
        self._begun.add((level.list, level.item))
        if first and level.start != 1:
            return f'<text:list-item text:start-value="{level.start}">'
        return "<text:list-item>"

    def _table(self, item: Table, master: str) -> str:
        left = f' fo:margin-left="{mm(item.indent)}"' if item.indent else ""
        whole = "false" if item.whole else "true"
        properties = (
            f'<style:table-properties style:width="{mm(item.width)}" table:align="left"{left}'
            f' fo:margin-top="0pt" fo:margin-bottom="{pt(_AFTER_TABLE)}" style:may-break-between-rows="{whole}"'
            ' table:border-model="collapsing"/>'
        )
        given = f' style:master-page-name="{master}"' if master else ""
        style = self._automatic.name("table", properties, given)
        return f'<table:table table:name="{item.name}" table:style-name="{style}">{item.content}</table:table>'
