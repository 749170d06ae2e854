"""Heads and feet, the watermark of a draft and the band on the title page.

Shapes are VML, in which Word itself writes watermarks, and which LibreOffice draws as well.
Source: ECMA-376 part 4, 14 (VML).
"""

from __future__ import annotations

from nds_docs.compose import wording
from nds_docs.compose.edition import Imprint
from nds_docs.compose.wording import capitalised
from nds_docs.language import Language
from nds_docs.writers import look
from nds_docs.writers.docx import fields
from nds_docs.writers.docx.formatting import ParagraphFormat, Tab, paragraph
from nds_docs.writers.docx.ooxml import DECLARED, TAB, escape, pt, run, twips
from nds_docs.writers.docx.package import MAIN, Package
from nds_docs.writers.docx.turning import Sections
from nds_docs.writers.imprint import draft_facts, status_word
from nds_docs.writers.look import Page

_COVER_MARK = (232.0, -12.0)
_EM = 0.58  # average width of a capital in bold, in em


def add_head(package: Package, number: int, content: str) -> str:
    """Puts in the part of a head with `content`, its paragraphs; gives its relationship."""
    package.add(f"word/header{number}.xml", f"<w:hdr {DECLARED}>{content}</w:hdr>")
    return package.relate(MAIN, "header", f"header{number}.xml")


def add_foot(package: Package, number: int, content: str) -> str:
    """As `add_head`, for a foot."""
    package.add(f"word/footer{number}.xml", f"<w:ftr {DECLARED}>{content}</w:ftr>")
    return package.relate(MAIN, "footer", f"footer{number}.xml")


def section(page: Page, heads: dict[str, str], feet: dict[str, str], first_note: int = 1) -> str:
    """The one section: `heads` and `feet` map "first" and "default" to relationships."""
    references = "".join(f'<w:headerReference w:type="{kind}" r:id="{id_}"/>' for kind, id_ in heads.items())
    references += "".join(f'<w:footerReference w:type="{kind}" r:id="{id_}"/>' for kind, id_ in feet.items())
    notes = f'<w:footnotePr><w:numStart w:val="{first_note}"/></w:footnotePr>' if first_note > 1 else ""
    margins = (
        f'w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}"'
        f' w:left="{twips(page.left)}" w:header="{twips(page.head)}" w:footer="{twips(page.foot)}" w:gutter="0"'
    )
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    size = f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{turned}/>'
    return f'<w:sectPr>{references}{notes}{size}<w:pgMar {margins}/><w:cols w:space="708"/><w:titlePg/></w:sectPr>'


def strategy_sections(
    package: Package, imprint: Imprint, page: Page, first_note: int, *, band: bool, turns: bool
) -> Sections:
    """Heads and feet of the strategy put in, and the sections that show them.

    `band` behind the title or none; `turns` where there are pages on their side.
    """
    language = wording.document_language(imprint.language)
    mark = watermark(imprint, 1)
    above = run(imprint.title) + TAB + run(" · ".join(_draft_head(imprint))) + mark
    below = run(" · ".join(draft_facts(imprint))) + TAB + page_of_pages(language)
    head, foot = paragraph(ParagraphFormat("Header"), above), paragraph(ParagraphFormat("Footer"), below)
    cover = f"<w:p>{_band() if band else ''}{watermark(imprint, 2, _COVER_MARK)}</w:p>"
    heads = {"first": add_head(package, 1, cover), "default": add_head(package, 2, head)}
    feet = {"first": add_foot(package, 1, "<w:p/>"), "default": add_foot(package, 2, foot)}
    upright = section(page, heads, feet, first_note)
    if not turns:
        return Sections(upright)
    side = page.on_its_side
    edge = (Tab(page.text_width, "clear"), Tab(side.text_width, "right"))
    heads = {"default": add_head(package, 3, paragraph(ParagraphFormat("Header", tabs=edge), above))}
    feet = {"default": add_foot(package, 3, paragraph(ParagraphFormat("Footer", tabs=edge), below))}
    return Sections(upright, section(side, heads, feet, first_note))


def page_of_pages(language: Language) -> str:
    """ "Pagina 1 van 1", which Word counts when it lays out the page."""
    page, of = wording.PAGE.say(language), wording.OF.say(language)
    return run(f"{page} ") + fields.field("PAGE", "1") + run(f" {of} ") + fields.field("NUMPAGES", "1")


def watermark(imprint: Imprint, number: int, place: tuple[float, float] | None = None) -> str:
    """The run with CONCEPT across the page; "" in a final edition. Word finds it by its name to take it away.

    `place` is its top in mm and its angle, where it does not stand in the middle of the page.
    """
    if not imprint.draft:
        return ""
    language = wording.document_language(imprint.language)
    word, kind = wording.DRAFT_MARK.say(language), look.WATERMARK_TEXT
    width = len(word) * kind.size * _EM
    top, angle = place or (0.0, look.WATERMARK_ANGLE)
    style = (
        f"position:absolute;margin-left:0;margin-top:{pt(top):.0f}pt;width:{width:.0f}pt;"
        f"height:{kind.size:.0f}pt;rotation:{angle % 360:.0f};z-index:-251650048;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
        + ("" if place else ";mso-position-vertical:center")
    )
    text_style = f"font-family:&quot;{look.WORD_TEXT_FONT}&quot;;font-size:1pt;font-weight:bold"
    return (
        f'<w:r><w:pict>{_TEXT_SHAPE}<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2048 + number}"'
        f' type="#_x0000_t136" alt="{escape(capitalised(word.lower()))}" style="{style}" o:allowincell="f"'
        f' fillcolor="#{kind.colour}" stroked="f"><v:textpath style="{text_style}" string="{escape(word)}"/>'
        "</v:shape></w:pict></w:r>"
    )


def rectangle(left: float, top: float, width: float, height: float, colour: str, number: int) -> str:
    """The run with a plain rectangle behind the text, in mm from the top-left corner; it means nothing, so no words."""
    style = (
        f"position:absolute;margin-left:{pt(left):.1f}pt;margin-top:{pt(top):.1f}pt;"
        f"width:{pt(width):.1f}pt;height:{pt(height):.1f}pt;z-index:{-251660288 + number};"
        "mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
    )
    return (
        f'<w:r><w:pict><v:rect id="NdsShape{number}" o:spid="_x0000_s{3072 + number}" alt="" style="{style}"'
        f' o:allowincell="f" fillcolor="#{colour}" stroked="f"/></w:pict></w:r>'
    )


def _band() -> str:
    top, height = look.COVER_BAND
    width = look.PAGE.width
    return rectangle(0, top, width, height, look.BRAND, 1) + rectangle(0, top + height, width, 1.6, look.ACCENT, 2)


def _draft_head(imprint: Imprint) -> tuple[str, ...]:
    """What the head of a draft says of it, its foot apart; nothing in a final edition."""
    return tuple(filter(None, (status_word(imprint), imprint.marking))) if imprint.draft else ()


_TEXT_SHAPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
    ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"'
    ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/>'
    "</v:shapetype>"
)
"""Word's own preset for text along a line (WordArt, `msosptTextPlainText`)."""
