"""Citations `[@key, p. 3; see -@b]`, `@key [p. 3]`, and cross-references `@sec-x`, `[-@sec-x]`, `@{sec-x}`."""

from __future__ import annotations

import re
from unicodedata import normalize

from nds_docs.checks.rules import structure as rules
from nds_docs.document.nodes import CitationMode
from nds_docs.markdown.brackets import KEY, Bracket, Kind, Part, brackets_of
from nds_docs.markdown.line_end import line_spans, verbatim
from nds_docs.markdown.positions import NESTING, InlineState

_KEY = re.compile(rf"(?<!\w)-?@{KEY}")
_REFERENCE = re.compile(r"(?:[^\s#/]+/[^\s#/]+#)?(?:sec|tbl|fig|act|goal|prio)-")
_BLANK = " \t\n"
_LINE_END = re.compile(r"[ \t]*(?:\n[ \t]*)?")


def is_reference(key: str) -> bool:
    """Whether a key names a place in our own text rather than a source."""
    return _REFERENCE.match(key) is not None


def key_in_text(state: InlineState) -> bool:
    """`@key`, `-@key`, `@{key}`, perhaps with `[p. 3]` after it."""
    found = _KEY.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    start, end = found.span()
    key = _key(found[0])
    bare = found[0].startswith("-")
    if is_reference(key):
        _put_reference(state, key, bare, start, end)
        return True
    mode = CitationMode.BARE if bare else CitationMode.IN_TEXT
    after = _parts_after(state, end) if state.level < NESTING else []
    locator = after[0] if after and after[0].key is None else None
    cite = state.put("cite_open", 1, start, end)
    _put_citation(state, mode, Part(start, (start, end), end), locator)
    for part in after[1:] if locator else after:
        _put_citation(state, None, part)
    close = after[-1].end + 1 if after else end
    cite.meta["lines"] = line_spans(state, start, close)
    state.put("cite_close", -1, close, close)
    state.pos = close
    return True


def citation(state: InlineState, pair: Bracket) -> None:
    """`[see @a, p. 3; -@b]`; a reference stands alone in its brackets."""
    parts = pair.parts()
    keys = [_key(state.src[start:end]) for start, end in pair.keys]
    if not any(map(is_reference, keys)):
        cite = state.put("cite_open", 1, pair.open, pair.open + 1)
        cite.meta["lines"] = line_spans(state, pair.open, pair.end)
        for part in parts:
            _put_citation(state, None, part)
        state.put("cite_close", -1, pair.close, pair.end)
    elif len(keys) == 1 and _is_alone(state.src, parts[0]):
        _put_reference(state, keys[0], state.src[pair.keys[0][0]] == "-", pair.open, pair.end)
    else:
        label = next(filter(is_reference, keys))
        state.page.report(rules.REFERENCE_IN_CITATION, state.at(pair.open), state.at(pair.end), label=label)
        verbatim(state, pair.open, pair.end)
    state.pos = pair.end


def _key(text: str) -> str:
    return normalize("NFC", text.lstrip("-").removeprefix("@").removeprefix("{").removesuffix("}"))


def _put_reference(state: InlineState, key: str, bare: bool, start: int, end: int) -> None:
    token = state.put("reference", 0, start, end)
    token.content, token.meta["bare"] = key, bare
    state.pos = end


def _is_alone(text: str, part: Part) -> bool:
    start, end = part.key or (part.start, part.end)
    return not text[part.start : start].strip() and not text[end : part.end].strip()


def _parts_after(state: InlineState, end: int) -> list[Part]:
    """The parts of a bracket that belongs to the key before it: `@key [p. 3; @b]`; none where none belongs to it."""
    blank = _LINE_END.match(state.src, end, state.posMax)
    start = blank.end() if blank else end
    if not state.src.startswith("[", start) or state.src.startswith("[^", start) or start >= state.posMax:
        return []
    pair = brackets_of(state).get(start)
    if pair is None or pair.kind not in (Kind.TEXT, Kind.CITATION) or pair.close >= state.posMax:
        return []
    if state.src[pair.end : pair.end + 1] in ("[", "(") or not state.src[start + 1 : pair.close].strip():
        return []
    if any(is_reference(_key(state.src[a:b])) for a, b in pair.keys):
        return []
    parts = pair.parts()
    return parts if all(part.key for part in parts[1:]) else []


def _put_citation(state: InlineState, mode: CitationMode | None, part: Part, locator: Part | None = None) -> None:
    """One citation: the text before its key, the key, and the text after it or in the bracket behind it.

    Without a `mode` the key says it: it begins with a `-` or not.
    """
    assert part.key is not None
    start, end = part.key
    token = state.put("citation_open", 1, part.start, part.start)
    token.content = _key(state.src[start:end])
    token.meta["mode"] = mode or (CitationMode.BARE if state.src[start] == "-" else CitationMode.NORMAL)
    _tokenize(state, part.start, start)
    state.put("citation_key", 0, start, end)
    token.meta["key"] = len(state.tokens) - 1
    if locator is not None:
        _tokenize(state, locator.start, locator.end)
    else:
        _tokenize(state, end, part.end, spaced=True)
    state.put("citation_close", -1, part.end, part.end)


def _tokenize(state: InlineState, start: int, end: int, *, spaced: bool = False) -> None:
    """Read the text between two places, without the blanks around it; `spaced` keeps one before it."""
    text = state.src
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    first = start
    while first < end and text[first] in _BLANK:
        first += 1
    if first == end:
        return
    outer = state.posMax
    state.pos, state.posMax = first - 1 if spaced and first > start else first, end
    state.md.inline.tokenize(state)
    state.flush()
    state.posMax = outer
