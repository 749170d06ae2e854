"""Whole files through LibreOffice and back: what comes out of applying every remark is what the reviewer meant."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from nds_docs.build.delivery import Order, deliver, origin
from nds_docs.build.output import replace_files
from nds_docs.compose.gather import gather
from nds_docs.pipeline import compose
from nds_docs.review.alignment import CAPTION, folded
from nds_docs.review.apply import Outcome, apply
from nds_docs.review.archive import open_archive
from nds_docs.review.counting import count
from nds_docs.review.identity import recognise
from nds_docs.review.reading import read
from nds_docs.review.remark import Remark, RemarkKind
from nds_docs.review.remarks import Extracted, remarks_of
from nds_docs.review.returned import Fate, Paragraph, Returned, final
from tests.edits.texts import made
from tests.reviewers.office import review
from tests.small_project import REFERENCES, REGISTER

KINDS = (
    *("replace_word insert_word delete_word change_letter replace_phrase " * 3).split(),
    *"split join delete_paragraph add_paragraph replace_cell insert_cell delete_cell delete_row".split(),
    *"replace_note insert_note delete_mark_of_note add_mark_of_note comment comment comment_in_cell bold".split(),
)
GENERATED = ("maakt het programma", "niet bij de lopende tekst", "nummer, verwijzing", "verwijzing;", "bronvermelding;")


_QUOTED = re.compile(r"'[^']*'")
"""What stands in quotes may be the title that a reference shows, which follows a change of that title."""


@dataclass
class Tally:
    """How often each kind of remark was carried out, refused and why, or came out wrong."""

    done: Counter[str] = field(default_factory=Counter)
    generated: Counter[str] = field(default_factory=Counter)
    refused: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    comments: Counter[str] = field(default_factory=Counter)
    documents: int = 0


def project(folder: Path, seed: int) -> Path:
    """A project with one chapter and two contributions made at random, built; gives the Word file."""
    texts = {
        "nds.yml": REGISTER,
        "references.yml": REFERENCES + "".join(_bill(number) for number in range(1, 10)),
        "chapters/10-data.md": "---\ntitle: Data\npriority: BZK-1\n---\n\nInleiding van dit hoofdstuk.\n",
    }
    for number in range(2):
        front = f"---\ntitle: Bijdrage {number}\nparty: uvw\npriorities: [BZK-1]\n---\n\n"
        body = made(seed * 2 + number)
        texts[f"contributions/uvw/bijdrage-{number}.md"] = front + body.text[body.start :]
    for path, text in texts.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return build(folder)


def _bill(number: int) -> str:
    return (
        f"  - id: bron{number}\n    type: bill\n    title: Bron {number}\n    container-title: Kamerstukken II\n"
        f"    volume: 2024/25\n    collection-number: 26643\n    number: {number}\n"
    )


def build(folder: Path) -> Path:
    """Builds the Word file of the project in a folder."""
    inputs, order = gather(folder), Order(frozenset(("docx",)))
    wanted = origin(inputs, order)
    composition = compose(inputs, build_id=wanted.build_id)
    deliver(composition, inputs, order, wanted, folder / "build")
    return folder / "build/nds.docx"


def run(folder: Path, seeds: Sequence[int], edits: int, *, tracked: bool = True, tally: Tally) -> None:
    """One document a seed, `edits` random edits in each; adds to `tally`.

    With tracking off, a change that is refused cannot be told from one that came out wrong: read the differences.
    """
    jobs = []
    for seed in seeds:
        sent = project(folder / str(seed), seed)
        back = folder / str(seed) / "terug.docx"
        jobs.append(
            {"source": str(sent), "target": str(back), "seed": seed, "count": edits, "kinds": KINDS, "tracked": tracked}
        )
    review(jobs, folder)
    for seed in seeds:
        weigh(folder / str(seed), tally)


def weigh(root: Path, tally: Tally) -> None:
    """Imports the returned file of a project, applies all, builds again and compares."""
    back = root / "terug.docx"
    archive = open_archive(back.read_bytes(), back.name)
    returned = read(archive)
    found = recognise(archive, returned, root)
    extracted = remarks_of(returned, count(archive), found.build, found.document, "nl")
    tally.documents += 1
    if not extracted.account.balanced:
        tally.wrong.append(f"{root}: {extracted.account}")
    today = gather(root).files
    applied = apply(((remark, found.build.sources) for remark in extracted.remarks), today)
    done = {result.remark.id for result in applied.results if result.outcome is Outcome.APPLIED}
    for remark in extracted.remarks:
        _count(remark, remark.id in done, tally)
    _comments(root, extracted.remarks, tally)
    replace_files(root, dict(applied.files))
    rebuilt = read(open_archive(build(root).read_bytes(), "nds.docx"))
    expected, got = _words(as_decided(returned, extracted, done)), _words(rebuilt)
    if expected != got:
        tally.wrong += [f"{root}: {line}" for line in _differences(expected, got)]


def _count(remark: Remark, done: bool, tally: Tally) -> None:
    kind = remark.kind.value if remark.tracked else f"{remark.kind.value} (untracked)"
    if remark.kind in (RemarkKind.COMMENT, RemarkKind.FORMATTING):
        return
    if done:
        tally.done[kind] += 1
    elif any(words in remark.why_not for words in GENERATED):
        tally.generated[kind] += 1
    else:
        tally.refused[kind, remark.why_not or "in strijd met een andere"] += 1


def _comments(root: Path, remarks: Sequence[Remark], tally: Tally) -> None:
    """Every comment the reviewer made is there, on the words it was made on."""
    log = json.loads((root / "terug.docx.json").read_text(encoding="utf-8"))
    on = {entry["comment"]: entry["on"] for entry in log if entry["kind"].startswith("comment")}
    there = {remark.comment: remark for remark in remarks if remark.kind is RemarkKind.COMMENT}
    for comment, words in on.items():
        remark = there.get(comment)
        if remark is None:
            tally.wrong.append(f"{root}: comment lost: {comment}")
        elif folded(remark.text) != folded(words):
            tally.comments["other words"] += 1
        else:
            tally.comments["right" if remark.at else "without a place"] += 1


def as_decided(returned: Returned, extracted: Extracted, done: set[str]) -> Returned:
    """The file with the revisions of remarks that were carried out accepted, all others rejected."""
    refused = {key for id_, keys in extracted.named.items() if id_ not in done for key in keys}

    def decided(fate: Fate, keys: Sequence[tuple[str, int]]) -> Fate:
        if fate in (Fate.KEPT, Fate.GONE) or not keys:
            return fate
        if not any(key in refused for key in keys):
            return fate
        return Fate.KEPT if fate is Fate.DELETED else Fate.GONE

    def paragraph(one: Paragraph) -> Paragraph:
        runs = tuple(
            run._replace(fate=decided(run.fate, [revision.key for revision in run.revisions])) for run in one.runs
        )
        mark = decided(one.mark, [revision.key for revision in one.mark_revisions])
        row = decided(one.row, [revision.key for revision in one.row_revisions])
        return replace(one, runs=runs, mark=mark, row=row)

    return replace(returned, paragraphs=tuple(map(paragraph, returned.paragraphs)))


def _words(returned: Returned) -> list[str]:
    """The text as it is to be, line by line: without what fields show, which is worked out anew."""
    shown = []
    for line in final(returned.paragraphs):
        paragraphs = [returned.paragraphs[number] for number in line.paragraphs]
        if any(paragraph.of_list for paragraph in paragraphs):
            continue
        if CAPTION.match(line.text) and any(run.generated for p in paragraphs for run in p.runs):
            text = CAPTION.sub("", line.text, count=1)
        else:
            text = "".join(run.text for p in paragraphs for run in p.runs if run.fate.in_final and not run.generated)
        if folded(text) and not text.startswith("Bouwnummer"):
            shown.append(_QUOTED.sub("''", folded(text).replace(" ", "")))
    return shown


def _differences(expected: list[str], got: list[str]) -> Iterator[str]:
    from difflib import SequenceMatcher

    for tag, i1, i2, j1, j2 in SequenceMatcher(None, expected, got, autojunk=False).get_opcodes():
        if tag != "equal":
            yield f"expected {expected[i1:i2]!r}, got {got[j1:j2]!r}"
