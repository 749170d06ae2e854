"""Pictures in the line of text, each file once in the package."""

from __future__ import annotations

from collections.abc import Mapping

from nds_docs.compose.edition import LabelKind
from nds_docs.compose.wording import capitalised, label_word
from nds_docs.document import nodes as n
from nds_docs.document.walk import plain_text
from nds_docs.language import Language
from nds_docs.writers.odt.odf import escape, mm, spaced
from nds_docs.writers.odt.style_sheet import PICTURE
from nds_docs.writers.pictures import Picture, picture, shown_width


class Pictures:
    """`files` maps the name of a file in the package to its bytes."""

    def __init__(self, images: Mapping[str, bytes], language: Language) -> None:
        self._images = images
        self._word = capitalised(label_word(LabelKind.FIGURE, language))
        self._known: dict[str, tuple[str, Picture]] = {}
        self._shown = 0
        self.files: dict[str, bytes] = {}

    def show(self, image: n.Image, available: float, caption: str) -> str:
        """The picture for a column of `available` mm, with its own words, those of its caption, or "Figuur".

        Raises `NdsError` where it is neither PNG nor JPEG. One that the project does not have shows as its words.
        """
        words = image.attr.get("alt") or plain_text(image.content) or caption or self._word
        if image.url not in self._images:
            return spaced(f"[{words}]", after_space=False)
        name, shown = self._file(image.url)
        share, most = shown_width(shown.size, image.attr.get("width"))
        width = min(share * available, most)
        height = shown.size.height * width / shown.size.width
        self._shown += 1
        size = f'svg:x="0mm" svg:y="0mm" svg:width="{mm(width)}" svg:height="{mm(height)}"'
        return (
            f'<draw:frame draw:style-name="{PICTURE}" draw:name="Afbeelding {self._shown}" text:anchor-type="as-char"'
            f' {size}><draw:image xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad" xlink:href="{name}"/>'
            f"<svg:title>{escape(words)}</svg:title></draw:frame>"
        )

    def _file(self, path: str) -> tuple[str, Picture]:
        if path not in self._known:
            shown = picture(self._images[path], path)
            name = f"Pictures/{len(self._known) + 1}.{shown.suffix}"
            self.files[name] = self._images[path]
            self._known[path] = (name, shown)
        return self._known[path]
