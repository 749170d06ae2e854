"""Rules about the data of the covering letter: motions, toezeggingen and dates (NDS19x)."""

from __future__ import annotations

from nds_docs.checks.diagnostics import Rule, Severity
from nds_docs.language import Text

MOTIONS_UNLISTED = Rule(
    "NDS190",
    "motions-unlisted",
    Severity.ERROR,
    message=Text(
        nl="er zijn moties en toezeggingen, maar geen bijlage `file: motions`",
        en="there are motions and commitments, but no annex `file: motions`",
    ),
    why=Text(
        nl="Wat hier staat komt dan niet in de brief.",
        en="What stands here then does not get into the letter.",
    ),
    hint=Text(
        nl="voeg bij `annexes` een bijlage toe met `file: motions`",
        en="add an annex with `file: motions` to `annexes`",
    ),
)

ANNEX_WITHOUT_MOTIONS = Rule(
    "NDS191",
    "annex-without-motions",
    Severity.ERROR,
    message=Text(
        nl="de bijlage `file: motions` is leeg: in nds.yml staan geen `motions`",
        en="the annex `file: motions` is empty: nds.yml has no `motions`",
    ),
    why=Text(
        nl="De brief telt dan een bijlage die er niet is.",
        en="The letter then counts an annex that is not there.",
    ),
    hint=Text(
        nl="voeg onder `letter` een lijst `motions:` toe, of haal de bijlage weg",
        en="add a list `motions:` under `letter`, or remove the annex",
    ),
)

OPEN_WITHOUT_MOMENT = Rule(
    "NDS192",
    "open-without-moment",
    Severity.ERROR,
    message=Text(
        nl="deze motie of toezegging staat open zonder verwacht moment van afdoening",
        en="this motion or commitment is open without the moment at which it is expected to be settled",
    ),
    why=Text(
        nl="Van wat openstaat moet de Kamer weten wanneer het antwoord komt.",
        en="Of what is open Parliament has to know when the answer comes.",
    ),
    hint=Text(nl="voeg toe: `expected: eerste helft 2026`", en="add: `expected: first half of 2026`"),
)

SETTLED_WITH_MOMENT = Rule(
    "NDS193",
    "settled-with-moment",
    Severity.ERROR,
    message=Text(
        nl="deze motie of toezegging is afgedaan, en heeft toch een verwacht moment: `{expected}`",
        en="this motion or commitment is settled, and yet has an expected moment: `{expected}`",
    ),
    why=Text(
        nl="Het moment zou niet in de brief komen; een van de twee klopt niet.",
        en="The moment would not get into the letter; one of the two is wrong.",
    ),
    hint=Text(nl="haal `expected` weg, of maak er `state: open` van", en="remove `expected`, or make it `state: open`"),
)

SETTLED_WITHOUT_ANSWER = Rule(
    "NDS194",
    "settled-without-answer",
    Severity.ERROR,
    message=Text(
        nl="deze motie of toezegging is afgedaan, maar er staat niet hoe",
        en="this motion or commitment is settled, but it does not say how",
    ),
    why=Text(
        nl="De Kamer moet kunnen nagaan waarmee een motie of toezegging is afgedaan.",
        en="Parliament must be able to see what settles a motion or commitment.",
    ),
    hint=Text(
        nl="voeg `answer: …` toe, of `where:` met een label van de strategie",
        en="add `answer: …`, or `where:` with a label of the strategy",
    ),
)

LETTER_BEFORE_DOCUMENT = Rule(
    "NDS195",
    "letter-before-document",
    Severity.WARNING,
    message=Text(
        nl="de brief ({letter}) is ouder dan de strategie die hij aanbiedt ({document})",
        en="the letter ({letter}) is older than the strategy that it presents ({document})",
    ),
    why=Text(
        nl="Een brief kan geen stuk aanbieden dat er nog niet is.",
        en="A letter cannot present what is not there yet.",
    ),
    hint=Text(nl="maak de datums gelijk", en="make the dates equal"),
)
