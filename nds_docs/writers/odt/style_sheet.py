"""What a style is, the styles that strategy and letter share, and the part `styles.xml`.

A style that LibreOffice knows has the name that LibreOffice gives it, so that its menus speak everyone's language.
Source: OpenDocument 1.3 part 3, 16.2.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from nds_docs.document import classes as c
from nds_docs.writers import look
from nds_docs.writers.look import Type
from nds_docs.writers.odt.formatting import Line, ParagraphFormat, Tab, TextFormat, text_format
from nds_docs.writers.odt.lists import LEVELS
from nds_docs.writers.odt.odf import attributes, in_mm, pt, style_name

LIST_LEVELS: Final = 5
PICTURE: Final = "Graphics"
_DASH: Final = 0.8  # pt
_PAD: Final = 6.0  # pt: above and below the text in a frame
AFTER_FRAME: Final = look.BODY.after * 1.7
FRAME_SIDES: Final = in_mm(look.BLOCK_BAR + 2 * look.BLOCK_INSET)
"""mm: what a frame takes from the width of its text."""

_NOTE_HANG: Final = 3.5  # mm, from the number of a footnote to its text
ON_PAGE: Final = (
    'style:vertical-pos="from-top" style:vertical-rel="page" style:horizontal-pos="from-left"'
    ' style:horizontal-rel="page" style:wrap="run-through" style:number-wrapped-paragraphs="no-limit"'
    ' style:flow-with-text="false" fo:margin="0mm"'
)
"""Where a frame or shape stands whose place is given from the corner of the page."""


@dataclass(frozen=True)
class Style:
    """One style; `name` is what people see. `level` is that of headings, `next` the style after a paragraph of it."""

    name: str
    parent: str = "Standard"
    next: str = ""
    paragraph: ParagraphFormat = field(default_factory=ParagraphFormat)
    text: TextFormat = field(default_factory=TextFormat)
    family: str = "paragraph"
    kind: str = ""
    level: int = 0

    def xml(self) -> str:
        name = style_name(self.name)
        values = {
            "style:name": name,
            "style:display-name": self.name if name != self.name else "",
            "style:family": self.family,
            "style:parent-style-name": style_name(self.parent) if self.parent else "",
            "style:next-style-name": style_name(self.next),
            "style:default-outline-level": str(self.level or ""),
            "style:class": self.kind,
        }
        return f"<style:style{attributes(values)}>{self.paragraph.xml()}{self.text.xml()}</style:style>"


@dataclass(frozen=True)
class Frame:
    """A kind of block with a coloured line on its left; `name` is that of its text, and starts those of the others."""

    name: str
    colour: str
    tint: str
    dashed: bool = False

    @property
    def title(self) -> str:
        return f"{self.name} titel"

    @property
    def list(self) -> str:
        return f"{self.name} lijst"

    @property
    def facts(self) -> str:
        return f"{self.name} gegevens"


FRAMES: Final = {
    c.MEASURE: Frame("Maatregel", look.BRAND, look.BRAND_TINT),
    c.GOAL: Frame("Doel", look.GOAL, look.GOAL_TINT),
    c.BOX: Frame("Kader", look.BOX, look.BOX_TINT),
    c.TODO: Frame("Nog te doen", look.TODO, look.TODO_TINT, dashed=True),
}


def styles_part(language: str, font: str, body: Type, styles: Iterable[Style], lists: str) -> str:
    """What stands in `office:styles`: text as `body` in `font`, `styles` on top of what is shared, and `lists`."""
    text = TextFormat(font=font, size=body.size, colour=body.colour, language=language, hyphens=body is look.BODY).xml()
    paragraph = '<style:paragraph-properties style:tab-stop-distance="10mm" style:writing-mode="lr-tb"/>'
    defaults = (
        f'<style:default-style style:family="paragraph">{paragraph}{text}</style:default-style>'
        '<style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/>'
        "</style:default-style>"
        '<style:default-style style:family="table-row"><style:table-row-properties fo:keep-together="always"/>'
        "</style:default-style>"
        '<style:default-style style:family="table-cell"/>'
    )
    lines = '<style:paragraph-properties fo:orphans="2" fo:widows="2" style:line-height-at-least="{}"/>'
    standard = (
        '<style:style style:name="Standard" style:family="paragraph" style:class="text">'
        + lines.format(pt(body.leading))
        + "</style:style>"
    )
    shown = "".join(style.xml() for style in (*_text(body), *_lists(body), *_characters(body), *styles))
    return f"{defaults}{standard}{shown}{_graphics()}{lists}{_notes()}"


def space_after(body: Type) -> float:
    """pt: between paragraphs of running text."""
    return body.after or body.leading


def _text(body: Type) -> Iterator[Style]:
    """Running text, footnotes, code, tables."""
    after = space_after(body)
    notes = look.FOOTNOTE if body is look.BODY else look.LETTER_NOTE
    yield Style("Text body", paragraph=ParagraphFormat(before=0, after=after), kind="text")
    quote = ParagraphFormat(
        left=look.LIST_INDENT, lines=(("left", Line(look.RULE, 1.25)),), padding=(("left", 8),), after=after
    )
    yield Style("Quotations", "Text body", paragraph=quote, kind="html")
    term = ParagraphFormat(keep_next=True)
    yield Style("List Heading", next="List Contents", paragraph=term, text=TextFormat(bold=True), kind="html")
    meaning = ParagraphFormat(left=look.LIST_INDENT)
    yield Style("List Contents", "Text body", paragraph=meaning, kind="html")
    note = ParagraphFormat(leading=notes.leading, after=2, left=_NOTE_HANG, first=-_NOTE_HANG)
    yield Style("Footnote", paragraph=note, text=TextFormat(size=notes.size), kind="extra")
    yield Style("Preformatted Text", paragraph=_code(after), text=_CODE, kind="html")
    rule = ParagraphFormat(before=0, after=after, leading=4, lines=(("bottom", Line(look.RULE, 0.75)),))
    yield Style("Horizontal Line", next="Text body", paragraph=rule, text=TextFormat(size=4), kind="html")
    small = min(look.TABLE.size, body.size)
    cell = ParagraphFormat(leading=min(look.TABLE.leading, body.leading))
    yield Style("Table Contents", paragraph=cell, text=TextFormat(size=small, hyphens=False), kind="extra")
    head = TextFormat(bold=True, colour=look.BRAND)
    yield Style("Table Heading", "Table Contents", paragraph=ParagraphFormat(keep_next=True), text=head, kind="extra")
    tight = ParagraphFormat(leading=look.SMALL_TABLE.leading)
    for name in ("Table Contents", "Table Heading"):
        yield Style(f"{name} klein", name, paragraph=tight, text=TextFormat(size=look.SMALL_TABLE.size))


_CODE: Final = TextFormat(font=look.WORD_CODE_FONT, size=look.CODE.size, hyphens=False)


def _code(after: float) -> ParagraphFormat:
    return ParagraphFormat(
        ground=look.BOX_TINT, leading=look.CODE.leading, before=4, after=after + 4,
        padding=tuple((side, _PAD) for side in ("top", "left", "bottom", "right")),
        lines=tuple((side, Line(look.BOX_TINT, 0.5)) for side in ("top", "left", "bottom", "right")),
    )  # fmt: skip


def _lists(body: Type) -> Iterator[Style]:
    """The items of lists with signs and with numbers, five levels of each; the list itself moves them in."""
    after = space_after(body) / 2 if body is look.BODY else 0.0
    for level in range(1, LIST_LEVELS + 1):
        for stem in ("List", "Numbering"):
            yield Style(f"{stem} {level}", paragraph=ParagraphFormat(before=0, after=after), kind="list")


def _characters(body: Type) -> Iterator[Style]:
    link = TextFormat(colour=look.LINK, underlined=True)
    code = replace(_CODE, size=round(body.size * 1.7) / 2)
    missing = TextFormat(bold=True, colour=look.TODO, ground=look.TODO_TINT)
    for name, text in (
        ("Emphasis", TextFormat(italic=True)),
        ("Strong Emphasis", TextFormat(bold=True)),
        ("Source Text", code),
        ("Internet link", link),
        ("Visited Internet Link", link),
        ("Index Link", TextFormat()),
        ("Bullet Symbols", TextFormat(colour=look.BRAND)),
        ("Footnote Symbol", TextFormat(position="super")),
        ("Footnote anchor", TextFormat(position="super")),
        ("Doorgehaald", TextFormat(struck=True)),
        ("Superscript", TextFormat(position="super")),
        ("Subscript", TextFormat(position="sub")),
        ("Onopgelost", missing),
        ("Bijschriftnummer", TextFormat(bold=True, colour=look.BRAND)),
    ):
        yield Style(name, "", text=text, family="text")


def headings(kinds: Iterable[tuple[ParagraphFormat, TextFormat]]) -> Iterator[Style]:
    """A style for every level of headings; the last of `kinds` also for those below."""
    shown = list(kinds)
    for level in range(1, LEVELS + 1):
        paragraph, text = shown[min(level, len(shown)) - 1]
        whole = replace(paragraph, keep_next=True, keep_lines=True)
        yield Style(
            f"Heading {level}", next="Text body", paragraph=whole, text=replace(text, hyphens=False), kind="text",
            level=level,
        )  # fmt: skip


def framed_styles(frame: Frame, body: Type) -> Iterator[Style]:
    """Text, title, list and facts of one kind, which together look like one block.

    A program draws neighbours with the same lines, padding and indents as one box.
    """
    text = replace(_box(frame), keep_lines=True, before=0, after=body.after)
    yield Style(frame.name, "Text body", paragraph=text)
    title = ParagraphFormat(keep_next=True, before=body.after, after=5)
    size = look.FRAME_TITLE.size if body is look.BODY else body.size + 0.5
    words = TextFormat(bold=True, colour=frame.colour, size=size)
    yield Style(frame.title, frame.name, frame.name, paragraph=title, text=words)
    yield Style(frame.list, frame.name, paragraph=ParagraphFormat(after=2))
    facts = ParagraphFormat(leading=look.FACTS.leading, after=AFTER_FRAME)
    yield Style(frame.facts, frame.name, "Text body", paragraph=facts, text=text_format(look.FACTS, base=body))


def _box(frame: Frame) -> ParagraphFormat:
    """Ground and lines: a bar on the left, or dashes all around."""
    sides = ("top", "left", "bottom", "right")
    bar = (("left", Line(frame.colour, look.BLOCK_BAR)),)
    lines = tuple((side, Line(frame.colour, _DASH, "dashed")) for side in sides) if frame.dashed else bar
    padding = tuple((side, _PAD if side in ("top", "bottom") else look.BLOCK_INSET) for side in sides)
    return ParagraphFormat(ground=frame.tint, lines=lines, padding=padding)


def around_text(caption: ParagraphFormat, text: TextFormat) -> Iterator[Style]:
    """Captions: LibreOffice knows "Table" and "Figure" as the styles of its own."""
    yield Style("Caption", next="Text body", paragraph=replace(caption, keep_lines=True), text=text, kind="extra")
    yield Style("Table", "Caption", paragraph=ParagraphFormat(keep_next=True), kind="extra")
    yield Style("Figure", "Caption", kind="extra")


def running(name: str, width: float, kind: Type, base: Type) -> Style:
    """A head or foot of `width` mm with a line on the side of the text."""
    side, other = ("bottom", "top") if name.startswith("Header") else ("top", "bottom")
    form = ParagraphFormat(
        leading=kind.leading, tabs=(Tab(width, "right"),), lines=((side, Line(look.RULE, 0.5)),),
        padding=((side, 4.0), (other, 0.0), ("left", 0.0), ("right", 0.0)),
    )  # fmt: skip
    text = replace(text_format(kind, base=base), hyphens=False)
    return Style(name, paragraph=form, text=text, kind="extra")


def _graphics() -> str:
    """Pictures in the line, and the frames that stand on a page."""
    none = 'fo:padding="0mm" fo:border="none"'
    return (
        f'<style:style style:name="{PICTURE}" style:family="graphic"><style:graphic-properties'
        ' text:anchor-type="as-char" style:vertical-pos="top" style:vertical-rel="baseline" fo:margin="0mm"/>'
        "</style:style>"
        f'<style:style style:name="Frame" style:family="graphic"><style:graphic-properties {ON_PAGE} {none}'
        ' style:run-through="foreground" draw:fill="none"/></style:style>'
    )


def _notes() -> str:
    return (
        '<text:notes-configuration text:note-class="footnote" text:default-style-name="Footnote"'
        f' text:citation-style-name="{style_name("Footnote Symbol")}"'
        f' text:citation-body-style-name="{style_name("Footnote anchor")}" style:num-format="1" text:start-value="0"'
        ' text:footnotes-position="page" text:start-numbering-at="document"/>'
    )
