"""What is rare in a text, as Word has it: each place once, each property once, every cell in its column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from nds_docs.compose.edition import Label, LabelKind
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Attr, Block, Inline
from nds_docs.writers.docx.strategy import strategy_docx
from nds_docs.writers.docx.targets import bookmark_name
from tests.editions import FIGURE_PATH, STRATEGY, para, plain
from tests.word_file import R, W, WordFile, order_faults, paragraphs, text


def file_of(*blocks: Block, labels: Mapping[str, Label] | None = None) -> WordFile:
    return WordFile(strategy_docx(replace(STRATEGY, document=n.Document(blocks), labels=labels or {})))


def written(*inlines: Inline) -> WordFile:
    return file_of(n.Para(inlines))


def runs(file: WordFile) -> list[tuple[str, list[str]]]:
    """The runs of the last paragraph: text and the names of properties."""
    last = list(file.document.iter(W + "p"))[-1]
    return [
        (text(run), [str(found.tag).removeprefix(W) for found in run.iterfind(f"{W}rPr/*")])
        for run in last.iter(W + "r")
    ]


def test_soft_hyphens_are_those_of_word() -> None:
    file = written(n.Str("digitaliserings\u00adstrategie\u00ad"))
    assert "\u00ad".encode() not in file.parts["word/document.xml"]
    assert len(list(file.document.iter(W + "softHyphen"))) == 2


def test_words_that_are_set_alike_are_one_run() -> None:
    inner = n.Emph((n.Str("b"), n.SoftBreak(), n.Emph((n.Str("c"),))))
    assert runs(written(n.Str("a "), n.BracketedSpan((n.Str("x"),)), inner, n.Str("d"))) == [
        ("a x", []), ("b c", ["i", "iCs"]), ("d", [])
    ]  # fmt: skip


def test_every_mark_is_one_property_in_the_order_of_the_schema() -> None:
    inner = n.Strikeout((n.Subscript((n.Superscript((n.Strong((n.Code("x"),)),)),)),))
    file = written(n.Superscript((n.Emph((inner,)),)))
    assert runs(file) == [("x", ["rStyle", "b", "bCs", "i", "iCs", "strike", "vertAlign"])]
    assert [found.get(W + "val") for found in file.document.iter(W + "vertAlign")] == ["superscript"]
    assert order_faults(file.document) == []


def test_a_reference_to_words_in_a_line_shows_them() -> None:
    title = Label("sec-x", LabelKind.UNNUMBERED, "", "Het meetnet")
    place = n.BracketedSpan((n.Str("Het meetnet"),), Attr("sec-x"))
    reference = n.Link((n.Str("‘Het meetnet’"),), "#sec-x")
    file = file_of(n.Para((place,)), n.Para((n.Str("Zie "), reference)), labels={"sec-x": title})
    assert f"REF {bookmark_name('sec-x')} \\h" in file.fields()
    assert list(paragraphs(file.document))[-1] == ("BodyText", "Zie ‘Het meetnet’")


def test_a_link_leads_to_words_in_a_line_or_to_an_empty_block_at_the_end() -> None:
    links = [n.Link((n.Str("hier"),), f"#{id_}") for id_ in ("a", "b", "weg")]
    file = file_of(
        n.Para((n.BracketedSpan((n.Str("daar"),), Attr("a")), *links)), n.Div((), Attr("b", ("x",)))
    )  # fmt: skip
    named = [found.get(W + "name") for found in file.document.iter(W + "bookmarkStart")]
    anchors = [found.get(W + "anchor") for found in file.document.iter(W + "hyperlink")]
    assert anchors == named == [bookmark_name("a"), bookmark_name("b")]


def test_a_picture_is_the_place_of_what_describes_it_and_a_reference_one_of_its_own() -> None:
    picture = n.Image((n.BracketedSpan((n.Str("druppel"),), Attr("a")),), FIGURE_PATH, attr=Attr("b"))
    links = [n.Link((n.Str("hier"),), f"#{to}", attr=Attr(id_)) for to, id_ in (("a", "c"), ("b", "d"), ("c", ""))]
    file = written(picture, *links)
    named = {found.get(W + "name") for found in file.document.iter(W + "bookmarkStart")}
    anchors = [found.get(W + "anchor") for found in file.document.iter(W + "hyperlink")]
    assert named == {bookmark_name(id_) for id_ in "abcd"}
    assert anchors == [bookmark_name(id_) for id_ in "abc"]


def test_an_address_is_one_relationship_and_none_is_no_link() -> None:
    away = [n.Link((n.Str(words),), "https://a.nl/?b&c") for words in "xy"]
    note = n.Note((n.Para((away[0],)),))
    file = written(*away, n.Link((n.Str("z"),), ""), note)
    ids = [found.get(R + "id") or "" for found in file.document.iter(W + "hyperlink")]
    assert len(ids) == 2
    assert {file.relations("word/document.xml")[id_] for id_ in ids} == {"https://a.nl/?b&c"}
    assert len(set(ids)) == 1
    assert list(file.relations("word/footnotes.xml").values()) == ["https://a.nl/?b&c"]


def test_a_note_without_running_text_still_shows_its_number() -> None:
    notes = [n.Note(blocks) for blocks in ((), (n.Header(2, (n.Str("Kop"),)),), (para("Tekst."),))]
    file = written(*notes)
    shown = [[found for _, found in paragraphs(note)] for note in file.notes.iter(W + "footnote")]
    assert shown[2:] == [[""], ["", "Kop"], [" Tekst."]]
    assert len(list(file.notes.iter(W + "footnoteRef"))) == 3


def test_cells_that_span_keep_the_columns_of_the_others() -> None:
    wide, high = n.Cell((plain("breed"),), column_span=2), n.Cell((plain("hoog"),), row_span=3)
    rows = (
        n.Row((high, wide)),
        n.Row((n.Cell((plain("b"),)), n.Cell((plain("c"),)), n.Cell((plain("te veel"),)))),
        n.Row((n.Cell((plain("d"),), column_span=9),)),
        n.Row(()),
    )
    file = file_of(n.Table((n.Column(), n.Column(n.Alignment.RIGHT), n.Column()), (), rows))
    grid = [int(found.get(W + "w") or 0) for found in file.document.iter(W + "gridCol")]
    found = []
    for row in file.document.iter(W + "tr"):
        at = 0
        for cell in row.iterchildren(W + "tc"):
            span, merge = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
            across = int(span.get(W + "val") or 1) if span is not None else 1
            width = cell.find(f"{W}tcPr/{W}tcW")
            assert width is not None
            assert int(width.get(W + "w") or 0) == sum(grid[at : at + across])
            at += across
            found.append((text(cell), across, None if merge is None else merge.get(W + "val", "on")))
        assert at == len(grid)
    assert found == [
        ("hoog", 1, "restart"), ("breed", 2, None),
        ("", 1, "on"), ("b", 1, None), ("c", 1, None),
        ("", 1, "on"), ("d", 2, None),
        ("", 1, None), ("", 1, None), ("", 1, None),
    ]  # fmt: skip
    assert order_faults(file.document) == []


def test_an_annex_starts_as_high_behind_a_table_as_behind_text() -> None:
    annex = Label("sec-bijlage", LabelKind.ANNEX, "A", "Bijlage")
    table = n.Table((n.Column(),), (), (n.Row((n.Cell((plain("x"),)),)),))
    heading = n.Header(1, (n.Str("Bijlage"),), Attr("sec-bijlage", ("annex",)))
    words = []
    for above in (table, para("Tekst.")):
        file = file_of(above, heading, labels={"sec-bijlage": annex})
        words.append([p for p in file.document.iter(W + "p") if ("AnnexWord", "Bijlage") in paragraphs(p)])
    assert [[len(word.findall(f"{W}pPr/{W}spacing")) for word in found] for found in words] == [[0], [0]]
