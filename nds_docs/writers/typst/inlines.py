"""Inlines as Typst markup. Every call ends with `;`, so that what follows it is never read as part of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from nds_docs.compose.edition import Label, LabelKind
from nds_docs.compose.wording import capitalised, label_word
from nds_docs.document import nodes as n
from nds_docs.document.classes import REFERENCE, UNRESOLVED
from nds_docs.document.nodes import Block, Inline
from nds_docs.document.walk import descendants, plain_text
from nds_docs.language import Language
from nds_docs.writers.pictures import shown_width
from nds_docs.writers.typst.escaping import label, literal, markup, string, target
from nds_docs.writers.typst.images import ImageFile
from nds_docs.writers.typst.survey import Survey

_LETTERS = re.compile(r"[^\W\d_]+")
LONGEST_ADDRESS = 8000
"""Typst refuses a longer one."""


@dataclass(frozen=True)
class Setting:
    """What writing a document needs besides its nodes.

    `images` maps the path of an image in the project to its file beside the source; `blocks` writes what a
    footnote holds; `loose` says that nothing stands around a block, so that a wide table may turn its page;
    `struck` that a line goes through the text; `alike` are the tables that a table shares its columns with;
    `longest_word` is how many characters a word may have without hyphens, where not all are hyphenated.
    """

    labels: Mapping[str, Label]
    images: Mapping[str, ImageFile]
    survey: Survey
    language: Language
    blocks: Callable[[tuple[Block, ...], Setting], str]
    loose: bool = True
    struck: bool = False
    alike: tuple[n.Table, ...] = ()
    longest_word: int = 0

    @property
    def inside(self) -> Setting:
        """The setting of what stands in a block of its own."""
        return replace(self, loose=False, struck=False) if self.loose or self.struck else self


def inlines(content: tuple[Inline, ...], setting: Setting) -> str:
    """Markup that shows `content`. Raises `ValueError` on a node that composing should have replaced."""
    parts: list[str] = []
    linked = False
    for inline in content:
        part = _unhyphenated(inline, setting) if linked else _inline(inline, setting)
        linked = _ends_in_link(inline) if part else linked
        parts.append(part)
    return "".join(parts)


def _ends_in_link(inline: Inline) -> bool:
    match inline:
        case n.Link():
            return True
        case n.Emph() | n.Strong() | n.Strikeout() | n.Superscript() | n.Subscript() | n.BracketedSpan():
            return bool(inline.content) and _ends_in_link(inline.content[-1])
        case _:
            return False


def _unhyphenated(inline: Inline, setting: Setting) -> str:
    """What follows a link, its first word without hyphens: typst 0.15 fails where one comes right behind the link."""
    if not isinstance(inline, n.Str):
        return f"#unhyphenated[{_inline(inline, replace(setting, longest_word=0))}];"
    letters = _LETTERS.match(inline.text)
    if letters is None:
        return _inline(inline, setting)
    return f"#unhyphenated[{markup(letters[0])}];{markup(inline.text[letters.end() :])}"


def _in_cell(text: str, longest: int) -> str:
    """Text of which only words longer than `longest` are hyphenated, unless it says itself where."""
    if "\u00ad" in text:
        return markup(text)
    parts: list[str] = []
    at = 0
    for word in _LETTERS.finditer(text):
        if len(word[0]) > longest:
            parts += [markup(text[at : word.start()]), f"#hyphenated[{markup(word[0])}];"]
            at = word.end()
    return "".join([*parts, markup(text[at:])])


def anchor(id_: str, setting: Setting) -> str:
    """The label of what stands before it, when something refers to it."""
    return label(id_) if id_ in setting.survey.targets else ""


def _inline(inline: Inline, setting: Setting) -> str:
    match inline:
        case n.Str():
            return _in_cell(inline.text, setting.longest_word) if setting.longest_word else markup(inline.text)
        case n.SoftBreak():
            return " "
        case n.Emph():
            return f"#emph[{inlines(inline.content, setting)}];"
        case n.Strong():
            return f"#strong[{inlines(inline.content, setting)}];"
        case n.Note():
            return f"#note[{setting.blocks(inline.content, setting.inside)}];"
        case n.Link():
            return _link(inline, setting)
        case n.BracketedSpan():
            return _span(inline, setting)
        case n.Code():
            return f"#raw({string(inline.text)});"
        case n.Strikeout():
            inside = inlines(inline.content, replace(setting, struck=True))
            return inside if setting.struck else f"#strike[{inside}];"
        case n.Superscript():
            return f"#super[{inlines(inline.content, setting)}];"
        case n.Subscript():
            return f"#sub[{inlines(inline.content, setting)}];"
        case n.LineBreak():
            return "~#linebreak();"
        case n.Image():
            return f"#box({picture(inline, '', setting)});"
        case n.Cite() | n.CrossReference() | n.Expression():
            raise ValueError(f"{type(inline).__name__} was not resolved before writing")
        case _:
            assert_never(inline)


def picture(image: n.Image, caption: str, setting: Setting) -> str:
    """Typst code that shows an image with its alternative text: its own, the words of its caption, or "Figuur".

    An image that the project does not have shows as that text (a finding says so).
    """
    alternative = image.attr.get("alt") or plain_text(image.content) or caption
    alternative = alternative or capitalised(label_word(LabelKind.FIGURE, setting.language))
    image_file = setting.images.get(image.url)
    if image_file is None:
        return f"missing-image({string(alternative)})"
    share, most = shown_width(image_file.size, image.attr.get("width"))
    code = f'image("{image_file.name}", alt: {string(alternative)}, width: width)'
    return f"shown({share:.2%}, {most:.2f}mm, width => {code})"


def _link(link: n.Link, setting: Setting) -> str:
    """A link, where there is something to click on."""
    content = inlines(link.content, setting)
    nodes = tuple(descendants((n.Plain(link.content),)))
    if not plain_text(link.content).strip() and not any(isinstance(node, n.Image) for node in nodes):
        return content
    if not link.url.startswith("#"):
        usable = 0 < len(link.url) <= LONGEST_ADDRESS
        struck = setting.struck or any(isinstance(node, n.Strikeout) for node in nodes)
        lined = ", lined: false" if struck else ""
        return f"#web({literal(link.url)}{lined})[{content}];" if usable else content
    if link.url[1:] not in setting.survey.places:
        return content
    function = "ref-link" if REFERENCE in link.attr.classes else "link"
    return f"#{function}({target(link.url[1:])})[{content}];"


def _span(span: n.BracketedSpan, setting: Setting) -> str:
    content = inlines(span.content, setting)
    if UNRESOLVED in span.attr.classes:
        return f"#unresolved[{content}];"
    if span.attr.id and (place := anchor(span.attr.id, setting)):
        return f"#metadata(none);{place}{content}"
    return content
