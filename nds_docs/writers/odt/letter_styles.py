"""The styles that only a covering letter has."""

from __future__ import annotations

from collections.abc import Iterator

from nds_docs.writers import look
from nds_docs.writers.odt.formatting import ParagraphFormat, Tab, TextFormat
from nds_docs.writers.odt.lists import list_styles
from nds_docs.writers.odt.style_sheet import FRAMES, Style, around_text, framed_styles, headings, styles_part

_FACTS_TAB = look.LETTER_FACTS_TAB - look.LETTER_PAGE.left


def letter_styles(language: str) -> str:
    """What stands in `office:styles` for a covering letter; `language` as in "nl-NL"."""
    frames = (style for frame in FRAMES.values() for style in framed_styles(frame, look.LETTER_BODY))
    styles = (*headings(_headings()), *_around_text(), *_beside_text(), *_small(), *frames)
    lists = list_styles("", numbered=False)
    return styles_part(language, look.WORD_LETTER_FONT, look.LETTER_BODY, styles, lists)


def _headings() -> Iterator[tuple[ParagraphFormat, TextFormat]]:
    """Bold, then italic, of the same size as the text: as ministries do it."""
    yield ParagraphFormat(), TextFormat(bold=True)
    yield ParagraphFormat(), TextFormat(italic=True)


def _around_text() -> Iterator[Style]:
    line = look.LETTER_BODY.leading
    yield Style("Addressee", kind="extra")
    facts = ParagraphFormat(tabs=(Tab(_FACTS_TAB),), left=_FACTS_TAB, first=-_FACTS_TAB)
    yield Style("Briefgegevens", paragraph=facts)
    yield Style("Aanhef", next="Text body", paragraph=ParagraphFormat(after=line))
    closing = ParagraphFormat(keep_next=True, before=line, after=line)
    yield Style("Salutation", next="Signature", paragraph=closing, kind="text")
    yield Style("Signature", paragraph=ParagraphFormat(keep_lines=True), kind="text")


def _beside_text() -> Iterator[Style]:
    line = look.LETTER_BODY.leading
    yield from around_text(ParagraphFormat(after=line), TextFormat(italic=True))
    yield Style("Tabelgroep", paragraph=ParagraphFormat(keep_next=True), text=TextFormat(bold=True))
    yield Style("Afbeelding", next="Figure", paragraph=ParagraphFormat(keep_next=True))
    yield Style("Citaat", "Text body", text=TextFormat(italic=True))
    for name in ("Citaatbron", "Inbreng", "Zie ook"):
        yield Style(name, "Text body")


def _small() -> Iterator[Style]:
    small = look.LETTER_SMALL
    paragraph, text = ParagraphFormat(leading=small.leading), TextFormat(size=small.size)
    for name in ("Sender", "Colofon", "Header"):
        yield Style(name, paragraph=paragraph, text=text, kind="" if name == "Colofon" else "extra")
    column = look.LETTER_COLUMN - look.LETTER_PAGE.left
    beyond = look.LETTER_PAGE.text_width - column - look.LETTER_COLUMN_WIDTH
    foot = ParagraphFormat(tabs=(Tab(column),), leading=small.leading, right=beyond)
    yield Style("Footer", paragraph=foot, text=text, kind="extra")
    yield Style("Colofon kop", "Colofon", "Colofon", text=TextFormat(bold=True))
    sender = look.LETTER_SENDER_TYPE
    form = ParagraphFormat(leading=sender.leading)
    yield Style("Afzender", "Header", paragraph=form, text=TextFormat(size=sender.size))
    yield Style("Rubricering", "Header", text=TextFormat(bold=True))
