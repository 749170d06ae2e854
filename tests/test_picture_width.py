"""A picture is as wide in the PDF as in the Word file, however its width was typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest

from nds_docs.compose.edition import Strategy
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Attr
from nds_docs.writers import look
from nds_docs.writers.docx.strategy import strategy_docx
from nds_docs.writers.typst.strategy import strategy_pdf
from tests import editions, pdf
from tests.word_file import WordFile

PATH = "contributions/uvw/breed.png"
COLUMN = look.PAGE.text_width


def figures(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if isinstance(element, pikepdf.Array):
        for child in element:
            yield from figures(child)
    elif isinstance(element, pikepdf.Dictionary):
        if element.get("/S") == "/Figure":
            yield element
        if "/K" in element:
            yield from figures(element.K)


def boxes_of(figure: pikepdf.Object) -> list[list[float]]:
    attributes = figure.A if isinstance(figure.A, pikepdf.Array) else [figure.A]
    return [list(map(float, one.BBox)) for one in attributes if "/BBox" in one]


def in_pdf(made: bytes) -> list[float]:
    """The width in mm of each picture."""
    file = pdf.opened(made)
    boxes = [box for figure in figures(file.Root.StructTreeRoot) for box in boxes_of(figure)]
    assert all(box[1] > 0 for box in boxes)
    return [(box[2] - box[0]) * 25.4 / 72 for box in boxes]


def in_word(made: bytes) -> list[float]:
    return [int(found.get("cx") or 0) / 36000 for found in WordFile(made).document.iter("{*}extent")]


def shown(strategy: Strategy) -> tuple[list[float], list[float]]:
    return in_pdf(strategy_pdf(strategy)), in_word(strategy_docx(strategy))


def with_picture(typed: str, pixels: tuple[int, int]) -> Strategy:
    """A picture alone and one in a sentence."""
    image = n.Image((n.Str("breed"),), PATH, attr=Attr(pairs=(("width", typed),)))
    blocks = (n.Figure((n.Plain((image,)),)), n.Para((n.Str("zin "), image)))
    return replace(editions.STRATEGY, document=n.Document(blocks), images={PATH: editions.png(*pixels)})


@pytest.mark.parametrize(
    ("typed", "mm"),
    [
        ("", 480 / 96 * 25.4),
        ("50%", COLUMN / 2), ("12.5%", COLUMN / 8), ("140%", COLUMN), ("6cm", 60), ("60 mm", 60), ("2in", 50.8),
        ("144pt", 50.8), ("192px", 50.8), ("192", 50.8), ("40cm", COLUMN),
    ],
)  # fmt: skip
def test_widths_are_the_same_in_both_editions(typed: str, mm: float) -> None:
    for widths in shown(with_picture(typed, (480, 20))):
        assert widths == pytest.approx([mm, mm], abs=0.1)


@pytest.mark.parametrize("typed", ["", "100%", "30cm"])
def test_a_high_picture_stays_on_its_page(typed: str) -> None:
    for widths in shown(with_picture(typed, (300, 1800))):
        assert [width * 6 for width in widths] == pytest.approx([0.85 * 237] * 2, abs=0.5)
