"""Word file, PDF and OpenDocument of one project say the same: every word written, in order, with the same numbers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from nds_docs.compose.edition import LabelKind, Strategy
from nds_docs.compose.furnish import SEPARATOR
from nds_docs.compose.project import Chapter, Contribution
from nds_docs.compose.wording import capitalised, label_word
from nds_docs.document import nodes as n
from nds_docs.document.classes import NUMBER, REFERENCE
from nds_docs.document.walk import descendants, plain_text
from tests import built, pdf, word_reading
from tests.open_file import TEXT
from tests.word_file import W
from tests.written_words import even, fragments

HEADINGS = (LabelKind.CHAPTER, LabelKind.SECTION, LabelKind.ANNEX)


@pytest.fixture(scope="module", params=list(built.ROOTS))
def project(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def in_word(project: str) -> str:
    """Without the marks between the facts of a measure, which the PDF sets apart in columns."""
    return even(" ".join(word_reading.lines(built.strategy(project).word)).replace(SEPARATOR.text, " "))


def in_pdf(project: str) -> str:
    return even(" ".join(built.strategy(project).tagged.lines()))


def in_open(project: str) -> str:
    return even(" ".join(built.strategy(project).open.lines()).replace(SEPARATOR.text, " "))


def every(project: str) -> tuple[str, ...]:
    return in_word(project), in_pdf(project), in_open(project)


def test_all_editions_have_the_same_words(project: str) -> None:
    theirs = in_pdf(project).split()
    for ours in (in_word(project).split(), in_open(project).split()):
        at = next((at for at, (one, other) in enumerate(zip(ours, theirs, strict=False)) if one != other), None)
        assert at is None, f"ours: {' '.join(ours[at - 8 : at + 8])}\n PDF: {' '.join(theirs[at - 8 : at + 8])}"
        assert len(ours) == len(theirs)


def test_every_word_that_was_written_is_there_in_order(project: str) -> None:
    """Each text between its own title and the next of its level; what was absorbed is not there."""
    made = built.composition(project)
    absorbed = {id_ for chapter in made.project.chapters if chapter.front for id_, _ in chapter.front.absorbed}
    drafts = made.project.drafts
    for shown in every(project):
        chapters, sections = (dict(parts_of(shown, made.strategy, level)) for level in (1, 2))
        for draft, written in zip(drafts, fragments(draft.source.text for draft in drafts), strict=True):
            if isinstance(draft, Contribution) and draft.id in absorbed:
                assert draft.title not in sections
                continue
            text, at = (chapters if isinstance(draft, Chapter) else sections)[even(draft.title)], 0
            for words in written:
                assert words in text[at:], f"{draft.source.path}: {words!r} is not in {text[at : at + 200]!r}"
                at = text.index(words, at) + len(words)


def parts_of(text: str, strategy: Strategy, level: int) -> Iterator[tuple[str, str]]:
    """Each heading down to `level` with the text up to the next one. Fails where one is missing or out of order."""
    places, at = [], 0
    for block in strategy.document.blocks:
        if isinstance(block, n.Header) and block.level <= level:
            label = strategy.labels[block.attr.id]
            heading = even(f"{label.number} {label.title}")
            assert f" {heading} " in text[at:], heading
            at = text.index(f" {heading} ", at)
            places.append((even(label.title), at))
    ends = [at for _, at in places[1:]] + [len(text)]
    for (title, start), end in zip(places, ends, strict=True):
        yield title, text[start:end]


def test_every_number_is_shown_at_its_place(project: str) -> None:
    for shown in every(project):
        at = 0
        for label in built.composition(project).strategy.labels.values():
            if label.number:
                word = "" if label.kind in HEADINGS else capitalised(label_word(label.kind, "nl"))
                text = even(f"{word} {label.number} {label.title}")
                assert text in shown[at:], text
                at = shown.index(text, at) + len(text)


def test_every_reference_says_the_number_of_its_target(project: str) -> None:
    strategy = built.composition(project).strategy
    checked = 0
    for node in descendants(strategy.document.blocks):
        if isinstance(node, n.Link) and REFERENCE in node.attr.classes:
            for part in node.content:
                if isinstance(part, n.BracketedSpan) and NUMBER in part.attr.classes:
                    assert plain_text(part.content) == strategy.labels[node.url[1:]].number
                    checked += 1
    assert checked > 5


def test_every_link_in_the_word_file_has_its_bookmark(project: str) -> None:
    file = built.strategy(project).word
    roots = (file.document, file.notes)
    bookmarks = {start.get(W + "name") for root in roots for start in root.iter(W + "bookmarkStart")}
    anchors = {link.get(W + "anchor") for root in roots for link in root.iter(W + "hyperlink")} - {None}
    fields = {code.split()[1] for code in file.fields() if code.startswith(("REF ", "PAGEREF "))}
    assert anchors
    assert fields
    assert anchors | fields <= bookmarks


def test_every_link_in_the_open_document_has_its_bookmark(project: str) -> None:
    file = built.strategy(project).open
    bookmarks, jumps = file.bookmarks(), file.jumps()
    assert len(bookmarks) == len(set(bookmarks))
    assert len(jumps) > 20
    assert set(jumps) <= set(bookmarks)


def test_every_link_in_the_pdf_has_its_place(project: str) -> None:
    assert pdf.link_faults(built.strategy(project).tagged.file) == []


def test_footnotes_are_numbered_from_one(project: str) -> None:
    edition = built.strategy(project)
    marks = edition.tagged.marks()
    assert marks == [str(number + 1) for number in range(len(marks))]
    assert len(marks) == len(list(edition.word.document.iter(W + "footnoteReference"))) > 0
    assert marks == [mark.text for mark in edition.open.content.iter(TEXT + "note-citation")]


def test_pictures_are_described_in_the_same_words(project: str) -> None:
    edition = built.strategy(project)
    described = [found.get("descr") for found in edition.word.document.iter("{*}docPr")]
    assert described == pdf.alternatives(edition.tagged.file)
    assert described == [title.text for title in edition.open.content.iter("{*}title")]


def test_the_contents_list_the_headings_and_captions_of_the_text(project: str) -> None:
    """Word itself lists an annex under its bare letter: the word is a line above the heading."""
    shown = in_word(project)
    edition = built.strategy(project)
    found = [even(entry) for entry in word_reading.entries(edition.word)]
    assert found
    assert all(entry in shown for entry in found)
    assert found == [even(entry.removeprefix("Bijlage")) for entry in edition.open.entries()]
