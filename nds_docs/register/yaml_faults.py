"""What is wrong with a YAML text, in words that say how to mend it."""

from __future__ import annotations

from ruamel.yaml.error import MarkedYAMLError

from nds_docs.language import Text

CONTROL_CHARACTER = Text(
    nl="hier staat een onzichtbaar teken dat niet mag ({code}); haal het weg",
    en="there is an invisible character here that is not allowed ({code}); remove it",
)
SECOND_DOCUMENT = Text(
    nl="hier staat een losse regel `---`, waardoor een tweede blok gegevens begint; haal die regel weg",
    en="a line `---` starts a second block of data here; remove that line",
)
DUPLICATE_KEY = Text(
    nl="`{key}` staat er twee keer: ook op regel {first}; laat er één staan",
    en="`{key}` is given twice: on line {first} as well; keep one of them",
)
KEY_IS_NO_TEXT = Text(
    nl="vóór de dubbele punt hoort een naam te staan, geen lijst of blok",
    en="a name is expected before the colon, not a list or a block",
)
ALIAS = Text(
    nl="een waarde die met `*` begint, moet tussen aanhalingstekens staan",
    en="a value that starts with `*` must be put in quotes",
)
ANCHOR = Text(
    nl="een waarde die met `&` begint, moet tussen aanhalingstekens staan",
    en="a value that starts with `&` must be put in quotes",
)
TAG = Text(
    nl="een waarde die met `!` begint, moet tussen aanhalingstekens staan",
    en="a value that starts with `!` must be put in quotes",
)
TOO_DEEP = Text(
    nl="hier zitten te veel lijsten of blokken in elkaar",
    en="too many lists or blocks are nested here",
)
TAB = Text(
    nl="hier staat een tab; gebruik spaties om in te springen",
    en="there is a tab here; indent with spaces",
)
COLON_IN_VALUE = Text(
    nl='in deze waarde staat een dubbele punt met een spatie; zet de waarde tussen aanhalingstekens: naam: "waarde"',
    en='this value holds a colon and a space; put the value in quotes: name: "value"',
)
INDENTATION = Text(
    nl="deze regel springt anders in dan de regels erboven; laat gegevens die bij elkaar horen gelijk inspringen",
    en="this line is indented differently from the lines above it; give data that belong together the same indent",
)
DASH_WITHOUT_SPACE = Text(
    nl="na het streepje van een lijst hoort een spatie: `- id: bzk`",
    en="the dash of a list is followed by a space: `- id: bzk`",
)
TEXT_AFTER_QUOTE = Text(
    nl="na het sluitende aanhalingsteken staat nog tekst; zet de hele waarde tussen aanhalingstekens",
    en="there is text after the closing quote; put the whole value in quotes",
)
MISSING_COLON = Text(
    nl="op deze regel ontbreekt `: ` (een dubbele punt met een spatie) tussen naam en waarde",
    en="this line lacks `: ` (a colon and a space) between name and value",
)
OPEN_QUOTE = Text(
    nl="een aanhalingsteken op deze regel wordt niet gesloten",
    en="a quote on this line is not closed",
)
OPEN_LIST = Text(
    nl="de lijst die hier begint is niet goed afgesloten: schrijf [een, twee], met komma's en een sluithaak",
    en="the list that starts here is not closed well: write [one, two], with commas and a closing bracket",
)
OPEN_BRACE = Text(
    nl="het blok dat hier begint is niet goed afgesloten: komma's tussen de gegevens, een sluitaccolade aan het eind",
    en="the block that starts here is not closed well: commas between the data, a closing brace at the end",
)
FIRST_CHARACTER = Text(
    nl="een waarde mag niet met dit teken beginnen; zet de waarde tussen aanhalingstekens",
    en="a value cannot start with this character; put the value in quotes",
)
BACKSLASH = Text(
    nl="tussen dubbele aanhalingstekens heeft \\ een eigen betekenis; gebruik enkele aanhalingstekens",
    en="between double quotes \\ has a meaning of its own; use single quotes",
)
UNREADABLE = Text(
    nl="de gegevens zijn vanaf hier niet te lezen; let op inspringen, dubbele punten en aanhalingstekens",
    en="the data cannot be read from here on; check indents, colons and quotes",
)


# What the parser says, in part, and what that means to a writer. The first that fits counts.
_MEANINGS: tuple[tuple[str, Text], ...] = (
    ("found character '\\t'", TAB),
    ("cannot start any token", FIRST_CHARACTER),
    ("could not find expected ':'", MISSING_COLON),
    ("found unknown escape character", BACKSLASH),
    ("expected ',' or ']'", OPEN_LIST),
    ("expected ',' or '}'", OPEN_BRACE),
    ("but found '<scalar>'", TEXT_AFTER_QUOTE),
    ("expected <block end>", INDENTATION),
)
_STARTS_EARLIER = (OPEN_LIST, OPEN_BRACE, OPEN_QUOTE, MISSING_COLON)


def of_parser(error: MarkedYAMLError, text: str) -> tuple[Text, int]:
    """What an error of the YAML parser means, and the offset of the line to look at."""
    problem = error.problem or ""
    at = error.problem_mark.index if error.problem_mark else 0
    began = error.context_mark.index if error.context_mark else at
    meaning = next((meaning for words, meaning in _MEANINGS if words in problem), UNREADABLE)
    if "quoted scalar" in (error.context or "") and "end of stream" in problem:
        meaning = OPEN_QUOTE
    elif "mapping values are not allowed" in problem:
        meaning, at = _unexpected_colon(text, at)
        began = at
    elif meaning is INDENTATION and text[at : at + 1] == "-" and not text[at + 1 : at + 2].isspace():
        meaning = DASH_WITHOUT_SPACE
    return meaning, began if meaning in _STARTS_EARLIER else at


def _unexpected_colon(text: str, at: int) -> tuple[Text, int]:
    """A colon where none can be: a second one on its line, or the first after a line without one."""
    start = text.rfind("\n", 0, at) + 1
    if ": " in text[start:at]:
        return COLON_IN_VALUE, at
    above = text[:start].rstrip("\n")
    last = above[above.rfind("\n") + 1 :]
    if ":" not in last:
        return MISSING_COLON, len(above)
    return INDENTATION, at
