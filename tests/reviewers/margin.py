"""Whether every comment that was made came in, on the very characters it was made on."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from nds_docs.document.pieces import OBJECT
from nds_docs.document.source import Source, Span
from nds_docs.review.alignment import folded
from nds_docs.review.remark import Remark, RemarkKind, shown_range
from nds_docs.review.returned import Returned
from nds_docs.review.threads import Thread, threads
from tests.reviewers import sorts
from tests.reviewers.deciding import Reviewed
from tests.reviewers.sent import Character
from tests.reviewers.tally import Place, Tally
from tests.reviewers.word_file import W_URI

_W = f"{{{W_URI}}}"
_NEW, _OLD = {_W + "ins", _W + "moveTo"}, {_W + "del", _W + "moveFrom"}
Entry = Mapping[str, Any]


def judge(entries: Sequence[Entry], remarks: Sequence[Remark], reviewed: Reviewed, root: Path, tally: Tally) -> None:
    """Counts what became of the comments in a reviewer's log."""
    kept = as_saved(root / "terug.docx")
    there = {remark.comment: remark for remark in remarks if remark.kind is RemarkKind.COMMENT}
    of_text = {thread.comment.text: thread for thread in threads(reviewed.returned)}
    for entry in entries:
        if entry["comment"] not in kept:  # LibreOffice 7.4 saves none that stand in a footnote
            tally.counts[f"opmerkingen die LibreOffice niet bewaarde ({entry['kind']})"] += 1
            continue
        remark, thread = there.get(entry["comment"]), of_text.get(entry["comment"])
        saved = kept[entry["comment"]]
        if _plain(entry["on"]) not in map(_plain, saved):
            tally.counts["opmerkingen die LibreOffice op andere woorden bewaarde"] += 1
        entry = {**entry, "on": saved.sent if saved.sent.strip() else saved.shown}
        sort = _sort(thread, reviewed)
        fault = _fault(entry, remark, thread, reviewed) if remark and thread else "is verloren"
        place = Place.WRONG if fault else Place.GENERATED if sort == sorts.MADE else Place.RIGHT
        tally.comment(entry["kind"], sort, place)
        if fault:
            tally.wrong.append(f"{root}: opmerking {entry['comment']!r} {fault}")


class Saved(NamedTuple):
    """The words that a file puts a comment on: those of the text that was sent, those without what was deleted, all."""

    sent: str
    shown: str
    every: str


def as_saved(path: Path) -> dict[str, Saved]:
    """What each comment of a file says, and the words that the file puts it on: LibreOffice may save others."""
    with zipfile.ZipFile(path) as file:
        parts = {name: etree.fromstring(file.read(name)) for name in file.namelist() if name.endswith(".xml")}
    comments = parts["word/comments.xml"].iter(_W + "comment") if "word/comments.xml" in parts else ()
    said = {one.get(_W + "id"): "".join(map(str, one.itertext())) for one in comments}
    on = dict.fromkeys(said, Saved("", "", ""))
    open_: set[str | None] = set()
    parted = True
    for one in parts["word/document.xml"].iter():
        if one.tag == _W + "commentRangeStart":
            open_.add(one.get(_W + "id"))
        elif one.tag == _W + "commentRangeEnd":
            open_.discard(one.get(_W + "id"))
        elif one.tag in (_W + "t", _W + "delText", _W + "p", _W + "tab", _W + "br"):
            text = one.text or " " if one.tag in (_W + "t", _W + "delText") else " "
            within = {ancestor.tag for ancestor in one.iterancestors()}
            new = not parted if one.tag == _W + "p" else bool(within & _NEW)
            for id_ in open_ & on.keys():
                sent, shown, every = on[id_]
                on[id_] = Saved(sent + text * (not new), shown + text * (not within & _OLD), every + text)
            if one.tag == _W + "p":
                parted = all(one.find(f"{_W}pPr/{_W}rPr/{tag}") is None for tag in _NEW)
    return {said[id_]: on[id_] for id_ in said}


def _fault(entry: Entry, remark: Remark, thread: Thread, reviewed: Reviewed) -> str:
    if _plain(remark.text) != _plain(entry["on"]):
        return f"staat bij {remark.text!r} en hoort bij {entry['on']!r}"
    if entry["resolved"] and remark.resolved is not True:
        return "is niet meer afgedaan"
    inside, path, around = _inside(thread, reviewed)
    sourced = [one for one in inside if one.start >= 0]
    if not sourced:
        return ""
    at = shown_range(remark.at)
    if at is None:
        return "heeft geen plaats"
    source = Source(at.path, reviewed.sent.build.sources[at.path])
    span = at.span(source)
    wanted = (path, min(one.start for one in sourced), max(one.end for one in sourced))
    ahead, behind = inside[: inside.index(sourced[0])], inside[::-1][: inside[::-1].index(sourced[-1])]
    least = around.start if any(one.is_new for one in ahead) else wanted[1]  # typed in the place of some words
    most = around.end if any(one.is_new for one in behind) else wanted[2]
    right = span.path == path and least <= span.start <= wanted[1] and wanted[2] <= span.end <= most
    return "" if right else f"staat op {remark.at}, hoort op {wanted}"


def _inside(thread: Thread, reviewed: Reviewed) -> tuple[list[Character], str, Span]:
    """The characters of the first paragraph that was sent that a comment is on, and its path: the place it gets.

    With the source from behind what stands before them there to what stands behind them.
    """
    assert thread.start is not None
    assert thread.end is not None
    start, end = thread.start, thread.end
    places = [
        (number, at)
        for number in range(start.paragraph, end.paragraph + 1)
        for at in range(len(reviewed.characters[number]))
        if (start.paragraph, start.at) <= (number, at) < (end.paragraph, end.at)
    ]
    sent = [(number, at) for number, at in places if reviewed.returned.paragraphs[number].fate(at).in_original]
    words = [number for number, at in sent if reviewed.characters[number][at].text.strip()]
    if words:  # else all of it was put in: where it was taken out, if it moved
        places = [(number, at) for number, at in sent if reviewed.line_of.get(number) == reviewed.line_of.get(words[0])]
    moved = (reviewed.moved_from[number] for number, _ in places if number in reviewed.moved_from)
    first = words[0] if words else next(moved, start.paragraph)
    line = reviewed.line_of.get(first)
    path = reviewed.sent.lines[line].path if line is not None else ""
    inside = [reviewed.characters[number][at] for number, at in places]
    if not places:
        return inside, path, Span(path, 0, 0)
    (number, at), (other, last) = places[0], places[-1]
    before = [one.end for one in reviewed.characters[number][:at] if one.start >= 0]
    behind = [one.start for one in reviewed.characters[other][last + 1 :] if one.start >= 0]
    span = Span(path, max(before, default=0), min(behind, default=max([one.end for one in inside], default=0)))
    return inside, path, span


def _sort(thread: Thread | None, reviewed: Reviewed) -> str:
    if thread is None or thread.start is None or thread.start.paragraph not in reviewed.line_of:
        return "nieuwe tekst"
    return reviewed.sent.lines[reviewed.line_of[thread.start.paragraph]].sort


def _plain(text: str) -> str:
    """Without what LibreOffice shows as a number and we as an object: the marks of notes."""
    return folded("".join(one for one in text.replace("\n", " ") if one != OBJECT and not one.isdigit()))


def revised_by(returned: Returned, author: str) -> int:
    """How many runs, ends and rows of a file somebody revised."""
    return sum(
        any(revision.author == author for revision in group)
        for paragraph in returned.paragraphs
        for group in (
            *(run.revisions for run in paragraph.runs),
            paragraph.mark_revisions,
            paragraph.row_revisions,
        )
    )
