"""`references.yml`: what an entry may hold, and what a person is told about what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from nds_docs.compose.citeproc import start
from nds_docs.document.source import Source
from nds_docs.document.walk import plain_text
from nds_docs.errors import NdsError
from nds_docs.register.load import load_references

ROOT = Path(__file__).parents[1]

ENTRY = """\
references:
  - id: startbrief2024
    type: bill
    title: Startbrief Digitalisering
    number: 1231
    collection-number: 026643
    issued: 2024-11
    author:
      - literal: Ministerie van BZK
"""


def test_an_entry_keeps_its_values_as_they_were_typed() -> None:
    source = Source("references.yml", ENTRY.encode())
    (reference,) = load_references(source).values()
    assert reference.csl == {
        "id": "startbrief2024",
        "type": "bill",
        "title": "Startbrief Digitalisering",
        "number": "1231",
        "collection-number": "026643",
        "issued": "2024-11",
        "author": [{"literal": "Ministerie van BZK"}],
    }
    assert (reference.key, reference.title, reference.short_title) == (
        "startbrief2024",
        "Startbrief Digitalisering",
        "Startbrief Digitalisering",
    )
    assert source.text[reference.span.start : reference.span.end] == "startbrief2024"


def test_the_short_title_is_what_the_text_calls_it() -> None:
    entry = ENTRY.replace("    number", "    title-short: Startbrief\n    number")
    assert load_references(Source("references.yml", entry.encode()))["startbrief2024"].short_title == "Startbrief"


@pytest.mark.parametrize("date", ["2024", "2024-02", "2024-02-29"])
def test_a_date_may_be_a_day_a_month_or_a_year(date: str) -> None:
    entry = ENTRY.replace("issued: 2024-11", f"issued: {date}")
    assert load_references(Source("references.yml", entry.encode()))["startbrief2024"].csl["issued"] == date


def test_an_empty_file_is_no_references() -> None:
    assert load_references(Source("references.yml", b"# nog niets\n")) == {}


FAULTS = {
    ("references:\n", "bronnen:\n"): (
        "1: het bestand begint met een regel `references:`, met daaronder een lijst van bronnen",
        "1: the file starts with a line `references:`, with a list of sources below it",
    ),
    ("    title: Startbrief Digitalisering\n", ""): (
        "2: bij deze bron ontbreekt `title`",
        "2: this source lacks `title`",
    ),
    ("number: 1231", "numer: 1231"): (
        "5: `numer` is geen gegeven van een bron; bedoelde u `number`?",
        "5: `numer` is not a key of a source; did you mean `number`?",
    ),
    ("type: bill", "type: kamerstuk"): (
        "3: `kamerstuk` is geen soort bron; een Kamerstuk is `bill`, een wet `legislation`, een rapport `report`",
        "3: `kamerstuk` is no type of source; a Kamerstuk is `bill`, a law `legislation`, a report `report`",
    ),
    ("number: 1231", "number:"): (
        "5: `number` is niet ingevuld; vul een waarde in of haal de regel weg",
        "5: `number` has no value; give a value or remove the line",
    ),
    ("issued: 2024-11", "issued: 7 november 2024"): (
        "7: `7 november 2024` is geen datum: schrijf 2024-11-07, 2024-11 of 2024",
        "7: `7 november 2024` is no date: write 2024-11-07, 2024-11 or 2024",
    ),
    ("issued: 2024-11", "issued: 2024-13"): (
        "7: `2024-13` is geen datum: schrijf 2024-11-07, 2024-11 of 2024",
        "7: `2024-13` is no date: write 2024-11-07, 2024-11 or 2024",
    ),
    ("issued: 2024-11", "issued: 2024-02-30"): (
        "7: `2024-02-30` is geen datum: schrijf 2024-11-07, 2024-11 of 2024",
        "7: `2024-02-30` is no date: write 2024-11-07, 2024-11 or 2024",
    ),
    ("\n      - literal: Ministerie van BZK", " Ministerie van BZK"): (
        "8: bij `author` hoort een lijst van namen: `- literal: Unie van Waterschappen`",
        "8: `author` takes a list of names: `- literal: Unie van Waterschappen`",
    ),
    ("id: startbrief2024", "id: start brief"): (
        "2: `start brief` kan geen sleutel zijn: gebruik letters, cijfers en streepjes, zonder spaties",
        "2: `start brief` cannot be a key: use letters, digits and hyphens, without spaces",
    ),
    ("id: startbrief2024", "id: sec-brief"): (
        "2: een sleutel mag niet beginnen met `sec-`: zo begint een verwijzing binnen het stuk",
        "2: a key cannot start with `sec-`: that is how a reference within the document starts",
    ),
    ("references:\n", "references:\n  - {id: startbrief2024, type: report, title: X}\n"): (
        "3: bron `startbrief2024` staat er twee keer: ook op regel 2",
        "3: source `startbrief2024` is listed twice: on line 2 as well",
    ),
    ("number: 1231", "number: [1231]"): ("5: bij `number` hoort één waarde", "5: `number` takes one value"),
    ("references:\n", "references:\n  - tekst\n"): (
        "2: een bron is een blok met `id: …`, `type: …` en `title: …`",
        "2: a source is a block with `id: …`, `type: …` and `title: …`",
    ),
}


@pytest.mark.parametrize("change", FAULTS, ids=[new.strip()[:30] or "weg" for _, new in FAULTS])
def test_a_fault_says_where_and_how_to_mend_it(change: tuple[str, str]) -> None:
    text = ENTRY.replace(*change, 1)
    assert text != ENTRY
    with pytest.raises(NdsError) as caught:
        load_references(Source("references.yml", text.encode()))
    dutch, english = FAULTS[change]
    assert caught.value.say("nl") == f"references.yml:{dutch}"
    assert caught.value.say("en") == f"references.yml:{english}"


def test_a_source_of_which_little_is_known_has_words_too() -> None:
    text = "references:\n  - {id: a, type: bill, title: Brief}\n  - {id: b, type: legislation, title: Wet}\n"
    references = load_references(Source("references.yml", text.encode()))
    assert {key: plain_text(words) for key, words in start(references).result().notes.items()} == {
        "a": "Brief",
        "b": "Wet",
    }


# --- the references of this project ----------------------------------------------------------------


def test_every_reference_of_the_project_can_be_worded() -> None:
    references = load_references(Source("references.yml", (ROOT / "references.yml").read_bytes()))
    wordings = start(references).result()
    assert set(wordings.notes) == set(wordings.bibliography) == set(references)
    for key, reference in references.items():
        note, entry = plain_text(wordings.notes[key]), plain_text(wordings.bibliography[key])
        assert reference.title in entry
        assert entry.endswith(".")
        for value in ("container-title", "volume", "collection-number", "number"):
            assert str(reference.csl.get(value, "")) in note.replace("\u00a0", " ")


def test_the_page_for_writers_shows_entries_that_can_be_read() -> None:
    page = (ROOT / "docs" / "verwijzingen.md").read_text("utf-8")
    examples = page.split("```yaml\n")[1:]
    assert len(examples) == 3
    for example in examples:
        load_references(Source("references.yml", ("references:\n" + example.split("```")[0]).encode()))
