"""Texts to edit: Dutch made at random with every construct of our Markdown, and the texts that are there."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from nds_docs.document.source import Source
from nds_docs.markdown.front_matter import split
from nds_docs.review.edit.editable import EditableText
from tests.bench.generator import VOCABULARY

ROOT = Path(__file__).parents[2]
_CASE = re.compile(r"^## .+\n\n````\n((?:.*\n)*?)\.\n", re.MULTILINE)


class Writer:
    """Writes one text; the same seed gives the same text."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.notes: list[str] = []
        self.labels = ["sec-a", "tbl-a", "act-a"]
        self.lines = self.chance.random() < 0.5  # a sentence a line
        self.notes_at_end = self.chance.random() < 0.5

    def word(self) -> str:
        return self.chance.choice(VOCABULARY)

    def words(self, least: int, most: int) -> str:
        return " ".join(self.word() for _ in range(self.chance.randint(least, most)))

    def marked(self) -> str:
        """Some words with markup, references and what else stands in a sentence."""
        forms: list[Callable[[], str]] = [
            lambda: f"*{self.words(1, 3)}*",
            lambda: f"_{self.words(1, 2)}_",
            lambda: f"**{self.words(1, 3)}**",
            lambda: f"***{self.word()}* {self.word()}**",
            lambda: f"**{self.word()} *{self.words(1, 2)}* {self.word()}**",
            lambda: f"~~{self.word()}~~",
            lambda: "CO~2~" if self.chance.random() < 0.5 else "m^3^",
            lambda: f"`{self.word()}`",
            lambda: f"`` {self.word()} ` {self.word()} ``",
            lambda: f"[{self.words(1, 3)}](https://www.voorbeeld.nl/{self.word()})",
            lambda: f"[{self.word()} *{self.word()}*](stuk.md 'titel')",
            lambda: f"[{self.words(1, 2)}]{{.klas}}",
            lambda: "<https://www.voorbeeld.nl>",
            lambda: f"[{self.word()}][bron]",
            lambda: f"@{self.chance.choice(self.labels)}",
            lambda: f"[-@{self.chance.choice(self.labels)}]",
            lambda: "@uvw/meetnet#sec-x",
            lambda: f"[@bron{self.chance.randint(1, 9)}, p. {self.chance.randint(1, 99)}]",
            lambda: "[zie @bron1; @bron2]",
            lambda: "@vaarkaart2023",
            lambda: f"{self.word()}{self.note()}",
            lambda: "AT&amp;T",
            lambda: f"{self.word()}&nbsp;{self.word()}",
            lambda: f"{self.word()} \\* {self.word()}",
            lambda: f"\\[{self.word()}\\]",
            lambda: f"{self.word()}\\_{self.word()}",
            lambda: "€ 20",
            lambda: "3 * 4",
            lambda: "art. 3, lid 2",
            lambda: f"({self.words(1, 3)})",
            lambda: f"‘{self.word()}’",
            lambda: f'"{self.word()}"',
            lambda: "{{ document.version }}",
            lambda: f"<!-- {self.word()} -->",
            lambda: "![plaat](plaat.png)",
            lambda: f"{self.word()} - {self.word()}",
            lambda: f"{self.word()}: {self.word()}; {self.word()}",
        ]
        return self.chance.choice(forms)()

    def note(self) -> str:
        label = str(len(self.notes) + 1)
        self.notes.append(f"[^{label}]: {self.words(3, 8).capitalize()}.")
        return f"[^{label}]"

    def sentence(self, marks: float = 0.25) -> str:
        said = [
            self.marked() if self.chance.random() < marks else self.word() for _ in range(self.chance.randint(4, 14))
        ]
        said[0] = said[0].capitalize() if said[0].isalpha() else said[0]
        return " ".join(said) + self.chance.choice([".", ".", ".", "?", ":" if len(said) > 9 else "."])

    def paragraph(self, sentences: int = 4) -> str:
        said = [self.sentence() for _ in range(self.chance.randint(1, sentences))]
        if self.lines:
            return "\n".join(said)
        text = " ".join(said)
        return self.wrapped(text) if self.chance.random() < 0.4 else text

    def wrapped(self, text: str) -> str:
        """Lines broken anywhere, some of them hard."""
        chance = self.chance
        return re.sub(
            r" (?=[a-z])", lambda _: "\n" if chance.random() < 0.08 else "\\\n" if chance.random() < 0.02 else " ", text
        )

    def bullets(self, depth: int = 0) -> str:
        marker = self.chance.choice(["- ", "* ", "1. ", "- "])
        loose = self.chance.random() < 0.25
        found = []
        for number in range(self.chance.randint(1, 4)):
            sign = f"{number + 1}. " if marker == "1. " else marker
            text = self.sentence() if self.chance.random() < 0.8 else self.paragraph(2)
            if depth < 2 and self.chance.random() < 0.2:
                text += ("\n\n" if loose else "\n") + self.bullets(depth + 1)
            elif loose and self.chance.random() < 0.3:
                text += "\n\n" + self.paragraph(2)
            found.append(indented(text, sign, " " * len(sign)))
        return ("\n\n" if loose else "\n").join(found)

    def table(self) -> str:
        columns = self.chance.randint(2, 4)
        rows = [[self.cell() for _ in range(columns)] for _ in range(self.chance.randint(2, 5))]
        if self.chance.random() < 0.8:
            lines = ["| " + " | ".join(row) + " |" for row in rows]
            ruler = "|" + "|".join(self.chance.choice(["---", ":---", "---:", ":-:"]) for _ in range(columns)) + "|"
        else:
            lines = [" | ".join(cell or "x" for cell in row) for row in rows]
            ruler = "|".join(["---"] * columns)
        text = "\n".join([lines[0], ruler, *lines[1:]])
        return text + f"\n\n: {self.words(2, 5).capitalize()} {{#tbl-a}}" if self.chance.random() < 0.6 else text

    def cell(self) -> str:
        if self.chance.random() < 0.08:
            return ""
        return self.words(1, 4) if self.chance.random() < 0.7 else self.marked() + " " + self.word()

    def block(self, depth: int = 0) -> str:
        """One block, at times with others in it."""
        forms: list[Callable[[], str]] = [
            *([self.paragraph] * 6),
            *([self.bullets] * 3),
            lambda: (
                f"# {self.words(1, 4).capitalize()} {{#sec-a}}"
                if self.chance.random() < 0.4
                else f"## {self.sentence(0.3)}"
            ),
            lambda: f"{self.words(2, 4).capitalize()}\n---",
            self.table,
            lambda: f"```\n{self.words(1, 3)}\n\n  {self.words(1, 3)}\n```",
            lambda: f"    {self.words(1, 3)}\n    {self.words(1, 3)}",
            lambda: indented(self.inner(depth), "> ", "> "),
            lambda: self.frame("{.measure #act-a owner=uvw year=2025}", depth),
            lambda: self.frame("{.box}", depth),
            lambda: f"::: {{.todo for=fez}}\n{self.paragraph(2)}\n:::",
            self.definitions,
            lambda: f'![{self.words(2, 5).capitalize()}](plaat.png){{#fig-a alt="{self.words(2, 4)}"}}',
            lambda: f"<!-- {self.words(2, 4)} -->",
            lambda: "***",
        ]
        return self.chance.choice(forms)()

    def frame(self, attributes: str, depth: int) -> str:
        return f"::: {attributes}\n## {self.words(2, 4).capitalize()}\n\n{self.inner(depth)}\n:::"

    def definitions(self) -> str:
        first = f"{self.words(1, 2).capitalize()}\n: {self.sentence()}"
        return f"{first}\n\n{self.words(1, 2).capitalize()}\n" + indented(self.paragraph(2), ":   ", "    ")

    def inner(self, depth: int) -> str:
        if depth > 1:
            return self.paragraph(2)
        return "\n\n".join(self.block(depth + 1) for _ in range(self.chance.randint(1, 3)))

    def text(self) -> str:
        """A whole text."""
        parts: list[str] = []
        for _ in range(self.chance.randint(3, 9)):
            parts.append(self.block())
            if not self.notes_at_end:
                parts += self.notes_since(parts)
        parts += self.notes_since(parts)
        parts.append("[bron]: https://www.voorbeeld.nl/bron 'Bron'")
        return "\n\n".join(parts) + "\n"

    def notes_since(self, parts: list[str]) -> list[str]:
        return [note for note in self.notes if note not in parts]


def indented(text: str, first: str, rest: str) -> str:
    return "\n".join(((first if at == 0 else rest) + line).rstrip() for at, line in enumerate(text.split("\n")))


def made(seed: int) -> EditableText:
    """A text made at random, in any of the forms of a file."""
    chance = random.Random(seed)
    raw = Writer(seed).text().encode()
    if chance.random() < 0.15:
        raw = raw.replace(b"\n", b"\r\n")
    if chance.random() < 0.1:
        raw = b"\xef\xbb\xbf" + raw
    return EditableText(Source("made.md", raw), expressions=True)


def own() -> list[EditableText]:
    """The chapters and contributions of the working copy."""
    paths = sorted([*(ROOT / "chapters").glob("*.md"), *(ROOT / "contributions").glob("*/*.md")])
    sources = [Source(path.relative_to(ROOT).as_posix(), path.read_bytes()) for path in paths]
    return [EditableText(s, split(s).body, s.path.startswith("chapters/")) for s in sources]


def cases() -> list[EditableText]:
    """The cases of the dialect and the examples of CommonMark."""
    examples = json.loads((ROOT / "tests/commonmark/examples.json").read_text("utf-8"))
    texts = [example["markdown"] for example in examples]
    texts += [
        text
        for path in sorted((ROOT / "tests/dialect").glob("*.md"))
        for text in _CASE.findall(path.read_text("utf-8"))
    ]
    return [EditableText(Source("case.md", text.encode())) for text in texts]


def every(seed: int) -> Iterator[tuple[str, EditableText]]:
    """Texts without end: made ones, now and then one that is there."""
    chance = random.Random(seed)
    there, odd = own(), cases()
    number = seed * 1_000_000
    while True:
        number += 1
        where = chance.random()
        if where < 0.70:
            yield "made", made(number)
        elif where < 0.85:
            yield "own", chance.choice(there)
        else:
            yield "cases", chance.choice(odd)
