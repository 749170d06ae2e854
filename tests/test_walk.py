"""Walks that leave alone what is none of their business find and change what those do that go through everything."""

from __future__ import annotations

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from nds_docs.document import nodes as n
from nds_docs.document.nodes import Block, Inline
from nds_docs.document.walk import AnyNode, children, descendants, find, kinds, rewrite
from tests.strategies import documents

CLASSES: tuple[type[Inline | Block], ...] = get_args(Inline | Block)
classes = st.sets(st.sampled_from(CLASSES), min_size=1, max_size=4).map(tuple)


def ids(nodes: object) -> list[int]:
    assert hasattr(nodes, "__iter__")
    return [id(node) for node in nodes]


def seen(document: n.Document, wanted: tuple[type[Inline | Block], ...], **only: object) -> list[AnyNode]:
    """What mappers of these classes see, in that order."""
    found: list[AnyNode] = []

    def block(node: Block) -> tuple[Block, ...]:
        if isinstance(node, wanted):
            found.append(node)
        return (node,)

    def inline(node: Inline) -> tuple[Inline, ...]:
        if isinstance(node, wanted):
            found.append(node)
        return (node,)

    assert rewrite(document.blocks, block=block, inline=inline, **only) is document.blocks  # type: ignore[arg-type]
    return found


def in_code(node: Inline) -> tuple[Inline, ...]:
    return (n.Code(node.text),) if isinstance(node, n.Str) else (node,)


@given(documents, classes)
def test_find_gives_the_descendants_of_its_classes(document: n.Document, wanted: tuple[type[AnyNode], ...]) -> None:
    everything = list(descendants(document.blocks))
    assert ids(find(document.blocks, *wanted)) == ids(node for node in everything if isinstance(node, wanted))


@given(documents)
def test_kinds_are_the_classes_of_all_that_is_inside(document: n.Document) -> None:
    def inside(node: AnyNode) -> set[type]:
        return {type(node)}.union(*map(inside, children(node)))

    for node in descendants(document.blocks):
        assert kinds(node) == inside(node)


@given(documents, classes)
def test_a_rewrite_of_some_classes_sees_them_in_the_order_of_all(
    document: n.Document, of: tuple[type[Inline | Block], ...]
) -> None:
    assert ids(seen(document, of, of=of)) == ids(seen(document, of))


@given(documents, classes, classes)
def test_a_rewrite_of_what_holds_something_sees_nothing_else(
    document: n.Document, of: tuple[type[Inline | Block], ...], holding: tuple[type[Inline | Block], ...]
) -> None:
    expected = [node for node in seen(document, of) if not kinds(node).isdisjoint(holding)]
    assert ids(seen(document, of, of=of, holding=holding)) == ids(expected)


@given(documents)
def test_what_was_known_of_a_node_is_not_said_of_what_it_became(document: n.Document) -> None:
    texts = list(find(document.blocks, n.Str))
    changed = rewrite(document.blocks, inline=in_code, of=(n.Str,))
    assert list(find(changed, n.Str)) == []
    assert len(list(find(changed, n.Code))) == len(texts) + len(list(find(document.blocks, n.Code)))
    assert changed == rewrite(document.blocks, inline=in_code)
