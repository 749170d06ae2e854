"""The pictures of a text: their bytes, and `[?file]` in the place of one that cannot be shown (a check says why)."""

from __future__ import annotations

from collections.abc import Mapping

from nds_docs.checks.image_header import image_header
from nds_docs.checks.images import LARGEST, MOST_PIXELS
from nds_docs.compose.qualify import unresolved
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Block, Inline
from nds_docs.document.walk import rewrite


def illustrate(blocks: tuple[Block, ...], files: Mapping[str, bytes]) -> tuple[tuple[Block, ...], Mapping[str, bytes]]:
    """The blocks, and project path → bytes of every picture in them. `files` are the inputs by path."""
    images: dict[str, bytes] = {}

    def picture(node: Inline) -> tuple[Inline, ...]:
        if not isinstance(node, n.Image):
            return (node,)
        raw = files.get(node.url)
        if raw is None or not _can_be_shown(raw):
            return (unresolved(node.url.rsplit("/", 1)[-1], node),)
        images[node.url] = raw
        return (node,)

    return rewrite(blocks, inline=picture), images


def _can_be_shown(raw: bytes) -> bool:
    header = image_header(raw)
    return header is not None and len(raw) <= LARGEST and header.width * header.height <= MOST_PIXELS
