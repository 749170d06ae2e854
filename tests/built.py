"""The editions of a whole project, and its letters, made as `deliver` makes them, once for all tests."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

from nds_docs.compose.composition import Composition
from nds_docs.compose.gather import gather
from nds_docs.compose.public import public
from nds_docs.pipeline import compose
from nds_docs.writers.docx.letter import letter_docx
from nds_docs.writers.docx.strategy import PendingStrategy, strategy_docx
from nds_docs.writers.drawings.draw import illustrated
from nds_docs.writers.odt.letter import letter_odt
from nds_docs.writers.odt.strategy import strategy_odt
from nds_docs.writers.typst.compile import lay_out
from nds_docs.writers.typst.images import pictures
from nds_docs.writers.typst.letter import letter_pdf
from nds_docs.writers.typst.strategy import strategy_pdf, strategy_source
from tests import pdf
from tests.open_file import OpenFile
from tests.tagged_pdf import TaggedPdf
from tests.word_file import WordFile

ROOTS = {"book": Path(__file__).parent / "book", "own": Path(__file__).parents[1]}
BUILD_ID = "0123456789abcdef" * 4


@dataclass(frozen=True)
class Edition:
    """One text as Word file, PDF and OpenDocument."""

    docx: bytes
    pdf: bytes
    odt: bytes

    @cached_property
    def word(self) -> WordFile:
        return WordFile(self.docx)

    @cached_property
    def open(self) -> OpenFile:
        return OpenFile(self.odt)

    @cached_property
    def tagged(self) -> TaggedPdf:
        return TaggedPdf(pdf.opened(self.pdf))


@cache
def composition(name: str) -> Composition:
    """A project of `ROOTS`, composed as a draft."""
    return compose(gather(ROOTS[name]), build_id=BUILD_ID)


@cache
def strategy(name: str, *, final: bool = False) -> Edition:
    made = public(composition(name).strategy)
    made = illustrated(replace(made, imprint=replace(made.imprint, draft=not final)))
    return Edition(strategy_docx(made), strategy_pdf(made), strategy_odt(made))


@cache
def with_pages(name: str) -> tuple[Edition, Mapping[str, int]]:
    """The editions of a project as a build makes them, with the pages of the PDF in the Word file; those by id."""
    made = illustrated(public(composition(name).strategy))
    layout = lay_out(strategy_source(made), pictures(made), made.imprint.date)
    return Edition(PendingStrategy(made).finish(layout.pages), layout.pdf, strategy_odt(made)), layout.pages


@cache
def letters(name: str, *, final: bool = False) -> tuple[Edition, ...]:
    found = tuple(map(public, composition(name).letters))
    found = tuple(replace(letter, imprint=replace(letter.imprint, draft=not final)) for letter in found)
    return tuple(Edition(letter_docx(letter), letter_pdf(letter), letter_odt(letter)) for letter in found)


def copied(folder: Path, *, turned: bool = False) -> Path:
    """The small project in a folder of its own; its files made in the other order when `turned`."""
    names = sorted(path.relative_to(ROOTS["book"]) for path in ROOTS["book"].rglob("*") if path.is_file())
    for name in reversed(names) if turned else names:
        if "expected" not in name.parts:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOTS["book"] / name, folder / name)
    return folder
