"""A text of the project as edits need it: read, with its tree, its definitions and where it can be cut into pieces."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from nds_docs.checks.rules import structure as rules
from nds_docs.document import nodes as n
from nds_docs.document.pieces import Leaf
from nds_docs.document.source import Source, Span
from nds_docs.document.walk import descendants
from nds_docs.markdown.reader import Reading, read
from nds_docs.review.edit import reasons
from nds_docs.review.edit.edits import EditError
from nds_docs.review.edit.shape import NOTE, Group, Shape, Shaper, document_shape
from nds_docs.review.edit.tree import path_to

_BLANK = re.compile(r"[ \t]*\n\Z")
_SENTENCE_END = re.compile(r"[.?!:;]['\"’”»)\]*_]*(?:\[\^[^\]\s]+\])?\Z")
_ENOUGH_LINES = 4


@dataclass(frozen=True)
class EditableText:
    """One text of the project. The Markdown of `source` begins at offset `start`; `expressions` as in `reader.read`.

    `elsewhere` says where another text refers to a label of this one, "" for nowhere. `excerpts` keeps what was read
    of it by parts (`excerpt.py`).
    """

    source: Source
    start: int = 0
    expressions: bool = False
    elsewhere: Callable[[str], str] = field(default=lambda label: "", compare=False, repr=False)
    excerpts: dict[object, object] = field(default_factory=dict, compare=False, repr=False)

    @property
    def text(self) -> str:
        return self.source.text

    @cached_property
    def reading(self) -> Reading:
        return read(self.source, start=self.start, expressions=self.expressions)

    @cached_property
    def _shaper(self) -> Shaper:
        return Shaper(self.source)

    @cached_property
    def shape(self) -> Group:
        """All that the text says."""
        return document_shape(self._shaper, self.reading.document.blocks)

    @cached_property
    def leaves(self) -> dict[Span, Leaf]:
        """The leaf blocks by their span."""
        nodes = descendants(self.reading.document.blocks)
        return {node.span: node for node in nodes if isinstance(node, Leaf)}

    @property
    def marks(self) -> Counter[str]:
        """How often the mark of each footnote stands in the text."""
        assert self.shape
        return self._shaper.marks

    @cached_property
    def notes(self) -> dict[str, int]:
        """Where the definition of each footnote begins."""
        return {label: span.start for label, span in self.reading.notes.items()}

    @property
    def links(self) -> tuple[tuple[int, int], ...]:
        """Where each definition of a link stands, whole lines."""
        return self.reading.links

    @cached_property
    def bounds(self) -> tuple[int, ...]:
        """Offsets where the text can be cut: a block or footnote at the margin begins there, below a blank line."""
        places = [block.span.start for block in self.reading.document.blocks]
        starts = sorted({self.line_start(place) for place in (*places, *self.notes.values())})
        found = [start for start in starts if start > self.start and self._below_blank(start)]
        return (self.start, *found, len(self.text))

    def _below_blank(self, start: int) -> bool:
        return _BLANK.search(self.text, self.line_start(start - 1), start) is not None

    @cached_property
    def cannot_be_cut(self) -> bool:
        """Whether something has no end, or two footnotes have one label: then what is far away may matter."""
        unclosed = (rules.UNCLOSED_COMMENT, rules.UNCLOSED_DIV, rules.UNCLOSED_CODE)
        return self.repeats_notes or any(finding.rule in unclosed for finding in self.reading.findings)

    @cached_property
    def repeats_notes(self) -> bool:
        """Whether a label of a footnote is defined twice."""
        return any(finding.rule is rules.REPEATED_FOOTNOTE for finding in self.reading.findings)

    @cached_property
    def breaks_at_sentences(self) -> bool:
        """Whether this text has a sentence a line: its lines within paragraphs end where a sentence does."""
        ends = [
            _SENTENCE_END.search(self.text, self.line_start(node.span.start), node.span.start) is not None
            for node in descendants(self.reading.document.blocks)
            if isinstance(node, n.SoftBreak) and node.span
        ]
        return len(ends) >= _ENOUGH_LINES and sum(ends) >= 0.8 * len(ends)

    # --- places

    def line_start(self, offset: int) -> int:
        return self.text.rfind("\n", 0, max(offset, 0)) + 1

    def line_end(self, offset: int) -> int:
        """The offset of the line end at or after an offset."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end

    def leaf(self, block: Span) -> Leaf:
        """The leaf block with a span; refused where there is none that can be edited."""
        leaf = self.leaves.get(block)
        if leaf is None:
            raise EditError(reasons.UNKNOWN_BLOCK)
        if not leaf.mapped:
            raise EditError(reasons.NOT_MAPPED)
        return leaf

    def path(self, block: Span) -> tuple[Shape, ...]:
        """The shapes from the whole text to that of a leaf block."""
        self.leaf(block)
        return path_to(self.shape, block)

    def region(self, start: int, end: int) -> tuple[int, int]:
        """The smallest part to cut out around a range: whole blocks, with the one before and the one after."""
        first = max(0, bisect_right(self.bounds, start) - 2)
        last = min(len(self.bounds) - 1, bisect_left(self.bounds, end + 1) + 1)
        return self.bounds[first], self.bounds[last]

    @cached_property
    def note_ends(self) -> dict[str, int]:
        """Where the definition of each footnote ends; of one without a mark, its first line."""
        marked = {str(child.data[0]): child.span.end for child in self.shape.children if child.kind == NOTE}
        return {label: max(marked.get(label, 0), self.line_end(start)) for label, start in self.notes.items()}

    def note_span(self, label: str) -> tuple[int, int]:
        """The definition of a footnote."""
        return self.notes[label], self.note_ends[label]
