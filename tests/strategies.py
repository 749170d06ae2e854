"""Documents of every kind of node, for properties over the model (hypothesis)."""

from __future__ import annotations

from hypothesis import strategies as st

from nds_docs.document import nodes as n
from nds_docs.document.nodes import Block, Inline

Inlines = tuple[Inline, ...]
Blocks = tuple[Block, ...]

_CHARACTERS = st.characters(codec="utf-8", exclude_characters="\n\r")
words = st.text(_CHARACTERS, min_size=1, max_size=12)
any_text = st.text(st.characters(codec="utf-8"), max_size=12)
attrs = st.one_of(
    st.just(n.NO_ATTR),
    st.builds(
        n.Attr,
        words,
        st.lists(words, max_size=2).map(tuple),
        st.lists(st.tuples(words, any_text), max_size=2, unique_by=lambda pair: pair[0]).map(tuple),
    ),
)
alignments = st.sampled_from(n.Alignment)


def _apart(found: list[Inline]) -> Inlines:
    """Without two texts beside each other, which no reader makes."""
    pairs = zip([None, *found], found, strict=False)
    return tuple(inline for before, inline in pairs if not (isinstance(before, n.Str) and isinstance(inline, n.Str)))


def _inlines_of(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inlines]:
    return st.lists(inner, max_size=4).map(_apart)


def _wider(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    content = _inlines_of(inner)
    citations = st.builds(n.Citation, words, content, content, st.sampled_from(n.CitationMode))
    paragraphs = st.lists(st.builds(n.Para, content), max_size=2).map(tuple)
    return st.one_of(
        *(st.builds(kind, content) for kind in (n.Emph, n.Strong, n.Strikeout, n.Superscript, n.Subscript)),
        st.builds(n.Link, content, any_text, any_text, attrs),
        st.builds(n.Image, content, any_text, any_text, attrs),
        st.builds(n.BracketedSpan, content, attrs),
        st.builds(n.Note, paragraphs),
        st.builds(n.Cite, st.lists(citations, min_size=1, max_size=3).map(tuple), content),
    )


_SIMPLE: st.SearchStrategy[Inline] = st.one_of(
    st.builds(n.Str, words),
    st.builds(n.Code, any_text, attrs),
    st.just(n.SoftBreak()),
    st.just(n.LineBreak()),
)
inlines = _inlines_of(st.recursive(_SIMPLE, _wider, max_leaves=6))

_FLAT: st.SearchStrategy[Block] = st.one_of(
    st.builds(n.Para, inlines),
    st.builds(n.Plain, inlines),
    st.builds(n.Header, st.integers(1, 6), inlines, attrs),
    st.builds(n.CodeBlock, any_text, attrs),
    st.just(n.HorizontalRule()),
)


def _tables(content: st.SearchStrategy[Blocks]) -> st.SearchStrategy[n.Table]:
    cells = st.builds(n.Cell, content, alignments, st.integers(1, 2), st.integers(1, 2))
    rows = st.lists(st.builds(n.Row, st.lists(cells, max_size=2).map(tuple)), max_size=2).map(tuple)
    widths = st.none() | st.floats(0.01, 1)
    columns = st.lists(st.builds(n.Column, alignments, widths), max_size=3).map(tuple)
    return st.builds(n.Table, columns, rows, rows, st.builds(n.Caption, content), attrs)


def _deeper(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    content = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(content, max_size=3).map(tuple)
    definitions = st.builds(n.Definition, st.builds(n.Term, inlines), items)
    return st.one_of(
        st.builds(n.BlockQuote, content),
        st.builds(n.Div, content, attrs),
        st.builds(n.BulletList, items),
        st.builds(n.OrderedList, items, st.integers(0, 99), st.sampled_from(".)")),
        st.builds(n.DefinitionList, st.lists(definitions, max_size=2).map(tuple)),
        st.builds(n.Figure, content, st.builds(n.Caption, content), attrs),
        _tables(content),
    )


documents = st.builds(n.Document, st.lists(st.recursive(_FLAT, _deeper, max_leaves=5), max_size=4).map(tuple))
