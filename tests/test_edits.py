"""Edits of what a reader sees: readable cases (`edit/*.md`), and edits at random held against a second model.

A case is a title, the Markdown, a line with a dot, the edit in words (`edits/asked.py`), a line with a dot, and the
Markdown after it or the reason why not; `--accept` writes the latter anew. `python -m tests.edits` makes many more.
"""

from __future__ import annotations

import random
import re
from itertools import count
from pathlib import Path

import pytest

from nds_docs.document.source import Source
from nds_docs.document.walk import leaves
from nds_docs.errors import NdsError
from nds_docs.review.edit.applying import apply
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import Patch, Refused, Replacement, ReplaceText
from nds_docs.review.edit.patching import patch
from tests.conftest import Golden
from tests.edits.asked import Asked
from tests.edits.drawing import Drawer
from tests.edits.kinds import KINDS, draw
from tests.edits.outcome import changed, outcome, pandoc_faults
from tests.edits.outline import outline
from tests.edits.texts import cases, made, own

CASES = sorted((Path(__file__).parent / "edit").glob("*.md"))
_CASE = re.compile(r"^(## .+\n\n````\n((?:.*\n)*?)\.\n(.+)\n\.\n)((?:.*\n)*?)````$", re.MULTILINE)
EACH = 25


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases(path: Path, golden: Golden) -> None:
    golden(path, _CASE.sub(_edit_anew, path.read_text("utf-8")))


def _edit_anew(case: re.Match[str]) -> str:
    text = EditableText(Source("tekst.md", case[2].encode()), expressions=True)
    result = patch(text, Asked(text).edit(case[3]))
    said = f"! {result.say('nl')}\n" if isinstance(result, Refused) else apply(text.source, result).decode()
    return f"{case[1]}{said}````"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_case_is_found(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(_CASE.findall(text)) == text.count("\n\n````\n")


# --- at random ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_no_edit_is_wrong_and_few_are_refused(kind: str) -> None:
    chance = random.Random(f"edits {kind}")
    there = [*own(), *cases()]
    said: list[str] = []
    for number in count(1):
        text = made(number) if number % 4 else chance.choice(there)
        drawer = Drawer(text, chance)
        for drawn in filter(None, (draw(drawer, kind) for _ in range(3))):
            said.append(outcome(text, drawn, patch(text, drawn.edit)))
        if len(said) >= EACH:
            break
    assert [one for one in said if one.startswith("wrong")] == []
    assert said.count("refused") <= 0.2 * len(said)


def test_pandoc_reads_the_same_after_an_edit() -> None:
    chance = random.Random("pandoc")
    pairs = []
    for number in range(40):
        text = made(number)
        drawn = draw(Drawer(text, chance), chance.choice([kind for kind in KINDS if kind != "generated"]))
        if drawn is not None and not isinstance(result := patch(text, drawn.edit), Refused):
            pairs.append((text, changed(text, result)))
    compared, faults = pandoc_faults(pairs)
    assert compared > 100
    assert faults == []


def test_an_edit_taken_back_gives_the_text_that_was() -> None:
    chance = random.Random("back")
    done = 0
    for number in range(60):
        text = made(number)
        drawer = Drawer(text, chance)
        box = drawer.leaf(lambda box: "\ufffc" not in box.text and len(box.text) > 3)
        if box is None:
            continue
        a, b = sorted(chance.sample(range(len(box.text)), 2))
        old, said = box.text[a:b], chance.choice(["", "woord", " en "])
        result = patch(text, ReplaceText(box.span, (Replacement(a, b, said),)))
        if isinstance(result, Refused):
            continue
        after = changed(text, result)
        at = [leaf.span for leaf in leaves(text.reading.document.blocks)].index(box.span)
        now = list(leaves(after.reading.document.blocks))
        if (
            len(now) != len(text.leaves)
            or outline(after.source, after.reading).path_to(now[at].span)[-1].text != box.text[:a] + said + box.text[b:]
        ):
            continue
        back = patch(after, ReplaceText(now[at].span, (Replacement(a, a + len(said), old),)))
        assert not isinstance(back, Refused)
        again = changed(after, back)
        assert _words(again) == _words(text)
        done += 1
    assert done > 20


def _words(text: EditableText) -> list[str]:
    return [box.text for box in outline(text.source, text.reading).every()]


# --- bytes --------------------------------------------------------------------------------------


def test_line_ends_and_byte_order_mark_stay() -> None:
    raw = b"\xef\xbb\xbfEen.\r\n\r\n- twee\r\n- drie\r\n"
    text = EditableText(Source("a.md", raw))
    asked = Asked(text)
    result = patch(text, asked.edit('new paragraph "Meer." after "Een"'))
    assert not isinstance(result, Refused)
    assert apply(text.source, result) == b"\xef\xbb\xbfEen.\r\n\r\nMeer.\r\n\r\n- twee\r\n- drie\r\n"
    result = patch(text, asked.edit('delete block "twee"'))
    assert not isinstance(result, Refused)
    assert apply(text.source, result) == b"\xef\xbb\xbfEen.\r\n\r\n- drie\r\n"


def test_a_line_keeps_its_own_end_in_a_file_of_both_kinds() -> None:
    source = Source("a.md", b"een\r\ntwee\ndrie")
    assert apply(source, [Patch("a.md", 8, 8, "\nx")]) == b"een\r\ntwee\nx\ndrie"
    assert apply(source, [Patch("a.md", 3, 3, "\nx")]) == b"een\r\nx\r\ntwee\ndrie"


def test_patches_that_overlap_are_refused() -> None:
    source = Source("a.md", b"een twee drie")
    with pytest.raises(NdsError, match=r"a\.md:1: two changes"):
        apply(source, [Patch("a.md", 0, 5, "x"), Patch("a.md", 4, 8, "y")])
    assert (
        apply(source, [Patch("a.md", 4, 4, "x"), Patch("a.md", 4, 4, "y"), Patch("a.md", 0, 4, "")]) == b"xytwee drie"
    )


def test_front_matter_is_no_text() -> None:
    raw = b"---\ntitle: X\n---\n\nEen.\n"
    text = EditableText(Source("a.md", raw), 17)
    result = patch(text, Asked(text).edit('new paragraph "Nul." before "Een"'))
    assert not isinstance(result, Refused)
    assert apply(text.source, result) == b"---\ntitle: X\n---\n\nNul.\n\nEen.\n"
