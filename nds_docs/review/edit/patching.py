"""An edit becomes patches of the Markdown, verified by reading again, or it is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TypeAlias, assert_never

from nds_docs.document import nodes as n
from nds_docs.review.edit import reasons
from nds_docs.review.edit.citing import replace_in_citation
from nds_docs.review.edit.combining import combined
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import (
    ALONE,
    Beside,
    DeleteBlocks,
    DeleteRows,
    Edit,
    EditError,
    InsertBlocks,
    InsertNote,
    InsertRow,
    JoinBlocks,
    MoveBlocks,
    MoveRow,
    Patch,
    Refused,
    ReplaceInCitation,
    ReplaceText,
    RewriteObject,
    Several,
    SplitBlock,
)
from nds_docs.review.edit.inserting import insert_blocks
from nds_docs.review.edit.joining import join_blocks
from nds_docs.review.edit.moving import move_blocks
from nds_docs.review.edit.noting import insert_note
from nds_docs.review.edit.parts import SPLIT
from nds_docs.review.edit.removing import delete_blocks
from nds_docs.review.edit.rows import delete_rows, insert_row, move_row
from nds_docs.review.edit.splitting import split_block
from nds_docs.review.edit.units import units_of
from nds_docs.review.edit.verify import Plan, carried_out
from nds_docs.review.edit.words import replace_text

Patches: TypeAlias = tuple[Patch, ...]


def patch(text: EditableText, edit: Edit, beside: Beside = ALONE) -> Patches | Refused:
    """The patches that carry an edit out and change nothing else; none where the text says it already.

    `beside` are the other edits of the text that are made with it.
    """
    try:
        return carried_out(text, plan(text, edit, beside))
    except EditError as refusal:
        return refusal.refused


def plan(text: EditableText, edit: Edit, beside: Beside = ALONE) -> Plan:
    """What an edit asks; raises `EditError` where it cannot be."""
    if any(SPLIT in said for said in _new_texts(edit)):
        raise EditError(reasons.NOT_TYPABLE, code=f"{ord(SPLIT):04X}")
    match edit:
        case ReplaceText():
            return replace_text(text, edit)
        case ReplaceInCitation():
            return replace_in_citation(text, edit)
        case RewriteObject():
            raise _why_not(text, edit)
        case DeleteBlocks():
            return delete_blocks(text, edit)
        case InsertBlocks():
            return insert_blocks(text, edit)
        case SplitBlock():
            return split_block(text, edit)
        case JoinBlocks():
            return join_blocks(text, edit)
        case MoveBlocks(within=()):
            return move_blocks(text, edit)
        case MoveBlocks(within=within):
            return move_blocks(text, edit, plan(text, Several(within), beside))
        case DeleteRows():
            return delete_rows(text, edit)
        case InsertRow():
            return insert_row(text, edit)
        case MoveRow():
            return move_row(text, edit)
        case InsertNote():
            return insert_note(text, edit, beside)
        case Several():
            return combined(text, [plan(text, one, beside) for one in edit.edits])
        case _:
            assert_never(edit)


def _new_texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _new_texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _new_texts(getattr(value, field.name))


def _why_not(text: EditableText, edit: RewriteObject) -> EditError:
    """What the object is whose shown text the program makes."""
    offset = 0
    for unit in units_of(text.leaf(edit.block)):
        if offset == edit.at and unit.object is not None:
            typed = text.text[unit.start : unit.end]
            match unit.object:
                case n.CrossReference():
                    return EditError(reasons.REFERENCE, typed=typed)
                case n.Cite():
                    return EditError(reasons.CITATION, typed=typed)
                case n.Expression():
                    return EditError(reasons.EXPRESSION, typed=typed)
                case n.Note():
                    return EditError(reasons.NOTE_MARK)
                case n.Image():
                    return EditError(reasons.PICTURE)
                case _:
                    assert_never(unit.object)
        offset += len(unit.text)
    return EditError(reasons.OUTSIDE)
