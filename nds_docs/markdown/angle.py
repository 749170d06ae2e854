"""What begins with `<`: automatic links, comments, and raw HTML, which is text here."""

from __future__ import annotations

import re

from nds_docs.checks.rules import structure as rules
from nds_docs.document.nodes import NO_ATTR
from nds_docs.markdown.attributes import attributes_at
from nds_docs.markdown.positions import SPACES, InlineState

_ADDRESS = re.compile(r"<([A-Za-z][A-Za-z0-9+.\-]{1,31}:[^<>\x00-\x20]*)>")
_MAIL = re.compile(
    r"<([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*)>"
)
_TAG = re.compile(r"<(?:/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?|![A-Za-z\[][^<>]*|\?[^<>]*\?)>")
COMMENT = "<!--"


def autolink_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """`<https://…>` or `<name@host>` at `start`."""
    return _ADDRESS.match(text, start, end) or _MAIL.match(text, start, end)


def comment_end(text: str, start: int, end: int) -> int:
    """Where the comment that opens at `start` ends; -1 where it does not."""
    for empty in ("<!-->", "<!--->"):
        if text.startswith(empty, start) and start + len(empty) <= end:
            return start + len(empty)
    found = text.find("-->", start + len(COMMENT), end)
    return found + len("-->") if found >= 0 else -1


def angle(state: InlineState) -> bool:
    """A comment, an automatic link, or nothing but a `<`."""
    if state.src.startswith(COMMENT, state.pos):
        return _comment(state)
    if (found := autolink_at(state.src, state.pos, state.posMax)) is not None:
        start, end = found.span()
        url = found[1] if found.re is _ADDRESS else f"mailto:{found[1]}"
        attributes = attributes_at(state.src, end, state.posMax)
        token = state.put("link_open", 1, start, start + 1)
        token.attrs, token.attr = {"href": url}, attributes.attr if attributes else NO_ATTR
        state.text(start + 1, end - 1)
        state.pos = attributes.end if attributes else end
        state.put("link_close", -1, end - 1, state.pos)
        return True
    _report_html(state)
    return False


def _comment(state: InlineState) -> bool:
    start = state.pos
    end = comment_end(state.src, start, state.posMax)
    if end < 0:
        place = state.at(start)
        state.page.report(rules.UNCLOSED_COMMENT, place, place + len(COMMENT))
        return False
    if _starts_line(state):
        end = _after_space(state, end)
        if end < state.posMax and state.src[end] == "\n":
            end = _after_space(state, end + 1)
    elif state.src[start - 1] == " ":
        end = _after_space(state, end)
    state.put("comment", 0, start, end)
    state.pos = end
    return True


def _starts_line(state: InlineState) -> bool:
    """Whether nothing but comments stands before this place in its line."""
    if state.run_start != state.run_end:
        return False
    return next((token.type for token in reversed(state.tokens) if token.type != "comment"), "softbreak") == "softbreak"


def _after_space(state: InlineState, position: int) -> int:
    while position < state.posMax and state.src[position] in SPACES:
        position += 1
    return position


def _report_html(state: InlineState) -> None:
    """A tag: the writer should know that it shows as text."""
    if (tag := _TAG.match(state.src, state.pos, state.posMax)) is not None:
        state.page.report(rules.RAW_HTML, state.at(state.pos), state.at(tag.end()), tag=tag[0].split("\n")[0])
