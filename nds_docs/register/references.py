"""`references.yml`: the existing strategies, Kamerstukken and EU law that the text builds on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nds_docs.document.source import NOWHERE, Span


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry. `csl` is the CSL item as citeproc reads it (JSON types only)."""

    key: str
    title: str
    csl: Mapping[str, Any]
    span: Span = NOWHERE
