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
        self._begun: dict[int, int] = {}
        self._sideways = False

    def write(self, items: Iterable[Item]) -> str:
        """`items` as they stand in the file."""
        parts: list[str] = []
        lists = _Lists(self._begun)
        for item in items:
            parts += lists.move(item.path if isinstance(item, Paragraph) else ())
            master = ""
            if item.sideways != self._sideways:
                self._sideways = item.sideways
                master = SIDEWAYS if item.sideways else UPRIGHT
            parts.append(self._paragraph(item, master) if isinstance(item, Paragraph) else self._table(item, master))
        parts += lists.move(())
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


class _Lists:
    """The lists that are open; `begun` maps those there were to the last item in them."""

    def __init__(self, begun: dict[int, int]) -> None:
        self._begun = begun
        self._path: tuple[Level, ...] = ()
        self._items: list[str] = []  # the element of the item of each

    def move(self, wanted: tuple[Level, ...]) -> Iterator[str]:
        """The tags between the last paragraph and one in the lists of `wanted`."""
        path, self._path = self._path, wanted
        same = 0
        while same < min(len(path), len(wanted)) and path[same][:3] == wanted[same][:3]:
            same += 1
        beside = same < min(len(path), len(wanted)) and path[same].list == wanted[same].list
        while len(self._items) > same + beside:
            yield f"</{self._items.pop()}></text:list>"
        for at, level in enumerate(wanted[same:]):
            if beside and not at:
                yield f"</{self._items.pop()}>"
            else:
                yield self._list(level)
            yield self._item(level)

    def _list(self, level: Level) -> str:
        """A list that begins, or goes on behind what no list can hold."""
        goes_on = "text:continue-list" if level.list in self._begun else "xml:id"
        return f'<text:list {goes_on}="lijst{level.list}" text:style-name="{style_name(level.style)}">'

    def _item(self, level: Level) -> str:
        """An item; what goes on in one has no number of its own."""
        known = self._begun.get(level.list)
        self._begun[level.list] = level.item
        self._items.append("text:list-header" if known == level.item else "text:list-item")
        start = f' text:start-value="{level.start}"' if known is None and level.start != 1 else ""
        return f"<{self._items[-1]}{start}>"
