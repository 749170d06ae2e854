"""Inlines as pandoc should write them: text in as few runs as it has, with marks for links, pictures and numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from nds_docs.compose.edition import Label
from nds_docs.document import nodes as n
from nds_docs.document.classes import INSERTED, NUMBER, UNRESOLVED
from nds_docs.document.nodes import Attr, Block, Inline
from nds_docs.document.walk import plain_text
from nds_docs.writers.docx.comment_marks import comment_mark
from nds_docs.writers.docx.marks import AnchorMark, ImageMark, Marks, ReferenceMark, bookmark_name

_RAISED: frozenset[type[Inline]] = frozenset({n.Superscript, n.Subscript})  # one property in Word
UNRESOLVED_STYLE = Attr(pairs=(("custom-style", "Unresolved"),))
INSERTED_STYLE = Attr(pairs=(("custom-style", "Inserted"),))


@dataclass(frozen=True)
class InlineLowering:
    """`notes` gives the blocks of a footnote as pandoc should write them. Spans of class "number" stay as they are."""

    marks: Marks
    labels: Mapping[str, Label]
    notes: Callable[[tuple[Block, ...]], tuple[Block, ...]]

    def lower(self, content: tuple[Inline, ...], available: float) -> tuple[Inline, ...]:
        """`content` for a column of `available` mm."""
        return self._inlines(content, available, frozenset())

    def _inlines(
        self, content: tuple[Inline, ...], available: float, around: frozenset[type[Inline]]
    ) -> tuple[Inline, ...]:
        lowered: list[Inline] = []
        words: list[str] = []
        for inline in content:
            match inline:
                case n.Str():
                    words.append(inline.text)
                case n.SoftBreak():
                    words.append(" ")
                case _:
                    if words:
                        lowered.append(n.Str("".join(words)))
                        words.clear()
                    lowered += self._inline(inline, available, around)
        if words:
            lowered.append(n.Str("".join(words)))
        return tuple(lowered)

    def _inline(self, inline: Inline, available: float, around: frozenset[type[Inline]]) -> tuple[Inline, ...]:
        match inline:
            case n.Emph() | n.Strong() | n.Strikeout() | n.Superscript() | n.Subscript():
                kinds = _RAISED if isinstance(inline, n.Superscript | n.Subscript) else {type(inline)}
                inner = self._inlines(inline.content, available, around | kinds)
                return inner if kinds & around else (replace(inline, content=inner),)
            case n.Link():
                return self._link(inline, self._inlines(inline.content, available, around))
            case n.BracketedSpan():
                return self._span(inline, self._inlines(inline.content, available, around))
            case n.Image():
                return self._anchored(inline.attr, (self._image(inline, available),))
            case n.Note():
                return (n.Note(self.notes(inline.content)),)
            case n.Code():
                return self._anchored(inline.attr, (n.Code(inline.text),))
            case n.Str() | n.SoftBreak() | n.LineBreak() | n.Cite() | n.CrossReference() | n.Expression():
                return (inline,)
            case _:
                assert_never(inline)

    def _link(self, link: n.Link, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """A reference keeps its word outside the field, as a person would set it: "paragraaf [3.2]"."""
        if not link.url.startswith("#"):
            return self._anchored(link.attr, (n.Link(content, link.url, link.title),))
        id_ = link.url[1:]
        bookmark = bookmark_name(id_)
        label = self.labels.get(id_)
        match link.content:
            case (*_, n.BracketedSpan(attr=Attr(classes=classes)) as number) if NUMBER in classes:
                shown = plain_text((number,))
                words = plain_text(link.content).removesuffix(shown)
                before: tuple[Inline, ...] = (n.Str(words),) if words else ()
                return (*before, self.marks.link(ReferenceMark(bookmark, shown), (n.Str(shown),)))
            case (n.Str(text=text),) if label and label.title and text == f"‘{label.title}’":
                title = self.marks.link(ReferenceMark(bookmark, label.title), (n.Str(label.title),))
                return (n.Str("‘"), title, n.Str("’"))
        return (self.marks.link(ReferenceMark(bookmark, plain_text(link.content)), content),)

    def _span(self, span: n.BracketedSpan, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        if UNRESOLVED in span.attr.classes:
            content = (n.BracketedSpan(content, UNRESOLVED_STYLE),)
        elif NUMBER in span.attr.classes:
            return (n.BracketedSpan(content, Attr(classes=(NUMBER,))),)
        elif INSERTED in span.attr.classes:
            return (n.BracketedSpan(content, INSERTED_STYLE),)
        elif mark := comment_mark(span.attr.id):
            return (self.marks.span(mark),)
        return self._anchored(span.attr, content)

    def _anchored(self, attr: Attr, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return (self.marks.span(AnchorMark(bookmark_name(attr.id)), content),) if attr.id else content

    def _image(self, image: n.Image, available: float) -> Inline:
        description = image.attr.get("alt") or plain_text(image.content)
        return self.marks.span(ImageMark(image.url, description, image.attr.get("width"), available))
