"""A table that fits on no upright page stands on pages on their side, and the text goes on upright."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from nds_docs.compose.edition import Label, LabelKind
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Attr, Block
from nds_docs.writers.docx.strategy import strategy_docx
from tests.editions import LABELS, STRATEGY, heading, para, plain, row
from tests.office import lines, office_pdf
from tests.word_file import W, WordFile, order_faults, text

WORDS = "waterschapsbelasting informatiebeveiliging samenwerkingsverband gegevensuitwisseling".split() * 3
CAPTION = "Wie wat doet"
WIDE = n.Table(
    tuple(n.Column() for _ in WORDS),
    (row(*WORDS),),
    tuple(row(*(str(number) for number, _ in enumerate(WORDS))) for _ in range(4)),
    n.Caption((plain(CAPTION),)),
    Attr("tbl-breed"),
)


def strategy_of(*blocks: Block) -> bytes:
    labels = {**LABELS, "tbl-breed": Label("tbl-breed", LabelKind.TABLE, "1.1", CAPTION)}
    return strategy_docx(replace(STRATEGY, document=n.Document(blocks), labels=labels))


PAGES = (heading(1, "sec-inleiding"), para("Voor de tabel."), WIDE, para("Na de tabel."))


def test_sections_turn_and_turn_back() -> None:
    file = WordFile(strategy_of(*PAGES))
    sizes = [size.get(W + "orient") or "upright" for size in file.document.iter(W + "pgSz")]
    assert sizes == ["upright", "landscape", "upright"]
    titles = [section.find(W + "titlePg") is not None for section in file.document.iter(W + "sectPr")]
    assert titles == [True, False, False]
    assert order_faults(file.document) == []
    first = next(file.document.iter(W + "sectPr")).getparent()
    assert first is not None
    assert text(first.getparent()) == "Voor de tabel."  # type: ignore[arg-type]
    table = next(file.document.iter(W + "tbl"))
    assert sum(int(column.get(W + "w") or 0) for column in table.iter(W + "gridCol")) == pytest.approx(13436, abs=12)


def test_a_turned_table_may_come_first_and_two_may_follow_each_other() -> None:
    file = WordFile(strategy_of(WIDE, replace(WIDE, attr=Attr(""), caption=n.Caption())))
    sizes = [size.get(W + "orient") or "upright" for size in file.document.iter(W + "pgSz")]
    assert sizes == ["upright", "landscape", "upright", "landscape", "upright"]


def test_what_stands_in_a_list_does_not_turn() -> None:
    file = WordFile(strategy_of(heading(1, "sec-inleiding"), n.BulletList(((para("Een punt."), WIDE),))))
    assert [size.get(W + "orient") for size in file.document.iter(W + "pgSz")] == [None]


def test_libreoffice_shows_it_so(tmp_path: Path) -> None:
    shown = office_pdf(strategy_of(*PAGES), tmp_path)
    with pikepdf.open(shown) as file:
        boxes = [[float(side) for side in page.mediabox] for page in file.pages]
    assert [box[2] > box[3] for box in boxes][-3:] == [False, True, False]
    seen = " ".join(lines(shown))
    assert "Tabel 1.1 Wie wat doet" in seen
    assert f"Pagina {len(boxes)} van {len(boxes)}" in seen
