"""The yardstick itself: what pandoc wrote, through our codec and back, equals itself, and nothing wrong passes."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from nds_docs.document import nodes as n
from nds_docs.document.nodes import Block
from nds_docs.pandoc import process
from nds_docs.pandoc.codec import API_VERSION, decode
from tests import yardstick
from tests.yardstick import Reading, has_raw, missed, normal, ours, outline, pandoc

HERE = Path(__file__).parent


@cache
def read_by_pandoc() -> list[tuple[Reading, n.Document]]:
    """The examples of CommonMark, each with what `decode` makes of pandoc's result, raw HTML aside."""
    rows = json.loads((HERE / "commonmark" / "examples.json").read_text("utf-8"))
    readings = pandoc("commonmark", [row["markdown"] for row in rows])
    return [(reading, _decoded(reading)) for reading in readings if not has_raw(reading.blocks)]


def _decoded(reading: Reading) -> n.Document:
    return decode(json.dumps({"pandoc-api-version": API_VERSION, "meta": {}, "blocks": reading.blocks}))


WIDE = "| a | b |\n|---|---|\n| {} | b |\n"


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("commonmark", "a *b*\tc\n\n\td\n"),
        ("markdown", "# Kop\n\nZie @sec-a [p. 3].[^1]\n\n[^1]: *Noot*\n"),
        ("markdown-smart", WIDE.format("a" * 64)),
        ("markdown-smart", WIDE.format("a" * 65)),
    ],
)
def test_many_at_once_is_as_one_by_one(form: str, text: str) -> None:
    alone = json.loads(process.run(["-f", form, "-t", "json"], text.encode()))["blocks"]
    assert pandoc(form, [text, "x", text])[2].blocks == alone


def test_through_the_codec_and_back() -> None:
    back = ours([document for _, document in read_by_pandoc()])
    assert len(back) == 580
    for (reading, _), again in zip(read_by_pandoc(), back, strict=True):
        assert normal(again.blocks) == normal(reading.blocks)
        assert again.words == reading.words


def test_nothing_wrong_passes() -> None:
    for number, (reading, _) in enumerate(read_by_pandoc()):
        assert not missed(reading.blocks, normal(reading.blocks), number, 6)


def test_what_passes_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = read_by_pandoc()[100][0].blocks
    monkeypatch.setattr(yardstick, "normal", lambda value: None)
    assert len(missed(blocks, None, seed=1, count=6)) == 6


def _same(one: tuple[Block, ...], other: tuple[Block, ...]) -> bool:
    left, right = ours([n.Document(one), n.Document(other)])
    return bool(normal(left.blocks) == normal(right.blocks))


WORD = (n.Str("a"),)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (n.Str("a  b"), n.Str("a b"), True),
        (n.Str("a b"), n.Str("a\u00a0b"), False),
        (n.Code("a  b"), n.Code("a b"), False),
        (n.CrossReference("sec-a"), n.Cite((n.Citation("sec-a"),), WORD), True),
        (n.CrossReference("sec-a"), n.CrossReference("sec-a", bare=True), False),
        (n.CrossReference("sec-a"), n.Cite((n.Citation("sec-a", suffix=WORD),), WORD), False),
        (n.Cite((n.Citation("k"),), WORD), n.Cite((n.Citation("k"),), (n.Str("[@k]"),)), True),
        (n.Cite((n.Citation("k"),), WORD), n.Cite((n.Citation("k", mode=n.CitationMode.IN_TEXT),), WORD), False),
    ],
)
def test_what_counts_as_the_same(one: n.Inline, other: n.Inline, same: bool) -> None:
    assert _same((n.Para((one,)),), (n.Para((other,)),)) is same


def test_a_tight_item_is_no_loose_one_but_in_a_div_it_is() -> None:
    tight, loose = n.Plain(WORD), n.Para(WORD)
    assert not _same((n.BulletList(((tight,),)),), (n.BulletList(((loose,),)),))
    assert _same((n.Div((tight,)),), (n.Div((loose,)),))


def test_an_outline() -> None:
    blocks = pandoc("markdown", ["# Kop {#sec-a}\n\n| a |\n|--:|\n| *b* |\n\n: Bijschrift {#tbl-a}\n"])[0].blocks
    assert outline(normal(blocks)).splitlines() == [
        'Header(1 {#sec-a} ["Kop"])',
        "Table {#tbl-a}",
        '  Plain("Bijschrift")',
        "  columns AlignRight",
        '  head |Plain("a")|',
        '  body |Plain(Emph("b"))|',
    ]
