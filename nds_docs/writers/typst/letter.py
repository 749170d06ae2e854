"""The covering letter as PDF: the first page as ministries lay it out, the text, the closing, the annexes."""

from __future__ import annotations

from nds_docs.compose import wording
from nds_docs.compose.edition import Letter
from nds_docs.writers.imprint import return_address
from nds_docs.writers.typst.blocks import blocks
from nds_docs.writers.typst.compile import image_names, lay_out
from nds_docs.writers.typst.escaping import string
from nds_docs.writers.typst.inlines import Setting
from nds_docs.writers.typst.survey import survey
from nds_docs.writers.typst.template import array, imprint_values, optional, preamble


def letter_pdf(letter: Letter) -> bytes:
    """The PDF/UA-1 + PDF/A-2a file. Raises `NdsError` when typst cannot make it."""
    return lay_out(letter_source(letter), letter.images, letter.imprint.date).pdf


def letter_source(letter: Letter) -> str:
    """The Typst source of the letter; images stand beside it under the names of `image_names`."""
    language = wording.document_language(letter.imprint.language)
    setting = Setting(
        letter.labels, image_names(letter.images), survey(letter.document.blocks), language, blocks, loose=False
    )
    values = imprint_values(letter.imprint, letter.letter.subject, letter.letter.sender.name) | _values(letter)
    text = blocks(letter.document.blocks, setting)
    return preamble("letter", values) + f"#opening\n\n{text}\n\n#closing\n"


def _values(letter: Letter) -> dict[str, str]:
    """The data of the letter as Typst code, by the names that the template uses."""
    data = letter.letter
    language = wording.document_language(letter.imprint.language)
    addressee = data.addressees[letter.addressee]
    date = wording.long_date(data.date or letter.imprint.date, language)
    facts = [(wording.DATE, date), (wording.SUBJECT, data.subject)]
    references = [
        (wording.OUR_REFERENCE, data.reference),
        (wording.YOUR_REFERENCE, data.your_reference),
        (wording.ANNEXES_COUNT, str(len(data.annexes)) if data.annexes else ""),
    ]
    behalf = wording.ON_BEHALF_OF.say(language, {"names": wording.enumeration(data.on_behalf_of, language)})
    also = [behalf if data.on_behalf_of and at == 0 else "" for at in range(len(data.signatories))]
    signed = zip(data.signatories, also, strict=True)
    return {
        "sender-name": string(data.sender.name),
        "sender-unit": optional(data.sender.unit),
        "reference": optional(data.reference),
        "return-address": string(f"> {wording.RETURN_ADDRESS.say(language)} {return_address(data.sender)}"),
        "address-lines": array([string(line) for line in (addressee.name, *addressee.address)]),
        "colofon-lines": array([string(line) for line in data.sender.colofon]),
        "references": array([array([string(w.say(language)), string(text)]) for w, text in references if text]),
        "letter-facts": array([array([string(w.say(language)), string(text)]) for w, text in facts]),
        "salutation": string(wording.SALUTATION.say(language)),
        "signatories": array([array([string(one.office), optional(extra), string(one.name)]) for one, extra in signed]),
        "annexes": array([string(annex.title) for annex in data.annexes]),
    }
