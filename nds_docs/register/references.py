"""`references.yml`: the existing strategies, Kamerstukken and EU law that the text builds on."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn, TypeAlias

from nds_docs.checks.suggestion import did_you_mean
from nds_docs.document.source import NOWHERE, Source, Span
from nds_docs.errors import NdsError
from nds_docs.language import Text
from nds_docs.register.csl import DATE_VARIABLES, LIST_VARIABLES, NAME_PARTS, NAME_VARIABLES, TYPES, VARIABLES
from nds_docs.register.positioned import Data, Number, Path, Positioned, place_of

LABEL_PREFIXES = ("sec-", "tbl-", "fig-", "act-", "goal-", "prio-")

NO_LIST = Text(
    nl="het bestand begint met een regel `references:`, met daaronder een lijst van bronnen",
    en="the file starts with a line `references:`, with a list of sources below it",
)
NO_BLOCK = Text(
    nl="een bron is een blok met `id: …`, `type: …` en `title: …`",
    en="a source is a block with `id: …`, `type: …` and `title: …`",
)
MISSING = Text(nl="bij deze bron ontbreekt `{key}`", en="this source lacks `{key}`")
EMPTY = Text(
    nl="`{key}` is niet ingevuld; vul een waarde in of haal de regel weg",
    en="`{key}` has no value; give a value or remove the line",
)
UNKNOWN_VARIABLE = Text(
    nl="`{key}` is geen gegeven van een bron{hint}",
    en="`{key}` is not a key of a source{hint}",
)
UNKNOWN_TYPE = Text(
    nl="`{type}` is geen soort bron{hint}; een Kamerstuk is `bill`, een wet `legislation`, een rapport `report`",
    en="`{type}` is no type of source{hint}; a Kamerstuk is `bill`, a law `legislation`, a report `report`",
)
WRONG_KEY = Text(
    nl="`{key}` kan geen sleutel zijn: gebruik letters, cijfers en streepjes, zonder spaties",
    en="`{key}` cannot be a key: use letters, digits and hyphens, without spaces",
)
LABEL_KEY = Text(
    nl="een sleutel mag niet beginnen met `{prefix}`: zo begint een verwijzing binnen het stuk",
    en="a key cannot start with `{prefix}`: that is how a reference within the document starts",
)
TWICE = Text(
    nl="bron `{key}` staat er twee keer: ook op regel {first}",
    en="source `{key}` is listed twice: on line {first} as well",
)
WRONG_DATE = Text(
    nl="`{value}` is geen datum: schrijf 2024-11-07, 2024-11 of 2024",
    en="`{value}` is no date: write 2024-11-07, 2024-11 or 2024",
)
ONE_VALUE = Text(nl="bij `{key}` hoort één waarde", en="`{key}` takes one value")
NAMES = Text(
    nl="bij `{key}` hoort een lijst van namen: `- literal: Unie van Waterschappen`",
    en="`{key}` takes a list of names: `- literal: Unie van Waterschappen`",
)

_KEY = re.compile(r"[^\W_][\w:.-]*")
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")

Json: TypeAlias = "str | list[dict[str, str]] | list[str]"


@dataclass(frozen=True)
class Reference:
    """One entry. `csl` is the CSL item as citeproc reads it (JSON types only)."""

    key: str
    title: str
    csl: Mapping[str, Any]
    span: Span = NOWHERE

    @property
    def short_title(self) -> str:
        """What the text calls it."""
        return str(self.csl.get("title-short", self.title))


def read_references(source: Source, positioned: Positioned) -> Mapping[str, Reference]:
    """The entries by key, in the order of the file. Raises `NdsError` with the line of what is wrong.

    The form is that of CSL YAML: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
    """
    return _Reader(source, positioned).read()


class _Reader:
    def __init__(self, source: Source, positioned: Positioned) -> None:
        self.source, self.positioned = source, positioned

    def read(self) -> Mapping[str, Reference]:
        data = self.positioned.data
        if data is None:
            return {}
        if not isinstance(data, dict) or data.keys() != {"references"} or not isinstance(data["references"], list):
            self.stop(NO_LIST, ())
        found: dict[str, Reference] = {}
        for index, item in enumerate(data["references"]):
            path: Path = ("references", index)
            reference = self.reference(path, item)
            if reference.key in found:
                first = self.source.place(found[reference.key].span.start).line
                self.stop(TWICE, (*path, "id"), key=reference.key, first=first)
            found[reference.key] = reference
        return found

    def reference(self, path: Path, item: Data) -> Reference:
        if not isinstance(item, dict):
            self.stop(NO_BLOCK, path)
        for key in item:
            if key not in VARIABLES:
                self.stop(UNKNOWN_VARIABLE, (*path, key), key=key, hint=_meant(key, VARIABLES))
        for key in ("id", "type", "title"):
            if key not in item:
                self.stop(MISSING, path, key=key)
        csl = {key: self.variable((*path, key), key, value) for key, value in item.items()}
        self.refuse_key(path, str(csl["id"]))
        if csl["type"] not in TYPES:
            hint = _meant(str(csl["type"]), TYPES)
            self.stop(UNKNOWN_TYPE, (*path, "type"), type=csl["type"], hint=hint)
        return Reference(str(csl["id"]), str(csl["title"]), csl, place_of(self.positioned.places, *path, "id"))

    def refuse_key(self, path: Path, key: str) -> None:
        if not _KEY.fullmatch(key):
            self.stop(WRONG_KEY, (*path, "id"), key=key)
        for prefix in LABEL_PREFIXES:
            if key.startswith(prefix):
                self.stop(LABEL_KEY, (*path, "id"), prefix=prefix)

    def variable(self, path: Path, key: str, value: Data) -> Json:
        if key in NAME_VARIABLES:
            return self.names(path, key, value)
        if key in LIST_VARIABLES and isinstance(value, list):
            return [self.text((*path, index), key, item) for index, item in enumerate(value)]
        text = self.text(path, key, value)
        if key in DATE_VARIABLES and not _is_date(text):
            self.stop(WRONG_DATE, path, value=text)
        return text

    def names(self, path: Path, key: str, value: Data) -> list[dict[str, str]]:
        if not isinstance(value, list):
            self.stop(NAMES, path, key=key)
        names: list[dict[str, str]] = []
        for index, name in enumerate(value):
            if not isinstance(name, dict) or not name.keys() <= NAME_PARTS:
                self.stop(NAMES, (*path, index), key=key)
            names.append({part: self.text((*path, index, part), part, text) for part, text in name.items()})
        return names

    def text(self, path: Path, key: str, value: Data) -> str:
        """A scalar as it was typed: a dossier number is no number to count with."""
        if value is None or value == "":
            self.stop(EMPTY, path, key=key)
        if isinstance(value, list | dict):
            self.stop(ONE_VALUE, path, key=key)
        if isinstance(value, Number):
            return value.text
        return str(value).lower() if isinstance(value, bool) else value.strip()

    def stop(self, text: Text, path: Path, **values: object) -> NoReturn:
        places = self.positioned.places
        span = self.positioned.keys.get(path) or place_of(places, *path)
        raise NdsError(text, path=self.source.path, line=self.source.place(span.start).line, **values)


def _is_date(text: str) -> bool:
    """Whether a text is a day, a month or a year that exists."""
    if not _DATE.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat(text + "-01-01"[len(text) - len("2024") :])
    except ValueError:
        return False
    return True


def _meant(word: str, names: Iterable[str]) -> Text | str:
    near = did_you_mean(word, names)
    return Text(nl=f"; {near.nl}", en=f"; {near.en}") if near else ""
