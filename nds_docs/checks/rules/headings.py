"""Rules about headings (NDS240 to NDS249)."""

from __future__ import annotations

from nds_docs.checks.diagnostics import Rule, Severity
from nds_docs.language import Text

HEADING_TOO_DEEP = Rule(
    "NDS240",
    "heading-too-deep",
    Severity.ERROR,
    message=Text(
        nl="kop met {marks}; dieper dan {limit} gaat hier niet",
        en="heading with {marks}; {limit} is as deep as it goes here",
    ),
    why=Text(
        nl="Een nummer van vijf delen (2.3.1.4.2) onthoudt niemand.",
        en="Nobody remembers a number of five parts (2.3.1.4.2).",
    ),
    bad="# Een\n\nTekst.\n\n## Twee\n\nTekst.\n\n### Drie\n\nTekst.",
    good="# Een\n\nTekst.\n\n## Twee\n\nTekst.",
    hint=Text(
        nl="maak er een kop van een hoger niveau van, of een opsomming",
        en="make it a heading of a higher level, or a list",
    ),
)

HEADING_SKIPPED = Rule(
    "NDS241",
    "heading-skipped",
    Severity.ERROR,
    message=Text(
        nl="kop met {marks} terwijl een kop met {wanted} hoort te volgen",
        en="heading with {marks} where one with {wanted} should follow",
    ),
    why=Text(
        nl="Het nummer telt dan een paragraaf mee die er niet is, en wie laat voorlezen raakt de weg kwijt.",
        en="The number then counts a section that is not there, and who listens to the text loses the way.",
    ),
    bad="## Twee\n\nTekst.",
    good="# Een\n\nTekst.",
    hint=Text(nl="begin de kop met {wanted}", en="start the heading with {wanted}"),
)
