"""Reading Markdown, on cases that show what a text becomes, where, and what is said about it (`reader/*.md`).

A case is a title, the Markdown, a line with a dot, the tree with its places, and the findings; `--accept` writes the
latter two anew. A title that ends in "(chapter)" reads with expressions.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nds_docs.document import nodes as n
from nds_docs.document.source import Source
from nds_docs.markdown.front_matter import FrontMatter, split
from nds_docs.markdown.reader import Reading, read
from tests.conftest import Golden
from tests.tree import tree

CASES = sorted((Path(__file__).parent / "reader").glob("*.md"))
_CASE = re.compile(r"^(## (.+)\n\n````\n((?:.*\n)*?)\.\n)((?:.*\n)*?)````$", re.MULTILINE)


def reading(text: str, *, start: int = 0, expressions: bool = False) -> Reading:
    return read(Source("tekst.md", text.encode()), start=start, expressions=expressions)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases(path: Path, golden: Golden) -> None:
    golden(path, _CASE.sub(_read_anew, path.read_text("utf-8")))


def _read_anew(case: re.Match[str]) -> str:
    source = Source("tekst.md", case[3].encode())
    result = read(source, expressions=case[2].endswith("(chapter)"))
    places = [(source.place(finding.span.start), finding) for finding in result.findings]
    said = "".join(f"! {at.line}:{at.column} {finding.code} {finding.message('nl')}\n" for at, finding in places)
    return f"{case[1]}{tree(source, result.document)}{said}````"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_case_is_found(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(_CASE.findall(text)) == text.count("\n\n````\n")


# --- front matter -------------------------------------------------------------------------------


def test_front_matter() -> None:
    text = "---\ntitle: Data\n---\n# Kop\n"
    found = split(Source("tekst.md", text.encode()))
    assert (found.yaml, text[found.start :][:6], text[found.body :]) == ("title: Data\n", "title:", "# Kop\n")


def test_front_matter_may_be_empty_or_end_in_dots() -> None:
    assert split(Source("a.md", b"---\n---\nx")) == FrontMatter("", 4, 8)
    assert split(Source("a.md", b"---\na: b\n...\nx")) == FrontMatter("a: b\n", 4, 13)


def test_no_front_matter() -> None:
    for text in (b"", b"tekst\n---\n", b"\n---\na: b\n---\n", b"----\na: b\n---\n"):
        assert split(Source("a.md", text)) == FrontMatter()


def test_front_matter_that_is_never_closed_is_a_finding_and_stays_text() -> None:
    found = split(Source("a.md", b"---\ntitle: Data\n\nTekst.\n"))
    assert [finding.rule.name for finding in found.findings] == ["unclosed-front-matter"]
    assert (found.yaml, found.body) == ("", 0)


def test_places_count_from_the_start_of_the_file() -> None:
    text = "---\ntitle: é\n---\n\n# Kop\n"
    (header,) = reading(text, start=17).document.blocks
    assert text[header.span.start : header.span.end] == "# Kop"


# --- names and characters -----------------------------------------------------------------------


def test_names_are_compared_in_one_form_and_text_is_left_alone() -> None:
    loose = "e\u0301"
    text = f"# {loose} {{#sec-{loose}}}\n\n[{loose}](plaat-{loose}.png) @sec-{loose} [@{loose}]\n"
    header, paragraph = reading(text).document.blocks
    assert isinstance(header, n.Header)
    assert isinstance(paragraph, n.Para)
    assert (header.content, header.attr.id) == ((n.Str(loose),), "sec-é")
    link, _, reference, _, cite = paragraph.content
    assert isinstance(link, n.Link)
    assert (link.content, link.url) == ((n.Str(loose),), "plaat-é.png")
    assert reference == n.CrossReference("sec-é")
    assert isinstance(cite, n.Cite)
    assert cite.citations[0].key == "é"


def test_characters_that_no_document_may_hold() -> None:
    (paragraph,) = reading("a\0b\x01c\td `\x02`\n").document.blocks
    assert paragraph == n.Para((n.Str("a\ufffdb\ufffdc d "), n.Code("\ufffd")))
    assert isinstance(paragraph, n.Para)
    assert paragraph.mapped


def test_no_entity_brings_in_a_character_that_word_refuses() -> None:
    """A form feed is the only one that a number can name."""
    typed = '# a&#12;b\n\n[a&#12;](b&#12; "c&#12;"){k="&#12;"}\n\n```&#12;x\n```\n'
    assert "\\x0c" not in repr(reading(typed).document)
