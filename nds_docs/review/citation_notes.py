"""Changes in what a writer typed around the key of a citation, which stands in its note: `zie `, `, art. 3`.

The words of the source between them come from the register. What was typed keeps its place in the Markdown, so that a
change of it, and of nothing else, is an edit of the citation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from nds_docs.build.blocks import StoredBlock
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Piece, PieceKind
from nds_docs.document.pieces import OBJECT, pieces
from nds_docs.document.source import Span
from nds_docs.language import Text
from nds_docs.review import texts as t
from nds_docs.review.alignment import folded
from nds_docs.review.built import BuiltText, laid, offset_in
from nds_docs.review.edit import edits as e
from nds_docs.review.edit.citing import TypedWords, typed_words
from nds_docs.review.edit.reasons import ONLY_SIGNS_LEFT
from nds_docs.review.edit.shape import NOTE
from nds_docs.review.edit.units import units_of
from nds_docs.review.in_source import least


class _Shown(NamedTuple):
    """Words typed around a key of a citation in the block of its leaf, shown as characters `start` to `end`."""

    leaf: Span
    cite: n.Cite
    typed: TypedWords
    start: int
    end: int


class _Words(NamedTuple):
    """The words of number `item` of a citation's sources, shown as characters `start` to `end` of a block."""

    leaf: Span
    cite: n.Cite
    item: int
    start: int
    end: int


class _Change(NamedTuple):
    """The characters `start` to `end` of a block become `text`."""

    start: int
    end: int
    text: str


def in_citation(
    block: StoredBlock, text: BuiltText, start: int, end: int, new: str
) -> e.ReplaceInCitation | Text | None:
    """What other characters of a block ask of a citation; why it cannot be; None where it is about something else."""
    if OBJECT in new:
        return None
    asked = _Change(*least(block.text, start, end, new))
    for shown in _shown(block, text):
        for change in _same(block.text, asked):
            replacement = _replacement(block, shown, change)
            if replacement is None:
                continue
            if _leaves_comma(block, shown, change):
                return ONLY_SIGNS_LEFT
            if not _in_footnote(text, shown.leaf) and not _keeps_capital(block, text, change, shown):
                return t.NOTE_CAPITAL
            typed = shown.typed
            return e.ReplaceInCitation(shown.leaf, shown.cite.span, typed.item, typed.before, replacement)
    return _first_words(block, text, asked)


def _cites(block: StoredBlock, text: BuiltText) -> Iterator[tuple[Span, n.Cite]]:
    """All citations that are shown in a block, each with the leaf that it stands in."""
    for leaf in text.editable.leaves.values():
        if not (leaf.mapped and leaf.span.start <= block.start and block.end <= leaf.span.end):
            continue
        for unit in units_of(leaf):
            if isinstance(unit.object, n.Cite) and block.start <= unit.start and unit.end <= block.end:
                yield leaf.span, unit.object


def _shown(block: StoredBlock, text: BuiltText) -> Iterator[_Shown]:
    """All words in a block that were typed around keys."""
    for leaf, cite in _cites(block, text):
        for typed in typed_words(cite):
            _, first, last = typed.leaf.span
            of_it = [
                (at, at + len(piece.text))
                for at, piece in laid(block.pieces)
                if piece.text and first <= piece.start < piece.end <= last
            ]
            if of_it:
                yield _Shown(leaf, cite, typed, of_it[0][0], of_it[-1][1])


def _same(said: str, change: _Change) -> Iterator[_Change]:
    """A change, and the same as it may be told where a word comes or goes beside its like: `ook ` for ` ook`."""
    start, end, new = change
    yield change
    if new and start == end:
        if start and said[start - 1] == new[-1]:
            yield _Change(start - 1, start - 1, new[-1] + new[:-1])
        if said[start : start + 1] == new[0]:
            yield _Change(start + 1, start + 1, new[1:] + new[0])
        if start == 0:
            yield _Change(0, 1, new + said[:1])
    elif start < end and not new:
        if start and said[start - 1] == said[end - 1]:
            yield _Change(start - 1, end - 1, "")
        if said[start] == said[end : end + 1]:
            yield _Change(start + 1, end + 1, "")


def _replacement(block: StoredBlock, shown: _Shown, change: _Change) -> e.Replacement | None:
    """A change as one of the words that were typed; None where it is about other characters too."""
    start, end, new = change
    of_typed = laid(pieces(shown.typed.leaf))
    length = sum(len(piece.text) for _, piece in of_typed)
    if not new and (start, end) == _with_joint(block, shown):
        return e.Replacement(0, length, "")
    if start == end == shown.start:
        return e.Replacement(0, 0, new) if start and _is_typed(block, start, start + 1) else None
    inside = shown.start <= start and end <= shown.end
    if not inside or not _is_typed(block, start if start < end else start - 1, end):
        return None
    places = [_place(block, max(start - (start == end), 0), after=start == end), _place(block, end - 1, after=True)]
    first, last = (offset_in(of_typed, place) if place is not None else None for place in places)
    return None if first is None or last is None else e.Replacement(first, last, new)


def _with_joint(block: StoredBlock, shown: _Shown) -> tuple[int, int]:
    """The words with the space or comma that the program writes between them and the source."""
    if shown.typed.before:
        return shown.start, shown.end + 1 if block.text[shown.end : shown.end + 1].isspace() else shown.end
    in_text = shown.cite.citations[shown.typed.item].mode is n.CitationMode.IN_TEXT
    return shown.start - 2 if in_text and block.text[: shown.start].endswith(", ") else shown.start, shown.end


def _leaves_comma(block: StoredBlock, shown: _Shown, change: _Change) -> bool:
    """Whether all behind a source goes, and the comma stays that the program writes before it."""
    whole = (change.start, change.end) == (shown.start, shown.end) and not change.text.strip()
    return whole and not shown.typed.before and _with_joint(block, shown)[0] < shown.start


def _is_typed(block: StoredBlock, start: int, end: int) -> bool:
    """Whether a writer typed all of some characters."""
    return all(
        piece.kind is not PieceKind.GENERATED and piece.text != OBJECT and piece.start < piece.end
        for at, piece in laid(block.pieces)
        if piece.text and at < end and start < at + len(piece.text)
    )


def _place(block: StoredBlock, offset: int, *, after: bool) -> int | None:
    """Where a character stands in the Markdown, its end with `after`; None where it is a part of one sign there."""
    for at, piece in laid(block.pieces):
        if at <= offset < at + len(piece.text):
            if piece.kind is PieceKind.TEXT and len(piece.text) == piece.end - piece.start:
                return piece.start + offset - at + after
            at_edge = offset == (at + len(piece.text) - 1 if after else at)
            return (piece.end if after else piece.start) if at_edge else None
    return None


# --- where nothing was typed --------------------------------------------------------------------


def _first_words(block: StoredBlock, text: BuiltText, asked: _Change) -> e.ReplaceInCitation | Text | None:
    """The first words before a key, or behind it: right beside the words of its source, with a space between."""
    if asked.start != asked.end or "\n" in asked.text:
        return None
    for words in _words(block, text):
        citation = words.cite.citations[words.item]
        in_text = citation.mode is n.CitationMode.IN_TEXT
        for start, _, new in _same(block.text, asked):
            ahead = start == words.start and not citation.prefix and not in_text and new[-1:].isspace()
            behind = start == words.end and not citation.suffix and new[:1] in (" ", ",")
            if not (ahead or behind) or (behind and in_text and not new.startswith(", ")):
                continue
            if ahead and start == 0 and new.lstrip()[:1].islower():
                return t.NOTE_CAPITAL
            said = new.removeprefix(", ") if in_text else new
            return e.ReplaceInCitation(words.leaf, words.cite.span, words.item, ahead, e.Replacement(0, 0, said))
    return None


def _words(block: StoredBlock, text: BuiltText) -> Iterator[_Words]:
    """The words of every source in a note that the program made: what stands for a key, and what follows that of it."""
    for leaf, cite in _cites(block, text):
        for item, citation in enumerate(cite.citations if not _in_footnote(text, leaf) else ()):
            at = _words_at(block, citation.span or cite.span)
            if at is not None:
                yield _Words(leaf, cite, item, *at)


def _words_at(block: StoredBlock, key: Span) -> tuple[int, int] | None:
    """Where in a block the words of the source with a key at `key` stand; None where they do not."""
    made = [(at, piece) for at, piece in laid(block.pieces) if piece.text]
    of_key = [number for number, (_, one) in enumerate(made) if (one.start, one.end) == (key.start, key.end)]
    if len(of_key) != 1 or made[of_key[0]][1].kind is not PieceKind.GENERATED:
        return None
    first = last = of_key[0]
    while last + 1 < len(made) and _goes_on(made[last + 1][1], key, is_last=last + 2 == len(made)):
        last += 1
    at, piece = made[last]
    return made[first][0], at + len(piece.text)


def _goes_on(piece: Piece, key: Span, *, is_last: bool) -> bool:
    """Whether a piece is more words of a source; the full stop behind them all is the program's."""
    return (
        piece.kind is PieceKind.GENERATED
        and piece.start == piece.end == key.end
        and not (is_last and piece.text == ".")
    )


# --- how the note will read ---------------------------------------------------------------------


def _in_footnote(text: BuiltText, leaf: Span) -> bool:
    """Whether a leaf stands in a footnote that was typed: its citations are words in it and have no note."""
    return any(shape.kind == NOTE for shape in text.editable.path(leaf))


def _keeps_capital(block: StoredBlock, text: BuiltText, change: _Change, shown: _Shown) -> bool:
    """Whether a note will begin as the reviewer has it: words before the first source get a capital from the program.

    The full stop behind a note is the program's as well: it comes after whatever ends without one.
    """
    start, end, new = change
    first = next(piece for piece in block.pieces if piece.text)
    goes = shown.typed.before and shown.start == start == 0 and end >= shown.end and not new
    if first.kind is PieceKind.GENERATED or goes:
        return True
    source = text.editable.text[first.start]
    said = (source if source.upper() == block.text[0] else block.text[0]) + block.text[1:]
    said = (said[:start] + new + said[end:]).lstrip()
    return folded(said[:1].upper() + said[1:]) == folded(block.text[:start] + new + block.text[end:])
