"""What tests read out of a PDF file."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from tests.tools import require_tool

PDFA = "http://www.aiim.org/pdfa/ns/id/"
FONT_FILES = {"/FontFile", "/FontFile2", "/FontFile3"}
PDFUA = "http://www.aiim.org/pdfua/ns/id/"


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def pages(content: bytes, folder: Path, *options: str) -> list[str]:
    """The text of each page in the order of the tags, line-end hyphens undone, every run of white space one space."""
    file = folder / "read.pdf"
    file.write_bytes(content)
    made = subprocess.run(
        [require_tool("pdftotext"), *options, "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True
    )
    whole = made.stdout.decode("utf-8").replace("\u00ad\n", "")
    return [" ".join(page.replace("\u00a0", " ").split()) for page in whole.split("\f")[:-1]]


def bookmarks(pdf: pikepdf.Pdf) -> list[Any]:
    """The outline as nested lists: a title, then the list of what stands below it, when there is anything."""
    with pdf.open_outline() as outline:
        return list(_titles(outline.root))


def _titles(items: list[pikepdf.OutlineItem]) -> Iterator[Any]:
    for item in items:
        yield item.title
        if item.children:
            yield list(_titles(item.children))


def tags(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The types of all structure elements, parents first."""
    waiting: list[Any] = [pdf.Root.StructTreeRoot.K]
    while waiting:
        element = waiting.pop()
        if isinstance(element, pikepdf.Array):
            waiting.extend(reversed(list(element)))
        elif isinstance(element, pikepdf.Dictionary):
            if "/S" in element:
                yield str(element.S)
            if "/K" in element:
                waiting.append(element.K)


def link_faults(pdf: pikepdf.Pdf) -> list[str]:
    """Links inside the file that lead nowhere, and links without anything to follow."""
    faults = []
    known = {page.objgen for page in pdf.pages}
    names = pikepdf.NameTree(pdf.Root.Names.Dests) if "/Names" in pdf.Root else {}
    for page in pdf.pages:
        for note in page.get("/Annots", pikepdf.Array()):
            if note.get("/Subtype") != "/Link":
                continue
            action = note.get("/A", pikepdf.Dictionary())
            target = note.get("/Dest", action.get("/D"))
            if isinstance(target, pikepdf.String):
                target = names[str(target)]
            if isinstance(target, pikepdf.Dictionary):
                target = target.D
            if isinstance(target, pikepdf.Array):
                if target[0].objgen not in known:
                    faults.append(f"no such page: {target}")
            elif "/URI" not in action:
                faults.append(f"nothing to follow: {note}")
    return faults


def fonts_not_embedded(pdf: pikepdf.Pdf) -> list[str]:
    """Fonts that a reader would have to have."""
    faults = []
    for item in pdf.objects:
        if (
            isinstance(item, pikepdf.Dictionary)
            and item.get("/Type") == "/FontDescriptor"
            and not FONT_FILES & item.keys()
        ):
            faults.append(str(item.FontName))
    return faults


def alternatives(pdf: pikepdf.Pdf) -> list[str]:
    """What stands in for pictures, in the order of the file."""
    return [str(item.Alt) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item]
