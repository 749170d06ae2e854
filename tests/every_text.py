"""Every text that a file holds, wherever and however it is kept there: what a search for a leak has to look at."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pikepdf
from lxml import etree

from nds_docs.checks.image_header import PNG_SIGNATURE
from tests.tagged_pdf import TaggedPdf

UNSEEN = re.compile(r"[\s\u00ad\u200b\u2060\0]+")
HEX = re.compile(rb"(?:[0-9A-Fa-f]\s?){8,}")
BASE64 = re.compile(rb"[A-Za-z0-9+/]{16,}")
DEPTH = 6


def even(text: str) -> str:
    """What is compared: small letters, without spaces, breaks and soft hyphens, for words may be broken anywhere."""
    return UNSEEN.sub("", text).casefold()


class Texts:
    """All texts of some files and their names, read once."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._evened = [
            (name + place, even(text)) for name, raw in files.items() for place, text in (("", name), *every_text(raw))
        ]

    def having(self, words: Iterable[str]) -> set[str]:
        """Which of `words` stand in the files or their names, each as "word in file > part"."""
        wanted = {word: even(word) for word in words}
        return {
            f"{word} in {place}" for place, text in self._evened for word, sought in wanted.items() if sought in text
        }


def every_text(raw: bytes, depth: int = DEPTH) -> Iterator[tuple[str, str]]:
    """The texts in `raw` and in all it holds, each with the parts it stands in, as " > part > part"."""
    yield from (("", text) for text in _readings(raw))
    if depth:
        for place, part in _parts(raw):
            if isinstance(part, str):
                yield f" > {place}", part
            else:
                yield from ((f" > {place}{deeper}", text) for deeper, text in every_text(part, depth - 1))


def _readings(raw: bytes) -> Iterator[str]:
    """The bytes as text, in each way that a text may be spelled."""
    yield raw.decode("utf-8", "ignore")
    for start in (0, 1) if b"\0" in raw else ():
        yield raw[start:].decode("utf-16-le", "ignore")
        yield raw[start:].decode("utf-16-be", "ignore")


def _parts(raw: bytes) -> Iterator[tuple[str, bytes | str]]:
    if raw.startswith(b"PK"):
        yield from _of_zip(raw)
    elif raw.startswith(b"%PDF"):
        yield from _of_pdf(raw)
    elif raw.startswith(PNG_SIGNATURE):
        yield from _of_png(raw)
    elif raw.lstrip().startswith(b"<"):
        yield from _of_xml(raw)
    yield from (("base 64", b64decode(match[0] + b"==")) for match in BASE64.finditer(raw) if len(match[0]) % 4 != 1)
    yield from (("hexadecimal", _from_hex(match[0])) for match in HEX.finditer(raw))


def _from_hex(digits: bytes) -> bytes:
    joined = re.sub(rb"\s", b"", digits)
    return bytes.fromhex(joined[: len(joined) // 2 * 2].decode())


def _of_zip(raw: bytes) -> Iterator[tuple[str, bytes | str]]:
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        yield "comment", file.comment
        for entry in file.infolist():
            yield entry.filename, file.read(entry)
            yield f"{entry.filename} (its entry)", b"\n".join((entry.filename.encode(), entry.comment, entry.extra))


def _of_xml(raw: bytes) -> Iterator[tuple[str, bytes | str]]:
    """Text without its tags, and values of attributes with their entities resolved."""
    try:
        root = etree.fromstring(raw, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError:
        return
    yield "without tags", "".join(map(str, root.itertext()))
    yield "attributes", "\n".join(str(value) for element in root.iter("*") for value in element.attrib.values())


def _of_png(raw: bytes) -> Iterator[tuple[str, bytes | str]]:
    at = len(PNG_SIGNATURE)
    while at + 12 <= len(raw):
        end = at + 12 + int.from_bytes(raw[at : at + 4])
        kind, data = raw[at + 4 : at + 8], raw[at + 8 : end - 4]
        for start in [0, *(match.end() for match in re.finditer(rb"\0", data[:200]))]:
            try:
                yield kind.decode("latin-1"), zlib.decompressobj().decompress(data[start:])
            except zlib.error:
                continue
        at = end


def _of_pdf(raw: bytes) -> Iterator[tuple[str, bytes | str]]:
    with pikepdf.open(io.BytesIO(raw)) as file:
        for item in (file.trailer, *file.objects):
            yield from _of_object(item)
        if "/StructTreeRoot" in file.Root:
            yield from ((f"page {number}", page) for number, page in enumerate(TaggedPdf(file).pages, 1))


def _of_object(item: Any) -> Iterator[tuple[str, bytes | str]]:
    """Strings, names, keys and streams of one object; what it points to is an object of its own."""
    match item:
        case pikepdf.String():
            yield "string", str(item)
            yield "string", bytes(item)
        case pikepdf.Name():
            yield "name", str(item)
        case pikepdf.Array():
            yield from (part for value in item if _is_inside(value) for part in _of_object(value))
        case pikepdf.Dictionary() | pikepdf.Stream():
            if isinstance(item, pikepdf.Stream):
                yield "stream", _stream(item)
            for key, value in item.items():
                yield "key", key
                yield from _of_object(value) if _is_inside(value) else ()
        case _:
            pass


def _is_inside(value: Any) -> bool:
    return not (isinstance(value, pikepdf.Object) and value.is_indirect)


def _stream(item: pikepdf.Stream) -> bytes:
    """Its content unpacked; a JPEG as it is."""
    try:
        return item.read_bytes()
    except pikepdf.PdfError:
        return item.read_raw_bytes()
