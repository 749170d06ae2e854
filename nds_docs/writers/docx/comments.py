"""Comments beside the text: their words, who said them, what was answered, whether they are settled.

Source: ECMA-376 part 1, 17.13.4 (comments); MS-DOCX 2.5.3 (commentsExtended).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from nds_docs.document.characters import without_forbidden
from nds_docs.document.source import NOWHERE, Span
from nds_docs.writers.docx.ooxml import DECLARED, escape, run
from nds_docs.writers.docx.package import MAIN, Package

_WORD: Final = "http://schemas.microsoft.com/office/word"
_NAMESPACES: Final = (
    f'{DECLARED} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    f' xmlns:w14="{_WORD}/2010/wordml" xmlns:w15="{_WORD}/2012/wordml" mc:Ignorable="w14 w15"'
)
_FIRST_PARAGRAPH: Final = 0x4E440000
"""Paragraph ids of comments count from here: below 0x80000000, and no other paragraph has one (MS-DOCX 2.6.2.4)."""
_LONGEST_NAME: Final = 255
_INITIALS: Final = "nds"
_COMMENTS_EXTENDED: Final = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?")


@dataclass(frozen=True)
class Comment:
    """A comment on the characters of Markdown in `span`, with what was answered. `date` as Word writes it, or "".

    Answers have no place of their own and no answers.
    """

    author: str
    text: str
    date: str = ""
    settled: bool = False
    answers: tuple[Comment, ...] = ()
    span: Span = NOWHERE


def add_comments(package: Package, comments: Iterable[Comment]) -> None:
    """Puts in the parts with the comments, numbered as `comment_marks.marked` does. Nothing where there are none."""
    made: list[str] = []
    threads: list[str] = []
    for comment in comments:
        first = _paragraph_id(len(made))
        for position, one in enumerate((comment, *comment.answers)):
            number = len(made)
            parent = f' w15:paraIdParent="{first}"' if position else ""
            settled = int(comment.settled)
            threads.append(f'<w15:commentEx w15:paraId="{_paragraph_id(number)}"{parent} w15:done="{settled}"/>')
            made.append(_comment(one, number))
    if made:
        package.add("word/comments.xml", f"<w:comments {_NAMESPACES}>{''.join(made)}</w:comments>")
        package.add("word/commentsExtended.xml", f"<w15:commentsEx {_NAMESPACES}>{''.join(threads)}</w15:commentsEx>")
        package.relate(MAIN, "comments", "comments.xml")
        package.relate(MAIN, _COMMENTS_EXTENDED, "commentsExtended.xml")


def _comment(comment: Comment, number: int) -> str:
    author = escape(_line(comment.author)[:_LONGEST_NAME])
    date = f' w:date="{comment.date}"' if _is_date(comment.date) else ""
    paragraphs = "".join(_paragraphs(comment.text, _paragraph_id(number)))
    return f'<w:comment w:id="{number}" w:author="{author}"{date} w:initials="{_INITIALS}">{paragraphs}</w:comment>'


def _paragraphs(text: str, last_id: str) -> Iterator[str]:
    lines = without_forbidden(text).splitlines() or [""]
    for number, line in enumerate(lines):
        id_ = f' w14:paraId="{last_id}"' if number == len(lines) - 1 else ""
        mark = "<w:r><w:annotationRef/></w:r>" if number == 0 else ""
        yield f"<w:p{id_}>{mark}{run(line)}</w:p>"


def _paragraph_id(number: int) -> str:
    return f"{_FIRST_PARAGRAPH + number:08X}"


def _line(name: str) -> str:
    return " ".join(without_forbidden(name).split()) or "?"


def _is_date(date: str) -> bool:
    """Whether Word can read it: what stands in a file of remarks may have been typed."""
    if not _DATE.fullmatch(date):
        return False
    try:
        datetime.datetime.fromisoformat(date.replace("Z", "+00:00"))
    except ValueError:
        return False
    return True
