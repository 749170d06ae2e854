"""The id of a build: equal where clones are equal, other where any input is."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given

from nds_docs.build import identity
from nds_docs.build.git import commit_of
from nds_docs.build.identity import PROFILE, build_id, program_id
from tests.clones import git, make_clone

PATHS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=8)
TREES = st.dictionaries(PATHS.map(lambda path: unicodedata.normalize("NFC", path)), st.binary(max_size=20), max_size=4)
NAME = "chapters/10-één.md"


def test_the_id_is_64_hexadecimal_digits_that_do_not_change() -> None:
    assert build_id({"a.md": b"tekst\n"}, 1) == "d88358a04232df4d2525e0632b5aaabbe0de15ddb86290419fea395bc7f78545"


@given(TREES)
def test_the_order_of_the_files_does_not_count(tree: dict[str, bytes]) -> None:
    assert build_id(tree) == build_id(dict(reversed(tree.items())))


@given(TREES, TREES)
def test_other_trees_have_other_ids(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    same = {path: raw.replace(b"\r\n", b"\n") for path, raw in one.items()} == {
        path: raw.replace(b"\r\n", b"\n") for path, raw in other.items()
    }
    assert (build_id(one) == build_id(other)) == same or any(b"\0" in raw for raw in (one | other).values())


def test_moving_text_from_one_file_to_the_next_changes_the_id() -> None:
    assert build_id({"a": b"1", "b": b"2"}) != build_id({"a": b"12", "b": b""})
    assert build_id({"a": b"b", "c": b""}) != build_id({"ab": b"", "c": b""})


def test_line_ends_of_text_and_the_spelling_of_an_accent_do_not_count() -> None:
    here = build_id({NAME: b"een\ntwee\n"})
    assert here == build_id({unicodedata.normalize("NFD", NAME): b"een\r\ntwee\r\n"})


def test_bytes_of_a_picture_count_as_they_are() -> None:
    assert build_id({"a.png": b"\x89PNG\0\r\n"}) != build_id({"a.png": b"\x89PNG\0\n"})


def test_the_profile_counts() -> None:
    assert build_id({}, PROFILE) != build_id({}, PROFILE + 1)


def test_the_program_has_an_id_of_its_own() -> None:
    assert program_id() == program_id()
    assert len(program_id()) == 64


def test_the_commit_is_empty_without_one(tmp_path: Path) -> None:
    assert commit_of(tmp_path) == ""
    git(tmp_path, "init", "-q")
    assert commit_of(tmp_path) == ""


def test_the_commit_is_that_of_the_clone(tmp_path: Path) -> None:
    clone = make_clone(tmp_path)
    assert commit_of(clone) == git(clone, "rev-parse", "HEAD").strip()
    assert commit_of(clone / "chapters") == commit_of(clone)


def test_what_python_keeps_beside_the_program_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another run compiles the program there are files with names of their own, which go at any moment."""
    (tmp_path / "cli.py").write_text("a = 1\n")
    monkeypatch.setattr(identity, "PACKAGE", tmp_path)
    before = program_id()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/cli.cpython-311.pyc.139895657475376").write_bytes(b"half")
    assert program_id() == before
    (tmp_path / "cli.py").write_text("a = 2\n")
    assert program_id() != before
