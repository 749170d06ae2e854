"""What becomes of what was pasted: nothing is lost, nothing else changes, and what goes in reads as it was pasted."""

from __future__ import annotations

import contextlib
import random
import re
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import partial
from html import unescape
from pathlib import Path

from lxml import etree

from nds_docs.build.output import replace_files
from nds_docs.compose.gather import gather
from nds_docs.review.apply import Outcome, apply
from nds_docs.review.archive import open_archive
from nds_docs.review.counting import count
from nds_docs.review.extracting import remarks_of
from nds_docs.review.reading import read
from nds_docs.review.remark import Remark, RemarkKind
from tests.foreign.pasting import Donor, Pasted, Paster
from tests.reviewers.comparing import words
from tests.reviewers.deciding import Reviewed, apart, decided
from tests.reviewers.projects import build, project
from tests.reviewers.repeated import followed
from tests.reviewers.sent import Sent
from tests.reviewers.whole import AFTER
from tests.reviewers.word_file import WordFile

FILES = 50
"""Files made of one project."""

PIECES = 4
"""Pasted in one file."""

ASKS = frozenset(RemarkKind) - {RemarkKind.COMMENT, RemarkKind.FORMATTING}


def faults(root: Path, sent: Sent, raw: bytes, pasted: Sequence[Pasted]) -> Iterator[str]:
    """What is wrong with a file of the project at `root` in which some things were pasted."""
    archive = open_archive(raw, "terug.docx")
    returned = read(archive)
    extracted = remarks_of(returned, count(archive), sent.built, sent.document, "nl")
    if not extracted.account.balanced:
        yield f"sum: {extracted.account}"
    if not all(remark.patches or remark.why_not for remark in extracted.remarks if remark.kind in ASKS):
        yield "a change without a reason"
    yield from _lost(extracted.remarks, pasted)
    today = gather(root).files
    applied = apply(((remark, sent.build.sources) for remark in extracted.remarks), today)
    done = {result.remark.id for result in applied.results if result.outcome is Outcome.APPLIED}
    for path, after in applied.files.items():
        if not _is_within(today[path].decode(), after.decode()):
            yield f"{path}: something else changed"
    if not done:
        return
    replace_files(root / AFTER, {**today, **applied.files})
    rebuilt = words(read(open_archive(build(root / AFTER).read_bytes(), "nds.docx")))
    reviewed = Reviewed(sent, returned)
    refused = {key for id_, keys in extracted.named.items() if id_ not in done for key in keys}
    kept = decided(returned, lambda revision: revision.key not in refused)
    follow = partial(followed, reviewed=reviewed, accepts=lambda revision: revision.key not in refused)
    left = "".join(_letters(one.text + one.proposal) for one in extracted.remarks if one.id not in done)
    ways = [list(_other_than_meant(follow(one, rebuilt), rebuilt, left)) for one in (kept, apart(kept))]
    yield from [] if [] in ways else ways[0]


def _other_than_meant(expected: Sequence[str], got: Sequence[str], left: str) -> Iterator[str]:
    """Where a text is not what was meant, but for words that were refused (`left`) and are not in it."""
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, expected, got, autojunk=False).get_opcodes():
        meant, there = "\n".join(expected[i1:i2]), "\n".join(got[j1:j2])
        if tag == "equal":
            continue
        inside = SequenceMatcher(None, meant, there, autojunk=False).get_opcodes()
        more = [there[b1:b2] for how, _, _, b1, b2 in inside if how in ("insert", "replace")]
        less = [meant[a1:a2] for how, a1, a2, _, _ in inside if how == "delete"]
        lost = any(text == "\n" or not all(_are_in(_letters(line), left) for line in text.split("\n")) for text in less)
        if more or lost:
            yield f"meant {expected[i1:i2]!r}, got {got[j1:j2]!r}"


def _lost(remarks: Sequence[Remark], pasted: Sequence[Pasted]) -> Iterator[str]:
    """Words that stand in no remark."""
    said = "\n".join(_letters(text) for one in remarks for text in (one.proposal, one.text))
    for one in pasted:
        for line in one.lines:
            if _letters(line) not in said:
                missing = [word for word in re.split(r"\W+", line) if _letters(word) not in said]
                if not one.in_parts or Counter(_letters(line)) - Counter(said):
                    yield f"lost ({one.how}): {missing or 'parted'} of {line[:300]!r}"
    comments = "\n".join(_letters(text) for one in remarks for text in (one.comment, *(r.text for r in one.replies)))
    for one in pasted:
        yield from (f"lost of a comment: {line[:300]!r}" for line in one.comments if _letters(line) not in comments)


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text)


def _is_within(before: str, after: str) -> bool:
    """Whether all of a text is still there, in its order, but for signs that may have to be other ones."""
    return _are_in(re.sub(r"""[ <>_*\\`"']""", "", unescape(before)), unescape(after))


def _are_in(letters: str, text: str) -> bool:
    """Whether letters stand in a text, in their order."""
    rest = iter(text)
    return all(letter in rest for letter in letters)


def run(paths: Sequence[Path], folder: Path, number: int) -> tuple[int, list[str]]:
    """A file in which pieces of others were pasted, drawn with its number: how many pieces, and what was wrong."""
    chance = random.Random(number)
    root = folder / str(number // FILES)
    if not root.exists():
        root.mkdir(parents=True)
        project(root, number // FILES)
    target = WordFile((root / "build/nds.docx").read_bytes())
    paster = Paster(target, number)
    done: list[Pasted] = []
    for path in chance.choices(paths, k=PIECES):
        with contextlib.suppress(zipfile.BadZipFile, etree.XMLSyntaxError, KeyError):  # some of them are no Word files
            done += filter(None, [paster.paste(Donor(path.read_bytes()))])
    raw = target.save()
    (root / f"terug-{number}.docx").write_bytes(raw)
    try:
        wrong = list(faults(root, Sent(root), raw, done))
    except Exception:  # whatever happens to one file is told
        wrong = [traceback.format_exc()]
    return len(done), [f"{root}/terug-{number}.docx: {one}" for one in wrong]
