"""The list of measures for finance: what it says, and that a Dutch spreadsheet program reads it so."""

from __future__ import annotations

import csv
import io
import subprocess
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from nds_docs.build import manifest
from nds_docs.build.delivery import MEASURES, Order, deliver, origin
from nds_docs.compose.composition import Composition
from nds_docs.compose.gather import gather
from nds_docs.pipeline import compose
from nds_docs.writers.measures_csv import measures_csv
from tests.small_project import REGISTER, Files, write_project
from tests.tools import absent, require_tool

TEXT = "contributions/uvw/meetnet.md"
FRONT = """---
title: Meetnet
party: uvw
priorities: [BZK-1]
funding: additional
funding_note: Samen met BZK; zie nota.
---

"""
MEASURES_TEXT = """::: {.goal #goal-open indicator="80%"}
Alles is open.
:::

::: {.measure owner=uvw partners=bzk year=2025-2027 amount="€ 2 miljoen per jaar" funding=additional @@}
## Meten; "en" delen
:::

::: {.measure owner=uvw year=2026 amount="1,5 miljoen euro" funding=existing}
## =1+1
:::

::: {.measure owner=bzk year=2025-2026 amount="€ 1.250.000,50" funding=additional}
## 3-4
:::

::: {.measure owner=bzk year=2026 amount="p.m." funding=additional}
## Later
:::

::: {.measure owner=bzk year=2026 amount="veel" funding=additional}
## Onleesbaar
:::

::: {.measure owner=bzk amount="structureel € 1 miljoen" funding=existing}
## Zonder jaren
:::

::: {.measure owner=bzk}
## Zonder bedrag
:::
""".replace("@@", "goal=goal-open source=vaarkaart2023 state=planned")
FILES: Files = {TEXT: FRONT + MEASURES_TEXT}


def composed(root: Path, changes: Files) -> Composition:
    write_project(root, {**FILES, **changes})
    return compose(gather(root))


def listed(made: Composition) -> list[dict[str, str]]:
    text = measures_csv(made.measures, "nl").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Composition:
    return composed(tmp_path_factory.mktemp("money"), {})


def test_a_row_stands_on_its_own(made: Composition) -> None:
    first = listed(made)[0]
    assert {head: value for head, value in first.items() if value} == {
        "Nummer": "Maatregel 1.1",
        "Maatregel": 'Meten; "en" delen',
        "Prioriteit": "Data (BZK-1)",
        "Doel": "Doel 1.1 Alles is open.",
        "Trekker": "UvW",
        "Partners": "BZK",
        "Van jaar": "2025",
        "Tot en met jaar": "2027",
        "Stand": "gepland",
        "Financiering": "aanvullende middelen nodig",
        "Is het bedrag bekend?": "ja",
        "Bedrag zoals geschreven": "€ 2 miljoen per jaar",
        "Bedrag in euro": "2000000",
        "Bedrag is": "per jaar",
        "Totaal in euro": "6000000",
        "2025 in euro": "2000000",
        "2026 in euro": "2000000",
        "2027 in euro": "2000000",
        "Financiering van de bijdrage": "aanvullende middelen nodig",
        "Toelichting bij aanvullende middelen": "Samen met BZK; zie nota.",
        "Bouwt voort op": "Unie van Waterschappen, Vaarkaart, 2023",
        "Bijdrage of hoofdstuk": "uvw/meetnet",
        "Plaats in de bron": "contributions/uvw/meetnet.md:13",
    }


def test_what_finance_adds_up(made: Composition) -> None:
    """The years and what is not divided make the total; what is not known is named, and counts as nothing."""

    def euros(row: dict[str, str], head: str) -> Decimal:
        return Decimal(row[head].replace(",", ".") or 0)

    rows = listed(made)
    years = [head for head in rows[0] if head[:2] == "20"]
    parts = [*years, "Niet over jaren verdeeld, in euro"]
    for row in rows:
        assert sum(euros(row, head) for head in parts) == euros(row, "Totaal in euro")
    assert [row["Totaal in euro"] for row in rows] == ["6000000", "1500000", "1250000,50", "", "", "", ""]
    assert [row["2026 in euro"] for row in rows] == ["2000000", "1500000", "", "", "", "", ""]
    assert [row["Is het bedrag bekend?"] for row in rows] == [
        "ja", "ja", "ja", "nee, p.m.", "nee, niet te lezen", "alleen per jaar, looptijd ontbreekt",
        "nee, geen bedrag genoemd",
    ]  # fmt: skip


def test_the_form_of_the_file(made: Composition) -> None:
    raw = measures_csv(made.measures, "nl")
    assert raw.startswith("\ufeffNummer;Maatregel;".encode())
    assert raw.count(b"\n") == raw.count(b"\r\n") == 8


def test_an_english_document_has_english_heads(made: Composition) -> None:
    assert measures_csv(made.measures, "en").decode("utf-8-sig").startswith("Number;Measure;Priority;Goal;Owner;")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
def test_no_cell_is_a_formula(tmp_path: Path, sign: str) -> None:
    made = composed(tmp_path, {TEXT: FRONT + f'::: {{.measure owner="{sign}cmd" amount="{sign}1"}}\nTekst.\n:::\n'})
    row = listed(made)[0]
    assert (row["Trekker"], row["Bedrag zoals geschreven"]) == (f"\u200b{sign}cmd", f"\u200b{sign}1")


def test_what_a_chapter_absorbed_is_listed_once_as_the_chapter_says_it(tmp_path: Path) -> None:
    own = "::: {.measure #act-een owner=uvw}\n## Eén stem\n:::\n"
    chapter = f"---\ntitle: Data\npriority: BZK-1\nabsorbs: [uvw/meetnet]\n---\n\n{own}"
    made = composed(tmp_path, {"chapters/10-data.md": chapter})
    kept = [(row["Maatregel"], row["Bijdrage of hoofdstuk"], row["Plaats in de bron"]) for row in listed(made)]
    assert kept == [("Eén stem", "Data", "chapters/10-data.md:7")]
    assert listed(made)[0]["Toelichting bij aanvullende middelen"] == "Samen met BZK; zie nota."


def test_every_build_writes_it_and_names_it_in_the_manifest(tmp_path: Path) -> None:
    made = composed(tmp_path, {})
    inputs, order = gather(tmp_path), Order(frozenset({"pdf"}))
    delivered = deliver(made, inputs, order, origin(inputs, order), tmp_path / "build")
    assert (tmp_path / "build" / MEASURES).read_bytes() == measures_csv(made.measures, "nl")
    assert MEASURES in (tmp_path / "build" / manifest.WHOLE).read_text()
    assert MEASURES not in delivered.files


def test_without_measures_there_is_a_head(tmp_path: Path) -> None:
    made = composed(tmp_path, {TEXT: FRONT + "Tekst.\n", "nds.yml": REGISTER})
    assert measures_csv(made.measures, "nl").count(b"\r\n") == 1


def test_a_dutch_spreadsheet_reads_numbers_as_numbers_and_text_as_text(made: Composition, tmp_path: Path) -> None:
    """LibreOffice with the Dutch locale and, as Excel does, on the look-out for dates and numbers of every kind."""
    rows = spreadsheet(measures_csv(made.measures, "nl"), tmp_path)
    heads = [value for _, value in rows[0]]
    cells = [dict(zip(heads, row, strict=False)) for row in rows[1:]]
    assert len(cells) == 7
    assert [row["Nummer"] for row in cells[:2]] == [("string", "Maatregel 1.1"), ("string", "Maatregel 1.2")]
    assert [row["Maatregel"] for row in cells[:3]] == [
        ("string", 'Meten; "en" delen'), ("string", "\u200b=1+1"), ("string", "\u200b3-4"),
    ]  # fmt: skip
    assert [row["Totaal in euro"] for row in cells[:3]] == [
        ("float", "6000000"), ("float", "1500000"), ("float", "1250000.5"),
    ]  # fmt: skip
    assert cells[0]["Van jaar"] == ("float", "2025")
    assert cells[0]["Bedrag zoals geschreven"] == ("string", "€ 2 miljoen per jaar")


OFFICE, TABLE, TEXT_NS = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{part}:1.0}}" for part in ("office", "table", "text")
)


def spreadsheet(raw: bytes, folder: Path) -> list[list[tuple[str, str]]]:
    """The rows as a Dutch LibreOffice reads them: the type of each cell, and its value or text."""
    (folder / "measures.csv").write_bytes(raw)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    semicolons_quotes_utf8_dutch_and_special_numbers = "Text - txt - csv (StarCalc):59,34,76,1,,1043,false,true"
    command = [require_tool("soffice"), "--headless", profile, "--convert-to", "ods", "--outdir", str(folder)]
    options = [f"--infilter={semicolons_quotes_utf8_dutch_and_special_numbers}", str(folder / "measures.csv")]
    subprocess.run([*command, *options], capture_output=True, check=True, timeout=120)
    if not (folder / "measures.ods").exists():
        absent("LibreOffice has no spreadsheet (libreoffice-calc)")
    with zipfile.ZipFile(folder / "measures.ods") as file:
        root = etree.fromstring(file.read("content.xml"))
    return [[cell for part in row.iter(f"{TABLE}table-cell") for cell in _cells(part)] for row in _filled(root)]


def _filled(root: etree._Element) -> list[etree._Element]:
    rows = root.iter(f"{TABLE}table-row")
    return [row for row in rows if any(f"{OFFICE}value-type" in cell.attrib for cell in row)]


def _cells(cell: etree._Element) -> list[tuple[str, str]]:
    kind = cell.get(f"{OFFICE}value-type", "")
    text = "".join(str(part) for paragraph in cell.iter(f"{TEXT_NS}p") for part in paragraph.itertext())
    value = cell.get(f"{OFFICE}value") or text
    return [(kind, value)] * min(int(cell.get(f"{TABLE}number-columns-repeated", "1")), 50)
