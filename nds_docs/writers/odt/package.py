"""A file as its parts, what it says of itself, and bytes that depend on nothing but those.

Source: OpenDocument 1.3 part 2 (packages) and part 3, 4 (metadata); settings as LibreOffice names them.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

from nds_docs.compose.edition import Imprint
from nds_docs.writers import look
from nds_docs.writers.odt.odf import DECLARATION, VERSION, escape, part

MIMETYPE: Final = "application/vnd.oasis.opendocument.text"
_MANIFEST: Final = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_FIXED_DATE: Final = (1980, 1, 1, 0, 0, 0)
_LEVEL: Final = 4  # deflate: level 6 takes a third longer for two per cent
_KINDS: Final = {"xml": "text/xml", "png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml"}

_SETTINGS: Final = {
    "AddParaTableSpacing": False,  # of two spaces the larger counts, not their sum
    "AddParaTableSpacingAtStart": True,  # also at the top of a page
    "AddParaSpacingToTableCells": True,
    "UseFormerLineSpacing": False,
    "UseFormerObjectPositioning": False,
    "UseFormerTextWrapping": False,
    "UseOldNumbering": False,
    "IgnoreFirstLineIndentInNumbering": False,
    "TabsRelativeToIndent": False,
    "AddFrameOffsets": False,
    "AddExternalLeading": True,
    "ConsiderTextWrapOnObjPos": False,
    "DoNotJustifyLinesWithManualBreak": True,
    "ClippedPictures": True,
    "UnbreakableNumberings": True,
    "TabOverMargin": False,
    "InvertBorderSpacing": False,
    "FieldAutoUpdate": True,
}
"""How LibreOffice lays out a text: without these it does as it did long ago."""


def content_part(automatic: str, text: str) -> str:
    """The part `content.xml`."""
    return part(
        "document-content",
        f"{_fonts()}<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body>",
    )


def document_styles(styles: str, automatic: str, masters: str) -> str:
    """The part `styles.xml`: styles, those of heads and feet and kinds of pages."""
    return part(
        "document-styles",
        f"{_fonts()}<office:styles>{styles}</office:styles><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:master-styles>{masters}</office:master-styles>",
    )


def _fonts() -> str:
    fonts = (
        (look.WORD_TEXT_FONT, "swiss", "variable"),
        (look.WORD_LETTER_FONT, "swiss", "variable"),
        (look.WORD_CODE_FONT, "modern", "fixed"),
    )
    shown = "".join(
        f'<style:font-face style:name="{name}" svg:font-family="{name if " " not in name else f"&apos;{name}&apos;"}"'
        f' style:font-family-generic="{family}" style:font-pitch="{pitch}"/>'
        for name, family, pitch in fonts
    )
    return f"<office:font-face-decls>{shown}</office:font-face-decls>"


def write(parts: Mapping[str, str], pictures: Mapping[str, bytes]) -> bytes:
    """The file: its kind first and not packed, so that a program knows it by its first bytes."""
    contents = {name: content.encode() for name, content in parts.items()} | dict(pictures)
    contents["META-INF/manifest.xml"] = _manifest(contents).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as file:
        _put(file, "mimetype", MIMETYPE.encode(), packed=False)
        for name, content in sorted(contents.items()):
            _put(file, name, content, packed=name not in pictures)
    return made.getvalue()


def _put(file: zipfile.ZipFile, name: str, content: bytes, *, packed: bool) -> None:
    entry = zipfile.ZipInfo(name, _FIXED_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    entry.external_attr = 0o600 << 16
    entry.create_system = 3
    file.writestr(entry, content)


def _manifest(names: Mapping[str, bytes]) -> str:
    kinds = {"/": MIMETYPE} | {name: _KINDS[name.rpartition(".")[2]] for name in sorted(names)}
    lines = (
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in kinds.items()
    )
    return (
        f'{DECLARATION}<manifest:manifest xmlns:manifest="{_MANIFEST}" manifest:version="{VERSION}">'
        f"{''.join(lines)}</manifest:manifest>"
    )


def meta_part(imprint: Imprint, title: str, creator: str, keywords: tuple[str, ...]) -> str:
    """The part `meta.xml`: what identifies the file, and which build it is. Its dates are the date of the edition."""
    day = f"{imprint.date.isoformat()}T00:00:00"
    values = (
        ("meta:generator", "nds_docs"),
        ("dc:title", title),
        ("dc:subject", imprint.subtitle),
        ("meta:initial-creator", creator),
        ("dc:creator", creator),
        *(("meta:keyword", keyword) for keyword in keywords),
        ("meta:creation-date", day),
        ("dc:date", day),
        ("dc:language", imprint.language),
    )
    lines = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in values if value)
    own = (
        ("nds-build", imprint.build_id, "string"),
        ("nds-commit", imprint.commit, "string"),
        ("nds-version", imprint.version, "string"),
        ("nds-profile", str(imprint.profile), "float"),
    )
    lines += "".join(
        f'<meta:user-defined meta:name="{name}" meta:value-type="{kind}">{escape(value)}</meta:user-defined>'
        for name, value, kind in own
    )
    return part("document-meta", f"<office:meta>{lines}</office:meta>")


def settings_part() -> str:
    """The part `settings.xml`."""
    items = "".join(
        f'<config:config-item config:name="{name}" config:type="boolean">{str(value).lower()}</config:config-item>'
        for name, value in _SETTINGS.items()
    )
    return part(
        "document-settings",
        '<office:settings><config:config-item-set config:name="ooo:configuration-settings">'
        f"{items}</config:config-item-set></office:settings>",
    )
