"""Remarks as comments in the margin of the next draft: open ones, and what was answered."""

from __future__ import annotations

from collections.abc import Iterable

from nds_docs.language import Language
from nds_docs.review import wording as t
from nds_docs.review.listing import Listed
from nds_docs.review.own_comments import signed
from nds_docs.review.remark import Remark, RemarkKind, RemarkState
from nds_docs.writers.docx.comments import Comment


def margin(remarks: Iterable[Listed], language: Language) -> tuple[Comment, ...]:
    """A comment for every remark that is open or has an answer, in the order given.

    One that was settled without a word is not among them: the text itself is the answer.
    """
    return tuple(
        _comment(one, language) for one in remarks if one.remark.state is RemarkState.OPEN or one.remark.answer
    )


def _comment(one: Listed, language: Language) -> Comment:
    remark = one.remark
    answers = [(reply.author, reply.text, reply.date) for reply in remark.replies]
    if remark.answer:
        answers.append((t.EDITORS.say(language), remark.answer, ""))
    return Comment(
        remark.author or t.NOBODY.say(language),
        signed(remark.id, "\n".join(_lines(one, language))),
        remark.date,
        settled=remark.state is not RemarkState.OPEN,
        answers=tuple(
            Comment(author or t.NOBODY.say(language), signed(remark.id, text), date) for author, text, date in answers
        ),
        span=one.span,
    )


def _lines(one: Listed, language: Language) -> list[str]:
    remark = one.remark
    lines = [line for line in (remark.comment.strip(), proposal(remark, language)) if line]
    if not remark.tracked:
        lines.append(t.UNTRACKED.say(language))
    if not one.span:
        at = t.WAS_AT.say(language, {"at": remark.at}) if remark.at else ""
        lines.append(t.NO_PLACE.say(language, {"at": at}))
    elif one.moved_on:
        lines.append(t.MOVED_ON.say(language, {"at": remark.at}))
    return [*lines, t.STATE.say(language, {"state": t.STATES[remark.state]})]


def proposal(remark: Remark, language: Language) -> str:
    """What a change would make of the text, in one line; "" for a remark that is only a comment."""
    if remark.kind is RemarkKind.COMMENT:
        return ""
    kind = t.KINDS[remark.kind]
    if not remark.proposal and remark.kind in (RemarkKind.FORMATTING, RemarkKind.OTHER):
        return t.CHANGED_LOOKS.say(language, {"kind": kind, "old": remark.text})
    change = t.change(remark.text, remark.proposal, moved=remark.only_moved)
    return t.PROPOSAL.say(language, {"kind": kind, "change": change})
