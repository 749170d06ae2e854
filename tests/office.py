"""A Word file through LibreOffice: what a reader sees, and where on the page."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import NamedTuple

from tests.tools import require_tool

_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
MM = 25.4 / 72


class Place(NamedTuple):
    """A word on a page: mm from the page's top-left corner; `base` is about where its baseline is, `height` in pt."""

    page: int
    left: float
    base: float
    right: float
    word: str
    height: float


def office_pdf(file: bytes, folder: Path) -> Path:
    """The PDF that LibreOffice makes of a Word file."""
    (folder / "file.docx").write_bytes(file)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [require_tool("soffice"), "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "file.docx")], capture_output=True, check=True, timeout=120)
    return folder / "file.pdf"


def lines(pdf: Path) -> list[str]:
    """The lines of the text, each run of space as one space."""
    return [" ".join(line.split()) for line in _pdftotext("-layout", pdf).replace("\f", "\n").split("\n")]


def places(pdf: Path) -> list[Place]:
    """Every word and where it stands."""
    found = []
    for number, page in enumerate(_pdftotext("-bbox", pdf).split("<page ")[1:], 1):
        for left, top, right, bottom, word in _WORD.findall(page):
            height = float(bottom) - float(top)
            base = float(bottom) - 0.24 * height
            found.append(Place(number, float(left) * MM, base * MM, float(right) * MM, word, height))
    return found


def _pdftotext(option: str, pdf: Path) -> str:
    command = [require_tool("pdftotext"), option, "-enc", "UTF-8", str(pdf), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
