"""Remarks on the project of `tests/book`, as they would stand in `reviews/`."""

from __future__ import annotations

from pathlib import Path

from nds_docs.build.identity import build_id
from nds_docs.build.output import replace_files
from nds_docs.build.store import store
from nds_docs.compose.gather import gather
from nds_docs.document.source import Source, Span
from nds_docs.review import files
from nds_docs.review.files import ReviewFile
from nds_docs.review.remark import Remark, RemarkKind, RemarkState, Reply, remark_id, source_range

HOSTILE = "<script>alert(1)</script> & \"'{{ 7*7 }}' \x07\x1b[31m\u202egnp"
"""What nobody should be able to make a report or a Word file do anything with."""


def keep(root: Path) -> str:
    """Keeps the build of today's sources and gives its id."""
    inputs = gather(root)
    id_ = build_id(inputs.files)
    assert store(root, id_, inputs.files, {"nds": ()})
    return id_


def remark(root: Path, path: str, words: str, **said: object) -> Remark:
    """A remark about the first `words` in a text of the project."""
    source = Source(path, (root / path).read_bytes())
    start = source.text.index(words)
    values: dict[str, object] = {
        "id": remark_id(path, start, words, *sorted(map(str, said.items()))),
        "kind": RemarkKind.COMMENT,
        "author": "Jan de Vries",
        "document": "nds",
        "at": source_range(source, Span(path, start, start + len(words))).shown,
        "text": words,
        "party": path.split("/")[1] if path.startswith("contributions/") else "",
        **said,
    }
    return Remark(**values)  # type: ignore[arg-type]


def write(root: Path, folder: str, review: ReviewFile) -> None:
    path = f"{files.FOLDER}/{folder}/{files.file_name(review.reviewer)}"
    replace_files(root, {path: files.encode(review)})


__all__ = ["HOSTILE", "RemarkKind", "RemarkState", "Reply", "ReviewFile", "keep", "remark", "write"]
