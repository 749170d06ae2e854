"""One tiny project from sources to editions: what comes out is kept beside it, for a person to read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from nds_docs.checks.report import text_report
from nds_docs.compose.composition import Composition
from nds_docs.compose.gather import gather
from nds_docs.document import nodes as n
from nds_docs.document.pieces import pieces
from nds_docs.document.walk import descendants, label_of, leaves
from nds_docs.pipeline import compose
from tests.outline import outline

BOOK = Path(__file__).parent / "book"
EXPECTED = BOOK / "expected"
Golden = Callable[[Path, str], None]


@pytest.fixture(scope="module")
def book() -> Composition:
    return compose(gather(BOOK), build_id="0" * 64)


def test_document(book: Composition, golden: Golden) -> None:
    golden(EXPECTED / "document.txt", outline(book.strategy.document.blocks, book.strategy.labels))


def test_letter(book: Composition, golden: Golden) -> None:
    first, second = book.letters
    assert (first.document, first.annex) == (second.document, second.annex)
    golden(EXPECTED / "letter.txt", outline((*first.document.blocks, *first.annex), first.labels))


def test_findings(book: Composition, golden: Golden) -> None:
    golden(EXPECTED / "findings.txt", text_report(book.findings, book.project.sources, "nl"))


def test_the_same_sources_compose_the_same(book: Composition) -> None:
    again = compose(gather(BOOK), build_id="0" * 64)
    assert (again.strategy, again.letters, again.findings) == (book.strategy, book.letters, book.findings)


def test_every_word_that_is_not_absorbed_is_there(book: Composition) -> None:
    """Each block of each placed text leads back to its source exactly once, in the order of its file."""
    shown = [leaf.span for leaf in leaves(book.strategy.document.blocks) if leaf.span]
    for contribution in book.project.contributions:
        typed = [leaf.span for leaf in leaves(contribution.document.blocks)]
        kept = [span for span in shown if span in set(typed)]
        assert kept == ([] if contribution.id == "vng/algoritmen" else typed), contribution.id


def test_every_link_has_a_target(book: Composition) -> None:
    nodes = list(descendants(book.strategy.document.blocks))
    targets = set(map(label_of, nodes))
    links = {node.url[1:] for node in nodes if isinstance(node, n.Link) and node.url.startswith("#")}
    assert links
    assert links <= targets


def test_ids_are_unique_and_labels_are_ids(book: Composition) -> None:
    ids = [id_ for id_ in map(label_of, descendants(book.strategy.document.blocks)) if id_]
    assert len(ids) == len(set(ids))
    assert set(book.strategy.labels) <= set(ids)


def test_pieces_say_the_text_of_their_block(book: Composition) -> None:
    """Composing keeps the way back: what is verbatim is still verbatim, in reading order."""
    for leaf in leaves(book.strategy.document.blocks):
        source = book.project.sources.get(leaf.span.path)
        at = leaf.span.start
        for piece in pieces(leaf):
            assert piece.kind is n.PieceKind.GENERATED or leaf.span.start <= piece.start <= piece.end <= leaf.span.end
            if piece.kind is n.PieceKind.TEXT:
                assert source is not None
                assert piece.text == source.text[piece.start : piece.end]
                assert piece.start >= at
                at = piece.end


def test_a_draft_and_a_final_edition_differ_in_the_imprint_only(book: Composition) -> None:
    final = compose(gather(BOOK), build_id="0" * 64, final=True)
    assert final.strategy.document == book.strategy.document
    assert (final.strategy.imprint.draft, book.strategy.imprint.draft) == (False, True)
