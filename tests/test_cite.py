"""Citations: what a reader sees in the text and in the notes, and what belongs to the writer in it."""

from __future__ import annotations

from functools import cache

import pytest

from nds_docs.compose.cite import cite
from nds_docs.compose.citeproc import Wordings, start
from nds_docs.document import nodes as n
from nds_docs.document import pieces as p
from nds_docs.document.nodes import Block, CitationMode, Inline, PieceKind
from nds_docs.document.source import Source, Span
from nds_docs.document.walk import children, descendants, leaves, plain_text
from nds_docs.markdown import reader as markdown_reader
from nds_docs.pandoc import process
from nds_docs.pandoc.codec import decode
from nds_docs.register.load import load_references

SOURCES = """
references:
  - {id: startbrief, type: bill, title: Startbrief Digitalisering, container-title: Kamerstukken II, volume: 2024/25,
     collection-number: 26643, number: 1231, issued: 2024-11-07}
  - {id: nds, type: bill, title: Nederlandse Digitaliseringsstrategie, title-short: NDS,
     container-title: Kamerstukken II, volume: 2024/25, collection-number: 26643, number: 1366, issued: 2025-07-04}
  - {id: senaat, type: bill, title: Brief aan de Eerste Kamer, container-title: Kamerstukken I, volume: 2014/15,
     collection-number: 33802, number: C}
  - {id: bijlage, type: bill, title: Bijlage, container-title: Bijlage bij Kamerstukken II, volume: 2015/16,
     collection-number: 34389, number: 9}
  - {id: ai, type: legislation, title: "Verordening (EU) 2024/1689 van 13 juni 2024",
     title-short: verordening artificiële intelligentie, container-title: PbEU, number: L 2024/1689}
  - {id: nis2, type: legislation, title: Richtlijn (EU) 2022/2555, title-short: NIS 2-richtlijn,
     container-title: PbEU, volume: 2022, number: L 333}
  - {id: stb, type: legislation, title: Tijdelijk besluit, container-title: Stb., volume: 2018, number: 141}
  - {id: stcrt, type: regulation, title: Besluit CIO-stelsel, container-title: Stcrt., volume: 2025, number: 40208}
  - {id: vaarkaart, type: report, title: Vaarkaart, author: [{literal: Unie van Waterschappen}], issued: 2023-12-21,
     URL: "https://example.org/vaarkaart"}
  - {id: pagina, type: webpage, title: Wat is een nota?, author: [{literal: Ministerie}],
     URL: "https://example.org/nota", accessed: 2025-01-03}
  - {id: artikel, type: article-journal, title: Recht en data, author: [{family: Jansen, given: Anna Maria}],
     container-title: NJB, volume: 2024, page: 12-20}
"""
REFERENCES = load_references(Source("references.yml", SOURCES.encode()))


@cache
def wordings() -> Wordings:
    return start(REFERENCES).result()


def read(markdown: str) -> n.Document:
    return decode(process.run(("--from=markdown-smart", "--to=json"), markdown.encode()))


def shown(markdown: str) -> tuple[str, list[str]]:
    """The text with `^` for every note mark, and the texts of the notes."""
    document, _ = cite(read(markdown), REFERENCES, wordings())
    return "\n".join(marked(block) for block in document.blocks), [note_text(note) for note in notes(document)]


def marked(node: Block | Inline | n.Term) -> str:
    match node:
        case n.Note():
            return "^"
        case n.Str() | n.Code():
            return with_spaces(node.text)
        case n.SoftBreak():
            return " "
        case _:
            return "".join(marked(child) for child in children(node))


def notes(document: n.Document) -> list[n.Note]:
    return [node for node in descendants(document.blocks) if isinstance(node, n.Note)]


def note_text(note: n.Note) -> str:
    return with_spaces("\n".join(plain_text(block.content) for block in note.content if isinstance(block, n.Para)))


def with_spaces(text: str) -> str:
    """The text with an ordinary space where a line may not end."""
    return text.replace("\u00a0", " ")


# --- the legal form ------------------------------------------------------------------------------

LEGAL_FORMS = {
    "startbrief": "Kamerstukken II 2024/25, 26643, nr. 1231",
    "senaat": "Kamerstukken I 2014/15, 33802, C",
    "bijlage": "Bijlage bij Kamerstukken II 2015/16, 34389, nr. 9",
    "ai": "Verordening (EU) 2024/1689 van 13 juni 2024 (verordening artificiële intelligentie), PbEU L 2024/1689",
    "nis2": "Richtlijn (EU) 2022/2555 (NIS 2-richtlijn), PbEU 2022, L 333",
    "stb": "Tijdelijk besluit, Stb. 2018, 141",
    "stcrt": "Besluit CIO-stelsel, Stcrt. 2025, 40208",
    "vaarkaart": "Unie van Waterschappen, Vaarkaart, 21 december 2023",
    "pagina": "Ministerie, Wat is een nota?, https://example.org/nota, geraadpleegd op 3 januari 2025",
    "artikel": "A.M. Jansen, ‘Recht en data’, NJB 2024, p. 12-20",
}


@pytest.mark.parametrize("key", LEGAL_FORMS)
def test_a_source_in_a_note(key: str) -> None:
    assert with_spaces(plain_text(wordings().notes[key])) == LEGAL_FORMS[key]


def test_no_line_ends_in_a_number() -> None:
    assert plain_text(wordings().notes["nds"]).endswith("nr.\u00a01366")
    assert plain_text(wordings().notes["nis2"]).endswith("PbEU 2022, L\u00a0333")


def test_the_list_of_sources_has_title_and_date() -> None:
    entry = "Startbrief Digitalisering, 7 november 2024, Kamerstukken II 2024/25, 26643, nr. 1231."
    assert with_spaces(plain_text(wordings().bibliography["startbrief"])) == entry


def test_the_list_of_sources_is_in_order_of_title_or_family_name() -> None:
    assert list(wordings().bibliography) == [
        *("stcrt", "bijlage", "senaat", "artikel", "pagina", "nds", "nis2", "startbrief", "stb", "vaarkaart", "ai")
    ]


def test_an_address_makes_a_link() -> None:
    (link,) = wordings().notes["vaarkaart"]
    assert isinstance(link, n.Link)
    assert link.url == "https://example.org/vaarkaart"
    assert not any(isinstance(inline, n.Link) for inline in link.content)


def test_citing_again_says_the_same_and_not_ibidem() -> None:
    _, said = shown("Een [@startbrief]. Twee [@startbrief].")
    assert said == ["Kamerstukken II 2024/25, 26643, nr. 1231."] * 2


def test_no_sources_run_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "start", None)
    assert start({}).result() == Wordings()


def test_the_same_sources_give_the_same_words_in_any_order() -> None:
    assert start({key: REFERENCES[key] for key in reversed(list(REFERENCES))}).result() == wordings()


# --- the place in the text -------------------------------------------------------------------------

PLACES = {
    "Dat staat vast [@nds].": ("Dat staat vast.^", ["Kamerstukken II 2024/25, 26643, nr. 1366."]),
    "Dat staat vast [@nds, p. 3].": ("Dat staat vast.^", ["Kamerstukken II 2024/25, 26643, nr. 1366, p. 3."]),
    "Vast[@nds] en zeker.": ("Vast^ en zeker.", ["Kamerstukken II 2024/25, 26643, nr. 1366."]),
    "Volgens @nds is dat zo.": ("Volgens NDS^ is dat zo.", ["Kamerstukken II 2024/25, 26643, nr. 1366."]),
    "Zie de @startbrief.": ("Zie de Startbrief Digitalisering.^", ["Kamerstukken II 2024/25, 26643, nr. 1231."]),
    "De @nds [p. 4] zegt": ("De NDS^ zegt", ["Kamerstukken II 2024/25, 26643, nr. 1366, p. 4."]),
    "De brief [-@nds] zegt": ("De brief^ zegt", ["Kamerstukken II 2024/25, 26643, nr. 1366."]),
    "Vast [zie @nds, hoofdstuk 2; ook @senaat].": (
        "Vast.^",
        ["Zie Kamerstukken II 2024/25, 26643, nr. 1366, hoofdstuk 2; ook Kamerstukken I 2014/15, 33802, C."],
    ),
    "Vast [@nds, p. 3-5, 7 e.v.]": ("Vast^", ["Kamerstukken II 2024/25, 26643, nr. 1366, p. 3-5, 7 e.v."]),
    "Vast [@pagina]!": (
        "Vast!^",
        ["Ministerie, Wat is een nota?, https://example.org/nota, geraadpleegd op 3 januari 2025."],
    ),
    "Regel\n[@nds]\nregel": ("Regel^ regel", ["Kamerstukken II 2024/25, 26643, nr. 1366."]),
    "*Schuin [@nds]* en **vet @nds**": (
        "Schuin^ en vet NDS^",
        ["Kamerstukken II 2024/25, 26643, nr. 1366."] * 2,
    ),
    "- punt [@nds]": ("punt^", ["Kamerstukken II 2024/25, 26643, nr. 1366."]),
    "Twee [zie @vaarkaart, p. 3; @nds].": (
        "Twee.^",
        ["Zie Unie van Waterschappen, Vaarkaart, 21 december 2023, p. 3; Kamerstukken II 2024/25, 26643, nr. 1366."],
    ),
    "Noot[^1].\n\n[^1]: De @vaarkaart [p. 3], [@nds; @onbekend].": (
        "Noot^.",
        [
            "De Vaarkaart (Unie van Waterschappen, Vaarkaart, 21 december 2023, p. 3), "
            "Kamerstukken II 2024/25, 26643, nr. 1366; [?onbekend]."
        ],
    ),
    "Zo [@nds; @onbekend; @ook].": ("Zo [?onbekend][?ook].^", ["Kamerstukken II 2024/25, 26643, nr. 1366."]),
    "Term [@nds]\n:   Uitleg": ("Term^Uitleg", ["Kamerstukken II 2024/25, 26643, nr. 1366."]),
    "# Kop [@nds]": ("Kop^", ["Kamerstukken II 2024/25, 26643, nr. 1366."]),
    "Noot[^1].\n\n[^1]: Zie [@nds, p. 3] en @startbrief.": (
        "Noot^.",
        [
            "Zie Kamerstukken II 2024/25, 26643, nr. 1366, p. 3 en "
            "Startbrief Digitalisering (Kamerstukken II 2024/25, 26643, nr. 1231)."
        ],
    ),
    "Vast [@nds, met @startbrief].": (
        "Vast.^",
        [
            "Kamerstukken II 2024/25, 26643, nr. 1366, met "
            "Startbrief Digitalisering (Kamerstukken II 2024/25, 26643, nr. 1231)."
        ],
    ),
}


@pytest.mark.parametrize("markdown", PLACES)
def test_a_citation_in_its_place(markdown: str) -> None:
    assert shown(markdown) == PLACES[markdown]


@pytest.mark.parametrize("markdown", PLACES)
def test_citations_leave_the_pieces_of_every_block_whole(markdown: str) -> None:
    source = Source("x.md", markdown.encode())
    document, _ = cite(markdown_reader.read(source).document, REFERENCES, wordings())
    assert "\n".join(marked(block) for block in document.blocks) == PLACES[markdown][0]
    assert [note_text(note) for note in notes(document)] == PLACES[markdown][1]
    faults = [p.tiling_fault(leaf, source) for leaf in leaves(document.blocks)]
    assert faults == [""] * len(faults)
    assert len(faults) > len(notes(document))


def test_a_document_without_citations_stays_as_it_is() -> None:
    document = read("Tekst met een noot[^1].\n\n[^1]: Noot.")
    assert cite(document, REFERENCES, Wordings()) == (document, ())


# --- unknown keys ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markdown", "text", "said"),
    [
        ("Zie [@starbrief].", "Zie [?starbrief].", []),
        ("Zie @starbrief.", "Zie [?starbrief].", []),
        ("Zie [@starbrief; @nds].", "Zie [?starbrief].^", ["Kamerstukken II 2024/25, 26643, nr. 1366."]),
        ("Zie[^1]\n\n[^1]: in [@starbrief, p. 3]", "Zie^", ["in [?starbrief], p. 3"]),
    ],
)
def test_an_unknown_key_shows_and_is_found(markdown: str, text: str, said: list[str]) -> None:
    assert shown(markdown) == (text, said)
    document, (finding,) = cite(read(markdown), REFERENCES, wordings())
    assert finding.code == "NDS306"
    assert finding.message("nl") == "bron `@starbrief` staat niet in references.yml"
    assert finding.hint_text("nl") == "bedoelde u `startbrief`?"
    spans = [node for node in descendants(document.blocks) if isinstance(node, n.BracketedSpan)]
    assert [span.attr.classes for span in spans] == [("unresolved",)]


def test_an_unknown_key_is_found_at_its_own_place() -> None:
    source = Source("x.md", b"Zie [@nds, p. 3; ook -@starbrief, p. 4].")
    _, (finding,) = cite(markdown_reader.read(source).document, REFERENCES, wordings())
    assert source.text[finding.span.start : finding.span.end] == "-@starbrief"


# --- whose words they are --------------------------------------------------------------------------


def typed(text: str, part: str) -> Span:
    start_ = text.index(part)
    return Span("x.md", start_, start_ + len(part))


def said_in(text: str, part: str) -> n.Str:
    return n.Str(part, span=typed(text, part))


def paragraph() -> tuple[Source, n.Para]:
    """What the reader makes of a paragraph with a citation, spans and all."""
    text = "Dat is zo [zie @nds, p. 3]. Meer."
    citation = n.Citation("nds", (said_in(text, "zie"),), (said_in(text, ", p. 3"),), span=typed(text, "@nds"))
    cite_ = n.Cite((citation,), (said_in(text, "[zie @nds, p. 3]"),), span=typed(text, "[zie @nds, p. 3]"))
    content = (said_in(text, "Dat is zo "), cite_, said_in(text, ". Meer."))
    return Source("x.md", text.encode()), n.Para(content, span=Span("x.md", 0, len(text)))


def test_the_text_still_tiles_its_source() -> None:
    source, block = paragraph()
    document, _ = cite(n.Document((block,)), REFERENCES, wordings())
    (changed,) = document.blocks
    assert isinstance(changed, n.Para)
    assert p.text(changed) == f"Dat is zo.{p.OBJECT} Meer."
    assert p.tiling_fault(changed, source) == ""


def test_what_was_typed_around_the_key_keeps_its_place() -> None:
    source, block = paragraph()
    document, _ = cite(n.Document((block,)), REFERENCES, wordings())
    (note,) = notes(document)
    (words,) = note.content
    assert isinstance(words, n.Para)
    made = {with_spaces(piece.text): piece for piece in p.pieces(words) if piece.text}
    assert source.text[made[", p. 3"].start : made[", p. 3"].end] == ", p. 3"
    assert made[", p. 3"].kind is PieceKind.TEXT
    assert made["Z"] == (11, 12, "Z", PieceKind.ATOM)
    generated = made["Kamerstukken II 2024/25, 26643, nr. 1366"]
    assert source.text[generated.start : generated.end] == "@nds"
    assert generated.kind is PieceKind.GENERATED


def test_the_title_in_the_text_is_not_the_writers() -> None:
    text = "Zie @nds nu"
    cite_ = n.Cite(
        (n.Citation("nds", mode=CitationMode.IN_TEXT, span=typed(text, "@nds")),), (), span=typed(text, "@nds")
    )
    block = n.Para((said_in(text, "Zie "), cite_, said_in(text, " nu")), span=Span("x.md", 0, len(text)))
    document, _ = cite(n.Document((block,)), REFERENCES, wordings())
    (changed,) = document.blocks
    assert isinstance(changed, n.Para)
    kinds = [(piece.text, piece.kind) for piece in p.pieces(changed)]
    assert kinds == [
        ("Zie ", PieceKind.TEXT),
        ("NDS", PieceKind.GENERATED),
        (p.OBJECT, PieceKind.ATOM),
        (" nu", PieceKind.TEXT),
    ]
