"""Single edits with tracking off: what the file does not tell of is found, and carried out right or refused.

Nothing in the file says who changed what, so a difference between the file and what was sent belongs to the edit of
the log that is nearest: between any two an untouched paragraph stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property, partial
from itertools import accumulate, product
from pathlib import Path
from typing import Any, NamedTuple

from nds_docs.document.pieces import OBJECT
from nds_docs.review.alignment import folded
from nds_docs.review.remark import Remark, RemarkKind
from nds_docs.review.returned import Line
from tests.reviewers.deciding import Expected
from tests.reviewers.formless import takes_label
from tests.reviewers.kinds import JOINING, NAMES
from tests.reviewers.sent import DRESS, NOTHING, Character, SentLine, by_field, shown
from tests.reviewers.single import Returnee, difference, only_spaces, said
from tests.reviewers.sorts import CELL
from tests.reviewers.standing import aligned, opcodes, same, typed
from tests.reviewers.tally import Outcome, Tally

LEAST_ALIKE = 0.5
"""Of two paragraphs that may be the same one, changed (`SequenceMatcher.ratio`)."""

BETWEEN = Character("\0", NOTHING, False, -1, -1)


class Difference(NamedTuple):
    """Paragraphs `start` to `end` as they were sent became `lines`."""

    start: int
    end: int
    lines: tuple[Line, ...]

    @property
    def places(self) -> tuple[int, int]:
        """The first and the last paragraph that it is about; of what is new only the one before."""
        return (self.start, self.end - 1) if self.start < self.end else (self.start - 1, self.start - 1)


def judge(root: Path, tally: Tally) -> None:
    """Every edit in the returned file of a project, by itself."""
    file = Returnee(root)
    tally.counts["bestanden"] += 1
    if not file.extracted.account.balanced:
        tally.wrong.append(f"{root}: {file.extracted.account}")
    text = _Text(file)
    places = [text.rank(text.place(file.sent.numbered[entry["number"]])) for entry in file.log]
    found: dict[int, list[Difference]] = {}
    for one in text.differences:
        near = _by_words(one, file.log, places, text)
        if near is None:
            near = _nearest(places, *map(text.rank, text.came_from(one).places))
        found.setdefault(near, []).append(one)
    remarks: dict[int, list[Remark]] = {}
    for remark in file.extracted.remarks:
        at = text.rank(text.place_of(remark))
        new = (number for number, of in found.items() if _holds(of, remark))
        told = [number for number, of in found.items() if number >= 0 and text.tells(of, remark)]
        near = min(told, key=lambda number: abs(places[number] - at), default=_nearest(places, at, at))
        remarks.setdefault(next(new, near), []).append(remark)
    merged: set[int] = set()
    for number in [number for number in found if number >= 0 and number not in remarks]:
        shared = [at for at in remarks if any(text.shares(found[number], remark) for remark in remarks[at])]
        if shared and shared[0] in found:  # words that went here and came there are one remark: both edits as one
            found[shared[0]] += found[number]
            merged.add(number)
            tally.counts["wijzigingen die met een andere één opmerking zijn"] += 1
    for number, entry in enumerate(file.log):
        if number in merged:
            continue
        _edit(text, entry, found.get(number, []), remarks.get(number, []), tally)


def _holds(found: Sequence[Difference], remark: Remark) -> bool:
    """Whether a paragraph that a remark adds is one of these: such a remark has the place of the one before it."""
    texts = {folded(line.text) for one in found for line in one.lines}
    return remark.kind in (RemarkKind.ADDED_PARAGRAPH, RemarkKind.ADDED_FOOTNOTE) and folded(remark.proposal) in texts


def _by_words(one: Difference, log: Sequence[Mapping[str, Any]], places: Sequence[int], text: _Text) -> int | None:
    """The edit that put in a footnote, or filled a cell of its table, with these words; None where it is no such line.

    Neither stands where the paragraph of the edit does.
    """
    empty = not any(line.text for line in text.sent[one.start : one.end])
    texts = [folded(line.text) for line in one.lines if empty]
    elsewhere = ("add_mark_of_note", "fill_cell")
    edits = [at for at, entry in enumerate(log) if entry["kind"] in elsewhere and [folded(entry["new"])] == texts]
    return min(edits, key=lambda at: abs(places[at] - text.rank(one.start)), default=None)


def _nearest(places: Sequence[int], first: int, last: int) -> int:
    return min(range(len(places)), key=lambda at: max(first - places[at], places[at] - last, 0), default=-1)


class _Text:
    """The paragraphs as they were sent and as they came back, those of lists of contents left out."""

    def __init__(self, file: Returnee) -> None:
        self.file = file
        contents = {
            number for number, one in enumerate(file.sent.returned.paragraphs) if one.of_list
        }  # by paragraph of the file
        of_contents = {line for number, line in file.sent.line_of.items() if number in contents}
        self.numbers = [number for number in range(len(file.sent.lines)) if number not in of_contents]
        self.sent: list[SentLine] = [file.sent.lines[number] for number in self.numbers]
        notes = {line for number, line in file.sent.line_of.items() if file.sent.returned.paragraphs[number].note}
        self.ranks = list(accumulate((number not in notes for number in self.numbers), initial=-1))[1:]
        paragraphs = file.returned.paragraphs
        self.returned: list[Line] = [
            line for line in file.reviewed.lines if not any(paragraphs[n].of_list for n in line.paragraphs)
        ]

    def rank(self, place: int) -> int:
        """The number of a paragraph among those that are no footnote; of a footnote that of the one with its mark."""
        return self.ranks[min(place, len(self.ranks) - 1)] if place >= 0 else -1

    def place(self, line: int | None) -> int:
        return self.numbers.index(line) if line in self.numbers else 0

    def place_of(self, remark: Remark) -> int:
        """The paragraph that a remark has its place in; the first for one without a place."""
        return self.place(self.file.sent.line_at(remark.at))

    def tells(self, found: Sequence[Difference], remark: Remark) -> bool:
        """Whether the words of a remark are those of these differences: of what was made it has a place near by."""
        old = folded(" ".join(line.text for one in found for line in self.sent[one.start : one.end]))
        new = folded(" ".join(line.text for one in found for line in one.lines))
        return folded(remark.text) in old and folded(remark.proposal) in new

    def shares(self, found: Sequence[Difference], remark: Remark) -> bool:
        """Whether a remark about more places says some words that are new in these differences, or that went there."""
        old = folded(" ".join(line.text for one in found for line in self.sent[one.start : one.end]))
        new = folded(" ".join(line.text for one in found for line in one.lines))
        came, went = ([folded(line) for line in text.split("\n") if line] for text in (remark.proposal, remark.text))
        told = any(old.count(line) < new.count(line) for line in came) or any(
            new.count(line) < old.count(line) for line in went
        )
        return remark.kind is RemarkKind.REARRANGED and told

    def came_from(self, one: Difference) -> Difference:
        """Where the paragraphs of a difference went from, where all of it came from elsewhere; else the difference."""
        came = [folded(line.text) for line in one.lines]
        gone = (other for other in self.differences if other.start < other.end and not other.lines)
        from_ = [other for other in gone if came == [folded(line.text) for line in self.sent[other.start : other.end]]]
        return from_[0] if one.start == one.end and len(from_) == 1 else one

    @cached_property
    def differences(self) -> list[Difference]:
        ours, theirs = [one.text for one in self.sent], [line.text for line in self.returned]
        found = []
        for i1, i2, j1, j2 in self.stretches(ours, theirs):
            if i2 - i1 != j2 - j1:
                found.append(Difference(i1, i2, tuple(self.returned[j1:j2])))
                continue
            for one, other in pairs(ours[i1:i2], theirs[j1:j2]):
                new = self.returned[j1 + other[0] : j1 + other[1]]
                found.append(Difference(i1 + one[0], i1 + one[1], tuple(new)))
        return found

    def stretches(self, ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
        """Where the two differ in more than what fields show anew."""
        for i1, i2, j1, j2 in _stretches(len(ours), len(theirs), lambda i, j: ours[i] == theirs[j]):
            fields = partial(self.same, i1, j1)
            for begin, end, at, until in _stretches(i2 - i1, j2 - j1, fields):
                yield i1 + begin, i1 + end, j1 + at, j1 + until

    def same(self, i1: int, j1: int, i: int, j: int) -> bool:
        line = self.returned[j1 + j]
        return same(line.text, self.sent[i1 + i], by_field(self.file.returned, line), tracked=False)

    def expected(self, differences: Sequence[Difference]) -> list[Expected]:
        """The running text as it was sent, with these differences."""
        found, at = [], 0
        for one in [*sorted(differences), Difference(len(self.sent), len(self.sent), ())]:
            for line in self.sent[at : one.start]:
                if line.block is not None:
                    found.append(Expected(shown(line.characters), line.sort))
            gone = self.sent[one.start : one.end]
            if not gone or any(line.block or line.sort == CELL for line in gone):
                found += [Expected(shown(part), "", _all(part)) for part in self.parts(one, differences)]
            at = one.end
        return [one for one in found if one.text]

    def parts(self, one: Difference, all_: Sequence[Difference]) -> list[list[Character]]:
        """The new paragraphs, with what is as it was known for what it is, wherever the same edit took it from."""
        old = [line for found in all_ for line in self.sent[found.start : found.end]]
        characters = [char for line in _numbered(old) for char in (*line, BETWEEN)][:-1]
        whole = SentLine("".join(char.text for char in characters), "", "", tuple(characters), None)
        parts: list[list[Character]] = [[]]
        fields = [flag for line in one.lines for flag in (*by_field(self.file.returned, line), False)]
        now = aligned("\0".join(line.text for line in one.lines), whole, fields)
        for char in _without_parts(now, characters, fields):
            if char.text == "\0":
                parts.append([])
            else:
                parts[-1].append(char)
        return parts

    def generated(self, one: Difference) -> bool:
        """Whether a difference would change what the program made."""
        lines = self.sent[one.start : one.end]
        if not lines:
            return not self.sent[max(one.start - 1, 0)].written
        if len(lines) != len(one.lines):
            return not all(line.written for line in lines)
        return any(lines[0].generated(start, end) for start, end in _changed(lines[0].text, one.lines[0].text))

    def marks_made(self, line: SentLine) -> bool:
        """Whether the new mark of a note in a paragraph stands inside what the program made."""
        bare = _bare(line.text)
        now = next((one.text for one in self.returned if one.text != line.text and _bare(one.text) == bare), line.text)
        at = next((at for at, (old, new) in enumerate(zip(line.text, now, strict=False)) if old != new), None)
        return at is not None and line.generated(at, at)


def _bare(text: str) -> str:
    return text.replace(OBJECT, "")


def _all(part: Sequence[Character]) -> str:
    """All that a paragraph shows."""
    return folded("".join(one.text for one in part if one.thing != DRESS))


def _numbered(lines: Sequence[SentLine]) -> Iterator[list[Character]]:
    """The characters of lines, with a number of its own for each thing in any of them."""
    first = 0
    for line in lines:
        yield [one._replace(thing=first + one.thing) if one.thing >= 0 else one for one in line.characters]
        first += 1 + max((one.thing for one in line.characters), default=0)


def _without_parts(now: Sequence[Character], sent: Sequence[Character], fields: Sequence[bool]) -> Iterator[Character]:
    """Signs that happen to be those of something that was made, and are not all of it, are a person's.

    Of what a field showed there must be a field.
    """
    was = Counter((one.thing, one.field) for one in sent)
    is_ = Counter((one.thing, field) for one, field in zip(now, fields, strict=False))
    for one, field in zip(now, fields, strict=False):
        lost = is_[one.thing, False] < was[one.thing, False] or is_[one.thing, True] < min(1, was[one.thing, True])
        yield typed(one) if one.thing >= 0 and not field and lost else one


def _stretches(ours: int, theirs: int, equal: Callable[[int, int], bool]) -> list[tuple[int, int, int, int]]:
    """Where two texts differ, with as many paragraphs the same as there can be (their longest common subsequence)."""
    best = [[0] * (theirs + 1) for _ in range(ours + 1)]
    for i, j in product(reversed(range(ours)), reversed(range(theirs))):
        alike = best[i + 1][j + 1] + 1 if equal(i, j) else 0
        best[i][j] = max(alike, best[i + 1][j], best[i][j + 1])
    found, i, j, start = [], 0, 0, (0, 0)
    while i < ours and j < theirs:
        if equal(i, j) and best[i][j] == best[i + 1][j + 1] + 1:
            if (i, j) != start:
                found.append((start[0], i, start[1], j))
            i, j = i + 1, j + 1
            start = (i, j)
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    if start != (ours, theirs):
        found.append((start[0], ours, start[1], theirs))
    return found


def pairs(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Of as many paragraphs of both each with the other; where those are not alike, with the one that is, or none."""
    alike = [[SequenceMatcher(None, one, other, autojunk=False).ratio() for other in theirs] for one in ours]
    if len(ours) == 1 or all(alike[at][at] >= LEAST_ALIKE for at in range(len(ours))):
        return [((at, at + 1), (at, at + 1)) for at in range(len(ours))]
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i, j in product(reversed(range(len(ours))), reversed(range(len(theirs)))):
        pair = best[i + 1][j + 1] + alike[i][j] if alike[i][j] >= LEAST_ALIKE else 0.0
        best[i][j] = max(best[i + 1][j], best[i][j + 1], pair)
    found, i, j = [], 0, 0
    while i < len(ours) or j < len(theirs):
        ends = i == len(ours) or j == len(theirs)
        if not ends and alike[i][j] >= LEAST_ALIKE and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
            found.append(((i, i + 1), (j, j + 1)))
            i, j = i + 1, j + 1
        elif j == len(theirs) or (i < len(ours) and best[i + 1][j] >= best[i][j + 1]):
            found.append(((i, i + 1), (j, j)))
            i += 1
        else:
            found.append(((i, i), (j, j + 1)))
            j += 1
    return found


def _changed(old: str, new: str) -> list[tuple[int, int]]:
    """The characters of `old` that are no more, or the places where something is new, as narrow as can be."""
    found = []
    for tag, start, end, at, until in opcodes(old, new):
        if tag != "equal":
            text = new[at:until]
            while start < end and text and old[start] == text[0]:
                start, text = start + 1, text[1:]
            while start < end and text and old[end - 1] == text[-1]:
                end, text = end - 1, text[:-1]
            found.append((start, end))
    return found


def _edit(
    text: _Text, entry: Mapping[str, Any], found: Sequence[Difference], remarks: Sequence[Remark], tally: Tally
) -> None:
    kind = NAMES[entry["kind"]]
    file, line = text.file, text.sent[text.place(text.file.sent.numbered[entry["number"]])]
    sort = line.sort
    if entry["kind"] in JOINING and len(of := [at for one in found for at in text.sent[one.start : one.end]]) > 1:
        sort = f"{of[0].sort} + {of[1].sort}"
    where = f"{file.root} {entry['kind']} zonder bijhouden, {sort}, {entry['paragraph'][:60]!r}"
    generated = any(map(text.generated, found)) or not line.written
    if entry["kind"] == "add_mark_of_note":
        generated = generated or text.marks_made(line)
    emptied = any(one.start < one.end and not any(new.text.strip() for new in one.lines) for one in found)
    if not found:
        tally.counts["niets gewijzigd (LibreOffice deed niets)"] += 1
        if remarks and not file.carried(remarks).done:
            tally.counts["geweigerde opmerkingen over wat de maatstaf niet ziet veranderen"] += len(remarks)
        elif remarks:
            tally.wrong.append(f"{where}: er is niets gewijzigd; {said(remarks)}")
        return
    if not remarks:
        tally.add(kind, sort, Outcome.GENERATED if generated else Outcome.WRONG)
        if generated:
            tally.counts["wijziging van gemaakte tekst zonder bijhouden die niet is gemeld"] += 1
        else:
            tally.wrong.append(f"{where}: niet gevonden: {[line.text for one in found for line in one.lines]}")
        return
    carried = file.carried(remarks)
    why = next((remark.why_not for remark in remarks if remark.why_not), "in strijd met elkaar")
    if not carried.done:
        outcome = Outcome.GENERATED if generated else Outcome.REFUSED
        gone = [
            line for one in found for line in text.sent[one.start : one.end] if len(one.lines) < one.end - one.start
        ]
        tally.add(kind, sort, outcome, why, emptied=emptied, formless=takes_label(file.sent, gone))
        return
    expected = text.expected(found)
    if len(carried.done) < len(remarks):
        tally.add(kind, sort, Outcome.HALF, why)
        return
    fault = difference(expected, carried.blocks)
    if fault and only_spaces(expected, carried.blocks):
        tally.counts[f"alleen in spaties anders dan de reviewer typte ({kind})"] += 1
        fault = ""
    if fault:
        tally.wrong.append(f"{where}: {fault}; {said(remarks)}")
    tally.add(kind, sort, Outcome.WRONG if fault else Outcome.DONE)
