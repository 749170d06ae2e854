"""The numbers that pandoc-crossref shows for sections, tables and figures are those that our Word file shows.

The cases have the shape of its own tests (github.com/lierdakil/pandoc-crossref, `test/m2m` and `docs/demo`), written as
chapters of ours; the expected numbers are those of its output with `chapters: true`. What it numbers and we do not
(equations, listings, parts of figures, labels of one's own) is left out; its section with the label "S" is an annex.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from nds_docs.compose.gather import gather
from nds_docs.pipeline import compose
from nds_docs.writers.docx.strategy import strategy_docx
from tests import word_reading
from tests.small_project import png, write_project
from tests.word_file import WordFile
from tests.written_words import even


class Case(NamedTuple):
    """The texts of chapters by title (with what else their front matter says), and what must be seen, in order."""

    chapters: Mapping[str, str]
    seen: tuple[str, ...]


def figure(label: str, caption: str) -> str:
    return f'![{caption}](img.png){{#fig-{label} alt="Een vlak."}}\n\n'


TABLE = "| First Header | Second Header |\n|:---|:---|\n| Content Cell | Content Cell |\n\n"

CASES = {
    "chapDelim: a level that is skipped counts as 1": Case(
        {"Section": "# Subsection\n\n## Subsubsection\n", "Second section": "## Subsubsection\n"},
        ("1 Section", "1.1 Subsection", "1.1.1 Subsubsection", "2 Second section", "2.1.1 Subsubsection"),
    ),
    "secLabels: figures and tables count in their chapter": Case(
        {
            "First Level Section": "# Second Level Section\n\n" + figure("myfig", "my figure")
            + "# Other Second Level Section\n\n" + TABLE + ": My table {#tbl-mytable}\n",
        },
        ("1.1 Second Level Section", "Figuur 1.1 my figure", "1.2 Other Second Level Section", "Tabel 1.1 My table"),
    ),
    "listOfOrdering: without a chapter figures count through": Case(
        {
            "main section\nkind: unnumbered": "blah [-@fig-fig1], [-@fig-s1]\n\n" + figure("fig1", "first figure")
            + "furthermore, ([-@fig-fig2], [-@fig-s2])\n\n" + figure("fig2", "second figure")
            + "and finally (@fig-fig3)\n\n" + figure("fig3", "third figure"),
            "supplemental section\nkind: annex": figure("s1", "first supp figure") + figure("s2", "second supp figure"),
        },
        (
            "blah 1, A.1", "Figuur 1 first figure", "furthermore, (2, A.2)", "Figuur 2 second figure",
            "and finally (figuur 3)", "Figuur 3 third figure", "Bijlage A supplemental section",
            "Figuur A.1 first supp figure", "Figuur A.2 second supp figure",
        ),
    ),
    "titlesInRefs: a reference to a section and to a figure": Case(
        {"Section": "[@sec-inner]\n\n[@fig-figure]\n\n# Inner {#sec-inner}\n\n" + figure("figure", "A Figure")},
        ("Paragraaf 1.1", "Figuur 1.1", "1.1 Inner", "Figuur 1.1 A Figure"),
    ),
    "demo with chapters": Case(
        {
            "Intro\nkind: unnumbered": "See @fig-one, @fig-two, @fig-three, @tbl-table1, [-@sec-a], [-@sec-b].\n\n"
            + figure("zero", "A figure"),
            "Figures": figure("one", "First figure") + figure("two", "Second figure") + figure("three", "Third figure"),
            "Equations": "Display equations.\n",
            "Tables": TABLE + ": Table example {#tbl-table1}\n\nTable without caption:\n\n" + TABLE,
            "Code blocks": "# Caption attribute {#sec-a}\n\nText.\n\n# Captions {#sec-b}\n\nText.\n\n# Wrapping div\n",
        },
        (
            "See figuur 1.1, figuur 1.2, figuur 1.3, tabel 3.1, 4.1, 4.2.", "Figuur 1 A figure", "1 Figures",
            "Figuur 1.1 First figure", "Figuur 1.2 Second figure", "Figuur 1.3 Third figure", "2 Equations", "3 Tables",
            "Tabel 3.1 Table example", "4 Code blocks", "4.1 Caption attribute", "4.2 Captions", "4.3 Wrapping div",
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_numbers_are_the_same(name: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"chapters/10-data.md": "", "contributions/uvw/meetnet.md": ""}
    files["chapters/img.png"] = png()
    for place, (title, text) in enumerate(CASES[name].chapters.items(), 1):
        files[f"chapters/{place}0-x.md"] = f"---\ntitle: {title}\n---\n\n{text}"
    write_project(tmp_path, files)
    shown = even(" ".join(word_reading.lines(WordFile(strategy_docx(compose(gather(tmp_path)).strategy)))))
    at = 0
    for seen in CASES[name].seen:
        assert f" {even(seen)}" in shown[at:], f"{seen}: {shown[at : at + 300]}"
        at = shown.index(f" {even(seen)}", at)
