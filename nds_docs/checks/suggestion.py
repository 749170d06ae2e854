"""The name that somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from nds_docs.language import Text


def nearest(word: str, names: Iterable[str]) -> str:
    """The name nearest to `word`, whatever its capitals; "" where none is near."""
    by_folded = {name.casefold(): name for name in names}
    near = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.65)
    return by_folded[near[0]] if near else ""


def did_you_mean(word: str, names: Iterable[str]) -> Text | None:
    """A hint with the name nearest to `word`; None where none is near."""
    near = nearest(word, names)
    return meaning(near) if near else None


def meaning(name: str) -> Text:
    """The hint that `name` was probably meant."""
    name = name.replace("{", "{{").replace("}", "}}")
    return Text(nl=f"bedoelde u `{name}`?", en=f"did you mean `{name}`?")
