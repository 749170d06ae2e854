"""Puts finished files in place, all or none as far as a file system can: what stood there stays until then."""

from __future__ import annotations

import errno
import os
import secrets
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from nds_docs.errors import NdsError
from nds_docs.language import Text

UNFINISHED = ".nds-part"
"""How the name of a file ends that is not whole yet."""

AN_HOUR = 3600

FULL = Text(
    nl="De schijf is vol: {file} is niet geschreven. De vorige bestanden staan er nog.",
    en="The disk is full: {file} was not written. The previous files are still there.",
)
IN_USE = Text(
    nl="{file} kan niet worden vervangen: het is ergens geopend (in Word?) of beveiligd. Sluit het en probeer opnieuw.",
    en="{file} cannot be replaced: it is open somewhere (in Word?) or protected. Close it and try again.",
)
UNWRITABLE = Text(
    nl="In {file} kan niet worden geschreven ({reason}). Kies een andere map met --out.",
    en="Nothing can be written in {file} ({reason}). Choose another folder with --out.",
)


def replace_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes `files` (path in `folder`, with `/` → content), in place of what stood there.

    Every file is first written whole beside its target; only then do they take their names, in the order given: put
    last the one that vouches for the others. Raises NdsError, and then leaves nothing half written behind.
    """
    token = secrets.token_hex(4)
    targets = {folder / name: content for name, content in files.items()}
    unfinished = {target: target.with_name(f".{target.name}.{token}{UNFINISHED}") for target in targets}
    try:
        for target, content in targets.items():
            _write(unfinished[target], content, target)
        for target in targets:
            _check_replaceable(target)
        for target, written in unfinished.items():
            _take_name(written, target)
    finally:
        for written in unfinished.values():
            with suppress(OSError):  # most have their name by now, or were never written
                written.unlink()


def _write(unfinished: Path, content: bytes, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _clear_leftovers(target)
        with unfinished.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise NdsError(FULL, file=target) from error
        raise NdsError(UNWRITABLE, file=target.parent, reason=error.strerror) from error


def _clear_leftovers(target: Path) -> None:
    """Removes what a build that was killed left beside `target`; what is younger may be another build's."""
    for leftover in target.parent.glob(f".{target.name}.*{UNFINISHED}"):
        if time.time() - leftover.stat().st_mtime > AN_HOUR:
            leftover.unlink(missing_ok=True)


def _check_replaceable(target: Path) -> None:
    """Raises NdsError where the target is a folder, or a file that Windows will not let go of."""
    if target.is_dir():
        raise NdsError(IN_USE, file=target)
    if os.name == "nt" and target.exists():
        try:
            target.open("r+b").close()
        except PermissionError as error:
            raise NdsError(IN_USE, file=target) from error


def _take_name(written: Path, target: Path) -> None:
    refusal: OSError | None = None
    for pause in (0, 0.05, 0.2, 0.5):  # on Windows a virus scanner may hold a new file for a moment
        time.sleep(pause)
        try:
            written.replace(target)
        except OSError as error:
            refusal = error
        else:
            return
    raise NdsError(IN_USE, file=target) from refusal
