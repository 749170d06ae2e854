"""The smallest project in which nothing is wrong, and pictures to go with it."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from pathlib import Path

from nds_docs.checks.diagnostics import Finding
from nds_docs.compose.drafts import read_project, read_records
from nds_docs.compose.gather import gather
from nds_docs.compose.project import Project

Files = Mapping[str, str | bytes]

REGISTER = """\
document: {title: Strategie, short: nds, version: "0.1", date: 2025-02-14}
parties:
  - {id: bzk, name: Ministerie van BZK, short: BZK, kind: department}
  - {id: uvw, name: Unie van Waterschappen, short: UvW, kind: umbrella}
priorities:
  - {id: BZK-1, title: Data, proposed_by: bzk, status: adopted}
  - {id: BZK-2, title: AI, proposed_by: bzk, status: proposed}
  - {id: BZK-3, title: Cloud, proposed_by: bzk, status: dropped}
  - {id: UVW-1, title: Datagedreven werken, proposed_by: uvw, status: merged, into: BZK-1}
"""
REFERENCES = """\
references:
  - id: vaarkaart2023
    type: report
    title: Vaarkaart
    author: [{literal: Unie van Waterschappen}]
    issued: 2023
"""
CHAPTER = "---\ntitle: Data\npriority: BZK-1\n---\n\nInleiding.\n"
FRONT_MATTER = "---\ntitle: Meetnet\nparty: uvw\npriorities: [BZK-1]\n---\n\n"
CONTRIBUTION = FRONT_MATTER + "Tekst.\n"
FINGERPRINT = "db143a81"
"""Of `CONTRIBUTION`, as a chapter that takes it in names it."""

LETTER = "---\ntitle: Brief\n---\n\nHierbij bied ik u de strategie aan.\n\n" + "\n\n".join(
    f"::: {{.cw31 part={part}}}\nTekst.\n:::" for part in ("goals", "instruments", "finance", "evaluation")
)
"""The smallest letter in which nothing is wrong; its data are not in `SMALL`."""

LETTER_DATA = """\
letter:
  sender: {name: Ministerie}
  addressees: [{name: De Voorzitter, address: [Postbus 20018]}]
  place: Den Haag
  subject: Strategie
  signatories: [{office: De staatssecretaris, name: Naam}]
  annexes:
    - {title: Strategie, file: strategy}
"""

SMALL: Files = {
    "nds.yml": REGISTER,
    "references.yml": REFERENCES,
    "chapters/10-data.md": CHAPTER,
    "contributions/uvw/meetnet.md": CONTRIBUTION,
}


def write_project(root: Path, changes: Files) -> None:
    """Writes `SMALL` with `changes` to a folder; what is empty in `changes` is left out."""
    for name, content in {**SMALL, **changes}.items():
        if content:
            place = root / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content.encode() if isinstance(content, str) else content)


def small_project(root: Path, changes: Files) -> Project:
    """`SMALL` with `changes`, read."""
    write_project(root, changes)
    inputs = gather(root)
    return read_project(inputs, read_records(inputs))


def shown(findings: tuple[Finding, ...], project: Project) -> list[str]:
    """Findings as `path:line:column code`, in the order given; without a line where there is no text."""
    return [f"{_where(finding, project)} {finding.code}" for finding in findings]


def _where(finding: Finding, project: Project) -> str:
    source = project.sources.get(finding.span.path)
    place = source.place(finding.span.start) if source else ()
    return ":".join(map(str, (finding.span.path, *place)))


def png(width: int = 2, height: int = 2, *, junk: int = 0) -> bytes:
    """A PNG that says it has this size, with `junk` bytes of comment."""
    header = width.to_bytes(4) + height.to_bytes(4) + b"\x08\x00\x00\x00\x00"
    rows = zlib.compress((b"\0" + b"\xff" * width) * height) if width * height < 1_000_000 else zlib.compress(b"\0")
    comment = _chunk(b"tEXt", b"Comment\0" + b"x" * junk) if junk else b""
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + comment + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def jpeg(width: int = 2, height: int = 2) -> bytes:
    """The segments of a JPEG of this size; the picture itself is not there."""
    frame = b"\x08" + height.to_bytes(2) + width.to_bytes(2) + b"\x01\x01\x11\x00"
    application = b"\xff\xe0\x00\x10JFIF\0" + bytes(9)
    start_of_frame = b"\xff\xc2" + (len(frame) + 2).to_bytes(2) + frame
    scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x00"
    return b"\xff\xd8" + application + start_of_frame + scan + b"\xff\xd9"


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)
