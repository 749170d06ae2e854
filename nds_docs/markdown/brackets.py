"""What stands in brackets: links, images, spans, footnote marks and citations, found in one pass over a text.

A bracket that opens is paired with the one that closes it; what is inside code, comments, expressions and automatic
links does not count. What the pair means follows from what stands after it, as in the algorithm of CommonMark, with
Pandoc's order: citation, span, link.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

from markdown_it.common.utils import normalizeReference
from markdown_it.helpers import parseLinkDestination, parseLinkTitle

from nds_docs.markdown.angle import COMMENT, autolink_at, comment_end
from nds_docs.markdown.attributes import ACCENTS, Attributes, attributes_at
from nds_docs.markdown.code import Backticks
from nds_docs.markdown.expression import expression_end
from nds_docs.markdown.footnote import MARK
from nds_docs.markdown.positions import InlineState

KEY = rf"(?:\{{[^\s{{}}]+\}}|\w(?:[\w{ACCENTS}]|[:.#$%&\-+?<>~/](?=\w))*)"
_STOP = re.compile(rf"\\.|`+|<|\{{\{{|!?\[|\]|;|(?<!\w)-?@{KEY}", re.DOTALL)
_LABEL = re.compile(r"\[((?:\\.|[^\\\[\]]){0,999})\]", re.DOTALL)
_MARKS = (re.compile(r"\*+"), re.compile(r"(?<!\w)_+|_+(?!\w)"), re.compile("~~"))
_NEAR = 400
_BLANK = re.compile(r"[ \t\n]*")


class Kind(Enum):
    """What a pair of brackets means."""

    TEXT = "text"
    LINK = "link"
    IMAGE = "image"
    SPAN = "span"
    CITATION = "citation"
    NOTE = "note"


class Part(NamedTuple):
    """One citation in brackets: the text between two `;`, and the key in it."""

    start: int
    key: tuple[int, int] | None
    end: int


@dataclass
class Bracket:
    """A pair of brackets: `[` at `open`, `]` at `close`; all that belongs to it ends at `end`.

    `keys` are the places of citation keys directly inside, `separators` those of `;`.
    """

    open: int
    close: int = -1
    end: int = -1
    kind: Kind = Kind.TEXT
    image: bool = False
    url: str = ""
    title: str = ""
    label: str = ""
    attributes: Attributes | None = None
    keys: list[tuple[int, int]] = field(default_factory=list)
    separators: list[int] = field(default_factory=list)

    def parts(self) -> list[Part]:
        """What stands between the brackets, cut at each `;`; of two keys in a part the first one counts."""
        found = []
        keys = iter([*self.keys, (self.end, self.end)])
        key = next(keys)
        for left, right in pairwise([self.open, *self.separators, self.close]):
            while key[0] < left:
                key = next(keys)
            found.append(Part(left + 1, key if key[0] < right else None, right))
        return found


def brackets_of(state: InlineState) -> dict[int, Bracket]:
    """Every pair of brackets in the text of a state, by the place where it opens (for an image: its `[`)."""
    if state.brackets is None:
        state.brackets = _Scan(state).run()
    return state.brackets


class _Scan:
    """The one pass. `inactive` is the height of the stack below which no link can open any more: links do not nest."""

    def __init__(self, state: InlineState) -> None:
        self.text, self.length = state.src, len(state.src)
        self.references = state.env.get("references", {})
        self.page = state.page
        self.backticks = Backticks(state.src)
        self.stack: list[Bracket] = []
        self.found: dict[int, Bracket] = {}
        self.inactive = 0

    def run(self) -> dict[int, Bracket]:
        at = 0
        while (stop := _STOP.search(self.text, at)) is not None:
            at = self.step(stop)
        return self.found

    def step(self, stop: re.Match[str]) -> int:
        """What is at a place that matters, and where to look on."""
        start, end = stop.span()
        match stop[0][0]:
            case "`":
                return max(end, self.backticks.code_end(start, end - start))
            case "<":
                return self.angle(start)
            case "{":
                return max(end, expression_end(self.text, start, self.length) if self.page.expressions else end)
            case "!" | "[":
                return self.opening(end - 1, image=end - start == 2)
            case "]":
                return self.closing(start)
            case ";" if self.stack:
                self.stack[-1].separators.append(start)
            case "-" | "@" if self.stack:
                self.stack[-1].keys.append((start, end))
        return end

    def angle(self, start: int) -> int:
        if self.text.startswith(COMMENT, start):
            return max(start + 1, comment_end(self.text, start, self.length))
        link = autolink_at(self.text, start, self.length)
        return link.end() if link else start + 1

    def opening(self, start: int, *, image: bool) -> int:
        note = MARK.match(self.text, start)
        if note is not None and (label := normalize("NFC", note[1])) in self.page.notes:
            self.found[start] = Bracket(start, note.end() - 1, note.end(), Kind.NOTE, label=label)
            return note.end()
        self.stack.append(Bracket(start, image=image))
        return start + 1

    def closing(self, close: int) -> int:
        """Give the pair that closes here its meaning."""
        if not self.stack:
            return close + 1
        pair = self.stack.pop()
        active = pair.image or len(self.stack) >= self.inactive
        self.inactive = min(self.inactive, len(self.stack))
        pair.close, pair.end = close, close + 1
        self.found[pair.open] = pair
        if not (active and self.inline_link(pair)) and not self.citation_or_span(pair) and active:
            self.reference(pair)
        if pair.kind is Kind.LINK:
            self.inactive = len(self.stack)
        return pair.end

    def inline_link(self, pair: Bracket) -> bool:
        """`(url "title")` right after the bracket."""
        text, length = self.text, self.length
        if not text.startswith("(", pair.end):
            return False
        at = self.blank(pair.end + 1)
        destination = parseLinkDestination(text, at, length)
        title = ""
        if destination.ok:
            pair.url, at = destination.str, destination.pos
            spaced = self.blank(at)
            found = parseLinkTitle(text, spaced, length) if spaced > at else None
            at = spaced
            if found is not None and found.ok:
                title, at = found.str, self.blank(found.pos)
        if not text.startswith(")", at):
            pair.url = ""
            return False
        self.linked(pair, pair.url, title, at + 1)
        return True

    def linked(self, pair: Bracket, url: str, title: str, end: int) -> None:
        pair.kind = Kind.IMAGE if pair.image else Kind.LINK
        pair.url, pair.title, pair.end = url, title, end
        self.attributes(pair)

    def attributes(self, pair: Bracket) -> bool:
        pair.attributes = attributes_at(self.text, pair.end, self.length)
        if pair.attributes is not None:
            pair.end = pair.attributes.end
        return pair.attributes is not None

    def citation_or_span(self, pair: Bracket) -> bool:
        if pair.image and not pair.keys:
            return False
        full = _LABEL.match(self.text, pair.end)
        if full is not None and normalizeReference(full[1]) in self.references:
            return False
        if not pair.image and self.attributes(pair):
            pair.kind = Kind.SPAN
        elif _cites(pair, self.text):
            pair.kind, pair.image = Kind.CITATION, False
        return pair.kind is not Kind.TEXT

    def reference(self, pair: Bracket) -> None:
        """`[text][label]`, `[label][]` or `[label]`, when the label is defined."""
        if not self.references:
            return
        own, following = _LABEL.match(self.text, pair.open), _LABEL.match(self.text, pair.end)
        label = following[1] if following else ""
        if not label and own is not None and own.end() == pair.end:
            label = own[1]
        end = following.end() if following else pair.end
        target = self.references.get(normalizeReference(label))
        if target is not None:
            self.linked(pair, target["href"], target["title"], end)

    def blank(self, position: int) -> int:
        blank = _BLANK.match(self.text, position)
        return blank.end() if blank else position


def _cites(pair: Bracket, text: str) -> bool:
    """Whether every part between `;` has a key, and none that stands in emphasis with words around it."""
    if not pair.keys:
        return False
    for part in pair.parts():
        if part.key is None:
            return False
        start, end = part.key
        before, after = text[max(part.start, start - _NEAR) : start], text[end : min(part.end, end + _NEAR)]
        if any(len(mark.findall(before)) % 2 and mark.search(after) for mark in _MARKS):
            return False
    return True
