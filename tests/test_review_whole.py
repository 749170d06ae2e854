"""Whole files that LibreOffice edited: all that was carried out is what the reviewer meant, and nothing was lost.

Large runs with fresh seeds: `python -m tests.reviewers --documents 200 --edits 12 --seed 1000`.
"""

from __future__ import annotations

from pathlib import Path

from tests.reviewers.whole import Tally, run


def test_no_edit_comes_out_wrong(tmp_path: Path) -> None:
    tally = Tally()
    run(tmp_path, range(1, 6), 10, tracked=True, tally=tally)
    assert tally.wrong == []
    assert sum(tally.done.values()) > sum(tally.refused.values())
    assert tally.comments["right"] > 0
    assert tally.comments["other words"] == 0
