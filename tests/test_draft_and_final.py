"""A draft says on every page what it is; a final edition says none of it, nor who wrote which part."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from nds_docs.compose.wording import long_date
from tests import built, pdf
from tests.built import Edition
from tests.word_file import R, W, WordFile, paragraphs, text
from tests.written_words import even

IMPRINT = built.composition("book").strategy.imprint
DATE = long_date(IMPRINT.date, "nl")
SAID = ("CONCEPT", f"versie {IMPRINT.version}", DATE, IMPRINT.marking, f"bouwnummer {IMPRINT.short_build_id}")
UNSAID = ("concept", "bouwnummer", IMPRINT.short_build_id, IMPRINT.marking.lower())
"""What no final edition shows, in any case of letters. The texts of the small project do not use these words."""


def edition(kind: str, *, final: bool = False) -> Edition:
    return built.strategy("book", final=final) if kind == "strategy" else built.letters("book", final=final)[1]


def heads_and_feet(file: WordFile, kind: str) -> str:
    """What the head and the foot of pages of a kind ("first", "default") say, the watermark too."""
    relations = file.relations("word/document.xml")
    parts = [
        file.xml("word/" + relations[reference.get(R + "id") or ""])
        for name in ("headerReference", "footerReference")
        for reference in file.document.iter(W + name)
        if reference.get(W + "type") == kind
    ]
    marks = [
        mark.get("string") or "" for part in parts for mark in part.iter("{urn:schemas-microsoft-com:vml}textpath")
    ]
    return even(" ".join([*map(text, parts), *marks]))


@pytest.mark.parametrize("kind", ["strategy", "letter"])
def test_a_draft_says_what_it_is_on_every_page_of_the_pdf(kind: str) -> None:
    pages = edition(kind).tagged.pages
    assert pages
    for page in pages:
        shown = re.sub(r"\s", "", page).lower()
        assert [said for said in SAID if re.sub(r"\s", "", said).lower() not in shown] == []


def test_a_draft_says_what_it_is_on_every_page_of_the_word_file() -> None:
    file = edition("strategy").word
    assert [said for said in SAID if said not in heads_and_feet(file, "default")] == []
    assert "CONCEPT" in heads_and_feet(file, "first")
    title_page = even(" ".join(text for style, text in paragraphs(file.document) if style == "CoverFacts"))
    assert [said for said in SAID[1:] if said.lower() not in title_page.lower()] == []


@pytest.mark.parametrize("page", ["first", "default"])
def test_a_draft_of_the_letter_says_what_it_is_on_every_page_of_the_word_file(page: str) -> None:
    shown = heads_and_feet(edition("letter").word, page).lower()
    assert [said for said in SAID if said.lower() not in shown] == []


@pytest.mark.parametrize("kind", ["strategy", "letter"])
def test_a_final_edition_says_nothing_of_it(kind: str) -> None:
    """Though the status in `nds.yml` is still that of a concept."""
    final = edition(kind, final=True)
    shown = [" ".join(final.tagged.pages), re.sub(r"\s", "", "".join(final.tagged.pages))]
    shown += [
        part.decode() for name, part in final.word.parts.items() if name.endswith(".xml") and "custom" not in name
    ]
    for words in shown:
        assert [unsaid for unsaid in UNSAID if unsaid in words.lower()] == []
    for page in ("first", "default"):
        assert f"versie {IMPRINT.version}" not in heads_and_feet(final.word, page)


@pytest.mark.parametrize("final", [False, True])
@pytest.mark.parametrize("kind", ["strategy", "letter"])
def test_files_say_their_title_language_and_date(kind: str, final: bool) -> None:
    made = edition(kind, final=final)
    core = {etree.QName(entry).localname: entry.text for entry in made.word.xml("docProps/core.xml")}
    day = IMPRINT.date.isoformat()
    assert (core["title"], core["language"]) == ("Kleine strategie", "nl-NL")
    assert core["created"] == core["modified"] == f"{day}T00:00:00Z"
    file = made.tagged.file
    assert (str(file.docinfo["/Title"]), str(file.Root.Lang)) == ("Kleine strategie", "nl-NL")
    for name in ("/CreationDate", "/ModDate"):
        assert str(file.docinfo.get(name, file.docinfo["/CreationDate"])).startswith(f"D:{day.replace('-', '')}000000")


@pytest.mark.parametrize("final", [False, True])
def test_files_do_not_say_who_wrote_what(final: bool) -> None:
    """Neither the properties nor what Word keeps under the hood name a contribution, its path or its author."""
    project = built.composition("book").project
    names = {contribution.id for contribution in project.contributions} | {"contributions/", "meten.md"}
    names |= {contribution.id.replace("/", "-") for contribution in project.contributions}
    names |= {author for c in project.contributions if c.front for author in c.front.authors}
    made = edition("strategy", final=final)
    assert len(names) == 11
    for name, part in made.word.parts.items():
        assert [found for found in names if found.encode() in part] == [], name
    properties = [bytes(made.tagged.file.Root.Metadata.read_bytes()).decode(), str(dict(made.tagged.file.docinfo))]
    assert [found for found in names if any(found in shown for shown in properties)] == []
    creators = {etree.QName(entry).localname for entry in made.word.xml("docProps/core.xml")}
    assert creators.isdisjoint({"creator", "lastModifiedBy"})


def test_a_letter_comes_from_its_ministry() -> None:
    letter = edition("letter")
    sender = built.composition("book").letters[0].letter.sender.name
    assert letter.word.xml("docProps/core.xml").findtext("{*}creator") == sender
    assert str(letter.tagged.file.docinfo["/Author"]) == sender
    assert pdf.link_faults(letter.tagged.file) == []
