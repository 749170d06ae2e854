"""`python -m tests.reviewers.round`: the round of `docs/review.md`, done again; prints what the program says.

A copy of this project goes to three parties; LibreOffice is the reviewers, who change the same words here and there;
the coordinator takes all of it in, chooses, answers and reports.
"""

from __future__ import annotations

import datetime
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from tests.reviewers.office import ROOT, review

Told: TypeAlias = Mapping[str, str]

VOORAL = "vooral ieder voor zich"
TOLD: Mapping[str, tuple[str, Sequence[Told]]] = {
    "uvw": (
        "Uma van Weel",
        (
            {"do": "replace", "at": VOORAL, "text": "vaak nog ieder voor zich"},
            {"do": "comment", "at": "meldt hem daar", "text": "Geldt dit ook voor modellen?"},
            {"do": "comment", "at": "Meten op afstand maakt kwetsbaar.", "text": "Hier kan een voorbeeld bij."},
            {"do": "up", "at": "Een meting is pas bruikbaar"},
        ),
    ),
    "vng": (
        "Vera Nagel",
        (
            {"do": "replace", "at": VOORAL, "text": "vaak nog ieder voor zich"},
            {"do": "behind", "at": "Betere ", "text": "en naleefbare "},
            {"do": "new", "at": "afspraken wel.", "text": "Gemeenten vragen hier om een planning."},
            {"do": "behind", "at": "een lopend contract open te breken", "text": " of aan te passen"},
            {"do": "replace", "at": "moeilijk weigeren", "text": "alleen niet weigeren"},
        ),
    ),
    "ipo": (
        "Ivo Postma",
        (
            {"do": "replace", "at": VOORAL, "text": "meestal zonder elkaar"},
            {"do": "replace", "at": "Meer verzamelen helpt daar niet tegen. ", "text": ""},
            {"do": "first", "at": "Eén set voorwaarden", "text": "Actie", "last": "yes"},
            {"do": "replace", "at": "stapt er weer uit", "text": "gaat er weer uit", "tracked": "no"},
        ),
    ),
}
"""By party who reviews, and what that person does."""


def main() -> int:
    """Prints the round and returns 0; raises where a command fails."""
    with tempfile.TemporaryDirectory(prefix="nds-ronde-") as name:
        folder = Path(name) / "nds"
        _copy(folder)
        due = datetime.date.today() + datetime.timedelta(days=14)
        say(folder, "round", "open", "ronde-1", "--to", ",".join(TOLD), "--due", due.isoformat())
        _git(folder, "add", "-A")
        _git(folder, "commit", "-qm", "Ronde 1")
        files = [_reviewed(folder, party) for party in TOLD]
        say(folder, "review", "import", *files)
        say(folder, "round")
        listed = say(folder, "review", "list")
        _git(folder, "add", "-A")
        _git(folder, "commit", "-qm", "Reacties")
        say(folder, "review", "apply", "--all", "--commit")
        found = [(one[2], one[3], one[1]) for one in _REMARK.finditer(listed)]
        ids = {(who, kind): id_ for who, kind, id_ in reversed(found)}  # the first of each
        say(folder, "review", "apply", "--remark", ids["Uma van Weel", "vervanging"])
        say(folder, "review", "apply", "--reviewer", "Vera Nagel")
        answer = "Ja. Zie de bijdrage over datagedreven waterbeheer."
        say(folder, "review", "answer", ids["Uma van Weel", "opmerking"], answer, "--accept")
        answer = "Gekozen is voor de formulering van UvW en VNG."
        say(folder, "review", "answer", ids["Ivo Postma", "vervanging"], answer, "--reject")
        of_ivo = [id_ for who, kind, id_ in found if (who, kind) == ("Ivo Postma", "vervanging")]
        say(folder, "review", "answer", of_ivo[1], "--reject")  # of what the program makes
        say(folder, "round")
        say(folder, "review", "report")
        say(folder, "review", "report", "--reviewer", "Ivo Postma")
        say(folder, "build", "--only", "docx", "--with-remarks")
    return 0


_REMARK = re.compile(r"^\S.*?: ([0-9a-f]{10}) (.+?) · (\w+)", re.MULTILINE)


def say(folder: Path, *arguments: str) -> str:
    """Runs the program as the coordinator does, prints the command and what it says, and gives that."""
    command = [sys.executable, "-m", "nds_docs", *arguments, "--project", str(folder)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=_AS_DUTCH)
    quoted = (f'"{one}"' if " " in one else Path(one).name if one.endswith(".docx") else one for one in arguments)
    said = "\n".join(line for text in (ran.stderr, ran.stdout) for line in text.splitlines())
    print(f"$ nds {' '.join(quoted)}\n{said}\n".replace(f"{folder}/", "").replace(f"{folder.parent}/", ""), flush=True)
    if ran.returncode not in (0, 1):
        raise SystemExit(ran.returncode)
    return ran.stdout


_AS_DUTCH = {**os.environ, "LANG": "nl_NL.UTF-8", "LC_ALL": "nl_NL.UTF-8"}


def _copy(folder: Path) -> None:
    """The project as it stands in git, in a repository of its own."""
    _git(ROOT, "clone", "-q", "--no-tags", str(ROOT), str(folder))
    _git(folder, "config", "user.name", "Coördinator")
    _git(folder, "config", "user.email", "coordinator@example.org")


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


def _reviewed(folder: Path, party: str) -> str:
    """The file of a party as it comes back."""
    who, told = TOLD[party]
    sent = folder / f"build/rounds/ronde-1/nds-ronde-1-{party}.docx"
    back = folder.parent / sent.name
    job = {"source": str(sent), "target": str(back), "authors": [who], "seed": 0, "count": 0, "kinds": [], "told": told}
    review([job], folder.parent)
    return str(back)


if __name__ == "__main__":
    sys.exit(main())
