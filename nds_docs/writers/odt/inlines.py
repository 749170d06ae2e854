"""Inlines as they stand in a paragraph: text, spans, links, references, notes and pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from typing import assert_never

from nds_docs.compose.edition import Label, LabelKind
from nds_docs.document import nodes as n
from nds_docs.document.classes import NUMBER, UNRESOLVED
from nds_docs.document.nodes import Attr, Block, Inline
from nds_docs.document.walk import plain_text
from nds_docs.writers.odt.odf import address, escape, spaced, style_name
from nds_docs.writers.odt.pictures import Pictures
from nds_docs.writers.pictures import ids_of

_SPANS: Mapping[type[Inline], str] = {
    n.Emph: "Emphasis",
    n.Strong: "Strong Emphasis",
    n.Strikeout: "Doorgehaald",
    n.Superscript: "Superscript",
    n.Subscript: "Subscript",
}
_HEADINGS = (LabelKind.CHAPTER, LabelKind.SECTION)
_LINK = (
    f'text:style-name="{style_name("Internet link")}" text:visited-style-name="{style_name("Visited Internet Link")}"'
)


@dataclass
class InlineWriter:
    """`note` gives the blocks of a footnote as they stand in the file. A place has its id for a name.

    `places` are the ids that a link can jump to. Bookmarks are unique: an id that was written has no other place.
    """

    labels: Mapping[str, Label]
    places: frozenset[str]
    pictures: Pictures
    note: Callable[[tuple[Block, ...]], str]
    notes: int = 0
    written: set[str] = field(default_factory=set)

    def write(self, content: tuple[Inline, ...], available: float, *, number: str = "", caption: str = "") -> str:
        """`content` for a column of `available` mm.

        `number` takes the place of a span of class "number"; `caption` describes a picture that has no words itself.
        """
        line = _Line(self, available, number, caption)
        line.inlines(content)
        return "".join(line.parts)

    def place(self, id_: str, content: str) -> str:
        """`content` as the place of `id_`; a point before it where there is none, as it is where the id was used."""
        if not id_ or id_ in self.written:
            return content
        self.written.add(id_)
        name = f'text:name="{escape(id_)}"'
        if not content:
            return f"<text:bookmark {name}/>"
        return f"<text:bookmark-start {name}/>{content}<text:bookmark-end {name}/>"


class _Line:
    """The inlines of one paragraph; `space`: the next character follows a space, or nothing."""

    def __init__(self, writer: InlineWriter, available: float, number: str, caption: str) -> None:
        self.writer, self.available, self.number, self.caption = writer, available, number, caption
        self.parts: list[str] = []
        self.space = True

    def inlines(self, content: tuple[Inline, ...]) -> None:
        for inline in content:
            self.inline(inline)

    def inline(self, inline: Inline) -> None:
        match inline:
            case n.Str():
                self.text(inline.text)
            case n.SoftBreak():
                self.text(" ")
            case n.Emph() | n.Strong() | n.Strikeout() | n.Superscript() | n.Subscript():
                self.span(_SPANS[type(inline)], inline.content)
            case n.Link():
                self.link(inline)
            case n.BracketedSpan():
                self.bracketed(inline)
            case n.Note():
                self.note(inline)
            case n.Code():
                self.code(inline)
            case n.LineBreak():
                self.parts.append("<text:line-break/>")
                self.space = True
            case n.Image():
                shown = self.writer.pictures.show(inline, self.available, self.caption)
                self.parts.append(reduce(lambda content, id_: self.writer.place(id_, content), ids_of(inline), shown))
                self.space = False
            case n.Cite() | n.CrossReference() | n.Expression():
                raise ValueError(f"{type(inline).__name__} was not resolved before writing")
            case _:
                assert_never(inline)

    def text(self, text: str) -> None:
        if text:
            self.parts.append(spaced(text, after_space=self.space))
            self.space = text.endswith((" ", "\n", "\t"))

    def span(self, style: str, content: tuple[Inline, ...]) -> None:
        self.parts.append(f'<text:span text:style-name="{style_name(style)}">')
        self.inlines(content)
        self.parts.append("</text:span>")

    def code(self, code: n.Code) -> None:
        start = len(self.parts)
        self.span("Source Text", (n.Str(code.text),))
        self.anchored(code.attr.id, start)

    def bracketed(self, span: n.BracketedSpan) -> None:
        start = len(self.parts)
        if UNRESOLVED in span.attr.classes:
            self.span("Onopgelost", span.content)
        elif self.number and NUMBER in span.attr.classes:
            self.parts.append(self.number)
            self.space = False
        else:
            self.inlines(span.content)
        self.anchored(span.attr.id, start)

    def anchored(self, id_: str, start: int) -> None:
        """Makes what was written from part `start` on the place of `id_`."""
        if id_:
            self.parts[start:] = [self.writer.place(id_, "".join(self.parts[start:]))]

    def note(self, note: n.Note) -> None:
        self.writer.notes += 1
        number = self.writer.notes
        body = self.writer.note(note.content)
        self.parts.append(
            f'<text:note text:id="ftn{number}" text:note-class="footnote"><text:note-citation>{number}'
            f"</text:note-citation><text:note-body>{body}</text:note-body></text:note>"
        )
        self.space = False

    # --- links ----------------------------------------------------------------------------------

    def link(self, link: n.Link) -> None:
        start = len(self.parts)
        if not link.url.startswith("#"):
            target = f'xlink:type="simple" xlink:href="{escape(address(link.url))}" {_LINK}'
            self.around(f"<text:a {target}>" if link.url else "", link.content)
        elif link.url[1:] in self.writer.places:
            self.reference(link.url[1:], link.content)
        else:
            self.inlines(link.content)
        self.anchored(link.attr.id, start)

    def around(self, opening: str, content: tuple[Inline, ...]) -> None:
        self.parts.append(opening)
        self.inlines(content)
        self.parts.append("</text:a>" if opening else "")

    def reference(self, id_: str, content: tuple[Inline, ...]) -> None:
        """A field where the place shows exactly these words, else a link; the word before a number is plain text."""
        label = self.writer.labels.get(id_)
        match content:
            case (*words, n.BracketedSpan(attr=Attr(classes=classes)) as number) if NUMBER in classes:
                self.inlines(tuple(words))
                if label and label.number == plain_text((number,)):
                    self.field(id_, _format(label.kind), label.number)
                else:
                    self.jump(id_, (number,))
            case (n.Str(text=text),) if label and label.title and text == f"‘{label.title}’":
                self.text("‘")
                self.field(id_, "text", label.title)
                self.text("’")
            case _:
                self.jump(id_, content)

    def field(self, id_: str, form: str, shown: str) -> None:
        self.parts.append(
            f'<text:bookmark-ref text:reference-format="{form}" text:ref-name="{escape(id_)}">'
            f"{spaced(shown, after_space=False)}</text:bookmark-ref>"
        )
        self.space = False

    def jump(self, id_: str, content: tuple[Inline, ...]) -> None:
        self.around(f'<text:a xlink:type="simple" xlink:href="#{escape(id_)}" {PLAIN_LINK}>', content)


PLAIN_LINK = 'text:style-name="Index_20_Link" text:visited-style-name="Index_20_Link"'


def _format(kind: LabelKind) -> str:
    """Which part of its place a reference shows; of an annex its letter without the word before it."""
    if kind is LabelKind.ANNEX:
        return "chapter"
    return "number-all-superior" if kind in _HEADINGS else "text"
