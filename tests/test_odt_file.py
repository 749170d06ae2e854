"""An OpenDocument file that opens without a word: nothing that points nowhere, no name twice, the parts in order."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from nds_docs.errors import NdsError
from nds_docs.writers.odt.letter import letter_odt
from nds_docs.writers.odt.odf import NAMESPACES
from nds_docs.writers.odt.package import MIMETYPE
from nds_docs.writers.odt.strategy import PendingStrategy, strategy_odt
from tests.editions import FIGURE_PATH, FINAL_STRATEGY, IMAGES, IMPRINT, LABELS, LETTER, STRATEGY
from tests.open_file import DRAW, OFFICE, STYLE, TABLE, TEXT, XLINK, XML_ID, OpenFile, shown

DRAFT = OpenFile(strategy_odt(STRATEGY))
FINAL = OpenFile(strategy_odt(FINAL_STRATEGY))
LETTER_FILE = OpenFile(letter_odt(LETTER))
FILES = [pytest.param(DRAFT, id="draft"), pytest.param(FINAL, id="final"), pytest.param(LETTER_FILE, id="letter")]
FO, SVG, META = (f"{{{NAMESPACES[prefix]}}}" for prefix in ("fo", "svg", "meta"))
MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"

PROGRAM = """
import hashlib, os, sys
os.umask(int(sys.argv[1], 8))
from nds_docs.writers.odt.letter import letter_odt
from nds_docs.writers.odt.strategy import strategy_odt
from tests.editions import LETTER, STRATEGY
print(hashlib.sha256(strategy_odt(STRATEGY) + letter_odt(LETTER)).hexdigest())
"""


@pytest.mark.parametrize("file", FILES)
def test_the_kind_of_the_file_stands_first_and_every_part_is_listed(file: OpenFile) -> None:
    with zipfile.ZipFile(io.BytesIO(file.data)) as packed:
        first = packed.infolist()[0]
        names = packed.namelist()
        dates = {entry.date_time for entry in packed.infolist()}
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert file.data[38 : 38 + len(MIMETYPE)] == MIMETYPE.encode()
    assert dates == {(1980, 1, 1, 0, 0, 0)}
    manifest = etree.fromstring(file.parts["META-INF/manifest.xml"])
    listed = [entry.get(MANIFEST + "full-path") or "" for entry in manifest]
    assert sorted(listed) == sorted({"/", *names} - {"mimetype", "META-INF/manifest.xml"})


@pytest.mark.parametrize("file", FILES)
def test_every_style_that_is_named_is_there(file: OpenFile) -> None:
    roots = (file.content, file.styles)
    names = {style.get(STYLE + "name") for root in roots for style in root.iter() if style.get(STYLE + "name")}
    named = re.compile(r".*\}(style-name|parent-style-name|next-style-name|master-page-name|page-layout-name|"
                       r"list-style-name|default-style-name|visited-style-name|citation-style-name)")  # fmt: skip
    used = {str(value) for root in roots for element in root.iter() for key, value in element.items()
            if named.fullmatch(str(key))}  # fmt: skip
    assert used - {""} <= names
    fonts = {face.get(STYLE + "name") for face in file.styles.iter(STYLE + "font-face")}
    assert {text.get(STYLE + "font-name") for root in roots for text in root.iter(STYLE + "text-properties")} <= {
        *fonts, None,
    }  # fmt: skip


@pytest.mark.parametrize("file", FILES)
def test_no_name_is_given_twice(file: OpenFile) -> None:
    for root in (file.content, file.styles):
        for tag, key in ((None, XML_ID), (TEXT + "note", TEXT + "id"), (TABLE + "table", TABLE + "name")):
            names = [element.get(key) for element in root.iter(tag) if element.get(key)]
            assert len(names) == len(set(names)), tag
    styles = Counter(
        (style.get(STYLE + "family"), style.get(STYLE + "name"))
        for root in (file.content, file.styles)
        for style in root.iter(STYLE + "style")
    )
    assert max(styles.values()) == 1
    assert max(Counter(frame.get(DRAW + "name") for frame in file.content.iter(DRAW + "frame")).values()) == 1


@pytest.mark.parametrize("file", FILES)
def test_every_jump_has_its_place_and_every_place_one_name(file: OpenFile) -> None:
    bookmarks = file.bookmarks()
    assert len(bookmarks) == len(set(bookmarks))
    assert set(file.jumps()) <= set(bookmarks)
    starts = [start.get(TEXT + "name") for start in file.content.iter(TEXT + "bookmark-start")]
    assert starts == [end.get(TEXT + "name") for end in file.content.iter(TEXT + "bookmark-end")]
    sequences = {name.get(TEXT + "name") for name in file.content.iter(TEXT + "sequence-decl")}
    used = {field.get(TEXT + "name") for field in file.content.iter(TEXT + "sequence")}
    listed = {name for e in file.content.iter() if (name := e.get(TEXT + "caption-sequence-name"))}
    assert used | listed <= sequences
    ids = {element.get(XML_ID) for element in file.content.iter() if element.get(XML_ID)}
    assert {list_.get(TEXT + "continue-list") for list_ in file.content.iter(TEXT + "list")} - {None} <= ids


def test_the_places_of_one_build_are_those_of_another() -> None:
    """The names come from the labels alone: text that is put before them changes none."""
    shorter = replace(STRATEGY, document=replace(STRATEGY.document, blocks=STRATEGY.document.blocks[3:]))
    assert set(OpenFile(strategy_odt(shorter)).bookmarks()) < set(DRAFT.bookmarks())


@pytest.mark.parametrize("file", [DRAFT, FINAL])
def test_properties_name_the_build_and_no_person(file: OpenFile) -> None:
    found = {etree.QName(element).localname: element.text for element in file.meta[0]}
    assert found["title"] == IMPRINT.title
    assert found["language"] == "nl-NL"
    assert found["creation-date"] == found["date"] == f"{IMPRINT.date.isoformat()}T00:00:00"
    assert not {"creator", "initial-creator", "printed-by"} & found.keys()
    own = {element.get(META + "name"): element.text for element in file.meta.iter(META + "user-defined")}
    assert own == {
        "nds-build": IMPRINT.build_id,
        "nds-commit": IMPRINT.commit,
        "nds-version": "1.0" if file is FINAL else IMPRINT.version,
        "nds-profile": str(IMPRINT.profile),
    }


@pytest.mark.parametrize("file", FILES)
def test_the_language_is_that_of_the_document(file: OpenFile) -> None:
    default = file.styles.find(f".//{STYLE}default-style[@{STYLE}family='paragraph']/{STYLE}text-properties")
    assert default is not None
    assert (default.get(FO + "language"), default.get(FO + "country")) == ("nl", "NL")
    assert default.get(FO + "hyphenate") == ("false" if file is LETTER_FILE else "true")


def test_a_draft_says_so_on_every_page_and_a_final_edition_does_not() -> None:
    for page in DRAFT.styles.iter(STYLE + "master-page"):
        said = " ".join(shown(paragraph) for paragraph in page.iter(TEXT + "p"))
        marks = [shape.get(DRAW + "name") for shape in page.iter(DRAW + "custom-shape", DRAW + "frame")]
        assert marks == ["Merk" if page.get(STYLE + "name") == "First_20_Page" else "PowerPlusWaterMarkObject"]
        for words in ("CONCEPT · versie 0.3", IMPRINT.marking, IMPRINT.short_build_id):
            assert words in said
    for words in ("CONCEPT", IMPRINT.marking, IMPRINT.short_build_id):
        assert words.encode() not in FINAL.parts["styles.xml"] + FINAL.parts["content.xml"]


def test_every_picture_has_its_words_and_fits() -> None:
    frames = [frame for frame in DRAFT.content.iter(DRAW + "frame") if frame.find(DRAW + "image") is not None]
    assert [frame.findtext(SVG + "title") for frame in frames] == [
        "een druppel",
        "Vier stappen: meten, keuren, delen, besluiten",
    ]
    assert frames[1].get(SVG + "width") == "120mm"
    image = frames[1].find(DRAW + "image")
    assert image is not None
    assert DRAFT.parts[image.get(XLINK + "href") or ""] == IMAGES[FIGURE_PATH]


def test_what_is_no_picture_is_refused() -> None:
    broken = replace(STRATEGY, images={**IMAGES, FIGURE_PATH: b"GIF89a"})
    with pytest.raises(NdsError, match=r"keten\.png: the picture is no PNG or JPEG"):
        strategy_odt(broken)


def test_tables_repeat_their_heads_and_keep_their_rows_whole() -> None:
    for table in DRAFT.content.iter(TABLE + "table"):
        assert [len(rows) for rows in table.iter(TABLE + "table-header-rows")] == [1]
        columns = len(table.findall(TABLE + "table-column"))
        assert {len(row) for row in table.iter(TABLE + "table-row")} == {columns}
    kept = DRAFT.styles.find(f".//{STYLE}default-style[@{STYLE}family='table-row']/{STYLE}table-row-properties")
    assert kept is not None
    assert kept.get(FO + "keep-together") == "always"


def test_no_number_of_a_heading_is_typed() -> None:
    headings = [shown(heading) for heading in DRAFT.content.iter(TEXT + "h")]
    assert headings == [label.title for label in LABELS.values() if label.kind.value in _HEADINGS]


_HEADINGS = ("chapter", "section", "annex", "unnumbered")


def test_pages_are_shown_where_they_are_known() -> None:
    file = OpenFile(PendingStrategy(STRATEGY).finish({"sec-data": 7, "tbl-planning": 9}))
    assert "2 Data als grondstof voor beleid\t7" in file.entries()
    assert "Tabel\u00a02.2\u2002Planning\t9" in file.entries()
    assert "Samenvatting" in file.entries()


def test_the_body_is_all_that_stands_in_the_file() -> None:
    """No script, no form, no tracked change, nothing from elsewhere: such things make programs ask."""
    for file in (DRAFT, LETTER_FILE):
        names = [etree.QName(child).localname for child in file.content]
        assert names == ["font-face-decls", "automatic-styles", "body"]
        assert file.content.find(f".//{TEXT}tracked-changes") is None
        assert file.content.find(f".//{OFFICE}forms") is None


def test_the_same_edition_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    made = {hashlib.sha256(DRAFT.data + LETTER_FILE.data).hexdigest()}
    for number, (umask, zone) in enumerate((("0", "Pacific/Auckland"), ("077", "America/Los_Angeles"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": str(number + 1)}
        environment["PYTHONPATH"] = str(Path(__file__).parents[1])
        command = [sys.executable, "-c", PROGRAM, umask]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
        made.add(done.stdout.decode().strip())
    assert len(made) == 1
