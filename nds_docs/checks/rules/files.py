"""Rules about the files of the project (NDS150 to NDS199)."""

from __future__ import annotations

from nds_docs.checks.diagnostics import Rule, Severity
from nds_docs.language import Text

SAME_NAME = Rule(
    "NDS150",
    "same-name",
    Severity.ERROR,
    message=Text(
        nl="de naam verschilt alleen in hoofdletters of in de schrijfwijze van een accent van `{other}`",
        en="the name differs only in capitals or in the way an accent is written from `{other}`",
    ),
    why=Text(
        nl="Op Windows en macOS is dat hetzelfde bestand: het ene zou het andere overschrijven.",
        en="On Windows and macOS that is the same file: one would overwrite the other.",
    ),
    hint=Text(nl="geef een van beide een andere naam", en="give one of them another name"),
)

UNREADABLE_FILE = Rule(
    "NDS151",
    "unreadable-file",
    Severity.ERROR,
    message=Text(nl="het bestand is niet te lezen: {reason}", en="the file cannot be read: {reason}"),
    why=Text(
        nl="Wat niet te lezen is, komt niet in de strategie.",
        en="What cannot be read does not get into the strategy.",
    ),
    hint=Text(
        nl="controleer de rechten op het bestand en of een ander programma het open heeft",
        en="check the permissions of the file and whether another program has it open",
    ),
)

NOT_UTF8 = Rule(
    "NDS152",
    "not-utf8",
    Severity.ERROR,
    message=Text(
        nl="het bestand is geen UTF-8: regel {row}, byte {byte} (waarde {value})",
        en="the file is not UTF-8: line {row}, byte {byte} (value {value})",
    ),
    why=Text(
        nl="Letters met een accent zouden verkeerd in de strategie komen; het bestand blijft daarom buiten de tekst.",
        en="Letters with an accent would come out wrong; the file is therefore left out of the text.",
    ),
    hint=Text(
        nl="open het bestand in Kladblok en kies bij Opslaan als de codering UTF-8",
        en="open the file in Notepad and choose the encoding UTF-8 under Save as",
    ),
)

BYTE_ORDER_MARK = Rule(
    "NDS153",
    "byte-order-mark",
    Severity.NOTE,
    message=Text(
        nl="het bestand begint met een onzichtbaar teken (BOM); dat wordt overgeslagen",
        en="the file starts with an invisible character (BOM); it is skipped",
    ),
    why=Text(
        nl="Andere programma's kunnen erover struikelen.",
        en="Other programs may stumble over it.",
    ),
    hint=Text(nl="sla het bestand op als UTF-8 zonder BOM", en="save the file as UTF-8 without BOM"),
)

UNEXPECTED_FILE = Rule(
    "NDS154",
    "unexpected-file",
    Severity.NOTE,
    message=Text(nl="dit bestand wordt niet gelezen", en="this file is not read"),
    why=Text(
        nl="Wie hier iets neerzet, verwacht het misschien terug te zien in de strategie.",
        en="Who puts something here may expect to see it in the strategy.",
    ),
    hint=Text(
        nl="bij een tekst horen alleen PNG- en JPEG-afbeeldingen",
        en="only PNG and JPEG images go with a text",
    ),
)

LEAVES_PROJECT = Rule(
    "NDS155",
    "leaves-project",
    Severity.ERROR,
    message=Text(
        nl="deze koppeling wijst naar iets buiten het project of naar een map, en wordt niet gevolgd",
        en="this link points outside the project or to a folder, and is not followed",
    ),
    why=Text(
        nl="Bij een ander is dat bestand er niet, en wat erin staat hoort misschien niet in een stuk.",
        en="The file does not exist for anyone else, and its content may not belong in a document.",
    ),
    hint=Text(nl="zet het bestand zelf in het project", en="put the file itself into the project"),
)

FILE_TOO_LARGE = Rule(
    "NDS156",
    "file-too-large",
    Severity.ERROR,
    message=Text(
        nl="het bestand is te groot om te lezen: {size} MB, het maximum is {limit} MB",
        en="the file is too large to read: {size} MB, the limit is {limit} MB",
    ),
    why=Text(
        nl="Een tekst of een afbeelding van deze omvang is vrijwel zeker een vergissing.",
        en="A text or an image of this size is almost certainly a mistake.",
    ),
)

CONTROL_CHARACTER = Rule(
    "NDS157",
    "control-character",
    Severity.ERROR,
    message=Text(
        nl="hier staat een onzichtbaar stuurteken ({code})",
        en="there is an invisible control character here ({code})",
    ),
    why=Text(
        nl="Word weigert een bestand met zo'n teken; het komt meestal mee bij plakken uit een PDF.",
        en="Word refuses a file with such a character; it usually comes along when pasting from a PDF.",
    ),
    hint=Text(nl="haal het teken weg", en="remove the character"),
)

UNREAD_TEXT = Rule(
    "NDS158",
    "unread-text",
    Severity.WARNING,
    message=Text(nl="deze tekst wordt niet gelezen", en="this text is not read"),
    why=Text(
        nl="Wie hier een tekst neerzet, verwacht hem terug te zien in de strategie.",
        en="Who puts a text here expects to see it in the strategy.",
    ),
    hint=Text(
        nl="een bijdrage staat in `contributions/PARTIJ/naam.md`, een hoofdstuk in `chapters/40-naam.md`; "
        "zie docs/schrijfwijzer.md",
        en="a contribution is in `contributions/PARTY/name.md`, a chapter in `chapters/40-name.md`; "
        "see docs/schrijfwijzer.md",
    ),
)
