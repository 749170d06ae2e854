"""A sheet as wide as the column of text to draw on: measures in mm from its upper left corner, type sizes in pt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Literal

from nds_docs.compose.drawing import Drawn
from nds_docs.writers import look
from nds_docs.writers.drawings.plotting import (
    CHARACTERS,
    Affine2D,
    Artist,
    Circle,
    FancyArrowPatch,
    Figure,
    Line2D,
    Rectangle,
    type_of,
    width_in_points,
    written,
)
from nds_docs.writers.typst.escaping import shown

WIDTH: Final = look.PAGE.text_width
MM: Final = 25.4 / 72  # a point
LINE: Final = 1.22  # from one line to the next, of the size of the type
_CAP: Final = 0.63  # the height of a capital, of the size of the type


def said(text: str) -> str:
    """`text` as it can be drawn: spaces evened, no loose hyphens, what no font has as its code point."""
    return shown(" ".join(text.replace("\u00ad", "").split()))


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line is, in mm."""
    return width_in_points(text, size, bold=bold) * MM


def wrapped(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """`text` in lines of at most `width` mm; a word that is wider than that is cut."""
    lines = [""]
    for word in _short_words(said(text), width, size, bold):
        longer = f"{lines[-1]} {word}".lstrip()
        if not lines[-1] or width_of(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _short_words(text: str, width: float, size: float, bold: bool) -> Iterator[str]:
    for word in text.split(" "):
        while width_of(word, size, bold=bold) > width and len(word) > 1:
            fits = max((at for at in range(1, len(word)) if width_of(word[:at], size, bold=bold) <= width), default=1)
            yield word[:fits]
            word = word[fits:]
        yield word


class Sheet:
    """What is put on it first lies below what follows."""

    def __init__(self, height: float) -> None:
        self.figure = Figure(figsize=(WIDTH / 25.4, height / 25.4), dpi=72, facecolor=f"#{look.WHITE}")
        flipped = Affine2D().scale(1 / 25.4, -1 / 25.4).translate(0, height / 25.4)
        self._place = flipped + self.figure.dpi_scale_trans
        self._as_text = True

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        colour: str = look.INK,
        *,
        bold: bool = False,
        align: Literal["left", "center", "right"] = "left",
        upright: bool = False,
    ) -> None:
        """A line of text with the middle of its capitals at `y`; `upright` reads upwards, from its foot at `y`."""
        self._as_text = self._as_text and CHARACTERS.issuperset(map(ord, text))
        middle = _CAP * size * MM / 2
        at, rotation = ((x + middle, y), 90) if upright else ((x, y + middle), 0)
        self.figure.text(
            *at,
            text,
            transform=self._place,
            fontproperties=type_of(size, bold=bold),
            color=f"#{colour}",
            horizontalalignment="left" if upright else align,
            verticalalignment="baseline",
            rotation=rotation,
            rotation_mode="anchor",
            parse_math=False,
        )

    def line(
        self, x: tuple[float, float], y: tuple[float, float], colour: str, width: float, *, dashed: bool = False
    ) -> None:
        """A straight line, `width` pt."""
        style: Any = (0, (3, 2.2)) if dashed else "solid"  # a list without dashes is no SVG
        self._put(Line2D(x, y, color=f"#{colour}", linewidth=width, linestyle=style, solid_capstyle="butt"))

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self._put(Rectangle((x, y), width, height, facecolor=f"#{colour}", edgecolor="none"))

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        self._put(Circle((x, y), radius, facecolor=f"#{colour}", edgecolor="none"))

    def ring(self, x: float, y: float, radius: float, colour: str, width: float) -> None:
        """A circle with a white ground and a line of `width` pt inside `radius`."""
        inner = radius - width * MM / 2
        self._put(Circle((x, y), inner, facecolor=f"#{look.WHITE}", edgecolor=f"#{colour}", linewidth=width))

    def arrow(self, start: float, end: float, y: float, colour: str, width: float) -> None:
        """A level arrow from `start` to `end`."""
        head = "-|>,head_length=3.2,head_width=1.7"
        arrow = FancyArrowPatch(
            (start, y), (end, y), arrowstyle=head, shrinkA=0, shrinkB=0, color=f"#{colour}", linewidth=width,
            mutation_scale=1, joinstyle="miter", capstyle="butt",
        )  # fmt: skip
        self._put(arrow)

    def drawn(self) -> Drawn:
        return written(self.figure, as_text=self._as_text)

    def _put(self, artist: Artist) -> None:
        artist.set_transform(self._place)
        artist.set_zorder(1)  # one for all: then they lie in the order in which they came
        self.figure.add_artist(artist, clip=False)
