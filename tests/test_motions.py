"""Motions and toezeggingen: data in `nds.yml`, an annex in the letter, counted and listed with the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from nds_docs.compose.composition import Composition
from nds_docs.compose.edition import Letter
from nds_docs.compose.gather import gather
from nds_docs.document import nodes as n
from nds_docs.document.pieces import pieces
from nds_docs.document.pieces import text as text_of
from nds_docs.document.walk import descendants, leaves
from nds_docs.pipeline import compose
from tests import built, word_reading
from tests.small_project import LETTER, LETTER_DATA, REGISTER, shown, write_project
from tests.written_words import even

ANNEX = "    - {title: Moties en toezeggingen, file: motions}\n"
SETTLED = "{kind: motion, asks: Deel, by: een lid, state: settled, answer: Zo}"


def made(root: Path, *motions: str, text: str = LETTER, annexes: str = ANNEX, words: str = "") -> Composition:
    listed = "  motions:\n" + "".join(f"    - {motion}\n" for motion in motions)
    data = {"nds.yml": REGISTER + LETTER_DATA + annexes + listed, "chapters/kamerbrief.md": text, "words.yml": words}
    write_project(root, data | {"chapters/20-sturing.md": "---\ntitle: Sturing\n---\n\n# Wie {#sec-wie}\n\nTekst.\n"})
    return compose(gather(root))


def rows(letter: Letter) -> list[list[list[str]]]:
    """The cells of every row of the annex, heads included: the paragraphs of each."""
    tables = (node for node in letter.annex if isinstance(node, n.Table))
    return [
        [[text_of(leaf) for leaf in leaves(cell.content)] for cell in row.cells]
        for table in tables
        for row in (*table.head, *table.body)
    ]


def headings(letter: Letter) -> list[str]:
    return [text_of(block) for block in letter.annex if isinstance(block, n.Header)]


def test_settled_and_open_stand_in_tables_of_their_own(tmp_path: Path) -> None:
    (letter,) = made(
        tmp_path,
        "{kind: motion, asks: Deel, by: een lid, source: vaarkaart2023, state: settled, answer: Zo., where: sec-wie}",
        '{kind: commitment, asks: Een brief, by: de minister, source: "Kamerstuk 1, nr. 2", state: open, expected: 2e}',
    ).letters
    assert headings(letter) == [
        "Bijlage 2: Moties en toezeggingen",
        "Bijlage 2A: Afgedane moties en toezeggingen",
        "Bijlage 2B: Openstaande moties en toezeggingen",
    ]
    assert rows(letter) == [
        [["Motie of toezegging"], ["Van en vindplaats"], ["Hoe afgedaan"]],
        [
            ["Motie: Deel"],
            ["een lid", "Unie van Waterschappen, Vaarkaart, 2023"],
            ["Zo.", "Zie paragraaf\u00a02.1 van de strategie."],
        ],
        [["Motie of toezegging"], ["Van en vindplaats"], ["Stand van zaken"], ["Verwacht"]],
        [["Toezegging: Een brief"], ["de minister", "Kamerstuk 1, nr.\u00a02"], ["–"], ["2e"]],
    ]


def test_what_there_is_none_of_is_said(tmp_path: Path) -> None:
    (letter,) = made(tmp_path, SETTLED).letters
    assert len(rows(letter)) == 2
    assert text_of(list(leaves(letter.annex))[-1]) == "Er staan geen moties of toezeggingen open."


def test_the_strategy_has_its_abbreviation_where_there_is_one(tmp_path: Path) -> None:
    motion = "{kind: motion, asks: Deel, by: een lid, state: settled, where: sec-wie}"
    (letter,) = made(tmp_path, motion, words="abbreviations: {STR: Strategie}\n").letters
    assert rows(letter)[1][2] == ["Zie paragraaf\u00a02.1 van de STR."]


def test_the_letter_refers_to_it_by_its_number(tmp_path: Path) -> None:
    (letter,) = made(tmp_path, SETTLED, text=LETTER + "\n\nZie @sec-moties. @sec-moties volgt.\n").letters
    assert text_of(list(leaves(letter.document.blocks))[-1]) == "Zie bijlage\u00a02. Bijlage\u00a02 volgt."
    links = [node.url for node in descendants(letter.document.blocks) if isinstance(node, n.Link)]
    assert links == ["#letter-sec-moties"] * 2


@pytest.mark.parametrize(
    ("motion", "finding"),
    [
        ("where: sec-wi}", "NDS301 bedoelde u `sec-wie`?"),
        ("where: prio-BZK-3}", "NDS304 "),
        ("answer: Zo, source: vaarkaart}", "NDS130 bedoelde u `vaarkaart2023`?"),
    ],
)
def test_a_place_or_source_that_is_not_there_is_a_finding_in_its_line(
    tmp_path: Path, motion: str, finding: str
) -> None:
    composition = made(tmp_path, SETTLED, SETTLED.replace("answer: Zo}", motion))
    line = 1 + composition.project.sources["nds.yml"].text.rstrip().count("\n")
    (found,) = composition.findings
    assert shown((found,), composition.project)[0].startswith(f"nds.yml:{line}:")
    assert f"{found.code} {found.hint_text('nl')}".startswith(finding)
    assert any("[?" in cell[-1] for row in rows(composition.letters[0]) for cell in row)


def test_without_its_annex_the_letter_has_none(tmp_path: Path) -> None:
    composition = made(tmp_path, SETTLED, annexes="")
    assert composition.letters[0].annex == ()
    assert [finding.code for finding in composition.findings] == ["NDS190"]


def test_every_text_leads_back_to_its_place(tmp_path: Path) -> None:
    composition = made(tmp_path, '{kind: motion, asks: "Deel \'t", by: een lid, state: settled, answer: Zo}')
    source = composition.project.sources["nds.yml"].text
    said = {text_of(leaf): leaf for leaf in leaves(composition.letters[0].annex) if leaf.span}
    assert set(said) == {"Bijlage 2: Moties en toezeggingen", "Motie: Deel ’t", "een lid", "Zo"}
    for text, leaf in said.items():
        assert not leaf.mapped
        assert source[leaf.span.start : leaf.span.end].strip("\"'").replace("'", "’") in text
        assert {piece.kind for piece in pieces(leaf)} <= {n.PieceKind.GENERATED, n.PieceKind.MARKUP}


@pytest.mark.parametrize("project", list(built.ROOTS))
def test_it_starts_a_page_behind_the_signature_in_both_editions(project: str) -> None:
    for letter, composed in zip(built.letters(project), built.composition(project).letters, strict=True):
        title = headings(composed)[0]
        for text in (*word_lines(letter), even(" ".join(letter.tagged.lines()))):
            assert text.index("Hoogachtend,") < text.index(even(title))
        assert even(letter.tagged.pages[-1]).count(even(title)) == 1
        assert "Hoogachtend" not in letter.tagged.pages[-1]


def word_lines(letter: built.Edition) -> Iterator[str]:
    yield even(" ".join(word_reading.lines(letter.word)))


@pytest.mark.parametrize("project", list(built.ROOTS))
def test_annexes_are_counted_as_they_are_listed(project: str) -> None:
    for letter, composed in zip(built.letters(project), built.composition(project).letters, strict=True):
        annexes = composed.letter.annexes
        text = even(" ".join(letter.tagged.lines()))
        assert f"Bijlage(n) {len(annexes)}" in text
        assert all(f"{at}. {even(annex.title)}" in text for at, annex in enumerate(annexes, 1))
        number = next(at for at, annex in enumerate(annexes, 1) if annex.file == "motions")
        assert headings(composed)[0].startswith(f"Bijlage {number}: ")
