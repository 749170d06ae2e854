"""Runs the program in the project's own environment, which is found in a moment, or set up first.

Only the standard library, and little of it: every command passes here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from nds_docs.build.environment import DEVELOP, PROJECT, RUNTIME, WINDOWS, command, has_packages, is_ready, places


def start(arguments: Sequence[str], say: Callable[[str, bool], None]) -> int:
    """Runs the program in the environment and returns its exit code; `say` as in `installation.py`.

    `--develop MODULE ARGUMENTS` runs another module there instead, with the packages developers need.
    On POSIX this process may become another one (`exec`), and then nothing returns.
    """
    lock = PROJECT / (DEVELOP if arguments[:1] == ["--develop"] else RUNTIME)
    if not lock.exists():  # installed without its clone: the installer saw to the packages
        return _run(arguments)
    folder = next((place for place in places(PROJECT) if is_ready(place, PROJECT, lock)), None)
    if folder is None and not has_packages(lock):
        from nds_docs.build.installation import set_up

        folder = set_up(PROJECT, lock, say)
        if folder is None:
            return 2
    return _hand_over(folder, arguments) if folder and not folder.samefile(sys.prefix) else _run(arguments)


def _hand_over(folder: Path, arguments: Sequence[str]) -> int:
    line = [*command(folder), *arguments]
    if not WINDOWS:
        os.execv(line[0], line)
    import signal
    import subprocess

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the program itself answers Ctrl-C
    return subprocess.run(line, check=False).returncode


def _run(arguments: Sequence[str]) -> int:
    if arguments[:1] != ["--develop"]:
        from nds_docs.cli import main

        return main(arguments)
    sys.argv = list(arguments[1:])
    if sys.argv:
        import runpy

        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
    return 0
