"""The Word file as it was sent, character by character: what a person wrote and what the program made.

Read from the file before anybody opened it and from the pieces of its blocks, so that what is said of a change does
not depend on how the returned file was placed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from nds_docs.build.blocks import StoredBlock, stored_block
from nds_docs.build.store import StoredBuild
from nds_docs.compose.gather import Inputs
from nds_docs.document import nodes as n
from nds_docs.document.nodes import PieceKind
from nds_docs.document.pieces import OBJECT
from nds_docs.document.source import Source, Span
from nds_docs.document.walk import descendants, leaves
from nds_docs.markdown.front_matter import split
from nds_docs.pipeline import compose
from nds_docs.review.alignment import folded
from nds_docs.review.archive import open_archive
from nds_docs.review.built import Builds, Built
from nds_docs.review.identity import recognise
from nds_docs.review.placing import placed
from nds_docs.review.reading import read
from nds_docs.review.remark import shown_range
from nds_docs.review.returned import Line, Paragraph, Returned
from nds_docs.review.visible import reading_of
from tests.reviewers import sorts

THING = "\ufffb"
"""Stands for one thing that the program made of something in the source: a reference, a citation with its note."""

NOTHING, DRESS = -1, -2


class Character(NamedTuple):
    """`thing` numbers what the program made, `NOTHING` for a person's own, `DRESS` around the block.

    `sourced`: it stands for source. `start` to `end` is the source it stands for, both -1 where there is none. `field`:
    a field of the file shows it.
    """

    text: str
    thing: int
    sourced: bool
    start: int
    end: int
    field: bool = False

    @property
    def is_new(self) -> bool:
        """Whether a person typed it and it was not sent."""
        return self.thing == NOTHING and self.start < 0


@dataclass(frozen=True)
class SentLine:
    """A paragraph as it was sent. `block` is None for what is no block (title page, contents)."""

    text: str
    sort: str
    path: str
    characters: tuple[Character, ...]
    block: StoredBlock | None

    @property
    def written(self) -> bool:
        """Whether a person wrote any of it."""
        return self.sort != sorts.MADE

    @property
    def shows_picture(self) -> bool:
        """Whether all of it is what the program writes in the place of a picture that it cannot read."""
        return self.sort == sorts.PICTURE and all(one.thing != NOTHING for one in self.characters)

    def generated(self, start: int, end: int) -> bool:
        """Whether a change of these characters would change what the program made.

        That is so where it takes out a part of it, or puts words inside it, before what the program begins the line
        with or behind what it ends it with. To take out all of a reference with its words around it is a change of
        source like any other. What others typed inside it does not part it. Between the punctuation behind a source and
        the mark of its note, which the program put there, is inside it too.
        """
        if not self.written and not any(one.is_new for one in self.characters):
            return True
        if start == end:
            before = next((one for one in reversed(self.characters[:start]) if not one.is_new), None)
            behind = next((one for one in self.characters[start:] if not one.is_new), None)
            if before and behind:
                moved_mark = behind.text == OBJECT and behind.thing != NOTHING and not behind.sourced
                return moved_mark or before.thing == behind.thing != NOTHING
            begins = before is None and behind is not None and behind.thing != NOTHING and not behind.sourced
            ends = behind is None and before is not None and before.thing != NOTHING
            return begins or (ends and before is not None and (not before.sourced or before.start < 0))
        inside_ = self.characters[start:end]
        outside = {one.thing for one in (*self.characters[:start], *self.characters[end:])}
        part = any(one.thing != NOTHING and (not one.sourced or one.thing in outside) for one in inside_)
        return part or self._leaves_mark(start, end)

    def _leaves_mark(self, start: int, end: int) -> bool:
        """Whether a source goes, and the mark of its note, behind the punctuation that was typed behind it, stays."""
        made = [at for at, one in enumerate(self.characters) if one.thing != NOTHING]
        last = max((at for at in made if start <= at < end), default=end)
        following = next((at for at in made if at >= end), None)
        if following is None or last == end or not self.characters[last].sourced:
            return False
        mark, between = self.characters[following], self.characters[last + 1 : following]
        of_it = mark.text == OBJECT and not mark.sourced
        return of_it and not any(one.text.isalnum() or one.text.isspace() for one in between)


def shown(characters: Sequence[Character]) -> str:
    """Text as it is compared: one sign for each thing that was made of source, nothing for what else was made.

    The mark of a citation's note is shown as it is, also where it moved behind the punctuation.
    """
    found: list[str] = []
    last = NOTHING
    for one in characters:
        goes_on = one.thing == last >= 0 and one.start < 0  # its end, behind what a person put in
        if one.thing == NOTHING or (one.text == OBJECT and not one.sourced):
            found.append(one.text)
        elif one.sourced and not goes_on and (not found or found[-1] != THING):
            found.append(THING)
        last = one.thing if one.thing != NOTHING else last
    return folded("".join(found))


def characters_of(block: StoredBlock) -> Iterator[Character]:
    """The characters of a block. What stands side by side and was made, with a source in it, is one thing."""
    groups: list[list[int]] = []
    before = NOTHING
    with_text = [at for at, piece in enumerate(block.pieces) if piece.text]
    made = {at for at in with_text if _made(block, at)}
    for at in with_text:
        if at in made:
            both_sourced = before in made and _sourced(block, at) and _sourced(block, before)
            if before in made and not both_sourced:
                groups[-1].append(at)
            else:
                groups.append([at])
        before = at
    thing_of = {at: number for number, group in enumerate(groups) for at in group}
    sourced = [any(_sourced(block, at) for at in group) for group in groups]
    for at in with_text:
        piece = block.pieces[at]
        own = piece.kind is PieceKind.TEXT and len(piece.text) == piece.end - piece.start
        thing = thing_of.get(at, NOTHING)
        for number, text in enumerate(piece.text):
            start = piece.start + number if own else piece.start
            end = start + 1 if own else piece.end
            if piece.start == piece.end:
                start = end = -1
            yield Character(text, thing, thing != NOTHING and sourced[thing], start, end)


def _made(block: StoredBlock, at: int) -> bool:
    return block.pieces[at].kind is PieceKind.GENERATED or not _sourced(block, at)


def _sourced(block: StoredBlock, at: int) -> bool:
    return block.pieces[at].end > block.pieces[at].start


class Sent:
    """A document as it was sent, with the sources it was made from."""

    def __init__(self, root: Path, name: str = "build/nds.docx") -> None:
        archive = open_archive((root / name).read_bytes(), name)
        self.returned: Returned = read(archive)
        found = recognise(archive, self.returned, Builds(root))
        self.built: Built = found.built
        self.build: StoredBuild = found.build
        self.document = found.document
        blocks = found.build.blocks[found.document]
        placing = placed(self.returned, blocks)
        names = sorts_of(found.build.sources, {block.path for block in blocks})
        self.lines = tuple(
            _with_fields(_line(line.text, None if number is None else blocks[number], names), self.returned, line)
            for line, number in zip(placing.lines, placing.of_line, strict=True)
        )
        self.lines = tuple(self._empty_cells(placing.lines))
        self.line_of = {number: at for at, line in enumerate(placing.lines) for number in line.paragraphs}
        with_text = [n for n, paragraph in enumerate(self.returned.paragraphs) if _shows_text(paragraph)]
        self.numbered = tuple(self.line_of.get(number) for number in with_text)
        self.faults = [f"block without a line: {blocks[number].text[:80]!r}" for number in placing.missing]

    def _empty_cells(self, lines: Sequence[Line]) -> Iterator[SentLine]:
        """The lines, with those of cells without words as cells where any cell of their table is a person's."""
        cells = [self.returned.paragraphs[line.paragraphs[0]].cell for line in lines]
        written = {cell.table for cell, one in zip(cells, self.lines, strict=True) if cell and one.sort == sorts.CELL}
        for cell, one in zip(cells, self.lines, strict=True):
            empty = cell is not None and not one.text and cell.table in written
            yield replace(one, sort=sorts.CELL) if empty else one

    def in_code(self, line: SentLine, at: int) -> bool:
        """Whether an offset of a line is inside what was typed as code among words."""
        places = [one.start for one in line.characters[:at] if one.start >= 0][-1:]
        places += [one.start for one in line.characters[at:] if one.start >= 0][:1]
        text = self.built.text(line.path) if line.path else None
        nodes = descendants(text.editable.reading.document.blocks) if text and len(places) == 2 else ()
        codes = (node.span for node in nodes if isinstance(node, n.Code))
        return any(all(span.start <= place < span.end for place in places) for span in codes)

    def referred(self, path: str) -> frozenset[str]:
        """The labels in a file to which some file refers: this one by their names, others with its name before them."""
        found = set()
        for other in self.build.sources:
            text = self.built.text(other) if other.endswith(".md") else None
            nodes = descendants(text.editable.reading.document.blocks) if text else ()
            for target in (node.target for node in nodes if isinstance(node, n.CrossReference)):
                file, _, label = target.rpartition("#")
                if other == path if not file else path.endswith(f"{file}.md"):
                    found.add(label)
                elif not file and f"#{label}" not in self.build.sources[other].decode():
                    found.add(label)  # the only one of its name
        return frozenset(found)

    def line_at(self, at: str) -> int | None:
        """The narrowest paragraph that a place in the Markdown lies in."""
        found = shown_range(at)
        if found is None:
            return None
        start = found.span(Source(found.path, self.build.sources[found.path])).start
        around = [
            (one.block.end - one.block.start, number)
            for number, one in enumerate(self.lines)
            if one.block and one.path == found.path and one.block.start <= start <= one.block.end
        ]
        return min(around)[1] if around else None


def _shows_text(paragraph: Paragraph) -> bool:
    """Whether LibreOffice has text for a paragraph: it has the number of a footnote, and none for a picture."""
    return bool(paragraph.notes or paragraph.all_text.replace(OBJECT, "").strip())


def sorts_of(sources: Mapping[str, bytes], paths: set[str]) -> Mapping[Span, str]:
    """The sort of every leaf of the texts at `paths`."""
    found: dict[Span, str] = {}
    for path in paths:
        if path.endswith(".md") and path in sources:
            text = Source(path, sources[path]).text
            found |= sorts.sorts(reading_of(path, text).document.blocks)
            found |= {Span(path, at, end): sorts.TITLE for at, end in _front(path, sources[path])}
    return found


def _front(path: str, raw: bytes) -> Iterator[tuple[int, int]]:
    """The values in the front matter, whole lines."""
    source = Source(path, raw)
    at = 0
    for line in source.text[: split(source).body].splitlines(keepends=True):
        yield at, at + len(line)
        at += len(line)


def sort_of(block: StoredBlock, names: Mapping[Span, str]) -> str:
    """The sort of a block; the title in the front matter is one of its own."""
    span = Span(block.path, block.start, block.end)
    if span in names:
        return names[span]
    lines = (one for one, name in names.items() if name == sorts.TITLE and one.path == block.path)
    if any(one.start <= block.start < one.end for one in lines):
        return sorts.TITLE
    typed = any(piece.kind is not PieceKind.GENERATED and piece.text.strip() for piece in block.pieces)
    return sorts.CITATION if typed and block.path.endswith(".md") else sorts.MADE


def _line(text: str, block: StoredBlock | None, names: Mapping[Span, str]) -> SentLine:
    if block is None:
        return SentLine(text, sorts.MADE, "", tuple(Character(one, 0, False, -1, -1) for one in text), None)
    own = tuple(characters_of(block))
    dress = len(text) - len(own)  # the number of a caption, the space before a footnote
    if not (dress >= 0 and text.endswith("".join(one.text for one in own))):
        raise AssertionError(f"not what was sent: {text!r}, {block.text!r}")
    characters = (*(Character(one, DRESS, False, -1, -1) for one in text[:dress]), *own)
    return SentLine(text, sort_of(block, names), block.path, characters, block)


def by_field(returned: Returned, line: Line) -> list[bool]:
    """Of each character of a line whether a field shows it."""
    found: list[bool] = []
    for paragraph, at, length in line.slices:
        found += [returned.paragraphs[paragraph].made(at)] * length
    return found


def _with_fields(sent: SentLine, returned: Returned, line: Line) -> SentLine:
    both = zip(sent.characters, by_field(returned, line), strict=True)
    return replace(sent, characters=tuple(one._replace(field=field) for one, field in both))


class NewBlock(NamedTuple):
    """A block of a document that was made again: its text as it is compared, its sort, and all that it shows."""

    text: str
    sort: str
    whole: str = ""


def composed(inputs: Inputs) -> tuple[NewBlock, ...]:
    """The blocks of the document that a project makes, those without text left out."""
    made = [stored_block(leaf) for leaf in leaves(compose(inputs).strategy.document.blocks)]
    names = sorts_of(inputs.files, {block.path for block in made})
    blocks = (NewBlock(shown(tuple(characters_of(block))), sort_of(block, names), folded(block.text)) for block in made)
    return tuple(block for block in blocks if block.text)
