"""Checks on the text of the letter: the parts of article 3.1, and who speaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from nds_docs.checks import letter
from nds_docs.checks.diagnostics import Finding
from nds_docs.compose.gather import gather
from nds_docs.compose.project import LETTER as PATH
from nds_docs.pipeline import compose
from tests.small_project import FRONT_MATTER, LETTER, LETTER_DATA, REGISTER, shown, small_project, write_project

TWO = "[{office: De minister, name: Een}, {office: De staatssecretaris, name: Twee}]"
PARTS = ("goals", "instruments", "finance", "evaluation")


def found(root: Path, text: str, *, signatories: str = "", language: str = "nl-NL") -> list[str]:
    """Code and place (line:column) of what is found in a letter of this text, and its last values."""
    data = LETTER_DATA.replace("[{office: De staatssecretaris, name: Naam}]", signatories or "[{office: O, name: N}]")
    register = REGISTER.replace("short: nds", f"short: nds, language: {language}") + data
    project = small_project(root, {"nds.yml": register, PATH: "---\ntitle: Brief\n---\n\n" + text})
    findings: tuple[Finding, ...] = tuple(letter.check(project))
    places = (line.removeprefix(f"{PATH}:") for line in shown(findings, project))
    return [f"{place} {finding.hint_text('nl')}" for place, finding in zip(places, findings, strict=True)]


def part(name: str, text: str = "Tekst.") -> str:
    return f"::: {{.cw31 part={name}}}\n{text}\n:::\n\n"


WHOLE = "".join(map(part, PARTS))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (WHOLE, []),
        (WHOLE.replace("part=finance", "part=finances"), ["13:1 NDS280 bedoelde u `finance`?", "5:1 NDS282 finance"]),
        (WHOLE.replace(" part=goals", ""), ["5:1 NDS280 kies uit", "9:1 NDS282 goals"]),
        (WHOLE + part("goals"), ["21:1 NDS281"]),
        (WHOLE.replace("evaluation}\nTekst.", "evaluation}"), ["5:1 NDS282 evaluation"]),
        ("Tekst.\n", ["2:8 NDS282 goals"]),
        (part("finance") + part("goals") + part("instruments") + part("evaluation"), ["9:1 NDS283"]),
        (part("goals") + "Tekst.\n\n" + "".join(map(part, PARTS[1:])), ["11:1 NDS284"]),
        (part("goals") + "- punt\n\n  " + part("instruments").replace("\n", "\n  ").strip() + "\n\n"
         + part("finance") + part("evaluation"), ["15:1 NDS284", "11:3 NDS284"]),
    ],
)  # fmt: skip
def test_the_parts_of_article_31(tmp_path: Path, text: str, expected: list[str]) -> None:
    seen = found(tmp_path, text)
    assert [line.split()[:2] for line in seen] == [line.split()[:2] for line in expected]
    for line, wanted in zip(seen, expected, strict=True):
        assert all(word in line for word in wanted.split()[2:]), line


def test_a_final_edition_waits_for_every_part(tmp_path: Path) -> None:
    text = LETTER.replace("part=finance}\nTekst.", "part=finance}")
    write_project(tmp_path, {"nds.yml": REGISTER + LETTER_DATA, PATH: text})
    assert [finding.code for finding in compose(gather(tmp_path)).in_the_way] == ["NDS282"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Mede namens {{ letter.on_behalf_of }} bied ik u dit aan.", []),
        ("Hierbij bied ik u, mede namens de Minister van EZ en de minister\nvoor Rechtsbescherming, dit aan.", []),
        ("Mede namens de minister van EZ. Ook de minister voor Rechtsbescherming.", []),
        ("Mede namens de minister van EZ.\n\nDe minister voor Rechtsbescherming.", ["NDS287"]),
        ("De minister van EZ en de minister voor Rechtsbescherming.", ["NDS287", "NDS287"]),
    ],
)
def test_the_letter_says_on_whose_behalf_it_is(tmp_path: Path, text: str, codes: list[str]) -> None:
    data = LETTER_DATA + "  on_behalf_of: [de minister van EZ, de minister voor Rechtsbescherming]\n"
    write_project(tmp_path, {"nds.yml": REGISTER + data, PATH: f"{LETTER}\n\n{text}\n"})
    assert [finding.code for finding in compose(gather(tmp_path)).findings] == codes


def test_they_belong_in_the_letter_only(tmp_path: Path) -> None:
    path = "contributions/uvw/meetnet.md"
    project = small_project(tmp_path, {path: FRONT_MATTER + part("goals")})
    assert shown(tuple(letter.check(project)), project) == [f"{path}:7:1 NDS285"]


def test_a_letter_without_data_is_not_looked_at(tmp_path: Path) -> None:
    project = small_project(tmp_path, {PATH: LETTER.replace("ik u", "wij u").partition(":::")[0]})
    assert list(letter.check(project)) == []


@pytest.mark.parametrize(
    ("text", "one", "two"),
    [
        ("Hierbij bied ik u aan.", [], ["21:14 NDS286 schrijf wij"]),
        ("Wij bieden u aan,\nen we doen ons best.", ["21:1 NDS286 schrijf ik", "22:4 NDS286 schrijf ik",
                                                     "22:12 NDS286 schrijf mij of mijn"], []),
        ("Zoals **mijn** brief zegt.[^1]\n\n[^1]: Die bij mij ligt.", [],
         ["21:9 NDS286 schrijf ons of onze", "23:15 NDS286 schrijf ons"]),
        ("De Kamer vroeg: \"wat doen wij?\" en “onze vraag” en 'wij ook' en ‘foto’s van ons’ daar.", [], []),
        ("In ons land en onze samenleving, zegt Onze Minister.", [], []),
        ("Het wij-gevoel en de [wijk](https://wij.nl).", [], []),
        ("> Wij en ik.\n\n::: {.quote source=Iemand}\nWij en ik.\n:::\n\n::: {.todo for=bzk}\nWij en ik.\n:::", [], []),
        ("| Wij | ik |\n|---|---|\n| a | b |", ["21:3 NDS286 schrijf ik"], ["21:9 NDS286 schrijf wij"]),
    ],
)  # fmt: skip
def test_who_speaks(tmp_path: Path, text: str, one: list[str], two: list[str]) -> None:
    assert found(tmp_path, WHOLE + text + "\n") == one
    assert found(tmp_path, WHOLE + text + "\n", signatories=TWO) == two


def test_an_english_letter_has_english_words(tmp_path: Path) -> None:
    text = WHOLE + "I send us, and we send me, i.e. ons.\n"
    assert found(tmp_path, text, language="en-GB") == ["21:8 NDS286 schrijf me", "21:16 NDS286 schrijf I"]
    assert found(tmp_path, text, language="en-GB", signatories=TWO) == [
        "21:1 NDS286 schrijf we",
        "21:24 NDS286 schrijf us",
    ]
