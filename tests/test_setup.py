"""From a fresh copy to a running program: the set-up works offline from a wheel of its own, in awkward places."""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

import nds_docs.__main__ as program
from nds_docs.build import environment, installation
from nds_docs.build.environment import MARK, PROJECT, RUNTIME, is_ready, pins, places, python
from nds_docs.build.installation import BUSY
from nds_docs.errors import NdsError
from tests.tools import CI, absent

CLI = """
import os, sys
def main(arguments):
    import tiny
    print(tiny.VERSION, *arguments, os.getcwd(), sys.prefix, sep="|")
    return 3
"""


@dataclass(frozen=True)
class Copy:
    """A copy of the program with a `cli` that shows how it was called, and a package index in a folder."""

    root: Path

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    def require(self, version: str) -> None:
        """Puts `tiny` of this version in the index and in the lock."""
        wheel = self.root.parent / f"tiny-{version}-py3-none-any.whl"
        info = f"tiny-{version}.dist-info"
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr("tiny.py", f"VERSION = {version!r}\n")
            archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n")
            archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            archive.writestr(f"{info}/RECORD", "")
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        (self.root / RUNTIME).write_text(f"tiny=={version} \\\n    --hash=sha256:{digest}\n", "utf-8")

    def started(self, *arguments: str, folder: Path | None = None) -> subprocess.Popen[str]:
        """A process that runs the program as a new user would, without network."""
        home = self.root.parent / "home"
        surroundings = {
            name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON", "LC_"))
        } | {"HOME": str(home), "XDG_CACHE_HOME": str(home / "caches"), "NDS_LANG": "nl", "PIP_NO_INDEX": "1"}
        surroundings |= {"PIP_FIND_LINKS": self.root.parent.as_uri(), "PYTHONPATH": str(self.root)}
        line = [_bare_python(), "-m", "nds_docs", *arguments]
        return subprocess.Popen(
            line, cwd=folder or self.root, env=surroundings, stdout=-1, stderr=-1, encoding="utf-8", errors="replace"
        )

    def run(self, *arguments: str, folder: Path | None = None) -> tuple[int, str, str]:
        """Exit code, output and messages."""
        process = self.started(*arguments, folder=folder)
        output, messages = process.communicate(timeout=120)
        return process.returncode, output.strip(), messages.strip()


def _bare_python() -> str:
    """The Python behind the environment that runs the tests."""
    return os.path.realpath(sys.executable)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A copy in a folder with a space and an accent, set up by two processes at once."""
    root = tmp_path_factory.mktemp("één map") / "nds docs"
    shutil.copytree(PROJECT / "nds_docs/build", root / "nds_docs/build", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("__init__.py", "__main__.py", "errors.py", "language.py"):
        shutil.copy(PROJECT / "nds_docs" / name, root / "nds_docs")
    (root / "nds_docs/cli.py").write_text(CLI, "utf-8")
    made = Copy(root)
    made.require("1.0")
    return made


def test_two_first_runs_at_once_make_one_environment(copy: Copy) -> None:
    processes = [copy.started("build", "a b"), copy.started("build", "a b")]
    ends = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [3, 3]
    assert {output.strip() for output, _ in ends} == {f"1.0|build|a b|{copy.root}|{copy.venv}"}
    messages = "".join(message for _, message in ends)
    assert messages.count("Eenmalig: de onderdelen van het programma worden opgehaald") == 1
    assert messages.count("Onderdeel 1 van 1: tiny") == 1
    assert "Traceback" not in messages


def test_the_second_run_says_nothing_and_works_from_any_folder(copy: Copy, tmp_path: Path) -> None:
    copy.run("check")
    assert copy.run("check", folder=tmp_path) == (3, f"1.0|check|{tmp_path}|{copy.venv}", "")


@pytest.mark.skipif(sys.platform == "win32", reason="the script of Windows is nds.cmd")
def test_the_script_runs_the_program_from_any_folder(copy: Copy, tmp_path: Path) -> None:
    copy.run("check")
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    line = [str(copy.venv / "bin/nds"), "x y"]
    done = subprocess.run(line, cwd=tmp_path, env=surroundings, capture_output=True, check=False)
    assert done.returncode == 3
    assert done.stdout.decode().strip() == f"1.0|x y|{tmp_path}|{copy.venv}"


def test_a_new_lock_is_installed_over_the_old(copy: Copy) -> None:
    copy.require("2.0")
    code, output, messages = copy.run()
    assert (code, output) == (3, f"2.0|{copy.root}|{copy.venv}")
    assert "Onderdeel 1 van 1" in messages


def test_without_the_package_one_line_says_so_and_what_stood_keeps_working(copy: Copy) -> None:
    lock = copy.root / RUNTIME
    before = lock.read_bytes()
    lock.write_bytes(before.replace(b"2.0", b"9.9"))
    code, output, messages = copy.run()
    assert (code, output) == (2, "")
    assert messages.splitlines()[-1].startswith("Voor Python 3.")
    lock.write_bytes(before)
    assert copy.run()[0] == 3


def test_another_file_than_the_recorded_one_is_refused(copy: Copy) -> None:
    lock = copy.root / RUNTIME
    before = lock.read_bytes()
    copy.require("3.0")
    lock.write_bytes(lock.read_bytes()[:-8] + b"0000000\n")
    code, _, messages = copy.run()
    assert code == 2
    assert "is niet het bestand dat is vastgelegd" in messages
    lock.write_bytes(before)


def test_an_interrupted_set_up_is_made_again(copy: Copy) -> None:
    (copy.venv / BUSY).touch()
    (copy.venv / f"nds-{RUNTIME}").unlink()
    for file in copy.venv.rglob("tiny.py"):
        file.write_text("half writ")
    code, output, messages = copy.run()
    assert (code, output) == (3, f"2.0|{copy.root}|{copy.venv}")
    assert "Een eerdere poging is onderbroken" in messages
    assert not (copy.venv / BUSY).exists()


def test_the_whole_program_sets_itself_up_in_a_fresh_copy(tmp_path: Path) -> None:
    if not CI:
        absent("fetches 100 MB: CI does it, and so did the first `make` of whoever runs this")
    ignored = shutil.ignore_patterns(".*", "build", "__pycache__")
    shutil.copytree(PROJECT, tmp_path / "c", ignore=ignored)
    shutil.copytree(PROJECT / "nds_docs/build", tmp_path / "c/nds_docs/build", ignore=ignored)
    surroundings = {**os.environ, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "caches")}
    line = [_bare_python(), "-m", "nds_docs", "--version"]
    done = subprocess.run(line, cwd=tmp_path / "c", env=surroundings, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode().startswith("nds ")
    assert is_ready(tmp_path / "c/.venv", tmp_path / "c", tmp_path / "c" / RUNTIME)


def test_an_old_python_can_read_the_start_and_say_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ast.parse(Path(str(program.__file__)).read_text("utf-8"), feature_version=(3, 6))
    monkeypatch.setattr(sys, "hexversion", 0x03090000)
    assert program.main() == 2
    assert "This program needs Python 3.11 or newer" in capsys.readouterr().err


def test_a_python_that_has_the_packages_is_used_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = tmp_path / "a.lock"
    lock.write_text(
        "a-b==1.0 \\\n    --hash=sha256:00\nc==2 ; sys_platform == 'win32' \\\n    --hash=sha256:00\n", "utf-8"
    )
    monkeypatch.setattr(environment, "WINDOWS", False)
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "absent")])
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert list(pins(lock)) == [("a-b", "1.0")]
    assert not environment.has_packages(lock)
    (tmp_path / "A_b-1.0.dist-info").mkdir()
    assert environment.has_packages(lock)
    (tmp_path / MARK).touch()
    assert not environment.has_packages(lock)


def test_an_environment_of_another_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tmp_path / "project"
    (project / ".venv/bin").mkdir(parents=True)
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    first, second = places(project)
    assert installation._claim(project) == second
    (first / MARK).touch()
    assert installation._claim(project) == first


def test_where_nothing_can_be_written_one_line_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "project").touch()
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "project"))
    with pytest.raises(NdsError, match="There is no folder where the program can put its parts"):
        installation._claim(tmp_path / "project")


@pytest.mark.parametrize("missing", ["venv", "ensurepip pip"])
def test_a_python_without_venv_or_pip_is_one_clear_line(
    missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name in missing.split() else name)
    with pytest.raises(NdsError, match="sudo apt install python3-venv"):
        installation._make_venv(tmp_path)
    assert not python(tmp_path).exists()


@pytest.mark.parametrize(
    ("output", "meaning"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("WARNING: Retrying (Retry(total=4, connect=None)) … No matching distribution found for a", "No connection"),
        ("… SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] …", "certificate"),
        ("ERROR: No matching distribution found for lxml==6", "Not every part exists for Python 3."),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the file that was recorded"),
        ("ERROR: something new\n", "Installing failed: ERROR: something new"),
    ],
)
def test_what_pip_says_is_put_in_words(output: str, meaning: str, tmp_path: Path) -> None:
    assert meaning in installation._fault(output, tmp_path).say("en")
