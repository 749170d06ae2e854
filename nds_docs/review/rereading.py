"""A returned file read once more: held against the document as it is with some of its changes made in the sources."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple

from msgspec import structs

from nds_docs.language import Language
from nds_docs.review import texts as t
from nds_docs.review.accepting import PUT_IN, accepted, rejected, rejoined
from nds_docs.review.built import Built
from nds_docs.review.counting import Counted
from nds_docs.review.edit import edits as e
from nds_docs.review.edit.applying import apply
from nds_docs.review.recomposing import recomposed
from nds_docs.review.remark import Patch, Remark
from nds_docs.review.remarks import Extracted, read_once
from nds_docs.review.returned import Paragraph, Returned, Revision
from nds_docs.review.stretches import Stretches


class Asked(NamedTuple):
    """The patches that carry out some remarks, by their ids: one, or those that were made at one place."""

    ids: tuple[str, ...]
    patches: tuple[Patch, ...]


def side_by_side(remarks: Sequence[Remark], late: Collection[str] = ()) -> tuple[Asked, ...]:
    """What the remarks ask, as far as nothing touches: of two that do the first, or what was not tracked.

    For that cannot be rejected in the file. Those of `late`, by their ids, come behind the others.
    """
    by_id = {remark.id: remark for remark in remarks}
    found: list[Asked] = []
    taken, known = Stretches(), set[str]()
    for remark in sorted(remarks, key=lambda one: (one.tracked, one.id in late)):
        if remark.id in known:
            continue
        joint = next((by_id[id_].joint for id_ in remark.together if by_id[id_].joint), ())
        one = Asked(remark.together, joint) if joint else Asked((remark.id,), remark.patches)
        known.update(one.ids)
        if one.patches and not any(any(taken.beside(patch)) for patch in one.patches):
            found.append(one)
            for patch in one.patches:
                taken.add(remark.id, patch)
    return tuple(found)


class Made(NamedTuple):
    """A patch that was made, what it put in as it stands there, and how much longer the text is behind it."""

    patch: Patch
    there: Patch
    shift: int


class Reread:
    """What the file says beside the document in which some was `made`; `built` is the build with that in it."""

    def __init__(self, extracted: Extracted, built: Built, made: tuple[Asked, ...]) -> None:
        self.extracted, self.built, self.made = extracted, built, made

    @cached_property
    def there(self) -> Mapping[str, Sequence[Made]]:
        """What was made in each text, in its order."""
        patches = sorted((p for one in self.made for p in one.patches), key=lambda patch: (patch.path, patch.start))
        found: dict[str, list[Made]] = {}
        for patch in patches:
            of_text = found.setdefault(patch.path, [])
            shift = of_text[-1].shift if of_text else 0
            start = patch.start + shift
            new = structs.replace(patch, start=start, end=start + len(patch.new))
            of_text.append(Made(patch, new, shift + len(patch.new) - len(patch.old)))
        return found

    @cached_property
    def put_in(self) -> Mapping[Asked, tuple[Patch, ...]]:
        """Where each of what was made stands."""
        at = {patch: there for found in self.there.values() for patch, there, _ in found}
        return {one: tuple(at[patch] for patch in one.patches) for one in self.made}


class Rereading:
    """Reads a file once more, as often as is asked; what was asked last is kept."""

    def __init__(self, returned: Returned, counted: Counted, built: Built, document: str, language: Language) -> None:
        self.returned, self.counted, self.built = returned, counted, built
        self.document, self.language = document, language
        self._last: tuple[tuple[Asked, ...], Reread | None] | None = None

    def with_made(self, found: Extracted, made: tuple[Asked, ...]) -> Reread | None:
        """The file with some of the changes found in it accepted, held against the document in which they are made.

        None where that cannot be composed.
        """
        if self._last is None or self._last[0] != made:
            self._last = (made, self._read(found, made))
        return self._last[1]

    def without(self, found: Extracted, keys: Collection[tuple[str, int]], ends: Collection[int]) -> Extracted:
        """What is found in the file with some revisions rejected, and some paragraphs going on in the next."""
        less = rejoined(rejected(self.returned, keys), ends)
        return read_once(less, self.counted, self.built, self.document, self.language, found.new_notes)

    def _read(self, found: Extracted, made: tuple[Asked, ...]) -> Reread | None:
        again = recomposed(self.built, self.document, _with(made, self.built))
        if again is None:
            return None
        held = {key for keys in found.named.values() for key in keys}
        some = accepted(self.returned, keys_of(found, made) | (found.empty - held))
        extracted = read_once(some, self.counted, again, self.document, self.language, found.new_notes)
        return Reread(extracted, again, made)


def keys_of(found: Extracted, made: Iterable[Asked]) -> set[tuple[str, int]]:
    """The revisions that some of what was found stands for."""
    return {key for one in made for id_ in one.ids for key in found.named[id_]}


def carried_out_by(patches: tuple[Patch, ...], remarks: Sequence[Remark], language: Language) -> Mapping[str, Remark]:
    """Remarks that these patches carry out, by their ids: the only one, or all together."""
    if len(remarks) == 1:
        [one] = remarks
        return {one.id: structs.replace(one, patches=one.patches or patches, why_not="")}
    found: dict[str, Remark] = {}
    members = tuple(remark.id for remark in remarks)
    placed = next((remark for remark in remarks if remark.at), remarks[0])
    for number, remark in enumerate(remarks):
        if not remark.at:  # it stands in words that were not sent
            remark = structs.replace(remark, at=placed.at, party=placed.party, contribution=placed.contribution)
        others = ", ".join(id_ for id_ in members if id_ != remark.id)
        why_not = remark.why_not if remark.patches else t.ONLY_TOGETHER.say(language, {"others": others})
        joint = () if number else patches
        found[remark.id] = structs.replace(remark, together=members, joint=joint, why_not=why_not)
    return found


def meet(
    returned: Returned,
    some: Collection[tuple[str, int]],
    others: Collection[tuple[str, int]],
    ends: Collection[int] = (),
) -> bool:
    """Whether some revisions and others, by key, stand in one paragraph, or in two that touch, or in a note of one.

    Or beside one of some `ends`, by the number of its paragraph.
    """
    places: tuple[set[int], set[int]] = (set(), {*ends})
    marked = {note: number for number, one in enumerate(returned.paragraphs) for _, note in one.notes}
    for at, paragraph in enumerate(returned.paragraphs):
        number = marked.get(paragraph.note, at)
        of_runs = (revision for run in paragraph.runs for revision in run.revisions)
        for revision in (*of_runs, *paragraph.mark_revisions, *paragraph.row_revisions):
            for keys, where in zip((some, others), places, strict=True):
                if revision.key in keys:
                    where.add(number)
    return any({number - 1, number, number + 1} & places[0] for number in places[1])


def in_what_waits(returned: Returned, waits: Callable[[Revision], bool]) -> set[tuple[str, int]]:
    """The revisions, by key, within what one that `waits` put in: its words, or a new paragraph with some of them.

    Also a new paragraph that it ended; not one that it parted from more by the same person. With their footnotes.
    """

    def put_in(revisions: Iterable[Revision]) -> bool:
        return any(one.kind in PUT_IN and waits(one) for one in revisions)

    found: set[tuple[str, int]] = set()
    notes: set[str] = set()
    for paragraph, following in zip_longest(returned.paragraphs, returned.paragraphs[1:]):
        inside = [run for run in paragraph.runs if put_in(run.revisions)]
        ended = put_in(paragraph.mark_revisions) and not (following and _authors(paragraph) & _authors(following))
        whole = _is_new(paragraph) and (ended or any(run.text for run in inside))
        found |= {one.key for run in (paragraph.runs if whole else inside) for one in run.revisions}
        notes |= {note for at, note in paragraph.notes if whole or put_in(paragraph.revisions(at))}
    of_notes = (one for one in returned.paragraphs if one.note in notes)
    return found | {one.key for paragraph in of_notes for run in paragraph.runs for one in run.revisions}


def _is_new(paragraph: Paragraph) -> bool:
    return not any(run.text and run.fate.in_original for run in paragraph.runs)


def _authors(paragraph: Paragraph) -> set[str]:
    """Who put in all words of a paragraph; nobody where some were sent."""
    put_in = (one.author for run in paragraph.runs for one in run.revisions if one.kind in PUT_IN)
    return {*put_in} if _is_new(paragraph) else set()


def plain(patch: Patch) -> e.Patch:
    """A patch without what it takes out."""
    return e.Patch(patch.path, patch.start, patch.end, patch.new)


def _with(made: Iterable[Asked], built: Built) -> Mapping[str, bytes]:
    """The sources that change, with what is made in them."""
    patches: dict[str, list[e.Patch]] = {}
    for one in (patch for asked in made for patch in asked.patches):
        patches.setdefault(one.path, []).append(plain(one))
    sources = ((built.source(path), found) for path, found in patches.items())
    return {source.path: apply(source, found) for source, found in sources if source is not None}
