"""Edits of one text that are made one after the other: what each does alone, in what the others left."""

from __future__ import annotations

import pytest

from nds_docs.document.source import Source
from nds_docs.review.edit.applying import apply
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import ALONE, Beside, DeleteBlocks, MoveBlocks, Refused, Several
from nds_docs.review.edit.in_turn import Step, in_turn
from nds_docs.review.edit.patching import patch
from tests.edits.asked import Asked

TEXT = """\
# Kop

Een *eerste* alinea.[^1]

- punt een
- punt twee met [koppeling](https://nl.nl)

Slot van de tekst.

| Wie | Wat |
|---|---|
| gemeente | meldt |
| waterschap | meet |

[^1]: Een noot.
"""

CASES: dict[str, tuple[tuple[str, ...], str, str]] = {
    "joined, and words behind it": (
        ('join "punt een" and "punt twee"', 'insert " nieuw" after "met"'),
        "- punt een\n- punt twee met [",
        "- punt een punt twee met nieuw [",
    ),
    "words, joined, and all of the second gone but its end": (
        ('insert " echt" after "punt"', 'join "punt een" and "punt twee"', 'delete " twee met koppeling"'),
        "- punt een\n- punt twee met [koppeling](https://nl.nl)",
        "- punt echt een punt",
    ),
    "three become one": (
        ('join "eerste" and "punt een"', 'join "punt een" and "punt twee"'),
        "alinea.[^1]\n\n- punt een\n- punt twee",
        "alinea.[^1] punt een punt twee",
    ),
    "split, and the rest joined": (
        ('split as paragraph before "alinea"', 'join "eerste" and "punt een"'),
        "*eerste* alinea.[^1]\n\n- punt een\n",
        "*eerste*\n\nalinea.[^1] punt een\n\n",
    ),
    "split and split again": (
        ('split as item before "twee"', 'split as item before "koppeling"'),
        "- punt twee met [k",
        "- punt\n- twee met\n- [k",
    ),
    "a block gone above one that is split": (
        ('delete block "punt een"', 'split as item before "met"'),
        "- punt een\n- punt twee met",
        "- punt twee\n- met",
    ),
    "words in a note and before its mark": (
        ('insert "nieuwe " before "alinea"', 'replace "Een noot" with "De noot"', 'insert " hier" after "noot"'),
        TEXT[TEXT.index("alinea") : -1],
        TEXT[TEXT.index("alinea") : -1].replace("alinea", "nieuwe alinea").replace("Een noot", "De noot hier"),
    ),
    "rows": (
        ('delete row "gemeente"', 'new row "rijk/kijkt" after "waterschap"'),
        "| gemeente | meldt |\n| waterschap | meet |\n",
        "| waterschap | meet |\n| rijk | kijkt |\n",
    ),
}


def read(text: str) -> EditableText:
    return EditableText(Source("tekst.md", text.encode()))


@pytest.mark.parametrize("name", CASES)
def test_each_is_done_in_what_the_others_left(name: str) -> None:
    said, old, new = CASES[name]
    text = read(TEXT)
    asked = Asked(text)
    done = in_turn(text, [Step(asked.edit(one), ALONE) for one in said])
    assert not isinstance(done, Refused)
    assert TEXT.count(old) == 1
    assert apply(text.source, done).decode() == TEXT.replace(old, new)


def test_new_notes_have_labels_in_the_order_of_the_text_and_none_of_those_beside_them() -> None:
    text = read("Een twee drie.\n\n[^7]: Oud.\n")
    asked = Asked(text)
    steps = [
        Step(asked.edit('new footnote "Eerste." after "Een"'), Beside(2)),
        Step(asked.edit('new footnote "Tweede." after "twee"'), Beside(5)),
    ]
    done = in_turn(text, steps)
    assert not isinstance(done, Refused)
    assert apply(text.source, done).decode().startswith("Een[^10] twee[^13] drie.")


def test_what_is_far_apart_is_no_one_patch() -> None:
    text = read(TEXT)
    asked = Asked(text)
    said = ('join "punt een" and "punt twee"', 'insert " nieuw" after "met"', 'replace "Een noot" with "De noot"')
    done = in_turn(text, [Step(asked.edit(one), ALONE) for one in said])
    assert not isinstance(done, Refused)
    assert [TEXT[one.start : one.end] for one in done] == ["\n-", "", "Een"]
    assert [one.text for one in done] == ["", " nieuw", "De"]


@pytest.mark.parametrize(
    "said",
    [
        ('insert " nieuw" after "twee"', 'replace "punt twee" with "iets"'),  # the first stands behind the second
        ('replace "Slot" with "Eind"', 'delete block "Slot"'),
        ('delete block "eerste"', 'move "Slot" before "Kop"'),  # what is the how manieth then?
    ],
)
def test_what_is_not_as_it_was_any_more_is_refused(said: tuple[str, ...]) -> None:
    text = read(TEXT)
    asked = Asked(text)
    assert isinstance(in_turn(text, [Step(asked.edit(one), ALONE) for one in said]), Refused)


NESTED = "* A.\n\n  - b\n  - c\n\n* Dat hier.\n\n  - een\n  - twee\n\n* E.\n"


@pytest.mark.parametrize("moved", ["E.", "Dat hier."])
def test_what_another_edit_took_away_is_no_place_to_move_to(moved: str) -> None:
    text = read(NESTED)
    leaf = {NESTED[span.start : span.end]: span for span in text.leaves}
    gone, there = DeleteBlocks((leaf["een"],), ends=True), MoveBlocks((leaf[moved],), leaf["een"], ends=True)
    assert not isinstance(patch(text, gone), Refused)
    assert isinstance(patch(text, Several((gone, there))), Refused)
