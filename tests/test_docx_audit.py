"""openxml-audit, which checks against the schemas of Office, finds nothing in any Word file of ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from nds_docs.compose.excerpt import excerpt
from nds_docs.pandoc.process import run
from nds_docs.writers.docx.comments import Comment
from nds_docs.writers.docx.letter import letter_docx
from nds_docs.writers.docx.memo import memo_docx
from nds_docs.writers.docx.strategy import strategy_docx
from tests import built
from tests.editions import FINAL_STRATEGY, LETTER, STRATEGY
from tests.test_margin import in_word, thread

FILES: dict[str, Callable[[], bytes]] = {
    "strategy": lambda: strategy_docx(STRATEGY),
    "final": lambda: strategy_docx(FINAL_STRATEGY),
    "letter": lambda: letter_docx(LETTER),
    "own strategy": lambda: built.with_pages("own")[0].docx,
    "own letter": lambda: built.letters("own")[0].docx,
    "with remarks": lambda: in_word((thread(), Comment("B", "zonder plaats"))),
    "excerpt": lambda: strategy_docx(excerpt(built.composition("own"), "BZK-2")),
    "report on remarks": lambda: memo_docx(STRATEGY.document, "Nota", STRATEGY.imprint),
}


def found(data: bytes, folder: Path) -> list[str]:
    (folder / "file.docx").write_bytes(data)
    return [str(error) for error in OpenXmlValidator().validate(folder / "file.docx").errors]


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_found(name: str, tmp_path: Path) -> None:
    assert found(FILES[name](), tmp_path) == []


def test_it_finds_something_in_what_pandoc_makes_by_itself(tmp_path: Path) -> None:
    text = "# Kop\n\n| a | b |\n|---|---|\n| c | d |\n\n: Bijschrift\n\nNoot.[^1]\n\n[^1]: Tekst.\n"
    assert len(found(run(("--from=markdown", "--to=docx"), text.encode()), tmp_path)) > 0
