"""Pandoc JSON → Document. What the model cannot hold is refused, never dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Never

import msgspec

from nds_docs.document import nodes as n
from nds_docs.document.nodes import Block, Inline
from nds_docs.errors import NdsError
from nds_docs.language import Text

NOT_PANDOC = Text(
    nl="dit is geen JSON van pandoc: {fault}",
    en="this is not Pandoc JSON: {fault}",
)
OTHER_VERSION = Text(
    nl="deze JSON hoort bij een andere versie van pandoc ({version}; hier geldt 1.23)",
    en="this JSON is of another version of pandoc ({version}; 1.23 holds here)",
)
NOT_HELD = Text(
    nl="pandoc gaf een onderdeel dat hier niet wordt ondersteund: {what}",
    en="pandoc gave an element that is not supported here: {what}",
)

_WRAPPERS: dict[str, Callable[[tuple[Inline, ...]], Inline]] = {
    "Emph": n.Emph,
    "Strong": n.Strong,
    "Strikeout": n.Strikeout,
    "Superscript": n.Superscript,
    "Subscript": n.Subscript,
}
_DELIMITERS = {"Period": ".", "DefaultDelim": ".", "OneParen": ")"}


def decode(text: str | bytes) -> n.Document:
    """The document of a JSON text that pandoc wrote; its metadata is left out.

    Words and spaces come back as one `Str`. Raises `NdsError` for what is not Pandoc JSON, for a version other than
    1.23 and for every constructor or property that `Document` cannot hold.
    """
    try:
        whole = msgspec.json.decode(text)
        version = whole["pandoc-api-version"]
        if version[:2] != [1, 23]:
            raise NdsError(OTHER_VERSION, version=".".join(map(str, version)))
        return n.Document(_blocks(whole["blocks"]))
    except (msgspec.DecodeError, LookupError, TypeError, ValueError) as fault:
        raise NdsError(NOT_PANDOC, fault=repr(fault)) from fault


def _refuse(what: str) -> Never:
    raise NdsError(NOT_HELD, what=what)


def _inlines(values: Any) -> tuple[Inline, ...]:
    """The nodes of a list, its words and spaces joined."""
    found: list[Inline] = []
    words: list[str] = []
    for value in values:
        match value["t"]:
            case "Str":
                words.append(value["c"])
            case "Space":
                words.append(" ")
            case tag:
                if words:
                    found.append(n.Str("".join(words)))
                    words.clear()
                found.append(_inline(tag, value.get("c")))
    if words:
        found.append(n.Str("".join(words)))
    return tuple(found)


def _inline(tag: str, content: Any) -> Inline:
    if make := _WRAPPERS.get(tag):
        return make(_inlines(content))
    match tag:
        case "SoftBreak":
            return n.SoftBreak()
        case "LineBreak":
            return n.LineBreak()
        case "Code":
            attr, text = content
            return n.Code(str(text), _attr(attr))
        case "Link" | "Image":
            attr, inner, (url, title) = content
            make_link = n.Link if tag == "Link" else n.Image
            return make_link(_inlines(inner), str(url), str(title), _attr(attr))
        case "Span":
            attr, inner = content
            return n.BracketedSpan(_inlines(inner), _attr(attr))
        case "Note":
            return n.Note(_blocks(content))
        case "Cite":
            citations, inner = content
            return n.Cite(tuple(_citation(citation) for citation in citations), _inlines(inner))
    _refuse(tag)


def _citation(value: Any) -> n.Citation:
    return n.Citation(
        str(value["citationId"]),
        _inlines(value["citationPrefix"]),
        _inlines(value["citationSuffix"]),
        n.CitationMode(value["citationMode"]["t"]),
    )


def _blocks(values: Any) -> tuple[Block, ...]:
    return tuple(_block(value["t"], value.get("c")) for value in values)


def _block(tag: str, content: Any) -> Block:
    match tag:
        case "Para":
            return n.Para(_inlines(content))
        case "Plain":
            return n.Plain(_inlines(content))
        case "Header":
            level, attr, inner = content
            return n.Header(int(level), _inlines(inner), _attr(attr))
        case "CodeBlock":
            attr, text = content
            return n.CodeBlock(str(text), _attr(attr))
        case "BlockQuote":
            return n.BlockQuote(_blocks(content))
        case "BulletList":
            return n.BulletList(tuple(_blocks(item) for item in content))
        case "OrderedList":
            return _ordered_list(*content)
        case "DefinitionList":
            return n.DefinitionList(tuple(_definition(term, bodies) for term, bodies in content))
        case "HorizontalRule":
            return n.HorizontalRule()
        case "Table":
            return _table(*content)
        case "Figure":
            attr, caption, inner = content
            return n.Figure(_blocks(inner), _caption(*caption), _attr(attr))
        case "Div":
            attr, inner = content
            return n.Div(_blocks(inner), _attr(attr))
    _refuse(tag)


def _ordered_list(numbering: Any, items: Any) -> n.OrderedList:
    start, style, delimiter = numbering
    if style["t"] not in ("Decimal", "DefaultStyle") or delimiter["t"] not in _DELIMITERS:
        _refuse(f"OrderedList {style['t']} {delimiter['t']}")
    return n.OrderedList(tuple(_blocks(item) for item in items), int(start), _DELIMITERS[delimiter["t"]])


def _definition(term: Any, bodies: Any) -> n.Definition:
    return n.Definition(n.Term(_inlines(term)), tuple(_blocks(body) for body in bodies))


def _caption(short: Any, blocks: Any) -> n.Caption:
    if short is not None:
        _refuse("Caption with a short form")
    return n.Caption(_blocks(blocks))


def _table(attr: Any, caption: Any, columns: Any, head: Any, bodies: Any, foot: Any) -> n.Table:
    if len(bodies) > 1 or any(row_heads or own_head for _, row_heads, own_head, _ in bodies):
        _refuse("Table with several bodies or with row heads")
    body_attrs = [body[0] for body in bodies]
    if foot[1] or any(_attr(part) != n.NO_ATTR for part in (head[0], foot[0], *body_attrs)):
        _refuse("Table with a foot or with attributes on its parts")
    body = bodies[0][3] if bodies else []
    return n.Table(
        tuple(_column(*column) for column in columns), _rows(head[1]), _rows(body), _caption(*caption), _attr(attr)
    )


def _column(alignment: Any, width: Any) -> n.Column:
    return n.Column(n.Alignment(alignment["t"]), float(width["c"]) if width["t"] == "ColWidth" else None)


def _rows(rows: Any) -> tuple[n.Row, ...]:
    return tuple(_row(*row) for row in rows)


def _row(attr: Any, cells: Any) -> n.Row:
    if _attr(attr) != n.NO_ATTR:
        _refuse("Row with attributes")
    return n.Row(tuple(_cell(*cell) for cell in cells))


def _cell(attr: Any, alignment: Any, row_span: Any, column_span: Any, blocks: Any) -> n.Cell:
    if _attr(attr) != n.NO_ATTR:
        _refuse("Cell with attributes")
    return n.Cell(_blocks(blocks), n.Alignment(alignment["t"]), int(row_span), int(column_span))


def _attr(value: Any) -> n.Attr:
    identifier, classes, pairs = value
    if not (identifier or classes or pairs):
        return n.NO_ATTR
    return n.Attr(str(identifier), tuple(classes), tuple((str(key), str(text)) for key, text in pairs))
