"""Runs LibreOffice as a reviewer: starts it, gives it its work (`libreoffice.py`), ends it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.tools import require_tool

ROOT = Path(__file__).parents[2]
PYTHONS = ("/usr/bin/python3", "python3")


@cache
def python_with_uno() -> str:
    """A Python that can drive LibreOffice; skips the test where there is none."""
    require_tool("soffice")
    for python in PYTHONS:
        if subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode == 0:
            return python
    if os.environ.get("NDS_CI"):
        pytest.fail("python3-uno is missing: .ci/run installs it")
    pytest.skip("no Python with uno here (Debian: python3-uno)")


def review(jobs: Sequence[Mapping[str, object]], folder: Path, timeout: int = 600) -> None:
    """Has the jobs done, one after the other; files and profile are in `folder`."""
    python = python_with_uno()
    port = _free_port()
    environment = {name: text for name, text in os.environ.items() if name not in ("URE_BOOTSTRAP", "PYTHONPATH")}
    office = subprocess.Popen(
        [
            require_tool("soffice"),
            "--headless",
            "--norestore",
            "--nologo",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            f"--accept=socket,host=127.0.0.1,port={port};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    try:
        orders = folder / "jobs.json"
        orders.write_text(json.dumps({"port": port, "jobs": list(jobs)}), encoding="utf-8")
        done = subprocess.run(
            [python, "-m", "tests.reviewers.libreoffice", str(orders)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            timeout=timeout,
            check=False,
        )
        if done.returncode:
            sys.stderr.write(done.stderr.decode("utf-8", "replace"))
            raise AssertionError("LibreOffice did not do its work")
    finally:
        office.terminate()
        office.wait(30)


def listen(source: Path, target: Path, folder: Path) -> list[tuple[str, str]]:
    """The comments of a file as LibreOffice shows them: words, comment. It also saves the file as `target`."""
    review([{"source": str(source), "target": str(target), "seed": 0, "count": 0, "kinds": [], "listen": True}], folder)
    return [(words, said) for words, said in json.loads(Path(f"{target}.comments.json").read_text("utf-8"))]


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
