"""Returned files become files of remarks: all of each file, or nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from msgspec import structs

from nds_docs.errors import NdsError
from nds_docs.language import Language
from nds_docs.review import files
from nds_docs.review import texts as t
from nds_docs.review.archive import MAIN, Archive, open_archive
from nds_docs.review.built import Builds
from nds_docs.review.counting import Account, count
from nds_docs.review.extracting import remarks_of
from nds_docs.review.files import ReviewFile
from nds_docs.review.identity import recognise
from nds_docs.review.reading import read
from nds_docs.review.remark import Remark
from nds_docs.review.returned import Returned
from nds_docs.writers.docx.ooxml import w

STRICT: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}document"
"""The text of a file in the Strict form of ECMA-376."""

MOST_ADDED: Final = 4_000
"""Paragraphs that reviewers may add, besides as many as were sent."""
MOST_REVISED: Final = 1_000
"""Revised runs in one paragraph."""
MOST_COMMENTS: Final = 5_000


class ImportedFile(NamedTuple):
    """What came out of one file: `new` remarks and those that were `known`, by the path of the file they stand in.

    `framed`: it is known what stood around the text when the file was sent.
    """

    name: str
    build: str
    document: str
    by_text: bool
    framed: bool
    account: Account
    new: int
    known: int
    unplaced: int
    paths: tuple[str, ...]


def nobody(_: str) -> str:
    """The party of a file of which none is known."""
    return ""


def import_files(
    root: Path,
    raw: Mapping[str, bytes],
    folders: Mapping[str, str],
    language: Language,
    party_of: Callable[[str], str] = nobody,
) -> tuple[dict[str, ReviewFile], tuple[ImportedFile, ...]]:
    """The files of remarks that change, by path, and a report on each returned file (`raw`: its name → its bytes).

    `folders` maps a build id to the round it was sent out in; `party_of` gives the party of a returned file by its
    name, "" where that is not known. Raises `NdsError` where one of them cannot be read; then nothing of any of them is
    to be written.
    """
    known = dict(files.load(root))
    builds = Builds(root)
    changed: dict[str, ReviewFile] = {}
    reports = []
    for name, content in raw.items():
        reviews, report = _import(builds, name, content, folders, language, known, party_of)
        known |= reviews
        changed |= reviews
        reports.append(report)
    return changed, tuple(reports)


def _import(
    builds: Builds,
    name: str,
    content: bytes,
    folders: Mapping[str, str],
    language: Language,
    known: Mapping[str, ReviewFile],
    party_of: Callable[[str], str],
) -> tuple[dict[str, ReviewFile], ImportedFile]:
    archive = open_archive(content, name)
    _refuse_other_text(archive, name)
    returned = read(archive)
    found = recognise(archive, returned, builds)
    _refuse_too_much(returned, len(found.build.blocks[found.document]))
    remarks, account, *_ = remarks_of(returned, count(archive), found.built, found.document, language)
    if not account.balanced:
        raise NdsError(
            t.UNBALANCED,
            path=name,
            comments=account.comments,
            revisions=account.revisions,
            threads=account.in_threads,
            remarks=account.in_remarks + account.empty,
        )
    folder = folders.get(found.build.id, found.build.id[:8])
    reviews: dict[str, ReviewFile] = {}
    for reviewer, of_reviewer in _by_reviewer(remarks, returned.last_author).items():
        path = _path(f"{files.FOLDER}/{folder}", reviewer, name, known, party_of)
        note = t.RECOGNISED.say(language) if found.by_text else ""
        new = ReviewFile(
            reviewer=reviewer, build=found.build.id, files=(Path(name).name,), note=note, remarks=of_reviewer
        )
        reviews[path] = files.merged(known.get(path), structs.replace(new, remarks=files.in_order(of_reviewer)))
    before = {remark.id for path in reviews if path in known for remark in known[path].remarks}
    fresh = [remark for remark in remarks if remark.id not in before]
    report = ImportedFile(
        name=name,
        build=found.build.id,
        document=found.document,
        by_text=found.by_text,
        framed=found.document in found.built.frames,
        account=account,
        new=len(fresh),
        known=len(remarks) - len(fresh),
        unplaced=sum(not remark.at for remark in remarks),
        paths=tuple(reviews),
    )
    return reviews, report


def _path(
    folder: str, reviewer: str, name: str, known: Mapping[str, ReviewFile], party_of: Callable[[str], str]
) -> str:
    """The file of remarks of a person; one for each party where two have one name, as "Author" where Word hid it."""
    path, party = f"{folder}/{files.file_name(reviewer)}", party_of(name)
    there = known.get(path)
    speaks = {there.party} if there and there.party else {party_of(one) for one in there.files} if there else set()
    return f"{folder}/{files.file_name(f'{reviewer} {party}')}" if party and speaks - {"", party} else path


def _refuse_other_text(archive: Archive, name: str) -> None:
    """Raises `NdsError` where the text of a file is none of Word's, or stands in another part (ECMA-376, 17.17)."""
    main = archive.xml(MAIN)
    if main is None or main.tag != w("document"):
        strict = main is not None and main.tag == STRICT
        raise NdsError(t.STRICT, path=name) if strict else NdsError(t.DAMAGED, path=name, part=MAIN)
    if next(main.iter(w("altChunk"), w("subDoc")), None) is not None:
        raise NdsError(t.OTHER_TEXT_IN_IT, path=name)


def _refuse_too_much(returned: Returned, sent: int) -> None:
    """Raises `NdsError` where a file holds so much more than was sent that it would take minutes to compare."""
    with_text = sum(bool(paragraph.all_text.strip()) for paragraph in returned.paragraphs)
    revised = max((sum(bool(run.revisions) for run in one.runs) for one in returned.paragraphs), default=0)
    if with_text > 2 * sent + MOST_ADDED or revised > MOST_REVISED or len(returned.comments) > MOST_COMMENTS:
        raise NdsError(t.TOO_MUCH, path=returned.name)


def _by_reviewer(remarks: tuple[Remark, ...], last_author: str) -> dict[str, tuple[Remark, ...]]:
    """One file may have passed several people: each has remarks of their own.

    Who saved it and changed nothing has answered too, with no remarks.
    """
    found: dict[str, list[Remark]] = {last_author: []} if last_author and not remarks else {}
    for remark in remarks:
        found.setdefault(remark.author, []).append(remark)
    return {author: tuple(group) for author, group in found.items()}
