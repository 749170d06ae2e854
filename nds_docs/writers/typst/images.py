"""The images of a document as files beside its Typst source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from nds_docs.compose.edition import Strategy
from nds_docs.writers.pictures import Size, picture


class ImageFile(NamedTuple):
    """The name of a file beside the source, and how large the picture is of itself."""

    name: str
    size: Size


def pictures(strategy: Strategy) -> dict[str, bytes]:
    """The images of a strategy by their url, its drawings among them, with their words as text."""
    return {**strategy.images, **{url: drawn.svg for url, drawn in strategy.drawn.items()}}


def image_files(images: Mapping[str, bytes]) -> dict[str, ImageFile]:
    """The file that each image becomes, by its path in the project. Raises `NdsError` where one is no picture."""
    shown = {path: picture(content, path) for path, content in images.items()}
    return {path: ImageFile(f"{number}.{one.suffix}", one.size) for number, (path, one) in enumerate(shown.items())}
