"""Comments as threads: the first of each, its answers, and the text it is about."""

from __future__ import annotations

from typing import NamedTuple

from nds_docs.review.changes import Position
from nds_docs.review.returned import Comment, Returned


class Thread(NamedTuple):
    """A comment with what was answered, in the order of the file; `start` to `end` is what it is about.

    Both are None for a comment that the file shows at no place.
    """

    comment: Comment
    answers: tuple[Comment, ...]
    start: Position | None
    end: Position | None


def threads(returned: Returned) -> tuple[Thread, ...]:
    """Every comment of a file, as the first of a thread or as an answer in one."""
    starts, ends = _anchors(returned)
    parents = {comment.id: comment.parent for comment in returned.comments}
    answers: dict[str, list[Comment]] = {}
    for comment in returned.comments:
        root = _root(comment.id, parents)
        if root != comment.id:
            answers.setdefault(root, []).append(comment)
    return tuple(
        Thread(comment, tuple(answers.get(comment.id, ())), starts.get(comment.id), ends.get(comment.id))
        for comment in returned.comments
        if _root(comment.id, parents) == comment.id
    )


def _anchors(returned: Returned) -> tuple[dict[str, Position], dict[str, Position]]:
    starts: dict[str, Position] = {}
    ends: dict[str, Position] = {}
    for number, paragraph in enumerate(returned.paragraphs):
        for anchor in paragraph.starts:
            starts.setdefault(anchor.comment, Position(number, anchor.at))
        for anchor in paragraph.ends:
            ends.setdefault(anchor.comment, Position(number, anchor.at))
    for id_, start in starts.items():
        ends.setdefault(id_, start)
    for id_, end in ends.items():
        starts.setdefault(id_, end)
    return starts, ends


def _root(id_: str, parents: dict[str, str]) -> str:
    """The first comment of the thread; of comments that answer each other in a circle the one we began with."""
    seen, at = {id_}, id_
    while (parent := parents.get(at, "")) in parents and parent not in seen:
        seen.add(parent)
        at = parent
    return at if not parents.get(at) or parents[at] not in parents else id_
