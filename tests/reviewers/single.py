"""Single edits through LibreOffice: each is carried out alone on the texts as they were sent, and held against them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

from nds_docs.build.blocks import StoredBlock
from nds_docs.compose.gather import Inputs, gather
from nds_docs.document.nodes import PieceKind
from nds_docs.document.pieces import OBJECT
from nds_docs.document.source import Source
from nds_docs.review import apply as applying
from nds_docs.review.archive import open_archive
from nds_docs.review.counting import count
from nds_docs.review.extracting import remarks_of
from nds_docs.review.reading import read
from nds_docs.review.remark import Remark, RemarkKind
from nds_docs.review.remarks import Extracted
from nds_docs.review.returned import Returned, Revision
from tests.reviewers import margin
from tests.reviewers.deciding import Expected, Reviewed, Touch, decided
from tests.reviewers.formless import begins_badly, empties, in_generated, parts_head, sort_of_change
from tests.reviewers.kinds import JOINING, MOVES, NAMES
from tests.reviewers.sent import NewBlock, Sent, SentLine, composed
from tests.reviewers.sorts import CITATION
from tests.reviewers.tally import Outcome, Tally
from tests.reviewers.whole import unlike_office

LOOKS = (RemarkKind.COMMENT, RemarkKind.FORMATTING)


class Carried(NamedTuple):
    """What applying remarks gave: the blocks of the new document, and the remarks that were carried out."""

    blocks: tuple[NewBlock, ...]
    done: frozenset[str]
    files: Mapping[str, bytes]

    def keeps(self, lines: Sequence[SentLine], touched: Sequence[Touch], sources: Mapping[str, bytes]) -> bool:
        """Whether every paragraph that was moved still has its emphasis, links, references and notes.

        Then its Markdown stands somewhere as it was, but for spaces; plain words may be escaped in another way.
        """
        moved = {one.line for one in touched if one.end - one.start > 0}
        for line in (lines[number] for number in moved):
            if line.block is None or line.path not in self.files:
                continue
            old = Source(line.path, sources[line.path]).text
            new = Source(line.path, self.files[line.path]).text
            if _has_markup(line.block, old) and not _holds(new, old[line.block.start : line.block.end]):
                return False
        return True


def _has_markup(block: StoredBlock, source: str) -> bool:
    """Whether a block holds more than plain words."""
    inside = [piece for piece in block.pieces if piece.text or source[piece.start : piece.end].strip()]
    marks = (piece.kind is PieceKind.MARKUP and "\n" not in source[piece.start : piece.end] for piece in inside[1:])
    return any(marks) or any(piece.kind is PieceKind.GENERATED or piece.text == OBJECT for piece in inside)


def judge(root: Path, tally: Tally) -> None:
    """Every edit in the returned file of a project, by itself."""
    file = Returnee(root)
    tally.counts["bestanden"] += 1
    rejected = decided(file.returned, lambda _: False)
    if not file.reviewed.as_sent and not any(unlike_office(root, "verworpen", rejected)):
        tally.counts["bestanden die LibreOffice met alles verworpen ook zelf anders heeft dan verstuurd"] += 1
        return
    for fault in file.faults():
        tally.wrong.append(f"{root}: {fault}")
    if not file.reviewed.as_sent:
        return
    for entry in file.log:
        if "comment" in entry:
            continue
        _edit(file, entry, tally)
    comments = [entry for entry in file.log if "comment" in entry]
    margin.judge(comments, file.extracted.remarks, file.reviewed, root, tally)


class Returnee:
    """A file that came back: what was sent, what was done, what import made of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.sent = Sent(root)
        archive = open_archive((root / "terug.docx").read_bytes(), "terug.docx")
        self.returned: Returned = read(archive)
        self.reviewed = Reviewed(self.sent, self.returned)
        self.extracted: Extracted = remarks_of(self.returned, count(archive), self.sent.built, self.sent.document, "nl")
        self.inputs: Inputs = gather(root)
        self.log: list[Mapping[str, Any]] = json.loads((root / "terug.docx.json").read_text(encoding="utf-8"))

    def faults(self) -> list[str]:
        """What must be so before anything is carried out."""
        found = list(self.sent.faults)
        if not self.extracted.account.balanced:
            found.append(f"{self.extracted.account}")
        if not self.reviewed.as_sent:
            found.append("met alle wijzigingen verworpen is het niet wat is verstuurd")
        elif fault := difference(self.reviewed.expected(lambda _: False), composed(self.inputs)):
            found.append(f"zonder wijzigingen al anders: {fault}")
        return found

    def carried(self, remarks: Sequence[Remark]) -> Carried:
        """Remarks carried out together on the texts as they were sent."""
        done = applying.apply(((remark, self.sent.build.sources) for remark in remarks), self.inputs.files)
        applied = {one.remark.id for one in done.results if one.outcome is applying.Outcome.APPLIED}
        if not applied:
            return Carried((), frozenset(), {})
        files = {**self.inputs.files, **done.files}
        return Carried(composed(replace(self.inputs, files=files)), frozenset(applied), files)


def _holds(text: str, part: str) -> bool:
    """Whether a text holds another, but for spaces and line ends."""
    return "".join(part.split()) in "".join(text.split())


def _edit(file: Returnee, entry: Mapping[str, Any], tally: Tally) -> None:
    author: str = entry["author"]
    mine = [remark for remark in file.extracted.remarks if remark.author == author]
    if entry["kind"] in ("bold", "style"):
        _looks(file, entry, mine, tally)
        return
    kind = NAMES[entry["kind"]]

    def own(revision: Revision) -> bool:
        return revision.author == author

    if not margin.revised_by(file.returned, author):
        tally.counts["niets gewijzigd (LibreOffice deed niets)"] += 1
        return
    touched = list(file.reviewed.touched(own))
    lines = file.reviewed.standing
    sort = sort_of_change(lines, touched, joined=entry["kind"] in JOINING)
    if (line := file.sent.numbered[entry["number"]]) is not None and entry["kind"] not in JOINING:
        sort = lines[line].sort
    asked = [remark for remark in mine if remark.kind not in LOOKS]
    carried = file.carried(asked)
    where = f"{file.root} {author} {entry['kind']}, {sort}"
    if not asked:
        tally.add(kind, sort, Outcome.WRONG)
        tally.wrong.append(f"{where}: geen opmerking van deze wijziging")
    elif not carried.done:
        why = next((remark.why_not for remark in asked if remark.why_not), "in strijd met elkaar")
        outcome = Outcome.GENERATED if in_generated(lines, touched) else Outcome.REFUSED
        emptied = empties(lines, touched) or begins_badly(lines, touched, asked[0].proposal)
        tally.add(kind, sort, outcome, why, emptied=emptied, formless=parts_head(file.sent, lines, touched))
    else:
        keys = {key for remark in asked if remark.id in carried.done for key in file.extracted.named[remark.id]}
        whole = len(carried.done) == len(asked)
        expected = file.reviewed.expected(own if whole else lambda revision: revision.key in keys)
        fault = difference(expected, carried.blocks)
        if fault and only_spaces(expected, carried.blocks):
            tally.counts[f"alleen in spaties anders dan de reviewer typte ({kind})"] += 1
            fault = ""
        moved = whole and entry["kind"] in MOVES
        if moved and not fault and not carried.keeps(lines, touched, file.sent.build.sources):
            fault = "verplaatst zonder opmaak, verwijzingen of voetnoten"
        if fault:
            tally.wrong.append(f"{where}: {fault}; {said(asked)}")
        why = next((remark.why_not for remark in asked if remark.why_not), "")
        tally.add(kind, sort, Outcome.WRONG if fault else Outcome.DONE if whole else Outcome.HALF, why)


def _looks(file: Returnee, entry: Mapping[str, Any], mine: Sequence[Remark], tally: Tally) -> None:
    """A change of looks is reported, and changes nothing."""
    there = any(revision.author == entry["author"] for revision in _revisions(file.returned))
    if any(remark.kind is RemarkKind.FORMATTING for remark in mine):
        tally.add("opmaak", "", Outcome.REPORTED)
    elif there:
        tally.wrong.append(f"{file.root} {entry['author']}: opmaak is niet gemeld")
    else:
        tally.counts["opmaak waarvan het bestand niets zegt"] += 1


def _revisions(returned: Returned) -> list[Revision]:
    found: list[Revision] = []
    for paragraph in returned.paragraphs:
        found += paragraph.properties
        for run in paragraph.runs:
            found += run.formatting
    return found


def said(remarks: Sequence[Remark]) -> str:
    return "; ".join(f"{remark.kind.value} {remark.at} {remark.text!r} → {remark.proposal!r}" for remark in remarks)


def only_spaces(expected: Sequence[Expected], got: Sequence[NewBlock]) -> bool:
    """Whether two documents differ in nothing but spaces."""
    ours = [one._replace(text=one.text.replace(" ", "")) for one in expected]
    theirs = [one._replace(text=one.text.replace(" ", "")) for one in got]
    return not difference(ours, theirs)


def _is_same_note(one: Expected, new: NewBlock) -> bool:
    return new.sort == CITATION and one.whole == new.whole != ""


def difference(expected: Sequence[Expected], got: Sequence[NewBlock]) -> str:
    """Where two documents differ in text, or in the sort of what nobody touched; "" where they agree.

    In the note of a citation the program writes a comma that a person typed: it agrees where all of it reads the same.
    """
    if len(expected) == len(got):
        pairs = zip(expected, got, strict=True)
        got = [new._replace(text=one.text) if _is_same_note(one, new) else new for one, new in pairs]
    ours, theirs = [one.text for one in expected], [one.text for one in got]
    if ours != theirs:
        found = []
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
            if tag != "equal":
                found.append(f"verwacht {ours[i1:i2]!r}, gekregen {theirs[j1:j2]!r}")
        return "; ".join(found)
    for one, other in zip(expected, got, strict=True):
        if one.sort and one.sort != other.sort:
            return f"{one.text!r} was {one.sort} en is {other.sort}"
    return ""
