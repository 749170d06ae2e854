"""The examples of the CommonMark specification, read with our whole dialect switched on, against pandoc."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from nds_docs.document import nodes as n
from nds_docs.document.nodes import Block
from nds_docs.document.source import Source
from nds_docs.document.walk import rewrite
from nds_docs.markdown.reader import read
from tests.yardstick import Reading, has_raw, missed, normal, ours, outline, pandoc, size_of_normaliser

EXAMPLES = Path(__file__).parent / "commonmark" / "examples.json"

EXCEPTIONS = {
    606: "`+@bar.example.com` is a citation, as in pandoc's own Markdown",
}
"""Examples that our dialect reads otherwise, each with the reason."""


class Example(NamedTuple):
    """One example: our result and pandoc's."""

    number: int
    markdown: str
    ours: Reading
    pandoc: Reading


@cache
def examples() -> list[Example]:
    """All examples but those with raw HTML, which is no part of our dialect."""
    rows = json.loads(EXAMPLES.read_text("utf-8"))
    texts = [row["markdown"] for row in rows]
    theirs = pandoc("commonmark", texts)
    mine = ours([_read(text) for text in texts])
    together = zip(rows, texts, mine, theirs, strict=True)
    return [Example(row["example"], text, we, they) for row, text, we, they in together if not has_raw(they.blocks)]


def _read(text: str) -> n.Document:
    document = read(Source("example.md", text.encode())).document
    return n.Document(rewrite(document.blocks, block=_unfigured))


def _unfigured(block: Block) -> tuple[Block, ...]:
    """A picture alone in a paragraph is a figure in our dialect and nothing special in CommonMark."""
    match block:
        case n.Figure(
            content=(n.Plain(content=(n.Image() as image,)),), caption=n.Caption((n.Plain(content=caption),))
        ):
            return (n.Para((image,)),) if image.content == caption and block.attr == n.NO_ATTR else (block,)
    return (block,)


def test_nothing_is_left_out() -> None:
    assert (len(examples()), 652 - len(examples())) == (580, 72)
    assert len(EXCEPTIONS) <= 10
    assert size_of_normaliser(_unfigured) <= 30


@pytest.mark.parametrize("at", range(580))
def test_example(at: int) -> None:
    example = examples()[at]
    expected, found = normal(example.pandoc.blocks), normal(example.ours.blocks)
    if example.number in EXCEPTIONS:
        assert found != expected, "no exception any more: take it from the table"
        return
    if found != expected:
        assert outline(found) == outline(expected), example.markdown
    assert found == expected
    assert example.ours.words == example.pandoc.words


def test_a_wrong_result_is_noticed() -> None:
    for example in examples():
        if example.number not in EXCEPTIONS:
            assert not missed(example.ours.blocks, normal(example.pandoc.blocks), example.number, 6)
