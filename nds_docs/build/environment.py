"""The project's own Python environment: found in a moment when it stands, otherwise set up first.

It stands in `.venv` beside the package, or in the cache folder of the user where that cannot be written. It is right
when it holds a copy of the lock it was made from. A Python that has the packages of the lock already is used as it is.

Only the standard library, and little of it: every command passes here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
RUNTIME, DEVELOP = "requirements.lock", "requirements-develop.lock"
WINDOWS = os.name == "nt"
MARK = "nds-environment"
"""The file in an environment that says that this program made it, and may make it again."""

Say = Callable[[str, bool], None]
"""Shows a person a sentence; when the second value is true the next sentence may take its place."""


def enter(arguments: Sequence[str], say: Say) -> int:
    """Runs the program in the environment and returns its exit code.

    `--develop MODULE ARGUMENTS` runs another module there instead, with the packages developers need.
    On POSIX this process may become another one (`exec`), and then nothing returns.
    """
    lock = PROJECT / (DEVELOP if arguments[:1] == ["--develop"] else RUNTIME)
    if not lock.exists():  # installed without its clone: the installer saw to the packages
        return _run(arguments)
    folder = next((place for place in places(PROJECT) if is_ready(place, PROJECT, lock)), None)
    if folder is None and not _has_packages(lock):
        from nds_docs.build.installation import set_up

        folder = set_up(PROJECT, lock, say)
        if folder is None:
            return 2
    return _hand_over(folder, arguments) if folder and not folder.samefile(sys.prefix) else _run(arguments)


def places(project: Path) -> Iterator[Path]:
    """Where the environment may stand, the best place first."""
    yield project / ".venv"
    if WINDOWS:
        cache = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local"
    elif sys.platform == "darwin":
        cache = Path.home() / "Library/Caches"
    else:
        cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    yield Path(cache, "nds_docs", f"{project.name}-{_fingerprint(project)}")


def is_ready(folder: Path, project: Path, lock: Path) -> bool:
    """Whether the environment in `folder` was made for this project from this lock."""
    try:
        return stamp(folder, lock).read_bytes() == stamp_content(project, lock) and python(folder).exists()
    except OSError:
        return False


def stamp(folder: Path, lock: Path) -> Path:
    """The file that says from which lock an environment was made; written when all else is done."""
    return folder / f"nds-{lock.name}"


def stamp_content(project: Path, lock: Path) -> bytes:
    """The place of the project and the lock itself."""
    return os.fsencode(project) + b"\n" + lock.read_bytes()


def python(folder: Path) -> Path:
    """The interpreter of an environment."""
    return folder / ("Scripts/python.exe" if WINDOWS else "bin/python")


def command(folder: Path) -> tuple[str, ...]:
    """What starts the program in an environment: texts are UTF-8, no module comes from the working folder."""
    return (str(python(folder)), "-X", "utf8", "-P", "-m", "nds_docs")


def pins(lock: Path) -> Iterator[tuple[str, str]]:
    """Name and version of each package that a lock asks for here; the only condition it knows is Windows."""
    for line in lock.read_text("utf-8").splitlines():
        pin, _, condition = line.partition(" ; ")
        name, equals, version = pin.partition("==")
        if equals and not line.startswith((" ", "#")) and (WINDOWS or "win32" not in condition):
            yield name, version.strip(" \\")


def _has_packages(lock: Path) -> bool:
    """Whether the running Python, if not an unfinished one of ours, has every package of the lock in its version."""
    if Path(sys.prefix, MARK).exists():
        return False
    installed = {name for folder in sys.path for name in _distributions(folder)}
    return all(f"{name}-{version}" in installed for name, version in pins(lock))


def _distributions(folder: str) -> Iterator[str]:
    try:
        names = [entry.name for entry in Path(folder).iterdir()]
    except OSError:
        return
    for entry in names:
        if entry.endswith(".dist-info"):
            name, _, version = entry.removesuffix(".dist-info").rpartition("-")
            yield f"{name.lower().replace('_', '-').replace('.', '-')}-{version}"


def _fingerprint(project: Path) -> str:
    """Keeps the environments of two clones with one name apart."""
    from zlib import crc32

    return f"{crc32(os.fsencode(project)):08x}"


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
