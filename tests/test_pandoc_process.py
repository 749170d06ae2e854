"""Pandoc as it is run: closed off, loud, and the same bytes each time."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from nds_docs.errors import NdsError
from nds_docs.pandoc import process


def test_runs() -> None:
    assert process.run(["-f", "markdown", "-t", "html"], b"a *b*") == b"<p>a <em>b</em></p>\n"


def test_two_at_once() -> None:
    texts = [(f"letter {number} " * 10_000).strip().encode() for number in range(2)]
    running = [process.start(["-f", "markdown", "-t", "plain", "--wrap=none"], text) for text in texts]
    assert texts == [one.wait().rstrip() for one in running]


def test_no_clock_in_what_it_writes() -> None:
    made = ZipFile(BytesIO(process.run(["-f", "markdown", "-t", "docx"], b"# a")))
    assert {(1980, 1, 1, 0, 0, 0)} == {part.date_time for part in made.infolist()}
    assert made.read("docProps/core.xml").count(b"1970-01-01T00:00:00Z") == 2


def test_a_warning_fails() -> None:
    with pytest.raises(NdsError, match=r"pandoc warns.*missing\.png") as caught:
        process.run(["-f", "markdown", "-t", "docx"], b"![x](missing.png)")
    assert "pandoc waarschuwt" in caught.value.say("nl")


def test_reads_no_files(tmp_path: Path) -> None:
    secret = tmp_path / "geheim.tex"
    secret.write_text("geheim", "utf-8")
    with pytest.raises(NdsError):
        process.run(["-f", "latex", "-t", "plain"], rf"\input{{{secret}}}".encode())


def test_takes_nothing_from_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    templates = tmp_path / "pandoc" / "templates"
    templates.mkdir(parents=True)
    (templates / "default.html5").write_text("van huis", "utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    made = process.run(["-f", "markdown", "-t", "html", "-s", "--metadata=title:x"], b"a")
    assert b"van huis" not in made


def test_an_option_it_does_not_know_fails() -> None:
    with pytest.raises(NdsError, match=r"pandoc failed \(status 6\): Unknown option"):
        process.run(["--bestaat-niet"], b"")


def test_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "find_spec", lambda name: None)
    monkeypatch.setattr(process, "binary", process.binary.__wrapped__)
    with pytest.raises(NdsError, match="pandoc is missing"):
        process.run([], b"")


def test_cannot_be_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "pandoc"
    broken.write_text("", "utf-8")
    monkeypatch.setattr(process, "binary", lambda: broken)
    with pytest.raises(NdsError, match="cannot be started"):
        process.run([], b"")
