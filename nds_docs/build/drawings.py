"""Keeps the pictures of drawings from build to build, so that the plotting library is loaded when data changed only.

In a clone they are in the folder of git, elsewhere in `.nds/` beside `nds.yml`, like what `store.py` keeps. What cannot
be read, kept, or is not what was kept, is drawn again: that stops no build.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from nds_docs.build.environment import installed
from nds_docs.build.git import git
from nds_docs.build.output import replace_files
from nds_docs.compose.drawing import URL, Drawn
from nds_docs.compose.edition import Strategy
from nds_docs.errors import NdsError
from nds_docs.writers.drawings.draw import draw

LIBRARY = "matplotlib"
FOLDER = "drawings"


def with_drawings(strategy: Strategy, root: Path, program: str) -> Strategy:
    """The strategy of the project in `root` with its drawings drawn, by `program` (`identity.program_id()`)."""
    if not strategy.drawings:
        return strategy
    folder = _folder(root)
    drawn: dict[str, Drawn] = {}
    made: dict[str, bytes] = {}
    for url, drawing in strategy.drawings.items():
        name = url.removeprefix(URL)
        key = sha256(f"{program} {installed()[LIBRARY]} {drawing!r}".encode()).digest()
        kept = _read(folder / name, key)
        drawn[url] = kept or draw(drawing)
        if kept is None:
            made[name] = _packed(drawn[url], key)
    if made:
        with suppress(NdsError, OSError):
            replace_files(folder, made)
    return replace(strategy, drawn=drawn)


def _folder(root: Path) -> Path:
    """Where pictures are kept: never among the files of a clone, nor in the clone of another project."""
    if git(root, "ls-files", "--error-unmatch", "nds.yml") is not None:
        found = git(root, "rev-parse", "--absolute-git-dir")
        if found is not None:
            return Path(found.decode().strip()) / "nds" / FOLDER
    return root / ".nds" / FOLDER


def _packed(drawn: Drawn, key: bytes) -> bytes:
    """The pictures one after the other, after their lengths and a digest of all that and of the key."""
    lengths = " ".join(str(len(picture)) for picture in drawn).encode()
    packed = lengths + b"\n" + b"".join(drawn)
    return sha256(key + packed).digest() + packed


def _read(path: Path, key: bytes) -> Drawn | None:
    """What `_packed` made with this key, whole and unchanged; else None."""
    try:
        digest, packed = (kept := path.read_bytes())[:32], kept[32:]
    except OSError:
        return None
    if digest != sha256(key + packed).digest():
        return None
    lengths, _, pictures = packed.partition(b"\n")
    parts = []
    for length in map(int, lengths.split()):
        parts.append(pictures[:length])
        pictures = pictures[length:]
    return Drawn(*parts)
