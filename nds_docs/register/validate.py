"""Whether data have the shape of a class of `schema.py`, with a finding for everything that does not.

msgspec stops at the first fault and speaks to programmers, so the classes are walked here; converting comes after.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec
from msgspec import inspect as t

from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.rules import register as rules
from nds_docs.checks.suggestion import did_you_mean
from nds_docs.document.source import Span
from nds_docs.language import Text
from nds_docs.register import schema
from nds_docs.register.positioned import Data, Number, Path, Positioned, place_of

A_LIST = Text(nl="een lijst: `{key}: [een, twee]`", en="a list: `{key}: [one, two]`")
A_BLOCK = Text(nl="een blok met regels `naam: waarde`", en="a block of lines `name: value`")
ONE_VALUE = Text(nl="één waarde, geen lijst en geen blok", en="one value, no list and no block")
AT_LEAST_ONE = Text(nl="een lijst met ten minste één waarde", en="a list of at least one value")

ONE_OF = Text(nl="kies uit: {known}", en="choose from: {known}")
YES_OR_NO = Text(nl="schrijf `true` (ja) of `false` (nee)", en="write `true` or `false`")
A_DATE = Text(
    nl="schrijf een bestaande datum als jaar-maand-dag: 2025-02-14",
    en="write an existing date as year-month-day: 2025-02-14",
)
TEXT_NOT_BOOLEAN = Text(nl="zet er aanhalingstekens om als het tekst is", en="put quotes around it if it is text")

PATTERNS = {
    schema.PARTY_ID: Text(
        nl="gebruik kleine letters, cijfers en streepjes, met een letter vooraan: `uvw`",
        en="use lower-case letters, digits and hyphens, a letter first: `uvw`",
    ),
    schema.PRIORITY_ID: Text(
        nl="schrijf letters (de eerste een hoofdletter), een streepje en een getal: `BZK-2`",
        en="write letters (the first a capital), a hyphen and a number: `BZK-2`",
    ),
    schema.ABSORBED: Text(
        nl="schrijf PARTIJ/naam, zonder .md, en het kenmerk van de tekst: `uvw/meetnet@3f2a91c0`",
        en="write PARTY/name, without .md, and the fingerprint of its text: `uvw/meetnet@3f2a91c0`",
    ),
    schema.NAME: Text(
        nl="gebruik kleine letters, cijfers en streepjes: `diner-pensant`",
        en="use lower-case letters, digits and hyphens: `diner-pensant`",
    ),
    schema.FILE_STEM: Text(
        nl="gebruik kleine letters, cijfers en streepjes, maar niet de naam van de brief (kamerbrief): `nds`",
        en="use lower-case letters, digits and hyphens, but not the name of the letter (kamerbrief): `nds`",
    ),
    schema.LANGUAGE: Text(nl="schrijf taal en land: `nl-NL`", en="write language and country: `nl-NL`"),
    schema.COMMIT: Text(
        nl='schrijf 7 tot 40 cijfers en letters a-f: "1a2b3c4"',
        en='write 7 to 40 digits and letters a-f: "1a2b3c4"',
    ),
}
"""What each pattern of the schema asks for."""


def faults(positioned: Positioned, class_: type[msgspec.Struct]) -> Iterator[Finding]:
    """What keeps a mapping from being a `class_`; nothing when `msgspec.convert` can read it."""
    yield from _Walk(positioned).value((), positioned.data, _type_info(class_))


_type_info = cache(t.type_info)


class _Walk:
    def __init__(self, positioned: Positioned) -> None:
        self.positioned = positioned

    def place(self, path: Path) -> Span:
        return place_of(self.positioned.places, *path)

    def value(self, path: Path, data: Data, type_: t.Type) -> Iterator[Finding]:
        match type_:
            case t.Metadata():
                yield from self.value(path, data, type_.type)
            case _ if data is None:
                yield rules.EMPTY_VALUE.at(self.key_place(path), key=_name(path))
            case t.UnionType():
                inner = next(member for member in type_.types if not isinstance(member, t.NoneType))
                yield from self.value(path, data, inner)
            case t.StructType():
                yield from self.struct(path, data, type_)
            case t.DictType():
                yield from self.dictionary(path, data, type_)
            case t.VarTupleType():
                yield from self.array(path, data, type_)
            case _ if isinstance(data, list | dict):
                yield self.shape(path, ONE_VALUE)
            case _:
                yield from self.scalar(path, data, type_)

    def struct(self, path: Path, data: Data, type_: t.StructType) -> Iterator[Finding]:
        if not isinstance(data, dict):
            yield self.shape(path, A_BLOCK)
            return
        fields = {field.encode_name: field for field in type_.fields}
        for key in data:
            if key not in fields:
                span = self.key_place((*path, key))
                known = ", ".join(fields)
                yield rules.UNKNOWN_KEY.at(span, key=key, known=known, hint=did_you_mean(key, fields.keys() - data))
        for key, field in fields.items():
            if key in data:
                yield from self.value((*path, key), data[key], field.type)
            elif field.required:
                yield rules.MISSING_KEY.at(_first_line(self.place(path)), key=key)

    def dictionary(self, path: Path, data: Data, type_: t.DictType) -> Iterator[Finding]:
        if not isinstance(data, dict):
            yield self.shape(path, A_BLOCK)
            return
        for key, value in data.items():
            yield from self.value((*path, key), value, type_.value_type)

    def array(self, path: Path, data: Data, type_: t.VarTupleType) -> Iterator[Finding]:
        if not isinstance(data, list):
            yield self.shape(path, A_LIST)
            return
        if len(data) < (type_.min_length or 0):
            yield self.shape(path, AT_LEAST_ONE)
        for index, item in enumerate(data):
            yield from self.value((*path, index), item, type_.item_type)

    def scalar(self, path: Path, data: Data, type_: t.Type) -> Iterator[Finding]:
        match type_, data:
            case t.BoolType(), bool():
                pass
            case t.BoolType(), _:
                yield self.wrong(path, data, YES_OR_NO)
            case t.EnumType(), _:
                known = [member.value for member in type_.cls]
                if data not in known:
                    hint = did_you_mean(_written(data), known) or ONE_OF
                    yield self.wrong(path, data, hint, known=", ".join(known))
            case t.DateType(), _:
                if not _is_date(data):
                    yield self.wrong(path, data, A_DATE)
            case t.StrType(), Number():
                yield rules.UNQUOTED_NUMBER.at(self.place(path), key=_name(path), value=data.text)
            case t.StrType(), bool():
                yield self.wrong(path, data, TEXT_NOT_BOOLEAN)
            case t.StrType(), str():
                yield from self.text(path, data, type_)

    def text(self, path: Path, data: str, type_: t.StrType) -> Iterator[Finding]:
        if type_.min_length and not data.strip():
            yield rules.EMPTY_VALUE.at(self.place(path), key=_name(path))
        if type_.pattern and not re.search(type_.pattern, data):
            yield self.wrong(path, data, PATTERNS[type_.pattern])

    def wrong(self, path: Path, data: Data, hint: Text, **values: object) -> Finding:
        return rules.WRONG_VALUE.at(self.place(path), hint=hint, key=_name(path), value=_written(data), **values)

    def shape(self, path: Path, expected: Text) -> Finding:
        key = _name(path)
        known: Mapping[str, object] = {"key": key}
        filled = Text(nl=expected.say("nl", known), en=expected.say("en", known))
        return rules.WRONG_SHAPE.at(_first_line(self.place(path)), key=key, expected=filled)

    def key_place(self, path: Path) -> Span:
        return self.positioned.keys.get(path) or self.place(path)


def _name(path: Path) -> str:
    """The last name on the way: that of the list for something in a list."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _written(data: Data) -> str:
    if isinstance(data, Number):
        return data.text
    return str(data).lower() if isinstance(data, bool) else str(data)


def _is_date(data: Data) -> bool:
    if not isinstance(data, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", data):
        return False
    try:
        datetime.date.fromisoformat(data)
    except ValueError:
        return False
    return True


def _first_line(span: Span) -> Span:
    """Where a block starts: enough to show, where all of it would be too much."""
    return Span(span.path, span.start, min(span.end, span.start + 1))
