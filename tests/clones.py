"""Small clones of git for tests, made with settings of their own: nothing of the person who runs them."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.tools import require_tool

PERSON = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
FILES = {"nds.yml": b"document: {}\n", 'chapters/10-één "twee".md': b"# Een\n\nTekst.\n"}


def git(folder: Path, *arguments: str) -> str:
    """Runs git in a folder and returns what it prints."""
    line = [require_tool("git"), *PERSON, "-C", str(folder), *arguments]
    return subprocess.run(line, capture_output=True, check=True).stdout.decode()


def make_clone(folder: Path) -> Path:
    """A repository in `folder` with one commit of `FILES`."""
    for name, content in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "first")
    return folder
