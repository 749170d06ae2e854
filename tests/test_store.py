"""What a build was made from is kept beside it, and found again: in git, in other clones, and without git."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from nds_docs.build import blocks
from nds_docs.build.identity import PROFILE, build_id
from nds_docs.build.store import FOLDER, REFS, add, ids, load, store
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Attr, Piece, PieceKind
from nds_docs.document.pieces import Leaf
from nds_docs.document.source import Span
from nds_docs.document.walk import leaves
from tests.clones import FILES, git, make_clone
from tests.editions import STRATEGY

PATH = 'chapters/10-één "twee".md'
HEADING = n.Header(1, (n.Str("Een", span=Span(PATH, 2, 5)),), Attr("sec-een"), span=Span(PATH, 0, 5))
TEXT = n.Para(
    (
        n.Str(
            "Te & ",
            span=Span(PATH, 7, 15),
            pieces=(Piece(7, 10, "Te ", PieceKind.TEXT), Piece(10, 15, "&", PieceKind.ATOM)),
        ),
        n.Str("zie hoofdstuk 3"),
    ),
    span=Span(PATH, 7, 15),
    mapped=False,
)
LEAVES: tuple[Leaf, ...] = (HEADING, TEXT)
SOURCES = {**FILES, "beeld.png": b"\x89PNG\0\r\n" + bytes(range(256))}
ID = build_id(SOURCES)


@pytest.fixture(params=["clone", "worktree", "folder"])
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A project in each surrounding that a build meets."""
    match request.param:
        case "clone":
            return make_clone(tmp_path)
        case "worktree":
            git(make_clone(tmp_path / "main"), "worktree", "add", "-q", str(tmp_path / "side"))
            return tmp_path / "side"
        case _:
            return tmp_path


def test_what_was_kept_comes_back(project: Path) -> None:
    assert load(project, ID) is None
    assert store(project, ID, SOURCES, {"nds": LEAVES, "kamerbrief": (TEXT,)})
    kept = load(project, ID)
    assert kept is not None
    assert kept.id == ID
    assert kept.profile == PROFILE
    assert dict(kept.sources) == SOURCES
    assert kept.blocks["nds"] == tuple(map(blocks.stored_block, LEAVES))
    assert [block.id for block in kept.blocks["nds"]] == ["sec-een", ""]
    assert [block.mapped for block in kept.blocks["kamerbrief"]] == [False]
    assert ids(project) == ids(project, ID[:8]) == {ID}
    assert not ids(project, "x" + ID[:7])


def test_work_tree_and_index_are_left_alone(project: Path) -> None:
    before = sorted(path for path in project.rglob("*") if ".git" not in path.parts)
    store(project, ID, SOURCES, {"nds": LEAVES})
    if (project / ".git").exists():
        assert sorted(path for path in project.rglob("*") if ".git" not in path.parts) == before
        assert git(project, "status", "--porcelain") == ""
        assert git(project, "fsck", "--strict") == ""


def test_keeping_twice_changes_nothing(project: Path) -> None:
    store(project, ID, SOURCES, {"nds": LEAVES})
    state = {path: path.stat().st_mtime_ns for path in project.rglob("*") if path.is_file()}
    assert store(project, ID, {}, {})
    assert {path: path.stat().st_mtime_ns for path in project.rglob("*") if path.is_file()} == state


def test_the_line_ends_of_windows_are_kept_as_the_id_counts_them(project: Path) -> None:
    store(project, ID, SOURCES | {PATH: SOURCES[PATH].replace(b"\n", b"\r\n")}, {})
    kept = load(project, ID)
    assert kept is not None
    assert build_id(kept.sources) == ID
    assert kept.sources[PATH] == SOURCES[PATH]


def test_another_clone_fetches_what_was_kept(tmp_path: Path) -> None:
    first = make_clone(tmp_path / "first")
    git(tmp_path, "clone", "-q", str(first), str(tmp_path / "second"))
    second = tmp_path / "second"
    store(first, ID, SOURCES, {"nds": LEAVES})
    store(second, ID, SOURCES, {"nds": LEAVES})  # the same build made twice must not clash
    other = build_id({})
    store(first, other, {}, {"nds": (TEXT,)})
    git(second, "fetch", "-q", "origin", "refs/nds/*:refs/nds/*")
    assert ids(second) == {ID, other}
    assert load(second, other) == load(first, other)
    assert git(second, "rev-parse", f"{REFS}/{ID}") == git(first, "rev-parse", f"{REFS}/{ID}")


def test_git_needs_no_home_and_no_name_of_a_person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clone = make_clone(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    store(clone, ID, SOURCES, {})
    assert f"{REFS}/{ID}" in git(clone, "for-each-ref")


def test_a_repository_that_is_not_the_projects_gets_nothing(tmp_path: Path) -> None:
    around = make_clone(tmp_path / "around")
    project = around / "unpacked"
    project.mkdir()
    (project / "nds.yml").touch()
    assert store(project, ID, SOURCES, {})
    assert REFS not in git(around, "for-each-ref")
    assert (project / FOLDER / f"{ID}.zip").exists()


def test_without_git_a_folder_keeps_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clone = make_clone(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert store(clone, ID, SOURCES, {})
    assert load(clone, ID) is not None


def test_what_cannot_be_kept_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / ".nds").write_text("in the way")
    assert not store(tmp_path, ID, SOURCES, {})


def test_every_kind_of_block_survives() -> None:
    made = tuple(map(blocks.stored_block, leaves(STRATEGY.document.blocks)))
    assert len(made) > 50
    assert blocks.decode(blocks.encode(made)) == made


def test_a_big_book_is_kept_in_a_moment(tmp_path: Path) -> None:
    """84,000 words in 4,000 blocks take some tenths of a second; the bound only catches a change of order."""
    clone = make_clone(tmp_path)
    text = "De overheid legt elke dag opnieuw uit waarom zij gegevens deelt, met wie en voor welk doel; zo. "
    book = tuple(n.Para((n.Str(text, span=Span(PATH, i, i + len(text))),)) for i in range(4000))
    started = time.perf_counter()
    assert store(clone, ID, SOURCES, {"nds": book})
    assert time.perf_counter() - started < 2


def test_a_document_that_is_made_later_is_kept_beside_the_others(project: Path) -> None:
    assert store(project, ID, SOURCES, {"kamerbrief": (TEXT,)})
    assert store(project, ID, SOURCES, {"nds": LEAVES, "kamerbrief": (TEXT,)})
    assert add(project, ID, "nds-BZK-2", (TEXT,))
    kept = load(project, ID)
    assert kept is not None
    assert {name: len(them) for name, them in kept.blocks.items()} == {"kamerbrief": 1, "nds": 2, "nds-BZK-2": 1}
    assert dict(kept.sources) == SOURCES
    assert ids(project) == {ID}
