"""Document → Pandoc JSON.

Every node becomes the text of its JSON at once: dictionaries in between would cost three times as much. Words stay in
one `Str`, spaces included, which pandoc reads as well as word by word and which makes the JSON a third of the size.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from json.encoder import encode_basestring as _quoted
from typing import assert_never

from nds_docs.document import nodes as n
from nds_docs.document.nodes import Block, Inline
from nds_docs.errors import NdsError
from nds_docs.language import Text

API_VERSION = (1, 23, 1, 1)

UNRESOLVED = Text(
    nl="“{what}” is nog niet ingevuld en kan niet worden weggeschreven",
    en="“{what}” is not resolved yet and cannot be written",
)
NO_META = Text(
    nl="de documenteigenschap “{name}” heeft een waarde die pandoc niet kent: {value}",
    en="the document property “{name}” has a value that pandoc does not know: {value}",
)

_DELIMITERS = {".": "Period", ")": "OneParen"}
_NO_ATTR = '["",[],[]]'


def encode(document: n.Document, meta: Mapping[str, object] | None = None) -> str:
    """The JSON text that `pandoc -f json` reads.

    `meta` holds booleans, numbers, strings, lists, mappings, and tuples of inlines or of blocks. Raises `NdsError`
    where a cross-reference or an expression is left, or where `meta` holds anything else.
    """
    version = _array(map(str, API_VERSION))
    properties = _object((name, _meta(name, value)) for name, value in (meta or {}).items())
    return f'{{"pandoc-api-version":{version},"meta":{properties},"blocks":{_blocks(document.blocks)}}}'


def _array(parts: Iterable[str]) -> str:
    return f"[{','.join(parts)}]"


def _object(fields: Iterable[tuple[str, str]]) -> str:
    return "{" + ",".join(f"{_quoted(name)}:{value}" for name, value in fields) + "}"


def _node(constructor: str, content: str) -> str:
    return f'{{"t":"{constructor}","c":{content}}}'


def _meta(name: str, value: object) -> str:
    match value:
        case bool():
            return _node("MetaBool", "true" if value else "false")
        case str() | int() | float():
            return _node("MetaString", _quoted(str(value)))
        case Mapping():
            return _node("MetaMap", _object((str(key), _meta(str(key), inner)) for key, inner in value.items()))
        case tuple() if value and all(isinstance(part, Inline) for part in value):
            return _node("MetaInlines", _inlines(value))
        case tuple() if value and all(isinstance(part, Block) for part in value):
            return _node("MetaBlocks", _blocks(value))
        case list() | tuple():
            return _node("MetaList", _array(_meta(name, inner) for inner in value))
    raise NdsError(NO_META, name=name, value=repr(value))


def _inlines(inlines: tuple[Inline, ...]) -> str:
    return _array([_inline(inline) for inline in inlines])


def _inline(inline: Inline) -> str:
    match inline:
        case n.Str():
            return f'{{"t":"Str","c":{_quoted(inline.text)}}}'
        case n.SoftBreak():
            return '{"t":"SoftBreak"}'
        case n.Emph() | n.Strong() | n.Strikeout() | n.Superscript() | n.Subscript():
            return _node(type(inline).__name__, _inlines(inline.content))
        case n.Link() | n.Image():
            target = f"[{_quoted(inline.url)},{_quoted(inline.title)}]"
            return _node(type(inline).__name__, f"[{_attr(inline.attr)},{_inlines(inline.content)},{target}]")
        case n.BracketedSpan():
            return _node("Span", f"[{_attr(inline.attr)},{_inlines(inline.content)}]")
        case n.Note():
            return _node("Note", _blocks(inline.content))
        case n.Code():
            return _node("Code", f"[{_attr(inline.attr)},{_quoted(inline.text)}]")
        case n.LineBreak():
            return '{"t":"LineBreak"}'
        case n.Cite():
            citations = _array(_citation(citation) for citation in inline.citations)
            return _node("Cite", f"[{citations},{_inlines(inline.content)}]")
        case n.CrossReference():
            raise NdsError(UNRESOLVED, path=inline.span.path, what=f"@{inline.target}")
        case n.Expression():
            raise NdsError(UNRESOLVED, path=inline.span.path, what=f"{{{{{inline.code}}}}}")
        case _:
            assert_never(inline)


def _citation(citation: n.Citation) -> str:
    return _object(
        (
            ("citationId", _quoted(citation.key)),
            ("citationPrefix", _inlines(citation.prefix)),
            ("citationSuffix", _inlines(citation.suffix)),
            ("citationMode", _enum(citation.mode.value)),
            ("citationNoteNum", "0"),
            ("citationHash", "0"),
        )
    )


def _enum(constructor: str) -> str:
    return f'{{"t":"{constructor}"}}'


def _blocks(blocks: tuple[Block, ...]) -> str:
    return _array([_block(block) for block in blocks])


def _items(items: tuple[tuple[Block, ...], ...]) -> str:
    return _array(_blocks(item) for item in items)


def _block(block: Block) -> str:
    match block:
        case n.Para() | n.Plain():
            return _node(type(block).__name__, _inlines(block.content))
        case n.Header():
            return _node("Header", f"[{block.level},{_attr(block.attr)},{_inlines(block.content)}]")
        case n.BulletList():
            return _node("BulletList", _items(block.items))
        case n.OrderedList():
            numbering = f"[{block.start},{_enum('Decimal')},{_enum(_DELIMITERS[block.delimiter])}]"
            return _node("OrderedList", f"[{numbering},{_items(block.items)}]")
        case n.Div():
            return _node("Div", f"[{_attr(block.attr)},{_blocks(block.content)}]")
        case n.BlockQuote():
            return _node("BlockQuote", _blocks(block.content))
        case n.CodeBlock():
            return _node("CodeBlock", f"[{_attr(block.attr)},{_quoted(block.text)}]")
        case n.DefinitionList():
            return _node("DefinitionList", _array(_definition(item) for item in block.items))
        case n.HorizontalRule():
            return _enum("HorizontalRule")
        case n.Figure():
            return _node("Figure", f"[{_attr(block.attr)},{_caption(block.caption)},{_blocks(block.content)}]")
        case n.Table():
            return _node("Table", _table(block))
        case _:
            assert_never(block)


def _definition(item: n.Definition) -> str:
    return f"[{_inlines(item.term.content)},{_items(item.definitions)}]"


def _caption(caption: n.Caption) -> str:
    return f"[null,{_blocks(caption.content)}]"


def _table(table: n.Table) -> str:
    columns = _array(_column(column) for column in table.columns)
    head, body = f"[{_NO_ATTR},{_rows(table.head)}]", f"[{_NO_ATTR},0,[],{_rows(table.body)}]"
    return f"[{_attr(table.attr)},{_caption(table.caption)},{columns},{head},[{body}],[{_NO_ATTR},[]]]"


def _column(column: n.Column) -> str:
    width = _enum("ColWidthDefault") if column.width is None else _node("ColWidth", repr(column.width))
    return f"[{_enum(column.alignment.value)},{width}]"


def _rows(rows: tuple[n.Row, ...]) -> str:
    return _array(f"[{_NO_ATTR},{_array(_cell(cell) for cell in row.cells)}]" for row in rows)


def _cell(cell: n.Cell) -> str:
    place = f"{_enum(cell.alignment.value)},{cell.row_span},{cell.column_span}"
    return f"[{_NO_ATTR},{place},{_blocks(cell.content)}]"


def _attr(attr: n.Attr) -> str:
    if attr is n.NO_ATTR:
        return _NO_ATTR
    pairs = _array(f"[{_quoted(key)},{_quoted(value)}]" for key, value in attr.pairs)
    return f"[{_quoted(attr.id)},{_array(map(_quoted, attr.classes))},{pairs}]"
