"""The OpenDocument file in LibreOffice: what that works out itself is what the file says already."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from nds_docs.compose.edition import LabelKind, Strategy
from nds_docs.compose.number import number
from nds_docs.compose.wording import capitalised, label_word
from nds_docs.document import nodes as n
from nds_docs.document.classes import ANNEX, UNNUMBERED
from nds_docs.document.nodes import Attr
from nds_docs.writers.odt.strategy import strategy_odt
from tests import built
from tests.editions import LABELS, STRATEGY, para, plain, row, table
from tests.office import lines, office_pdf, updated
from tests.open_file import FIELDS, INDEXES, TEXT, OpenFile

UNKNOWN = "?"


def without_results(file: OpenFile) -> bytes:
    """The same file as if nothing had been worked out: every field says "?", every list of contents is empty."""
    content = etree.fromstring(file.parts["content.xml"])
    for field in content.iter(*FIELDS):
        field.text = UNKNOWN
    for index in content.iter(*INDEXES):
        for body in index.iterfind(f"{TEXT}index-body"):
            body[1:] = []
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, part in file.parts.items():
            packed.writestr(name, etree.tostring(content) if name == "content.xml" else part)
    return made.getvalue()


def words(texts: list[str]) -> list[str]:
    """Each with one space between its words, and without what stands behind a tab."""
    return [" ".join(text.split("\t")[0].split()) for text in texts]


def assert_found_again(file: OpenFile, folder: Path) -> None:
    """LibreOffice finds the numbers, references and lists of contents that the file holds."""
    given = OpenFile(without_results(file))
    assert given.lines() != file.lines()
    theirs = OpenFile(updated(given.data, folder))
    assert words(theirs.lines()) == words(file.lines())
    assert words(theirs.entries()) == words(file.entries())
    assert all(entry.rpartition("\t")[2].isdigit() for entry in theirs.entries())


@pytest.mark.parametrize("project", list(built.ROOTS))
def test_numbers_references_and_lists_of_a_project_are_found_again(project: str, tmp_path: Path) -> None:
    assert_found_again(built.strategy(project).open, tmp_path)


def test_so_are_those_of_a_document_with_everything(tmp_path: Path) -> None:
    assert_found_again(OpenFile(strategy_odt(STRATEGY)), tmp_path)


def test_so_are_numbers_where_counting_is_odd(tmp_path: Path) -> None:
    """Chapters without a number count tables through; a level that was skipped counts as 1; lists stand in between."""

    def headed(level: int, id_: str, *classes: str) -> n.Header:
        return n.Header(level, (n.Str(f"Kop {id_}"),), Attr(id_, classes))

    def captioned(id_: str) -> n.Table:
        shown = n.Caption((plain(f"Tabel over {id_}"),))
        return replace(table("", "l", row("Kop"), row("cel")), caption=shown, attr=Attr(id_))

    def points(id_: str) -> n.BulletList:
        return n.BulletList(((plain("een"), captioned(id_)), (plain("twee"),)))

    counted = n.OrderedList(((plain("drie"), table("", "l", row("a"), row("b")), plain("verder")), (plain("vier"),)), 3)
    blocks = (
        headed(1, "sec-eerst", UNNUMBERED), captioned("tbl-a"), captioned("tbl-b"), headed(2, "sec-onder", UNNUMBERED),
        headed(1, "sec-een"), captioned("tbl-c"), points("tbl-in"), headed(3, "sec-diep"), headed(2, "sec-twee"),
        counted, headed(4, "sec-dieper"), captioned("tbl-d"), headed(1, "sec-los", UNNUMBERED), captioned("tbl-e"),
        headed(1, "sec-vier"), headed(1, "sec-a", ANNEX), captioned("tbl-f"), points("tbl-hier"), headed(2, "sec-b"),
        counted, headed(1, "sec-c", ANNEX), headed(3, "sec-d"), captioned("tbl-g"),
    )  # fmt: skip
    noted = para("Een noot", n.Note((para("met een tabel:"), table("", "lr", row("kop", "getal"), row("cel", "12")))))
    labels = number(blocks)
    named = [label for label in labels.values() if label.number]
    references = [
        n.Link((n.BracketedSpan((n.Str(label.number),), Attr(classes=("number",))),), f"#{label.id}") for label in named
    ]
    strategy = Strategy(STRATEGY.imprint, n.Document((noted, *blocks, *map(para, references))), labels, {})
    file = OpenFile(strategy_odt(strategy))
    assert_found_again(file, tmp_path)
    shown = words(lines(office_pdf(file.data, tmp_path, "odt")))
    for line in ("3. drie", "verder", "4. vier", "1.1.1 Kop sec-diep", "1.2.1.1 Kop sec-dieper", "B.1.1 Kop sec-d"):
        assert line in shown
    expected = words(file.lines())
    assert set(expected[expected.index("Kop sec-eerst") :]) <= set(shown)


def test_the_numbers_that_a_reader_sees_are_those_of_the_labels(tmp_path: Path) -> None:
    seen = words(lines(office_pdf(strategy_odt(STRATEGY), tmp_path, "odt")))
    for label in LABELS.values():
        word = capitalised(label_word(label.kind, "nl"))
        if label.kind in (LabelKind.CHAPTER, LabelKind.SECTION, LabelKind.UNNUMBERED):
            word = ""
        assert f"{word} {label.number} {label.title}".strip() in words(seen)
    shown = " ".join(seen)
    assert (
        "Zie hoofdstuk 2, paragraaf 2.1.1, tabel 2.1, figuur 2.1, maatregel 2.1, 2.1, bijlage A, paragraaf A.1 en "
        "‘Samenvatting’." in shown
    )
    assert "Error" not in shown
    assert sum(line.startswith("2 Data als grondstof") and "Digitaliseringsstrategie" in line for line in seen) > 1
    assert "CONCEPT · versie 0.3 · 14 februari 2025 · bouwnummer 01234567 Pagina 2 van 1" in shown
