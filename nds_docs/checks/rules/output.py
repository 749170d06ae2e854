"""Rules about the files that are made (NDS5xx)."""

from __future__ import annotations

from nds_docs.checks.diagnostics import Rule, Severity
from nds_docs.language import Text

NOT_ACCESSIBLE = Rule(
    "NDS501",
    "not-accessible",
    Severity.ERROR,
    message=Text(
        nl="dit bestand is gemaakt, maar een voorleesprogramma kan er niet mee overweg ({fault})",
        en="this file was made, but screen readers cannot work with it ({fault})",
    ),
    why=Text(
        nl="Een definitief stuk moet toegankelijk zijn; dit concept is alleen om te lezen.",
        en="A final document has to be accessible; this draft is for the eye alone.",
    ),
    hint=Text(
        nl="de oorzaak is bijna altijd een tabel: maak grote cellen kleiner en haal opmaak uit voetnoten in cellen",
        en="the cause is nearly always a table: make large cells smaller, remove formatting from footnotes in cells",
    ),
)
