"""`python -m tests.reviewers --documents 20 --edits 10 --seed 1`: whole files through LibreOffice, and the table."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.reviewers.whole import Tally, run

BATCH = 20
"""Documents that one LibreOffice edits: it grows slower with every one."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.reviewers")
    parser.add_argument("--documents", type=int, default=20)
    parser.add_argument("--edits", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--untracked", action="store_true")
    asked = parser.parse_args()
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        last = asked.seed + asked.documents
        for first in range(asked.seed, last, BATCH):
            seeds = range(first, min(first + BATCH, last))
            run(Path(folder), seeds, asked.edits, tracked=not asked.untracked, tally=tally)
    report(tally)


def report(tally: Tally) -> None:
    kinds = sorted({*tally.done, *tally.generated, *(kind for kind, _ in tally.refused)})
    print("| kind | carried out | in generated text | refused | share outside generated text |")
    print("|---|--:|--:|--:|--:|")
    for kind in kinds:
        refused = sum(number for (of, _), number in tally.refused.items() if of == kind)
        tried = tally.done[kind] + refused
        share = f"{100 * tally.done[kind] / tried:.1f} %" if tried else "–"
        print(f"| {kind} | {tally.done[kind]} | {tally.generated[kind]} | {refused} | {share} |")
    print(f"\ndocuments {tally.documents}, comments {dict(tally.comments)}, wrong {len(tally.wrong)}")
    for (kind, why), number in tally.refused.most_common(30):
        print(f"  {number} × {kind}: {why}")
    for line in tally.wrong[:40]:
        print("  WRONG", line[:900])


main()
