"""Reading again only what an edit can have changed, so that an edit in a long text costs no more than in a short one.

A part of a text that begins and ends where a block at the margin begins below a blank line, and holds one unchanged
block more at both ends than the edit touches, is read by itself as it is read in its place, because

- a block at the margin ends before the next one for what stands in the first lines of that, which are unchanged;
- from there on the reader knows nothing of what came before but the labels of footnotes and links, which are given
  along with the excerpt;
- only comments, divs and code without an end reach further: where there are such, or where the edit has to do with
  the signs of a comment that could, the whole text is read instead.

An excerpt with an edit in it must say what the whole text says there, but for that edit. Where its blocks do not tell
all (comments, findings, marks of footnotes), it is read unchanged too, and must say what the whole text says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, TypeAlias
from unicodedata import normalize

from nds_docs.checks.rules import structure as rules
from nds_docs.document.source import Source
from nds_docs.markdown.footnote import MARK
from nds_docs.markdown.reader import read
from nds_docs.review.edit.comparing import same
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import Patch
from nds_docs.review.edit.shape import DOCUMENT, NOTE, Group, Shape, Shaper, Text
from nds_docs.review.edit.tree import texts

_STOP = "\n\n# \ue000\n\n"
"""A heading of our own between the parts: it belongs to nothing around it."""
_COMMENT = re.compile(r"(?<!\\)<!--(?! -->)(?:-?>|.*?-->)", re.DOTALL)
"""One that says something: `<!-- -->` only keeps two lists apart."""
_PREFIX = re.compile(r"^[>\s]*")


Regions: TypeAlias = Sequence[tuple[int, int]]


class Part(NamedTuple):
    """Characters `start` to `end` of the source, which stand from `at` on in the excerpt."""

    start: int
    end: int
    at: int


@dataclass(frozen=True)
class Excerpt:
    """Parts of a text as they are read together: what they say, what is found, and what is not shown."""

    parts: tuple[Part, ...]
    shape: Group
    findings: Counter[str]
    comments: Counter[str]
    marks: Counter[str]


def parts_of(text: EditableText, patches: Sequence[Patch]) -> Regions:
    """The parts to cut out to see what patches do, or the whole text."""
    regions = sorted(text.region(patch.start, patch.end) for patch in patches)
    joined: list[tuple[int, int]] = []
    for start, end in regions:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    if text.cannot_be_cut or any(_reaches_out(text, part, patches) for part in joined):
        return ((text.start, len(text.text)),)
    return tuple(joined)


def _reaches_out(text: EditableText, part: tuple[int, int], patches: Sequence[Patch]) -> bool:
    """Whether a sign of a comment in a part could have its other half outside, or a link is defined in it."""
    start, end = part
    inside = text.text[start:end] + "".join(patch.text for patch in patches)
    if "<!--" in inside and text.text.find("-->", end) >= 0:
        return True
    if ">" in inside and "--" in inside and text.text.find("<!--", text.start, start) >= 0:
        return True
    return any(first < end and after > start for first, after in text.links)


def excerpt_before(text: EditableText, regions: Regions) -> Excerpt | None:
    """Parts of a text as they are; None where they do not say by themselves what they say in the text."""
    if regions not in text.excerpts:
        found = read_excerpt(text, regions, ())
        whole = regions == ((text.start, len(text.text)),)
        text.excerpts[regions] = found if whole or _says_the_same(text, found) else None
    excerpt = text.excerpts[regions]
    return excerpt if isinstance(excerpt, Excerpt) else None


def _says_the_same(text: EditableText, excerpt: Excerpt) -> bool:
    """Whether the blocks and footnotes of an excerpt are those of the text, each in its place."""
    expected = shape_of(text, [(part.start, part.end) for part in excerpt.parts]).children
    found = [child for child in excerpt.shape.children if not _is_stop(child)]
    return len(found) == len(expected) and all(map(_at_one_place, expected, found))


def shape_of(text: EditableText, regions: Regions) -> Group:
    """The blocks and footnotes of a text that stand in some parts of it."""
    return Group(
        DOCUMENT,
        (),
        tuple(
            child
            for child in text.shape.children
            if _within(text.notes[str(child.data[0])] if child.kind == NOTE else child.span.start, regions)
        ),
    )


def _at_one_place(expected: Shape, found: Shape) -> bool:
    return expected.span == found.span and same(expected, found)


def _is_stop(shape: Shape) -> bool:
    return isinstance(shape, Text) and "".join(glyph.text for glyph in shape.glyphs) == _STOP.strip("\n# ")


def read_excerpt(text: EditableText, regions: Regions, patches: Sequence[Patch], gone: Iterable[str] = ()) -> Excerpt:
    """Parts of a text with patches applied. `gone` are the labels of footnotes whose definition goes."""
    bodies, parts = [], []
    at = 1
    for start, end in regions:
        body = patched(text.text, start, end, patches)
        parts.append(Part(start, end, at))
        bodies.append(body)
        at += len(body) + len(_STOP)
    shown = "\n" + _STOP.join(bodies)
    marked = sorted(label for label, place in text.notes.items() if _within(place, regions) and label not in gone)
    source = Source(text.source.path, (shown + _context(text, regions, shown, marked)).encode())
    return _read(text, source, tuple(parts), len(shown))


def _context(text: EditableText, regions: Regions, shown: str, marked: list[str]) -> str:
    """What a part of a text must know of the rest: marks of its footnotes, footnotes of its marks, links."""
    wanted = {normalize("NFC", mark) for mark in MARK.findall(shown)}
    notes = [label for label, place in text.notes.items() if label in wanted and not _within(place, regions)]
    links = [text.text[start:end] for start, end in text.links if not _within(start, regions)]
    blocks = [" ".join(f"[^{label}]" for label in marked)] if marked else []
    blocks += [f"[^{label}]: x" for label in notes]
    blocks += ["\n".join(_PREFIX.sub("", line) for line in link.splitlines()) for link in links]
    return "".join(_STOP + block for block in blocks)


def _read(text: EditableText, source: Source, parts: tuple[Part, ...], end: int) -> Excerpt:
    reading = read(source, start=1, expressions=text.expressions)
    shaper = Shaper(source, partial(_in_source, parts))
    inside = shaper.blocks(block for block in reading.document.blocks if block.span.start < end)
    marks = Counter(shaper.marks)
    shaper.blocks(block for block in reading.document.blocks if block.span.start >= end)  # marks of the footnotes here
    regions = [(part.start, part.end) for part in parts]
    own = sorted(label for label in shaper.notes if label not in text.notes or _within(text.notes[label], regions))
    shape = Group(DOCUMENT, (), (*inside, *(shaper.notes[label] for label in own)))
    findings = Counter(
        finding.code
        for finding in reading.findings
        if finding.rule is not rules.UNUSED_FOOTNOTE and finding.span.start < end
    )
    comments = Counter(_COMMENT.findall(source.text, 0, end))
    for leaf in texts(shape) if comments else ():
        comments -= Counter(_COMMENT.findall(_code(leaf)))
    return Excerpt(parts, shape, findings, comments, marks)


def _in_source(parts: tuple[Part, ...], offset: int) -> int:
    """Where an offset of the excerpt, unchanged, is in the source."""
    part = next((part for part in reversed(parts) if part.at <= offset), parts[0])
    return part.start + offset - part.at


def _code(leaf: Text) -> str:
    if leaf.kind == "CodeBlock":
        return "".join(glyph.text for glyph in leaf.glyphs)
    return "".join(glyph.text if glyph.in_code else "\0" for glyph in leaf.glyphs)


def _within(place: int, regions: Regions) -> bool:
    return any(start <= place < end for start, end in regions)


def patched(text: str, start: int, end: int, patches: Iterable[Patch]) -> str:
    """The characters `start` to `end` of a text with the patches that lie in them, those at one place in order."""
    found, at = [], start
    for patch in sorted(patches, key=lambda patch: (patch.start, patch.end)):
        if start <= patch.start and patch.end <= end:
            found += [text[at : patch.start], patch.text]
            at = patch.end
    return "".join([*found, text[at:end]])
