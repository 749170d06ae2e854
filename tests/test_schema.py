"""The JSON Schemas that editors read are those of the classes that the program reads."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from nds_docs.register.json_schema import FILES, schemas
from tests.conftest import Golden

FOLDER = Path(__file__).parents[1] / "docs" / "schema"


@pytest.mark.parametrize("name", FILES)
def test_the_schema_in_docs_is_fresh(name: str, golden: Golden) -> None:
    golden(FOLDER / name, schemas()[name])


@pytest.mark.parametrize("name", FILES)
def test_only_the_keys_of_the_classes_are_allowed(name: str) -> None:
    schema = json.loads(schemas()[name])
    class_, _ = FILES[name]
    assert list(schema["properties"]) == [field.encode_name for field in msgspec.structs.fields(class_)]
    assert {block["additionalProperties"] for block in blocks(schema)} == {False}


@pytest.mark.parametrize("name", FILES)
def test_every_key_is_described_in_dutch_and_none_may_be_empty(name: str) -> None:
    schema = json.loads(schemas()[name])
    for key, value in properties(schema):
        assert value.get("description"), f"{key} has no description"
        assert not re.search(r"\b(the|and|with)\b", value["description"])
        assert "anyOf" not in value


def blocks(schema: Any) -> list[Any]:
    """The schemas of all blocks with named keys: the whole and its parts."""
    return [part for part in (schema, *schema.get("$defs", {}).values()) if "enum" not in part]


def properties(schema: Any) -> Iterator[tuple[str, Any]]:
    for block in blocks(schema):
        yield from block["properties"].items()
