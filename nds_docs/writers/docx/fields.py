"""Fields with their results filled in: Word and LibreOffice work out the same text when they refresh them.

Source: ECMA-376 part 1, 17.16.
"""

from __future__ import annotations

from nds_docs.writers.docx.ooxml import escape, run


def _mark(kind: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:fldChar w:fldCharType="{kind}"/></w:r>'


END = _mark("end")


def start(code: str, properties: str = "") -> str:
    """The runs before the result of a field."""
    text = f'<w:r>{properties}<w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
    return _mark("begin", properties) + text + _mark("separate", properties)


def field(code: str, result: str, properties: str = "") -> str:
    """A whole field that shows `result`; `properties` is the `w:rPr` of all of it: LibreOffice takes the first."""
    return start(code, properties) + run(result, properties) + _mark("end", properties)


def reference(bookmark: str, *, by_number: bool) -> str:
    """The code of a reference to the number of a paragraph, or to the words in a bookmark."""
    return f"REF {bookmark} \\r \\h" if by_number else f"REF {bookmark} \\h"


def counted(chapter: str, sequence: str, place: int, *, restart: bool, properties: str = "") -> str:
    """The number of a caption or measure: that of its chapter, a point, and its place in the sequence."""
    code = f"SEQ {sequence} \\* ARABIC" + (f" \\r {place}" if restart else "")
    # For \s, which Word itself writes, LibreOffice 25.2 shows the title of the chapter: "Tabel Cloud.1".
    before = field("STYLEREF 1 \\n", chapter, properties) + run(".", properties) if chapter else ""
    return before + field(code, str(place), properties)
