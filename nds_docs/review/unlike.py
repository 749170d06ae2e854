"""Where a document says something else than the file that it was made from, though nobody changed it there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final

from nds_docs.document import nodes as n
from nds_docs.document.source import Span
from nds_docs.document.walk import AnyNode, descendants
from nds_docs.review.alignment import folded
from nds_docs.review.built import Built
from nds_docs.review.remark import Remark, RemarkKind, shown_range
from nds_docs.review.remarks import Extracted
from nds_docs.review.rereading import Reread
from nds_docs.review.visible import shortest

_MOVED: Final = (RemarkKind.MOVE, RemarkKind.REARRANGED)

_WORDS: Final = re.compile(r"\w+|\s|.")
_SPACE: Final = frozenset(" ")


@dataclass(frozen=True)
class Said:
    """A difference that nobody made: what the document would say, and what the file says there."""

    composed: str
    returned: str
    kind: RemarkKind = field(compare=False, default=RemarkKind.OTHER)

    @cached_property
    def core(self) -> tuple[str, str]:
        """Both without what they begin and end with alike."""
        start, end, new = shortest(self.composed, self.returned)
        return self.composed[start:end], new

    @cached_property
    def words(self) -> tuple[list[str], list[str]]:
        """Those of both, each with the signs and spaces between them."""
        old, new = ("\n".join(map(folded, text.split("\n"))) for text in (self.composed, self.returned))
        return _WORDS.findall(old), _WORDS.findall(new)

    @cached_property
    def changed(self) -> tuple[frozenset[str], frozenset[str]]:
        """The words that are in the one and not at that place in the other, and the other way round."""
        old, new = self.words
        found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        unlike = [(old[a:b], new[c:d]) for tag, a, b, c, d in found if tag != "equal"]
        return frozenset(w for gone, _ in unlike for w in gone), frozenset(w for _, came in unlike for w in came)

    def with_more_gone(self, other: Said) -> bool:
        """Whether it is another difference, in which more of what the program made goes: a title that is longer now."""
        return self.returned == other.returned != "" != other.composed and other.composed in self.composed

    @property
    def only_breaks(self) -> bool:
        """Whether nothing but spaces and ends of paragraphs came or went."""
        return "".join(self.composed.split()) == "".join(self.returned.split())

    def is_told(self, left: Sequence[Said]) -> bool:
        """Whether other differences tell all of it: what was refused stands in what was changed."""
        if not any(self.changed):
            return any(one.kind in _MOVED for one in left)
        breaks = self.only_breaks and any(one.only_breaks for one in left)
        if breaks or any(self.core == one.core or self.with_more_gone(one) for one in left):
            return True
        anew = RemarkKind.REARRANGED
        for at, mine in enumerate(self.changed):
            whole = (one.words[at] for one in left if anew in (one.kind, self.kind))
            told = _SPACE.union(*(one.changed[at] for one in left), *whole)
            if not mine <= (told | {"\n"} if any(anew in (one.kind, self.kind) for one in left) else told):
                return False
        return True


def differences(found: Extracted, again: Reread) -> Iterator[tuple[Said, Span | None]]:
    """What the file says otherwise than the document, with its place; not what is left of what nobody tracked."""
    made = {id_ for one in again.made for id_ in one.ids}
    left: dict[str, list[Said]] = {}
    for one in (one for one in found.remarks if not one.tracked and one.id not in made):
        left.setdefault(one.at.partition(":")[0], []).append(Said(one.text, one.proposal, one.kind))
    for remark in again.extracted.remarks:
        said = Said(remark.text, remark.proposal, remark.kind)
        empty = not f"{said.composed}{said.returned}".strip()
        if remark.id in again.extracted.made:
            continue  # an overview follows what was changed in the texts that it is made of
        if remark.tracked or empty or said.is_told(left.get(remark.at.partition(":")[0], ())):
            continue
        at = _place(remark, again.built)
        whys = (_is_seam, _is_sign_of_citation, _is_reference)
        made_so = at is not None and any(is_so(said, at, found, again) for is_so in whys)
        if not made_so:
            yield said, at


def _place(remark: Remark, built: Built) -> Span | None:
    at = shown_range(remark.at)
    source = built.source(at.path) if at else None
    return at.span(source) if at and source else None


def _is_seam(said: Said, at: Span, found: Extracted, again: Reread) -> bool:
    """Whether there is only a space more in the document, where two paragraphs became one."""
    more = said.composed.count(" ") > said.returned.count(" ")
    if not more or said.composed.replace(" ", "") != said.returned.replace(" ", ""):
        return False
    joins = {remark.id for remark in found.remarks if remark.kind is RemarkKind.JOIN}
    patches = (patch for one, there in again.put_in.items() if not joins.isdisjoint(one.ids) for patch in there)
    return any(one.path == at.path and one.start <= at.end and at.start <= one.end for one in patches)


def _is_sign_of_citation(said: Said, at: Span, _: Extracted, again: Reread) -> bool:
    """Whether there are only other signs in a citation, which the program writes around what is typed there."""
    signs = not any(map(str.isalnum, said.composed + said.returned))
    return signs and any(isinstance(node, n.Cite) for node in _around(at, again.built))


def _is_reference(said: Said, at: Span, _: Extracted, again: Reread) -> bool:
    """Whether it is what a reference shows, in which nothing was made: of what moved or was changed elsewhere.

    Or the capital with which it begins where a sentence does.
    """
    same = said.composed.casefold() == said.returned.casefold()
    for node in _around(at, again.built):
        if isinstance(node, n.CrossReference | n.Expression):
            patches = (patch for there in again.put_in.values() for patch in there if patch.path == at.path)
            return same or all(patch.end < node.span.start or node.span.end < patch.start for patch in patches)
    return False


def _around(at: Span, built: Built) -> Iterator[AnyNode]:
    """What a place lies in."""
    text = built.text(at.path)
    for node in descendants(text.editable.reading.document.blocks) if text else ():
        if node.span.start <= at.start and at.end <= node.span.end:
            yield node
