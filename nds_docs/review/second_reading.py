"""A file is read twice, for a change may be of words that another change put in.

What the first reading finds an edit for is made in the sources; the document is composed again, and the file, with
these changes accepted, is held against that. A change that had no place in what was sent, or none beside the others,
may have one then. It is carried out together with what it stands in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from msgspec import structs

from nds_docs.document.source import Source
from nds_docs.language import Language
from nds_docs.review.built import Built
from nds_docs.review.edit.applying import apply
from nds_docs.review.edit.composing import composed
from nds_docs.review.remark import Patch, Remark, RemarkKind
from nds_docs.review.remarks import Extracted
from nds_docs.review.rereading import Asked, Reread, Rereading, carried_out_by, meet, plain, side_by_side
from nds_docs.review.returned import Returned
from nds_docs.review.stretches import Stretches, cross
from nds_docs.review.title import front_can_be_read

_NO_EDIT: Final = (RemarkKind.COMMENT, RemarkKind.FORMATTING, RemarkKind.OTHER)


def read_twice(first: Extracted, rereading: Rereading) -> Extracted:
    """What was found in a file at `first`, with what is found when it is read once more, where that may help."""
    made = side_by_side(first.remarks)
    stuck = tuple(_stuck(first.remarks, made, rereading.built))
    if not made or not _may_help(stuck, made, first, rereading.returned):
        return first
    again = rereading.with_made(first, made)
    if again is None:
        return first
    readings = _Readings(first, again, stuck, rereading.built, rereading.language)
    return first._replace(remarks=tuple(readings.remarks()))


def _stuck(remarks: Sequence[Remark], made: Sequence[Asked], built: Built) -> Iterator[str]:
    """The changes, by id, that were tracked and cannot be carried out, by themselves or beside what is made.

    Two changes of a title cannot be made side by side where they touch: one of them may have put quotes around it.
    """
    joint = {id_ for one in remarks if one.joint for id_ in one.together}
    there = Stretches((id_, patch) for one in made for id_ in one.ids for patch in one.patches)

    def in_the_way(id_: str, patch: Patch) -> bool:
        text = built.text(patch.path)
        in_title = text is not None and patch.start < text.editable.start
        return any(owner != id_ and (in_title or cross(patch, other)) for owner, other in there.beside(patch))

    for remark in remarks:
        waits = not remark.patches or any(in_the_way(remark.id, patch) for patch in remark.patches)
        if waits and remark.tracked and remark.kind not in _NO_EDIT and remark.id not in joint:
            yield remark.id


def _may_help(stuck: Collection[str], made: Sequence[Asked], first: Extracted, returned: Returned) -> bool:
    """Whether one that is stuck is beside what is made, or what was not tracked is made: that may be anywhere.

    Most of what cannot be carried out would change what the program makes, and is alone there.
    """
    known = {id_ for one in made for id_ in one.ids}
    if any(not remark.tracked and remark.id in known for remark in first.remarks):
        return bool(stuck)
    done = {key for id_ in known for key in first.named[id_]}
    waiting = {key for id_ in stuck for key in first.named[id_]}
    return meet(returned, done, waiting)


@dataclass(frozen=True)
class _Readings:
    """Both readings, and what could not be made between them (`waiting`, by id)."""

    first: Extracted
    second: Reread
    waiting: tuple[str, ...]
    built: Built
    language: Language

    def remarks(self) -> list[Remark]:
        """Those of the first reading, with what the second one found."""
        found, told = dict(self.by_id), set[str]()
        for id_ in self.stuck:
            if id_ not in told and (members := self.hang_together(id_)) and (patches := self.patches(members)):
                found |= carried_out_by(patches, [self.by_id[one] for one in members], self.language)
                told.update(members)
        return list(found.values())

    # --- which remarks there are --------------------------------------------------------------------

    @cached_property
    def by_id(self) -> Mapping[str, Remark]:
        return {remark.id: remark for remark in self.first.remarks}

    @cached_property
    def asked(self) -> Mapping[str, Asked]:
        """What the second reading asks for a tracked remark of the first that was not made, by the id of that."""
        known = {id_ for one in self.second.made for id_ in one.ids}
        ids = {keys: id_ for id_, keys in self.first.named.items() if keys and id_ not in known}
        names = {id_: ids[keys] for id_, keys in self.second.extracted.named.items() if keys in ids}
        again = {remark.id: remark for remark in self.second.extracted.remarks}
        found: dict[str, Asked] = {}
        for id_, name in names.items():
            remark = again[id_]
            beside = [again[other] for other in remark.together]
            joint = next((one.joint for one in beside if one.joint), ())
            if joint and all(one.id in names for one in beside):
                found[name] = Asked(tuple(names[one.id] for one in beside), joint)
            elif remark.patches:
                found[name] = Asked((name,), remark.patches)
        return found

    @cached_property
    def stuck(self) -> Mapping[str, None]:
        """Those that were not carried out, and can be now."""
        return dict.fromkeys(id_ for id_ in self.waiting if id_ in self.asked)

    @cached_property
    def put_in(self) -> Mapping[str, tuple[Asked, tuple[Patch, ...]]]:
        """What was made before the second reading, by the id of each remark, and where that stands in what was read."""
        return {id_: (one, there) for one, there in self.second.put_in.items() for id_ in one.ids}

    def with_only(self, mine: Iterable[Patch], patch: Patch) -> Patch:
        """A patch of the second reading at its place where only some of what was made is."""
        of_text = self.second.there.get(patch.path, ())
        before = bisect_right(of_text, patch.start, key=lambda made: made.there.end)
        shift = of_text[before - 1].shift if before else 0
        kept = sum(len(one.new) - len(one.old) for one in mine if one in {made.patch for made in of_text[:before]})
        return structs.replace(patch, start=patch.start - shift + kept, end=patch.end - shift + kept)

    # --- what hangs together ------------------------------------------------------------------------

    def hang_together(self, first: str) -> tuple[str, ...]:
        """The remarks without which one cannot be carried out, in the order of the text; none where some cannot be."""
        members, left = dict[str, tuple[str, int, bool]](), [first]
        while left:
            id_ = left.pop()
            if id_ in members:
                continue
            if id_ in self.put_in:
                one, here = self.put_in[id_]
            elif id_ in self.asked:
                one, here = self.asked[id_], self.asked[id_].patches
            else:
                return ()
            members[id_] = min((patch.path, patch.start, id_ in self.asked) for patch in here)
            left += (*self.by_id[id_].together, *one.ids, *self.beside(id_, here))
        return tuple(sorted(members, key=lambda id_: members[id_]))

    def beside(self, id_: str, here: Sequence[Patch]) -> Iterator[str]:
        """What a remark cannot be carried out without: of what was made, the changes that can be since then."""
        if id_ in self.put_in:
            near = (owner for patch in here for owner, _ in self.stretches_asked.beside(patch))
            yield from (owner for owner in near if owner in self.stuck)
            return
        yield from (owner for patch in here for owner, _ in self.stretches_made.beside(patch))
        others = ((owner, patch, other) for patch in here for owner, other in self.stretches_asked.beside(patch))
        yield from (o for o, patch, other in others if self.asked[o] != self.asked[id_] and cross(patch, other))

    @cached_property
    def stretches_made(self) -> Stretches:
        return Stretches((id_, patch) for id_, (_, put_in) in self.put_in.items() for patch in put_in)

    @cached_property
    def stretches_asked(self) -> Stretches:
        return Stretches((id_, patch) for id_, one in self.asked.items() for patch in one.patches)

    def patches(self, members: Sequence[str]) -> tuple[Patch, ...]:
        """What carries all of some remarks out; none where their patches cannot be made side by side."""
        mine = dict.fromkeys(self.put_in[id_][0] for id_ in members if id_ in self.put_in)
        asked = dict.fromkeys(self.asked[id_] for id_ in members if id_ in self.asked)
        then = sorted((one for of in asked for one in of.patches), key=lambda one: (one.path, one.start, one.end))
        if any(cross(*pair) for pair in pairwise(then)):
            return ()
        made = [patch for one in mine for patch in one.patches]
        found: list[Patch] = []
        for path in dict.fromkeys(patch.path for patch in (*made, *then)):
            text = self.built.text(path)
            if text is None:
                return ()
            before = [plain(one) for one in made if one.path == path]
            behind = [plain(self.with_only(made, one)) for one in then if one.path == path]
            source = text.editable.source
            both = composed(path, len(source.text), before, behind)
            if not front_can_be_read(Source(path, apply(source, both))):
                return ()  # two that each take out part of a title
            found += (
                Patch(path=path, start=one.start, end=one.end, old=source.text[one.start : one.end], new=one.text)
                for one in both
            )
        return tuple(one for one in found if one.old != one.new)
