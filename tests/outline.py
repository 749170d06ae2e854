"""A composed document as plain text that a person can read and compare: one line a block, with its number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from nds_docs.compose.edition import Label
from nds_docs.document import nodes as n
from nds_docs.document.classes import TABLES
from nds_docs.document.nodes import Block, Inline
from nds_docs.document.walk import plain_text


def outline(blocks: tuple[Block, ...], labels: Mapping[str, Label]) -> str:
    """The blocks, indented by depth; `⟨…⟩` are classes and ids, `[^…]` footnotes, `→` the target of a link."""
    return "\n".join(_blocks(blocks, labels, "")) + "\n"


def _blocks(blocks: tuple[Block, ...], labels: Mapping[str, Label], indent: str) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, labels, indent)


def _block(block: Block, labels: Mapping[str, Label], indent: str) -> Iterator[str]:
    deeper = indent + "  "
    match block:
        case n.Header():
            title = _number(block.attr.id, labels) + _text(block.content)
            yield f"{indent}{'#' * block.level} {title} {_attr(block.attr)}"
        case n.Para() | n.Plain():
            yield indent + _text(block.content)
        case n.CodeBlock():
            yield from (f"{indent}| {line}" for line in block.text.split("\n"))
        case n.HorizontalRule():
            yield indent + "-----"
        case n.BlockQuote():
            yield from _blocks(block.content, labels, indent + "> ")
        case n.BulletList() | n.OrderedList():
            for item in block.items:
                yield indent + "*"
                yield from _blocks(item, labels, deeper)
        case n.DefinitionList():
            for definition in block.items:
                yield indent + _text(definition.term.content)
                for body in definition.definitions:
                    yield from _blocks(body, labels, deeper)
        case n.Table():
            yield f"{indent}TABEL {_number(block.attr.id, labels)}{_captioned(block.caption)} {_attr(block.attr)}"
            for row in (*block.head, *block.body):
                yield deeper + " | ".join(" / ".join(_blocks(cell.content, labels, "")) for cell in row.cells)
        case n.Figure():
            word = "TABELLEN" if TABLES in block.attr.classes else "FIGUUR"
            yield f"{indent}{word} {_number(block.attr.id, labels)}{_captioned(block.caption)} {_attr(block.attr)}"
            yield from _blocks(block.content, labels, deeper)
        case n.Div():
            yield f"{indent}{_attr(block.attr)}"
            yield from _blocks(block.content, labels, deeper)
        case _:
            assert_never(block)


def _number(id_: str, labels: Mapping[str, Label]) -> str:
    return f"{labels[id_].number} " if id_ in labels and labels[id_].number else ""


def _captioned(caption: n.Caption) -> str:
    return " ".join(_blocks(caption.content, {}, ""))


def _attr(attr: n.Attr) -> str:
    return "⟨" + " ".join((*("." + name for name in attr.classes), *(("#" + attr.id,) if attr.id else ()))) + "⟩"


def _text(content: tuple[Inline, ...]) -> str:
    return "".join(map(_inline, content))


def _inline(inline: Inline) -> str:
    match inline:
        case n.Note():
            return f"[^{' '.join(_blocks(inline.content, {}, ''))}]"
        case n.Link():
            return f"{_text(inline.content)}→{inline.url}"
        case n.Strong():
            return f"**{_text(inline.content)}**"
        case n.Emph():
            return f"*{_text(inline.content)}*"
        case n.BracketedSpan():
            return _text(inline.content)
        case n.Image():
            return f"AFBEELDING {inline.url} ({_text(inline.content)})"
        case _:
            return plain_text((inline,))
