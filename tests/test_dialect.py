"""Our dialect against `pandoc -f markdown`, on a corpus of cases by subject (`dialect/*.md`).

A case is a title, the Markdown, a line with a dot, and the outline of what pandoc makes of it; `--accept` writes the
outlines anew. Both our reader and the outlines are held against the pandoc that is installed.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from _pytest.mark import ParameterSet

from nds_docs.document.source import Source
from nds_docs.markdown.reader import read
from tests.yardstick import Reading, missed, normal, ours, outline, pandoc, size_of_normaliser

CASES = Path(__file__).parent / "dialect"
CASE = re.compile(r"^## (?P<title>.+)\n\n````\n(?P<markdown>(?:.*\n)*?)\.\n(?P<expected>(?:.*\n)*?)````$", re.MULTILINE)

SWITCHES = {
    "-smart": "quotes and dashes are set at a later stage",
    "-auto_identifiers": "labels without a name are given when the text is put together",
    "-implicit_header_references": "a heading is referred to by its label",
    "-raw_html": "raw HTML is shown as text",
    "-native_divs": "raw HTML is shown as text",
    "-native_spans": "raw HTML is shown as text",
    "-markdown_in_html_blocks": "raw HTML is shown as text",
    "-raw_tex": "LaTeX is shown as text",
    "-raw_attribute": "raw OpenXML and the like are shown as text",
    "-latex_macros": "LaTeX is shown as text",
    "-tex_math_dollars": "a dollar is money",
    "-yaml_metadata_block": "front matter is read by a module of its own",
    "-pandoc_title_block": "front matter is read by a module of its own",
    "-example_lists": "`(@)` is no list",
    "-task_lists": "`[ ]` is text",
    "-line_blocks": "`|` at the start of a line is text",
    "-simple_tables": "pipe tables only",
    "-multiline_tables": "pipe tables only",
    "-grid_tables": "pipe tables only",
    "-inline_notes": "`^[` is text",
    "-blank_before_header": "CommonMark: a heading needs no blank line",
    "-blank_before_blockquote": "CommonMark: a quote needs no blank line",
    "+lists_without_preceding_blankline": "CommonMark: a list needs no blank line",
}
"""What our dialect leaves out of pandoc's Markdown, or adds to it, each with the reason."""

FORMAT = "markdown" + "".join(SWITCHES)


DIFFERENCES = {
    "Seven hashes are no heading": "CommonMark: a heading has at most six",
    "A heading in a list": "CommonMark: a blank line between its blocks makes an item loose",
    "The definition in a list item": "CommonMark: a blank line between its blocks makes an item loose",
    "A list with another mark is another list": "CommonMark: the items of each list stand close together",
    "A number with a full stop that is no list": "CommonMark: only a list from 1 stands right under a line of text",
    "A number in brackets is no list": "CommonMark: a number stands before a full stop or one bracket",
    "A letter with a full stop is no list": "CommonMark: lists have numbers",
    "A backslash behind it makes it no figure": "CommonMark: a backslash at the end of a paragraph is a backslash",
    "A backslash at the end of a paragraph": "CommonMark: a backslash at the end of a paragraph is a backslash",
    "An escaped space in superscript": "CommonMark: a backslash before a space is a backslash",
    "Strong and emphasis together": "CommonMark: strong is inside",
    "Two tildes with spaces": "nothing between marks is no mark",
    "Subscript empty": "nothing between marks is no mark",
    "Two references side by side": "`[-@sec-y]` is a reference of its own, not a page number",
    "A reference mixed with a citation": "an error, shown as it was typed",
    "An HTML comment vanishes": "a comment is for the writers",
    "An HTML comment on lines of its own": "a comment is for the writers",
    "Autolinks and plain addresses": "a link has no other classes than were typed",
    "A path with spaces in angles": "the path of a picture is the name of a file",
}
"""The cases of `deliberate.md`, where our reader means to differ from pandoc, each with the reason."""

FILES = sorted(CASES.glob("*.md"))
DELIBERATE = CASES / "deliberate.md"


class Case(NamedTuple):
    """One case: what our reader and pandoc made of it."""

    title: str
    markdown: str
    ours: Reading
    pandoc: Reading


@cache
def all_cases() -> dict[Path, list[Case]]:
    """The cases of every file, read by both."""
    found = [(path, case["title"], case["markdown"]) for path in FILES for case in _written(path)]
    texts = [markdown for _, _, markdown in found]
    mine = ours([read(Source("case.md", text.encode())).document for text in texts])
    cases: dict[Path, list[Case]] = {path: [] for path in FILES}
    for (path, title, markdown), we, they in zip(found, mine, pandoc(FORMAT, texts), strict=True):
        cases[path].append(Case(title, markdown, we, they))
    return cases


def _written(path: Path) -> list[re.Match[str]]:
    return list(CASE.finditer(path.read_text("utf-8")))


def every_case() -> list[ParameterSet]:
    """File and number of each case that must equal pandoc."""
    places = [(path, at, title) for path in FILES if path != DELIBERATE for at, title in enumerate(_titles(path))]
    return [pytest.param(path, at, id=f"{path.stem}: {title}") for path, at, title in places]


def _titles(path: Path) -> list[str]:
    return [case["title"] for case in _written(path)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_title_once_and_every_case_found(path: Path) -> None:
    titles, fences = _titles(path), re.findall("^````$", path.read_text("utf-8"), re.MULTILINE)
    assert len(set(titles)) == len(titles) == len(fences) / 2


def test_enough_cases() -> None:
    assert len(every_case()) >= 150
    assert set(DIFFERENCES) == set(_titles(DELIBERATE))
    assert size_of_normaliser() <= 30


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_outlines_are_fresh(path: Path, request: pytest.FixtureRequest) -> None:
    """What the file says is what pandoc makes of it; in `deliberate.md`, what we do."""
    results = [case.ours if path == DELIBERATE else case.pandoc for case in all_cases()[path]]
    fresh = [outline(normal(result.blocks)) for result in results]
    if request.config.getoption("--accept"):
        _write(path, fresh)
    assert [case["expected"].rstrip("\n") for case in _written(path)] == fresh


def _write(path: Path, outlines: list[str]) -> None:
    following = iter(outlines)
    form = "## {title}\n\n````\n{markdown}.\n{outline}\n````"
    text = CASE.sub(lambda case: form.format(**case.groupdict(), outline=next(following)), path.read_text("utf-8"))
    path.write_text(text, encoding="utf-8", newline="\n")


@pytest.mark.parametrize(("path", "at"), every_case())
def test_case(path: Path, at: int) -> None:
    case = all_cases()[path][at]
    expected, found = normal(case.pandoc.blocks), normal(case.ours.blocks)
    if found != expected:
        assert outline(found) == outline(expected), case.markdown
    assert found == expected
    assert case.ours.words == case.pandoc.words


def test_deliberate_differences_differ() -> None:
    same = [case.title for case in all_cases()[DELIBERATE] if normal(case.ours.blocks) == normal(case.pandoc.blocks)]
    assert not same, "no difference any more: make it a case of its subject"


@pytest.mark.parametrize("path", [path for path in FILES if path != DELIBERATE], ids=lambda path: path.stem)
def test_a_wrong_result_is_noticed(path: Path) -> None:
    for number, case in enumerate(all_cases()[path]):
        assert not missed(case.ours.blocks, normal(case.pandoc.blocks), number, 12)
