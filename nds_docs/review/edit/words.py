"""Other words in a block, or in an empty cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice, pairwise, product

from nds_docs.document import nodes as n
from nds_docs.document.source import Span
from nds_docs.markdown.citation import is_reference
from nds_docs.review.edit import reasons
from nds_docs.review.edit.code import ways_of_code
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import DeleteBlocks, EditError, Patch, Replacement, ReplaceText
from nds_docs.review.edit.escaping import escapings, patches_of
from nds_docs.review.edit.lines import surroundings, with_removals
from nds_docs.review.edit.lost import lost_notes, removed_notes, without_notes
from nds_docs.review.edit.parts import Part, compose
from nds_docs.review.edit.placing import placing
from nds_docs.review.edit.removing import delete_blocks
from nds_docs.review.edit.rows import fill_cell
from nds_docs.review.edit.shape import CELL, Glyph, Group, Text, fresh, trimmed
from nds_docs.review.edit.tidying import tidied
from nds_docs.review.edit.tree import replaced
from nds_docs.review.edit.units import UnitKind, units_of
from nds_docs.review.edit.verify import Candidate, Plan, fixed

_PLACES = 6
_PARTED = "<!-- -->"
"""Between a word and a key that would be part of it, or a key and what would be its pages; it shows nothing."""


def replace_text(text: EditableText, edit: ReplaceText) -> Plan:
    """Other words in one block."""
    if edit.block not in text.leaves:
        return fill_cell(text, edit)
    leaf = text.leaf(edit.block)
    *around, old = text.path(edit.block)
    assert isinstance(old, Text)
    if around[-1].kind == "Figure":
        raise EditError(reasons.PICTURE)
    replacements = [_least(one, old) for one in in_order(edit.replacements)]
    glyphs = replaced_glyphs(old, replacements)
    new = old.saying(glyphs if isinstance(leaf, n.CodeBlock) else trimmed(glyphs))
    if not new.glyphs and old.glyphs and around[-1].kind != CELL and not isinstance(leaf, n.CodeBlock):
        return delete_blocks(text, DeleteBlocks((edit.block,)))
    gone = lost_notes(text, (old,), (new,))

    def expected(shape: Group) -> Group:
        return without_notes(replaced(shape, old, (new,) if new.glyphs or around[-1].kind != CELL else ()), gone)

    candidates = written(text, old, replacements)
    if not new.glyphs and around[-1].kind == CELL:
        candidates = chain(candidates, [fixed(Patch(*edit.block, "|"))])  # a row without a `|` at that end
    return Plan(expected, with_removals(candidates, removed_notes(text, gone)), gone)


def in_order(replacements: Iterable[Replacement]) -> list[Replacement]:
    """The replacements of a block from its start to its end; refused where they overlap."""
    found = sorted(replacements)
    if any(not 0 <= one.start <= one.end for one in found):
        raise EditError(reasons.OUTSIDE)
    if any(a.end > b.start for a, b in pairwise(found)):
        raise EditError(reasons.OVERLAP)
    return found


def _least(one: Replacement, old: Text) -> Replacement:
    """A replacement without the characters at its ends that stay as they are."""
    if one.end > len(old.glyphs):
        raise EditError(reasons.OUTSIDE)
    said = "".join(glyph.text if glyph.object is None else "\0" for glyph in old.glyphs)
    start, end, text = one
    while end > start and text and said[end - 1] == text[-1]:
        end, text = end - 1, text[:-1]
    while start < end and text and said[start] == text[0]:
        start, text = start + 1, text[1:]
    return Replacement(start, end, text)


def replaced_glyphs(old: Text, replacements: Iterable[Replacement]) -> tuple[Glyph, ...]:
    """The glyphs of a text with other ones in some places."""
    found: list[Glyph] = []
    at = 0
    for start, end, text in replacements:
        found += old.glyphs[at:start] + fresh(text)
        at = end
    return (*found, *old.glyphs[at:])


# --- writing ------------------------------------------------------------------------------------


def written(text: EditableText, old: Text, replacements: Sequence[Replacement]) -> Iterator[Candidate]:
    """The ways to write a block with replacements."""
    leaf = text.leaf(old.span)
    here, units = surroundings(text, leaf), units_of(leaf)
    placings = [placing(units, one) for one in replacements]
    if isinstance(leaf, n.CodeBlock):
        parts = compose(units, placings, [one.places[0] for one in placings], here)
        yield from ways_of_code(text, leaf, old, parts)
        return
    for places in islice(product(*(one.places[:_PLACES] for one in placings)), 4 * _PLACES):
        parts = tidied(compose(units, placings, places, here), here)
        yield from candidates_of(parts, leaf.span)


def candidates_of(parts: list[Part], span: Span) -> Iterator[Candidate]:
    """The ways to write parts in the place of what is there: with ever more backslashes, and other forms of keys."""
    for form in _forms(parts):
        yield from _escaped(form, span)


def _escaped(parts: list[Part], span: Span) -> Iterator[Candidate]:
    for groups in escapings(parts):
        yield Candidate(lambda signs: patches_of(parts, signs, span), groups)


def _forms(parts: list[Part]) -> Iterator[list[Part]]:
    """Parts as they are, and with the keys that stand beside something new in braces or brackets, or parted from it."""
    yield parts
    touched = [at for at, part in enumerate(parts) if _is_bare_key(part) and _is_beside_new(parts, at)]
    if touched:
        yield [_delimited(part, "@{", "}") if at in touched else part for at, part in enumerate(parts)]
        yield [_delimited(part, "[@", "]") if at in touched else part for at, part in enumerate(parts)]
        yield [
            replace(part, text=_PARTED + part.text, unit=None) if at in touched else part
            for at, part in enumerate(parts)
        ]
    meeting = [at for at, part in enumerate(parts) if _is_bare_key(part) and _meets_brackets(parts, at)]
    if meeting:
        yield [
            replace(one, text=one.text + _PARTED, unit=None) if at in meeting else one for at, one in enumerate(parts)
        ]


def _meets_brackets(parts: list[Part], at: int) -> bool:
    """Whether sources in brackets come right behind a part, that did not stand there: `@key [@other]`."""
    behind = next((number for number in range(at + 1, len(parts)) if not parts[number].is_space), at)
    units = [part.unit for part in parts[at : behind + 1]]
    as_typed = all(a is not None and b is not None and a.end == b.start for a, b in pairwise(units))
    return parts[behind].kind is UnitKind.OBJECT and parts[behind].text.startswith("[") and not as_typed


def _is_bare_key(part: Part) -> bool:
    return part.kind is UnitKind.OBJECT and re.match(r"@[^{]", part.text) is not None


def _is_beside_new(parts: list[Part], at: int) -> bool:
    """Whether the word in which a part stands is not what it was."""
    first, after = at, at + 1
    while first > 0 and not parts[first - 1].is_space:
        first -= 1
    while after < len(parts) and not parts[after].is_space:
        after += 1
    units = [part.unit for part in parts[first:after]]
    return any(b is None or a is None or a.end != b.start for a, b in pairwise(units)) or None in units


def _delimited(part: Part, opening: str, closing: str) -> Part:
    """A key that cannot go on: `@{sec-x}`, `[@sec-x]`; the latter for references alone."""
    if "[" in part.text or (opening == "[@" and not is_reference(part.text[1:])):
        return part
    return replace(part, text=opening + part.text[1:] + closing, unit=None)
