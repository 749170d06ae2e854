"""LibreOffice as a reviewer: opens Word files, edits them at random with tracking on or off, and saves them.

Runs in the Python that has `uno` (Debian's python3-uno), not in the project's own, from the root of the working copy:
`python3 -m tests.reviewers.libreoffice JOBS.json`. JOBS.json: {"port": …, "jobs": [{"source": …, "target": …, …}]},
each job with:

- `seed`, `kinds` (drawn from with the same chance; a name twice is twice as likely), `count`;
- `authors`: each opens what the one before saved; they share the `count`; `tracked`: whether changes are tracked;
- `loose`: those of the authors who have tracking off all the same, and `loose_kinds`, what they do;
- `single`: every edit is of a person of its own ("Edit 1", …) and stands by itself, with nothing changed beside it;
- `accepted`, `rejected`: where to save the file with every change accepted or rejected by LibreOffice itself;
- `listen`: TARGET.comments.json gets the comments as LibreOffice shows them.

Beside each target comes TARGET.json: what was done, in order, with the sort of paragraph it was done at.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from tests.reviewers import given
from tests.reviewers.handwork import Reviewer
from tests.reviewers.opened import Place, connected

WHERE = {
    **dict.fromkeys("replace_cell insert_cell delete_cell empty_cell fill_cell".split(), "cell"),
    **dict.fromkeys("delete_row add_row comment_cell".split(), "cell"),
    **dict.fromkeys("replace_note insert_note delete_note add_to_note comment_note".split(), "note"),
}
"""Kinds that are about a cell or a note; all others are about paragraphs of the text."""

HANDS = {
    **dict.fromkeys(("replace_cell", "replace_note"), "replace_word"),
    **dict.fromkeys(("insert_cell", "insert_note"), "insert_word"),
    **dict.fromkeys(("delete_cell", "delete_note"), "delete_word"),
    **dict.fromkeys(("comment_cell", "comment_note"), "comment"),
}
"""Kinds that are another, done in a cell or note."""

MADE = ("Titelblad", "Title", "Contents Heading", "Inbreng", "Maatregel gegevens")
"""Styles of paragraphs of which the program makes every word."""

MOVING = ("move", "move_down", "move_up")
"""Nobody moves what stands on the title page: LibreOffice then loses its hold on the contents below it."""

REACH = {"join": (1, 2), "delete_paragraph": (1, 2), "add_paragraph": (0, 1), "split": (0, 0), "move": (1, 3)} | {
    "move_down": (1, 2),
    "move_up": (2, 1),
    "comment_over_paragraphs": (0, 1),
    **dict.fromkeys(("replace_phrase", "delete_phrase"), (0, 1)),
}
"""How many paragraphs before and after its own a single edit touches; a phrase with a field may end in the next."""


def do(reviewer: Reviewer, kind: str, place: Place | None, paragraph: Any) -> bool:
    """Does one thing and writes it down."""
    at = {"style": paragraph.ParaStyleName, "where": WHERE.get(kind, "text")}
    if place is not None:
        at |= {"number": place.number, "slot": place.slot, "paragraph": place.text}
    done = getattr(reviewer, "do_" + HANDS.get(kind, kind))(paragraph)
    if done is not None:
        reviewer.log.append({"kind": kind, "author": reviewer.author, "tracked": reviewer.tracked, **at, **done})
    return done is not None


def anywhere(reviewer: Reviewer, kinds: list[str], count: int) -> None:
    """Edits anywhere, also where something was changed before."""
    for _ in range(count):
        kind = reviewer.chance.choice(kinds)
        where = WHERE.get(kind, "text")
        texts = {"cell": reviewer.cells, "note": reviewer.notes}.get(where)
        found = reviewer.body() if texts is None else [p for t in texts() for p in reviewer.paragraphs_of(t)]
        found = [paragraph for paragraph in found if paragraph.String.strip()]
        if reviewer.chance.random() < 0.9 or kind in MOVING:
            found = [paragraph for paragraph in found if paragraph.ParaStyleName not in MADE]
        if found:
            do(reviewer, kind, None, reviewer.chance.choice(found))


def made_by_program(places: list[Place]) -> set[int]:
    """The title page and such: nobody can change it, so that a few edits there are enough."""
    return {place.slot for place in places if place.style in MADE}


def apart(reviewer: Reviewer, kinds: list[str], count: int) -> None:
    """Single edits, each by a person of its own, with an untouched paragraph between any two."""
    places = reviewer.places()
    slots = 1 + max((place.slot for place in places), default=0)
    in_table = {place.slot for place in places if place.where == "cell"}
    with_note = {place.slot for place in places if place.where == "note"}
    free = {slot for slot in range(slots) if slot not in made_by_program(places) or reviewer.chance.random() < 0.1}
    made = 0
    for _ in range(count * 4):
        kind = reviewer.chance.choice(kinds)
        before, after = REACH.get(kind, (0, 0))
        fitting = [
            place
            for place in places
            if place.where == WHERE.get(kind, "text")
            and place.slot >= 0
            and {n for n in range(place.slot - before, place.slot + after + 1) if 0 <= n < slots} <= free
            and (place.slot + 1 not in in_table or not after)
            and (kind != "delete_mark_of_note" or place.slot in with_note)
        ]
        if not fitting or made == count:
            continue
        styles = sorted({place.style for place in fitting})
        if reviewer.chance.random() < 0.4:  # so that headings, captions and items get their share
            style = reviewer.chance.choice(styles)
            fitting = [place for place in fitting if place.style == style]
        place = reviewer.chance.choice(fitting)
        if reviewer.tracked:
            reviewer.be(f"Edit {made + 1}")
        if do(reviewer, kind, place, place.paragraph):
            made += 1
            free -= set(range(place.slot - before - 1, place.slot + after + 2))


def review(context: Any, job: dict[str, Any]) -> None:
    authors, target = job.get("authors", ["Rita Reviewer"]), job["target"]
    first, *others = (job["seed"] * len(authors) + number for number in range(len(authors)))
    reviewer = Reviewer(context, job["source"], authors[0], first)
    work(reviewer, job)
    reviewer.save(target)
    for author, seed in zip(authors[1:], others, strict=True):
        following = Reviewer(context, target, author, seed)
        if texts_of_notes(following) != texts_of_notes(reviewer):  # LibreOffice 7.4 at times mixes them up
            following.close()
            break
        following.log = reviewer.log
        reviewer.close()
        reviewer = following
        work(reviewer, job)
        reviewer.save(target)
    if job.get("listen"):
        said = json.dumps(reviewer.comments(), ensure_ascii=False)
        Path(target + ".comments.json").write_text(said, encoding="utf-8")
    if job.get("rejected"):
        changed = reviewer.file.Redlines.createEnumeration().hasMoreElements()
        if changed:
            reviewer.command("RejectAllTrackedChanges")
        reviewer.save(job["rejected"])
        if changed:
            reviewer.command("Undo")
    if job.get("accepted"):
        reviewer.command("AcceptAllTrackedChanges")
        reviewer.save(job["accepted"])
    reviewer.close()
    Path(target + ".json").write_text(json.dumps(reviewer.log, ensure_ascii=False, indent=1), encoding="utf-8")


def work(reviewer: Reviewer, job: dict[str, Any]) -> None:
    """What one person does, tracked or not."""
    loose = reviewer.author in job.get("loose", ())
    reviewer.tracked = reviewer.file.RecordChanges = job.get("tracked", True) and not loose
    kinds = job["loose_kinds"] if loose else job["kinds"]
    for told in job.get("told", ()):
        reviewer.file.RecordChanges = told.get("tracked", "yes") == "yes"
        given.do(reviewer, told)
    if job.get("single"):
        apart(reviewer, kinds, job["count"])
    else:
        anywhere(reviewer, kinds, job["count"] // len(job.get("authors", [""])))
    reviewer.file.RecordChanges = False


def texts_of_notes(reviewer: Reviewer) -> list[str]:
    return [note.String for note in reviewer.notes()]


def main() -> None:
    orders = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    context = connected(orders["port"])
    for job in orders["jobs"]:
        review(context, job)


if __name__ == "__main__":
    main()
