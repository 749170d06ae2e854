"""Commands as they are typed, also wrongly: what is said in two languages, and the exit code."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from nds_docs.build.delivery import EDITIONS
from nds_docs.cli_help import program_name
from tests.command_line import CommandLine
from tests.small_project import CONTRIBUTION, FRONT_MATTER, write_project

ROOT = Path(__file__).parents[1]
MEETNET = "contributions/uvw/meetnet.md"
SEE = f"Zie: {program_name()}"

TYPED_WRONG = {
    ("bild",): (f"de opdracht `bild` bestaat niet; bedoelde u build? {SEE} --help", "there is no command `bild`; did"),
    ("build", "extra"): (f"dit is te veel: extra. {SEE} build --help", "this is too much: extra."),
    ("build", "--onyl", "pdf"): (
        f"de optie --onyl bestaat hier niet; bedoelde u --only? {SEE} build --help",
        "there is no option --onyl here; did you mean --only?",
    ),
    ("build", "-x"): (f"de optie -x bestaat hier niet. {SEE} build --help", "there is no option -x here."),
    ("build", "--only"): ("achter --only ontbreekt een waarde", "a value is missing after --only"),
    ("build", "--only", "pfd"): (
        "`--only pfd` kan niet; kies uit docx, pdf, odt, letter",
        "`--only pfd` is not possible",
    ),
    ("check", "--format", "xml"): (
        f"die waarde kan niet bij --format; kies uit text, json. {SEE} check --help",
        "--format cannot have that value; choose from text, json.",
    ),
    ("new", "contribution"): ("er ontbreekt iets: ", "something is missing: "),
    ("new", "contribution", "uvw", "a"): ("er ontbreekt iets: --priority.", "something is missing: --priority."),
    ("new", "contribution", "uwv", "a", "--priority", "BZK-1"): (
        "partij `uwv` staat niet in nds.yml; bedoelde u `uvw`?",
        "party `uwv` is not in nds.yml; did you mean `uvw`?",
    ),
    ("new", "contribution", "uvw", "Mijn tekst!", "--priority", "BZK-1"): (
        "de naam `Mijn tekst!` kan niet: gebruik kleine letters, cijfers en koppeltekens, bijvoorbeeld `mijn-tekst`",
        "the name `Mijn tekst!` cannot be used",
    ),
    ("new", "contribution", "uvw", "../../x", "--priority", "BZK-1"): ("de naam `../../x` kan niet", "the name `../.."),
    ("new", "contribution", "uvw", "a", "--priority", "BZK-9"): (
        "prioriteit `BZK-9` staat niet in nds.yml; bedoelde u ",
        "priority `BZK-9` is not in nds.yml",
    ),
    ("new", "contribution", "uvw", "a", "--priority", "BZK-3"): ("prioriteit BZK-3 is vervallen", "priority BZK-3 has"),
    ("new", "contribution", "uvw", "meetnet", "--priority", "BZK-1"): (
        f"{MEETNET}: dit bestand bestaat al; er is niets veranderd",
        f"{MEETNET}: this file exists already",
    ),
    ("build", "--only", "letter"): (
        "er is geen brief te maken: in nds.yml staat geen `letter`",
        "no letter can be made",
    ),
}


@pytest.mark.parametrize("words", TYPED_WRONG, ids=" ".join)
def test_what_is_typed_wrong_is_one_line_that_helps(
    words: tuple[str, ...], nds: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_project(tmp_path, {})
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    dutch, english = TYPED_WRONG[words]
    for language, expected in (("nl", dutch), ("en", english)):
        ran = nds(*words, language="nl" if language == "nl" else "en")
        assert (ran.code, ran.complaint[: len(expected)]) == (2, expected)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("words", [(), ("new",)], ids=["nds", "nds new"])
def test_without_a_command_the_help_is_shown(words: tuple[str, ...], nds: CommandLine) -> None:
    ran = nds(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == nds(*words, "--help").out


HELP_PAGES = [
    *((), ("build",), ("check",), ("new",), ("new", "contribution")),
    *(("round",), ("round", "open"), ("review", "report")),
]


@pytest.mark.parametrize("words", HELP_PAGES, ids=" ".join)
def test_help_is_in_one_language(words: tuple[str, ...]) -> None:
    def page(language: str) -> str:
        line = [sys.executable, "-m", "nds_docs", *words, "--help"]
        surroundings = {**os.environ, "NDS_LANG": language, "PYTHONUTF8": "1"}
        return subprocess.run(line, env=surroundings, capture_output=True, check=True, encoding="utf-8").stdout

    english = {"usage", "options", "commands", "show", "message", "required", "default", "the", "folder", "make"}
    assert set(re.findall(r"\w+", page("nl").lower())) & english == set()
    assert {"usage", "options", "show"} <= set(re.findall(r"\w+", page("en").lower()))


def test_the_help_of_build_names_every_edition(nds: CommandLine) -> None:
    assert ", ".join(EDITIONS) in nds("build", "--help").out


@pytest.mark.parametrize("page", ["README.md", "docs/schrijfwijzer.md"])
def test_the_finding_that_a_page_shows_is_what_the_program_prints(page: str, nds: CommandLine, tmp_path: Path) -> None:
    (shown,) = re.findall(
        r"^```\n(contributions/uvw/meetnet\.md:\d.+?)^```$", (ROOT / page).read_text("utf-8"), re.M | re.S
    )
    line, column = map(int, shown.split(":")[1:3])
    source = re.search(r"^ *\d+ \| (.*)$", shown, re.M)
    typed = source[1] if source else "x" * (column - 2) + " @sec-nergens"
    before = FRONT_MATTER + "# Aanpak {#sec-aanpak}\n"
    text = before + "\n" * (line - 1 - before.count("\n")) + typed + "\n"
    write_project(tmp_path, {MEETNET: text})
    answer = nds("check", "--project", tmp_path)
    assert answer.code == 1
    assert shown in answer.out


def test_what_a_person_is_told_to_type_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert program_name().endswith(" -m nds_docs")
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    assert program_name() == "nds"


@pytest.mark.parametrize("name", ["data-voor-iedereen", "2025", "null", "true", "1e5"])
def test_a_new_contribution_has_nothing_wrong_but_what_is_to_be_written(
    name: str, nds: CommandLine, tmp_path: Path
) -> None:
    write_project(tmp_path, {})
    made = nds("new", "contribution", "--project", tmp_path, "bzk", name, "--priority", "UVW-1")
    assert (made.code, made.err) == (0, "")
    assert made.out.startswith(f"Gemaakt: contributions/bzk/{name}.md\n")
    checked = nds("check", "--project", tmp_path)
    assert (checked.code, set(re.findall(r"NDS\d+", checked.out))) == (0, {"NDS121", "NDS275"})
    assert nds("build", "--project", tmp_path, "--final").code == 1


def test_findings_have_exit_code_1_and_a_clean_project_0(nds: CommandLine, tmp_path: Path) -> None:
    write_project(tmp_path, {})
    assert nds("check", "--project", tmp_path).code == 0
    write_project(tmp_path, {MEETNET: CONTRIBUTION + "\nZie @sec-weg.\n"})
    ran = nds("check", "--project", tmp_path)
    assert (ran.code, ran.out.split(" ")[:2]) == (1, [f"{MEETNET}:9:5:", "NDS301"])


def test_json_is_json_in_every_language(nds: CommandLine, tmp_path: Path) -> None:
    write_project(tmp_path, {MEETNET: CONTRIBUTION + "\nZie @sec-weg.\n"})
    assert json.loads(nds("check", "--project", tmp_path, "--format", "json").out)
    assert json.loads(nds("check", "--project", tmp_path, "--format", "json", language="en").out)


def test_any_folder_of_the_project_will_do(nds: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "mijn map é (1)"
    write_project(root, {})
    monkeypatch.chdir(root / "contributions/uvw")
    ran = nds("build", "--only", "pdf")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, f"Klaar: {root / 'build/nds.pdf'}")
    assert (root / "build/nds.pdf").read_bytes().startswith(b"%PDF")


def test_what_was_read_is_counted_in_words(nds: CommandLine, tmp_path: Path) -> None:
    write_project(tmp_path, {})
    assert "1 hoofdstuk en 1 bijdrage van 1 partij gelezen.\n" in nds("build", "--project", tmp_path).err
    write_project(tmp_path, {"contributions/bzk/a.md": FRONT_MATTER.replace("uvw", "bzk") + "Tekst.\n"})
    assert (
        "Read 1 chapter and 2 contributions by 2 parties.\n" in nds("build", "--project", tmp_path, language="en").err
    )


def test_a_final_edition_is_refused_while_anything_is_wrong(nds: CommandLine, tmp_path: Path) -> None:
    write_project(tmp_path, {})
    assert nds("build", "--project", tmp_path).code == 0
    before = {path: path.read_bytes() for path in (tmp_path / "build").rglob("*.*")}
    write_project(tmp_path, {MEETNET: CONTRIBUTION + "\nZie @sec-weg.\n"})
    ran = nds("build", "--project", tmp_path, "--final")
    assert (ran.code, "NDS301" in ran.out, "Klaar" in ran.out) == (1, True, False)
    assert ran.err.splitlines()[-1].startswith("De definitieve versie is niet gemaakt")
    assert {path: path.read_bytes() for path in (tmp_path / "build").rglob("*.*")} == before
