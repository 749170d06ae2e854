"""What the remarks of a file give is held against the file itself.

What is found an edit for is made in the sources, the document composed, and the file read beside it with these changes
accepted. The two must say the same: where they do not, an edit was not what the reviewer did, and is refused. So no
edit rests on the way it was found alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from itertools import takewhile
from typing import Final

from msgspec import structs

from nds_docs.document import nodes as n
from nds_docs.document.source import Span
from nds_docs.document.walk import descendants
from nds_docs.review import texts as t
from nds_docs.review.alignment import folded
from nds_docs.review.built import Built
from nds_docs.review.recomposing import can_be_composed
from nds_docs.review.remark import Remark, RemarkKind, shown_range
from nds_docs.review.remarks import Extracted
from nds_docs.review.rereading import Asked, Reread, Rereading, keys_of, side_by_side
from nds_docs.review.returned import Paragraph, Returned, Revision, RevisionKind

_PUT_IN: Final = (RevisionKind.INSERTION, RevisionKind.MOVED_TO)

MOST_READINGS: Final = 40
"""How often a file is read to find which edits are wrong; a file in which none is needs one reading, or a few."""


_MOVED: Final = (RemarkKind.MOVE, RemarkKind.REARRANGED)

_WORDS: Final = re.compile(r"\w+|\s|.")
_SPACE: Final = frozenset(" ")


@dataclass(frozen=True)
class _Said:
    """A difference that nobody made: what the document would say, and what the file says there."""

    composed: str
    returned: str
    kind: RemarkKind = field(compare=False, default=RemarkKind.OTHER)

    @cached_property
    def core(self) -> tuple[str, str]:
        """Both without what they begin and end with alike."""
        start = _alike(self.composed, self.returned)
        old, new = self.composed[start:], self.returned[start:]
        end = _alike(old[::-1], new[::-1])
        return old[: len(old) - end], new[: len(new) - end]

    @cached_property
    def changed(self) -> tuple[frozenset[str], frozenset[str]]:
        """The words that are in the one and not at that place in the other, and the other way round."""
        old, new = (_WORDS.findall("\n".join(map(folded, text.split("\n")))) for text in (self.composed, self.returned))
        if self.kind is RemarkKind.REARRANGED:
            return frozenset((*old, "\n")), frozenset((*new, "\n"))
        found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        unlike = [(old[a:b], new[c:d]) for tag, a, b, c, d in found if tag != "equal"]
        return frozenset(w for gone, _ in unlike for w in gone), frozenset(w for _, came in unlike for w in came)

    def is_told(self, left: Sequence[_Said]) -> bool:
        """Whether other differences tell all of it: what was refused stands in what was changed."""
        gone, came = self.changed
        if not gone | came:
            return any(one.kind in _MOVED for one in left)
        if any(self.core == one.core for one in left):
            return True
        told = [_SPACE.union(*(one.changed[at] for one in left)) for at in (0, 1)]
        return gone <= told[0] and came <= told[1]


def _alike(one: str, other: str) -> int:
    """How many signs two texts begin with both."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


NOT_COMPOSED: Final = _Said("", "")
"""Instead of a difference, where there is no document."""


def proven(found: Extracted, rereading: Rereading) -> Extracted:
    """What was found in a file, without the edits that give what the file does not say."""
    if not can_be_composed(rereading.built):
        return found
    proof, known = _Proof(found, rereading), set[str]()
    while made := _to_make(proof.now, rereading.returned, known):
        ids = {id_ for one in made for id_ in one.ids}
        if ids <= known:
            break
        if (unlike := proof.unlike(made)).keys() == {NOT_COMPOSED} and not rereading.with_made(found, ()):
            return found
        if unlike:
            proof.refuse(proof.causes(made, *next(iter(unlike.items()))))
        else:
            known |= ids
    return proof.now


class _Proof:
    """What was found, without what was `refused`."""

    def __init__(self, found: Extracted, rereading: Rereading) -> None:
        self.now, self.rereading = found, rereading
        self.readings = 0

    def refuse(self, wrong: Iterable[Asked]) -> None:
        ids = {id_ for one in wrong for id_ in one.ids}
        why_not = t.READS_OTHERWISE.say(self.rereading.language)
        self.now = self.now._replace(remarks=tuple(_without(self.now.remarks, ids, why_not)))

    def unlike(self, made: tuple[Asked, ...]) -> Mapping[_Said, Span | None]:
        """What the file says otherwise than the document in which some is made, and where."""
        self.readings += 1
        if not made:
            return {}
        again = self.rereading.with_made(self.now, made)
        return dict(_unlike(self.now, again)) if again else {NOT_COMPOSED: None}

    def causes(self, made: tuple[Asked, ...], said: _Said, at: Span | None) -> Sequence[Asked]:
        """What of all that is made a difference comes from: without it there is none.

        Most often what is nearest; else as many of the nearest are left out as are needed, and the last is the cause.
        """
        again = self.rereading.with_made(self.now, made)
        near = _nearest_first(again, at) if again and at else made
        if self.readings >= MOST_READINGS:
            return near
        few, many = 0, 1
        while many < len(near) and self.stays(made, near[:many], said):
            few, many = many, 2 * many
        many = min(many, len(near))
        while many - few > 1:
            middle = (few + many) // 2
            few, many = (middle, many) if self.stays(made, near[:middle], said) else (few, middle)
        one = near[many - 1 : many]
        return near[:many] if many > 1 and self.stays(made, one, said) else one

    def stays(self, made: tuple[Asked, ...], without: Sequence[Asked], said: _Said) -> bool:
        """Whether a difference is there too where some of what is made is not."""
        return said in self.unlike(tuple(one for one in made if one not in without))


def _to_make(found: Extracted, returned: Returned, known: Set[str]) -> tuple[Asked, ...]:
    """What can be made side by side, of what is not `known` to be right first.

    Not what stands in what another put there and is not made: that is made where those words stood.
    """
    made = side_by_side(found.remarks, known)
    keys = keys_of(found, made)
    elsewhere = {one.key for paragraph in returned.paragraphs for one in _in_what_is_not_made(paragraph, keys)}
    return tuple(one for one in made if elsewhere.isdisjoint(keys_of(found, (one,)))) if elsewhere else made


def _in_what_is_not_made(paragraph: Paragraph, keys: Set[tuple[str, int]]) -> Iterator[Revision]:
    """The revisions within what another revision put in that is not among `keys`."""
    left = {one.author for one in paragraph.mark_revisions if one.kind in _PUT_IN and one.key not in keys}
    whole = left and not any(run.text and run.fate.in_original for run in paragraph.runs)
    for run in paragraph.runs:
        waits = any(one.kind in _PUT_IN and one.key not in keys for one in run.revisions)
        if waits or whole:
            yield from run.revisions


def _unlike(found: Extracted, again: Reread) -> Iterator[tuple[_Said, Span | None]]:
    """What the file says otherwise than the document, with its place; not what is left of what nobody tracked."""
    made = {id_ for one in again.made for id_ in one.ids}
    left: dict[str, list[_Said]] = {}
    for one in (one for one in found.remarks if not one.tracked and one.id not in made):
        left.setdefault(one.at.partition(":")[0], []).append(_Said(one.text, one.proposal, one.kind))
    for remark in again.extracted.remarks:
        said = _Said(remark.text, remark.proposal)
        if remark.tracked or said.is_told(left.get(remark.at.partition(":")[0], ())):
            continue
        at = _place(remark, again.built)
        if at is None or not (_is_seam(said, at, found, again) or _is_sign_of_citation(said, at, again.built)):
            yield said, at


def _place(remark: Remark, built: Built) -> Span | None:
    at = shown_range(remark.at)
    source = built.source(at.path) if at else None
    return at.span(source) if at and source else None


def _is_seam(said: _Said, at: Span, found: Extracted, again: Reread) -> bool:
    """Whether there is only a space more in the document, where two paragraphs became one."""
    more = said.composed.count(" ") > said.returned.count(" ")
    if not more or said.composed.replace(" ", "") != said.returned.replace(" ", ""):
        return False
    joins = {remark.id for remark in found.remarks if remark.kind is RemarkKind.JOIN}
    patches = (patch for one, there in again.put_in.items() if not joins.isdisjoint(one.ids) for patch in there)
    return any(one.path == at.path and one.start <= at.end and at.start <= one.end for one in patches)


def _is_sign_of_citation(said: _Said, at: Span, built: Built) -> bool:
    """Whether there are only other signs in a citation, which the program writes around what is typed there."""
    text = built.text(at.path)
    if text is None or any(map(str.isalnum, said.composed + said.returned)):
        return False
    cited = (node for node in descendants(text.editable.reading.document.blocks) if isinstance(node, n.Cite))
    return any(cite.span.start <= at.start and at.end <= cite.span.end for cite in cited)


def _nearest_first(again: Reread, at: Span) -> list[Asked]:
    """What was made, with what stands nearest to a place first."""

    def distance(one: Asked) -> tuple[bool, int]:
        far = [max(at.start - p.end, p.start - at.end, 0) for p in again.put_in[one] if p.path == at.path]
        return not far, min(far, default=0)

    return sorted(again.made, key=distance)


def _without(remarks: Sequence[Remark], wrong: Set[str], why_not: str) -> Iterator[Remark]:
    """The remarks without the edits of those that are `wrong`, by their ids, and of what only goes with these."""
    parted = {id_ for one in remarks if one.joint and not wrong.isdisjoint(one.together) for id_ in one.together}
    for remark in remarks:
        alone = remark.patches if remark.id not in wrong else ()
        refused = remark.id in wrong or (remark.id in parted and not alone)
        joint = remark.joint if remark.id not in parted else ()
        yield structs.replace(remark, patches=alone, joint=joint, why_not=why_not if refused else remark.why_not)
