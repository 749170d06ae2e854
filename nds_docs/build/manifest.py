"""What a set of files was made from, what they are, and what was found. No clock is in it.

`manifest.json` goes with the files, so it holds what may be public; the whole stands in `intern/`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

NAME = "manifest.json"
INTERNAL = "intern/"
WHOLE = INTERNAL + NAME
"""Vouches for all files in the folder, `manifest.json` and what is internal included."""

REMARKS = "remarks "
"""How the option begins that names what stands in the margin of an internal file."""


@dataclass(frozen=True)
class Origin:
    """All that decides what a build writes. `program` is `identity.program_id()`, `options` those of the command."""

    build_id: str
    profile: int
    commit: str
    program: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class OutputFile:
    """A file that was written: its path in the folder, with `/`."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """`date` as in `nds.yml`; `tools` maps each tool to its version, `findings` each severity to a count."""

    origin: Origin
    title: str
    version: str
    status: str
    date: str
    tools: Mapping[str, str] = field(default_factory=dict)
    findings: Mapping[str, int] = field(default_factory=dict)
    files: tuple[OutputFile, ...] = ()


def output_files(files: Mapping[str, bytes]) -> tuple[OutputFile, ...]:
    """The entries for files that are about to be written, in the order of their paths."""
    return tuple(OutputFile(path, len(raw), sha256(raw).hexdigest()) for path, raw in sorted(files.items()))


def public(manifest: Manifest) -> bytes:
    """The content of `manifest.json`: without what was found, and without the files that are internal."""
    values = asdict(manifest)
    del values["findings"]
    options = values["origin"]["options"]
    values["origin"]["options"] = [option for option in options if not option.startswith(REMARKS)]
    values["files"] = [file for file in values["files"] if not file["path"].startswith(INTERNAL)]
    return _encoded(values)


def encode(manifest: Manifest) -> bytes:
    """The content of `WHOLE`."""
    return _encoded(asdict(manifest))


def _encoded(values: Mapping[str, Any]) -> bytes:
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()


def read(folder: Path) -> Manifest | None:
    """The whole manifest in `folder`; None where there is none that this program wrote."""
    try:
        values = json.loads((folder / WHOLE).read_bytes())
        origin = values.pop("origin")
        origin["options"] = tuple(origin["options"])
        files = tuple(OutputFile(**file) for file in values.pop("files"))
        return Manifest(origin=Origin(**origin), files=files, **values)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def unchanged(folder: Path, origin: Origin) -> Manifest | None:
    """The manifest in `folder` when a build of `origin` would write what is there, byte for byte; else None."""
    manifest = read(folder)
    if manifest is None or manifest.origin != origin or not all(_is_there(folder, file) for file in manifest.files):
        return None
    return manifest


def _is_there(folder: Path, file: OutputFile) -> bool:
    path = folder / file.path
    try:
        return path.stat().st_size == file.size and sha256(path.read_bytes()).hexdigest() == file.sha256
    except OSError:
        return False
