"""Makes the project's environment: a virtual environment, the packages of the lock, and a way to start the program.

Whatever interrupts it, the next run takes up where a whole environment can come from: the stamp that makes an
environment count is written last, and what was left half done is made again.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from nds_docs.build import environment
from nds_docs.build.environment import MARK, WINDOWS, is_ready, pins, places, python, stamp, stamp_content
from nds_docs.errors import NdsError
from nds_docs.language import Text, current_language

Say = Callable[[str, bool], None]
"""Shows a person a sentence; when the second value is true the next sentence may take its place."""

BUSY = "nds-busy"
"""The file that is there while an environment is being made or changed."""

TURN = "nds-turn"
"""The file that a process locks while it works on an environment."""

PART = re.compile(r"(?:Collecting|Processing) (.+?)(?: \(from .*)?$")
"""How pip says that it is busy with a package, from an index or in a folder."""

LOG = "nds-setup.log"

STARTS = Text(
    nl="Eenmalig: de onderdelen van het programma worden opgehaald en komen in {folder}.",
    en="Once only: fetching the parts of the program into {folder}.",
)
MAKES_ENVIRONMENT = Text(nl="Een eigen Python-omgeving maken", en="Making a Python environment of our own")
FETCHES = Text(nl="Onderdeel {number} van {total}: {name}", en="Part {number} of {total}: {name}")
DONE = Text(nl="Klaar: {total} onderdelen in {seconds} s.", en="Done: {total} parts in {seconds} s.")
RESUMES = Text(nl="Een eerdere poging is onderbroken; opnieuw.", en="An earlier attempt was interrupted; again.")
WAITS = Text(
    nl="Een ander venster is hiermee bezig; even wachten.", en="Another window is doing this already; waiting for it."
)
INTERRUPTED = Text(
    nl="Onderbroken. De volgende keer gaat het programma hiermee verder.",
    en="Interrupted. The next run takes this up again.",
)
NO_PLACE = Text(
    nl="Er is geen map waarin het programma zijn onderdelen kan zetten; geprobeerd: {places}.",
    en="There is no folder where the program can put its parts; tried: {places}.",
)
NO_VENV = Text(
    nl="Aan dit Python ({python}) ontbreken venv of pip. Op Debian en Ubuntu: sudo apt install python3-venv",
    en="This Python ({python}) lacks venv or pip. On Debian and Ubuntu: sudo apt install python3-venv",
)
VENV_FAILED = Text(
    nl="De Python-omgeving in {folder} kon niet worden gemaakt: {last}",
    en="The Python environment in {folder} could not be made: {last}",
)
FAULTS = (
    (
        "No space left",
        Text(
            nl="De schijf is vol; de onderdelen vragen ongeveer 700 MB.",
            en="The disk is full; the parts need about 700 MB.",
        ),
    ),
    (
        "DO NOT MATCH THE HASHES",
        Text(
            nl="Een opgehaald onderdeel is niet het bestand dat is vastgelegd; er is niets geïnstalleerd. Zie {log}",
            en="A part that was fetched is not the file that was recorded; nothing was installed. See {log}",
        ),
    ),
    (
        "CERTIFICATE_VERIFY_FAILED",
        Text(
            nl="Het certificaat van de pakketserver wordt niet vertrouwd; achter een proxy: zet PIP_CERT op het "
            "certificaat van uw organisatie. Zie {log}",
            en="The certificate of the package server is not trusted; behind a proxy: set PIP_CERT to the certificate "
            "of your organisation. See {log}",
        ),
    ),
    (
        "Retrying (Retry(",
        Text(
            nl="Geen verbinding met de pakketserver. Is er internet? Achter een proxy: zet HTTPS_PROXY. Zie {log}",
            en="No connection with the package server. Is there internet? Behind a proxy: set HTTPS_PROXY. See {log}",
        ),
    ),
    (
        "No matching distribution",
        Text(
            nl="Voor Python {version} op deze computer zijn niet alle onderdelen er; gebruik 64-bits Python 3.11 "
            "tot en met 3.14 op Windows, macOS of Linux. Zie {log}",
            en="Not every part exists for Python {version} on this computer; use 64-bit Python 3.11 to 3.14 "
            "on Windows, macOS or Linux. See {log}",
        ),
    ),
    ("", Text(nl="Installeren is niet gelukt: {last} Zie {log}", en="Installing failed: {last} See {log}")),
)
"""What pip says when it fails, and what that means for a person; the first that fits."""


def set_up(project: Path, lock: Path, say: Say) -> Path | None:
    """Makes the environment for `lock` and returns its folder; says why not, and returns None."""
    language = current_language()
    try:
        folder = _claim(project)
        with _alone(folder, say):
            if not is_ready(folder, project, lock):
                _make(folder, project, lock, say)
    except NdsError as error:
        say(error.say(language), False)
    except KeyboardInterrupt:
        say(INTERRUPTED.say(language), False)
    else:
        return folder
    return None


def _claim(project: Path) -> Path:
    """The first place that is ours or free, and can be written in; a `.venv` of another's making is left alone."""
    for folder in (tried := list(places(project))):
        try:
            if folder.exists() and not (folder / MARK).exists() and any(folder.iterdir()):
                continue
            folder.mkdir(parents=True, exist_ok=True)
            (folder / MARK).touch()
        except OSError:
            continue
        return folder
    raise NdsError(NO_PLACE, places=", ".join(map(str, tried)))


@contextmanager
def _alone(folder: Path, say: Say) -> Iterator[None]:
    """Keeps other processes from changing the environment; waits for one that does."""
    with (folder / TURN).open("w") as file:
        waits = False
        while not _take(file):
            if not waits:
                say(WAITS.say(current_language()), False)
            waits = True
            time.sleep(0.2)
        yield


def _take(file: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _make(folder: Path, project: Path, lock: Path, say: Say) -> None:
    language, started = current_language(), time.monotonic()
    say(STARTS.say(language, {"folder": folder}), False)
    if (folder / BUSY).exists():
        say(RESUMES.say(language), False)
        _empty(folder)
    (folder / BUSY).touch()
    if not python(folder).exists():
        say(MAKES_ENVIRONMENT.say(language), True)
        _make_venv(folder)
    _install(folder, lock, say)
    _connect(folder, project)
    for made in {environment.RUNTIME, lock.name}:  # the develop lock holds all of the other
        stamp(folder, project / made).write_bytes(stamp_content(project, project / made))
    (folder / BUSY).unlink()
    seconds = round(time.monotonic() - started)
    say(DONE.say(language, {"total": len(list(pins(lock))), "seconds": seconds}), False)


def _empty(folder: Path) -> None:
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry.name not in (MARK, BUSY, TURN):
            entry.unlink()


def _make_venv(folder: Path) -> None:
    """Raises NdsError where Python lacks what it takes, as Debian's does without python3-venv."""
    found = [name for name in ("venv", "ensurepip", "pip") if importlib.util.find_spec(name)]
    if found[:1] != ["venv"] or len(found) == 1:
        raise NdsError(NO_VENV, python=sys.executable)
    without_pip = [] if "ensurepip" in found else ["--without-pip"]
    made = _run([_base(), "-m", "venv", *without_pip, str(folder)])
    output = "".join(made.stdout or ())
    if made.wait():
        raise NdsError(VENV_FAILED, folder=folder, last=_last(output))


def _base() -> str:
    """The running Python by its own name: a link to it may lead elsewhere tomorrow."""
    return sys.executable if WINDOWS else os.path.realpath(sys.executable)


def _install(folder: Path, lock: Path, say: Say) -> None:
    """Installs the lock with pip; raises NdsError with what pip's output means."""
    own = importlib.util.find_spec("ensurepip")
    pip = [python(folder), "-m", "pip"] if own else [_base(), "-m", "pip", "--python", python(folder)]
    options = ["--no-input", "--no-deps", "--require-hashes", "--only-binary=:all:", "--progress-bar=off"]
    process = _run([*map(str, pip), "--disable-pip-version-check", "install", *options, "-r", str(lock)])
    total, number, output = len(list(pins(lock))), 0, []
    for line in process.stdout or ():
        output.append(line)
        if part := PART.match(line):
            number += 1
            name = Path(part[1]).name.replace("==", " ")
            say(FETCHES.say(current_language(), {"number": number, "total": total, "name": name}), True)
    log = folder / LOG
    log.write_text("".join(output), "utf-8")
    if process.wait():
        (folder / BUSY).unlink()  # pip puts nothing in place before it has everything
        raise _fault("".join(output), log)


def _run(line: Sequence[str]) -> subprocess.Popen[str]:
    surroundings = {**os.environ, "PIP_USER": "0", "PYTHONUTF8": "1"}
    return subprocess.Popen(
        line,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )


def _fault(output: str, log: Path) -> NdsError:
    text = next(text for sign, text in FAULTS if sign in output)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return NdsError(text, log=log, version=version, last=_last(output))


def _last(output: str) -> str:
    return next((line.strip() for line in reversed(output.splitlines()) if line.strip()), "")


def _connect(folder: Path, project: Path) -> None:
    """Lets the environment find the package where it is, and puts a script `nds` beside its Python."""
    packages = folder / "Lib/site-packages" if WINDOWS else next(folder.glob("lib/python*/site-packages"))
    found = f"import sys; sys.path.append({str(project)!a})\n"  # an accent in a path line depends on the locale
    (packages / "nds_docs.pth").write_text(found, "ascii")
    if WINDOWS:
        start = '@"%~dp0python.exe" ' + " ".join(environment.command(folder)[1:]) + " %*\r\n"
        (folder / "Scripts/nds.cmd").write_text(start, "ascii", newline="")
        return
    script = folder / "bin/nds"
    script.write_bytes(os.fsencode(f'#!/bin/sh\nexec {shlex.join(environment.command(folder))} "$@"\n'))
    script.chmod(0o755)
