"""Numbers in a Word file are fields and lists, filled in, and one for every number in the document."""

from __future__ import annotations

import io
from collections import Counter

import docx
import pytest

from nds_docs.compose.edition import LabelKind
from nds_docs.compose.wording import capitalised, label_word
from nds_docs.document import nodes as n
from nds_docs.document.classes import REFERENCE
from nds_docs.document.walk import descendants, plain_text
from nds_docs.writers.docx.strategy import PendingStrategy, strategy_docx
from nds_docs.writers.docx.targets import bookmark_name
from tests import built
from tests.editions import LABELS, STRATEGY
from tests.word_file import W, WordFile, paragraphs, text

FILE = WordFile(strategy_docx(STRATEGY))
COUNTED = (LabelKind.TABLE, LabelKind.FIGURE, LabelKind.MEASURE, LabelKind.GOAL)
HEADINGS = (LabelKind.CHAPTER, LabelKind.SECTION, LabelKind.ANNEX)


def test_fields_by_kind_equal_what_the_document_has() -> None:
    found = Counter(code.split()[0] for code in FILE.fields())
    links = [node for node in descendants(STRATEGY.document.blocks) if isinstance(node, n.Link)]
    references = [link for link in links if REFERENCE in link.attr.classes]
    counted = [label for label in LABELS.values() if label.kind in COUNTED]
    assert found == {"TOC": 3, "REF": len(references), "SEQ": len(counted), "STYLEREF": len(counted)}


def test_captions_show_the_number_of_their_chapter() -> None:
    assert {code for code in FILE.fields() if code.startswith("STYLEREF")} == {"STYLEREF 1 \\n"}


def test_references_show_the_number_of_a_heading_or_the_words_of_a_bookmark() -> None:
    by_bookmark = {bookmark_name(label.id): label for label in LABELS.values()}
    codes = [code.split() for code in FILE.fields() if code.startswith("REF")]
    for _, bookmark, *switches in codes:
        numbered = by_bookmark[bookmark].kind in HEADINGS
        assert switches == (["\\r", "\\h"] if numbered else ["\\h"])


def test_a_bookmark_holds_exactly_what_its_references_show() -> None:
    held = dict(bookmarks())
    for label in LABELS.values():
        shown = label.number if label.kind in COUNTED else label.title
        assert held[bookmark_name(label.id)] == shown


def bookmarks() -> list[tuple[str, str]]:
    """Every bookmark with the text in it; all of ours start and end in one paragraph."""
    found = []
    for start in FILE.document.iter(W + "bookmarkStart"):
        words = []
        item = start.getnext()
        while item is not None and item.get(W + "id") != start.get(W + "id"):
            words.append(text(item))
            item = item.getnext()
        assert item is not None
        found.append((start.get(W + "name") or "", "".join(words)))
    return found


def test_counting_starts_again_in_every_chapter() -> None:
    codes = [code for code in FILE.fields() if code.startswith("SEQ")]
    assert codes == [
        "SEQ Doel \\* ARABIC \\r 1",
        "SEQ Maatregel \\* ARABIC \\r 1",
        "SEQ Maatregel \\* ARABIC",
        "SEQ Tabel \\* ARABIC \\r 1",
        "SEQ Figuur \\* ARABIC \\r 1",
        "SEQ Tabel \\* ARABIC",
        "SEQ Tabel \\* ARABIC \\r 1",
        "SEQ Tabel \\* ARABIC",
    ]


def test_no_number_of_a_heading_is_typed() -> None:
    headings = [shown for style, shown in paragraphs(FILE.document) if style.startswith("Heading")]
    kinds = (*HEADINGS, LabelKind.UNNUMBERED)
    assert headings == [label.title for label in LABELS.values() if label.kind in kinds]


def test_contents_and_lists_are_filled_in() -> None:
    lines = [shown for style, shown in paragraphs(FILE.document) if style.startswith(("TOC", "TableofFigures"))]
    assert lines == [
        "Inhoud", "Samenvatting", "1\tInleiding", "1.1\tDoel en opzet", "2\tData als grondstof voor beleid",
        "2.1\tDatagedreven waterbeheer in de praktijk", "2.2\tSamenhang",
        "A\tAlle maatregelen", "A.1\tPer partij", "B\tBegrippen en afkortingen",
        "Tabellen", "Tabel\u00a02.1\u2002Rollen per partij", "Tabel\u00a02.2\u2002Planning",
        "Tabel\u00a0A.1\u2002Maatregelen per partij", "Tabel\u00a0A.2\u2002Maatregelen per trekker",
        "Figuren", "Figuur\u00a02.1\u2002De keten van meting tot besluit",
    ]  # fmt: skip


def test_pages_are_shown_where_they_are_known() -> None:
    file = WordFile(PendingStrategy(STRATEGY).finish({"sec-data": 7, "tbl-planning": 9}))
    lines = [shown for style, shown in paragraphs(file.document) if style.startswith(("TOC", "TableofFigures"))]
    assert "2\tData als grondstof voor beleid\t7" in lines
    assert "Tabel\u00a02.2\u2002Planning\t9" in lines
    assert f"PAGEREF {bookmark_name('sec-data')} \\h" in file.fields()


@pytest.mark.parametrize("name", built.ROOTS)
def test_python_docx_reads_every_heading_and_caption(name: str) -> None:
    labels = built.composition(name).strategy.labels.values()
    found: dict[str, list[str]] = {"Heading": [], "Caption": []}
    for paragraph in docx.Document(io.BytesIO(built.strategy(name).docx)).paragraphs:
        style = paragraph.style.name if paragraph.style else None
        kind = (style or "").split()[0]
        if kind in found:
            found[kind].append(" ".join(paragraph.text.split()))
    blocks = descendants(built.composition(name).strategy.document.blocks)
    assert found["Heading"] == [plain_text(block.content) for block in blocks if isinstance(block, n.Header)]
    captions = [label for label in labels if label.kind in (LabelKind.TABLE, LabelKind.FIGURE)]
    assert found["Caption"] == [
        f"{capitalised(label_word(label.kind, 'nl'))} {label.number} {label.title}" for label in captions
    ]
