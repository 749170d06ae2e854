"""The text of a Word file: handed to pandoc, taken back, made native, and put together with what stands around it."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from nds_docs.document import nodes as n
from nds_docs.pandoc.codec import encode
from nds_docs.pandoc.process import start
from nds_docs.writers.docx.lower import Lowered
from nds_docs.writers.docx.native import Native
from nds_docs.writers.docx.numbering import numbering_xml
from nds_docs.writers.docx.ooxml import OFFICE, elements, w
from nds_docs.writers.docx.package import MAIN, Package, read

_NOTES = "word/footnotes.xml"
_HYPERLINK = f"{OFFICE}/relationships/hyperlink"


class Conversion:
    """A text that pandoc is at work on."""

    def __init__(self, lowered: Lowered, images: Mapping[str, bytes]) -> None:
        """Starts pandoc. Raises `NdsError` where it cannot be started, or where the text is not resolved."""
        self.lowered, self.images = lowered, images
        given = encode(n.Document(lowered.blocks)).encode()
        self._running = start(("--from=json", "--to=docx"), given)

    def finish(self, package: Package, before: str, after: str, section: str, *, numbered: bool) -> bytes:
        """The file: `package` with the text in it, between the paragraphs `before` and `after`.

        Raises `NdsError` where pandoc failed or complained, or a picture is neither PNG nor JPEG.
        """
        made = read(self._running.wait())
        native = Native(self.lowered, package, self.images)
        document = etree.fromstring(made[MAIN])
        notes = etree.fromstring(made[_NOTES])
        for part, root, tables in (
            (MAIN, document, self.lowered.tables),
            (_NOTES, notes, self.lowered.note_tables),
        ):
            _keep_links(package, part, made)
            native.make(root, part, tables)
        body = document[0]
        body[-1:] = [*elements(after), *elements(section)]
        body[:0] = elements(before)
        package.add(MAIN, _serialised(document))
        package.add(_NOTES, _serialised(notes))
        lists = numbering_xml(self.lowered.counts, headings=numbered, annex=self.lowered.annex)
        package.add("word/numbering.xml", lists)
        for name in ("styles", "numbering", "settings", "fontTable", "footnotes"):
            package.relate(MAIN, name, f"{name}.xml")
        package.relate(MAIN, "theme", "theme/theme1.xml")
        return package.write()


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
