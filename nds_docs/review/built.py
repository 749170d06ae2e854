"""The Markdown that a reviewed file was made from, read again: from places in its blocks to places in its texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from nds_docs.build import store
from nds_docs.build.blocks import StoredBlock
from nds_docs.build.frame import Frame
from nds_docs.build.store import StoredBuild
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Piece, PieceKind
from nds_docs.document.pieces import pieces
from nds_docs.document.source import Source, Span
from nds_docs.document.walk import AnyNode, children, descendants
from nds_docs.markdown.front_matter import split
from nds_docs.review.edit.editable import EditableText


class InTable(NamedTuple):
    """Where a leaf stands in a table; `row` counts the rows of the body from 0, -1 for one of the head."""

    table: Span
    row: int


@dataclass(frozen=True)
class BuiltText:
    """One text of the build."""

    editable: EditableText

    @cached_property
    def tables(self) -> Mapping[Span, InTable]:
        """The leaves that stand in tables, by their span."""
        found: dict[Span, InTable] = {}
        for node in descendants(self.editable.reading.document.blocks):
            if isinstance(node, n.Table):
                rows = [(-1, row) for row in node.head] + list(enumerate(node.body))
                for number, row in rows:
                    inside = descendants(tuple(block for cell in row.cells for block in cell.content))
                    found |= {leaf.span: InTable(node.span, number) for leaf in inside if isinstance(leaf, n.TextBlock)}
        return found

    @cached_property
    def items(self) -> frozenset[Span]:
        """The leaves that stand in a list."""
        return frozenset(_in_lists(self.editable.reading.document.blocks, inside=False))

    @cached_property
    def _offsets(self) -> dict[Span, tuple[tuple[int, Piece], ...]]:
        return {}

    def offset(self, leaf: Span, place: int) -> int | None:
        """The offset in a leaf's text, as it was read, of an offset in the source; None inside an object."""
        if leaf not in self._offsets:
            laid: list[tuple[int, Piece]] = []
            at = 0
            for piece in pieces(self.editable.leaves[leaf]):
                laid.append((at, piece))
                at += len(piece.text)
            self._offsets[leaf] = tuple(laid)
        after = 0
        for at, piece in self._offsets[leaf]:
            if place < piece.start or (place == piece.start and piece.kind is not PieceKind.MARKUP):
                return at
            if piece.kind is PieceKind.TEXT and place <= piece.end:
                return at + place - piece.start
            if piece.start < place < piece.end and piece.text:
                return None
            after = at + len(piece.text)
        return after


def _in_lists(nodes: tuple[AnyNode, ...], inside: bool) -> list[Span]:
    found: list[Span] = []
    for node in nodes:
        if inside and isinstance(node, n.TextBlock):
            found.append(node.span)
        found += _in_lists(tuple(children(node)), inside or isinstance(node, n.BulletList | n.OrderedList))
    return found


class Built:
    """The texts of a build that was kept, each read when it is asked for.

    `frames` is what its Word files said around their text, by their stem: none in a build of before that was kept.
    """

    def __init__(self, build: StoredBuild, frames: Mapping[str, tuple[Frame, ...]]) -> None:
        self.build, self.frames = build, frames
        self._sources: dict[str, Source] = {}
        self._texts: dict[str, BuiltText] = {}

    def source(self, path: str) -> Source | None:
        raw = self.build.sources.get(path)
        if raw is not None and path not in self._sources:
            self._sources[path] = Source(path, raw)
        return self._sources.get(path)

    def text(self, path: str) -> BuiltText | None:
        """The text at a path; None where the build has none, or where it is no Markdown."""
        source = self.source(path)
        if source is None or not path.endswith(".md"):
            return None
        if path not in self._texts:
            editable = EditableText(source, split(source).body, expressions=path.startswith("chapters/"))
            self._texts[path] = BuiltText(editable)
        return self._texts[path]


class Builds:
    """The builds that a project keeps, each read when it is asked for, and once: many files come back of one build."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._builds: dict[str, Built | None] = {}

    def get(self, id_: str) -> Built | None:
        """The build with this id; None where it is not kept."""
        if id_ not in self._builds:
            found = store.load(self.root, id_)
            self._builds[id_] = Built(found, store.frames(self.root, id_)) if found else None
        return self._builds[id_]


class DraftPlace(NamedTuple):
    """An offset in the text of a leaf as it was read. `inside`: it lies within what the program made."""

    offset: int
    inside: bool


def draft_place(block: StoredBlock, leaf: Span, text: BuiltText, offset: int, *, after: bool) -> DraftPlace | None:
    """Where an offset in a block's text lies in that of its leaf; None where the program made all that is near.

    `after`: the place belongs to the character before it, as the end of a stretch does.
    """
    at = 0
    best: DraftPlace | None = None
    for piece in block.pieces:
        end = at + len(piece.text)
        if piece.text and (piece.end > piece.start or piece.kind is not PieceKind.GENERATED):
            place = _in_piece(piece, offset - at)
            if at <= offset <= end and place is not None:
                found = text.offset(leaf, place)
                if at < offset < end or (offset == end and after) or (offset == at and not after):
                    return None if found is None else DraftPlace(found, inside=False)
                best = best or (DraftPlace(found, inside=False) if found is not None else None)
            elif at < offset < end:
                found = text.offset(leaf, piece.start)
                return DraftPlace(found, inside=True) if found is not None else None
        elif piece.text and at < offset < end:
            return None
        at = end
    return best


def _in_piece(piece: Piece, offset: int) -> int | None:
    """The place in the source of an offset in a piece; None inside what stands for its text as a whole."""
    if piece.kind is PieceKind.TEXT and len(piece.text) == piece.end - piece.start:
        return piece.start + min(max(offset, 0), len(piece.text))
    return piece.start if offset <= 0 else piece.end if offset >= len(piece.text) else None


def parts_what_belongs_together(block: StoredBlock, start: int, end: int) -> bool:
    """Whether a stretch holds only some of the pieces that the program made of one thing: a citation and its note."""
    at = 0
    before: tuple[bool, bool] | None = None  # of a made piece right before: covered, and with a source
    for piece in block.pieces:
        if not piece.text:
            continue
        covered = start <= at and at + len(piece.text) <= end
        sourced = piece.start < piece.end
        made = piece.kind is PieceKind.GENERATED or not sourced
        if made and before and not (sourced and before[1]) and covered != before[0]:
            return True
        before = (covered, sourced) if made else None
        at += len(piece.text)
    return False
