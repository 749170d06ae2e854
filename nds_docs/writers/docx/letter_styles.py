"""The styles that only a covering letter has. Word's own names for the parts of a letter, so that they paste well."""

from __future__ import annotations

from collections.abc import Iterator

from nds_docs.writers import look
from nds_docs.writers.docx import numbering
from nds_docs.writers.docx.formatting import ParagraphFormat, RunFormat, Tab
from nds_docs.writers.docx.style_sheet import FRAMES, Style, framed_styles, styles_part

_FACTS_TAB = look.LETTER_FACTS_TAB - look.LETTER_PAGE.left


def letter_styles(language: str) -> str:
    """The part `styles.xml` of a covering letter; `language` as in "nl-NL"."""
    frames = (style for frame in FRAMES for style in framed_styles(frame, look.LETTER_BODY))
    styles = (*_headings(), *_around_text(), *_small(), *frames)
    return styles_part(language, look.WORD_LETTER_FONT, look.LETTER_BODY, styles)


def _headings() -> Iterator[Style]:
    """Bold, then italic, of the same size as the text: as ministries do it."""
    for level in range(numbering.HEADING_STYLES):
        run = RunFormat(italic=True) if level else RunFormat(bold=True)
        yield Style(
            f"Heading{level + 1}", f"heading {level + 1}", next="BodyText",
            paragraph=ParagraphFormat(keep_next=True, keep_lines=True, outline=level), run=run, quick=True, priority=9,
        )  # fmt: skip


def _around_text() -> Iterator[Style]:
    line = look.LETTER_BODY.leading
    yield Style("EnvelopeAddress", "envelope address")
    facts = ParagraphFormat(tabs=(Tab(_FACTS_TAB),), left=_FACTS_TAB, hanging=_FACTS_TAB)
    yield Style("MessageHeader", "Message Header", paragraph=facts)
    yield Style("Salutation", "Salutation", next="BodyText", paragraph=ParagraphFormat(after=line))
    closing = ParagraphFormat(keep_next=True, before=line, after=line)
    yield Style("Closing", "Closing", next="Signature", paragraph=closing)
    yield Style("Signature", "Signature", paragraph=ParagraphFormat(keep_lines=True))
    caption = ParagraphFormat(keep_lines=True, after=line)
    yield Style("Caption", "caption", paragraph=caption, run=RunFormat(italic=True), priority=35)
    yield Style("TableGroup", "Tabelgroep", paragraph=ParagraphFormat(keep_next=True), run=RunFormat(bold=True))
    yield Style("Figure", "Figuur", next="Caption", paragraph=ParagraphFormat(keep_next=True))
    yield Style("IntenseQuote", "Intense Quote", "BodyText", run=RunFormat(italic=True), priority=30)
    yield Style("QuoteSource", "Citaatbron", "BodyText")
    yield Style("Parties", "Inbreng", "BodyText")
    yield Style("SeeAlso", "Zie ook", "BodyText")


def _small() -> Iterator[Style]:
    small = look.LETTER_SMALL
    paragraph, run = ParagraphFormat(leading=small.leading), RunFormat(size=small.size)
    for id_, name in (("EnvelopeReturn", "envelope return"), ("Colophon", "Colofon"), ("Header", "header")):
        yield Style(id_, name, paragraph=paragraph, run=run)
    column = look.LETTER_COLUMN - look.LETTER_PAGE.left
    beyond = look.LETTER_PAGE.text_width - column - look.LETTER_COLUMN_WIDTH
    foot = ParagraphFormat(tabs=(Tab(column),), leading=small.leading, right=beyond)
    yield Style("Footer", "footer", paragraph=foot, run=run)
    yield Style("ColophonHeading", "Colofon kop", "Colophon", "Colophon", run=RunFormat(bold=True))
