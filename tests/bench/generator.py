"""Strategies of any size from one seed: a project for `nds build`, and the same text as one file for pandoc."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

VOCABULARY = (
    "overheid gegevens burger ondernemer dienst keten afspraak stelsel water gemeente provincie departement beleid "
    "maatregel voorziening architectuur standaard koppeling register toezicht uitvoering samenwerking veiligheid "
    "weerbaarheid cloud leverancier contract kennis vakmanschap opleiding ambtenaar algoritme besluit transparantie "
    "de het een van in op met voor door over onder bij naar uit om aan en maar want dus als dat die deze wij zij "
    "delen bouwen meten besluiten gebruiken versterken onderhouden publiceren beheren toetsen verbeteren "
    "gezamenlijk digitaal open veilig bestaand nieuw gedeeld duidelijk toekomstbestendig betrouwbaar publiek"
).split()
PRIORITIES = ("Cloud", "Data", "AI", "Dienstverlening", "Weerbaarheid", "Vakmanschap", "Sturing", "Samenhang")
PARTIES = ("bzk", "ez", "jenv", "vws", "vng", "ipo", "uvw", "kvk")
CONTRIBUTION_WORDS = 850


@dataclass(frozen=True)
class Strategy:
    """`files` are those of a project by path; `plain` is the same text with the references and citations in words."""

    files: dict[str, str]
    plain: str

    def write(self, folder: Path) -> Path:
        """Puts project and plain text in `folder`; returns the file for pandoc."""
        for path, text in self.files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        (folder / "plain.md").write_text(self.plain, encoding="utf-8")
        return folder / "plain.md"

    @property
    def words(self) -> int:
        return len(self.plain.split())


def generate(words: int, seed: int = 1) -> Strategy:
    """A strategy of about `words` words (markup included): eight chapters, contributions of some 850 words."""
    chance = random.Random(seed)
    number = max(8, round(words / CONTRIBUTION_WORDS))
    files = {"nds.yml": _register(), "references.yml": REFERENCES}
    plain = ["---\ntitle: Strategie\nlang: nl\n---\n"]
    for index, title in enumerate(PRIORITIES):
        intro = _paragraph(chance)
        files[f"chapters/{index + 2}0-{title.lower()}.md"] = (
            f"---\ntitle: {title}\npriority: P-{index + 1}\n---\n\n{intro}\n"
        )
        plain.append(f"# {title}\n\n{intro}\n")
        for position in range(index, number, len(PRIORITIES)):
            party = PARTIES[position % len(PARTIES)]
            body = _contribution(chance, position)
            files[f"contributions/{party}/bijdrage-{position}.md"] = (
                f"---\ntitle: Bijdrage {position}\nparty: {party}\npriorities: [P-{index + 1}]\n---\n\n{body}"
            )
            plain.append(f"## Bijdrage {position}\n\n{_in_words(body, position)}")
    files["chapters/90-maatregelen.md"] = (
        "---\ntitle: Maatregelen\nkind: annex\n---\n\n::: {.overview of=measures}\n:::\n"
    )
    files["chapters/kamerbrief.md"] = f"---\ntitle: Kamerbrief\n---\n\n{_paragraph(chance)}\n\n{_paragraph(chance)}\n"
    return Strategy(files, "\n".join(plain))


def _contribution(chance: random.Random, position: int) -> str:
    parts = [_paragraph(chance)]
    for section in range(3):
        parts.append(f"# {_words(chance, 3).capitalize()} {{#sec-deel{section}}}")
        parts += [_paragraph(chance, reference=f" Zie @sec-deel{section} en [@bron{chance.randint(1, 9)}, p. 3].")]
        parts.append(_paragraph(chance) + f"[^{section}]")
        parts.append("\n".join(f"- {_words(chance, 12)}" for _ in range(3)))
        parts.append(_paragraph(chance))
        parts.append(f"[^{section}]: {_words(chance, 10).capitalize()}.")
    parts.append(_table(chance))
    parts.append(
        f"::: {{.measure #act-een owner=bzk year=2025-2027 funding=existing}}\n{_paragraph(chance, sentences=1)}\n:::"
    )
    return "\n\n".join(parts) + "\n"


def _table(chance: random.Random) -> str:
    rows = "\n".join(f"| {_words(chance, 3)} | {_words(chance, 4)} | {chance.randint(1, 999)} |" for _ in range(4))
    return f"| Onderwerp | Aanpak | Aantal |\n|---|---|--:|\n{rows}\n\n: {_words(chance, 4).capitalize()} {{#tbl-een}}"


def _paragraph(chance: random.Random, sentences: int = 4, reference: str = "") -> str:
    said = [_sentence(chance) for _ in range(sentences)]
    return " ".join(said) + reference


def _sentence(chance: random.Random) -> str:
    words = _words(chance, chance.randint(8, 20)).split()
    if chance.random() < 0.3:
        words[3] = f"*{words[3]}*"
    if chance.random() < 0.2:
        words[5] = f"**{words[5]}**"
    return words[0].capitalize() + " " + " ".join(words[1:]) + "."


def _words(chance: random.Random, number: int) -> str:
    return " ".join(chance.choices(VOCABULARY, k=number))


def _in_words(body: str, position: int) -> str:
    """What pandoc reads: headings two levels deeper, references and citations as text, labels and notes made unique."""
    body = re.sub(r"^# ", "### ", body, flags=re.MULTILINE)
    body = re.sub(r"@sec-deel(\d)", r"paragraaf \1.1", body)
    body = re.sub(r"\[@bron(\d), p\. 3\]", r"^[Kamerstukken II 2024/25, 26643, nr. \1, p. 3.]", body)
    body = re.sub(r"\[\^(\d)\]", rf"[^{position}-\1]", body)
    return re.sub(r"\{#(sec|tbl)-", rf"{{#\1-{position}-", re.sub(r"#act-een", f"#act-{position}", body))


def _register() -> str:
    parties = "".join(f"  - {{id: {p}, name: Partij {p}, short: {p.upper()}, kind: partner}}\n" for p in PARTIES)
    priorities = "".join(
        f"  - {{id: P-{index + 1}, title: {title}, proposed_by: bzk, status: adopted}}\n"
        for index, title in enumerate(PRIORITIES)
    )
    return (
        'document: {title: Strategie, short: nds, status: concept, version: "0.1", date: 2025-02-14}\n'
        f"parties:\n{parties}priorities:\n{priorities}"
        "letter:\n"
        "  sender: {name: Ministerie, colofon: [Straat 1, Den Haag]}\n"
        "  addressees: [{name: De Voorzitter, address: [Postbus 1, 2500 EA DEN HAAG]}]\n"
        "  place: Den Haag\n"
        "  subject: Strategie\n"
        "  signatories: [{office: De staatssecretaris, name: A. Naam}]\n"
    )


REFERENCES = "references:\n" + "".join(
    f"  - id: bron{number}\n    type: bill\n    title: Bron {number}\n    container-title: Kamerstukken II\n"
    f"    volume: 2024/25\n    collection-number: 26643\n    number: {number}\n"
    for number in range(1, 10)
)
