"""What Word is known to do to a file when it saves it: another file, with the same words and revisions.

Word itself is not at hand: this imitates what its files hold (ECMA-376 part 1, 17.13; MS-DOCX 2.2 and 2.5).
"""

from __future__ import annotations

import copy
import io
import random
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

W_URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{W_URI}}}"
W14_URI = "http://schemas.microsoft.com/office/word/2010/wordml"
W15_URI = "http://schemas.microsoft.com/office/word/2012/wordml"
W16_URI = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
CORE_URI = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
R_URI = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
Element = etree._Element


class WordFile:
    """A Word file, part by part."""

    def __init__(self, raw: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            self.parts = {name: file.read(name) for name in file.namelist()}
        self.roots = {
            name: etree.fromstring(content) for name, content in self.parts.items() if name.endswith((".xml", ".rels"))
        }

    @property
    def document(self) -> Element:
        return self.roots["word/document.xml"]

    def save(self) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
            for name, content in self.parts.items():
                root = self.roots.get(name)
                file.writestr(name, content if root is None else etree.tostring(root, xml_declaration=True))
        return made.getvalue()

    # --- what Word changes ------------------------------------------------------------------------------

    def disturb(self, seed: int) -> None:
        """Cuts runs to pieces, and puts in and changes all that Word changes at a save without a word of the text."""
        chance = random.Random(seed)
        for paragraph in list(self.running_paragraphs()):
            paragraph.set(f"{{{W14_URI}}}paraId", f"{chance.randrange(1, 1 << 31):08X}")
            paragraph.set(W + "rsidR", f"00{chance.randrange(1 << 24):06X}")
            for run in list(paragraph.iter(W + "r")):
                inside = [child for child in run if child.tag != W + "rPr"]
                length = len(self._text(run))
                if [child.tag for child in inside] == [W + "t"] and length > 3 and chance.random() < 0.4:
                    self._cut(run, chance.randrange(1, length - 1))
            for run in list(paragraph.iter(W + "r")):
                run.set(W + "rsidRPr", f"00{chance.randrange(1 << 24):06X}")
                if chance.random() < 0.1:
                    run.addprevious(etree.Element(W + "proofErr", {W + "type": "spellStart"}))
                    run.addnext(etree.Element(W + "proofErr", {W + "type": "spellEnd"}))
                elif chance.random() < 0.05 and run.find(W + "t") is not None:
                    run.insert(0, etree.Element(W + "lastRenderedPageBreak"))
                elif chance.random() < 0.05 and run in list(paragraph) and run.find(W + "t") is not None:
                    tag = etree.Element(W + "smartTag", {W + "uri": "urn:x", W + "element": "place"})
                    run.addprevious(tag)
                    tag.append(run)

    def in_dutch(self) -> None:
        """Renames the styles, as a Dutch Word does with those that it brings along."""
        names = {
            "Heading": "Kop",
            "Caption": "Bijschrift",
            "BodyText": "Plattetekst",
            "FootnoteText": "Voetnoottekst",
            "ListBullet": "Lijstopsomteken",
            "ListNumber": "Lijstnummering",
            "TOC": "Inhopg",
            "Title": "Titel",
            "TextBody": "Plattetekst",
            "Footnote": "Voetnoottekst",
            "Tableoffigures": "Lijstmetafbeeldingen",
        }
        for root in self.roots.values():
            for element in root.iter(W + "pStyle", W + "style", W + "basedOn", W + "next", W + "link"):
                key = W + ("styleId" if element.tag == W + "style" else "val")
                name, number = re.fullmatch(r"(.*?)(\d?)", element.get(key) or "").groups()  # type: ignore[union-attr]
                if name in names:
                    element.set(key, names[name] + number)

    def renew_ids(self, seed: int) -> None:
        """New ids of the paragraphs of comments, which tie answers and what is done to them."""
        chance = random.Random(seed)
        known: dict[str, str] = {}
        for name in ("word/comments.xml", "word/commentsExtended.xml", "word/commentsIds.xml"):
            for element in self.roots[name].iter() if name in self.roots else ():
                for key, old in element.attrib.items():
                    if etree.QName(key).localname in ("paraId", "paraIdParent"):
                        new = known.setdefault(str(old), f"{chance.randrange(1, 1 << 31):08X}")
                        element.set(key, new)

    def refresh_fields(self) -> None:
        """Works out the fields anew: each result in one run, the numbers of pages others than they were."""
        for paragraph in list(self.running_paragraphs()):
            code, result, inside = "", list[Element](), False
            for run in list(paragraph.iter(W + "r")):
                mark = run.find(W + "fldChar")
                kind = mark.get(W + "fldCharType") if mark is not None else ""
                code = "" if kind == "begin" else code + "".join(x.text or "" for x in run.iter(W + "instrText"))
                inside = kind != "begin" and (inside or kind == "separate") and kind != "end"
                if kind in ("begin", "separate"):
                    result = []
                elif inside and run.find(W + "t") is not None:
                    result.append(run)
                elif kind == "end" and result:
                    self._refresh(code.split(), result)
                    result = []

    def _refresh(self, code: list[str], result: list[Element]) -> None:
        one_place = len({run.getparent() for run in result}) == 1
        if not code or code[0] not in ("REF", "SEQ", "PAGEREF") or not one_place:
            return
        text = "99" if code[0] == "PAGEREF" else "".join(map(self._text, result))
        first, *rest = result
        for run in rest:
            run.getparent().remove(run)  # type: ignore[union-attr]
        said = first.find(W + "t")
        assert said is not None
        said.text = text
        said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def saved_by(self, name: str) -> None:
        """Says who saved it last."""
        etree.SubElement(self.roots["docProps/core.xml"], f"{{{CORE_URI}}}lastModifiedBy").text = name

    def scrub(self) -> None:
        """Takes out what the file says of itself and of people, as Word's inspector does."""
        for name in ("docProps/custom.xml", "docProps/core.xml"):
            root = self.roots.get(name)
            for child in list(root) if root is not None else ():
                root.remove(child)  # type: ignore[union-attr]

    def autocorrect(self) -> None:
        """Other quotes, dashes and spaces in what was sent, as autoformatting leaves them."""
        for text in self.document.iter(W + "t"):
            new = (around.tag in (W + "ins", W + "moveTo") or _is_new_row(around) for around in text.iterancestors())
            if not any(new):
                said = text.text or ""
                text.text = said.replace("‘", "'").replace("’", "'").replace("–", "-").replace("\u00a0", " ")

    def running_paragraphs(self) -> Iterator[Element]:
        """The paragraphs of the text and of the footnotes."""
        for name in ("word/document.xml", "word/footnotes.xml"):
            if name in self.roots:
                yield from self.roots[name].iter(W + "p")

    # --- text -----------------------------------------------------------------------------------------

    def _said(self, paragraph: Element) -> str:
        return "".join(self._text(run) for run in paragraph.iter(W + "r"))

    def _text(self, run: Element) -> str:
        return "".join(text.text or "" for text in run.findall(W + "t"))

    def _cut(self, run: Element, at: int) -> Element:
        """Parts a run in two before a character; gives the second."""
        second = copy.deepcopy(run)
        text, rest = run.find(W + "t"), second.find(W + "t")
        assert text is not None
        assert rest is not None
        said = text.text or ""
        text.text, rest.text = said[:at], said[at:]
        for one in (text, rest):
            one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.addnext(second)
        return second


def _is_new_row(element: Element) -> bool:
    """Whether an element is a row that was put in with tracking on: LibreOffice does not mark what stands in it."""
    return element.tag == W + "tr" and element.find(f"{W}trPr/{W}ins") is not None


def properties_of(element: Element, name: str) -> Element:
    """The properties of an element, made where it has none."""
    found = element.find(W + name)
    if found is None:
        found = etree.Element(W + name)
        element.insert(0, found)
    return found
