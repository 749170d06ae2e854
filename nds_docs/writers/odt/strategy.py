"""The strategy as OpenDocument: cover, contents, lists, text; native headings, captions, references and notes."""

from __future__ import annotations

from collections.abc import Mapping

from nds_docs.compose.edition import LabelKind, Strategy
from nds_docs.compose.wording import capitalised, document_language, label_word
from nds_docs.writers.odt import blocks, front
from nds_docs.writers.odt.automatic import Automatic
from nds_docs.writers.odt.package import content_part, document_styles, meta_part, settings_part, write
from nds_docs.writers.odt.pages import strategy_pages
from nds_docs.writers.odt.pictures import Pictures
from nds_docs.writers.odt.sequences import declarations
from nds_docs.writers.odt.strategy_styles import strategy_styles


class PendingStrategy:
    """A strategy whose text is written, and whose contents wait for their pages."""

    def __init__(self, strategy: Strategy) -> None:
        """Raises `NdsError` where a picture is neither PNG nor JPEG."""
        self._imprint = strategy.imprint
        self._language = document_language(strategy.imprint.language)
        self._automatic = Automatic()
        self._pictures = Pictures(strategy.images, strategy.drawn, self._language)
        self._body = blocks.body(
            strategy.document.blocks, strategy.labels, self._language, blocks.STRATEGY, self._pictures,
            self._automatic,
        )  # fmt: skip
        self._text = self._body.flow.write(self._body.items(strategy.document.blocks))

    def finish(self, pages: Mapping[str, int]) -> bytes:
        """The file. `pages` maps global ids of headings, tables and figures to pages, for the contents and lists."""
        imprint, running = self._imprint, Automatic("M")
        annex = capitalised(label_word(LabelKind.ANNEX, self._language))
        layouts, masters = strategy_pages(imprint, running)
        before = front.cover(imprint, self._automatic)
        before += front.Lists(self._language, pages).write(self._body)
        text = declarations(self._language) + before + self._text
        parts = {
            "content.xml": content_part(self._automatic.xml(), text),
            "styles.xml": document_styles(strategy_styles(imprint.language, annex), running.xml() + layouts, masters),
            "meta.xml": meta_part(imprint, imprint.title, "", (imprint.short, imprint.version)),
            "settings.xml": settings_part(),
        }
        return write(parts, self._pictures.files)


def strategy_odt(strategy: Strategy) -> bytes:
    """The file, without pages in its contents. The same strategy gives the same bytes. Raises `NdsError`."""
    return PendingStrategy(strategy).finish({})
