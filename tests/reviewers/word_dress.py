"""What Word, its add-ins and its inspectors put around and beside the words: wrappers, marks, parts, no names.

Source: ECMA-376 part 1, 17.5 (custom markup), 17.13.4 to 17.13.7, 17.15 (settings), 17.12 (glossary); part 3 (markup
compatibility); MS-DOCX 2.2 to 2.7 (people, comments).
"""

from __future__ import annotations

import random

from lxml import etree

from tests.reviewers.word_file import CONTENT, W14_URI, W_URI, Element, W, WordFile

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
W16CEX = "{http://schemas.microsoft.com/office/word/2018/wordml/cex}"
W16DU = "{http://schemas.microsoft.com/office/word/2023/wordml/word16du}"
W14 = f"{{{W14_URI}}}"
REVISED = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo"))
OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"


def dressed(word: WordFile, seed: int) -> None:
    """All of it, drawn with the seed."""
    chance = random.Random(seed)
    simple_fields(word, chance)
    wrapped(word, chance)
    marked(word, chance)
    alternatives(word)
    parts_beside(word)
    protected(word)


def wrapped(word: WordFile, chance: random.Random) -> None:
    """Content controls and custom XML around runs, paragraphs, rows and cells (17.5.1, 17.5.2)."""
    for name, share in (("r", 0.03), ("p", 0.05), ("tr", 0.1), ("tc", 0.1)):
        for element in list(word.document.iter(W + name)):
            parent = element.getparent()
            if parent is None or chance.random() > share or parent.tag == W + "smartTag":
                continue
            if chance.random() < 0.5 and name in ("r", "p"):
                around = inside = etree.Element(W + "customXml", {W + "uri": "urn:x", W + "element": "term"})
            else:
                around = etree.Element(W + "sdt")
                properties = etree.SubElement(around, W + "sdtPr")
                etree.SubElement(properties, W + "id").set(W + "val", str(chance.randrange(1 << 31)))
                etree.SubElement(properties, W15 + "color").set(W + "val", "FF0000")
                inside = etree.SubElement(around, W + "sdtContent")
            element.addprevious(around)
            inside.append(element)


def marked(word: WordFile, chance: random.Random) -> None:
    """Places that Word remembers, ranges that may be edited, ids and dates in newer namespaces."""
    for number, paragraph in enumerate(list(word.document.iter(W + "p"))):
        paragraph.set(W14 + "textId", "77777777")
        paragraph.set(W + "rsidRDefault", f"00{chance.randrange(1 << 24):06X}")
        properties = paragraph.find(W + "pPr")
        at = 0 if properties is None else 1
        if chance.random() < 0.1:
            names = {W + "id": str(70_000 + number), W + "name": chance.choice(("_GoBack", "_Hlk1234567", "OLE_LINK1"))}
            paragraph.insert(at, etree.Element(W + "bookmarkEnd", {W + "id": names[W + "id"]}))
            paragraph.insert(at, etree.Element(W + "bookmarkStart", names))
        if chance.random() < 0.05:
            paragraph.insert(at, etree.Element(W + "permStart", {W + "id": str(number), W + "edGrp": "everyone"}))
            paragraph.append(etree.Element(W + "permEnd", {W + "id": str(number)}))
        for run in paragraph.iter(W + "r"):
            if chance.random() < 0.05:
                of_run = run.find(W + "rPr")
                if of_run is None:
                    of_run = etree.Element(W + "rPr")
                    run.insert(0, of_run)
                if of_run.find(W + "lang") is None and of_run.find(W + "rPrChange") is None:
                    etree.SubElement(of_run, W + "lang").set(W + "val", "nl-NL")
    for root in word.roots.values():
        for element in root.iter(*REVISED, W + "comment"):
            element.set(W16DU + "dateUtc", "2025-03-01T09:00:00Z")


def alternatives(word: WordFile) -> None:
    """Drawings with another way to show them for older programs (part 3, 7.6)."""
    for drawing in list(word.document.iter(W + "drawing")):
        both = etree.Element(MC + "AlternateContent")
        drawing.addprevious(both)
        etree.SubElement(both, MC + "Choice", {"Requires": "wps"}).append(drawing)
        older = etree.SubElement(etree.SubElement(both, MC + "Fallback"), W + "pict")
        paragraph = etree.SubElement(etree.SubElement(older, W + "txbxContent"), W + "p")
        etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "t").text = "Voor oudere programma's"


def simple_fields(word: WordFile, chance: random.Random) -> None:
    """Fields of a few runs side by side become one element (17.16.19)."""
    for begin in list(word.document.iter(W + "fldChar")):
        run = begin.getparent()
        if begin.get(W + "fldCharType") != "begin" or run is None or chance.random() < 0.5:
            continue
        code, result, ended, inside = "", list[Element](), None, False
        for following in run.itersiblings():
            mark = following.find(W + "fldChar") if following.tag == W + "r" else None
            kind = mark.get(W + "fldCharType") if mark is not None else ""
            if following.tag != W + "r" or kind == "begin":
                break
            if kind == "end":
                ended = following
                break
            code += "".join(text.text or "" for text in following.iter(W + "instrText"))
            if inside and kind != "separate":
                result.append(following)
            inside = inside or kind == "separate"
        if ended is None or not result or not code.split() or code.split()[0] not in ("REF", "SEQ", "PAGEREF"):
            continue
        simple = etree.Element(W + "fldSimple", {W + "instr": code})
        run.addprevious(simple)
        between = [run, *run.itersiblings()]
        for gone in between[: between.index(ended) + 1]:
            gone.getparent().remove(gone)  # type: ignore[union-attr]
        simple.extend(result)


def parts_beside(word: WordFile) -> None:
    """People, dates of comments, and building blocks: a document of its own, whose words are no part of the text."""
    people = etree.Element(W15 + "people")
    authors = {element.get(W + "author") or "" for root in word.roots.values() for element in root.iter(*REVISED)}
    for author in sorted(authors):
        etree.SubElement(people, W15 + "person").set(W15 + "author", author)
    dates = etree.Element(W16CEX + "commentsExtensible")
    for number, _ in enumerate(word.roots["word/comments.xml"]) if "word/comments.xml" in word.roots else ():
        entry = {W16CEX + "durableId": f"{number:08X}", W16CEX + "dateUtc": "2025-03-01T09:00:00Z"}
        etree.SubElement(dates, W16CEX + "commentExtensible", entry)
    glossary = etree.Element(W + "glossaryDocument", nsmap={"w": W_URI})
    inside = glossary
    for name in ("docParts", "docPart", "docPartBody"):
        inside = etree.SubElement(inside, W + name)
    paragraph = etree.SubElement(inside, W + "p")
    etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "t").text = "Klik of tik om tekst in te voeren."
    for name, root, kind in (
        ("people", people, "people"),
        ("commentsExtensible", dates, "commentsExtensible"),
        ("glossary/document", glossary, "document.glossary"),
    ):
        word.parts[f"word/{name}.xml"] = b""
        word.roots[f"word/{name}.xml"] = root
        types = {"PartName": f"/word/{name}.xml", "ContentType": f"{CONTENT}.{kind}+xml"}
        etree.SubElement(word.roots["[Content_Types].xml"], OVERRIDE, types)


def protected(word: WordFile) -> None:
    """Only tracked changes are allowed, for one: settings that say nothing of the text (17.15.1.29)."""
    settings = word.roots["word/settings.xml"]
    etree.SubElement(settings, W + "trackRevisions")
    etree.SubElement(settings, W + "documentProtection", {W + "edit": "trackedChanges", W + "enforcement": "1"})
    compat = etree.SubElement(settings, W + "compat")
    newest = {W + "name": "compatibilityMode", W + "uri": "http://schemas.microsoft.com/office/word", W + "val": "15"}
    etree.SubElement(compat, W + "compatSetting", newest)


def nameless(word: WordFile, name: str = "Auteur") -> None:
    """No names and dates at revisions and comments, as Word leaves them when it removes personal information."""
    for root in word.roots.values():
        for element in root.iter():
            if element.get(W + "author") is not None:
                element.set(W + "author", name)
                for key in {W + "date", W + "initials", W16DU + "dateUtc"} & set(map(str, element.attrib)):
                    del element.attrib[key]
    word.scrub()
