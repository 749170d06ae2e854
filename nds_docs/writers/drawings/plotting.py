"""The plotting library, as it comes in its package: no settings, fonts or caches of this computer are read or written.

Importing this module imports matplotlib, which takes most of a second: do so where something is to be drawn. No other
module imports it directly, since it reads its settings while that happens.
"""

from __future__ import annotations

import importlib.util
import io
import json
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal

from lxml import etree

from nds_docs.compose.drawing import Drawn
from nds_docs.writers.typst.fonts import FOLDER

FACES: Final = ("Carlito-Regular.ttf", "Carlito-Bold.ttf", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
FAMILIES: Final = ["Carlito", "DejaVu Sans"]
DOTS_PER_INCH: Final = 300
_OF_MATPLOTLIB: Final = ("MPLCONFIGDIR", "MATPLOTLIBRC", "MPLBACKEND")
_NO_METADATA: Final = dict.fromkeys(("Date", "Creator", "Format", "Type"))


@contextmanager
def _nothing_of_this_computer() -> Iterator[None]:
    """While matplotlib is imported: its folder is a new one, with a list of fonts in it, so that none are looked for.

    Looking through all fonts of a computer takes seconds. The list is in the form of the version that is installed;
    where matplotlib does not take it, it looks for fonts after all, and the drawings come out the same.
    """
    kept = {name: os.environ.pop(name) for name in _OF_MATPLOTLIB if name in os.environ}
    with tempfile.TemporaryDirectory(prefix="nds-", ignore_cleanup_errors=True) as folder:
        os.environ["MPLCONFIGDIR"] = folder
        _list_no_fonts(Path(folder))
        try:
            yield
        finally:
            del os.environ["MPLCONFIGDIR"]
            os.environ.update(kept)


def _list_no_fonts(folder: Path) -> None:
    package = importlib.util.find_spec("matplotlib")
    source = Path(package.origin).with_name("font_manager.py") if package and package.origin else folder
    version = re.search(r"__version__ = '(.+)'", source.read_text("utf-8") if source.is_file() else "")
    if version:
        families = {"ttf": "DejaVu Sans", "afm": "Helvetica"}
        known: dict[str, object] = {
            "_version": version[1],
            "defaultFamily": families,
            "default_size": None,
            "ttflist": [],
            "afmlist": [],
        }
        known |= {"_FontManager__default_weight": "normal", "__class__": "FontManager"}
        (folder / f"fontlist-v{version[1]}.json").write_text(json.dumps(known), "utf-8")


with _nothing_of_this_computer():
    import matplotlib
    from matplotlib.artist import Artist
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties, fontManager
    from matplotlib.ft2font import FT2Font
    from matplotlib.lines import Line2D
    from matplotlib.patches import Circle, FancyArrowPatch, Rectangle
    from matplotlib.textpath import text_to_path
    from matplotlib.transforms import Affine2D

__all__ = [
    "CHARACTERS", "Affine2D", "Artist", "Circle", "FancyArrowPatch", "Figure", "Line2D", "Rectangle",
    "type_of", "width_in_points", "written",
]  # fmt: skip

CHARACTERS: Final = frozenset.intersection(*(frozenset(FT2Font(FOLDER / face).get_charmap()) for face in FACES[:2]))
"""The code points that the text font has, in both weights."""

matplotlib.rcdefaults()  # whatever it was told in the folder we are in
matplotlib.rcParams.update({"svg.hashsalt": "nds_docs", "font.family": FAMILIES})
fontManager.ttflist = []
for face in FACES:
    fontManager.addfont(FOLDER / face)


def type_of(size: float, *, bold: bool = False) -> FontProperties:
    """A font of the package, `size` in pt."""
    return FontProperties(family=FAMILIES, size=size, weight="bold" if bold else "normal")


def width_in_points(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is."""
    width, _, _ = text_to_path.get_text_width_height_descent(text, type_of(size, bold=bold), ismath=False)
    return float(width)


def written(figure: Figure, *, as_text: bool) -> Drawn:
    """The pictures of a figure; `as_text` says whether one font has all its words, so that they can stay text."""
    return Drawn(_svg(figure, "none" if as_text else "path", ground="none"), _svg(figure, "path"), _png(figure))


def _svg(figure: Figure, kind: Literal["none", "path"], ground: str = "auto") -> bytes:
    with matplotlib.rc_context({"svg.fonttype": kind}):
        made = io.BytesIO()
        FigureCanvasSVG(figure).print_figure(made, format="svg", facecolor=ground, metadata=_NO_METADATA)
    parser = etree.XMLParser(remove_comments=True, remove_blank_text=True, resolve_entities=False)
    return etree.tostring(etree.fromstring(made.getvalue(), parser), encoding="UTF-8", xml_declaration=True)


def _png(figure: Figure) -> bytes:
    made = io.BytesIO()
    FigureCanvasAgg(figure).print_figure(made, format="png", dpi=DOTS_PER_INCH, metadata={"Software": None})
    return made.getvalue()
