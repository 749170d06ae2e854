"""A returned file read once more: held against the document as it is with some of its changes made in the sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from msgspec import structs

from nds_docs.language import Language
from nds_docs.review.accepting import accepted
from nds_docs.review.built import Built
from nds_docs.review.counting import Counted
from nds_docs.review.edit import edits as e
from nds_docs.review.edit.applying import apply
from nds_docs.review.recomposing import recomposed
from nds_docs.review.remark import Patch, Remark
from nds_docs.review.remarks import Extracted, read_once
from nds_docs.review.returned import Returned
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
