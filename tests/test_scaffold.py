"""A contribution to start from is one that can be built at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from nds_docs.compose.gather import gather
from nds_docs.compose.scaffold import contribution_path, contribution_text
from nds_docs.document.source import Source
from nds_docs.errors import NdsError
from nds_docs.pipeline import compose
from nds_docs.register.load import load_register
from nds_docs.register.schema import Register
from tests.small_project import REGISTER, write_project


def register(text: str = REGISTER) -> Register:
    return load_register(Source("nds.yml", text.encode()))[0]


@pytest.mark.parametrize("language", ["nl-NL", "en-GB"])
def test_what_is_made_is_placed_and_has_its_measure(tmp_path: Path, language: str) -> None:
    text = REGISTER.replace("short: nds,", f"short: nds, language: {language},")
    made = contribution_text(register(text), "uvw", "stille-sensoren", "BZK-1")
    write_project(tmp_path, {"nds.yml": text, contribution_path("uvw", "stille-sensoren"): made})
    composition = compose(gather(tmp_path))
    assert not composition.has_errors
    titles = [label.title for label in composition.strategy.labels.values() if label.number.startswith("1.2")]
    assert titles[0] == "Stille sensoren"
    assert "uvw-stille-sensoren-act-" in " ".join(composition.strategy.labels)


@pytest.mark.parametrize(
    ("party", "priority", "said"),
    [
        ("uwv", "BZK-1", "partij `uwv` staat niet in nds.yml; bedoelde u `uvw`?"),
        ("kvk", "BZK-1", "partij `kvk` staat niet in nds.yml; bekend zijn: bzk, uvw"),
        ("uvw", "XYZ-9", "prioriteit `XYZ-9` staat niet in nds.yml; bekend zijn: BZK-1, BZK-2, BZK-3, UVW-1"),
        ("uvw", "BZK-3", "prioriteit BZK-3 is vervallen; kies een andere"),
    ],
)
def test_what_is_not_there_is_said(party: str, priority: str, said: str) -> None:
    with pytest.raises(NdsError) as caught:
        contribution_text(register(), party, "meetnet", priority)
    assert caught.value.say("nl") == said


@pytest.mark.parametrize(
    ("name", "better"),
    [("Één meetnet", "een-meetnet"), ("meetnet.md", "meetnet-md"), ("../weg", "weg"), ("", "mijn-bijdrage")],
)
def test_a_name_that_cannot_be_a_file_name_everywhere(name: str, better: str) -> None:
    with pytest.raises(NdsError) as caught:
        contribution_path("uvw", name)
    assert caught.value.say("nl").endswith(f"bijvoorbeeld `{better}`")
