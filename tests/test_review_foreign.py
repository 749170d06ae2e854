"""What files of others hold that ours do not; `python -m tests.foreign` measures it on files that nobody here made."""

from __future__ import annotations

from pathlib import Path

import pytest

from nds_docs.document.pieces import OBJECT
from nds_docs.review.archive import open_archive
from nds_docs.review.comments import W15
from nds_docs.review.files import ReviewFile, decode, encode
from nds_docs.review.reading import read
from nds_docs.review.remark import Remark, RemarkKind
from nds_docs.review.returned import EMPTY_FIELD, Fate, Run
from tests.foreign.held import Held, held
from tests.foreign.kept import kept
from tests.foreign.shapes import BY, NAMES
from tests.test_review_hostile import packed


def document(body: str) -> bytes:
    return f"<w:document {NAMES}><w:body>{body}</w:body></w:document>".encode()


def comments(*said: tuple[str, str]) -> bytes:
    """Comments by id and text; the nth has `n` as the id of its paragraph."""
    each = (
        f'<w:comment w:id="{id_}"><w:p w14:paraId="{number}"><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'
        for number, (id_, text) in enumerate(said)
    )
    return f"<w:comments {NAMES}>{''.join(each)}</w:comments>".encode()


def extended(namespace: str, entries: str) -> bytes:
    return f'<w15:commentsEx xmlns:w15="{namespace.strip("{}")}">{entries}</w15:commentsEx>'.encode()


THREAD = '<w15:commentEx w15:paraId="0" w15:done="1"/><w15:commentEx w15:paraId="1" w15:paraIdParent="0" w15:done="1"/>'
TEXT = "<w:p><w:r><w:t>Tekst.</w:t></w:r></w:p>"


def written(folder: Path, parts: dict[str, bytes]) -> Path:
    (folder / "a.docx").write_bytes(packed(parts))
    return folder / "a.docx"


def runs(body: str) -> list[Run]:
    returned = read(open_archive(packed({"word/document.xml": document(body)}), "a.docx"))
    return [run for paragraph in returned.paragraphs for run in paragraph.runs]


@pytest.mark.parametrize("namespace", W15)
def test_threads_are_read_as_word_wrote_them_before_and_after_its_release(tmp_path: Path, namespace: str) -> None:
    parts = {
        "word/document.xml": document(TEXT),
        "word/comments.xml": comments(("1", "Vraag"), ("2", "Antwoord")),
        "word/commentsExtended.xml": extended(namespace, THREAD),
    }
    path = written(tmp_path, parts)
    assert kept(path) == held(path) == Held(comments=2, replies=1, resolved=2, letters=13)


def test_two_comments_with_one_id_are_two_remarks(tmp_path: Path) -> None:
    entry = '<w15:commentEx w15:paraId="2" w15:paraIdParent="1" w15:done="0"/>'
    parts = {
        "word/document.xml": document(TEXT),
        "word/comments.xml": comments(("0", "een"), ("0", "twee"), ("1", "drie")),
        "word/commentsExtended.xml": extended(W15[0], entry),
    }
    path = written(tmp_path, parts)
    assert kept(path) == held(path) == Held(comments=3, replies=1, letters=11)


RELATION = '<Relationship Id="{0}" Type="http://x/{0}" Target="{1}"/>'
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def relations(**targets: str) -> bytes:
    return RELATIONS.format("".join(RELATION.format(*pair) for pair in targets.items())).encode()


def test_parts_are_found_by_their_relations_as_word_on_the_web_names_them(tmp_path: Path) -> None:
    parts = {
        "_rels/.rels": relations(officeDocument="/word/document2.xml"),
        "word/_rels/document2.xml.rels": relations(comments="comments3.xml", footnotes="../word/comments.xml"),
        "word/document2.xml": document(TEXT),
        "word/comments3.xml": comments(("0", "een")),
        "word/comments.xml": f"<w:footnotes {NAMES}/>".encode(),
        "word/document.xml": b"<not-the-text/>",
    }
    path = written(tmp_path, parts)
    assert kept(path) == held(path) == Held(comments=1, letters=3)
    assert sorted(open_archive(path.read_bytes(), "a.docx").parts.values()) == sorted(parts.values())


def test_a_workbook_in_a_file_is_no_macro(tmp_path: Path) -> None:
    type_ = b"application/vnd.ms-excel.sheet.binary.macroEnabled.12"
    types = b"<Default Extension='xlsb' ContentType='%b'/>" % type_
    path = written(tmp_path, {"[Content_Types].xml": b"<Types>%b</Types>" % types, "word/document.xml": document(TEXT)})
    assert not kept(path)


def test_letters_of_a_formula_are_text_before_its_sign() -> None:
    formula = f"<m:oMath><m:r><m:t>a</m:t></m:r><m:r><w:del {BY}><m:t>b</m:t></w:del></m:r></m:oMath>"
    letters = [("a", Fate.KEPT), ("b", Fate.DELETED)]
    assert [(run.text, run.fate) for run in runs(f"<w:p>{formula}</w:p>")] == [*letters, (OBJECT, Fate.KEPT)]


FIELD = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))


def test_an_inserted_field_that_shows_nothing_is_a_remark_and_an_inserted_nothing_is_not(tmp_path: Path) -> None:
    body = f"<w:p><w:ins {BY}>{FIELD}</w:ins><w:r><w:t>Tekst.</w:t></w:r><w:ins {BY}/></w:p>"
    path = written(tmp_path, {"word/document.xml": document(body)})
    assert kept(path) == held(path)
    assert kept(path).revisions == {"ins": 2}
    assert [(run.text, run.generated) for run in runs(body)] == [(EMPTY_FIELD, True), ("Tekst.", False), ("", False)]


EVERY = f"""<w:p><w:pPr><w:numPr><w:numberingChange {BY}/></w:numPr><w:rPr><w:ins {BY}/><w:del {BY}/><w:rPrChange {BY}/>
</w:rPr><w:sectPr><w:sectPrChange {BY}/></w:sectPr><w:pPrChange {BY}/></w:pPr><w:moveFromRangeStart {BY}/>
<w:moveFrom {BY}><w:r><w:t>a</w:t></w:r></w:moveFrom><w:moveToRangeStart {BY}/><w:moveTo {BY}><w:r><w:t>a</w:t></w:r>
</w:moveTo><w:r><w:rPr><w:rPrChange {BY}/></w:rPr><w:t>b</w:t></w:r><w:r><w:rPr><w:ins {BY}/></w:rPr></w:r></w:p>
<w:customXmlInsRangeStart {BY}/><w:customXml><w:customXmlDelRangeStart {BY}/><w:p/></w:customXml>
<w:customXmlMoveFromRangeStart {BY}/><w:customXmlMoveToRangeStart {BY}/>
<w:tbl><w:tblPr><w:tblPrChange {BY}/></w:tblPr><w:tblGrid><w:tblGridChange {BY}/></w:tblGrid>
<w:tr><w:tblPrEx><w:tblPrExChange {BY}/></w:tblPrEx><w:trPr><w:ins {BY}/><w:trPrChange {BY}/></w:trPr>
<w:tc><w:tcPr><w:cellIns {BY}/><w:tcPrChange {BY}/></w:tcPr><w:p/></w:tc>
<w:tc><w:tcPr><w:cellDel {BY}/></w:tcPr></w:tc><w:tc><w:tcPr><w:cellMerge {BY}/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>
<w:p><w:r><w:drawing><w:txbxContent><w:p><w:ins {BY}><w:r><w:t>c</w:t></w:r></w:ins></w:p></w:txbxContent></w:drawing>
</w:r></w:p>"""


def test_every_element_that_records_a_revision_stands_in_one_remark(tmp_path: Path) -> None:
    path = written(tmp_path, {"word/document.xml": document(EVERY), "word/header1.xml": document(EVERY)})
    assert kept(path) == held(path)
    assert kept(path).revisions.total() == 2 * EVERY.count(BY)


@pytest.mark.parametrize("odd", ["\t", " \n", "\n ", "\x07", "\u2028", "\ufeff", "\\", "\ud800"])
def test_every_text_is_kept_in_a_file_of_remarks_as_it_is(odd: str) -> None:
    """Long texts are folded, and escapes in them must not gain or lose a space."""
    for before in range(92, 120):
        text = (
            f"{'woord ' * (before // 6)}{'x' * (before % 6)}{odd}en nog wat{odd} {odd}dat volgt {'woord ' * 30}{odd}."
        )
        remark = Remark(id="0", kind=RemarkKind.COMMENT, author="A", document="nds", text=text, comment=text)
        review = ReviewFile(reviewer="A", build="0", remarks=(remark,))
        assert decode(encode(review), "a.yml") == review


def test_a_file_without_a_paragraph_holds_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, {"word/document.xml": document("")})
    assert kept(path) == held(path) == Held()
