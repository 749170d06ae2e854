"""Rules about places where Pandoc's own Markdown would read another structure than we do: NDS221 to NDS239."""

from __future__ import annotations

from nds_docs.checks.diagnostics import Rule, Severity
from nds_docs.language import Text

MISSING_BLANK_LINE = Rule(
    "NDS221",
    "missing-blank-line",
    Severity.WARNING,
    message=Text(
        nl="boven `{text}` ontbreekt een lege regel",
        en="there is no blank line above `{text}`",
    ),
    why=Text(
        nl="Andere programma's lezen dit als vervolg van de alinea.",
        en="Other programs read this as part of the paragraph.",
    ),
    bad="Tekst.\n# Kop\n",
    good="Tekst.\n\n# Kop\n",
    hint=Text(
        nl="zet er een lege regel boven",
        en="put a blank line above it",
    ),
)

OTHER_LIST = Rule(
    "NDS222",
    "other-list-marker",
    Severity.WARNING,
    message=Text(
        nl="`{text}` begint hier geen lijst",
        en="`{text}` does not start a list here",
    ),
    why=Text(
        nl="Pandoc leest dit als genummerde lijst, wij als tekst.",
        en="Pandoc reads this as a numbered list, we as text.",
    ),
    bad="(1) Eerst dit.\n",
    good="1. Eerst dit.\n",
    hint=Text(
        nl="nummer een lijst met `1.` of `1)`; zet anders een `\\` voor de punt of het haakje",
        en="number a list with `1.` or `1)`; otherwise put a `\\` before the point or bracket",
    ),
)

LINE_BLOCK = Rule(
    "NDS223",
    "line-block",
    Severity.WARNING,
    message=Text(
        nl="regels die met `|` beginnen zijn hier geen regelblok",
        en="lines that start with `|` are no line block here",
    ),
    why=Text(
        nl="Pandoc houdt zulke regels apart, wij lezen een alinea.",
        en="Pandoc keeps such lines apart, we read a paragraph.",
    ),
    bad="| Turfmarkt 147\n| Den Haag\n",
    good="Turfmarkt 147\\\nDen Haag\n",
    hint=Text(
        nl="eindig een regel met `\\` om hem af te breken",
        en="end a line with `\\` to break it",
    ),
)

OTHER_TABLE = Rule(
    "NDS224",
    "other-table",
    Severity.WARNING,
    message=Text(
        nl="deze tabel is getekend met streepjes en wordt niet als tabel gelezen",
        en="this table is drawn with dashes and is not read as a table",
    ),
    why=Text(
        nl="Alleen tabellen met `|` tussen de kolommen worden herkend.",
        en="Only tables with `|` between the columns are known.",
    ),
    bad="Kolom   Waarde\n------  ------\na       1\n",
    good="| Kolom | Waarde |\n|-------|--------|\n| a     | 1      |\n",
    hint=Text(
        nl="zet `|` tussen de kolommen",
        en="put `|` between the columns",
    ),
)

MATH = Rule(
    "NDS225",
    "mathematics",
    Severity.WARNING,
    message=Text(
        nl="`{text}` is hier geen formule maar tekst",
        en="`{text}` is no formula here but text",
    ),
    why=Text(
        nl="Pandoc leest tekst tussen dollartekens als formule.",
        en="Pandoc reads text between dollar signs as a formula.",
    ),
    bad="Dit kost $x$.\n",
    good="Dit kost x.\n",
    hint=Text(
        nl="zet een `\\` voor het dollarteken",
        en="put a `\\` before the dollar sign",
    ),
)

INLINE_NOTE = Rule(
    "NDS226",
    "inline-note",
    Severity.WARNING,
    message=Text(
        nl="`^[…]` is hier geen voetnoot",
        en="`^[…]` is no footnote here",
    ),
    why=Text(
        nl="Pandoc maakt er een voetnoot van, wij lezen tekst.",
        en="Pandoc makes it a footnote, we read text.",
    ),
    bad="Tekst.^[Een noot.]\n",
    good="Tekst.[^1]\n\n[^1]: Een noot.\n",
    hint=Text(
        nl="geef de voetnoot een label: `[^1]`, en `[^1]: …` op een eigen regel",
        en="give the footnote a label: `[^1]`, and `[^1]: …` on a line of its own",
    ),
)

RAW_LATEX = Rule(
    "NDS227",
    "raw-latex",
    Severity.WARNING,
    message=Text(
        nl="`{text}` is LaTeX en verschijnt als tekst",
        en="`{text}` is LaTeX and shows as text",
    ),
    why=Text(
        nl="Pandoc zou dit alleen aan LaTeX doorgeven.",
        en="Pandoc would hand this to LaTeX only.",
    ),
    bad="Tekst.\\newpage\n",
    good="Tekst.\n",
    hint=Text(
        nl="haal het weg, of schrijf `\\\\` als er een schuine streep moet staan",
        en="take it away, or write `\\\\` where a backslash is meant",
    ),
)

ESCAPED_SPACE = Rule(
    "NDS228",
    "escaped-space",
    Severity.WARNING,
    message=Text(
        nl="`\\ ` is hier geen vaste spatie",
        en="`\\ ` is no no-break space here",
    ),
    why=Text(
        nl="Pandoc maakt er een vaste spatie van, wij tonen de schuine streep.",
        en="Pandoc makes it a no-break space, we show the backslash.",
    ),
    bad="art.\\ 3\n",
    good="art.&nbsp;3\n",
    hint=Text(
        nl="schrijf `&nbsp;`",
        en="write `&nbsp;`",
    ),
)

TASK = Rule(
    "NDS229",
    "task-list",
    Severity.WARNING,
    message=Text(
        nl="een vakje `[ ]` verschijnt als tekst",
        en="a box `[ ]` shows as text",
    ),
    why=Text(
        nl="Pandoc maakt er een aankruisvakje van.",
        en="Pandoc makes it a check box.",
    ),
    bad="- [ ] nog doen\n",
    good="- nog doen\n",
    hint=Text(
        nl="zet wat nog moet gebeuren in een blok `::: {.todo}`",
        en="put what is left to do in a block `::: {.todo}`",
    ),
)

LIST_MARKER_CHANGE = Rule(
    "NDS230",
    "list-marker-change",
    Severity.WARNING,
    message=Text(
        nl="hier begint een nieuwe lijst, door het andere teken",
        en="a new list starts here, because of the other marker",
    ),
    why=Text(
        nl="Pandoc leest het als dezelfde lijst.",
        en="Pandoc reads it as the same list.",
    ),
    bad="- een\n* twee\n",
    good="- een\n- twee\n",
    hint=Text(
        nl="gebruik in een lijst steeds hetzelfde teken",
        en="use the same marker throughout a list",
    ),
)

METADATA = Rule(
    "NDS231",
    "metadata-in-text",
    Severity.WARNING,
    message=Text(
        nl="gegevens tussen `---` worden hier niet gelezen",
        en="data between `---` is not read here",
    ),
    why=Text(
        nl="Pandoc leest zulke regels overal als gegevens; wij alleen bovenaan het bestand.",
        en="Pandoc reads such lines as data anywhere; we at the top of the file only.",
    ),
    bad="# Kop\n\nTekst.\n\n---\ntitle: Iets\n---\n\nTekst.\n",
    good="Tekst.\n",
    hint=Text(
        nl="zet de gegevens bovenaan, of een lege regel onder `---`",
        en="put the data at the top, or a blank line below `---`",
    ),
)

LONG_SETEXT = Rule(
    "NDS232",
    "heading-of-several-lines",
    Severity.WARNING,
    message=Text(
        nl="deze onderstreepte kop beslaat meer dan een regel",
        en="this underlined heading has more than one line",
    ),
    why=Text(
        nl="Pandoc leest dit als alinea, wij als kop.",
        en="Pandoc reads this as a paragraph, we as a heading.",
    ),
    bad="Een regel\nen nog een\n===\n\nTekst.\n",
    good="# Een regel en nog een\n\nTekst.\n",
    hint=Text(
        nl="schrijf de kop op een regel die met `#` begint; zet een lege regel boven `---` als dat een lijn moet zijn",
        en="write the heading on a line that starts with `#`; put a blank line above `---` if that is meant as a rule",
    ),
)

ESCAPED_PIPE_IN_CODE = Rule(
    "NDS234",
    "escaped-pipe-in-code",
    Severity.WARNING,
    message=Text(
        nl="in code blijft de schuine streep voor `|` staan",
        en="in code the backslash before `|` stays",
    ),
    why=Text(
        nl="In een tabel scheidt een `|` in code geen cellen; de schuine streep is niet nodig en verschijnt.",
        en="In a table a `|` in code does not end a cell; the backslash is not needed and shows.",
    ),
    bad="| a |\n|---|\n| `x\\|y` |\n",
    good="| a |\n|---|\n| `x|y` |\n",
    hint=Text(
        nl="schrijf `|` zonder schuine streep",
        en="write `|` without a backslash",
    ),
)
