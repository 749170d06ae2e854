"""The yardstick says wrong of what is wrong, and of nothing else: refused changes, titles, and tracking off."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from lxml import etree
from msgspec import structs

from nds_docs.review.remark import Remark, RemarkKind
from tests.reviewers import untracked
from tests.reviewers.as_it_was import Before
from tests.reviewers.comparing import differences, words
from tests.reviewers.deciding import Reviewed
from tests.reviewers.projects import build
from tests.reviewers.repeated import followed
from tests.reviewers.sent import NOTHING, Character, Sent
from tests.reviewers.single import Carried, Returnee
from tests.reviewers.tally import Outcome, Tally
from tests.reviewers.whole import is_half
from tests.reviewers.word import Reviewer
from tests.reviewers.word_file import W
from tests.small_project import FRONT_MATTER, write_project
from tests.test_reviewers import Change, reviewed

SENT = ["boven", "wie|wat", "een", "twee", "onder"]


def plain(text: str) -> str:
    return text.replace(" ", "")


def refused(kind: RemarkKind, text: str, proposal: str) -> Remark:
    remark = Remark(id="1", kind=kind, author="R", document="nds")
    return structs.replace(remark, text=text, proposal=proposal, tracked=False)


LEFT = [
    refused(RemarkKind.REARRANGED, "een | twee", "twee"),
    refused(RemarkKind.ADDED_ROW, "", "een geheel ander"),
]
"""A row that went down the page and was changed there, in two remarks."""


@pytest.mark.parametrize(
    ("got", "left", "edited", "right"),
    [
        (SENT, LEFT, (), True),
        (["boven", "wie|wat", "een", "twintig", "onder"], LEFT, (), False),  # an edit that nobody made
        (["boven", "wie|wat", "een", "onder"], LEFT, (), False),  # a line is lost
        (["boven", "wie|wat", "twee", "een", "onder"], LEFT, (), False),
        (SENT, LEFT[:1], (), False),  # of the new row no remark tells
        (SENT, LEFT[1:], (), False),  # of the old ones none does
        (SENT, LEFT, (3,), False),  # a remark that was carried out is about this line, and nothing is seen of it
    ],
)
def test_what_was_refused_stays_as_it_was(
    got: list[str], left: Sequence[Remark], edited: tuple[int, ...], right: bool
) -> None:
    expected = [plain(line) for line in ["boven", "wie|wat", "onder", "een geheel ander", "twee"]]
    assert (not list(differences(expected, got, left, Before(SENT, frozenset(edited))))) is right


TITLE, NEW = "Een afspraak over meten", "Eén afspraak over meten"
MEASURE = f"""
::: {{.measure #act-x owner=uvw year=2025 funding=existing}}
## {TITLE}

Wij meten.
:::

# {TITLE}

{TITLE}

{TITLE}.
"""


@pytest.fixture(scope="module")
def retitled(tmp_path_factory: pytest.TempPathFactory) -> Reviewed:
    """A file in which the first of three titles, that of a measure, was changed; an overview says it again."""
    folder = tmp_path_factory.mktemp("project")
    overview = "---\ntitle: Overzicht\n---\n\n::: {.overview of=measures}\n:::\n"
    texts = {"contributions/uvw/meetnet.md": FRONT_MATTER + MEASURE, "chapters/90-overzicht.md": overview}
    write_project(folder, texts)
    build(folder)
    file, _ = reviewed(folder, lambda r: r.replace(TITLE, NEW))
    return file


def test_what_the_program_repeats_of_a_title_may_follow_it_and_nothing_else_may(retitled: Reviewed) -> None:
    expected = words(retitled.returned)
    at = len(expected) - 1 - expected[::-1].index(plain(TITLE))  # in the overview
    written = [n for n, line in enumerate(expected) if line == plain(TITLE) and n != at]
    assert len(written) == 2
    for number, follows in ((at, True), (written[0], False), (written[1], False)):
        got = [*expected[:number], plain(NEW), *expected[number + 1 :]]
        found = followed(retitled.returned, got, retitled, lambda _: True)
        assert (found == got) is follows
        assert found == expected or follows
    assert followed(retitled.returned, expected, retitled, lambda _: True) == expected  # or stay: of a priority
    other = [*expected[:at], "Ietsanders", *expected[at + 1 :]]
    assert followed(retitled.returned, other, retitled, lambda _: True) == expected


TEXT = """\
# Over water {#sec-water}

Een heel korte zin.

Twee zinnen staan hier. Dit is de tweede.

Drie.

Vier is een getal.

[-@sec-water] is waar wij dit schrijven.

Zes is er ook een.

Zeven gaat omhoog in de tekst.

| Wie | Wat |
|---|---|
| rijk | |
| stad | meet |
"""


def typed_behind(words: str, text: str) -> Change:
    def change(reviewer: Reviewer) -> None:
        paragraph = etree.Element(W + "p")
        etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "t").text = text
        reviewer.paragraph(words).addnext(paragraph)

    return change


def shows_another_number(reviewer: Reviewer) -> None:
    """A field shows less than before, as LibreOffice has it where the heading it refers to was changed."""
    first = next(said for said in reviewer.paragraph("is waar wij").iter(W + "t") if said.text == "1.1.1")
    first.text = ".1.1"


def moved(reviewer: Reviewer) -> None:
    reviewer.paragraph("Vier").addnext(reviewer.paragraph("Zeven"))


def filled(reviewer: Reviewer) -> None:
    """Words in the cell beside the first one, which has none."""
    cell = next(reviewer.paragraph("rijk").iterancestors(W + "tc")).getnext()
    assert cell is not None
    etree.SubElement(etree.SubElement(next(cell.iter(W + "p")), W + "r"), W + "t").text = "telt"


def without_a_word(reviewer: Reviewer) -> None:
    said = next(iter(reviewer.paragraph("Een heel").iter(W + "t")))
    said.text = "Een korte zin."


@pytest.mark.parametrize(
    ("edits", "changes"),
    [
        (
            [("add_paragraph", "Vier", "Nieuw [1] hier.")],
            [typed_behind("Vier", "Nieuw [1] hier."), shows_another_number],
        ),
        ([("delete_word", "Een heel", ""), ("move_up", "Zeven", "")], [without_a_word, moved]),
        ([("fill_cell", "stad", "telt")], [filled]),  # the edit names another cell of the table
        ([("fill_cell", "Wie", "telt"), ("delete_word", "Een heel", "")], [filled, without_a_word]),
    ],
)
@pytest.mark.parametrize("wrong", [False, True])
def test_with_tracking_off_what_was_carried_out_right_is_right(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    edits: Sequence[tuple[str, str, str]],
    changes: Sequence[Change],
    wrong: bool,
) -> None:
    write_project(tmp_path, {"contributions/uvw/meetnet.md": FRONT_MATTER + TEXT})
    build(tmp_path)
    reviewer, sent = Reviewer((tmp_path / "build/nds.docx").read_bytes()), Sent(tmp_path)
    texts = ["" if line is None else sent.lines[line].text for line in sent.numbered]
    log = []
    for kind, words_, new in edits:
        number = next(n for n, text in enumerate(texts) if text.startswith(words_))
        log.append({"kind": kind, "author": "R", "number": number, "paragraph": texts[number], "new": new})
    for change in changes:
        change(reviewer)
    (tmp_path / "terug.docx").write_bytes(reviewer.save())
    (tmp_path / "terug.docx.json").write_text(json.dumps(log), encoding="utf-8")
    carried = Returnee.carried

    def otherwise(file: Returnee, remarks: Sequence[Remark]) -> Carried:
        """As if one letter more went in somewhere."""
        done = carried(file, remarks)
        *others, last = done.blocks
        return done._replace(blocks=(*others, last._replace(text=last.text + "n")))

    if wrong:
        monkeypatch.setattr(Returnee, "carried", otherwise)
    tally = Tally()
    untracked.judge(tmp_path, tally)
    assert (tally.total(Outcome.DONE), tally.total(Outcome.WRONG)) == ((0, len(edits)) if wrong else (len(edits), 0))
    assert len(tally.wrong) == tally.total(Outcome.WRONG)


OWN, LABEL, NUMBER = (
    Character("w", NOTHING, False, 0, 1),
    Character("t", 0, True, 1, 2),
    Character("1", 0, True, 1, 2, field=True),
)


@pytest.mark.parametrize(
    ("now", "fields", "made"),
    [
        ([OWN, LABEL, NUMBER], (False, False, True), (False, True, True)),
        ([OWN, LABEL, LABEL._replace(text="2")], (False, False, True), (False, True, True)),  # a number anew
        ([OWN, LABEL, OWN], (False, False, False), (False, False, False)),  # words in its place
        ([OWN, NUMBER], (False, True), (False, True)),
    ],
)
def test_half_a_reference_is_words(now: list[Character], fields: Sequence[bool], made: Sequence[bool]) -> None:
    found = untracked._without_parts(now, [OWN, LABEL, NUMBER], fields)
    assert tuple(one.thing != NOTHING for one in found) == tuple(made)


def change(author: str, text: str = "", proposal: str = "") -> Remark:
    return Remark(id="1", kind=RemarkKind.OTHER, author=author, document="nds", text=text, proposal=proposal)


WORDS = "Deze alinea staat elders."


@pytest.mark.parametrize(
    ("left", "done", "half"),
    [
        (change("Rita", proposal=WORDS), change("Rita", text=WORDS), True),
        (change("Rita", text=WORDS), change("Rita", proposal=WORDS + " Nu ook."), True),
        (change("Rita", proposal=WORDS), change("Otto", text=WORDS), False),
        (change("Rita", proposal=WORDS), change("Rita", text="Dit is iets heel anders."), False),
        (change("Rita", proposal="ja"), change("Rita", text="ja"), False),
        (change("Rita", text=WORDS), change("Rita", text=WORDS), False),
    ],
    ids=["came", "went, other words", "another person", "other text", "one word", "twice gone"],
)
def test_one_end_of_a_move_is_half(left: Remark, done: Remark, half: bool) -> None:
    assert is_half(left, done) is half
