"""Rules about the attributes of measures, goals and todo notes (NDS27x)."""

from __future__ import annotations

from nds_docs.checks.diagnostics import Rule, Severity
from nds_docs.language import Text

KNOWN_KEYS = Text(nl="kies uit: {known}", en="choose from: {known}")

MEASURE_WITHOUT_OWNER = Rule(
    "NDS270",
    "measure-without-owner",
    Severity.WARNING,
    message=Text(nl="deze maatregel heeft geen trekker", en="this measure has no owner"),
    why=Text(
        nl="Het parlement moet kunnen zien wie een maatregel uitvoert.",
        en="Parliament must be able to see who carries a measure out.",
    ),
    bad="::: {.measure #act-a}\nWij delen het meetnet.\n:::",
    good="::: {.measure #act-a owner=uvw}\nWij delen het meetnet.\n:::",
    hint=Text(nl="voeg toe: `owner=partij`", en="add: `owner=party`"),
)

MEASURE_PARTY = Rule(
    "NDS271",
    "measure-party",
    Severity.ERROR,
    message=Text(nl="partij `{party}` staat niet in nds.yml", en="party `{party}` is not in nds.yml"),
    why=Text(
        nl="In de overzichten staat een maatregel bij zijn trekker en partners; die moeten bekend zijn.",
        en="The overviews list a measure with its owner and partners, who must be known.",
    ),
    bad="::: {.measure #act-a owner=niemand}\nWij delen het meetnet.\n:::",
    good="::: {.measure #act-a owner=uvw}\nWij delen het meetnet.\n:::",
)

MEASURE_YEAR = Rule(
    "NDS272",
    "measure-year",
    Severity.ERROR,
    message=Text(
        nl="`year={year}` is geen jaar of reeks van jaren", en="`year={year}` is no year and no range of years"
    ),
    why=Text(
        nl="Het overzicht noemt van elke maatregel de periode; die moet voor iedereen hetzelfde betekenen.",
        en="The overview of measures names the period of each, which has to mean the same to everyone.",
    ),
    bad="::: {.measure #act-a owner=uvw year=volgend}\nWij delen het meetnet.\n:::",
    good="::: {.measure #act-a owner=uvw year=2025-2027}\nWij delen het meetnet.\n:::",
    hint=Text(nl="schrijf `year=2026` of `year=2025-2027`", en="write `year=2026` or `year=2025-2027`"),
)

UNKNOWN_VALUE = Rule(
    "NDS273",
    "unknown-value",
    Severity.ERROR,
    message=Text(nl="bij `{key}=` kan `{value}` niet staan", en="`{key}=` cannot have the value `{value}`"),
    why=Text(
        nl="De overzichten kennen alleen deze waarden.",
        en="The overviews know these values only.",
    ),
    bad="::: {.measure #act-a owner=uvw funding=onbekend}\nWij delen het meetnet.\n:::",
    good="::: {.measure #act-a owner=uvw funding=existing}\nWij delen het meetnet.\n:::",
)

UNKNOWN_ATTRIBUTE = Rule(
    "NDS274",
    "unknown-attribute",
    Severity.WARNING,
    message=Text(nl="`{key}=` hoort niet bij `.{kind}`", en="`{key}=` does not belong to `.{kind}`"),
    why=Text(
        nl="Wat hier staat, komt niet in het document of een overzicht.",
        en="What is written here reaches neither the document nor an overview.",
    ),
    bad="::: {.measure #act-a owner=uvw eigenaar=uvw}\nWij delen het meetnet.\n:::",
    good="::: {.measure #act-a owner=uvw}\nWij delen het meetnet.\n:::",
)

TODO_LEFT = Rule(
    "NDS275",
    "todo-left",
    Severity.NOTE,
    message=Text(nl="hier is nog iets te doen ({who})", en="something is still to be done here ({who})"),
    why=Text(
        nl="Lezers van een concept zien de notitie; een definitieve versie wordt er niet mee gemaakt.",
        en="Readers of a draft see the note; a final edition is not made while it stands.",
    ),
    bad="::: {.todo for=fez}\nBedrag navragen.\n:::",
    good="Het bedrag staat vast.",
    stops_final=True,
)
