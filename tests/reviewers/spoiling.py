"""Edits are spoiled one by one: import must refuse each of them, and nothing else.

So it is measured what the proof is worth (`nds_docs/review/proving.py`): how many wrong edits would get by it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from msgspec import structs

from nds_docs.review.archive import open_archive
from nds_docs.review.counting import count
from nds_docs.review.extracting import remarks_of
from nds_docs.review.proving import proven
from nds_docs.review.reading import read
from nds_docs.review.remark import Patch
from nds_docs.review.remarks import Extracted
from nds_docs.review.rereading import Asked, Rereading, side_by_side
from tests.reviewers.sent import Sent
from tests.reviewers.tally import Tally

Spoil = Callable[[Patch, str, random.Random], Patch | None]


def judge(root: Path, tally: Tally) -> None:
    """Spoils an edit of a returned file in every way, each by itself, and counts what is refused."""
    sent = Sent(root)
    archive = open_archive((root / "terug.docx").read_bytes(), "terug.docx")
    returned, counted, built = read(archive), count(archive), sent.built
    found = remarks_of(returned, counted, built, sent.document, "nl")
    texts = {path: source.text for path in built.build.sources if (source := built.source(path)) is not None}
    chance = random.Random(int(root.name))
    tally.counts["bestanden"] += 1
    for how, spoil in SPOILS.items():
        one = next(_spoilt(found, spoil, texts, chance), None)
        if one is None:
            continue
        id_, patches = one
        spoilt = _with(found, id_, patches)
        left = proven(spoilt, Rereading(returned, counted, built, sent.document, "nl"))
        refused = {after.id for after, was in zip(left.remarks, spoilt.remarks, strict=True) if after != was}
        tally.counts[f"bedorven, {how}: {'geweigerd' if id_ in refused else 'doorgelaten'}"] += 1
        tally.counts[f"bedorven, {how}: andere geweigerd"] += len(refused - {id_})
        if id_ not in refused:
            (was,) = (remark.patches for remark in found.remarks if remark.id == id_)
            tally.wrong.append(f"{root}, {how}: {patches} in plaats van {was}")


def _spoilt(
    found: Extracted, spoil: Spoil, texts: Mapping[str, str], chance: random.Random
) -> Iterator[tuple[str, tuple[Patch, ...]]]:
    """Remarks that are carried out by themselves, by their id, with one of their patches spoiled."""
    made = list(side_by_side(found.remarks))
    chance.shuffle(made)
    for one in (one for one in made if len(one.ids) == 1):
        at = chance.randrange(len(one.patches))
        patch = spoil(one.patches[at], texts[one.patches[at].path], chance)
        if patch is None:
            continue
        patches = tuple(sorted((*one.patches[:at], patch, *one.patches[at + 1 :]), key=lambda p: (p.path, p.start)))
        apart = all(a.path != b.path or a.end <= b.start for a, b in pairwise(patches))
        if apart and Asked(one.ids, patches) in side_by_side(_with(found, one.ids[0], patches).remarks):
            yield one.ids[0], patches


def _with(found: Extracted, id_: str, patches: tuple[Patch, ...]) -> Extracted:
    """What was found, with other patches of one remark."""
    remarks = (structs.replace(one, patches=patches) if one.id == id_ else one for one in found.remarks)
    return found._replace(remarks=tuple(remarks))


def _at(patch: Patch, text: str, start: int, end: int) -> Patch | None:
    """The patch at other characters; None where it then does what it did, but for spaces."""
    found = structs.replace(patch, start=start, end=end, old=text[start:end])
    once, again = ((text[: one.start] + one.new + text[one.end :]).split() for one in (patch, found))
    return found if start >= 0 and "".join(once) != "".join(again) else None


def _to_the_left(patch: Patch, text: str, _: random.Random) -> Patch | None:
    return _at(patch, text, patch.start - 1, patch.end - 1)


def _more_gone(patch: Patch, text: str, _: random.Random) -> Patch | None:
    return _at(patch, text, patch.start, patch.end + 1) if text[patch.end : patch.end + 1].isalnum() else None


def _word_lost(patch: Patch, text: str, _: random.Random) -> Patch | None:
    words = patch.new.split()
    if not words or not any(map(str.isalnum, words[-1])):
        return None
    return structs.replace(patch, new="".join(patch.new.rsplit(words[-1], 1)))


def _elsewhere(patch: Patch, text: str, chance: random.Random) -> Patch | None:
    starts = (at for at, sign in enumerate(text) if at and sign.isalpha() and text[at - 1] == " ")
    places = [at for at in starts if abs(at - patch.start) > 40]
    if not places or not patch.new.strip():
        return None
    at = chance.choice(places)
    return _at(patch, text, at, at)


SPOILS: Mapping[str, Spoil] = {
    "een teken naar links": _to_the_left,
    "een letter meer weg": _more_gone,
    "het laatste woord kwijt": _word_lost,
    "ergens anders in de tekst": _elsewhere,
}
"""What goes wrong with an edit."""
