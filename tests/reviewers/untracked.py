"""Single edits with tracking off: what the file does not tell of is found, and carried out right or refused.

Nothing in the file says who changed what, so a difference between the file and what was sent belongs to the edit of
the log that is nearest: between any two an untouched paragraph stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

from nds_docs.review.alignment import folded
from nds_docs.review.remark import Remark, RemarkKind
from nds_docs.review.returned import Line
from tests.reviewers.deciding import Expected, aligned, by_field, same, tokens
from tests.reviewers.kinds import JOINING, NAMES
from tests.reviewers.sent import NOTHING, Character, SentLine, shown
from tests.reviewers.single import Returnee, difference, only_spaces, said
from tests.reviewers.tally import Outcome, Tally

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
    places = [text.place(file.sent.numbered[entry["number"]]) for entry in file.log]
    found: dict[int, list[Difference]] = {}
    for one in text.differences():
        near = _of_note(one, file.log, places)
        found.setdefault(_nearest(places, *one.places) if near is None else near, []).append(one)
    remarks: dict[int, list[Remark]] = {}
    for remark in file.extracted.remarks:
        at = text.place_of(remark)
        new = (number for number, of in found.items() if _holds(of, remark))
        told = [number for number, of in found.items() if number >= 0 and text.tells(of, remark)]
        near = min(told, key=lambda number: abs(places[number] - at), default=_nearest(places, at, at))
        remarks.setdefault(next(new, near), []).append(remark)
    for number, entry in enumerate(file.log):
        _edit(text, entry, found.get(number, []), remarks.get(number, []), tally)


def _holds(found: Sequence[Difference], remark: Remark) -> bool:
    """Whether a paragraph that a remark adds is one of these: such a remark has the place of the one before it."""
    texts = {folded(line.text) for one in found for line in one.lines}
    return remark.kind in (RemarkKind.ADDED_PARAGRAPH, RemarkKind.ADDED_FOOTNOTE) and folded(remark.proposal) in texts


def _of_note(one: Difference, log: Sequence[Mapping[str, Any]], places: Sequence[int]) -> int | None:
    """The edit that put in a footnote, of the line that this says; None where it is no such line."""
    texts = [folded(line.text) for line in one.lines if one.start == one.end]
    edits = [
        at for at, entry in enumerate(log) if entry["kind"] == "add_mark_of_note" and [folded(entry["new"])] == texts
    ]
    return min(edits, key=lambda at: abs(places[at] - one.start), default=None)


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
        paragraphs = file.returned.paragraphs
        self.returned: list[Line] = [
            line for line in file.reviewed.lines if not any(paragraphs[n].of_list for n in line.paragraphs)
        ]

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

    def differences(self) -> list[Difference]:
        ours, theirs = [one.text for one in self.sent], [line.text for line in self.returned]
        found = []
        for i1, i2, j1, j2 in _stretches(ours, theirs):
            if i2 - i1 == j2 - j1:
                for at, line in zip(range(i1, i2), self.returned[j1:j2], strict=True):
                    if not same(line.text, self.sent[at], by_field(self.file.returned, line), tracked=False):
                        found.append(Difference(at, at + 1, (line,)))
            else:
                found.append(Difference(i1, i2, tuple(self.returned[j1:j2])))
        return found

    def expected(self, differences: Sequence[Difference]) -> list[Expected]:
        """The running text as it was sent, with these differences."""
        found, at = [], 0
        for one in [*sorted(differences), Difference(len(self.sent), len(self.sent), ())]:
            for line in self.sent[at : one.start]:
                if line.block is not None:
                    found.append(Expected(shown(line.characters), line.sort))
            if one.start == one.end or any(line.block for line in self.sent[one.start : one.end]):
                found += [Expected(shown(part), "") for part in self.parts(one, differences)]
            at = one.end
        return [one for one in found if one.text]

    def parts(self, one: Difference, all_: Sequence[Difference]) -> list[list[Character]]:
        """The new paragraphs, with what is as it was known for what it is, wherever the same edit took it from."""
        old = [line for found in all_ for line in self.sent[found.start : found.end]]
        characters = [char for line in old for char in (*line.characters, BETWEEN)][:-1]
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


def _without_parts(now: Sequence[Character], sent: Sequence[Character], fields: Sequence[bool]) -> Iterator[Character]:
    """Signs that happen to be those of something that was made, and are not all of it, are a person's."""
    was, is_ = (Counter((one.thing, one.start, one.end) for one in of if one.start >= 0) for of in (sent, now))
    for one, field in zip(now, fields, strict=False):
        key = (one.thing, one.start, one.end)
        part = one.thing != NOTHING and not field and is_[key] < was[key]
        yield Character(one.text, NOTHING, False, -1, -1) if part else one


def _stretches(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Where two texts differ, with as many paragraphs the same as there can be (their longest common subsequence)."""
    best = [[0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i in range(len(ours) - 1, -1, -1):
        for j in range(len(theirs) - 1, -1, -1):
            alike = best[i + 1][j + 1] + 1 if ours[i] == theirs[j] else 0
            best[i][j] = max(alike, best[i + 1][j], best[i][j + 1])
    found, i, j, start = [], 0, 0, (0, 0)
    while i < len(ours) and j < len(theirs):
        if ours[i] == theirs[j] and best[i][j] == best[i + 1][j + 1] + 1:
            if (i, j) != start:
                found.append((start[0], i, start[1], j))
            i, j = i + 1, j + 1
            start = (i, j)
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    if start != (len(ours), len(theirs)):
        found.append((start[0], len(ours), start[1], len(theirs)))
    return found


def _changed(old: str, new: str) -> list[tuple[int, int]]:
    """The characters of `old` that are no more, or the places where something is new, as narrow as can be."""
    ours, theirs = tokens(old), tokens(new)
    starts = [0]
    for token in ours:
        starts.append(starts[-1] + len(token))
    found = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag != "equal":
            start, end, text = starts[i1], starts[i2], "".join(theirs[j1:j2])
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
    if entry["kind"] in JOINING and found and len(of := text.sent[found[0].start : found[0].end]) > 1:
        sort = f"{of[0].sort} + {of[1].sort}"
    where = f"{file.root} {entry['kind']} zonder bijhouden, {sort}, {entry['paragraph'][:60]!r}"
    generated = any(map(text.generated, found)) or not line.written
    if not found:
        tally.counts["niets gewijzigd (LibreOffice deed niets)"] += 1
        if remarks:
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
        tally.add(kind, sort, Outcome.GENERATED if generated else Outcome.REFUSED, why)
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
