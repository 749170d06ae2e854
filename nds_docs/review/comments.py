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
from nds_docs.writers.docx.ooxml import w

Element = etree._Element

FORMULA_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15: Final = (
    "{http://schemas.microsoft.com/office/word/2012/wordml}",
    "{http://schemas.microsoft.com/office/word/2010/11/wordml}",  # Word 2013 before it was released
)
_DELETED: Final = frozenset((w("del"), w("moveFrom")))
_SPACES: Final = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011"}


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
            "\n".join(_plain(paragraph) for paragraph in element.iter(w("p"))).strip(),
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


def _plain(paragraph: Element) -> str:
    """The words of a paragraph as its author left them."""
    parts: list[str] = []
    for element in paragraph.iter(w("t"), FORMULA_TEXT, *_SPACES):
        if any(ancestor.tag in _DELETED for ancestor in element.iterancestors()):
            continue
        parts.append(_SPACES.get(element.tag, element.text or ""))
    return "".join(parts)
