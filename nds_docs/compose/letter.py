"""The covering letter: a transform like `assemble`, with the numbers of the strategy, one letter per addressee."""

from __future__ import annotations

from collections.abc import Iterator

from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.rules.letter import ON_BEHALF_UNSAID
from nds_docs.compose import wording as w
from nds_docs.compose.assemble import with_unique_ids
from nds_docs.compose.cite import cite
from nds_docs.compose.citeproc import Wordings
from nds_docs.compose.cw31 import titled
from nds_docs.compose.edition import Letter, Strategy
from nds_docs.compose.expressions import evaluate
from nds_docs.compose.furnish import furnish
from nds_docs.compose.labels import LabelTable, Target, labels_of_letter
from nds_docs.compose.motions import LABEL, motions_annex
from nds_docs.compose.number import number
from nds_docs.compose.project import Project
from nds_docs.compose.qualify import qualify
from nds_docs.compose.resolve import resolve
from nds_docs.compose.typography import typeset
from nds_docs.document.nodes import Document
from nds_docs.document.pieces import text as text_of
from nds_docs.document.walk import leaves
from nds_docs.register.positioned import place_of


def compose_letters(
    project: Project, table: LabelTable, strategy: Strategy, wordings: Wordings
) -> tuple[tuple[Letter, ...], tuple[Finding, ...]]:
    """`chapters/kamerbrief.md` to every addressee of `letter:`; none where either is missing.

    A reference means a label of the letter itself first, then one of the strategy: that is text and no link, for the
    strategy is another file.
    """
    text, data = project.letter, project.register.letter
    if text is None or data is None:
        return (), ()
    language = w.document_language(project.register.document.language)
    annex = motions_annex(project, table, wordings, language)
    also = {LABEL: Target(annex.label.id, annex.label.span)} if annex else {}
    body = evaluate(qualify(text, project, labels_of_letter(text, table, also)), project)
    blocks = with_unique_ids(titled(body.blocks, language))
    own = number((*blocks, *(annex.blocks if annex else ())), headings=False)
    blocks = furnish(blocks, own, project, language)
    elsewhere = frozenset(strategy.labels) - frozenset(own)
    places = {**strategy.labels, **own, **({annex.label.id: annex.label} if annex else {})}
    blocks, references = resolve(blocks, places, language, elsewhere=elsewhere)
    listed, in_annex = resolve(annex.blocks if annex else (), places, language, elsewhere=elsewhere)
    cited, citations = cite(Document(blocks), project.references, wordings)
    document = Document(typeset(cited.blocks))
    letters = tuple(
        Letter(strategy.imprint, data, addressee, document, own, body.images, typeset(listed))
        for addressee in range(len(data.addressees))
    )
    found = (*body.findings, *references, *citations, *(annex.findings if annex else ()), *in_annex)
    return letters, (*found, *_unsaid(project, document))


def _unsaid(project: Project, document: Document) -> Iterator[Finding]:
    """On whose behalf the letter is too, where its text does not say so: "mede namens de minister van …"."""
    said = [" ".join(text_of(leaf).split()).casefold() for leaf in leaves(document.blocks)]
    on_behalf = tuple(text.partition(word)[2] for text in said for word in ("namens", "on behalf of"))
    data = project.register.letter
    for index, office in enumerate(data.on_behalf_of if data else ()):
        if not any(office.casefold() in text for text in on_behalf):
            span = place_of(project.places, "letter", "on_behalf_of", index)
            yield ON_BEHALF_UNSAID.at(span, office=office)
