"""What a writer says that it wrote around the blocks is what a reader finds there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from nds_docs.build import store
from nds_docs.compose.edition import Label, LabelKind, Letter, Strategy
from nds_docs.compose.excerpt import excerpt
from nds_docs.compose.public import public
from nds_docs.document import classes as c
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Attr, Block
from nds_docs.document.pieces import text
from nds_docs.document.walk import leaves, rewrite
from nds_docs.writers.docx import letter as in_word
from nds_docs.writers.docx.strategy import PendingStrategy
from nds_docs.writers.frame import Frame
from tests import built, editions
from tests.editions import note, para, plain
from tests.read_frame import frame_of
from tests.reviewers.projects import project
from tests.strategies import documents
from tests.test_docx_text import plain as as_read
from tests.test_word_template import TEMPLATE


def texts(blocks: tuple[Block, ...]) -> list[str]:
    return [leaf.text if isinstance(leaf, n.CodeBlock) else text(leaf) for leaf in leaves(blocks)]


def agreed(strategy: Strategy, pages: dict[str, int] | None = None) -> Frame:
    """The frame of a strategy, which both have."""
    pending = PendingStrategy(strategy)
    told = pending.frame(pages or {})
    assert told == frame_of(pending.finish(pages or {}), texts(strategy.document.blocks))
    return told


def agreed_letter(letter: Letter) -> Frame:
    file, told = in_word.written(letter)
    assert told == frame_of(file, texts((*letter.document.blocks, *letter.annex)))
    return told


@pytest.mark.parametrize("draft", [True, False])
@pytest.mark.parametrize("name", built.ROOTS)
def test_of_whole_projects(name: str, draft: bool) -> None:
    made = public(built.composition(name).strategy)
    strategy = replace(made, imprint=replace(made.imprint, draft=draft))
    without = agreed(strategy)
    assert agreed(strategy, {id_: at for at, id_ in enumerate(strategy.labels, 1)}) == without
    assert min(map(len, without)) > 1
    for letter in map(public, built.composition(name).letters):
        assert agreed_letter(replace(letter, imprint=replace(letter.imprint, draft=draft))).lines


@pytest.mark.parametrize("priority", ["BZK-2", "BZK-1", "UVW-1"])
def test_of_an_excerpt(priority: str) -> None:
    assert agreed(excerpt(built.composition("own"), priority)).entries


@pytest.mark.parametrize(
    "strategy",
    [editions.STRATEGY, editions.FINAL_STRATEGY, replace(editions.STRATEGY, template=TEMPLATE)],
    ids=["draft", "final", "template"],
)
def test_of_every_kind_of_block(strategy: Strategy) -> None:
    assert "Bijlage" in agreed(strategy).lines
    assert agreed(strategy, dict.fromkeys(strategy.labels, 7)).labels


def test_of_a_letter() -> None:
    assert "Geachte voorzitter," in agreed_letter(editions.LETTER).lines


@pytest.mark.parametrize("seed", range(4))
def test_of_random_projects_it_is_kept(seed: int, tmp_path: Path) -> None:
    file = project(tmp_path, seed)
    [id_] = store.ids(tmp_path)
    build = store.load(tmp_path, id_)
    assert build
    expected = frame_of(file.read_bytes(), [block.text for block in build.blocks["nds"]])
    assert store.frames(tmp_path, id_)["nds"] == (expected,)


def has_words(caption: n.Caption) -> bool:
    """A caption without words cannot be told from the empty lines around it by who reads the file."""
    return any(text(leaf).strip() for leaf in list(leaves(caption.content))[:1])


@settings(max_examples=60, deadline=None)
@given(documents)
def test_of_any_document(document: n.Document) -> None:
    labels: dict[str, Label] = {}

    def named(block: Block) -> tuple[Block, ...]:
        match block:
            case n.Table() | n.Figure() if has_words(block.caption):
                kind = LabelKind.TABLE if isinstance(block, n.Table) else LabelKind.FIGURE
                label = Label(f"x-{len(labels)}", kind, f"1.{len(labels) + 1}", "")
                labels[label.id] = label
                return (replace(block, attr=Attr(label.id)),)
            case _:
                return (block,)

    blocks = rewrite(as_read(document).blocks, block=named)
    agreed(replace(editions.STRATEGY, document=n.Document(blocks), labels=labels))


# --- what is rare ------------------------------------------------------------------------------------


def captioned(id_: str, caption: tuple[Block, ...], *cells: n.Cell) -> n.Table:
    return n.Table((n.Column(),), (), tuple(n.Row((cell,)) for cell in cells), n.Caption(caption), Attr(id_))


MISSING = n.Image((n.Str("weg"),), "weg.png")
INNER = captioned("tbl-2", (plain("In een cel"),), editions.cell("x"))
RARE: dict[str, tuple[Block, ...]] = {
    "caption of several paragraphs": (captioned("tbl-1", (para("Een"), para("Twee")), editions.cell("x")),),
    "caption of no words": (para("Voor"), captioned("tbl-1", (), editions.cell("x")), para("Na")),
    "caption of a list": (captioned("tbl-1", (n.BulletList(((plain("punt"),),)),), editions.cell("x")),),
    "notes in captions": (
        para("Voor", note(para("a"), para("b"))),
        captioned("tbl-1", (plain("Een", note(para("noot"))),), editions.cell("x")),
        n.Figure((para("Beeld", note(para("c"))),), n.Caption((plain("Onder", note(para("d"))),)), Attr("fig-1")),
    ),
    "table in a note": (para("Voor", note(captioned("tbl-1", (plain("Een"),), editions.cell("x")))), para("Na")),
    "table in a cell": (captioned("tbl-1", (plain("Om"),), n.Cell((plain("x"), INNER))), para("Na")),
    "several tables under one caption": (
        n.Figure(
            (captioned("", (), editions.cell("x")), para("Kop", note(para("n"))), captioned("", (), editions.cell())),
            n.Caption((plain("Samen"),)),
            Attr("tbl-1", (c.TABLES,)),
        ),
        captioned("tbl-2", (plain("Nog een"),), editions.cell("z")),
    ),
    "more cells than columns": (
        n.Table((n.Column(),), (), (editions.row("a", n.Cell((INNER,))),)),
        captioned("tbl-1", (plain("Een"),), editions.cell("x")),
    ),
    "table of no columns": (
        n.Table((), (), (), n.Caption((plain("Niets"),)), Attr("tbl-2")),
        captioned("tbl-1", (plain("Een"),), editions.cell("x")),
    ),
    "a picture that is not there": (para("Voor"), para(MISSING), n.Figure((plain(MISSING),), n.Caption()), para("Na")),
    "a heading that is a number": (n.Header(1, (n.Str("2024"),), Attr("h")), para("Tekst")),
    "one heading and one table": (
        n.Header(1, (n.Str("Kop"),), Attr("h")),
        captioned("tbl-1", (plain("Een"),), editions.cell("x")),
    ),
    "an annex alone": (n.Header(1, (n.Str("Lijst", ), note(para("noot"))), Attr("ann", (c.ANNEX,))), para("x")),
    "a title that is a heading too": (n.Header(1, (n.Str(editions.IMPRINT.title),), Attr("h")), para("Tekst")),
    "soft hyphens": (n.Header(1, (n.Str("Digi\u00adtaal"),), Attr("h")), para("Digi\u00adtaal")),
    "nothing": (),
}  # fmt: skip
NUMBERED = {
    label.id: label
    for label in (
        Label("tbl-1", LabelKind.TABLE, "1.1", "Een"),
        Label("tbl-2", LabelKind.TABLE, "1.2", "Nog een"),
        Label("fig-1", LabelKind.FIGURE, "1.1", "Onder"),
        Label("h", LabelKind.CHAPTER, "1", "Kop"),
        Label("ann", LabelKind.ANNEX, "A", "Lijst"),
    )
}


@pytest.mark.parametrize("name", RARE)
def test_of_what_is_rare(name: str) -> None:
    strategy = replace(editions.STRATEGY, document=n.Document(RARE[name]), labels=NUMBERED)
    agreed(strategy)
    agreed(strategy, dict.fromkeys(NUMBERED, 12))
    agreed_letter(replace(editions.LETTER, document=n.Document(RARE[name]), labels=NUMBERED))
    agreed_letter(replace(editions.LETTER, annex=RARE[name], labels=NUMBERED))
