"""What stands before the text of the strategy: the title page, the contents, the lists of tables and figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nds_docs.compose import wording
from nds_docs.compose.edition import Imprint, LabelKind
from nds_docs.compose.wording import capitalised, label_word
from nds_docs.language import Language
from nds_docs.writers import look
from nds_docs.writers.docx import fields
from nds_docs.writers.docx.blocks import Body, Entry
from nds_docs.writers.docx.formatting import ParagraphFormat, RunFormat, paragraph
from nds_docs.writers.docx.ooxml import TAB, mm, pt, run
from nds_docs.writers.imprint import cover_facts

HEADING_ENTRY = "TOC{}"
_BELOW_BAND = 18.0  # mm, to the facts
_TITLE_OFFSET = 22.0  # mm from the top of the band to the title, and around the subtitle
_LISTS = ((LabelKind.TABLE, wording.LIST_OF_TABLES), (LabelKind.FIGURE, wording.LIST_OF_FIGURES))


def title_page(imprint: Imprint) -> str:
    """Title and subtitle on the band that the first page's head draws, and the facts under it."""
    paragraphs = [paragraph(ParagraphFormat("Title"), run(imprint.title))]
    if imprint.subtitle:
        paragraphs.append(paragraph(ParagraphFormat("Subtitle"), run(imprint.subtitle)))
    muted, bold = RunFormat(colour=look.MUTED).xml(), RunFormat(bold=True).xml()
    for position, (word, value) in enumerate(cover_facts(imprint)):
        words = run(word, muted) + TAB + run(value, bold)
        form = ParagraphFormat("CoverFacts", before=_room_below(imprint) if position == 0 else None)
        paragraphs.append(paragraph(form, words))
    return "".join(paragraphs)


def contents(body: Body, language: Language, pages: Mapping[str, int]) -> str:
    """The contents, and the lists of tables and figures where there are any; `pages` maps bookmarks to pages."""
    levels = look.CONTENTS_DEPTH
    entries = [entry for entry in body.headings if entry.level <= levels]
    code = f'TOC \\o "1-{levels}" \\h \\z \\u'
    title = ParagraphFormat("TOCHeading", page_break_before=True)
    parts = [paragraph(title, run(wording.CONTENTS.say(language))), _list(code, entries, HEADING_ENTRY, pages)]
    for kind, heading in _LISTS:
        if found := body.captions.get(kind):
            parts.append(paragraph(ParagraphFormat("TOCHeading"), run(heading.say(language))))
            code = f'TOC \\h \\z \\c "{capitalised(label_word(kind, language))}"'
            parts.append(_list(code, found, "TableofFigures", pages))
    return "".join(parts)


def _list(code: str, entries: Sequence[Entry], style: str, pages: Mapping[str, int]) -> str:
    """A field with one paragraph an entry: it opens in the first and ends in the last."""
    if not entries:
        return ""
    lines = [_entry(entry, pages.get(entry.bookmark)) for entry in entries]
    lines[0] = fields.start(code) + lines[0]
    lines[-1] += fields.END
    return "".join(
        paragraph(ParagraphFormat(style.format(entry.level)), line) for entry, line in zip(entries, lines, strict=True)
    )


def _entry(entry: Entry, page: int | None) -> str:
    """Number, text and, where it is known, the page: one link to the place."""
    number = run(entry.number) + TAB if entry.number else ""
    shown = ""
    if page is not None:
        shown = TAB + fields.field(f"PAGEREF {entry.bookmark} \\h", str(page))
    return f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{number}{run(entry.text)}{shown}</w:hyperlink>'


def _room_below(imprint: Imprint) -> float:
    """pt above the first fact, so that it comes under the band however many lines the title takes."""
    _, height = look.COVER_BAND
    kinds = ((imprint.title, look.COVER_TITLE), (imprint.subtitle, look.COVER_SUBTITLE))
    used = sum(mm(kind.leading) * _lines(text, kind.size) for text, kind in kinds if text)
    return max(24.0, pt(height + _BELOW_BAND - _TITLE_OFFSET - used))


def _lines(text: str, size: float) -> int:
    """About how many lines `text` takes in bold of `size` pt across the column."""
    return 1 + int(len(text) * mm(size) * 0.53 / look.PAGE.text_width)
