"""What a Word file says of itself: core and custom properties, settings, fonts.

Source: ECMA-376 part 2, 11 (core properties); part 1, 22.3 (custom properties), 17.15 (settings), 17.8 (fonts).
"""

from __future__ import annotations

from nds_docs.compose.edition import Imprint
from nds_docs.writers import look
from nds_docs.writers.docx.ooxml import DECLARED, OFFICE, escape
from nds_docs.writers.docx.package import Package
from nds_docs.writers.docx.theme import theme_xml
from nds_docs.writers.imprint import status_word

_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_CUSTOM = f'xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes"'
_APP = f'xmlns="{OFFICE}/extended-properties"'
_USER_PROPERTIES = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_OFFICE_SETTINGS = "http://schemas.microsoft.com/office/word"


def add_properties(
    package: Package, imprint: Imprint, title: str, creator: str, font: str, keywords: tuple[str, ...] = ()
) -> None:
    """Puts in what identifies the file, its settings, fonts and theme. Its dates are the date of the edition.

    `keywords` are those of the edition unless others are given.
    """
    package.add("docProps/core.xml", _core(imprint, title, creator, keywords or (imprint.short, imprint.version)))
    package.add("docProps/custom.xml", _custom(imprint))
    package.add("docProps/app.xml", f"<Properties {_APP}><Application>nds_docs</Application></Properties>")
    package.add("word/settings.xml", _settings(imprint))
    package.add("word/fontTable.xml", _fonts())
    package.add("word/theme/theme1.xml", theme_xml(font))


def _core(imprint: Imprint, title: str, creator: str, keywords: tuple[str, ...]) -> str:
    day = f"{imprint.date.isoformat()}T00:00:00Z"
    values = {
        "dc:title": title,
        "dc:subject": imprint.subtitle,
        "dc:creator": creator,
        "cp:keywords": ", ".join(keywords),
        "dc:language": imprint.language,
        "cp:contentStatus": status_word(imprint),
        "cp:version": imprint.version,
    }
    lines = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in values.items() if value)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>' for name in ("created", "modified")
    )
    return f"<cp:coreProperties {_CORE}>{lines}{dates}</cp:coreProperties>"


def _custom(imprint: Imprint) -> str:
    """Which build this is: the way back from a returned file starts here."""
    values = (
        ("nds-build", f"<vt:lpwstr>{imprint.build_id}</vt:lpwstr>"),
        ("nds-commit", f"<vt:lpwstr>{imprint.commit}</vt:lpwstr>"),
        ("nds-version", f"<vt:lpwstr>{escape(imprint.version)}</vt:lpwstr>"),
        ("nds-profile", f"<vt:i4>{imprint.profile}</vt:i4>"),
    )
    lines = (
        f'<property fmtid="{_USER_PROPERTIES}" pid="{pid}" name="{name}">{value}</property>'
        for pid, (name, value) in enumerate(values, 2)
    )
    return f"<Properties {_CUSTOM}>{''.join(lines)}</Properties>"


def _settings(imprint: Imprint) -> str:
    """Nothing that makes Word ask a question at opening: the fields are filled in already."""
    names = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{_OFFICE_SETTINGS}" w:val="{value}"/>'
        for name, value in names.items()
    )
    return (
        f'<w:settings {DECLARED}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        f'<w:compat>{compat}</w:compat><w:themeFontLang w:val="{imprint.language}"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _fonts() -> str:
    """The fonts named in the styles, each with the free one of the same widths for where it is missing."""
    fonts = (
        (look.WORD_TEXT_FONT, look.TEXT_FONT, "swiss", "variable"),
        (look.WORD_LETTER_FONT, look.LETTER_FONT, "swiss", "variable"),
        (look.WORD_CODE_FONT, look.CODE_FONT, "modern", "fixed"),
    )
    lines = (
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="{family}"/>'
        f'<w:pitch w:val="{pitch}"/></w:font>'
        for name, other, family, pitch in fonts
    )
    return f"<w:fonts {DECLARED}>{''.join(lines)}</w:fonts>"
