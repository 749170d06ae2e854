"""A change of a title, which stands in the front matter of its file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal

from msgspec import structs

from nds_docs.document.source import Source, Span
from nds_docs.markdown.front_matter import split
from nds_docs.register.load import load_front
from nds_docs.register.positioned import place_of
from nds_docs.review.edit.edits import Patch


@dataclass(frozen=True)
class RetitleText:
    """The characters `start` to `end` of the title become `text`; `further` are others of it, behind them."""

    start: int
    end: int
    text: str
    further: tuple[RetitleText, ...] = ()

    def made_of(self, title: str) -> str:
        """What becomes of a title."""
        for one in reversed((self, *self.further)):
            title = title[: one.start] + one.text + title[one.end :]
        return title


def title_patch(source: Source, change: RetitleText) -> Patch | None:
    """The patch that gives the file its new title and changes nothing else of its front matter; None where none does.

    The title keeps its form; where the new words do not fit that (a colon, a number sign) it gets quotes.
    """
    kind = _kind(source)
    front = split(source)
    before, places, _ = load_front(kind, front.yaml, source, front.start)
    if before is None:
        return None
    span = place_of(places, "title")
    written = source.text[span.start : span.end]
    title = change.made_of(before.title)
    at = written.find(before.title)
    candidates = [json.dumps(title, ensure_ascii=False)]
    if at >= 0:
        candidates.insert(0, written[:at] + title + written[at + len(before.title) :])
    for candidate in candidates:
        edited = Source(source.path, (source.text[: span.start] + candidate + source.text[span.end :]).encode())
        after_front = split(edited)
        after, _, wrong = load_front(kind, after_front.yaml, edited, after_front.start)
        if not wrong and after is not None and after == structs.replace(before, title=title):
            return _shortest(source, span, candidate)
    return None


def front_can_be_read(source: Source) -> bool:
    """Whether the front matter of a file is as it should be."""
    front = split(source)
    read, _, wrong = load_front(_kind(source), front.yaml, source, front.start)
    return read is not None and not wrong


def _kind(source: Source) -> Literal["chapter", "contribution"]:
    return "chapter" if source.path.startswith("chapters/") else "contribution"


def _shortest(source: Source, span: Span, new: str) -> Patch:
    """Only the characters that differ."""
    old = source.text[span.start : span.end]
    start = end = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return Patch(source.path, span.start + start, span.end - end, new[start : len(new) - end])
