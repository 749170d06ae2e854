"""The command line: what is wrong with a command is said in the person's language, and the documents show the truth."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from nds_docs.build.delivery import EDITIONS
from tests.small_project import FRONT_MATTER, write_project

ROOT = Path(__file__).parents[1]
RUN = "import sys; from nds_docs.cli import main; sys.exit(main(sys.argv[1:]))"


def nds(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    surroundings = {**os.environ, "NDS_LANG": "nl", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    line = [sys.executable, "-c", RUN, *arguments]
    return subprocess.run(line, cwd=folder, env=surroundings, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("bild", "nds: de opdracht bild bestaat niet. Zie: nds --help"),
        ("build --sterk", "nds: de optie --sterk bestaat niet. Zie: nds build --help"),
        ("new contribution uvw", "nds: er ontbreekt iets: NAME. Zie: nds new contribution --help"),
        ("new contribution uvw meetnet", "nds: er ontbreekt iets: --priority. Zie: nds new contribution --help"),
        ("check --format xml", "nds: --format kan dit niet zijn; kies uit text, json. Zie: nds check --help"),
    ],
)
def test_a_command_that_cannot_be_understood_is_answered_in_one_line(typed: str, said: str, tmp_path: Path) -> None:
    answer = nds(tmp_path, *typed.split())
    assert (answer.returncode, answer.stdout, answer.stderr) == (2, "", said + "\n")


@pytest.mark.parametrize("typed", ["", "new"])
def test_half_a_command_shows_what_can_follow(typed: str, tmp_path: Path) -> None:
    answer = nds(tmp_path, *typed.split())
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr == nds(tmp_path, *typed.split(), "--help").stdout


def test_the_help_of_build_names_every_edition(tmp_path: Path) -> None:
    shown = nds(tmp_path, "build", "--help").stdout
    assert ", ".join(EDITIONS) in shown
    assert "Toon deze uitleg." in shown


@pytest.mark.parametrize("page", ["README.md", "docs/schrijfwijzer.md"])
def test_the_finding_that_a_page_shows_is_what_the_program_prints(page: str, tmp_path: Path) -> None:
    (shown,) = re.findall(
        r"^```\n(contributions/uvw/meetnet\.md:\d.+?)^```$", (ROOT / page).read_text("utf-8"), re.M | re.S
    )
    line, column = map(int, shown.split(":")[1:3])
    source = re.search(r"^ *\d+ \| (.*)$", shown, re.M)
    typed = source[1] if source else "x" * (column - 2) + " @sec-nergens"
    before = FRONT_MATTER + "# Aanpak {#sec-aanpak}\n"
    text = before + "\n" * (line - 1 - before.count("\n")) + typed + "\n"
    write_project(tmp_path, {"contributions/uvw/meetnet.md": text})
    answer = nds(tmp_path, "check")
    assert answer.returncode == 1
    assert shown in answer.stdout


def test_a_new_contribution_has_no_findings(tmp_path: Path) -> None:
    write_project(tmp_path, {"contributions/uvw/meetnet.md": ""})
    made = nds(tmp_path, "new", "contribution", "uvw", "peilbuizen", "--priority", "BZK-1")
    assert (made.returncode, made.stderr) == (0, "")
    assert (tmp_path / "contributions/uvw/peilbuizen.md").exists()
    answer = nds(tmp_path, "check")
    assert (answer.returncode, "peilbuizen" in answer.stdout) == (0, False)
