"""A plain text with headings and tables as a Word file, in the styles of the strategy: what goes with it, not in it."""

from __future__ import annotations

from dataclasses import replace

from nds_docs.compose.edition import Imprint
from nds_docs.compose.wording import document_language
from nds_docs.document.nodes import Document
from nds_docs.writers import look
from nds_docs.writers.docx import blocks, flow
from nds_docs.writers.docx.formatting import ParagraphFormat, RunFormat, paragraph
from nds_docs.writers.docx.ooxml import TAB, run
from nds_docs.writers.docx.package import Package
from nds_docs.writers.docx.pictures import Pictures
from nds_docs.writers.docx.properties import add_properties
from nds_docs.writers.docx.running import add_foot, add_head, page_of_pages, section
from nds_docs.writers.docx.setting import Setting
from nds_docs.writers.docx.strategy_styles import strategy_styles
from nds_docs.writers.docx.style_sheet import PARAGRAPH_FONT, Style
from nds_docs.writers.docx.text_parts import add_text

_SETTING = Setting(look.BODY, look.PAGE.text_width, numbered=True)
_INSERTED = Style(
    "Inserted", "Toegevoegd", PARAGRAPH_FONT, run=RunFormat(colour=look.GOAL, underline="single"), kind="character"
)


def memo_docx(document: Document, title: str, imprint: Imprint) -> bytes:
    """The file. It names the title and version of `imprint`, but no build: it is none of its documents.

    The same values give the same bytes.
    """
    language = document_language(imprint.language)
    package = Package()
    package.add("word/styles.xml", strategy_styles(imprint.language, more=(_INSERTED,)))
    add_properties(package, replace(imprint, subtitle="", build_id="", commit=""), title, "", look.WORD_TEXT_FONT)
    head = paragraph(ParagraphFormat("Header"), run(imprint.title) + TAB + run(imprint.version))
    foot = paragraph(ParagraphFormat("Footer"), run(title) + TAB + page_of_pages(language))
    heads, feet = add_head(package, 1, head), add_foot(package, 1, foot)
    kinds = ("first", "default")
    of_pages = section(look.PAGE, dict.fromkeys(kinds, heads), dict.fromkeys(kinds, feet))
    body = blocks.body(document.blocks, {}, language, _SETTING, package, Pictures({}, {}, package))
    add_text(package, body, flow.write(body.items(document.blocks)) + of_pages)
    return package.write()
