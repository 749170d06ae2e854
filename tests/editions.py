"""Small whole editions, resolved as composing leaves them: every node type and every class of div at least once."""

from __future__ import annotations

import datetime
import struct
import zlib
from collections.abc import Mapping
from dataclasses import replace

from nds_docs.compose.edition import Imprint, Label, LabelKind, Letter, Strategy
from nds_docs.compose.furnish import SEPARATOR
from nds_docs.document import classes as c
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Attr, Block, Inline
from nds_docs.register.schema import Addressee, Annex, LetterData, Sender, Signatory, Status


def png(width: int = 640, height: int = 240) -> bytes:
    """A picture with a gradient, as a PNG file."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))

    row = b"\x00" + b"".join(bytes((21, 66 + 150 * x // width, 115 + 120 * x // width)) for x in range(width))
    header = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(row * height))
        + chunk(b"IEND", b"")
    )


IMPRINT = Imprint(
    title="Nederlandse Digitaliseringsstrategie",
    short="nds",
    subtitle="Samen werken aan één digitale overheid",
    status=Status.CONCEPT,
    version="0.3",
    date=datetime.date(2025, 2, 14),
    language="nl-NL",
    marking="Niet voor verspreiding",
    build_id="0123456789abcdef" * 4,
    profile=1,
    commit="1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d",
    draft=True,
)

LABELS: Mapping[str, Label] = {
    label.id: label
    for label in (
        Label("sec-samenvatting", LabelKind.UNNUMBERED, "", "Samenvatting"),
        Label("sec-inleiding", LabelKind.CHAPTER, "1", "Inleiding"),
        Label("sec-doel", LabelKind.SECTION, "1.1", "Doel en opzet"),
        Label("sec-data", LabelKind.CHAPTER, "2", "Data als grondstof voor beleid"),
        Label("uvw-waterbeheer-sec-waterbeheer", LabelKind.SECTION, "2.1", "Datagedreven waterbeheer in de praktijk"),
        Label("uvw-waterbeheer-sec-meetnet", LabelKind.SECTION, "2.1.1", "Het meetnet"),
        Label("uvw-waterbeheer-sec-diep", LabelKind.SECTION, "2.1.1.1", "Sensoren & peilbuizen"),
        Label("uvw-waterbeheer-goal-peil", LabelKind.GOAL, "2.1", "Actueel beeld van elk peil"),
        Label("uvw-waterbeheer-act-meetnet", LabelKind.MEASURE, "2.1", "Eén landelijk meetnet"),
        Label("uvw-waterbeheer-act-open", LabelKind.MEASURE, "2.2", "Peilgegevens open"),
        Label("uvw-waterbeheer-tbl-rollen", LabelKind.TABLE, "2.1", "Rollen per partij"),
        Label("uvw-waterbeheer-fig-keten", LabelKind.FIGURE, "2.1", "De keten van meting tot besluit"),
        Label("sec-samenhang", LabelKind.SECTION, "2.2", "Samenhang"),
        Label("tbl-planning", LabelKind.TABLE, "2.2", "Planning"),
        Label("sec-maatregelen", LabelKind.ANNEX, "A", "Alle maatregelen"),
        Label("sec-per-partij", LabelKind.SECTION, "A.1", "Per partij"),
        Label("tbl-maatregelen", LabelKind.TABLE, "A.1", "Maatregelen per partij"),
        Label("tbl-per-trekker", LabelKind.TABLE, "A.2", "Maatregelen per trekker"),
        Label("sec-begrippen", LabelKind.ANNEX, "B", "Begrippen en afkortingen"),
    )
}

FIGURE_PATH = "contributions/uvw/keten.png"
ICON_PATH = "contributions/uvw/druppel.png"
IMAGES: Mapping[str, bytes] = {FIGURE_PATH: png(), ICON_PATH: png(12, 12)}

TEXT = (
    "Waterschappen meten al jaren wat er in sloten, rivieren en bodem gebeurt. Die metingen staan in eigen "
    "systemen, met eigen namen voor hetzelfde begrip. Wie over grenzen heen wil kijken, begint met vertalen."
)


def text(words: str) -> n.Str:
    return n.Str(words)


def para(*content: str | Inline) -> n.Para:
    return n.Para(inlines(*content))


def plain(*content: str | Inline) -> n.Plain:
    return n.Plain(inlines(*content))


def inlines(*content: str | Inline) -> tuple[Inline, ...]:
    return tuple(n.Str(part) if isinstance(part, str) else part for part in content)


def heading(level: int, id_: str, *classes: str) -> n.Header:
    return n.Header(level, inlines(LABELS[id_].title), Attr(id_, classes))


def reference(word: str, id_: str) -> n.Link:
    """A resolved cross-reference: "paragraaf" and the number, or the title where there is none."""
    label = LABELS[id_]
    if not label.number:
        return n.Link(inlines(f"‘{label.title}’"), "#" + id_, attr=Attr(classes=(c.REFERENCE,)))
    number = n.BracketedSpan(inlines(label.number), Attr(classes=(c.NUMBER,)))
    content = inlines(word + "\u00a0", number) if word else (number,)
    return n.Link(content, "#" + id_, attr=Attr(classes=(c.REFERENCE,)))


def note(*blocks: Block) -> n.Note:
    return n.Note(blocks)


def titled(class_: str, id_: str, word: str, *content: Block, facts: tuple[Inline, ...] = ()) -> n.Div:
    """A measure or goal with its number and title first and its facts last."""
    label = LABELS[id_]
    number = n.BracketedSpan(inlines(label.number), Attr(classes=(c.NUMBER,)))
    title = n.Div((para(word + "\u00a0", number, " ", label.title),), Attr(classes=(c.TITLE,)))
    last = (n.Div((n.Para(facts),), Attr(classes=(c.FACTS,))),) if facts else ()
    return n.Div((title, *content, *last), Attr(id_, (class_,)))


def boxed(class_: str, title: str, *content: Block) -> n.Div:
    return n.Div((n.Div((para(title),), Attr(classes=(c.TITLE,))), *content), Attr(classes=(class_,)))


def cell(*content: str | Inline) -> n.Cell:
    return n.Cell((plain(*content),) if content else ())


def row(*cells: str | n.Cell) -> n.Row:
    return n.Row(tuple(cell(value) if isinstance(value, str) else value for value in cells))


def table(id_: str, columns: str, head: n.Row, *body: n.Row) -> n.Table:
    """`columns` has a letter a column: l, r, c or d (default)."""
    alignments = {"l": n.Alignment.LEFT, "r": n.Alignment.RIGHT, "c": n.Alignment.CENTER, "d": n.Alignment.DEFAULT}
    caption = n.Caption((plain(LABELS[id_].title),)) if id_ else n.Caption()
    return n.Table(tuple(n.Column(alignments[letter]) for letter in columns), (head,), body, caption, Attr(id_))


MEASURE_FACTS = (
    n.Strong(inlines("Trekker:")), n.Str(" UvW"), SEPARATOR,
    n.Strong(inlines("Met:")), n.Str(" BZK en VNG"), SEPARATOR,
    n.Strong(inlines("Periode:")), n.Str(" 2025–2027"), SEPARATOR,
    n.Strong(inlines("Geld:")), n.Str(" 1,2 miljoen euro, binnen bestaande begroting"), SEPARATOR,
    n.Strong(inlines("Draagt bij aan:")), n.Str(" "),
    reference("doel", "uvw-waterbeheer-goal-peil"),
)  # fmt: skip

OPENING: tuple[Block, ...] = (
    heading(1, "sec-samenvatting", c.UNNUMBERED),
    para("Deze strategie zegt wat overheden samen doen. ", TEXT),
    heading(1, "sec-inleiding"),
    para(
        "Deze tekst heeft ", n.Strong(inlines("vet")), ", ", n.Emph(inlines("cursief")), ", ",
        n.Strong((n.Emph(inlines("vet cursief")),)), ", ", n.Strikeout(inlines("doorgehaald")), ", H",
        n.Subscript(inlines("2")), "O, m", n.Superscript(inlines("2")), ", ", n.Code("code(x) < 3 & y"),
        n.SoftBreak(), "en een zachte regel; dan", n.LineBreak(), "een harde. Zie ",
        reference("hoofdstuk", "sec-data"), ", ", reference("paragraaf", "uvw-waterbeheer-sec-meetnet"), ", ",
        reference("tabel", "uvw-waterbeheer-tbl-rollen"), ", ", reference("figuur", "uvw-waterbeheer-fig-keten"), ", ",
        reference("maatregel", "uvw-waterbeheer-act-meetnet"), ", ", reference("", "uvw-waterbeheer-goal-peil"),
        ", ", reference("bijlage", "sec-maatregelen"), ", ", reference("paragraaf", "sec-per-partij"), " en ",
        reference("", "sec-samenvatting"), ". Een verwijzing zonder doel: ",
        n.BracketedSpan(inlines("[?sec-weg]"), Attr(classes=(c.UNRESOLVED,))), ".",
    ),
    para(
        "De wet geldt sinds 2023", note(para(n.Emph(inlines("Kamerstukken II")), " 2022/23, 26643, nr. 940, p. 3.")),
        " en staat op ", n.Link(inlines("overheid.nl"), "https://www.overheid.nl/?a=1&b=2", "Overheid"),
        "; zie ook ", n.Link(inlines("wat hierover eerder staat"), "#sec-doel"), ". Een druppel ",
        n.Image(inlines("een druppel"), ICON_PATH), " in de regel.",
    ),
    heading(2, "sec-doel"),
    para(TEXT),
    n.BulletList((
        (plain("één begrip, één naam;"),),
        (plain("meten bij de bron;"), n.BulletList(((plain("eerst oppervlaktewater;"),), (plain("dan grondwater;"),)))),
        (plain("delen, tenzij ", n.Emph(inlines("dat niet mag")), "."),),
    )),
    para("In deze volgorde:"),
    n.OrderedList((
        (plain("afspraken over namen;"),),
        (plain("een gezamenlijk meetnet;"), n.OrderedList(((plain("ontwerp;"),), (plain("bouw."),)), delimiter=")")),
        (plain("open gegevens."),),
    )),
    para("En verder:"),
    n.OrderedList(((para("een punt met twee alinea's;"), para("de tweede alinea.")), (para("het slot."),)), start=4),
    n.BlockQuote((para("Een aangehaald stuk tekst. ", TEXT), n.BulletList(((plain("met een punt"),),)))),
    n.DefinitionList((
        n.Definition(
            n.Term(inlines("Peilbuis")), ((plain("Buis waarin de stand van het grondwater wordt gemeten."),),),
        ),
        n.Definition(
            n.Term(inlines("Data")), ((para("Gegevens."), para("Ook in meervoud.")), (plain("Tweede betekenis."),)),
        ),
    )),
    n.CodeBlock("peil = meet(punt)\n  als peil > 3:\n\n    waarschuw()"),
    n.HorizontalRule(),
    para("Na de lijn gaat de tekst verder."),
)  # fmt: skip

CONTRIBUTION: tuple[Block, ...] = (
    heading(1, "sec-data"),
    n.Div((para("Zie voor deze prioriteit ook ", reference("paragraaf", "sec-samenhang"), ": Samenhang."),),
          Attr(classes=(c.SEE_ALSO,))),
    heading(2, "uvw-waterbeheer-sec-waterbeheer"),
    n.Div((para("Bijdrage van Unie van Waterschappen en VNG"),), Attr(classes=(c.PARTIES,))),
    para(TEXT),
    heading(3, "uvw-waterbeheer-sec-meetnet"),
    para(TEXT),
    heading(4, "uvw-waterbeheer-sec-diep"),
    para(TEXT),
    titled(c.GOAL, "uvw-waterbeheer-goal-peil", "Doel", para("In 2027 is elk peil binnen een uur bekend."),
           facts=(n.Strong(inlines("Indicator:")), n.Str(" aandeel meetpunten met een meting per uur"))),
    titled(
        c.MEASURE, "uvw-waterbeheer-act-meetnet", "Maatregel", para(TEXT),
        n.BulletList(((plain("alle waterschappen doen mee;"),), (plain("provincies sluiten aan."),))),
        para("Daarna volgt het beheer", note(para("Zie ", reference("tabel", "tbl-planning"), "."), para("En meer."))),
        facts=MEASURE_FACTS,
    ),
    titled(c.MEASURE, "uvw-waterbeheer-act-open", "Maatregel", para("De gegevens zijn open, tenzij.")),
    boxed(c.BOX, "Wat is een peil?", para(TEXT), n.OrderedList(((plain("een punt;"),), (plain("nog een punt."),)))),
    n.Div(
        (para("Meten is weten, delen is meer weten."),
         n.Div((para("Vaarkaart, digitale transformatie, 2023"),), Attr(classes=(c.SOURCE,)))),
        Attr(classes=(c.QUOTE,)),
    ),
    boxed(c.TODO, "Nog te doen (FEZ)", para("Bedrag nagaan.")),
    table(
        "uvw-waterbeheer-tbl-rollen", "lcrd",
        row("Partij", "Rol", "Meetpunten", "Toelichting"),
        row("Unie van Waterschappen", "trekker", "12.400", "Beheert het stelsel en stelt de namen van begrippen vast."),
        row("VNG", "partner", "310", cell("Grondwater in de stad", note(para("Alleen in de bebouwde kom.")))),
        row(n.Cell((plain(n.Strong(inlines("Samen"))),)), cell(), "12.710", "–"),
    ),
    para("Tussen de tabel en de figuur."),
    n.Figure(
        (plain(n.Image(inlines("Vier stappen: meten, keuren, delen, besluiten"), FIGURE_PATH,
                       attr=Attr(pairs=(("width", "80%"),)))),),
        n.Caption((plain("De keten van meting tot besluit"),)), Attr("uvw-waterbeheer-fig-keten"),
    ),
    heading(2, "sec-samenhang"),
    table("", "ll", row("Zonder", "bijschrift"), row("a", "b")),
    table("tbl-planning", "lr", row("Mijlpaal", "Datum"), row("Vaststelling", "4 november 2024")),
)  # fmt: skip

ANNEXES: tuple[Block, ...] = (
    heading(1, "sec-maatregelen", c.ANNEX),
    para("Alle maatregelen bij elkaar."),
    heading(2, "sec-per-partij"),
    n.Div(
        (table("tbl-maatregelen", "lll", row("Nummer", "Maatregel", "Trekker"),
               row(n.Cell((plain(reference("", "uvw-waterbeheer-act-meetnet")),)), "Eén landelijk meetnet", "UvW"),
               row(n.Cell((plain(reference("", "uvw-waterbeheer-act-open")),)), "Peilgegevens open", "UvW")),),
        Attr(classes=(c.OVERVIEW,), pairs=(("of", "measures"),)),
    ),
    n.Figure(
        (n.Div((para("Unie van Waterschappen (UvW)"),), Attr(classes=(c.GROUP,))),
         table("", "ll", row("Nr.", "Te doen"),
               row(n.Cell((plain(reference("", "uvw-waterbeheer-act-meetnet")),)), "Eén meetnet voor heel het land")),
         n.Div((para("Partner in: ", reference("", "uvw-waterbeheer-act-open")),), Attr(classes=(c.SEE_ALSO,))),
         n.Div((para("VNG"),), Attr(classes=(c.GROUP,))),
         table("", "ll", row("Nr.", "Te doen"),
               row(n.Cell((plain(reference("", "uvw-waterbeheer-act-open")),)), "Open"))),
        n.Caption((plain(LABELS["tbl-per-trekker"].title),)), Attr("tbl-per-trekker", (c.TABLES,)),
    ),
    heading(1, "sec-begrippen", c.ANNEX),
    para("BZK: ministerie van Binnenlandse Zaken en Koninkrijksrelaties."),
)  # fmt: skip

STRATEGY = Strategy(IMPRINT, n.Document((*OPENING, *CONTRIBUTION, *ANNEXES)), LABELS, IMAGES)
"""A draft with a marking."""

FINAL_STRATEGY = replace(STRATEGY, imprint=replace(IMPRINT, status=Status.DEFINITIEF, version="1.0", draft=False))

LETTER_DATA = LetterData(
    sender=Sender(
        name="Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
        unit="Directie Digitale Samenleving",
        colofon=("Turfmarkt 147", "Den Haag", "Postbus 20011", "2500 EA Den Haag"),
    ),
    addressees=(
        Addressee(
            name="De Voorzitter van de Tweede Kamer der Staten-Generaal", address=("Postbus 20018", "2500 EA DEN HAAG")
        ),
        Addressee(
            name="De Voorzitter van de Eerste Kamer der Staten-Generaal", address=("Postbus 20017", "2500 EA DEN HAAG")
        ),
    ),
    place="Den Haag",
    subject="Nederlandse Digitaliseringsstrategie",
    reference="2025-0000000000",
    dossiers=("26 643",),
    on_behalf_of=("de minister van Economische Zaken",),
    signatories=(
        Signatory(office="De minister van Binnenlandse Zaken en Koninkrijksrelaties", name="A. Voorbeeld"),
        Signatory(office="De staatssecretaris Digitalisering", name="B. Voorbeeld"),
    ),
    annexes=(
        Annex(title="Nederlandse Digitaliseringsstrategie", file="strategy"),
        Annex(title="Beslisnota bij de Kamerbrief", file="annexes/beslisnota.pdf"),
        Annex(title="Moties en toezeggingen", file="motions"),
    ),
)

LETTER_BODY: tuple[Block, ...] = (
    para(
        "Hierbij bieden wij u, mede namens de minister van Economische Zaken, de Nederlandse Digitaliseringsstrategie "
        "aan. Hoe data helpen, staat in ",
        n.BracketedSpan(
            inlines("hoofdstuk\u00a0", n.BracketedSpan(inlines("2"), Attr(classes=(c.NUMBER,)))),
            Attr(classes=(c.REFERENCE,)),
        ),
        " van de strategie", note(para(n.Emph(inlines("Kamerstukken II")), " 2024/25, 26643, nr. 1231.")), ".",
    ),
    n.Header(1, inlines("Wat de strategie vraagt"), Attr("letter-vraagt")),
    *(para(TEXT) for _ in range(6)),
    n.BulletList(((plain("één begrip, één naam;"),), (plain("meten bij de bron."),))),
    n.Header(1, inlines("Tot slot"), Attr("letter-slot")),
    *(para(TEXT) for _ in range(6)),
)  # fmt: skip

LETTER_ANNEX: tuple[Block, ...] = (
    n.Header(1, inlines("Bijlage 3: Moties en toezeggingen"), Attr("letter-sec-moties")),
    n.Header(2, inlines("Bijlage 3A: Afgedane moties en toezeggingen"), Attr("letter-sec-moties-a")),
    para("Met de strategie worden deze moties en toezeggingen als afgedaan beschouwd."),
    n.Table(
        (n.Column(), n.Column()), (row("Motie of toezegging", "Hoe afgedaan"),),
        (n.Row((cell(n.Strong(inlines("Motie:")), " Een vraag."),
                n.Cell((para("Een antwoord."), para("Een plaats."))))),),
    ),
    n.Header(2, inlines("Bijlage 3B: Openstaande moties en toezeggingen"), Attr("letter-sec-moties-b")),
    para("Er staan geen moties of toezeggingen open."),
)  # fmt: skip

LETTER = Letter(
    IMPRINT, LETTER_DATA, 0, n.Document(LETTER_BODY),
    {"letter-vraagt": Label("letter-vraagt", LabelKind.UNNUMBERED, "", "Wat de strategie vraagt"),
     "letter-slot": Label("letter-slot", LabelKind.UNNUMBERED, "", "Tot slot")},
    {}, LETTER_ANNEX,
)  # fmt: skip
"""A draft to the first addressee, of about two pages, with an annex on a third."""
