"""What a reviewer is told to do in LibreOffice, at words that are told too; runs in LibreOffice's own Python."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.reviewers.handwork import Reviewer
from tests.reviewers.opened import NEW_PARAGRAPH


def do(reviewer: Reviewer, told: Mapping[str, str]) -> None:
    """Does one thing at the first place of some words, or at the last: then the first ones are in lists.

    Raises `LookupError` where they are not there.
    """
    search = reviewer.file.createSearchDescriptor()
    search.SearchString, search.SearchCaseSensitive = told["at"], True
    found = reviewer.file.findFirst(search)
    if found is None:
        raise LookupError(told["at"])
    while "last" in told and (following := reviewer.file.findNext(found.End, search)) is not None:
        found = following
    cursor = found.Text.createTextCursorByRange(found)
    _DOES[told["do"]](reviewer, cursor, told.get("text", ""))


def replace(_: Reviewer, cursor: Any, text: str) -> None:
    cursor.setString(text)


def behind(_: Reviewer, cursor: Any, text: str) -> None:
    cursor.Text.insertString(cursor.End, text, False)


def new_paragraph(_: Reviewer, cursor: Any, text: str) -> None:
    """Below the one that has the words."""
    cursor.gotoEndOfParagraph(False)
    cursor.Text.insertControlCharacter(cursor, NEW_PARAGRAPH, False)
    cursor.Text.insertString(cursor, text, False)


def comment(reviewer: Reviewer, cursor: Any, text: str) -> None:
    made = reviewer.file.createInstance("com.sun.star.text.textfield.Annotation")
    made.Content, made.Author = text, reviewer.author
    cursor.Text.insertTextContent(cursor, made, True)


def up(reviewer: Reviewer, cursor: Any, _: str) -> None:
    """The paragraph goes above the one before it: Alt and the arrow up."""
    reviewer.file.CurrentController.ViewCursor.gotoRange(cursor.Start, False)
    reviewer.command("MoveUp")


def first_word(_: Reviewer, cursor: Any, text: str) -> None:
    """Other text in the place of the first word of the paragraph."""
    cursor.gotoStartOfParagraph(False)
    cursor.gotoEndOfWord(True)
    cursor.setString(text)


_DOES = {
    "replace": replace,
    "behind": behind,
    "new": new_paragraph,
    "comment": comment,
    "up": up,
    "first": first_word,
}
