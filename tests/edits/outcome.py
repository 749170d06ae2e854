"""Whether an edit did what it should: the changed file is read as a whole and held against the second model."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nds_docs.document.pieces import tiling_fault
from nds_docs.document.source import Source
from nds_docs.document.walk import leaves
from nds_docs.markdown.reader import read
from nds_docs.review.edit.applying import apply
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import Patch, Refused
from tests.edits.drawing import Drawn
from tests.edits.outline import Box, difference, outline
from tests.test_dialect import FORMAT
from tests.yardstick import normal, ours, pandoc


def outcome(text: EditableText, drawn: Drawn, result: tuple[Patch, ...] | Refused) -> str:
    """`exact`, `spaces` (other spaces than asked), `refused`, `as it must` (be refused), or `wrong: …`."""
    if isinstance(result, Refused):
        return "as it must" if drawn.expected is None else "refused"
    if drawn.expected is None:
        return "wrong: not refused"
    if fault := byte_fault(text, result):
        return "wrong: " + fault
    after = changed(text, result)
    said = difference(_with_label(drawn.expected, after), outline(after.source, after.reading))
    if said in ("", "spaces"):
        return finding_fault(text, after) or said or "exact"
    return "wrong: " + said


def changed(text: EditableText, patches: Sequence[Patch]) -> EditableText:
    """The text with patches, read anew."""
    source = Source(text.source.path, apply(text.source, patches))
    return EditableText(source, text.start, text.expressions)


def byte_fault(text: EditableText, patches: Sequence[Patch]) -> str:
    """Whether line ends are of two kinds that were of one."""
    raw = apply(text.source, patches)
    windows = b"\n" not in text.source.raw.replace(b"\r\n", b"") and b"\r\n" in text.source.raw
    return "line ends of two kinds" if windows and b"\n" in raw.replace(b"\r\n", b"") else ""


def pandoc_faults(pairs: Sequence[tuple[EditableText, EditableText]]) -> tuple[int, list[str]]:
    """How many blocks pandoc and our reader read the same, and the texts that have fewer of them after an edit."""
    others = [_others(pair[side] for pair in pairs) for side in (0, 1)]
    faults = [
        after.source.text for (_, after), before, now in zip(pairs, *others, strict=True) if now.differ > before.differ
    ]
    return sum(one.same for one in others[1]), faults


class _Compared(NamedTuple):
    """How many blocks of a text are the same for pandoc and for us, and how many not."""

    same: int
    differ: int


def _others(texts: Iterable[EditableText]) -> list[_Compared]:
    """Expressions are no part of pandoc's Markdown, and are written as text."""
    shown = [text.source.text[text.start :].replace("{{", "\\{\\{") for text in texts]
    mine = ours([read(Source("a.md", text.encode())).document for text in shown])
    found = []
    for a, b in zip(mine, pandoc(FORMAT, shown), strict=True):
        blocks = [Counter(json.dumps(block) for block in normal(one.blocks)) for one in (a, b)]
        found.append(_Compared((blocks[0] & blocks[1]).total(), (blocks[0] - blocks[1]).total()))
    return found


def finding_fault(text: EditableText, after: EditableText) -> str:
    """New findings, what is not shown lost, or blocks whose pieces do not tile."""
    old = Counter(finding.code for finding in text.reading.findings)
    new = Counter(finding.code for finding in after.reading.findings)
    if new - old:
        return f"wrong: new findings {new - old}"
    if len(after.reading.links) != len(text.reading.links):
        return "wrong: a link is defined no more"
    if not any("<!--" in box.text for box in outline(text.source, text.reading).every()) and _comments(
        text
    ) - _comments(after):
        return "wrong: a comment is lost"
    for leaf in leaves(after.reading.document.blocks):
        if leaf.mapped and tiling_fault(leaf, after.source):
            return "wrong: pieces do not tile"
    return ""


def _with_label(expected: Box, after: EditableText) -> Box:
    """A new footnote has the label that the program gave it."""
    for box in expected.inside:
        if box.kind == "Note" and box.data == "new":
            known = {other.data for other in expected.inside if other.kind == "Note"}
            found = [other.data for other in outline(after.source, after.reading).inside if other.kind == "Note"]
            box.data = next((label for label in found if label not in known), "none")
    expected.inside.sort(key=lambda box: (box.kind == "Note", box.data if box.kind == "Note" else ""))
    return expected


def _comments(text: EditableText) -> Counter[str]:
    return Counter(re.findall(r"(?<!\\)<!--(?:-?>|.*?-->)", text.text, re.DOTALL))
