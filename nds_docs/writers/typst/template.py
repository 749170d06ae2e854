"""The Typst templates beside this module, with the values of `look.py` and of the edition before them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from nds_docs.compose import wording
from nds_docs.compose.edition import Imprint
from nds_docs.language import Language
from nds_docs.writers import look
from nds_docs.writers.imprint import draft_facts
from nds_docs.writers.typst.escaping import string

COLOUR_LENGTH = 6
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def whole(name: str, values: Mapping[str, str], text: str) -> str:
    """A source: the look, `values` (name → Typst code), the shared template, the one called `name`, and the text."""
    settings = "".join(f"#let {key} = {value}\n" for key, value in values.items())
    right_to_left = _RIGHT_TO_LEFT.search(settings + text) is not None
    settings += f"#let right-to-left = {'true' if right_to_left else 'false'}\n"
    return _look() + settings + _file("common") + _file(name) + text


def imprint_values(imprint: Imprint, title: str, author: str) -> dict[str, str]:
    """The values that every template needs."""
    language = wording.document_language(imprint.language)
    lang, region = imprint.language.split("-", 1)
    return {
        "title": string(title),
        "authors": strings(*filter(None, [author])),
        "keywords": strings(imprint.short, imprint.version),
        "date": f"datetime(year: {imprint.date.year}, month: {imprint.date.month}, day: {imprint.date.day})",
        "language": f"(lang: {string(lang)}, region: {string(region)})",
        "draft": "true" if imprint.draft else "false",
        "words": _words(language),
        "marking": optional(imprint.marking),
        "draft-facts": strings(*draft_facts(imprint)),
    }


def array(items: list[str]) -> str:
    """A Typst array of pieces of code."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


def strings(*texts: str) -> str:
    """A Typst array of string literals."""
    return array([string(text) for text in texts])


def optional(text: str) -> str:
    """A string literal, or Typst's `none` for no text."""
    return string(text) if text else "none"


def _words(language: Language) -> str:
    words = {
        "draft-mark": wording.DRAFT_MARK,
        "contents": wording.CONTENTS,
        "tables": wording.LIST_OF_TABLES,
        "figures": wording.LIST_OF_FIGURES,
        "page": wording.PAGE,
        "of": wording.OF,
        "our-reference": wording.OUR_REFERENCE,
        "closing": wording.CLOSING,
        "annexes": wording.ANNEXES,
    }
    return "(" + ", ".join(f"{key}: {string(word.say(language))}" for key, word in words.items()) + ")"


@cache
def _file(name: str) -> str:
    return files(__package__).joinpath(f"{name}.typ").read_text(encoding="utf-8")


@cache
def _look() -> str:
    names = [name for name in vars(look) if name.isupper()]
    values = ((name.lower().replace("_", "-"), _value(vars(look)[name])) for name in names)
    return "#let look = (\n" + "".join(f"  {name}: {value},\n" for name, value in values) + ")\n"


def _value(value: object) -> str:
    match value:
        case look.Type():
            return (
                f"(font: {string(value.font)}, size: {value.size}pt, leading: {value.leading}pt, "
                f"colour: {_value(value.colour)}, bold: {_value(value.bold)}, italic: {_value(value.italic)}, "
                f"before: {value.before}pt, after: {value.after}pt)"
            )
        case look.Page():
            names = ("width", "height", "left", "right", "top", "bottom", "head", "foot")
            return "(" + ", ".join(f"{name}: {getattr(value, name)}mm" for name in names) + ")"
        case bool():
            return "true" if value else "false"
        case str():
            return f'rgb("{value}")' if _is_colour(value) else string(value)
        case tuple():
            return array([_value(item) for item in value])
        case _:
            return str(value)


def _is_colour(value: str) -> bool:
    return len(value) == COLOUR_LENGTH and all(digit in "0123456789ABCDEF" for digit in value)
