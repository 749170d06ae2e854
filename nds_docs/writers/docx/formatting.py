"""Properties of paragraphs and runs: values in, `w:pPr` and `w:rPr` out, children in the order that the schema asks.

Source: ECMA-376 part 1, 17.3.1.26 (pPr), 17.3.2.28 (rPr).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from nds_docs.writers.docx.ooxml import twentieths, twips
from nds_docs.writers.look import Type


class Border(NamedTuple):
    """A line beside a paragraph: `side` top, left, bottom or right; `width` and `space` (to the text) in pt."""

    side: str
    colour: str
    width: float
    space: float

    def xml(self) -> str:
        size, space = round(self.width * 8), round(self.space)
        return f'<w:{self.side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{self.colour}"/>'


class Tab(NamedTuple):
    """A tab stop at `position` mm; `kind` left or right, or clear for one of the style; `leader` none or dot."""

    position: float
    kind: str = "left"
    leader: str = "none"

    def xml(self) -> str:
        return f'<w:tab w:val="{self.kind}" w:leader="{self.leader}" w:pos="{twips(self.position)}"/>'


class TextFrame(NamedTuple):
    """A place on the page for a paragraph out of the flow: mm from the page's top-left corner; `height` 0 grows."""

    left: float
    top: float
    width: float
    height: float = 0.0

    def xml(self) -> str:
        size = f'w:w="{twips(self.width)}"'
        if self.height:
            size += f' w:h="{twips(self.height)}" w:hRule="exact"'
        return (
            f'<w:framePr {size} w:wrap="around" w:vAnchor="page" w:hAnchor="page"'
            f' w:x="{twips(self.left)}" w:y="{twips(self.top)}"/>'
        )


@dataclass(frozen=True)
class ParagraphFormat:
    """How a paragraph is laid out: spaces and leading in pt, indents in mm. None and "" leave it to the style below.

    `numbering` is a `w:num` (0 for none) and a level that counts from 0.
    """

    style: str = ""
    keep_next: bool | None = None
    keep_lines: bool = False
    page_break_before: bool | None = None
    frame: TextFrame | None = None
    widow_control: bool | None = None
    numbering: tuple[int, int] | None = None
    borders: tuple[Border, ...] = ()
    shading: str = ""
    tabs: tuple[Tab, ...] = ()
    before: float | None = None
    after: float | None = None
    leading: float | None = None
    left: float | None = None
    right: float | None = None
    hanging: float | None = None
    contextual: bool = False
    align: str = ""
    outline: int | None = None

    def xml(self) -> str:
        """The `w:pPr`, or "" where there is nothing to say."""
        inner = "".join((*self._flow(), *self._decoration(), *self._place()))
        return f"<w:pPr>{inner}</w:pPr>" if inner else ""

    def _flow(self) -> tuple[str, ...]:
        numbering = ""
        if self.numbering is not None:
            num, level = self.numbering
            numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
        return (
            f'<w:pStyle w:val="{self.style}"/>' if self.style else "",
            _switch("keepNext", self.keep_next),
            "<w:keepLines/>" if self.keep_lines else "",
            _switch("pageBreakBefore", self.page_break_before),
            self.frame.xml() if self.frame else "",
            _switch("widowControl", self.widow_control),
            numbering,
        )

    def _decoration(self) -> tuple[str, ...]:
        sides = {border.side: border for border in self.borders}
        lines = "".join(sides[side].xml() for side in ("top", "left", "bottom", "right") if side in sides)
        stops = "".join(tab.xml() for tab in sorted(self.tabs))
        return (
            f"<w:pBdr>{lines}</w:pBdr>" if lines else "",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{self.shading}"/>' if self.shading else "",
            f"<w:tabs>{stops}</w:tabs>" if stops else "",
        )

    def _place(self) -> tuple[str, ...]:
        spacing = _attributes(before=_twentieths(self.before), after=_twentieths(self.after))
        if self.leading is not None:
            spacing += f' w:line="{twentieths(self.leading)}" w:lineRule="atLeast"'
        indent = _attributes(left=_twips(self.left), right=_twips(self.right), hanging=_twips(self.hanging))
        return (
            f"<w:spacing{spacing}/>" if spacing else "",
            f"<w:ind{indent}/>" if indent else "",
            "<w:contextualSpacing/>" if self.contextual else "",
            f'<w:jc w:val="{self.align}"/>' if self.align else "",
            f'<w:outlineLvl w:val="{self.outline}"/>' if self.outline is not None else "",
        )


@dataclass(frozen=True)
class RunFormat:
    """How characters are set; `size` in pt. None and "" leave it to the style below."""

    style: str = ""
    font: str = ""
    bold: bool | None = None
    italic: bool | None = None
    struck: bool | None = None
    colour: str = ""
    size: float | None = None
    underline: str = ""
    shading: str = ""
    raised: str = ""
    language: str = ""
    proofed: bool = True

    def xml(self) -> str:
        """The `w:rPr`, or "" where there is nothing to say."""
        fonts = "".join(f' w:{script}="{self.font}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
        size = round(self.size * 2) if self.size else 0
        inner = "".join(
            (
                f'<w:rStyle w:val="{self.style}"/>' if self.style else "",
                f"<w:rFonts{fonts}/>" if self.font else "",
                _switch("b", self.bold) + _switch("bCs", self.bold),
                _switch("i", self.italic) + _switch("iCs", self.italic),
                _switch("strike", self.struck),
                "" if self.proofed else "<w:noProof/>",
                f'<w:color w:val="{self.colour}"/>' if self.colour else "",
                f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "",
                f'<w:u w:val="{self.underline}"/>' if self.underline else "",
                f'<w:shd w:val="clear" w:color="auto" w:fill="{self.shading}"/>' if self.shading else "",
                f'<w:vertAlign w:val="{self.raised}"/>' if self.raised else "",
                f'<w:lang w:val="{self.language}" w:eastAsia="{self.language}" w:bidi="ar-SA"/>'
                if self.language
                else "",
            )
        )
        return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def run_format(kind: Type, *, base: Type) -> RunFormat:
    """The characters of `kind`; what it shares with `base`, the look of the style it is based on, stays unsaid."""
    return RunFormat(
        bold=kind.bold if kind.bold != base.bold else None,
        italic=kind.italic if kind.italic != base.italic else None,
        colour=kind.colour if kind.colour != base.colour else "",
        size=kind.size if kind.size != base.size else None,
    )


def paragraph(form: ParagraphFormat, content: str) -> str:
    """A paragraph of `content`, its runs."""
    return f"<w:p>{form.xml()}{content}</w:p>"


def _switch(name: str, value: bool | None) -> str:
    if value is None:
        return ""
    return f"<w:{name}/>" if value else f'<w:{name} w:val="0"/>'


def _attributes(**values: int | None) -> str:
    return "".join(f' w:{name}="{value}"' for name, value in values.items() if value is not None)


def _twentieths(value: float | None) -> int | None:
    return None if value is None else twentieths(value)


def _twips(value: float | None) -> int | None:
    return None if value is None else twips(value)
