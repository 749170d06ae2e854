"""Edits at random, each with what the text must say after it (`outline.py`)."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import (
    Edit,
)
from tests.bench.generator import VOCABULARY
from tests.edits.outline import Box, outline

TYPED = (
    "* ** _ ` ``` ~ ~~ ^ [ ] [x] [x](y) [^1] ![x] { } {{ {#id} < > <b> <!-- --> & &amp; \\ \\* | # ## - + 1. 2) (1) a. "
    ": ::: @ @key @sec-a -@x $x$ $5 != = === --- … € % * a*b* _c_ http://x.nl e.mail@x.nl : ; , ' \" / // 's 5 * 3 "
    "x_y_z ^2^ H~2~O"
).split(" ")


@dataclass(frozen=True)
class Drawn:
    """An edit, its kind and where it is, and the text as it must be; `expected` is None where it must be refused."""

    kind: str
    where: str
    edit: Edit
    expected: Box | None


class Drawer:
    """Draws edits of one text."""

    def __init__(self, text: EditableText, chance: random.Random) -> None:
        self.text, self.chance = text, chance
        self.where_drawn = ""
        self.begin()

    def begin(self) -> None:
        """What is drawn next starts from the text as it is."""
        self.root = outline(self.text.source, self.text.reading)
        self.leaves = [box for box in self.root.every() if box.is_leaf]
        self.tables = [box for box in self.root.every() if box.kind == "Table"]

    # --- what to write

    def words(self, least: int = 1, most: int = 3) -> str:
        said = [self.chance.choice(VOCABULARY) for _ in range(self.chance.randint(least, most))]
        return " ".join(said)

    def typed(self) -> str:
        """Words among which stand signs that could mean something."""
        return " ".join(self.chance.choice([*TYPED, *VOCABULARY[:20]]) for _ in range(self.chance.randint(1, 4)))

    def sentence(self) -> str:
        return self.words(3, 8).capitalize() + "."

    # --- where

    def where(self, box: Box) -> str:
        path = [other.kind for other in self.root.path_to(box.span)]
        names = {"Cell": "cell", "Note": "footnote", "Item": "item", "Caption": "caption", "Body": "definition"}
        for kind, name in names.items():
            if kind in path:
                return name
        named = {"Header": "heading", "CodeBlock": "code block", "Term": "definition"}.get(box.kind, "paragraph")
        return named if named != "paragraph" or ("Div" not in path and "BlockQuote" not in path) else "in div or quote"

    def leaf(self, fits: Callable[[Box], bool] = lambda box: True) -> Box | None:
        fitting = [box for box in self.leaves if box.characters and fits(box) and not self.is_picture(box)]
        return self.chance.choice(fitting) if fitting else None

    def is_picture(self, box: Box) -> bool:
        """Whether it is the picture of a figure, which is no text."""
        return self.root.path_to(box.span)[-2].kind == "Figure"

    def done(self, edit: Edit, box: Box) -> tuple[Edit, str, bool]:
        return edit, self.where_drawn, True

    def at(self, box: Box) -> None:
        self.where_drawn = self.where(box)


def spots(text: str) -> list[tuple[int, int]]:
    """The words of a text."""
    found, at = [], 0
    for word in text.replace("\n", " ").split(" "):
        if word:
            found.append((at, at + len(word)))
        at += len(word) + 1
    return found


Result = tuple[Edit, str, bool] | None
