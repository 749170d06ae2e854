"""The text of a Word file: handed to pandoc, taken back, made native, and put together with what stands around it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from lxml import etree

from nds_docs.compose.drawing import Drawn
from nds_docs.document import nodes as n
from nds_docs.pandoc.codec import encode
from nds_docs.pandoc.process import start
from nds_docs.writers import look
from nds_docs.writers.docx.formatting import ParagraphFormat
from nds_docs.writers.docx.lowered import Lowered
from nds_docs.writers.docx.native import Native
from nds_docs.writers.docx.numbering import numbering_xml
from nds_docs.writers.docx.ooxml import OFFICE, elements, w
from nds_docs.writers.docx.package import MAIN, Package, read
from nds_docs.writers.docx.turning import Sections

_NOTES = "word/footnotes.xml"
_HYPERLINK = f"{OFFICE}/relationships/hyperlink"


class Conversion:
    """A text that pandoc is at work on."""

    def __init__(self, lowered: Lowered, images: Mapping[str, bytes], drawn: Mapping[str, Drawn]) -> None:
        """Starts pandoc. Raises `NdsError` where it cannot be started, or where the text is not resolved."""
        self.lowered, self.images, self.drawn = lowered, images, drawn
        given = encode(n.Document(lowered.blocks)).encode()
        self._running = start(("--from=json", "--to=docx"), given)

    def finish(
        self, package: Package, before: str, after: str, sections: str | Sections, *, numbered: bool, behind: str = ""
    ) -> bytes:
        """The file: `package` with the text in it, between the paragraphs `before` and `after`.

        What starts at the bookmark `behind`, the last part of the text, comes after `after`, on a new page.
        `sections` is that of all pages, or with one for pages on their side.
        Raises `NdsError` where pandoc failed or complained, or a picture is neither PNG nor JPEG.
        """
        made = read(self._running.wait())
        native = Native(self.lowered, package, self.images, self.drawn)
        document = etree.fromstring(made[MAIN])
        notes = etree.fromstring(made[_NOTES])
        for part, root, tables in (
            (MAIN, document, self.lowered.tables),
            (_NOTES, notes, self.lowered.note_tables),
        ):
            _keep_links(package, part, made)
            native.make(root, part, tables)
        body = document[0]
        end = len(body) - 1
        at = _new_page(body, behind) if behind else end
        if not numbered:
            _set_headings_apart(body)
        if after and at > 0:
            _keep_with_next(body[at - 1])
        sections = sections if isinstance(sections, Sections) else Sections(sections)
        del body[end:]
        body[at:at] = elements(after)
        body.extend(elements(sections.close(native.turned)))
        body[:0] = elements(before)
        package.add(MAIN, _serialised(document))
        package.add(_NOTES, _serialised(notes))
        lists = numbering_xml(self.lowered.counts, headings=numbered, chapters=self.lowered.chapters)
        package.add("word/numbering.xml", lists)
        for name in ("styles", "numbering", "settings", "fontTable", "footnotes"):
            package.relate(MAIN, name, f"{name}.xml")
        package.relate(MAIN, "theme", "theme/theme1.xml")
        return package.write()


def _set_headings_apart(body: etree._Element) -> None:
    """Headings without numbers have no room of their own above them: right below a heading or table they get some."""
    for above, below in pairwise(body):
        if _is_heading(below) and (above.tag == w("tbl") or _is_heading(above)):
            spacing = ParagraphFormat(before=look.LETTER_BODY.leading).xml()
            below[0].append(elements(spacing)[0][0])


def _is_heading(block: etree._Element) -> bool:
    style = block.find(f"{w('pPr')}/{w('pStyle')}")
    return style is not None and (style.get(w("val")) or "").startswith("Heading")


def _keep_with_next(block: etree._Element) -> None:
    """The last paragraph of a letter goes with its closing: no page starts with that."""
    properties = block.find(w("pPr"))
    if properties is not None and properties.find(w("keepNext")) is None:
        properties.insert(1, etree.Element(w("keepNext")))


def _new_page(body: etree._Element, bookmark: str) -> int:
    """Which paragraph of the text has `bookmark`; it starts a page from now on."""
    for at, paragraph in enumerate(body):
        if any(start.get(w("name")) == bookmark for start in paragraph.iter(w("bookmarkStart"))):
            paragraph[0].insert(1, etree.Element(w("pageBreakBefore")))
            return at
    raise ValueError(bookmark)


def _keep_links(package: Package, part: str, made: Mapping[str, bytes]) -> None:
    """The addresses that the text of `part` links to, under the ids that pandoc gave them."""
    folder, _, name = part.rpartition("/")
    relations = etree.fromstring(made[f"{folder}/_rels/{name}.rels"])
    for relation in relations:
        if relation.get("Type") == _HYPERLINK:
            package.relate(part, "hyperlink", relation.get("Target") or "", external=True, id_=relation.get("Id") or "")


def _serialised(root: etree._Element) -> bytes:
    for element in root.iter(w("body")):
        for child in element:
            child.tail = None
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
