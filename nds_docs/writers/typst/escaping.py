"""The one way text gets into Typst source: whatever was typed comes out as itself, never as markup or code.

Source: typst's lexer, crates/typst-syntax/src/lexer.rs (0.15), mode "markup".
"""

from __future__ import annotations

import re

from nds_docs.writers.typst.fonts import shown_characters

_SPECIAL = re.compile(
    r"""[\\*_`$#\[\]<>@~/"'=+.-](?:(?<![.-])"""  # the signs first: searching then skips all that is none
    r"|(?<=-)(?:(?![^\W\d_])|(?<!\w-))"  # a hyphen inside a word is the only one that is always itself
    r"|(?<=\.)(?:(?<=\d\.)|(?<![^.]\.)|(?=\.)|$))"  # `1.` starts a list item, `...` is an ellipsis
)
_SPACE = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_LOOSE_SOFT_HYPHEN = re.compile(r"(?<!\w)\u00ad|\u00ad(?!\w)")
"""Not inside a word, where alone it means something; a link of nothing else stops typst 0.15."""
_RARE = re.compile(
    r"[^\t\n -~\u00a0-\u017f\u2010-\u2015\u2018-\u201f\u2022\u2026\u20ac\u2190-\u2193\u2212\u2264\u2265]"
)
_SIMPLE_LABEL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.:-]*[A-Za-z0-9_-])?")


def markup(text: str) -> str:
    """`text` as Typst markup; line ends and tabs become a space, as they do on paper."""
    if "\u00ad" in text:
        text = _LOOSE_SOFT_HYPHEN.sub("", text)
    if not (text.isascii() and text.isprintable()):
        text = shown(_SPACE.sub(" ", text))
    return _SPECIAL.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return "\\" + match[0]


def string(text: str) -> str:
    """`text` as a Typst string literal, its quotes included."""
    return literal(shown(text))


def label(id_: str) -> str:
    """What gives the element before it the label `id_`."""
    return f"<{id_}>" if _SIMPLE_LABEL.fullmatch(id_) else f"#label({literal(id_)});"


def target(id_: str) -> str:
    """The label `id_` as a value in Typst code."""
    return f"<{id_}>" if _SIMPLE_LABEL.fullmatch(id_) else f"label({literal(id_)})"


def shown(text: str) -> str:
    """`text` with each character that no font of the package has written as its code point: "[U+4E2D]".

    PDF/A-2a and PDF/UA-1 forbid text without a glyph; a reader sees what stood there, and the file is made.
    """
    return _RARE.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    character = match.group()
    return character if ord(character) in shown_characters() else f"[U+{ord(character):04X}]"


def literal(text: str) -> str:
    """`text`, character for character, as a Typst string literal: what no page shows, such as a web address."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
