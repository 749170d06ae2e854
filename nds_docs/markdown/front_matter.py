"""The YAML at the top of a file, between two lines of `---`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.rules import contribution as rules
from nds_docs.document.source import Source, Span

_FENCE = re.compile(r"---[ \t]*(?:\n|\Z)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)


@dataclass(frozen=True)
class FrontMatter:
    """`yaml` stands at offset `start` of the text; the Markdown begins at `body`. Without front matter: "", 0, 0."""

    yaml: str = ""
    start: int = 0
    body: int = 0
    findings: tuple[Finding, ...] = ()


def split(source: Source) -> FrontMatter:
    """Where front matter ends and Markdown begins. What is never closed is a finding, and no front matter."""
    text = source.text
    opening = _FENCE.match(text)
    if opening is None:
        return FrontMatter()
    start = opening.end()
    closing = _CLOSE.search(text, start)
    if closing is None:
        place = Span(source.path, 0, len("---"))
        return FrontMatter(findings=(rules.UNCLOSED_FRONT_MATTER.at(place),))
    return FrontMatter(text[start : closing.start()], start, closing.end())
