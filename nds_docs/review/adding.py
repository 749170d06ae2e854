"""A remark that came by mail or on a PDF, entered by hand at a line of today's text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from nds_docs.build import store
from nds_docs.build.identity import build_id
from nds_docs.compose.gather import gather
from nds_docs.document.source import Source, Span
from nds_docs.errors import NdsError
from nds_docs.review import files
from nds_docs.review import texts as t
from nds_docs.review.files import ReviewFile
from nds_docs.review.remark import Remark, RemarkKind, remark_id, source_range

_PLACE = re.compile(r"(.+?):(\d+)(?::(\d+))?")


def added(root: Path, place: str, text: str, reviewer: str) -> tuple[str, ReviewFile, Remark]:
    """The file of the reviewer with the remark in it, its path, and the remark.

    Raises `NdsError` where there is no such line, or where today's text was never built: then its place could not be
    followed.
    """
    inputs = gather(root)
    source, span = _span(place, inputs.files)
    build = build_id(inputs.files)
    if not store.ids(root, build):
        raise NdsError(t.BUILD_FIRST)
    path = f"{files.FOLDER}/{build[:8]}/{files.file_name(reviewer)}"
    remark = Remark(
        id=remark_id(build, place, text, reviewer),
        kind=RemarkKind.COMMENT,
        author=reviewer,
        document="",
        party=span.path.split("/")[1] if span.path.startswith("contributions/") else "",
        contribution=span.path.removeprefix("contributions/").removesuffix(".md"),
        at=source_range(source, span).shown,
        text=source.text[span.start : span.end],
        comment=text,
    )
    known = files.load(root).get(path)
    new = ReviewFile(reviewer=reviewer, build=build, remarks=(remark,))
    return path, files.merged(known, new), remark


def _span(place: str, inputs: Mapping[str, bytes]) -> tuple[Source, Span]:
    """The line that is meant, from its column on where one is given."""
    match = _PLACE.fullmatch(place)
    raw = inputs.get(match[1]) if match else None
    if match is None or raw is None or not match[1].endswith((".md", ".yml")):
        raise NdsError(t.NO_SUCH_PLACE, place=place)
    source, line, column = Source(match[1], raw), int(match[2]), int(match[3] or 1)
    if not 1 <= line <= len(source.line_starts):
        raise NdsError(t.NO_SUCH_PLACE, place=place)
    start = source.line_starts[line - 1]
    end = start + len(source.line(line))
    return source, Span(source.path, min(start + column - 1, end), end)
