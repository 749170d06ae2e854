"""A build again: the same bytes wherever and whenever it is made; the previous ones when it fails; what it keeps."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from nds_docs.build import manifest
from nds_docs.build.blocks import stored_block
from nds_docs.build.delivery import EDITIONS, Order, deliver, origin
from nds_docs.build.output import AN_HOUR, UNFINISHED
from nds_docs.build.store import FOLDER, REFS, load
from nds_docs.cli import main
from nds_docs.cli_help import LANGUAGE
from nds_docs.cli_texts import NOT_KEPT
from nds_docs.compose.composition import Composition
from nds_docs.compose.gather import gather
from nds_docs.compose.public import public
from nds_docs.document.walk import leaves
from nds_docs.errors import NdsError
from nds_docs.language import Text
from nds_docs.pipeline import compose
from nds_docs.writers.typst import compile as layout
from tests.built import ROOTS, copied
from tests.clones import git
from tests.test_output import contents

ALL = Order(frozenset(EDITIONS))
PROGRAM = """
import os, pathlib, signal, sys, time
project, out, umask, shift, call, number = sys.argv[1:]
os.umask(int(umask, 8))
clock, left = time.time, [int(number)]
time.time = lambda: clock() + float(shift)
for name in ("localtime", "gmtime"):
    setattr(time, name, lambda at=None, of=getattr(time, name): of(time.time() if at is None else at))
def dying(function):
    def counted(*arguments):
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments)
    return counted
if call == "fsync":
    os.fsync = dying(os.fsync)
if call == "replace":
    pathlib.Path.replace = dying(pathlib.Path.replace)
from nds_docs.cli import main
from nds_docs.cli_help import LANGUAGE
sys.exit(main(["build", "--project", project, "--out", out]))
"""
"""Builds under another clock and umask, and dies at the given call of a function."""

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


def changed(folder: Path) -> Path:
    """The project after an edit that shows in every edition."""
    register = folder / "nds.yml"
    register.write_text(register.read_text(encoding="utf-8").replace('"0.1"', '"0.2"'), encoding="utf-8")
    return folder


def built(root: Path, out: Path) -> Composition:
    inputs = gather(root)
    wanted = origin(inputs, ALL)
    made = compose(inputs, build_id=wanted.build_id, commit=wanted.commit)
    deliver(made, inputs, ALL, wanted, out)
    return made


def command(root: Path, out: Path, *, umask: str = "022", shift: int = 0, dies: tuple[str, int] = ("", 0)) -> list[str]:
    call, number = dies
    return [sys.executable, "-c", PROGRAM, str(root), str(out), umask, str(shift), call, str(number)]


def environment(zone: str = "UTC", seed: str = "0") -> dict[str, str]:
    return {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOTS["own"]), "LC_ALL": "C.UTF-8"}


def test_the_same_sources_give_the_same_bytes_anywhere_and_at_any_time(tmp_path: Path) -> None:
    here, there = copied(tmp_path / "een map"), copied(tmp_path / "elders", turned=True)
    outs = tmp_path / "out", tmp_path / "uit"
    lines = (
        (command(here, outs[0], umask="000", shift=0), environment("Pacific/Auckland", "1")),
        (command(there, outs[1], umask="077", shift=400 * 86400), environment("America/Los_Angeles", "2")),
    )
    running = [
        subprocess.Popen(line, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for line, env in lines
    ]
    assert [process.wait() for process in running] == [1, 1]  # the project has a finding of severity error
    first, second = map(contents, outs)
    names = ("klein.docx", "klein.pdf", "klein.odt", "kamerbrief.docx", "kamerbrief-2.odt", "manifest.json")
    assert set(first) >= set(names)
    assert [name for name in first if first[name] != second.get(name)] == []


def test_a_build_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, out = copied(tmp_path / "project"), tmp_path / "out"
    built(root, out)
    before = contents(out)

    def failing(*given: object, **options: object) -> bytes:
        raise NdsError(Text("kapot", "broken"))

    monkeypatch.setattr(layout, "lay_out", failing)
    with pytest.raises(NdsError, match="broken"):
        built(changed(root), out)
    assert contents(out) == before


class Versions:
    """A folder with an earlier build, of a project that has changed since."""

    def __init__(self, folder: Path) -> None:
        self.root, self.out = copied(folder / "project"), folder / "out"
        built(self.root, self.out)
        self.old = contents(self.out)
        built(changed(self.root), folder / "new")
        self.new = contents(folder / "new")

    def restore(self) -> None:
        shutil.rmtree(self.out)
        for name, content in self.old.items():
            (self.out / name).parent.mkdir(parents=True, exist_ok=True)
            (self.out / name).write_bytes(content)

    def is_whole(self, now: Mapping[str, bytes]) -> bool:
        """Every file is one of the two, and the manifest vouches for the new ones only when all are there."""
        finished = {name: content for name, content in now.items() if not name.endswith(UNFINISHED)}
        each = finished.keys() == self.old.keys() and all(
            content in (self.old[name], self.new[name]) for name, content in finished.items()
        )
        return each and (finished[manifest.NAME] == self.old[manifest.NAME] or finished == self.new)

    def leftovers(self) -> list[Path]:
        return [path for path in self.out.rglob("*") if path.name.endswith(UNFINISHED)]


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Versions:
    return Versions(tmp_path_factory.mktemp("versions"))


@POSIX
@pytest.mark.parametrize(("dies", "replaced"), [(("fsync", 4), 0), (("replace", 1), 0), (("replace", 4), 3)])
def test_a_killed_build_leaves_whole_files_and_the_next_one_clears_up(
    versions: Versions, dies: tuple[str, int], replaced: int
) -> None:
    versions.restore()
    line = command(versions.root, versions.out, dies=dies)
    done = subprocess.run(line, env=environment(), capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL
    now = contents(versions.out)
    assert versions.is_whole(now)
    assert sum(now[name] != versions.old[name] for name in versions.old) == replaced
    assert versions.leftovers()
    for leftover in versions.leftovers():
        os.utime(leftover, (time.time() - 2 * AN_HOUR,) * 2)
    built(versions.root, versions.out)
    assert contents(versions.out) == versions.new


@POSIX
def test_so_does_one_that_is_killed_at_any_moment(versions: Versions) -> None:
    versions.restore()
    moments = random.Random(2025)
    for _ in range(3):
        line = command(versions.root, versions.out)
        process = subprocess.Popen(line, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(moments.uniform(0.3, 1.3))
        process.kill()
        process.wait()
        assert versions.is_whole(contents(versions.out))


def test_a_clone_keeps_what_a_build_was_made_from(tmp_path: Path) -> None:
    root = copied(tmp_path / "clone")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "first")
    git(tmp_path, "clone", "-q", str(root), str(tmp_path / "second"))
    index, head = (root / ".git/index").read_bytes(), git(root, "rev-parse", "HEAD")
    made = built(root, tmp_path / "out")
    id_ = made.strategy.imprint.build_id
    assert f"{REFS}/{id_}" in git(root, "for-each-ref")
    assert (root / ".git/index").read_bytes() == index
    assert git(root, "rev-parse", "HEAD") == head == made.strategy.imprint.commit + "\n"
    assert git(root, "status", "--porcelain", "--ignored") == ""
    assert load(root, id_)
    assert_kept(root, made)

    second = tmp_path / "second"
    assert load(second, id_) is None
    git(second, "fetch", "-q", "origin", "refs/nds/*:refs/nds/*")
    assert_kept(second, made)


def test_without_git_a_folder_keeps_it(tmp_path: Path) -> None:
    root = copied(tmp_path / "project")
    made = built(root, tmp_path / "out")
    assert (root / FOLDER / f"{made.strategy.imprint.build_id}.zip").exists()
    assert_kept(root, made)


def test_where_nothing_can_be_kept_it_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copied(tmp_path / "project")
    (root / ".nds").write_text("a file in the place of the folder")
    assert main(["build", "--project", str(root), "--only", "letter"]) == 1
    assert NOT_KEPT.say(LANGUAGE) in capsys.readouterr().err
    assert (root / "build/kamerbrief.docx").exists()


def assert_kept(root: Path, made: Composition) -> None:
    """The kept build has the sources, and the blocks of the strategy and of the letters."""
    kept = load(root, made.strategy.imprint.build_id)
    assert kept is not None
    assert kept.sources == gather(root).files
    names = ("kamerbrief", "kamerbrief-2")
    shown = zip(names, map(public, made.letters), strict=True)
    letters = {name: (*one.document.blocks, *one.annex) for name, one in shown}
    texts = {"klein": public(made.strategy).document.blocks, **letters}
    assert kept.blocks == {name: tuple(map(stored_block, leaves(text))) for name, text in texts.items()}
