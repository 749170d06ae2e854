"""The covering letter as PDF: the first page as ministries lay it out, the text, the closing, the annexes."""

from __future__ import annotations

from nds_docs.compose import wording
from nds_docs.compose.edition import Letter
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Block
from nds_docs.writers import letterhead
from nds_docs.writers.typst.blocks import blocks
from nds_docs.writers.typst.compile import lay_out
from nds_docs.writers.typst.escaping import string
from nds_docs.writers.typst.images import image_files
from nds_docs.writers.typst.inlines import Setting
from nds_docs.writers.typst.survey import survey
from nds_docs.writers.typst.template import array, imprint_values, optional, strings, whole


def letter_pdf(letter: Letter) -> bytes:
    """The PDF/UA-1 + PDF/A-2a file. Raises `NdsError` when typst cannot make it."""
    return lay_out(letter_source(letter), letter.images, letter.imprint.date).pdf


def letter_source(letter: Letter) -> str:
    """The Typst source of the letter; images stand beside it under the names of `image_files`."""
    language = wording.document_language(letter.imprint.language)
    known = survey((*letter.document.blocks, *letter.annex))
    setting = Setting(letter.labels, image_files(letter.images), known, language, blocks, loose=False)
    values = imprint_values(letter.imprint, letter.letter.subject, letter.letter.sender.name) | _values(letter)
    text = _text(letter.document.blocks, setting)
    annex = f"\n#pagebreak()\n\n{blocks(letter.annex, setting)}\n" if letter.annex else ""
    return whole("letter", values, f"#opening\n\n{text}\n\n#closing\n{annex}")


def _text(body: tuple[Block, ...], setting: Setting) -> str:
    """The text of the letter; a last paragraph stays with the closing."""
    match body:
        case (*above, n.Para() as last):
            return f"{blocks(tuple(above), setting)}\n\n#last[{blocks((last,), setting)}];"
        case _:
            return blocks(body, setting)


def _values(letter: Letter) -> dict[str, str]:
    """The data of the letter as Typst code, by the names that the template uses."""
    data = letter.letter
    language = wording.document_language(letter.imprint.language)
    addressee = data.addressees[letter.addressee]
    return {
        "keywords": strings(*letterhead.keywords(letter)),
        "sender-name": string(data.sender.name),
        "sender-unit": optional(data.sender.unit),
        "reference": optional(data.reference),
        "return-address": string(letterhead.return_address(data, language)),
        "address-lines": strings(*letterhead.address_lines(addressee)),
        "colofon-lines": strings(*data.sender.colofon),
        "references": array([strings(*entry) for entry in letterhead.references(data, language)]),
        "letter-facts": array([strings(*fact) for fact in letterhead.facts(letter, language)]),
        "salutation": string(wording.SALUTATION.say(language)),
        "signatories": array([strings(*signed) for signed in letterhead.signatures(data)]),
        "annexes": strings(*(annex.title for annex in data.annexes)),
    }
