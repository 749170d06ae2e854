"""The manifest vouches for a set of files, and says in a moment that nothing changed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from nds_docs.build import manifest
from nds_docs.build.manifest import Manifest, Origin
from nds_docs.build.output import replace_files

ORIGIN = Origin("ab" * 32, 1, "1a2b3c4", "cd" * 32, ("docx", "pdf"))
FILES = {"nds.docx": b"Word", "html/index.html": "<p>één</p>".encode(), "intern/findings.txt": b"One finding"}
MANIFEST = Manifest(
    origin=ORIGIN,
    title="Nederlandse Digitaliseringsstrategie één",
    version="0.3",
    status="concept",
    date="2025-02-14",
    tools={"pandoc": "3.9", "typst": "0.15"},
    findings={"error": 1, "warning": 2},
    files=manifest.output_files(FILES),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files and the manifest that vouches for them."""
    replace_files(tmp_path, {**FILES, manifest.WHOLE: manifest.encode(MANIFEST)})
    return tmp_path


def test_it_reads_what_it_wrote(folder: Path) -> None:
    assert manifest.read(folder) == MANIFEST


def test_the_public_one_says_nothing_of_findings_and_of_internal_files() -> None:
    said = json.loads(manifest.public(MANIFEST))
    whole = json.loads(manifest.encode(MANIFEST))
    assert whole.pop("findings") == {"error": 1, "warning": 2}
    assert [file["path"] for file in whole["files"]] == ["html/index.html", "intern/findings.txt", "nds.docx"]
    whole["files"].pop(1)
    assert said == whole


def test_its_bytes_depend_on_nothing_but_its_values() -> None:
    turned = replace(MANIFEST, files=manifest.output_files(dict(reversed(FILES.items()))))
    assert manifest.encode(turned) == manifest.encode(MANIFEST)


def test_nothing_changed(folder: Path) -> None:
    assert manifest.unchanged(folder, ORIGIN) == MANIFEST


@pytest.mark.parametrize(
    "other",
    [
        replace(ORIGIN, build_id="ef" * 32),
        replace(ORIGIN, profile=2),
        replace(ORIGIN, commit=""),
        replace(ORIGIN, program="ef" * 32),
        replace(ORIGIN, options=("docx", "final", "pdf")),
    ],
)
def test_another_origin_is_a_change(folder: Path, other: Origin) -> None:
    assert manifest.unchanged(folder, other) is None


@pytest.mark.parametrize("content", [b"", b"word", b"Word and more"])
def test_a_file_that_was_touched_is_a_change(folder: Path, content: bytes) -> None:
    (folder / "nds.docx").write_bytes(content)
    assert manifest.unchanged(folder, ORIGIN) is None


def test_a_file_that_is_gone_is_a_change(folder: Path) -> None:
    (folder / "html/index.html").unlink()
    assert manifest.unchanged(folder, ORIGIN) is None


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"{", b'{"origin": {}}', b"\xff", b'{"origin": 1, "files": 2}'])
def test_a_strange_manifest_vouches_for_nothing(tmp_path: Path, content: bytes) -> None:
    replace_files(tmp_path, {manifest.WHOLE: content})
    assert manifest.unchanged(tmp_path, ORIGIN) is None
