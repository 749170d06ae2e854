"""The strategy as a Word file: title page, contents, lists, text; native headings, captions, references and notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from nds_docs.compose.edition import Strategy
from nds_docs.compose.wording import document_language
from nds_docs.writers import look
from nds_docs.writers.docx import around, blocks
from nds_docs.writers.docx.comment_marks import marked
from nds_docs.writers.docx.comments import Comment, add_comments
from nds_docs.writers.docx.flow import Table
from nds_docs.writers.docx.front import contents, title_page
from nds_docs.writers.docx.package import Package
from nds_docs.writers.docx.pictures import Pictures
from nds_docs.writers.docx.properties import add_properties
from nds_docs.writers.docx.running import strategy_sections
from nds_docs.writers.docx.setting import strategy_setting
from nds_docs.writers.docx.strategy_styles import strategy_styles
from nds_docs.writers.docx.targets import bookmark_name
from nds_docs.writers.docx.text_parts import add_text
from nds_docs.writers.frame import Frame

if TYPE_CHECKING:
    from nds_docs.writers.docx.house_style import HouseStyle


class PendingStrategy:
    """A strategy whose text is written, and whose contents wait for their pages; `comments` stand beside its text.

    `added_styles` are the names of the styles that its template lacks.
    """

    def __init__(self, strategy: Strategy, comments: tuple[Comment, ...] = ()) -> None:
        """Raises `NdsError` where a picture is neither PNG nor JPEG."""
        self._imprint = strategy.imprint
        self._language = document_language(strategy.imprint.language)
        house = _house_style(strategy.template) if strategy.template else None
        page = house.page if house else look.PAGE
        styles = strategy_styles(strategy.imprint.language, page)
        dressed = house.styles(styles, strategy.imprint.language) if house else None
        self._package = Package()
        self._package.add("word/styles.xml", dressed.part if dressed else styles)
        self.added_styles = dressed.added if dressed else ()
        add_properties(self._package, self._imprint, self._imprint.title, "", look.WORD_TEXT_FONT)
        add_comments(self._package, comments)
        if house:
            house.dress(self._package)
        document = marked(strategy.document, comments) if comments else strategy.document
        self._blocks = document.blocks
        pictures = Pictures(strategy.images, strategy.drawn, self._package)
        self._body = blocks.body(
            document.blocks, strategy.labels, self._language, strategy_setting(page), self._package, pictures
        )
        items = self._body.items(document.blocks)
        turns = any(isinstance(item, Table) and item.turned for item in items)
        sections = strategy_sections(
            self._package, self._imprint, page, strategy.first_note, band=house is None, turns=turns
        )
        self._text = sections.write(items)

    def finish(self, pages: Mapping[str, int]) -> bytes:
        """The file. `pages` maps global ids of headings, tables and figures to pages, for the contents and lists."""
        add_text(self._package, self._body, self._front(pages) + self._text)
        return self._package.write()

    def frame(self, pages: Mapping[str, int]) -> Frame:
        """What the file with these pages says around its blocks."""
        of_text = (around.Line("", text) for text in self._body.around)
        return around.frame((*around.lines(self._front(pages)), *of_text), self._body, self._blocks, self._package)

    def _front(self, pages: Mapping[str, int]) -> str:
        by_bookmark = {bookmark_name(id_): page for id_, page in pages.items()}
        return title_page(self._imprint) + contents(self._body, self._language, by_bookmark)


def strategy_docx(strategy: Strategy) -> bytes:
    """The Word file, without pages in its contents. The same strategy gives the same bytes. Raises `NdsError`."""
    return PendingStrategy(strategy).finish({})


def _house_style(template: bytes) -> HouseStyle:
    from nds_docs.writers.docx.house_style import HouseStyle

    return HouseStyle(template)
