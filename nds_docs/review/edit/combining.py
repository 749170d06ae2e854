"""Several edits that are one change: right together, or not made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import islice, product

from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.shape import Group
from nds_docs.review.edit.verify import Candidate, Plan, fixed, merged, right_ones

_WAYS, _MOST = 3, 40


def combined(text: EditableText, plans: Sequence[Plan]) -> Plan:
    """One plan for several: of each the ways that are right by themselves, tried together."""

    def expected(shape: Group) -> Group:
        return reduce(lambda now, plan: plan.expected(now), plans, shape)

    gone = frozenset[str]().union(*(plan.gone for plan in plans))
    return Plan(expected, _together(text, plans), gone, loosely=any(plan.loosely for plan in plans))


def _together(text: EditableText, plans: Sequence[Plan]) -> Iterator[Candidate]:
    ways = [list(islice(right_ones(text, plan), _WAYS)) for plan in plans]
    for chosen in islice(product(*ways), _MOST):
        yield fixed(*merged(patch for way in chosen for patch in way))
