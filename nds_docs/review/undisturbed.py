"""What somebody changed is read once more as if what others changed there, and cannot be carried out, were not there.

So a word is found that somebody typed where another pressed Enter in a term, and a paragraph that somebody began above
one that another moved to where it cannot be. A revision of theirs that another took along is theirs again. A title,
caption or term that somebody parted with tracking off is read as if it were whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from msgspec import structs

from nds_docs.review.remark import Remark, RemarkKind
from nds_docs.review.remarks import Extracted
from nds_docs.review.rereading import Asked, Rereading, carried_out_by, in_what_waits, meet
from nds_docs.review.returned import Fate, Paragraph, Returned, Revision, same_place

_NO_EDIT: Final = (RemarkKind.COMMENT, RemarkKind.FORMATTING, RemarkKind.OTHER)


class _Found(NamedTuple):
    """What can be carried out, and the revisions by the same person, by key, that another's remark holds as yet.

    `remark` is what it is by itself.
    """

    asked: Asked
    lent: frozenset[tuple[str, int]]
    remark: Remark


def read_undisturbed(found: Extracted, rereading: Rereading) -> Extracted:
    """What was found in a file, with what each person's changes are without those of others that are refused."""
    alone = {one.id: one for one in found.remarks if one.tracked and one.kind not in _NO_EDIT and not one.together}
    refused = {id_ for id_, one in alone.items() if not one.patches}
    remarks, named = {one.id: one for one in found.remarks}, dict(found.named)
    ends = frozenset(_refused_ends(found, rereading.returned))
    for author in dict.fromkeys(alone[id_].author for id_ in alone if id_ in refused):
        mine = {id_ for id_, one in alone.items() if one.author == author}
        others = refused - mine
        if not meet(rereading.returned, _keys(found, refused & mine), _keys(found, others), ends):
            continue
        for one, lent, there in _found(found, rereading, mine, _keys(found, others), ends):
            if refused.isdisjoint(one.ids):
                continue
            remarks |= carried_out_by(one.patches, [_at(there, remarks[id_]) for id_ in one.ids], rereading.language)
            for id_ in (*others, one.ids[0]):
                named[id_] = named[id_] - lent if id_ in others else named[id_] | lent
                remarks[id_] = structs.replace(remarks[id_], revisions=len(named[id_] - found.empty))
    return found._replace(remarks=tuple(remarks.values()), named=named)


def _at(there: Remark, remark: Remark) -> Remark:
    """A remark, with the place of another where it has none."""
    if remark.at:
        return remark
    return structs.replace(remark, at=there.at, party=there.party, contribution=there.contribution)


def _keys(found: Extracted, ids: Iterable[str]) -> set[tuple[str, int]]:
    return {key for id_ in ids for key in found.named[id_]}


def _found(
    found: Extracted,
    rereading: Rereading,
    mine: set[str],
    of_others: Collection[tuple[str, int]],
    ends: Collection[int],
) -> Iterator[_Found]:
    """What can be carried out of a person's changes without those of others, by the ids of the remarks that told them.

    Also without `ends` that cannot be. Not of what stands in what one of the others put in: without that there is
    nothing to put it in.
    """
    author = {one.key: one.author for one in _revisions(rereading.returned)}
    by = {author.get(key) for key in _keys(found, mine)}
    theirs = {key for key in of_others if author.get(key) not in by}
    again = rereading.without(found, theirs, ends)
    inside = in_what_waits(rereading.returned, lambda one: one.key in theirs)
    owner = {key: id_ for id_ in mine for key in found.named[id_]}
    for remark in again.remarks:
        keys = again.named[remark.id]
        told = {owner[key] for key in keys if key in owner}
        lent = keys - _keys(found, told)
        whole = keys >= _keys(found, told) and lent.issubset(of_others)
        if remark.patches and told and whole and inside.isdisjoint(keys):
            yield _Found(Asked(tuple(one.id for one in found.remarks if one.id in told), remark.patches), lent, remark)


def _refused_ends(found: Extracted, returned: Returned) -> Iterator[int]:
    """The paragraphs, by number, with which somebody parted what in Markdown is one text, with tracking off."""
    parted = (one for one in found.remarks if one.kind is RemarkKind.SPLIT and not one.tracked and not one.patches)
    halves = list(pairwise(returned.paragraphs))
    for remark in parted:
        both = [at for at, (one, other) in enumerate(halves) if _are_halves(one, other, remark.text)]
        if len(both) == 1:
            yield both[0]


def _are_halves(one: Paragraph, other: Paragraph, text: str) -> bool:
    """Whether two paragraphs are a text that was sent; before that there may be the label of a caption."""
    kept = one.mark is Fate.KEPT and not one.mark_revisions and same_place(one, other)
    first, second, both = ("".join(said.split()) for said in (_sent(one), _sent(other), text))
    return kept and len(both) > len(second) > 0 and f"{first}{second}".endswith(both)


def _sent(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs if run.fate.in_original)


def _revisions(returned: Returned) -> Iterator[Revision]:
    for paragraph in returned.paragraphs:
        yield from (*paragraph.mark_revisions, *paragraph.row_revisions, *paragraph.properties)
        for run in paragraph.runs:
            yield from (*run.revisions, *run.formatting)
