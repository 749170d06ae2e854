"""A block of a built document as it is kept for the way back: what it said, and which source said it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from nds_docs.document import pieces
from nds_docs.document.nodes import CodeBlock, Header, Piece, PieceKind


class StoredBlock(NamedTuple):
    """One leaf block. `start` and `end` count characters of the source `path`; `id` is the public name of a heading.

    Its number is its place in the document. `pieces` are those of `document/pieces.py`.
    """

    kind: str
    id: str
    path: str
    start: int
    end: int
    mapped: bool
    text: str
    pieces: tuple[Piece, ...]


def stored_block(leaf: pieces.Leaf) -> StoredBlock:
    """A leaf of a document as it is kept."""
    made = pieces.pieces(leaf)
    return StoredBlock(
        type(leaf).__name__,
        leaf.attr.id if isinstance(leaf, Header | CodeBlock) else "",
        *leaf.span,
        leaf.mapped,
        "".join(piece.text for piece in made),
        made,
    )


def encode(blocks: Iterable[StoredBlock]) -> bytes:
    """JSON Lines, one block a line, for `decode`; a piece of text is `[start, end]`, its characters stand in `text`."""
    return b"".join(
        json.dumps(
            {**block._asdict(), "pieces": [_packed(piece) for piece in block.pieces]},
            ensure_ascii=False,
            separators=(",", ":"),
        ).encode()
        + b"\n"
        for block in blocks
    )


def decode(lines: bytes) -> tuple[StoredBlock, ...]:
    """The blocks that `encode` wrote."""
    return tuple(_block(**json.loads(line)) for line in lines.splitlines())


def _packed(piece: Piece) -> tuple[object, ...]:
    if piece.kind is PieceKind.TEXT and len(piece.text) == piece.end - piece.start:
        return (piece.start, piece.end)
    return (piece.start, piece.end, piece.kind.value, piece.text)


def _block(text: str, pieces: list[tuple[int, int, str, str]], **rest: Any) -> StoredBlock:
    return StoredBlock(text=text, pieces=tuple(_unpacked(text, pieces)), **rest)


def _unpacked(text: str, packed: list[tuple[int, int, str, str]]) -> Iterator[Piece]:
    at = 0
    for start, end, *rest in packed:
        kind, said = rest or (PieceKind.TEXT.value, text[at : at + end - start])
        yield Piece(start, end, said, PieceKind(kind))
        at += len(said)
