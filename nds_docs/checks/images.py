"""Checks on images: that they are there, can be shown, and are described."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

from nds_docs.checks.bare_image import bare_image
from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.image_header import image_header
from nds_docs.checks.rules import images as rules
from nds_docs.checks.suggestion import did_you_mean
from nds_docs.compose.gather import IMAGE_SUFFIXES, MEGABYTE
from nds_docs.compose.project import Project
from nds_docs.document import nodes as n
from nds_docs.document.walk import AnyNode, children, plain_text

SUFFIXES = {"PNG": (".png",), "JPEG": (".jpg", ".jpeg")}
LARGEST = 10 * MEGABYTE
MOST_PIXELS = 50_000_000

_REMOTE = re.compile(r"//|(?!file:)[A-Za-z][A-Za-z0-9+.-]+:", re.IGNORECASE)
_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:|file:", re.IGNORECASE)
_ABOVE = re.compile(r"\.\.(/|$)")


def check(project: Project) -> Iterator[Finding]:
    """Images that are missing, outside the project, no PNG or JPEG, damaged, huge, or without a description."""
    for draft in project.texts:
        if n.Image not in map(type, draft.nodes):
            continue
        for image, described in _images(draft.document.blocks, ""):
            if not described:
                yield rules.MISSING_ALT_TEXT.at(image.span, image=image.url)
            yield from _file(image, draft.source.path, project)


def project_path(url: str, path: str) -> str:
    """Where an image typed in the file at `path` stands, from the root; an address elsewhere stays as it is."""
    if _REMOTE.match(url) or _ABSOLUTE.match(url):
        return url
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), url))


def shown_bytes(raw: bytes) -> bytes | None:
    """What an edition holds of a picture file: the picture, and nothing that the file says of its maker.

    None where it cannot be shown; then the findings of `check` say why.
    """
    header = image_header(raw)
    if header is None or len(raw) > LARGEST or header.width * header.height > MOST_PIXELS:
        return None
    return bare_image(raw)


def _images(nodes: Iterable[AnyNode], caption: str) -> Iterator[tuple[n.Image, bool]]:
    """Every image, and whether it has a text of its own for who does not see it: a caption is no description."""
    for node in nodes:
        if isinstance(node, n.Image):
            text = node.attr.get("alt") or plain_text(node.content)
            yield node, text.strip() not in ("", caption)
        elif isinstance(node, n.Figure):
            alt = node.attr.get("alt")
            title = " ".join(plain_text(b.content) for b in node.caption.content if isinstance(b, n.Plain | n.Para))
            yield from ((image, described or bool(alt)) for image, described in _images(children(node), title.strip()))
        else:
            yield from _images(children(node), caption)


def _file(image: n.Image, path: str, project: Project) -> Iterator[Finding]:
    folder, place = posixpath.dirname(path), project_path(image.url, path)
    if _REMOTE.match(place):
        yield rules.REMOTE_IMAGE.at(image.span, image=image.url, folder=folder)
    elif _ABSOLUTE.match(place) or _ABOVE.match(place):
        yield rules.IMAGE_OUTSIDE.at(image.span, image=image.url, folder=folder)
    elif not place.lower().endswith(IMAGE_SUFFIXES):
        yield rules.WRONG_IMAGE_KIND.at(image.span, image=image.url)
    elif place in project.files:
        yield from _contents(image, project.files[place])
    elif not any(finding.span.path == place for finding in project.findings):
        names = (posixpath.relpath(name, folder) for name in project.files if name.startswith(folder + "/"))
        yield rules.MISSING_IMAGE.at(image.span, image=image.url, folder=folder, hint=did_you_mean(image.url, names))


def _contents(image: n.Image, raw: bytes) -> Iterator[Finding]:
    header = image_header(raw)
    if header is None or bare_image(raw) is None:
        yield rules.NOT_AN_IMAGE.at(image.span, image=image.url)
        return
    suffixes = SUFFIXES[header.kind]
    if not image.url.lower().endswith(suffixes):
        better = posixpath.splitext(image.url)[0] + suffixes[0]
        yield rules.IMAGE_MISNAMED.at(image.span, image=image.url, kind=header.kind, better=better)
    if len(raw) > LARGEST:
        size, limit = len(raw) // MEGABYTE, LARGEST // MEGABYTE
        yield rules.IMAGE_TOO_LARGE.at(image.span, image=image.url, size=size, limit=limit)
    if header.width * header.height > MOST_PIXELS:
        width, height, limit = header.width, header.height, MOST_PIXELS // 1_000_000
        yield rules.TOO_MANY_PIXELS.at(image.span, image=image.url, width=width, height=height, limit=limit)
