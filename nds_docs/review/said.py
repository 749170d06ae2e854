"""What a remark says: who, when, and the words as a person reads them."""

from __future__ import annotations

from typing import NamedTuple

from nds_docs.review.changes import END
from nds_docs.review.remark import Reply
from nds_docs.review.returned import EMPTY_FIELD, Revision


class Said(NamedTuple):
    """What a remark says besides its place: who, when, the text as it was and as it is to be."""

    author: str
    date: str
    text: str = ""
    proposal: str = ""
    comment: str = ""
    replies: tuple[Reply, ...] = ()
    resolved: bool | None = None
    tracked: bool = True


def readable(text: str) -> str:
    """The text of a change as a person reads it: ends of paragraphs as line ends, objects as a sign."""
    return text.replace(EMPTY_FIELD, "").replace(END, "\n").strip("\n") if text != END else "¶"


def by(revisions: tuple[Revision, ...]) -> tuple[str, str]:
    """Who made the revisions, and when the last one was made."""
    return next((r.author for r in revisions if r.author), ""), max((r.date for r in revisions), default="")
