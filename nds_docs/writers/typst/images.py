"""The images of a document as files beside its Typst source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from nds_docs.writers.pictures import Size, picture


class ImageFile(NamedTuple):
    """The name of a file beside the source, and how large the picture is of itself."""

    name: str
    size: Size


def image_files(images: Mapping[str, bytes]) -> dict[str, ImageFile]:
    """The file that each image becomes, by its path in the project. Raises `NdsError` where one is no PNG or JPEG."""
    shown = {path: picture(content, path) for path, content in images.items()}
    return {path: ImageFile(f"{number}.{one.suffix}", one.size) for number, (path, one) in enumerate(shown.items())}
