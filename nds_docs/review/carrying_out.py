"""Writes accepted edits into the project: Markdown and the files of remarks together, in git one commit a reviewer."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from nds_docs.build import store
from nds_docs.build.git import git
from nds_docs.build.output import replace_files
from nds_docs.compose.gather import gather
from nds_docs.errors import NdsError
from nds_docs.review import files
from nds_docs.review import texts as t
from nds_docs.review.apply import Outcome, Result, apply
from nds_docs.review.files import ReviewFile
from nds_docs.review.listing import Listed


def carry_out(root: Path, chosen: tuple[Listed, ...], *, commit: bool) -> tuple[tuple[Result, ...], tuple[str, ...]]:
    """Applies what was chosen; gives the result of each remark and the commits that were made.

    Raises `NdsError` where a build is not known here, or where git will not commit; then nothing has changed.
    """
    builds = {build: _sources(root, build) for build in {one.build for one in chosen}}
    today, known = dict(gather(root).files), files.load(root)
    if commit:
        _refuse_dirty(root)
    all_ = apply(((one.remark, builds[one.build]) for one in chosen), today)
    done = {r.remark.id for r in all_.results if r.outcome in (Outcome.APPLIED, Outcome.ALREADY)}
    if not commit:
        replace_files(root, {**all_.files, **_accepted(known, chosen, done)})
        return all_.results, ()
    made, before = [], frozenset[str]()
    for reviewer in dict.fromkeys(one.reviewer for one in chosen if one.remark.id in done):
        mine = {one.remark.id for one in chosen if one.reviewer == reviewer} & done
        so_far = before | mine
        step = apply(((one.remark, builds[one.build]) for one in chosen if one.remark.id in so_far), today)
        written = {**step.files, **_accepted(known, chosen, so_far)}
        replace_files(root, written)
        made.append(_commit(root, reviewer, sorted(written), len(mine)))
        before = so_far
    return all_.results, tuple(made)


def _sources(root: Path, build: str) -> Mapping[str, bytes]:
    kept = store.load(root, build)
    if kept is None:
        raise NdsError(t.UNKNOWN_BUILD, path=files.FOLDER, build=build[:8])
    return kept.sources


def _accepted(
    known: Mapping[str, ReviewFile], chosen: tuple[Listed, ...], done: set[str] | frozenset[str]
) -> dict[str, bytes]:
    """The files of remarks in which what was done is accepted."""
    changed = {one.file for one in chosen if one.remark.id in done}
    return {file: files.encode(files.accepted(known[file], done)) for file in changed}


def _refuse_dirty(root: Path) -> None:
    status = git(root, "status", "--porcelain", "--", "chapters", "contributions", files.FOLDER)
    if status is None:
        raise NdsError(t.NO_GIT)
    changed = [line[3:] for line in status.decode("utf-8", "replace").splitlines() if line[:2] != "??"]
    if changed:
        raise NdsError(t.DIRTY, files=", ".join(changed[:5]))


def _commit(root: Path, reviewer: str, paths: list[str], count: int) -> str:
    """One commit of these files, with the reviewer named as such (git-interpret-trailers)."""
    words = t.COMMIT_OF_ONE if count == 1 else t.COMMIT_SUBJECT
    subject = words.say("nl", {"count": count, "reviewer": reviewer or "?"})
    message = f"{subject}\n\nReviewed-by: {reviewer or '?'}\n"
    added = git(root, "add", "--", *paths)
    done = git(root, "commit", "--quiet", "-m", message, "--only", "--", *paths) if added is not None else None
    if done is None:
        raise NdsError(t.NO_COMMIT, reviewer=reviewer)
    return (git(root, "log", "-1", "--format=%h %s") or b"").decode("utf-8", "replace").strip()
