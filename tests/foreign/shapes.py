"""Pieces of text in the shapes in which Word writes them, which our own editions never hold.

Source: files that Word saved, looked through; ECMA-376 part 1, 17; part 3, 7 (alternate content).
"""

from __future__ import annotations

from tests.foreign.pasting import MC

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
BY = 'w:id="1" w:author="Anna"'
ALSO = f'xmlns:mc="{MC.strip("{}")}" xmlns:wps="urn:wps" xmlns:w16se="urn:w16se" xmlns:v="urn:v"'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def field(code: str, result: str = "", each: str = "{}") -> str:
    """A field of runs, every one of which is put in `each`."""
    begin, parted, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    shows = (parted, run(result)) if result else ()
    return "".join(map(each.format, (begin, f"<w:r><w:instrText> {code} </w:instrText></w:r>", *shows, end)))


def box(inside: str) -> str:
    """A text box as Word writes it: for programs of today, and again for older ones."""
    held_ = f"<w:txbxContent>{inside}</w:txbxContent>"
    today = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{held_}</wps:txbx></w:drawing></mc:Choice>'
    older = f"<mc:Fallback><w:pict><v:textbox>{held_}</v:textbox></w:pict></mc:Fallback>"
    return f"<w:r><mc:AlternateContent {ALSO}>{today}{older}</mc:AlternateContent></w:r>"


EMOJI = (
    f'<w:r><mc:AlternateContent {ALSO}><mc:Choice Requires="w16se"><w16se:symEx w16se:char="1F44D"/></mc:Choice>'
    "<mc:Fallback><w:t>\U0001f44d</w:t></mc:Fallback></mc:AlternateContent></w:r>"
)
START, END, MARK = (
    f'<w:commentRange{"Start"} w:id="0"/>',
    f'<w:commentRange{"End"} w:id="0"/>',
    '<w:r><w:commentReference w:id="0"/></w:r>',
)


PROPERTIES = '<w:sdtPr><w:alias w:val="a"/><w:id w:val="1"/></w:sdtPr>'
CELL = f"<w:tc><w:tcPr><w:tcW w:w='1'/></w:tcPr>{paragraph(run('in een cel'))}</w:tc>"
ROW = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{CELL}{CELL}</w:tr>"
TABLE = f"<w:tbl><w:tblPr/><w:tblGrid/>{ROW}{ROW}</w:tbl>"
FORMULA = "<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
OF_NOTE = paragraph("<w:r><w:footnoteRef/></w:r>" + run("Een noot.")) + paragraph(run("Nog een."))
NOTE = f"<w:footnote w:id='2'>{OF_NOTE}</w:footnote>"
AROUND = paragraph(run("buiten")) + TABLE + paragraph(run("achter"))
PERMITTED = '<w:permEnd w:id="1"/>'
SHAPES = {
    "signs": paragraph("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/><w:cr/><w:tab/><w:ptab/><w:t>b</w:t></w:r>"),
    "symbol": paragraph(run("voor") + '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>' + run("na")),
    "emoji": paragraph(run("goed") + EMOJI),
    "text box": paragraph(run("tekst") + box(paragraph(run("in een kader")) + TABLE)),
    "formula": paragraph(run("formule") + FORMULA) + paragraph(f"<m:oMathPara>{FORMULA}</m:oMathPara>"),
    "ruby": paragraph(
        f"<w:r><w:ruby><w:rt>{run('boven')}</w:rt><w:rubyBase>{run('onder')}</w:rubyBase></w:ruby></w:r>"
    ),
    "controls": f"<w:sdt>{PROPERTIES}<w:sdtContent>{paragraph(run('blok'))}</w:sdtContent></w:sdt>"
    + paragraph(f"<w:sdt>{PROPERTIES}<w:sdtContent>{run('binnen')}</w:sdtContent></w:sdt>{run('erachter')}"),
    "rows and cells": f"<w:tbl><w:sdt>{PROPERTIES}<w:sdtContent>{ROW}</w:sdtContent></w:sdt><w:tr><w:sdt>{PROPERTIES}"
    f"<w:sdtContent>{CELL}</w:sdtContent></w:sdt>{CELL}</w:tr></w:tbl>",
    "nested tables": f"<w:tbl><w:tr><w:tc>{AROUND}</w:tc></w:tr></w:tbl>",
    "merged cells": "<w:tbl><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val='2'/>"
    f"<w:vMerge/></w:tcPr>{paragraph(run('een'))}{paragraph(run('twee'))}</w:tc></w:tr></w:tbl>",
    "tags": paragraph(
        f"<w:smartTag><w:smartTag>{run('stad')}</w:smartTag></w:smartTag>"
        f"<w:customXml>{run('term')}</w:customXml>"
        f"<w:dir w:val='rtl'>{run('om')}</w:dir><w:bdo w:val='rtl'>{run('mo')}</w:bdo>"
    ),
    "fields": paragraph(run("zie") + field("REF a", "tabel 3") + run("en") + field("XE &quot;a&quot;") + run("verder"))
    + paragraph(f"<w:fldSimple w:instr='SEQ Tabel'>{run('3')}</w:fldSimple>{run('bijschrift')}")
    + paragraph(field("HYPERLINK &quot;https://voorbeeld.nl&quot;", "een site") + field("MACROBUTTON Niets Klik")),
    "permissions": f"<w:permStart w:id='1'/>{paragraph(run('mag') + PERMITTED)}",
    "note": paragraph(run("met een noot") + "<w:r><w:footnoteReference w:id='2'/></w:r>"),
    "comment": paragraph(run("waar ") + START + run("dit over gaat") + END + MARK)
    + TABLE.replace("<w:tr>", f"{START}<w:tr>", 1),
    "revisions": paragraph(
        f"<w:moveFromRangeStart {BY}/><w:moveFrom {BY}>{run('hier')}</w:moveFrom><w:moveFromRangeEnd {BY}/>"
        f"<w:ins {BY}><w:del {BY}><w:r><w:delText>niets</w:delText></w:r></w:del>{run('nieuw')}</w:ins>"
    )
    + f"<w:moveToRangeStart {BY}/><w:p><w:pPr><w:rPr><w:moveTo {BY}/></w:rPr><w:pPrChange {BY}/></w:pPr>"
    f"<w:moveTo {BY}>{run('daar')}</w:moveTo></w:p><w:moveToRangeEnd {BY}/>",
    "headings and lists": f"<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr>{run('Een kop')}</w:p><w:p><w:pPr>"
    f"<w:pStyle w:val='ListParagraph'/><w:numPr><w:numId w:val='7'/></w:numPr></w:pPr>{run('een punt')}</w:p>",
    "page breaks": paragraph("<w:r><w:br w:type='page'/></w:r>" + run("volgende"))
    + "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>",
}
