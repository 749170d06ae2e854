"""A covering letter as OpenDocument: plain paragraphs that can be edited, placed as ministries place them.

What stands beside the text (return address, address, colofon) is frames that keep their place on the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from nds_docs.compose import wording
from nds_docs.compose.edition import Imprint, Letter
from nds_docs.compose.wording import document_language
from nds_docs.language import Language
from nds_docs.register.schema import LetterData
from nds_docs.writers import letterhead, look
from nds_docs.writers.imprint import draft_facts
from nds_docs.writers.look import Type
from nds_docs.writers.odt import blocks
from nds_docs.writers.odt.automatic import NOTHING, Automatic, Own
from nds_docs.writers.odt.flow import UPRIGHT, Flow, Item, Level, Paragraph, Table
from nds_docs.writers.odt.letter_styles import letter_styles
from nds_docs.writers.odt.lists import COUNTS
from nds_docs.writers.odt.odf import TAB, in_mm, in_pt, whole
from nds_docs.writers.odt.package import content_part, document_styles, meta_part, settings_part, write
from nds_docs.writers.odt.pages import (
    FIRST,
    Box,
    master_page,
    page_layout,
    page_of_pages,
    rectangle,
    text_box,
    watermark,
)
from nds_docs.writers.odt.pictures import Pictures
from nds_docs.writers.odt.sequences import declarations

_DESCENT = 0.21  # of Verdana and DejaVu Sans, in em
_PAGE = look.LETTER_PAGE
_COLUMN = (look.LETTER_COLUMN, look.LETTER_COLUMN_WIDTH)
_SENDER_WIDTH = 66.0  # mm
_MARKINGS = (14.0, 292.0)  # mm, baselines of the marking at the top and the bottom of every page


def letter_odt(letter: Letter) -> bytes:
    """The file of a letter. The same letter gives the same bytes.

    Raises `NdsError` where a picture is neither PNG nor JPEG.
    """
    language = document_language(letter.imprint.language)
    data, automatic, running = letter.letter, Automatic(), Automatic("M")
    pictures = Pictures(letter.images, {}, language)
    whole_text = (*letter.document.blocks, *letter.annex)
    body = blocks.body(whole_text, letter.labels, language, blocks.LETTER, pictures, automatic)
    items = (
        *_opening(letter, language, automatic),
        *_kept_with_closing(_apart(body.items(letter.document.blocks))),
        *_ending(letter.letter, language),
        *_on_new_page(_apart(body.items(letter.annex))),
    )
    text = declarations(language) + body.flow.write(items)
    layouts, masters = _pages(letter, language, running)
    parts = {
        "content.xml": content_part(automatic.xml(), text),
        "styles.xml": document_styles(letter_styles(letter.imprint.language), running.xml() + layouts, masters),
        "meta.xml": meta_part(letter.imprint, data.subject, data.sender.name, letterhead.keywords(letter)),
        "settings.xml": settings_part(),
    }
    return write(parts, pictures.files)


def _apart(items: list[Item]) -> list[Item]:
    """Headings without numbers have no room of their own above them: right below a heading or table they get some."""
    own = Own(before=look.LETTER_BODY.leading)
    apart = items[:1]
    for above, below in pairwise(items):
        close = isinstance(below, Paragraph) and below.level and (isinstance(above, Table) or above.level)
        apart.append(below._replace(own=own) if isinstance(below, Paragraph) and close else below)
    return apart


def _kept_with_closing(items: list[Item]) -> list[Item]:
    """The last paragraph of the text goes with the closing: no page starts with that."""
    match items:
        case [*above, Paragraph() as last]:
            return [*above, last._replace(own=last.own._replace(keep_next=True))]
        case _:
            return items


def _on_new_page(items: list[Item]) -> list[Item]:
    """The annex behind the signature."""
    match items:
        case [Paragraph() as first, *below]:
            return [first._replace(own=first.own._replace(page_before=True)), *below]
        case _:
            return items


# --- the first page ---------------------------------------------------------------------------------


def _opening(letter: Letter, language: Language, automatic: Automatic) -> Iterator[Item]:
    """Everything up to the text: from the return address to the salutation."""
    top = _top_of_line(look.LETTER_FACTS, look.LETTER_BODY)
    own = Own(before=in_pt(top - _PAGE.top), master=FIRST)
    beside = "".join(_beside(letter, language, automatic))
    for word, text in letterhead.facts(letter, language):
        yield Paragraph("Briefgegevens", f"{beside}{whole(word)}{TAB}{whole(text)}", own=own)
        own, beside = NOTHING, ""
    room = in_pt(look.LETTER_SALUTATION - look.LETTER_FACTS) - 2 * look.LETTER_BODY.leading
    yield Paragraph(
        "Aanhef", whole(wording.SALUTATION.say(language)), own=Own(before=room, after=look.LETTER_BODY.leading)
    )


def _beside(letter: Letter, language: Language, automatic: Automatic) -> Iterator[str]:
    """The frames of the first page, in the order in which they are read."""
    data = letter.letter
    addressee = data.addressees[letter.addressee]
    places = (
        ("Retouradres", _box(_PAGE.left, look.LETTER_RETURN_ADDRESS, _PAGE.text_width, look.LETTER_SMALL), "Sender",
         (letterhead.return_address(data, language),)),
        ("Adres", _box(_PAGE.left, look.LETTER_ADDRESS, look.LETTER_ADDRESS_WIDTH, look.LETTER_BODY), "Addressee",
         letterhead.address_lines(addressee)),
    )  # fmt: skip
    for name, box, style, lines in places:
        inside = Flow(automatic).write(Paragraph(style, whole(line)) for line in lines)
        yield text_box(box._replace(name=name), inside, automatic)
    box = _box(_COLUMN[0], look.LETTER_COLUMN_TOP, _COLUMN[1], look.LETTER_SMALL)
    yield text_box(box._replace(name="Colofon"), Flow(automatic).write(_colophon(data, language)), automatic)


def _colophon(data: LetterData, language: Language) -> Iterator[Item]:
    """The right column of the first page: the sender, then the references, each group apart from the one above."""
    apart = Own(before=look.LETTER_SMALL.leading)
    yield Paragraph("Colofon kop", whole(data.sender.name))
    if data.sender.unit:
        yield Paragraph("Colofon", whole(data.sender.unit))
    for position, text in enumerate(data.sender.colofon):
        yield Paragraph("Colofon", whole(text), own=NOTHING if position else apart)
    for word, text in letterhead.references(data, language):
        yield Paragraph("Colofon kop", whole(word), own=apart)
        yield Paragraph("Colofon", whole(text))


# --- the end ----------------------------------------------------------------------------------------


def _ending(data: LetterData, language: Language) -> Iterator[Item]:
    """The closing; for each who signs office, room for the signature and name; what goes with the letter."""
    yield Paragraph("Salutation", whole(wording.CLOSING.say(language)))
    leading = in_mm(look.LETTER_BODY.leading)
    sign = in_pt(look.LETTER_SIGNATURE_SPACE - leading)
    apart = in_pt(look.LETTER_NEXT_SIGNATORY - leading)
    for position, (office, name) in enumerate(letterhead.signatures(data)):
        yield Paragraph("Signature", whole(office), own=Own(keep_next=True, before=apart if position else None))
        last = position == len(data.signatories) - 1
        yield Paragraph("Signature", whole(name), own=Own(keep_next=None if last else True, before=sign))
    if data.annexes:
        above = 3 * look.LETTER_BODY.leading
        heading = whole(wording.ANNEXES.say(language))
        yield Paragraph("Heading 1", heading, own=Own(before=above), level=1)
    for at, annex in enumerate(data.annexes):
        yield Paragraph("Numbering 1", whole(annex.title), (Level(0, COUNTS["."], at, 1),))


# --- kinds of pages ---------------------------------------------------------------------------------


def _pages(letter: Letter, language: Language, automatic: Automatic) -> tuple[str, str]:
    """The layout of both kinds of pages, and what stands around the text on them."""
    imprint, data = letter.imprint, letter.letter
    below = _PAGE.height - look.LETTER_PAGE_NUMBER - in_mm(_DESCENT * look.LETTER_SMALL.size)
    around = _marking(imprint, automatic) + watermark(imprint, (_PAGE.width, _PAGE.height), automatic)
    first = _head(around + _logo(automatic) + _sender(data, automatic))
    following = _head(around + _repeated(data, language, automatic))
    foot = Flow(automatic).write([Paragraph("Footer", _foot(imprint) + TAB + page_of_pages(language))])
    masters = master_page(FIRST, "Brief", first, foot, next_=UPRIGHT, display="First Page")
    masters += master_page(UPRIGHT, "Brief", following, foot)
    return page_layout("Brief", replace(_PAGE, foot=below)), masters


def _head(content: str) -> str:
    return f'<text:p text:style-name="Header">{content}</text:p>'


def _logo(automatic: Automatic) -> str:
    """A neutral mark in the place of the crown logo, whose use is restricted."""
    left, top, width, height = look.LETTER_LOGO
    return rectangle(Box("Beeldmerk", left, top, width, height, look.LETTER_LOGO_TINT), automatic)


def _sender(data: LetterData, automatic: Automatic) -> str:
    box = _box(*look.LETTER_SENDER, _SENDER_WIDTH, look.LETTER_SENDER_TYPE)._replace(name="Afzender")
    return text_box(box, Flow(automatic).write([Paragraph("Afzender", whole(data.sender.name))]), automatic)


def _repeated(data: LetterData, language: Language, automatic: Automatic) -> str:
    """The right column of the following pages."""
    items = [Paragraph("Colofon kop", whole(data.sender.name))]
    if data.reference:
        apart = Own(before=look.LETTER_SMALL.leading)
        items.append(Paragraph("Colofon kop", whole(wording.OUR_REFERENCE.say(language)), own=apart))
        items.append(Paragraph("Colofon", whole(data.reference)))
    box = _box(_COLUMN[0], look.LETTER_FOLLOWING, _COLUMN[1], look.LETTER_SMALL)._replace(name="Colofon")
    return text_box(box, Flow(automatic).write(items), automatic)


def _marking(imprint: Imprint, automatic: Automatic) -> str:
    """The marking of a draft, at the top and the bottom of every page (Rijkshuisstijl, correspondentie)."""
    if not (imprint.draft and imprint.marking):
        return ""
    shown = Flow(automatic).write([Paragraph("Rubricering", whole(imprint.marking.upper()))])
    width = look.LETTER_LOGO[0] - _PAGE.left
    boxes = (_box(_PAGE.left, baseline, width, look.LETTER_SMALL) for baseline in _MARKINGS)
    return "".join(
        text_box(box._replace(name=f"Rubricering {number}"), shown, automatic) for number, box in enumerate(boxes, 1)
    )


def _foot(imprint: Imprint) -> str:
    """What a draft says of itself, under the text."""
    return whole(" · ".join(draft_facts(imprint)))


# --- places -----------------------------------------------------------------------------------------


def _top_of_line(baseline: float, kind: Type) -> float:
    """Where a line of `kind` starts, in mm, when its text stands on `baseline`."""
    return baseline - in_mm(kind.leading - _DESCENT * kind.size)


def _box(left: float, baseline: float, width: float, kind: Type) -> Box:
    return Box("", left, _top_of_line(baseline, kind), width)
