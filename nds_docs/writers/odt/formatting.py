"""Properties of paragraphs and characters: values in, `style:paragraph-properties` and `style:text-properties` out.

Source: OpenDocument 1.3 part 3, 17.6 (paragraphs), 20 (every property).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from nds_docs.writers.look import Type
from nds_docs.writers.odt.odf import attributes, mm, pt

SIDES = ("top", "left", "bottom", "right")


class Line(NamedTuple):
    """A line beside a paragraph or cell, `width` in pt; `kind` solid or dashed."""

    colour: str
    width: float
    kind: str = "solid"

    def __str__(self) -> str:
        return f"{pt(self.width)} {self.kind} #{self.colour}"


class Tab(NamedTuple):
    """A tab stop at `position` mm; `kind` left or right; `dotted` for dots on the way."""

    position: float
    kind: str = "left"
    dotted: bool = False

    def xml(self) -> str:
        leader = ' style:leader-style="dotted" style:leader-text="."' if self.dotted else ""
        return f'<style:tab-stop style:position="{mm(self.position)}" style:type="{self.kind}"{leader}/>'


@dataclass(frozen=True)
class ParagraphFormat:
    """How a paragraph is laid out: spaces, padding and leading in pt, indents in mm.

    None and "" leave it to the parent; LibreOffice takes both spaces from here, or neither, and so with indents.
    `lines` and `padding` are by side. Not `joined`: the lines do not go on around a next paragraph with the same.
    """

    before: float | None = None
    after: float | None = None
    leading: float | None = None
    left: float | None = None
    right: float | None = None
    first: float | None = None
    align: str = ""
    keep_next: bool | None = None
    keep_lines: bool = False
    page_before: bool | None = None
    lines: tuple[tuple[str, Line], ...] = ()
    padding: tuple[tuple[str, float], ...] = ()
    ground: str = ""
    tabs: tuple[Tab, ...] = ()
    joined: bool = True

    def xml(self) -> str:
        """The `style:paragraph-properties`, or "" where there is nothing to say."""
        values = {
            "fo:margin-top": _points(self.before),
            "fo:margin-bottom": _points(self.after),
            "fo:margin-left": _millimetres(self.left),
            "fo:margin-right": _millimetres(self.right),
            "fo:text-indent": _millimetres(self.first),
            "style:line-height-at-least": _points(self.leading),
            "fo:text-align": self.align,
            "fo:keep-with-next": {None: "", True: "always", False: "auto"}[self.keep_next],
            "fo:keep-together": "always" if self.keep_lines else "",
            "fo:break-before": {None: "", True: "page", False: "auto"}[self.page_before],
            "fo:background-color": f"#{self.ground}" if self.ground else "",
        }
        if not self.joined:
            values["style:join-border"] = "false"
        values |= {f"fo:border-{side}": str(line) for side, line in self.lines}
        if self.lines:
            values |= {f"fo:border-{side}": "none" for side in SIDES if side not in dict(self.lines)}
        values |= {f"fo:padding-{side}": pt(size) for side, size in self.padding}
        stops = "".join(tab.xml() for tab in sorted(self.tabs))
        inner = f"<style:tab-stops>{stops}</style:tab-stops>" if stops else ""
        shown = attributes(values)
        return f"<style:paragraph-properties{shown}>{inner}</style:paragraph-properties>" if shown or inner else ""


@dataclass(frozen=True)
class TextFormat:
    """How characters are set; `size` in pt, `position` super or sub. None and "" leave it to the parent."""

    font: str = ""
    size: float | None = None
    colour: str = ""
    bold: bool | None = None
    italic: bool | None = None
    underlined: bool = False
    struck: bool = False
    ground: str = ""
    position: str = ""
    hyphens: bool | None = None
    language: str = ""

    def xml(self) -> str:
        """The `style:text-properties`, or "" where there is nothing to say."""
        language, _, country = self.language.partition("-")
        weight = {None: "", True: "bold", False: "normal"}[self.bold]
        slant = {None: "", True: "italic", False: "normal"}[self.italic]
        values = {
            "style:font-name": self.font,
            "fo:font-size": "" if self.size is None else pt(self.size),
            "fo:color": f"#{self.colour}" if self.colour else "",
            "fo:font-weight": weight,
            "fo:font-style": slant,
            "style:text-underline-style": "solid" if self.underlined else "",
            "style:text-line-through-style": "solid" if self.struck else "",
            "fo:background-color": f"#{self.ground}" if self.ground else "",
            "style:text-position": f"{self.position} 58%" if self.position else "",
            "fo:hyphenate": {None: "", True: "true", False: "false"}[self.hyphens],
            "fo:hyphenation-remain-char-count": "3" if self.hyphens else "",
            "fo:hyphenation-push-char-count": "3" if self.hyphens else "",
            "fo:language": language,
            "fo:country": country,
        }
        for script in ("asian", "complex"):
            values[f"style:font-name-{script}"] = self.font
            values[f"style:font-size-{script}"] = values["fo:font-size"]
            values[f"style:font-weight-{script}"] = weight
            values[f"style:font-style-{script}"] = slant
        shown = attributes(values)
        return f"<style:text-properties{shown}/>" if shown else ""


def text_format(kind: Type, *, base: Type) -> TextFormat:
    """The characters of `kind`; what it shares with `base`, the look of the parent style, stays unsaid."""
    return TextFormat(
        bold=kind.bold if kind.bold != base.bold else None,
        italic=kind.italic if kind.italic != base.italic else None,
        colour=kind.colour if kind.colour != base.colour else "",
        size=kind.size if kind.size != base.size else None,
    )


def spacing(kind: Type) -> ParagraphFormat:
    """The space around and the leading of `kind`."""
    return ParagraphFormat(before=kind.before, after=kind.after, leading=kind.leading)


def _points(value: float | None) -> str:
    return "" if value is None else pt(value)


def _millimetres(value: float | None) -> str:
    return "" if value is None else mm(value)
