"""LibreOffice as a reviewer of many documents, and the tables of what became of its edits.

- `python -m tests.reviewers --single 2000 --seed 7000`: single edits, each carried out by itself;
- `python -m tests.reviewers --documents 200 --edits 12 --seed 9000`: whole files, all remarks carried out together;
- with `--project FOLDER`: in copies of the document of that project, not in texts made at random;
- with `--spoil` (whole files): one edit of each file is spoiled, in several ways, and import must refuse it;
- with `--untracked`: tracking off; with `--word` (whole files): import must give the same after Word saved them too.

Ends with 1 where anything was wrong. `--keep FOLDER` keeps the projects and returned files of those.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.reviewers.running import Order, documents, edits, judged
from tests.reviewers.tally import report


def main() -> int:
    asked = arguments()
    began = time.monotonic()
    if asked.single:
        order = Order(0, tracked=not asked.untracked, keep=asked.keep, project=asked.project)
        tally, made = edits(order, asked.seed, asked.single, asked.processes)
        last = asked.seed + made - 1
    else:
        order = Order(asked.edits, not asked.untracked, asked.word, asked.keep, asked.project, asked.spoil)
        tally = documents(order, asked.seed, asked.documents, asked.processes)
        last = asked.seed + asked.documents - 1
    print(f"`python -m tests.reviewers {' '.join(sys.argv[1:])}`: documenten {asked.seed}–{last}, ", end="")
    print(f"{judged(tally)} wijzigingen, {time.monotonic() - began:.0f} s\n")
    print("\n".join(report(tally)))
    return 1 if tally.wrong else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="tests.reviewers", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--single", type=int, default=0, metavar="N", help="at least so many single edits")
    parser.add_argument("--documents", type=int, default=20, metavar="N")
    parser.add_argument("--edits", type=int, default=12, metavar="N", help="edits in each document")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--untracked", action="store_true", help="with tracking off")
    parser.add_argument("--word", action="store_true", help="import every file once more as Word would leave it")
    parser.add_argument("--spoil", action="store_true", help="spoil edits, and count which import refuses")
    parser.add_argument("--project", type=Path, metavar="FOLDER", help="the document of a project, not texts at random")
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    parser.add_argument("--processes", type=int, default=2, metavar="N")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
