"""Rules about labels, cross-references, citations and expressions (NDS3xx)."""

from __future__ import annotations

from nds_docs.checks.diagnostics import Rule, Severity
from nds_docs.language import Text

UNRESOLVED_REFERENCE = Rule(
    "NDS301",
    "unresolved-reference",
    Severity.ERROR,
    message=Text(nl="verwijzing `{label}` heeft geen doel", en="cross-reference `{label}` has no target"),
    why=Text(
        nl="De lezer ziet een vraagteken waar een nummer hoort.",
        en="A reader would see a question mark where a number belongs.",
    ),
    bad="Zie @sec-nergens.",
    good="# Gegevens {#sec-gegevens}\n\nZie @sec-gegevens.",
)

AMBIGUOUS_REFERENCE = Rule(
    "NDS302",
    "ambiguous-reference",
    Severity.ERROR,
    message=Text(
        nl="verwijzing `{label}` kan naar meer dan één plaats wijzen: {places}",
        en="cross-reference `{label}` could mean more than one place: {places}",
    ),
    why=Text(
        nl="Het programma kiest niet voor u.",
        en="The program does not choose for you.",
    ),
    hint=Text(
        nl="geef het label in het hoofdstuk een andere naam",
        en="give the label in the chapter another name",
    ),
)

HIDDEN_LABEL = Rule(
    "NDS303",
    "hidden-label",
    Severity.WARNING,
    message=Text(
        nl="label `{label}` staat ook in {other}; verwijzingen in dit bestand wijzen naar het label hier",
        en="label `{label}` is also in {other}; cross-references in this file point to the label here",
    ),
    why=Text(
        nl="Wie het hoofdstuk bedoelt, stuurt de lezer naar een andere plaats.",
        en="Who means the chapter sends the reader to another place.",
    ),
    hint=Text(nl="kies een ander label", en="choose another label"),
)

REFERENCE_TO_DROPPED = Rule(
    "NDS304",
    "reference-to-dropped",
    Severity.ERROR,
    message=Text(
        nl="verwijzing `{label}`: die prioriteit is vervallen en heeft geen hoofdstuk",
        en="cross-reference `{label}`: that priority has been dropped and has no chapter",
    ),
    why=Text(
        nl="De lezer wordt naar een hoofdstuk gestuurd dat er niet is.",
        en="The reader would be sent to a chapter that does not exist.",
    ),
)

DUPLICATE_LABEL = Rule(
    "NDS305",
    "duplicate-label",
    Severity.ERROR,
    message=Text(
        nl="label `{label}` staat al op {place}",
        en="label `{label}` is already used: {place}",
    ),
    why=Text(
        nl="Een verwijzing weet dan niet welke van de twee bedoeld is.",
        en="A cross-reference then cannot tell which of the two is meant.",
    ),
    bad="# Een {#sec-a}\n\n# Twee {#sec-a}\n\nTekst.",
    good="# Een {#sec-a}\n\n# Twee {#sec-b}\n\nTekst.",
    hint=Text(nl="kies een ander label", en="choose another label"),
)

UNKNOWN_CITATION = Rule(
    "NDS306",
    "unknown-citation",
    Severity.ERROR,
    message=Text(nl="bron `@{key}` staat niet in references.yml", en="source `@{key}` is not in references.yml"),
    why=Text(
        nl="De lezer kan de bron dan niet vinden.",
        en="The reader then cannot find the source.",
    ),
    bad="Zie [@nergens].",
    good="Zie [@vaarkaart2023].",
)

BROKEN_EXPRESSION = Rule(
    "NDS308",
    "broken-expression",
    Severity.ERROR,
    message=Text(
        nl="de formule tussen de dubbele accolades klopt niet: {problem}",
        en="the expression between double braces is wrong: {problem}",
    ),
    why=Text(
        nl="Op die plaats zou de formule zelf in de tekst staan.",
        en="The expression itself would stand in the text in that place.",
    ),
)

UNKNOWN_LABEL_KIND = Rule(
    "NDS309",
    "unknown-label-kind",
    Severity.WARNING,
    message=Text(
        nl="label `{label}` begint niet met `{expected}`; niemand kan ernaar verwijzen",
        en="label `{label}` does not start with `{expected}`; nobody can refer to it",
    ),
    why=Text(
        nl="Aan het begin van een label is te zien of het een paragraaf, tabel, figuur, maatregel of doel is.",
        en="The start of a label tells whether it is a section, a table, a figure, a measure or a goal.",
    ),
    bad="# Gegevens {#gegevens}\n\nTekst.",
    good="# Gegevens {#sec-gegevens}\n\nTekst.",
)

UNNUMBERED_TARGET = Rule(
    "NDS310",
    "unnumbered-target",
    Severity.ERROR,
    message=Text(
        nl="verwijzing `@{label}` wijst naar iets zonder nummer",
        en="cross-reference `@{label}` points to something without a number",
    ),
    why=Text(
        nl="Een tabel zonder bijschrift of een gewoon tekstdeel heeft geen nummer om te noemen.",
        en="A table without a caption or an ordinary piece of text has no number to show.",
    ),
    hint=Text(
        nl="geef de tabel een bijschrift, of verwijs met `[tekst](#{label})`",
        en="give the table a caption, or refer with `[text](#{label})`",
    ),
)

REFERENCE_INTO_ABSORBED = Rule(
    "NDS311",
    "reference-into-absorbed",
    Severity.WARNING,
    message=Text(
        nl="`{label}` staat in een bijdrage die in een hoofdstuk is opgegaan; de verwijzing noemt nu dat hoofdstuk",
        en="`{label}` is in a contribution that went into a chapter; the cross-reference now names that chapter",
    ),
    why=Text(
        nl="De tekst waarnaar verwezen wordt, staat niet meer als zodanig in het document.",
        en="The text that is referred to no longer stands in the document as such.",
    ),
)

LINK_TO_A_FILE = Rule(
    "NDS312",
    "link-to-a-file",
    Severity.ERROR,
    message=Text(
        nl="de link naar `{link}` leidt naar een bestand, niet naar een plaats in de tekst of op internet",
        en="the link to `{link}` leads to a file, not to a place in the text or on the internet",
    ),
    why=Text(
        nl="De lezer heeft dat bestand niet, en de link verraadt hoe mappen en bestanden heten.",
        en="The reader does not have that file, and the link betrays the names of folders and files.",
    ),
    hint=Text(
        nl="verwijs met `@sec-…` of `@PARTIJ/naam#sec-…`; begin een adres op internet met `https://`",
        en="refer with `@sec-…` or `@PARTY/name#sec-…`; start an address on the internet with `https://`",
    ),
    bad="Zie [het plan](../uvw/plan.md).",
    good="Zie [het plan](https://example.org/plan).",
)
