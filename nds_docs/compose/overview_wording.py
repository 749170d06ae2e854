"""The words of the overviews: captions, column heads and what stands there when there is nothing to show."""

from __future__ import annotations

from nds_docs.compose.drawing import Matrix, Part, Timeline
from nds_docs.language import Text
from nds_docs.register.schema import Funding, Party, PartyKind

IDS = {
    ("measures", ""): "tbl-overzicht-maatregelen",
    ("measures", "priority"): "tbl-overzicht-maatregelen-per-prioriteit",
    ("measures", "owner"): "tbl-overzicht-maatregelen-per-trekker",
    ("measures", "year"): "tbl-overzicht-maatregelen-per-jaar",
    ("goals", ""): "tbl-overzicht-doelen",
    ("priorities", ""): "tbl-overzicht-prioriteiten",
    ("coherence", ""): "tbl-overzicht-samenhang",
    ("planning", ""): "tbl-overzicht-planning",
    ("parties", ""): "tbl-overzicht-partijen",
    ("references", ""): "tbl-overzicht-bronnen",
    ("abbreviations", ""): "tbl-overzicht-afkortingen",
}
"""The label of each overview, by its `of=` and `by=`, which writers can refer to."""


def overview_id(of: str, by: str) -> str:
    """The label of an overview; of a kind that cannot be ordered so, that of the kind; "" for no kind."""
    return IDS.get((of, by)) or IDS.get((of, ""), "")


FIGURE_IDS = {
    "coherence": "fig-overzicht-samenhang",
    "planning": "fig-overzicht-planning",
}
"""The label of the drawing beside an overview."""

YES = Text("ja", "yes")
NO = Text("nee", "no")

ALL_MEASURES = Text("Alle maatregelen", "All measures")
BY_PRIORITY = Text("Maatregelen per prioriteit", "Measures by priority")
BY_OWNER = Text("Maatregelen per trekker", "Measures by owner")
BY_YEAR = Text(
    "Maatregelen per jaar: wanneer zij starten, lopen en eindigen", "Measures by year: when they start, run and end"
)
NUMBER = Text("Nr.", "No.")
MEASURE = Text("Maatregel", "Measure")
PARTNER_IN = Text("Partner in: ", "Partner in: ")
NO_OWNER = Text("Nog geen trekker", "No owner yet")
STARTS_IN = Text("Start in {year}", "Starts in {year}")
NO_YEAR = Text("Nog geen jaar", "No year yet")
AND_LATER = Text("{year} en later", "{year} and later")
NOT_THEN = Text("–", "–")
PARTS_OF_PERIOD = {
    (True, True): Text("alleen", "only"),
    (True, False): Text("start", "start"),
    (False, False): Text("loopt", "runs"),
    (False, True): Text("eind", "end"),
}
"""What a measure does in a year, by whether it starts and whether it ends in it."""
YEARS_LEGEND = Text(
    "start = begint in dat jaar; loopt = gaat het hele jaar door; eind = is in dat jaar klaar; alleen = begint en is"
    " klaar in dat jaar; – = loopt dan niet.",
    "start = begins in that year; runs = goes on all year; end = is done in that year; only = begins and is done in"
    " that year; – = does not run then.",
)

NO_MEASURES = Text("Er zijn nog geen maatregelen.", "There are no measures yet.")
FUNDING_SHORT = {
    Funding.EXISTING: Text("bestaand", "existing"),
    Funding.ADDITIONAL: Text("aanvullend", "additional"),
}

ALL_GOALS = Text("Alle doelen en de maatregelen die eraan bijdragen", "All goals and the measures that contribute")
GOAL_COLUMNS = (
    Text("Nr.", "No."),
    Text("Doel", "Goal"),
    Text("Indicator", "Indicator"),
    Text("Maatregelen", "Measures"),
)
NO_GOALS = Text("Er zijn nog geen doelen.", "There are no goals yet.")

ALL_PRIORITIES = Text(
    "De voorgestelde prioriteiten en hun uitwerking", "The proposed priorities and what became of them"
)
PRIORITY = Text("Prioriteit", "Priority")
PRIORITY_COLUMNS = (
    PRIORITY,
    Text("Op basis van", "Based on"),
    Text("Stand", "State"),
    Text("Uitgewerkt in", "Worked out in"),
)

PROPOSED_BY = Text("Voorgesteld door {party}", "Proposed by {party}")
DECIDED = Text("{state}, besloten op {date}", "{state}, decided on {date}")

COHERENCE = Text("Welke partij aan welke prioriteit bijdraagt", "Which party contributes to which priority")
COHERENCE_LEGEND = Text(
    "● = werkt de prioriteit uit in een eigen bijdrage; ○ = raakt eraan in een bijdrage onder een andere prioriteit.",
    "● = works the priority out in a contribution; ○ = touches it in a contribution under another priority.",
)
NO_COHERENCE = Text("Er zijn nog geen bijdragen.", "There are no contributions yet.")

PLANNING = Text("Mijlpalen", "Milestones")
PLANNING_COLUMNS = (
    Text("Datum", "Date"),
    Text("Mijlpaal", "Milestone"),
    Text("Verschoven", "Moved"),
)
LATER = Text("uitgesteld: van {was} naar {now}", "postponed: from {was} to {now}")
EARLIER = Text("vervroegd: van {was} naar {now}", "brought forward: from {was} to {now}")
NO_MILESTONES = Text("Er zijn nog geen mijlpalen.", "There are no milestones yet.")

ALL_PARTIES = Text("De partijen", "The parties")
PARTY_COLUMNS = (
    Text("Partij", "Party"),
    Text("Afkorting", "Abbreviation"),
    Text("Soort", "Kind"),
    Text("Schrijfgroep", "Writing group"),
)

ALL_REFERENCES = Text(
    "Hergebruikte strategieën, Kamerstukken en Europees beleid", "Strategies, parliamentary papers and EU policy reused"
)
REFERENCE_COLUMNS = (Text("Bron", "Source"), Text("Gebruikt in", "Used in"))
NO_REFERENCES = Text("Er zijn geen bronnen aangehaald.", "No sources are cited.")

ALL_ABBREVIATIONS = Text("Afkortingen", "Abbreviations")
ABBREVIATION_COLUMNS = (Text("Afkorting", "Abbreviation"), Text("Betekenis", "Meaning"))
NO_ABBREVIATIONS = Text("Er zijn geen afkortingen.", "There are no abbreviations.")


def named(party: Party) -> str:
    """The full name, with the abbreviation behind it where that is another."""
    return party.name if party.name == party.short else f"{party.name} ({party.short})"


# --- the drawings -------------------------------------------------------------------------------

TABLE_HAS_ALL = Text("De tabel erbij bevat alle gegevens.", "The table that goes with it has all of it.")
FIGURE_CAPTIONS = {
    Timeline: Text("De mijlpalen in de tijd", "The milestones in time"),
    Matrix: Text("Wie waaraan werkt, in één beeld", "Who works on what, at a glance"),
}

SIGNS = {Part.WORKS_OUT: "●", Part.TOUCHES: "○", Part.NONE: "–"}
WORKS_OUT = Text("werkt de prioriteit uit in een eigen bijdrage", "works the priority out in a contribution")
TOUCHES = Text("raakt eraan vanuit een andere prioriteit", "touches it from another priority")
KINDS = {
    PartyKind.DEPARTMENT: Text("Departementen", "Departments"),
    PartyKind.UMBRELLA: Text("Koepels", "Umbrellas"),
    PartyKind.PARTNER: Text("Ketenpartners", "Partners"),
}

SHORT_MONTHS = {
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
WAS = Text("was {date}", "was {date}")
MILESTONE = Text("mijlpaal", "milestone")
SLIPPED = Text("verschoven", "moved")
THIS_VERSION = Text("Deze versie: {date}", "This version: {date}")

TIMELINE_SHOWN = Text(
    "Tijdlijn met {count} mijlpalen van {first} tot en met {last}; deze versie is van {today}.",
    "Timeline with {count} milestones from {first} to {last}; this version is dated {today}.",
)
TIMELINE_SHOWN_ONE = Text(
    "Tijdlijn met één mijlpaal; deze versie is van {today}.",
    "Timeline with one milestone; this version is dated {today}.",
)
MOMENT = Text("{date}: {title}.", "{date}: {title}.")
MOMENT_SLIPPED = Text("{date}, verschoven van {was}: {title}.", "{date}, moved from {was}: {title}.")
SLIPPED_COUNT = (
    Text("Geen datum is verschoven.", "No date has moved."),
    Text("Eén datum is verschoven.", "One date has moved."),
    Text("Er zijn {count} data verschoven.", "{count} dates have moved."),
)
"""For none, one and more."""

MATRIX_SHOWN = Text(
    "Matrix van prioriteiten ({priorities}) en partijen ({parties}).",
    "Matrix of priorities ({priorities}) and parties ({parties}).",
)
MATRIX_ROWS = {
    (True, True): Text(
        "{priority}: uitgewerkt door {working}, zijdelings door {touching}.",
        "{priority}: worked out by {working}, touched on by {touching}.",
    ),
    (True, False): Text("{priority}: uitgewerkt door {working}.", "{priority}: worked out by {working}."),
    (False, True): Text("{priority}: alleen zijdelings door {touching}.", "{priority}: only touched on by {touching}."),
    (False, False): Text("{priority}: nog door niemand.", "{priority}: by nobody yet."),
}
"""By whether anyone works the priority out, and whether anyone touches on it."""
ONE_PARTY = Text("één partij", "one party")
PARTIES_COUNT = Text("{count} partijen", "{count} parties")
MATRIX_COUNT = Text(
    "Van deze prioriteiten heeft een aantal nog geen eigen bijdrage: {empty}.",
    "Of these priorities a number has no contribution yet: {empty}.",
)
