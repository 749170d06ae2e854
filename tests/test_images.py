"""Checks on images: the file, where it is, and what it is to who cannot see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from nds_docs.checks import images
from nds_docs.checks.diagnostics import Finding
from tests.small_project import FRONT_MATTER, Files, jpeg, png, small_project

FIGURES: Files = {
    "contributions/uvw/plaat.png": png(),
    "contributions/uvw/figuren/foto.JPG": jpeg(),
    "contributions/bzk/kaart.png": png(),
    "contributions/uvw/kapot.png": png()[:-20],
    "contributions/uvw/tekst.png": b"<svg/>",
    "contributions/uvw/verkeerd.png": jpeg(),
    "contributions/uvw/zwaar.png": png(junk=images.LARGEST),
    "contributions/uvw/groot.png": png(10_000, 5_001),
}


def found(root: Path, text: str, files: Files = FIGURES) -> list[Finding]:
    project = small_project(root, {**files, "contributions/uvw/meetnet.md": FRONT_MATTER + text})
    return list(images.check(project))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("plaat.png", []),
        ("./plaat.png", []),
        ("figuren/foto.JPG", []),
        ("../bzk/kaart.png", []),
        ("plat.png", ["NDS251"]),
        ("Plaat.png", ["NDS251"]),
        ("kapot.png", ["NDS252"]),
        ("tekst.png", ["NDS252"]),
        ("plaat.svg", ["NDS253"]),
        ("plaat", ["NDS253"]),
        ("zwaar.png", ["NDS254"]),
        ("groot.png", ["NDS255"]),
        ("../../../geheim.png", ["NDS256"]),
        ("/etc/plaat.png", ["NDS256"]),
        ("C:/plaat.png", ["NDS256"]),
        ("C:\\\\plaat.png", ["NDS256"]),
        ("https://example.org/plaat.png", ["NDS257"]),
        ("//example.org/plaat.png", ["NDS257"]),
        ("file:///etc/plaat.png", ["NDS256"]),
        ("data:image/png;base64,AAAA", ["NDS257"]),
        ("verkeerd.png", ["NDS258"]),
    ],
)
def test_files(tmp_path: Path, url: str, expected: list[str]) -> None:
    findings = found(tmp_path, f'![Onderschrift]({url}){{#fig-x alt="Een plaat."}}\n')
    assert [finding.code for finding in findings] == expected


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ('![Onderschrift](plaat.png){alt="Een plaat."}', False),
        ("![Onderschrift](plaat.png){#fig-x}", True),
        ('![Onderschrift](plaat.png){alt=""}', True),
        ("![](plaat.png)", True),
        ("In de zin ![een plaat](plaat.png) staat een beeld.", False),
        ("In de zin ![](plaat.png) staat een beeld.", True),
        ("| a |\n|---|\n| ![](plaat.png) x |", True),
        ("Noot.[^1]\n\n[^1]: Met ![](plaat.png) beeld.", True),
    ],
)
def test_alternative_text(tmp_path: Path, text: str, missing: bool) -> None:
    assert [finding.code for finding in found(tmp_path, text + "\n")] == ["NDS250"] * missing


def test_the_name_that_was_meant(tmp_path: Path) -> None:
    [finding] = found(tmp_path, '![Onderschrift](figuren/Foto.jpg){alt="Een foto."}\n')
    assert finding.message("nl") == "afbeelding `figuren/Foto.jpg` is niet gevonden"
    assert finding.hint_text("nl") == "bedoelde u `figuren/foto.JPG`?"


def test_where_an_image_belongs(tmp_path: Path) -> None:
    [finding] = found(tmp_path, '![Onderschrift](onvindbaar.png){alt="Een foto."}\n')
    assert finding.hint_text("nl") == "zet de afbeelding naast de tekst, in de map `contributions/uvw`"


def test_an_image_that_cannot_be_read_is_found_once(tmp_path: Path) -> None:
    place = tmp_path / "project/contributions/uvw/link.png"
    place.parent.mkdir(parents=True)
    (tmp_path / "buiten.png").write_bytes(png())
    place.symlink_to(tmp_path / "buiten.png")
    root = tmp_path / "project"
    text = FRONT_MATTER + '![Onderschrift](link.png){alt="Een foto."}\n'
    project = small_project(root, {"contributions/uvw/meetnet.md": text})

    assert [finding.code for finding in project.findings] == ["NDS155"]
    assert list(images.check(project)) == []


def test_chapters_and_the_letter_are_looked_at_too(tmp_path: Path) -> None:
    text = "---\ntitle: Data\npriority: BZK-1\n---\n\n![](weg.png)\n"
    project = small_project(tmp_path, {"chapters/10-data.md": text, "chapters/kamerbrief.md": text})
    assert [finding.code for finding in images.check(project)] == ["NDS250", "NDS251"] * 2
