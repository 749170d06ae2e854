"""The two languages the program speaks to people, and which one it is now."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Language = Literal["nl", "en"]


@dataclass(frozen=True)
class Text:
    """A sentence in both languages; `{name}` in it is filled in by `say`, with a value or with another `Text`."""

    nl: str
    en: str

    def say(self, language: Language, values: Mapping[str, object] | None = None) -> str:
        """The sentence in `language` with its places filled in."""
        sentence = self.nl if language == "nl" else self.en
        if not values:
            return sentence
        said = {name: value.say(language) if isinstance(value, Text) else value for name, value in values.items()}
        return sentence.format_map(said)


def current_language(environment: Mapping[str, str] = os.environ) -> Language:
    """Dutch when `NDS_LANG=nl` or the locale is Dutch, else English."""
    chosen = environment.get("NDS_LANG", "").lower()
    if chosen:
        return "nl" if chosen.startswith("nl") else "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "nl" if environment[name].lower().startswith("nl") else "en"
    return "en"
