"""Rules about Markdown that cannot be read as it was meant: NDS200 to NDS220."""

from __future__ import annotations

from nds_docs.checks.diagnostics import Rule, Severity
from nds_docs.language import Text

UNCLOSED_COMMENT = Rule(
    "NDS201",
    "unclosed-comment",
    Severity.ERROR,
    message=Text(
        nl="dit commentaar heeft geen einde",
        en="this comment has no end",
    ),
    why=Text(
        nl="Zonder `-->` zou alles wat volgt onzichtbaar zijn; daarom staat het nu als gewone tekst in het document.",
        en="Without `-->` everything after it would be invisible; so it now shows as text.",
    ),
    bad="<!-- nog nagaan\n\nTekst.\n",
    good="<!-- nog nagaan -->\n\nTekst.\n",
    hint=Text(
        nl="sluit het commentaar met `-->`",
        en="close the comment with `-->`",
    ),
)

RAW_HTML = Rule(
    "NDS202",
    "raw-html",
    Severity.ERROR,
    message=Text(
        nl="`{tag}` is HTML en verschijnt letterlijk in het document",
        en="`{tag}` is HTML and shows literally in the document",
    ),
    why=Text(
        nl="HTML werkt niet in Word en PDF; de lezer ziet de code staan.",
        en="HTML does not work in Word and PDF; the reader sees the code.",
    ),
    bad="Dit is <b>belangrijk</b>.\n",
    good="Dit is **belangrijk**.\n",
    hint=Text(
        nl="gebruik opmaak van Markdown, zoals `**vet**`",
        en="use the markup of Markdown, such as `**bold**`",
    ),
)

RAW_BLOCK = Rule(
    "NDS203",
    "raw-output",
    Severity.ERROR,
    message=Text(
        nl="`{text}` is bedoeld voor één soort uitvoer en telt hier niet",
        en="`{text}` is meant for one kind of output and does not count here",
    ),
    why=Text(
        nl="Alle uitgaven bevatten dezelfde woorden; code voor alleen Word of alleen HTML kan dus niet.",
        en="All editions carry the same words; code for Word alone or HTML alone is not possible.",
    ),
    bad="`<br>`{=html}\n",
    good="`<br>`\n",
    hint=Text(
        nl="haal de code weg",
        en="take the code away",
    ),
)

REPEATED_FOOTNOTE = Rule(
    "NDS204",
    "repeated-footnote",
    Severity.ERROR,
    message=Text(
        nl="voetnoot `[^{label}]` staat twee keer in dit bestand",
        en="footnote `[^{label}]` is defined twice in this file",
    ),
    why=Text(
        nl="Alleen de laatste tekst zou in het document komen.",
        en="Only the last text would reach the document.",
    ),
    bad="Tekst.[^1]\n\n[^1]: Een.\n\n[^1]: Twee.\n",
    good="Tekst.[^1] Meer.[^2]\n\n[^1]: Een.\n\n[^2]: Twee.\n",
    hint=Text(
        nl="geef een van de twee een andere naam",
        en="give one of the two another name",
    ),
)

UNDEFINED_FOOTNOTE = Rule(
    "NDS205",
    "undefined-footnote",
    Severity.ERROR,
    message=Text(
        nl="voetnoot `[^{label}]` heeft geen tekst",
        en="footnote `[^{label}]` has no text",
    ),
    why=Text(
        nl="De lezer ziet een haakje in plaats van een voetnoot.",
        en="The reader sees a bracket instead of a footnote.",
    ),
    bad="Tekst.[^1]\n",
    good="Tekst.[^1]\n\n[^1]: De voetnoot.\n",
    hint=Text(
        nl="zet de tekst op een eigen regel: `[^{label}]: …`",
        en="put the text on a line of its own: `[^{label}]: …`",
    ),
)

UNUSED_FOOTNOTE = Rule(
    "NDS206",
    "unused-footnote",
    Severity.WARNING,
    message=Text(
        nl="voetnoot `[^{label}]` wordt nergens gebruikt",
        en="footnote `[^{label}]` is never used",
    ),
    why=Text(
        nl="De tekst van deze voetnoot komt niet in het document.",
        en="The text of this footnote does not reach the document.",
    ),
    bad="Tekst.\n\n[^1]: De voetnoot.\n",
    good="Tekst.[^1]\n\n[^1]: De voetnoot.\n",
    hint=Text(
        nl="zet `[^{label}]` in de tekst, of haal de voetnoot weg",
        en="put `[^{label}]` in the text, or take the footnote away",
    ),
)

FOOTNOTE_IN_FOOTNOTE = Rule(
    "NDS207",
    "footnote-in-footnote",
    Severity.ERROR,
    message=Text(
        nl="in een voetnoot kan geen voetnoot `[^{label}]` staan",
        en="a footnote cannot hold the footnote `[^{label}]`",
    ),
    why=Text(
        nl="Word en PDF kennen geen voetnoten in voetnoten; het haakje verschijnt als tekst.",
        en="Word and PDF know no footnotes in footnotes; the bracket shows as text.",
    ),
    bad="Tekst.[^1]\n\n[^1]: Zie.[^2]\n\n[^2]: Daar.\n",
    good="Tekst.[^1]\n\n[^1]: Zie daar.\n",
    hint=Text(
        nl="zet de tekst in de eerste voetnoot",
        en="put the text into the first footnote",
    ),
)

UNCLOSED_DIV = Rule(
    "NDS209",
    "unclosed-div",
    Severity.ERROR,
    message=Text(
        nl="dit blok heeft geen einde",
        en="this block has no end",
    ),
    why=Text(
        nl="Alles wat volgt hoort nu bij het blok.",
        en="Everything after it now belongs to the block.",
    ),
    bad="::: {.box}\n\nTekst.\n",
    good="::: {.box}\n\nTekst.\n\n:::\n",
    hint=Text(
        nl="sluit het blok met een regel `:::`",
        en="close the block with a line `:::`",
    ),
)

STRAY_DIV_END = Rule(
    "NDS210",
    "stray-block-end",
    Severity.ERROR,
    message=Text(
        nl="deze `:::` sluit geen blok",
        en="this `:::` closes no block",
    ),
    why=Text(
        nl="De dubbele punten verschijnen als tekst.",
        en="The colons show as text.",
    ),
    bad="Tekst.\n\n:::\n",
    good="::: {.box}\n\nTekst.\n\n:::\n",
    hint=Text(
        nl="haal de regel weg, of begin het blok met `::: {{.box}}`",
        en="take the line away, or start the block with `::: {{.box}}`",
    ),
)

MALFORMED_DIV = Rule(
    "NDS211",
    "malformed-block",
    Severity.ERROR,
    message=Text(
        nl="`{text}` is geen begin van een blok",
        en="`{text}` does not start a block",
    ),
    why=Text(
        nl="De regel verschijnt als tekst en het blok bestaat niet.",
        en="The line shows as text and there is no block.",
    ),
    bad="::: kader met tekst\n\nTekst.\n",
    good="::: {.box}\n\nTekst.\n\n:::\n",
    hint=Text(
        nl="schrijf `::: {{.box}}`: een punt voor de soort, een `#` voor het label",
        en="write `::: {{.box}}`: a point before the kind, a `#` before the label",
    ),
)

MALFORMED_ATTRIBUTES = Rule(
    "NDS212",
    "malformed-attributes",
    Severity.ERROR,
    message=Text(
        nl="`{text}` kan niet worden gelezen en verschijnt als tekst",
        en="`{text}` cannot be read and shows as text",
    ),
    why=Text(
        nl="Het label of kenmerk bestaat dan niet; verwijzingen ernaar lopen dood.",
        en="The label or attribute does not exist then; references to it lead nowhere.",
    ),
    bad="# Data {#sec a}\n\nTekst.\n",
    good="# Data {#sec-a}\n\nTekst.\n",
    hint=Text(
        nl="een label bevat geen spaties; een waarde met spaties staat tussen aanhalingstekens",
        en="a label has no spaces; a value with spaces stands in quotes",
    ),
)

REPEATED_ATTRIBUTE = Rule(
    "NDS213",
    "repeated-attribute",
    Severity.WARNING,
    message=Text(
        nl="`{name}` staat twee keer tussen dezelfde accolades",
        en="`{name}` is given twice between the same braces",
    ),
    why=Text(
        nl="Maar een van de twee telt.",
        en="Only one of the two counts.",
    ),
    bad="# Data {#sec-a #sec-b}\n\nTekst.\n",
    good="# Data {#sec-b}\n\nTekst.\n",
    hint=Text(
        nl="haal er een weg",
        en="take one away",
    ),
)

PIPE_IN_EXPRESSION = Rule(
    "NDS214",
    "pipe-in-expression",
    Severity.ERROR,
    message=Text(
        nl="een `|` in een uitdrukking sluit hier de cel van de tabel af",
        en="a `|` in an expression ends the cell of the table here",
    ),
    why=Text(
        nl="De uitdrukking wordt doorgesneden en verschijnt als tekst.",
        en="The expression is cut and shows as text.",
    ),
    bad="| a |\n|---|\n| {{ x | y }} |\n",
    hint=Text(
        nl="zet de uitdrukking buiten de tabel, of schrijf haar zonder `|`",
        en="put the expression outside the table, or write it without `|`",
    ),
)

EXPRESSION_OUTSIDE_CHAPTER = Rule(
    "NDS215",
    "expression-outside-chapter",
    Severity.ERROR,
    message=Text(
        nl="uitdrukkingen tussen `{{ }}` werken alleen in hoofdstukken en de brief",
        en="expressions between `{{ }}` work in chapters and the letter only",
    ),
    why=Text(
        nl="In een bijdrage verschijnen de accolades als tekst.",
        en="In a contribution the braces show as text.",
    ),
    bad="Er zijn {{ priorities|length }} prioriteiten.\n",
    good="Er zijn zes prioriteiten.\n",
    hint=Text(
        nl="schrijf de tekst uit",
        en="write the text out",
    ),
)

UNCLOSED_EXPRESSION = Rule(
    "NDS216",
    "unclosed-expression",
    Severity.ERROR,
    message=Text(
        nl="deze `{{` heeft geen einde",
        en="this `{{` has no end",
    ),
    why=Text(
        nl="De uitdrukking wordt niet uitgerekend maar verschijnt als tekst.",
        en="The expression is not computed but shows as text.",
    ),
    bad="Er zijn {{ 3 partijen.\n",
    good="Er zijn {{ 3 }} partijen.\n",
    hint=Text(
        nl="sluit met `}}` in dezelfde alinea",
        en="close with `}}` in the same paragraph",
    ),
)

REFERENCE_IN_CITATION = Rule(
    "NDS217",
    "reference-in-citation",
    Severity.ERROR,
    message=Text(
        nl="de verwijzing `@{label}` staat tussen haakjes met iets anders",
        en="the reference `@{label}` stands in brackets with something else",
    ),
    why=Text(
        nl="Een verwijzing en een bronvermelding zijn verschillende dingen; samen tussen haakjes worden ze tekst.",
        en="A reference within the text and a citation are different things; together in brackets they become text.",
    ),
    bad="Zie [@sec-dienst; @vaarkaart2023].\n",
    good="# Dienst {#sec-dienst}\n\nZie @sec-dienst en [@vaarkaart2023].\n",
    hint=Text(
        nl="zet de verwijzing buiten de haakjes",
        en="put the reference outside the brackets",
    ),
)

CELLS_LOST = Rule(
    "NDS218",
    "lost-cells",
    Severity.ERROR,
    message=Text(
        nl="deze rij heeft {found} cellen, de tabel {count} kolommen: de rest valt weg",
        en="this row has {found} cells, the table {count} columns: the rest is lost",
    ),
    why=Text(
        nl="Tekst van de schrijver zou niet in het document komen.",
        en="Text of the writer would not reach the document.",
    ),
    bad="| a | b |\n|---|---|\n| 1 | 2 | 3 |\n",
    good="| a | b |\n|---|---|\n| 1 | 2 |\n",
    hint=Text(
        nl="geef de regel met streepjes evenveel kolommen; een `|` in de tekst wordt `\\|`",
        en="give the line of dashes as many columns; a `|` in the text is written `\\|`",
    ),
)

UNCLOSED_CODE = Rule(
    "NDS219",
    "unclosed-code",
    Severity.ERROR,
    message=Text(
        nl="dit codeblok heeft geen einde",
        en="this code block has no end",
    ),
    why=Text(
        nl="Alles wat volgt verschijnt als code.",
        en="Everything after it shows as code.",
    ),
    bad="```\ncode\n",
    good="```\ncode\n```\n",
    hint=Text(
        nl="sluit met een regel van even veel tekens",
        en="close with a line of as many characters",
    ),
)

TOO_DEEP = Rule(
    "NDS220",
    "nested-too-deep",
    Severity.WARNING,
    message=Text(
        nl="dit staat te diep in lijsten of citaten: vanaf hier is het gewone tekst",
        en="this is nested too deep in lists or quotes: from here on it is plain text",
    ),
    why=Text(
        nl="Geen lezer kan zo veel niveaus volgen.",
        en="No reader can follow so many levels.",
    ),
    bad="> " * 60 + "Tekst.\n",
)
