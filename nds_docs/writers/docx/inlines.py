"""Inlines as they stand in a paragraph: runs, links, references, notes, pictures and the places of comments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, reduce
from typing import assert_never

from nds_docs.compose.edition import Label
from nds_docs.document import nodes as n
from nds_docs.document.classes import INSERTED, NUMBER, UNRESOLVED
from nds_docs.document.nodes import Attr, Block, Inline
from nds_docs.document.walk import plain_text
from nds_docs.writers.docx import fields
from nds_docs.writers.docx.comment_marks import comment_mark
from nds_docs.writers.docx.formatting import RunFormat
from nds_docs.writers.docx.ooxml import run
from nds_docs.writers.docx.package import MAIN, Package
from nds_docs.writers.docx.pictures import Pictures
from nds_docs.writers.docx.sequences import Sequences
from nds_docs.writers.docx.targets import Target, bookmark_name
from nds_docs.writers.pictures import ids_of

PLAIN = RunFormat()
_BREAK = "<w:r><w:br/></w:r>"
_properties = cache(RunFormat.xml)


@dataclass
class InlineWriter:
    """`note` gives the mark of a footnote, for its blocks; `part` is the part of the file that is being written."""

    labels: Mapping[str, Label]
    targets: Mapping[str, Target]
    package: Package
    pictures: Pictures
    sequences: Sequences
    note: Callable[[tuple[Block, ...]], str]
    part: str = MAIN
    _bookmarks: int = 0

    def write(self, content: tuple[Inline, ...], available: float, titled: Label | None = None) -> str:
        """`content` for a column of `available` mm; as the title of `titled`, its number counts for itself."""
        line = _Line(self, available, titled)
        line.inlines(content)
        return line.whole()

    def number(self, label: Label, form: RunFormat) -> str:
        """The number of a caption, measure or goal as the place of its label."""
        return self.place(label.id, self.sequences.next(label, _properties(form)))

    def place(self, id_: str, content: str) -> str:
        """`content` in the bookmark of `id_`."""
        number = self._bookmarks
        self._bookmarks += 1
        start = f'<w:bookmarkStart w:id="{number}" w:name="{bookmark_name(id_)}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'


class _Line:
    """The inlines of one paragraph; `form` is how characters are set where it is, `words` what is to be one run."""

    def __init__(self, writer: InlineWriter, available: float, titled: Label | None) -> None:
        self.writer, self.available, self.titled = writer, available, titled
        self.parts: list[str] = []
        self.words: list[str] = []
        self.form = PLAIN

    def whole(self) -> str:
        self.end_run()
        return "".join(self.parts)

    def end_run(self) -> None:
        if words := "".join(self.words):
            self.parts.append(run(words, _properties(self.form)))
        self.words.clear()

    def add(self, part: str) -> None:
        self.end_run()
        self.parts.append(part)

    def inlines(self, content: tuple[Inline, ...]) -> None:
        for inline in content:
            self.inline(inline)

    def inline(self, inline: Inline) -> None:
        match inline:
            case n.Str():
                self.words.append(inline.text)
            case n.SoftBreak():
                self.words.append(" ")
            case n.Emph():
                self.set(replace(self.form, italic=True), inline.content)
            case n.Strong():
                self.set(replace(self.form, bold=True), inline.content)
            case n.Strikeout():
                self.set(replace(self.form, struck=True), inline.content)
            case n.Superscript():
                self.raised("superscript", inline.content)
            case n.Subscript():
                self.raised("subscript", inline.content)
            case n.Link():
                self.link(inline)
            case n.BracketedSpan():
                self.bracketed(inline)
            case n.Note():
                self.add(self.writer.note(inline.content))
            case n.Code():
                self.placed(inline.attr.id, replace(self.form, style="VerbatimChar"), (n.Str(inline.text),))
            case n.LineBreak():
                self.add(_BREAK)
            case n.Image():
                shown = self.writer.pictures.show(inline, self.available, self.writer.part)
                self.add(reduce(lambda content, id_: self.writer.place(id_, content), ids_of(inline), shown))
            case n.Cite() | n.CrossReference() | n.Expression():
                raise ValueError(f"{type(inline).__name__} was not resolved before writing")
            case _:
                assert_never(inline)

    def set(self, form: RunFormat, content: tuple[Inline, ...]) -> None:
        """`content` in characters of `form`."""
        if form == self.form:
            self.inlines(content)
            return
        self.end_run()
        around, self.form = self.form, form
        self.inlines(content)
        self.end_run()
        self.form = around

    def raised(self, kind: str, content: tuple[Inline, ...]) -> None:
        """What is raised or lowered already stays so."""
        self.set(replace(self.form, raised=self.form.raised or kind), content)

    def placed(self, id_: str, form: RunFormat, content: tuple[Inline, ...]) -> None:
        """`content` in characters of `form`, as the place of `id_` where there is one."""
        start = self.start(id_)
        self.set(form, content)
        self.anchored(id_, start)

    def start(self, id_: str) -> int:
        """The part that the place of `id_` starts with."""
        if id_:
            self.end_run()
        return len(self.parts)

    def anchored(self, id_: str, start: int) -> None:
        """Makes what was written from part `start` on the place of `id_`."""
        if id_:
            self.end_run()
            self.parts[start:] = [self.writer.place(id_, "".join(self.parts[start:]))]

    def bracketed(self, span: n.BracketedSpan) -> None:
        classes = span.attr.classes
        if UNRESOLVED in classes:
            self.placed(span.attr.id, replace(self.form, style="Unresolved"), span.content)
        elif self.titled and NUMBER in classes:
            self.add(self.writer.number(self.titled, self.form))
        elif INSERTED in classes:
            self.set(replace(self.form, style="Inserted"), span.content)
        elif mark := comment_mark(span.attr.id):
            self.add(mark.xml())
        else:
            self.placed(span.attr.id, self.form, span.content)

    # --- links ----------------------------------------------------------------------------------

    def link(self, link: n.Link) -> None:
        start = self.start(link.attr.id)
        if link.url.startswith("#"):
            self.reference(link.url[1:], link.content)
        elif link.url:
            relation = self.writer.package.relate(self.writer.part, "hyperlink", link.url, external=True)
            self.around(f'<w:hyperlink r:id="{relation}">', replace(self.form, style="Hyperlink"), link.content)
        else:
            self.inlines(link.content)
        self.anchored(link.attr.id, start)

    def around(self, opening: str, form: RunFormat, content: tuple[Inline, ...]) -> None:
        self.add(opening)
        self.set(form, content)
        self.add("</w:hyperlink>")

    def reference(self, id_: str, content: tuple[Inline, ...]) -> None:
        """The word before a number stays outside the field, as a person would set it: "paragraaf [3.2]"."""
        label = self.writer.labels.get(id_)
        match content:
            case (*_, n.BracketedSpan(attr=Attr(classes=classes)) as number) if NUMBER in classes:
                shown = plain_text((number,))
                self.words.append(plain_text(content).removesuffix(shown))
                self.refer(id_, shown, (n.Str(shown),))
            case (n.Str(text=text),) if label and label.title and text == f"‘{label.title}’":
                self.words.append("‘")
                self.refer(id_, label.title, (n.Str(label.title),))
                self.words.append("’")
            case _:
                self.refer(id_, plain_text(content), content)

    def refer(self, id_: str, shown: str, content: tuple[Inline, ...]) -> None:
        """A field where the place shows exactly these words, else a link; plain text where there is no such place."""
        target = self.writer.targets.get(id_)
        bookmark = bookmark_name(id_)
        if target is None:
            self.inlines(content)
        elif shown and shown in target:
            self.add(fields.start(fields.reference(bookmark, by_number=shown == target.number)))
            self.inlines(content)
            self.add(fields.END)
        else:
            letters_annex = target.words.partition(":")[0].endswith(f" {shown}")
            form = self.form if letters_annex else replace(self.form, style="Hyperlink")
            self.around(f'<w:hyperlink w:anchor="{bookmark}" w:history="1">', form, content)
