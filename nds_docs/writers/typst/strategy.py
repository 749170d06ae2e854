"""The strategy as PDF: cover, contents, lists of tables and figures, then the chapters, each on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator

from nds_docs.compose import wording
from nds_docs.compose.edition import Strategy
from nds_docs.document import classes as c
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Block
from nds_docs.document.walk import plain_text
from nds_docs.writers.imprint import cover_facts
from nds_docs.writers.typst.blocks import blocks, heading, shown_number
from nds_docs.writers.typst.compile import lay_out
from nds_docs.writers.typst.escaping import markup, target
from nds_docs.writers.typst.images import image_files, pictures
from nds_docs.writers.typst.inlines import Setting
from nds_docs.writers.typst.survey import Survey, survey
from nds_docs.writers.typst.template import array, imprint_values, optional, strings, whole

EN_SPACE = "\u2002"
LISTED_WHOLE = 36
"""No more tables and figures than this are listed on one page."""


def strategy_pdf(strategy: Strategy) -> bytes:
    """The PDF/UA-1 + PDF/A-2a file. Raises `NdsError` when typst cannot make it."""
    return lay_out(strategy_source(strategy), pictures(strategy), strategy.imprint.date).pdf


def strategy_source(strategy: Strategy) -> str:
    """The Typst source of the whole edition; images stand beside it under the names of `image_files`."""
    imprint = strategy.imprint
    known = survey(strategy.document.blocks)
    files = image_files(pictures(strategy))
    setting = Setting(strategy.labels, files, known, wording.document_language(imprint.language), blocks)
    values = imprint_values(imprint, imprint.title, "")
    values["subtitle"] = optional(imprint.subtitle)
    values["cover-facts"] = array([strings(*fact) for fact in cover_facts(imprint)])
    front = "#cover\n#contents\n" + _lists(known)
    return whole("strategy", values, front + "".join(_chapters(strategy.document.blocks, setting)))


def _lists(known: Survey) -> str:
    """The lists of tables and figures, on one page where they fit."""
    kinds = "(table, words.tables), " if known.tables else ""
    kinds += "(image, words.figures), " if known.figures else ""
    kept = "whole: true, " if known.tables + known.figures <= LISTED_WHOLE else ""
    return f"#lists({kept}{kinds})\n" if kinds else ""


def _chapters(content: tuple[Block, ...], setting: Setting) -> Iterator[str]:
    """The text, cut before every heading of level 1: explicit page ends let typst lay chapters out side by side."""
    start = 0
    for at, block in enumerate(content):
        if isinstance(block, n.Header) and block.level == 1:
            if at > start:
                yield _chapter(content[start:at], setting)
            start = at
    yield _chapter(content[start:], setting)


def _chapter(content: tuple[Block, ...], setting: Setting) -> str:
    first = content[0] if content else None
    if not isinstance(first, n.Header):
        return "#pagebreak(weak: true)\n" + blocks(content, setting) + "\n"
    name = markup(f"{shown_number(first, setting)}{EN_SPACE}{plain_text(first.content)}".strip())
    place = target(first.attr.id) if first.attr.id in setting.survey.places else "none"
    head = f"#set page(header: running-head({place}, [{name}]))\n"
    opening = heading(first, setting, always=True)
    return f"{head}{opening}\n\n{_text(first, content[1:], setting)}\n"


def _text(opening: n.Header, content: tuple[Block, ...], setting: Setting) -> str:
    """What follows the title of a chapter: the first paragraph leads in, and a summary shows what it enumerates."""
    parts: list[str] = []
    if content and isinstance(content[0], n.Para) and c.ANNEX not in opening.attr.classes:
        parts.append(f"#lead[{blocks(content[:1], setting)}];")
        content = content[1:]
    if c.UNNUMBERED not in opening.attr.classes:
        return "\n\n".join([*parts, blocks(content, setting)])
    for block in content:
        part = blocks((block,), setting)
        parts.append(f"#points[{part}];" if isinstance(block, n.BulletList | n.OrderedList) else part)
    return "\n\n".join(parts)
