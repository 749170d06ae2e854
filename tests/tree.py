"""A document as a tree that a person can read: every node on a line, with the place where it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from nds_docs.document import walk
from nds_docs.document.nodes import Attr, Citation, Document
from nds_docs.document.source import Source
from nds_docs.document.walk import AnyNode

_SHOWN = ("level", "text", "url", "title", "target", "bare", "code", "start", "delimiter")


def tree(source: Source, document: Document) -> str:
    """One line a node, indented; places are `line:column`, the last one not included."""
    return "".join(line + "\n" for block in document.blocks for line in _lines(source, block, ""))


def _lines(source: Source, node: AnyNode, indent: str) -> Iterator[str]:
    start, end = source.place(node.span.start), source.place(node.span.end)
    shown = " ".join(filter(None, (type(node).__name__, *_values(node))))
    mapped = "" if getattr(node, "mapped", True) else " (not mapped)"
    yield f"{indent}{shown} {start.line}:{start.column}-{end.line}:{end.column}{mapped}"
    for child in walk.children(node):
        yield from _lines(source, child, indent + "  ")


def _values(node: AnyNode) -> Iterator[str]:
    """What a node says of itself, without its children; what is usual is left out."""
    for field in fields(node):
        value = getattr(node, field.name)
        if isinstance(value, Attr):
            yield from (f"#{value.id}" if value.id else "", *("." + name for name in value.classes))
            yield from (f"{key}={text!r}" for key, text in value.pairs)
        elif field.name in _SHOWN and value != field.default and value not in ("", False):
            yield repr(value) if isinstance(value, str) else str(value)
        elif field.name == "citations":
            yield from (_citation(citation) for citation in value)


def _citation(citation: Citation) -> str:
    return f"@{citation.key} {citation.mode.name}"
