"""Whatever can be read becomes a Word file, a PDF and an OpenDocument, however odd: nothing stops a draft."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nds_docs.checks.report import json_report, text_report
from nds_docs.compose.gather import gather
from nds_docs.pipeline import compose
from nds_docs.writers.docx.letter import letter_docx
from nds_docs.writers.docx.strategy import strategy_docx
from nds_docs.writers.odt.letter import letter_odt
from nds_docs.writers.odt.strategy import strategy_odt
from nds_docs.writers.typst.compile import lay_out
from nds_docs.writers.typst.letter import letter_source
from nds_docs.writers.typst.strategy import strategy_source
from tests import editions, odd_markdown
from tests.open_file import OpenFile
from tests.small_project import CHAPTER, FRONT_MATTER, REGISTER, Files, write_project
from tests.word_file import W, WordFile, order_faults

LETTER = """\
letter:
  sender: {name: Ministerie, colofon: [Turfmarkt 147, Den Haag]}
  addressees: [{name: De Voorzitter, address: [Postbus 20018, DEN HAAG]}]
  place: Den Haag
  subject: Strategie
  signatories: [{office: De staatssecretaris, name: Naam}]
  annexes: [{title: Strategie, file: strategy}]
"""
PICTURES = {"plaat.png": editions.png(8, 8), "kapot.png": b"geen plaat"}


def project(text: str, title: str = "Titel", chapter: str = "", letter: str = "Tekst.") -> Files:
    """A project with this Markdown in a contribution, in chapters of every kind, and in its letter."""
    return {
        "nds.yml": REGISTER + LETTER,
        "chapters/10-data.md": CHAPTER + chapter,
        "chapters/80-los.md": f"---\ntitle: {title}\nkind: unnumbered\n---\n\n{chapter}\n",
        "chapters/90-bijlage.md": f"---\ntitle: {title}\nkind: annex\n---\n\n{chapter}\n",
        "chapters/kamerbrief.md": f"---\ntitle: Brief\n---\n\n{letter}\n",
        "contributions/uvw/a.md": FRONT_MATTER.replace("Meetnet", title) + text + "\n",
        "contributions/uvw/b.md": FRONT_MATTER + "# Kop {#sec-a}\n\nTekst.\n",
        **{f"{folder}/{name}": raw for folder in ("contributions/uvw", "chapters") for name, raw in PICTURES.items()},
    }


def make(root: Path, files: Files, *, strict: bool) -> None:
    """Reads, composes and writes the project, and its findings in both languages; `strict` as in `lay_out`."""
    write_project(root, files)
    book = compose(gather(root), build_id="0" * 64)
    written = [strategy_docx(book.strategy), *map(letter_docx, book.letters)]
    sources = [strategy_source(book.strategy), *map(letter_source, book.letters)]
    pictures = [book.strategy.images, *(letter.images for letter in book.letters)]
    date = book.strategy.imprint.date
    laid_out = [lay_out(source, images, date, strict=strict) for source, images in zip(sources, pictures, strict=True)]
    for file in map(WordFile, written):
        assert order_faults(file.document) == []
        parts = (file.document, file.notes)
        bookmarks = [bookmark.get(W + "name") for part in parts for bookmark in part.iter(W + "bookmarkStart")]
        links = [link.get(W + "anchor", "") for part in parts for link in part.iter(W + "hyperlink")]
        assert len(bookmarks) == len(set(bookmarks))
        assert set(filter(None, links)) <= set(bookmarks)
    for opened in map(OpenFile, (strategy_odt(book.strategy), *map(letter_odt, book.letters))):
        assert len(opened.bookmarks()) == len(set(opened.bookmarks()))
        assert set(opened.jumps()) <= set(opened.bookmarks())
        assert len(opened.lines()) > 1
    assert all(layout.pdf.startswith(b"%PDF") for layout in laid_out)
    for shown in (
        text_report(book.findings, book.project.sources, "nl"),
        json_report(book.findings, book.project.sources, "en"),
    ):
        shown.encode()


ODD = {
    "a gigantic heading": "# " + "woord " * 2000 + "{#sec-b}\n\nZie @sec-b.",
    "one long word": "# " + "x" * 3000 + "\n\n" + "y" * 5000,
    "a table of a thousand rows": "|a|b|\n|--|--|\n" + "|x|y|\n" * 1000 + "\n: Lang {#tbl-a}",
    "a table of sixty columns": "|" + "a|" * 60 + "\n|" + "--|" * 60 + "\n|" + "x|" * 60,
    "a cell of three pages": "|a|b|\n|--|--|\n|" + "tekst " * 3000 + "|x|",
    "quotes, lists and definitions as deep as they go": "\n\n".join(
        ["> " * 40 + "a", "- " * 40 + "a", "".join(f"{'    ' * i}a\n{'    ' * i}:   b\n\n" for i in range(20))]
    ),
    "blocks as deep as they go": "\n\n".join(
        ":" * (40 - i) + f" {{.{kind}}}" for kind in ("box", "quote", "measure", "todo") for i in range(30)
    ),
    "marks as deep as they go": "*a **b ~~c [d](https://a.nl) " * 60 + "x" + "~~** *" * 60,
    "a table and a list in a footnote": "a[^1]\n\n[^1]: b\n\n    |a|b|\n    |-|-|\n    |1|2|\n\n    - c",
    "pictures in a heading, cells and a footnote": (
        "# ![a](plaat.png)\n\n|![b](plaat.png)|\n|-|\n|![c](kapot.png)|\n\nx[^1]\n\n[^1]: ![d](plaat.png)"
    ),
    "headings in lists and quotes": "- # a {#sec-b}\n- ## b\n\n> # c\n\n| # d |\n|-|\n\nZie @sec-b.",
    "citations and footnotes in headings": "# a [@vaarkaart2023, p. 3] b[^1] @weg\n\n[^1]: c [@vaarkaart2023]",
    "addresses": (
        "[a](javascript:x) [b](mailto:x@y.nl) [c](<a b>) [d](%zz) [e](#) [f]() <http://[::1]> [g](//x) [h](http://é.nl)"
    ),
    "empty blocks": "".join(f"::: {{.{name}}}\n:::\n\n" for name in ("measure", "goal", "box", "quote", "todo", "x")),
    "empty marks": (
        "[]{.x} [](https://a.nl) ![](plaat.png) `` ` `` ** **\n\n# \n\n## []{.x}\n\n|||\n|-|-|\n|||\n\n- \n-\n\n>"
    ),
    "scripts and signs": (
        "# שלום {#sec-b}\n\nمرحبا *שלום* 👨‍👩‍👧‍👦 e\u0301\u0323 \u200b \ue000 \U000f0000 \ufdd0 \u202e &shy;\n\n@sec-b"
    ),
    "entities": "a&#0;b&#12;c&#10;d&NewLine;e&Tab;f&#xD800;g `&#12;` [h](&#12;){k='&#12;'}\n\n# i&#10;j&#12;",
    "LaTeX, Typst and HTML": (
        "\\newpage $x$ #pagebreak() #let x = 1 <b>x</b>\n\n```{=typst}\n#panic()\n```\n\n= kop\n\n/ term: x"
    ),
    "one label for everything": (
        "# a {#sec-a}\n\n## b {#sec-a}\n\n[c]{#sec-a}\n\n![d](plaat.png){#sec-a}\n\n@sec-a [@sec-a] [-@sec-a]"
    ),
    "labels of links and in what describes a picture": (
        "![[a]{#sec-b} c](plaat.png){#fig-c}\n\n[d](#sec-b) @sec-b @fig-c\n\n[e](#sec-b){#sec-e} [f](#sec-e)"
        " [g](#x){#sec-g} [h](#sec-g) ![[i]{#sec-i}](plaat.png){#sec-j} [k](#sec-i) [l](#sec-j)"
    ),
    "ids that are no names": '# a {#é.b:c}\n\n[x]{#"} [y]{#}\n\n::: {.measure #act-.}\n## z\n:::\n\n@act-.',
    "widths": "".join(f"![a](plaat.png){{width={width}}}\n\n" for width in ("0%", "-5", "99999cm", "abc", "١٠%")),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_an_odd_text_becomes_documents(name: str, tmp_path: Path) -> None:
    make(tmp_path, project(ODD[name], chapter=ODD[name], letter=ODD[name]), strict=True)


@pytest.mark.parametrize(
    "title", ["''", "' '", "'{{ 1 / 0 }}'", "'*a* @sec-a [@weg]'", "'😀 שלום'", "'\u00ad'", "'<b>'"]
)
def test_an_odd_title_becomes_documents(title: str, tmp_path: Path) -> None:
    make(tmp_path, project("Tekst.", title=title), strict=True)


@given(odd_markdown.titles, odd_markdown.texts, odd_markdown.texts, odd_markdown.texts)
@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_any_text_becomes_documents(title: str, text: str, chapter: str, letter: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder), project(text, title, chapter, letter), strict=False)


@given(st.text(st.characters(codec="utf-8"), max_size=200))
@settings(max_examples=5, deadline=None, derandomize=True)
def test_any_characters_become_documents(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder), project(text, chapter=text, letter=text), strict=True)
