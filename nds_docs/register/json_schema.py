"""JSON Schemas of what writers type, for editors that complete and check: printed from `schema.py`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import msgspec

from nds_docs.register.schema import ChapterFront, ContributionFront, Register, Words

DIALECT = "https://json-schema.org/draft/2020-12/schema"

FILES: Mapping[str, tuple[type[msgspec.Struct], str]] = {
    "nds.schema.json": (Register, "nds.yml: het register van de strategie"),
    "chapter.schema.json": (ChapterFront, "Kopgegevens van een hoofdstuk"),
    "contribution.schema.json": (ContributionFront, "Kopgegevens van een bijdrage"),
    "words.schema.json": (Words, "words.yml: termen, afkortingen en woorden om te vermijden"),
}


def schemas() -> dict[str, str]:
    """The text of every schema, by file name."""
    return {name: _text(class_, title) for name, (class_, title) in FILES.items()}


def _text(class_: type[msgspec.Struct], title: str) -> str:
    (main,), parts = msgspec.json.schema_components((class_,), ref_template="#/$defs/{name}")
    name = main["$ref"].rsplit("/", 1)[-1]
    whole = {"$schema": DIALECT, "title": title, **_for_writers(parts.pop(name))}
    if parts:
        whole["$defs"] = {part: _for_writers(parts[part]) for part in sorted(parts)}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _for_writers(part: Any) -> Any:
    """A part of a schema as a writer needs it.

    The names of classes and what they say to programmers go; so does `null`, since an empty value is a fault.
    """
    if isinstance(part, list):
        return [_for_writers(item) for item in part]
    if not isinstance(part, dict):
        return part
    if "properties" in part or "enum" in part:
        part = {key: value for key, value in part.items() if key not in ("title", "description")}
    choices = [choice for choice in part.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        part = {**choices[0], **{key: value for key, value in part.items() if key not in ("anyOf", "default")}}
    return {key: _for_writers(value) for key, value in part.items()}
