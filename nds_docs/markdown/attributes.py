"""`{#id .class key="value"}`, spelled as Pandoc spells it."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple
from unicodedata import normalize

from nds_docs.checks.rules import structure as rules
from nds_docs.document.characters import without_forbidden
from nds_docs.document.nodes import Attr
from nds_docs.markdown.page import Page
from nds_docs.markdown.positions import TRIMMED, Lines

ACCENTS = "\u0300-\u036f"
"""Accents that stand behind their letter: part of a name, which is then compared in NFC."""
_NAME = rf"[^\W\d_][\w{ACCENTS}\-:.]*"
_ITEM = re.compile(
    rf"""
      \#(?P<id>[\w{ACCENTS}\-:.]+)
    | \.(?P<class>{_NAME})
    | (?P<key>{_NAME})=(?:
          "(?P<double>(?:\\.|[^"\\\n]|\n(?![ \t]*\n))*)"
        | '(?P<single>(?:\\.|[^'\\\n]|\n(?![ \t]*\n))*)'
        | (?P<bare>(?:\\[^\w\s]|[^ \t\n}}\\]|\\)*)
      )
    | (?P<unnumbered>-)
    """,
    re.VERBOSE,
)
_SPACE = re.compile(r"[ \t]*(?:\n(?![ \t]*\n)[ \t]*)?")
_ESCAPE = re.compile(r"\\([^\w\s])")
_MEANT = re.compile(rf"\{{[ \t]*(?:[#.][^\s.}}]|{_NAME}=)[^{{}}\n]*\}}")
RAW_FORMAT = re.compile(r"\{=[ \t]*[\w+\-]+[ \t]*\}")
"""`{=openxml}`: what it follows goes straight into one kind of output. Not in our dialect."""


class Attributes(NamedTuple):
    """What was read, and where it ends. `values` holds the place of each value of a key, `twice` what came twice."""

    attr: Attr
    end: int
    values: dict[str, tuple[int, int]]
    twice: tuple[str, ...]


def attributes_at(text: str, start: int, end: int) -> Attributes | None:
    """The attributes whose `{` stands at `start`; None where there are none that Pandoc would read."""
    if not text.startswith("{", start):
        return None
    identifier, classes, pairs, twice = "", [], {}, []
    values: dict[str, tuple[int, int]] = {}
    at = _skip(text, start + 1, end)
    while at < end and text[at] != "}":
        item = _ITEM.match(text, at, end)
        if item is None:
            return None
        key, value = _key_and_value(item)
        if key == "id":
            twice += ["#" + identifier] if identifier else []
            identifier = normalize("NFC", value)
        elif key == "class":
            classes += value.split()
        elif key in pairs:
            twice.append(key)
        else:
            pairs[key] = value
            values[key] = item.span(item.lastgroup or 0)
        at = _skip(text, item.end(), end)
    if at >= end:
        return None
    return Attributes(Attr(identifier, tuple(classes), tuple(pairs.items())), at + 1, values, tuple(twice))


def _skip(text: str, start: int, end: int) -> int:
    space = _SPACE.match(text, start, end)
    return space.end() if space else start


def _key_and_value(item: re.Match[str]) -> tuple[str, str]:
    match item.lastgroup:
        case "id" | "class" as kind:
            return kind, item[kind]
        case "unnumbered":
            return "class", "unnumbered"
        case "bare":
            return normalize("NFC", item["key"]), _ESCAPE.sub(r"\1", item["bare"])
        case kind:
            value = unescape(_ESCAPE.sub(r"\1", item[kind or "double"])).replace("\n", " ")
            return normalize("NFC", item["key"]), without_forbidden(value)


def report_repeated(page: Page, attributes: Attributes, start: int, end: int) -> None:
    """A second id or a key that comes twice is a finding; `start` and `end` are offsets in the source."""
    for name in attributes.twice:
        page.report(rules.REPEATED_ATTRIBUTE, start, end, name=name)


class Trailing(NamedTuple):
    """A text without the attributes at its end, and those."""

    text: str
    attr: Attr


def trailing_attributes(page: Page, text: str, lines: Lines) -> Trailing | None:
    """The attributes at the end of a heading or caption; those right behind a bracket or code belong to that.

    None where there are none; what only looks like them, or comes twice in them, is a finding.
    """
    opening = text.rfind("{") if text.endswith("}") and not text.endswith("}}") else -1
    if opening < 0 or text[opening - 1 : opening] in ("]", ")", "`"):
        return None
    found = attributes_at(text, opening, len(text))
    if found is None or found.end != len(text):
        if looks_like_attributes(text, opening, len(text)):
            page.report(rules.MALFORMED_ATTRIBUTES, lines.at(opening), lines.at(len(text)), text=text[opening:])
        return None
    report_repeated(page, found, lines.at(opening), lines.at(len(text)))
    return Trailing(text[:opening].rstrip(TRIMMED), found.attr)


def looks_like_attributes(text: str, start: int, end: int) -> bool:
    """Whether someone meant attributes at `start` that cannot be read as such."""
    return _MEANT.match(text, start, end) is not None
