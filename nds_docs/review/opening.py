"""Opening a round: build, files, tag and record, or none of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from nds_docs.build import store
from nds_docs.build.delivery import Order, editions, presented
from nds_docs.build.git import git
from nds_docs.build.manifest import Origin
from nds_docs.build.output import replace_files
from nds_docs.compose.composition import Composition
from nds_docs.compose.excerpt import excerpt
from nds_docs.compose.gather import Inputs
from nds_docs.document.walk import leaves
from nds_docs.errors import NdsError
from nds_docs.review import round_texts as t
from nds_docs.review.files import to_yaml
from nds_docs.review.rounds import TAG, Round, Sent, follows_in_git, path_of, refuse_uncommitted, sent_files, tagged
from nds_docs.writers.docx.strategy import PendingStrategy


class Plan(NamedTuple):
    """What a person asks for, checked: `only` is a priority or ""."""

    id: str
    parties: tuple[str, ...]
    due: datetime.date
    only: str
    letter: bool


def can_be_marked(root: Path, plan: Plan, commit: str) -> bool:
    """Whether git will mark the version. Raises `NdsError` where it would mark another than what is sent."""
    if not follows_in_git(root):
        return False
    refuse_uncommitted(root)
    if tagged(root, plan.id) not in ("", commit):  # the same: left by a run that was broken off
        raise NdsError(t.TAG_EXISTS, tag=f"nds/round/{plan.id}")
    return True


def open_round(
    composition: Composition, inputs: Inputs, made_from: Origin, plan: Plan, folder: Path, today: datetime.date
) -> Round:
    """Writes the files to `folder`, marks the version and writes the record, which comes last and vouches for the rest.

    Raises `NdsError`; then no round was opened.
    """
    marked = can_be_marked(inputs.root, plan, made_from.commit)
    files = _files(composition, inputs, made_from, plan)
    short = composition.strategy.imprint.short
    sent: list[Sent] = []
    named: dict[str, bytes] = {}
    for party in plan.parties:
        got, own = sent_files(short, plan.id, party, files)
        sent.append(got)
        named |= own
    made = Round(
        id=plan.id,
        build=made_from.build_id,
        commit=made_from.commit if marked else "",
        version=composition.strategy.imprint.version,
        opened=today,
        due=plan.due,
        only=plan.only,
        sent=tuple(sent),
    )
    replace_files(folder, named)
    new = marked and not tagged(inputs.root, plan.id)
    if new and git(inputs.root, "update-ref", f"{TAG}/{plan.id}", made_from.commit, "") is None:
        raise NdsError(t.NOT_TAGGED, tag=made.tag)
    try:
        replace_files(inputs.root, {path_of(plan.id): to_yaml(made)})
    except BaseException:
        if new:
            git(inputs.root, "update-ref", "-d", f"{TAG}/{plan.id}", made_from.commit)
        raise
    return made


def _files(composition: Composition, inputs: Inputs, made_from: Origin, plan: Plan) -> Mapping[str, bytes]:
    """The Word files by stem, kept for their return."""
    wanted = {"docx", "pdf"} | ({"letter"} if plan.letter else set())  # the PDF knows the pages of the contents
    order = Order(frozenset(wanted))
    shown = presented(composition, inputs, order, made_from)
    made = editions(shown, inputs, order, made_from.build_id)
    if not made.kept:
        raise NdsError(t.NOT_KEPT)
    files = {Path(name).stem: raw for name, raw in made.files.items() if name.endswith(".docx")}
    if plan.only:
        short = composition.strategy.imprint.short
        part, stem = excerpt(shown, plan.only), f"{short}-{plan.only}"
        written = PendingStrategy(part)
        kept = store.add(inputs.root, made_from.build_id, stem, leaves(part.document.blocks))
        if not (kept and store.keep_frame(inputs.root, made_from.build_id, stem, written.frame({}))):
            raise NdsError(t.NOT_KEPT)
        del files[short]
        files[stem] = written.finish({})
    return files
