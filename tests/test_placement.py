"""Where contributions come: under which priority, in which order, and what the overviews say of them."""

from __future__ import annotations

from pathlib import Path

from nds_docs.compose.composition import Composition
from nds_docs.compose.gather import gather
from nds_docs.pipeline import compose
from tests.outline import outline
from tests.small_project import REGISTER, Files, write_project

REGISTER_OF_TWO = REGISTER.replace(
    "title: AI, proposed_by: bzk, status: proposed", "title: AI, proposed_by: bzk, status: adopted"
)
AI = "chapters/20-ai.md"
OVERVIEWS = "chapters/90-overzichten.md"
MEETNET = "contributions/uvw/meetnet.md"


def written(title: str, *lines: str, text: str = "Tekst.") -> str:
    return "\n".join(("---", f"title: {title}", *lines, "---", "", text, ""))


def overview(kind: str) -> Files:
    return {OVERVIEWS: written("Overzichten", text=f"::: {{.overview of={kind}}}\n:::")}


def composed(root: Path, changes: Files) -> Composition:
    write_project(root, {"nds.yml": REGISTER_OF_TWO, AI: written("AI", "priority: BZK-2"), **changes})
    return compose(gather(root))


def shown(made: Composition) -> str:
    return outline(made.strategy.document.blocks, made.strategy.labels).replace("\u00a0", " ")


def test_the_first_priority_has_the_text_and_the_others_refer_to_it(tmp_path: Path) -> None:
    made = composed(tmp_path, {MEETNET: written("Meetnet", "party: uvw", "priorities: [UVW-1, BZK-2]")})
    assert "## 1.1 Meetnet" in shown(made)
    assert "# 2 AI ⟨#sec-ai⟩\nTekst.\n⟨.see-also⟩\n  Zie voor deze prioriteit ook paragraaf 1.1→" in shown(made)


def test_a_joint_contribution_names_all_its_parties(tmp_path: Path) -> None:
    made = composed(tmp_path, {MEETNET: written("Meetnet", "parties: [uvw, bzk]", "priorities: [BZK-1]")})
    assert "Bijdrage van Unie van Waterschappen en Ministerie van BZK" in shown(made)


def test_one_voice_names_no_party(tmp_path: Path) -> None:
    register = REGISTER_OF_TWO.replace("short: nds,", "short: nds, show_parties: false,")
    assert "Bijdrage van" not in shown(composed(tmp_path, {"nds.yml": register}))


def test_contributions_are_in_the_order_of_the_parties_and_then_of_their_names(tmp_path: Path) -> None:
    front = "priorities: [BZK-1]"
    made = composed(
        tmp_path,
        {
            "contributions/bzk/z.md": written("Van BZK", "party: bzk", front),
            "contributions/uvw/a.md": written("Eerste", "party: uvw", front),
        },
    )
    titles = [label.title for label in made.strategy.labels.values()]
    assert titles == ["Data", "Van BZK", "Eerste", "Meetnet", "AI"]


def test_what_is_absorbed_stays_out_of_the_text(tmp_path: Path) -> None:
    text = "Zie @sec-kop.\n\n# Kop {#sec-kop}\n\nDeze woorden niet."
    files: Files = {
        AI: written("AI", "priority: BZK-2", "absorbs: [uvw/meetnet]"),
        MEETNET: written("Meetnet", "party: uvw", "priorities: [BZK-1, BZK-2]", text=text),
    }
    made = composed(tmp_path, files)
    assert "Meetnet" not in shown(made)
    assert "Deze woorden niet" not in shown(made)
    assert [finding.rule.name for finding in made.findings] == ["no-fingerprint"]


def test_what_is_absorbed_counts_in_the_overview_of_coherence(tmp_path: Path) -> None:
    """For all its priorities, as it would with a text of its own."""
    meetnet = written("Meetnet", "party: uvw", "priorities: [BZK-1, BZK-2]")
    own = shown(composed(tmp_path / "own", {MEETNET: meetnet, **overview("coherence")}))
    absorbing = written("AI", "priority: BZK-2", "absorbs: [uvw/meetnet]")
    absorbed = shown(composed(tmp_path / "absorbed", {MEETNET: meetnet, AI: absorbing, **overview("coherence")}))
    assert "Data | ●" in own
    assert "AI | ○" in own
    assert own[own.index("TABEL") :] == absorbed[absorbed.index("TABEL") :]


def test_what_is_absorbed_counts_in_the_overview_of_sources(tmp_path: Path) -> None:
    files: Files = {
        AI: written("AI", "priority: BZK-2", "absorbs: [uvw/meetnet]"),
        MEETNET: written("Meetnet", "party: uvw", "priorities: [BZK-1]", "builds_on: [vaarkaart2023]"),
        **overview("references"),
    }
    assert "*Vaarkaart*, 2023. | 2→#sec-ai" in shown(composed(tmp_path, files))


def test_a_place_for_a_merged_priority_is_that_of_what_it_went_into(tmp_path: Path) -> None:
    text = "# Voor\n\n::: {.contributions priority=UVW-1}\n:::\n\n# Na"
    made = composed(tmp_path, {"chapters/10-data.md": written("Data", "priority: BZK-1", text=text)})
    titles = [label.title for label in made.strategy.labels.values()]
    assert titles == ["Data", "Voor", "Meetnet", "Na", "AI"]
