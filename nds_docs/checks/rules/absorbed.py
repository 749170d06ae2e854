"""Rules about contributions that a chapter has taken in (NDS134, NDS143 and on)."""

from __future__ import annotations

from nds_docs.checks.diagnostics import Rule, Severity
from nds_docs.language import Text

ABSORBED_TWICE = Rule(
    "NDS134",
    "absorbed-twice",
    Severity.ERROR,
    message=Text(
        nl="bijdrage `{contribution}` is al verwerkt in {other}",
        en="contribution `{contribution}` has already been taken in by {other}",
    ),
    why=Text(
        nl="Elke bijdrage telt één keer mee in de overzichten.",
        en="Every contribution counts once in the overviews.",
    ),
)

NO_FINGERPRINT = Rule(
    "NDS143",
    "no-fingerprint",
    Severity.NOTE,
    message=Text(
        nl="welke tekst van `{contribution}` hier is verwerkt, is niet vastgelegd",
        en="which text of `{contribution}` was taken in here is not on record",
    ),
    why=Text(
        nl="Met het kenmerk van de tekst erbij valt het op als de bijdrage later verandert.",
        en="With the fingerprint of its text, a later change to the contribution is noticed.",
    ),
    hint=Text(nl="schrijf `{contribution}@{fingerprint}`", en="write `{contribution}@{fingerprint}`"),
)

CHANGED_SINCE = Rule(
    "NDS144",
    "changed-since",
    Severity.WARNING,
    message=Text(
        nl="bijdrage `{contribution}` is veranderd nadat {chapter} haar verwerkte; dat staat nog niet in de strategie",
        en="contribution `{contribution}` has changed since {chapter} took it in; that is not in the strategy yet",
    ),
    why=Text(
        nl="De strategie zegt anders iets wat de partij niet meer schrijft, zonder dat iemand het ziet.",
        en="Otherwise the strategy says what the party no longer writes, and nobody notices.",
    ),
    hint=Text(
        nl="neem over wat nodig is en zet dan in {chapter} `{contribution}@{fingerprint}`",
        en="take over what is needed, then put `{contribution}@{fingerprint}` in {chapter}",
    ),
    stops_final=True,
)

NOT_TAKEN_OVER = Rule(
    "NDS145",
    "not-taken-over",
    Severity.WARNING,
    message=Text(
        nl="dit blok (`.{kind}`) komt niet terug in {chapter}, dat deze bijdrage heeft verwerkt",
        en="this block (`.{kind}`) does not return in {chapter}, which has taken this contribution in",
    ),
    why=Text(
        nl="Een maatregel of doel van een partij zou anders stil uit de strategie en de overzichten verdwijnen.",
        en="A measure or goal of a party would otherwise vanish silently from the strategy and its overviews.",
    ),
    hint=Text(
        nl="geef het blok in {chapter} hetzelfde label of dezelfde kop, of laat de bevinding hier toe met de reden",
        en="give the block in {chapter} the same label or heading, or allow the finding here with the reason",
    ),
)
