"""The register and front matter: what can be read, and what a person is told about what cannot."""

from __future__ import annotations

import datetime
import re
import time
from random import Random

import pytest

from nds_docs.document.source import Source, Span
from nds_docs.errors import NdsError
from nds_docs.language import Language
from nds_docs.register import schema
from nds_docs.register.load import load_front, load_register, load_words, resolve_priority
from nds_docs.register.positioned import Number, parse, place_of
from nds_docs.register.validate import PATTERNS

NDS = """\
document:
  title: Nederlandse Digitaliseringsstrategie
  short: nds
  version: "0.3"
  date: 2025-02-14
parties:
  - {id: bzk, name: Ministerie van BZK, short: BZK, kind: department}
priorities:
  - id: BZK-1
    title: Data
    proposed_by: bzk
    status: adopted
  - id: BZK-2
    title: AI
    proposed_by: bzk
    status: merged
    into: BZK-1
"""

ALL = """\
document:
  title: Nederlandse Digitaliseringsstrategie
  short: nds
  subtitle: Samen
  status: consultatie
  version: "0.10"
  date: 2025-02-14
  language: nl-NL
  marking: Niet voor verspreiding
  show_parties: false
  word_template: huisstijl.docx
parties:
  - {id: uvw, name: Unie van Waterschappen, short: UvW, kind: umbrella, writing_group: true}
priorities:
  - id: BZK-2
    title: AI
    description: Wat de partij bedoelt
    proposed_by: uvw
    basis: [vaarkaart2023]
    status: adopted
    decided: 2024-11-04
milestones:
  - {id: vaststelling, date: 2024-11-04, was: 2024-10-28, title: Diner pensant}
approvals:
  - by: FEZ
    scope: uvw/datagedreven-waterbeheer
    commit: 1a2b3c4
    date: 2025-01-20
    reservation: Onder voorbehoud
letter:
  sender: {name: Ministerie, unit: Directie, colofon: [Turfmarkt 147, Den Haag]}
  addressees:
    - {name: De Voorzitter, address: [Postbus 20018, 2500 EA DEN HAAG]}
  place: Den Haag
  date: 2025-02-14
  subject: NDS
  reference: 2025-0000000000
  your_reference: ""
  dossiers: ["26 643"]
  on_behalf_of: [de minister van Economische Zaken]
  signatories: [{office: De staatssecretaris, name: Naam}]
  annexes:
    - {title: Strategie, file: strategy}
"""


def fault(text: str, language: Language = "nl") -> str:
    with pytest.raises(NdsError) as caught:
        load_register(Source("nds.yml", text.encode()))
    return caught.value.say(language)


# --- what can be read ------------------------------------------------------------------------------


def test_every_key_of_the_design() -> None:
    register, _ = load_register(Source("nds.yml", ALL.encode()))
    assert register.document.version == "0.10"
    assert register.document.date == datetime.date(2025, 2, 14)
    assert register.document.status is schema.Status.CONSULTATIE
    assert register.document.show_parties is False
    assert register.parties[0].writing_group
    assert register.priorities[0].basis == ("vaarkaart2023",)
    assert register.milestones[0].was == datetime.date(2024, 10, 28)
    assert register.approvals[0].commit == "1a2b3c4"
    assert register.letter is not None
    assert register.letter.reference == "2025-0000000000"
    assert register.letter.addressees[0].address == ("Postbus 20018", "2500 EA DEN HAAG")


def test_what_is_left_out_has_its_default() -> None:
    register, _ = load_register(Source("nds.yml", NDS.encode()))
    assert register.document.status is schema.Status.CONCEPT
    assert register.document.show_parties
    assert register.letter is None
    assert register.milestones == ()


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbf" + NDS.encode(), NDS.replace("\n", "\r\n").encode()])
def test_a_byte_order_mark_and_windows_line_ends_change_nothing(raw: bytes) -> None:
    assert load_register(Source("nds.yml", raw))[0] == load_register(Source("nds.yml", NDS.encode()))[0]


def test_merges_are_followed_to_the_end() -> None:
    text = NDS + "  - {id: BZK-3, title: Wet, proposed_by: bzk, status: merged, into: BZK-2}\n"
    register, _ = load_register(Source("nds.yml", text.encode()))
    assert resolve_priority(register, "BZK-3").id == "BZK-1"
    assert resolve_priority(register, "BZK-1").id == "BZK-1"
    with pytest.raises(KeyError):
        resolve_priority(register, "BZK-9")


def test_words_may_be_empty() -> None:
    assert load_words(Source("words.yml", b"# nog niets\n")) == schema.Words()
    words = load_words(Source("words.yml", b"abbreviations: {NDS: strategie}\nterms: [{term: bouwsteen}]\n"))
    assert words.abbreviations == {"NDS": "strategie"}
    assert words.terms[0].term == "bouwsteen"


# --- places ----------------------------------------------------------------------------------------


def test_every_value_has_the_span_of_what_was_typed() -> None:
    source = Source("nds.yml", ALL.encode())
    _, places = load_register(source)

    def typed(*path: str | int) -> str:
        span = places[path]
        return source.text[span.start : span.end]

    assert typed("document", "version") == '"0.10"'
    assert typed("priorities", 0, "basis", 0) == "vaarkaart2023"
    assert typed("letter", "addressees", 0) == "{name: De Voorzitter, address: [Postbus 20018, 2500 EA DEN HAAG]}"
    assert typed("letter").endswith("file: strategy}")
    assert typed("approvals", 0).startswith("by: FEZ")
    assert all(span.path == "nds.yml" and span.start <= span.end for span in places.values())


def test_a_place_without_a_span_of_its_own_is_that_around_it() -> None:
    source = Source("nds.yml", ALL.encode())
    _, places = load_register(source)
    assert place_of(places, "parties", 0, "nergens") == places["parties", 0]


def test_spans_of_front_matter_count_from_the_start_of_the_file() -> None:
    source = Source("a.md", "---\ntitle: Één\nparty: bzk\npriorities: [BZK-1]\n---\ntekst".encode())
    yaml = source.text[4 : source.text.index("---", 4)]
    front, places, findings = load_front("contribution", yaml, source, 4)
    assert findings == ()
    assert front == schema.ContributionFront(title="Één", party="bzk", priorities=("BZK-1",))
    span = places["priorities", 0]
    assert source.text[span.start : span.end] == "BZK-1"


# --- YAML ------------------------------------------------------------------------------------------


def test_scalars_are_those_of_yaml_1_2() -> None:
    text = "a: yes\nb: true\nc: ~\nd: 0.10\ne: 2025-02-14\nf: .nan\ng: 1_000\nh: '12'\ni: 0o17\nj: 12:30\n"
    assert parse(Source("a.yml", text.encode())).data == {
        "a": "yes",
        "b": True,
        "c": None,
        "d": Number("0.10"),
        "e": "2025-02-14",
        "f": Number(".nan"),
        "g": "1_000",
        "h": "12",
        "i": Number("0o17"),
        "j": "12:30",
    }


def test_a_name_is_the_same_however_its_accent_was_typed() -> None:
    source = Source("a.yml", "e\u0301e\u0301n: e\u0301\ntwee: x\n".encode())
    positioned = parse(source)
    assert positioned.data == {"één": "é", "twee": "x"}
    span = positioned.places["twee",]
    assert source.text[span.start : span.end] == "x"


UNREADABLE = {
    "a:\n\tb: 1\n": ("2: hier staat een tab; gebruik spaties om in te springen", "2: there is a tab here"),
    "title: NDS: de strategie\n": (
        "1: in deze waarde staat een dubbele punt met een spatie; zet de waarde tussen aanhalingstekens",
        "1: this value holds a colon and a space; put the value in quotes",
    ),
    "title NDS\nshort: nds\n": ("1: op deze regel ontbreekt `: `", "1: this line lacks `: `"),
    "a: 1\ntitle:NDS\nb: 2\n": ("2: op deze regel ontbreekt `: `", "2: this line lacks `: `"),
    "a: 1\ntitle\nb: 2\n": ("2: op deze regel ontbreekt `: `", "2: this line lacks `: `"),
    "a:\n  - b: 1\n    c\n    d: 1\n": ("3: op deze regel ontbreekt `: `", "3: this line lacks `: `"),
    "a: twee\nregels\n": ("2: op deze regel ontbreekt `: `", "2: this line lacks `: `"),
    "a:\n  b: 1\n c: 2\n": ("3: deze regel springt anders in", "3: this line is indented differently"),
    "a:\n  b: 1\n   c: 2\n": ("3: deze regel springt anders in", "3: this line is indented differently"),
    "- a: 1\n -b: 2\n": ("2: na het streepje van een lijst hoort een spatie", "2: the dash of a list"),
    'a: "x\nb: 1\n': ("1: een aanhalingsteken op deze regel wordt niet gesloten", "1: a quote on this line"),
    'a: "NDS" versie\n': ("1: na het sluitende aanhalingsteken staat nog tekst", "1: there is text after the closing"),
    "a: [x, y\nb: 1\n": ("1: de lijst die hier begint is niet goed afgesloten", "1: the list that starts here"),
    "a: {x: 1\n": ("1: het blok dat hier begint is niet goed afgesloten", "1: the block that starts here"),
    "a: @uvw\n": ("1: een waarde mag niet met dit teken beginnen", "1: a value cannot start with this character"),
    "a: **vet**\n": ("1: een waarde die met `*` begint", "1: a value that starts with `*`"),
    "a: &x 1\n": ("1: een waarde die met `&` begint", "1: a value that starts with `&`"),
    "a: !!python/name:os.system x\n": ("1: een waarde die met `!` begint", "1: a value that starts with `!`"),
    'a: "C:\\map"\n': ("1: tussen dubbele aanhalingstekens heeft \\", "1: between double quotes \\"),
    "a: 1\nb: 2\na: 3\n": ("3: `a` staat er twee keer: ook op regel 1", "3: `a` is given twice: on line 1 as well"),
    "a: 1\n---\nb: 2\n": ("2: hier staat een losse regel `---`", "2: a line `---` starts"),
    "a: x\x01y\n": ("1: hier staat een onzichtbaar teken dat niet mag (U+0001)", "1: there is an invisible character"),
    'a: "x\\u0007y"\n': (
        "1: hier staat een onzichtbaar teken dat niet mag (U+0007)",
        "1: there is an invisible character",
    ),
    'a: "\\ud800"\n': (
        "1: hier staat een onzichtbaar teken dat niet mag (U+D800)",
        "1: there is an invisible character",
    ),
    "[a, b]: c\n": ("1: vóór de dubbele punt hoort een naam", "1: a name is expected before the colon"),
    "[" * 5000: ("1: hier zitten te veel lijsten of blokken in elkaar", "1: too many lists or blocks"),
    "a: | tekst\n": ("1: de gegevens zijn vanaf hier niet te lezen", "1: the data cannot be read from here on"),
}


@pytest.mark.parametrize("text", UNREADABLE, ids=[text[:20] for text in UNREADABLE])
def test_bad_yaml_is_one_line_that_helps(text: str) -> None:
    with pytest.raises(NdsError) as caught:
        parse(Source("nds.yml", text.encode()))
    dutch, english = UNREADABLE[text]
    assert caught.value.say("nl").startswith(f"nds.yml:{dutch}")
    assert caught.value.say("en").startswith(f"nds.yml:{english}")
    assert "\n" not in caught.value.say("nl")


def test_whatever_is_typed_there_is_one_clear_line_at_most() -> None:
    """Mistakes of all kinds, at random but the same every time, in a register that was right."""
    random = Random(1)
    slips = [*"\t\n :-[]{}\"'&*!|>%@`#,?~.\\é\x85\u2028\x00\ufeff", "---\n", "<<: ", "%YAML 1.1\n", "null", "  "]
    said: list[NdsError] = []
    for _ in range(400):
        at = random.randrange(len(NDS))
        text = NDS[:at] + random.choice(slips) + NDS[at + random.choice((0, 0, 1, 5, 20)) :]
        try:
            load_register(Source("nds.yml", text.encode()))
        except NdsError as error:
            said.append(error)
    assert all(re.fullmatch(r"nds\.yml:\d+: [^\n]+", error.say("nl")) for error in said)
    assert len({error.text for error in said}) > 10


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    assert fault(bomb).startswith("nds.yml:1: ")


def test_reading_a_long_register_takes_no_time() -> None:
    many = "".join(f"  - {{id: P-{i}, title: T, proposed_by: bzk, status: proposed}}\n" for i in range(300))
    source = Source("nds.yml", (NDS + many).encode())
    parse(source)
    start = time.perf_counter()
    load_register(source)
    assert time.perf_counter() - start < 0.5  # a tenth of it on an idle machine: this guards against squares


# --- faults in nds.yml -----------------------------------------------------------------------------

FAULTS = {
    ('version: "0.3"', "version: 0.10"): (
        '4: `0.10` bij `version` leest als een getal, terwijl hier tekst hoort; zet er aanhalingstekens om: "0.10"',
        '4: `0.10` for `version` reads as a number, where text is expected; put quotes around it: "0.10"',
    ),
    ("short: nds", "shrt: nds"): (
        "3: `shrt` is hier geen bekend gegeven; bedoelde u `short`?",
        "3: `shrt` is not a known key here; did you mean `short`?",
    ),
    ("short: nds", "short: nds\n  kleur: blauw"): (
        "4: `kleur` is hier geen bekend gegeven; hier kan staan: title, short, subtitle, status, version, date, "
        "language, marking, show_parties, word_template",
        "4: `kleur` is not a known key here; what can be given here: title, short, subtitle, status, version, date, "
        "language, marking, show_parties, word_template",
    ),
    ("  title: Nederlandse Digitaliseringsstrategie\n", ""): (
        "2: hier ontbreekt `title`; voeg een regel `title: …` toe",
        "2: `title` is missing here; add a line `title: …`",
    ),
    ("2025-02-14", "14-02-2025"): (
        "5: `14-02-2025` past niet bij `date`; schrijf een bestaande datum als jaar-maand-dag: 2025-02-14",
        "5: `14-02-2025` does not fit `date`; write an existing date as year-month-day: 2025-02-14",
    ),
    ("2025-02-14", "2025-02-30"): (
        "5: `2025-02-30` past niet bij `date`; schrijf een bestaande datum als jaar-maand-dag: 2025-02-14",
        "5: `2025-02-30` does not fit `date`; write an existing date as year-month-day: 2025-02-14",
    ),
    ("kind: department", "kind: departement"): (
        "7: `departement` past niet bij `kind`; bedoelde u `department`?",
        "7: `departement` does not fit `kind`; did you mean `department`?",
    ),
    ("kind: department", "kind: gemeente"): (
        "7: `gemeente` past niet bij `kind`; kies uit: department, umbrella, partner",
        "7: `gemeente` does not fit `kind`; choose from: department, umbrella, partner",
    ),
    ("short: nds", "short: nds\n  show_parties: ja"): (
        "4: `ja` past niet bij `show_parties`; schrijf `true` (ja) of `false` (nee)",
        "4: `ja` does not fit `show_parties`; write `true` or `false`",
    ),
    ("short: nds", "short: nds\n  subtitle:"): (
        "4: `subtitle` is niet ingevuld; vul een waarde in of haal de regel weg",
        "4: `subtitle` has no value; give a value or remove the line",
    ),
    ("short: nds", "short: [nds]"): (
        "3: bij `short` hoort één waarde, geen lijst en geen blok",
        "3: `short` takes one value, no list and no block",
    ),
    ("title: Data", "title: Data\n    basis: vaarkaart2023"): (
        "11: bij `basis` hoort een lijst: `basis: [een, twee]`",
        "11: `basis` takes a list: `basis: [one, two]`",
    ),
    ("BZK-1", "bzk1"): (
        "9: `bzk1` past niet bij `id`; schrijf letters (de eerste een hoofdletter), een streepje en een getal: `BZK-2`",
        "9: `bzk1` does not fit `id`; write letters (the first a capital), a hyphen and a number: `BZK-2`",
    ),
    ("id: BZK-2", "id: BZK-1"): (
        "13: `BZK-1` komt twee keer voor: ook op regel 9; elke id mag maar één keer voorkomen",
        "13: `BZK-1` is used twice: on line 9 as well; an id can be used only once",
    ),
    ("    into: BZK-1\n", ""): (
        "13: prioriteit `BZK-2` is samengevoegd (merged), maar waarmee staat er niet; voeg een regel `into: …` toe",
        "13: priority `BZK-2` is merged, but it does not say into which; add a line `into: …`",
    ),
    ("into: BZK-1", "into: UVW-1"): (
        "17: prioriteit `BZK-2` gaat op in `UVW-1`, maar die prioriteit bestaat niet",
        "17: priority `BZK-2` goes into `UVW-1`, but there is no such priority",
    ),
    ("into: BZK-1", "into: BZ-1"): (
        "17: prioriteit `BZK-2` gaat op in `BZ-1`, maar die prioriteit bestaat niet; bedoelde u `BZK-1`?",
        "17: priority `BZK-2` goes into `BZ-1`, but there is no such priority; did you mean `BZK-1`?",
    ),
    ("status: adopted", "status: merged\n    into: BZK-2"): (
        "13: deze prioriteiten gaan in een kring in elkaar op: BZK-1 → BZK-2 → BZK-1; een ervan moet `adopted` zijn",
        "13: these priorities are merged in a circle: BZK-1 → BZK-2 → BZK-1; one of them must be `adopted`",
    ),
    (NDS, ""): ("1: het bestand is leeg", "1: the file is empty"),
    (NDS, "- a\n"): (
        "1: hier horen regels `naam: waarde` te staan",
        "1: lines `name: value` are expected here",
    ),
}


@pytest.mark.parametrize("change", FAULTS, ids=[new.strip()[-30:] or "leeg" for _, new in FAULTS])
def test_a_fault_in_the_register_says_where_and_how_to_mend_it(change: tuple[str, str]) -> None:
    text = NDS.replace(*change, 1)
    assert text != NDS
    dutch, english = FAULTS[change]
    assert fault(text) == f"nds.yml:{dutch}"
    assert fault(text, "en") == f"nds.yml:{english}"


def test_a_chain_into_a_circle_names_the_circle() -> None:
    loop = NDS.replace("into: BZK-1", "into: BZK-3")
    text = loop + "  - {id: BZK-3, title: Wet, proposed_by: bzk, status: merged, into: BZK-2}\n"
    assert "BZK-2 → BZK-3 → BZK-2" in fault(text)


def test_every_pattern_of_the_schema_has_a_hint() -> None:
    assert {value for name, value in vars(schema).items() if name.isupper() and isinstance(value, str)} == set(PATTERNS)


# --- front matter ----------------------------------------------------------------------------------


def front_findings(yaml: str) -> list[str]:
    source = Source("contributions/bzk/a.md", f"---\n{yaml}---\ntekst".encode())
    front, _, findings = load_front("contribution", yaml, source, 4)
    assert (front is None) == bool(findings)
    return [f"{source.place(f.span.start).line} {f.code} {f.message('nl')}" for f in findings]


def test_all_faults_of_front_matter_are_found_at_once() -> None:
    yaml = "title: X\nprioriteiten: [BZK-1]\nstatus: klaar\nfunding: existing\nparty: [bzk]\n"
    assert front_findings(yaml) == [
        "3 NDS104 `prioriteiten` is hier geen bekend gegeven",
        "6 NDS109 bij `party` hoort één waarde, geen lijst en geen blok",
        "2 NDS105 hier ontbreekt `priorities`",
        "4 NDS106 `klaar` past niet bij `status`",
    ]


def test_front_matter_that_is_no_yaml_is_one_finding_on_its_line() -> None:
    assert front_findings("title: X\nparty: a: b\n") == [
        "3 NDS103 de kopgegevens zijn niet te lezen: in deze waarde staat een dubbele punt met een spatie; "
        'zet de waarde tussen aanhalingstekens: naam: "waarde"'
    ]


def test_empty_front_matter_lacks_what_is_needed() -> None:
    assert front_findings("") == ["2 NDS105 hier ontbreekt `title`", "2 NDS105 hier ontbreekt `priorities`"]


@pytest.mark.parametrize(("text", "codes"), [("tekst", ["NDS101"]), ("---\ntitle: X\n", [])])
def test_a_file_without_front_matter(text: str, codes: list[str]) -> None:
    source = Source("contributions/bzk/a.md", text.encode())
    front, _, findings = load_front("contribution", "", source, 0)
    assert front is None
    assert [finding.code for finding in findings] == codes


def test_a_chapter_has_its_own_keys() -> None:
    yaml = "title: Data\npriority: BZK-4\nkind: annex\nabsorbs: [uvw/meetnet]\nallow: [{rule: x, reason: y}]\n"
    source = Source("chapters/10-data.md", f"---\n{yaml}---\n".encode())
    front, _, findings = load_front("chapter", yaml, source, 4)
    assert findings == ()
    assert front == schema.ChapterFront(
        title="Data",
        priority="BZK-4",
        kind=schema.ChapterKind.ANNEX,
        absorbs=("uvw/meetnet",),
        allow=(schema.Allowance(rule="x", reason="y"),),
    )


def test_a_span_covers_a_line_of_broken_front_matter() -> None:
    yaml = "title: X\nparty: a: b\n"
    source = Source("a.md", f"---\n{yaml}---\n".encode())
    _, places, (finding,) = load_front("contribution", yaml, source, 4)
    assert finding.span == places[()] == Span("a.md", 13, 24)
