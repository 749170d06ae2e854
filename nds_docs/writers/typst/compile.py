"""From Typst source to PDF/UA-1 and PDF/A-2a in one file; a draft that cannot have that still becomes a file."""

from __future__ import annotations

import datetime
import json
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import typst

from nds_docs.errors import NdsError
from nds_docs.language import Text
from nds_docs.writers.typst.fonts import FOLDER
from nds_docs.writers.typst.images import ImageFile, image_files

PANIC = "PanicException"
"""What pyo3 raises for a fault inside typst; its class cannot be imported, and it is no `Exception`."""
PAGES = """
query(selector(heading).or(figure)).filter(it => it.has("label")).map(
  it => (str(it.label), counter(page).at(it.location()).first())
)
"""
"""Typst code that says which labels stand on which page."""

STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
WITHOUT_TAGS: list[typst.PDFStandard] = ["a-2u"]

NOT_COMPILED = Text(
    "het PDF-bestand kan niet worden gemaakt; Typst meldt: {message}",
    "the PDF file cannot be made; Typst reports: {message}",
)

DAMAGED = Text(
    "deze afbeelding is beschadigd en kan niet in een PDF; open haar in een tekenprogramma en sla haar op als PNG",
    "this image is damaged and cannot be put in a PDF; open it in a drawing program and save it as PNG",
)


class Layout(NamedTuple):
    """What came out: the file, and the page of every labelled heading, table and figure, counted as pages show it.

    `fault` is what Typst said where the file could not be made accessible: then it is PDF/A-2u, without tags.
    """

    pdf: bytes
    pages: Mapping[str, int]
    fault: str = ""


class _RefusedError(Exception):
    """What typst says when it makes no file, or not the file that was asked for."""


def lay_out(source: str, images: Mapping[str, bytes], date: datetime.date, *, strict: bool = True) -> Layout:
    """Lays `source` out, which calls images by their `image_files`. `date` is the file's date of making.

    The same arguments give the same bytes. Raises `NdsError` when typst reports an error or a warning, with the path of
    an image that is damaged or no PNG or JPEG. Tags are the part of Typst that fails on odd texts: where it does, who
    is not `strict` gets a file without them.
    """
    with tempfile.TemporaryDirectory(prefix="nds-") as name:
        folder = Path(name)
        (folder / "main.typ").write_text(source, encoding="utf-8", newline="\n")
        files = image_files(images)
        for path, file in files.items():
            (folder / file.name).write_bytes(images[path])
        try:
            return _compiled(folder, date, STANDARDS)
        except _RefusedError as refusal:
            if path := _damaged(folder, files):
                raise NdsError(DAMAGED, path=path) from refusal
            fault = NdsError(NOT_COMPILED, message=str(refusal))
            if strict:
                raise fault from refusal
            try:
                return _compiled(folder, date, WITHOUT_TAGS)._replace(fault=str(refusal))
            except _RefusedError:
                raise fault from refusal


def _compiled(folder: Path, date: datetime.date, standards: list[typst.PDFStandard]) -> Layout:
    """The file that becomes of `main.typ` in `folder`; raises `_RefusedError`."""
    midnight = datetime.datetime.combine(date, datetime.time(), datetime.UTC)
    try:
        compiler = typst.Compiler(folder / "main.typ", root=folder, font_paths=_fonts())
        made, warnings = compiler.compile_with_warnings(
            format="pdf",
            pdf_standards=standards,
            timestamp=int(midnight.timestamp()),
            pdf_tags=standards is STANDARDS,
        )
        pages = json.loads(compiler.eval(PAGES))
    except typst.TypstError as error:
        raise _RefusedError(_line(error.message)) from error
    except BaseException as error:
        if type(error).__name__ != PANIC:
            raise
        raise _RefusedError(_line(str(error))) from error
    if warnings and standards is STANDARDS:
        raise _RefusedError(_line(warnings[0].message))
    assert isinstance(made, bytes)  # one file: only images come page by page
    return Layout(made, dict(pages))


def _damaged(folder: Path, files: Mapping[str, ImageFile]) -> str:
    """The path of the first image in `folder` that typst cannot show even alone; "" where it can show all."""
    for path, file in files.items():
        alone = folder / "alone.typ"
        alone.write_text(f'#image("{file.name}")', encoding="utf-8")
        try:
            typst.compile(alone, root=folder, font_paths=_fonts())
        except typst.TypstError:
            return path
    return ""


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER])


def _line(message: str) -> str:
    return " ".join(message.split())
