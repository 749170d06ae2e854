"""Which place a reference means: local first, then the whole document; and what is said where that is not one place."""

from __future__ import annotations

from pathlib import Path

import pytest

from nds_docs.compose.composition import Composition
from nds_docs.compose.gather import gather
from nds_docs.pipeline import compose
from tests.outline import outline
from tests.small_project import CHAPTER, FRONT_MATTER, REGISTER, Files, write_project

HEADING = "# Kop {#sec-kop}\n\nTekst.\n"
A, B = "contributions/uvw/a.md", "contributions/uvw/b.md"
DATA, OTHER = "chapters/10-data.md", "chapters/90-slot.md"


def contribution(text: str) -> str:
    return FRONT_MATTER + text


def chapter(text: str) -> str:
    return f"---\ntitle: Slot\n---\n\n{text}"


def composed(root: Path, changes: Files) -> Composition:
    write_project(root, {"contributions/uvw/meetnet.md": "", **changes})
    return compose(gather(root))


def shown(made: Composition) -> str:
    return outline(made.strategy.document.blocks, made.strategy.labels).replace("\u00a0", " ")


def findings(made: Composition) -> list[str]:
    """Code, message and hint."""
    return [f"{f.code} {f.message('nl')}: {f.hint_text('nl')}".removesuffix(": ") for f in made.findings]


def test_the_label_of_the_text_itself_comes_first(tmp_path: Path) -> None:
    made = composed(tmp_path, {A: contribution("Zie @sec-kop.\n\n" + HEADING), B: contribution(HEADING)})
    assert findings(made) == []
    assert "paragraaf 1.1.1→#uvw-a-sec-kop" in shown(made)


@pytest.mark.parametrize("path", [B, OTHER])
def test_then_the_only_one_in_the_document(tmp_path: Path, path: str) -> None:
    other = chapter(HEADING) if path == OTHER else contribution(HEADING)
    made = composed(tmp_path, {A: contribution("Zie @sec-kop."), path: other})
    assert findings(made) == []
    assert f"→#{'' if path == OTHER else 'uvw-b-'}sec-kop" in shown(made)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("@sec-kop", "schrijf `@uvw/a#sec-kop` of `@uvw/b#sec-kop`"),
        ("[hier](#sec-kop)", "schrijf `#uvw/a#sec-kop` of `#uvw/b#sec-kop`"),
    ],
)
def test_not_local_and_in_several_is_an_error_that_names_them(tmp_path: Path, typed: str, hint: str) -> None:
    made = composed(tmp_path, {A: contribution(HEADING), B: contribution(HEADING), OTHER: chapter(f"Zie {typed}.")})
    label = "#sec-kop" if typed.startswith("[") else "@sec-kop"
    assert findings(made) == [f"NDS302 verwijzing `{label}` kan naar meer dan één plaats wijzen: {A}, {B}: {hint}"]
    assert made.has_errors


def test_what_the_hint_says_to_type_has_one_meaning(tmp_path: Path) -> None:
    text = chapter("Zie @uvw/b#sec-kop en [hier](#uvw/a#sec-kop).")
    made = composed(tmp_path, {A: contribution(HEADING), B: contribution(HEADING), OTHER: text})
    assert findings(made) == []
    assert "paragraaf 1.2.1→#uvw-b-sec-kop en hier→#uvw-a-sec-kop" in shown(made)


def test_a_label_in_a_chapter_and_in_a_contribution(tmp_path: Path) -> None:
    """No spelling leads to the chapter: its label needs another name."""
    files = {A: contribution(HEADING), B: contribution("Zie @sec-kop."), DATA: f"{CHAPTER}\n{HEADING}"}
    made = composed(tmp_path, files)
    assert [line for line in findings(made) if "NDS303" not in line] == [
        f"NDS302 verwijzing `@sec-kop` kan naar meer dan één plaats wijzen: {DATA}, {A}: "
        "geef het label in het hoofdstuk een andere naam"
    ]


def test_a_local_label_that_hides_that_of_a_chapter_is_a_warning(tmp_path: Path) -> None:
    made = composed(tmp_path, {A: contribution("Zie @sec-kop.\n\n" + HEADING), OTHER: chapter(HEADING)})
    assert findings(made) == [
        f"NDS303 label `sec-kop` staat ook in {OTHER}; verwijzingen in dit bestand wijzen naar het label hier: "
        "kies een ander label"
    ]
    assert not made.has_errors
    assert "→#uvw-a-sec-kop" in shown(made)


def test_a_reference_without_a_target_is_shown_and_does_not_stop_the_draft(tmp_path: Path) -> None:
    made = composed(tmp_path, {A: contribution("Zie @sec-kp en @uvw/a#sec-kopp.\n\n" + HEADING)})
    assert findings(made) == [
        "NDS301 verwijzing `@sec-kp` heeft geen doel: bedoelde u `@sec-kop`?",
        "NDS301 verwijzing `@uvw/a#sec-kopp` heeft geen doel: bedoelde u `@uvw/a#sec-kop`?",
    ]
    assert "Zie [?sec-kp] en [?uvw/a#sec-kopp]." in shown(made)
    assert made.has_errors


def test_a_reference_into_a_contribution_that_is_not_there(tmp_path: Path) -> None:
    made = composed(tmp_path, {A: contribution("Tekst."), OTHER: chapter("Zie @uvv/a#sec-kop.")})
    assert findings(made) == ["NDS301 verwijzing `@uvv/a#sec-kop` heeft geen doel: bedoelde u `@uvw/a#sec-kop`?"]


@pytest.mark.parametrize("priority", ["BZK-1", "UVW-1", "UVW-2"])
def test_a_reference_to_a_priority_follows_merges(tmp_path: Path, priority: str) -> None:
    chain = "  - {id: UVW-2, title: Sensoren, proposed_by: uvw, status: merged, into: UVW-1}\n"
    made = composed(tmp_path, {"nds.yml": REGISTER + chain, OTHER: chapter(f"Zie @prio-{priority}.")})
    assert findings(made) == []
    assert "Zie hoofdstuk 1→#sec-data." in shown(made)


@pytest.mark.parametrize(
    ("priority", "said"),
    [
        ("BZK-3", "NDS304 verwijzing `@prio-BZK-3`: die prioriteit is vervallen en heeft geen hoofdstuk"),
        ("BZK-9", "NDS301 verwijzing `@prio-BZK-9` heeft geen doel: bedoelde u"),
        ("BZK-2", "NDS301 verwijzing `@prio-BZK-2` heeft geen doel"),
    ],
)
def test_a_reference_to_a_priority_without_a_chapter(tmp_path: Path, priority: str, said: str) -> None:
    made = composed(tmp_path, {OTHER: chapter(f"Zie @prio-{priority}.")})
    assert [line[: len(said)] for line in findings(made)] == [said]
    assert f"[?prio-{priority}]" in shown(made)


def test_labels_are_compared_however_their_accents_are_typed(tmp_path: Path) -> None:
    made = composed(tmp_path, {A: contribution("Zie @sec-e\u0301e\u0301n.\n\n# Een {#sec-\u00e9\u00e9n}\n\nTekst.\n")})
    assert findings(made) == []


def test_the_title_of_a_file_has_the_label_of_its_name(tmp_path: Path) -> None:
    made = composed(tmp_path, {A: contribution("Zie @sec-data."), OTHER: chapter("Zie @sec-a.")})
    assert findings(made) == []
    assert "hoofdstuk 1→#sec-data" in shown(made)
    assert "paragraaf 1.1→#uvw-a-sec-a" in shown(made)


def test_unless_a_heading_in_it_has_that_label(tmp_path: Path) -> None:
    heading = "# Kop {{#sec-{}}}\n\nTekst.\n"
    files = {
        A: contribution("Zie @sec-a.\n\n" + heading.format("a")),
        DATA: f"{CHAPTER}\n{heading.format('data')}",
        OTHER: chapter("Zie @sec-data, @prio-BZK-1 en @sec-a."),
    }
    made = composed(tmp_path, files)
    assert findings(made) == []
    assert "Zie paragraaf 1.2.1→#uvw-a-sec-a." in shown(made)
    assert "Zie paragraaf 1.1→#sec-data, hoofdstuk 1→#sec-data-titel en paragraaf 1.2.1→#uvw-a-sec-a." in shown(made)
