"""A Word file that Word opens without a word: order of the schema, nothing that points nowhere, nothing that asks."""

from __future__ import annotations

import datetime
import hashlib
import io
import os
import posixpath
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree

from nds_docs.errors import NdsError
from nds_docs.writers.docx.letter import letter_docx
from nds_docs.writers.docx.strategy import strategy_docx
from tests.editions import FIGURE_PATH, FINAL_STRATEGY, IMAGES, IMPRINT, LETTER, STRATEGY
from tests.word_file import R, W, WordFile, order_faults, paragraphs, text

DRAFT = WordFile(strategy_docx(STRATEGY))
FINAL = WordFile(strategy_docx(FINAL_STRATEGY))
LETTER_FILE = WordFile(letter_docx(LETTER))
FILES = [pytest.param(DRAFT, id="draft"), pytest.param(FINAL, id="final"), pytest.param(LETTER_FILE, id="letter")]

PROGRAM = """
import hashlib, os, sys
os.umask(int(sys.argv[1], 8))
from nds_docs.writers.docx.letter import letter_docx
from nds_docs.writers.docx.strategy import strategy_docx
from tests.editions import LETTER, STRATEGY
print(hashlib.sha256(strategy_docx(STRATEGY) + letter_docx(LETTER)).hexdigest())
"""


@pytest.mark.parametrize("file", FILES)
def test_children_stand_in_the_order_of_the_schema(file: WordFile) -> None:
    for name in file.parts:
        if name.startswith("word/") and name.endswith(".xml"):
            assert order_faults(file.xml(name)) == [], name


def test_the_order_checker_finds_faults() -> None:
    wrong = etree.fromstring(f'<w:pPr xmlns:w="{W[1:-1]}"><w:jc/><w:pStyle/></w:pPr>')
    twice = etree.fromstring(f'<w:rPr xmlns:w="{W[1:-1]}"><w:b/><w:b/></w:rPr>')
    strange = etree.fromstring(f'<w:tblPr xmlns:w="{W[1:-1]}"><w:fill/></w:tblPr>')
    assert all(order_faults(root) for root in (wrong, twice, strange))


@pytest.mark.parametrize("file", FILES)
def test_nothing_points_nowhere(file: WordFile) -> None:
    styles = {style.get(W + "styleId") for style in file.xml("word/styles.xml").iter(W + "style")}
    lists = {num.get(W + "numId") for num in file.xml("word/numbering.xml").iter(W + "num")}
    named = {start.get(W + "name") for start in file.document.iter(W + "bookmarkStart")}
    for root in (file.document, file.notes, file.xml("word/styles.xml")):
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
            assert {found.get(W + "val") for found in root.iter(W + tag)} <= styles, tag
        assert {found.get(W + "val") for found in root.iter(W + "numId")} <= lists
    for root in (file.document, file.notes):
        anchors = {link.get(W + "anchor") for link in root.iter(W + "hyperlink")} - {None}
        assert anchors <= named
    referred = {code.split()[1] for code in file.fields() if code.startswith(("REF", "PAGEREF"))}
    assert referred <= named


@pytest.mark.parametrize("file", FILES)
def test_every_relationship_has_its_part_and_every_part_its_type(file: WordFile) -> None:
    types = file.parts["[Content_Types].xml"].decode()
    for part in ("word/document.xml", "word/footnotes.xml"):
        known = file.relations(part) if f"word/_rels/{part[5:]}.rels" in file.parts else {}
        items = [(str(key), str(value)) for element in file.xml(part).iter() for key, value in element.items()]
        used = {value for key, value in items if key.startswith(R)}
        assert used <= known.keys()
        internal = {target for target in known.values() if "://" not in target}
        assert {posixpath.join("word", target) for target in internal} <= file.parts.keys()
    for name in file.parts:
        if name.endswith(".xml") and name != "[Content_Types].xml":
            assert f'PartName="/{name}"' in types


@pytest.mark.parametrize("file", FILES)
def test_bookmarks_are_unique_and_short(file: WordFile) -> None:
    starts = [*file.document.iter(W + "bookmarkStart"), *file.notes.iter(W + "bookmarkStart")]
    names = [start.get(W + "name") or "" for start in starts]
    ids = [start.get(W + "id") or "" for start in starts]
    ends = [end.get(W + "id") or "" for root in (file.document, file.notes) for end in root.iter(W + "bookmarkEnd")]
    assert len(names) == len(set(names))
    assert all(len(name) <= 40 and name.startswith("_Ref") for name in names)
    assert sorted(ids) == sorted(ends)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("file", FILES)
def test_nothing_asks_or_breaks_on_the_way_back(file: WordFile) -> None:
    for name, content in file.parts.items():
        for forbidden in (b"updateFields", b"w:dirty", b"paraId", b"<w:sdt", b"txbxContent"):
            assert forbidden not in content, (name, forbidden)


@pytest.mark.parametrize("file", FILES)
def test_no_empty_paragraph_makes_room(file: WordFile) -> None:
    """Two tables in a row need one between them: else Word makes them one table."""
    for paragraph in file.document[0].iterchildren(W + "p"):
        before, after = paragraph.getprevious(), paragraph.getnext()
        between = before is not None and after is not None and before.tag == after.tag == W + "tbl"
        ends_section = paragraph.find(f"{W}pPr/{W}sectPr") is not None
        assert text(paragraph) or between or ends_section


@pytest.mark.parametrize("file", FILES)
def test_language_and_styles(file: WordFile) -> None:
    styles = file.xml("word/styles.xml")
    defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    normal = styles.find(f"{W}style[@{W}styleId='Normal']/{W}rPr/{W}lang")
    assert defaults is not None
    assert normal is not None
    assert defaults.get(W + "val") == normal.get(W + "val") == "nl-NL"
    opened = docx.Document(io.BytesIO(file.data))
    names = {style.name for style in opened.styles}
    assert {"Normal", "Body Text", "Heading 1", "Heading 4", "Caption", "List Bullet", "Hyperlink"} <= names


@pytest.mark.parametrize("file", [DRAFT, FINAL])
def test_properties_name_the_build(file: WordFile) -> None:
    opened = docx.Document(io.BytesIO(file.data))
    properties = opened.core_properties
    assert properties.title == IMPRINT.title
    assert properties.language == "nl-NL"
    midnight = datetime.datetime.combine(IMPRINT.date, datetime.time(), datetime.UTC)
    assert properties.created == properties.modified == midnight
    custom = {found.get("name"): found[0].text or "" for found in file.xml("docProps/custom.xml")}
    assert custom == {
        "nds-build": IMPRINT.build_id,
        "nds-commit": IMPRINT.commit,
        "nds-version": "1.0" if file is FINAL else IMPRINT.version,
        "nds-profile": str(IMPRINT.profile),
    }


def test_a_draft_says_so_on_every_page_and_a_final_edition_does_not() -> None:
    heads = [name for name in DRAFT.parts if name.startswith(("word/header", "word/footer"))]
    said = "".join(text(DRAFT.xml(name)) for name in heads)
    for words in (IMPRINT.title, "Concept", "versie 0.3", IMPRINT.marking, IMPRINT.short_build_id, "Pagina 1 van 1"):
        assert words in said
    marks = [name for name in heads if b'string="CONCEPT"' in DRAFT.parts[name]]
    assert len(marks) == 2
    for name, content in FINAL.parts.items():
        if name.startswith("word/"):
            assert not any(word.encode() in content for word in ("CONCEPT", IMPRINT.marking, IMPRINT.short_build_id))


def test_every_picture_has_its_words_and_fits() -> None:
    shown = [element.find(".//{*}docPr") for element in DRAFT.document.iter(W + "drawing")]
    described = [element.get("descr") for element in shown if element is not None]
    assert described == ["een druppel", "Vier stappen: meten, keuren, delen, besluiten"]
    widths = [int(found.get("cx") or 0) for found in DRAFT.document.iter("{*}extent")]
    assert widths[1] == round(0.8 * 150 * 36000)
    assert DRAFT.parts["word/media/image2.png"] == IMAGES[FIGURE_PATH]


def test_what_is_no_picture_is_refused() -> None:
    broken = replace(STRATEGY, images={**IMAGES, FIGURE_PATH: b"GIF89a"})
    with pytest.raises(NdsError, match=r"keten\.png: the picture is no PNG or JPEG"):
        strategy_docx(broken)


def test_tables_repeat_their_heads_and_keep_their_rows_whole() -> None:
    for table in DRAFT.document.iter(W + "tbl"):
        rows = list(table.iterchildren(W + "tr"))
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert heads == [True] + [False] * (len(rows) - 1)
        widths = [int(column.get(W + "w") or 0) for column in table.iter(W + "gridCol")]
        assert sum(widths) <= 8504
        for row in rows:
            assert widths == [int(cell.get(W + "w") or 0) for cell in row.iter(W + "tcW")]


def test_captions_are_paragraphs_above_tables_and_below_figures() -> None:
    captions = [
        paragraph for paragraph in DRAFT.document.iter(W + "p") if ("Caption", text(paragraph)) in paragraphs(paragraph)
    ]
    assert [text(caption) for caption in captions] == [
        "Tabel\u00a02.1\u2002Rollen per partij",
        "Figuur\u00a02.1\u2002De keten van meting tot besluit",
        "Tabel\u00a02.2\u2002Planning",
        "Tabel\u00a0A.1\u2002Maatregelen per partij",
        "Tabel\u00a0A.2\u2002Maatregelen per trekker",
    ]
    for caption in captions:
        assert caption.getparent() is DRAFT.document[0]
        beside = caption.getprevious() if text(caption).startswith("Figuur") else caption.getnext()
        assert beside is not None
        if text(caption).startswith("Figuur"):
            assert beside.find(f".//{W}drawing") is not None
        elif "per trekker" in text(caption):
            assert [style for style, _ in paragraphs(beside)] == ["TableGroup"]
        else:
            assert beside.tag == W + "tbl"


def test_the_same_edition_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    made = {hashlib.sha256(DRAFT.data + LETTER_FILE.data).hexdigest()}
    for number, (umask, zone) in enumerate((("0", "Pacific/Auckland"), ("077", "America/Los_Angeles"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        environment = {
            **os.environ,
            "TZ": zone,
            "PYTHONHASHSEED": str(number + 1),
            "SOURCE_DATE_EPOCH": str(10**9 * (number + 1)),
        }
        environment["PYTHONPATH"] = str(Path(__file__).parents[1])
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, umask],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        made.add(done.stdout.strip())
    assert len(made) == 1


def test_tables_under_one_caption_have_their_own_head_and_the_same_columns() -> None:
    groups = [part for part in DRAFT.document.iter(W + "p") if ("TableGroup", text(part)) in paragraphs(part)]
    assert [text(group) for group in groups] == ["Unie van Waterschappen (UvW)", "VNG"]
    tables = [group.getnext() for group in groups]
    widths = [[column.get(W + "w") for column in table.iter(W + "gridCol")] for table in tables if table is not None]
    assert len(widths) == 2
    assert widths[0] == widths[1]
