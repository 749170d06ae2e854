"""What a build is a build of: an id for the sources, one for the program, and the commit beside them."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

PROFILE = 2
"""Rises when the same sources would give other blocks, so that remarks on an older build are never misplaced."""

PACKAGE = Path(__file__).resolve().parents[1]


def build_id(files: Mapping[str, bytes], profile: int = PROFILE) -> str:
    """The id of a tree of inputs (project path → bytes): 64 hexadecimal digits.

    It is the SHA-256 of the profile and, in the order of their paths, of every file: its path in NFC, a zero byte,
    the length of its content in digits, a zero byte, its content as `counted` gives it. Clones of one commit have one
    id, whatever line ends git writes there and however their file system spells an accent.
    """
    total = sha256(b"nds_docs %d\0" % profile)
    for path, content in sorted((unicodedata.normalize("NFC", path), counted(raw)) for path, raw in files.items()):
        total.update(b"%b\0%d\0" % (path.encode("utf-8", "surrogateescape"), len(content)))
        total.update(content)
    return total.hexdigest()


def counted(content: bytes) -> bytes:
    """Content as the id counts it: of a text every line ends in a bare newline; without a zero byte it is a text."""
    return content if b"\0" in content or b"\r\n" not in content else content.replace(b"\r\n", b"\n")


def program_id() -> str:
    """The id of the program itself, its fonts and templates: another program may write other files."""
    folders = ((Path(folder), names) for folder, _, names in os.walk(PACKAGE))
    own = (one for one in folders if one[0].name != "__pycache__")  # Python writes there while others run
    paths = (folder / name for folder, names in own for name in names)
    return build_id({path.relative_to(PACKAGE).as_posix(): path.read_bytes() for path in paths})
