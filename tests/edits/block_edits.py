"""Other blocks, rows and footnotes at random."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nds_docs.document import nodes as n
from nds_docs.document.pieces import OBJECT
from nds_docs.document.source import Span
from nds_docs.review.edit.edits import (
    DeleteBlocks,
    DeleteRows,
    InsertBlocks,
    InsertNote,
    InsertRow,
    JoinBlocks,
    Kind,
    MoveBlocks,
    MoveRow,
    NewBlock,
    ReplaceText,
    RewriteObject,
    SplitBlock,
)
from tests.edits.drawing import Drawer, Result, spots
from tests.edits.outline import Box, is_frame, new, remove, remove_all
from tests.edits.word_edits import word


def _can_go(drawer: Drawer, box: Box) -> bool:
    """Whether a block can go by itself: no part of a table, not the last one of a footnote."""
    path = drawer.root.path_to(box.span)
    if any(other.kind in ("Table", "Figure", "Definition") for other in path):
        return False
    note = next((other for other in path if other.kind == "Note"), None)
    return note is None or sum(other.is_leaf for other in note.every()) > 1


def delete(drawer: Drawer) -> Result:
    """One to three blocks."""
    first = drawer.leaf(lambda box: _can_go(drawer, box))
    if first is None:
        return None
    drawer.at(first)
    at = next(number for number, box in enumerate(drawer.leaves) if box is first)
    boxes = drawer.leaves[at : at + drawer.chance.choice([1, 1, 1, 2, 3])]
    notes = [next((b for b in drawer.root.path_to(box.span) if b.kind == "Note"), None) for box in boxes]
    if not all(_can_go(drawer, box) for box in boxes) or any(note is not notes[0] for note in notes):
        boxes, notes = [first], notes[:1]
    spans = tuple(box.span for box in boxes)
    if notes[0] is not None and sum(other.is_leaf for other in notes[0].every()) <= len(boxes):
        return None
    remove_all(drawer.root, boxes)
    return drawer.done(DeleteBlocks(spans, ends=True), first)


def _parent(drawer: Drawer, box: Box) -> Box:
    return drawer.root.path_to(box.span)[-2]


def _free(drawer: Drawer, box: Box) -> bool:
    path = drawer.root.path_to(box.span)
    return not any(other.kind in ("Table", "Figure", "Definition") for other in path)


def add(drawer: Drawer) -> Result:
    """One or two new paragraphs."""
    box = drawer.leaf(lambda box: _free(drawer, box))
    if box is None:
        return None
    drawer.at(box)
    said = [
        drawer.sentence() if drawer.chance.random() < 0.6 else drawer.typed()
        for _ in range(drawer.chance.choice([1, 1, 2]))
    ]
    before = drawer.chance.random() < 0.3
    *_, around, parent, beside = (drawer.root, *drawer.root.path_to(box.span))
    if before and parent.kind == "Div" and box.kind == "Header" and box is parent.inside[0]:
        parent, beside = around, parent  # above the title of a frame is above the frame
    at = parent.inside.index(beside) + (not before)
    parent.inside[at:at] = [Box("Para", characters=new(text)) for text in said]
    return drawer.done(InsertBlocks(box.span, tuple(map(NewBlock, said)), before), box)


def add_item(drawer: Drawer) -> Result:
    """A new list item."""
    box = drawer.leaf(lambda box: _free(drawer, box) and _parent(drawer, box).kind == "Item")
    if box is None:
        return None
    drawer.at(box)
    *_, outer, item, _ = drawer.root.path_to(box.span)
    text = drawer.sentence() if drawer.chance.random() < 0.6 else drawer.typed()
    at = item.inside.index(box) + 1
    fresh = Box("Item", inside=[Box("Plain", characters=new(text)), *item.inside[at:]])
    del item.inside[at:]
    outer.inside.insert(outer.inside.index(item) + 1, fresh)
    return drawer.done(InsertBlocks(box.span, (NewBlock(text, Kind.ITEM),)), box)


def add_heading(drawer: Drawer) -> Result:
    """A new heading between two paragraphs."""
    box = drawer.leaf(lambda box: _free(drawer, box) and _parent(drawer, box).kind in ("Document", "BlockQuote"))
    if box is None:
        return None
    drawer.at(box)
    text, level = drawer.words(2, 5) if drawer.chance.random() < 0.7 else drawer.typed(), drawer.chance.randint(1, 3)
    before = drawer.chance.random() < 0.5
    parent = _parent(drawer, box)
    heading = Box("Header", f"{level} {n.NO_ATTR}", characters=new(text))
    parent.inside.insert(parent.inside.index(box) + (not before), heading)
    return drawer.done(InsertBlocks(box.span, (NewBlock(text, Kind.HEADING, level),), before), box)


def _split_at(drawer: Drawer, box: Box) -> int | None:
    places = [end for _, end in spots(box.text)[:-1]]
    return drawer.chance.choice(places) if places else None


def split(drawer: Drawer) -> Result:
    """A paragraph or heading becomes two."""
    box = drawer.leaf(lambda box: _free(drawer, box) and box.kind in ("Para", "Plain", "Header"))
    if box is None or (at := _split_at(drawer, box)) is None:
        return None
    drawer.at(box)
    parent = _parent(drawer, box)
    parent.inside.insert(parent.inside.index(box) + 1, Box("Para", characters=box.characters[at:]))
    del box.characters[at:]
    return drawer.done(SplitBlock(box.span, at, at), box)


def split_item(drawer: Drawer) -> Result:
    """A list item becomes two."""
    box = drawer.leaf(lambda box: _free(drawer, box) and _parent(drawer, box).kind == "Item" and box.kind != "Header")
    if box is None or (at := _split_at(drawer, box)) is None or box.kind == "CodeBlock":
        return None
    drawer.at(box)
    *_, outer, item, _ = drawer.root.path_to(box.span)
    place = item.inside.index(box) + 1
    fresh = Box("Item", inside=[Box("Plain", characters=box.characters[at:]), *item.inside[place:]])
    del item.inside[place:], box.characters[at:]
    outer.inside.insert(outer.inside.index(item) + 1, fresh)
    return drawer.done(SplitBlock(box.span, at, at, Kind.ITEM), box)


def join(drawer: Drawer) -> Result:
    """Two paragraphs or items that follow each other become one."""
    pairs = []
    for first, second in zip(drawer.leaves, drawer.leaves[1:], strict=False):
        one, other = drawer.root.path_to(first.span), drawer.root.path_to(second.span)
        if first.kind not in ("Para", "Plain") or second.kind not in ("Para", "Plain"):
            continue
        if not (_free(drawer, first) and _free(drawer, second)):
            continue
        same = one[-2] is other[-2]
        items = one[-2].kind == other[-2].kind == "Item" and one[-3] is other[-3] and one[-2].inside[-1] is first
        beside = one[-2].inside.index(second) - one[-2].inside.index(first) == 1 if same else items
        if beside:
            pairs.append((first, second))
    if not pairs:
        return None
    first, second = drawer.chance.choice(pairs)
    drawer.at(first)
    between = drawer.chance.choice([" ", " ", ""])
    item, following = _parent(drawer, first), _parent(drawer, second)
    first.characters += [*new(between), *second.characters]
    if item is not following:
        item.inside += following.inside[1:]
        del following.inside[1:]
    remove(drawer.root, second)
    return drawer.done(JoinBlocks(first.span, second.span, between), first)


def join_unlike(drawer: Drawer) -> Result:
    """Two blocks of any kind that follow each other become one of the kind of either."""
    pairs = [pair for pair in zip(drawer.leaves, drawer.leaves[1:], strict=False) if _joinable(drawer, *pair)]
    if not pairs:
        return None
    first, second = drawer.chance.choice(pairs)
    drawer.at(first)
    between, into_second = drawer.chance.choice([" ", " ", ""]), drawer.chance.random() < 0.5
    item, following = _parent(drawer, first), _parent(drawer, second)
    if item is following and {first.kind, second.kind} <= {"Para", "Plain"}:
        into_second = False
    stays, goes = (second, first) if into_second else (first, second)
    if stays.kind == "CodeBlock" != goes.kind and any(formats for _, formats in goes.characters):
        return None
    characters = new(goes.text) if "CodeBlock" in (stays.kind, goes.kind) else goes.characters
    if into_second:
        stays.characters[:0] = [*characters, *new(between)]
    else:
        stays.characters += [*new(between), *characters]
        _take_along(drawer, first, second)
    remove_all(drawer.root, [goes])
    return drawer.done(JoinBlocks(first.span, second.span, between, into_second=into_second), first)


def _joinable(drawer: Drawer, first: Box, second: Box) -> bool:
    kinds = ("Para", "Plain", "Header", "CodeBlock")
    if first.kind not in kinds or second.kind not in kinds or drawer.is_picture(first) or drawer.is_picture(second):
        return False
    paths = [drawer.root.path_to(box.span) for box in (first, second)]
    notes = [[box for box in path if box.kind == "Note"] for path in paths]
    rules = [box for box in drawer.root.every() if box.kind == "HorizontalRule"]
    apart = any(first.span.end <= rule.span.start < second.span.start for rule in rules)
    return not apart and notes[0] == notes[1] and all(_free(drawer, box) for box in (first, second))


def _take_along(drawer: Drawer, first: Box, second: Box) -> None:
    """What follows in the item of the second goes on in that of the first."""
    one, other = drawer.root.path_to(first.span), drawer.root.path_to(second.span)
    items = one[-2].kind == other[-2].kind == "Item" and one[-2] is not other[-2] and one[-3] is other[-3]
    if items and one[-2].inside[-1] is first and other[-2].inside[0] is second:
        one[-2].inside += other[-2].inside[1:]
        del other[-2].inside[1:]


def move(drawer: Drawer) -> Result:
    """A block goes behind or before another of the same container."""
    kinds = ("Document", "Div", "BlockQuote")
    pairs = [
        (parent, box, other)
        for parent in drawer.root.every()
        for box in parent.inside
        for other in parent.inside
        if parent.kind in kinds and box.is_leaf and other.is_leaf and box is not other
        if not (parent.kind == "Div" and other.kind == "Header" and other is parent.inside[0])  # above it is outside
    ]
    if not pairs:
        return None
    parent, box, other = drawer.chance.choice(pairs)
    return _moved(drawer, parent, box, other, (box,), (other.span, other.span))


def move_changed(drawer: Drawer) -> Result:
    """A block goes behind or before another of the same container, with other words in it."""

    def others(box: Box) -> list[Box]:
        parent = _parent(drawer, box)
        beside = [one for one in parent.inside if one.is_leaf and one is not box]
        first = parent.inside[0] if parent.kind == "Div" and parent.inside[0].kind == "Header" else None
        return [one for one in beside if one is not first] if parent.kind in ("Document", "Div", "BlockQuote") else []

    changed = word(drawer, lambda box: bool(others(box)))
    if changed is None or not isinstance(changed[0], ReplaceText):
        return None
    box = next((one for one in drawer.leaves if one.span == changed[0].block), None)
    if box is None or not box.text.strip() or not others(box):
        return None
    other = drawer.chance.choice(others(box))
    moved = _moved(drawer, _parent(drawer, box), box, other, (box,), (other.span, other.span))
    assert moved is not None
    assert isinstance(moved[0], MoveBlocks)
    return replace(moved[0], within=(changed[0],)), *moved[1:]


def move_item(drawer: Drawer) -> Result:
    """An item goes with all it holds behind or before another of its list."""
    lists = [box for box in drawer.root.every() if box.kind in ("BulletList", "OrderedList") and len(box.inside) > 1]
    if not lists:
        return None
    parent = drawer.chance.choice(lists)
    item, other = drawer.chance.sample(parent.inside, 2)
    if any(box.kind == "HorizontalRule" or is_frame(box) for one in (item, other) for box in one.every()):
        return None
    leaves = [[box for box in one.every() if box.is_leaf] for one in (item, other)]
    if not all(leaves):
        return None
    return _moved(drawer, parent, item, other, leaves[0], (leaves[1][-1].span, leaves[1][0].span))


def move_into_list(drawer: Drawer) -> Result:
    """A block goes to between two items, and parts their list."""
    pairs = [
        (parent, box, other)
        for parent in drawer.root.every()
        for box in parent.inside
        for other in parent.inside
        if parent.kind in ("Document", "Div", "BlockQuote") and box.is_leaf
        if other.kind in ("BulletList", "OrderedList") and len(other.inside) > 1 and _is_plain(other)
    ]
    if not pairs:
        return None
    parent, box, list_ = drawer.chance.choice(pairs)
    drawer.at(box)
    at = drawer.chance.randrange(1, len(list_.inside))
    behind = [one for one in list_.inside[at - 1].every() if one.is_leaf][-1]
    number = re.match(r"\d+", list_.data)
    data = f"{int(number[0]) + at}{list_.data[number.end() :]}" if number else list_.data
    rest = Box(list_.kind, data, list_.inside[at:])
    del list_.inside[at:]
    parent.inside = [one for one in parent.inside if one is not box]
    place = next(number for number, one in enumerate(parent.inside) if one is list_)
    parent.inside[place + 1 : place + 1] = [box, rest]
    return drawer.done(MoveBlocks((box.span,), behind.span, ends=True), box)


def move_beginning(drawer: Drawer) -> Result:
    """The first paragraph of an item goes, with its bullet or number, behind or before another item."""
    found = [
        (list_, item)
        for list_ in drawer.root.every()
        if list_.kind in ("BulletList", "OrderedList") and _is_plain(list_)
        for item in list_.inside[1:]
        if len(item.inside) > 1 and item.inside[0].is_leaf and item.inside[1].kind not in ("BulletList", "OrderedList")
    ]
    if not found:
        return None
    list_, item = drawer.chance.choice(found)
    box = item.inside[0]
    drawer.at(box)
    at = next(number for number, one in enumerate(list_.inside) if one is item)
    list_.inside[at - 1].inside += item.inside[1:]
    item.inside = [box]
    others = [one for one in list_.inside if one is not item and one is not list_.inside[at - 1]]
    if not others:
        return None
    return _moved(drawer, list_, item, drawer.chance.choice(others), (box,), None)


def _is_plain(list_: Box) -> bool:
    every = list(list_.every())
    return all(any(box.is_leaf for box in item.every()) for item in list_.inside) and not any(
        box.kind == "HorizontalRule" or is_frame(box) for box in every
    )


def _moved(
    drawer: Drawer, parent: Box, box: Box, other: Box, leaves: Sequence[Box], beside: tuple[Span, Span] | None
) -> Result:
    if beside is None:
        of_other = [one for one in other.every() if one.is_leaf]
        beside = of_other[-1].span, of_other[0].span
    drawer.at(leaves[0])
    before = drawer.chance.random() < 0.4
    at = next(number for number, one in enumerate(parent.inside) if one is box)
    del parent.inside[at]
    at = next(number for number, one in enumerate(parent.inside) if one is other)
    parent.inside.insert(at + (not before), box)
    behind, ahead = (None, beside[1]) if before else (beside[0], None)
    return drawer.done(MoveBlocks(tuple(one.span for one in leaves), behind, ahead, ends=True), leaves[0])


def delete_row(drawer: Drawer) -> Result:
    """One or two rows."""
    table = drawer.chance.choice(drawer.tables) if drawer.tables else None
    rows = [box for box in table.inside if box.kind == "Row"] if table else []
    if table is None or not rows:
        return None
    drawer.where_drawn = "table"
    numbers = sorted(drawer.chance.sample(range(len(rows)), min(len(rows), drawer.chance.choice([1, 1, 2]))))
    table.inside = [box for box in table.inside if not any(box is rows[number] for number in numbers)]
    return drawer.done(DeleteRows(table.span, tuple(numbers)), table)


def add_row(drawer: Drawer) -> Result:
    """A new row."""
    table = drawer.chance.choice(drawer.tables) if drawer.tables else None
    if table is None or not table.inside[0].inside:
        return None
    drawer.where_drawn = "table"
    rows = [box for box in table.inside if box.kind == "Row"]
    at = drawer.chance.randint(0, len(rows))
    said = [drawer.chance.choice([drawer.words(), drawer.typed(), ""]) for _ in table.inside[0].inside]
    said[0] = said[0] or "x"
    cells = [Box("Cell", inside=[Box("Plain", characters=new(text))] if text else []) for text in said]
    place = table.inside.index(rows[at]) if at < len(rows) else sum(b.kind in ("Head", "Row") for b in table.inside)
    table.inside.insert(place, Box("Row", inside=cells))
    return drawer.done(InsertRow(table.span, at, tuple(said)), table)


def move_row(drawer: Drawer) -> Result:
    """A row goes elsewhere in its table."""
    table = drawer.chance.choice(drawer.tables) if drawer.tables else None
    rows = [box for box in table.inside if box.kind == "Row"] if table else []
    if table is None or len(rows) < 2:
        return None
    drawer.where_drawn = "table"
    number, at = drawer.chance.randrange(len(rows)), drawer.chance.randint(0, len(rows))
    if at in (number, number + 1):
        return None
    following = rows[at] if at < len(rows) else None
    table.inside = [box for box in table.inside if box is not rows[number]]
    last = sum(box.kind in ("Head", "Row") for box in table.inside)
    place = next((n for n, box in enumerate(table.inside) if box is following), last)
    table.inside.insert(place, rows[number])
    return drawer.done(MoveRow(table.span, number, at), table)


def add_note(drawer: Drawer) -> Result:
    """A new footnote."""
    box = drawer.leaf(
        lambda box: box.kind != "CodeBlock" and "Note" not in [b.kind for b in drawer.root.path_to(box.span)]
    )
    if box is None:
        return None
    drawer.at(box)
    at = drawer.chance.choice([end for _, end in spots(box.text)] or [0])
    text = drawer.sentence() if drawer.chance.random() < 0.6 else drawer.typed()
    box.characters[at:at] = [(OBJECT, None)]
    paragraphs = (text, *([drawer.sentence()] if drawer.chance.random() < 0.2 else []))
    note = Box("Note", "new", [Box("Para", characters=new(said)) for said in paragraphs])
    drawer.root.inside.append(note)
    return drawer.done(InsertNote(box.span, at, paragraphs), box)


def rewrite(drawer: Drawer) -> Result:
    """What the program made for an object."""
    box = drawer.leaf(lambda box: box.kind != "CodeBlock" and OBJECT in box.text)
    if box is None:
        return None
    drawer.at(box)
    return RewriteObject(box.span, box.text.index(OBJECT)), drawer.where_drawn, False
