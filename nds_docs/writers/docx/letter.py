"""A covering letter as a Word file: plain paragraphs in Word's own styles for letters, placed as ministries place them.

What stands beside the text (return address, address, colofon) is paragraphs in frames (`w:framePr`): they keep their
place on the page and paste as text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nds_docs.compose import wording
from nds_docs.compose.edition import Imprint, Letter
from nds_docs.compose.wording import document_language
from nds_docs.document import nodes as n
from nds_docs.language import Language
from nds_docs.register.schema import LetterData
from nds_docs.writers import letterhead, look
from nds_docs.writers.docx.comment_marks import marked
from nds_docs.writers.docx.comments import Comment, add_comments
from nds_docs.writers.docx.conversion import Conversion
from nds_docs.writers.docx.formatting import ParagraphFormat, RunFormat, TextFrame, paragraph
from nds_docs.writers.docx.letter_styles import letter_styles
from nds_docs.writers.docx.lower import LETTER, lower
from nds_docs.writers.docx.lowered import Lowered
from nds_docs.writers.docx.marks import bookmark_name
from nds_docs.writers.docx.numbering import Count, count_number
from nds_docs.writers.docx.ooxml import TAB, mm, pt, run
from nds_docs.writers.docx.package import Package
from nds_docs.writers.docx.properties import add_properties
from nds_docs.writers.docx.running import add_foot, add_head, page_of_pages, rectangle, section, watermark
from nds_docs.writers.imprint import draft_facts
from nds_docs.writers.look import Type

_BOLD = RunFormat(bold=True).xml()
_DESCENT = 0.21  # of Verdana and DejaVu Sans, in em
_PAGE = look.LETTER_PAGE
_COLUMN = (look.LETTER_COLUMN, look.LETTER_COLUMN_WIDTH)


class PendingLetter:
    """A letter that pandoc is at work on, on the other core; `comments` stand beside its text."""

    def __init__(self, letter: Letter, comments: tuple[Comment, ...] = ()) -> None:
        self._letter = letter
        self._language = document_language(letter.imprint.language)
        self._comments = comments
        text = n.Document((*letter.document.blocks, *letter.annex))
        text = marked(text, comments) if comments else text
        self._lowered = lower(text, letter.labels, self._language, LETTER)
        self._conversion = Conversion(self._lowered, letter.images, {})

    def finish(self) -> bytes:
        """The file. Raises `NdsError` where pandoc failed or complained, or a picture is neither PNG nor JPEG."""
        letter, language = self._letter, self._language
        package = Package()
        package.add("word/styles.xml", letter_styles(letter.imprint.language))
        data = letter.letter
        keywords = letterhead.keywords(letter)
        add_properties(package, letter.imprint, data.subject, data.sender.name, look.WORD_LETTER_FONT, keywords)
        add_comments(package, self._comments)
        before = "".join(_opening(letter, language))
        after = "".join((*_closing(data, language), *_annexes(data, language, self._lowered)))
        section = _section(package, letter, language)
        return self._conversion.finish(package, before, after, section, numbered=False, behind=_annex_start(letter))


def letter_docx(letter: Letter) -> bytes:
    """The Word file of a letter. The same letter gives the same bytes. Raises as `finish`."""
    return PendingLetter(letter).finish()


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


def _annexes(data: LetterData, language: Language, lowered: Lowered) -> Iterator[str]:
    """The list of what goes with the letter, in sending order."""
    if not data.annexes:
        return
    above = 3 * look.LETTER_BODY.leading
    yield paragraph(ParagraphFormat("Heading1", before=above), run(wording.ANNEXES.say(language)))
    lowered.counts.append(Count(1, 0, ".", framed=False))
    numbering = (count_number(len(lowered.counts) - 1), 0)
    for annex in data.annexes:
        yield paragraph(ParagraphFormat("ListNumber", numbering=numbering), run(annex.title))


def _annex_start(letter: Letter) -> str:
    """The bookmark of the heading of the annex in the letter; "" where there is none."""
    match letter.annex:
        case (n.Header(attr=attr), *_):
            return bookmark_name(attr.id)
        case _:
            return ""


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
