"""The locks hold what `pyproject.toml` asks for, whole, and for every computer the project promises to run on."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from importlib.metadata import requires
from itertools import cycle, product, repeat
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from nds_docs.build.environment import DEVELOP, PROJECT, RUNTIME, pins
from tests.tools import CI, absent

LOCKS = (RUNTIME, DEVELOP)
LINUX = ("manylinux_2_28", "manylinux_2_17", "manylinux2014")
PLATFORMS: Mapping[str, tuple[str, ...]] = {
    "win_amd64": ("win_amd64",),
    "linux_x86_64": tuple(f"{tag}_x86_64" for tag in LINUX),
    "linux_aarch64": tuple(f"{tag}_aarch64" for tag in LINUX),
    "macosx_x86_64": ("macosx_{mac}_0_x86_64",),
    "macosx_arm64": ("macosx_{mac}_0_arm64",),
}
Case = tuple[str, str, str]
CASES: list[Case] = list(zip(PLATFORMS, cycle(("3.11", "3.14")), repeat(RUNTIME)))
if CI:  # each takes seconds: a person sees every platform, CI every Python on each
    CASES = list(product(PLATFORMS, ("3.11", "3.12", "3.13", "3.14"), [RUNTIME]))
    CASES += zip(PLATFORMS, repeat("3.13"), repeat(DEVELOP))


def entries(lock: str) -> Mapping[str, frozenset[str]]:
    """Each requirement of a lock → its hashes."""
    text = (PROJECT / lock).read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return {line.split(" --hash=")[0].strip(): frozenset(re.findall(r"--hash=(\S+)", line)) for line in lines}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_with_hashes_and_no_index_is_named(lock: str) -> None:
    for requirement, hashes in entries(lock).items():
        assert re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; .+)?", requirement)
        assert hashes
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", value) for value in hashes)


@pytest.mark.parametrize("lock", LOCKS)
def test_the_only_condition_is_the_one_the_set_up_understands(lock: str) -> None:
    conditions = {requirement.partition(" ; ")[2] for requirement in entries(lock)}
    assert conditions <= {"", "sys_platform == 'win32'", "platform_python_implementation != 'PyPy'"}


def test_developers_get_what_users_get() -> None:
    assert entries(RUNTIME).items() <= entries(DEVELOP).items()


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_holds_what_the_project_asks_and_nothing_else(lock: str) -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = project["dependencies"] + (project["optional-dependencies"]["develop"] if lock == DEVELOP else [])
    assert {name for name, _ in pins(PROJECT / lock)} == set(_with_what_they_need(asked))


def _with_what_they_need(asked: list[str]) -> Iterator[str]:
    seen: set[str] = set()
    while asked:
        requirement = Requirement(asked.pop())
        name = canonicalize_name(requirement.name)
        if name not in seen and (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
            seen.add(name)
            asked += requires(name) or []
            yield name


Resolution = Future[list[tuple[str, str]]]


@pytest.fixture(scope="module")
def resolutions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[Case, Resolution]]:
    """What pip would install for each case; two at a time."""
    with ThreadPoolExecutor(2) as pool:
        yield {case: pool.submit(_resolve, tmp_path_factory.mktemp("report"), *case) for case in CASES}


def _resolve(folder: Path, platform: str, python: str, lock: str) -> list[tuple[str, str]]:
    """Name and hash of each package that pip would install."""
    report, wanted = folder / "report.json", folder / "wanted.txt"
    wanted.write_text("\n".join(_pins_for(platform, lock)), "utf-8")
    options = ["--dry-run", "--no-deps", "--ignore-installed", "--only-binary=:all:", "--target", str(folder)]
    mac = 13 if lock == RUNTIME else 15
    tags = [
        f"--python-version={python}",
        "--implementation=cp",
        *(f"--platform={tag.format(mac=mac)}" for tag in PLATFORMS[platform]),
    ]
    line = [sys.executable, "-m", "pip", "--quiet", "install", *options, *tags]
    done = subprocess.run([*line, f"--report={report}", f"--requirement={wanted}"], capture_output=True, check=False)
    said = done.stderr.decode("utf-8", "replace")
    if "Retrying (Retry(" in said or "No module named pip" in said:
        absent(f"no package index can be asked: {said.strip().splitlines()[-1]}")
    assert done.returncode == 0, said
    packages = json.loads(report.read_bytes())["install"]
    found = [(package["metadata"]["name"], package["download_info"]) for package in packages]
    return [(canonicalize_name(name), info["archive_info"]["hashes"]["sha256"]) for name, info in found]


def _pins_for(platform: str, lock: str) -> list[str]:
    system = "win32" if platform.startswith("win") else "posix"
    split = [requirement.partition(" ; ") for requirement in entries(lock)]
    return [pin for pin, _, condition in split if not condition or Marker(condition).evaluate({"sys_platform": system})]


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_every_package_is_there_ready_made(case: Case, resolutions: Mapping[Case, Resolution]) -> None:
    found = resolutions[case].result()
    hashes = {requirement.split("==")[0]: values for requirement, values in entries(case[2]).items()}
    assert {name for name, _ in found} == {pin.split("==")[0] for pin in _pins_for(case[0], case[2])}
    assert all(f"sha256:{sha256}" in hashes[name] for name, sha256 in found)
