"""The source of a block as a careful writer would leave it after a change."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from nds_docs.document import nodes as n
from nds_docs.review.edit.parts import SPLIT, Part, Surroundings, splits
from nds_docs.review.edit.units import Mark, UnitKind

_SENTENCE_END = re.compile(r"[.?!]['\"’”»)]*\Z")
_EMPHASIS = (n.Emph, n.Strong, n.Strikeout)


def tidied(parts: list[Part], here: Surroundings) -> list[Part]:
    """Parts as a careful writer would leave them: no empty marks, no spaces where they do not count."""
    parts = _without_empty(parts)
    parts = _spaces_outside(parts)
    parts = _without_idle_spaces(parts)
    parts = _comments_close(parts)
    parts = _stars(parts)
    parts = _longer_fences(parts)
    parts = _spelled_out(parts, here)
    return _sentences(parts, here) if here.sentences and not here.one_line else parts


def _without_empty(parts: list[Part]) -> list[Part]:
    """Without pairs of marks around no text any more; what else stands between them stays."""
    changed = True
    while changed:
        changed = False
        for at, part in enumerate(parts):
            if part.kind is not UnitKind.OPEN:
                continue
            after = at + 1
            while after < len(parts) and parts[after].kind is UnitKind.GAP and parts[after].text != SPLIT:
                after += 1
            closed = after < len(parts) and parts[after].kind is UnitKind.CLOSE and parts[after].marks == part.marks
            if closed and not _as_typed(parts[at : after + 1]):
                parts = [*parts[:at], *parts[at + 1 : after], *parts[after + 1 :]]
                changed = True
                break
    return parts


def _as_typed(parts: list[Part]) -> bool:
    """Whether parts stand in the source side by side: nothing was taken out between them."""
    units = [part.unit for part in parts]
    return all(a is not None and b is not None and a.end == b.start for a, b in pairwise(units))


def _spaces_outside(parts: list[Part]) -> list[Part]:
    """Spaces at the inner side of emphasis stand outside it: there they end nothing."""
    parts = list(parts)
    at = 0
    while at + 1 < len(parts):
        left, right = parts[at], parts[at + 1]
        leading = _emphasis(left, UnitKind.OPEN) and _any_space(right)
        trailing = _emphasis(right, UnitKind.CLOSE) and _any_space(left)
        if leading or trailing:
            parts[at], parts[at + 1] = right, left
            at = max(0, at - 1)
        else:
            at += 1
    return parts


def _any_space(part: Part) -> bool:
    return part.is_space or (part.kind is UnitKind.CHARACTER and part.text.isspace())


def _emphasis(part: Part, kind: UnitKind) -> bool:
    return part.kind is kind and isinstance(part.marks[-1].node, _EMPHASIS)


def _without_idle_spaces(parts: list[Part]) -> list[Part]:
    """Without spaces at both ends, beside a line end or a split; of line ends side by side one stays, a hard one first.

    In the source there are none; so these are between what was changed.
    """
    found: list[Part] = []
    for part in parts:
        space = part.is_space and not part.in_code
        last = _last_text(found) if space else None
        if space and (last is None or found[last].kind is UnitKind.BREAK or splits(found[last])):
            if part.kind is UnitKind.BREAK and last is not None and found[last].kind is UnitKind.BREAK and _hard(part):
                if _hard(found[last]):
                    found.append(part)
                else:
                    found[last] = part
            continue
        if part.kind is UnitKind.BREAK or splits(part):
            found = _without_spaces_at_end(found, part)
        found.append(part)
    return _without_spaces_at_end(found)


def _without_spaces_at_end(parts: list[Part], *following: Part) -> list[Part]:
    """Without the spaces at the end; a comment may stand behind one, and then it was typed so."""
    found = list(parts)
    while (last := _last_text(found)) is not None and found[last].is_space and not found[last].in_code:
        if following and _as_typed([*found[last:], *following]):
            break
        del found[last]
    return found


def _hard(part: Part) -> bool:
    return part.text.startswith(("\\", "  "))


def _last_text(parts: list[Part]) -> int | None:
    """The place of the last part that is text or a split."""
    return next((at for at in range(len(parts) - 1, -1, -1) if parts[at].is_text or splits(parts[at])), None)


def _comments_close(parts: list[Part]) -> list[Part]:
    """A comment takes the spaces after it along where one stands before it, and only there."""
    found: list[Part] = []
    for at, part in enumerate(parts):
        beside = _is_comment(part) and found and _last_text(found) == len(found) - 1
        if not beside or _as_typed([found[-1], *parts[at : at + 2]]):
            found.append(part)
        elif not found[-1].is_space:
            found.append(replace(part, text=part.text.rstrip(" "), unit=None))
        elif at + 1 < len(parts) and parts[at + 1].is_space:
            found.insert(_first_space(found), replace(part, text=part.text.rstrip(" "), unit=None))
        else:
            found.append(part)
    return found


def _is_comment(part: Part) -> bool:
    return part.kind is UnitKind.GAP and part.text.startswith("<!--") and part.text.rstrip(" ").endswith("-->")


def _first_space(parts: list[Part]) -> int:
    """Where the spaces at the end begin."""
    at = len(parts)
    while at and parts[at - 1].is_space and parts[at - 1].kind is not UnitKind.BREAK:
        at -= 1
    return at


def _stars(parts: list[Part]) -> list[Part]:
    """Stars for underscores that now touch a letter: those mark nothing."""
    touched: set[Mark] = set()
    for at, part in enumerate(parts):
        if part.kind is UnitKind.OPEN and set(part.text) == {"_"} and _ends_in_word(parts[:at]):
            touched.add(part.marks[-1])
        if part.kind is UnitKind.CLOSE and set(part.text) == {"_"} and _ends_in_word(parts[at + 1 : at + 2]):
            touched.add(part.marks[-1])
    return [
        replace(part, text="*" * len(part.text), unit=None)
        if part.kind in (UnitKind.OPEN, UnitKind.CLOSE) and part.marks[-1] in touched and set(part.text) == {"_"}
        else part
        for part in parts
    ]


def _ends_in_word(parts: list[Part]) -> bool:
    return bool(parts) and parts[-1].kind is UnitKind.CHARACTER and parts[-1].text[-1:].isalnum()


def _longer_fences(parts: list[Part]) -> list[Part]:
    """Longer runs of backticks around code that now holds one of the same length."""
    inside: dict[Mark, str] = {}
    for part in parts:
        if part.in_code and part.is_text:
            inside[part.marks[-1]] = inside.get(part.marks[-1], "") + part.text
    fences: dict[Mark, str] = {}
    for part in parts:
        if part.kind is UnitKind.OPEN and part.marks[-1] in inside:
            runs = {len(run) for run in re.findall("`+", inside[part.marks[-1]])}
            if part.text.count("`") in runs:
                length = next(length for length in range(1, len(runs) + 2) if length not in runs)
                fences[part.marks[-1]] = "`" * length
    return [_refenced(part, fences) for part in parts]


def _refenced(part: Part, fences: dict[Mark, str]) -> Part:
    if part.kind not in (UnitKind.OPEN, UnitKind.CLOSE) or part.marks[-1] not in fences:
        return part
    fence = fences[part.marks[-1]]
    if part.kind is UnitKind.OPEN:
        return replace(part, text=fence + " ", unit=None)
    return replace(part, text=" " + fence + part.text.lstrip(" ").lstrip("`"), unit=None)


def _spelled_out(parts: list[Part], here: Surroundings) -> list[Part]:
    """Links whose text was also their address or label, and is no more, in full."""
    return [_in_full(part, parts, here) if _may_be_short(part) else part for part in parts]


def _may_be_short(part: Part) -> bool:
    """Whether a part begins or ends a link that may have neither an address nor a label of its own."""
    if part.kind not in (UnitKind.OPEN, UnitKind.CLOSE) or not isinstance(part.marks[-1].node, n.Link):
        return False
    return part.text == "<" or part.text.startswith((">", "][]")) or part.text == "]"


def _in_full(part: Part, parts: list[Part], here: Surroundings) -> Part:
    link = part.marks[-1].node
    assert isinstance(link, n.Link)
    label = here.text[link.content[0].span.start : link.content[-1].span.end] if link.content else ""
    now = "".join(other.text for other in parts if _is_inside(other, part.marks[-1]))
    if now == label:
        return part
    if part.text == "<":
        return replace(part, text="[", unit=None)
    if part.text.startswith(">"):
        return replace(part, text=f"]({link.url}){part.text[1:]}", unit=None)
    return replace(part, text=f"][{label}]" + part.text.removeprefix("][]").removeprefix("]"), unit=None)


def _is_inside(part: Part, mark: Mark) -> bool:
    """Whether a part stands inside a mark and is not its own sign."""
    if mark not in part.marks:
        return False
    return part.kind not in (UnitKind.OPEN, UnitKind.CLOSE) or part.marks[-1] is not mark


def _sentences(parts: list[Part], here: Surroundings) -> list[Part]:
    """A line end instead of a new space between two sentences."""
    found: list[Part] = []
    for at, part in enumerate(parts):
        if part.unit is None and part.kind is UnitKind.CHARACTER and part.text == " " and not part.in_code:
            before = "".join(other.text for other in found[-8:] if other.is_text)
            after = next((other.text for other in parts[at + 1 :] if other.is_text), "")
            if _SENTENCE_END.search(before) and after[:1].isupper():
                part = Part(UnitKind.BREAK, "\n" + here.prefix, None, part.marks)
        found.append(part)
    return found
