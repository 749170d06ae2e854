"""A file that came by mail, opened with care: whatever it holds, it is read within limits or refused in one line.

Source: ECMA-376 part 2 (Open Packaging Conventions); MS-CFB for files of before 2007 and those with a password.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from lxml import etree

from nds_docs.errors import NdsError
from nds_docs.language import Text
from nds_docs.review import texts as t

MEGABYTE: Final = 1_000_000
LARGEST_FILE: Final = 200 * MEGABYTE
LARGEST_WHOLE: Final = 100 * MEGABYTE
"""Of all parts that are read, unpacked; the text of 84,000 words takes about 10 MB."""
LARGEST_PART: Final = 50 * MEGABYTE
MOST_TAGS: Final = 2_000_000
"""In all of them, since elements take more memory than their bytes; those 84,000 words have half a million."""
HIGHEST_RATIO: Final = 250
"""Unpacked to packed, for a part of more than a megabyte; real text stays under 60."""
MOST_PARTS: Final = 5_000

MAIN: Final = "word/document.xml"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_BEGINNINGS: Final = ((b"%PDF", t.PDF), (b"{\\rtf", t.RTF))
_MACROS: Final = re.compile(r"ms-word\.\w+\.macroEnabled|vbaProject", re.IGNORECASE)
"""Those of Word itself: a workbook that somebody embedded is not opened, whatever its kind is called."""
TYPES: Final = "[Content_Types].xml"
_READ: Final = (".xml", ".rels")
"""How the names of parts end that are unpacked; pictures, fonts and what else is embedded are not even looked at."""

_KINDS: Final = {"xl/workbook.xml": t.EXCEL, "ppt/presentation.xml": t.POWERPOINT}
"""Parts by which the files of other programs of Office are known."""

_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_USUAL_NAMES: Final = {
    "comments": "word/comments.xml",
    "commentsExtended": "word/commentsExtended.xml",
    "footnotes": "word/footnotes.xml",
    "endnotes": "word/endnotes.xml",
}
"""Kinds of relations of the text (the last word of their type) and the part that Word mostly puts there."""


@dataclass(frozen=True)
class Archive:
    """The parts of a Word file: name → content. `name` is that of the file, for messages."""

    name: str
    parts: Mapping[str, bytes]

    def xml(self, part: str) -> etree._Element | None:
        """The root of a part; None where there is none. Raises `NdsError` where it is no XML or has a document type."""
        return self._roots[part] if part in self._roots else self._parsed(part)

    @cached_property
    def _roots(self) -> dict[str, etree._Element]:
        return {}

    def _parsed(self, part: str) -> etree._Element | None:
        raw = self.parts.get(part)
        if raw is None:
            return None
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(raw, parser)
        except etree.XMLSyntaxError as error:
            raise NdsError(t.DAMAGED, path=self.name, part=part) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise NdsError(t.HAS_ENTITIES, path=self.name, part=part)
        self._roots[part] = root
        return root


def open_archive(raw: bytes, name: str) -> Archive:
    """The parts of the Word file in `raw`. Raises `NdsError` with what to ask the sender where it is none or unsafe."""
    if len(raw) > LARGEST_FILE:
        raise NdsError(t.TOO_LARGE, path=name, limit=LARGEST_FILE // MEGABYTE)
    if raw.startswith(_OLE):
        raise NdsError(t.PASSWORD if _ENCRYPTED in raw else t.OLD_WORD, path=name)
    for beginning, kind in _BEGINNINGS:
        if raw.startswith(beginning):
            raise NdsError(t.NOT_WORD, path=name, kind=kind)
    if not raw:
        raise NdsError(t.EMPTY_FILE, path=name)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = _unpacked(archive, name)
    except zipfile.BadZipFile as error:
        if raw.startswith(b"PK"):
            raise NdsError(t.DAMAGED, path=name, part="zip") from error
        raise NdsError(t.NOT_WORD, path=name, kind=t.UNKNOWN_KIND) from error
    opened = Archive(name, parts)
    if any(_MACROS.search(said) for said in (*parts, *_types(opened))):
        raise NdsError(t.HAS_MACROS, path=name)
    parts = _by_usual_names(opened)
    if MAIN not in parts:
        raise NdsError(t.NOT_WORD, path=name, kind=_kind(parts))
    return Archive(name, parts)


def _unpacked(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_PARTS:
        raise NdsError(t.TOO_MANY_PARTS, path=name, count=len(entries))
    parts: dict[str, bytes] = {}
    known: set[str] = set()
    size = tags = 0
    for entry in entries:
        part = entry.filename
        if _leads_out(part) or part.casefold() in known:
            raise NdsError(t.BAD_NAME, path=name, part=part)
        if entry.flag_bits & 1:
            raise NdsError(t.PASSWORD, path=name)
        known.add(part.casefold())
        parts[part] = _part(archive, entry, name, LARGEST_WHOLE - size) if _is_read(part) else b""
        size += len(parts[part])
        tags += parts[part].count(b"<")
        if tags > MOST_TAGS:
            raise NdsError(t.UNPACKS_TOO_LARGE, path=name, part=part)
    return parts


def _is_read(part: str) -> bool:
    return part.lower().endswith(_READ) or "." not in posixpath.basename(part)


def _leads_out(part: str) -> bool:
    """Whether a name leads out of the file, or is another way to write a name (ECMA-376 part 2, 6.2.2.3)."""
    return ":" in part or bool({"", ".", ".."} & set(part.replace("\\", "/").split("/")))


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, room: int) -> bytes:
    """The content of a part, read no further than its limit: sizes in the directory of a zip can lie."""
    limit = min(room, LARGEST_PART, max(MEGABYTE, entry.compress_size * HIGHEST_RATIO))
    try:
        with archive.open(entry) as stream:
            content = stream.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        raise NdsError(t.DAMAGED, path=name, part=entry.filename) from error
    if len(content) > limit:
        raise NdsError(t.UNPACKS_TOO_LARGE, path=name, part=entry.filename)
    return content


def _types(archive: Archive) -> Iterator[str]:
    """What a file says its parts are: their types, and those of the relations between them."""
    for part in archive.parts:
        root = archive.xml(part) if part == TYPES or part.endswith(".rels") else None
        for element in root if root is not None else ():
            yield element.get("ContentType") or element.get("Type") or ""


def _by_usual_names(archive: Archive) -> dict[str, bytes]:
    """The parts with those that are read under the names they mostly have: Word on the web writes `document2.xml`."""
    wanted = {MAIN: next((part for kind, part in _relations(archive, "") if kind == "officeDocument"), MAIN)}
    for kind, part in _relations(archive, wanted[MAIN]):
        usual = _USUAL_NAMES.get(kind, MAIN)
        if usual not in wanted and part not in wanted.values():
            wanted[usual] = part
    named = {part: usual for usual, part in wanted.items()}
    left = iter([part for part in named if part not in wanted])
    for part in archive.parts:
        if part not in named:
            named[part] = next(left) if part in wanted else part
    return {named[part]: content for part, content in archive.parts.items()}


def _relations(archive: Archive, part: str) -> Iterator[tuple[str, str]]:
    """The last word of the type of each relation of a part ("" for the whole file), and the part it leads to."""
    folder, name = posixpath.split(part)
    root = archive.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
    for relation in root.iterchildren(_RELATION) if root is not None else ():
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or ""))[1:]
        if target in archive.parts and relation.get("TargetMode") != "External":
            yield (relation.get("Type") or "").rpartition("/")[2], target


def _kind(parts: Mapping[str, bytes]) -> Text:
    if parts.get("mimetype", b"").startswith(b"application/vnd.oasis"):
        return t.ODF
    return next((kind for part, kind in _KINDS.items() if part in parts), t.OTHER_ZIP)
