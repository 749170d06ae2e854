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
    if fault := _attempt(jobs, folder, timeout):
        sys.stderr.write(fault)
        raise AssertionError("LibreOffice did not do its work")


def review_all(jobs: Sequence[Mapping[str, object]], folder: Path, timeout: int = 600) -> tuple[int, ...]:
    """As `review`, where LibreOffice may crash: it is started again for the jobs behind the one that it crashed in.

    Gives the numbers of those. Some of what hands do to a long table or a moved paragraph is too much for it.
    """
    crashed: list[int] = []
    first = 0
    while first < len(jobs):
        fault = _attempt(jobs[first:], folder, timeout)
        if not fault:
            break
        undone = (at for at in range(first, len(jobs)) if not Path(f"{jobs[at]['target']}.json").exists())
        at = next(undone, None)
        if at is None or len(crashed) > len(jobs) // 2:
            sys.stderr.write(fault)
            raise AssertionError("LibreOffice did not do its work")
        crashed.append(at)
        first = at + 1
    return tuple(crashed)


def _attempt(jobs: Sequence[Mapping[str, object]], folder: Path, timeout: int) -> str:
    """Runs the jobs in a LibreOffice of their own; "" where all went well, else what it said."""
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
        order = [python, "-m", "tests.reviewers.libreoffice", str(orders)]
        done = subprocess.run(
            order, cwd=ROOT, env=environment, capture_output=True, timeout=timeout, check=False, text=True
        )
        return (done.stderr or "LibreOffice ended") if done.returncode else ""
    except subprocess.TimeoutExpired:
        return f"LibreOffice was not done in {timeout} seconds"
    finally:
        office.terminate()
        try:
            office.wait(30)
        except subprocess.TimeoutExpired:
            office.kill()


def listen(source: Path, target: Path, folder: Path) -> list[tuple[str, str]]:
    """The comments of a file as LibreOffice shows them: words, comment. It also saves the file as `target`."""
    review([{"source": str(source), "target": str(target), "seed": 0, "count": 0, "kinds": [], "listen": True}], folder)
    return [(words, said) for words, said in json.loads(Path(f"{target}.comments.json").read_text("utf-8"))]


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
