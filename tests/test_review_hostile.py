"""Files that are not what they seem: refused in one line that says what to ask back, and nothing is written."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from nds_docs.review import archive
from tests.command_line import CommandLine
from tests.reviewers.word import Reviewer
from tests.test_review import sent

CONTENT_TYPES = b"<Types/>"


def packed(parts: dict[str, bytes], *, stored: bool = False) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


def parts_of(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        return {name: file.read(name) for name in file.namelist()}


ENTITY = b'<!DOCTYPE a [<!ENTITY x "y">]><w:document xmlns:w="u">&x;</w:document>'
FILES = {
    "leeg": (b"", "geen Word-bestand"),
    "tekst": (b"Hallo", "geen Word-bestand"),
    "pdf": (b"%PDF-1.7\n", "een pdf"),
    "rtf": (b"{\\rtf1 hallo}", "RTF"),
    "doc": (archive._OLE + bytes(600), "vóór 2007"),
    "wachtwoord": (archive._OLE + bytes(200) + archive._ENCRYPTED, "zonder wachtwoord"),
    "odt": (packed({"mimetype": b"application/vnd.oasis.opendocument.text"}), "OpenDocument"),
    "zip": (packed({"a.txt": b"x"}), "ander soort ingepakt"),
    "half": (packed({"word/document.xml": b"x" * 5000}, stored=True)[:2000], "beschadigd"),
    "geen xml": (packed({"word/document.xml": b"<w:document"}), "beschadigd"),
    "entiteit": (packed({"word/document.xml": ENTITY}), "documenttype"),
    "bom": (packed({"word/document.xml": bytes(300_000_000)}), "veel te groot"),
    "pad": (packed({"../../x": b"x", "word/document.xml": b"<a/>"}), "naam die niet mag"),
    "macro": (packed({"word/document.xml": b"<a/>", "word/vbaProject.bin": b"x"}), "macro"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_returned_document(tmp_path: Path, nds: CommandLine, name: str) -> None:
    raw, words = FILES[name]
    sent(tmp_path)
    (tmp_path / "terug.docx").write_bytes(raw)
    ran = nds("review", "import", tmp_path / "terug.docx", "--project", tmp_path)
    assert ran.code == 2
    assert words in ran.complaint
    assert not (tmp_path / "reviews").exists()


def test_one_bad_file_among_good_ones_and_nothing_is_written(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.comment("sloten", "Welke?")
    (tmp_path / "goed.docx").write_bytes(reviewer.save())
    (tmp_path / "fout.docx").write_bytes(b"%PDF-1.7\n")
    ran = nds("review", "import", tmp_path / "goed.docx", tmp_path / "fout.docx", "--project", tmp_path)
    assert ran.code == 2
    assert "fout.docx" in ran.complaint
    assert not (tmp_path / "reviews").exists()


def test_a_build_that_is_not_known_here_says_how_to_get_it(tmp_path: Path, nds: CommandLine) -> None:
    raw = sent(tmp_path / "daar", "Een heel andere tekst, die hier niemand kent.\n")
    sent(tmp_path / "hier")
    (tmp_path / "terug.docx").write_bytes(raw)
    ran = nds("review", "import", tmp_path / "terug.docx", "--project", tmp_path / "hier")
    assert ran.code == 2
    assert "git fetch origin" in ran.complaint


FOREIGN = b"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:r><w:t>Iets heel anders</w:t></w:r></w:p></w:body></w:document>"""


def test_a_word_file_of_someone_else(tmp_path: Path, nds: CommandLine) -> None:
    sent(tmp_path)
    (tmp_path / "terug.docx").write_bytes(packed({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": FOREIGN}))
    ran = nds("review", "import", tmp_path / "terug.docx", "--project", tmp_path)
    assert "zegt niet uit welke versie" in ran.complaint


def test_links_to_elsewhere_are_not_followed(tmp_path: Path, nds: CommandLine) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.comment("sloten", "Welke?")
    parts = parts_of(reviewer.save())
    outside = (
        b'<Relationship Id="x" Type="http://x/attachedTemplate" Target="http://127.0.0.1:9/x" TargetMode="External"/>'
    )
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", outside + b"</Relationships>")
    (tmp_path / "terug.docx").write_bytes(packed(parts))
    assert nds("review", "import", tmp_path / "terug.docx", "--project", tmp_path).code == 0
