"""The project's own Python environment: where it stands and when it is right.

It stands in `.venv` beside the package, or in the cache folder of the user where that cannot be written. It is right
when it holds a copy of the lock it was made from. A Python that has the packages of the lock already is used as it is.

Only the standard library, and little of it: every command passes here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from zlib import crc32

PROJECT = Path(__file__).resolve().parents[2]
RUNTIME, DEVELOP = "requirements.lock", "requirements-develop.lock"
WINDOWS = os.name == "nt"
MARK = "nds-environment"
"""The file in an environment that says that this program made it, and may make it again."""


def places(project: Path) -> Iterator[Path]:
    """Where the environment may stand, the best place first."""
    yield project / ".venv"
    with suppress(RuntimeError):  # a person without a home
        yield _caches() / "nds_docs" / f"{project.name}-{crc32(os.fsencode(project)):08x}"


def _caches() -> Path:
    if WINDOWS:
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


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


def has_packages(lock: Path) -> bool:
    """Whether the running Python, if not an unfinished one of ours, has every package of the lock in its version."""
    if Path(sys.prefix, MARK).exists():
        return False
    found = installed()
    return all(found.get(name) == version for name, version in pins(lock))


def installed() -> dict[str, str]:
    """Name → version of every package of the running Python; of two of one name the one that is imported.

    Read from the names of their folders (PyPA, "Recording installed projects"): `importlib.metadata` takes 25 ms.
    """
    found: dict[str, str] = {}
    for folder in reversed(sys.path):
        found |= _distributions(folder)
    return found


def _distributions(folder: str) -> Iterator[tuple[str, str]]:
    try:
        names = [entry.name for entry in Path(folder).iterdir()]
    except OSError:
        return
    for entry in names:
        if entry.endswith(".dist-info"):
            name, _, version = entry.removesuffix(".dist-info").rpartition("-")
            yield name.lower().replace("_", "-").replace(".", "-"), version
