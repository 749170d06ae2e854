"""What overviews are built of: cells, rows and the table around them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from nds_docs.compose.survey import Survey
from nds_docs.document import nodes as n
from nds_docs.document.classes import GROUP, SEE_ALSO, TABLES
from nds_docs.document.nodes import Attr, Block, Inline
from nds_docs.language import Text

Content: TypeAlias = tuple[Inline, ...]


def said(text: str) -> Content:
    return (n.Str(text),) if text else ()


def reference(id_: str, *, bare: bool = True) -> Content:
    """A reference to a place by its global id: the bare number, or with its word before it."""
    return (n.CrossReference(id_, bare),) if id_ else ()


def references(ids: Iterable[str]) -> Content:
    return joined([reference(id_) for id_ in ids])


def joined(parts: Iterable[Content]) -> Content:
    """The parts with commas between them."""
    whole: list[Inline] = []
    for part in parts:
        whole += [n.Str(", "), *part] if whole else part
    return tuple(whole)


def nothing(text: Text, survey: Survey) -> tuple[Block, ...]:
    """A sentence in the place of a table that would have no rows."""
    return (n.Para((n.Str(text.say(survey.language)),)),)


def row(*cells: Content) -> n.Row:
    return n.Row(tuple(n.Cell(_cell(content)) for content in cells))


def table(
    survey: Survey,
    id_: str,
    caption: Text,
    heads: tuple[Text, ...],
    rows: Iterable[n.Row],
    alignments: tuple[n.Alignment, ...] = (),
) -> n.Table:
    """A table of generated text."""
    aligned = alignments or tuple(n.Alignment.DEFAULT for _ in heads)
    return n.Table(
        columns=tuple(map(n.Column, aligned)),
        head=(row(*(said(head.say(survey.language)) for head in heads)),),
        body=tuple(rows),
        caption=n.Caption(_cell(said(caption.say(survey.language)))),
        attr=Attr(id_),
    )


class Group(NamedTuple):
    """Rows that have something in common, which `title` names; `after` is a line below them."""

    title: Content
    rows: tuple[n.Row, ...]
    after: Content = ()


def grouped(survey: Survey, id_: str, caption: Text, heads: tuple[Text, ...], groups: Iterable[Group]) -> n.Figure:
    """A table for each group, all under one caption.

    Heads in the midst of one table would do in print; read aloud, each table of its own says what its columns are.
    """
    content: list[Block] = []
    for group in groups:
        content.append(n.Div((n.Para(group.title),), Attr(classes=(GROUP,))))
        if group.rows:
            content.append(replace(table(survey, "", caption, heads, group.rows), caption=n.Caption()))
        if group.after:
            content.append(n.Div((n.Para(group.after),), Attr(classes=(SEE_ALSO,))))
    return n.Figure(tuple(content), n.Caption(_cell(said(caption.say(survey.language)))), Attr(id_, (TABLES,)))


def _cell(content: Content) -> tuple[Block, ...]:
    return (n.Plain(content),) if content else ()
