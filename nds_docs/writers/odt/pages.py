"""Kinds of pages with their heads and feet, the watermark of a draft, and what stands at a place on a page.

Source: OpenDocument 1.3 part 3, 16.9 (master pages), 10.3 and 10.6 (shapes).
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from nds_docs.compose import wording
from nds_docs.compose.edition import Imprint
from nds_docs.language import Language
from nds_docs.writers import look
from nds_docs.writers.imprint import draft_facts
from nds_docs.writers.odt.automatic import Automatic
from nds_docs.writers.odt.flow import SIDEWAYS, UPRIGHT
from nds_docs.writers.odt.odf import TAB, attributes, in_mm, mm, style_name, whole
from nds_docs.writers.odt.style_sheet import ON_PAGE

FIRST: Final = "First_20_Page"
ACCENT_HEIGHT: Final = 1.6  # mm, of the line under the band on the cover
COVER_MARK: Final = (27.0, 8.8)  # mm: width and height of the ground of CONCEPT on the cover
_LEAST: Final = 3.0  # mm, the height of a box that grows
_EM: Final = 0.58  # average width of a capital in bold, in em
_FULL_CIRCLE: Final = 360
_NOTE_LINE: Final = 40.0  # mm: the line above footnotes
_ABOVE_FOOT: Final = 4.5  # mm, from the text to the line above a foot


class Box(NamedTuple):
    """A place on a page in mm from its top-left corner, `height` 0 grows; `ground` "" is none.

    `padding`: mm to the text on the left, on the right and below; `stands` is where in its height that is.
    """

    name: str
    left: float
    top: float
    width: float
    height: float = 0.0
    ground: str = ""
    padding: tuple[float, float, float] = (0.0, 0.0, 0.0)
    stands: str = "top"


def text_box(box: Box, content: str, automatic: Automatic) -> str:
    """A frame on the page with paragraphs in it."""
    left, right, below = box.padding
    values = {
        "fo:padding-left": mm(left),
        "fo:padding-right": mm(right),
        "fo:padding-top": "0mm",
        "fo:padding-bottom": mm(below),
        "draw:textarea-vertical-align": box.stands,
        "draw:fill": "solid" if box.ground else "none",
        "draw:fill-color": f"#{box.ground}" if box.ground else "",
        "fo:background-color": f"#{box.ground}" if box.ground else "transparent",
    }
    style = automatic.name(
        "graphic", f"<style:graphic-properties{attributes(values)}/>", ' style:parent-style-name="Frame"'
    )
    grows = "" if box.height else f' fo:min-height="{mm(_LEAST)}"'
    return (
        f'<draw:frame draw:style-name="{style}" draw:name="{box.name}" text:anchor-type="paragraph"'
        f' svg:x="{mm(box.left)}" svg:y="{mm(box.top)}" svg:width="{mm(box.width)}"'
        f' svg:height="{mm(box.height or _LEAST)}">'
        f"<draw:text-box{grows}>{content}</draw:text-box></draw:frame>"
    )


def rectangle(box: Box, automatic: Automatic) -> str:
    """A plain rectangle behind the text; it means nothing, so it has no words."""
    style = automatic.name("graphic", f"<style:graphic-properties {_behind(box.ground)}/>")
    return (
        f'<draw:rect draw:style-name="{style}" draw:name="{box.name}" text:anchor-type="paragraph"'
        f' svg:x="{mm(box.left)}" svg:y="{mm(box.top)}" svg:width="{mm(box.width)}" svg:height="{mm(box.height)}"/>'
    )


def _behind(colour: str) -> str:
    """The properties of a shape without lines behind the text."""
    return f'{ON_PAGE} style:run-through="background" draw:stroke="none" draw:fill="solid" draw:fill-color="#{colour}"'


def watermark(imprint: Imprint, page: tuple[float, float], automatic: Automatic) -> str:
    """CONCEPT across a page of that width and height in mm; "" in a final edition.

    LibreOffice finds it by its name to take it away.
    """
    if not imprint.draft:
        return ""
    word, kind = wording.DRAFT_MARK.say(wording.document_language(imprint.language)), look.WATERMARK_TEXT
    width, height = in_mm(len(word) * kind.size * _EM), in_mm(kind.size)
    middle = (page[0] / 2, page[1] / 2)
    properties = (
        f'<style:graphic-properties {_behind(kind.colour)} draw:auto-grow-height="false" draw:auto-grow-width="false"/>'
        f'<style:text-properties style:font-name="{look.WORD_TEXT_FONT}" fo:font-weight="bold"/>'
    )
    style = automatic.name("graphic", properties)
    return (
        f'<draw:custom-shape draw:style-name="{style}" draw:name="PowerPlusWaterMarkObject"'
        f' text:anchor-type="paragraph" svg:width="{mm(width)}" svg:height="{mm(height)}"'
        f' draw:transform="{_turned(width, height, -look.WATERMARK_ANGLE, middle)}">'
        f"<text:p>{whole(word)}</text:p>{_ALONG_A_LINE}</draw:custom-shape>"
    )


def _turned(width: float, height: float, degrees: float, middle: tuple[float, float]) -> str:
    """What turns a shape around its middle, and moves that to a place on the page."""
    angle = math.radians(degrees % _FULL_CIRCLE)
    left = middle[0] - (width * math.cos(angle) + height * math.sin(angle)) / 2
    top = middle[1] - (height * math.cos(angle) - width * math.sin(angle)) / 2
    return f"rotate ({angle:.6f}) translate ({mm(left)} {mm(top)})"


_ALONG_A_LINE: Final = (
    '<draw:enhanced-geometry svg:viewBox="0 0 21600 21600" draw:text-areas="0 0 21600 21600" draw:text-path="true"'
    ' draw:text-path-mode="shape" draw:text-path-scale="path" draw:text-path-same-letter-heights="false"'
    ' draw:type="fontwork-plain-text" draw:modifiers="10800"'
    ' draw:enhanced-path="M ?f3 0 L ?f5 0 N M ?f6 21600 L ?f7 21600 N">'
    '<draw:equation draw:name="f0" draw:formula="$0 -10800"/><draw:equation draw:name="f1" draw:formula="?f0 *2"/>'
    '<draw:equation draw:name="f2" draw:formula="abs(?f1 )"/>'
    '<draw:equation draw:name="f3" draw:formula="if(?f1 ,0,?f2 )"/>'
    '<draw:equation draw:name="f4" draw:formula="21600-?f2 "/>'
    '<draw:equation draw:name="f5" draw:formula="if(?f1 ,?f4 ,21600)"/>'
    '<draw:equation draw:name="f6" draw:formula="if(?f1 ,?f2 ,0)"/>'
    '<draw:equation draw:name="f7" draw:formula="if(?f1 ,21600,?f4 )"/>'
    '<draw:handle draw:handle-position="$0 21600" draw:handle-range-x-minimum="6629"'
    ' draw:handle-range-x-maximum="14971"/></draw:enhanced-geometry>'
)
"""The shape of text along a line, as LibreOffice itself writes it."""


def page_of_pages(language: Language) -> str:
    """ "Pagina 1 van 1", which a program counts when it lays out the page."""
    page, of = wording.PAGE.say(language), wording.OF.say(language)
    return (
        f'{page} <text:page-number text:select-page="current">1</text:page-number> {of} '
        "<text:page-count>1</text:page-count>"
    )


def strategy_pages(imprint: Imprint, automatic: Automatic) -> tuple[str, str]:
    """The layouts and the kinds of pages of the strategy: cover, upright, and on its side for wide tables."""
    size, turned = (look.PAGE.width, look.PAGE.height), (look.PAGE.height, look.PAGE.width)
    top, height = look.COVER_BAND
    band = rectangle(Box("Band", 0, top, look.PAGE.width, height, look.BRAND), automatic)
    accent = rectangle(Box("Lijn", 0, top + height, look.PAGE.width, ACCENT_HEIGHT, look.ACCENT), automatic)
    cover = f'<text:p text:style-name="Standard">{band}{accent}{_cover_mark(imprint, automatic)}</text:p>'
    layouts = page_layout("Staand", look.PAGE) + page_layout("Liggend", look.PAGE, sideways=True)
    masters = (
        master_page(FIRST, "Staand", cover, _cover_foot(imprint), next_=UPRIGHT, display="First Page")
        + _running_page(UPRIGHT, "Staand", "", watermark(imprint, size, automatic), imprint)
        + _running_page(SIDEWAYS, "Liggend", " liggend", watermark(imprint, turned, automatic), imprint)
    )
    return layouts, masters


def master_page(name: str, layout: str, head: str, foot: str, *, next_: str = "", display: str = "") -> str:
    """A kind of page; `head` and `foot` are paragraphs."""
    given = {"style:display-name": display, "style:next-style-name": next_}
    return (
        f'<style:master-page style:name="{name}" style:page-layout-name="{layout}"{attributes(given)}>'
        f"<style:header>{head}</style:header><style:footer>{foot}</style:footer></style:master-page>"
    )


def _running_page(name: str, layout: str, suffix: str, mark: str, imprint: Imprint) -> str:
    """A page of text: its chapter and the title above, what a draft says of itself and the page number below."""
    chapter = '<text:chapter text:display="number-and-name" text:outline-level="1"/>'
    head = f"{mark}{chapter}{TAB}{whole(imprint.title)}"
    number = TAB + page_of_pages(wording.document_language(imprint.language))
    return master_page(
        name, layout, _running("Header" + suffix, head), _running("Footer" + suffix, draft_line(imprint, number))
    )


def _cover_mark(imprint: Imprint, automatic: Automatic) -> str:
    """CONCEPT on the band of the cover; "" in a final edition."""
    if not imprint.draft:
        return ""
    word = wording.DRAFT_MARK.say(wording.document_language(imprint.language))
    box = Box("Merk", look.PAGE.left, look.COVER_BAND[0], *COVER_MARK, look.ACCENT, stands="middle")
    return text_box(box, f'<text:p text:style-name="{style_name("Titelblad merk")}">{whole(word)}</text:p>', automatic)


def _cover_foot(imprint: Imprint) -> str:
    return _running("Footer", draft_line(imprint)) if imprint.draft else '<text:p text:style-name="Standard"/>'


def draft_line(imprint: Imprint, behind: str = "") -> str:
    """What a draft says of itself with `behind` after it, and its marking below; only `behind` in a final edition."""
    line = whole(" · ".join(draft_facts(imprint))) + behind
    if imprint.draft and imprint.marking:
        bold = style_name("Strong Emphasis")
        line += f'<text:line-break/><text:span text:style-name="{bold}">{whole(imprint.marking)}</text:span>'
    return line


def _running(style: str, content: str) -> str:
    return f'<text:p text:style-name="{style_name(style)}">{content}</text:p>'


# --- layouts --------------------------------------------------------------------------------------


def page_layout(name: str, page: look.Page, *, sideways: bool = False, foot: bool = True) -> str:
    """A kind of page, with room for a head and, with `foot`, a foot; `sideways` turns it."""
    width, height = (page.height, page.width) if sideways else (page.width, page.height)
    turned = "landscape" if sideways else "portrait"
    head_room, foot_room = page.top - page.head, page.bottom - page.foot
    below = page.foot if foot else page.bottom
    properties = (
        f'fo:page-width="{mm(width)}" fo:page-height="{mm(height)}" style:print-orientation="{turned}"'
        f' fo:margin-top="{mm(page.head)}" fo:margin-bottom="{mm(below)}" fo:margin-left="{mm(page.left)}"'
        f' fo:margin-right="{mm(page.right)}" style:num-format="1" style:footnote-max-height="0mm"'
    )
    separator = (
        '<style:footnote-sep style:width="0.5pt" style:distance-before-sep="2mm" style:distance-after-sep="1.5mm"'
        f' style:line-style="solid" style:adjustment="left" style:rel-width="{100 * _NOTE_LINE / page.text_width:.0f}%"'
        f' style:color="#{look.RULE}"/>'
    )
    return (
        f'<style:page-layout style:name="{name}"><style:page-layout-properties {properties}>{separator}'
        "</style:page-layout-properties>"
        f"<style:header-style>{_running_room(head_room, 'bottom', 0.0)}</style:header-style>"
        + (f"<style:footer-style>{_running_room(foot_room, 'top', _ABOVE_FOOT)}</style:footer-style>" if foot else "")
        + "</style:page-layout>"
    )


def _running_room(room: float, side: str, gap: float) -> str:
    """`room` mm from the outer edge of a head or foot to the text, `gap` of them left open on that `side`."""
    return (
        f'<style:header-footer-properties fo:min-height="{mm(room - gap)}" fo:margin-{side}="{mm(gap)}"'
        ' fo:margin-left="0mm" fo:margin-right="0mm" style:dynamic-spacing="true"/>'
    )
