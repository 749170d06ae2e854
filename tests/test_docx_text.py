"""Every leaf of the document is one paragraph of the Word file, with the same text in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given, settings

from nds_docs.compose.edition import Label, LabelKind, Strategy
from nds_docs.compose.wording import capitalised, label_word
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Block, Inline
from nds_docs.document.pieces import Leaf
from nds_docs.document.pieces import text as leaf_text
from nds_docs.document.walk import AnyNode, children, rewrite
from nds_docs.writers.docx.letter import letter_docx
from nds_docs.writers.docx.strategy import strategy_docx
from tests.editions import IMPRINT, LETTER, STRATEGY
from tests.strategies import documents
from tests.word_file import W, WordFile, order_faults, paragraphs

GENERATED_STYLES = ("Title", "Subtitle", "CoverFacts", "TOC", "TableofFigures", "AnnexWord")


def body_and_notes(blocks: tuple[Block, ...]) -> tuple[list[str], list[str]]:
    """The texts of the leaves in the running text, and of those in footnotes, both in reading order.

    Code made here has no pieces, as read code has: it counts as the text it is.
    """
    blocks = rewrite(blocks, inline=lambda node: (n.Str(node.text),) if isinstance(node, n.Code) else (node,))
    body: list[str] = []
    notes: list[str] = []

    def visit(node: AnyNode, found: list[str]) -> None:
        if isinstance(node, Leaf):
            found.append(node.text if isinstance(node, n.CodeBlock) else leaf_text(node))
        for child in children(node):
            visit(child, notes if isinstance(node, n.Note) else found)

    for block in blocks:
        visit(block, body)
    return body, notes


def prefixes(labels: Iterator[Label]) -> list[str]:
    """What the writer puts before captions."""
    kinds = (LabelKind.TABLE, LabelKind.FIGURE)
    return [
        f"{capitalised(label_word(label.kind, 'nl'))}\u00a0{label.number}\u2002"
        for label in labels
        if label.kind in kinds
    ]


def written(file: WordFile, strategy: Strategy) -> tuple[list[str], list[str]]:
    """The texts of the paragraphs of the body and of the notes, without what the writer put before them."""
    before = prefixes(iter(strategy.labels.values()))
    body = []
    for style, text in paragraphs(file.document):
        if not style.startswith(GENERATED_STYLES):
            prefix = next((prefix for prefix in before if style == "Caption" and text.startswith(prefix)), "")
            body.append(text.removeprefix(prefix))
    notes = []
    for note in file.notes.iter(W + "footnote"):
        texts = [text for _, text in paragraphs(note)]
        notes += [texts[0].removeprefix(" "), *texts[1:]]
    return body, notes


def shown(texts: list[str]) -> list[str]:
    """Without the empty ones: a cell without text is a paragraph in Word and no leaf in the document."""
    return [text for text in texts if text.strip()]


def test_every_leaf_is_one_paragraph_in_order() -> None:
    file = WordFile(strategy_docx(STRATEGY))
    expected, made = body_and_notes(STRATEGY.document.blocks), written(file, STRATEGY)
    assert shown(expected[0]) == shown(made[0])
    assert shown(expected[1]) == shown(made[1])
    assert len(shown(made[0])) > 80
    assert len(shown(made[1])) == 4


def test_the_body_of_a_letter_too() -> None:
    file = WordFile(letter_docx(LETTER))
    expected, notes = body_and_notes(LETTER.document.blocks)
    texts = [text for _, text in paragraphs(file.document)]
    first = texts.index("Geachte voorzitter,") + 1
    assert texts[first : first + len(expected)] == expected
    assert texts[first + len(expected)] == "Hoogachtend,"
    assert [text.removeprefix(" ") for _, text in paragraphs(file.notes) if text] == notes


def rectangular(table: n.Table) -> n.Table:
    """`table` with a column at least, as many cells in every row as there are columns, and no table in it."""
    columns = table.columns or (n.Column(),)

    def flat(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return rewrite(blocks, block=lambda block: () if isinstance(block, n.Table) else (block,))

    def rows(given_rows: tuple[n.Row, ...]) -> tuple[n.Row, ...]:
        cells = [
            (*(n.Cell(flat(cell.content)) for cell in row.cells), *(n.Cell(()) for _ in columns)) for row in given_rows
        ]
        return tuple(n.Row(row[: len(columns)]) for row in cells)

    return n.Table(columns, rows(table.head), rows(table.body), table.caption)


def plain(document: n.Document) -> n.Document:
    """`document` as a reader could make it: printable text, no ids given twice, no notes in notes, whole tables."""

    def inline(node: Inline) -> tuple[Inline, ...]:
        match node:
            case n.Str():
                return (replace(node, text="".join(sign if sign.isprintable() else "x" for sign in node.text)),)
            case n.Code():
                return (n.Code("".join(filter(str.isprintable, node.text))),)
            case n.Link():
                return (n.Link(node.content, "https://example.org/"),)
            case n.BracketedSpan():
                return (n.BracketedSpan(node.content),)
            case n.Image() | n.Cite():
                return ()
            case n.Note():
                inner = rewrite(node.content, inline=lambda child: () if isinstance(child, n.Note) else (child,))
                return (n.Note(inner),) if inner else ()
            case _:
                return (node,)

    def block(node: Block) -> tuple[Block, ...]:
        match node:
            case n.Table():
                return (rectangular(node),)
            case n.Header() | n.Div() | n.Figure():
                return (replace(node, attr=n.NO_ATTR),)
            case n.CodeBlock():
                return (n.CodeBlock("".join(sign if sign.isprintable() else "\n" for sign in node.text)),)
            case _:
                return (node,)

    return n.Document(rewrite(document.blocks, block=block, inline=inline))


@settings(max_examples=30, deadline=None)
@given(documents)
def test_so_are_the_leaves_of_any_document(document: n.Document) -> None:
    given_blocks = plain(document).blocks
    strategy = Strategy(IMPRINT, n.Document(given_blocks), {}, {})
    file = WordFile(strategy_docx(strategy))
    expected, made = body_and_notes(given_blocks), written(file, strategy)
    assert [] == order_faults(file.document) == order_faults(file.notes)
    assert shown(expected[0]) == shown(made[0])
    assert shown(expected[1]) == shown(made[1])
