"""Writes accepted edits into the project: Markdown and the files of remarks together, in git one commit a reviewer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from nds_docs.build import store
from nds_docs.build.git import git
from nds_docs.build.output import replace_files
from nds_docs.compose.gather import gather
from nds_docs.errors import NdsError
from nds_docs.review import files
from nds_docs.review import texts as t
from nds_docs.review.apply import Applied, Outcome, Result, apply
from nds_docs.review.files import ReviewFile
from nds_docs.review.listing import Listed
from nds_docs.review.remark import RemarkState


def carry_out(root: Path, chosen: tuple[Listed, ...], *, commit: bool) -> tuple[tuple[Result, ...], tuple[str, ...]]:
    """Applies what was chosen; gives the result of each remark and the commits that were made.

    Raises `NdsError` where a build is not known here, or where git will not commit; then nothing has changed.
    """
    builds = {build: _sources(root, build) for build in {one.build for one in chosen}}
    today, known = dict(gather(root).files), files.load(root)
    before = {one.id: one for file in known.values() for one in file.remarks if one.state is RemarkState.ACCEPTED}
    if commit:
        _refuse_dirty(root)

    def carried(some: Iterable[Listed]) -> tuple[Applied, set[str]]:
        """What applying some gives, and which of them are done then."""
        found = apply(((one.remark, builds[one.build]) for one in some), today, before)
        return found, {r.remark.id for r in found.results if r.outcome in (Outcome.APPLIED, Outcome.ALREADY)}

    all_, done = carried(chosen)
    if not commit:
        replace_files(root, {**all_.files, **_accepted(known, chosen, done)})
        return all_.results, ()
    made, so_far = [], set[str]()
    reviewers = tuple(dict.fromkeys(one.reviewer for one in chosen if one.remark.id in done))
    for number in range(len(reviewers)):
        some = [one for one in chosen if one.remark.id in done and one.reviewer in reviewers[: number + 1]]
        step, there = carried(some)  # what goes with another's only is carried out with the last of them
        if new := there - so_far:
            written = {**step.files, **_accepted(known, chosen, there)}
            replace_files(root, written)
            of = tuple(dict.fromkeys(one.reviewer for one in some if one.remark.id in new))
            made.append(_commit(root, of, sorted(written), len(new)))
            so_far = there
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


def _commit(root: Path, reviewers: tuple[str, ...], paths: list[str], count: int) -> str:
    """One commit of these files, with the reviewers named as such (git-interpret-trailers)."""
    words = t.COMMIT_OF_ONE if count == 1 else t.COMMIT_SUBJECT
    names = [reviewer or "?" for reviewer in reviewers]
    subject = words.say("nl", {"count": count, "reviewer": _listed(names)})
    message = f"{subject}\n\n" + "".join(f"Reviewed-by: {name}\n" for name in names)
    added = git(root, "add", "--", *paths)
    done = git(root, "commit", "--quiet", "-m", message, "--only", "--", *paths) if added is not None else None
    if done is None:
        raise NdsError(t.NO_COMMIT, reviewer=_listed(names))
    return (git(root, "log", "-1", "--format=%h %s") or b"").decode("utf-8", "replace").strip()


def _listed(names: list[str]) -> str:
    """Names as a list in a Dutch sentence."""
    *before, last = names
    return f"{', '.join(before)} en {last}" if before else last
