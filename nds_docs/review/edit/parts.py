"""The new source of a leaf block: the units that stay, and what comes between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nds_docs.document import nodes as n
from nds_docs.document.characters import forbidden
from nds_docs.document.pieces import OBJECT
from nds_docs.review.edit import reasons
from nds_docs.review.edit.edits import EditError
from nds_docs.review.edit.placing import Placing, marks_at
from nds_docs.review.edit.units import Mark, Unit, UnitKind

SPLIT = "\u2029"
"""In the text of a replacement: here one block ends and another begins (Unicode: paragraph separator)."""


@dataclass(frozen=True, eq=False)
class Part:
    """What stands in the new source: a unit that stays as it is, or `text` that is new.

    `kind` says what it is there; `marks` are those around a unit that stays.
    """

    kind: UnitKind
    text: str
    unit: Unit | None = None
    marks: tuple[Mark, ...] = ()

    @property
    def is_text(self) -> bool:
        return self.kind not in (UnitKind.OPEN, UnitKind.CLOSE, UnitKind.GAP)

    @property
    def is_space(self) -> bool:
        return self.kind is UnitKind.BREAK or (self.is_text and self.text in (" ", "\t"))

    @property
    def in_code(self) -> bool:
        return any(isinstance(mark.node, n.Code) for mark in self.marks)


@dataclass(frozen=True)
class Surroundings:
    """What writing must know of a text: its characters, the prefix of a line of the block, and how lines break.

    `one_line`: no line end can stand here. `sentences`: a sentence a line.
    """

    path: str
    text: str
    prefix: str
    one_line: bool = False
    sentences: bool = False


def new_parts(text: str, here: Surroundings, marks: tuple[Mark, ...] = ()) -> list[Part]:
    """New text as parts; refused where it has what no text can have."""
    if sign := forbidden(text) or next((sign for sign in text if sign in "\t\x0b\x0c\x85\u2028" + OBJECT), ""):
        raise EditError(reasons.NOT_TYPABLE, code=f"{ord(sign):04X}")
    if here.one_line and "\n" in text:
        raise EditError(reasons.LINE_BREAK)
    return [_new_part(character, here, marks) for character in text]


def _new_part(character: str, here: Surroundings, marks: tuple[Mark, ...]) -> Part:
    if character == "\n":
        return Part(UnitKind.BREAK, "\\\n" + here.prefix, None, marks)
    if character == SPLIT:
        return Part(UnitKind.GAP, SPLIT, None, marks)
    return Part(UnitKind.CHARACTER, character, None, marks)


def kept(unit: Unit, text: str) -> Part:
    return Part(unit.kind, text[unit.start : unit.end], unit, unit.marks)


def splits(part: Part) -> bool:
    """Whether a block ends here."""
    return part.text == SPLIT or (part.kind is UnitKind.GAP and part.unit is None and part.text.startswith("\n"))


def compose(
    units: Sequence[Unit], placings: Sequence[Placing], places: Sequence[int], here: Surroundings
) -> list[Part]:
    """The parts of a block with replacements: each one's text before the unit that `places` says."""
    new: dict[int, list[Part]] = {}
    for one, at in zip(placings, places, strict=True):
        new.setdefault(at, []).extend(new_parts(one.replacement.text, here, marks_at(units, at)))
    deleted = set().union(*(one.deleted for one in placings)) if placings else set()
    found: list[Part] = []
    for at, unit in enumerate(units):
        found += new.get(at, ())
        if at not in deleted:
            found.append(kept(unit, here.text))
    return found + new.get(len(units), [])


def divided(parts: list[Part], between: str) -> list[Part]:
    """Parts with `between` for the split in them; marks around the split end before it and begin anew after it."""
    at = next(number for number, part in enumerate(parts) if part.text == SPLIT)
    left, right = parts[:at], parts[at + 1 :]
    opening: list[Part] = []
    while left and left[-1].kind is UnitKind.OPEN:
        opening.insert(0, left.pop())
    closing: list[Part] = []
    while right and right[0].kind is UnitKind.CLOSE:
        closing.append(right.pop(0))
    left, right = left + closing, opening + right
    opened: list[Part] = []
    for part in left:
        if part.kind is UnitKind.OPEN:
            opened.append(part)
        elif part.kind is UnitKind.CLOSE:
            opened = [other for other in opened if other.marks[-1] is not part.marks[-1]]
    ends = {part.marks[-1]: part for part in right if part.kind is UnitKind.CLOSE}
    closed = [replace(ends[part.marks[-1]], unit=None) for part in reversed(opened)]
    return [*left, *closed, Part(UnitKind.GAP, between), *(replace(part, unit=None) for part in opened), *right]
