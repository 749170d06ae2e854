"""Numbers of tables, figures, measures and goals: fields that count on, and start again where the numbers do."""

from __future__ import annotations

from nds_docs.compose.edition import Label, LabelKind
from nds_docs.compose.wording import capitalised, label_word
from nds_docs.language import Language
from nds_docs.writers.docx import fields


class Sequences:
    """Knows what Word would count to next, and tells it where that is not the number to show."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._counted: dict[LabelKind, tuple[str, int]] = {}  # the chapter and place last given out

    def next(self, label: Label, properties: str) -> str:
        """The fields that show the number of `label`; `properties` is the `w:rPr` of its characters, or ""."""
        chapter, _, place = label.number.rpartition(".")
        last = self._counted.get(label.kind, ("", 0))
        self._counted[label.kind] = (chapter, int(place))
        restart = (chapter, int(place) - 1) != last
        name = capitalised(label_word(label.kind, self._language))
        return fields.counted(chapter, name, int(place), restart=restart, properties=properties)
