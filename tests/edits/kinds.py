"""Every kind of edit."""

from __future__ import annotations

from collections.abc import Callable

from tests.edits import block_edits, word_edits
from tests.edits.drawing import Drawer, Drawn, Result
from tests.edits.outline import forget_notes

KINDS: dict[str, Callable[[Drawer], Result]] = {
    "word": word_edits.word,
    "words": word_edits.words,
    "any characters": word_edits.anywhere,
    "several places": word_edits.several,
    "signs": word_edits.typed,
    "new sentence": word_edits.sentence,
    "cell": word_edits.cell,
    "fill cell": word_edits.fill_cell,
    "footnote text": word_edits.footnote,
    "delete blocks": block_edits.delete,
    "new paragraph": block_edits.add,
    "new item": block_edits.add_item,
    "new heading": block_edits.add_heading,
    "split": block_edits.split,
    "split item": block_edits.split_item,
    "join": block_edits.join,
    "join unlike": block_edits.join_unlike,
    "move": block_edits.move,
    "move changed": block_edits.move_changed,
    "move item": block_edits.move_item,
    "move into list": block_edits.move_into_list,
    "move beginning": block_edits.move_beginning,
    "delete rows": block_edits.delete_row,
    "new row": block_edits.add_row,
    "move row": block_edits.move_row,
    "new footnote": block_edits.add_note,
    "delete footnote": word_edits.delete_note,
    "generated": block_edits.rewrite,
}


def draw(drawer: Drawer, kind: str) -> Drawn | None:
    """An edit of a kind; None where the text has no place for it."""
    drawer.begin()
    result = KINDS[kind](drawer)
    if result is None:
        return None
    edit, where, has_result = result
    forget_notes(drawer.root)
    return Drawn(kind, where, edit, drawer.root if has_result else None)
