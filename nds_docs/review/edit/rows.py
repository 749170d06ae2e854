"""Rows of tables, and words in cells that have none: plans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from nds_docs.document.source import Span
from nds_docs.review.edit import reasons
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import DeleteRows, EditError, InsertRow, MoveRow, Patch, ReplaceText
from nds_docs.review.edit.escaping import Signs, escapings, source_of
from nds_docs.review.edit.lines import with_removals
from nds_docs.review.edit.lost import lost_notes, removed_notes, without_notes
from nds_docs.review.edit.parts import Part, Surroundings, new_parts
from nds_docs.review.edit.removing import COMMENT, keep_labels
from nds_docs.review.edit.shape import CELL, ROW, TABLE, Group, Shape, Text, fresh, trimmed
from nds_docs.review.edit.tree import path_to, replaced, texts
from nds_docs.review.edit.units import UnitKind
from nds_docs.review.edit.verify import Candidate, Plan, fixed


def table_at(text: EditableText, span: Span) -> Group:
    """The table with a span; refused where there is none."""
    path = path_to(text.shape, span, kind=TABLE)
    if not path or not isinstance(path[-1], Group):
        raise EditError(reasons.NO_TABLE)
    return path[-1]


def rows_of(table: Group) -> list[Group]:
    """The rows of the body."""
    return [child for child in table.children if isinstance(child, Group) and child.kind == ROW]


def delete_rows(text: EditableText, edit: DeleteRows) -> Plan:
    """Rows of the body go; comments in them stay, in the row above."""
    table = table_at(text, edit.table)
    rows = rows_of(table)
    if not edit.rows or not all(0 <= number < len(rows) for number in edit.rows):
        raise EditError(reasons.NO_TABLE)
    doomed = tuple(rows[number] for number in sorted(set(edit.rows)))
    kept = tuple(_comments(text, table, doomed))
    gone = lost_notes(text, doomed, ())

    def expected(shape: Group) -> Group:
        for row in doomed:
            shape = replaced(shape, row, ())
        return without_notes(shape, gone)

    keep_labels(text, doomed, expected(text.shape))
    lines = [_line(text, row) for row in doomed]
    return Plan(expected, with_removals([fixed(*kept, *lines)], removed_notes(text, gone)), gone)


def _comments(text: EditableText, table: Group, doomed: tuple[Group, ...]) -> Iterator[Patch]:
    """The comments of rows that go, behind the last words above them; refused where there are none."""
    staying = [
        child for child in table.children if isinstance(child, Group) and not any(child is row for row in doomed)
    ]
    found: dict[int, list[str]] = {}
    for row in doomed:
        if comments := COMMENT.findall(text.text, row.span.start, row.span.end):
            above = [leaf.span.end for one in staying if one.span.end <= row.span.start for leaf in texts(one)]
            if not above:
                raise EditError(reasons.COMMENT_LOST)
            found.setdefault(max(above), []).extend(comments)
    for place, comments in found.items():
        yield Patch(text.source.path, place, place, " " + " ".join(comments))


def _line(text: EditableText, row: Group) -> Patch:
    """The removal of the line of a row."""
    start, end = text.line_start(row.span.start), text.line_end(row.span.end)
    if end == len(text.text):
        return Patch(text.source.path, max(start - 1, text.start), end, "")
    return Patch(text.source.path, start, end + 1, "")


def insert_row(text: EditableText, edit: InsertRow) -> Plan:
    """A new row, written as its neighbours are."""
    table = table_at(text, edit.table)
    rows = rows_of(table)
    alignments = table.data[0]
    columns = len(alignments) if isinstance(alignments, tuple) else 0
    if not 0 <= edit.at <= len(rows) or len(edit.cells) != columns:
        raise EditError(reasons.NO_TABLE)
    if not any(cell.strip() for cell in edit.cells):
        raise EditError(reasons.NOTHING_NEW)
    contents = [trimmed(fresh(cell)) for cell in edit.cells]
    row = Group(ROW, (), tuple(Group(CELL, (), (Text("Plain", (), glyphs),) if glyphs else ()) for glyphs in contents))
    following = rows[edit.at].span if edit.at < len(rows) else None

    def expected(shape: Group) -> Group:
        return replaced(shape, table, lambda now: (_with_row(now, row, following),))

    return Plan(expected, _candidates(text, edit, table, rows))


def _with_row(table: Shape, row: Group, following: Span | None) -> Group:
    """A table with a new row before the one with a span, or as the last."""
    assert isinstance(table, Group)
    spans = [child.span for child in table.children]
    at = spans.index(following) if following else sum(child.kind in (ROW, "Head") for child in table.children)
    return replace(table, children=(*table.children[:at], row, *table.children[at:]))


def move_row(text: EditableText, edit: MoveRow) -> Plan:
    """A row goes elsewhere in its table, with its comments."""
    table = table_at(text, edit.table)
    rows = rows_of(table)
    if not (0 <= edit.row < len(rows) and 0 <= edit.at <= len(rows)):
        raise EditError(reasons.NO_TABLE)
    moved, following = rows[edit.row], rows[edit.at].span if edit.at < len(rows) else None

    def expected(shape: Group) -> Group:
        gone: list[Group] = []

        def out(now: Shape) -> tuple[Shape, ...]:
            assert isinstance(now, Group)
            gone.append(now)
            return ()

        without = replaced(shape, moved, out)
        return replaced(without, table, lambda now: (_with_row(now, gone[0], following),))

    if edit.at in (edit.row, edit.row + 1):
        return Plan(lambda shape: shape, (fixed(),))
    typed = text.text[text.line_start(moved.span.start) : text.line_end(moved.span.end)]
    path = text.source.path
    if following:
        at = text.line_start(following.start)
        put = Patch(path, at, at, typed + "\n")
    else:
        at = text.line_end(rows[-1].span.end)
        put = Patch(path, at, at, "\n" + typed)
    return Plan(expected, (fixed(_line(text, moved), put),))


def _candidates(text: EditableText, edit: InsertRow, table: Group, rows: list[Group]) -> Iterator[Candidate]:
    if edit.at < len(rows):
        beside, before = rows[edit.at].span.start, True
    elif rows:
        beside, before = rows[-1].span.start, False
    else:
        head = next(child for child in table.children if child.kind == "Head")
        beside, before = text.line_end(head.span.start) + 1, False
    start, end = text.line_start(beside), text.line_end(beside)
    line = text.text[start:end]
    margin = line[: len(line) - len(line.lstrip(" \t>"))]
    here = Surroundings(text.source.path, text.text, margin, one_line=True)
    opened = line[len(margin) :].startswith("|")
    for parts in (_row(edit.cells, here, opened=opened), _row(edit.cells, here, opened=True)):
        at = start if before else end
        parts = [Part(UnitKind.GAP, margin if before else "\n" + margin), *parts]
        parts += [Part(UnitKind.GAP, "\n")] if before else []
        for groups in escapings(parts):
            yield Candidate(partial(_replaced, here.path, at, at, parts), groups)


def _row(cells: tuple[str, ...], here: Surroundings, *, opened: bool) -> list[Part]:
    found: list[Part] = [Part(UnitKind.GAP, "| ")] if opened else []
    for number, cell in enumerate(cells):
        found += [Part(UnitKind.GAP, " | ")] if number else []
        found += new_parts(cell.strip(" "), here)
    return [*found, Part(UnitKind.GAP, " |")] if opened else found


def fill_cell(text: EditableText, edit: ReplaceText) -> Plan:
    """Words in a cell that has none: of those that were left out at the end of a line, the first."""
    path = path_to(text.shape, edit.block, kind=CELL)
    if not path or not isinstance(cell := path[-1], Group) or cell.children:
        raise EditError(reasons.UNKNOWN_BLOCK)
    row, new = path[-2], "".join(one.text for one in edit.replacements).strip(" ")
    if not new:
        raise EditError(reasons.NOTHING_NEW)
    assert isinstance(row, Group)
    column = next(at for at, one in enumerate(row.children) if one.span == cell.span)
    filled = replace(cell, children=(Text("Plain", (), trimmed(fresh(new))),))

    def with_words(now: Shape) -> tuple[Shape, ...]:
        assert isinstance(now, Group)
        return (replace(now, children=(*now.children[:column], filled, *now.children[column + 1 :])),)

    return Plan(lambda shape: replaced(shape, row, with_words), _filled(text, new, row, cell.span))


def _filled(text: EditableText, new: str, row: Shape, cell: Span) -> Iterator[Candidate]:
    """Words in the place of the spaces of a cell, behind the comment in it; one that was left out with its sign."""
    path, said = text.source.path, text.text
    left = right = cell.end
    while said[left - 1] in " \t":
        left -= 1
    while said[right : right + 1] in (" ", "\t"):
        right += 1
    closed = said[right : right + 1] == "|"
    first = cell.start == cell.end and said[left - 1] != "|"
    behind = " " if closed else " |" if said[row.span.start] == "|" else ""
    words = new_parts(new, Surroundings(path, said, "", one_line=True))
    parts = [Part(UnitKind.GAP, " | " if first else " "), *words, Part(UnitKind.GAP, behind)]
    for groups in escapings(parts):
        yield Candidate(partial(_replaced, path, left, right, parts), groups)


def _replaced(path: str, start: int, end: int, parts: list[Part], signs: Signs) -> tuple[Patch, ...]:
    return (Patch(path, start, end, source_of(parts, signs)),)
