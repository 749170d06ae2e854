"""What the remarks of a file give is held against the file itself.

What is found an edit for is made in the sources, the document composed, and the file read beside it with these changes
accepted. The two must say the same: where they do not, an edit was not what the reviewer did, and is refused. So no
edit rests on the way it was found alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Final

from msgspec import structs

from nds_docs.document.source import Span
from nds_docs.review import texts as t
from nds_docs.review.recomposing import can_be_composed
from nds_docs.review.remark import Remark
from nds_docs.review.remarks import Extracted
from nds_docs.review.rereading import Asked, Reread, Rereading, in_what_waits, keys_of, side_by_side
from nds_docs.review.returned import Returned
from nds_docs.review.unlike import Said, differences

MOST_READINGS: Final = 40
"""How often a file is read to find which edits are wrong; a file in which none is needs one reading, or a few."""

NOT_COMPOSED: Final = Said("", "")
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
        unlike = proof.unlike(made)
        if NOT_COMPOSED in unlike and rereading.with_made(found, ()) is None:
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

    def unlike(self, made: tuple[Asked, ...]) -> Mapping[Said, Span | None]:
        """What the file says otherwise than the document in which some is made, and where."""
        self.readings += 1
        if not made:
            return {}
        again = self.rereading.with_made(self.now, made)
        return dict(differences(self.now, again)) if again else {NOT_COMPOSED: None}

    def causes(self, made: tuple[Asked, ...], said: Said, at: Span | None) -> Sequence[Asked]:
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

    def stays(self, made: tuple[Asked, ...], without: Sequence[Asked], said: Said) -> bool:
        """Whether a difference is there too where some of what is made is not."""
        return said in self.unlike(tuple(one for one in made if one not in without))


def _to_make(found: Extracted, returned: Returned, known: Set[str]) -> tuple[Asked, ...]:
    """What can be made side by side, of what is not `known` to be right first.

    Not what stands in what another put there and is not made: that is made where those words stood.
    """
    made = side_by_side(found.remarks, known)
    keys = keys_of(found, made)
    elsewhere = in_what_waits(returned, lambda one: one.key not in keys)
    return tuple(one for one in made if elsewhere.isdisjoint(keys_of(found, (one,)))) if elsewhere else made


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
