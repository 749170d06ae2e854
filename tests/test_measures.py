"""What measures and goals say in their attributes, checked and printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from nds_docs.checks import measures
from nds_docs.checks.measures import STATES
from nds_docs.compose.gather import gather
from nds_docs.pipeline import compose
from tests.outline import outline
from tests.small_project import FRONT_MATTER, small_project, write_project

MEETNET = "contributions/uvw/meetnet.md"


def measure(attributes: str) -> dict[str, str]:
    return {MEETNET: FRONT_MATTER + f"::: {{.measure #act-a {attributes}}}\nWij delen het meetnet.\n:::\n"}


@pytest.mark.parametrize(
    ("attributes", "said"),
    [
        ('owner=uvw partners="bzk uvw" year=2025-2027 state=planned funding=existing', []),
        ("year=2025", ["NDS270"]),
        ('owner="uvw bzk"', ["NDS271"]),
        ('owner=uvw partners="bzk kvk"', ["NDS271"]),
        ("owner=uvw year=2027-2025", ["NDS272"]),
        ("owner=uvw state=klaar", ["NDS273"]),
        ("owner=uvw funding=ja", ["NDS273"]),
        ("owner=uvw jaar=2025", ["NDS274"]),
    ],
)
def test_attributes(tmp_path: Path, attributes: str, said: list[str]) -> None:
    assert [finding.code for finding in measures.check(small_project(tmp_path, measure(attributes)))] == said


@pytest.mark.parametrize("state", STATES)
def test_a_state_that_is_known_is_printed_in_dutch(tmp_path: Path, state: str) -> None:
    write_project(tmp_path, measure(f"owner=uvw state={state}"))
    made = compose(gather(tmp_path))
    assert made.findings == ()
    shown = outline(made.strategy.document.blocks, made.strategy.labels)
    assert "**Stand:** " in shown
    assert state not in shown


def test_what_is_not_known_is_printed_as_it_was_typed(tmp_path: Path) -> None:
    write_project(tmp_path, measure('owner=kvk state=bijna funding=samen amount="1 euro" year=2025-2027'))
    made = compose(gather(tmp_path))
    shown = outline(made.strategy.document.blocks, made.strategy.labels)
    assert "**Trekker:** kvk · **Periode:** 2025–2027 · **Stand:** bijna · **Geld:** 1 euro, samen" in shown


@pytest.mark.parametrize(
    ("attributes", "said"),
    [
        ('funding=existing amount="1,2 miljoen euro"', []),
        ('funding=additional amount="p.m."', []),
        ('funding=existing amount="veel"', ["NDS276"]),
        ('amount="1,2 miljoen euro"', ["NDS277"]),
        ('amount="veel"', ["NDS276", "NDS277"]),
        ("funding=additional", ["NDS278"]),
    ],
)
def test_amounts(tmp_path: Path, attributes: str, said: list[str]) -> None:
    project = small_project(tmp_path, measure(f"owner=uvw {attributes}"))
    assert [finding.code for finding in measures.check(project)] == said


def test_amounts_in_two_notations_are_named_where_the_fewest_are(tmp_path: Path) -> None:
    amounts = ("€ 1 miljoen", "2 miljoen euro", "3 miljoen", "p.m.", "4 miljoen euro per jaar")
    texts = (f'::: {{.measure owner=uvw funding=existing amount="{amount}"}}\nEen zin.\n:::' for amount in amounts)
    project = small_project(tmp_path, {MEETNET: FRONT_MATTER + "\n\n".join(texts) + "\n"})
    found = [(f.code, project.sources[MEETNET].place(f.span.start).line) for f in measures.check(project)]
    assert found == [("NDS279", 7)]


def test_a_key_that_a_place_does_not_know_is_a_finding(tmp_path: Path) -> None:
    text = "---\ntitle: AI\n---\n\n::: {.overview of=measures per=owner}\n:::\n"
    project = small_project(tmp_path, {"chapters/20-ai.md": text})
    assert [finding.code for finding in measures.check(project)] == ["NDS274"]
