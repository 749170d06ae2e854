"""What overviews and lists are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nds_docs.compose.assemble import Placement
from nds_docs.compose.labels import LabelTable
from nds_docs.compose.project import Project
from nds_docs.document.nodes import Block, Inline
from nds_docs.language import Language

Bibliography = Mapping[str, tuple[Inline, ...]]
"""Reference key → the full description of the source, in the order of the list."""


@dataclass(frozen=True)
class Survey:
    """The assembled text, its overviews still empty, and all that is known about it."""

    project: Project
    blocks: tuple[Block, ...]
    placement: Placement
    table: LabelTable
    bibliography: Bibliography
    language: Language
