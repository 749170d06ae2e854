"""Numbers of tables, figures, measures and goals: fields that count on, and start again in every chapter.

Source: OpenDocument 1.3 part 3, 7.4.13.
"""

from __future__ import annotations

from collections import Counter

from nds_docs.compose.edition import Label, LabelKind
from nds_docs.compose.wording import capitalised, label_word
from nds_docs.language import Language
from nds_docs.writers.odt.odf import escape

OWN_NAMES = {LabelKind.TABLE: "Table", LabelKind.FIGURE: "Figure"}
"""The sequences that LibreOffice knows itself, and shows in everyone's language."""

_COUNTED = (LabelKind.TABLE, LabelKind.FIGURE, LabelKind.MEASURE, LabelKind.GOAL)


def sequence_name(kind: LabelKind, language: Language) -> str:
    """The name of the sequence that counts `kind`."""
    return OWN_NAMES.get(kind) or capitalised(label_word(kind, language))


def declarations(language: Language) -> str:
    """What stands before a text: the sequences, each with the number of its chapter and a point before it."""
    shown = "".join(
        '<text:sequence-decl text:display-outline-level="1" text:separation-character="."'
        f' text:name="{sequence_name(kind, language)}"/>'
        for kind in _COUNTED
    )
    return f"<text:sequence-decls>{shown}</text:sequence-decls>"


class Sequences:
    """Knows what the programs that count would say next, and tells them where that is not the number to show."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._counted: Counter[LabelKind] = Counter()

    def chapter(self) -> None:
        """A heading of level 1: every count starts again."""
        self._counted.clear()

    def next(self, label: Label) -> str:
        """The field that shows the number of `label`."""
        name = sequence_name(label.kind, self._language)
        place = int(label.number.rpartition(".")[2])
        expected = self._counted[label.kind] + 1
        self._counted[label.kind] = place
        formula = f"{name}+1" if place == expected else str(place)
        return (
            f'<text:sequence text:name="{name}" text:formula="ooow:{formula}" style:num-format="1">'
            f"{escape(label.number)}</text:sequence>"
        )
