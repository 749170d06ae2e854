"""The covering letter: a transform like `assemble`, with the numbers of the strategy, one letter per addressee."""

from __future__ import annotations

from nds_docs.checks.diagnostics import Finding
from nds_docs.compose import wording as w
from nds_docs.compose.assemble import with_unique_ids
from nds_docs.compose.cite import cite
from nds_docs.compose.citeproc import Wordings
from nds_docs.compose.edition import Letter, Strategy
from nds_docs.compose.expressions import evaluate
from nds_docs.compose.furnish import furnish
from nds_docs.compose.labels import LabelTable, labels_of_letter
from nds_docs.compose.number import number
from nds_docs.compose.project import Project
from nds_docs.compose.qualify import qualify
from nds_docs.compose.resolve import resolve
from nds_docs.compose.typography import typeset
from nds_docs.document.nodes import Document


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
    body = evaluate(qualify(text, project, labels_of_letter(text, table)), project)
    blocks = with_unique_ids(body.blocks)
    own = number(blocks, headings=False)
    blocks = furnish(blocks, own, project, language)
    elsewhere = frozenset(strategy.labels) - frozenset(own)
    blocks, references = resolve(blocks, {**strategy.labels, **own}, language, elsewhere=elsewhere)
    cited, citations = cite(Document(blocks), project.references, wordings)
    document = Document(typeset(cited.blocks))
    letters = tuple(
        Letter(strategy.imprint, data, addressee, document, own, body.images)
        for addressee in range(len(data.addressees))
    )
    return letters, (*body.findings, *references, *citations)
