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

STYLES_ADDED = Rule(
    "NDS502",
    "styles-added",
    Severity.NOTE,
    message=Text(
        nl="in dit Word-bestand ontbreken stijlen; ze zijn toegevoegd in de opmaak van dit programma: {styles}",
        en="this Word file lacks styles; they were added in the look of this program: {styles}",
    ),
    why=Text(
        nl="Maatregelen, doelen en kaders hebben eigen stijlen; zo ziet u welke de huisstijl nog niet kent.",
        en="Measures, goals and boxes have styles of their own; this shows which the house style does not know yet.",
    ),
    hint=Text(
        nl="neem de stijlen over uit het gemaakte Word-bestand en geef ze in de huisstijl hun eigen opmaak",
        en="copy the styles from the Word file that was made and give them their own look in the house style",
    ),
)
