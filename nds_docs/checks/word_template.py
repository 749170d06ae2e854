"""Whether a Word file can lend its styles: what is wrong with it, or None. Nothing in it is run or followed.

Source: ECMA-376 part 2 (packages); an attached template and hyperlinks are addresses that nothing is taken from.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Final

from nds_docs.compose.gather import MEGABYTE
from nds_docs.compose.project import Project
from nds_docs.language import Text

MOST_PARTS: Final = 2_000
LARGEST: Final = 100 * MEGABYTE  # unpacked
_NEEDED: Final = ("[Content_Types].xml", "word/document.xml", "word/styles.xml")
_TAKEN: Final = (*_NEEDED, "word/theme/theme1.xml", "word/fontTable.xml")
_EXTERNAL: Final = re.compile(rb'<Relationship\b[^>]*TargetMode\s*=\s*["\']External["\'][^>]*>', re.IGNORECASE)
_HARMLESS: Final = re.compile(rb'relationships/(hyperlink|attachedTemplate)["\']')

MISSING: Final = Text(nl="het bestand is er niet", en="the file is not there")
NO_WORD_FILE: Final = Text(nl="het is geen Word-bestand (.docx of .dotx)", en="it is no Word file (.docx or .dotx)")
MACROS: Final = Text(nl="er zitten macro's in", en="it holds macros")
TOO_LARGE: Final = Text(nl="uitgepakt is het te groot", en="unpacked it is too large")
LINKED: Final = Text(nl="het haalt onderdelen van een ander adres", en="it fetches parts from another address")
DAMAGED: Final = Text(nl="het is beschadigd", en="it is damaged")


def usable(project: Project) -> bytes:
    """The template that the register names; b"" where there is none, or `fault` has something against it."""
    data = project.files.get(project.register.document.word_template, b"")
    return data if data and fault(data) is None else b""


def fault(data: bytes | None) -> Text | None:
    """What keeps `data` from being a template; None where it can be one."""
    if data is None:
        return MISSING
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return _of_package(file)
    except (zipfile.BadZipFile, zipfile.LargeZipFile):
        return NO_WORD_FILE
    except (OSError, ValueError, RuntimeError, NotImplementedError, EOFError, zlib.error):
        return DAMAGED


def _of_package(file: zipfile.ZipFile) -> Text | None:
    parts = {part.filename: part for part in file.infolist()}
    if not parts.keys() >= set(_NEEDED):
        return NO_WORD_FILE
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts.values()) > LARGEST:
        return TOO_LARGE
    if any(name.lower().endswith("vbaproject.bin") for name in parts):
        return MACROS
    if b"macroEnabled" in _read(file, "[Content_Types].xml"):
        return MACROS
    for name in parts:
        if name.endswith(".rels") and any(not _HARMLESS.search(found) for found in _external(_read(file, name))):
            return LINKED
    return next((DAMAGED for name in _TAKEN if name in parts and not _is_sound(_read(file, name))), None)


def _read(file: zipfile.ZipFile, name: str) -> bytes:
    """A part, and never more than it says it has: what unpacks to more raises `ValueError`."""
    size = file.getinfo(name).file_size
    with file.open(name) as part:
        content = part.read(size + 1)
    if len(content) != size:
        raise ValueError(name)
    return content


def _external(content: bytes) -> list[bytes]:
    return [found.group() for found in _EXTERNAL.finditer(content)]


def _is_sound(content: bytes) -> bool:
    """Whether it is XML without a definition of its own kind, in which entities could hide."""
    from lxml import etree

    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        return False
    try:
        etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return False
    return True
