"""Every node knows where it was written: spans lie inside each other, the pieces of every block tile its source."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from nds_docs.document import nodes as n
from nds_docs.document import walk
from nds_docs.document.nodes import PieceKind
from nds_docs.document.pieces import pieces, tiling_fault
from nds_docs.document.source import Source, Span
from nds_docs.document.walk import AnyNode
from nds_docs.markdown.reader import read
from tests.markdown_texts import DOCUMENTS, NOISE

TESTS = Path(__file__).parent
EXAMPLES = [row["markdown"] for row in json.loads((TESTS / "commonmark" / "examples.json").read_text("utf-8"))]
OWN_FILES = [path for folder in ("chapters", "contributions", "docs") for path in (TESTS.parent / folder).rglob("*.md")]
DIALECT = [*sorted((TESTS / "dialect").glob("*.md")), *OWN_FILES]


def source_of(text: str) -> Source:
    return Source("tekst.md", text.encode())


def faults(source: Source) -> Iterator[str]:
    """What is wrong with the places in a text; a block that is marked as not mapped is not."""
    reading = read(source, expressions=True)
    document = reading.document
    for finding in reading.findings:
        if not 0 <= finding.span.start <= finding.span.end <= len(source.text):
            yield f"{finding} is nowhere in the text"
    for block in document.blocks:
        yield from _faults_inside(source, block, document.span)
    for leaf in walk.leaves(document.blocks):
        fault = tiling_fault(leaf, source)
        if leaf.mapped == bool(fault):
            yield f"{leaf}: {fault}"


def _faults_inside(source: Source, node: AnyNode, around: Span) -> Iterator[str]:
    span = node.span
    if span.path != source.path or not around.start <= span.start <= span.end <= around.end:
        yield f"{node} at {span} is not inside {around}"
    if isinstance(node, n.Str) and not node.pieces and source.text[span.start : span.end] != node.text:
        yield f"{node} is written {source.text[span.start : span.end]!r}"
    inside = Span(source.path, 0, len(source.text)) if isinstance(node, n.Note) else span
    for child in walk.children(node):
        yield from _faults_inside(source, child, inside)


def unmapped(texts: list[str]) -> int:
    blocks = [read(source_of(text)).document.blocks for text in texts]
    return sum(not leaf.mapped for document in blocks for leaf in walk.leaves(document))


@pytest.mark.parametrize("text", EXAMPLES)
def test_commonmark_examples(text: str) -> None:
    assert list(faults(source_of(text))) == []


def test_every_block_of_the_commonmark_examples_is_mapped() -> None:
    assert unmapped(EXAMPLES) == 0


@pytest.mark.parametrize("path", DIALECT, ids=lambda path: path.name)
def test_our_own_texts(path: Path) -> None:
    text = path.read_text("utf-8")
    assert list(faults(source_of(text))) == []
    assert unmapped([text]) == 0


@given(DOCUMENTS)
@settings(max_examples=80, deadline=None)
def test_documents_at_random(text: str) -> None:
    assert list(faults(source_of(text))) == []
    assert unmapped([text]) == 0


@given(DOCUMENTS)
@settings(max_examples=80, deadline=None)
def test_no_word_gets_lost(text: str) -> None:
    """Every word of the source is in the text of a block, at its own place, and nowhere twice."""
    document = read(source_of(text), expressions=True).document
    found = {
        piece.start + word.start(): word[0]
        for leaf in walk.leaves(document.blocks)
        for piece in pieces(leaf)
        if piece.kind is PieceKind.TEXT
        for word in re.finditer(r"w\d+", piece.text)
    }
    assert found == {word.start(): word[0] for word in re.finditer(r"w\d+", text)}


@given(NOISE)
@settings(max_examples=300, deadline=None)
@example("*a **b* c**\n")
@example("~~~~~a~~~~~\n")
@example("[^a]: [^a]: [^a]\n\n[^a]")
@example("\x0b# \x0ca\n\x0b\n===\n")
@example("```{k=\0 k=b}\n```\n")
def test_noise(text: str) -> None:
    assert list(faults(source_of(text))) == []


# --- texts that grow ----------------------------------------------------------------------------

SIZE = 600
MANY = {
    "quotes": ">" * SIZE,
    "brackets": "[" * SIZE,
    "brackets that close": "[" * SIZE + "a" + "]" * SIZE,
    "spans in spans": "[" * SIZE + "a" + "]{.x}" * SIZE,
    "pictures in pictures": "![" * SIZE + "a" + "](b)" * SIZE,
    "half links": "[a](" * SIZE,
    "half titles": '[a](b "' * SIZE,
    "half attributes": '[a]{k="' * SIZE,
    "stars": "*" * SIZE,
    "emphasis in emphasis": "*a _b " * SIZE + "b_ a*" * SIZE,
    "half emphasis": "**a*b" * SIZE,
    "strong in strong": "*" * SIZE + "a" + "*" * SIZE,
    "backticks": "".join("e" + "`" * number for number in range(SIZE // 15)),
    "comments": "<!-- a\n\n" * SIZE,
    "comments in paragraphs": "a <!-- b\n\n" * SIZE,
    "tags": "<a " * SIZE,
    "instructions": "<?" * SIZE,
    "tildes": "~a" * SIZE,
    "carets": "^[" * SIZE,
    "citations": "[@a; " * SIZE,
    "citations in citations": "[@a " * SIZE + "]" * SIZE,
    "citations side by side": "[@a]" * SIZE,
    "dollars": "$a" * SIZE,
    "expressions": "{{ a " * SIZE,
    "cells": "|" * SIZE + "\n" + "|-" * SIZE + "|",
    "rows": "| a |\n|---|\n" + "| 1 |\n" * SIZE,
    "backticks in a row": "| a |\n|---|\n" + "|`" * SIZE,
    "captions": ": a\n\n" * SIZE,
    "captions without tables": ": a\n" * SIZE,
    "definitions": "a\n: b\n\n" * SIZE,
    "lists in lists": "- " * SIZE,
    "items": "- a\n" * SIZE,
    "lists": "* a\n- b\n" * SIZE,
    "divs in divs": "::: a\n" * SIZE + ":::\n" * SIZE,
    "ends of divs": ":::\n" * SIZE,
    "footnotes": "[^a]: b\n" * SIZE,
    "footnotes in footnotes": "[^a]:" * SIZE,
    "marks of footnotes": "[^a]" * SIZE + "\n\n[^a]: x",
    "underlined": "a\n=\n" * SIZE,
    "link definitions": "[a]: b\n" * SIZE,
    "half labels": "[a\n" * SIZE,
    "lines": "a\n" * SIZE,
    "lazy lines": "> a\n" + "b\n" * SIZE,
    "entities": "&#1" * SIZE,
    "backslashes": "\\" * SIZE,
    "one long word": "a" * SIZE * 50,
    "tabs": "\t" * SIZE + "a",
}


def seconds(text: str) -> float:
    start = time.process_time()
    read(source_of(text), expressions=True)
    return time.process_time() - start


@pytest.mark.parametrize("name", MANY)
def test_nothing_is_too_much(name: str) -> None:
    """Nothing raises, and twice the text takes about twice the time: four times the text stays under ten times."""
    text = MANY[name]
    assert list(faults(source_of(text))) == []
    once = seconds(text)
    if once > 0.1:
        assert seconds(text * 4) < 10 * once
