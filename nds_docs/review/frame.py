"""Lines of a Word file that say something around its blocks: those of lists of contents, and labels of captions."""

from __future__ import annotations

from typing import Final

from nds_docs.compose.edition import LabelKind
from nds_docs.compose.wording import LABEL_WORDS, capitalised
from nds_docs.review.alignment import CAPTION
from nds_docs.review.returned import Line, Returned
from nds_docs.writers.frame import without_page

_OF_CAPTIONS: Final = tuple(
    capitalised(LABEL_WORDS[kind].say(language))
    for kind in (LabelKind.TABLE, LabelKind.FIGURE)
    for language in ("nl", "en")
)
"""The words with which the program begins captions."""


def is_entry(line: Line, returned: Returned) -> bool:
    """Whether a line is one of a list of contents, tables or figures."""
    return any(returned.paragraphs[number].of_list for number in line.paragraphs)


def entry_of(line: Line) -> str:
    """A line of a list of contents as it is kept."""
    return without_page(line.text)


def label_of(line: str) -> str:
    """The word and number before a caption; "" where a line has none."""
    found = CAPTION.match(line)
    return found[0] if found else ""


def begins_caption(line: str) -> bool:
    """Whether a line has all of a label, from its word on."""
    return label_of(line).startswith(_OF_CAPTIONS)
