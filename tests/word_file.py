"""A Word file as tests see it: its parts, its paragraphs as text, and whether it keeps the order of the schema."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from nds_docs.document.pieces import OBJECT

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "pBdr": "top left bottom right between bar",
    "numPr": "ilvl numId",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr p tbl",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "num": "abstractNumId lvlOverride",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "styles": "docDefaults latentStyles style",
    "settings": "writeProtection view zoom removePersonalInformation mirrorMargins trackRevisions defaultTabStop "
    "autoHyphenation evenAndOddHeaders characterSpacingControl footnotePr endnotePr compat docVars rsids "
    "themeFontLang clrSchemeMapping decimalSymbol listSeparator",
    "font": "altName panose1 charset family notTrueType pitch sig",
}
"""Children of each element in the order of the schema (ECMA-376 part 1, annex A), as far as they are written here."""

REPEATED = {"tr": {"tc"}, "tc": {"p", "tbl"}, "tbl": {"tr"}}


@dataclass(frozen=True)
class WordFile:
    """The parts of a Word file."""

    data: bytes

    @cached_property
    def parts(self) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as file:
            return {name: file.read(name) for name in file.namelist()}

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name])

    @cached_property
    def document(self) -> etree._Element:
        return self.xml("word/document.xml")

    @cached_property
    def notes(self) -> etree._Element:
        return self.xml("word/footnotes.xml")

    def relations(self, part: str) -> dict[str, str]:
        """Id → target of the relationships of `part`."""
        folder, _, name = part.rpartition("/")
        root = self.xml(f"{folder}/_rels/{name}.rels")
        return {found.get("Id") or "": found.get("Target") or "" for found in root.iter(RELATIONSHIP)}

    def fields(self) -> list[str]:
        """The codes of all fields in the text and its notes."""
        codes = (*self.document.iter(W + "instrText"), *self.notes.iter(W + "instrText"))
        return [" ".join((code.text or "").split()) for code in codes]


def paragraphs(root: etree._Element) -> Iterator[tuple[str, str]]:
    """The style and text of every paragraph, results of fields included."""
    for paragraph in root.iter(W + "p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        yield (style.get(W + "val") or "") if style is not None else "", text(paragraph)


def text(element: etree._Element) -> str:
    """What a reader sees; pictures and footnote marks as in `document/pieces.py`."""
    shown = {W + "tab": "\t", W + "br": "\n", W + "drawing": OBJECT, W + "footnoteReference": OBJECT}
    words = (
        (found.text or "") if found.tag == W + "t" else shown[found.tag]
        for found in element.iter(W + "t", *shown)
        if found.getparent() is not None and found.getparent().tag != W + "tabs"  # type: ignore[union-attr]
    )
    return "".join(words)


def order_faults(root: etree._Element) -> list[str]:
    """Where children stand in another order than the schema's, or occur twice: Word refuses what others forgive."""
    faults = []
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name not in ORDER or not element.tag.startswith(W):
            continue
        order = ORDER[name].split()
        names = [etree.QName(child).localname for child in element]
        if unknown := set(names) - set(order):
            faults.append(f"{name}: unknown {sorted(unknown)}")
            continue
        places = [order.index(child) for child in names]
        if places != sorted(places) and name not in REPEATED:
            faults.append(f"{name}: {names}")
        if name in ("pPr", "rPr", "tblPr", "tcPr") and len(set(names)) < len(names):
            faults.append(f"{name} twice: {names}")
    return faults
