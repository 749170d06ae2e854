"""The contents of the Word file name the pages of the PDF, when both are made together."""

from __future__ import annotations

import shutil
from pathlib import Path

import pikepdf
from lxml import etree

from nds_docs.build.delivery import Order, deliver, origin
from nds_docs.compose.gather import gather
from nds_docs.pipeline import compose
from tests.built import ROOTS
from tests.word_file import WordFile, text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def contents(root: etree._Element) -> dict[str, str]:
    """The entries of the contents → the page after the last tab, "" where there is none."""
    found = {}
    for paragraph in root.iter(W + "p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(W + "val", "").startswith("TOC") and style.get(W + "val") != "TOCHeading":
            *entry, page = text(paragraph).split("\t")
            found[" ".join(entry)] = page
    return found


def pages_of_bookmarks(content: Path) -> dict[str, str]:
    """Every title of the PDF's outline → its page, counted from 1."""
    with pikepdf.open(content) as pdf, pdf.open_outline() as outline:
        numbers = {page.obj.objgen: str(number) for number, page in enumerate(pdf.pages, start=1)}
        waiting, found = list(outline.root), {}
        while waiting:
            item = waiting.pop()
            waiting += item.children
            destination = item.destination
            assert isinstance(destination, pikepdf.Array)
            found[" ".join(item.title.removeprefix("Bijlage").split())] = numbers[destination[0].objgen]
        return found


def delivered(folder: Path, *editions: str) -> Path:
    """The folder in which a copy of the small project was built: a build keeps its sources, and not in this clone."""
    inputs = gather(Path(shutil.copytree(ROOTS["book"], folder / "book")))
    order = Order(frozenset(editions))
    made_from = origin(inputs, order)
    deliver(compose(inputs, build_id=made_from.build_id), inputs, order, made_from, folder)
    return folder


def test_pages_in_the_contents(tmp_path: Path) -> None:
    folder = delivered(tmp_path, "docx", "pdf")
    entries = contents(WordFile((folder / "klein.docx").read_bytes()).document)
    pages = pages_of_bookmarks(folder / "klein.pdf")
    assert len(entries) > 5
    assert {entry: pages[entry] for entry in entries} == entries


def test_without_the_pdf_the_contents_have_no_pages(tmp_path: Path) -> None:
    folder = delivered(tmp_path, "docx")
    entries = contents(WordFile((folder / "klein.docx").read_bytes()).document)
    assert not any(page.isdigit() for page in entries.values())
