"""Pictures in the line of text, each file once in the package."""

from __future__ import annotations

from collections.abc import Mapping

from nds_docs.compose.drawing import Drawn
from nds_docs.compose.edition import LabelKind
from nds_docs.compose.wording import capitalised, label_word
from nds_docs.document import nodes as n
from nds_docs.document.walk import plain_text
from nds_docs.language import Language
from nds_docs.writers.odt.odf import escape, mm, spaced
from nds_docs.writers.odt.style_sheet import PICTURE
from nds_docs.writers.pictures import Picture, picture, shown_width


class Pictures:
    """`files` maps the name of a file in the package to its bytes.

    What the program drew stands there twice: a reader takes the first picture of a frame that it can show (OpenDocument
    1.3 part 3, 10.4.2).
    """

    def __init__(self, images: Mapping[str, bytes], drawn: Mapping[str, Drawn], language: Language) -> None:
        self._images, self._drawn = images, drawn
        self._word = capitalised(label_word(LabelKind.FIGURE, language))
        self._known: dict[str, tuple[tuple[str, ...], Picture]] = {}
        self._shown = 0
        self.files: dict[str, bytes] = {}

    def show(self, image: n.Image, available: float, caption: str) -> str:
        """The picture for a column of `available` mm, with its own words, those of its caption, or "Figuur".

        Raises `NdsError` where it is neither PNG nor JPEG. One that the project does not have shows as its words.
        """
        words = image.attr.get("alt") or plain_text(image.content) or caption or self._word
        if image.url not in self._images and image.url not in self._drawn:
            return spaced(f"[{words}]", after_space=False)
        names, shown = self._files(image.url)
        share, most = shown_width(shown.size, image.attr.get("width"))
        width = min(share * available, most)
        height = shown.size.height * width / shown.size.width
        self._shown += 1
        size = f'svg:x="0mm" svg:y="0mm" svg:width="{mm(width)}" svg:height="{mm(height)}"'
        return (
            f'<draw:frame draw:style-name="{PICTURE}" draw:name="Afbeelding {self._shown}" text:anchor-type="as-char"'
            f" {size}>{''.join(map(_image, names))}<svg:title>{escape(words)}</svg:title></draw:frame>"
        )

    def _files(self, path: str) -> tuple[tuple[str, ...], Picture]:
        """The names of the files of a picture in the package, best first."""
        if path not in self._known:
            name = f"Pictures/{len(self._known) + 1}"
            if drawn := self._drawn.get(path):
                shown = picture(drawn.outlines, path)
                made = {f"{name}.svg": drawn.outlines, f"{name}.png": drawn.png}
            else:
                shown = picture(self._images[path], path)
                made = {f"{name}.{shown.suffix}": self._images[path]}
            self.files |= made
            self._known[path] = (tuple(made), shown)
        return self._known[path]


def _image(name: str) -> str:
    return f'<draw:image xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad" xlink:href="{name}"/>'
