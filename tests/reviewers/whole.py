"""Whole files through LibreOffice and back: what comes out of applying every remark is what the reviewers meant."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

from nds_docs.build.output import replace_files
from nds_docs.compose.gather import gather
from nds_docs.compose.wording import LABEL_WORDS
from nds_docs.review.alignment import CAPTION, folded
from nds_docs.review.apply import Outcome as Applied
from nds_docs.review.apply import apply
from nds_docs.review.archive import open_archive
from nds_docs.review.built import Builds
from nds_docs.review.counting import count
from nds_docs.review.identity import recognise
from nds_docs.review.loose import BETWEEN_CELLS
from nds_docs.review.reading import read
from nds_docs.review.remark import Remark, RemarkKind
from nds_docs.review.remarks import Extracted, remarks_of
from nds_docs.review.returned import EMPTY_FIELD, Returned, final
from nds_docs.review.texts import ALSO_UNTRACKED, FRAME, NEW_PICTURE
from nds_docs.review.wording import KINDS
from tests.reviewers import margin, sorts
from tests.reviewers.deciding import Reviewed, apart, decided, empties, in_generated, sort_of_change
from tests.reviewers.office import review_all
from tests.reviewers.projects import build
from tests.reviewers.repeated import followed
from tests.reviewers.sent import Sent
from tests.reviewers.tally import Outcome, Tally
from tests.reviewers.word_saving import as_word_leaves_it

_QUOTED = re.compile(r"'[^']*'")
"""What stands in quotes may be the title that a reference shows, which follows a change of that title."""

_LABEL_WORD = re.compile("|".join(word.nl for word in LABEL_WORDS.values() if word.nl), re.IGNORECASE)
"""What a reference says: the program writes it anew, with a capital where a sentence begins."""

_LABELLED = re.compile(rf"({_LABEL_WORD.pattern})\d+(\.?)\d*", re.IGNORECASE)
_NUMBERS = re.compile(r"\d+(?:\.\d+)+")
"""Numbers in the words of a remark that a field of the file may show, which `words` leaves out."""

_CLOSING = re.compile(r"\.\.$", re.MULTILINE)
"""The full stop behind the note of a citation is the program's, which writes one only."""

AFTER = "overgenomen"
"""The folder of the project in which all was carried out."""

LIST_HEADINGS = ("Inhoud", "Tabellen", "Figuren")
"""The headings of the lists in front, which come and go with what is in them."""

DECIDED = ("accept", "reject")
MOST_REVERTED = 4


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
    done = {result.remark.id for result in applied.results if result.outcome is Applied.APPLIED}
    conflicts = {result.remark.id for result in applied.results if result.outcome is Applied.CONFLICT}
    asked = [one for one in extracted.remarks if one.kind not in (RemarkKind.COMMENT, RemarkKind.FORMATTING)]
    for remark in asked:
        _count(remark, done, conflicts, extracted, reviewed, tally)
    comments = [entry for entry in log if "comment" in entry]
    margin.judge(comments, extracted.remarks, reviewed, root, tally)
    replace_files(root / AFTER, {**today, **applied.files})
    rebuilt = words(read(open_archive(build(root / AFTER).read_bytes(), "nds.docx")))
    refused = {key for id_, keys in extracted.named.items() if id_ not in done for key in keys}
    kept = decided(returned, lambda revision: revision.key not in refused)
    follow = partial(followed, reviewed=reviewed, accepts=lambda revision: revision.key not in refused)
    left = [one for one in asked if one.id not in done and (not one.tracked or one.why_not == ALSO_UNTRACKED.nl)]
    ways = [list(differences(follow(words(one)), rebuilt, left)) for one in (kept, apart(kept))]
    faults += [] if [] in ways else ways[0]
    if all(remark.id in done for remark in asked):
        tally.counts["bestanden waarin alles is overgenomen, vergeleken met LibreOffice"] += 1
        faults += [f"anders dan LibreOffice: {fault}" for fault in differences(words(by_office), rebuilt, ())]
    tally.wrong += [f"{root}: {fault}" for fault in faults]


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
    if len({entry["author"] for entry in log if "author" in entry}) > 1:  # what it rejects itself is held against ours
        tally.counts["bestanden waarin LibreOffice bij heropenen zelf iets veranderde"] += 1


def _as_office_reads(
    root: Path, returned: Returned, reviewed: Reviewed, log: Sequence[Mapping[str, Any]]
) -> Iterator[str]:
    """LibreOffice itself accepts all, and rejects all: it must have the texts that we read then.

    Where all that we read rejected is what was sent, that is so whatever LibreOffice makes of its own moves.
    """
    if log and not reviewed.as_sent and not any(entry["kind"] in DECIDED for entry in log):
        yield "met alle wijzigingen verworpen is het niet wat is verstuurd"
    rejected = decided(returned, lambda _: False)
    for name, ours in (("aanvaard", returned), *([] if reviewed.as_sent else [("verworpen", rejected)])):
        yield from (f"alles {name} leest anders dan LibreOffice: {one}" for one in unlike_office(root, name, ours))


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
    remark: Remark, done: set[str], conflicts: set[str], extracted: Extracted, reviewed: Reviewed, tally: Tally
) -> None:
    kind = KINDS[remark.kind].nl + ("" if remark.tracked else " (zonder bijhouden)")
    keys = extracted.named[remark.id]
    lines = reviewed.sent.lines
    touched = list(reviewed.touched(lambda revision: revision.key in keys))
    sort = sort_of_change(lines, touched, joined=remark.kind is RemarkKind.JOIN) if touched else _near(remark, reviewed)
    if remark.id in done:
        tally.add(kind, sort, Outcome.DONE)
    elif touched and in_generated(lines, touched):
        tally.add(kind, sorts.MADE if sort == sorts.MADE else sort, Outcome.GENERATED)
    elif remark.id in conflicts:
        tally.add(kind, sort, Outcome.CONFLICT, "in strijd met een andere")
    else:
        tally.add(kind, sort, Outcome.REFUSED, remark.why_not, emptied=empties(lines, touched))


def _near(remark: Remark, reviewed: Reviewed) -> str:
    """The sort of the text that a remark has its place in, where revisions do not show it."""
    line = reviewed.sent.line_at(remark.at)
    return sorts.MADE if line is None else reviewed.sent.lines[line].sort


def words(returned: Returned) -> list[str]:
    """The text as it is to be, line by line: without what fields show, which is worked out anew."""
    found = []
    for line in final(returned.paragraphs):
        paragraphs = [returned.paragraphs[number] for number in line.paragraphs]
        if any(paragraph.of_list for paragraph in paragraphs) or line.text in LIST_HEADINGS:
            continue
        if CAPTION.match(line.text) and any(r.generated and r.fate.in_final for p in paragraphs for r in p.runs):
            text = CAPTION.sub("", line.text, count=1)
        else:
            text = "".join(run.text for p in paragraphs for run in p.runs if run.fate.in_final and not run.generated)
        if folded(text) and not text.startswith("Bouwnummer"):
            found.append(folded(text).replace(" ", ""))
    return found


def differences(expected: list[str], got: list[str], left: Sequence[Remark]) -> Iterator[str]:
    """Where two texts differ; not where one has the old words of changes that were refused (`left`): untracked ones."""
    expected, got = _without_moves(expected, got, left)
    frames = [text for one in left if one.why_not == FRAME.nl for text in (one.text, one.proposal)]
    around = {_close(line) for text in frames for line in (text, *text.split("\n"))}
    expected, got = ([line for line in text if _close(line) not in around] for text in (expected, got))
    near = [pair for one in left for pair in _old_words(one, _close("".join(got)))]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, expected, got, autojunk=False).get_opcodes():
        ours, theirs = "\n".join(expected[i1:i2]), "\n".join(got[j1:j2])
        if tag == "equal" or _without_made(ours) == _without_made(theirs):
            continue
        if not _reverted(ours, theirs, near):
            yield f"verwacht {expected[i1:i2]!r}, gekregen {got[j1:j2]!r}"


def _without_moves(expected: list[str], got: list[str], left: Sequence[Remark]) -> tuple[list[str], list[str]]:
    """Two texts without the lines that refused moves are about: they stand in both as often, at another place."""
    lines = (line for one in left for line in _moved_lines(one))
    moved = {way for line in lines for way in _without_fields(line)}
    both = {line for line in {*expected, *got} if _close(line) in moved and expected.count(line) == got.count(line)}
    expected, got = ([line for line in text if line not in both] for text in (expected, got))
    for one in (one for one in left if one.kind is RemarkKind.MOVE):  # changed on the way
        new, old = (
            [line for line in of if _close(line) in _without_fields(text)]
            for of, text in ((expected, one.proposal), (got, one.text))
        )
        if one.text != one.proposal and len(new) == len(old) == 1:
            expected.remove(new[0])
            got.remove(old[0])
    return expected, got


def _moved_lines(one: Remark) -> list[str]:
    """The lines that a refused change would have moved."""
    return (
        [one.text] if one.kind is RemarkKind.MOVE else one.text.split("\n") if one.kind is RemarkKind.REARRANGED else []
    )


def _without_made(text: str) -> str:
    """A text without what a reference shows of the title, the capital and a second full stop: nobody typed these."""
    return _LABEL_WORD.sub(lambda word: word[0].lower(), _QUOTED.sub("''", _CLOSING.sub(".", text)))


def _old_words(one: Remark, got: str) -> Iterator[tuple[str, str]]:
    """The new words of a refused change with the old ones.

    Of paragraphs that would be parted or joined the two may stand apart, with a footnote between them: then line by
    line, where all the old words are in what came out.
    """
    yield from zip(_without_fields(one.proposal), _without_fields(one.text), strict=True)
    yield from ((_close(one.proposal), way) for way in _without_fields(one.text))
    if one.kind is RemarkKind.MOVE and one.tracked:  # one of its ends was done with tracking off
        yield from (("", _close(one.text)), (_close(one.proposal), ""))
    yield _close(one.proposal), _close(one.text.replace(BETWEEN_CELLS, ""))  # of rows each cell is a line
    if one.text and one.proposal.startswith(one.text):  # words behind it, or of a footnote whose mark stands in it
        yield _close(one.proposal.removeprefix(one.text)), ""
        yield _close(one.text), _close(one.text)
    new, old = one.proposal.split("\n"), one.text.split("\n")
    with_note = one.kind is RemarkKind.ADDED_FOOTNOTE or one.why_not == NEW_PICTURE.nl  # its words stand elsewhere
    apart = len(new) > 1 or len(old) > 1 or one.kind is RemarkKind.REARRANGED or with_note
    if apart and all(any(way in got for way in _without_fields(line)) for line in old):
        for after in {"", one.proposal, *new}:
            for before in {"", one.text, *old} if after != one.proposal else {"", *old}:
                yield from zip(_without_fields(after), _without_fields(before), strict=True)


def _reverted(expected: str, got: str, left: Sequence[tuple[str, str]]) -> bool:
    """Whether `got` is `expected` with the old words of some refused changes in the place of the new ones."""
    near = list(dict.fromkeys((new, old) for new, old in left if new in _close(expected) and old in _close(got)))
    for many in range(1, min(len(near), MOST_REVERTED) + 1):
        for some in combinations(near, many):
            if _close(got) in _all_ways(_close(expected), some):
                return True
    return False


def _all_ways(text: str, some: Sequence[tuple[str, str]]) -> set[str]:
    """The texts with each of the new words made old again, at any place where they stand."""
    found = {text}
    for new, old in some:
        places = {
            (one, match.start()) for one in found for match in re.finditer(re.escape(new) if new else "(?=.|$)", one)
        }
        found = {one[:at] + old + one[at + len(new) :] for one, at in places}
        if len(found) > 100_000:
            return set()
    return found


def _without_fields(text: str) -> tuple[str, ...]:
    """The words of a remark, also without the numbers in them that fields may show: a label's, and of references."""
    close = _close(text)
    unlabelled = _LABELLED.sub(r"\1\2", close)
    return close, unlabelled, _NUMBERS.sub("", close), _NUMBERS.sub("", unlabelled), re.sub(r"\d+", "", close)


def _close(text: str) -> str:
    return folded(text).replace(" ", "").replace("\n", "").replace("\ufffc", "").replace(EMPTY_FIELD, "")
