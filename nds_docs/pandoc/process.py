"""Running the pandoc that comes in the wheel of pypandoc_binary.

It reads no other file than those named in its options (`--sandbox`) and takes nothing from the folders of the person
who runs it (`--data-dir`). In the sandbox its clock stands at 1 January 1970, whatever `SOURCE_DATE_EPOCH` says: the
same input gives the same bytes.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

from nds_docs.errors import NdsError
from nds_docs.language import Text

MISSING = Text(
    nl="pandoc ontbreekt: installeer het pakket pypandoc_binary opnieuw",
    en="pandoc is missing: install the package pypandoc_binary again",
)
NOT_STARTED = Text(
    nl="pandoc kan niet worden gestart ({program}): {fault}",
    en="pandoc cannot be started ({program}): {fault}",
)
FAILED = Text(
    nl="pandoc is mislukt (code {status}): {complaint}",
    en="pandoc failed (status {status}): {complaint}",
)
WARNED = Text(
    nl="pandoc waarschuwt, dus het resultaat klopt misschien niet: {complaint}",
    en="pandoc warns, so its result may be wrong: {complaint}",
)

_WARNINGS_FOUND = 3  # the exit status of --fail-if-warnings


@cache
def binary() -> Path:
    """The program; raises `NdsError` where the package or the file in it is missing."""
    spec = find_spec("pypandoc")
    name = "pandoc.exe" if sys.platform == "win32" else "pandoc"
    for folder in (spec and spec.submodule_search_locations) or ():
        path = Path(folder) / "files" / name
        if path.is_file():
            return path
    raise NdsError(MISSING)


class Running:
    """A pandoc at work beside this program."""

    def __init__(self, command: Sequence[str], given: bytes) -> None:
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe)
        self._made, self._said = b"", b""
        self._thread = Thread(target=self._talk, args=(given,), daemon=True)
        self._thread.start()

    def _talk(self, given: bytes) -> None:
        self._made, self._said = self._process.communicate(given)

    def wait(self) -> bytes:
        """What pandoc wrote; raises `NdsError` when it failed or had anything to complain about."""
        self._thread.join()
        status, complaint = self._process.returncode, _one_line(self._said)
        if status == _WARNINGS_FOUND or (status == 0 and complaint):
            raise NdsError(WARNED, complaint=complaint)
        if status != 0:
            raise NdsError(FAILED, status=status, complaint=complaint)
        return self._made


def start(arguments: Sequence[str], given: bytes) -> Running:
    """Start pandoc on the input `given`; `wait` on what comes back gives the output.

    `arguments` name the formats and options, not the output file. Raises `NdsError` where pandoc is missing or cannot
    be started.
    """
    path = binary()
    fixed = ("--sandbox", "--fail-if-warnings", f"--data-dir={path.parent}", "--output=-")
    try:
        return Running([str(path), *arguments, *fixed], given)
    except OSError as fault:
        raise NdsError(NOT_STARTED, program=path, fault=fault.strerror or str(fault)) from fault


def run(arguments: Sequence[str], given: bytes) -> bytes:
    """The output of pandoc on the input `given`; raises as `start` and `Running.wait` do."""
    return start(arguments, given).wait()


def _one_line(said: bytes) -> str:
    """What pandoc wrote to standard error, in one line."""
    return " ".join(said.decode("utf-8", "replace").split())
