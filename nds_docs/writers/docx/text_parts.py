"""The parts that hold the text of a file: the document itself, its footnotes and its lists."""

from __future__ import annotations

from nds_docs.writers.docx.blocks import Body
from nds_docs.writers.docx.numbering import numbering_xml
from nds_docs.writers.docx.ooxml import DECLARED
from nds_docs.writers.docx.package import MAIN, NOTES, Package

_BESIDE = ("styles", "numbering", "settings", "fontTable", "footnotes")


def add_text(package: Package, made: Body, text: str) -> None:
    """Puts in `text`, all that stands in the document from the first paragraph to the last section, and its notes.

    The parts for styles, settings, fonts and theme are put in by others.
    """
    package.add(MAIN, f"<w:document {DECLARED}><w:body>{text}</w:body></w:document>")
    package.add(NOTES, made.notes.part())
    lists = numbering_xml(made.counts, headings=made.setting.numbered, chapters=made.chapters)
    package.add("word/numbering.xml", lists)
    for name in _BESIDE:
        package.relate(MAIN, name, f"{name}.xml")
    package.relate(MAIN, "theme", "theme/theme1.xml")
