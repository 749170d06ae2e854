"""The one table of rules: a row is a constant `NAME = Rule(...)` in one of these modules, and is found by itself.

Codes tell the subject: NDS1xx contributions and the folder, 2xx structure and images, 3xx references, 4xx prose,
5xx output, 6xx review. A code is never used again: a rule that is no longer applied keeps its row.
"""

from __future__ import annotations

from nds_docs.checks.diagnostics import Rule
from nds_docs.checks.rules import (
    absorbed,
    contribution,
    dialect,
    files,
    headings,
    images,
    letter,
    letter_data,
    measure,
    output,
    place,
    reference,
    register,
    review,
    structure,
)

MODULES = (
    contribution,
    absorbed,
    register,
    files,
    structure,
    dialect,
    headings,
    images,
    place,
    measure,
    letter_data,
    letter,
    reference,
    output,
    review,
)

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (row for module in MODULES for row in vars(module).values() if isinstance(row, Rule)),
        key=lambda rule: rule.code,
    )
)
