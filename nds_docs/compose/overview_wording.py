"""The words of the overviews: captions, column heads and what stands there when there is nothing to show."""

from __future__ import annotations

from nds_docs.language import Text
from nds_docs.register.schema import Funding

IDS = {
    "measures": "tbl-overzicht-maatregelen",
    "goals": "tbl-overzicht-doelen",
    "priorities": "tbl-overzicht-prioriteiten",
    "coherence": "tbl-overzicht-samenhang",
    "planning": "tbl-overzicht-planning",
    "parties": "tbl-overzicht-partijen",
    "references": "tbl-overzicht-bronnen",
    "abbreviations": "tbl-overzicht-afkortingen",
}
"""The label of each overview, which writers can refer to."""

YES = Text("ja", "yes")
NO = Text("nee", "no")

ALL_MEASURES = Text("Alle maatregelen", "All measures")
MEASURE_COLUMNS = (
    Text("Nr.", "No."),
    Text("Maatregel", "Measure"),
    Text("Trekker", "Owner"),
    Text("Met", "With"),
    Text("Periode", "Period"),
    Text("Geld", "Money"),
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
    Text("Voorgesteld door", "Proposed by"),
    Text("Op basis van", "Based on"),
    Text("Stand", "State"),
    Text("Uitgewerkt in", "Worked out in"),
)

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
    Text("Eerder gepland", "Planned before"),
)
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
