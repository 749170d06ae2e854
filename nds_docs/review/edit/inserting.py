"""New paragraphs, list items and headings beside a block: plans."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from nds_docs.document.nodes import NO_ATTR
from nds_docs.review.edit import reasons
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import EditError, InsertBlocks, Kind, NewBlock, Patch
from nds_docs.review.edit.escaping import Signs, escapings, source_of
from nds_docs.review.edit.lines import is_blank, prefix
from nds_docs.review.edit.parts import Part, Surroundings, new_parts
from nds_docs.review.edit.shape import ITEM, PARAGRAPHS, Group, Shape, Text, fresh, trimmed
from nds_docs.review.edit.tidying import tidied
from nds_docs.review.edit.tree import place_in, replaced
from nds_docs.review.edit.units import UnitKind
from nds_docs.review.edit.verify import Candidate, Plan

_MARKER = re.compile(r"([-+*]|(\d{1,9})([.)]))([ \t]+)\Z")
_CODE = 4
WHOLE = ("Table", "Figure")
NO_HEADING = (ITEM, "Body", "Note")


def insert_blocks(text: EditableText, edit: InsertBlocks) -> Plan:
    """New blocks of one kind beside a block."""
    anchor, parent = anchor_of(text, edit)
    kinds = {new.kind for new in edit.new}
    if not edit.new or not all(new.text.strip() for new in edit.new):
        raise EditError(reasons.NOTHING_NEW)
    if Kind.ITEM in kinds and kinds != {Kind.ITEM}:
        raise EditError(reasons.NOT_HERE)
    if Kind.ITEM in kinds:
        return _insert_items(text, edit, anchor, parent)
    if Kind.HEADING in kinds and parent.kind in (*NO_HEADING, "Div"):  # in a frame it has no number, or is the title
        raise EditError(reasons.NOT_HERE)
    new = tuple(new_shape(one, "Para") for one in edit.new)

    def expected(shape: Group) -> Group:
        return replaced(shape, anchor, lambda now: (*new, now) if edit.before else (now, *new))

    margin = margin_of(text, anchor)
    empty = "\n" + margin.rstrip() + "\n" + margin
    return Plan(expected, _written(text, edit, anchor, empty, empty), loosely=True)


def anchor_of(text: EditableText, edit: InsertBlocks) -> tuple[Shape, Group]:
    """The shape beside which new blocks come, and the container of both; above the title of a frame is above it."""
    path = text.path(edit.block)
    if path[-1].kind == "Term":
        raise EditError(reasons.AFTER_TERM)
    at = next((at for at, shape in enumerate(path) if shape.kind in WHOLE), len(path) - 1)
    parent = path[at - 1]
    assert isinstance(parent, Group)
    if edit.before and parent.kind == "Div" and path[at].kind == "Header" and parent.children[0] is path[at]:
        anchor, parent = parent, path[at - 2]
        assert isinstance(parent, Group)
        return anchor, parent
    return path[at], parent


def margin_of(text: EditableText, shape: Shape) -> str:
    """What a line of a new block beside another begins with; the indent that makes code is no part of it."""
    margin = prefix(text, shape.span.start)
    return margin[: len(margin) - indent_of(text, shape)]


def indent_of(text: EditableText, shape: Shape) -> int:
    """The spaces, or the tab, before code without a fence, which make it code; 0 for anything else."""
    start = shape.span.start
    if shape.kind != "CodeBlock" or text.text.startswith(("```", "~~~"), start):
        return 0
    return next((len(one) for one in (" " * _CODE, "\t") if text.text.endswith(one, 0, start)), 0)


def new_shape(new: NewBlock, kind: str) -> Text:
    """The shape of a new block; `kind` is that of a paragraph here."""
    glyphs = trimmed(fresh(new.text))
    if new.kind is Kind.HEADING:
        return Text("Header", (new.level, NO_ATTR), glyphs)
    if new.kind is Kind.CODE:
        return Text("CodeBlock", (NO_ATTR,), fresh(new.text))
    return Text(kind, (), glyphs)


def _insert_items(text: EditableText, edit: InsertBlocks, anchor: Shape, item: Group) -> Plan:
    if item.kind != ITEM or (edit.before and item.children[0] is not anchor):
        raise EditError(reasons.NO_LIST)
    kind = anchor.kind if anchor.kind in PARAGRAPHS else "Plain"
    new = [Group(ITEM, (), (new_shape(one, kind),)) for one in edit.new]

    def items(now: Shape) -> tuple[Shape, ...]:
        assert isinstance(now, Group)
        if edit.before:
            return (*new, now)
        at = place_in(now, anchor.span) + 1
        last = replace(new[-1], children=(*new[-1].children, *now.children[at:]))
        return (replace(now, children=now.children[:at]), *new[:-1], last)

    def expected(shape: Group) -> Group:
        return replaced(shape, item, items)

    between = item_break(text, item, blank=kind == "Para")
    return Plan(expected, _written(text, edit, anchor, between, between), loosely=True)


def item_break(text: EditableText, item: Group, *, blank: bool) -> str:
    """What stands between the text of an item and that of a new one after it."""
    marker, at = _marker(text, item)
    margin = prefix(text, at)
    sign = marker[1] if marker[2] is None else f"{int(marker[2]) + 1}{marker[3]}"
    return "\n" + (margin.rstrip() + "\n" if blank else "") + margin + sign + marker[4]


def marker_of(text: EditableText, item: Group) -> str:
    """What an item begins with, spaces included."""
    return _marker(text, item)[0][0]


def number_of(text: EditableText, item: Group) -> tuple[int, str]:
    """Where the number of an item is typed, and what."""
    marker, at = _marker(text, item)
    return at, marker[2] or ""


def _marker(text: EditableText, item: Group) -> tuple[re.Match[str], int]:
    """The marker of an item, and where it stands."""
    start = item.children[0].span.start
    first = text.text[text.line_start(start) : start].split("<!--")[0]
    marker = _MARKER.search(first)
    if marker is None:
        raise EditError(reasons.NO_LIST)
    return marker, text.line_start(start) + marker.start()


def _written(text: EditableText, edit: InsertBlocks, anchor: Shape, first: str, between: str) -> Iterator[Candidate]:
    """The ways to write new blocks, `between` two of them, `first` between them and the anchor."""
    margin = re.split("\n", between)[-1]
    here = Surroundings(text.source.path, text.text, re.sub(r"[^>\s]", " ", margin), sentences=text.breaks_at_sentences)
    blocks = [_parts(new, here) for new in edit.new]
    parts: list[Part] = []
    for number, block in enumerate(blocks):
        parts += [Part(UnitKind.GAP, between)] if number else []
        parts += block
    if edit.before:
        at = anchor.span.start - indent_of(text, anchor)
        parts = [*parts, Part(UnitKind.GAP, first)]
    else:
        at = text.line_end(max(anchor.span.start, anchor.span.end - 1))
        parts = [Part(UnitKind.GAP, first), *parts, Part(UnitKind.GAP, blank_below(text, at, margin))]
    for groups in escapings(parts):
        yield Candidate(_patch(here.path, at, parts), groups)


def _patch(path: str, at: int, parts: Sequence[Part]) -> Callable[[Signs], tuple[Patch, ...]]:
    return lambda escaped: (Patch(path, at, at, source_of(parts, escaped)),)


def _parts(new: NewBlock, here: Surroundings) -> list[Part]:
    if new.kind is Kind.CODE:
        return [Part(UnitKind.GAP, fenced(new.text, here.prefix))]
    heading = new.kind is Kind.HEADING
    own = replace(here, one_line=heading)
    parts = tidied(new_parts(new.text, own), own)
    return [Part(UnitKind.GAP, "#" * new.level + " "), *parts] if heading else parts


def fenced(code: str, prefix: str, opening: str = "```") -> str:
    """Code between fences that are longer than any in it; `opening` is the line they begin with where that will do."""
    told = opening.lstrip(opening[0])
    least = len(opening) - len(told)
    fence = opening[0] * max([least, *(len(run) + 1 for run in re.findall(f"{opening[0]}{{3,}}", code))])
    lines = (fence + told, *(code.split("\n") if code else ()), fence)
    return "\n".join(lines[:1] + tuple(prefix + line if line else prefix.rstrip() for line in lines[1:]))


def blank_below(text: EditableText, at: int, margin: str) -> str:
    """A blank line after new blocks where something follows right below that is no item of their list."""
    following = text.text[at + 1 : text.line_end(at + 1)]
    if at >= len(text.text) or is_blank(text, at + 1, text.line_end(at + 1)):
        return ""
    if following.lstrip().startswith(":::") or _is_marked(margin):
        return ""
    return "\n" + margin.rstrip()


def _is_marked(margin: str) -> bool:
    return _MARKER.search(margin) is not None
