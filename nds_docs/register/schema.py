"""The register (`nds.yml`), `words.yml` and the front matter of chapters and contributions, typed.

An unknown key, a missing one or a wrong type is an error (`validate.py`). JSON Schemas for editors are generated from
these classes (`json_schema.py`); the descriptions are what a writer sees there, so they are Dutch.
Cross-field rules (unknown party, cycle of merges) live in `load.py` and `checks/register.py`.
"""

from __future__ import annotations

import datetime
from enum import Enum
from typing import Annotated, NamedTuple

from msgspec import Meta, Struct, field

PARTY_ID = r"^[a-z][a-z0-9-]*$"
PRIORITY_ID = r"^[A-Z][A-Za-z0-9]*-[0-9]+$"
ABSORBED = r"^[a-z][a-z0-9-]*/[a-z0-9][a-z0-9-]*(@[0-9a-f]{8})?$"
NAME = r"^[a-z0-9][a-z0-9-]*$"
FILE_STEM = r"^(?!kamerbrief(-[0-9]+)?$)[a-z0-9][a-z0-9-]*$"
LANGUAGE = r"^[a-z]{2}-[A-Z]{2}$"
COMMIT = r"^[0-9a-f]{7,40}$"

PartyId = Annotated[str, Meta(pattern=PARTY_ID, description="Partij: de naam van haar map onder contributions/")]
PriorityId = Annotated[str, Meta(pattern=PRIORITY_ID, description="Prioriteit, bijvoorbeeld BZK-2")]
ReferenceKey = Annotated[str, Meta(min_length=1, description="Sleutel van een bron in references.yml")]
AbsorbedVersion = Annotated[
    str, Meta(pattern=ABSORBED, description="Bijdrage en kenmerk van de verwerkte tekst: PARTIJ/naam@3f2a91c0")
]
Name = Annotated[str, Meta(pattern=NAME)]
FileStem = Annotated[str, Meta(pattern=FILE_STEM)]
Line = Annotated[str, Meta(min_length=1)]


class Status(Enum):
    """How far the document is; `definitief` is the only one that is no draft."""

    CONCEPT = "concept"
    CONSULTATIE = "consultatie"
    MINISTERRAAD = "ministerraad"
    DEFINITIEF = "definitief"


class PartyKind(Enum):
    DEPARTMENT = "department"
    UMBRELLA = "umbrella"
    PARTNER = "partner"


class PriorityStatus(Enum):
    PROPOSED = "proposed"
    ADOPTED = "adopted"
    MERGED = "merged"
    DROPPED = "dropped"


class ChapterKind(Enum):
    CHAPTER = "chapter"
    ANNEX = "annex"
    UNNUMBERED = "unnumbered"


class ContributionStatus(Enum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    AGREED = "agreed"


class Funding(Enum):
    EXISTING = "existing"
    ADDITIONAL = "additional"


class MeasureState(Enum):
    """The `state=` of a measure, which stands in the text and not in the register."""

    PLANNED = "planned"
    STARTED = "started"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"


class Cw31Part(Enum):
    """The `part=` of a `.cw31` in the letter, in the order in which they stand there.

    Source: Comptabiliteitswet 2016, article 3.1 (a, b, c); Beleidskeuzes uitgelegd (Kamerstukken II 2022/23, 31865,
    nr. 231) for the last.
    """

    GOALS = "goals"
    INSTRUMENTS = "instruments"
    FINANCE = "finance"
    EVALUATION = "evaluation"


class MotionKind(Enum):
    MOTION = "motion"
    COMMITMENT = "commitment"


class MotionState(Enum):
    SETTLED = "settled"
    OPEN = "open"


class _Strict(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Immutable; a key that is not named here is an error."""


class DocumentData(_Strict, frozen=True, kw_only=True):
    """What stands on the title page and in the file names."""

    title: Annotated[Line, Meta(description="Titel van de strategie")]
    short: Annotated[FileStem, Meta(description="Begin van de namen van de gemaakte bestanden: nds wordt nds.docx")]
    subtitle: Annotated[str, Meta(description="Ondertitel op het titelblad")] = ""
    status: Annotated[Status, Meta(description="Hoe ver het stuk is; alleen definitief is geen concept")] = (
        Status.CONCEPT
    )
    version: Annotated[Line, Meta(description='Versie, tussen aanhalingstekens: "0.3"')]
    date: Annotated[datetime.date, Meta(description="Datum van het stuk: jaar-maand-dag")]
    language: Annotated[str, Meta(pattern=LANGUAGE, description="Taal van het stuk")] = "nl-NL"
    marking: Annotated[str, Meta(description="Rubricering, op elke bladzijde van een concept")] = ""
    show_parties: Annotated[
        bool, Meta(description="Namen van partijen bij de paragrafen (true), of één stem (false)")
    ] = True
    word_template: Annotated[str, Meta(description="Word-bestand waarvan opmaak en bladspiegel worden overgenomen")] = (
        ""
    )


class Party(_Strict, frozen=True, kw_only=True):
    """Who takes part."""

    id: PartyId
    name: Annotated[Line, Meta(description="Volledige naam")]
    short: Annotated[Line, Meta(description="Afkorting")]
    kind: Annotated[
        PartyKind, Meta(description="Departement (department), koepel (umbrella) of ketenpartner (partner)")
    ]
    writing_group: Annotated[bool, Meta(description="Zit deze partij in de schrijfgroep?")] = False


class Priority(_Strict, frozen=True, kw_only=True):
    """A subject of the strategy, with what became of it."""

    id: Annotated[PriorityId, Meta(description="Blijft altijd gelijk, ook na samenvoegen; bijvoorbeeld BZK-2")]
    title: Annotated[Line, Meta(description="Naam van de prioriteit")]
    description: Annotated[str, Meta(description="Wat de partij die haar inbracht ermee bedoelt")] = ""
    proposed_by: PartyId
    basis: Annotated[tuple[ReferenceKey, ...], Meta(description="Waarop de prioriteit berust: bronnen")] = ()
    status: Annotated[
        PriorityStatus,
        Meta(description="Voorgesteld (proposed), vastgesteld (adopted), samengevoegd (merged), vervallen (dropped)"),
    ]
    into: Annotated[PriorityId | None, Meta(description="Bij merged: de prioriteit waarin zij is opgegaan")] = None
    decided: Annotated[datetime.date | None, Meta(description="Datum van het besluit: jaar-maand-dag")] = None


class Milestone(_Strict, frozen=True, kw_only=True):
    """A date on the way to the strategy."""

    id: Annotated[Name, Meta(description="Korte naam, om in de tekst naar te verwijzen")]
    date: Annotated[datetime.date, Meta(description="Datum: jaar-maand-dag")]
    was: Annotated[datetime.date | None, Meta(description="De eerder geplande datum")] = None
    title: Annotated[Line, Meta(description="Wat er dan gebeurt")]


class Approval(_Strict, frozen=True, kw_only=True):
    """Who agreed to what."""

    by: Annotated[Line, Meta(description="Een partij, of een naam als FEZ of ministerraad")]
    scope: Annotated[Line, Meta(description="document, een prioriteit (BZK-2) of een bijdrage (uvw/meetnet)")]
    commit: Annotated[str, Meta(pattern=COMMIT, description='De versie in git, tussen aanhalingstekens: "1a2b3c4"')]
    date: Annotated[datetime.date, Meta(description="Datum: jaar-maand-dag")]
    reservation: Annotated[str, Meta(description="Voorbehoud")] = ""


class Sender(_Strict, frozen=True, kw_only=True):
    """Who sends the letter."""

    name: Annotated[Line, Meta(description="Ministerie")]
    unit: Annotated[str, Meta(description="Directie of afdeling")] = ""
    colofon: Annotated[tuple[Line, ...], Meta(description="Regels van het colofon: adres, telefoon")] = ()


class Addressee(_Strict, frozen=True, kw_only=True):
    """Who gets the letter."""

    name: Annotated[Line, Meta(description="Aan wie: De Voorzitter van de Tweede Kamer der Staten-Generaal")]
    address: Annotated[tuple[Line, ...], Meta(description="Regels van het adres")]


class Signatory(_Strict, frozen=True, kw_only=True):
    """Who signs the letter."""

    office: Annotated[Line, Meta(description="Ambt: De staatssecretaris van …")]
    name: Annotated[Line, Meta(description="Naam")]


class Motion(_Strict, frozen=True, kw_only=True):
    """A motion of a Kamer or a toezegging to it, and what the strategy does with it."""

    kind: Annotated[MotionKind, Meta(description="Motie (motion) of toezegging (commitment)")]
    asks: Annotated[Line, Meta(description="Wat de motie vraagt, of wat is toegezegd")]
    by: Annotated[Line, Meta(description="Van wie en waar: de indieners, of het debat van de toezegging")]
    source: Annotated[
        str, Meta(description="Vindplaats: een sleutel uit references.yml, of woorden: Kamerstuk 26 643, nr. 904")
    ] = ""
    state: Annotated[MotionState, Meta(description="Afgedaan (settled) of nog open (open)")]
    expected: Annotated[str, Meta(description="Bij open: wanneer de afdoening wordt verwacht")] = ""
    answer: Annotated[str, Meta(description="Het antwoord, of de stand van zaken")] = ""
    where: Annotated[
        str, Meta(description="Label van de plaats in de strategie waar het antwoord staat: sec-sturing")
    ] = ""


class Annex(_Strict, frozen=True, kw_only=True):
    """`file` is "strategy" for the document, "motions" for the list in the letter, else a path in the project."""

    title: Annotated[Line, Meta(description="Titel van de bijlage")]
    file: Annotated[
        Line,
        Meta(
            description="strategy voor de strategie zelf, motions voor de moties, anders een bestand: annexes/nota.pdf"
        ),
    ]


class LetterData(_Strict, frozen=True, kw_only=True):
    """What the letter needs besides its text."""

    sender: Annotated[Sender, Meta(description="Afzender")]
    addressees: Annotated[tuple[Addressee, ...], Meta(min_length=1, description="Voor elk een eigen brief")]
    place: Annotated[Line, Meta(description="Plaats van ondertekening")]
    date: Annotated[datetime.date | None, Meta(description="Datum van de brief; anders die van het stuk")] = None
    subject: Annotated[Line, Meta(description="Betreft")]
    reference: Annotated[str, Meta(description="Ons kenmerk")] = ""
    your_reference: Annotated[str, Meta(description="Uw kenmerk")] = ""
    dossiers: Annotated[tuple[Line, ...], Meta(description='Kamerdossiers, tussen aanhalingstekens: "26 643"')] = ()
    on_behalf_of: Annotated[tuple[Line, ...], Meta(description="Mede namens: ambten")] = ()
    signatories: Annotated[tuple[Signatory, ...], Meta(min_length=1, description="Ondertekenaars, in volgorde")]
    annexes: Annotated[tuple[Annex, ...], Meta(description="Bijlagen, in de volgorde van verzending")] = ()
    motions: Annotated[
        tuple[Motion, ...], Meta(description="Moties en toezeggingen: de bijlage met file: motions toont ze")
    ] = ()


class Register(_Strict, frozen=True, kw_only=True):
    """The whole of `nds.yml`."""

    document: Annotated[DocumentData, Meta(description="Titelblad en bestandsnamen")]
    parties: Annotated[tuple[Party, ...], Meta(description="De partijen die meeschrijven")]
    priorities: Annotated[tuple[Priority, ...], Meta(description="De prioriteiten en wat ervan werd")]
    milestones: Annotated[tuple[Milestone, ...], Meta(description="De planning")] = ()
    approvals: Annotated[tuple[Approval, ...], Meta(description="Wie waarmee heeft ingestemd")] = ()
    letter: Annotated[LetterData | None, Meta(description="De Kamerbrief")] = None


class Allowance(_Strict, frozen=True, kw_only=True):
    """A finding that the writer means to leave standing, and why."""

    rule: Annotated[Name, Meta(description="Naam van de regel, bijvoorbeeld long-sentence")]
    reason: Annotated[Line, Meta(description="Waarom het hier mag")]


Allowances = Annotated[tuple[Allowance, ...], Meta(description="Bevindingen die hier mogen blijven staan")]


class Absorbed(NamedTuple):
    """PARTY/name of a contribution that a chapter has taken in, and the fingerprint of the text it took; "" if none."""

    contribution: str
    fingerprint: str


class ChapterFront(_Strict, frozen=True, kw_only=True):
    """Front matter of a file in `chapters/`."""

    title: Annotated[Line, Meta(description="Titel van het hoofdstuk")]
    priority: Annotated[PriorityId | None, Meta(description="De prioriteit die dit hoofdstuk uitwerkt")] = None
    kind: Annotated[
        ChapterKind, Meta(description="Hoofdstuk (chapter), bijlage (annex) of zonder nummer (unnumbered)")
    ] = ChapterKind.CHAPTER
    absorbs: Annotated[
        tuple[AbsorbedVersion, ...],
        Meta(description="Bijdragen die in deze tekst zijn verwerkt, met hun kenmerk: uvw/meetnet@3f2a91c0"),
    ] = ()
    allow: Allowances = ()

    @property
    def absorbed(self) -> tuple[Absorbed, ...]:
        """The contributions that this chapter has taken in, in the order typed."""
        parts = (entry.partition("@") for entry in self.absorbs)
        return tuple(Absorbed(contribution, fingerprint) for contribution, _, fingerprint in parts)


class ContributionFront(_Strict, frozen=True, kw_only=True):
    """Front matter of a file in `contributions/PARTY/`. Exactly one of `party` and `parties` is given."""

    title: Annotated[Line, Meta(description="Titel van de bijdrage")]
    party: PartyId | None = None
    parties: Annotated[
        tuple[PartyId, ...], Meta(description="Bij een gezamenlijke bijdrage: de partijen, die van de map eerst")
    ] = ()
    priorities: Annotated[
        tuple[PriorityId, ...],
        Meta(min_length=1, description="Prioriteiten; de tekst komt onder de eerste, de andere verwijzen ernaar"),
    ]
    status: Annotated[
        ContributionStatus, Meta(description="In bewerking (draft), ingediend (submitted) of akkoord (agreed)")
    ] = ContributionStatus.DRAFT
    builds_on: Annotated[tuple[ReferenceKey, ...], Meta(description="Bronnen waarop de bijdrage voortbouwt")] = ()
    funding: Annotated[
        Funding, Meta(description="Binnen bestaande begroting (existing) of aanvullend (additional)")
    ] = Funding.EXISTING
    funding_note: Annotated[str, Meta(description="Bij additional: hoeveel geld, en wie het betaalt")] = ""
    authors: Annotated[tuple[Line, ...], Meta(description="Wie de tekst schreven")] = ()
    allow: Allowances = ()

    @property
    def all_parties(self) -> tuple[str, ...]:
        """The parties that bring it in, the one of the folder first."""
        return (self.party,) if self.party is not None else self.parties


class Word(_Strict, frozen=True, kw_only=True):
    """A term with its meaning."""

    term: Annotated[Line, Meta(description="Het woord zoals we het schrijven")]
    meaning: Annotated[str, Meta(description="Wat we eronder verstaan")] = ""
    instead_of: Annotated[tuple[Line, ...], Meta(description="Andere schrijfwijzen, die we niet gebruiken")] = ()


class Words(_Strict, frozen=True, kw_only=True):
    """The whole of `words.yml`: terms, abbreviations (short → written out), words to avoid (word → better)."""

    terms: Annotated[tuple[Word, ...], Meta(description="Termen")] = ()
    abbreviations: Annotated[dict[str, str], Meta(description="Afkortingen: de afkorting, dan de hele naam")] = field(
        default_factory=dict
    )
    avoid: Annotated[dict[str, str], Meta(description="Woorden die we vermijden, met een beter woord")] = field(
        default_factory=dict
    )
