"""An edit is carried out when the text, read again, says exactly what it should: the first such Markdown is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice, pairwise

from nds_docs.review.edit import reasons
from nds_docs.review.edit.comparing import same
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import EditError, Patch
from nds_docs.review.edit.escaping import Signs, least
from nds_docs.review.edit.excerpt import Excerpt, Regions, excerpt_before, parts_of, read_excerpt, shape_of
from nds_docs.review.edit.shape import Group

_MOST = 90
"""Ways of writing that are tried for one edit."""


class Verdict(Enum):
    """What reading again says of patches."""

    WRONG = "wrong"
    LOOSE = "loose"  # right, but for a list that became loose or tight
    EXACT = "exact"


@dataclass(frozen=True)
class Candidate:
    """A way to write an edit: the patches for the signs that get a backslash, and those signs in groups."""

    write: Callable[[Signs], tuple[Patch, ...]]
    groups: tuple[Signs, ...] = ()

    def patches(self, groups: tuple[Signs, ...]) -> tuple[Patch, ...]:
        """The patches with backslashes for some of the groups."""
        return tuple(patch for patch in self.write(frozenset().union(*groups)) if patch.text or patch.start < patch.end)


def fixed(*patches: Patch) -> Candidate:
    """A candidate without new text."""
    return Candidate(lambda _: patches)


@dataclass(frozen=True)
class Plan:
    """An edit that is understood: what the text must say afterwards, and how it could be written, best way first.

    `gone` are the footnotes whose definition goes. `loosely`: a list may become loose or tight by it.
    """

    expected: Callable[[Group], Group]
    candidates: Iterable[Candidate]
    gone: frozenset[str] = frozenset()
    loosely: bool = False


def carried_out(text: EditableText, plan: Plan) -> tuple[Patch, ...]:
    """The patches of the best candidate that is right; refused where none is."""
    loose: Candidate | None = None
    for candidate in islice(plan.candidates, _MOST):
        verdict = judge(text, plan, candidate.patches(candidate.groups))
        if verdict is Verdict.EXACT:
            return _lightest(text, plan, candidate, Verdict.EXACT)
        if verdict is Verdict.LOOSE and loose is None:
            loose = candidate
    if loose is None:
        raise EditError(reasons.NO_FORM)
    return _lightest(text, plan, loose, Verdict.LOOSE)


def right_ones(text: EditableText, plan: Plan) -> Iterator[tuple[Patch, ...]]:
    """The patches of every candidate that is right, best first."""
    for candidate in islice(plan.candidates, _MOST):
        verdict = judge(text, plan, candidate.patches(candidate.groups))
        if verdict is not Verdict.WRONG:
            yield _lightest(text, plan, candidate, verdict)


def _lightest(text: EditableText, plan: Plan, candidate: Candidate, verdict: Verdict) -> tuple[Patch, ...]:
    """The patches of a candidate without the backslashes that are not needed."""
    groups = candidate.groups
    for group in candidate.groups:
        fewer = tuple(other for other in groups if other is not group)
        if judge(text, plan, candidate.patches(fewer)) is verdict:
            groups = fewer
    lightest = merged(least(patch, text.text) for patch in candidate.patches(groups))
    return tuple(patch for patch in lightest if patch.text != text.text[patch.start : patch.end])


def merged(patches: Iterable[Patch]) -> tuple[Patch, ...]:
    """Patches in the order of the text, those that touch as one, so that their order is kept."""
    found: list[Patch] = []
    for patch in sorted(patches, key=lambda patch: (patch.start, patch.end)):
        if found and found[-1].end == patch.start:
            before = found.pop()
            patch = Patch(patch.path, before.start, patch.end, before.text + patch.text)
        found.append(patch)
    return tuple(found)


def judge(text: EditableText, plan: Plan, patches: tuple[Patch, ...]) -> Verdict:
    """What the text says with patches, against what it should say."""
    if any(a.end > b.start for a, b in _neighbours(patches)):
        return Verdict.WRONG
    if not patches:
        return Verdict.EXACT if same(plan.expected(text.shape), text.shape) else Verdict.WRONG
    regions = parts_of(text, patches)
    after = read_excerpt(text, regions, patches, plan.gone)
    if _keeps_signs(text, regions, patches, after) and same(plan.expected(shape_of(text, regions)), after.shape):
        return Verdict.EXACT
    before = excerpt_before(text, regions)
    if before is None:
        regions = ((text.start, len(text.text)),)
        before = excerpt_before(text, regions)
        assert before is not None
        after = read_excerpt(text, regions, patches, plan.gone)
    if after.findings - before.findings or before.comments != after.comments or _unused(text, plan, before, after):
        return Verdict.WRONG
    expected = plan.expected(before.shape)
    if same(expected, after.shape):
        return Verdict.EXACT
    return Verdict.LOOSE if plan.loosely and same(expected, after.shape, loosely=True) else Verdict.WRONG


def _keeps_signs(text: EditableText, regions: Regions, patches: tuple[Patch, ...], after: Excerpt) -> bool:
    """Whether one part with patches has nothing that its shape does not tell: findings, comments, marks that went.

    Then what it says is all there is to compare, and it need not be read as it was.
    """
    marks_went = any("[" in text.text[patch.start : patch.end] for patch in patches)
    commented = any("<!--" in text.text[start:end] for start, end in regions)
    return len(regions) == 1 and not (marks_went or commented or after.findings or after.comments)


def _neighbours(patches: tuple[Patch, ...]) -> Iterator[tuple[Patch, Patch]]:
    ordered = sorted(patches, key=lambda patch: (patch.start, patch.end))
    return pairwise(ordered)


def _unused(text: EditableText, plan: Plan, before: Excerpt, after: Excerpt) -> bool:
    """Whether a footnote lost its last mark and is still there."""
    lost = before.marks - after.marks
    return any(text.marks[label] <= count and label not in plan.gone for label, count in lost.items())
