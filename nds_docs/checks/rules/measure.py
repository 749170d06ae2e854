"""Rules about the attributes of measures, goals and todo notes (NDS27x)."""

from __future__ import annotations

from nds_docs.checks.diagnostics import Rule, Severity
from nds_docs.language import Text

_TWO_AMOUNTS = """::: {{.measure #act-a owner=uvw funding=existing amount="2 miljoen euro"}}
Wij delen het meetnet.
:::

::: {{.measure #act-b owner=uvw funding=existing amount="{second}"}}
Wij keuren het meetnet.
:::"""
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

AMOUNT_UNREADABLE = Rule(
    "NDS276",
    "amount-unreadable",
    Severity.WARNING,
    message=Text(
        nl="`amount={amount}` is niet als bedrag te lezen", en="`amount={amount}` cannot be read as an amount"
    ),
    why=Text(
        nl="De lijst voor financiën telt alleen bedragen op waar maar één lezing van is.",
        en="The list for finance adds up only those amounts that can be read in one way.",
    ),
    bad='::: {.measure #act-a owner=uvw funding=existing amount="2 à 3 miljoen"}\nWij delen het meetnet.\n:::',
    good='::: {.measure #act-a owner=uvw funding=existing amount="1,2 miljoen euro"}\nWij delen het meetnet.\n:::',
    hint=Text(
        nl="schrijf `1,2 miljoen euro`, `800.000 euro`, `2 miljoen euro per jaar`, of `p.m.` als het nog open is",
        en="write `1,2 miljoen euro`, `800.000 euro`, `2 miljoen euro per jaar`, or `p.m.` while it is open",
    ),
)

AMOUNT_WITHOUT_FUNDING = Rule(
    "NDS277",
    "amount-without-funding",
    Severity.WARNING,
    message=Text(
        nl="deze maatregel noemt een bedrag, maar niet waar het vandaan komt",
        en="this measure names an amount, but not where it comes from",
    ),
    why=Text(
        nl="Geld dat er al is en geld dat nog gevraagd wordt, mogen niet bij elkaar worden opgeteld.",
        en="Money that is there already and money that is asked for must not be added up together.",
    ),
    bad='::: {.measure #act-a owner=uvw amount="1,2 miljoen euro"}\nWij delen het meetnet.\n:::',
    good='::: {.measure #act-a owner=uvw amount="1,2 miljoen euro" funding=existing}\nWij delen het meetnet.\n:::',
    hint=Text(
        nl="voeg toe: `funding=existing` (bestaande begroting) of `funding=additional` (aanvullend)",
        en="add: `funding=existing` (existing budgets) or `funding=additional`",
    ),
)

ADDITIONAL_WITHOUT_AMOUNT = Rule(
    "NDS278",
    "additional-without-amount",
    Severity.WARNING,
    message=Text(
        nl="deze maatregel vraagt aanvullend geld, maar noemt geen bedrag",
        en="this measure asks for additional money, but names no amount",
    ),
    why=Text(
        nl="Zonder bedrag lijkt het in elke optelling of er niets wordt gevraagd.",
        en="Without an amount every total looks as if nothing is asked for.",
    ),
    bad="::: {.measure #act-a owner=uvw funding=additional}\nWij delen het meetnet.\n:::",
    good='::: {.measure #act-a owner=uvw funding=additional amount="p.m."}\nWij delen het meetnet.\n:::',
    hint=Text(
        nl='noem het bedrag, of schrijf `amount="p.m."` zolang het niet vaststaat',
        en='name the amount, or write `amount="p.m."` while it is not known',
    ),
)

AMOUNTS_MIXED = Rule(
    "NDS279",
    "amounts-mixed",
    Severity.NOTE,
    message=Text(
        nl="dit bedrag is geschreven als `{this}`, de meeste andere als `{usual}`",
        en="this amount is written like `{this}`, most others like `{usual}`",
    ),
    why=Text(
        nl="Door elkaar gebruikt, valt de schrijfwijze meer op dan het bedrag.",
        en="Where both are used, the notation is noticed before the amount.",
    ),
    bad=_TWO_AMOUNTS.format(second="€ 3 miljoen"),
    good=_TWO_AMOUNTS.format(second="3 miljoen euro"),
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
