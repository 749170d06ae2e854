"""Files take their place whole or not at all, and what stood there stays until they do."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from nds_docs.build.output import AN_HOUR, UNFINISHED, replace_files
from nds_docs.errors import NdsError

OLD = {"nds.docx": b"old", "html/index.html": b"old", "manifest.json": b"old"}
NEW = {"nds.docx": b"new", "html/index.html": b"new" * 1000, "manifest.json": b"new"}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, unfinished ones too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an earlier build."""
    replace_files(tmp_path / "build", OLD)
    return tmp_path / "build"


def test_new_files_replace_old_ones(folder: Path) -> None:
    replace_files(folder, NEW)
    assert contents(folder) == NEW


def test_what_is_not_written_stays(folder: Path) -> None:
    replace_files(folder, {"nds.docx": b"new"})
    assert contents(folder) == OLD | {"nds.docx": b"new"}


def test_files_have_the_rights_of_any_new_file(folder: Path) -> None:
    (folder / "other").touch()
    assert (folder / "nds.docx").stat().st_mode == (folder / "other").stat().st_mode


def test_an_interruption_while_writing_leaves_the_old_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[int] = []

    def interrupted(file: int) -> None:
        written.append(file)
        if len(written) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace_files(folder, NEW)
    assert contents(folder) == OLD


def test_a_killed_build_leaves_the_old_files_and_its_leftovers_go_later(folder: Path) -> None:
    script = "import os, sys, pathlib; from nds_docs.build.output import replace_files\n"
    script += "os.fsync = lambda file: os._exit(9)\n"
    script += f"replace_files(pathlib.Path({str(folder)!r}), {NEW!r})"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 9
    (leftover,) = folder.glob(f".*{UNFINISHED}")
    assert {name: raw for name, raw in contents(folder).items() if not name.endswith(UNFINISHED)} == OLD
    os.utime(leftover, (time.time() - 2 * AN_HOUR,) * 2)
    replace_files(folder, NEW)
    assert contents(folder) == NEW


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_full_disk_is_one_clear_line_and_leaves_the_old_files(folder: Path) -> None:
    script = "import pathlib, resource; from nds_docs.build.output import replace_files\n"
    script += "from nds_docs.errors import NdsError\n"
    script += "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n"
    script += f"try: replace_files(pathlib.Path({str(folder)!r}), {NEW!r})\n"
    script += "except NdsError as error: print(error.say('nl'))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.decode().startswith("De schijf is vol: ")
    assert done.stdout.count(b"\n") == 1
    assert contents(folder) == OLD


def test_a_folder_that_cannot_be_made_is_one_clear_line(folder: Path) -> None:
    with pytest.raises(NdsError, match=r"Nothing can be written in .*docx"):
        replace_files(folder / "nds.docx", NEW)
    assert contents(folder) == OLD


def test_a_target_that_cannot_be_replaced_is_found_before_anything_is(folder: Path) -> None:
    (folder / "manifest.json").unlink()
    (folder / "manifest.json").mkdir()
    with pytest.raises(NdsError, match=r"manifest.json cannot be replaced"):
        replace_files(folder, NEW)
    assert contents(folder) == {name: raw for name, raw in OLD.items() if name != "manifest.json"}


def test_a_file_that_word_holds_is_one_clear_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(self: Path, target: Path) -> None:
        raise PermissionError(13, "in use", str(target))

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    with pytest.raises(NdsError, match=r"nds.docx cannot be replaced: it is open somewhere \(in Word\?\)"):
        replace_files(folder, NEW)
    assert contents(folder) == OLD
