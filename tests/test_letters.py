"""One letter for each addressee, with the words of one text and the numbers of the strategy it sends."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nds_docs.build.delivery import Order, deliver, origin
from nds_docs.compose.edition import LabelKind
from nds_docs.compose.gather import gather
from nds_docs.compose.wording import label_word
from nds_docs.register.load import resolve_priority
from tests import built, word_reading
from tests.written_words import even, fragments

REFERENCE = re.compile(r"@\{?((?:sec|tbl|fig|act|goal|prio)-[\w-]*\w)")


@pytest.fixture(scope="module", params=list(built.ROOTS))
def project(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def texts(project: str) -> list[tuple[str, str, str]]:
    """Each letter as the Word file, the PDF and the OpenDocument say it."""
    return [
        (
            even(" ".join(word_reading.lines(letter.word))),
            even(" ".join(letter.tagged.lines())),
            even(" ".join(letter.open.lines())),
        )
        for letter in built.letters(project)
    ]


def test_all_editions_of_a_letter_have_the_same_words(project: str) -> None:
    assert texts(project)
    for in_word, in_pdf, in_open in texts(project):
        assert in_word == in_pdf == in_open


def test_letters_differ_in_their_address_only(project: str) -> None:
    addressees = built.composition(project).letters[0].letter.addressees
    found = texts(project)
    assert len(found) == len(addressees)
    without = set()
    for (shown, *_), addressee in zip(found, addressees, strict=True):
        address = even(" ".join((addressee.name, *addressee.address)))
        assert address in shown
        without.add(shown.replace(address, ""))
    assert len(without) == 1


def test_every_word_of_the_text_is_there_in_order(project: str) -> None:
    letter = built.composition(project).project.letter
    assert letter is not None
    (written,) = fragments([letter.source.text])
    shown, at = texts(project)[0][0], 0
    for words in written:
        assert words in shown[at:], words
        at = shown.index(words, at) + len(words)


def test_references_say_the_numbers_of_the_strategy(project: str) -> None:
    """Where the text refers to a place, the letter says its word and the number that the strategy has there."""
    made = built.composition(project)
    letter = made.project.letter
    assert letter is not None
    asked = REFERENCE.findall(letter.source.text)
    shown, at = texts(project)[0][0].lower(), 0
    assert asked
    for target in asked:
        expected = place(project, target).lower()
        assert expected in shown[at:], (target, expected)
        at = shown.index(expected, at) + len(expected)


def place(project: str, target: str) -> str:
    """ "paragraaf 3.2": what the strategy calls a place, or the letter itself where it has the label."""
    made = built.composition(project)
    labels = {**made.strategy.labels, **made.letters[0].labels}
    if target.startswith("prio-"):
        final = resolve_priority(made.project.register, target.removeprefix("prio-")).id
        title = next(c.title for c in made.project.chapters if c.front and c.front.priority == final)
        label = next(one for one in labels.values() if one.kind is LabelKind.CHAPTER and one.title == title)
    else:
        label = next(one for id_, one in labels.items() if id_ == target or id_.endswith(f"-{target}"))
    return f"{label_word(label.kind, 'nl')} {label.number}"


def test_the_dossiers_stand_in_the_properties_of_both_files(project: str) -> None:
    dossiers = built.composition(project).letters[0].letter.dossiers
    for letter in built.letters(project):
        keywords = (str(letter.tagged.file.docinfo["/Keywords"]), letter.word.parts["docProps/core.xml"].decode())
        assert dossiers
        assert all(dossier in said for dossier in dossiers for said in keywords)


def test_every_addressee_gets_a_file(tmp_path: Path) -> None:
    inputs, order = gather(built.copied(tmp_path / "project")), Order(frozenset({"letter"}))
    files = deliver(built.composition("book"), inputs, order, origin(inputs, order), tmp_path).files
    stems = ("kamerbrief-2", "kamerbrief")
    assert files == tuple(f"{stem}.{kind}" for stem in stems for kind in ("docx", "odt", "pdf"))
    for letter, stem in zip(built.letters("book"), ("kamerbrief", "kamerbrief-2"), strict=True):
        assert (tmp_path / f"{stem}.docx").read_bytes() == letter.docx
        assert (tmp_path / f"{stem}.pdf").read_bytes() == letter.pdf
        assert (tmp_path / f"{stem}.odt").read_bytes() == letter.odt
