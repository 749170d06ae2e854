"""The covering letter: a transform like `assemble`, with the numbers of the strategy, one letter per addressee."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nds_docs.checks.diagnostics import Finding
from nds_docs.compose import wording as w
from nds_docs.compose.edition import Label
from nds_docs.compose.expressions import evaluate
from nds_docs.compose.furnish import furnish
from nds_docs.compose.labels import LabelTable, labels_of_letter
from nds_docs.compose.number import number
from nds_docs.compose.project import Chapter, Project
from nds_docs.compose.qualify import qualify
from nds_docs.compose.resolve import resolve
from nds_docs.document.nodes import Block


@dataclass(frozen=True, slots=True)
class LetterText:
    """The body of the letter, the same to every addressee, citations still to be written; and its own labels."""

    blocks: tuple[Block, ...]
    labels: Mapping[str, Label]
    findings: tuple[Finding, ...]


def compose_letter(letter: Chapter, project: Project, table: LabelTable, strategy: Mapping[str, Label]) -> LetterText:
    """`chapters/kamerbrief.md` with its references resolved: its own labels first, then those of the strategy.

    A reference into the strategy is text and no link, for the strategy is another file.
    """
    language = w.document_language(project.register.document.language)
    text = qualify(letter, project, labels_of_letter(letter, table))
    blocks, wrong_expressions = evaluate(text.blocks, project)
    own = number(blocks, headings=False)
    furnished = furnish(blocks, own, project.register, language)
    resolved, wrong_references = resolve(
        furnished, {**strategy, **own}, language, elsewhere=frozenset(strategy) - frozenset(own)
    )
    return LetterText(resolved, own, (*text.findings, *wrong_expressions, *wrong_references))
