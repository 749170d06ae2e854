"""Other words at random."""

from __future__ import annotations

from collections.abc import Callable

from nds_docs.document.pieces import OBJECT
from nds_docs.review.edit.edits import Replacement, ReplaceText
from tests.edits.drawing import Drawer, Result, spots
from tests.edits.outline import Box, Character, new, remove


def replace_text(drawer: Drawer, box: Box, replacements: list[Replacement]) -> Result:
    drawer.at(box)
    for start, end, text in sorted(replacements, reverse=True):
        box.characters[start:end] = new(text)
    path = drawer.root.path_to(box.span)
    if box.kind != "CodeBlock" and not box.text.strip(" \t\n") and not any(map(_in_code, box.characters)):
        remove(drawer.root, box)
    return drawer.done(ReplaceText(path[-1].span, tuple(replacements)), box)


def _in_code(character: Character) -> bool:
    return any(one.startswith("Code ") for one in character[1] or ())


def word(drawer: Drawer, fits: Callable[[Box], bool] = lambda box: True) -> Result:
    """One word: another, none, or a new one beside it; or some letters of it."""
    box = drawer.leaf(lambda box: fits(box) and bool(spots(box.text)))
    if box is None:
        return None
    start, end = drawer.chance.choice(spots(box.text))
    if OBJECT in box.text[start:end]:
        return None
    how = drawer.chance.randrange(6)
    if how == 0:
        return replace_text(drawer, box, [Replacement(start, end, drawer.words(1, 1))])
    if how == 1:
        return replace_text(drawer, box, [Replacement(start, min(end + 1, len(box.text)), "")])
    if how == 2:
        return replace_text(drawer, box, [Replacement(start, start, drawer.words(1, 2) + " ")])
    if how == 3:
        return replace_text(drawer, box, [Replacement(end, end, " " + drawer.words(1, 2))])
    a, b = sorted((drawer.chance.randint(start, end), drawer.chance.randint(start, end)))
    return replace_text(drawer, box, [Replacement(a, b, drawer.chance.choice(["", "s", "en", "x", "de"]))])


def _is(*places: str) -> Callable[[Drawer], Callable[[Box], bool]]:
    return lambda drawer: lambda box: drawer.where(box) in places


def words(drawer: Drawer) -> Result:
    """Two to six words, markup or not."""
    box = drawer.leaf(lambda box: len(spots(box.text)) > 2)
    if box is None:
        return None
    found = spots(box.text)
    first = drawer.chance.randrange(len(found) - 1)
    last = min(len(found) - 1, first + drawer.chance.randint(1, 5))
    start, end = found[first][0], found[last][1]
    return replace_text(drawer, box, [Replacement(start, end, drawer.words(0, 5))])


def anywhere(drawer: Drawer) -> Result:
    """Any characters of a block."""
    box = drawer.leaf()
    if box is None:
        return None
    a, b = sorted(drawer.chance.randint(0, len(box.text)) for _ in range(2))
    return replace_text(drawer, box, [Replacement(a, min(b, a + 20), drawer.chance.choice(["", drawer.words(), "."]))])


def several(drawer: Drawer) -> Result:
    """Several places in one block."""
    box = drawer.leaf(lambda box: len(spots(box.text)) > 5)
    if box is None:
        return None
    found = drawer.chance.sample(spots(box.text), drawer.chance.randint(2, 4))
    return replace_text(drawer, box, [Replacement(a, b, drawer.words(0, 2)) for a, b in sorted(found)])


def typed(drawer: Drawer) -> Result:
    """Signs that could mean something in Markdown."""
    box = drawer.leaf()
    if box is None:
        return None
    at = drawer.chance.choice([0, len(box.text), *(place for spot in spots(box.text) for place in spot)])
    text = drawer.typed()
    spaced = drawer.chance.choice([text, text + " ", " " + text])
    return replace_text(drawer, box, [Replacement(at, at, spaced)])


def sentence(drawer: Drawer) -> Result:
    """A new sentence at the end or start."""
    box = drawer.leaf(lambda box: box.kind in ("Para", "Plain"))
    if box is None:
        return None
    if drawer.chance.random() < 0.7:
        return replace_text(drawer, box, [Replacement(len(box.text), len(box.text), " " + drawer.sentence())])
    return replace_text(drawer, box, [Replacement(0, 0, drawer.sentence() + " ")])


def cell(drawer: Drawer) -> Result:
    return word(drawer, _is("cell")(drawer))


def footnote(drawer: Drawer) -> Result:
    return word(drawer, _is("footnote")(drawer))


def fill_cell(drawer: Drawer) -> Result:
    """Words in an empty cell."""
    empty = [box for box in drawer.root.every() if box.kind == "Cell" and not box.inside]
    if not empty:
        return None
    box = drawer.chance.choice(empty)
    text = drawer.words()
    drawer.where_drawn = "cell"
    box.inside = [Box("Plain", characters=new(text))]
    return drawer.done(ReplaceText(box.span, (Replacement(0, 0, text),)), box)


def delete_note(drawer: Drawer) -> Result:
    """The mark of a footnote, and with the last one the footnote."""
    box = drawer.leaf(lambda box: any(_is_note(formats) for _, formats in box.characters))
    if box is None:
        return None
    marks = [at for at, (_, formats) in enumerate(box.characters) if _is_note(formats)]
    at = drawer.chance.choice(marks)
    return replace_text(drawer, box, [Replacement(at, at + 1, "")])


def _is_note(formats: frozenset[str] | None) -> bool:
    return any(one.startswith("Note ") for one in formats or ())
