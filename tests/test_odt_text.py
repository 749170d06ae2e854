"""Every leaf of the document is one paragraph of the OpenDocument file, with the same text in the same order."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from lxml.etree import _Element as Element

from nds_docs.compose.edition import Strategy
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Block, Inline
from nds_docs.document.pieces import OBJECT
from nds_docs.document.walk import rewrite
from nds_docs.writers.odt.letter import letter_odt
from nds_docs.writers.odt.strategy import strategy_odt
from tests.editions import IMPRINT, LETTER, STRATEGY
from tests.open_file import INDEXES, PARAGRAPHS, TEXT, OpenFile, shown
from tests.strategies import documents
from tests.test_docx_text import body_and_notes, plain, prefixes


def written(file: OpenFile, strategy: Strategy) -> tuple[list[str], list[str]]:
    """The texts of the paragraphs of the body and of the notes, without what the writer put before them."""
    before = prefixes(iter(strategy.labels.values()))
    body: list[str] = []
    notes: list[str] = []
    for child in file.text:
        if child.tag not in INDEXES:
            for paragraph in child.iter(*PARAGRAPHS):
                text = shown(paragraph, tab="\t", marks=OBJECT)
                prefix = next((prefix for prefix in before if text.startswith(prefix)), "")
                (notes if in_note(paragraph) else body).append(text.removeprefix(prefix))
    return body, notes


def in_note(paragraph: Element) -> bool:
    return any(parent.tag == TEXT + "note" for parent in paragraph.iterancestors())


def with_words(texts: list[str]) -> list[str]:
    """Without the empty ones: a cell without text is a paragraph and no leaf."""
    return [text for text in texts if text.strip()]


def after_cover(texts: list[str]) -> list[str]:
    """Without the title in its frame, which counts twice, and the facts."""
    last = max(at for at, text in enumerate(texts) if IMPRINT.short_build_id in text)
    return texts[last + 1 :]


def test_every_leaf_is_one_paragraph_in_order() -> None:
    file = OpenFile(strategy_odt(STRATEGY))
    expected, made = body_and_notes(STRATEGY.document.blocks), written(file, STRATEGY)
    assert with_words(expected[0]) == with_words(after_cover(made[0]))
    assert with_words(expected[1]) == with_words(made[1])
    assert len(with_words(expected[0])) > 80


def test_the_body_of_a_letter_too() -> None:
    expected, notes = body_and_notes(LETTER.document.blocks)
    body, in_notes = written(OpenFile(letter_odt(replace(LETTER, annex=()))), STRATEGY)
    first = body.index("Geachte voorzitter,") + 1
    assert body[first : first + len(expected)] == expected
    assert body[first + len(expected)] == "Hoogachtend,"
    assert in_notes == notes


def without_tables_in_notes(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """There a row is a line: LibreOffice shows no table in a footnote."""

    def inline(node: Inline) -> tuple[Inline, ...]:
        if not isinstance(node, n.Note):
            return (node,)
        content = rewrite(node.content, block=lambda block: () if isinstance(block, n.Table) else (block,))
        return (replace(node, content=content),) if content else ()

    return rewrite(blocks, inline=inline)


@settings(max_examples=50, deadline=None)
@given(documents)
def test_so_are_the_leaves_of_any_document(document: n.Document) -> None:
    blocks = without_tables_in_notes(plain(document).blocks)
    strategy = Strategy(IMPRINT, n.Document(blocks), {}, {})
    expected, made = body_and_notes(blocks), written(OpenFile(strategy_odt(strategy)), strategy)
    assert with_words(expected[0]) == with_words(after_cover(made[0]))
    assert with_words(expected[1]) == with_words(made[1])
