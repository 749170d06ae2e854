"""New paragraphs of which a file does not say that their end is new too, and rows that are not said to be new.

All their words were put in with tracking on, and nothing of them was sent. LibreOffice 25.2 saves much of what it moves
up so, at both places; and somebody may have accepted the end alone. They are read as what they are: as new as their
words, and what moved there as gone with its end. A row in which two people typed is saved so by LibreOffice 7.4.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from nds_docs.review.alignment import MOST_PAIRS, STILL_THE_SAME, folded, likeness
from nds_docs.review.built import Built
from nds_docs.review.empty_cells import EmptyCells
from nds_docs.review.placing import Placing, placed
from nds_docs.review.returned import Fate, Paragraph, Revision, same_place


def with_new_ends(placing: Placing, built: Built) -> Placing:
    """The same with such ends and rows as new, and the ends of what moved elsewhere as taken out."""
    paragraphs = placing.returned.paragraphs
    new = set(_new(placing))
    whole = set(_whole(paragraphs, Fate.DELETED))
    kept = (at for at, one in enumerate(paragraphs) if one.mark is Fate.KEPT and _all(one, Fate.DELETED))
    emptied = [at for at in kept if at not in whole]
    gone = set(_moved(emptied, [*new, *_whole(paragraphs, Fate.INSERTED)], paragraphs))
    rows = dict(_new_rows(placing, EmptyCells(placing, built)))
    if not (new or gone or rows):
        return placing
    marked = list(paragraphs)
    for at, revision in rows.items():
        marked[at] = replace(marked[at], row=Fate.INSERTED, row_revisions=(revision,))
    for fate, numbers in ((Fate.INSERTED, new), (Fate.DELETED, gone)):
        for at in numbers:
            end = _end(at, paragraphs)
            marked[end] = replace(marked[end], mark=fate, mark_revisions=(_last(marked[at]),))
    return placed(replace(placing.returned, paragraphs=tuple(marked)), placing.blocks)


def _new(placing: Placing) -> Iterator[int]:
    """The paragraphs that are no block, of which nothing but new words stands in the file, perhaps without some."""
    for line, block in zip(placing.lines, placing.of_line, strict=True):
        one = placing.returned.paragraphs[line.paragraphs[-1]]
        alone = block is None and len(line.paragraphs) == 1 and not line.text
        if alone and one.mark is Fate.KEPT and not one.note and _is_new(one):
            yield line.paragraphs[0]


def _new_rows(placing: Placing, empty_cells: EmptyCells) -> Iterator[tuple[int, Revision]]:
    """The paragraphs of rows of which no cell was sent and every word is new, each with who first put words in."""
    rows: dict[tuple[str, str, int, int], list[int]] = {}
    for at, one in enumerate(placing.returned.paragraphs):
        if one.cell is not None and one.row is Fate.KEPT:
            rows.setdefault((one.part, one.note, one.cell.table, one.cell.row), []).append(at)
    for numbers in rows.values():
        runs = [run for at in numbers for run in placing.returned.paragraphs[at].runs if run.text]
        by = [revision for run in runs for revision in run.revisions]
        new = bool(by) and not any(run.fate.in_original for run in runs)
        if new and all(placing.block_of(at) is None for at in numbers) and not empty_cells.may_be_sent(numbers[0]):
            yield from ((at, by[0]) for at in numbers)


def _end(at: int, paragraphs: tuple[Paragraph, ...]) -> int:
    """The paragraph whose end came or went with another: of the last one in a text, that before it."""
    one, behind = paragraphs[at], paragraphs[at + 1 : at + 2]
    before = paragraphs[at - 1] if at else one
    is_last = not behind or not same_place(one, behind[0])
    return at - 1 if is_last and at and same_place(before, one) and before.mark is Fate.KEPT else at


def _whole(paragraphs: tuple[Paragraph, ...], fate: Fate) -> Iterator[int]:
    """The paragraphs of which the file says that all of it came or went: their own end too, or the one before it."""
    for at, one in enumerate(paragraphs):
        ends = (one.mark, paragraphs[at - 1].mark if at else Fate.KEPT)
        if fate in ends and _all(one, fate):
            yield at


def _all(paragraph: Paragraph, fate: Fate) -> bool:
    """Whether all of a paragraph of the text has one fate, and holds a word."""
    says = bool(paragraph.all_text.strip()) and not paragraph.cell
    return says and all(run.fate is fate for run in paragraph.runs if run.text)


def _is_new(paragraph: Paragraph) -> bool:
    """Whether all words of a paragraph of the text are new, and some stay."""
    with_text = [run for run in paragraph.runs if run.text.strip()]
    stay = any(run.fate is Fate.INSERTED for run in with_text)
    return stay and not paragraph.cell and not any(run.fate.in_original for run in with_text)


def _last(paragraph: Paragraph) -> Revision:
    return [run.revisions[-1] for run in paragraph.runs if run.text and run.fate is not Fate.GONE][-1]


def _moved(emptied: Sequence[int], added: Sequence[int], paragraphs: tuple[Paragraph, ...]) -> Iterator[int]:
    """Those of the emptied paragraphs that the same person put in elsewhere, perhaps with other words in them."""
    there = {(_last(paragraphs[at]).author, _typed(paragraphs[at])) for at in added}
    few = len(emptied) * len(there) <= MOST_PAIRS
    for at in emptied:
        author, typed = here = _last(paragraphs[at]).author, _typed(paragraphs[at])
        alike = (one for one, words in there if few and one == author and likeness(words, typed) >= STILL_THE_SAME)
        if here in there or any(alike):
            yield at


def _typed(paragraph: Paragraph) -> str:
    """What no field shows of a paragraph; of one of which fields show all, that."""
    return folded("".join(run.text for run in paragraph.runs if not run.generated)) or paragraph.all_text
