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

W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_DELETED: Final = frozenset((w("del"), w("moveFrom")))
_SPACES: Final = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011"}


def comments(archive: Archive, revisions: Revisions) -> Iterator[Comment]:
    root = archive.xml("word/comments.xml")
    if root is None:
        return
    threads = _threads(archive)
    last_paragraph: dict[str, str] = {}
    found = list(root.iterchildren(w("comment")))
    for element in found:
        paragraphs = list(element.iter(w("p")))
        if paragraphs and (para_id := paragraphs[-1].get(W14 + "paraId")):
            last_paragraph[para_id] = element.get(w("id")) or ""
    by_comment = {id_: para_id for para_id, id_ in last_paragraph.items()}
    for element in found:
        id_ = element.get(w("id")) or ""
        parent, resolved = threads.get(by_comment.get(id_, ""), ("", None))
        yield Comment(
            id_,
            element.get(w("author")) or "",
            element.get(w("initials")) or "",
            element.get(w("date")) or "",
            "\n".join(_plain(paragraph) for paragraph in element.iter(w("p"))).strip(),
            last_paragraph.get(parent, ""),
            resolved,
            revisions.inside(element),
        )


def _threads(archive: Archive) -> dict[str, tuple[str, bool | None]]:
    """Paragraph id of a comment → that of the comment it answers, and whether it is resolved."""
    root = archive.xml("word/commentsExtended.xml")
    if root is None:
        return {}
    return {
        entry.get(W15 + "paraId") or "": (
            entry.get(W15 + "paraIdParent") or "",
            (entry.get(W15 + "done") or "0") in ("1", "true"),
        )
        for entry in root.iter(W15 + "commentEx")
    }


def _plain(paragraph: Element) -> str:
    """The words of a paragraph as its author left them."""
    parts: list[str] = []
    for element in paragraph.iter(w("t"), *_SPACES):
        if any(ancestor.tag in _DELETED for ancestor in element.iterancestors()):
            continue
        parts.append(element.text or "" if element.tag == w("t") else _SPACES[element.tag])
    return "".join(parts)
