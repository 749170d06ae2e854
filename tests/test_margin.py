"""Remarks come back as real comments at their words, in a draft that can never be taken for the one to send."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nds_docs.document import nodes as n
from nds_docs.document.pieces import OBJECT
from nds_docs.document.pieces import text as text_of
from nds_docs.document.places import Places, length
from nds_docs.document.source import Span
from nds_docs.document.walk import leaves
from nds_docs.review.archive import open_archive
from nds_docs.review.counting import count
from nds_docs.review.own_comments import OwnComment, own_comment, signed
from nds_docs.review.reading import read
from nds_docs.review.remark import Remark
from nds_docs.review.returned import Returned
from nds_docs.review.threads import threads
from nds_docs.writers.docx.comment_marks import marked
from nds_docs.writers.docx.comments import Comment
from nds_docs.writers.docx.strategy import PendingStrategy
from tests import built, reviews
from tests.command_line import CommandLine
from tests.reviewers.office import listen
from tests.reviews import HOSTILE, RemarkKind, RemarkState, Reply, ReviewFile
from tests.strategies import documents
from tests.word_file import WordFile, order_faults, paragraphs

METEN = "contributions/uvw/meten.md"
BOOK = built.composition("book").strategy
SHORT = BOOK.imprint.short


def in_word(comments: tuple[Comment, ...]) -> bytes:
    return PendingStrategy(BOOK, comments).finish({})


def about(file: bytes) -> list[tuple[str, str]]:
    """The words every thread is about, and its first comment."""
    returned = read(open_archive(file, "x.docx"))
    return [(words(returned, thread.comment.id), thread.comment.text) for thread in threads(returned)]


def words(returned: Returned, comment: str) -> str:
    starts = {a.comment: (p, a.at) for p, paragraph in enumerate(returned.paragraphs) for a in paragraph.starts}
    ends = {a.comment: (p, a.at) for p, paragraph in enumerate(returned.paragraphs) for a in paragraph.ends}
    (first, start), (last, end) = starts[comment], ends[comment]
    assert first == last
    return returned.paragraphs[first].all_text[start:end]


# --- places -----------------------------------------------------------------------------------------


def test_every_word_of_the_text_gets_its_comment_at_that_very_word() -> None:
    """Words inside what the program made are shown by the whole of it, those in footnotes by the mark."""
    wanted: list[Comment] = []
    for leaf in leaves(BOOK.document.blocks):
        for inline in leaf.content if not isinstance(leaf, n.CodeBlock) else ():
            if isinstance(inline, n.Str) and inline.span and not inline.pieces:
                span = inline.span
                wanted.append(Comment("A", inline.text, span=span))
    found = about(in_word(tuple(wanted)))
    by_mark = [text for shown, text in found if shown == OBJECT]
    assert len(found) == len(wanted) > 20
    assert by_mark == ["Een noot over", "."]
    assert [(shown, text) for shown, text in found if shown.strip() != text and shown != OBJECT] == []


@given(documents)
@settings(max_examples=50, deadline=None)
def test_the_length_of_inlines_is_that_of_the_text_of_their_block(document: n.Document) -> None:
    for leaf in leaves(document.blocks):
        if not isinstance(leaf, n.CodeBlock):
            assert length(leaf.content) == len(text_of(leaf))


@given(documents)
@settings(max_examples=50, deadline=None)
def test_marks_change_no_text(document: n.Document) -> None:
    before = [text_of(leaf) for leaf in leaves(document.blocks)]
    after = marked(document, [Comment("A", "x"), Comment("B", "y", span=Span("nergens.md", 3, 9))])
    assert [text_of(leaf) for leaf in leaves(after.blocks)] == before


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_any_range_of_a_text_has_a_place_inside_one_leaf(data: st.DataObject) -> None:
    source = built.composition("book").project.sources[METEN]
    start = data.draw(st.integers(0, len(source.text)))
    end = data.draw(st.integers(start, len(source.text)))
    stretch = Places(BOOK.document.blocks).stretch(Span(METEN, start, end))
    assert stretch is not None
    assert 0 <= stretch.start <= stretch.end <= length(stretch.leaf.content)


# --- the file ---------------------------------------------------------------------------------------


def thread() -> Comment:
    text = built.composition("book").project.sources[METEN].text
    at = text.index("Wij delen")
    answers = (Comment("Redactie", "Dat is zo."),)
    span = Span(METEN, at, at + len("Wij delen"))
    return Comment(HOSTILE, f"{HOSTILE}\ntweede regel", "2025-03-01T09:00:00Z", True, answers, span)


def test_the_parts_are_as_word_wants_them_and_the_text_is_as_it_was() -> None:
    plain, made = WordFile(in_word(())), WordFile(in_word((thread(), Comment("B", "zonder plaats"))))
    assert list(paragraphs(plain.document)) == list(paragraphs(made.document))
    assert order_faults(made.document) == []
    assert "word/comments.xml" not in plain.parts
    assert in_word((thread(),)) == in_word((thread(),))
    returned = read(open_archive(made.data, "x.docx"))
    assert [(c.author, c.parent, c.resolved, c.date) for c in returned.comments[1:]] == [
        ("Redactie", "0", True, ""),
        ("B", "", False, ""),
    ]
    assert returned.comments[0].text.splitlines()[1] == "tweede regel"
    assert count(open_archive(made.data, "x.docx")).comments == 3


@pytest.mark.parametrize("date", ["gisteren", "2025-13-01T00:00:00Z", '2025-01-01T00:00:00Z" x="', ""])
def test_what_is_no_date_is_left_out(date: str) -> None:
    returned = read(open_archive(in_word((Comment("A", "x", date),)), "x.docx"))
    assert [comment.date for comment in returned.comments] == [""]


def test_libreoffice_shows_each_comment_at_its_words_and_keeps_its_last_line(tmp_path: Path) -> None:
    source = built.composition("book").project.sources[METEN]
    wanted = []
    for text in ("Wij meten", "Hoe vaak", "Wij delen het meetnet", "meetgegevens", "Tekst in het", "vaarkaart, p"):
        at = source.text.index(text)
        wanted.append(Comment("Jan", signed("0" * 10, text), span=Span(METEN, at, at + len(text))))
    (tmp_path / "in.docx").write_bytes(in_word(tuple(wanted)))
    shown = listen(tmp_path / "in.docx", tmp_path / "uit.docx", tmp_path)
    expected = [(OBJECT if words == "1" else words, said) for words, said in shown]  # it shows the mark's number
    assert sorted(about((tmp_path / "in.docx").read_bytes())) == sorted(expected)
    exact = [(text, said) for text, said in shown if said.startswith(text) and text]
    assert len(exact) == len(wanted) - 1  # a citation has become the mark of a footnote
    back = read(open_archive((tmp_path / "uit.docx").read_bytes(), "uit.docx"))
    assert {own_comment(comment.text) for comment in back.comments} == {OwnComment("0" * 10, touched=False)}


# --- our own comments -------------------------------------------------------------------------------


@given(st.text(), st.text(alphabet="0123456789abcdef", min_size=10, max_size=10))
def test_what_we_said_is_known_again_and_changed_words_are_seen(text: str, id_: str) -> None:
    said = signed(id_, text)
    assert own_comment(said) == OwnComment(id_, touched=False)
    assert own_comment(said.replace("\n", "  \n ")) == OwnComment(id_, touched=False)
    assert own_comment("Nee. " + said) == OwnComment(id_, touched=True)
    assert own_comment(said + " Nee.") is None


# --- the command ------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Path:
    built.copied(tmp_path)
    id_ = reviews.keep(tmp_path)
    remarks: tuple[Remark, ...] = (
        reviews.remark(tmp_path, METEN, "Wij meten", comment="Wie is wij?", replies=(Reply(author="Piet", text="U."),)),
        reviews.remark(tmp_path, METEN, "Alle meetgegevens", kind=RemarkKind.REPLACEMENT, proposal="Elk gegeven"),
        reviews.remark(tmp_path, METEN, "het meetnet", comment="Welk?", state=RemarkState.REJECTED, answer="Dat ene."),
        reviews.remark(tmp_path, METEN, "Nog navragen", comment="Stil.", state=RemarkState.ACCEPTED),
        reviews.remark(tmp_path, "chapters/kamerbrief.md", "Tot slot", comment=HOSTILE, document="kamerbrief"),
        Remark(id="f" * 10, kind=RemarkKind.OTHER, author="", document="nds", comment="Zonder plaats."),
    )
    reviews.write(tmp_path, "ronde-1", ReviewFile(reviewer="Jan de Vries", build=id_, remarks=remarks))
    return tmp_path


def made(project: Path) -> dict[str, bytes]:
    return {
        path.name.split("-met-")[0]: path.read_bytes() for path in (project / "build/intern").glob("*-met-opmerkingen*")
    }


def test_a_build_with_remarks_makes_a_file_of_its_own(nds: CommandLine, project: Path) -> None:
    assert nds("build", "--project", project).code == 1
    before = (project / f"build/{SHORT}.docx").read_bytes()
    ran = nds("build", "--project", project, "--with-remarks")
    assert f"intern/{SHORT}-met-opmerkingen.docx" in ran.out
    assert (project / f"build/{SHORT}.docx").read_bytes() == before
    assert "word/comments.xml" not in WordFile(before).parts
    files = made(project)
    assert set(files) == {SHORT, "kamerbrief", "kamerbrief-2"}
    returned = read(open_archive(files[SHORT], "x.docx"))
    assert len(returned.comments) == 6
    assert all(own_comment(comment.text) for comment in returned.comments)
    about_words = {said.splitlines()[0]: shown for shown, said in about(files[SHORT])}
    assert about_words == {
        "Wie is wij?": "Wij meten",
        "Voorstel (vervanging): «Alle meetgegevens» → «Elk gegeven»": "Alle meetgegevens",
        "Welk?": "het meetnet",
        "Zonder plaats.": "",
    }
    assert about(files["kamerbrief"])[0][0] == "Tot slot"


def test_the_place_follows_the_text(nds: CommandLine, project: Path) -> None:
    path = project / METEN
    path.write_text(path.read_text("utf-8").replace("Wij meten.", "Eerst dit. En wij allen: Wij meten."), "utf-8")
    nds("build", "--project", project, "--with-remarks", "--only", "docx")
    assert "Wij meten" in [shown for shown, _ in about(made(project)[SHORT])]


def test_an_answer_makes_another_file_and_nothing_new_does_not(nds: CommandLine, project: Path) -> None:
    command = ("build", "--project", project, "--with-remarks", "--only", "docx")
    nds(*command)
    before = made(project)
    assert "niets veranderd" in nds(*command).out
    assert "met-opmerkingen.docx" in nds(*command).out
    assert nds("build", "--project", project, "--only", "docx").out.count("niets veranderd") == 0
    nds(*command)
    assert made(project) == before
    file = next((project / "reviews/ronde-1").glob("*.yml"))
    file.write_text(file.read_text("utf-8").replace("Dat ene.", "Dat andere."), "utf-8")
    assert "niets veranderd" not in nds(*command).out
    assert made(project) != before


@pytest.mark.parametrize("option", ["--final", "--only=pdf"])
def test_it_is_refused_where_no_file_can_show_remarks(option: str, nds: CommandLine, project: Path) -> None:
    ran = nds("build", "--project", project, "--with-remarks", option)
    assert (ran.code, "--with-remarks" in ran.complaint) == (2, True)
    assert not (project / "build").exists()
