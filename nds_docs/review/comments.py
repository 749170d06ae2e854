"""The comments of a Word file, with their threads and whether they are resolved.

Source: ECMA-376 part 1, 17.13.4 (comments); MS-DOCX 2.5.3 (commentsExtended).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from nds_docs.review.archive import Archive
from nds_docs.review.returned import Comment
from nds_docs.review.revisions import Revisions
from nds_docs.review.signs import ALTERNATIVES, SHOWN, boxes, chosen, shown
from nds_docs.writers.docx.ooxml import w

Element = etree._Element

W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15: Final = (
    "{http://schemas.microsoft.com/office/word/2012/wordml}",
    "{http://schemas.microsoft.com/office/word/2010/11/wordml}",  # Word 2013 before it was released
)
_UNSAID: Final = frozenset(map(w, ("del", "moveFrom", "pPr", "rPr")))


def comments(archive: Archive, revisions: Revisions) -> Iterator[Comment]:
    root = archive.xml("word/comments.xml")
    if root is None:
        return
    threads = _threads(archive)
    found = _by_id(root)
    paragraph_ids = {id_: _last_paragraph(element) for id_, element in found.items()}
    by_paragraph = {paragraph: id_ for id_, paragraph in paragraph_ids.items() if paragraph}
    for id_, element in found.items():
        parent, resolved = threads.get(paragraph_ids[id_], ("", None))
        yield Comment(
            id_,
            element.get(w("author")) or "",
            element.get(w("initials")) or "",
            element.get(w("date")) or "",
            "\n".join("".join(_said(paragraph)) for paragraph in _paragraphs(element)).strip(),
            by_paragraph.get(parent, ""),
            resolved,
            revisions.inside(element),
        )


def _by_id(root: Element) -> dict[str, Element]:
    """The comments; a second one with the id of another, which Word lets pass, gets one that no place names."""
    found: dict[str, Element] = {}
    for number, element in enumerate(root.iterchildren(w("comment"))):
        id_ = element.get(w("id")) or ""
        found[f"{id_}#{number}" if id_ in found else id_] = element
    return found


def _last_paragraph(comment: Element) -> str:
    """The id by which threads know a comment, that of its last paragraph; "" where it has none."""
    paragraphs = list(comment.iter(w("p")))
    return (paragraphs[-1].get(W14 + "paraId") or "") if paragraphs else ""


def _threads(archive: Archive) -> dict[str, tuple[str, bool | None]]:
    """Paragraph id of a comment → that of the comment it answers, and whether it is resolved."""
    root = archive.xml("word/commentsExtended.xml")
    if root is None:
        return {}
    return {
        entry.get(w15 + "paraId") or "": (
            entry.get(w15 + "paraIdParent") or "",
            (entry.get(w15 + "done") or "0") in ("1", "true"),
        )
        for w15 in W15
        for entry in root.iter(w15 + "commentEx")
    }


def _paragraphs(element: Element) -> Iterator[Element]:
    """The paragraphs in an element; those of a text box are part of the one in which it hangs."""
    for child in element:
        if child.tag == w("p"):
            yield child
        else:
            yield from _paragraphs(child)


def _said(element: Element) -> Iterator[str]:
    """The words in an element as its author left them."""
    for child in element:
        if child.tag in SHOWN:
            yield shown(child)
            for box in boxes(child):
                yield from ("\n" + "".join(_said(paragraph)) for paragraph in _paragraphs(box))
        elif child.tag == ALTERNATIVES:
            yield from _said(way) if (way := chosen(child)) is not None else ()
        elif child.tag not in _UNSAID:
            yield from _said(child)
