"""Documents that no one means to write still become a file that PDF/UA-1 and PDF/A-2a allow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nds_docs.document import classes as c
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Attr, Block
from nds_docs.writers.typst.letter import letter_pdf
from nds_docs.writers.typst.strategy import strategy_pdf
from tests import editions
from tests.editions import TEXT, boxed, para, plain, row, table, text

NOTE = n.Note((para("noot"),))
PICTURE = n.Image((), editions.FIGURE_PATH)
SMALL = table("", "ll", row("a", "b"), row("c", "d"))
WIDE = n.Table((n.Column(),) * 9, (row(*["Verantwoordelijkheden"] * 9),), (row(*["Verantwoordelijkheden"] * 9),))


def header(level: int, *content: n.Inline, id_: str = "") -> n.Header:
    return n.Header(level, content, Attr(id_))


def link(url: str, *content: n.Inline) -> n.Link:
    return n.Link(content or (text("verwijzing"),), url)


LINK = link("https://a.nl", text("verant"))


def in_cells(*blocks: Block, head: tuple[n.Inline, ...] = (), rows: int = 1) -> n.Table:
    body = tuple(n.Row((n.Cell(blocks), n.Cell(()))) for _ in range(rows))
    return n.Table((n.Column(), n.Column()), (n.Row((n.Cell((n.Plain(head),)), n.Cell(()))),), body)


ODD: dict[str, tuple[Block, ...]] = {
    "nothing": (),
    "headings without words or ids": (header(1), header(1), header(2), header(3, n.Str(" "), id_="leeg")),
    "a heading full of things": (
        header(1, link("https://b.nl", n.Str(""))), header(1, n.Emph((n.BracketedSpan(()),))), header(1, PICTURE),
        header(1, text("\u00ad")),
        header(1, text("a"), PICTURE, link("https://b.nl"), n.Code("c"), n.LineBreak(), NOTE, id_="vol"),
    ),
    "levels out of order": (
        header(3, text("x"), id_="x"), header(6, text("y"), id_="y"), header(1, text("z"), id_="z"),
    ),
    "one id twice": (header(1, text("x"), id_="dubbel"), header(2, text("y"), id_="dubbel"), para(link("#dubbel"))),
    "ids that are no names": (
        header(1, text("x"), id_='a "b" é'), para(link('#a "b" é')),
        header(2, text("y"), id_="a.b."), para(link("#a.b.")),
    ),
    "headings inside": (n.BlockQuote((header(2, text("x")),)), n.Div((header(1, text("x"), id_="d"), para("y")))),
    "nothing inside": (
        para(), n.BulletList(()), n.OrderedList(()), n.BulletList(((), ())), n.DefinitionList(()), n.Table((), (), ()),
        n.DefinitionList((n.Definition(n.Term((text("a"),)), ()),)), n.Div(()), n.BlockQuote(()), n.CodeBlock(""),
    ),
    "tables": (
        n.Table((n.Column(),), (row("a"),), ()), n.Table((n.Column(),) * 2, (row("", ""),), (row("a", "b"), row("c"))),
        in_cells(SMALL), in_cells(n.BulletList(((plain("a"),),))), n.BulletList(((SMALL,),)), n.BlockQuote((SMALL,)),
        boxed(c.BOX, "smal", WIDE), WIDE, in_cells(*[para(TEXT)] * 60),
    ),
    "a link and a note in a head that stands on every page": (
        in_cells(plain("a"), head=(link("https://a.nl"), NOTE), rows=120),
    ),
    "notes everywhere": (
        para(n.Note((para("a", NOTE),))), para(NOTE), boxed(c.BOX, "t", para("x", NOTE)),
        n.Div((para("q", NOTE),), Attr(classes=(c.QUOTE,))), n.Div((para("t", NOTE),), Attr(classes=(c.TITLE,))),
        replace(SMALL, caption=n.Caption((plain("c", NOTE), para("tweede")))),
    ),
    "facts of another form": tuple(
        n.Div(some, Attr(classes=(name,))) for name in (c.FACTS, c.TITLE, c.PARTIES)
        for some in ((), (para(),), (para("a"), para("b")), (SMALL,), (para(" ", n.Strong((text("a"),))),))
    ),
    "figures": (
        n.Figure((plain(PICTURE),)), n.Figure((para("geen beeld"),), n.Caption((plain("c"),))),
        n.Figure((), attr=Attr("fig-leeg")), para(link("#fig-leeg")),
        n.Figure((plain(replace(PICTURE, attr=Attr(pairs=(("width", "500%"),)))),)), para(n.Image((), "weg.png")),
    ),
    "addresses": tuple(
        para(link(url)) for url in ("", "#", "#weg", "../x y.md", "mailto:a@b.nl", 'https://é.nl/"\\', "x" * 9000)
    ),
    "a line through links": (
        para(n.Strikeout((text("a"), link("https://a.nl"), n.Strikeout((text("b"),)), NOTE))),
        para(link("https://a.nl", n.Emph((n.Strikeout((text("a"),)),)))),
        para(n.Strikeout((text("a"), n.Note((para(link("https://a.nl"), n.Strikeout((text("b"),))),))))),
    ),
    "words that go on after a link, in columns that break them": tuple(
        n.Table((n.Column(),) * 12, (), (n.Row((n.Cell((plain(*some),)),) * 12),))
        for some in (
            (LINK, text("woordelijkheden")), (text("samen"), LINK, n.Str(""), text("woordelijkheden van velen")),
            (n.Emph((n.Strong((LINK,)),)), n.Emph((text("woordelijkheden"),)), LINK, LINK, text("woordelijkheden")),
        )
    ),
    "a link around its own target": (
        para(n.Link((n.BracketedSpan((), Attr("sec-a")),), "#sec-a")),
        para(n.Link((PICTURE,), "#sec-a")),
    ),
    "invisible links": (para(link("https://a.nl", text("\u00ad"))), para(link("https://a.nl", text("\u200b")))),
    "links in links": (para(link("https://a.nl", link("https://b.nl", text("x")))), para(n.Link((), "https://c.nl"))),
    "what is long": (
        n.CodeBlock("x" * 300 + "\n\ty"), para(n.Code("y" * 300)), para("Lang" * 100),
        boxed(c.MEASURE, "lang", *[para(TEXT)] * 40),
    ),
    "numbers": tuple(n.OrderedList(((plain("x"),),), start=start) for start in (0, 999_999_999)),
    "other scripts": (
        para("(1) ם ", n.Strong((text("(1/2)"),)), " [", n.Emph((text("?/0"),)), "]", NOTE, "(3)"),
        para("שלום עולם مرحبا ", n.Strong((text("(שלום)"),)), n.Code("שלום")),
        para("中文 😀 👍🏽 ❤️ \u202e \ue000 Ελλάδα"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_a_strategy_becomes_a_file(name: str) -> None:
    assert strategy_pdf(replace(editions.STRATEGY, document=n.Document(ODD[name]))).startswith(b"%PDF")


def test_a_letter_becomes_a_file() -> None:
    blocks = tuple(block for name, some in ODD.items() if name != "headings inside" for block in some)
    assert letter_pdf(replace(editions.LETTER, document=n.Document(blocks), images=editions.IMAGES)).startswith(b"%PDF")
