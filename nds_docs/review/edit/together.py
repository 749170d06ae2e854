"""All edits of one text: each is verified by itself, and those that are near each other together as well.

Two edits are near where the parts of the text meet that reading again takes (`excerpt.py`): what lies outside such a
part has no influence in it, so edits that are not near cannot disturb each other. Edits that take footnote marks away
count as near where a footnote has several marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from nds_docs.review.edit import reasons
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import Edit, EditError, InsertNote, Patch, Refused
from nds_docs.review.edit.excerpt import parts_of
from nds_docs.review.edit.patching import Patches, plan
from nds_docs.review.edit.shape import Group
from nds_docs.review.edit.verify import Plan, Verdict, carried_out, judge


@dataclass(frozen=True)
class _Done:
    """An edit that was accepted, and the parts of the text that it has to do with."""

    plan: Plan
    patches: Patches
    regions: tuple[tuple[int, int], ...]
    takes_marks: bool


def patch_all(text: EditableText, edits: Iterable[Edit]) -> tuple[Patches | Refused, ...]:
    """For each edit what `patch` gives; one that does not go together with those before it is refused.

    The patches of all accepted edits can be applied at once.
    """
    accepted: list[_Done] = []
    found: list[Patches | Refused] = []
    new_notes = 0
    for edit in edits:
        try:
            one = _done(text, plan(text, edit, new_notes))
            _check_neighbours(text, one, accepted)
        except EditError as refusal:
            found.append(refusal.refused)
            continue
        new_notes += isinstance(edit, InsertNote)
        accepted.append(one)
        found.append(one.patches)
    return tuple(found)


def _done(text: EditableText, plan: Plan) -> _Done:
    patches = carried_out(text, plan)
    marks = any("[^" in text.text[patch.start : patch.end] for patch in patches)
    shared = any(count > 1 for count in text.marks.values())
    return _Done(plan, patches, tuple(parts_of(text, patches)) if patches else (), marks and shared)


def _check_neighbours(text: EditableText, one: _Done, accepted: Sequence[_Done]) -> None:
    """Refused where an edit is wrong together with those near it."""
    near = _near(one, accepted)
    if not near:
        return
    every = [*(done for done in accepted if done in near), one]
    together = Plan(
        _all_of([done.plan for done in every]),
        (),
        frozenset().union(*(done.plan.gone for done in every)),
        any(done.plan.loosely for done in every),
    )
    patches: tuple[Patch, ...] = tuple(patch for done in every for patch in done.patches)
    if judge(text, together, patches) is Verdict.WRONG:
        raise EditError(reasons.CLASH)


def _near(one: _Done, accepted: Sequence[_Done]) -> list[_Done]:
    """The edits near an edit, those near these, and so on."""
    found: list[_Done] = []
    waiting = [one]
    while waiting:
        here = waiting.pop()
        for other in accepted:
            if other not in found and _touch(here, other):
                found.append(other)
                waiting.append(other)
    return found


def _touch(one: _Done, other: _Done) -> bool:
    if one.takes_marks and other.takes_marks:
        return True
    return any(a < d and c < b for a, b in one.regions for c, d in other.regions)


def _all_of(plans: Sequence[Plan]) -> Callable[[Group], Group]:
    def expected(shape: Group) -> Group:
        for one in plans:
            shape = one.expected(shape)
        return shape

    return expected
