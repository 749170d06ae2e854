"""What a text says, by itself: a second, simpler model than that of the program, to hold its edits against.

Boxes with boxes in them; a leaf has characters, each with the kinds of marks around it. New characters have None: their
marks are free.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nds_docs.document import nodes as n
from nds_docs.document.nodes import Block, Inline
from nds_docs.document.pieces import OBJECT
from nds_docs.document.source import NOWHERE, Source, Span
from nds_docs.markdown.reader import Reading

Formats = frozenset[str] | None
Character = tuple[str, Formats]
LEAVES = ("Para", "Plain", "Header", "CodeBlock", "Term")


@dataclass
class Box:
    """A block, or a part of one that has blocks."""

    kind: str
    data: str = ""
    inside: list[Box] = field(default_factory=list)
    characters: list[Character] = field(default_factory=list)
    span: Span = NOWHERE

    @property
    def is_leaf(self) -> bool:
        return self.kind in LEAVES

    @property
    def text(self) -> str:
        return "".join(character for character, _ in self.characters)

    def every(self) -> Iterator[Box]:
        yield self
        for box in self.inside:
            yield from box.every()

    def path_to(self, span: Span) -> list[Box]:
        """From this box to the leaf with a span."""
        if self.is_leaf and self.span == span:
            return [self]
        for box in self.inside:
            if path := box.path_to(span):
                return [self, *path]
        return []


def outline(source: Source, reading: Reading) -> Box:
    """The whole of a text, its footnotes last."""
    maker = _Maker(source)
    boxes = maker.blocks(reading.document.blocks)
    return Box("Document", inside=[*boxes, *(maker.notes[label] for label in sorted(maker.notes))])


class _Maker:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.notes: dict[str, Box] = {}

    def blocks(self, blocks: tuple[Block, ...]) -> list[Box]:
        return [self.block(block) for block in blocks]

    def block(self, block: Block | n.Term) -> Box:
        kind, span = type(block).__name__, block.span
        match block:
            case n.Para() | n.Plain() | n.Term():
                return Box(kind, characters=self.characters(block.content, frozenset()), span=span)
            case n.Header():
                data = f"{block.level} {block.attr}"
                return Box(kind, data, characters=self.characters(block.content, frozenset()), span=span)
            case n.CodeBlock():
                return Box(kind, str(block.attr), characters=[(c, frozenset()) for c in block.text], span=span)
            case n.BlockQuote():
                return Box(kind, inside=self.blocks(block.content), span=span)
            case n.Div():
                return Box(kind, str(block.attr), self.blocks(block.content), span=span)
            case n.BulletList():
                return Box(kind, inside=[Box("Item", inside=self.blocks(item)) for item in block.items], span=span)
            case n.OrderedList():
                items = [Box("Item", inside=self.blocks(item)) for item in block.items]
                return Box(kind, f"{block.start}{block.delimiter}", items, span=span)
            case n.DefinitionList():
                return Box(kind, inside=[self.definition(item) for item in block.items], span=span)
            case n.HorizontalRule():
                return Box(kind, span=span)
            case n.Figure():
                caption = Box("Caption", inside=self.blocks(block.caption.content))
                return Box(kind, str(block.attr), [*map(self.picture, block.content), caption], span=span)
            case n.Table():
                rows = [Box("Head", inside=self.cells(row)) for row in block.head]
                rows += [Box("Row", inside=self.cells(row)) for row in block.body]
                data = f"{[column.alignment for column in block.columns]} {block.attr}"
                return Box(kind, data, [*rows, Box("Caption", inside=self.blocks(block.caption.content))], span=span)

    def picture(self, block: Block) -> Box:
        """The picture of a figure; its alternative text may be the caption, and change with it."""
        assert isinstance(block, n.Plain)
        images = [inline for inline in block.content if isinstance(inline, n.Image)]
        said = [(OBJECT, frozenset({f"{image.url} {image.title} {image.attr}"})) for image in images]
        return Box("Plain", characters=list(said), span=block.span)

    def definition(self, item: n.Definition) -> Box:
        bodies = [Box("Body", inside=self.blocks(body)) for body in item.definitions]
        return Box("Definition", inside=[self.block(item.term), *bodies])

    def cells(self, row: n.Row) -> list[Box]:
        return [Box("Cell", inside=self.blocks(cell.content), span=cell.span) for cell in row.cells]

    def characters(self, content: tuple[Inline, ...], around: frozenset[str]) -> list[Character]:
        found: list[Character] = []
        for inline in content:
            match inline:
                case n.Str():
                    found += [(character, around) for character in inline.text]
                case n.Code():
                    found += [(character, around | {f"Code {inline.attr}"}) for character in inline.text]
                case n.SoftBreak():
                    found.append((" ", around))
                case n.LineBreak():
                    found.append(("\n", around))
                case n.Emph() | n.Strong() | n.Strikeout() | n.Superscript() | n.Subscript():
                    found += self.characters(inline.content, around | {type(inline).__name__})
                case n.Link():
                    found += self.characters(
                        inline.content, around | {f"Link {inline.url} {inline.title} {inline.attr}"}
                    )
                case n.BracketedSpan():
                    found += self.characters(inline.content, around | {f"Span {inline.attr}"})
                case n.Note():
                    found.append((OBJECT, around | {self.note(inline)}))
                case n.Cite():
                    found.append((OBJECT, around | {f"Cite {inline.citations}"}))
                case n.Image() | n.CrossReference() | n.Expression():
                    found.append((OBJECT, around | {repr(inline)}))
        return found

    def note(self, note: n.Note) -> str:
        label = self.source.text[note.span.start : note.span.end]
        if label not in self.notes:
            self.notes[label] = Box("Note", label)
            self.notes[label].inside = self.blocks(note.content)
        return f"Note {label}"


# --- comparing ----------------------------------------------------------------------------------


def difference(expected: Box, found: Box) -> str:
    """The first place where two texts differ; "" where they say the same, "spaces" where they do but for spaces."""
    if expected.kind != found.kind and not {expected.kind, found.kind} <= {"Para", "Plain"}:
        return f"{found.kind} instead of {expected.kind}: {found.text!r} instead of {expected.text!r}"
    if expected.data != found.data:
        return f"{found.data} instead of {expected.data}"
    said = _text_difference(expected, found) if expected.is_leaf else ""
    if said not in ("", "spaces"):
        return said
    if len(expected.inside) != len(found.inside):
        kinds = [[box.kind + " " + box.text[:20] for box in one.inside] for one in (expected, found)]
        return f"in {expected.kind}: {kinds[1]} instead of {kinds[0]}"
    for a, b in zip(expected.inside, found.inside, strict=True):
        inner = difference(a, b)
        if inner not in ("", "spaces"):
            return inner
        said = said or inner
    return said


def _text_difference(expected: Box, found: Box) -> str:
    a, b = expected.text, found.text
    if a.strip(" \t\n") != b.strip(" \t\n") and re.sub(r"[ \t\n]+", "", a) != re.sub(r"[ \t\n]+", "", b):
        return f"{b!r} instead of {a!r}"
    old = [character for character in expected.characters if not character[0].isspace()]
    new = [character for character in found.characters if not character[0].isspace()]
    for (sign, formats), (_, now) in zip(old, new, strict=True):
        if formats is not None and formats != now:
            return f"{sign!r} in {b!r}: {now} instead of {formats}"
    if expected.kind == "CodeBlock":
        return "" if a == b else f"{b!r} instead of {a!r}"
    if re.sub(r"[ \t\n]+", " ", a).strip() != re.sub(r"[ \t\n]+", " ", b).strip():
        return f"{b!r} instead of {a!r}"
    return "" if a.strip(" \t\n") == b.strip(" \t\n") else "spaces"


# --- editing ------------------------------------------------------------------------------------


def new(text: str) -> list[Character]:
    return [(character, None) for character in text]


def remove(root: Box, box: Box) -> None:
    """Takes a box out, and what is empty then; cells, frames with data of their own and the whole text stay."""
    for parent in root.every():
        for at, child in enumerate(parent.inside):
            if child is box:
                del parent.inside[at]
                if not parent.inside and parent.kind not in ("Cell", "Document", "Caption") and not is_frame(parent):
                    remove(root, parent)
                return


def remove_all(root: Box, boxes: Sequence[Box]) -> None:
    """Takes boxes out. What is left of an item of which the first one goes is the end of the item before it."""
    begun = [
        box for box in root.every() if box.kind == "Item" and box.inside and any(box.inside[0] is one for one in boxes)
    ]
    for box in boxes:
        remove(root, box)
    for parent in list(root.every()):
        for at, item in reversed(list(enumerate(parent.inside))):
            headless = at and item.inside and any(item is one for one in begun)
            if headless and item.inside[0].kind not in ("BulletList", "OrderedList"):
                parent.inside[at - 1].inside += item.inside
                del parent.inside[at]


def forget_notes(root: Box) -> None:
    """Takes out the footnotes that have no mark any more."""
    marks = {one for box in root.every() for _, formats in box.characters for one in formats or ()}
    root.inside = [box for box in root.inside if box.kind != "Note" or box.data == "new" or f"Note {box.data}" in marks]


def is_frame(box: Box) -> bool:
    """Whether it is a div that shows more than its text."""
    return box.kind == "Div" and re.search(r"id='', .*pairs=\(\)", box.data) is None
