"""Comments put into a text: marks at their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple, TypeVar

from nds_docs.document import nodes as n
from nds_docs.document.nodes import Attr, Block, Inline
from nds_docs.document.places import Places, Words, length
from nds_docs.document.walk import rewrite
from nds_docs.writers.docx.comments import Comment

_ID: Final = re.compile(r"comment (\d+) (\d+) (start|end)")
_Leaf = TypeVar("_Leaf", n.Plain, n.Para, n.Header, n.Term)


class CommentMark(NamedTuple):
    """Where the comments of a thread, `first` up to but not including `behind`, begin or end."""

    first: int
    behind: int
    ends: bool

    def xml(self) -> str:
        """The mark in the text; where they end, the margin points to it."""
        numbers = range(self.first, self.behind)
        if not self.ends:
            return "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in numbers)
        return "".join(
            f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
            for number in numbers
        )


def comment_mark(id_: str) -> CommentMark | None:
    """The mark that `marked` named so; no id that a person types has a space."""
    match = _ID.fullmatch(id_)
    return CommentMark(int(match[1]), int(match[2]), match[3] == "end") if match else None


def marked(document: n.Document, comments: Iterable[Comment]) -> n.Document:
    """The document with marks where the comments belong; those with no place in it stand at its beginning.

    The comments of threads are numbered from 0 in the order given, each before its answers.
    """
    places = Places(document.blocks)
    points = _Points()
    number = 0
    for comment in comments:
        behind = number + 1 + len(comment.answers)
        stretch = places.stretch(comment.span) or places.beginning
        if stretch:
            points.add(stretch.leaf, stretch.start, _span(number, behind, "start"))
            points.add(stretch.leaf, stretch.end, _span(number, behind, "end"))
        number = behind
    return replace(document, blocks=rewrite(document.blocks, block=points.with_marks))


def _span(first: int, behind: int, which: str) -> n.BracketedSpan:
    return n.BracketedSpan((), Attr(f"comment {first} {behind} {which}"))


@dataclass
class _Points:
    """The marks to put into leaves, by `_key`: offset in the text, mark."""

    of_leaf: dict[int, list[tuple[int, n.BracketedSpan]]] = field(default_factory=dict)

    def add(self, leaf: Words, at: int, mark: n.BracketedSpan) -> None:
        self.of_leaf.setdefault(_key(leaf), []).append((at, mark))

    def with_marks(self, block: Block) -> tuple[Block, ...]:
        match block:
            case n.Plain():
                return (self.leaf(block),)
            case n.Para():
                return (self.leaf(block),)
            case n.Header():
                return (self.leaf(block),)
            case n.DefinitionList():
                items = tuple(replace(item, term=self.leaf(item.term)) for item in block.items)
                return (replace(block, items=items),)
            case _:
                return (block,)

    def leaf(self, leaf: _Leaf) -> _Leaf:
        points = self.of_leaf.get(_key(leaf))
        if not points:
            return leaf
        by_offset: dict[int, list[n.BracketedSpan]] = {}
        for at, mark in points:
            by_offset.setdefault(at, []).append(mark)
        return replace(leaf, content=_with(leaf.content, by_offset))


def _key(leaf: Words) -> int:
    """What a leaf is known by while the document is rewritten around it; a term is made anew with its definition."""
    return id(leaf.content) if isinstance(leaf, n.Term) else id(leaf)


def _with(content: tuple[Inline, ...], marks: Mapping[int, list[n.BracketedSpan]]) -> tuple[Inline, ...]:
    """Inlines with marks at offsets of their text. What a program must see in one piece stays so: marks inside it
    move to its nearest end."""
    found: list[Inline] = []
    waiting = sorted(marks)
    at = 0
    for inline in content:
        end = at + length((inline,))
        while waiting and waiting[0] <= at:
            found += marks[waiting.pop(0)]
        inside = [offset for offset in waiting if at < offset < end]
        if inside and isinstance(inline, n.Str):
            found += _split(inline, at, {offset: marks[offset] for offset in inside})
        elif inside and isinstance(inline, n.Emph | n.Strong | n.Strikeout):
            moved = {offset - at: marks[offset] for offset in inside}
            found.append(replace(inline, content=_with(inline.content, moved)))
        else:
            starts, ends = _outside(mark for offset in inside for mark in marks[offset])
            found += [*starts, inline, *ends]
        waiting = [offset for offset in waiting if offset not in inside]
        at = end
    return (*found, *(mark for offset in waiting for mark in marks[offset]))


def _split(text: n.Str, at: int, marks: Mapping[int, list[n.BracketedSpan]]) -> list[Inline]:
    parts: list[Inline] = []
    done = 0
    for offset in sorted(marks):
        parts += [n.Str(text.text[done : offset - at]), *marks[offset]]
        done = offset - at
    return [*parts, n.Str(text.text[done:])]


def _outside(marks: Iterable[n.BracketedSpan]) -> tuple[list[Inline], list[Inline]]:
    """Marks inside what stays whole: those that begin come before it, those that end behind it."""
    starts: list[Inline] = []
    ends: list[Inline] = []
    for mark in marks:
        (ends if mark.attr.id.endswith("end") else starts).append(mark)
    return starts, ends
