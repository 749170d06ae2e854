"""Edits in words, as the cases in `tests/edit/*.md` have them: `replace "oud" with "nieuw"`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from nds_docs.document import nodes as n
from nds_docs.document import pieces
from nds_docs.document.pieces import OBJECT, Leaf
from nds_docs.document.walk import descendants, leaves
from nds_docs.review.edit.citing import typed_words
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import (
    DeleteBlocks,
    DeleteRows,
    Edit,
    InsertBlocks,
    InsertNote,
    InsertRow,
    JoinBlocks,
    Kind,
    MoveBlocks,
    MoveRow,
    NewBlock,
    ReplaceInCitation,
    Replacement,
    ReplaceText,
    RewriteObject,
    SplitBlock,
)
from nds_docs.review.edit.units import units_of


class Asked:
    """The edits of one text in words. A place is the first block that has some words; `¤` there is an object."""

    def __init__(self, text: EditableText) -> None:
        self.text = text
        self.leaves = list(leaves(text.reading.document.blocks))

    def edit(self, said: str) -> Edit:
        """The edit that a line asks for."""
        for form, meant in _FORMS.items():
            if found := re.fullmatch(form, said, re.DOTALL):
                return meant(self, *(part.replace("¤", OBJECT).replace("\\n", "\n") for part in found.groups()))
        raise AssertionError(said)

    def place(self, words: str) -> tuple[Leaf, int]:
        """The block that has some words, and where they begin in it."""
        leaf = next(leaf for leaf in self.leaves if words in pieces.text(leaf))
        return leaf, pieces.text(leaf).index(words)

    def replace(self, old: str, new: str) -> Edit:
        leaf, at = self.place(old)
        return ReplaceText(leaf.span, (Replacement(at, at + len(old), new),))

    def insert_after(self, new: str, words: str) -> Edit:
        leaf, at = self.place(words)
        return ReplaceText(leaf.span, (Replacement(at + len(words), at + len(words), new),))

    def insert_before(self, new: str, words: str) -> Edit:
        leaf, at = self.place(words)
        return ReplaceText(leaf.span, (Replacement(at, at, new),))

    def new_block(self, kind: str, new: str, where: str, words: str) -> Edit:
        leaf, _ = self.place(words)
        level = int(kind[-1]) if kind[-1].isdigit() else 0
        block = NewBlock(new, Kind(kind.split(" ")[0]), level)
        return InsertBlocks(leaf.span, (block,), where == "before")

    def split(self, kind: str, words: str) -> Edit:
        leaf, at = self.place(words)
        return SplitBlock(leaf.span, at, at, Kind(kind))

    def join(self, first: str, second: str) -> Edit:
        return JoinBlocks(self.place(first)[0].span, self.place(second)[0].span)

    def move(self, words: str, where: str, other: str) -> Edit:
        """Blocks by some words each, separated by slashes, to between a block and its neighbour."""
        moved = tuple(self.place(one)[0].span for one in words.split("/"))
        beside, _ = self.place(other)
        staying = [leaf for leaf in self.leaves if leaf.span not in moved]
        at = staying.index(beside) + (where == "behind")
        behind, ahead = (staying[number].span if 0 <= number < len(staying) else None for number in (at - 1, at))
        return MoveBlocks(moved, behind, ahead, ends=True)

    def move_changed(self, words: str, where: str, other: str, old: str, new: str) -> Edit:
        """The same, with other words in them."""
        move = self.move(words, where, other)
        assert isinstance(move, MoveBlocks)
        return replace(move, within=(self.replace(old, new),))

    def table(self, words: str) -> tuple[n.Table, int]:
        """The table that has some words, and the number of their row."""
        leaf, _ = self.place(words)
        for node in descendants(self.text.reading.document.blocks):
            if isinstance(node, n.Table):
                for number, row in enumerate(node.body):
                    if any(leaf in cell.content for cell in row.cells):
                        return node, number
        raise AssertionError(words)

    def delete_row(self, words: str) -> Edit:
        table, number = self.table(words)
        return DeleteRows(table.span, (number,))

    def move_row(self, words: str, where: str, other: str) -> Edit:
        table, number = self.table(words)
        return MoveRow(table.span, number, self.table(other)[1] + (where == "behind"))

    def new_row(self, cells: str, words: str) -> Edit:
        table, number = self.table(words)
        return InsertRow(table.span, number + 1, tuple(cells.split("/")))

    def fill(self, column: str, words: str, new: str) -> Edit:
        table, number = self.table(words)
        return ReplaceText(table.body[number].cells[int(column) - 1].span, (Replacement(0, 0, new),))

    def new_note(self, new: str, words: str) -> Edit:
        leaf, at = self.place(words)
        return InsertNote(leaf.span, at + len(words), tuple(new.split("/")))

    def in_citation(self, old: str, before: str, key: str, new: str) -> Edit:
        """Other words in what was typed before or after a key."""
        for leaf in self.leaves:
            for cite in (unit.object for unit in units_of(leaf) if isinstance(unit.object, n.Cite)):
                for typed in typed_words(cite):
                    said = pieces.text(typed.leaf)
                    if cite.citations[typed.item].key == key and typed.before == (before == "before") and old in said:
                        at = said.index(old)
                        change = Replacement(at, at + len(old), new)
                        return ReplaceInCitation(leaf.span, cite.span, typed.item, typed.before, change)
        raise AssertionError(old)

    def rewrite(self, words: str) -> Edit:
        leaf, at = self.place(words)
        return RewriteObject(leaf.span, pieces.text(leaf).index(OBJECT, at))


_FORMS: dict[str, Callable[..., Edit]] = {
    r'replace "(.+)" (before|after) the key "(.+)" with "(.*)"': Asked.in_citation,
    r'replace "(.+)" with "(.*)"': Asked.replace,
    r'delete "(.+)"': lambda asked, words: asked.replace(words, ""),
    r'insert "(.+)" after "(.+)"': Asked.insert_after,
    r'insert "(.+)" before "(.+)"': Asked.insert_before,
    r'delete block "(.+)"': lambda asked, words: DeleteBlocks((asked.place(words)[0].span,), ends=True),
    r'new (paragraph|item|heading \d) "(.+)" (after|before) "(.+)"': Asked.new_block,
    r'split as (paragraph|item|heading|code) before "(.+)"': Asked.split,
    r'join "(.+)" and "(.+)"': Asked.join,
    r'move "([^"]+)" (behind|before) "([^"]+)"': Asked.move,
    r'move "(.+)" (behind|before) "(.+)" with "(.+)" as "(.*)"': Asked.move_changed,
    r'delete row "(.+)"': Asked.delete_row,
    r'move row "(.+)" (behind|before) "(.+)"': Asked.move_row,
    r'new row "(.+)" after "(.+)"': Asked.new_row,
    r'fill cell (\d) in the row of "(.+)" with "(.*)"': Asked.fill,
    r'new footnote "(.+)" after "(.+)"': Asked.new_note,
    r'rewrite the object in "(.+)"': Asked.rewrite,
}
