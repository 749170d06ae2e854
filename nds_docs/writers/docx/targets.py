"""What references and links may lead to: the bookmarks of a file, and what a field that points to one can show."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from nds_docs.compose.edition import Label, LabelKind
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Block
from nds_docs.document.walk import descendants, label_of, plain_text

_HEADINGS = (LabelKind.CHAPTER, LabelKind.SECTION, LabelKind.ANNEX, LabelKind.UNNUMBERED)


class Target(NamedTuple):
    """What a reference to a bookmark can show: the number of its paragraph, or the words it holds."""

    number: str
    words: str


def targets(blocks: tuple[Block, ...], labels: Mapping[str, Label], *, numbered: bool) -> dict[str, Target]:
    """The places in `blocks` by global id; `numbered` says whether headings show their numbers."""
    found: dict[str, Target] = {}
    for node in descendants(blocks):
        id_ = label_of(node)
        if not id_:
            continue
        label = labels.get(id_)
        match node:
            case n.Header():
                found[id_] = Target(label.number if label and numbered else "", plain_text(node.content))
            case n.BracketedSpan():
                found[id_] = Target("", plain_text(node.content))
            case _:
                found[id_] = Target("", label.number if label and label.kind not in _HEADINGS else "")
    return found


def bookmark_name(id_: str) -> str:
    """The bookmark of a global id: the same in every build; hidden in Word's list, as its own `_Ref` ones are."""
    return "_Ref" + hashlib.sha256(id_.encode()).hexdigest()[:20]
