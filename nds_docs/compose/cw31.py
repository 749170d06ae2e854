"""The parts of article 3.1 of the Comptabiliteitswet 2016 in the letter: each gets its fixed title."""

from __future__ import annotations

from dataclasses import replace

from nds_docs.compose import wording as w
from nds_docs.document import nodes as n
from nds_docs.document.classes import CW31
from nds_docs.document.nodes import Attr, Block
from nds_docs.document.walk import rewrite
from nds_docs.language import Language

LEVEL = 2
"""Of the titles: below the heading under which the parts stand."""


def titled(blocks: tuple[Block, ...], language: Language) -> tuple[Block, ...]:
    """The blocks with a heading first in every `.cw31` that says which part it is (a finding names the others)."""
    titles = {part.value: text.say(language) for part, text in w.CW31_TITLES.items()}

    def with_title(block: Block) -> tuple[Block, ...]:
        if not (isinstance(block, n.Div) and CW31 in block.attr.classes and block.attr.get("part") in titles):
            return (block,)
        part = block.attr.get("part")
        title = n.Header(LEVEL, (n.Str(titles[part]),), Attr(f"letter-cw31-{part}"))
        return (replace(block, content=(title, *block.content)),)

    return rewrite(blocks, block=with_title, of=(n.Div,))
