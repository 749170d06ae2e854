"""An edition as readers may have it: nothing in it tells which file a place came from, or how its label was typed.

What writers of files get has gone through here, so that none of them has to think of it. Composing names a place
PARTY-FILESTEM-LABEL. A reader gets a name made of the words that stand there, for those are public: a hash of the
other name would confirm a guess, and party and file name are easily guessed from a title.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import TypeVar

from nds_docs.compose.edition import Label, Letter, Strategy
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Attr, Block, Inline
from nds_docs.document.walk import WITH_ATTR, AnyNode, children, find, label_of, rewrite

Edition = TypeVar("Edition", bound=Strategy | Letter)
Labelled = TypeVar("Labelled", bound=Block | Inline)

DIGITS = 16
PUBLIC_KEYS = ("alt", "width")
"""Of what stands in attributes, all that a file is made with; owners and goals of measures are in their text by now."""


def public(edition: Edition) -> Edition:
    """The same edition with the public names of its places, in labels, links and attributes."""
    annex = edition.annex if isinstance(edition, Letter) else ()
    names = public_names((*edition.document.blocks, *annex), edition.labels)

    def renamed(node: Labelled) -> Labelled:
        if isinstance(node, n.Link) and node.url.startswith("#"):
            node = replace(node, url="#" + names.get(node.url[1:], ""))
        if isinstance(node, WITH_ATTR) and node.attr != n.NO_ATTR:
            return replace(node, attr=_public_attr(node.attr, names))
        return node

    def shown(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return rewrite(blocks, block=lambda node: (renamed(node),), inline=lambda node: (renamed(node),), of=WITH_ATTR)

    labels = {names[id_]: replace(label, id=names[id_]) for id_, label in edition.labels.items()}
    document = replace(edition.document, blocks=shown(edition.document.blocks))
    made = replace(edition, document=document, labels=labels)
    return replace(made, annex=shown(made.annex)) if isinstance(made, Letter) else made


def public_names(blocks: tuple[Block, ...], labels: Mapping[str, Label]) -> Mapping[str, str]:
    """The public name of every id in `blocks` and `labels`: "p" and 16 hexadecimal digits.

    It stays the same as long as the words there do, whatever happens to files, labels and the text around it.
    """
    words = {id_: f"{label.kind.value} {label.title}" for id_, label in labels.items()}
    for node in find(blocks, *WITH_ATTR):
        id_ = label_of(node)
        if id_ and id_ not in words:
            words[id_] = f"{type(node).__name__} {_words(node)}"
    times: Counter[str] = Counter()
    names = {}
    for id_, said in words.items():
        times[said] += 1
        names[id_] = "p" + sha256(f"{said}\n{times[said]}".encode()).hexdigest()[:DIGITS]
    return names


def _public_attr(attr: Attr, names: Mapping[str, str]) -> Attr:
    pairs = tuple(pair for pair in attr.pairs if pair[0] in PUBLIC_KEYS)
    return Attr(names[attr.id] if attr.id else "", attr.classes, pairs)


def _words(node: AnyNode) -> str:
    if isinstance(node, n.Str | n.Code | n.CodeBlock):
        return node.text
    return "".join(map(_words, children(node)))
