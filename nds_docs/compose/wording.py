"""The words that the program puts into documents: one table for all writers, Dutch and English side by side."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

from nds_docs.compose.edition import LabelKind
from nds_docs.language import Language, Text
from nds_docs.register.schema import (
    Cw31Part,
    Funding,
    MeasureState,
    MotionKind,
    MotionState,
    PartyKind,
    PriorityStatus,
    Status,
)

Kind = TypeVar("Kind", bound=Enum)

LABEL_WORDS = {
    LabelKind.CHAPTER: Text("hoofdstuk", "chapter"),
    LabelKind.SECTION: Text("paragraaf", "section"),
    LabelKind.ANNEX: Text("bijlage", "annex"),
    LabelKind.UNNUMBERED: Text("", ""),
    LabelKind.TABLE: Text("tabel", "table"),
    LabelKind.FIGURE: Text("figuur", "figure"),
    LabelKind.MEASURE: Text("maatregel", "measure"),
    LabelKind.GOAL: Text("doel", "goal"),
}

STATUS_WORDS = {
    Status.CONCEPT: Text("Concept", "Draft"),
    Status.CONSULTATIE: Text("Consultatieversie", "Consultation version"),
    Status.MINISTERRAAD: Text("Versie voor de ministerraad", "Version for the Council of Ministers"),
    Status.DEFINITIEF: Text("Definitief", "Final"),
}

PRIORITY_STATUS_WORDS = {
    PriorityStatus.PROPOSED: Text("voorgesteld", "proposed"),
    PriorityStatus.ADOPTED: Text("vastgesteld", "adopted"),
    PriorityStatus.MERGED: Text("samengevoegd met {into}", "merged into {into}"),
    PriorityStatus.DROPPED: Text("vervallen", "dropped"),
}

PARTY_KIND_WORDS = {
    PartyKind.DEPARTMENT: Text("departement", "department"),
    PartyKind.UMBRELLA: Text("koepelorganisatie", "umbrella organisation"),
    PartyKind.PARTNER: Text("ketenpartner", "chain partner"),
}

FUNDING_WORDS = {
    Funding.EXISTING: Text("binnen bestaande begroting", "within existing budgets"),
    Funding.ADDITIONAL: Text("aanvullende middelen nodig", "additional funding needed"),
}

MEASURE_STATE_WORDS = {
    MeasureState.PLANNED: Text("gepland", "planned"),
    MeasureState.STARTED: Text("gestart", "started"),
    MeasureState.RUNNING: Text("loopt", "running"),
    MeasureState.DONE: Text("afgerond", "done"),
    MeasureState.STOPPED: Text("gestopt", "stopped"),
}

DRAFT_MARK = Text("CONCEPT", "DRAFT")
VERSION = Text("versie", "version")
CONTENTS = Text("Inhoud", "Contents")
LIST_OF_TABLES = Text("Tabellen", "Tables")
LIST_OF_FIGURES = Text("Figuren", "Figures")
PAGE = Text("Pagina", "Page")
OF = Text("van", "of")
BUILD = Text("bouwnummer", "build")
STATUS = Text("Status", "Status")
MARKING = Text("Rubricering", "Marking")
TODO = Text("Nog te doen", "To do")
TODO_FOR = Text("Nog te doen ({who})", "To do ({who})")
CONTRIBUTED_BY = Text("Bijdrage van {parties}", "Contributed by {parties}")
TAKEN_IN = Text(
    "In dit hoofdstuk zijn bijdragen verwerkt van {parties}", "This chapter takes in contributions by {parties}"
)
SEE_ALSO = Text(
    "Zie voor deze prioriteit ook {reference}: {title}.", "See also {reference} for this priority: {title}."
)
NOT_PLACED = Text("Nog niet geplaatste bijdragen", "Contributions that have no place yet")
AND = Text("en", "and")

WITH_REMARKS = Text("met-opmerkingen", "with-remarks")  # the end of a file's name
EXCERPT = Text("Uittreksel: {titles}", "Excerpt: {titles}")

# The facts under a measure or goal.
OWNER = Text("Trekker", "Owner")
PARTNERS = Text("Met", "With")
PERIOD = Text("Periode", "Period")
STATE = Text("Stand", "State")
MONEY = Text("Geld", "Money")
FOR_GOAL = Text("Draagt bij aan", "Contributes to")
BUILDS_ON = Text("Bouwt voort op", "Builds on")
INDICATOR = Text("Indicator", "Indicator")

# The letter.
RETURN_ADDRESS = Text("Retouradres", "Return address")
DATE = Text("Datum", "Date")
SUBJECT = Text("Betreft", "Subject")
OUR_REFERENCE = Text("Ons kenmerk", "Our reference")
YOUR_REFERENCE = Text("Uw kenmerk", "Your reference")
ANNEXES_COUNT = Text("Bijlage(n)", "Annex(es)")
ANNEXES = Text("Bijlagen", "Annexes")
SALUTATION = Text("Geachte voorzitter,", "Dear President,")
CLOSING = Text("Hoogachtend,", "Yours sincerely,")
DOSSIERS = Text("Kamerdossier(s)", "Dossier(s)")

CW31_TITLES = {
    Cw31Part.GOALS: Text(
        "Nagestreefde doelen, doeltreffendheid en doelmatigheid", "Goals, effectiveness and efficiency pursued"
    ),
    Cw31Part.INSTRUMENTS: Text("Beleidsinstrumenten", "Policy instruments"),
    Cw31Part.FINANCE: Text(
        "Financiële gevolgen voor het Rijk en voor maatschappelijke sectoren",
        "Financial consequences for the State and for sectors of society",
    ),
    Cw31Part.EVALUATION: Text("Monitoring en evaluatie", "Monitoring and evaluation"),
}
"""Comptabiliteitswet 2016, article 3.1; the last: the evaluation paragraph of Beleidskeuzes uitgelegd."""

MOTION_WORDS = {
    MotionKind.MOTION: Text("Motie", "Motion"),
    MotionKind.COMMITMENT: Text("Toezegging", "Commitment"),
}
NUMBERED_ANNEX = Text("Bijlage {number}: {title}", "Annex {number}: {title}")
MOTION_TITLES = {
    MotionState.SETTLED: Text("Afgedane moties en toezeggingen", "Motions and commitments that are settled"),
    MotionState.OPEN: Text("Openstaande moties en toezeggingen", "Motions and commitments that are open"),
}
MOTION_OPENINGS = {
    MotionState.SETTLED: Text(
        "Met de strategie worden deze moties en toezeggingen als afgedaan beschouwd.",
        "With the strategy these motions and commitments are regarded as settled.",
    ),
    MotionState.OPEN: Text(
        "Deze moties en toezeggingen staan nog open.", "These motions and commitments are still open."
    ),
}
NO_MOTIONS = {
    MotionState.SETTLED: Text("Er zijn geen afgedane moties of toezeggingen.", "No motion or commitment is settled."),
    MotionState.OPEN: Text("Er staan geen moties of toezeggingen open.", "No motion or commitment is open."),
}
MOTION_ASKS = Text("Motie of toezegging", "Motion or commitment")
MOTION_SOURCE = Text("Van en vindplaats", "By and source")
MOTION_ANSWERS = {
    MotionState.SETTLED: Text("Hoe afgedaan", "How settled"),
    MotionState.OPEN: Text("Stand van zaken", "State of play"),
}
MOTION_EXPECTED = Text("Verwacht", "Expected")
SEE_STRATEGY = Text("Zie {place} van {strategy}.", "See {place} of {strategy}.")
THE_STRATEGY = Text("de strategie", "the strategy")
THE_ABBREVIATED = Text("de {name}", "the {name}")

MONTHS = {
    "nl": (
        "januari februari maart april mei juni juli augustus september oktober november december".split()
    ),
    "en": (
        "January February March April May June July August September October November December".split()
    ),
}  # fmt: skip


def document_language(tag: str) -> Language:
    """The language of the words in a document: `nl-NL` → "nl"; all but Dutch gets English."""
    return "nl" if tag.lower().startswith("nl") else "en"


def long_date(day: datetime.date, language: Language) -> str:
    """14 februari 2025: day in digits, month in letters, year in digits (Rijkshuisstijl, correspondentie)."""
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"


def label_word(kind: LabelKind, language: Language) -> str:
    return LABEL_WORDS[kind].say(language)


def typed_word(value: str, table: Mapping[Kind, Text], language: Language) -> str:
    """The word for a value that stands in the text as it was typed; the value itself where it is none of the table."""
    return next((text.say(language) for kind, text in table.items() if kind.value == value), value)


def capitalised(text: str) -> str:
    """The first letter as a capital; `ij` at the start becomes `IJ`."""
    if text[:2].lower() == "ij":
        return "IJ" + text[2:]
    return text[:1].upper() + text[1:]


def enumeration(names: tuple[str, ...], language: Language) -> str:
    """`a`, `a en b`, `a, b en c`."""
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + f" {AND.say(language)} " + names[-1]
