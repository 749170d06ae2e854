"""What LibreOffice edited comes out as the reviewers meant it, or is refused with a reason, and nothing is lost.

Large runs with fresh seeds: `python -m tests.reviewers --help`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reviewers.running import Order, run
from tests.reviewers.tally import Outcome, Place, Tally

SINGLE = (800003, 800004, 800012)
WHOLE = (1, 2, 4)


def seen(tally: Tally) -> tuple[set[str], int]:
    """The kinds of edits that were judged, and how many comments are at their place."""
    return {kind for kind, *_ in tally.edits}, sum(n for (*_, of), n in tally.comments.items() if of is Place.RIGHT)


def test_single_edits_come_out_as_they_were_made(tmp_path: Path) -> None:
    tally = run(tmp_path, SINGLE, Order(edits=0))
    kinds, comments = seen(tally)
    assert tally.wrong == []
    assert {"woorden vervangen", "gesplitst", "samengevoegd", "verplaatst", "nieuwe rij"} <= kinds
    assert tally.total(Outcome.DONE) > tally.total(Outcome.REFUSED)
    assert comments > 0


@pytest.mark.parametrize("tracked", [True, False])
def test_whole_files_come_out_as_they_were_edited(tmp_path: Path, tracked: bool) -> None:
    tally = run(tmp_path, WHOLE, Order(edits=10, tracked=tracked, word=tracked))
    assert tally.wrong == []
    assert tally.total(Outcome.DONE) > (tally.total(Outcome.REFUSED) if tracked else 0)
