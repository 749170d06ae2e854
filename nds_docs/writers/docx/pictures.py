"""Pictures in the line of text, each file once in the package."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from nds_docs.compose.drawing import Drawn
from nds_docs.document import nodes as n
from nds_docs.document.walk import plain_text
from nds_docs.writers.docx.drawing import drawing
from nds_docs.writers.docx.ooxml import run
from nds_docs.writers.docx.package import Package
from nds_docs.writers.pictures import Size, picture, shown_width


class _Media(NamedTuple):
    """A picture in the package and its own size; `vector` is the same as SVG, for those who can show that."""

    name: str
    size: Size
    vector: str = ""


class Pictures:
    """Puts the pictures that a text shows into `package`."""

    def __init__(self, images: Mapping[str, bytes], drawn: Mapping[str, Drawn], package: Package) -> None:
        self._images, self._drawn, self._package = images, drawn, package
        self._known: dict[str, _Media] = {}
        self._shown = 0

    def show(self, image: n.Image, available: float, part: str) -> str:
        """The picture for a column of `available` mm in the text of `part`.

        Raises `NdsError` where it is neither PNG nor JPEG. One that the project does not have shows as its words.
        """
        if instead := self.instead(image):
            return run(instead)
        media = self._media(image.url)
        relation = self._package.relate(part, "image", media.name)
        vector = self._package.relate(part, "image", media.vector) if media.vector else ""
        share, most = shown_width(media.size, image.attr.get("width"))
        width = min(share * available, most)
        self._shown += 1
        size = Size(width, media.size.height * width / media.size.width)
        return drawing(relation, vector, self._shown, size, _words(image))

    def instead(self, image: n.Image) -> str:
        """The words that stand for a picture which the project does not have; "" where it has it."""
        return "" if image.url in self._images or image.url in self._drawn else f"[{_words(image)}]"

    def _media(self, path: str) -> _Media:
        if path not in self._known:
            name = f"media/image{len(self._known) + 1}"
            if drawn := self._drawn.get(path):
                self._package.add(f"word/{name}.png", drawn.png)
                self._package.add(f"word/{name}.svg", drawn.outlines)
                self._known[path] = _Media(f"{name}.png", picture(drawn.outlines, path).size, f"{name}.svg")
            else:
                shown = picture(self._images[path], path)
                self._package.add(f"word/{name}.{shown.suffix}", self._images[path])
                self._known[path] = _Media(f"{name}.{shown.suffix}", shown.size)
        return self._known[path]


def _words(image: n.Image) -> str:
    return image.attr.get("alt") or plain_text(image.content)
