"""Whatever stands in the folder, a person gets documents with findings, or one clear line: never half an output."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests import editions
from tests.command_line import CommandLine
from tests.small_project import (
    CHAPTER,
    CONTRIBUTION,
    FRONT_MATTER,
    REGISTER,
    Files,
    jpeg,
    png,
    write_project,
)

ROOT = Path(__file__).parents[1]
DATA, MEETNET, LETTER = "chapters/10-data.md", "contributions/uvw/meetnet.md", "chapters/kamerbrief.md"
PICTURE = FRONT_MATTER + '![Onderschrift](plaat.png){alt="Een plaat."}\n'
LETTER_DATA = """\
letter:
  sender: {name: Ministerie}
  addressees: [{name: De Voorzitter, address: [Postbus 20018]}]
  place: Den Haag
  subject: Strategie
  signatories: [{office: De staatssecretaris, name: Naam}]
"""


def register(old: str, new: str) -> Files:
    assert old in REGISTER
    return {"nds.yml": REGISTER.replace(old, new)}


def outputs(root: Path) -> Mapping[str, bytes]:
    """Every file in the output folder, unfinished ones too."""
    return {path.name: path.read_bytes() for path in (root / "build").rglob("*") if path.is_file()}


# --- what stops the program -----------------------------------------------------------------------

CANNOT_GO_ON: Mapping[str, tuple[Files, str]] = {
    "nothing in the folder": ({"nds.yml": "", "references.yml": "", DATA: "", MEETNET: ""}, "hier is geen project: "),
    "no nds.yml": ({"nds.yml": ""}, "hier is geen project: geen nds.yml in "),
    "an empty nds.yml": ({"nds.yml": "\n"}, "nds.yml:1: het bestand is leeg"),
    "only a comment": ({"nds.yml": "# later\n"}, "nds.yml:1: het bestand is leeg"),
    "a list": ({"nds.yml": "- a\n"}, "nds.yml:1: hier horen regels `naam: waarde` te staan"),
    "bad YAML": ({"nds.yml": REGISTER.replace("kind: umbrella}", "kind: umbrella")}, "nds.yml:4: het blok dat hier"),
    "a tab": (register("  - {id: uvw", "\t- {id: uvw"), "nds.yml:4: hier staat een tab"),
    "bad UTF-8": ({"nds.yml": REGISTER.replace("BZK,", "caf\xe9,").encode("latin-1")}, "nds.yml:3: het bestand is gee"),
    "UTF-16": ({"nds.yml": REGISTER.encode("utf-16")}, "nds.yml:1: het bestand is geen UTF-8: regel 1, byte 1"),
    "a NUL": ({"nds.yml": REGISTER + "\0"}, "nds.yml:10: het bestand is geen UTF-8: regel 10, byte 1 (waarde 00)"),
    "a bell": ({"nds.yml": REGISTER.replace("title: AI", 'title: "\\a"')}, "nds.yml:7: hier staat een onzichtbaar tek"),
    "an unknown key": (register("short: nds", "short: nds, kleur: rood"), "nds.yml:1: `kleur` is hier geen bekend"),
    "a missing key": (register("short: nds, ", ""), "nds.yml:1: hier ontbreekt `short`; voeg een regel"),
    "a date that does not exist": (
        register("2025-02-14", "2025-02-30"),
        "nds.yml:1: `2025-02-30` past niet bij `date`",
    ),
    "a file name that leaves": (register("short: nds", "short: ../nds"), "nds.yml:1: `../nds` past niet bij `short`"),
    "the name of the letter": (register("short: nds", "short: kamerbrief"), "nds.yml:1: `kamerbrief` past niet bij"),
    "merged with itself": (register("into: BZK-1", "into: UVW-1"), "nds.yml:9: deze prioriteiten gaan in een kring"),
    "a cycle of merges": (
        {"nds.yml": REGISTER.replace("into: BZK-1", "into: BZK-2").replace("proposed}", "merged, into: UVW-1}")},
        "nds.yml:7: deze prioriteiten gaan in een kring in elkaar op: BZK-2 → UVW-1 → BZK-2",
    ),
    "merged with nothing": (
        register(", into: BZK-1", ""),
        "nds.yml:9: prioriteit `UVW-1` is samengevoegd (merged), ma",
    ),
    "a letter to nobody": (
        {"nds.yml": REGISTER + LETTER_DATA.replace("[{name: De Voorzitter, address: [Postbus 20018]}]", "[]")},
        "nds.yml:12: bij `addressees` hoort een lijst met ten minste één waarde",
    ),
    "bad references.yml": ({"references.yml": "references: [\n"}, "references.yml:2: de gegevens zijn vanaf hier niet"),
    "references that are no UTF-8": ({"references.yml": b"a: \xff\n"}, "references.yml:1: het bestand is geen UTF-8"),
    "bad words.yml": ({"words.yml": "a: {\n"}, "words.yml:2: de gegevens zijn vanaf hier niet te lezen"),
}


@pytest.mark.parametrize("case", CANNOT_GO_ON)
def test_what_cannot_be_read_is_one_line_and_the_previous_files_stay(
    case: str, nds: CommandLine, tmp_path: Path
) -> None:
    files, expected = CANNOT_GO_ON[case]
    write_project(tmp_path, {"build/nds.docx": b"vorige", "build/manifest.json": b"{}"})
    before = outputs(tmp_path)
    for name in files:
        (tmp_path / name).unlink(missing_ok=True)
    write_project(tmp_path, files)
    for command in ("check", "build"):
        ran = nds(command, "--project", tmp_path)
        assert (ran.code, ran.out, ran.complaint[: len(expected)]) == (2, "", expected)
        assert nds(command, "--project", tmp_path, language="en").complaint != ran.complaint
    assert outputs(tmp_path) == before


def test_a_folder_where_a_data_file_should_be(nds: CommandLine, tmp_path: Path) -> None:
    write_project(tmp_path, {"nds.yml": ""})
    (tmp_path / "nds.yml").mkdir()
    assert nds("check", "--project", tmp_path).complaint.startswith(
        "nds.yml: het bestand is niet te lezen: het is geen"
    )


def test_a_file_where_a_folder_should_be(nds: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "project").write_bytes(b"")
    assert nds("check", "--project", tmp_path / "project").complaint == f"{tmp_path / 'project'} is geen map"
    assert nds("check", "--project", tmp_path / "weg").complaint == f"de map {tmp_path / 'weg'} bestaat niet"


# --- what is found --------------------------------------------------------------------------------

FOUND: Mapping[str, tuple[Files, tuple[str, ...]]] = {
    "a text that is no UTF-8": ({MEETNET: CONTRIBUTION.encode() + b"caf\xe9\n"}, (f"{MEETNET}: NDS152",)),
    "a text of UTF-16": ({MEETNET: CONTRIBUTION.encode("utf-16")}, (f"{MEETNET}: NDS152",)),
    "a BOM": ({MEETNET: b"\xef\xbb\xbf" + CONTRIBUTION.encode()}, (f"{MEETNET}:1:1: NDS153",)),
    "a control character": ({MEETNET: CONTRIBUTION + "a\x07b\n"}, (f"{MEETNET}:8:2: NDS157",)),
    "CRLF": ({name: text.replace("\n", "\r\n") for name, text in (("nds.yml", REGISTER), (MEETNET, CONTRIBUTION))}, ()),
    "tabs": ({MEETNET: CONTRIBUTION + "\n-\ta\n\n\t-\tb\n\n|\ta\t|\n|\t---\t|\n|\tb\t|\n"}, ()),
    "no line end": ({MEETNET: FRONT_MATTER + "Tekst"}, ()),
    "an empty text": ({MEETNET: "\n"}, (f"{MEETNET}:1:1: NDS101", f"{MEETNET}:1:1: NDS132")),
    "front matter alone": ({MEETNET: FRONT_MATTER}, (f"{MEETNET}:1:1: NDS132",)),
    "front matter without an end": ({MEETNET: "---\ntitle: X\n"}, (f"{MEETNET}:1:1: NDS102",)),
    "front matter that is no YAML": ({MEETNET: "---\ntitle: [\n---\nTekst.\n"}, (f"{MEETNET}:3:1: NDS103",)),
    "front matter with a bell": (
        {MEETNET: FRONT_MATTER.replace("Meetnet", '"\\a"') + "Tekst.\n"}, (f"{MEETNET}:2:1: NDS103",)
    ),
    "no chapters": ({DATA: ""}, ("nds.yml:6:10: NDS124",)),
    "no contributions": ({MEETNET: ""}, ()),
    "no texts": ({DATA: "", MEETNET: ""}, ("nds.yml:6:10: NDS124",)),
    "no references.yml": ({"references.yml": ""}, ()),
    "an image that is missing": ({MEETNET: PICTURE}, (f"{MEETNET}:7:1: NDS251",)),
    "an image that is none": ({MEETNET: PICTURE, "contributions/uvw/plaat.png": b"x"}, (f"{MEETNET}:7:1: NDS252",)),
    "an empty image": ({MEETNET: PICTURE, "contributions/uvw/plaat.png": b"\n"}, (f"{MEETNET}:7:1: NDS252",)),
    "half an image": ({MEETNET: PICTURE, "contributions/uvw/plaat.png": png()[:-9]}, (f"{MEETNET}:7:1: NDS252",)),
    "a huge image": ({MEETNET: PICTURE, "contributions/uvw/plaat.png": png(50000, 50000)}, (f"{MEETNET}:7:1: NDS255",)),
    "a heavy image": ({MEETNET: PICTURE, "contributions/uvw/plaat.png": png(junk=10**7)}, (f"{MEETNET}:7:1: NDS254",)),
    "an image outside": ({MEETNET: PICTURE.replace("plaat", "../../../plaat")}, (f"{MEETNET}:7:1: NDS256",)),
    "an absolute path": ({MEETNET: PICTURE.replace("plaat.png", "/etc/plaat.png")}, (f"{MEETNET}:7:1: NDS256",)),
    "an absolute path of Windows": ({MEETNET: PICTURE.replace("plaat", "C:/plaat")}, (f"{MEETNET}:7:1: NDS256",)),
    "an address of a file": ({MEETNET: PICTURE.replace("plaat", "file:///plaat")}, (f"{MEETNET}:7:1: NDS256",)),
    "an image on the web": ({MEETNET: PICTURE.replace("plaat", "https://a.nl/plaat")}, (f"{MEETNET}:7:1: NDS257",)),
    "a letter without text": ({"nds.yml": REGISTER + LETTER_DATA}, ("nds.yml:14:12: NDS179",)),
    "text without a letter": ({LETTER: "---\ntitle: Brief\n---\n\nTekst.\n"}, (f"{LETTER}:1:1: NDS180",)),
    "a house style": (register("short: nds", "short: nds, word_template: weg.docx"), ("nds.yml:1:57: NDS181",)),
    "a comment without an end": ({MEETNET: CONTRIBUTION + "\n<!-- a\n\nb\n"}, (f"{MEETNET}:9:1: NDS201",)),
    "a block without an end": ({MEETNET: CONTRIBUTION + "\n::: {.box}\na\n"}, (f"{MEETNET}:9:1: NDS209",)),
    "footnotes in a circle": (
        {MEETNET: FRONT_MATTER + "a[^1]\n\n[^1]: b[^2]\n\n[^2]: c[^1]\n"},
        (f"{MEETNET}:9:8: NDS207", f"{MEETNET}:11:8: NDS207"),
    ),
    "a footnote in itself": ({MEETNET: FRONT_MATTER + "a[^1]\n\n[^1]: b[^1]\n"}, (f"{MEETNET}:9:8: NDS207",)),
    "a label in two chapters": (
        {DATA: CHAPTER + "# A {#sec-a}\n", "chapters/20-b.md": "---\ntitle: B\n---\n\n# A {#sec-a}\n"},
        (f"{DATA}:7:1: NDS221", "chapters/20-b.md:5:1: NDS305"),
    ),
    "a link to nothing": (
        {MEETNET: FRONT_MATTER + "[a](#weg) [b](#)\n"}, (f"{MEETNET}:7:1: NDS301", f"{MEETNET}:7:11: NDS301")
    ),
    "nested too deep": ({MEETNET: FRONT_MATTER + "> " * 200 + "diep\n"}, (f"{MEETNET}:7:49: NDS220",)),
}  # fmt: skip


@pytest.mark.parametrize("case", FOUND)
def test_what_is_wrong_is_found_where_it_stands(case: str, nds: CommandLine, tmp_path: Path) -> None:
    files, expected = FOUND[case]
    write_project(tmp_path, files)
    ran = nds("check", "--project", tmp_path)
    found = [" ".join(line.split(" ")[:2]) for line in ran.out.splitlines() if " NDS" in line and line[0] != " "]
    assert (found, ran.err) == (list(expected), "")
    assert ran.out != nds("check", "--project", tmp_path, language="en").out


def test_names_that_are_one_name_elsewhere(nds: CommandLine, tmp_path: Path) -> None:
    two_forms = [unicodedata.normalize(form, "é") for form in ("NFC", "NFD")]
    write_project(tmp_path, {f"contributions/uvw/{name}.png": png() for name in ("plaat", "Plaat", *two_forms)})
    if len(list((tmp_path / "contributions/uvw").glob("*.png"))) < 4:
        pytest.skip("this file system has no two such names")
    ran = nds("check", "--project", tmp_path)
    assert (ran.code, ran.out.count("NDS150")) == (1, 2)


def test_links_that_lead_out_of_the_project(nds: CommandLine, tmp_path: Path) -> None:
    outside, root = tmp_path / "geheim.md", tmp_path / "project"
    outside.write_text(CONTRIBUTION.replace("Tekst.", "Staatsgeheim."))
    write_project(root, {MEETNET: PICTURE})
    (root / "contributions/uvw/geheim.md").symlink_to(outside)
    (root / "contributions/uvw/plaat.png").symlink_to("/etc/hostname")
    ran = nds("build", "--project", root)
    assert (ran.code, ran.out.count("NDS155")) == (1, 2)
    assert not any(b"Staatsgeheim" in raw for raw in outputs(root).values())


# --- what cannot be written -----------------------------------------------------------------------


@pytest.fixture
def built(nds: CommandLine, tmp_path: Path) -> Path:
    """A project that was built, and then changed."""
    write_project(tmp_path, {})
    assert nds("build", "--project", tmp_path).code == 0
    write_project(tmp_path, {MEETNET: CONTRIBUTION + "\nMeer.\n"})
    return tmp_path


def test_a_file_in_the_place_of_the_output_folder(nds: CommandLine, built: Path) -> None:
    (built / "bezet").write_bytes(b"van iemand anders")
    for out in (built / "bezet", built / "bezet/dieper"):
        complaint = nds("build", "--project", built, "--out", out).complaint
        assert complaint.startswith(f"In {out} kan niet worden geschreven (")
    assert (built / "bezet").read_bytes() == b"van iemand anders"


@pytest.mark.parametrize("name", ["nds.pdf", "nds.docx", "manifest.json", "intern/findings.json"])
def test_a_folder_in_the_place_of_an_output_file(name: str, nds: CommandLine, built: Path) -> None:
    (built / "build" / name).unlink()
    (built / "build" / name).mkdir()
    before = outputs(built)
    assert nds("build", "--project", built).complaint.startswith(f"{built / 'build' / name} kan niet worden vervangen")
    assert outputs(built) == before


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="may write everywhere")
def test_an_output_folder_that_may_not_be_written_in(nds: CommandLine, built: Path) -> None:
    before = outputs(built)
    (built / "build").chmod(0o555)
    try:
        assert nds("build", "--project", built).complaint.startswith(f"In {built / 'build'} kan niet worden geschreven")
    finally:
        (built / "build").chmod(0o755)
    assert outputs(built) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("limit", [1_000, 12_000])
def test_a_full_disk(limit: int, built: Path) -> None:
    """At first there is no room for what pandoc and Typst put aside, then none for the documents."""
    before = outputs(built)
    script = f"import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
    script += "from nds_docs.cli import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", script, "build", "--project", str(built)],
        env={**os.environ, "NDS_LANG": "nl", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert "e schijf is vol" in done.stderr.decode().splitlines()[-1]
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""
    assert outputs(built) == before


def test_an_image_that_only_typst_finds_damaged(nds: CommandLine, built: Path) -> None:
    """Its segments are whole and its picture is not: the line names the file, also beside a good one."""
    before = outputs(built)
    texts = PICTURE + '![Tweede](plaat.jpg){alt="Tweede."} ![Derde](plaat.png){alt="Derde."}\n'
    whole = {"contributions/uvw/plaat.png": editions.png(8, 8), "contributions/uvw/plaat.jpg": jpeg()}
    write_project(built, {MEETNET: texts, **whole})
    complaint = nds("build", "--project", built).complaint
    assert complaint.startswith("contributions/uvw/plaat.jpg: deze afbeelding is beschadigd")
    assert outputs(built) == before


def test_a_text_that_typst_cannot_tag(nds: CommandLine, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft is made without tags, which is an error; a final edition is not made at all."""
    monkeypatch.setattr("nds_docs.writers.typst.strategy.strategy_source", lambda strategy: "#heading[]\nTekst.")
    ran = nds("build", "--project", built)
    assert (ran.code, ran.out.splitlines()[0][:20]) == (1, "nds.pdf: NDS501 dit ")
    assert b"/StructTreeRoot" not in (built / "build/nds.pdf").read_bytes()
    assert nds("build", "--project", built).out.splitlines()[0] == ran.out.splitlines()[0]
    before = outputs(built)
    complaint = nds("build", "--project", built, "--final").complaint
    assert complaint.startswith("het PDF-bestand kan niet worden gemaakt; Typst meldt: PDF/UA-1 error")
    assert outputs(built) == before
