"""Whether two texts say the same."""

from __future__ import annotations

from collections import Counter
from typing import assert_never

from nds_docs.document import nodes as n
from nds_docs.review.edit.shape import PARAGRAPHS, Glyph, Shape, Text, trimmed
from nds_docs.review.edit.units import Mark


def same(expected: Shape, found: Shape, *, loosely: bool = False) -> bool:
    """Whether a text says what it should. `loosely` takes a paragraph in a list that became loose or tight as well."""
    if isinstance(expected, Text) or isinstance(found, Text):
        return isinstance(expected, Text) and isinstance(found, Text) and _same_text(expected, found, loosely)
    return (
        (expected.kind, expected.data) == (found.kind, found.data)
        and len(expected.children) == len(found.children)
        and all(same(a, b, loosely=loosely) for a, b in zip(expected.children, found.children, strict=True))
    )


def _same_text(expected: Text, found: Text, loosely: bool) -> bool:
    kinds = (expected.kind, found.kind)
    if kinds[0] != kinds[1] and not (loosely and set(kinds) <= set(PARAGRAPHS)):
        return False
    if expected.leaf is not None and expected.typed == found.typed and expected.leaf == found.leaf:
        return True
    wanted, there = (text.glyphs if text.kind == "CodeBlock" else trimmed(text.glyphs) for text in (expected, found))
    if expected.data != found.data or len(wanted) != len(there):
        return False
    if any(a.text != b.text or a.object != b.object for a, b in zip(wanted, there, strict=True)):
        return False
    old = [at for at, glyph in enumerate(wanted) if not glyph.fresh]
    return _marked(wanted, old) == _marked(there, old)


def _marked(glyphs: tuple[Glyph, ...], places: list[int]) -> list[frozenset[tuple[object, ...]]]:
    """The marks of glyphs, those of a kind numbered as they come: equal rows mean equal marks around equal glyphs.

    Which of two marks around the same glyphs is the outer one makes no difference to a reader.
    """
    numbers: dict[Mark, tuple[object, ...]] = {}
    counts: Counter[tuple[object, ...]] = Counter()
    found: list[frozenset[tuple[object, ...]]] = []
    around: tuple[Mark, ...] = ()
    numbered: frozenset[tuple[object, ...]] = frozenset()
    for glyph in map(glyphs.__getitem__, places):
        if glyph.text.isspace() and not glyph.in_code:
            continue
        if glyph.marks is not around:
            around = glyph.marks
            for mark in around:
                if mark not in numbers:
                    kind = _kind(mark)
                    numbers[mark] = (*kind, counts[kind])
                    counts[kind] += 1
            numbered = frozenset(numbers[mark] for mark in around)
        found.append(numbered)
    return found


def _kind(mark: Mark) -> tuple[object, ...]:
    node = mark.node
    match node:
        case n.Link():
            return ("Link", node.url, node.title, node.attr)
        case n.BracketedSpan() | n.Code():
            return (type(node).__name__, node.attr)
        case n.Emph() | n.Strong() | n.Strikeout() | n.Superscript() | n.Subscript():
            return (type(node).__name__,)
        case _:
            assert_never(node)
