"""The tokens of a table become a `Table`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nds_docs.document import nodes as n
from nds_docs.markdown.positions import Placed
from nds_docs.markdown.table import Ruler

if TYPE_CHECKING:
    from nds_docs.markdown.blocks import BlockReader


def read_table(reader: BlockReader, opening: Placed) -> n.Table:
    """Rows as long as the line of dashes says; the caption at the end."""
    ruler: Ruler = opening.meta["ruler"]
    head: list[n.Row] = []
    body: list[n.Row] = []
    caption = n.Caption()
    while (token := reader.take()).type != "table_close":
        if token.type == "tr_open":
            (head if token.tag == "head" else body).append(_row(reader, token, len(ruler.dashes)))
        else:
            caption = _caption(reader, token)
    span = reader.span(opening.start, max(opening.end, caption.span.end))
    columns = _columns(ruler, wide=opening.meta["wide"])
    return n.Table(columns, tuple(head), tuple(body), caption, opening.attr, span=span)


def _columns(ruler: Ruler, *, wide: bool) -> tuple[n.Column, ...]:
    total = sum(ruler.dashes)
    return tuple(
        n.Column(alignment, dashes / total if wide else None)
        for alignment, dashes in zip(ruler.alignments, ruler.dashes, strict=True)
    )


def _row(reader: BlockReader, opening: Placed, count: int) -> n.Row:
    cells = []
    while (token := reader.take()).type == "inline":
        span = reader.span(token.start, token.end)
        content = reader.inlines(token)
        cells.append(n.Cell((reader.mapped(n.Plain(content, span=span)),) if content else (), span=span))
    at_end = reader.span(opening.end, opening.end)
    cells += [n.Cell((), span=at_end)] * (count - len(cells))
    return n.Row(tuple(cells), span=reader.span(opening.start, opening.end))


def _caption(reader: BlockReader, token: Placed) -> n.Caption:
    span = reader.span(token.start, token.end)
    content = reader.inlines(reader.take())
    return n.Caption((reader.mapped(n.Plain(content, span=span)),) if content else (), span=span)
