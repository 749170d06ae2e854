"""What was sent, found again in a returned file with every revision rejected: line by line, and sign by sign.

With tracking on that is the text as it was sent, but for what fields show anew. Where somebody accepted or rejected
something, or had tracking off, only what is certain is said to be what was sent: a line that is like one line alone,
and in it the signs that are the same whether the two are read from the front or from the back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import accumulate, takewhile

from tests.reviewers.sent import NOTHING, Character, SentLine

REFRESHED = -3
"""What a field shows where nothing of the program's stood."""

LEAST_ALIKE = 0.5
"""Of two lines that may be the same one, changed: the share of their words and marks that they have in common."""

NEW = Character("", NOTHING, False, -1, -1)
"""A person's own, that was not sent: it stands for no source."""


def tokens(text: str) -> list[str]:
    return re.findall(r"\w+|\s|[^\w\s]", text)


def aligned(text: str, sent: SentLine, by_field: Sequence[bool]) -> list[Character]:
    """The characters of a line that was sent, as they stand in `text`; those that are new are a person's.

    `by_field` tells of each character whether a field shows it: then it is the program's, worked out anew. What a field
    showed and none shows now is a person's.
    """
    if text == sent.text:
        return list(sent.characters)
    found: list[Character] = []
    for tag, start, end, at, until in opcodes(sent.text, text):
        old = sent.characters[start:end]
        if tag == "equal":
            fields = by_field[at:until]
            found += [one if field or not one.field else typed(one) for one, field in zip(old, fields, strict=True)]
            continue
        made = next((one for one in old if one.thing != NOTHING), NEW._replace(thing=REFRESHED))
        for one in text[at:until]:
            like = made if by_field[len(found)] else NEW
            found.append(like._replace(text=one))
    return found


def typed(one: Character) -> Character:
    """A character as a person's own."""
    return NEW._replace(text=one.text)


def standing(text: str, sent: SentLine, by_field: Sequence[bool]) -> SentLine:
    """A line that was sent as it stands in a file, as `text`: of what the program made only what it certainly made.

    That is what a field shows, and what is the same read from either end and stands between two fields, or is most of
    what the program made there, with the field that showed some of it: a figure or a full stop that somebody typed may
    happen to be one of those.
    """
    if text == sent.text:
        return sent
    backwards = replace(sent, text=sent.text[::-1], characters=sent.characters[::-1])
    both = zip(aligned(text, sent, by_field), aligned(text[::-1], backwards, by_field[::-1])[::-1], strict=True)
    found = [one if field or one == other else typed(one) for (one, other), field in zip(both, by_field, strict=True)]
    was, is_ = (Counter(one.thing for one in of) for of in (sent.characters, found))
    lost = {one.thing for one in sent.characters if one.field}
    lost -= {one.thing for one, field in zip(found, by_field, strict=True) if field}
    part = {thing for thing in is_ if thing != NOTHING and (2 * is_[thing] <= was[thing] or thing in lost)}
    between = {at for thing in part for at in _between_fields(thing, found, by_field)}
    certain = (typed(one) if one.thing in part and at not in between else one for at, one in enumerate(found))
    return replace(sent, text=text, characters=tuple(certain))


def _between_fields(thing: int, characters: Sequence[Character], by_field: Sequence[bool]) -> range:
    """From the first to the last character that a field shows of something that the program made."""
    shown = [at for at, field in enumerate(by_field) if field and characters[at].thing == thing]
    return range(shown[0], shown[-1] + 1) if shown else range(0)


def vanished(text: str, sent: SentLine) -> dict[int, tuple[Character, ...]]:
    """What the program made in a line that was sent and what is not in `text`, by the offset where it would stand.

    With tracking on nobody took it out: LibreOffice shows nothing for a reference of which the target is revised.
    """
    found = {}
    for tag, start, end, at, _ in opcodes(sent.text, text):
        gone = sent.characters[start:end]
        if tag == "delete" and all(one.thing != NOTHING for one in gone):
            found[at] = gone
    return found


def same(text: str, sent: SentLine, by_field: Sequence[bool], *, tracked: bool = True) -> bool:
    """Whether a line is as it was sent, but for what fields show anew; with tracking on that may be nothing."""
    if text == sent.text:
        return True
    for tag, start, end, at, until in opcodes(sent.text, text):
        gone = all(one.thing != NOTHING for one in sent.characters[start:end])
        if tag != "equal" and not (all(by_field[at:until]) and (at < until or (tracked and gone))):
            return False
    return True


def opcodes(old: str, new: str) -> Iterator[tuple[str, int, int, int, int]]:
    """How one text becomes another, word for word: as `SequenceMatcher.get_opcodes`, in characters."""
    ours, theirs = tokens(old), tokens(new)
    before, after = (list(accumulate(map(len, of), initial=0)) for of in (ours, theirs))
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        yield tag, before[i1], before[i2], after[j1], after[j2]


def found_again(lines: Sequence[str], sent: Sequence[SentLine]) -> dict[int, int]:
    """By line of a file the line that was sent that it certainly is; of lines without text none is told."""
    ours = [at for at, text in enumerate(lines) if text.strip()]
    theirs = [at for at, line in enumerate(sent) if line.text.strip()]
    said, was = [lines[at] for at in ours], [sent[at].text for at in theirs]
    found: dict[int, int] = {}
    between: list[tuple[range, range]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, said, was, autojunk=False).get_opcodes():
        if tag == "equal":
            found |= zip(ours[i1:i2], theirs[j1:j2], strict=True)
        else:
            between.append((range(i1, i2), range(j1, j2)))
    ones, others = Counter(said), Counter(was)
    for at, text in enumerate(said):  # moved as it was
        alike = [number for number in theirs if sent[number].text == text] if ours[at] not in found else []
        free = [number for number in alike if number not in found.values()]
        all_one = len({_made_of(sent[number]) for number in alike}) == 1  # whichever it is
        if free and (ones[text] == others[text] == 1 or all_one):
            found[ours[at]] = free[0]
    taken = set(found.values())
    for here, there in between:
        left = [ours[at] for at in here if ours[at] not in found]
        gone = [theirs[at] for at in there if theirs[at] not in taken]
        found |= _alone_alike(left, gone, lines, sent)
    return found


def _made_of(line: SentLine) -> tuple[object, ...]:
    """What a line is and which of its signs the program made: lines that say the same may differ in that."""
    return line.sort, *((one.thing == NOTHING, one.sourced) for one in line.characters)


def _alone_alike(
    left: Sequence[int], gone: Sequence[int], lines: Sequence[str], sent: Sequence[SentLine]
) -> dict[int, int]:
    """Of lines that stand in the place of others those that are like one alone, which is like no other of them.

    Also as many as there were, each most like the one that stood there in their order, and one for one that begins with
    the same words before the same number of the program's. Not one that has all of another as well: the two were
    joined, and what is whose cannot be told.
    """
    likeness = {(one, other): _likeness(lines[one], sent[other].text) for one in left for other in gone}
    alike = {pair for pair, share in likeness.items() if share >= LEAST_ALIKE}
    ones, others = Counter(one for one, _ in alike), Counter(other for _, other in alike)
    sure = {(one, other) for one, other in alike if ones[one] == others[other] == 1}
    if len(left) == len(gone):
        pairs = set(zip(left, gone, strict=True))
        best = (share < min(likeness[pair] for pair in pairs) for two, share in likeness.items() if two not in pairs)
        sure |= pairs if pairs <= alike and all(best) else set()
        sure |= {pair for pair in pairs if len(pairs) == 1 and _same_label(lines[pair[0]], sent[pair[1]])}
    return {one: other for one, other in sure if not any(sent[at].text in lines[one] for at in gone if at != other)}


def _same_label(text: str, sent: SentLine) -> bool:
    """Whether a line begins with what the program put before the number of a caption or a measure."""
    label = "".join(one.text for one in takewhile(_is_label, sent.characters))
    return bool(label.strip()) and text.startswith(label)


def _is_label(one: Character) -> bool:
    return one.thing != NOTHING and not one.sourced and not one.field


def _likeness(one: str, other: str) -> float:
    """The share of words and marks that two texts have in common, in their order."""
    ours, theirs = ([token for token in tokens(text) if not token.isspace()] for text in (one, other))
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio()
