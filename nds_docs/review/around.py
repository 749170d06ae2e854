"""What a returned file says around its blocks, held against what stood there when it was sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from nds_docs.compose.edition import LabelKind
from nds_docs.compose.wording import DRAFT_MARK, LABEL_WORDS, capitalised
from nds_docs.document.pieces import OBJECT
from nds_docs.review.alignment import MOST_PAIRS, Correspondence, alike, folded
from nds_docs.review.frame import entry_of, is_entry, label_of
from nds_docs.review.placing import Placing
from nds_docs.review.returned import final
from nds_docs.writers.frame import Frame


class Outside(NamedTuple):
    """A line around the text that was `kept`, and what stands there `now`; one of both is "" where it came or went.

    `line` is the number of the line that it is or stood behind, -1 before all of them and in heads and feet.
    """

    kept: str
    now: str
    line: int


class Around(NamedTuple):
    """What differs in the frame, and the numbers of the lines that somebody typed: they are no block and no frame.

    `bare` are captions whose label went: of what is left of them it cannot be told which words are whose.
    """

    differences: tuple[Outside, ...]
    added: tuple[int, ...]
    bare: tuple[Outside, ...] = ()


def around(placing: Placing, frames: Sequence[Frame]) -> Around:
    """The file held against the frame it was sent in: of those that were `kept`, the one that is most like it."""
    texts = {folded(line.text) for line in placing.lines}
    if not frames:
        return Around((), tuple(_between(placing)))
    frame = max(frames, key=lambda one: sum(folded(line) in texts for line in one.lines))
    left = [at for at, line in enumerate(placing.lines) if placing.of_line[at] is None and line.text.strip()]
    loose = [at for at in left if not placing.note_at(at)]
    lines = [at for at in loose if not is_entry(placing.lines[at], placing.returned)]
    entries = [at for at in loose if is_entry(placing.lines[at], placing.returned)]
    of_lines = list(_differences(frame.lines, [(placing.lines[at].text, at) for at in lines]))
    added = sorted({one.line for one in of_lines if not one.kept} | {at for at in left if placing.note_at(at)})
    differences = [one for one in of_lines if one.kept]
    differences += _of_entries(frame, [(entry_of(placing.lines[at]), at) for at in entries], placing)
    labels = list(_of_labels(frame, placing))
    differences += [one for one in labels if one.now]
    differences += _of_heads(frame, placing.returned.heads)
    return Around(tuple(differences), tuple(added), tuple(one for one in labels if not one.now))


def _differences(kept: Sequence[str], now: Sequence[tuple[str, int]]) -> Iterator[Outside]:
    """The lines that changed, went or came: of texts at one place those that are alike, then the others in order."""
    ours, theirs = [folded(line) for line in kept], [folded(line) for line, _ in now]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        comparable = (i2 - i1) * (j2 - j1) <= MOST_PAIRS
        pairs = dict(alike(theirs[j1:j2], ours[i1:i2])) if comparable else {}
        before = now[j1 - 1][1] if j1 else -1
        left = sorted(set(range(i2 - i1)) - set(pairs.values()))
        came = [at for at in range(j2 - j1) if at not in pairs]
        pairs |= dict(zip(came, left, strict=False))
        for at in left[len(came) :]:
            yield Outside(kept[i1 + at], "", before)
        for at in range(j2 - j1):
            line, number = now[j1 + at]
            yield Outside(kept[i1 + pairs[at]] if at in pairs else "", line, number)


def _of_entries(frame: Frame, now: Sequence[tuple[str, int]], placing: Placing) -> Iterator[Outside]:
    """What differs in the lists of contents, but for what a word processor wrote anew from the headings of today."""
    found = list(_differences(frame.entries, now))
    if found:
        shown = (line for line in final(placing.returned.paragraphs) if not is_entry(line, placing.returned))
        today = {folded(text) for line in shown for text in (line.text, _unlabelled(line.text))}
        for one in found:
            refreshed = _says(one.now, today) if one.now else not _says(one.kept, today)
            if not refreshed:
                yield one


def _unlabelled(line: str) -> str:
    return line.removeprefix(label_of(line))


def _says(entry: str, texts: set[str]) -> bool:
    """Whether an entry ends in one of some texts: before it stand a number and a tab, or a word and a number."""
    words = folded(entry).split(" ")
    return any(" ".join(words[at:]) in texts for at in range(len(words)))


def _of_heads(frame: Frame, now: Sequence[str]) -> Iterator[Outside]:
    """What differs in heads and feet; word processors write them in another order, and for every kind of page.

    LibreOffice makes a line of the word across the page, when it saves what it saved before.
    """
    now = [line for line in now if line not in (DRAFT_MARK.nl, DRAFT_MARK.en)]
    ours, theirs = {folded(line) for line in frame.heads}, {folded(line) for line in now}
    gone = sorted(line for line in frame.heads if folded(line) not in theirs)
    yield from _differences(gone, sorted((line, -1) for line in now if folded(line) not in ours))


def _of_labels(frame: Frame, placing: Placing) -> Iterator[Outside]:
    """Changed words before captions, but for the number, which a field works out anew."""
    line_of = {number: at for at, number in enumerate(placing.of_line) if number is not None}
    for number, kept in frame.labels:
        at = line_of.get(number)
        now = label_of(placing.lines[at].text) if at is not None else ""
        if at is not None and folded(now) != folded(kept):
            agreed = Correspondence(kept, now)
            if OBJECT in now or not all(placing.made(at, found.at, found.until) for found in agreed.differences):
                yield Outside(kept.strip(), now.strip(), at)


def _between(placing: Placing) -> Iterator[int]:
    """Without a frame: lines with text that are no block, between lines that are."""
    own = [at for at, block in enumerate(placing.of_line) if block is not None]
    for at in range(own[0], own[-1]) if own else ():
        line = placing.lines[at]
        text = placing.of_line[at] is None and bool(line.text.strip())
        if text and not is_entry(line, placing.returned) and not _is_annex_word(placing, at):
            yield at


def _is_annex_word(placing: Placing, line: int) -> bool:
    """Whether a line is the word that stands above the title of an annex, which the program writes."""
    words = {capitalised(LABEL_WORDS[LabelKind.ANNEX].say(language)) for language in ("nl", "en")}
    below = placing.of_line[line + 1] if line + 1 < len(placing.lines) else None
    return placing.lines[line].text in words and below is not None and placing.blocks[below].kind == "Header"
