"""Where a document says something else than the file that it was made from, though nobody changed it there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from itertools import takewhile
from typing import Final

from nds_docs.document import nodes as n
from nds_docs.document.source import Span
from nds_docs.document.walk import descendants
from nds_docs.review.alignment import folded
from nds_docs.review.built import Built
from nds_docs.review.remark import Remark, RemarkKind, shown_range
from nds_docs.review.remarks import Extracted
from nds_docs.review.rereading import Reread

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

    def is_told(self, left: Sequence[Said]) -> bool:
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


def unlike(found: Extracted, again: Reread) -> Iterator[tuple[Said, Span | None]]:
    """What the file says otherwise than the document, with its place; not what is left of what nobody tracked."""
    made = {id_ for one in again.made for id_ in one.ids}
    left: dict[str, list[Said]] = {}
    for one in (one for one in found.remarks if not one.tracked and one.id not in made):
        left.setdefault(one.at.partition(":")[0], []).append(Said(one.text, one.proposal, one.kind))
    for remark in again.extracted.remarks:
        said = Said(remark.text, remark.proposal)
        if remark.tracked or said.is_told(left.get(remark.at.partition(":")[0], ())):
            continue
        at = _place(remark, again.built)
        if at is None or not (_is_seam(said, at, found, again) or _is_sign_of_citation(said, at, again.built)):
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


def _is_sign_of_citation(said: Said, at: Span, built: Built) -> bool:
    """Whether there are only other signs in a citation, which the program writes around what is typed there."""
    text = built.text(at.path)
    if text is None or any(map(str.isalnum, said.composed + said.returned)):
        return False
    cited = (node for node in descendants(text.editable.reading.document.blocks) if isinstance(node, n.Cite))
    return any(cite.span.start <= at.start and at.end <= cite.span.end for cite in cited)
