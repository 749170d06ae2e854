"""Files that are not what they seem: refused in one line that says what to ask back, and nothing is written."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from nds_docs.errors import NdsError
from nds_docs.review import archive, files
from nds_docs.review.archive import open_archive
from tests.command_line import CommandLine
from tests.reviewers.word import Reviewer
from tests.test_review import imported, sent

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
    "leeg": (b"", "dit bestand is leeg"),
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


MAIN = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
TYPE = "<Types><Override ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/></Types>"
MACRO = "<Relationships><Relationship Type='http://x/vbaProject' Target='x.bin'/></Relationships>"


def refused(raw: bytes) -> str:
    with pytest.raises(NdsError) as stopped:
        open_archive(raw, "a.docx")
    return stopped.value.say("nl")


@pytest.mark.parametrize(
    "part", ["word/document.xml", "WORD/Document.xml", "word//x", "word/./x", "/x", "a\\..\\x", "c:x"]
)
def test_a_name_that_is_another_way_to_write_one(part: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("word/document.xml", MAIN)
        if part == "word/document.xml":
            with pytest.warns(UserWarning, match="Duplicate"):
                file.writestr(part, MAIN)
        else:
            file.writestr(part, MAIN)
    assert "naam die niet mag" in refused(made.getvalue())


@pytest.mark.parametrize(
    "parts",
    [
        {"[Content_Types].xml": TYPE.encode()},
        {"[Content_Types].xml": TYPE.encode("utf-16")},
        {"word/_rels/document.xml.rels": MACRO.encode()},
        {"word/VBAPROJECT.BIN": b"x"},
    ],
)
def test_macros_however_they_are_named(parts: dict[str, bytes]) -> None:
    assert "macro" in refused(packed({"word/document.xml": MAIN, **parts}))


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"word/document.xml": b"<a>" * (archive.MOST_TAGS + 1)}, "veel te groot"),
        ({f"word/x{number}.xml": bytes(990_000) for number in range(110)}, "veel te groot"),
        ({f"x{number}": b"" for number in range(archive.MOST_PARTS + 1)}, "onderdelen"),
        ({"xl/workbook.xml": b"<a/>"}, "een Excel-bestand"),
        ({"ppt/presentation.xml": b"<a/>"}, "een presentatie"),
        ({"[Content_Types].xml": b"<!DOCTYPE a [<!ENTITY x 'y'>]><Types/>"}, "documenttype"),
        ({"_rels/.rels": b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><Relationships/>"}, "documenttype"),
    ],
)
def test_what_would_take_memory_or_lead_elsewhere(parts: dict[str, bytes], words: str) -> None:
    assert words in refused(packed(parts))


def test_what_is_not_read_is_not_unpacked() -> None:
    opened = open_archive(packed({"word/document.xml": MAIN, "word/media/x.png": bytes(60_000_000)}), "a.docx")
    assert opened.parts["word/media/x.png"] == b""


@pytest.mark.parametrize("inside", [b"<w:altChunk/>", b"<w:p><w:subDoc/></w:p>"])
def test_text_that_word_takes_from_elsewhere_is_not_passed_over(tmp_path: Path, inside: bytes) -> None:
    parts = parts_of(sent(tmp_path))
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", b"<w:body>" + inside)
    with pytest.raises(NdsError, match="another document"):
        imported(tmp_path, packed(parts))


def test_a_text_that_is_none_of_word_is_damaged_and_not_strict(tmp_path: Path) -> None:
    parts = parts_of(sent(tmp_path))
    for main, words in (
        (b"<a/>", "damaged"),
        (b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>', "Strict"),
    ):
        with pytest.raises(NdsError, match=words):
            imported(tmp_path, packed({**parts, "word/document.xml": main}))


def test_a_part_in_utf_16_is_counted_too(tmp_path: Path) -> None:
    reviewer = Reviewer(sent(tmp_path))
    reviewer.replace("jaren", "eeuwen")
    parts = parts_of(reviewer.save())
    text = parts["word/document.xml"].decode("ascii")
    parts["word/document.xml"] = text.partition("?>")[2].encode("utf-16")
    [remark] = imported(tmp_path, packed(parts))
    assert (remark.text, remark.proposal, remark.revisions) == ("jaren", "eeuwen", 2)


@pytest.mark.parametrize("reviewer", ["a" * 5000, "Con", "NUL", "../../etc/x", "\u202e", ""])
def test_the_name_of_a_reviewer_is_a_name_of_a_file_everywhere(reviewer: str) -> None:
    name = files.file_name(reviewer)
    assert len(name) < 120
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert name.partition(".")[0] not in ("con", "nul", "")
    assert files.file_name("a" * 5001) != files.file_name("a" * 5000)


def test_far_more_than_was_sent_is_not_compared(tmp_path: Path) -> None:
    parts = parts_of(sent(tmp_path))
    main = parts["word/document.xml"]
    added = b"".join(b"<w:p><w:r><w:t>alinea %d</w:t></w:r></w:p>" % number for number in range(5_000))
    insertion = b'<w:ins w:id="1" w:author="A"><w:r><w:t>a</w:t></w:r></w:ins>'
    for inside in (added, b"<w:p>" + b"".join(insertion + b"<!--%d-->" % at for at in range(1_001)) + b"</w:p>"):
        text = main.replace(b"<w:body>", b"<w:body>" + inside)
        with pytest.raises(NdsError, match="far more than an answer"):
            imported(tmp_path, packed({**parts, "word/document.xml": text}))
