"""Citations become footnotes in Dutch legal form.

`[@key, p. 3]` becomes a note, `@key` the short title of the source with a note, `[-@key]` the bare note. In a footnote
the citation stands in its text. What the writer typed around a key keeps its own place in the source, so that a
reviewer can change "p. 3"; only the words of the source itself are generated.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.rules.reference import UNKNOWN_CITATION
from nds_docs.checks.suggestion import did_you_mean
from nds_docs.compose.citeproc import Wordings
from nds_docs.document import nodes as n
from nds_docs.document.classes import UNRESOLVED
from nds_docs.document.nodes import Block, CitationMode, Inline, Piece, PieceKind
from nds_docs.document.source import NOWHERE, Span
from nds_docs.document.walk import plain_text, rewrite
from nds_docs.register.references import Reference

PUNCTUATION = ".,;:!?"
"""What a note mark stands after, not before."""

_CLOSES_SENTENCE = (".", "!", "?", "…")
_WITH_CONTENT = (n.Emph, n.Strong, n.Strikeout, n.Superscript, n.Subscript, n.Link, n.Image, n.BracketedSpan)
_AROUND_CITES = (n.Plain, n.Para, n.Header, n.DefinitionList, *_WITH_CONTENT)


def cite(
    document: n.Document, references: Mapping[str, Reference], wordings: Wordings
) -> tuple[n.Document, tuple[Finding, ...]]:
    """The document with its citations as notes, and a finding for every key that is not in `references`.

    `wordings` holds every key that is cited and known. The place of an unknown key shows `[?key]`.
    """
    citer = _Citer(references, wordings)
    blocks = rewrite(document.blocks, inline=citer.in_footnote, of=(n.Note, n.Cite))
    if citer.found:
        blocks = rewrite(blocks, block=citer.block, inline=citer.inline, of=_AROUND_CITES, holding=(n.Cite,))
    return replace(document, blocks=blocks), tuple(citer.findings)


class _Citer:
    def __init__(self, references: Mapping[str, Reference], wordings: Wordings) -> None:
        self.references, self.wordings = references, wordings
        self.findings: list[Finding] = []
        self.found = False

    # --- first: citations in a footnote, or in what is said around another citation ---------------

    def in_footnote(self, inline: Inline) -> tuple[Inline, ...]:
        match inline:
            case n.Note():
                return (replace(inline, content=rewrite(inline.content, inline=self.in_place, of=(n.Cite,))),)
            case n.Cite():
                self.found = True
                return (replace(inline, citations=tuple(map(self.without_nested, inline.citations))),)
            case _:
                return (inline,)

    def without_nested(self, citation: n.Citation) -> n.Citation:
        prefix, suffix = (
            tuple(new for old in said for new in self.in_place(old)) for said in (citation.prefix, citation.suffix)
        )
        return replace(citation, prefix=prefix, suffix=suffix)

    def in_place(self, inline: Inline) -> tuple[Inline, ...]:
        """A citation as words in the text: a footnote has no footnotes."""
        if not isinstance(inline, n.Cite):
            return (inline,)
        title = self.title(inline)
        if title is None:
            return tuple(self.in_note(inline))
        words = tuple(self.in_note(inline, after_title=True))
        opening, closing = _generated(" (", _after(title.span)), _generated(")", _after(inline.span))
        return (title, opening, *words, closing)

    # --- then: all others, with the text they stand in ---------------------------------------------

    def block(self, block: Block) -> tuple[Block, ...]:
        match block:
            case n.Plain() | n.Para() | n.Header():
                return (replace(block, content=self.woven(block.content)),) if _has_cite(block.content) else (block,)
            case n.DefinitionList() if any(_has_cite(item.term.content) for item in block.items):
                return (replace(block, items=tuple(map(self.definition, block.items))),)
            case _:
                return (block,)

    def definition(self, item: n.Definition) -> n.Definition:
        return replace(item, term=replace(item.term, content=self.woven(item.term.content)))

    def inline(self, inline: Inline) -> tuple[Inline, ...]:
        if isinstance(inline, _WITH_CONTENT) and _has_cite(inline.content):
            return (replace(inline, content=self.woven(inline.content)),)
        return (inline,)

    def woven(self, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """The inlines with their citations as notes, right after the word or the punctuation they follow."""
        done: list[Inline] = []
        note: n.Note | None = None
        for inline in content:
            if note is not None:
                mark, inline = _split_punctuation(inline)
                done += (*mark, _moved(note, mark))
                note = None
            if isinstance(inline, n.Cite):
                words, note = self.in_text(inline)
                done = [*done, *words] if words else _without_last_space(done)
            elif inline != n.Str(""):
                done.append(inline)
        return tuple(done) if note is None else (*done, note)

    def in_text(self, cite: n.Cite) -> tuple[tuple[Inline, ...], n.Note | None]:
        """What stands in the sentence, and the note that follows it."""
        unknown = tuple(citation for citation in cite.citations if citation.key not in self.references)
        words = tuple(self.unresolved(citation, _key_place(citation, cite)) for citation in unknown)
        if title := self.title(cite):
            words = (title, *words)
        known = replace(cite, citations=tuple(c for c in cite.citations if c not in unknown))
        if not known.citations:
            return words, None
        said = tuple(self.in_note(known))
        if known.citations[0].prefix:
            said = _with_capital(said)
        if not plain_text(said).endswith(_CLOSES_SENTENCE):
            said = (*said, _generated(".", _after(cite.span)))
        paragraph = n.Para(said, span=cite.span)
        return words, n.Note((paragraph,), span=_after(cite.span) if words else cite.span)

    # --- the words ---------------------------------------------------------------------------------

    def title(self, cite: n.Cite) -> n.Str | None:
        """The short title of `@key`; None for a citation in brackets, or of an unknown key."""
        first = cite.citations[0]
        if first.mode is not CitationMode.IN_TEXT or first.key not in self.references:
            return None
        return _generated(self.references[first.key].short_title, _key_place(first, cite))

    def in_note(self, cite: n.Cite, *, after_title: bool = False) -> Iterator[Inline]:
        """The citations of one pair of brackets, with what the writer typed around each.

        `after_title`: the title of the first stands before it, in the place of its key.
        """
        done = NOWHERE
        for index, citation in enumerate(cite.citations):
            place = _key_place(citation, cite)
            if index:
                first = citation.prefix[0].span if citation.prefix else place
                yield _generated("; ", _between(done, first))
            elif after_title:
                place = _after(place)
            yield from citation.prefix
            if citation.prefix and not plain_text(citation.prefix)[-1:].isspace():
                yield _generated(" ", _between(citation.prefix[-1].span, place))
            yield from self.key(citation, place)
            if citation.mode is CitationMode.IN_TEXT and citation.suffix:
                yield _generated(", ", _between(place, citation.suffix[0].span))
            yield from citation.suffix
            done = citation.suffix[-1].span if citation.suffix else place

    def key(self, citation: n.Citation, place: Span) -> tuple[Inline, ...]:
        if citation.key not in self.references:
            return (self.unresolved(citation, place),)
        return _worded(self.wordings.notes[citation.key], place)

    def unresolved(self, citation: n.Citation, place: Span) -> Inline:
        hint = did_you_mean(citation.key, self.references)
        self.findings.append(UNKNOWN_CITATION.at(citation.span or place, key=citation.key, hint=hint))
        text = _generated(f"[?{citation.key}]", place)
        return n.BracketedSpan((text,), n.Attr(classes=(UNRESOLVED,)))


def _has_cite(content: tuple[Inline, ...]) -> bool:
    return n.Cite in map(type, content)


def _generated(text: str, span: Span) -> n.Str:
    """Text that the program wrote, in the place of what was typed at `span`."""
    pieces = (Piece(span.start, span.end, text, PieceKind.GENERATED),) if span else ()
    return n.Str(text, pieces=pieces, span=span)


def _worded(words: tuple[Inline, ...], place: Span) -> tuple[Inline, ...]:
    """The words of a source: the first text stands for what was typed at `place`, the others for nothing after it."""
    made: list[Inline] = []
    for word in words:
        if isinstance(word, n.Str):
            made.append(_generated(word.text, place))
        elif isinstance(word, _WITH_CONTENT):
            made.append(replace(word, content=_worded(word.content, place)))
        else:
            made.append(word)
        place = _after(place)
    return tuple(made)


def _key_place(citation: n.Citation, cite: n.Cite) -> Span:
    return citation.span or cite.span


def _between(before: Span, after: Span) -> Span:
    return Span(before.path, before.end, after.start) if before and after else NOWHERE


def _after(place: Span) -> Span:
    return Span(place.path, place.end, place.end)


def _with_capital(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A note that starts with words of the writer starts with a capital: "zie" becomes "Zie"."""
    first = content[0]
    if not isinstance(first, n.Str) or not first.text[:1].islower():
        return content
    head, rest = _cut(first, 1)
    capital = head.text.upper()
    pieces = tuple(piece._replace(text=capital, kind=PieceKind.ATOM) for piece in _pieces(head))
    others = (rest, *content[1:]) if rest.text else content[1:]
    return (replace(head, text=capital, pieces=pieces), *others)


def _split_punctuation(inline: Inline) -> tuple[tuple[n.Str, ...], Inline]:
    """The punctuation at the start of an inline, and the rest of it (`Str("")` when nothing is left)."""
    if not isinstance(inline, n.Str):
        return (), inline
    length = len(inline.text) - len(inline.text.lstrip(PUNCTUATION))
    if not length:
        return (), inline
    mark, rest = _cut(inline, length)
    return (mark,), rest


def _moved(note: n.Note, mark: tuple[n.Str, ...]) -> n.Note:
    """The note behind punctuation; its place is there, since pieces go from left to right."""
    if not mark or not mark[0].span:
        return note
    path, _, end = mark[0].span
    return replace(note, span=Span(path, end, end))


def _without_last_space(done: list[Inline]) -> list[Inline]:
    if done and isinstance(done[-1], n.SoftBreak):
        return done[:-1]
    if done and isinstance(done[-1], n.Str):
        kept, _ = _cut(done[-1], len(done[-1].text.rstrip(" \u00a0")))
        return [*done[:-1], kept] if kept.text else done[:-1]
    return done


def _cut(node: n.Str, at: int) -> tuple[n.Str, n.Str]:
    """Both parts of a text, each with its own pieces and span."""
    left: list[Piece] = []
    right: list[Piece] = []
    offset = 0
    for piece in _pieces(node):
        inside = at - offset
        if inside <= 0:
            right.append(piece)
        elif inside >= len(piece.text):
            left.append(piece)
        else:
            # What is not text one to one keeps all of its source in the first part.
            middle = piece.start + inside if piece.kind is PieceKind.TEXT else piece.end
            left.append(piece._replace(end=middle, text=piece.text[:inside]))
            right.append(piece._replace(start=middle, text=piece.text[inside:]))
        offset += len(piece.text)
    return _part(node, node.text[:at], left), _part(node, node.text[at:], right)


def _part(node: n.Str, text: str, pieces: list[Piece]) -> n.Str:
    if not pieces or not node.span:
        return replace(node, text=text, pieces=())
    return replace(node, text=text, pieces=tuple(pieces), span=Span(node.span.path, pieces[0].start, pieces[-1].end))


def _pieces(node: n.Str) -> tuple[Piece, ...]:
    if node.pieces or not node.span:
        return node.pieces
    return (Piece(node.span.start, node.span.end, node.text, PieceKind.TEXT),)
