"""The words of a Markdown file by another way than ours: what pandoc reads in it, cut where a reference stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tests.yardstick import Json, pandoc

SAME = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u00ad": "", '"': "'", "“": "'", "”": "'", "‘": "'", "’": "'"})
"""Typography that the program sets: spaces where no line may end, quotation marks, and hyphens that lines end in."""

GAP = "\0"
"""Where what is shown is not what was typed: a reference, a citation, an expression, the mark of a footnote."""

SHOWN_VALUES = ("indicator", "amount")
"""Attributes whose value a reader sees as it was typed."""


def even(text: str) -> str:
    """The words of `text` with one space between them, without what typography changes."""
    return " ".join(text.translate(SAME).split())


def fragments(texts: Iterable[str]) -> list[list[str]]:
    """Of each text, in the order in which they are read: the runs of words between references and ends of blocks."""
    asked = [re.sub(r"\{\{.*?\}\}", "[@expression]", text) for text in texts]
    return [list(_cut("".join(_words(read.blocks)))) for read in pandoc("markdown-smart", asked)]


def _cut(text: str) -> Iterator[str]:
    for run in re.split(r"\n", text):
        for part in run.split(GAP):
            words = even(part).lstrip(".,;:)'")  # a footnote mark stands after the mark that closes its clause
            if words:
                yield words


def _words(value: Json) -> Iterator[str]:
    match value:
        case {"t": "Str", "c": str(text)}:
            yield text
        case {"t": "Space" | "SoftBreak" | "LineBreak"}:
            yield " "
        case {"t": "Code", "c": [_, str(text)]}:
            yield text
        case {"t": "CodeBlock", "c": [_, str(text)]}:
            yield f"{text.replace(chr(10), ' ')}\n"
        case {"t": "RawInline" | "RawBlock" | "Cite" | "Image"}:
            yield GAP
        case {"t": "Note", "c": blocks}:
            yield GAP
            yield from _words(blocks)
            yield GAP
        case {"t": "Div", "c": [[_, _, pairs], blocks]}:
            yield from _words(blocks)
            yield from (f"\n{shown}\n" for key, shown in pairs if key in SHOWN_VALUES)
        case {"t": "Table", "c": [_, [_, caption], _, [_, head], bodies, [_, foot]]}:
            rows = [*head, *(row for body in bodies for row in (*body[2], *body[3])), *foot]
            yield from _words([caption, *(cell[4] for row in rows for cell in row[1])])
        case {"t": "Figure", "c": [_, [_, caption], blocks]}:
            yield from _words([blocks, caption])
        case {"t": "DefinitionList", "c": items}:
            for term, definitions in items:
                yield from _words([term])
                yield "\n"
                yield from _words(definitions)
        case {"t": kind, "c": content}:
            yield from _words(content)
            yield "\n" if kind in BLOCKS else ""
        case list():
            for part in value:
                yield from _words(part)


BLOCKS = {"Para", "Plain", "Header", "BulletList", "OrderedList", "BlockQuote"}
