"""Our reader held against pandoc: both results as Pandoc JSON, brought to one form, then compared.

Pandoc has a `Space` between words where we keep text whole, writes down what a citation looked like, numbers its
citations, and takes a paragraph right before `:::` for a tight one. `normal` evens that out and nothing else; `missed`
makes results wrong in all other ways and says which of them would have passed.
"""

from __future__ import annotations

import inspect
import json
import random
import re
import subprocess
from collections.abc import Callable, Iterator
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from nds_docs.document import nodes as n
from nds_docs.document.nodes import Inline
from nds_docs.document.walk import rewrite
from nds_docs.pandoc import process
from nds_docs.pandoc.codec import encode

Json = Any
_BATCH = Path(__file__).parent / "pandoc_batch.lua"
_REFERENCE = re.compile(r"(sec|tbl|fig|act|goal|prio)-|.*#")


class Reading(NamedTuple):
    """A text as Pandoc's blocks, and as the words that pandoc shows a reader of them."""

    blocks: Json
    words: list[str]


def pandoc(form: str, texts: list[str]) -> list[Reading]:
    """Each text read by itself in the format `form`, all in one process."""
    asked = json.dumps([(form, text) for text in texts]).encode()
    command = [str(process.binary()), "lua", str(_BATCH)]
    answer = subprocess.run(command, input=asked, stdout=subprocess.PIPE, check=True).stdout
    return [Reading(json.loads(blocks)["blocks"], text.split()) for blocks, text in json.loads(answer)]


def has_raw(value: Json) -> bool:
    """Whether there is raw HTML in blocks: no part of our dialect."""
    match value:
        case {"t": "RawBlock" | "RawInline"}:
            return True
        case dict():
            return any(map(has_raw, value.values()))
        case list():
            return any(map(has_raw, value))
    return False


def ours(documents: list[n.Document]) -> list[Reading]:
    """The same of documents that our reader made; cross-references as the citations that pandoc takes them for."""
    texts = [encode(n.Document(rewrite(document.blocks, inline=_as_citation))) for document in documents]
    shown = pandoc("json", texts)
    return [Reading(json.loads(text)["blocks"], by.words) for text, by in zip(texts, shown, strict=True)]


def _as_citation(inline: Inline) -> tuple[Inline, ...]:
    if not isinstance(inline, n.CrossReference):
        return (inline,)
    mode = n.CitationMode.BARE if inline.bare else n.CitationMode.IN_TEXT
    return (n.Cite((n.Citation(inline.target, mode=mode),), (n.Str(f"@{inline.target}"),)),)


# --- one form -----------------------------------------------------------------------------------


def normal(value: Json) -> Json:
    """The form in which Pandoc JSON is compared: words joined, citations without what pandoc adds to them."""
    match value:
        case {"t": "Str", "c": str(text)}:
            return {"t": "Str", "c": re.sub(r"[ \t]+", " ", text)}
        case {"t": "Cite", "c": [citations, _]}:
            return {"t": "Cite", "c": [_citation(citation, len(citations) == 1) for citation in citations]}
        case {"t": "Div", "c": [attr, blocks]}:
            inner = [{**block, "t": "Para"} if block["t"] == "Plain" else block for block in normal(blocks)]
            return {"t": "Div", "c": [attr, inner]}
        case dict():
            return {key: normal(inner) for key, inner in value.items()}
        case list():
            return [normal(part) for part in _joined(value)]
    return value


def _joined(parts: list[Json]) -> Iterator[Json]:
    for is_text, run in ((is_text, [*run]) for is_text, run in groupby(parts, _is_text)):
        yield from [{"t": "Str", "c": "".join(part.get("c", " ") for part in run)}] if is_text else run


def _is_text(part: Json) -> bool:
    return isinstance(part, dict) and part.get("t") in ("Str", "Space")


def _citation(citation: Json, alone: bool) -> Json:
    """Key, prefix, suffix and mode; `[@sec-x]` means `@sec-x`."""
    key, prefix, suffix, mode = (normal(citation[f"citation{name}"]) for name in ("Id", "Prefix", "Suffix", "Mode"))
    same = alone and _REFERENCE.match(key) and mode["t"] == "NormalCitation" and not prefix and not suffix
    return [key, prefix, suffix, {"t": "AuthorInText"} if same else mode]


def size_of_normaliser(*more: Callable[..., object]) -> int:
    """Lines of all that evens out differences, `more` included and what they say of themselves left out."""
    parts: tuple[Callable[..., object], ...] = (normal, _joined, _is_text, _citation, *more)
    source = "".join(map(inspect.getsource, parts))
    return sum(not line.lstrip().startswith('"""') for line in source.splitlines())


# --- differences that must be noticed -----------------------------------------------------------

_OTHER = {
    "Para": "LineBlock", "Plain": "LineBlock", "BulletList": "BlockQuote", "Div": "Span",
    "Emph": "Strong", "Strong": "Emph", "Strikeout": "Emph", "Superscript": "Subscript", "Subscript": "Superscript",
    "SoftBreak": "LineBreak", "LineBreak": "SoftBreak", "Link": "Image", "Image": "Link", "Code": "CodeBlock",
    "Period": "OneParen", "OneParen": "Period", "AlignLeft": "AlignRight", "AlignRight": "AlignCenter",
    "AlignCenter": "AlignDefault", "AlignDefault": "AlignLeft",
    "NormalCitation": "SuppressAuthor", "AuthorInText": "SuppressAuthor", "SuppressAuthor": "NormalCitation",
}  # fmt: skip
"""What a node turns into when it is made wrong."""


class Change(NamedTuple):
    """Put `new` at `holder[key]` to make a result wrong."""

    holder: Json
    key: str | int
    new: Json


def missed(blocks: Json, expected: Json, seed: int, count: int) -> list[Change]:
    """Of `count` wrong results made from `blocks`, those that equal `expected` (in normal form) all the same."""
    whole = {"blocks": blocks}
    chance = random.Random(seed)
    found = list(_changes(whole, "blocks", chance))
    return [change for change in chance.sample(found, min(count, len(found))) if _passes(whole, expected, change)]


def _passes(whole: Json, expected: Json, change: Change) -> bool:
    right = change.holder[change.key]
    change.holder[change.key] = change.new
    same = bool(normal(whole["blocks"]) == expected)
    change.holder[change.key] = right
    return same


def _changes(holder: Json, key: str | int, chance: random.Random) -> Iterator[Change]:
    """Every part dropped, swapped with the next, spelled otherwise, counted otherwise or of another kind."""
    match value := holder[key]:
        case str():
            at = chance.randrange(len(value)) if value else 0
            yield Change(holder, key, f"{value[:at]}¤{value[at + 1 :]}")
        case int():
            yield Change(holder, key, value + 1)
        case {"t": "Cite", "c": content}:
            yield from _changes(content, 0, chance)
        case dict():
            if (other := _OTHER.get(value.get("t", ""))) is not None:
                yield Change(value, "t", other)
            for name in value.keys() - {"t", "citationNoteNum", "citationHash"}:
                yield from _changes(value, name, chance)
        case list():
            if value and all(_is_part(part) for part in value):
                yield from _reordered(holder, key, value)
            for at in range(len(value)):
                yield from _changes(value, at, chance)


def _is_part(value: Json) -> bool:
    """Whether a value is a node, or a list of nodes: an item of a list."""
    return isinstance(value, dict) or (isinstance(value, list) and all(isinstance(part, dict) for part in value))


def _reordered(holder: Json, key: str | int, parts: list[Json]) -> Iterator[Change]:
    for at in range(len(parts)):
        yield Change(holder, key, parts[:at] + parts[at + 1 :])
    for at, (one, other) in enumerate(pairwise(parts)):
        if one != other:
            yield Change(holder, key, [*parts[:at], other, one, *parts[at + 2 :]])


# --- for people ---------------------------------------------------------------------------------


def outline(blocks: Json) -> str:
    """Blocks in normal form, as text that shows their structure; a diff of two says what differs."""
    return "\n".join(line for block in blocks for line in _lines(block))


def _lines(value: Json, width: int = 100) -> list[str]:
    match value:
        case {"t": "Table", "c": content}:
            return [f"{'  ' if at else ''}{line}" for at, line in enumerate(_table(*content))]
        case {"t": str(head), "c": list(parts)} if len(_shown(value)) > width or _holds_table(value):
            pass
        case list(parts) if len(_shown(value)) > width or _holds_table(value):
            head = "-"
        case _:
            return [_shown(value)]
    return [head, *(f"  {line}" for part in parts if _shown(part) for line in _lines(part, width - 2))]


def _holds_table(value: Json) -> bool:
    match value:
        case {"t": "Table"}:
            return True
        case dict():
            return _holds_table(value.get("c"))
        case list():
            return any(map(_holds_table, value))
    return False


def _table(attr: Json, caption: Json, columns: Json, head: Json, bodies: Json, foot: Json) -> Iterator[str]:
    yield f"Table {_shown(attr)}".strip()
    for block in caption[1]:
        yield from _lines(block)
    yield f"columns {_row(columns)}"
    parts = [("head", head[1]), *(("body", body[3]) for body in bodies), ("foot", foot[1])]
    for name, rows in parts:
        for row in rows:
            yield f"{name} {_row(row[1])}"


def _shown(value: Json) -> str:
    """A value in one line; what is empty is left out."""
    match value:
        case {"t": str(kind), "c": list(content)}:
            return f"{kind}({_row(content)})"
        case {"t": "Str", "c": str(text)}:
            return json.dumps(text, ensure_ascii=False)
        case {"t": str(kind)}:
            return kind if "c" not in value else f"{kind}({_shown(value['c'])})"
        case [str(identifier), [*classes], [*pairs]] if all(isinstance(name, str) for name in classes):
            named = [f"#{identifier}"] if identifier else []
            marks = [*named, *(f".{name}" for name in classes), *(f"{pair[0]}={_shown(pair[1])}" for pair in pairs)]
            return f"{{{' '.join(marks)}}}" if marks else ""
        case [["", [], []], {"t": "AlignDefault"}, 1, 1, blocks]:
            return f"|{_row(blocks)}|"
        case [{"t": str(alignment)}, {"t": "ColWidthDefault"}]:
            return alignment
        case list():
            return f"[{_row(value)}]" if value else ""
        case None:
            return ""
    return json.dumps(value, ensure_ascii=False)


def _row(parts: list[Json]) -> str:
    return " ".join(filter(None, map(_shown, parts)))
