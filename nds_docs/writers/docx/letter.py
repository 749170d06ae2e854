"""A covering letter as a Word file: plain paragraphs in Word's own styles for letters, placed as ministries place them.

What stands beside the text (return address, address, colofon) is paragraphs in frames (`w:framePr`): they keep their
place on the page and paste as text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from nds_docs.compose import wording
from nds_docs.compose.edition import Imprint, Letter
from nds_docs.compose.wording import document_language
from nds_docs.document import nodes as n
from nds_docs.language import Language
from nds_docs.register.schema import LetterData
from nds_docs.writers import letterhead, look
from nds_docs.writers.docx import around, blocks, flow
from nds_docs.writers.docx.blocks import Body
from nds_docs.writers.docx.comment_marks import marked
from nds_docs.writers.docx.comments import Comment, add_comments
from nds_docs.writers.docx.flow import Item, Paragraph, Table
from nds_docs.writers.docx.formatting import ParagraphFormat, RunFormat, TextFrame, paragraph
from nds_docs.writers.docx.letter_styles import letter_styles
from nds_docs.writers.docx.numbering import Count, count_number
from nds_docs.writers.docx.ooxml import TAB, mm, pt, run
from nds_docs.writers.docx.package import Package
from nds_docs.writers.docx.pictures import Pictures
from nds_docs.writers.docx.properties import add_properties
from nds_docs.writers.docx.running import add_foot, add_head, page_of_pages, rectangle, section, watermark
from nds_docs.writers.docx.setting import LETTER
from nds_docs.writers.docx.text_parts import add_text
from nds_docs.writers.frame import Frame
from nds_docs.writers.imprint import draft_facts
from nds_docs.writers.look import Type

_BOLD = RunFormat(bold=True).xml()
_DESCENT = 0.21  # of Verdana and DejaVu Sans, in em
_PAGE = look.LETTER_PAGE
_COLUMN = (look.LETTER_COLUMN, look.LETTER_COLUMN_WIDTH)


class Written(NamedTuple):
    """The Word file of a letter, and what it says around its blocks."""

    file: bytes
    frame: Frame


def letter_docx(letter: Letter, comments: tuple[Comment, ...] = ()) -> bytes:
    """The Word file of a letter, with `comments` beside its text. The same letter gives the same bytes.

    Raises `NdsError` where a picture is neither PNG nor JPEG.
    """
    return written(letter, comments).file


def written(letter: Letter, comments: tuple[Comment, ...] = ()) -> Written:
    """As `letter_docx`, with the frame."""
    language = document_language(letter.imprint.language)
    data, package = letter.letter, Package()
    package.add("word/styles.xml", letter_styles(letter.imprint.language))
    keywords = letterhead.keywords(letter)
    add_properties(package, letter.imprint, data.subject, data.sender.name, look.WORD_LETTER_FONT, keywords)
    add_comments(package, comments)
    whole = n.Document((*letter.document.blocks, *letter.annex))
    whole = marked(whole, comments) if comments else whole
    text, annex = whole.blocks[: len(letter.document.blocks)], whole.blocks[len(letter.document.blocks) :]
    pictures = Pictures(letter.images, {}, package)
    body = blocks.body(whole.blocks, letter.labels, language, LETTER, package, pictures)
    above = "".join(_opening(letter, language))
    of_text, lines_of_text = flow.write(_kept_with_closing(_apart(body.items(text)))), len(body.around)
    below = "".join((*_closing(data, language), *_annexes(data, language, body)))
    of_annex = flow.write(_on_new_page(_apart(body.items(annex))))
    add_text(package, body, above + of_text + below + of_annex + _section(package, letter, language))
    own = [around.Line("", line) for line in body.around]
    lines = (*around.lines(above), *own[:lines_of_text], *around.lines(below), *own[lines_of_text:])
    return Written(package.write(), around.frame(lines, body, whole.blocks, package))


# --- the text -----------------------------------------------------------------------------------------


def _apart(items: list[Item]) -> list[Item]:
    """Headings have no room of their own above them: right below a heading or table they get some."""
    made = items[:1]
    for above, item in pairwise(items):
        close = isinstance(above, Table) or above.level
        if close and isinstance(item, Paragraph) and item.level:
            item = item._replace(form=replace(item.form, before=look.LETTER_BODY.leading))
        made.append(item)
    return made


def _kept_with_closing(items: list[Item]) -> list[Item]:
    """The last paragraph goes with the closing: no page starts with that."""
    match items:
        case [*before, Paragraph() as last]:
            return [*before, last._replace(form=replace(last.form, keep_next=True))]
        case _:
            return items


def _on_new_page(items: list[Item]) -> list[Item]:
    """The annex in the letter starts a page."""
    match items:
        case [Paragraph() as first, *rest]:
            return [first._replace(form=replace(first.form, page_break_before=True)), *rest]
        case _:
            return items


# --- the first page ---------------------------------------------------------------------------------


def _opening(letter: Letter, language: Language) -> Iterator[str]:
    """Everything up to the text: from the return address to the salutation."""
    data = letter.letter
    place = _frame(_PAGE.left, look.LETTER_RETURN_ADDRESS, _PAGE.text_width, look.LETTER_SMALL)
    yield paragraph(ParagraphFormat("EnvelopeReturn", frame=place), run(letterhead.return_address(data, language)))
    addressee = data.addressees[letter.addressee]
    place = _frame(_PAGE.left, look.LETTER_ADDRESS, look.LETTER_ADDRESS_WIDTH, look.LETTER_BODY)
    for text in letterhead.address_lines(addressee):
        yield paragraph(ParagraphFormat("EnvelopeAddress", frame=place), run(text))
    yield from _colophon(data, language)
    yield from _facts(letter, language)
    room = pt(look.LETTER_SALUTATION - look.LETTER_FACTS) - 2 * look.LETTER_BODY.leading
    yield paragraph(ParagraphFormat("Salutation", before=room), run(wording.SALUTATION.say(language)))


def _colophon(data: LetterData, language: Language) -> Iterator[str]:
    """The right column of the first page: the sender, then the references, each group apart from the one above."""
    place = _frame(_COLUMN[0], look.LETTER_COLUMN_TOP, _COLUMN[1], look.LETTER_SMALL)
    heading = ParagraphFormat("ColophonHeading", frame=place)
    line = ParagraphFormat("Colophon", frame=place)
    apart = look.LETTER_SMALL.leading
    yield paragraph(heading, run(data.sender.name))
    if data.sender.unit:
        yield paragraph(line, run(data.sender.unit))
    for position, text in enumerate(data.sender.colofon):
        yield paragraph(replace(line, before=None if position else apart), run(text))
    for word, text in letterhead.references(data, language):
        yield paragraph(replace(heading, before=apart), run(word))
        yield paragraph(line, run(text))


def _facts(letter: Letter, language: Language) -> Iterator[str]:
    """Date and subject; the first of them starts the text, so it carries the room above."""
    top = _top_of_line(look.LETTER_FACTS, look.LETTER_BODY)
    above: float | None = pt(top - _PAGE.top)
    for word, text in letterhead.facts(letter, language):
        yield paragraph(ParagraphFormat("MessageHeader", before=above), run(word) + TAB + run(text))
        above = None


# --- the end ----------------------------------------------------------------------------------------


def _closing(data: LetterData, language: Language) -> Iterator[str]:
    """The closing and, for each who signs: office, room for the signature, name."""
    yield paragraph(ParagraphFormat("Closing"), run(wording.CLOSING.say(language)))
    leading = mm(look.LETTER_BODY.leading)
    sign = pt(look.LETTER_SIGNATURE_SPACE - leading)
    apart = pt(look.LETTER_NEXT_SIGNATORY - leading)
    for position, (office, name) in enumerate(letterhead.signatures(data)):
        yield paragraph(ParagraphFormat("Signature", keep_next=True, before=apart if position else None), run(office))
        last = position == len(data.signatories) - 1
        yield paragraph(ParagraphFormat("Signature", keep_next=None if last else True, before=sign), run(name))


def _annexes(data: LetterData, language: Language, body: Body) -> Iterator[str]:
    """The list of what goes with the letter, in sending order."""
    if not data.annexes:
        return
    above = 3 * look.LETTER_BODY.leading
    yield paragraph(ParagraphFormat("Heading1", before=above), run(wording.ANNEXES.say(language)))
    body.counts.append(Count(1, 0, ".", framed=False))
    numbering = (count_number(len(body.counts) - 1), 0)
    for annex in data.annexes:
        yield paragraph(ParagraphFormat("ListNumber", numbering=numbering), run(annex.title))


# --- heads and feet ---------------------------------------------------------------------------------


def _section(package: Package, letter: Letter, language: Language) -> str:
    """Heads and feet put in, and the section that shows them."""
    imprint, data = letter.imprint, letter.letter
    first = f"<w:p>{_logo()}{watermark(imprint, 1)}</w:p>"
    following = "".join(_repeated(data, language)) + f"<w:p>{watermark(imprint, 2)}</w:p>"
    heads = {
        "first": add_head(package, 1, "".join(_marking(imprint, 14.0)) + _sender(data) + first),
        "default": add_head(package, 2, "".join(_marking(imprint, 14.0)) + following),
    }
    foot = "".join(_marking(imprint, 292.0)) + _foot(imprint, language)
    feet = {"first": add_foot(package, 1, foot), "default": add_foot(package, 2, foot)}
    bottom = _PAGE.height - look.LETTER_PAGE_NUMBER - mm(_DESCENT * look.LETTER_SMALL.size)
    return section(replace(_PAGE, foot=bottom), heads, feet)


def _logo() -> str:
    """A neutral mark in the place of the crown logo, whose use is restricted."""
    left, top, width, height = look.LETTER_LOGO
    return rectangle(left, top, width, height, look.LETTER_LOGO_TINT, 1)


def _sender(data: LetterData) -> str:
    kind = look.LETTER_SENDER_TYPE
    place = _frame(*look.LETTER_SENDER, 66, kind)
    size = RunFormat(size=kind.size).xml()
    return paragraph(ParagraphFormat("Header", frame=place, leading=kind.leading), run(data.sender.name, size))


def _repeated(data: LetterData, language: Language) -> Iterator[str]:
    """The right column of the following pages."""
    place = _frame(_COLUMN[0], look.LETTER_FOLLOWING, _COLUMN[1], look.LETTER_SMALL)
    yield paragraph(ParagraphFormat("ColophonHeading", frame=place), run(data.sender.name))
    if data.reference:
        heading = ParagraphFormat("ColophonHeading", frame=place, before=look.LETTER_SMALL.leading)
        yield paragraph(heading, run(wording.OUR_REFERENCE.say(language)))
        yield paragraph(ParagraphFormat("Colophon", frame=place), run(data.reference))


def _marking(imprint: Imprint, baseline: float) -> Iterator[str]:
    """The marking of a draft, at the top and the bottom of every page (Rijkshuisstijl, correspondentie)."""
    if imprint.draft and imprint.marking:
        place = _frame(_PAGE.left, baseline, _PAGE.text_width, look.LETTER_SMALL)
        yield paragraph(ParagraphFormat("Header", frame=place), run(imprint.marking.upper(), _BOLD))


def _foot(imprint: Imprint, language: Language) -> str:
    """The page number under the right column, what a draft says of itself under the text."""
    facts = " · ".join(draft_facts(imprint))
    return paragraph(ParagraphFormat("Footer"), run(facts) + TAB + page_of_pages(language))


# --- places -----------------------------------------------------------------------------------------


def _top_of_line(baseline: float, kind: Type) -> float:
    """Where a line of `kind` starts, in mm, when its text stands on `baseline`."""
    return baseline - mm(kind.leading - _DESCENT * kind.size)


def _frame(left: float, baseline: float, width: float, kind: Type) -> TextFrame:
    return TextFrame(left, _top_of_line(baseline, kind), width)
