"""What the command line says, Dutch and English side by side."""

from __future__ import annotations

from nds_docs.language import Text

PROGRAM = Text(
    "Maakt van de hoofdstukken en bijdragen van vele partijen één genummerde strategie met haar Kamerbrief.",
    "Makes one numbered strategy, with its covering letter, from the chapters and contributions of many parties.",
)
BUILD = Text(
    "Maak de documenten: Word, PDF, OpenDocument en de Kamerbrief, in de map build/.",
    "Make the documents: Word, PDF, OpenDocument and the covering letter, in the folder build/.",
)
CHECK = Text("Toon alle bevindingen, met bestand, regel en kolom.", "Show all findings, with file, line and column.")
NEW = Text("Begin een nieuwe tekst.", "Start a new text.")
NEW_CONTRIBUTION = Text(
    "Maak contributions/PARTIJ/NAAM.md om mee te beginnen.", "Make contributions/PARTY/NAME.md to start from."
)
PROJECT_OPTION = Text(
    "De map met nds.yml (anders: deze map of een map erboven).",
    "The folder with nds.yml (otherwise: this folder or one above it).",
)
OUT_OPTION = Text("De map voor de documenten (anders: build).", "The folder for the documents (otherwise: build).")
ONLY_OPTION = Text("Maak alleen deze: {known}, met komma's ertussen.", "Make only these: {known}, with commas between.")
FINAL_OPTION = Text(
    "Maak de definitieve versie: zonder CONCEPT en bouwnummer, en niet zolang er fouten zijn.",
    "Make the final edition: without CONCEPT and build id, and not while there are errors.",
)
WITH_REMARKS_OPTION = Text(
    "Maak ook een concept met de opmerkingen van reviewers in de kantlijn, in intern/ (nooit om te versturen).",
    "Make also a draft with the remarks of reviewers in its margin, in intern/ (never to be sent).",
)
FINAL_WITH_REMARKS = Text(
    "`--final` en `--with-remarks` gaan niet samen: opmerkingen zijn intern en staan nooit in een definitieve versie",
    "`--final` and `--with-remarks` do not go together: remarks are internal and never in a final edition",
)
REMARKS_NEED_WORD = Text(
    "`--with-remarks` maakt een Word-bestand; kies bij `--only` ook docx of letter",
    "`--with-remarks` makes a Word file; choose docx or letter with `--only`",
)
FORMAT_OPTION = Text(
    "text (om te lezen, als u niets kiest) of json (voor programma's).",
    "text (to read, when you choose nothing) or json (for programs).",
)
PRIORITY_OPTION = Text("De prioriteit, bijvoorbeeld BZK-2 (verplicht).", "The priority, for instance BZK-2 (required).")
PARTY, NAME = Text("PARTIJ", "PARTY"), Text("NAAM", "NAME")
HELP_OPTION = Text("Toon deze uitleg.", "Show this message.")
VERSION_OPTION = Text("Toon de versie.", "Show the version.")

READING = Text("Lezen en controleren…", "Reading and checking…")
COMPOSED = Text(
    "{chapters} en {contributions} van {parties} gelezen.", "Read {chapters} and {contributions} by {parties}."
)
ONE_CHAPTER, CHAPTERS = Text("1 hoofdstuk", "1 chapter"), Text("{count} hoofdstukken", "{count} chapters")
ONE_CONTRIBUTION = Text("1 bijdrage", "1 contribution")
CONTRIBUTIONS = Text("{count} bijdragen", "{count} contributions")
ONE_PARTY, PARTIES = Text("1 partij", "1 party"), Text("{count} partijen", "{count} parties")
WRITING = Text("Documenten maken…", "Making the documents…")
WRITTEN = Text("Klaar: {files}", "Done: {files}")
UNCHANGED = Text(
    "Er is niets veranderd sinds de vorige keer: {files}", "Nothing has changed since the last time: {files}"
)
DRAFT_WITH_ERRORS = Text(
    "Het concept is gemaakt, maar bevat fouten; zie de lijst hierboven.",
    "The draft was made, but it contains errors; see the list above.",
)
NOT_KEPT = Text(
    "Let op: in de projectmap kan niets worden bewaard, dus opmerkingen in deze bestanden zijn later niet "
    "terug te leiden tot de tekst. Maak ze opnieuw in een map waarin u kunt schrijven.",
    "Note: nothing can be kept in the project's folder, so remarks in these files cannot be led back to the "
    "text later. Make them again in a folder where you can write.",
)
NOT_FINAL = Text(
    "De definitieve versie is niet gemaakt: dit moet eerst in orde zijn. De vorige bestanden staan er nog.",
    "The final edition was not made: this must be put right first. The previous files are still there.",
)
MADE = Text("Gemaakt: {path}", "Made: {path}")
NEXT = Text(
    "Schrijf daarin verder, en controleer met: {program} check", "Go on writing there, and check with: {program} check"
)
EXISTS = Text("dit bestand bestaat al; er is niets veranderd", "this file exists already; nothing was changed")
INTERRUPTED = Text("Afgebroken. De vorige bestanden staan er nog.", "Interrupted. The previous files are still there.")
UNEXPECTED = Text(
    "Er ging iets mis dat niet had mogen gebeuren ({fault}, {place}). Geef deze regel door aan de beheerder; "
    "de vorige bestanden staan er nog.",
    "Something went wrong that should not have ({fault}, {place}). Pass this line on to the maintainer; "
    "the previous files are still there.",
)
DISK_FULL = Text(
    "de schijf is vol, of die met de tijdelijke bestanden ({folder}); de vorige bestanden staan er nog",
    "the disk is full, or that of temporary files ({folder}); the previous files are still there",
)
SYSTEM_FAULT = Text("{path}: {fault}", "{path}: {fault}")
OUT_OF_MEMORY = Text("het geheugen is vol; sluit andere programma's", "out of memory; close other programs")

UNKNOWN_FORMAT = Text(
    "`--only {name}` kan niet; kies uit {known}", "`--only {name}` is not possible; choose from {known}"
)
NO_LETTER = Text(
    "er is geen brief te maken: in nds.yml staat geen `letter`, of chapters/kamerbrief.md ontbreekt",
    "no letter can be made: nds.yml has no `letter`, or chapters/kamerbrief.md is missing",
)

USAGE_PREFIX = Text("Gebruik: ", "Usage: ")
OPTIONS, COMMANDS = Text("Opties", "Options"), Text("Opdrachten", "Commands")
OPTIONS_IN_USAGE = Text("[OPTIES]", "[OPTIONS]")
COMMAND_IN_USAGE = Text("OPDRACHT …", "COMMAND …")
NO_SUCH_OPTION = Text("de optie {name} bestaat hier niet", "there is no option {name} here")
NO_SUCH_COMMAND = Text("de opdracht `{name}` bestaat niet", "there is no command `{name}`")
DID_YOU_MEAN = Text("bedoelde u {near}?", "did you mean {near}?")
MISSING_ARGUMENT = Text("er ontbreekt iets: {name}", "something is missing: {name}")
NO_VALUE = Text("achter {name} ontbreekt een waarde", "a value is missing after {name}")
BAD_CHOICE = Text(
    "die waarde kan niet bij {name}; kies uit {known}", "{name} cannot have that value; choose from {known}"
)
EXTRA_WORDS = Text("dit is te veel: {words}. Zie: {command} --help", "this is too much: {words}. See: {command} --help")
USAGE = Text("zo is de opdracht niet te begrijpen: {problem}", "the command cannot be understood: {problem}")
SEE_HELP = Text("Zie: {command} --help", "See: {command} --help")


def filled(text: Text, **values: object) -> Text:
    """The text with its places filled in, in both languages."""
    return Text(text.say("nl", values), text.say("en", values))
