"""`word_template`: the look of a ministry's own Word file, with the numbers and the styles that the document needs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.shared import Mm, RGBColor

from nds_docs.build.delivery import Order, deliver, origin
from nds_docs.checks import word_template
from nds_docs.compose.gather import gather
from nds_docs.pipeline import compose
from nds_docs.writers.docx.strategy import PendingStrategy, strategy_docx
from tests.editions import LABELS, STRATEGY
from tests.office import lines, office_pdf
from tests.small_project import REGISTER, write_project
from tests.word_file import W, WordFile, order_faults, paragraphs

RED = RGBColor(0xC0, 0x10, 0x20)
TEMPLATE_SIDE = Mm(40)


def house_style() -> bytes:
    """A template as python-docx makes it, with red headings and wide margins."""
    made = docx.Document()
    made.styles["Heading 1"].font.color.rgb = RED
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = TEMPLATE_SIDE
    made.add_paragraph("Een brief die niet mee mag.")
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def repacked(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A Word file with its parts changed."""
    parts = dict(WordFile(data).parts)
    change(parts)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


def dutch(data: bytes) -> bytes:
    """With the ids that a Dutch Word gives to its own styles."""

    def change(parts: dict[str, bytes]) -> None:
        parts["word/styles.xml"] = (
            parts["word/styles.xml"].replace(b'"Heading1"', b'"Kop1"').replace(b'"Caption"', b'"Bijschrift"')
        )

    return repacked(data, change)


TEMPLATE = house_style()


@pytest.mark.parametrize("template", [TEMPLATE, dutch(TEMPLATE)], ids=["english", "dutch"])
def test_its_styles_and_page_are_taken(template: bytes) -> None:
    file = WordFile(strategy_docx(replace(STRATEGY, template=template)))
    opened = docx.Document(io.BytesIO(file.data))
    assert opened.styles["Heading 1"].font.color.rgb == RED
    assert abs((opened.sections[0].left_margin or 0) - TEMPLATE_SIDE) < Mm(0.02)
    assert "Een brief" not in "".join(paragraph.text for paragraph in opened.paragraphs)
    headings = [shown for style, shown in paragraphs(file.document) if style.startswith("Heading")]
    assert headings == [
        label.title for label in LABELS.values() if label.id.removeprefix("uvw-waterbeheer-")[:4] == "sec-"
    ]
    tables = [
        sum(int(column.get(W + "w") or 0) for column in table.iter(W + "gridCol"))
        for table in file.document.iter(W + "tbl")
    ]
    assert max(tables) <= 130 * 1440 / 25.4 + 1


@pytest.mark.parametrize("template", [TEMPLATE, dutch(TEMPLATE)], ids=["english", "dutch"])
def test_every_style_is_there_once_and_in_order(template: bytes) -> None:
    file = WordFile(strategy_docx(replace(STRATEGY, template=template)))
    styles = file.xml("word/styles.xml")
    ids = [style.get(W + "styleId") for style in styles.iter(W + "style")]
    names = [name.get(W + "val", "").casefold() for name in styles.iter(W + "name")]
    assert len(ids) == len(set(ids))
    assert len(names) == len(set(names))
    for tag in ("pStyle", "rStyle", "tblStyle"):
        assert {found.get(W + "val") for found in file.document.iter(W + tag)} <= set(ids)
    assert {found.get(W + "val") for tag in ("basedOn", "next", "link") for found in styles.iter(W + tag)} <= set(ids)
    properties = [found for style in styles.iter(W + "style") for found in style.iterchildren(W + "pPr")]
    assert [fault for found in properties for fault in order_faults(found)] == []
    assert {found.get(W + "val") for found in styles.iter(W + "lang")} == {"nl-NL"}


def test_what_it_lacks_is_added_and_told() -> None:
    added = PendingStrategy(replace(STRATEGY, template=TEMPLATE)).added_styles
    assert {"Maatregel", "Doel titel", "Kader", "NDS-tabel"} <= set(added)
    assert not {"Heading 1", "caption", "Normal", "List Bullet"} & set(added)
    assert PendingStrategy(STRATEGY).added_styles == ()


def test_headings_keep_their_numbers(tmp_path: Path) -> None:
    seen = lines(office_pdf(strategy_docx(replace(STRATEGY, template=TEMPLATE)), tmp_path))
    assert "Inhoud" in seen
    for label in LABELS.values():
        if label.id.startswith("sec-") and label.number:
            assert f"{label.number} {label.title}" in seen


def without_styles(parts: dict[str, bytes]) -> None:
    del parts["word/styles.xml"]


def with_part(name: str, content: bytes) -> bytes:
    return repacked(TEMPLATE, lambda parts: parts.update({name: content}))


def relation(kind: str, target: str) -> bytes:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" '
        'TargetMode="External"/></Relationships>'
    ).encode()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (None, word_template.MISSING),
        (b"", word_template.NO_WORD_FILE),
        (b"PK\x03\x04 en verder niets", word_template.NO_WORD_FILE),
        (TEMPLATE[: len(TEMPLATE) // 2], word_template.NO_WORD_FILE),
        (repacked(TEMPLATE, without_styles), word_template.NO_WORD_FILE),
        (with_part("word/vbaProject.bin", b"x"), word_template.MACROS),
        (with_part("word/media/bomb.bin", bytes(word_template.LARGEST + 1)), word_template.TOO_LARGE),
        (with_part("word/_rels/header1.xml.rels", relation("image", "http://x.example/a.png")), word_template.LINKED),
        (with_part("word/_rels/settings.xml.rels", relation("attachedTemplate", "file:///huis.dotm")), None),
        (with_part("word/styles.xml", b"<w:styles"), word_template.DAMAGED),
        (with_part("word/styles.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), word_template.DAMAGED),
        (TEMPLATE, None),
    ],
)
def test_what_cannot_be_a_template_is_refused(data: bytes | None, expected: object) -> None:
    assert word_template.fault(data) == expected


@pytest.mark.parametrize(
    "line",
    ["word_template: huis.docx", 'word_template: "stijl/huis 1.docx"', "word_template: huis.docx  # van de minister"],
)
def test_the_file_is_input(tmp_path: Path, line: str) -> None:
    name = line.partition(": ")[2].partition("  #")[0].strip('"')
    register = REGISTER.replace(
        'document: {title: Strategie, short: nds, version: "0.1", date: 2025-02-14}',
        f'document:\n  title: Strategie\n  short: nds\n  version: "0.1"\n  date: 2025-02-14\n  {line}',
    )
    write_project(tmp_path, {"nds.yml": register, name: TEMPLATE})
    inputs = gather(tmp_path)
    assert inputs.files[name] == TEMPLATE
    made_from = origin(inputs, Order(frozenset({"docx"})))
    made = deliver(compose(inputs), inputs, Order(frozenset({"docx"})), made_from, tmp_path / "build")
    told = [finding for finding in made.composition.findings if finding.code == "NDS502"]
    assert [finding.span.path for finding in told] == [name]
    (tmp_path / name).write_bytes(dutch(TEMPLATE))
    assert origin(gather(tmp_path), Order(frozenset({"docx"}))).build_id != made_from.build_id
    (tmp_path / name).unlink()
    assert "NDS181" in {finding.code for finding in compose(gather(tmp_path)).findings}
