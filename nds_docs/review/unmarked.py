"""New paragraphs of which a file does not say that their end is new too.

All their words were put in with tracking on, and nothing of them was sent. LibreOffice 25.2 saves much of what it moves
up so, at both places; and somebody may have accepted the end alone. They are read as what they are: as new as their
words, and what moved there as gone with its end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nds_docs.review.placing import Placing, placed
from nds_docs.review.returned import Fate, Paragraph, Revision


def with_new_ends(placing: Placing) -> Placing:
    """The same with the ends of such paragraphs as new, and of those that moved there as taken out."""
    paragraphs = placing.returned.paragraphs
    new = {number: _last(paragraphs[number]) for number in _new(placing)}
    if not new:
        return placing
    moved = {_moved(paragraphs[number]) for number in new}
    gone = {
        number: _last(one)
        for number, one in enumerate(paragraphs)
        if one.mark is Fate.KEPT and not one.cell and _all(one, Fate.DELETED) and _moved(one) in moved
    }
    marked = list(paragraphs)
    for fate, numbers in ((Fate.INSERTED, new), (Fate.DELETED, gone)):
        for number, revision in numbers.items():
            marked[number] = replace(marked[number], mark=fate, mark_revisions=(revision,))
    return placed(replace(placing.returned, paragraphs=tuple(marked)), placing.blocks)


def _new(placing: Placing) -> Iterator[int]:
    """The paragraphs that are no block, of which nothing but new words stands in the file."""
    for line, block in zip(placing.lines, placing.of_line, strict=True):
        one = placing.returned.paragraphs[line.paragraphs[-1]]
        alone = block is None and len(line.paragraphs) == 1 and not line.text
        if alone and one.mark is Fate.KEPT and not (one.cell or one.note) and _all(one, Fate.INSERTED):
            yield line.paragraphs[0]


def _all(paragraph: Paragraph, fate: Fate) -> bool:
    """Whether all of a paragraph has one fate, and holds a word."""
    return bool(paragraph.all_text.strip()) and all(run.fate is fate for run in paragraph.runs if run.text)


def _last(paragraph: Paragraph) -> Revision:
    return [run.revisions[-1] for run in paragraph.runs if run.text][-1]


def _moved(paragraph: Paragraph) -> tuple[str, str]:
    """Who revised a paragraph, and its words: the same here and there where it moved."""
    return _last(paragraph).author, paragraph.all_text
