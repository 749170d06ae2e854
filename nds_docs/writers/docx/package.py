"""A Word file as its parts, and as bytes that depend on nothing but those parts.

Source: ECMA-376 part 2 (Open Packaging Conventions).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from nds_docs.writers.docx.ooxml import DECLARATION, OFFICE, escape

MAIN: Final = "word/document.xml"
NOTES: Final = "word/footnotes.xml"
_WORDPROCESSING: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
CONTENT_TYPES: Final = {
    MAIN: f"{_WORDPROCESSING}.document.main+xml",
    "word/styles.xml": f"{_WORDPROCESSING}.styles+xml",
    "word/numbering.xml": f"{_WORDPROCESSING}.numbering+xml",
    "word/settings.xml": f"{_WORDPROCESSING}.settings+xml",
    "word/fontTable.xml": f"{_WORDPROCESSING}.fontTable+xml",
    NOTES: f"{_WORDPROCESSING}.footnotes+xml",
    "word/comments.xml": f"{_WORDPROCESSING}.comments+xml",
    "word/commentsExtended.xml": f"{_WORDPROCESSING}.commentsExtended+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
_KINDS: Final = {"word/header": f"{_WORDPROCESSING}.header+xml", "word/footer": f"{_WORDPROCESSING}.footer+xml"}
MEDIA: Final = {"png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml"}
_FIXED_DATE: Final = (1980, 1, 1, 0, 0, 0)
_LEVEL: Final = 4  # deflate: level 6 takes a third longer for two per cent


class Relation(NamedTuple):
    """What a part points to; `external` is an address outside the file."""

    kind: str
    target: str
    external: bool = False


@dataclass
class Package:
    """Parts by name, and the relationships of the main part and of the footnotes.

    Relationships are by part; each has its id.
    """

    parts: dict[str, bytes] = field(default_factory=dict)
    relations: dict[str, dict[Relation, str]] = field(default_factory=dict)

    def add(self, name: str, content: str | bytes) -> None:
        """Puts in a part; text gets the XML declaration."""
        self.parts[name] = content if isinstance(content, bytes) else (DECLARATION + content).encode()

    def relate(self, part: str, kind: str, target: str, *, external: bool = False) -> str:
        """The id of the relationship from `part` (a name under `word/`) to `target`; `kind` may be a whole URI."""
        known = self.relations.setdefault(part, {})
        relation = Relation(kind if ":" in kind else f"{OFFICE}/relationships/{kind}", target, external)
        return known.setdefault(relation, f"rIdNds{len(known) + 1}")

    def write(self) -> bytes:
        """The file."""
        whole = dict(self.parts)
        for part, relations in self.relations.items():
            folder, _, name = part.rpartition("/")
            whole[f"{folder}/_rels/{name}.rels"] = _relationships(relations).encode()
        whole["_rels/.rels"] = _relationships(_roots(self.parts)).encode()
        head = {"[Content_Types].xml": _content_types(self.parts).encode()}
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as file:
            for name, content in (*head.items(), *sorted(whole.items())):
                entry = zipfile.ZipInfo(name, _FIXED_DATE)
                entry.compress_type = zipfile.ZIP_STORED if _is_media(name) else zipfile.ZIP_DEFLATED
                entry.external_attr = 0o600 << 16
                entry.create_system = 3
                file.writestr(entry, content)
        return made.getvalue()


def read(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _is_media(name: str) -> bool:
    return name.startswith("word/media/")


def _content_types(names: Iterable[str]) -> str:
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"} | MEDIA
    lines = [f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in sorted(defaults.items())]
    for name in sorted(names):
        if kind := CONTENT_TYPES.get(name) or _KINDS.get(name[: len("word/header")], ""):
            lines.append(f'<Override PartName="/{name}" ContentType="{kind}"/>')
    return f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">{"".join(lines)}</Types>'


def _roots(parts: Mapping[str, bytes]) -> dict[Relation, str]:
    roots = (
        (MAIN, f"{OFFICE}/relationships/officeDocument"),
        ("docProps/core.xml", f"{_PACKAGE}/relationships/metadata/core-properties"),
        ("docProps/app.xml", f"{OFFICE}/relationships/extended-properties"),
        ("docProps/custom.xml", f"{OFFICE}/relationships/custom-properties"),
    )
    return {Relation(kind, name): f"rId{number}" for number, (name, kind) in enumerate(roots, 1) if name in parts}


def _relationships(relations: Mapping[Relation, str]) -> str:
    lines = (
        f'<Relationship Id="{id_}" Type="{kind}" Target="{escape(target)}"{_mode(external)}/>'
        for (kind, target, external), id_ in relations.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def _mode(external: bool) -> str:
    return ' TargetMode="External"' if external else ""
