"""Whatever is typed comes out of Typst as itself."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nds_docs.document import nodes as n
from nds_docs.writers.typst.blocks import blocks
from nds_docs.writers.typst.escaping import markup, shown, string
from nds_docs.writers.typst.fonts import shown_characters
from nds_docs.writers.typst.inlines import Setting
from nds_docs.writers.typst.survey import survey

TYPST_SIGNS = st.text(st.sampled_from(" \t\n\\*_`$#[]<>@~-/=+.:'\"(){};,&^1a?é€\u00a0中\ufeff\u00ad"), max_size=12)
TEXTS = TYPST_SIGNS | st.text(max_size=12)
SETTING = Setting({}, {}, survey(()), "nl", blocks)


NO_FONTS = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)


def evaluated(code: str) -> Any:
    """What Typst makes of an expression, as its own tree."""
    source = f"#metadata({code}) <it>".encode()
    return json.loads(typst.query(source, "<it>", field="value", one=True, font_paths=NO_FONTS))


def text_of(content: Any) -> str:
    """The text of such a tree; anything that is not text raises."""
    match content:
        case {"func": "text" | "symbol", "text": str(text)}:
            return text
        case {"func": "space"} | {"func": "parbreak"}:
            return " "
        case {"func": "sequence", "children": children}:
            return "".join(map(text_of, children))
        case {"func": "strong", "body": body}:
            return text_of(body)
        case _:
            raise AssertionError(content)


def collapsed(text: str) -> str:
    """Without the soft hyphens that are not in a word, and what is no ink one space."""
    text = re.sub(r"(?<!\w)\u00ad|\u00ad(?!\w)", "", text)
    return re.sub(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029 ]+", " ", text)


@given(TEXTS)
@example("1. een")
@example("- een")
@example("https://overheid.nl/a--b...")
@example("שלום")
@example("// geen commentaar /* ook niet */")
@example("= kop\n= kop")
@settings(max_examples=300, deadline=None)
def test_text_comes_out_literally(text: str) -> None:
    assert text_of(evaluated(f"[{markup(text)}]")).strip() == shown(collapsed(text)).strip()


@given(st.lists(TEXTS, max_size=4), st.lists(TEXTS, max_size=3))
@settings(max_examples=150, deadline=None)
def test_neighbours_never_become_markup_together(before: list[str], after: list[str]) -> None:
    content: tuple[n.Inline, ...] = (
        *(n.Str(text) for text in before),
        n.Strong((n.Str("vet"),)),
        *(n.Str(text) for text in after),
    )
    source = blocks((n.Para(content),), SETTING)
    expected = shown("".join(map(collapsed, [*before, "vet", *after])))
    assert collapsed(text_of(evaluated(f"[{source}]"))).strip() == collapsed(expected).strip()


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_strings_come_out_literally(text: str) -> None:
    assert evaluated(string(text)) == shown(text)


@pytest.mark.parametrize("text", ["中", "\x01", "\ufeff", "\ue000", "🦩", "\u202e"])
def test_a_character_without_a_glyph_shows_its_code_point(text: str) -> None:
    assert shown(f"a{text}b") == f"a[U+{ord(text):04X}]b"


def test_what_is_not_looked_up_is_shown_by_every_face() -> None:
    common = "".join(map(chr, range(0x20, 0x7F))) + "€•…–—‘’“”→←↑↓−≤≥é\u00a0\u2011"
    assert all(ord(character) in shown_characters() for character in common)
