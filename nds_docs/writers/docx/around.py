"""What a Word file says around its blocks, told by those who write it: no file is read back for it.

The words are taken from the small pieces of XML that stand around the text, so that they are said in one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple
from xml.etree import ElementTree

from nds_docs.document.nodes import Block
from nds_docs.document.walk import leaves
from nds_docs.writers.docx.blocks import Body
from nds_docs.writers.docx.ooxml import DECLARED, w
from nds_docs.writers.docx.package import Package
from nds_docs.writers.frame import Frame, without_page

_HEAD: Final = re.compile(r"word/(?:header|footer)\d+\.xml")
_OF_LIST: Final = re.compile(r"TOC\d|TableofFigures")
_CHARACTERS: Final = {w("tab"): "\t", w("softHyphen"): "\u00ad"}
_PARAGRAPH, _RUN, _WORDS, _FIELD, _FIELD_KIND = map(w, ("p", "r", "t", "fldChar", "fldCharType"))
_STYLE, _VALUE = f"{w('pPr')}/{w('pStyle')}", w("val")
_FIELDS: Final = {"begin": 1, "end": -1}


class Line(NamedTuple):
    """A paragraph around the text: its style, and what it says."""

    style: str
    text: str


def lines(content: str) -> Iterator[Line]:
    """The paragraphs of `content`, a piece of WordprocessingML without its namespaces."""
    for paragraph in ElementTree.fromstring(f"<body {DECLARED}>{content}</body>").iter(_PARAGRAPH):
        style = paragraph.find(_STYLE)
        yield Line("" if style is None else style.get(_VALUE, ""), _said(paragraph))


def frame(around: Iterable[Line], body: Body, blocks: tuple[Block, ...], package: Package) -> Frame:
    """The frame of a file: all lines `around` its text in their order, the `blocks` that `body` wrote, the heads."""
    said = [line for line in around if line.text.strip()]
    entries = (without_page(line.text) for line in said if _OF_LIST.fullmatch(line.style))
    return Frame(
        tuple(line.text for line in said if not _OF_LIST.fullmatch(line.style)),
        tuple(entry for entry in entries if entry.strip()),
        tuple(_labels(body, blocks)),
        tuple(_heads(package)),
    )


def _labels(body: Body, blocks: tuple[Block, ...]) -> Iterator[tuple[int, str]]:
    if body.labelled:
        numbers = {id(leaf): number for number, leaf in enumerate(leaves(blocks))}
        for leaf, label in body.labelled:
            yield numbers[id(leaf)], label


def _heads(package: Package) -> dict[str, None]:
    """The lines of heads and feet, each once; what a field shows there is another on every page."""
    found: dict[str, None] = {}
    for part in sorted(filter(_HEAD.fullmatch, package.parts)):
        for paragraph in ElementTree.fromstring(package.parts[part]).iter(_PARAGRAPH):
            found[_said(paragraph, in_fields="#").strip()] = None
    found.pop("", None)
    return found


def _said(paragraph: ElementTree.Element, in_fields: str = "") -> str:
    """The words of a paragraph; `in_fields` stands for a result of a field, "" leaves that as it is."""
    said: list[str] = []
    depth = 0
    for run in paragraph.iter(_RUN):
        for child in run:
            if child.tag == _FIELD:
                depth += _FIELDS.get(child.get(_FIELD_KIND, ""), 0)
            shown = (child.text or "") if child.tag == _WORDS else _CHARACTERS.get(child.tag, "")
            said.append(in_fields if depth and shown and in_fields else shown)
    return "".join(said)
