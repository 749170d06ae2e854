"""The styles that only the strategy has: cover, headings, contents, captions, frames, heads and feet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nds_docs.writers import look
from nds_docs.writers.odt.formatting import Line, ParagraphFormat, Tab, TextFormat, spacing, text_format
from nds_docs.writers.odt.lists import list_styles
from nds_docs.writers.odt.odf import in_pt
from nds_docs.writers.odt.style_sheet import (
    AFTER_FRAME,
    FRAMES,
    Style,
    around_text,
    framed_styles,
    headings,
    running,
    styles_part,
)

SIDEWAYS_WIDTH = look.PAGE.height - look.PAGE.left - look.PAGE.right
"""mm: the column of a page on its side."""

BELOW_BAND = 16.0  # mm, from the band on the cover to the facts
_COVER_TAB = 34.0  # mm
_ENTRY_INDENT = 5.0  # mm a level, in the contents
_ENTRY_HANG = 4.0  # mm, of what does not fit on the line of an entry; less than the shortest entry
_FOR_PAGE = 8.0  # mm, that the words of an entry leave free for its page


def strategy_styles(language: str, annex: str) -> str:
    """What stands in `office:styles` for the strategy; `annex` is the word before the letter of an annex."""
    frames = (style for frame in FRAMES.values() for style in framed_styles(frame, look.BODY))
    caption = around_text(spacing(look.CAPTION), text_format(look.CAPTION, base=look.BODY))
    styles = (*_cover(), *headings(_headings()), *_contents(), *_running(), *caption, *_beside_text(), *frames)
    lists = list_styles(annex, numbered=True)
    return styles_part(language, look.WORD_TEXT_FONT, look.BODY, (*styles, *_quote()), lists)


def _cover() -> Iterator[Style]:
    for name, kind, after in (("Title", look.COVER_TITLE, 14.0), ("Subtitle", look.COVER_SUBTITLE, 0.0)):
        text = replace(text_format(kind, base=look.BODY), hyphens=False)
        yield Style(name, paragraph=ParagraphFormat(leading=kind.leading, after=after), text=text, kind="chapter")
    kind = look.COVER_FACTS
    facts = ParagraphFormat(tabs=(Tab(_COVER_TAB),), leading=kind.leading + 5)
    yield Style("Titelblad", paragraph=facts, text=text_format(kind, base=look.BODY))
    above = look.COVER_BAND[0] + look.COVER_BAND[1] + BELOW_BAND - look.PAGE.top
    yield Style("Titelblad begin", "Titelblad", "Titelblad", paragraph=ParagraphFormat(before=in_pt(above)))
    mark = ParagraphFormat(leading=look.COVER_MARK.leading, align="center")
    yield Style("Titelblad merk", paragraph=mark, text=text_format(look.COVER_MARK, base=look.BODY))
    yield Style("Titelblad woord", "", text=TextFormat(colour=look.MUTED), family="text")


def _headings() -> Iterator[tuple[ParagraphFormat, TextFormat]]:
    for level, kind in enumerate(look.HEADINGS):
        paragraph = spacing(kind)
        if level == 0:
            paragraph = replace(
                paragraph, page_before=True, lines=(("bottom", Line(look.ACCENT, 2.25)),), padding=(("bottom", 8),)
            )
        yield paragraph, text_format(kind, base=look.BODY)


def _contents() -> Iterator[Style]:
    first = look.HEADINGS[0]
    title = replace(spacing(first), keep_next=True, before=first.after, after=8)
    text = replace(text_format(first, base=look.BODY), hyphens=False)
    page = replace(title, page_before=True, before=0)
    yield Style("Index Heading", next="Text body", paragraph=title, text=text, kind="index")
    yield Style("Contents Heading", "Index Heading", paragraph=page, kind="index")
    yield Style("Table index heading", "Index Heading", kind="index")
    yield Style("Figure Index Heading", "Index Heading", kind="index")
    edge = Tab(look.PAGE.text_width, "right", dotted=True)
    texts = (TextFormat(bold=True, colour=look.BRAND, hyphens=False), TextFormat(hyphens=False))
    for level in range(look.CONTENTS_DEPTH):
        entry = ParagraphFormat(
            keep_next=None if level else True, tabs=(edge,), before=0 if level else 7, after=1,
            left=level * _ENTRY_INDENT + _ENTRY_HANG, first=-_ENTRY_HANG, right=_FOR_PAGE,
        )  # fmt: skip
        yield Style(f"Contents {level + 1}", paragraph=entry, text=texts[min(level, 1)], kind="index")
    entry = ParagraphFormat(tabs=(edge,), after=3, left=_ENTRY_HANG, first=-_ENTRY_HANG, right=_FOR_PAGE)
    for name in ("Table index 1", "Figure Index 1"):
        yield Style(name, paragraph=entry, text=TextFormat(hyphens=False), kind="index")


def _running() -> Iterator[Style]:
    for name in ("Header", "Footer"):
        yield running(name, look.PAGE.text_width, look.RUNNING, look.BODY)
        yield running(f"{name} liggend", SIDEWAYS_WIDTH, look.RUNNING, look.BODY)


def _beside_text() -> Iterator[Style]:
    """What a chapter opens with, pictures, and the lines under a heading: whose text it is, and where else to look."""
    group = ParagraphFormat(keep_next=True, keep_lines=True, before=look.BODY.after, after=3)
    bold = replace(text_format(look.TABLE, base=look.BODY), bold=True)
    yield Style("Tabelgroep", next="Table Contents", paragraph=group, text=bold)
    lead = text_format(look.LEAD, base=look.BODY)
    yield Style("Inleidende alinea", "Text body", "Text body", paragraph=spacing(look.LEAD), text=lead)
    figure = ParagraphFormat(keep_next=True, before=look.BODY.after, after=0)
    yield Style("Afbeelding", next="Figure", paragraph=figure)
    line = replace(spacing(look.FACTS), after=look.BODY.after)
    text = text_format(look.FACTS, base=look.BODY)
    parties = replace(line, keep_next=True)
    yield Style("Inbreng", next="Text body", paragraph=parties, text=replace(text, colour=look.BRAND))
    yield Style("Zie ook", next="Text body", paragraph=line, text=text)


def _quote() -> Iterator[Style]:
    kind = look.QUOTE_TEXT
    quote = ParagraphFormat(
        keep_lines=True, lines=(("left", Line(look.QUOTE, look.BLOCK_BAR)),), padding=(("left", look.BLOCK_INSET),),
        before=look.BODY.after, after=4, leading=kind.leading,
    )  # fmt: skip
    text = text_format(kind, base=look.BODY)
    yield Style("Citaat", "Text body", "Citaatbron", paragraph=quote, text=text)
    source = ParagraphFormat(before=0, after=AFTER_FRAME, leading=look.FACTS.leading)
    yield Style("Citaatbron", "Citaat", "Text body", paragraph=source, text=text_format(look.FACTS, base=kind))
