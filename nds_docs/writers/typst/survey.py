"""What has to be known of a whole document before its first block is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from nds_docs.document import nodes as n
from nds_docs.document.classes import TABLES
from nds_docs.document.nodes import Block
from nds_docs.document.walk import find
from nds_docs.writers import look
from nds_docs.writers.pictures import ids_of


@dataclass(frozen=True)
class Survey:
    """`places`: the ids that links can jump to (not one that stands twice, or in what describes a picture).

    `targets`: those a link or list jumps to.
    `levels`: the level that each header gets, by the identity of its node: never more than one deeper than the header
    before it, which PDF/UA-1 demands (a finding names the skipped level). `tables` and `figures` count those with a
    caption.
    """

    places: frozenset[str]
    targets: frozenset[str]
    levels: Mapping[int, int]
    tables: int
    figures: int


def survey(blocks: tuple[Block, ...]) -> Survey:
    """Goes through the document once."""
    ids: Counter[str] = Counter()
    wanted: set[str] = set()
    levels: dict[int, int] = {}
    unseen: set[str] = set()
    depth = 0
    captioned: Counter[type[n.Table | n.Figure]] = Counter()
    for node in find(blocks, n.Link, n.Header, n.Table, n.Figure, n.Div, n.BracketedSpan, n.Image):
        match node:
            case n.Link():
                if node.url.startswith("#"):
                    wanted.add(node.url[1:])
            case n.Header():
                depth = min(node.level, depth + 1)
                levels[id(node)] = depth
                ids[node.attr.id] += 1
                if depth <= look.CONTENTS_DEPTH:
                    wanted.add(node.attr.id)
            case n.Table() | n.Figure():
                ids[node.attr.id] += 1
                if node.caption.content:
                    captioned[n.Table if TABLES in node.attr.classes else type(node)] += 1
                    wanted.add(node.attr.id)
            case n.Div() | n.BracketedSpan():
                ids[node.attr.id] += 1
            case n.Image():
                unseen.update(ids_of(node))
    places = frozenset(id_ for id_, count in ids.items() if id_ and count == 1 and id_ not in unseen)
    return Survey(places, places & wanted, levels, captioned[n.Table], captioned[n.Figure])
