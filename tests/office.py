"""A file through LibreOffice: what a reader sees, where on the page, and what its fields work out."""

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


UPDATE = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Update(source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  For turn = 1 To 2
    document.refresh() : document.TextFields.refresh()
    For at = 0 To document.DocumentIndexes.Count - 1
      document.DocumentIndexes.getByIndex(at).update()
    Next
  Next
  document.storeToURL(target, Array())
  document.close(True)
  StarDesktop.terminate()
End Sub
</script:module>
"""
"""A macro that does what "Update all" does, twice, since lists of contents may move what they list."""


def office_pdf(file: bytes, folder: Path, kind: str = "docx") -> Path:
    """The PDF that LibreOffice makes of a file."""
    (folder / f"file.{kind}").write_bytes(file)
    _office(folder, "--convert-to", "pdf", "--outdir", str(folder), str(folder / f"file.{kind}"))
    return folder / "file.pdf"


def updated(file: bytes, folder: Path) -> bytes:
    """An OpenDocument file as LibreOffice saves it after it has made all its fields and lists again."""
    source, target = folder / "file.odt", folder / "updated.odt"
    source.write_bytes(file)
    _office(folder, "--terminate_after_init")  # makes the profile
    (folder / "profile/user/basic/Standard/Module1.xba").write_text(UPDATE, encoding="utf-8")
    _office(folder, f'macro:///Standard.Module1.Update("{source.as_uri()}","{target.as_uri()}")')
    return target.read_bytes()


def _office(folder: Path, *arguments: str) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [require_tool("soffice"), "--headless", "--norestore", profile, *arguments]
    subprocess.run(command, capture_output=True, check=True, timeout=120)


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
