"""What a change is on, and whether Markdown has a form for it: told from what was sent, not from what import says."""

from __future__ import annotations

from collections.abc import Sequence

from nds_docs.document import nodes as n
from nds_docs.document.pieces import OBJECT
from nds_docs.document.source import Span
from nds_docs.review.returned import Fate, Paragraph
from tests.reviewers import sorts
from tests.reviewers.deciding import Accepts, Reviewed, Touch, words_sent
from tests.reviewers.sent import Sent, SentLine
from tests.reviewers.sorts import no_form


def in_generated(lines: Sequence[SentLine], touched: Sequence[Touch]) -> bool:
    """Whether a change would change what the program made; words beside what it shows of a picture do too.

    A paragraph that goes as a whole does not touch the one behind it, nor the one before it. A change of nothing but
    the code of fields, which only the program writes, is one.
    """
    if touched and all(one.code for one in touched):
        return True
    gone = _together(touched)
    whole = {line for line, start, end, *_ in gone if (start, end) == (0, len(lines[line].text))}
    if any(lines[one.line].generated(one.start, one.end) for one in gone):
        return True
    for one in (one for one in touched if one.start == one.end):
        with_what_goes = any(other.line == one.line and other.start <= one.start <= other.end for other in gone)
        beside = one.joint and bool({one.line - 1, one.line + 1} & whole)
        if with_what_goes or beside:
            continue
        parted = any(other.parts for other in touched if other.line == one.line)
        if lines[one.line].generated(one.start, one.end) or (lines[one.line].shows_picture and not parted):
            return True
    return False


def empties(lines: Sequence[SentLine], touched: Sequence[Touch]) -> bool:
    """Whether all words of a line go."""
    return any(
        not (lines[one.line].text[: one.start] + lines[one.line].text[one.end :]).strip() for one in _together(touched)
    )


def empties_with_others(reviewed: Reviewed, touched: Sequence[Touch]) -> bool:
    """Whether of a line that a change is on nothing is left by what all changes of the file take out."""
    for number in {one.line for one in touched}:
        here = [at for at, line in reviewed.line_of.items() if line == number]
        runs = [run for at in here for run in reviewed.returned.paragraphs[at].runs if run.text.strip()]
        if runs and not any(run.fate.in_final for run in runs):
            return True
    return False


def empties_head(reviewed: Reviewed, touched: Sequence[Touch]) -> bool:
    """Whether the only words of the head row of a table go: a table without a head is what is left."""
    for one in touched if empties(reviewed.standing, touched) else ():
        line = reviewed.standing[one.line]
        text = reviewed.sent.built.text(line.path) if line.block else None
        of = text.tables if text else {}
        at = of.get(Span(line.path, line.block.start, line.block.end)) if line.block else None
        if at and at.row < 0 and sum(other[:2] == at[:2] for other in of.values()) == 1:
            return True
    return False


def parts_head(sent: Sent, lines: Sequence[SentLine], touched: Sequence[Touch]) -> bool:
    """Whether a title is joined with what stands beside it, or a heading goes to which something refers.

    The title stands in the front matter, and the reference would point nowhere.
    """
    joined = {one.line for one in touched if one.joint}
    typed = {one.line for one in touched if one.start == one.end and not (one.joint or one.parts or one.code)}
    gone = {one.line for one in touched if empties(lines, [one])} - typed
    title = any(lines[number].sort == sorts.TITLE for number in joined) and len(joined) > 1
    return title or takes_label(sent, [lines[number] for number in joined | gone])


def takes_label(sent: Sent, gone: Sequence[SentLine]) -> bool:
    """Whether one of some lines is a heading with a label to which the sources refer."""
    for line in gone:
        text = sent.built.text(line.path) if line.block else None
        at = Span(line.path, line.block.start, line.block.end) if line.block else None
        leaf = text.editable.leaves.get(at) if text and at else None
        if isinstance(leaf, n.Header) and leaf.attr.id and leaf.attr.id in sent.referred(line.path):
            return True
    return False


def begins_badly(lines: Sequence[SentLine], touched: Sequence[Touch], new: str) -> bool:
    """Whether the note of a source would begin with what cannot begin it, by new words at its beginning.

    The program writes a capital there, a sign alone is no word, and the source itself is a word by itself.
    """
    numbers = {one.line for one in touched}
    if len(numbers) != 1 or lines[min(numbers)].sort != sorts.CITATION:
        return False
    text, start = lines[min(numbers)].text, min(one.start for one in touched)
    behind = text[max(one.end for one in touched) :]
    said, glued = new.strip() or behind.strip(), new[-1:].isalnum() and behind[:1].isalnum()
    return not text[:start].strip() and (glued or said[:1].islower() or not any(map(str.isalnum, new or said)))


def of_impossible_note(reviewed: Reviewed, mine: Accepts) -> bool:
    """Whether some revisions bring a footnote whose mark stands where none can, or are in such a note."""
    paragraphs = reviewed.returned.paragraphs
    known = {one.note for number, one in enumerate(paragraphs) if number in reviewed.line_of}
    for number, one in enumerate(paragraphs):
        line = reviewed.line_of.get(number)
        if line is None:
            continue
        stands = reviewed.standing[line]
        nowhere = no_form("nieuwe voetnoot", stands.sort, emptied=False)
        new = [(at, note) for at, note in one.notes if note not in known]
        whole, in_code = stands.text == words_sent(one), reviewed.sent.in_code
        places = {note: _offset_sent(one, at) for at, note in new}
        inside_made = {note for note, at in places.items() if stands.generated(at, at) or in_code(stands, at)}
        impossible = {*places} if nowhere else inside_made if whole else set()
        inside = (run for other in paragraphs if other.note in impossible for run in other.runs)
        marks = (run for run in one.runs if impossible and OBJECT in run.text and run.fate is not Fate.KEPT)
        if any(map(mine, (revision for run in (*inside, *marks) for revision in run.revisions))):
            return True
    return False


def only_space(reviewed: Reviewed, mine: Accepts) -> bool:
    """Whether nothing but spaces come, behind all words that a paragraph is to have or before them: there are none.

    Or where one went with tracking off, so that the paragraph reads as it was sent.
    """
    found = False
    for number, one in enumerate(reviewed.returned.paragraphs):
        now = "".join(run.text for run in one.runs if run.fate.in_final)
        line = reviewed.line_of.get(number)
        as_sent = line is not None and now == reviewed.sent.lines[line].text
        words = [at for at, run in enumerate(one.runs) if run.fate.in_final and run.text.strip()]
        for at, run in enumerate(one.runs):
            if not any(map(mine, run.revisions)) or not run.text:
                continue
            if (
                run.fate is not Fate.INSERTED
                or run.text.strip()
                or (words and words[0] < at < words[-1] and not as_sent)
            ):
                return False
            found = True
    return found


def above_new(reviewed: Reviewed, mine: Accepts) -> str:
    """The sort of the text above a new paragraph of which some revisions put in all words; "" where they do not.

    Its end may be another's: whoever moves something to below it, or presses Enter before it, takes that.
    """
    paragraphs = reviewed.returned.paragraphs
    holding = [
        at for at, one in enumerate(paragraphs) if any(map(mine, (r for run in one.runs for r in run.revisions)))
    ]
    if len(holding) != 1 or paragraphs[holding[0]].note or paragraphs[holding[0]].cell or holding[0] in reviewed.mover:
        return ""
    runs = [run for run in paragraphs[holding[0]].runs if run.text.strip()]
    words = [run for run in runs if run.fate is Fate.INSERTED]
    if any(run.fate.in_original for run in runs) or not all(any(map(mine, run.revisions)) for run in words):
        return ""
    above = (reviewed.line_of[at] for at in range(holding[0] - 1, -1, -1) if at in reviewed.line_of)
    return next((reviewed.standing[line].sort for line in above), "")


def _together(touched: Sequence[Touch]) -> list[Touch]:
    """The stretches that go, those side by side as one: Word and LibreOffice cut them into runs."""
    found: list[Touch] = []
    for one in sorted(one for one in touched if one.start < one.end):
        if found and found[-1].line == one.line and one.start <= found[-1].end:
            found[-1] = found[-1]._replace(end=max(one.end, found[-1].end))
        else:
            found.append(one)
    return found


def sort_of_change(lines: Sequence[SentLine], touched: Sequence[Touch], *, joined: bool) -> str:
    """The sort of text that a change is on: of a joint both."""
    numbers = list(dict.fromkeys(one.line for one in touched))
    if not numbers:
        return sorts.MADE
    if joined and len(numbers) > 1:
        return f"{lines[numbers[0]].sort} + {lines[numbers[1]].sort}"
    return lines[numbers[0]].sort


def _offset_sent(paragraph: Paragraph, at: int) -> int:
    """An offset of all that a paragraph holds as one of what was sent of it."""
    offset = 0
    for run in paragraph.runs:
        here, at = min(at, len(run.text)), max(at - len(run.text), 0)
        offset += here if run.fate.in_original else 0
    return offset
