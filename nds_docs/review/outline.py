"""Where in the document a text stands, in words that a reader finds back: "hoofdstuk 3, AI"."""

from __future__ import annotations

from typing import NamedTuple

from nds_docs.compose.edition import Strategy
from nds_docs.compose.wording import capitalised, document_language, label_word
from nds_docs.document import nodes as n
from nds_docs.document.source import Span
from nds_docs.document.walk import leaves, plain_text


class Position(NamedTuple):
    """`order` is that of reading; `chapter` and `section` are words, "" where there is none."""

    order: int
    chapter: str
    section: str


class Outline:
    """Every text of a strategy by the chapter and section it is shown in."""

    def __init__(self, strategy: Strategy) -> None:
        self._strategy = strategy
        self._language = document_language(strategy.imprint.language)
        self._found: dict[str, list[tuple[int, Position]]] = {}
        chapter = section = ""
        for order, leaf in enumerate(leaves(strategy.document.blocks)):
            if isinstance(leaf, n.Header):
                section = self._words(leaf)
                if leaf.level == 1:
                    chapter, section = section, ""
            if leaf.span:
                self._found.setdefault(leaf.span.path, []).append((leaf.span.start, Position(order, chapter, section)))

    def position(self, span: Span) -> Position | None:
        """Where the text of `span` stands; None where its file is not in the document."""
        of_file = self._found.get(span.path)
        if not of_file:
            return None
        before = [(start, position) for start, position in of_file if start <= span.start]
        return max(before, key=lambda entry: entry[0])[1] if before else of_file[0][1]

    def _words(self, header: n.Header) -> str:
        label = self._strategy.labels.get(header.attr.id)
        title = plain_text(header.content)
        if label is None or not label.number:
            return title
        return f"{capitalised(label_word(label.kind, self._language))} {label.number}, {title}"
