"""Rules about contributions and chapters: front matter, parties, priorities (NDS100 to NDS149)."""

from __future__ import annotations

from nds_docs.checks.diagnostics import Rule, Severity
from nds_docs.language import Text

# --- front matter -------------------------------------------------------------------------------

MISSING_FRONT_MATTER = Rule(
    "NDS101",
    "missing-front-matter",
    Severity.ERROR,
    message=Text(
        nl="de kopgegevens ontbreken: het bestand begint niet met een regel `---`",
        en="the front matter is missing: the file does not start with a line `---`",
    ),
    why=Text(
        nl="Zonder titel, partij en prioriteit weten we niet waar de tekst hoort.",
        en="Without a title, a party and a priority nobody knows where the text belongs.",
    ),
    hint=Text(
        nl="begin het bestand met `---`, daaronder `title:` en de andere gegevens, en sluit af met `---`",
        en="start the file with `---`, then `title:` and the other data, and close with `---`",
    ),
)

UNCLOSED_FRONT_MATTER = Rule(
    "NDS102",
    "unclosed-front-matter",
    Severity.ERROR,
    message=Text(
        nl="de kopgegevens hebben geen einde: na de eerste `---` ontbreekt de tweede",
        en="the front matter has no end: there is no second `---` after the first",
    ),
    why=Text(
        nl="Zonder einde is niet te zien waar de gegevens ophouden en de tekst begint.",
        en="Without an end nobody can tell where the data stop and the text begins.",
    ),
    hint=Text(
        nl="zet een regel met alleen `---` onder de kopgegevens",
        en="put a line with only `---` below the front matter",
    ),
)

# --- parties ------------------------------------------------------------------------------------

UNKNOWN_PARTY = Rule(
    "NDS110",
    "unknown-party",
    Severity.ERROR,
    message=Text(nl="partij `{party}` staat niet in nds.yml", en="party `{party}` is not in nds.yml"),
    why=Text(
        nl="De naam van een partij komt in de tekst; die moet ergens vastliggen.",
        en="The name of a party is printed in the text; it has to be recorded somewhere.",
    ),
)

UNKNOWN_FOLDER = Rule(
    "NDS111",
    "unknown-folder",
    Severity.ERROR,
    message=Text(
        nl="de map `contributions/{folder}` hoort bij geen partij uit nds.yml",
        en="the folder `contributions/{folder}` belongs to no party of nds.yml",
    ),
    why=Text(
        nl="De map zegt van wie een bijdrage is.",
        en="The folder tells whose contribution it is.",
    ),
    hint=Text(
        nl="noem de map naar de `id` van een partij, of voeg de partij toe aan nds.yml",
        en="name the folder after the `id` of a party, or add the party to nds.yml",
    ),
)

WRONG_FOLDER = Rule(
    "NDS112",
    "wrong-folder",
    Severity.ERROR,
    message=Text(
        nl="een bijdrage van `{party}` staat in de map van `{folder}`",
        en="a contribution of `{party}` is in the folder of `{folder}`",
    ),
    why=Text(
        nl="De map zegt van wie een bijdrage is; hier spreken map en kopgegevens elkaar tegen.",
        en="The folder tells whose contribution it is; here folder and front matter disagree.",
    ),
    hint=Text(
        nl="verplaats het bestand naar `contributions/{party}/` of verbeter `party:`",
        en="move the file to `contributions/{party}/` or correct `party:`",
    ),
)

JOINT_PARTY_ORDER = Rule(
    "NDS113",
    "joint-party-order",
    Severity.ERROR,
    message=Text(
        nl="een gezamenlijke bijdrage hoort in de map van de eerste partij: dat is `{party}`, de map is `{folder}`",
        en="a joint contribution belongs in the folder of its first party: that is `{party}`, the folder is `{folder}`",
    ),
    why=Text(
        nl="De eerste partij is het aanspreekpunt en wordt als eerste genoemd.",
        en="The first party is the one to turn to, and is named first.",
    ),
    hint=Text(
        nl="zet `{folder}` vooraan in `parties:`, of verplaats het bestand naar `contributions/{party}/`",
        en="put `{folder}` first in `parties:`, or move the file to `contributions/{party}/`",
    ),
)

PARTY_AND_PARTIES = Rule(
    "NDS114",
    "party-and-parties",
    Severity.ERROR,
    message=Text(
        nl="de kopgegevens moeten òf `party` òf `parties` noemen: precies één van de twee",
        en="the front matter must have either `party` or `parties`: exactly one of them",
    ),
    why=Text(
        nl="Anders is niet duidelijk van wie de bijdrage is.",
        en="Otherwise it is not clear whose contribution it is.",
    ),
    hint=Text(
        nl="gebruik `party: {folder}` voor één partij en `parties: [{folder}, …]` voor een gezamenlijke bijdrage",
        en="use `party: {folder}` for one party and `parties: [{folder}, …]` for a joint contribution",
    ),
)

# --- priorities ---------------------------------------------------------------------------------

UNKNOWN_PRIORITY = Rule(
    "NDS120",
    "unknown-priority",
    Severity.ERROR,
    message=Text(nl="prioriteit `{priority}` staat niet in nds.yml", en="priority `{priority}` is not in nds.yml"),
    why=Text(
        nl="Aan de prioriteit zien we in welk hoofdstuk een tekst hoort.",
        en="The priority tells in which chapter a text belongs.",
    ),
)

MERGED_PRIORITY = Rule(
    "NDS121",
    "merged-priority",
    Severity.NOTE,
    message=Text(
        nl="prioriteit `{priority}` is samengevoegd; de tekst komt bij `{into}` ({title})",
        en="priority `{priority}` has been merged; the text goes to `{into}` ({title})",
    ),
    why=Text(
        nl="De bijdrage telt mee, maar onder een andere naam dan u misschien verwacht.",
        en="The contribution counts, but under another name than you may expect.",
    ),
)

DROPPED_PRIORITY = Rule(
    "NDS122",
    "dropped-priority",
    Severity.ERROR,
    message=Text(
        nl="prioriteit `{priority}` ({title}) is vervallen en heeft geen hoofdstuk",
        en="priority `{priority}` ({title}) has been dropped and has no chapter",
    ),
    why=Text(
        nl="Tekst bij een vervallen prioriteit heeft geen plaats in de strategie.",
        en="Text on a dropped priority has no place in the strategy.",
    ),
    hint=Text(
        nl="kies een prioriteit met status `adopted` uit nds.yml, of haal deze weg",
        en="choose a priority with status `adopted` from nds.yml, or remove this one",
    ),
)

PROPOSED_PRIORITY = Rule(
    "NDS123",
    "proposed-priority",
    Severity.WARNING,
    message=Text(
        nl="prioriteit `{priority}` ({title}) is voorgesteld maar nog niet vastgesteld, en heeft geen hoofdstuk",
        en="priority `{priority}` ({title}) has been proposed but not adopted, and has no chapter",
    ),
    why=Text(
        nl="Tekst bij een voorstel krijgt pas een plaats als de prioriteit is vastgesteld.",
        en="Text on a proposal gets a place only when the priority has been adopted.",
    ),
)

PRIORITY_WITHOUT_CHAPTER = Rule(
    "NDS124",
    "priority-without-chapter",
    Severity.ERROR,
    message=Text(
        nl="prioriteit `{priority}` ({title}) is vastgesteld maar heeft geen hoofdstuk",
        en="priority `{priority}` ({title}) has been adopted but has no chapter",
    ),
    why=Text(
        nl="De bijdragen bij deze prioriteit hebben dan geen plaats.",
        en="The contributions on this priority then have no place.",
    ),
    hint=Text(
        nl="maak een bestand in chapters/ met `priority: {priority}` in de kopgegevens",
        en="make a file in chapters/ with `priority: {priority}` in its front matter",
    ),
)

TWO_CHAPTERS = Rule(
    "NDS125",
    "two-chapters",
    Severity.ERROR,
    message=Text(
        nl="prioriteit `{priority}` heeft al een hoofdstuk: {other}",
        en="priority `{priority}` already has a chapter: {other}",
    ),
    why=Text(
        nl="De bijdragen bij een prioriteit kunnen maar op één plaats staan.",
        en="The contributions on a priority can stand in one place only.",
    ),
)

CHAPTER_NOT_ADOPTED = Rule(
    "NDS126",
    "chapter-not-adopted",
    Severity.ERROR,
    message=Text(
        nl="dit hoofdstuk werkt prioriteit `{priority}` uit, maar die heeft de status `{status}`",
        en="this chapter works out priority `{priority}`, which has the status `{status}`",
    ),
    why=Text(
        nl="Alleen een vastgestelde prioriteit krijgt een hoofdstuk.",
        en="Only an adopted priority gets a chapter.",
    ),
)

# --- the rest of the front matter ---------------------------------------------------------------

UNKNOWN_REFERENCE_KEY = Rule(
    "NDS130",
    "unknown-reference-key",
    Severity.ERROR,
    message=Text(nl="bron `{key}` staat niet in references.yml", en="source `{key}` is not in references.yml"),
    why=Text(
        nl="Een strategie waarop de tekst voortbouwt, moet in de lijst van bronnen staan.",
        en="A strategy that the text builds on must be in the list of sources.",
    ),
)

FUNDING_WITHOUT_NOTE = Rule(
    "NDS131",
    "funding-without-note",
    Severity.ERROR,
    message=Text(
        nl="`funding: additional` zonder `funding_note`",
        en="`funding: additional` without a `funding_note`",
    ),
    why=Text(
        nl="De NDS past binnen bestaande budgetten; wie meer geld nodig heeft, zegt hoeveel en waarvan.",
        en="The NDS stays within existing budgets; who needs more says how much and from where.",
    ),
    hint=Text(
        nl="leg in `funding_note:` uit hoeveel geld nodig is en wie het betaalt",
        en="explain in `funding_note:` how much money is needed and who pays",
    ),
)

EMPTY_CONTRIBUTION = Rule(
    "NDS132",
    "empty-contribution",
    Severity.ERROR,
    message=Text(nl="de bijdrage heeft geen tekst", en="the contribution has no text"),
    why=Text(
        nl="Er zou een kop in de strategie komen met niets eronder.",
        en="The strategy would get a heading with nothing below it.",
    ),
    hint=Text(nl="schrijf de tekst onder de kopgegevens", en="write the text below the front matter"),
)

UNKNOWN_CONTRIBUTION = Rule(
    "NDS133",
    "unknown-contribution",
    Severity.ERROR,
    message=Text(
        nl="bijdrage `{contribution}` bestaat niet",
        en="contribution `{contribution}` does not exist",
    ),
    why=Text(
        nl="Wie een bijdrage noemt die er niet is, bedoelt waarschijnlijk een andere.",
        en="Who names a contribution that does not exist probably means another one.",
    ),
)

CHAPTER_NAME = Rule(
    "NDS135",
    "chapter-name",
    Severity.ERROR,
    message=Text(
        nl="de bestandsnaam van een hoofdstuk is een getal, een streepje en een naam in kleine letters: `40-ai.md`",
        en="the file name of a chapter is a number, a hyphen and a name in lower case: `40-ai.md`",
    ),
    why=Text(
        nl="Het getal bepaalt de volgorde van de hoofdstukken.",
        en="The number decides the order of the chapters.",
    ),
)

CONTRIBUTION_NAME = Rule(
    "NDS136",
    "contribution-name",
    Severity.ERROR,
    message=Text(
        nl="de bestandsnaam van een bijdrage bestaat uit kleine letters, cijfers en streepjes",
        en="the file name of a contribution consists of lower-case letters, digits and hyphens",
    ),
    why=Text(
        nl="Anderen verwijzen met die naam naar de bijdrage; hij moet op elke computer hetzelfde zijn.",
        en="Others refer to the contribution by that name; it must be the same on every computer.",
    ),
)

UNUSED_ALLOW = Rule(
    "NDS140",
    "unused-allow",
    Severity.WARNING,
    message=Text(
        nl="`allow: {name}` heeft geen effect: die bevinding komt in dit bestand niet voor",
        en="`allow: {name}` has no effect: there is no such finding in this file",
    ),
    why=Text(
        nl="Een uitzondering die niet meer nodig is, verbergt later een echte fout.",
        en="An exception that is no longer needed hides a real fault later on.",
    ),
    hint=Text(nl="haal de regel weg", en="remove the line"),
)

UNKNOWN_ALLOW = Rule(
    "NDS141",
    "unknown-allow",
    Severity.ERROR,
    message=Text(nl="er is geen regel met de naam `{name}`", en="there is no rule named `{name}`"),
    why=Text(
        nl="Een uitzondering geldt alleen voor een regel die bestaat.",
        en="An exception can only be made to a rule that exists.",
    ),
)

ALLOWED_ERROR = Rule(
    "NDS142",
    "allowed-error",
    Severity.ERROR,
    message=Text(
        nl="`{name}` houdt een definitieve versie tegen en kan niet blijven staan",
        en="`{name}` stands in the way of a final edition and cannot be left standing",
    ),
    why=Text(
        nl="Zolang dit er staat, is de strategie niet af; daarover beslist niet één schrijver.",
        en="While it stands the strategy is not finished; that is not for one writer to decide.",
    ),
    hint=Text(nl="los het op en haal de regel weg", en="repair it and remove the line"),
)
