"""An OpenDocument file as tests see it: its parts, its text as a reader sees it, and the names in it.

Source: OpenDocument 1.3 part 3, 5.3 (lists), 6.3 (notes), 16.34 (outline).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree
from lxml.etree import _Element as Element

from nds_docs.compose.number import annex_letter
from nds_docs.document.pieces import OBJECT
from nds_docs.writers.odt.odf import NAMESPACES

TEXT, STYLE, DRAW, OFFICE, XLINK, TABLE = (
    f"{{{NAMESPACES[prefix]}}}" for prefix in ("text", "style", "draw", "office", "xlink", "table")
)
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
PARAGRAPHS = (TEXT + "p", TEXT + "h")
INDEXES = tuple(TEXT + name for name in ("table-of-content", "table-index", "illustration-index"))
FIELDS = tuple(TEXT + name for name in ("bookmark-ref", "sequence"))


@dataclass(frozen=True)
class OpenFile:
    """The parts of a file."""

    data: bytes

    @cached_property
    def parts(self) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as file:
            return {name: file.read(name) for name in file.namelist()}

    @cached_property
    def content(self) -> Element:
        return etree.fromstring(self.parts["content.xml"])

    @cached_property
    def styles(self) -> Element:
        return etree.fromstring(self.parts["styles.xml"])

    @cached_property
    def meta(self) -> Element:
        return etree.fromstring(self.parts["meta.xml"])

    @property
    def text(self) -> Element:
        found = self.content.find(f"{OFFICE}body/{OFFICE}text")
        assert found is not None
        return found

    def style(self, name: str) -> Element:
        """The style of a paragraph, automatic or not."""
        for root in (self.content, self.styles):
            for style in root.iter(STYLE + "style"):
                if style.get(STYLE + "name") == name and style.get(STYLE + "family") == "paragraph":
                    return style
        raise KeyError(name)

    def lines(self) -> list[str]:
        """The text without lists of contents: a string for every paragraph, its number or sign before it."""
        return [line for line in Reading(self).lines() if line.strip()]

    def entries(self) -> list[str]:
        """The lines of the lists of contents, each with its page behind a tab, where it has one."""
        indexes = (index for index in self.text if index.tag in INDEXES)
        return [shown(line, tab="\t") for index in indexes for line in index.findall(f"{TEXT}index-body/{TEXT}p")]

    def bookmarks(self) -> list[str]:
        """Every place that a link may lead to."""
        found = self.content.iter(TEXT + "bookmark", TEXT + "bookmark-start")
        return [element.get(TEXT + "name") or "" for element in found]

    def jumps(self) -> list[str]:
        """Where links and references within the file lead, by the names they give."""
        links = (link.get(XLINK + "href") or "" for link in self.content.iter(TEXT + "a"))
        references = (field.get(TEXT + "ref-name") or "" for field in self.content.iter(TEXT + "bookmark-ref"))
        return [link[1:] for link in links if link.startswith("#")] + list(references)


class Reading:
    """Goes through a file once, and counts as a program does that shows it."""

    def __init__(self, file: OpenFile) -> None:
        self.file = file
        self.outline = [0] * 10
        self.lists: dict[str, list[int]] = {}
        named = (*file.styles.iter(TEXT + "list-style"), *file.content.iter(TEXT + "list-style"))
        self.list_styles = {style.get(STYLE + "name") or "": style for style in named}
        outline = file.styles.find(f".//{TEXT}outline-style")
        assert outline is not None
        self.outline_style = outline

    def lines(self) -> Iterator[str]:
        for child in self.file.text:
            if child.tag in INDEXES:
                title = child.find(f"{TEXT}index-body/{TEXT}index-title/{TEXT}p")
                assert title is not None
                yield shown(title)
            else:
                yield from self.block(child)

    def block(self, element: Element) -> Iterator[str]:
        if element.tag in PARAGRAPHS:
            yield f"{self.number(element)} {shown(element)}"
        elif element.tag == TEXT + "list":
            yield from self.listed(element, "", 1, self.counts(element))
        elif element.tag.startswith(TABLE):
            for child in element:
                yield from self.block(child)

    def counts(self, element: Element) -> list[int]:
        """How far each level of a list has come; of one that goes on, as it was left."""
        style = element.get(TEXT + "style-name") or ""
        before = element.get(TEXT + "continue-list")
        if element.get(TEXT + "continue-numbering") == "true":
            before = before or style
        found = self.lists[before] if before else [0] * 10
        self.lists[element.get(XML_ID) or before or ""] = self.lists[style] = found
        return found

    def listed(self, element: Element, style: str, level: int, counts: list[int]) -> Iterator[str]:
        style = element.get(TEXT + "style-name") or style
        if level > 1 and element.get(TEXT + "style-name"):
            counts = self.counts(element)
        for item in element:
            first = item.tag == TEXT + "list-item"
            for child in item:
                if child.tag == TEXT + "list":
                    yield from self.listed(child, style, level + 1, counts)
                    continue
                label = self.label(self.list_styles[style], level, counts, item) if first else ""
                first = False
                yield f"{label} {shown(child)}"

    def number(self, heading: Element) -> str:
        """The number of a heading that stands in no list; "" for one without, and for a paragraph."""
        if heading.tag != TEXT + "h":
            return ""
        style = self.file.style(heading.get(TEXT + "style-name") or "")
        if style.get(STYLE + "list-style-name") is not None:
            return ""
        return self.label(self.outline_style, int(heading.get(TEXT + "outline-level") or 0), self.outline, heading)

    def label(self, style: Element, level: int, counts: list[int], item: Element) -> str:
        """The sign or number of the next paragraph at a level, as its style shows it."""
        shape = next(shape for shape in style if shape.get(TEXT + "level") == str(level))
        start = item.get(TEXT + "start-value")
        counts[level - 1] = int(start) if start else counts[level - 1] + 1
        counts[: level - 1] = [max(count, 1) for count in counts[: level - 1]]
        counts[level:] = [0] * len(counts[level:])
        if sign := shape.get(TEXT + "bullet-char"):
            return sign
        if not shape.get(STYLE + "num-format"):
            return ""
        deep = int(shape.get(TEXT + "display-levels") or 1)
        shapes = {other.get(TEXT + "level"): other for other in style}
        numbers = [_number(shapes[str(at)], counts[at - 1]) for at in range(level - deep + 1, level + 1)]
        return (shape.get(STYLE + "num-prefix") or "") + ".".join(numbers) + (shape.get(STYLE + "num-suffix") or "")


def _number(shape: Element, count: int) -> str:
    return annex_letter(count) if shape.get(STYLE + "num-format") == "A" else str(count)


def shown(element: Element, *, tab: str = " ", marks: str = "") -> str:
    """The words of a paragraph; what stands in frames before them; notes at their mark, or `marks` instead."""
    return "".join(_shown(element, tab, marks))


def _shown(element: Element, tab: str, marks: str) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        match child.tag.removeprefix(TEXT):
            case "s":
                yield " " * int(child.get(TEXT + "c") or 1)
            case "tab":
                yield tab
            case "line-break":
                yield "\n" if marks else " "
            case "note":
                yield marks or "".join(f" {shown(part)} " for part in child.iter(*PARAGRAPHS))
            case _ if child.tag == DRAW + "frame":
                yield OBJECT if marks else "".join(f"{shown(part)} " for part in child.iter(*PARAGRAPHS))
            case _:
                yield from _shown(child, tab, marks)
        yield child.tail or ""
