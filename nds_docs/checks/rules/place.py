"""Rules about the places in chapters that the program fills: contributions and overviews (NDS26x)."""

from __future__ import annotations

from nds_docs.checks.diagnostics import Rule, Severity
from nds_docs.language import Text

UNKNOWN_OVERVIEW = Rule(
    "NDS260",
    "unknown-overview",
    Severity.ERROR,
    message=Text(nl="er is geen overzicht `of={kind}`", en="there is no overview `of={kind}`"),
    why=Text(
        nl="Op deze plaats komt dan niets te staan.",
        en="Nothing would stand in this place.",
    ),
    hint=Text(nl="kies uit: {kinds}", en="choose from: {kinds}"),
)

UNKNOWN_ORDER = Rule(
    "NDS265",
    "unknown-order",
    Severity.ERROR,
    message=Text(
        nl="overzicht `of={kind}` kan niet worden ingedeeld met `by={by}`",
        en="overview `of={kind}` cannot be arranged with `by={by}`",
    ),
    why=Text(
        nl="Het overzicht staat er nu zonder indeling.",
        en="The overview now stands there without any arrangement.",
    ),
    hint=Text(nl="kies uit: {orders}", en="choose from: {orders}"),
)

NO_ORDER = Rule(
    "NDS266",
    "no-order",
    Severity.WARNING,
    message=Text(
        nl="overzicht `of={kind}` heeft maar één indeling; `by={by}` doet niets",
        en="overview `of={kind}` has one arrangement only; `by={by}` does nothing",
    ),
    why=Text(
        nl="Wie `by=` schrijft, verwacht een andere tabel dan er komt.",
        en="Whoever writes `by=` expects another table than the one that comes.",
    ),
    hint=Text(nl="haal `by=` weg", en="remove `by=`"),
)

PLACE_TWICE = Rule(
    "NDS261",
    "place-twice",
    Severity.ERROR,
    message=Text(
        nl="de bijdragen van {priority} hebben al een plaats, eerder in de tekst",
        en="the contributions of {priority} already have a place, earlier in the text",
    ),
    why=Text(
        nl="Een bijdrage kan maar op één plaats staan; deze tweede plaats blijft leeg.",
        en="A contribution can stand in one place only; this second place stays empty.",
    ),
    hint=Text(nl="haal een van de twee weg", en="remove one of the two"),
)

PLACE_WITHOUT_PRIORITY = Rule(
    "NDS262",
    "place-without-priority",
    Severity.ERROR,
    message=Text(
        nl="deze plaats voor bijdragen noemt geen prioriteit die er is: `priority={priority}`",
        en="this place for contributions names no existing priority: `priority={priority}`",
    ),
    why=Text(
        nl="Op deze plaats komt dan niets te staan.",
        en="Nothing would stand in this place.",
    ),
)

PLACE_WITH_TEXT = Rule(
    "NDS263",
    "place-with-text",
    Severity.ERROR,
    message=Text(
        nl="in een plaats die het programma vult (`{kind}`) staat tekst",
        en="there is text in a place that the program fills (`{kind}`)",
    ),
    why=Text(
        nl="De tekst zou wegvallen als het programma de plaats vult; daarom blijft hij staan, na wat er komt.",
        en="The text would be lost when the program fills the place; so it stays, after what comes there.",
    ),
    hint=Text(nl="zet de tekst buiten `:::`", en="put the text outside `:::`"),
)

PLACE_IN_CONTRIBUTION = Rule(
    "NDS264",
    "place-in-contribution",
    Severity.ERROR,
    message=Text(
        nl="`{kind}` kan alleen in een hoofdstuk of de brief staan",
        en="`{kind}` can only stand in a chapter or the letter",
    ),
    why=Text(
        nl="Een overzicht of een plaats voor bijdragen gaat over het hele document.",
        en="An overview or a place for contributions is about the whole document.",
    ),
)
