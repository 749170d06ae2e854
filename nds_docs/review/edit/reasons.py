"""Why an edit is refused: the one table of reasons."""

from __future__ import annotations

from nds_docs.language import Text

REFERENCE = Text(
    nl="dit is een verwijzing; de tekst ervan maakt het programma uit het label `{typed}`",
    en="this is a cross-reference; the program makes its text from the label `{typed}`",
)
CITATION = Text(
    nl="dit is een bronvermelding; de tekst ervan maakt het programma uit `{typed}`",
    en="this is a citation; the program makes its text from `{typed}`",
)
EXPRESSION = Text(
    nl="deze waarde komt uit het register (`{typed}`) en wordt daar gewijzigd",
    en="this value comes from the register (`{typed}`) and is changed there",
)
NOTE_MARK = Text(
    nl="dit is het nummer van een voetnoot; dat maakt het programma",
    en="this is the number of a footnote; the program makes it",
)
PICTURE = Text(
    nl="dit is een afbeelding; die wordt in haar eigen bestand gewijzigd",
    en="this is a picture; it is changed in its own file",
)
UNKNOWN_BLOCK = Text(
    nl="deze plaats hoort niet bij een blok tekst van dit bestand",
    en="this place belongs to no block of text in this file",
)
OUTSIDE = Text(
    nl="deze plaats ligt buiten de tekst van het blok",
    en="this place is outside the text of the block",
)
OVERLAP = Text(
    nl="twee wijzigingen op deze plaats gaan over dezelfde woorden",
    en="two changes at this place are about the same words",
)
NOT_MAPPED = Text(
    nl="van dit blok is niet teken voor teken bekend waar het in de Markdown staat",
    en="it is not known character by character where this block stands in the Markdown",
)
PART_OF_SIGN = Text(
    nl="dit is een deel van één teken in de Markdown (`{typed}`)",
    en="this is part of a single sign in the Markdown (`{typed}`)",
)
NOT_TYPABLE = Text(
    nl="de nieuwe tekst heeft een teken dat niet in lopende tekst kan staan (U+{code})",
    en="the new text has a character that cannot stand in running text (U+{code})",
)
LINE_BREAK = Text(
    nl="een nieuwe regel heeft in een kop, een begrip of een cel van een tabel geen vorm",
    en="there is no form for a new line in a heading, a term or a cell of a table",
)
NOTHING_NEW = Text(
    nl="de nieuwe tekst is leeg",
    en="the new text is empty",
)
ONLY_SIGNS_LEFT = Text(
    nl="van wat in de bronvermelding is getypt, blijft zo alleen een leesteken over; haal ook dat weg",
    en="only a punctuation mark would be left of what was typed in the citation; take that out as well",
)
NO_FORM = Text(
    nl="er is geen Markdown gevonden die precies deze wijziging geeft",
    en="no Markdown was found that gives exactly this change",
)
TERM_ALONE = Text(
    nl="een begrip zonder omschrijving, of andersom, heeft in Markdown geen vorm; verwijder beide",
    en="Markdown has no form for a term without a definition, or the other way round; delete both",
)
PART_OF_TABLE = Text(
    nl="een losse cel, of een figuur zonder bijschrift of andersom, heeft in Markdown geen vorm; verwijder de rij of "
    "het geheel",
    en="Markdown has no form for a single cell, or a figure without its caption or the other way round; delete the "
    "row, or all of it",
)
LAST_OF_NOTE = Text(
    nl="dit is de hele tekst van een voetnoot; verwijder in plaats daarvan het nummer in de tekst",
    en="this is all of a footnote; delete its number in the text instead",
)
LABEL_IN_USE = Text(
    nl="elders in dit bestand wordt naar `{label}` verwezen; dat label zou verdwijnen",
    en="`{label}` is referred to elsewhere in this file; that label would vanish",
)
LABEL_USED_AT = Text(
    nl="{place} verwijst naar `{label}`; dat label zou verdwijnen",
    en="{place} refers to `{label}`; that label would vanish",
)
REST_OF_ITEM = Text(
    nl="wat op deze alinea volgt in hetzelfde punt van de lijst, zou zelf een punt worden",
    en="what follows this paragraph in the same item of the list would become an item of its own",
)
TITLE_OF_FRAME = Text(
    nl="een maatregel of doel kan niet zonder zijn titel; verwijder het hele kader in de Markdown",
    en="a measure or goal cannot be without its title; remove the whole frame in the Markdown",
)
FIXED_PLACE = Text(
    nl="een bijschrift, begrip, figuur of cel heeft in Markdown een eigen plaats; samen met andere tekst heeft dat "
    "geen vorm",
    en="a caption, term, figure or cell has a place of its own in Markdown; it has no form together with other text",
)
CODE_IS_PLAIN = Text(
    nl="code heeft geen opmaak, verwijzingen of voetnoten; deze tekst heeft in een codeblok geen vorm",
    en="code has no markup, references or footnotes; there is no form for this text in a block of code",
)
NOT_HERE = Text(
    nl="op deze plaats kan geen nieuwe alinea, kop of lijst beginnen",
    en="no new paragraph, heading or list can begin at this place",
)
ONE_PARAGRAPH = Text(
    nl="een bijschrift, begrip, figuur of cel is in Markdown één alinea; een tweede heeft daar geen vorm",
    en="a caption, term, figure or cell is one paragraph in Markdown; there is no form for a second one",
)
AFTER_TERM = Text(
    nl="op een begrip volgt zijn omschrijving; een alinea ertussen heeft in Markdown geen vorm",
    en="a term is followed by its definition; Markdown has no form for a paragraph between them",
)
NO_NOTE_HERE = Text(
    nl="een voetnoot in code heeft in Markdown geen vorm",
    en="Markdown has no form for a footnote in code",
)
NO_LIST = Text(
    nl="deze alinea staat niet in een lijst",
    en="this paragraph does not stand in a list",
)
NOT_NEIGHBOURS = Text(
    nl="deze twee stukken tekst staan niet direct na elkaar of zijn niet van een soort die samengaat",
    en="these two texts do not stand right after each other, or are of kinds that do not join",
)
NO_TABLE = Text(
    nl="deze plaats is geen tabel met zoveel rijen en kolommen",
    en="this place is no table with so many rows and columns",
)
NOTE_IN_NOTE = Text(
    nl="in een voetnoot kan geen voetnoot staan",
    en="a footnote cannot stand in a footnote",
)
REPEATED_NOTE = Text(
    nl="een voetnoot staat in dit bestand twee keer onder hetzelfde label; herstel dat eerst",
    en="a footnote stands twice under one label in this file; repair that first",
)
COMMENT_LOST = Text(
    nl="in deze rij staat een opmerking voor de redactie (`<!-- … -->`), die zou verdwijnen",
    en="this row has a comment for the editors (`<!-- … -->`), which would vanish",
)
FIRST_OF_ITEM = Text(
    nl="dit is het begin van een lijstpunt en de rest ervan bleef staan; verplaats in de Markdown het hele punt",
    en="this is the beginning of a list item of which the rest stayed; move the whole item in the Markdown",
)
NOT_TOGETHER = Text(
    nl="wat is verplaatst staat in de Markdown niet bij elkaar; verplaats het daar",
    en="what was moved does not stand together in the Markdown; move it there",
)
NO_PLACE = Text(
    nl="op deze plaats kan wat is verplaatst niet blijven wat het is (alinea, kop, lijstpunt of citaat)",
    en="at this place what was moved cannot stay what it is (paragraph, heading, list item or quote)",
)
