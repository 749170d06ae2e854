"""Whole files through LibreOffice and back: what comes out of applying every remark is what the reviewers meant."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from nds_docs.build.output import replace_files
from nds_docs.compose.gather import gather
from nds_docs.review.alignment import STILL_THE_SAME, folded, likeness
from nds_docs.review.apply import Applied, apply
from nds_docs.review.apply import Outcome as AppliedAs
from nds_docs.review.archive import open_archive
from nds_docs.review.built import Builds
from nds_docs.review.counting import count
from nds_docs.review.extracting import remarks_of
from nds_docs.review.identity import recognise
from nds_docs.review.reading import read
from nds_docs.review.remark import Remark, RemarkKind
from nds_docs.review.remarks import Extracted
from nds_docs.review.returned import Returned, Revision
from nds_docs.review.texts import ALSO_UNTRACKED
from nds_docs.review.wording import KINDS
from tests.reviewers import margin, sorts
from tests.reviewers.as_it_was import Before
from tests.reviewers.carried_back import carried_back
from tests.reviewers.comparing import differences, words, words_of_lines
from tests.reviewers.contested import contested
from tests.reviewers.deciding import Reviewed, apart, decided
from tests.reviewers.formless import (
    above_new,
    begins_badly,
    empties,
    empties_head,
    empties_with_others,
    in_generated,
    of_impossible_note,
    only_space,
    parts_head,
    sort_of_change,
)
from tests.reviewers.office import review_all
from tests.reviewers.projects import build
from tests.reviewers.repeated import followed
from tests.reviewers.sent import Sent
from tests.reviewers.tally import Outcome, Tally
from tests.reviewers.word_saving import as_word_leaves_it

AFTER = "overgenomen"
"""The folder of the project in which all was carried out."""

DECIDED = ("accept", "reject")


def judge(root: Path, tally: Tally, *, tracked: bool = True, word: bool = False) -> None:
    """Imports the returned file of a project, applies all, builds again and compares."""
    sent = Sent(root)
    raw = (root / "terug.docx").read_bytes()
    archive = open_archive(raw, "terug.docx")
    returned = read(archive)
    reviewed = Reviewed(sent, returned)
    extracted = remarks_of(returned, count(archive), sent.built, sent.document, "nl")
    log = json.loads((root / "terug.docx.json").read_text(encoding="utf-8"))
    tally.counts["bestanden"] += 1
    if tracked and not all(entry.get("tracked", True) for entry in log):
        tally.counts["bestanden waarin een van drie wijzigingen bijhouden uit had"] += 1
    faults = list(_before(reviewed, extracted, log, tracked, tally))
    by_office = read(open_archive((root / "aanvaard.docx").read_bytes(), "aanvaard.docx"))
    if len({entry["author"] for entry in log if "author" in entry}) < 2:  # it does not save who deleted another's words
        unlike = list(_as_office_reads(root, returned, reviewed, log if tracked else ()))
        if unlike and (again := _as_reopened(root, returned)):
            tally.counts["bestanden die LibreOffice zelf anders bewaarde dan het ze toonde"] += 1
            by_office, unlike = again, []
        faults += unlike
    if word:
        faults += _through_word(raw, root, sent, extracted)
        tally.counts["bestanden ook als door Word bewaard gelezen"] += 1
    today = gather(root).files
    applied = apply(((remark, sent.build.sources) for remark in extracted.remarks), today)
    done = {result.remark.id for result in applied.results if result.outcome is AppliedAs.APPLIED}
    asked = [one for one in extracted.remarks if one.kind not in (RemarkKind.COMMENT, RemarkKind.FORMATTING)]
    for remark in asked:
        _count(remark, applied, log, extracted, reviewed, tally)
    comments = [entry for entry in log if "comment" in entry]
    margin.judge(comments, extracted.remarks, reviewed, root, tally)
    replace_files(root / AFTER, {**today, **applied.files})
    rebuilt = words(read(open_archive(build(root / AFTER).read_bytes(), "nds.docx")))
    refused = {key for id_, keys in extracted.named.items() if id_ not in done for key in keys}

    def accepts(revision: Revision) -> bool:
        return revision.key not in refused

    kept = carried_back(returned, accepts)
    follow = partial(followed, got=rebuilt, reviewed=reviewed, accepts=accepts)
    left = [one for one in asked if one.id not in done and (not one.tracked or one.why_not == ALSO_UNTRACKED.nl)]
    before = _sent_before(sent, [one for one in asked if one.id in done])
    ways = [list(differences(follow(one), rebuilt, left, before)) for one in (kept, apart(kept))]
    faults += [] if [] in ways else ways[0]
    if all(remark.id in done for remark in asked):
        tally.counts["bestanden waarin alles is overgenomen, vergeleken met LibreOffice"] += 1
        faults += [f"anders dan LibreOffice: {fault}" for fault in differences(words(by_office), rebuilt, ())]
    tally.wrong += [f"{root}: {fault}" for fault in faults]


def _sent_before(sent: Sent, done: Sequence[Remark]) -> Before:
    """The text as it was sent, and the lines of it that remarks which were carried out have their place in."""
    edited = {sent.line_at(one.at) for one in done}
    lines = list(words_of_lines(sent.returned))
    of = [{sent.line_of.get(number) for number in paragraphs} for _, paragraphs in lines]
    return Before([text for text, _ in lines], frozenset(at for at, some in enumerate(of) if some & edited))


def _before(
    reviewed: Reviewed, extracted: Extracted, log: Sequence[Mapping[str, Any]], tracked: bool, tally: Tally
) -> Iterator[str]:
    """What must be so before anything is carried out."""
    yield from reviewed.sent.faults
    if not extracted.account.balanced:
        yield f"{extracted.account}"
    untold = any(entry["kind"] in DECIDED or not entry.get("tracked", True) for entry in log)
    if not tracked or reviewed.as_sent or untold:
        return
    again = len({entry["author"] for entry in log if "author" in entry}) > 1
    name = "bij heropenen zelf iets veranderde" if again else "zelf niet bijhield wat het deed"
    tally.counts[f"bestanden waarin LibreOffice {name}"] += 1  # what it rejects itself is held against ours


def _as_office_reads(
    root: Path, returned: Returned, reviewed: Reviewed, log: Sequence[Mapping[str, Any]]
) -> Iterator[str]:
    """LibreOffice itself accepts all, and rejects all: it must have the texts that we read then.

    Where all that we read rejected is what was sent, that is so whatever LibreOffice makes of its own moves. Where it
    is not, and LibreOffice has the same, it did not track what it did.
    """
    rejected = decided(returned, lambda _: False)
    unlike = [] if reviewed.as_sent else list(unlike_office(root, "verworpen", rejected))
    if unlike and log and not any(entry["kind"] in DECIDED for entry in log):
        yield "met alle wijzigingen verworpen is het niet wat is verstuurd"
    yield from (f"alles verworpen leest anders dan LibreOffice: {one}" for one in unlike)
    accepted = unlike_office(root, "aanvaard", returned)
    yield from (f"alles aanvaard leest anders dan LibreOffice: {one}" for one in accepted)


def unlike_office(root: Path, name: str, ours: Returned) -> Iterator[str]:
    """Where a file is not what LibreOffice itself made of it: `name` says whether all was accepted or rejected."""
    theirs = read(open_archive((root / f"{name}.docx").read_bytes(), name))
    return differences(words(theirs), words(ours), ())


def _as_reopened(root: Path, returned: Returned) -> Returned | None:
    """What LibreOffice makes of a file it saved, opened again, with all accepted; None where that is not what we read.

    Where it is, and is not what LibreOffice showed before it saved, or not what was sent, it saved something else.
    """
    names = {"accepted": "aanvaard-heropend.docx", "rejected": "verworpen-heropend.docx"}
    files = {key: str(root / name) for key, name in names.items()}
    job = {
        "source": str(root / "terug.docx"),
        "target": str(root / "heropend.docx"),
        "seed": 0,
        "count": 0,
        "kinds": [],
    }
    if review_all([{**job, **files}], root.parent):
        return None
    accepted, rejected = (read(open_archive((root / name).read_bytes(), name)) for name in names.values())
    for theirs, ours in ((accepted, returned), (rejected, decided(returned, lambda _: False))):
        if any(differences(words(theirs), words(ours), ())):
            return None
    return accepted


def _through_word(raw: bytes, root: Path, sent: Sent, extracted: Extracted) -> Iterator[str]:
    """Import gives the same remarks of the file as Word would leave it."""
    archive = open_archive(as_word_leaves_it(raw, seed=len(raw)), "terug.docx")
    returned = read(archive)
    if recognise(archive, returned, Builds(root)).build.id != sent.build.id:
        yield "na Word niet herkend"
    other = remarks_of(returned, count(archive), sent.built, sent.document, "nl")
    if not other.account.balanced:
        yield f"na Word: {other.account}"
    ours, theirs = (sorted(map(_said, one.remarks)) for one in (extracted, other))
    yield from (f"na Word ontbreekt {one}" for one in ours if one not in theirs)
    yield from (f"na Word erbij {one}" for one in theirs if one not in ours)


def _said(remark: Remark) -> tuple[str, ...]:
    """What must be the same of a remark; Word may have made other quotes of what was typed with tracking off."""
    new = (one.new if remark.tracked else folded(one.new.replace("\\", "")) for one in remark.patches)
    patches = " ".join(
        f"{one.path}:{one.start}-{one.end}:{text!r}" for one, text in zip(remark.patches, new, strict=True)
    )
    about = (folded(remark.text), folded(remark.proposal), remark.comment, str(bool(remark.resolved)), patches)
    author = remark.author if remark.tracked else ""  # of who saved the file last, which the metadata told
    return (remark.kind.value, author, remark.at, *about)


def _count(
    remark: Remark,
    applied: Applied,
    log: Sequence[Mapping[str, Any]],
    extracted: Extracted,
    reviewed: Reviewed,
    tally: Tally,
) -> None:
    kind = KINDS[remark.kind].nl + ("" if remark.tracked else " (zonder bijhouden)")
    keys = extracted.named[remark.id]
    lines = reviewed.standing

    def mine(revision: Revision) -> bool:
        return revision.key in keys

    touched = list(reviewed.touched(mine))
    sort = sort_of_change(lines, touched, joined=remark.kind is RemarkKind.JOIN) if touched else _near(remark, reviewed)
    if remark.kind is RemarkKind.INSERTION and (above := above_new(reviewed, mine)):
        kind, sort = KINDS[RemarkKind.ADDED_PARAGRAPH].nl, above
    became = next(result.outcome for result in applied.results if result.remark.id == remark.id)
    if became is AppliedAs.APPLIED:
        tally.add(kind, sort, Outcome.DONE)
    elif touched and in_generated(lines, touched):
        tally.add(kind, sort, Outcome.GENERATED)
    else:
        done = [result.remark for result in applied.results if result.outcome is AppliedAs.APPLIED]
        left = Outcome.HALF if any(is_half(remark, one) for one in done) else Outcome.REFUSED
        outcome = Outcome.CONFLICT if contested(reviewed, mine, remark.author, log) else left
        why = "gaat niet samen met een andere" if became is AppliedAs.CONFLICT else remark.why_not
        emptied = empties(lines, touched) or begins_badly(lines, touched, remark.proposal)
        emptied |= empties_with_others(reviewed, touched)
        formless = of_impossible_note(reviewed, mine) or empties_head(reviewed, touched) or only_space(reviewed, mine)
        formless |= parts_head(reviewed.sent, lines, touched)
        tally.add(kind, sort, outcome, why, emptied=emptied, formless=formless)


def is_half(left: Remark, done: Remark) -> bool:
    """Whether one person took out here what came in there, more than a word: a move of which one end was done.

    Or a move that was done without all of its words.
    """
    if left.author == done.author and done.kind is RemarkKind.MOVE and len(left.proposal.split()) > 1:
        words = folded(left.proposal)
        return words in folded(done.text) and words not in folded(done.proposal)
    if left.author != done.author or {bool(left.text), bool(done.text)} != {True, False}:
        return False
    went, came = (left, done) if left.text else (done, left)
    return not went.proposal and len(came.proposal.split()) > 1 and likeness(went.text, came.proposal) >= STILL_THE_SAME


def _near(remark: Remark, reviewed: Reviewed) -> str:
    """The sort of the text that a remark has its place in, where revisions do not show it."""
    line = reviewed.sent.line_at(remark.at)
    return sorts.MADE if line is None else reviewed.sent.lines[line].sort
