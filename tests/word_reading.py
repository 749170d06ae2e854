"""The text of a Word file as a reader sees it: with the numbers that Word works out, and footnotes at their marks.

Source: ECMA-376 part 1, 17.9 (numbering), 17.11 (footnotes).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element as Element

from tests.word_file import W, WordFile

ENTRIES = re.compile(r"TOC\d|TableofFigures")
"""The styles of the lines of lists of contents."""


class Level(NamedTuple):
    """How one level of a list counts, and what it shows: "%1.%2"."""

    start: int
    kind: str
    text: str


class Position(NamedTuple):
    """Where a paragraph stands in the lists: the `w:num` and the level in it."""

    number: str
    level: int


def lines(file: WordFile) -> list[str]:
    """The text without what lists of contents hold: a string for every paragraph, its number before it."""
    numbers = Numbers(file)
    notes = {note.get(W + "id") or "": note for note in file.notes.iter(W + "footnote")}
    found = []
    for paragraph in file.document.iter(W + "p"):
        number = numbers.next(paragraph)
        if not ENTRIES.match(_style(paragraph)):
            found.append(f"{number} {_text(paragraph, notes)}")
    return [line for line in found if line.strip()]


def entries(file: WordFile) -> list[str]:
    """The lines of the lists of contents, of tables and of figures."""
    return [_text(paragraph, {}) for paragraph in file.document.iter(W + "p") if ENTRIES.match(_style(paragraph))]


class Numbers:
    """Counts as Word does: call `next` on every paragraph in turn."""

    def __init__(self, file: WordFile) -> None:
        numbering = file.xml("word/numbering.xml")
        self._levels: dict[tuple[str, int], Level] = {}
        self._level_of_style: dict[tuple[str, str], int] = {}
        for abstract in numbering.iter(W + "abstractNum"):
            for element in abstract.iter(W + "lvl"):
                at = (abstract.get(W + "abstractNumId") or "", int(element.get(W + "ilvl") or 0))
                self._levels[at] = Level(
                    int(_value(element, "start")), _value(element, "numFmt"), _value(element, "lvlText")
                )
                self._level_of_style[at[0], _value(element, "pStyle")] = at[1]
        nums = {num.get(W + "numId") or "": num for num in numbering.iter(W + "num")}
        self._abstract = {id_: _value(num, "abstractNumId") for id_, num in nums.items()}
        self._starts = {
            (id_, int(over.get(W + "ilvl") or 0)): int(_value(over, "startOverride"))
            for id_, num in nums.items()
            for over in num.iter(W + "lvlOverride")
        }
        self._styles = {
            style.get(W + "styleId") or "": style for style in file.xml("word/styles.xml").iter(W + "style")
        }
        self._counts: dict[str, dict[int, int]] = {}

    def next(self, paragraph: Element) -> str:
        """The number of a paragraph; "" for one that is in no list."""
        position = self._position(paragraph)
        if position is None:
            return ""
        abstract = self._abstract[position.number]
        counts = self._counts.setdefault(abstract, {})
        self._count(position, counts)
        shown = self._levels[abstract, position.level].text
        return re.sub(r"%(\d)", lambda match: self._shown(abstract, int(match[1]) - 1, counts), shown)

    def _count(self, position: Position, counts: dict[int, int]) -> None:
        abstract = self._abstract[position.number]
        for level in range(position.level):
            counts.setdefault(level, self._levels[abstract, level].start)
        start = self._starts.pop((position.number, position.level), None)  # counts once: where the list begins
        if start is not None:
            counts[position.level] = start
        elif position.level in counts:
            counts[position.level] += 1
        else:
            counts[position.level] = self._levels[abstract, position.level].start
        for level in [level for level in counts if level > position.level]:
            del counts[level]

    def _shown(self, abstract: str, level: int, counts: dict[int, int]) -> str:
        kind = self._levels[abstract, level].kind
        return chr(ord("A") + counts[level] - 1) if kind == "upperLetter" else str(counts[level])

    def _position(self, paragraph: Element) -> Position | None:
        style = _style(paragraph)
        properties = [paragraph.find(f"{W}pPr/{W}numPr")]
        while style:
            element = self._styles[style]
            properties.append(element.find(f"{W}pPr/{W}numPr"))
            style = _value(element, "basedOn")
        found = next((given for given in properties if given is not None), None)
        number = _value(found, "numId") if found is not None else "0"
        if found is None or number == "0":
            return None
        level = _value(found, "ilvl") or self._level_of_style.get((self._abstract[number], _style(paragraph)), 0)
        return Position(number, int(level))


def _style(paragraph: Element) -> str:
    properties = paragraph.find(W + "pPr")
    return _value(properties, "pStyle") if properties is not None else ""


def _value(element: Element, name: str) -> str:
    child = element.find(W + name)
    return (child.get(W + "val") or "") if child is not None else ""


def _text(paragraph: Element, notes: dict[str, Element]) -> str:
    return "".join(_parts(paragraph, notes))


def _parts(paragraph: Element, notes: dict[str, Element]) -> Iterator[str]:
    for element in (part for run in paragraph.iter(W + "r") for part in run):
        match element.tag.removeprefix(W):
            case "t":
                yield element.text or ""
            case "tab" | "br":
                yield " "
            case "footnoteReference" if notes:
                note = notes[element.get(W + "id") or ""]
                yield "".join(f" {_text(inner, {})} " for inner in note.iter(W + "p"))
