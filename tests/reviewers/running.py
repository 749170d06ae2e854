"""Runs of many documents: made, edited by LibreOffice and judged in batches, on as many cores as asked for."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.reviewers import kinds, single, spoiling, untracked, whole
from tests.reviewers.office import review_all
from tests.reviewers.projects import copy, project
from tests.reviewers.tally import Outcome, Tally

BATCH = 12
"""Documents made at random that one LibreOffice edits: it grows slower with every one."""

BATCH_OF_COPIES = 2
"""Documents of a whole project that one LibreOffice edits."""

TIMEOUT, TIMEOUT_OF_COPIES = 240, 900
"""Seconds for a batch; it takes a tenth of that."""

EDITS_A_FILE = 40
"""Single edits asked of one file; it gets as many as stand apart in it."""

MIXED = 1
"""Of every four whole files this one is of three people, of whom one has tracking off."""

OTHERS = ("Rita Reviewer", "Otto Tweede", "Ina Derde")


@dataclass(frozen=True)
class Order:
    """What is asked: `edits` a document, 0 for single edits; `keep` is where the folders of what was wrong are kept.

    `project` is the folder of the project that every document is of; without it each is made at random. `spoil`: it is
    not judged what became of the edits, but what becomes of spoiled ones.
    """

    edits: int
    tracked: bool = True
    word: bool = False
    keep: Path | None = None
    project: Path | None = None
    spoil: bool = False

    @property
    def batch(self) -> int:
        """How many documents one LibreOffice edits."""
        return BATCH_OF_COPIES if self.project else BATCH

    @property
    def timeout(self) -> int:
        """Seconds that LibreOffice has for them."""
        return TIMEOUT_OF_COPIES if self.project else TIMEOUT


def batch(order: Order, seeds: Sequence[int]) -> Tally:
    """Documents of some seeds, by one LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        return run(Path(folder), seeds, order)


def run(folder: Path, seeds: Sequence[int], order: Order) -> Tally:
    """As `batch`, in a folder of one's own."""
    crashed = review_all([_job(folder / str(seed), seed, order) for seed in seeds], folder, order.timeout)
    judge: Callable[[Path, Tally], None]
    if order.spoil:
        judge = spoiling.judge
    elif order.edits:
        judge = partial(whole.judge, tracked=order.tracked, word=order.word)
    else:
        judge = single.judge if order.tracked else untracked.judge
    tally = Tally()
    tally.counts["documenten waarin LibreOffice vastliep"] += len(crashed)
    for seed in (seed for number, seed in enumerate(seeds) if number not in crashed):
        before = len(tally.wrong)
        judge(folder / str(seed), tally)
        if order.keep and len(tally.wrong) > before:
            shutil.copytree(folder / str(seed), order.keep / str(seed), dirs_exist_ok=True)
    return tally


def _job(root: Path, seed: int, order: Order) -> dict[str, object]:
    drawn = kinds.UNTRACKED if not order.tracked else kinds.WHOLE if order.edits else kinds.SINGLE
    authors, loose = OTHERS[: 1 + seed % 3], list[str]()
    if order.edits and order.tracked and seed % 4 == 0:
        drawn = (*drawn, *kinds.DECISIONS * 2)
    if order.edits and order.tracked and seed % 4 == MIXED:
        authors, loose = OTHERS, [OTHERS[seed // 4 % 3]]
    return {
        "source": str(copy(order.project, root) if order.project else project(root, seed)),
        "target": str(root / "terug.docx"),
        "accepted": str(root / "aanvaard.docx"),
        "rejected": str(root / "verworpen.docx"),
        "seed": seed,
        "count": order.edits or EDITS_A_FILE,
        "kinds": drawn,
        "single": not order.edits,
        "authors": authors if order.edits and order.tracked else authors[:1],
        "tracked": order.tracked,
        "loose": loose,
        "loose_kinds": kinds.UNTRACKED,
    }


def documents(order: Order, first: int, count: int, processes: int) -> Tally:
    """As many documents as asked for, from seed `first` on."""
    seeds = range(first, first + count)
    batches = [seeds[at : at + order.batch] for at in range(0, count, order.batch)]
    tally = Tally()
    with ProcessPoolExecutor(processes) as pool:
        for one in pool.map(partial(batch, order), batches):
            tally.merge(one)
    return tally


def edits(order: Order, first: int, count: int, processes: int) -> tuple[Tally, int]:
    """Documents until as many single edits were judged as asked for; also gives how many documents that took."""
    tally, done = Tally(), 0
    with ProcessPoolExecutor(processes) as pool:
        for _ in range(200):
            starts = [first + done + at * order.batch for at in range(processes)]
            rounds = [range(start, start + order.batch) for start in starts]
            for one in pool.map(partial(batch, order), rounds):
                tally.merge(one)
            done += order.batch * processes
            if judged(tally) >= count:
                break
    return tally, done


def judged(tally: Tally) -> int:
    """How many edits of text were judged."""
    return sum(tally.edits.values()) - tally.total(Outcome.REPORTED)
