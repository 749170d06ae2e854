"""Keeps what a build was made from, so that a Word file that returns meets the very text it was sent with.

Under the build id stand `profile`, the inputs under `sources/`, and `blocks/NAME.jsonl` for each Word file.
In a clone they are objects of git under `refs/nds/builds/ID`, and other clones get them by
`git fetch origin 'refs/nds/*:refs/nds/*'`: the same build is the same commit everywhere, so fetches never clash.
A document that is made of the same build later (an excerpt) has a commit of its own beside it, for the same reason.
So has what a Word file says around its text: of one build there may be a draft and a final version.
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
from nds_docs.build.frame import decode as decode_frame
from nds_docs.build.frame import encode as encode_frame
from nds_docs.build.git import git
from nds_docs.build.identity import PROFILE, counted
from nds_docs.build.output import replace_files
from nds_docs.document.pieces import Leaf
from nds_docs.errors import NdsError
from nds_docs.writers.frame import Frame

REFS = "refs/nds/builds"
FOLDER = ".nds/builds"
LATER_REFS = "refs/nds/excerpts"
LATER_FOLDER = ".nds/excerpts"
FRAME_REFS = "refs/nds/frames"
FRAME_FOLDER = ".nds/frames"


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


class _Blocks(Mapping[str, tuple[StoredBlock, ...]]):
    """The blocks of each Word file, decoded when somebody looks at them: who only wants the sources does not."""

    def __init__(self, encoded: Mapping[str, bytes]) -> None:
        self._encoded = encoded
        self._decoded: dict[str, tuple[StoredBlock, ...]] = {}

    def __getitem__(self, name: str) -> tuple[StoredBlock, ...]:
        if name not in self._decoded:
            self._decoded[name] = blocks.decode(self._encoded[name])
        return self._decoded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._encoded)

    def __len__(self) -> int:
        return len(self._encoded)


def store(root: Path, build_id: str, sources: Mapping[str, bytes], documents: Mapping[str, Iterable[Leaf]]) -> bool:
    """Keeps a build of the project in `root`; `documents` maps the stem of each Word file to its leaves.

    Of a build that is kept already only the documents are added that it has not yet. Returns False where nothing can
    be kept: that stops no build, since a build can be made again from its sources.
    """
    if ids(root, build_id):
        there = _kept_documents(root, build_id)
        return all(add(root, build_id, name, leaves) for name, leaves in documents.items() if name not in there)
    files = {"profile": b"%d\n" % PROFILE}
    files |= {f"sources/{normalize('NFC', path)}": counted(content) for path, content in sources.items()}
    files |= {
        f"blocks/{name}.jsonl": blocks.encode(map(blocks.stored_block, leaves)) for name, leaves in documents.items()
    }
    return _to_git(root, f"{REFS}/{build_id}", files) or _to_folder(root / FOLDER, build_id, files)


def add(root: Path, build_id: str, name: str, leaves: Iterable[Leaf]) -> bool:
    """Keeps one more Word file of a build that is kept: its stem and its leaves. Returns False where nothing can be."""
    files = {f"blocks/{name}.jsonl": blocks.encode(map(blocks.stored_block, leaves))}
    ref, folder = f"{LATER_REFS}/{build_id}/{name}", root / LATER_FOLDER / build_id
    return _to_git(root, ref, files) or _to_folder(folder, name, files)


def keep_frame(root: Path, build_id: str, name: str, frame: Frame) -> bool:
    """Keeps what the Word file `name` of a build says around its text. Returns False where nothing can be kept."""
    raw = encode_frame(frame)
    digest = hashlib.sha256(raw).hexdigest()[:16]
    ref, folder = f"{FRAME_REFS}/{build_id}/{name}/{digest}", root / FRAME_FOLDER / build_id / name
    if git(root, "show-ref", "--verify", "--quiet", ref) is not None or (folder / f"{digest}.zip").exists():
        return True
    return _to_git(root, ref, {"frame.json": raw}) or _to_folder(folder, digest, {"frame.json": raw})


def frames(root: Path, build_id: str) -> Mapping[str, tuple[Frame, ...]]:
    """What was kept of the Word files of a build, by their stem; none of builds of before this was kept."""
    listed = git(root, "for-each-ref", "--format=%(refname)", f"{FRAME_REFS}/{build_id}/") or b""
    found = [(ref.split("/")[-2], _from_git(root, ref)) for ref in listed.decode().splitlines()]
    paths = sorted((root / FRAME_FOLDER / build_id).glob("*/*.zip"))
    found += [(path.parent.name, _from_folder(path.parent, path.stem)) for path in paths]
    kept: dict[str, tuple[Frame, ...]] = {}
    for name, files in found:
        kept[name] = (*kept.get(name, ()), decode_frame(files["frame.json"]))
    return kept


def load(root: Path, build_id: str) -> StoredBuild | None:
    """The build with this id as it was kept; None where it is not."""
    files = _from_git(root, f"{REFS}/{build_id}") or _from_folder(root / FOLDER, build_id)
    if not files:
        return None
    for name in _added(root, build_id):
        ref, folder = f"{LATER_REFS}/{build_id}/{name}", root / LATER_FOLDER / build_id
        files |= _from_git(root, ref) or _from_folder(folder, name)
    return StoredBuild(
        build_id,
        int(files["profile"]),
        {path.removeprefix("sources/"): content for path, content in files.items() if path.startswith("sources/")},
        _Blocks({Path(path).stem: lines for path, lines in files.items() if path.startswith("blocks/")}),
    )


def ids(root: Path, beginning: str = "") -> frozenset[str]:
    """The builds that are kept and whose id begins so: a Word file shows people the first eight digits."""
    if not set(beginning) <= set(hexdigits):
        return frozenset()
    listed = git(root, "for-each-ref", "--format=%(refname)", f"{REFS}/{beginning}*") or b""
    names = [name.rpartition("/")[2] for name in listed.decode().splitlines()]
    names += [path.stem for path in (root / FOLDER).glob(f"{beginning}*.zip")]
    return frozenset(names)


def _added(root: Path, build_id: str) -> frozenset[str]:
    """The stems of the Word files that were made of a build later."""
    listed = git(root, "for-each-ref", "--format=%(refname)", f"{LATER_REFS}/{build_id}/") or b""
    names = [name.rpartition("/")[2] for name in listed.decode().splitlines()]
    return frozenset((*names, *(path.stem for path in (root / LATER_FOLDER / build_id).glob("*.zip"))))


def _kept_documents(root: Path, build_id: str) -> frozenset[str]:
    """The stems of all Word files of a build that are kept."""
    listed = git(root, "ls-tree", "--name-only", f"{REFS}/{build_id}", "--full-tree", "blocks/") or b""
    names = listed.decode().splitlines()
    path = root / FOLDER / f"{build_id}.zip"
    if path.exists():
        with zipfile.ZipFile(path) as archive:
            names += [name for name in archive.namelist() if name.startswith("blocks/")]
    return frozenset(Path(name).stem for name in names) | _added(root, build_id)


def _to_git(root: Path, ref: str, files: Mapping[str, bytes]) -> bool:
    """False outside a clone that follows this project's `nds.yml`: in another's repository nothing is written."""
    if git(root, "ls-files", "--error-unmatch", "nds.yml") is None:
        return False
    stream = b"".join(_import_stream(ref, files, _blobs_there(root, files)))
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


def _import_stream(ref: str, files: Mapping[str, bytes], there: Mapping[str, str]) -> Iterator[bytes]:
    """What `git fast-import` reads; the commit has no clock, no person and no parent, so it depends on nothing else."""
    message = f"nds build {ref.removeprefix(REFS + '/')}\n".encode()
    yield f"commit {ref}\ncommitter nds_docs <> 0 +0000\n".encode()
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


def _from_git(root: Path, ref: str) -> dict[str, bytes]:
    listed = git(root, "ls-tree", "-r", "-z", "--full-tree", ref) or b""
    entries = [entry.split(b"\t", 1) for entry in listed.split(b"\0") if entry]
    names = b"".join(fields.split()[2] + b"\n" for fields, _ in entries)
    contents = io.BytesIO(git(root, "cat-file", "--batch", data=names) or b"")
    files = {}
    for _, path in entries:
        size = int(contents.readline().split()[2])
        files[path.decode("utf-8", "surrogateescape")] = contents.read(size)
        contents.readline()
    return files


def _to_folder(folder: Path, name: str, files: Mapping[str, bytes]) -> bool:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path, content in files.items():
            archive.writestr(zipfile.ZipInfo(path), content, zipfile.ZIP_DEFLATED)
    try:
        replace_files(folder, {f"{name}.zip": packed.getvalue()})
    except NdsError:
        return False
    return True


def _from_folder(folder: Path, name: str) -> dict[str, bytes]:
    path = folder / f"{name}.zip"
    if not path.exists():
        return {}
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
