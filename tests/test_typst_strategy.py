"""The strategy as PDF: what a reader, a screen reader and an archive need is in the file."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nds_docs.compose.edition import Label, LabelKind, Strategy
from nds_docs.document import nodes as n
from nds_docs.document.classes import UNNUMBERED
from nds_docs.document.nodes import Attr
from nds_docs.document.walk import descendants, plain_text
from nds_docs.errors import NdsError
from nds_docs.writers import look
from nds_docs.writers.typst.compile import lay_out
from nds_docs.writers.typst.frames import COLUMNS, spans
from nds_docs.writers.typst.strategy import strategy_pdf, strategy_source
from tests import editions, pdf
from tests.conftest import Golden


@pytest.fixture(scope="module")
def made() -> bytes:
    return strategy_pdf(editions.STRATEGY)


def edition(*blocks: n.Block) -> Strategy:
    return replace(editions.STRATEGY, document=n.Document(blocks))


def test_the_same_edition_gives_the_same_bytes(made: bytes) -> None:
    assert strategy_pdf(editions.STRATEGY) == made


def test_the_source_is_plain_markup(golden: Golden) -> None:
    _, text = strategy_source(editions.STRATEGY).split("#cover\n")
    golden(Path(__file__).parent / "golden" / "strategy.typ", text)


def test_it_says_that_it_is_accessible_and_archivable(made: bytes) -> None:
    file = pdf.opened(made)
    metadata = file.open_metadata()
    assert metadata[f"{{{pdf.PDFA}}}part"] == "2"
    assert metadata[f"{{{pdf.PDFA}}}conformance"] == "A"
    assert metadata[f"{{{pdf.PDFUA}}}part"] == "1"
    assert file.Root.Lang == "nl-NL"
    assert bool(file.Root.MarkInfo.Marked)
    assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
    assert file.docinfo["/Title"] == "Nederlandse Digitaliseringsstrategie"
    assert str(file.docinfo["/CreationDate"]).startswith("D:20250214000000")


def test_bookmarks_are_the_headings_with_their_numbers(made: bytes) -> None:
    assert pdf.bookmarks(pdf.opened(made)) == [
        "Inhoud",
        "Tabellen",
        "Figuren",
        "Samenvatting",
        "1 Inleiding",
        ["1.1 Doel en opzet"],
        "2 Data als grondstof voor beleid",
        [
            "2.1 Datagedreven waterbeheer in de praktijk",
            ["2.1.1 Het meetnet", ["2.1.1.1 Sensoren & peilbuizen"]],
            "2.2 Samenhang",
        ],
        "Bijlage A Alle maatregelen",
        ["A.1 Per partij"],
        "Bijlage B Begrippen en afkortingen",
    ]


def test_it_is_tagged(made: bytes) -> None:
    found = set(pdf.tags(pdf.opened(made)))
    wanted = "H1 H2 H3 H4 P L LI Lbl LBody Table TR TH TD Figure Caption Link Note TOC TOCI BlockQuote Code"
    assert {f"/{tag}" for tag in wanted.split()} <= found


def test_every_link_leads_somewhere_and_every_font_is_inside(made: bytes) -> None:
    file = pdf.opened(made)
    assert pdf.link_faults(file) == []
    assert pdf.fonts_not_embedded(file) == []


def test_a_picture_tells_what_it_shows(made: bytes) -> None:
    found = pdf.alternatives(pdf.opened(made))
    assert "Vier stappen: meten, keuren, delen, besluiten" in found
    assert "een druppel" in found


def test_every_word_is_there_in_order(made: bytes, tmp_path: Path) -> None:
    found = " ".join(pdf.pages(made, tmp_path, "-raw")).replace("[? sec-weg]", "[?sec-weg]")
    for node in descendants(editions.STRATEGY.document.blocks):
        if isinstance(node, n.Para | n.Header):
            for part in re.split("[,;·0-9]", plain_text(node.content).replace("een druppel ", "")):
                assert " ".join(part.split()) in found
    at = found.index("Deze strategie zegt")
    for title in (
        "Doel en opzet",
        "Het meetnet",
        "Eén landelijk meetnet",
        "Meten is weten",
        "Nog te doen",
        "Per partij",
    ):
        at = found.index(title, at)


def test_a_draft_says_so_on_every_page(made: bytes, tmp_path: Path) -> None:
    for page in pdf.pages(made, tmp_path):
        assert "CONCEPT" in page
        assert "01234567" in page
        assert "Niet voor verspreiding" in page
        assert "14 februari 2025" in page
        assert "0.3" in page


def test_a_final_edition_does_not(tmp_path: Path) -> None:
    found = pdf.pages(strategy_pdf(editions.FINAL_STRATEGY), tmp_path)
    assert not any(word in page for page in found for word in ("CONCEPT", "01234567", "verspreiding"))
    assert "Definitief" in found[0]


def test_numbers_of_captions_and_pages(made: bytes, tmp_path: Path) -> None:
    found = pdf.pages(made, tmp_path)
    text = " ".join(found)
    assert "Tabel 2.1 Rollen per partij" in text
    assert "Figuur 2.1 De keten van meting tot besluit" in text
    assert f"Pagina 2 van {len(found)}" in found[1]


def test_a_skipped_level_and_a_double_id_do_not_stop_the_file() -> None:
    strategy_pdf(
        edition(
            n.Header(2, (n.Str("Te diep"),), Attr("sec-a")),
            n.Header(5, (n.Str("Veel te diep"),), Attr("sec-a")),
            n.Para((n.Link((n.Str("nergens"),), "#sec-a"), n.Link((n.Str("ook niet"),), "#weg"))),
        )
    )


def test_an_image_that_is_absent_shows_its_description_and_not_its_path(tmp_path: Path) -> None:
    image = n.Image((), "contributions/uvw/weg.png", attr=Attr(pairs=(("alt", "De keten"),)))
    page = pdf.pages(strategy_pdf(edition(n.Figure((n.Plain((image,)),)))), tmp_path)[-1]
    assert "De keten" in page
    assert "weg.png" not in page


@pytest.mark.parametrize("inline", [n.CrossReference("sec-x"), n.Expression("x"), n.Cite((), ())])
def test_what_composing_should_have_replaced_raises(inline: n.Inline) -> None:
    with pytest.raises(ValueError, match="not resolved"):
        strategy_source(edition(n.Para((inline,))))


def test_what_typst_reports_is_one_line() -> None:
    with pytest.raises(NdsError) as caught:
        lay_out('#image("0.png")', {"contributions/uvw/geen.png": editions.png()[:60]}, editions.IMPRINT.date)
    assert caught.value.say("nl").startswith(
        "contributions/uvw/geen.png: deze afbeelding is beschadigd en kan niet in een PDF; "
    )
    assert "\n" not in caught.value.say("nl")


def test_a_short_table_stays_whole_and_a_long_one_repeats_its_head(tmp_path: Path) -> None:
    rows = tuple(editions.row(f"rij {number}", "waarde") for number in range(1, 80))
    table = editions.table("", "ll", editions.row("Kop van de tabel", "b"), *rows)
    found = pdf.pages(strategy_pdf(edition(table)), tmp_path)
    assert sum("Kop van de tabel" in page for page in found) >= 2
    short = edition(*(editions.para(editions.TEXT) for _ in range(11)), replace(table, body=rows[:12]))
    assert [page.count("rij ") for page in pdf.pages(strategy_pdf(short), tmp_path) if "rij " in page] == [12]


def pages_after(lines: int, folder: Path, *blocks: n.Block) -> list[str]:
    """The pages of a chapter of so many lines and then `blocks`."""
    rows = editions.para(*(part for _ in range(lines) for part in ("Een regel.", n.LineBreak())))
    made = edition(n.Header(1, (n.Str("Hoofdstuk"),), Attr("sec-h")), editions.para("Vooraf."), rows, *blocks)
    return pdf.pages(strategy_pdf(made), folder)[2:]


def test_a_long_table_starts_where_some_rows_have_room(tmp_path: Path) -> None:
    rows = tuple(editions.row(f"rij {number}.", "waarde") for number in range(1, 60))
    table = editions.table("tbl-planning", "ll", editions.row("Kop", "b"), *rows)
    for lines in range(26, 36):
        found = pages_after(lines, tmp_path, table)
        assert any("rij 1." in page and "rij 3." in page and "Tabel 2.2" in page for page in found), lines


def test_a_heading_stays_with_a_paragraph_whose_note_no_longer_fits(tmp_path: Path) -> None:
    head = n.Header(2, (n.Str("De kop"),), Attr("sec-kop"))
    paragraph = n.Para((n.Str("De alinea."), n.Note((n.Plain((n.Str("De noot is lang. " * 12),)),))))
    for lines in range(28, 36):
        found = pages_after(lines, tmp_path, head, paragraph)
        assert any("De kop" in page and "De alinea" in page for page in found), lines


def test_a_high_picture_leaves_no_gap_and_a_low_one_stays_in_place(tmp_path: Path) -> None:
    label = Label("fig-hoog", LabelKind.FIGURE, "1.1", "Hoog beeld")
    for height, order in ((300, ["Hoog beeld", "Na het beeld"]), (2400, ["Na het beeld", "Hoog beeld"])):
        image = n.Plain((n.Image((n.Str("beeld"),), "hoog.png"),))
        figure = n.Figure((image,), n.Caption((editions.plain("Hoog beeld"),)), Attr("fig-hoog"))
        made = replace(
            edition(*(editions.para(editions.TEXT) for _ in range(9)), figure, editions.para("Na het beeld.")),
            images={"hoog.png": editions.png(2400, height)}, labels={"fig-hoog": label},
        )  # fmt: skip
        shown = " ".join(pdf.pages(strategy_pdf(made), tmp_path, "-raw")[2:])
        assert sorted(order, key=shown.index) == order


def test_facts_fill_rows_of_three_columns() -> None:
    assert spans([12, 20, 18, 14, 40, 16, 30]) == [1, 1, 1, 1, 2, 1, 2]
    assert spans([20, 50, 90, 10]) == [1, 2, 3, 3]
    assert spans([20, 90]) == [3, 3]


@given(st.lists(st.integers(0, 200), min_size=1, max_size=9))
def test_rows_of_facts_are_full(lengths: list[int]) -> None:
    ends = list(accumulate(spans(lengths)))
    assert ends[-1] % COLUMNS == 0
    assert set(range(COLUMNS, ends[-1] + 1, COLUMNS)) <= set(ends)


def test_a_summary_shows_what_it_enumerates() -> None:
    source = strategy_source(edition(
        n.Header(1, (n.Str("Samenvatting"),), Attr("sec-s", (UNNUMBERED,))), editions.para("Vooraf."),
        n.BulletList(((editions.plain("een punt"),),)), editions.para("Tot slot."),
        n.Header(1, (n.Str("Inleiding"),), Attr("sec-i")), n.BulletList(((editions.plain("een punt"),),)),
    ))  # fmt: skip
    assert source.count("#lead[Vooraf") == 1
    assert source.count("#points[#list([een punt]);];") == 1
    assert source.count("#list([een punt]);") == 2


def test_a_table_of_many_columns_stands_on_a_page_on_its_side() -> None:
    names = [f"Verantwoordelijke{number}" for number in range(8)]
    table = n.Table((n.Column(),) * 8, (editions.row(*names),), (editions.row(*names),))
    made = pdf.opened(strategy_pdf(edition(table)))
    boxes = [page.MediaBox for page in made.pages]
    assert any(float(box[2]) > float(box[3]) for box in boxes)


def test_colours_of_text_stand_out() -> None:
    pairs = [
        (look.INK, look.WHITE), (look.MUTED, look.WHITE), (look.BRAND, look.WHITE), (look.LINK, look.WHITE),
        (look.QUOTE, look.WHITE), (look.BRAND, look.BRAND_TINT), (look.MUTED, look.BRAND_TINT),
        (look.GOAL, look.GOAL_TINT), (look.MUTED, look.GOAL_TINT), (look.BOX, look.BOX_TINT),
        (look.TODO, look.TODO_TINT), (look.TODO, look.WHITE),
        (look.INK, look.BRAND_TINT), (look.INK, look.GOAL_TINT), (look.INK, look.BOX_TINT), (look.INK, look.TODO_TINT),
        (look.LINK, look.BRAND_TINT), (look.LINK, look.GOAL_TINT), (look.LINK, look.BOX_TINT),
        (look.LINK, look.TODO_TINT), (look.LINK, look.WATERMARK), (look.QUOTE, look.WATERMARK),
        (look.BRAND, look.GOAL_TINT), (look.BRAND, look.BOX_TINT), (look.BRAND, look.TODO_TINT),
        (look.INK, look.TABLE_HEAD_TINT), (look.BRAND, look.TABLE_HEAD_TINT),
        (look.INK, look.WATERMARK), (look.MUTED, look.WATERMARK), (look.BRAND, look.WATERMARK),
        (look.WHITE, look.BRAND), (look.WHITE, look.GOAL), (look.INK, look.ACCENT),
    ]  # fmt: skip
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


def contrast(one: str, other: str) -> float:
    """Of two colours (WCAG 2.1, relative luminance and contrast ratio)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
