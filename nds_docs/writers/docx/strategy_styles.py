"""The styles that only the strategy has: cover, headings, contents, captions, frames, heads and feet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nds_docs.writers import look
from nds_docs.writers.docx import numbering
from nds_docs.writers.docx.formatting import Border, ParagraphFormat, RunFormat, Tab, run_format
from nds_docs.writers.docx.numbering import FRAME_INSET
from nds_docs.writers.docx.ooxml import pt
from nds_docs.writers.docx.style_sheet import AFTER_FRAME, FRAMES, Style, framed_styles, spaced, styles_part
from nds_docs.writers.look import Page

_COVER_TAB = 34.0  # mm


def strategy_styles(language: str, page: Page = look.PAGE, more: tuple[Style, ...] = ()) -> str:
    """The part `styles.xml` of the strategy on `page`, with `more` styles; `language` as in "nl-NL"."""
    frames = (style for frame in FRAMES for style in framed_styles(frame, look.BODY))
    styles = (
        *_cover(),
        *_headings(),
        *_contents(page.text_width),
        *_running(page.text_width),
        *_beside_text(),
        *frames,
        *_quote(),
        *more,
    )
    return styles_part(language, look.WORD_TEXT_FONT, look.BODY, styles)


def _cover() -> Iterator[Style]:
    """White on a ground of its own, so that it reads as well where the band behind it is not shown."""
    ground = tuple(Border(side, look.BRAND, 6, 12) for side in ("top", "left", "bottom", "right"))
    above = pt(look.COVER_BAND[0] - look.PAGE.top) + 36
    title = ParagraphFormat(
        keep_next=True, borders=ground, shading=look.BRAND, before=above, leading=look.COVER_TITLE.leading
    )
    run = run_format(look.COVER_TITLE, base=look.BODY)
    yield Style("Title", "Title", next="Subtitle", paragraph=title, run=run, quick=True, priority=10)
    subtitle = replace(title, before=10, leading=look.COVER_SUBTITLE.leading)
    run = run_format(look.COVER_SUBTITLE, base=look.BODY)
    yield Style("Subtitle", "Subtitle", next="CoverFacts", paragraph=subtitle, run=run, quick=True, priority=11)
    facts = ParagraphFormat(tabs=(Tab(_COVER_TAB),), leading=look.COVER_FACTS.leading + 4)
    yield Style("CoverFacts", "Titelblad", paragraph=facts, run=run_format(look.COVER_FACTS, base=look.BODY))


def _headings() -> Iterator[Style]:
    for level in range(numbering.HEADING_STYLES):
        kind = look.HEADINGS[min(level, len(look.HEADINGS) - 1)]
        paragraph = replace(
            spaced(kind), keep_next=True, keep_lines=True, numbering=(numbering.CHAPTERS, level), outline=level
        )
        if level == 0:
            room = look.CHAPTER_NUMBER.leading  # the PDF has the number there
            paragraph = replace(
                paragraph, page_break_before=True, before=room, borders=(Border("bottom", look.ACCENT, 2.25, 8),)
            )
        run = run_format(kind, base=look.BODY)
        yield Style(
            f"Heading{level + 1}", f"heading {level + 1}", next="BodyText",
            paragraph=paragraph, run=run, quick=True, priority=9,
        )  # fmt: skip

    kind = look.ANNEX_NUMBER
    room = look.CHAPTER_NUMBER.leading - kind.leading - 2
    word = ParagraphFormat(keep_next=True, page_break_before=True, before=room, after=2, leading=kind.leading)
    yield Style("AnnexWord", "Bijlagewoord", next="Heading1", paragraph=word, run=run_format(kind, base=look.BODY))


def _contents(width: float) -> Iterator[Style]:
    first = look.HEADINGS[0]
    heading = ParagraphFormat(keep_next=True, before=first.after, after=8, leading=first.leading)
    run = run_format(first, base=look.BODY)
    yield Style("TOCHeading", "TOC Heading", next="BodyText", paragraph=heading, run=run, quick=True, priority=39)
    edge = Tab(width, "right", "dot")
    runs = (RunFormat(bold=True, colour=look.BRAND), RunFormat(), RunFormat(colour=look.MUTED, size=look.BODY.size - 1))
    starts = (0.0, 10.0, 21.0, 35.0)
    for level in range(look.CONTENTS_DEPTH):
        start, end = starts[level : level + 2]
        entry = ParagraphFormat(
            keep_next=None if level else True, tabs=(Tab(end), edge), before=0 if level else 7, after=1,
            left=end, hanging=end - start,
        )  # fmt: skip
        yield Style(f"TOC{level + 1}", f"toc {level + 1}", paragraph=entry, run=runs[level], priority=39)
    entry = ParagraphFormat(tabs=(edge,), after=3, left=10, hanging=10)  # LibreOffice hides what is right of an indent
    yield Style("TableofFigures", "table of figures", paragraph=entry)


def _running(width: float) -> Iterator[Style]:
    kind = look.RUNNING
    paragraph = ParagraphFormat(tabs=(Tab(width, "right"),), leading=kind.leading)
    run = run_format(kind, base=look.BODY)
    rule = Border("bottom", look.RULE, 0.5, 3)
    yield Style("Header", "header", paragraph=replace(paragraph, borders=(rule,)), run=run)
    yield Style("Footer", "footer", paragraph=replace(paragraph, borders=(rule._replace(side="top"),)), run=run)


def _beside_text() -> Iterator[Style]:
    """Captions, and the lines under a heading that say whose text it is and where else to look."""
    caption = replace(spaced(look.CAPTION), keep_lines=True, left=0)
    run = run_format(look.CAPTION, base=look.BODY)
    yield Style("Caption", "caption", next="BodyText", paragraph=caption, run=run, quick=True, priority=35)
    group = ParagraphFormat(keep_next=True, keep_lines=True, before=look.BODY.after, after=3)
    bold = replace(run_format(look.TABLE, base=look.BODY), bold=True)
    yield Style("TableGroup", "Tabelgroep", next="TableText", paragraph=group, run=bold)
    figure = ParagraphFormat(keep_next=True, before=look.BODY.after)
    yield Style("Figure", "Figuur", next="Caption", paragraph=figure)
    line = replace(spaced(look.FACTS), after=look.BODY.after)
    run = replace(run_format(look.FACTS, base=look.BODY), colour=look.BRAND)
    yield Style("Parties", "Inbreng", next="BodyText", paragraph=replace(line, keep_next=True), run=run)
    yield Style("SeeAlso", "Zie ook", next="BodyText", paragraph=line, run=run_format(look.FACTS, base=look.BODY))


def _quote() -> Iterator[Style]:
    kind = look.QUOTE_TEXT
    bar = (Border("left", look.QUOTE, look.BLOCK_BAR, look.BLOCK_INSET),)
    quote = ParagraphFormat(
        keep_lines=True, borders=bar, before=look.BODY.after, after=4, leading=kind.leading, left=FRAME_INSET
    )
    run = run_format(kind, base=look.BODY)
    yield Style("IntenseQuote", "Intense Quote", next="QuoteSource", paragraph=quote, run=run, quick=True, priority=30)
    source = ParagraphFormat(before=0, after=AFTER_FRAME, leading=look.FACTS.leading)
    run = run_format(look.FACTS, base=kind)
    yield Style("QuoteSource", "Citaatbron", "IntenseQuote", "BodyText", source, run)
