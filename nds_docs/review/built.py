"""The Markdown that a reviewed file was made from, read again: from places in its blocks to places in its texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from nds_docs.build import store
from nds_docs.build.blocks import StoredBlock
from nds_docs.build.store import StoredBuild
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Piece, PieceKind
from nds_docs.document.pieces import pieces
from nds_docs.document.source import Source, Span
from nds_docs.document.walk import descendants
from nds_docs.markdown.front_matter import split
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.shape import ITEM, Glyph, Group
from nds_docs.review.edit.shape import Text as Shaped
from nds_docs.review.edit.tree import labels_in
from nds_docs.writers.frame import Frame


class InTable(NamedTuple):
    """Where a leaf stands in a table; `row` counts the rows of the body from 0, -1 for one of the head."""

    table: Span
    row: int
    column: int


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
                cells = [(row, at, cell) for row, of in rows for at, cell in enumerate(of.cells)]
                for row, column, cell in cells:
                    leaves = (leaf for leaf in descendants(cell.content) if isinstance(leaf, n.TextBlock))
                    found |= {leaf.span: InTable(node.span, row, column) for leaf in leaves}
        return found

    def glyphs(self, leaf: Span) -> tuple[Glyph, ...]:
        """The characters of a leaf, each with its markup and what it stands for."""
        shape = self.editable.path(leaf)[-1]
        return shape.glyphs if isinstance(shape, Shaped) else ()

    def in_item(self, leaf: Span) -> bool:
        """Whether a leaf stands in a list item."""
        return self.editable.path(leaf)[-2].kind == ITEM

    def starts_item(self, leaf: Span) -> bool:
        """Whether a leaf is the first text of a list item."""
        *_, parent, shape = self.editable.path(leaf)
        return isinstance(parent, Group) and parent.kind == ITEM and parent.children[0] is shape

    def rest_of_item(self, leaf: Span) -> tuple[Span, ...]:
        """The other leaves of the list item that a leaf stands in, of items in it too."""
        item = self.editable.path(leaf)[-2]
        return tuple(
            other
            for other in self.editable.leaves
            if other != leaf and any(shape is item for shape in self.editable.path(other))
        )

    def refers(self, label: str) -> str:
        """Where the text refers to a label of another text, as `file:line`; "" for nowhere."""
        if label in labels_in((self.editable.shape,)):
            return ""
        for node in descendants(self.editable.reading.document.blocks):
            if isinstance(node, n.CrossReference) and node.target.rpartition("#")[2] == label:
                return f"{node.span.path}:{self.editable.source.place(node.span.start).line}"
        return ""

    @cached_property
    def _offsets(self) -> dict[Span, tuple[tuple[int, Piece], ...]]:
        return {}

    def offset(self, leaf: Span, place: int) -> int | None:
        """The offset in a leaf's text, as it was read, of an offset in the source; None inside an object."""
        if leaf not in self._offsets:
            self._offsets[leaf] = laid(pieces(self.editable.leaves[leaf]))
        return offset_in(self._offsets[leaf], place)


def laid(of_leaf: Iterable[Piece]) -> tuple[tuple[int, Piece], ...]:
    """Pieces, each with where its text begins in that of all."""
    found: list[tuple[int, Piece]] = []
    at = 0
    for piece in of_leaf:
        found.append((at, piece))
        at += len(piece.text)
    return tuple(found)


def offset_in(of_leaf: Iterable[tuple[int, Piece]], place: int) -> int | None:
    """The offset in a text, as it was read, of an offset in the source; None inside an object."""
    after = 0
    for at, piece in of_leaf:
        if place < piece.start or (place == piece.start and piece.kind is not PieceKind.MARKUP):
            return at
        if piece.kind is PieceKind.TEXT and place <= piece.end:
            return at + place - piece.start
        if piece.start < place < piece.end and piece.text:
            return None
        after = at + len(piece.text)
    return after


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
            expressions = path.startswith("chapters/")
            editable = EditableText(source, split(source).body, expressions, partial(self._refers_from, path))
            self._texts[path] = BuiltText(editable)
        return self._texts[path]

    def _refers_from(self, path: str, label: str) -> str:
        """Where a text other than that at `path` refers to a label that it does not have itself; "" for nowhere."""
        for other in sorted(self.build.sources):
            text = self.text(other) if other != path else None
            if text is not None and (place := text.refers(label)):
                return place
        return ""


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


def is_within_one_thing(block: StoredBlock, place: int) -> bool:
    """Whether a place lies between pieces that the program made of one thing: a citation and its note."""
    at = 0
    before: bool | None = None  # of a made piece that ends here: with a source
    for piece in block.pieces:
        if not piece.text:
            continue
        sourced = piece.start < piece.end
        made = piece.kind is PieceKind.GENERATED or not sourced
        if at == place and made and before is not None:
            return not (sourced and before)
        at += len(piece.text)
        before = sourced if made else None
    return False
