"""The yardstick on what Markdown has no form for: told from what was sent, by what a heading or a title is for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs

from nds_docs.review.remark import RemarkKind
from nds_docs.review.texts import FRAME
from tests.reviewers import sorts
from tests.reviewers.comparing import differences
from tests.reviewers.formless import above_new, parts_head, takes_label
from tests.reviewers.projects import build
from tests.reviewers.word import Reviewer
from tests.reviewers.word_file import W
from tests.small_project import FRONT_MATTER, write_project
from tests.test_reviewers import refused_move, reviewed

Change = Callable[[Reviewer], None]
TEXT = """\
# Doel {#sec-doel}

Zie @sec-doel voor het doel.

# Los {#sec-los}

- eerste punt
- tweede punt

Slot.
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    write_project(folder, {"contributions/uvw/meetnet.md": FRONT_MATTER + TEXT})
    build(folder)
    return folder


@pytest.mark.parametrize(
    ("change", "formless"),
    [
        (lambda r: r.delete_paragraph("Doel"), True),  # the reference would point nowhere
        (lambda r: r.delete_paragraph("Los"), False),
        (lambda r: r.replace("Doel", "Waarom"), False),
        (lambda r: r.join("voor het doel"), False),
        (lambda r: r.join("Slot"), False),
        (lambda r: r.join("Meetnet"), True),
        (lambda r: r.insert("Meetnet", " nu"), False),
    ],
)
def test_a_title_is_not_joined_and_a_heading_that_is_referred_to_does_not_go(
    root: Path, change: Change, formless: bool
) -> None:
    file, _ = reviewed(root, change)
    touched = list(file.touched(lambda _: True))
    assert touched
    assert parts_head(file.sent, file.standing, touched) is formless


def test_a_label_is_of_the_file_that_has_it(tmp_path: Path) -> None:
    other = "Zie @uvw/meetnet#sec-los en @sec-doel.\n\n# Ook {#sec-doel}\n"
    texts = {"meetnet": TEXT.replace("Zie @sec-doel voor", "Dat is"), "ander": other}
    write_project(tmp_path, {f"contributions/uvw/{name}.md": FRONT_MATTER + text for name, text in texts.items()})
    build(tmp_path)
    sent = reviewed(tmp_path, lambda _: None)[0].sent
    named = {line.text: takes_label(sent, [line]) for line in sent.lines if line.sort == sorts.HEADING}
    assert named == {"Doel": False, "Los": True, "Ook": True}


def other_end(reviewer: Reviewer) -> None:
    """A new paragraph whose end the file does not say to be new."""
    reviewer.add_paragraph("eerste", "Nieuw punt.")
    for properties in reviewer.document.iter(W + "rPr"):
        for end in properties.findall(W + "ins"):
            properties.remove(end)


@pytest.mark.parametrize(
    ("change", "above"),
    [
        (other_end, sorts.ITEM),
        (lambda r: r.add_paragraph("Slot", "Nieuw."), sorts.PARAGRAPH),
        (lambda r: r.insert("eerste", " nieuw"), ""),
    ],
)
def test_words_that_are_all_of_a_paragraph_are_a_new_one(root: Path, change: Change, above: str) -> None:
    file, _ = reviewed(root, change)
    assert above_new(file, lambda _: True) == above


def test_what_the_program_puts_around_the_text_is_told_without_its_numbers() -> None:
    both = refused_move("Tabel 1.1\nMaatregel 1.1 Water", "Maatregel 1.1 WaterTabel 1.1")
    told = structs.replace(both, kind=RemarkKind.JOIN, why_not=FRAME.nl)
    assert list(differences(["een"], ["een", "Maatregel.Water"], [told])) == []
