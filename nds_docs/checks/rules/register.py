"""Rules about typed data: front matter (NDS103 to NDS109) and the register (NDS170 to NDS189)."""

from __future__ import annotations

from nds_docs.checks.diagnostics import Rule, Severity
from nds_docs.language import Text

# --- front matter, and the same faults in nds.yml, references.yml and words.yml -------------------

BROKEN_FRONT_MATTER = Rule(
    "NDS103",
    "broken-front-matter",
    Severity.ERROR,
    message=Text(
        nl="de kopgegevens zijn niet te lezen: {problem}",
        en="the front matter cannot be read: {problem}",
    ),
    why=Text(
        nl="Zonder leesbare kopgegevens weten we niet waar de tekst hoort.",
        en="Without readable front matter nobody knows where the text belongs.",
    ),
)

UNKNOWN_KEY = Rule(
    "NDS104",
    "unknown-key",
    Severity.ERROR,
    message=Text(nl="`{key}` is hier geen bekend gegeven", en="`{key}` is not a known key here"),
    why=Text(
        nl="Wat onder een verkeerde naam staat, zou stilletjes niet meetellen.",
        en="What stands under a wrong name would silently not count.",
    ),
    hint=Text(nl="hier kan staan: {known}", en="what can be given here: {known}"),
)

MISSING_KEY = Rule(
    "NDS105",
    "missing-key",
    Severity.ERROR,
    message=Text(nl="hier ontbreekt `{key}`", en="`{key}` is missing here"),
    why=Text(
        nl="Dit gegeven is nodig om het stuk te maken.",
        en="The document cannot be made without it.",
    ),
    hint=Text(nl="voeg een regel `{key}: …` toe", en="add a line `{key}: …`"),
)

WRONG_VALUE = Rule(
    "NDS106",
    "wrong-value",
    Severity.ERROR,
    message=Text(nl="`{value}` past niet bij `{key}`", en="`{value}` does not fit `{key}`"),
    why=Text(
        nl="Met deze waarde weet het programma niet wat bedoeld is.",
        en="With this value the program cannot tell what is meant.",
    ),
)

EMPTY_VALUE = Rule(
    "NDS107",
    "empty-value",
    Severity.ERROR,
    message=Text(nl="`{key}` is niet ingevuld", en="`{key}` has no value"),
    why=Text(
        nl="Leeg kan vergeten zijn of zo bedoeld; dat verschil moet te zien zijn.",
        en="Empty may be forgotten or meant; the difference must show.",
    ),
    hint=Text(nl="vul een waarde in of haal de regel weg", en="give a value or remove the line"),
)

UNQUOTED_NUMBER = Rule(
    "NDS108",
    "unquoted-number",
    Severity.ERROR,
    message=Text(
        nl="`{value}` bij `{key}` leest als een getal, terwijl hier tekst hoort",
        en="`{value}` for `{key}` reads as a number, where text is expected",
    ),
    why=Text(
        nl="Als getal is 0.10 hetzelfde als 0.1 en valt een nul vooraan weg.",
        en="As a number 0.10 is the same as 0.1, and a leading zero is lost.",
    ),
    hint=Text(nl='zet er aanhalingstekens om: "{value}"', en='put quotes around it: "{value}"'),
)

WRONG_SHAPE = Rule(
    "NDS109",
    "wrong-shape",
    Severity.ERROR,
    message=Text(nl="bij `{key}` hoort {expected}", en="`{key}` takes {expected}"),
    why=Text(
        nl="Een lijst, een blok en een enkele waarde zijn verschillende dingen.",
        en="A list, a block and a single value are different things.",
    ),
)

# --- the register -------------------------------------------------------------------------------

INTO_WITHOUT_MERGE = Rule(
    "NDS170",
    "into-without-merge",
    Severity.ERROR,
    message=Text(
        nl="prioriteit `{priority}` noemt `into: {into}`, maar heeft de status `{status}`",
        en="priority `{priority}` names `into: {into}`, but has the status `{status}`",
    ),
    why=Text(
        nl="Alleen een samengevoegde prioriteit gaat op in een andere.",
        en="Only a merged priority goes into another one.",
    ),
    hint=Text(
        nl="maak de status `merged` of haal de regel `into` weg",
        en="make the status `merged` or remove the line `into`",
    ),
)

MERGED_INTO_NOTHING = Rule(
    "NDS171",
    "merged-into-nothing",
    Severity.ERROR,
    message=Text(
        nl="prioriteit `{priority}` gaat op in `{final}`, en die heeft de status `{status}`",
        en="priority `{priority}` goes into `{final}`, which has the status `{status}`",
    ),
    why=Text(
        nl="Bijdragen bij deze prioriteit komen dan in geen enkel hoofdstuk.",
        en="Contributions on this priority then get into no chapter.",
    ),
)

MILESTONE_ORDER = Rule(
    "NDS172",
    "milestone-order",
    Severity.WARNING,
    message=Text(
        nl="mijlpaal `{milestone}` ({date}) staat na een latere: `{other}` ({later})",
        en="milestone `{milestone}` ({date}) comes after a later one: `{other}` ({later})",
    ),
    why=Text(
        nl="In het stuk staat de planning op volgorde van datum; een andere volgorde hier is vaak een foute datum.",
        en="The planning is printed in order of date; another order here often means a mistake in a date.",
    ),
    hint=Text(nl="zet de mijlpalen op volgorde van datum", en="put the milestones in order of date"),
)

UNCHANGED_DATE = Rule(
    "NDS173",
    "unchanged-date",
    Severity.WARNING,
    message=Text(
        nl="mijlpaal `{milestone}`: `was` en `date` zijn dezelfde datum",
        en="milestone `{milestone}`: `was` and `date` are the same date",
    ),
    why=Text(
        nl="`was` toont dat een datum verschoven is; hier is niets verschoven.",
        en="`was` shows that a date has moved; here nothing has.",
    ),
    hint=Text(nl="haal de regel `was` weg", en="remove the line `was`"),
)

UNKNOWN_APPROVER = Rule(
    "NDS174",
    "unknown-approver",
    Severity.WARNING,
    message=Text(
        nl="`{party}` lijkt een partij, maar is niet de `id` van een partij",
        en="`{party}` looks like a party, but is not the `id` of one",
    ),
    why=Text(
        nl="Een akkoord van een partij telt alleen mee onder haar eigen `id`.",
        en="The agreement of a party only counts under its own `id`.",
    ),
)

UNKNOWN_SCOPE = Rule(
    "NDS175",
    "unknown-scope",
    Severity.ERROR,
    message=Text(
        nl="een akkoord met `{scope}`: dat bestaat niet", en="an approval of `{scope}`: there is no such thing"
    ),
    why=Text(
        nl="Een akkoord moet ergens over gaan.",
        en="An approval has to be about something.",
    ),
    hint=Text(
        nl="schrijf `document`, een prioriteit (`BZK-2`) of een bijdrage (`uvw/meetnet`)",
        en="write `document`, a priority (`BZK-2`) or a contribution (`uvw/meetnet`)",
    ),
)

ANNEX_WITHOUT_STRATEGY = Rule(
    "NDS176",
    "annex-without-strategy",
    Severity.WARNING,
    message=Text(
        nl="de strategie zelf staat niet bij de bijlagen van de brief",
        en="the strategy itself is not among the annexes of the letter",
    ),
    why=Text(
        nl="De brief biedt de strategie aan; het aantal bijlagen moet kloppen.",
        en="The letter presents the strategy; the number of annexes must be right.",
    ),
    hint=Text(
        nl="voeg toe: `- {{title: …, file: strategy}}`",
        en="add: `- {{title: …, file: strategy}}`",
    ),
)

ANNEX_OUTSIDE = Rule(
    "NDS177",
    "annex-outside",
    Severity.ERROR,
    message=Text(nl="bijlage `{file}` ligt buiten het project", en="annex `{file}` lies outside the project"),
    why=Text(
        nl="Bij een ander is dat bestand er niet.",
        en="That file does not exist for anyone else.",
    ),
    hint=Text(
        nl="schrijf het pad vanaf de map van het project: `annexes/beslisnota.pdf`",
        en="write the path from the folder of the project: `annexes/beslisnota.pdf`",
    ),
)

ANNEX_TWICE = Rule(
    "NDS178",
    "annex-twice",
    Severity.ERROR,
    message=Text(nl="bijlage `{file}` staat er twee keer", en="annex `{file}` is listed twice"),
    why=Text(
        nl="Het aantal bijlagen in de brief klopt dan niet.",
        en="The number of annexes in the letter is then wrong.",
    ),
    hint=Text(nl="laat er één staan", en="keep one of them"),
)

LETTER_WITHOUT_TEXT = Rule(
    "NDS179",
    "letter-without-text",
    Severity.ERROR,
    message=Text(nl="de brief heeft geen tekst: `{file}` ontbreekt", en="the letter has no text: `{file}` is missing"),
    why=Text(
        nl="Er komt dan geen Kamerbrief.",
        en="There will be no covering letter.",
    ),
    hint=Text(
        nl="schrijf de tekst in `{file}`, of haal `letter` weg uit nds.yml",
        en="write the text in `{file}`, or remove `letter` from nds.yml",
    ),
)

TEXT_WITHOUT_LETTER = Rule(
    "NDS180",
    "text-without-letter",
    Severity.WARNING,
    message=Text(
        nl="van deze tekst komt geen brief: in nds.yml staat geen `letter`",
        en="this text becomes no letter: nds.yml has no `letter`",
    ),
    why=Text(
        nl="Zonder afzender, geadresseerde en ondertekenaar is er geen brief te maken.",
        en="Without sender, addressee and signatory no letter can be made.",
    ),
    hint=Text(nl="voeg `letter:` toe aan nds.yml", en="add `letter:` to nds.yml"),
)

TEMPLATE_NOT_USED = Rule(
    "NDS181",
    "template-not-used",
    Severity.ERROR,
    message=Text(
        nl="`{file}` kan geen voorbeeld zijn voor het Word-bestand: {reason}",
        en="`{file}` cannot lend its look to the Word file: {reason}",
    ),
    why=Text(
        nl="Wie een huisstijl opgeeft, verwacht haar terug te zien.",
        en="Who names a house style expects to see it.",
    ),
    hint=Text(
        nl="sla de huisstijl in Word op als gewoon document (.docx) in het project en noem het pad vanaf de map ervan",
        en="save the house style in Word as a plain document (.docx) in the project and give the path from its folder",
    ),
)
