"""Which block a line is: what stayed the same is always found, whatever came, went or changed around it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from nds_docs.review.alignment import align

TEXTS = st.lists(st.sampled_from(["Nog te doen", "a", "b", "c", "d", "e", "f", "g"]), max_size=12)


@given(blocks=st.lists(st.integers(0, 99), unique=True, max_size=30), data=st.data())
def test_what_stayed_the_same_is_found(blocks: list[int], data: st.DataObject) -> None:
    """Some blocks are as they were, some went, some were typed anew, and new lines came between."""
    lines: list[str] = []
    expected: dict[int, int] = {}
    for number, block in enumerate(blocks):
        match data.draw(st.sampled_from(["same", "gone", "anew", "new before"])):
            case "same":
                expected[len(lines)] = number
                lines.append(f"Blok {block}")
            case "anew":
                lines.append(f"heel iets anders: {number}")
            case "new before":
                expected[len(lines) + 1] = number
                lines += [f"ertussen {number}", f"Blok {block}"]
            case _:
                pass
    found = align(lines, [f"Blok {block}" for block in blocks])
    assert {at: block for at, block in enumerate(found) if at in expected} == expected


@given(lines=TEXTS, blocks=TEXTS)
def test_lines_and_blocks_keep_their_order(lines: list[str], blocks: list[str]) -> None:
    """Also where texts stand more than once; what is alike from the start on is the same."""
    found = [block for block in align(lines, blocks) if block is not None]
    assert all(one < other for one, other in pairwise(found))
    assert all(0 <= block < len(blocks) for block in found)
    assert align(blocks, blocks) == tuple(range(len(blocks)))
