"""What `nds round` says, Dutch and English side by side."""

from __future__ import annotations

from nds_docs.language import Text

ROUND = Text(
    "Toon per ronde wie welk bestand kreeg, wie antwoordde en wie zwijgt.",
    "Show for each round who got which file, who answered and who is silent.",
)
OPEN = Text(
    "Begin een ronde: maak de Word-bestanden, markeer de versie in git en leg vast wie wat kreeg.",
    "Open a round: make the Word files, mark the version in git and record who got what.",
)
TO_OPTION = Text("Aan wie: partijen uit nds.yml (verplicht).", "To whom: parties of nds.yml (required).")
DUE_OPTION = Text(
    "Vóór wanneer zij reageren: jaar-maand-dag (verplicht).", "When they answer by: year-month-day (required)."
)
ONLY_OPTION = Text(
    "Stuur alleen de hoofdstukken van deze prioriteit, met de nummers van het geheel.",
    "Send only the chapters of this priority, with the numbers of the whole.",
)
LETTER_OPTION = Text("Stuur ook de Kamerbrief.", "Send the covering letter too.")
FORMAT = Text(
    "text (om te lezen, als u niets kiest) of json (voor programma's).",
    "text (to read, when you choose nothing) or json (for programs).",
)
PARTIES = Text("[PARTIJ]…", "[PARTY]…")
OPENED = Text(
    "Ronde {id} is begonnen (versie {version}, bouw {build}); reactie vóór {due}.",
    "Round {id} is open (version {version}, build {build}); answers by {due}.",
)
TAGGED = Text(
    "In git gemarkeerd als {tag}. Deel dat met de anderen: git push origin {tag} 'refs/nds/*:refs/nds/*'",
    "Marked in git as {tag}. Share it with the others: git push origin {tag} 'refs/nds/*:refs/nds/*'",
)
NOT_TAGGED = Text(
    "Zonder label: deze map wordt niet door git gevolgd. Bewaar haar, om te kunnen plaatsen wat terugkomt.",
    "Without a tag: git does not follow this folder. Keep it, to be able to place what comes back.",
)
FOLDER = Text("De bestanden staan in {folder}:", "The files are in {folder}:")
SENT = Text("  {party}: {files}", "  {party}: {files}")
RECORD = Text("Vastgelegd in {path}; zet dat bestand in git.", "Recorded in {path}; commit that file.")
WITH_ERRORS = Text(
    "Let op: wat u verstuurt bevat fouten; zie de lijst hierboven.",
    "Note: what you are sending contains errors; see the list above.",
)
NO_LETTER = Text(
    "er is geen brief te maken: in nds.yml staat geen `letter`, of chapters/kamerbrief.md ontbreekt",
    "no letter can be made: nds.yml has no `letter`, or chapters/kamerbrief.md is missing",
)

NONE = Text(
    "Er is nog geen ronde; begin er een met `nds round open`.", "There is no round yet; start with `nds round open`."
)
TITLE = Text(
    "Ronde {id}: versie {version}{only}, verstuurd {opened}, reactie vóór {due} ({days}).",
    "Round {id}: version {version}{only}, sent {opened}, answers by {due} ({days}).",
)
ONLY = Text(", alleen {priority}", ", only {priority}")
DAYS_LEFT = Text("nog {days} dagen", "{days} days left")
DAY_LEFT = Text("nog 1 dag", "1 day left")
TODAY = Text("vandaag", "today")
DAYS_PAST = Text("{days} dagen geleden", "{days} days ago")
DAY_PAST = Text("gisteren", "yesterday")
CLOSED = Text(
    "Ronde {id}: afgerond, alle {count} opmerkingen zijn beantwoord.",
    "Round {id}: done, all {count} remarks have been answered.",
)
HEADS = (
    Text("partij", "party"),
    Text("terug", "returned"),
    Text("open", "open"),
    Text("overgenomen", "accepted"),
    Text("niet", "not"),
    Text("door", "by"),
)
SILENT = Text("zwijgt", "silent")
SILENT_LATE = Text("zwijgt, te laat", "silent, late")
UNKNOWN = Text("(onbekend)", "(unknown)")
HINT = Text(
    "  Van wie de laatste regel is, zegt `party:` in hun bestand in reviews/.",
    "  Whose the last line is, `party:` says in their file in reviews/.",
)
