"""From the events of the YAML parser to data with places.

Only what a register needs: mappings, lists and scalars of the core schema. Anchors, aliases and tags are refused:
writers have no use for them, and an alias can make a small file expand without end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NoReturn
from unicodedata import normalize

from ruamel.yaml import YAML
from ruamel.yaml import events as e
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from nds_docs.document.characters import forbidden
from nds_docs.document.source import Source, Span
from nds_docs.errors import NdsError
from nds_docs.language import Text
from nds_docs.register import yaml_faults as faults
from nds_docs.register.positioned import Data, Number, Path, Positioned

DEEPEST = 32


class _Parser(YAML):
    """The parser in Python alone, without a look in its folder for plug-ins each time."""

    def __init__(self) -> None:
        super().__init__(typ="safe", pure=True)

    def official_plug_ins(self) -> list[str]:
        return []


class YamlReader:
    """Reads one YAML text; `start` is where it begins in the source."""

    def __init__(self, source: Source, text: str, start: int) -> None:
        self.source, self.text, self.start = source, text, start
        self.places: dict[Path, Span] = {}
        self.keys: dict[Path, Span] = {}

    def read(self) -> Positioned:
        """The data; raises `NdsError` as `positioned.parse` says."""
        try:
            self.events = iter(_Parser().parse(self.text))
            data = self.document()
        except MarkedYAMLError as error:
            fault, offset = faults.of_parser(error, self.text)
            self.stop(fault, offset)
        except ReaderError as error:
            self.stop(faults.CONTROL_CHARACTER, error.position, code=f"U+{ord(self.text[error.position]):04X}")
        return Positioned(data, self.places, self.keys, self.start)

    def document(self) -> Data:
        next(self.events)  # the start of the stream
        if isinstance(next(self.events), e.StreamEndEvent):
            return None
        data, _ = self.value((), next(self.events))
        next(self.events)  # the end of the document
        after = next(self.events)
        if isinstance(after, e.DocumentStartEvent):
            self.stop(faults.SECOND_DOCUMENT, after.start_mark.index)
        return data

    def value(self, path: Path, event: e.NodeEvent) -> tuple[Data, int]:
        """The value that begins with `event`, and the offset where it ends."""
        self.refuse_features(event)
        data: Data
        match event:
            case e.MappingStartEvent():
                data, end = self.mapping(path, event)
            case e.SequenceStartEvent():
                data, end = self.sequence(path, event)
            case e.ScalarEvent():
                text = normalize("NFC", event.value)
                data = text if event.style else _plain_scalar(text)
                end = event.end_mark.index
            case _:
                raise AssertionError(event)
        begin = event.start_mark.index
        end = begin + len(self.text[begin:end].rstrip())
        self.places[path] = self.span(begin, end)
        return data, end

    def mapping(self, path: Path, start: e.CollectionStartEvent) -> tuple[Data, int]:
        self.refuse_depth(path, start)
        data: dict[str, Data] = {}
        end = start.end_mark.index
        while not isinstance(event := next(self.events), e.MappingEndEvent):
            key = self.key(path, event, data)
            data[key], end = self.value((*path, key), next(self.events))
        return data, event.end_mark.index if start.flow_style else end

    def sequence(self, path: Path, start: e.CollectionStartEvent) -> tuple[Data, int]:
        self.refuse_depth(path, start)
        items: list[Data] = []
        end = start.end_mark.index
        while not isinstance(event := next(self.events), e.SequenceEndEvent):
            item, end = self.value((*path, len(items)), event)
            items.append(item)
        return items, event.end_mark.index if start.flow_style else end

    def key(self, path: Path, event: e.NodeEvent, known: Mapping[str, Data]) -> str:
        self.refuse_features(event)
        begin, end = event.start_mark.index, event.end_mark.index
        if not isinstance(event, e.ScalarEvent):
            self.stop(faults.KEY_IS_NO_TEXT, begin)
        key = normalize("NFC", event.value)
        if key in known:
            self.stop(faults.DUPLICATE_KEY, begin, key=key, first=self.line(self.keys[(*path, key)].start))
        self.keys[(*path, key)] = self.span(begin, end)
        return key

    def refuse_features(self, event: e.NodeEvent) -> None:
        """What YAML allows and a register has no use for."""
        if isinstance(event, e.AliasEvent):
            self.stop(faults.ALIAS, event.start_mark.index)
        if event.anchor is not None:
            self.stop(faults.ANCHOR, event.start_mark.index)
        if isinstance(event, e.ScalarEvent | e.CollectionStartEvent) and event.tag is not None:
            self.stop(faults.TAG, event.start_mark.index)
        if isinstance(event, e.ScalarEvent) and (character := forbidden(event.value)):  # "\u0007"
            self.stop(faults.CONTROL_CHARACTER, event.start_mark.index, code=f"U+{ord(character):04X}")

    def refuse_depth(self, path: Path, event: e.NodeEvent) -> None:
        if len(path) >= DEEPEST:
            self.stop(faults.TOO_DEEP, event.start_mark.index)

    def span(self, begin: int, end: int) -> Span:
        return Span(self.source.path, self.start + begin, self.start + end)

    def line(self, offset: int) -> int:
        return self.source.place(offset).line

    def stop(self, fault: Text, offset: int, **values: object) -> NoReturn:
        line = self.line(self.start + min(offset, len(self.text)))
        raise NdsError(fault, path=self.source.path, line=line, **values)


_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_BOOLEAN = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NUMBER = re.compile(
    r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)


def _plain_scalar(text: str) -> Data:
    """A scalar without quotes, by the core schema of YAML 1.2 (10.3.2)."""
    if text in _NULL:
        return None
    if text in _BOOLEAN:
        return _BOOLEAN[text]
    return Number(text) if _NUMBER.fullmatch(text) else text
