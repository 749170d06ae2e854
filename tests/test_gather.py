"""Reading the folder: everything that can be wrong with files, and that nothing else is read."""

from __future__ import annotations

import os
import shutil
import unicodedata
from pathlib import Path

import pytest

from nds_docs.checks.rules import files as rules
from nds_docs.compose import gather as gathering
from nds_docs.compose.gather import Inputs, find_root, gather
from nds_docs.errors import NdsError

Tree = dict[str, bytes]


def project(root: Path, tree: Tree) -> Inputs:
    """`gather` of a folder with these files and an empty register."""
    for name, raw in {"nds.yml": b"", **tree}.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(raw)
    return gather(root)


def codes(inputs: Inputs) -> list[tuple[str, str]]:
    return [(finding.code, finding.span.path) for finding in inputs.findings]


def test_reads_every_input_in_the_order_of_its_path(tmp_path: Path) -> None:
    tree = {
        "words.yml": b"w",
        "references.yml": b"r",
        "contributions/uvw/b.md": b"b",
        "contributions/uvw/a.md": b"a\r\n",
        "contributions/uvw/figuren/plaat.PNG": b"\x89PNG",
        "chapters/kamerbrief.md": b"k",
        "chapters/10-inleiding.md": b"i",
    }
    inputs = project(tmp_path, tree)

    assert inputs.findings == ()
    assert list(inputs.files) == sorted([*tree, "nds.yml"])
    assert {"nds.yml": b"", **tree} == inputs.files


def test_reads_nothing_else(tmp_path: Path) -> None:
    left_behind = [".DS_Store", "Thumbs.db", ".~lock.a.docx#", "~$a.docx", "a.md~", ".a.md.swp", "#a.md#", "README.md"]
    tree: Tree = {f"contributions/uvw/{name}": b"x" for name in left_behind}
    inputs = project(tmp_path, tree | {"build/nds.md": b"x", "docs/schrijfwijzer.md": b"x", "chapters/.git/a.md": b"x"})

    assert (dict(inputs.files), inputs.findings) == ({"nds.yml": b""}, ())


def test_without_folders(tmp_path: Path) -> None:
    assert dict(project(tmp_path, {}).files) == {"nds.yml": b""}


def test_empty_folders(tmp_path: Path) -> None:
    (tmp_path / "contributions/uvw").mkdir(parents=True)
    (tmp_path / "chapters").mkdir()

    assert dict(project(tmp_path, {}).files) == {"nds.yml": b""}


def test_no_register(tmp_path: Path) -> None:
    with pytest.raises(NdsError) as error:
        gather(tmp_path)
    assert error.value.say("nl") == f"hier is geen project: geen nds.yml in {tmp_path} of in een map daarboven"


@pytest.mark.parametrize("name", ["nds.yml", "references.yml", "words.yml"])
def test_data_that_is_not_utf8_is_the_end(tmp_path: Path, name: str) -> None:
    with pytest.raises(NdsError) as error:
        project(tmp_path, {name: b"titel: ok\ntitel: caf\xe9\n"})
    assert error.value.say("nl").startswith(f"{name}:2: het bestand is geen UTF-8: regel 2, byte 11 (waarde E9); ")


def test_a_folder_in_the_place_of_the_register(tmp_path: Path) -> None:
    (tmp_path / "nds.yml").mkdir()
    with pytest.raises(NdsError, match=r"nds\.yml: the file cannot be read: it is no ordinary file"):
        gather(tmp_path)


def test_text_that_is_not_utf8_is_left_out(tmp_path: Path) -> None:
    inputs = project(tmp_path, {"chapters/10-a.md": b"# ok\r\n\xef\xbb\xbf\nna\xefef\n"})

    assert codes(inputs) == [("NDS152", "chapters/10-a.md")]
    assert "regel 3, byte 3 (waarde EF)" in inputs.findings[0].message("nl")
    assert "chapters/10-a.md" not in inputs.files


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_text_of_another_encoding_is_left_out(tmp_path: Path, encoding: str) -> None:
    inputs = project(tmp_path, {"chapters/10-a.md": "tekst".encode(encoding)})
    assert codes(inputs) == [("NDS152", "chapters/10-a.md")]


def test_a_byte_order_mark_is_a_note(tmp_path: Path) -> None:
    inputs = project(tmp_path, {"chapters/10-a.md": b"\xef\xbb\xbfa"})

    assert inputs.findings == (rules.BYTE_ORDER_MARK.at(inputs.findings[0].span),)
    assert inputs.files["chapters/10-a.md"] == b"\xef\xbb\xbfa"


def test_a_control_character_is_shown_where_it_stands(tmp_path: Path) -> None:
    inputs = project(tmp_path, {"chapters/10-a.md": "\ufeffé\r\nab\x0cc\ttab".encode()})

    control = inputs.findings[-1]
    assert (control.code, control.span.start, control.message("en")[-8:]) == ("NDS157", 4, "(U+000C)")
    assert "chapters/10-a.md" in inputs.files


@pytest.mark.parametrize("names", [("Plaat.png", "plaat.png"), ("é.png", unicodedata.normalize("NFD", "é") + ".png")])
def test_names_that_are_one_name_elsewhere(tmp_path: Path, names: tuple[str, str]) -> None:
    inputs = project(tmp_path, {f"contributions/uvw/{name}": b"\x89PNG" for name in names})
    if len(list((tmp_path / "contributions/uvw").iterdir())) < 2:
        pytest.skip("this file system has no two such names")

    assert [code for code, _ in codes(inputs)] == ["NDS150"]


def test_folders_that_are_one_folder_elsewhere(tmp_path: Path) -> None:
    inputs = project(tmp_path, {"contributions/uvw/a.md": b"", "contributions/UVW/b.md": b""})
    if len(list((tmp_path / "contributions").iterdir())) < 2:
        pytest.skip("this file system has no two such names")

    assert codes(inputs) == [("NDS150", "contributions/uvw")]


def test_an_accent_is_compared_as_one_letter(tmp_path: Path) -> None:
    inputs = project(tmp_path, {unicodedata.normalize("NFD", "contributions/uvw/één.png"): b"\x89PNG"})
    assert "contributions/uvw/één.png" in inputs.files


@pytest.mark.parametrize("name", ["contributions/uvw/geheim.md", "contributions/uvw/plaat.png", "chapters"])
def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path, name: str) -> None:
    outside, root = tmp_path / "outside", tmp_path / "project"
    outside.mkdir()
    (outside / "10-a.md").write_text("geheim")
    link = root / name
    link.parent.mkdir(parents=True)
    link.symlink_to(outside if name == "chapters" else outside / "10-a.md")

    inputs = project(root, {})
    assert (codes(inputs), list(inputs.files)) == ([("NDS155", name)], ["nds.yml"])


def test_a_link_within_the_project_is_read(tmp_path: Path) -> None:
    (tmp_path / "contributions/uvw").mkdir(parents=True)
    (tmp_path / "contributions/uvw/b.md").symlink_to("a.md")
    inputs = project(tmp_path, {"contributions/uvw/a.md": b"a"})
    assert (inputs.files["contributions/uvw/b.md"], inputs.findings) == (b"a", ())


def test_links_in_circles_and_to_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "contributions/uvw"
    folder.mkdir(parents=True)
    (folder / "cirkel").symlink_to(folder)
    (folder / "niets.md").symlink_to(folder / "weg.md")
    (folder / "zelf.md").symlink_to(folder / "zelf.md")

    found = {path: code for code, path in codes(project(tmp_path, {}))}
    assert found["contributions/uvw/cirkel"] == "NDS155"
    assert found["contributions/uvw/niets.md"] == "NDS151"
    assert found["contributions/uvw/zelf.md"] in ("NDS151", "NDS155")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "a.md":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    inputs = project(tmp_path, {"contributions/uvw/a.md": b"a", "contributions/uvw/b.md": b"b"})

    assert codes(inputs) == [("NDS151", "contributions/uvw/a.md")]
    assert inputs.findings[0].message("nl") == "het bestand is niet te lezen: geen toestemming"
    assert list(inputs.files) == ["contributions/uvw/b.md", "nds.yml"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "chapters").mkdir()
    os.mkfifo(tmp_path / "chapters/10-a.md")
    assert codes(project(tmp_path, {})) == [("NDS151", "chapters/10-a.md")]


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "TEXT_LIMIT", 10)
    inputs = project(tmp_path, {"chapters/10-a.md": b"a" * 11, "chapters/20-b.md": b"b" * 10})

    assert codes(inputs) == [("NDS156", "chapters/10-a.md")]
    assert "chapters/20-b.md" in inputs.files


def test_files_that_are_no_input_are_named(tmp_path: Path) -> None:
    tree = {
        "contributions/uvw/a.docx": "NDS158",
        "contributions/uvw/a.MD": "NDS158",
        "contributions/uvw/schema.xlsx": "NDS154",
        "contributions/los.md": "NDS158",
        "chapters/deel/10-a.md": "NDS158",
    }
    inputs = project(tmp_path, dict.fromkeys(tree, b""))
    assert {path: code for code, path in codes(inputs)} == tree


@pytest.mark.skipif(os.name == "nt", reason="names are always characters here")
def test_a_name_that_is_not_text(tmp_path: Path) -> None:
    folder = tmp_path / "chapters"
    folder.mkdir()
    try:
        os.close(os.open(os.fsencode(folder) + b"/caf\xe9\n.txt", os.O_CREAT))
    except OSError:
        pytest.skip("this file system has no such names")
    [(_, path)] = codes(project(tmp_path, {}))
    assert path == "chapters/caf\ufffd\ufffd.txt"
    path.encode()


def test_the_root_is_found_from_any_folder_in_it(tmp_path: Path) -> None:
    project(tmp_path, {"contributions/uvw/a.md": b""})
    assert find_root(tmp_path / "contributions/uvw") == tmp_path


def test_no_root(tmp_path: Path) -> None:
    with pytest.raises(NdsError, match=r"no nds\.yml in"):
        find_root(tmp_path)
    with pytest.raises(NdsError, match="does not exist"):
        find_root(tmp_path / "weg")


def test_the_root_may_itself_be_reached_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "echt").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "echt")
    inputs = project(tmp_path / "link", {"chapters/10-a.md": b"a"})
    shutil.rmtree(tmp_path / "echt")
    assert inputs.files["chapters/10-a.md"] == b"a"
