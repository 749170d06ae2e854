"""What was changed at one place of a file: each change a remark of its own, and all of them together one edit.

Changes with no text between them that stays are translated once more as if one person had made them all: that is what
the file says when all of them are accepted. Changes that are further apart, and cannot both be written as each would be
alone, are one edit as well.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from msgspec import structs

from nds_docs.document.source import Source, Span
from nds_docs.language import Language
from nds_docs.review import texts as t
from nds_docs.review.changes import Change, Position, changes
from nds_docs.review.edit import edits as e
from nds_docs.review.edit.comparing import same
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.in_turn import places_in
from nds_docs.review.remark import Patch, Remark, others
from nds_docs.review.returned import Fate, Paragraph
from nds_docs.review.stretches import cross
from nds_docs.review.title import RetitleText
from nds_docs.review.translation import Translated, Translator
from nds_docs.review.units import DEFINITION, edited
from nds_docs.review.writing import Part

_MOST_RUNS: Final = 8
"""Remarks at one place, of which runs are tried where all of them cannot be one."""

_MOST_IN_TURN: Final = 24
"""Remarks that hang together, up to which they are carried out in turn: each reads the whole text again."""

_NEW_BLOCKS: Final = (e.InsertBlocks, e.InsertRow, e.MoveBlocks, e.Several)

Patched: TypeAlias = Callable[[Sequence[Part]], tuple[Patch, ...]]
"""The patches of what is asked in the place of some remarks, part by part; none where it cannot be."""


class Made(NamedTuple):
    """A remark by its number, with what it asks, where it begins in the file, and what was changed there.

    `change` is None for a row; `asked` for one end of a move. `exact`: where it begins says what it stands before.
    """

    number: int
    start: Position
    change: Change | None
    asked: Translated | None
    exact: bool = True

    @classmethod
    def untracked(cls, number: int, start: Position, asked: Translated) -> Made:
        """One that was made with tracking off: of new paragraphs and rows it is known what was sent before them."""
        return cls(number, start, None, asked, exact=not isinstance(asked.edit, _NEW_BLOCKS))


class Moving(NamedTuple):
    """A move of blocks: its remark, that asks for it with all that others changed in these paragraphs of the file."""

    made: Made
    paragraphs: frozenset[int]


@dataclass(frozen=True)
class _Cluster:
    """Remarks that are made at one place, in the order of the file, what they ask together, and its patches."""

    members: tuple[Made, ...]
    asked: Translated | None
    patches: tuple[Patch, ...]


@dataclass(frozen=True)
class Tying:
    """What is at hand to tell which remarks of a file were made at one place."""

    remarks: Sequence[Remark]
    paragraphs: tuple[Paragraph, ...]
    translator: Translator
    patched: Patched
    language: Language

    def tied(self, made: Sequence[Made], moves: Sequence[Moving]) -> list[Remark]:
        """The remarks, those that were made at one place with each other's ids and what carries them all out."""
        found = list(self.remarks)
        clusters = [one for members, whole in _adjacent(made, self.paragraphs) for one in self.clusters(members, whole)]
        for one in moves:
            clusters = list(self.with_move(clusters, one))
        for cluster in self.overlapping(clusters):
            numbers = [one.number for one in cluster.members]
            if not cluster.patches:  # they have an order still
                numbers = [number for number in numbers if self.remarks[number].patches]
            ids = tuple(self.remarks[number].id for number in numbers)
            if len(ids) > 1 and cluster.asked is not None and self.holds_all(cluster):
                for number in numbers:
                    found[number] = self.with_others(self.remarks[number], ids)
                found[numbers[0]] = structs.replace(found[numbers[0]], joint=cluster.patches)
        return found

    def holds_all(self, cluster: _Cluster) -> bool:
        """Whether what carries all remarks out changes each text where each of them does, so that none is left out."""
        own = [patch for one in cluster.members for patch in self.remarks[one.number].patches]
        places = [patch for patch in own if not DEFINITION.match(patch.new)] if cluster.patches else []
        return all(any(self.in_one_place(patch, other) for other in cluster.patches) for patch in places)

    def in_one_place(self, one: Patch, other: Patch) -> bool:
        """Whether no end of a paragraph is between two patches."""
        text = self.translator.built.text(one.path)
        between = slice(min(one.end, other.end), max(one.start, other.start))
        return one.path == other.path and text is not None and "\n\n" not in text.editable.text[between]

    def with_others(self, remark: Remark, ids: tuple[str, ...]) -> Remark:
        """A remark of those with these ids, that were made at one place."""
        remark = structs.replace(remark, together=ids)
        if remark.patches:
            return remark
        return structs.replace(
            remark, why_not=t.ONLY_TOGETHER.say(self.language, {"others": ", ".join(others(remark))})
        )

    # --- what moved -------------------------------------------------------------------------------

    def with_move(self, clusters: Sequence[_Cluster], moving: Moving) -> Iterator[_Cluster]:
        """The clusters, with those of a move and of what others changed in what moved as one."""
        inside: list[Made] = []
        for one in clusters:
            tracked = all(member.change is not None for member in one.members)
            if tracked and all(member.start.paragraph in moving.paragraphs for member in one.members):
                inside += [member for member in one.members if member.asked is not None]
            elif any(member.number != moving.made.number for member in one.members):
                yield one
        members, asked = (moving.made, *inside), moving.made.asked
        patches = self.patched([Part(asked, tuple(one.number for one in members))]) if asked else ()
        yield from [_Cluster(members, asked, patches)] if patches else map(self.alone, members)

    # --- no text between them that stays ----------------------------------------------------------

    def clusters(self, members: tuple[Made, ...], whole: Change | None) -> Iterator[_Cluster]:
        """What remarks between which no text stays ask together: all of them, or else as many as can be."""
        if len(members) == 1 or whole is None:
            yield from map(self.alone, members)
            return
        if all_ := self.cluster(members, whole):
            yield all_
            return
        runs = list(self.runs(members)) if len(members) <= _MOST_RUNS else []
        if any(len(run.members) > 1 for run in runs) or any(one.asked is None for one in members):
            yield from runs or map(self.alone, members)
        else:
            yield _Cluster(members, members[0].asked, ())

    def runs(self, members: tuple[Made, ...]) -> Iterator[_Cluster]:
        """The remarks in runs, each as long as it can be."""
        at = 0
        while at < len(members):
            ways = (members[at:until] for until in range(len(members) - (at == 0), at + 1, -1))
            found = next((one for run in ways if (one := self.cluster(run, _one_change(run)))), None)
            yield found or self.alone(members[at])
            at += len(found.members) if found else 1

    def cluster(self, members: tuple[Made, ...], change: Change | None) -> _Cluster | None:
        """Remarks that are one change; None where that cannot be."""
        if change is None or any(one.asked is None for one in members) or _shows_field(change, self.paragraphs):
            return None
        asked = self.translator.translate(change)
        patches = self.patched([Part(asked, tuple(one.number for one in members))])
        return _Cluster(members, asked, patches) if patches else None

    def alone(self, one: Made) -> _Cluster:
        return _Cluster((one,), one.asked, self.remarks[one.number].patches)

    # --- side by side, or as one ------------------------------------------------------------------

    def overlapping(self, clusters: Sequence[_Cluster]) -> Iterator[_Cluster]:
        """The clusters, those as one that cannot be written side by side and can be together."""
        groups = {number: {number} for number in range(len(clusters))}
        for one, other in (*self.overlaps(clusters), *_of_one_block(clusters)):
            if groups[one] is not groups[other]:
                groups[one] |= groups[other]
                for number in groups[one]:
                    groups[number] = groups[one]
        for number, group in groups.items():
            if number == min(group):
                parts = sorted(
                    (clusters[one] for one in group), key=lambda part: (part.members[0].start, part.members[0].number)
                )
                yield from self.as_one(parts) if len(parts) > 1 else parts

    def overlaps(self, clusters: Sequence[_Cluster]) -> Iterator[tuple[int, int]]:
        """The clusters, by their numbers, of which the patches overlap."""
        touched = [
            (patch.path, patch.start, patch.end, number)
            for number, cluster in enumerate(clusters)
            for patch in self.own(cluster)
        ]
        furthest: tuple[str, int, int, int] | None = None
        for one in sorted(touched):
            if furthest and _overlap(furthest, one):
                yield furthest[3], one[3]
            if furthest is None or one[0] != furthest[0] or one[2] >= furthest[2]:
                furthest = one

    def own(self, cluster: _Cluster) -> tuple[Patch, ...]:
        """The patches of a cluster; where it has none as a whole, those of its members."""
        return cluster.patches or tuple(patch for one in cluster.members for patch in self.remarks[one.number].patches)

    def as_one(self, parts: Sequence[_Cluster]) -> Iterator[_Cluster]:
        """Clusters as one where that says something else than side by side; else as they are, or as few as can be."""
        whole = self.whole(parts)
        beside = self.said([patch for part in parts for patch in self.own(part)])
        together = self.said(whole.patches) if whole else None
        if whole and not (beside and together and same(beside.shape, together.shape)):
            yield whole
        elif whole or beside or not self.have_order(parts):
            yield from parts
        else:
            yield _Cluster(tuple(one for part in parts for one in part.members), parts[0].asked, ())

    def have_order(self, parts: Sequence[_Cluster]) -> bool:
        """Whether clusters that cannot be one have the order of the file still."""
        one_by_one = not any(part.patches for part in parts if len(part.members) > 1)
        exact = all(one.exact for part in parts for one in part.members)
        edit = _merged([part.asked.edit if part.asked else None for part in parts])
        return one_by_one and exact and edit is not None and _have_order(edit)

    def whole(self, parts: Sequence[_Cluster]) -> _Cluster | None:
        """Clusters as one edit, or as edits in turn; None where they cannot be."""
        members = tuple(one for part in parts for one in part.members)
        if not all(one.exact for one in members) and sum(not _only_words(part) for part in parts) > 1:
            return None
        asked = [
            Part(part.asked, tuple(one.number for one in part.members))
            for part in parts
            if part.asked and (len(part.members) == 1 or part.patches)
        ]
        if len(asked) < len(parts):
            return None
        first, edit = asked[0].asked, _merged([one.asked.edit for one in asked])
        if edit is not None and not _have_order(edit):
            return None
        as_one = [Part(first._replace(edit=edit), tuple(one.number for one in members))]
        patches = self.patched(as_one) if edit else ()
        if not patches and len(asked) <= _MOST_IN_TURN:
            patches = self.patched(asked)
        return _Cluster(members, first, patches) if patches else None

    def said(self, patches: Sequence[Patch]) -> EditableText | None:
        """What the one text that patches are about becomes; None where they overlap, or are about more texts."""
        ordered = sorted(patches, key=lambda one: (one.start, one.end))
        texts = {one.path for one in ordered}
        text = self.translator.built.text(next(iter(texts))) if len(texts) == 1 else None
        if text is None or any(cross(*pair) for pair in pairwise(ordered)):
            return None
        old = text.editable
        return replace(old, source=Source(old.source.path, edited(old.text, ordered).encode()), excerpts={})


def _adjacent(
    made: Sequence[Made], paragraphs: tuple[Paragraph, ...]
) -> Iterator[tuple[tuple[Made, ...], Change | None]]:
    """The remarks in the order of the file, those between which no text stays as one, with all that changed there."""
    whole = changes(paragraphs, of_all=True)
    starts = [change.start for change in whole]
    of_change: dict[int, list[Made]] = {}
    for one in sorted(made, key=lambda one: one.start):
        if one.change is None:
            yield (one,), None
        else:
            of_change.setdefault(bisect_right(starts, one.start) - 1, []).append(one)
    for number, members in of_change.items():
        yield tuple(members), whole[number]


def _one_change(members: tuple[Made, ...]) -> Change | None:
    """Remarks between which nothing stands as one change; None where one stands in another."""
    parts = [one.change for one in members if one.change is not None]
    if any(part.without for part in parts):
        return None
    return Change(
        start=parts[0].start,
        end=parts[-1].end,
        deleted="".join(part.deleted for part in parts),
        inserted="".join(part.inserted for part in parts),
        revisions=tuple(dict.fromkeys(revision for part in parts for revision in part.revisions)),
        author=parts[0].author,
    )


def _shows_field(change: Change, paragraphs: tuple[Paragraph, ...]) -> bool:
    """Whether a field came in with a change: its words are the program's."""
    for number in range(change.start.paragraph, change.end.paragraph + 1):
        at = 0
        for run in paragraphs[number].runs:
            inside = change.holds(Position(number, at))
            if inside and run.generated and run.fate is Fate.INSERTED:
                return True
            at += len(run.text)
    return False


def _of_one_block(clusters: Sequence[_Cluster]) -> Iterator[tuple[int, int]]:
    """The clusters, by their numbers, that are about one block, where one of them does more to it than change words."""
    known: dict[Span, list[int]] = {}
    for number, cluster in enumerate(clusters):
        edit = cluster.asked.edit if cluster.asked else None
        for block in places_in(edit) if edit is not None and not isinstance(edit, RetitleText) else ():
            known.setdefault(block, []).append(number)
    for numbers in known.values():
        if any(not _only_words(clusters[number]) for number in numbers):
            yield from pairwise(numbers)


def _only_words(cluster: _Cluster) -> bool:
    edit = cluster.asked.edit if cluster.asked else None
    return isinstance(edit, e.ReplaceText | e.ReplaceInCitation | e.InsertNote)


def _overlap(one: tuple[str, int, int, int], other: tuple[str, int, int, int]) -> bool:
    """Whether two stretches of files overlap, or are the same place; the first is the one that begins first."""
    same = one[1] == one[2] == other[1] == other[2]
    return one[0] == other[0] and (same or other[1] < one[2])


def _merged(edits: Sequence[e.Edit | RetitleText | None]) -> e.Edit | RetitleText | None:
    """Edits of one text as one; None where they cannot be."""
    titles = [edit for edit in edits if isinstance(edit, RetitleText)]
    others_ = [edit for edit in edits if edit is not None and not isinstance(edit, RetitleText)]
    if titles and len(titles) == len(edits):
        return replace(titles[0], further=tuple(titles[1:]))
    if len(others_) != len(edits):
        return None
    merged = _of_blocks(others_)
    if any(isinstance(edit, e.ReplaceText) and _at_one_place(edit) for edit in merged):
        return None
    return merged[0] if len(merged) == 1 else e.Several(tuple(merged))


def _have_order(edit: e.Edit | RetitleText) -> bool:
    """Whether nothing comes to a place to which something moves: nothing would say which of the two comes first."""
    edits = edit.edits if isinstance(edit, e.Several) else ()
    for one in (one for one in edits if isinstance(one, e.MoveBlocks)):
        beside = {one.behind, one.ahead} - {None}
        others_ = {block for other in edits if other is not one for block in _changes_around(other)}
        if beside & others_:
            return False
    return True


def _changes_around(edit: e.Edit) -> set[Span]:
    """The blocks beside which an edit puts something, or of which it makes more or fewer."""
    match edit:
        case e.MoveBlocks(_, behind, ahead):
            return {one for one in (behind, ahead) if one}
        case e.InsertBlocks(block) | e.SplitBlock(block):
            return {block}
        case e.JoinBlocks(first, second):
            return {first, second}
        case e.Several(edits):
            return {block for one in edits for block in _changes_around(one)}
    return set()


def _at_one_place(edit: e.ReplaceText) -> bool:
    """Whether some replacements begin at one place, so that nothing says which of the new words come first."""
    return any(a.start == b.start for a, b in pairwise(sorted(edit.replacements)))


def _of_blocks(edits: Sequence[e.Edit]) -> list[e.Edit]:
    """Edits with those of words in one block as one."""
    found: dict[object, e.Edit] = {}
    for number, edit in enumerate(edits):
        key: object = edit.block if isinstance(edit, e.ReplaceText) else number
        known = found.get(key)
        if isinstance(edit, e.ReplaceText) and isinstance(known, e.ReplaceText):
            edit = e.ReplaceText(edit.block, (*known.replacements, *edit.replacements))
        found[key] = edit
    return list(found.values())
