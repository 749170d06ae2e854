"""What overviews say: measures in three arrangements, dates that moved, where priorities come from."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from nds_docs.compose.composition import Composition
from nds_docs.compose.gather import gather
from nds_docs.compose.overview_measures import MOST_YEARS, part_of_period, shown_years
from nds_docs.compose.overview_wording import PARTS_OF_PERIOD
from nds_docs.document import nodes as n
from nds_docs.document.walk import descendants, plain_text
from nds_docs.pipeline import compose
from nds_docs.register.years import Years, read_years
from nds_docs.writers.columns import alike, columns
from tests.outline import outline
from tests.small_project import FRONT_MATTER, REGISTER, Files, write_project

TEXT = "contributions/uvw/meetnet.md"


def measured(*attributes: str) -> str:
    """A contribution with a measure for each."""
    texts = (
        f"::: {{.measure #act-{at} {given}}}\n## Werk {at}\n\nEen zin.\n:::" for at, given in enumerate(attributes, 1)
    )
    return FRONT_MATTER + "\n\n".join(texts) + "\n"


def overview(attributes: str) -> Files:
    return {"chapters/90-lijst.md": f"---\ntitle: Lijst\nkind: annex\n---\n\n::: {{.overview {attributes}}}\n:::\n"}


def composed(root: Path, changes: Files) -> Composition:
    write_project(root, changes)
    return compose(gather(root))


def shown(root: Path, changes: Files) -> list[str]:
    """The lines of the overview, without the labels of what they refer to."""
    made = composed(root, changes)
    text = outline(made.strategy.document.blocks, made.strategy.labels)
    lines = text[text.index("⟨.overview⟩") :].splitlines()[1:]
    return [line.lstrip().replace("→#uvw-meetnet-act-", " act").replace("\u00a0", " ") for line in lines]


def test_by_owner(tmp_path: Path) -> None:
    """In the order of the register, each measure once, with what a party helps in below its own."""
    text = measured("owner=uvw partners=bzk", "owner=bzk", "owner=uvw", "year=2025", "owner=kvk")
    assert shown(tmp_path, {TEXT: text, **overview("of=measures by=owner")}) == [
        "TABELLEN A.1 Maatregelen per trekker ⟨.tables #tbl-overzicht-maatregelen-per-trekker⟩",
        "⟨.group⟩", "Ministerie van BZK (BZK)",
        "TABEL  ⟨⟩", "Nr. | Maatregel | Met | Periode | Geld", "1.2 act2 | Werk 2 |  |  | ",
        "⟨.see-also⟩", "Partner in: 1.1 act1",
        "⟨.group⟩", "Unie van Waterschappen (UvW)",
        "TABEL  ⟨⟩", "Nr. | Maatregel | Met | Periode | Geld", "1.1 act1 | Werk 1 | BZK |  | ",
        "1.3 act3 | Werk 3 |  |  | ",
        "⟨.group⟩", "kvk",
        "TABEL  ⟨⟩", "Nr. | Maatregel | Met | Periode | Geld", "1.5 act5 | Werk 5 |  |  | ",
        "⟨.group⟩", "Nog geen trekker",
        "TABEL  ⟨⟩", "Nr. | Maatregel | Met | Periode | Geld", "1.4 act4 | Werk 4 |  | 2025 | ",
    ]  # fmt: skip


def test_by_priority(tmp_path: Path) -> None:
    """Under the chapter they stand in, also where that works out no priority."""
    files = {
        TEXT: measured('owner=uvw amount="2 miljoen euro" funding=additional'),
        "chapters/80-samenhang.md": "---\ntitle: Samenhang\n---\n\n::: {.measure #act-x owner=bzk}\nSamen.\n:::\n",
    }
    assert shown(tmp_path, {**files, **overview("of=measures by=priority")}) == [
        "TABELLEN A.1 Maatregelen per prioriteit ⟨.tables #tbl-overzicht-maatregelen-per-prioriteit⟩",
        "⟨.group⟩", "Data",
        "TABEL  ⟨⟩", "Nr. | Maatregel | Trekker | Met | Periode | Geld",
        "1.1 act1 | Werk 1 | UvW |  |  | 2 miljoen euro, aanvullend",
        "⟨.group⟩", "Samenhang",
        "TABEL  ⟨⟩", "Nr. | Maatregel | Trekker | Met | Periode | Geld", "2.1→#act-x | Samen. | BZK |  |  | ",
    ]  # fmt: skip


def test_by_year(tmp_path: Path) -> None:
    """Under the year of their start, with every year in which they run."""
    text = measured("owner=uvw year=2026", "owner=uvw year=2025-2027", "owner=uvw")
    assert shown(tmp_path, {TEXT: text, **overview("of=measures by=year")})[:-1] == [
        "TABELLEN A.1 Maatregelen per jaar: wanneer zij starten, lopen en eindigen"
        " ⟨.tables #tbl-overzicht-maatregelen-per-jaar⟩",
        "⟨.group⟩", "Start in 2025",
        "TABEL  ⟨⟩", "Nr. | Maatregel | Trekker | 2025 | 2026 | 2027",
        "1.2 act2 | Werk 2 | UvW | start | loopt | eind",
        "⟨.group⟩", "Start in 2026",
        "TABEL  ⟨⟩", "Nr. | Maatregel | Trekker | 2025 | 2026 | 2027", "1.1 act1 | Werk 1 | UvW | – | alleen | –",
        "⟨.group⟩", "Nog geen jaar",
        "TABEL  ⟨⟩", "Nr. | Maatregel | Trekker | 2025 | 2026 | 2027", "1.3 act3 | Werk 3 | UvW | – | – | –",
    ]  # fmt: skip


def test_many_years_share_the_last_column(tmp_path: Path) -> None:
    lines = shown(tmp_path, {TEXT: measured("owner=uvw year=2025-2099"), **overview("of=measures by=year")})
    assert "Nr. | Maatregel | Trekker | 2025 | 2026 | 2027 | 2028 | 2029 | 2030 en later" in lines
    assert "1.1 act1 | Werk 1 | UvW | start | loopt | loopt | loopt | loopt | eind" in lines


@given(st.lists(st.tuples(st.integers(2020, 2060), st.integers(0, 12)), min_size=1, max_size=5))
def test_every_year_of_a_measure_is_marked(periods: list[tuple[int, int]]) -> None:
    """Whatever the years: each measure starts in one column and ends in one, and there are few columns."""
    years = [Years(first, first + more) for first, more in periods]
    shown = shown_years(years)
    assert len(shown) <= MOST_YEARS
    for period in years:
        parts = [part_of_period(period, column) for column in shown]
        starts = [PARTS_OF_PERIOD[True, False], PARTS_OF_PERIOD[True, True]]
        ends = [PARTS_OF_PERIOD[False, True], PARTS_OF_PERIOD[True, True]]
        assert sum(part in starts for part in parts) == sum(part in ends for part in parts) == 1


def test_years() -> None:
    assert read_years("2025-2027") == (2025, 2027)
    assert read_years("2026") == (2026, 2026)
    assert [read_years(typed) for typed in ("", "2027-2025", "1999", "2025-27", "2025–2027", "volgend")] == [None] * 6


def test_an_overview_of_an_order_that_does_not_exist_is_shown_without(tmp_path: Path) -> None:
    made = composed(tmp_path, {TEXT: measured("owner=uvw"), **overview("of=measures by=ownr")})
    assert [(f.code, f.hint_text("nl")) for f in made.findings] == [("NDS265", "bedoelde u `owner`?")]
    assert "tbl-overzicht-maatregelen" in made.strategy.labels


def test_two_overviews_of_a_kind_have_labels_of_their_own(tmp_path: Path) -> None:
    twice = "::: {.overview of=measures by=owner}\n:::\n\n" * 2 + "::: {.overview of=measures}\n:::\n"
    list_ = {"chapters/90-lijst.md": f"---\ntitle: Lijst\nkind: annex\n---\n\n{twice}"}
    made = composed(tmp_path, {TEXT: measured("owner=uvw"), **list_})
    assert [(id_, label.number) for id_, label in made.strategy.labels.items() if id_.startswith("tbl-")] == [
        ("tbl-overzicht-maatregelen-per-trekker", "A.1"),
        ("tbl-overzicht-maatregelen-per-trekker-2", "A.2"),
        ("tbl-overzicht-maatregelen", "A.3"),
    ]


def test_without_measures_a_sentence_says_so(tmp_path: Path) -> None:
    for by in ("priority", "owner", "year"):
        assert shown(tmp_path / by, overview(f"of=measures by={by}")) == ["Er zijn nog geen maatregelen."]


def test_tables_under_one_caption_share_their_columns(tmp_path: Path) -> None:
    text = measured("owner=uvw partners=bzk year=2025-2027", "owner=bzk")
    made = composed(tmp_path, {TEXT: text, **overview("of=measures by=owner")})
    figures = [node for node in descendants(made.strategy.document.blocks) if isinstance(node, n.Figure)]
    tables = alike(figures[0])
    assert len(tables) == 2
    assert len({columns(table, tables).shares for table in tables}) == 1
    assert len({columns(table).shares for table in tables}) == 2


def test_a_date_that_moved_is_said_in_words(tmp_path: Path) -> None:
    milestones = """
milestones:
  - {id: a, date: 2025-01-05, title: Eerst}
  - {id: b, date: 2025-02-01, was: 2025-01-01, title: Later}
  - {id: c, date: 2025-03-01, was: 2025-04-01, title: Eerder}
"""
    lines = shown(tmp_path, {"nds.yml": REGISTER + milestones, **overview("of=planning")})
    assert lines[lines.index("Datum | Mijlpaal | Verschoven") :] == [
        "Datum | Mijlpaal | Verschoven",
        "5 januari 2025 | Eerst | –",
        "1 februari 2025 | Later | uitgesteld: van 1 januari 2025 naar 1 februari 2025",
        "1 maart 2025 | Eerder | vervroegd: van 1 april 2025 naar 1 maart 2025",
    ]


def test_the_origin_of_priorities(tmp_path: Path) -> None:
    decided = REGISTER.replace(
        "proposed_by: bzk, status: dropped", "proposed_by: bzk, status: dropped, decided: 2024-11-04"
    )
    based = decided.replace("title: Data,", "title: Data, basis: [vaarkaart2023],")
    assert shown(tmp_path, {"nds.yml": based, **overview("of=priorities")}) == [
        "TABELLEN A.1 De voorgestelde prioriteiten en hun uitwerking ⟨.tables #tbl-overzicht-prioriteiten⟩",
        "⟨.group⟩", "Voorgesteld door Ministerie van BZK (BZK)",
        "TABEL  ⟨⟩", "Prioriteit | Op basis van | Stand | Uitgewerkt in",
        "Data | Vaarkaart | vastgesteld | Hoofdstuk 1→#sec-data", "AI |  | voorgesteld | –",
        "Cloud |  | vervallen, besloten op 4 november 2024 | –",
        "⟨.group⟩", "Voorgesteld door Unie van Waterschappen (UvW)",
        "TABEL  ⟨⟩", "Prioriteit | Op basis van | Stand | Uitgewerkt in",
        "Datagedreven werken |  | samengevoegd met Data | Hoofdstuk 1→#sec-data",
    ]  # fmt: skip


def test_the_caption_counts_as_that_of_a_table(tmp_path: Path) -> None:
    place = "::: {.overview of=measures by=year}\n:::\n"
    text = f"---\ntitle: Lijst\n---\n\nZie @tbl-overzicht-maatregelen-per-jaar.\n\n{place}"
    made = composed(tmp_path, {TEXT: measured("owner=uvw year=2025"), "chapters/90-lijst.md": text})
    said = [plain_text(node.content) for node in descendants(made.strategy.document.blocks) if isinstance(node, n.Para)]
    assert "Zie tabel\u00a02.1." in said
