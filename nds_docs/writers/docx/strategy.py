"""The strategy as a Word file: title page, contents, lists, text; native headings, captions, references and notes."""

from __future__ import annotations

from collections.abc import Mapping

from nds_docs.compose.edition import Strategy
from nds_docs.compose.wording import document_language
from nds_docs.writers import look
from nds_docs.writers.docx.comment_marks import marked
from nds_docs.writers.docx.comments import Comment, add_comments
from nds_docs.writers.docx.conversion import Conversion
from nds_docs.writers.docx.front import contents, title_page
from nds_docs.writers.docx.house_style import HouseStyle, Styles
from nds_docs.writers.docx.lower import lower, strategy_setting
from nds_docs.writers.docx.marks import bookmark_name
from nds_docs.writers.docx.package import Package
from nds_docs.writers.docx.properties import add_properties
from nds_docs.writers.docx.running import strategy_sections
from nds_docs.writers.docx.strategy_styles import strategy_styles


class PendingStrategy:
    """A strategy that pandoc is at work on, on the other core; `comments` stand beside its text."""

    def __init__(self, strategy: Strategy, comments: tuple[Comment, ...] = ()) -> None:
        self._imprint = strategy.imprint
        self._language = document_language(strategy.imprint.language)
        self._house = HouseStyle(strategy.template) if strategy.template else None
        self._page = self._house.page if self._house else look.PAGE
        setting = strategy_setting(self._page)
        self._first_note = strategy.first_note
        self._comments = comments
        document = marked(strategy.document, comments) if comments else strategy.document
        self._lowered = lower(document, strategy.labels, self._language, setting)
        styles = strategy_styles(strategy.imprint.language, self._page)
        self._styles = self._house.styles(styles, strategy.imprint.language) if self._house else Styles(styles, ())
        self._conversion = Conversion(self._lowered, strategy.images, strategy.drawn)

    @property
    def added_styles(self) -> tuple[str, ...]:
        """The names of the styles that the template lacks."""
        return self._styles.added

    def finish(self, pages: Mapping[str, int]) -> bytes:
        """The file. `pages` maps global ids of headings, tables and figures to pages, for the contents and lists.

        Raises `NdsError` where pandoc failed or complained, or a picture is neither PNG nor JPEG.
        """
        imprint = self._imprint
        package = Package()
        package.add("word/styles.xml", self._styles.part)
        add_properties(package, imprint, imprint.title, "", look.WORD_TEXT_FONT)
        add_comments(package, self._comments)
        if self._house:
            self._house.dress(package)
        turns = any(table.turned for table in self._lowered.tables)
        sections = strategy_sections(
            package, imprint, self._page, self._first_note, band=self._house is None, turns=turns
        )
        by_bookmark = {bookmark_name(id_): page for id_, page in pages.items()}
        front = title_page(imprint) + contents(self._lowered, self._language, by_bookmark)
        return self._conversion.finish(package, front, "", sections, numbered=True)


def strategy_docx(strategy: Strategy) -> bytes:
    """The Word file, without pages in its contents. The same strategy gives the same bytes. Raises as `finish`."""
    return PendingStrategy(strategy).finish({})
