"""Which signs need a backslash, and the patches that parts make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from nds_docs.document.source import Span
from nds_docs.review.edit.edits import Patch
from nds_docs.review.edit.parts import Part, splits
from nds_docs.review.edit.units import UnitKind

PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_TELLING = frozenset("\\`*_[]<&~^@$|{!")
_LINE_START = re.compile(r"\(?\w{1,9}([.)])(?=\s|$)|([^\w\s])")
_PAIRS = {"]": "[", "}": "{"}


Signs: TypeAlias = frozenset[int]
"""The numbers of parts that get a backslash."""


def escapings(parts: Sequence[Part]) -> Iterator[tuple[Signs, ...]]:
    """Which parts get a backslash, from none to every sign that could mean something.

    In groups of which each is needed as a whole or not at all: equal signs in new text, and each sign that stays.
    """
    can = [at for at, part in enumerate(parts) if part.kind is UnitKind.CHARACTER and part.text in PUNCTUATION]
    can = [at for at in can if not parts[at].in_code]
    new = {at for at in can if parts[at].unit is None}
    telling_new = {at for at in new if parts[at].text in _TELLING}
    starts = set(_line_starts(parts)) & set(can)
    telling = {at for at in can if parts[at].text in _TELLING}
    seen: set[Signs] = set()
    for level in (set(), starts, telling_new, telling_new | starts, new | starts, telling | new | starts):
        if (one := frozenset(level)) not in seen:
            seen.add(one)
            yield tuple(_grouped(parts, one))


def _grouped(parts: Sequence[Part], signs: Signs) -> Iterator[Signs]:
    groups: dict[object, set[int]] = {}
    for at in sorted(signs):
        key = at if parts[at].unit is not None else _PAIRS.get(parts[at].text, parts[at].text)
        groups.setdefault(key, set()).add(at)
    return map(frozenset, groups.values())


def _line_starts(parts: Sequence[Part]) -> Iterator[int]:
    """The signs that could make a line begin something: `#`, `-`, the full stop of `1.`."""
    places: list[int] = []
    for at, part in enumerate(parts):
        if part.kind is UnitKind.BREAK or splits(part):
            yield from _line_start(parts, places)
            places = []
        elif part.is_text:
            places.append(at)
    yield from _line_start(parts, places)


def _line_start(parts: Sequence[Part], places: list[int]) -> Iterator[int]:
    line = "".join(parts[at].text[:1] for at in places)
    found = _LINE_START.match(line)
    if found is not None:
        yield places[found.start(found.lastindex or 0)]
    if line.startswith("("):
        yield places[0]


# --- parts become patches -----------------------------------------------------------------------


def source_of(parts: Sequence[Part], escaped: Signs) -> str:
    """The source that parts make."""
    return "".join("\\" + part.text if at in escaped else part.text for at, part in enumerate(parts))


def patches_of(parts: Sequence[Part], escaped: Signs, span: Span) -> tuple[Patch, ...]:
    """The changes that make parts of the characters of a span."""
    path, at, end = span
    found: list[Patch] = []
    new = ""
    for number, part in enumerate(parts):
        new += "\\" if number in escaped else ""
        if part.unit is not None and part.unit.start >= at:
            if new or part.unit.start > at:
                found.append(Patch(path, at, part.unit.start, new))
            at, new = part.unit.end, ""
        else:
            new += part.text
    if new or end > at:
        found.append(Patch(path, at, end, new))
    return tuple(found)


def least(patch: Patch, text: str) -> Patch:
    """The same patch without what stays the same at both ends."""
    path, start, end, new = patch
    old = text[start:end]
    after = 0
    while after < min(len(old), len(new)) and old[-1 - after] == new[-1 - after]:
        after += 1
    old, new = old[: len(old) - after], new[: len(new) - after]
    before = 0
    while before < min(len(old), len(new)) and old[before] == new[before]:
        before += 1
    return Patch(path, start + before, end - after, new[before:])
