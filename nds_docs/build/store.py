"""Keeps what a build was made from, so that a Word file that returns meets the very text it was sent with.

Under the build id stand `profile`, the inputs under `sources/`, and `blocks/NAME.jsonl` for each Word file.
In a clone they are objects of git under `refs/nds/builds/ID`, and other clones get them by
`git fetch origin 'refs/nds/*:refs/nds/*'`: the same build is the same commit everywhere, so fetches never clash.
Elsewhere they are in `.nds/builds/ID.zip` beside `nds.yml`, since `build/` may be thrown away.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import hexdigits
from unicodedata import normalize

from nds_docs.build import blocks
from nds_docs.build.blocks import StoredBlock
from nds_docs.build.git import git
from nds_docs.build.identity import PROFILE, counted
from nds_docs.build.output import replace_files
from nds_docs.document.pieces import Leaf
from nds_docs.errors import NdsError

REFS = "refs/nds/builds"
FOLDER = ".nds/builds"


@dataclass(frozen=True)
class StoredBuild:
    """A build as it was kept.

    `sources` maps project path → bytes as `identity.counted` gives them, `blocks` the stem of each Word file → its
    blocks in reading order.
    """

    id: str
    profile: int
    sources: Mapping[str, bytes]
    blocks: Mapping[str, tuple[StoredBlock, ...]]


def store(root: Path, build_id: str, sources: Mapping[str, bytes], documents: Mapping[str, Iterable[Leaf]]) -> bool:
    """Keeps a build of the project in `root`; `documents` maps the stem of each Word file to its leaves.

    Does nothing when the build is kept already. Returns False where nothing can be kept: that stops no build, since a
    build can be made again from its sources.
    """
    if ids(root, build_id):
        return True
    files = {"profile": b"%d\n" % PROFILE}
    files |= {f"sources/{normalize('NFC', path)}": counted(content) for path, content in sources.items()}
    files |= {
        f"blocks/{name}.jsonl": blocks.encode(map(blocks.stored_block, leaves)) for name, leaves in documents.items()
    }
    return _to_git(root, build_id, files) or _to_folder(root, build_id, files)


def load(root: Path, build_id: str) -> StoredBuild | None:
    """The build with this id as it was kept; None where it is not."""
    files = _from_git(root, build_id) or _from_folder(root, build_id)
    if not files:
        return None
    return StoredBuild(
        build_id,
        int(files["profile"]),
        {path.removeprefix("sources/"): content for path, content in files.items() if path.startswith("sources/")},
        {Path(path).stem: blocks.decode(lines) for path, lines in files.items() if path.startswith("blocks/")},
    )


def ids(root: Path, beginning: str = "") -> frozenset[str]:
    """The builds that are kept and whose id begins so: a Word file shows people the first eight digits."""
    if not set(beginning) <= set(hexdigits):
        return frozenset()
    listed = git(root, "for-each-ref", "--format=%(refname)", f"{REFS}/{beginning}*") or b""
    names = [name.rpartition("/")[2] for name in listed.decode().splitlines()]
    names += [path.stem for path in (root / FOLDER).glob(f"{beginning}*.zip")]
    return frozenset(names)


def _to_git(root: Path, build_id: str, files: Mapping[str, bytes]) -> bool:
    """False outside a clone that follows this project's `nds.yml`: in another's repository nothing is written."""
    if git(root, "ls-files", "--error-unmatch", "nds.yml") is None:
        return False
    stream = b"".join(_import_stream(build_id, files, _blobs_there(root, files)))
    return git(root, "fast-import", "--quiet", "--done", data=stream) is not None


def _blobs_there(root: Path, files: Mapping[str, bytes]) -> Mapping[str, str]:
    """Path → object name of the files that git has already: mostly all sources, and pictures are big."""
    algorithm = (git(root, "rev-parse", "--show-object-format") or b"sha1").decode().strip()
    names = {path: _blob_name(algorithm, content) for path, content in files.items()}
    asked = "".join(f"{name}\n" for name in names.values()).encode()
    answers = (git(root, "cat-file", "--batch-check", data=asked) or b"").decode().splitlines()
    there = {answer.split()[0] for answer in answers if answer.split()[1] == "blob"}
    return {path: name for path, name in names.items() if name in there}


def _blob_name(algorithm: str, content: bytes) -> str:
    made = hashlib.new(algorithm, b"blob %d\0" % len(content), usedforsecurity=False)
    made.update(content)
    return made.hexdigest()


def _import_stream(build_id: str, files: Mapping[str, bytes], there: Mapping[str, str]) -> Iterator[bytes]:
    """What `git fast-import` reads; the commit has no clock, no person and no parent, so it depends on nothing else."""
    message = f"nds build {build_id}\n".encode()
    yield f"commit {REFS}/{build_id}\ncommitter nds_docs <> 0 +0000\n".encode()
    yield b"data %d\n%b\n" % (len(message), message)
    for path, content in files.items():
        if path in there:
            yield b"M 100644 %b %b\n" % (there[path].encode(), _quoted(path))
        else:
            yield b"M 100644 inline %b\ndata %d\n" % (_quoted(path), len(content))
            yield content
            yield b"\n"
    yield b"done\n"


def _quoted(path: str) -> bytes:
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n")):
        path = path.replace(plain, escaped)
    return b'"%b"' % path.encode("utf-8", "surrogateescape")


def _from_git(root: Path, build_id: str) -> dict[str, bytes]:
    listed = git(root, "ls-tree", "-r", "-z", "--full-tree", f"{REFS}/{build_id}") or b""
    entries = [entry.split(b"\t", 1) for entry in listed.split(b"\0") if entry]
    names = b"".join(fields.split()[2] + b"\n" for fields, _ in entries)
    contents = io.BytesIO(git(root, "cat-file", "--batch", data=names) or b"")
    files = {}
    for _, path in entries:
        size = int(contents.readline().split()[2])
        files[path.decode("utf-8", "surrogateescape")] = contents.read(size)
        contents.readline()
    return files


def _to_folder(root: Path, build_id: str, files: Mapping[str, bytes]) -> bool:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path, content in files.items():
            archive.writestr(zipfile.ZipInfo(path), content, zipfile.ZIP_DEFLATED)
    try:
        replace_files(root / FOLDER, {f"{build_id}.zip": packed.getvalue()})
    except NdsError:
        return False
    return True


def _from_folder(root: Path, build_id: str) -> dict[str, bytes]:
    path = root / FOLDER / f"{build_id}.zip"
    if not path.exists():
        return {}
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
