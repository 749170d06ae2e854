"""The report on remarks: every remark in it, in words of both languages, and nothing that a reviewer wrote runs."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nds_docs.document.characters import forbidden
from nds_docs.document.source import Span
from nds_docs.review.listing import Listed
from nds_docs.review.remark import Remark, RemarkKind, RemarkState, Reply
from nds_docs.review.report import report
from nds_docs.review.report_document import document
from nds_docs.review.report_html import html
from nds_docs.writers.docx.memo import memo_docx
from tests import built, reviews
from tests.command_line import CommandLine
from tests.conftest import Golden
from tests.reviews import HOSTILE, ReviewFile
from tests.word_file import W, WordFile, order_faults, paragraphs, text

METEN = "contributions/uvw/meten.md"
ELEMENTS = "html head meta title style body main h1 h2 p ul li a div table caption thead tbody tr th td strong del ins"
STRATEGY = built.composition("book").strategy


class Page(HTMLParser):
    """What a page holds: elements, addresses it points to, text."""

    def __init__(self, raw: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.words: list[str] = []
        self.feed(raw.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def project(root: Path) -> Path:
    built.copied(root)
    id_ = reviews.keep(root)
    jan = (
        reviews.remark(root, METEN, "Wij meten", comment="Wie is wij?", replies=(Reply(author="Piet", text="U."),)),
        reviews.remark(
            root, METEN, "Alle", kind=RemarkKind.REPLACEMENT, proposal="Veel", state=RemarkState.ACCEPTED, answer="Ja."
        ),
        reviews.remark(root, "chapters/kamerbrief.md", "Tot slot", comment="Te kort.", state=RemarkState.REJECTED),
        reviews.remark(root, "contributions/vng/algoritmen.md", "Deze tekst", kind=RemarkKind.DELETION),
    )
    wie = (
        reviews.remark(root, METEN, "kader", author=HOSTILE, comment=HOSTILE, answer=HOSTILE, text=HOSTILE),
        Remark(id="f" * 10, kind=RemarkKind.FORMATTING, author=HOSTILE, document="nds", text="vet"),
    )
    reviews.write(root, "r", ReviewFile(reviewer="Jan de Vries", build=id_, party="uvw", remarks=jan))
    reviews.write(root, "r", ReviewFile(reviewer="Wie", build=id_, remarks=wie))
    return root


def test_the_report_holds_every_remark(nds: CommandLine, tmp_path: Path, golden: Golden) -> None:
    ran = nds("review", "report", "--project", project(tmp_path))
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "Opmerkingen: 6, nog niet beantwoord: 4.")
    file = WordFile((tmp_path / "build/intern/verwerking.docx").read_bytes())
    shown = "".join(f"{style}: {words}\n" for style, words in paragraphs(file.document))
    golden(Path(__file__).parent / "book/expected/report.txt", shown)
    page = Page((tmp_path / "build/intern/verwerking.html").read_bytes())
    said = " ".join("".join(page.words).split())
    for words in ("Wie is wij?", "Te kort.", "Ja.", "Veel", "Deze tekst", "vet", "{{ 7*7 }}", "<script>alert(1)"):
        assert words in said, words
    assert "49" not in said


def test_the_word_file_strikes_what_goes_underlines_what_comes_and_is_no_build(
    tmp_path: Path, nds: CommandLine
) -> None:
    nds("review", "report", "--project", project(tmp_path))
    file = WordFile((tmp_path / "build/intern/verwerking.docx").read_bytes())
    assert order_faults(file.document) == order_faults(file.xml("word/styles.xml")) == []
    runs = {text(run): run for run in file.document.iter(W + "r")}
    assert runs["Alle"].find(f"{W}rPr/{W}strike") is not None
    style = runs["Veel"].find(f"{W}rPr/{W}rStyle")
    assert style is not None
    assert style.get(W + "val") == "Inserted"
    assert b"nds-build" in file.parts["docProps/custom.xml"]
    assert STRATEGY.imprint.build_id.encode() not in b"".join(file.parts.values())


def test_the_page_needs_nothing_from_elsewhere_and_can_be_read_aloud(nds: CommandLine, tmp_path: Path) -> None:
    nds("review", "report", "--project", project(tmp_path))
    page = Page((tmp_path / "build/intern/verwerking.html").read_bytes())
    assert ("html", "lang", "nl") in page.attributes
    assert set(page.tags) & {"script", "img", "link", "iframe", "object"} == set()
    assert [value for _, name, value in page.attributes if name in ("src", "href") and not value.startswith("#")] == []
    assert [name for _, name, _ in page.attributes if name.startswith("on")] == []
    assert page.tags.count("th") == sum(tag == "th" and name == "scope" for tag, name, _ in page.attributes)
    assert page.tags.count("h1") == 1


def test_one_reviewer_gets_his_own_and_nothing_of_others(nds: CommandLine, tmp_path: Path) -> None:
    project(tmp_path)
    ran = nds("review", "report", "--project", tmp_path, "--reviewer", "vries", "--out", tmp_path / "uit")
    assert ran.out.splitlines()[-1] == "Opmerkingen: 4, nog niet beantwoord: 2."
    assert sorted(path.name for path in (tmp_path / "uit").iterdir()) == [
        "verwerking-jan-de-vries.docx",
        "verwerking-jan-de-vries.html",
    ]
    page = (tmp_path / "uit/verwerking-jan-de-vries.html").read_text("utf-8")
    assert "alert" not in page
    assert METEN not in page  # no place in files that the reviewer does not have
    assert page.count("<caption>") == 1
    ran = nds("review", "report", "--project", tmp_path, "--reviewer", "Jan de Fries")
    assert (ran.code, ran.complaint) == (2, "er zijn geen opmerkingen van `Jan de Fries`; bedoelde u `Jan de Vries`?")


def test_a_change_that_is_not_taken_over_says_why_and_a_move_shows_its_words_once() -> None:
    why, moved = "een kop blijft", "Dit is  verplaatst."
    cases = (
        (RemarkKind.DELETION, RemarkState.REJECTED, "Nee.", ""),
        (RemarkKind.DELETION, RemarkState.REJECTED, "", ""),
        (RemarkKind.DELETION, RemarkState.ACCEPTED, "", ""),
        (RemarkKind.MOVE, RemarkState.OPEN, "", "Dit is verplaatst."),
    )
    remarks = [
        Listed(
            Remark(
                id=f"{number:010}", kind=kind, author="A", document="nds", text=moved, proposal=new, state=state,
                answer=answer, why_not="" if new else why,
            ),
            "reviews/r/x.yml", "A", "", "", Span(METEN, number, number), moved_on=False,
        )
        for number, (kind, state, answer, new) in enumerate(cases)
    ]  # fmt: skip
    [group] = report(remarks, STRATEGY, (), {}, "").groups
    assert [entry.answer or entry.why_not for entry in group.entries] == ["Nee.", why, "", ""]
    assert [entry.is_change for entry in group.entries] == [True, True, True, False]
    assert group.entries[3].about == moved


def test_without_remarks_it_says_so(nds: CommandLine, tmp_path: Path) -> None:
    built.copied(tmp_path)
    assert nds("review", "report", "--project", tmp_path).code == 0
    assert "Er zijn geen opmerkingen." in (tmp_path / "build/intern/verwerking.html").read_text("utf-8")


def test_the_same_remarks_give_the_same_bytes(nds: CommandLine, tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        nds("review", "report", "--project", project(tmp_path / name))
        made.append([path.read_bytes() for path in sorted((tmp_path / name / "build/intern").iterdir())])
    assert made[0] == made[1]


texts = st.text(max_size=20) | st.sampled_from([HOSTILE, "]]>", "</td></table>", "{% raw %}", "&#60;b&#62;"])


@given(st.lists(st.tuples(texts, texts, texts, st.sampled_from(RemarkKind), st.sampled_from(RemarkState)), max_size=4))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_reviewers_write_stays_text(said: list[tuple[str, str, str, RemarkKind, RemarkState]]) -> None:
    remarks = [
        Listed(
            Remark(
                id=f"{number:010}", kind=kind, author=one, document="nds", text=two, proposal=three, comment=three,
                state=state, answer=one, replies=(Reply(author=two, text=three),),
            ),
            "reviews/r/x.yml", one, "", "", Span(METEN, number, number), moved_on=False,
        )
        for number, (one, two, three, kind, state) in enumerate(said)
    ]  # fmt: skip
    made = report(remarks, STRATEGY, (), {}, "")
    page = html(made)
    assert set(Page(page).tags) <= set(ELEMENTS.split())
    assert forbidden(page.decode()) == ""
    assert made.by_party[-1].total == len(said) == sum(len(group.entries) for group in made.groups)
    if said:
        memo_docx(document(made), made.title, STRATEGY.imprint)


@pytest.mark.parametrize("language", ["nl-NL", "en-GB"])
def test_it_is_in_the_language_of_the_document(language: str) -> None:
    from dataclasses import replace

    strategy = replace(STRATEGY, imprint=replace(STRATEGY.imprint, language=language))
    page = html(report((), strategy, (), {}, "")).decode()
    assert ("There are no remarks." in page) is (language == "en-GB")
