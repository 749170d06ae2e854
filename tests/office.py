"""A file through LibreOffice: what a reader sees, where on the page, and what its fields work out."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from tests.tools import require_tool

_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
MM = 25.4 / 72
ROOT = Path(__file__).parents[1]

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">{code}
</script:module>
"""
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{fonts}</dir><cachedir>{cache}</cachedir>
</fontconfig>"""


class Place(NamedTuple):
    """A word on a page: mm from the page's top-left corner; `base` is about where its baseline is, `height` in pt."""

    page: int
    left: float
    base: float
    right: float
    word: str
    height: float


UPDATE = """
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
    _put_macro(folder, UPDATE)
    _office(folder, f'macro:///Standard.Module1.Update("{source.as_uri()}","{target.as_uri()}")')
    return target.read_bytes()


class Shown(NamedTuple):
    """A paragraph as LibreOffice has it: the name of its style, the number it works out, and its text."""

    style: str
    number: str
    text: str


class Insertion(NamedTuple):
    """A paragraph to put in before the one whose text is `before`."""

    before: str
    style: str
    text: str


class Refreshed(NamedTuple):
    """The paragraphs before and after everything was refreshed, notes last, and the PDF that comes of it."""

    before: list[Shown]
    after: list[Shown]
    pdf: Path


def refreshed(file: bytes, folder: Path, *insertions: Insertion) -> Refreshed:
    """What becomes of a Word file in which a person puts in paragraphs and refreshes all fields and contents."""
    (folder / "file.docx").write_bytes(file)
    order = [str(folder / "file.docx"), str(folder / "file"), *(line for given in insertions for line in given)]
    (folder / "order").write_text("\n".join(order), encoding="utf-8")
    _put_macro(folder, (Path(__file__).parent / "refresh.bas").read_text("utf-8"))
    _office(folder, "macro:///Standard.Module1.Main", NDS_ORDER=str(folder / "order"))
    return Refreshed(_shown(folder / "file.before"), _shown(folder / "file.after"), folder / "file.pdf")


def _office(folder: Path, *arguments: str, **environment: str) -> None:
    """LibreOffice with a profile of its own and the fonts of the PDF: those that Word has, or the same widths."""
    fonts = folder / "fonts.conf"
    fonts.write_text(_FONTS.format(fonts=ROOT / "nds_docs" / "writers" / "fonts", cache=folder / "fonts"), "utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [require_tool("soffice"), "--headless", "--norestore", profile, *arguments]
    settings = {**os.environ, "FONTCONFIG_FILE": str(fonts), **environment}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, stdin=quiet, stdout=quiet, stderr=quiet, env=settings, start_new_session=True
    ) as at_work:
        try:
            assert at_work.wait(120) == 0
        except subprocess.TimeoutExpired:
            os.killpg(at_work.pid, signal.SIGKILL)  # the program itself is a child of the one that was started
            raise


def _put_macro(folder: Path, code: str) -> None:
    """Makes the profile, and puts `code` in the module that it keeps for macros of the user's own."""
    _office(folder, "--terminate_after_init")
    module = _MODULE.format(code=escape(code))
    (folder / "profile/user/basic/Standard/Module1.xba").write_text(module, encoding="utf-8")


def _shown(path: Path) -> list[Shown]:
    records = path.read_text("utf-8").split("\x1e")[:-1]
    return [Shown(*record.split("\x1f")) for record in records]


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
